/* What is agreed and planned beyond the homework itself: shares of subjects, syllabus and progress,
 * timetable, after-school service. Each call is one change. */
#include "config.h"

#include "service/plan.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

#define POSITION_MAX 1000
#define PERIOD_MAX 30

/* ---- checks shared by all ---- */

static bool check_grade(int grade, struct err *err)
{
    return (grade >= 1 && grade <= GRADE_MAX) ||
           err_set(err, ERR_INPUT, _("%d is no grade: 1 to %d"), grade, GRADE_MAX);
}

static bool check_subject(const struct session *session, const char *code, struct err *err)
{
    return subject_by_code(&session->service->data.subjects, code) ||
           err_set(err, ERR_INPUT, _("there is no subject %s: `hwboard subject list` shows them"),
                   code);
}

/* 0 stands for all classes where that is allowed. */
static bool check_class(const struct session *session, int64_t id, bool all, struct err *err)
{
    const struct class *class = service_class_by_id(session, id);

    return (all && id == 0) || (class && !class->removed) ||
           err_set(err, ERR_INPUT, _("this class is not there any more"));
}

static bool check_minutes(int minutes, struct err *err)
{
    return (minutes >= 0 && minutes <= PART_MAX_MINUTES) ||
           err_set(err, ERR_INPUT, _("%d minutes: give 0 to %d"), minutes, PART_MAX_MINUTES);
}

static bool accept_plan_name(const char **name, const char *what, struct arena *arena,
                             struct err *err)
{
    char *accepted;

    if (!*name || !**name)
        return err_set(err, ERR_INPUT, _("%s is empty: give one"), what);
    if (!text_accept(arena, *name, strlen(*name), NAME_MAX_CHARS, what, &accepted, NULL, err))
        return false;
    *name = accepted;
    return true;
}

/* ---- shares ---- */

static bool put_share(const struct session *session, struct change *change,
                      const struct share *after, struct arena *arena, struct err *err)
{
    struct share_list known;
    const struct share *before = NULL;

    if (!store_shares(session->service->store, arena, &known, err))
        return false;
    for (size_t i = 0; i < known.count; i++)
        if (known.items[i].grade == after->grade &&
            strcmp(known.items[i].subject, after->subject) == 0)
            before = &known.items[i];
    if (after->minutes < 0 && !before)
        return err_set(err, ERR_INPUT, _("nothing is agreed for %s in grade %d"), after->subject,
                       after->grade);
    return change_put_share(change, before, after->minutes < 0 ? NULL : after, err);
}

bool service_put_share(const struct session *session, int grade, const char *subject, int minutes,
                       struct err *err)
{
    struct share share = {.grade = grade, .subject = subject, .minutes = minutes};
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    bool ok = check_grade(grade, err) && check_subject(session, subject, err) &&
              (minutes < 0 || check_minutes(minutes, err)) &&
              begin_command(session, RIGHT_PLAN, "share", NULL, &change, &outcome, err);

    if (ok && change)
        ok = end_command(change, put_share(session, change, &share, arena, err), &outcome, err);
    arena_free(arena);
    return ok;
}

/* ---- syllabus ---- */

static bool same_syllabus(const struct unit *a, const struct unit *b)
{
    return a->grade == b->grade && strcmp(a->subject, b->subject) == 0;
}

static bool check_unit(const struct session *session, const struct unit *units, size_t index,
                       struct err *err)
{
    const struct unit *unit = &units[index];

    if (!check_grade(unit->grade, err) || !check_subject(session, unit->subject, err))
        return false;
    if (unit->position < 1 || unit->position > POSITION_MAX)
        return err_set(err, ERR_INPUT, _("%s: place %d: give 1 to %d"), unit->name, unit->position,
                       POSITION_MAX);
    for (size_t i = 0; i < index; i++)
        if (same_syllabus(&units[i], unit) &&
            (units[i].position == unit->position || text_same_word(units[i].name, unit->name)))
            return err_set(err, ERR_INPUT, _("%s (place %d) stands twice in grade %d, %s"),
                           unit->name, unit->position, unit->grade, unit->subject);
    return true;
}

/* Puts all units of one grade and subject; those that were there and are not named go. */
static bool replace_syllabus(const struct session *session, struct change *change,
                             const struct unit *units, size_t count, const struct unit *of,
                             struct arena *arena, struct err *err)
{
    struct unit_list known;

    if (!store_units(session->service->store, of->grade, of->subject, arena, &known, err))
        return false;
    for (size_t i = 0; i < known.count; i++) {
        bool stays = false;
        for (size_t j = 0; j < count; j++)
            stays = stays ||
                    (same_syllabus(&units[j], of) && units[j].position == known.items[i].position);
        if (!stays && !change_put_unit(change, &known.items[i], NULL, err))
            return false;
    }
    for (size_t j = 0; j < count; j++) {
        const struct unit *before = NULL;
        if (!same_syllabus(&units[j], of))
            continue;
        for (size_t i = 0; i < known.count; i++)
            before = known.items[i].position == units[j].position ? &known.items[i] : before;
        if (!change_put_unit(change, before, &units[j], err))
            return false;
    }
    return true;
}

bool service_put_units(const struct session *session, const struct unit *given, size_t count,
                       struct err *err)
{
    struct arena *arena = arena_new();
    struct unit *units = arena_memdup(arena, given, count * sizeof *given);
    struct change *change = NULL;
    struct outcome outcome;
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        ok = accept_plan_name(&units[i].name, _("the unit"), arena, err) &&
             check_unit(session, units, i, err);
    ok = ok && begin_command(session, RIGHT_PLAN, "syllabus", NULL, &change, &outcome, err);
    if (ok && change) {
        for (size_t i = 0; ok && i < count; i++) {
            bool done = false;
            for (size_t j = 0; j < i; j++)
                done = done || same_syllabus(&units[j], &units[i]);
            ok = done || replace_syllabus(session, change, units, count, &units[i], arena, err);
        }
        ok = end_command(change, ok, &outcome, err);
    }
    arena_free(arena);
    return ok;
}

bool service_remove_units(const struct session *session, int grade, const char *subject,
                          struct err *err)
{
    struct unit of = {.grade = grade, .subject = subject};
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    struct unit_list known;
    bool ok = service_units(session, grade, subject, arena, &known, err);

    if (ok && (grade == 0 || known.count == 0))
        ok = err_set(err, ERR_INPUT, _("there is no syllabus of %s in grade %d"), subject, grade);
    ok = ok && begin_command(session, RIGHT_PLAN, "syllabus rm", NULL, &change, &outcome, err);
    if (ok && change)
        ok = end_command(change, replace_syllabus(session, change, NULL, 0, &of, arena, err),
                         &outcome, err);
    arena_free(arena);
    return ok;
}

/* By its place, its name, or an unambiguous beginning of that; all that there is where it is none. */
static bool find_unit(const struct unit_list *units, const char *text, const struct unit **unit,
                      struct arena *arena, struct err *err)
{
    struct text_buf names = {.arena = arena};
    uint32_t position;
    size_t near = 0;

    *unit = NULL;
    for (size_t i = 0; i < units->count; i++)
        if (text_same_word(units->items[i].name, text)) {
            *unit = &units->items[i];
            return true;
        }
    if (text_parse_uint(text_fold(arena, text), POSITION_MAX, &position))
        for (size_t i = 0; i < units->count; i++)
            if (units->items[i].position == (int)position) {
                *unit = &units->items[i];
                return true;
            }
    for (size_t i = 0; i < units->count; i++) {
        text_buf_printf(&names, "%s%d %s", i > 0 ? ", " : "", units->items[i].position,
                        units->items[i].name);
        if (text_same_start(units->items[i].name, text)) {
            *unit = &units->items[i];
            near++;
        }
    }
    return near == 1 || err_set(err, ERR_INPUT, _("there is no unit “%s”: one of %s"), text,
                                text_fit(arena, text_buf_str(&names), 400));
}

static bool put_progress(const struct session *session, struct change *change,
                         const struct class *class, const char *subject, const char *text,
                         struct arena *arena, struct err *err)
{
    int grade = class_grade(&session->service->data.school, class, session->date).grade;
    struct progress after = {.class_id = class->id, .subject = subject};
    const struct progress *before = NULL;
    struct progress_list known;
    const struct unit *unit;
    struct unit_list units;

    if (!store_progress(session->service->store, class->id, arena, &known, err))
        return false;
    for (size_t i = 0; i < known.count; i++)
        if (strcmp(known.items[i].subject, subject) == 0)
            before = &known.items[i];
    if (!*text)
        return before ? change_put_progress(change, before, NULL, err)
                      : err_set(err, ERR_INPUT, _("no progress is noted for %s there"), subject);
    if (!store_units(session->service->store, grade, subject, arena, &units, err))
        return false;
    if (units.count == 0)
        return err_set(err, ERR_INPUT,
                       _("there is no syllabus of %s in grade %d: `hwboard syllabus import` takes "
                         "one"),
                       subject, grade);
    if (!find_unit(&units, text, &unit, arena, err))
        return false;
    after.position = unit->position;
    return change_put_progress(change, before, &after, err);
}

bool service_put_progress(const struct session *session, const struct class *class,
                          const char *subject, const char *unit, struct err *err)
{
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    bool ok = check_subject(session, subject, err) &&
              begin_command(session, RIGHT_PLAN, "progress", NULL, &change, &outcome, err);

    if (ok && change)
        ok = end_command(change, put_progress(session, change, class, subject, unit, arena, err),
                         &outcome, err);
    arena_free(arena);
    return ok;
}

/* ---- timetable ---- */

static bool check_lesson(const struct session *session, const struct lesson_slot *lessons,
                         size_t index, struct err *err)
{
    const struct lesson_slot *lesson = &lessons[index];

    if (!check_class(session, lesson->class_id, false, err) ||
        !check_subject(session, lesson->subject, err))
        return false;
    if (lesson->period < 1 || lesson->period > PERIOD_MAX)
        return err_set(err, ERR_INPUT, _("lesson %d of a day: give 1 to %d"), lesson->period,
                       PERIOD_MAX);
    for (size_t i = 0; i < index; i++)
        if (lessons[i].class_id == lesson->class_id && lessons[i].weekday == lesson->weekday &&
            lessons[i].period == lesson->period)
            return err_set(err, ERR_INPUT, _("%s lesson %d stands twice"),
                           date_weekday_name(lesson->weekday, session->lang), lesson->period);
    return true;
}

static bool same_slot(const struct lesson_slot *a, const struct lesson_slot *b)
{
    return a->class_id == b->class_id && a->weekday == b->weekday && a->period == b->period;
}

static bool replace_timetable(const struct session *session, struct change *change,
                              const struct lesson_slot *lessons, size_t count, int64_t class_id,
                              struct arena *arena, struct err *err)
{
    struct lesson_list known;

    if (!store_lessons(session->service->store, class_id, arena, &known, err))
        return false;
    for (size_t i = 0; i < known.count; i++) {
        bool stays = false;
        for (size_t j = 0; j < count; j++)
            stays = stays || same_slot(&lessons[j], &known.items[i]);
        if (!stays && !change_put_lesson(change, &known.items[i], NULL, err))
            return false;
    }
    for (size_t j = 0; j < count; j++) {
        const struct lesson_slot *before = NULL;
        if (lessons[j].class_id != class_id)
            continue;
        for (size_t i = 0; i < known.count; i++)
            before = same_slot(&lessons[j], &known.items[i]) ? &known.items[i] : before;
        if (!change_put_lesson(change, before, &lessons[j], err))
            return false;
    }
    return true;
}

bool service_put_lessons(const struct session *session, const struct lesson_slot *lessons,
                         size_t count, struct err *err)
{
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++)
        ok = check_lesson(session, lessons, i, err);
    ok = ok && begin_command(session, RIGHT_PLAN, "timetable", NULL, &change, &outcome, err);
    if (ok && change) {
        for (size_t i = 0; ok && i < count; i++) {
            bool done = false;
            for (size_t j = 0; j < i; j++)
                done = done || lessons[j].class_id == lessons[i].class_id;
            ok = done || replace_timetable(session, change, lessons, count, lessons[i].class_id,
                                           arena, err);
        }
        ok = end_command(change, ok, &outcome, err);
    }
    arena_free(arena);
    return ok;
}

bool service_remove_lessons(const struct session *session, const struct class *class,
                            struct err *err)
{
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    struct lesson_list known;
    bool ok = service_lessons(session, class, arena, &known, err);

    if (ok && known.count == 0)
        ok = err_set(err, ERR_INPUT, _("this class has no timetable"));
    ok = ok && begin_command(session, RIGHT_PLAN, "timetable rm", NULL, &change, &outcome, err);
    if (ok && change)
        ok = end_command(change, replace_timetable(session, change, NULL, 0, class->id, arena, err),
                         &outcome, err);
    arena_free(arena);
    return ok;
}

/* ---- after-school service ---- */

static bool put_time(const struct session *session, struct change *change,
                     const struct service_time *after, struct arena *arena, struct err *err)
{
    struct service_list known;
    const struct service_time *before = NULL;

    if (!store_services(session->service->store, after->class_id, arena, &known, err))
        return false;
    for (size_t i = 0; i < known.count; i++)
        before = known.items[i].weekday == after->weekday ? &known.items[i] : before;
    if (after->minutes == 0)
        return !before || change_put_service(change, before, NULL, err);
    return change_put_service(change, before, after, err);
}

static bool check_time(const struct session *session, const struct service_time *times,
                       size_t index, struct err *err)
{
    if (!check_class(session, times[index].class_id, false, err) ||
        !check_minutes(times[index].minutes, err))
        return false;
    for (size_t i = 0; i < index; i++)
        if (times[i].class_id == times[index].class_id && times[i].weekday == times[index].weekday)
            return err_set(err, ERR_INPUT, _("the minutes of %s stand twice for one class"),
                           date_weekday_name(times[index].weekday, session->lang));
    return true;
}

bool service_put_service(const struct session *session, const struct service_rows *given,
                         struct err *err)
{
    struct arena *arena = arena_new();
    struct activity *rows =
        arena_memdup(arena, given->activities, given->activity_count * sizeof *rows);
    struct change *change = NULL;
    struct outcome outcome;
    bool ok = true;

    for (size_t i = 0; ok && i < given->time_count; i++)
        ok = check_time(session, given->times, i, err);
    for (size_t i = 0; ok && i < given->activity_count; i++)
        ok = check_class(session, rows[i].class_id, true, err) &&
             accept_plan_name(&rows[i].name, _("the activity"), arena, err);
    ok = ok && begin_command(session, RIGHT_PLAN, "service", NULL, &change, &outcome, err);
    if (ok && change) {
        for (size_t i = 0; ok && i < given->time_count; i++)
            ok = put_time(session, change, &given->times[i], arena, err);
        for (size_t i = 0; ok && i < given->activity_count; i++) {
            rows[i].id = change_new_id(change, ENTITY_ACTIVITY);
            ok = change_put_activity(change, NULL, &rows[i], err);
        }
        ok = end_command(change, ok, &outcome, err);
    }
    arena_free(arena);
    return ok;
}

/* An activity of all classes or of any one, of any day. */
static bool find_activity(const struct session *session, int64_t id, struct arena *arena,
                          const struct activity **activity, struct err *err)
{
    const struct class_list *classes = &session->service->data.classes;
    struct activity_list list;

    *activity = NULL;
    for (size_t c = 0; c <= classes->count && !*activity; c++) {
        if (!store_activities(session->service->store, c > 0 ? classes->items[c - 1].id : 0,
                              DAY_FIRST, DAY_LAST, arena, &list, err))
            return false;
        for (size_t i = 0; i < list.count; i++)
            if (list.items[i].id == id)
                *activity = &list.items[i];
        if (*activity)
            *activity = arena_memdup(arena, *activity, sizeof **activity);
    }
    return *activity || err_set(err, ERR_INPUT,
                                _("there is no activity %lld: `hwboard service list` shows them"),
                                (long long)id);
}

bool service_activity(const struct session *session, int64_t id, struct arena *arena,
                      const struct activity **activity, struct err *err)
{
    return session_may(session, RIGHT_READ, err) &&
           find_activity(session, id, arena, activity, err);
}

bool service_edit_activity(const struct session *session, const struct activity *after,
                           struct err *err)
{
    struct arena *arena = arena_new();
    struct activity row = *after;
    struct change *change = NULL;
    struct outcome outcome;
    const struct activity *before;
    bool ok = accept_plan_name(&row.name, _("the activity"), arena, err) &&
              begin_command(session, RIGHT_PLAN, "service edit", NULL, &change, &outcome, err);

    if (ok && change)
        ok = end_command(change,
                         find_activity(session, row.id, arena, &before, err) &&
                             change_put_activity(change, before, &row, err),
                         &outcome, err);
    arena_free(arena);
    return ok;
}

bool service_remove_activity(const struct session *session, int64_t id, struct err *err)
{
    struct arena *arena = arena_new();
    struct change *change = NULL;
    struct outcome outcome;
    const struct activity *activity;
    bool ok = begin_command(session, RIGHT_PLAN, "service rm", NULL, &change, &outcome, err);

    if (ok && change)
        ok = end_command(change,
                         find_activity(session, id, arena, &activity, err) &&
                             change_put_activity(change, activity, NULL, err),
                         &outcome, err);
    arena_free(arena);
    return ok;
}

/* ---- reading ---- */

bool service_shares(const struct session *session, struct arena *arena, struct share_list *list,
                    struct err *err)
{
    return session_may(session, RIGHT_READ, err) &&
           store_shares(session->service->store, arena, list, err);
}

bool service_units(const struct session *session, int grade, const char *subject,
                   struct arena *arena, struct unit_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, err) &&
           store_units(session->service->store, grade, subject, arena, list, err);
}

bool service_progress(const struct session *session, const struct class *class, struct arena *arena,
                      struct progress_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, err) &&
           store_progress(session->service->store, class->id, arena, list, err);
}

bool service_lessons(const struct session *session, const struct class *class, struct arena *arena,
                     struct lesson_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, err) &&
           store_lessons(session->service->store, class->id, arena, list, err);
}

bool service_services(const struct session *session, const struct class *class, struct arena *arena,
                      struct service_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, err) &&
           store_services(session->service->store, class->id, arena, list, err);
}

bool service_activities(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct activity_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, err) &&
           store_activities(session->service->store, class ? class->id : 0, from, to, arena, list,
                            err);
}
