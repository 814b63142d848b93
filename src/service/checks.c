/* Checks that several use-cases share: names, codes, days, and that what is named is there. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

bool accept_name(char **name, bool required, const char *what, struct arena *arena, struct err *err)
{
    if (!*name || !**name) {
        *name = arena_strdup(arena, "");
        return !required || err_set(err, ERR_INPUT, _("%s is empty: give one"), what);
    }
    return text_accept(arena, *name, strlen(*name), NAME_MAX_CHARS, what, name, NULL, err);
}

bool accept_code(const char *code, struct err *err)
{
    bool good = code && *code >= 'a' && *code <= 'z' && strlen(code) <= NAME_MAX_CHARS;

    for (const char *c = code; good && *c; c++)
        good = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-';
    return good ||
           err_set(
               err, ERR_INPUT,
               _("the code “%s”: use lower-case letters, digits and -, beginning with a letter"),
               code ? code : "");
}

bool check_days(day_t first, day_t last, struct err *err)
{
    char a[DATE_TEXT_BYTES], b[DATE_TEXT_BYTES];

    if (first < DAY_FIRST || last >= DAY_LAST)
        return err_set(err, ERR_INPUT, _("%s to %s is outside the calendar"), date_iso(first, a),
                       date_iso(last, b));
    return first <= last || err_set(err, ERR_INPUT, _("%s comes after %s: swap the days"),
                                    date_iso(first, a), date_iso(last, b));
}

day_t said_from(const struct session *session, bool first)
{
    return session->moment.from != 0 ? session->moment.from
           : first                   ? FROM_BEGINNING
                                     : session->moment.date;
}

day_t shown_day(const struct session *session)
{
    return session->moment.from != 0 ? session->moment.from : session->moment.date;
}

bool check_grade(int grade, struct err *err)
{
    return (grade >= 1 && grade <= GRADE_MAX) ||
           err_set(err, ERR_INPUT, _("%d is not a grade: give 1 to %d"), grade, GRADE_MAX);
}

bool subject_is_there(const struct session *session, const char *code, struct err *err)
{
    return subject_by_code(&session->service->data.subjects, code) ||
           err_set(err, ERR_INPUT, _("there is no subject %s: `hwboard subject list` shows them"),
                   code);
}

bool class_is_there(const struct session *session, int64_t id, bool all, struct err *err)
{
    const struct class *class = service_class_by_id(session, id);

    return (all && id == 0) || (class && !class->removed) ||
           err_set(err, ERR_INPUT, _("this class no longer exists"));
}

bool check_minutes(int minutes, struct err *err)
{
    return (minutes >= 0 && minutes <= PART_MAX_MINUTES) ||
           err_set(err, ERR_INPUT, _("%d minutes: give 0 to %d"), minutes, PART_MAX_MINUTES);
}

bool accept_plan_name(const char **name, const char *what, struct arena *arena, struct err *err)
{
    char *accepted = arena_strdup(arena, *name);

    if (!accept_name(&accepted, true, what, arena, err))
        return false;
    *name = accepted;
    return true;
}

bool may_of_grade(const struct run *run, int grade)
{
    const struct right_object object = {.grade = grade};

    return session_may(run->session, run->right, &object, run->err);
}

bool may_of_class(const struct run *run, int64_t class_id)
{
    const struct right_object object = {.class_id = class_id};

    return session_may(run->session, run->right, &object, run->err);
}
