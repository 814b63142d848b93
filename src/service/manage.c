/* Keeping what the school is: classes, subjects, teachers, calendar rows, terms. Each call is one
 * change, checked here and undone like any other. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"
#include "service/manage.h"

/* ---- checks shared by all ---- */

static bool accept_name(char **name, bool required, const char *what, struct arena *arena,
                        struct err *err)
{
    if (!*name || !**name) {
        *name = arena_strdup(arena, "");
        return !required || err_set(err, ERR_INPUT, _("%s is empty: give one"), what);
    }
    return text_accept(arena, *name, strlen(*name), NAME_MAX_CHARS, what, name, NULL, err);
}

/* [a-z][a-z0-9-]* */
static bool accept_code(const char *code, const char *what, struct err *err)
{
    bool good = code && *code >= 'a' && *code <= 'z' && strlen(code) <= NAME_MAX_CHARS;

    for (const char *c = code; good && *c; c++)
        good = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-';
    return good || err_set(err, ERR_INPUT, _("“%s” is no %s: a-z first, then a-z, 0-9 and -"),
                           code ? code : "", what);
}

static bool check_days(day_t first, day_t last, struct err *err)
{
    char a[DATE_TEXT_BYTES], b[DATE_TEXT_BYTES];

    if (first < DAY_FIRST || last >= DAY_LAST)
        return err_set(err, ERR_INPUT, _("%s to %s is out of the calendar"), date_iso(first, a),
                       date_iso(last, b));
    return first <= last || err_set(err, ERR_INPUT, _("%s comes after %s: swap the days"),
                                    date_iso(first, a), date_iso(last, b));
}

/* Ends a command of this file: commits, then reads the school data anew. */
static bool settle(const struct session *session, struct change *change, bool ok,
                   struct outcome *outcome, struct err *err)
{
    return end_command(change, ok, outcome, err) && service_refresh(session->service, err);
}

/* ---- school ---- */

bool service_put_school(const struct session *session, const struct school *after, struct err *err)
{
    struct arena *arena = arena_new();
    struct school school = *after;
    struct change *change = NULL;
    struct outcome outcome;
    bool ok = accept_name(&school.name, true, _("the school's name"), arena, err);

    if (ok && date_from_ymd(2023, school.year_start_month, school.year_start_day) == DAY_NONE)
        ok = err_set(err, ERR_INPUT,
                     _("the school year cannot begin on %d-%d: no such day every year"),
                     school.year_start_month, school.year_start_day);
    ok = ok && begin_command(session, RIGHT_MANAGE, "school edit", NULL, &change, &outcome, err);
    if (ok && change)
        ok =
            settle(session, change,
                   change_put_school(change, &service_data(session->service)->school, &school, err),
                   &outcome, err);
    arena_free(arena);
    return ok;
}

/* ---- classes ---- */

static bool check_class(const struct session *session, const struct class *before,
                        const struct class *after, struct err *err)
{
    const struct school_data *data = service_data(session->service);

    if (data->school.stage_years[after->stage] == 0)
        return err_set(err, ERR_INPUT,
                       _("the school has no such stage: its stages are set by --stages"));
    if (after->number < 1 || after->number > CLASS_NUMBER_MAX)
        return err_set(err, ERR_INPUT, _("%d is no class number: 1 to %d"), after->number,
                       CLASS_NUMBER_MAX);
    if (after->entry_year < ENTRY_YEAR_MIN || after->entry_year > ENTRY_YEAR_MAX)
        return err_set(err, ERR_INPUT, _("%d is no entry year: %d to %d"), after->entry_year,
                       ENTRY_YEAR_MIN, ENTRY_YEAR_MAX);
    if (after->size < 0 || after->size > CLASS_SIZE_MAX)
        return err_set(err, ERR_INPUT, _("%d is no class size: 0 to %d"), after->size,
                       CLASS_SIZE_MAX);
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *other = &data->classes.items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (other->stage == after->stage && other->entry_year == after->entry_year &&
            other->number == after->number)
            return err_set(err, ERR_INPUT, _("class %d of the %d entry is there already"),
                           after->number, after->entry_year);
        if (*after->name && text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("another class is named “%s” already"), after->name);
    }
    return true;
}

bool service_put_class(const struct session *session, const struct class *before,
                       struct class *after, struct err *err)
{
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    struct class row = after ? *after : *before;
    bool ok = true;

    row.removed |= !after;
    if (after)
        ok = accept_name(&row.name, false, _("the class's name"), arena, err) &&
             check_class(session, before, &row, err);
    ok = ok && begin_command(session, RIGHT_MANAGE,
                             !before ? "class add"
                             : after ? "class edit"
                                     : "class rm",
                             NULL, &change, &outcome, err);
    if (ok && change) {
        if (!before)
            row.id = change_new_id(change, ENTITY_CLASS);
        ok = settle(session, change, change_put_class(change, before, &row, err), &outcome, err);
        if (ok && after)
            after->id = row.id;
    }
    arena_free(arena);
    return ok;
}

/* ---- subjects ---- */

static bool check_subject(const struct session *session, const struct subject *before,
                          struct subject *after, struct arena *arena, struct err *err)
{
    const struct subject_list *subjects = &service_data(session->service)->subjects;

    if (!accept_code(after->code, _("code of a subject"), err) ||
        !accept_name(&after->zh, true, _("the subject's Chinese name"), arena, err) ||
        !accept_name(&after->en, false, _("the subject's English name"), arena, err) ||
        !accept_name(&after->short_zh, false, _("the subject's short name"), arena, err))
        return false;
    if (!*after->en)
        after->en = after->zh;
    if (!*after->short_zh)
        after->short_zh = after->zh;
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *other = &subjects->items[i];
        if (before && strcmp(other->code, before->code) == 0)
            continue;
        if (strcmp(other->code, after->code) == 0 || text_same_word(other->zh, after->zh))
            return err_set(err, ERR_INPUT, _("the subject %s (%s) is there already"), other->code,
                           other->zh);
    }
    return true;
}

bool service_put_subject(const struct session *session, const struct subject *before,
                         const struct subject *after, struct err *err)
{
    const struct subject_list *own = &service_data(session->service)->own_subjects;
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    /* a subject of the file has no row of its own until the school changes it */
    const struct subject *row = before ? subject_by_code(own, before->code) : NULL;
    struct subject put = after ? *after : *before;
    bool ok = true;

    put.hidden |= !after; /* old homework keeps its name: taken out of use, not away */
    if (after)
        ok = check_subject(session, before, &put, arena, err);
    ok = ok && begin_command(session, RIGHT_MANAGE,
                             !before ? "subject add"
                             : after ? "subject edit"
                                     : "subject rm",
                             NULL, &change, &outcome, err);
    if (ok && change)
        ok = settle(session, change, change_put_subject(change, row, &put, err), &outcome, err);
    arena_free(arena);
    return ok;
}

/* ---- teachers ---- */

static bool check_teacher(const struct session *session, const struct teacher *before,
                          struct teacher *after, struct arena *arena, struct err *err)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;
    /* a login that a computer has is taken as it is: only what is typed is judged */
    bool same = before && after->login && strcmp(before->login, after->login) == 0;

    if (!accept_name(&after->name, true, _("the teacher's name"), arena, err) ||
        (after->login && *after->login && !same && !accept_login(&after->login, arena, err)))
        return false;
    if (!after->login)
        after->login = arena_strdup(arena, "");
    for (size_t i = 0; i < teachers->count; i++) {
        const struct teacher *other = &teachers->items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (*after->login && strcmp(other->login, after->login) == 0)
            return err_set(err, ERR_INPUT, _("the login %s is %s's already"), other->login,
                           other->name);
    }
    return true;
}

static const struct teaching *find_teaching(const struct session *session, int64_t class_id,
                                            const char *subject)
{
    const struct teaching_list *known = &service_data(session->service)->teachings;

    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].class_id == class_id && strcmp(known->items[i].subject, subject) == 0)
            return &known->items[i];
    return NULL;
}

static bool put_taught(const struct session *session, struct change *change, int64_t teacher_id,
                       const struct person_change *what, struct err *err)
{
    for (size_t i = 0; i < what->taught_count; i++) {
        struct teaching after = what->taught[i];
        after.teacher_id = teacher_id;
        if (!change_put_teaching(change, find_teaching(session, after.class_id, after.subject),
                                 &after, err))
            return false;
    }
    return true;
}

bool service_put_teacher(const struct session *session, const struct teacher *before,
                         struct teacher *after, const struct person_change *what, struct err *err)
{
    static const struct person_change nothing;
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    struct teacher row = after ? *after : *before;
    bool ok = true;

    what = what ? what : &nothing;
    row.removed |= !after;
    if (after)
        ok = check_teacher(session, before, &row, arena, err);
    ok = ok && begin_command(session, RIGHT_MANAGE,
                             !before ? "teacher add"
                             : after ? "teacher edit"
                                     : "teacher rm",
                             NULL, &change, &outcome, err);
    if (ok && change) {
        if (!before)
            row.id = change_new_id(change, ENTITY_TEACHER);
        ok = settle(session, change,
                    change_put_teacher(change, before, &row, err) &&
                        put_taught(session, change, row.id, what, err) &&
                        put_roles(session, change, &row, what, err),
                    &outcome, err);
        if (ok && after)
            after->id = row.id;
    }
    arena_free(arena);
    return ok;
}

bool service_put_teaching(const struct session *session, const struct class *class,
                          const char *subject, int64_t teacher_id, struct err *err)
{
    struct teaching after = {
        .class_id = class->id, .subject = (char *)subject, .teacher_id = teacher_id};
    const struct teaching *before = find_teaching(session, class->id, subject);
    struct change *change = NULL;
    struct outcome outcome;

    if (!before && teacher_id == 0)
        return err_set(err, ERR_INPUT, _("nobody is named for %s there"), subject);
    if (!begin_command(session, RIGHT_MANAGE, "teacher assign", NULL, &change, &outcome, err))
        return false;
    if (!change)
        return true;
    return settle(session, change,
                  change_put_teaching(change, before, teacher_id ? &after : NULL, err), &outcome,
                  err);
}

/* ---- calendar ---- */

static const struct calendar_row *find_calendar_row(const struct session *session, int64_t id)
{
    const struct calendar_list *rows = &service_data(session->service)->own_calendar;

    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].id == id)
            return &rows->items[i];
    return NULL;
}

bool service_put_calendar(const struct session *session, const struct calendar_row *rows,
                          size_t count, struct err *err)
{
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    bool ok = true;

    for (size_t i = 0; i < count && ok; i++)
        ok = check_days(rows[i].first, rows[i].last, err);
    ok = ok && begin_command(session, RIGHT_MANAGE,
                             count > 0 && rows[0].id ? "calendar edit" : "calendar add", NULL,
                             &change, &outcome, err);
    if (ok && change) {
        for (size_t i = 0; i < count && ok; i++) {
            struct calendar_row row = rows[i];
            const struct calendar_row *before = find_calendar_row(session, row.id);
            ok = accept_name(&row.name, false, _("the day's name"), arena, err);
            if (ok) {
                if (!before)
                    row.id = change_new_id(change, ENTITY_CALENDAR);
                ok = change_put_calendar(change, before, &row, err);
            }
        }
        ok = settle(session, change, ok, &outcome, err);
    }
    arena_free(arena);
    return ok;
}

bool service_remove_calendar(const struct session *session, int64_t id, struct err *err)
{
    const struct calendar_row *row = find_calendar_row(session, id);
    struct change *change = NULL;
    struct outcome outcome;

    if (!row)
        return err_set(err, ERR_INPUT,
                       _("there is no calendar row %lld: `hwboard calendar list` shows them"),
                       (long long)id);
    if (!begin_command(session, RIGHT_MANAGE, "calendar rm", NULL, &change, &outcome, err))
        return false;
    return !change ||
           settle(session, change, change_put_calendar(change, row, NULL, err), &outcome, err);
}

/* ---- terms ---- */

static bool check_term(const struct session *session, const struct term *before, struct term *after,
                       struct arena *arena, struct err *err)
{
    const struct term_list *terms = &service_data(session->service)->terms;

    if (!accept_name(&after->name, true, _("the term's name"), arena, err) ||
        !check_days(after->first, after->last, err))
        return false;
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *other = &terms->items[i];
        if (before && other->id == before->id)
            continue;
        if (text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("the term %s is there already"), other->name);
        if (after->first <= other->last && other->first <= after->last)
            return err_set(err, ERR_INPUT, _("the term overlaps with %s"), other->name);
    }
    return true;
}

bool service_put_term(const struct session *session, const struct term *before, struct term *after,
                      struct err *err)
{
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    struct term row = after ? *after : *before;
    bool ok = !after || check_term(session, before, &row, arena, err);

    ok = ok && begin_command(session, RIGHT_MANAGE,
                             !before ? "term add"
                             : after ? "term edit"
                                     : "term rm",
                             NULL, &change, &outcome, err);
    if (ok && change) {
        if (!before)
            row.id = change_new_id(change, ENTITY_TERM);
        ok = settle(session, change, change_put_term(change, before, after ? &row : NULL, err),
                    &outcome, err);
        if (ok && after)
            after->id = row.id;
    }
    arena_free(arena);
    return ok;
}

void service_term_after(const struct session *session, const struct term *earlier,
                        struct term *term)
{
    term->first = calendar_next_school_day(service_data(session->service)->calendar, earlier->last);
    term->last = term->first + (earlier->last - earlier->first);
}

static const char *teacher_name(const struct school_data *data, int64_t id)
{
    for (size_t i = 0; i < data->teachers.count; i++)
        if (data->teachers.items[i].id == id && !data->teachers.items[i].removed)
            return data->teachers.items[i].name;
    return NULL;
}

struct roller
{
    const struct school_data *data;
    struct arena *arena;
    struct roll *roll;
    size_t capacity;
};

static void roll_add(struct roller *roller, enum roll_kind what, const struct class *class,
                     const char *subject, const char *teacher)
{
    struct roll *roll = roller->roll;

    roll->lines = arena_grow(roller->arena, roll->lines, &roller->capacity, roll->count + 1,
                             sizeof *roll->lines);
    roll->lines[roll->count++] = (struct roll_line){
        what, class, arena_strdup(roller->arena, subject), arena_strdup(roller->arena, teacher)};
}

/* What one class becomes, as far as it is of this kind. */
static void roll_class(struct roller *roller, enum roll_kind wanted, const struct class *class,
                       bool was, bool is)
{
    bool any = false;

    for (size_t i = 0; i < roller->data->teachings.count; i++) {
        const struct teaching *taught = &roller->data->teachings.items[i];
        const char *name = teacher_name(roller->data, taught->teacher_id);
        enum roll_kind what = !is ? ROLL_FINISHES : name ? ROLL_GOES_ON : ROLL_NOBODY;

        if (taught->class_id != class->id)
            continue;
        any = true;
        if (was && what == wanted)
            roll_add(roller, what, class, taught->subject, name);
    }
    if (!any && was && wanted == (is ? ROLL_GOES_ON : ROLL_FINISHES))
        roll_add(roller, wanted, class, NULL, NULL);
    if (!any && !was && is && wanted == ROLL_NEW)
        roll_add(roller, ROLL_NEW, class, NULL, NULL);
}

bool service_roll_term(const struct session *session, const struct term *earlier, struct term *term,
                       bool dry_run, struct arena *arena, struct roll *roll, struct err *err)
{
    struct roller roller = {.data = service_data(session->service), .arena = arena, .roll = roll};
    struct term checked = *term;
    day_t before = earlier->last, first = term->first;
    const struct class **classes;
    size_t count;

    *roll = (struct roll){0};
    if (first <= before)
        return err_set(err, ERR_INPUT, _("the term begins before %s ends"), earlier->name);
    if (dry_run ? !session_may(session, RIGHT_MANAGE, err) ||
                      !check_term(session, NULL, &checked, arena, err)
                : !service_put_term(session, NULL, term, err))
        return false;
    classes = service_classes(session, first, true, arena, &count);
    for (int what = ROLL_GOES_ON; what <= ROLL_FINISHES; what++)
        for (size_t i = 0; i < count; i++)
            roll_class(&roller, (enum roll_kind)what, classes[i],
                       class_grade(&roller.data->school, classes[i], before).phase == CLASS_CURRENT,
                       class_grade(&roller.data->school, classes[i], first).phase == CLASS_CURRENT);
    return true;
}
