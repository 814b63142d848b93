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

/* What is touched is of a grade, or of a class (0: of all). */
static bool may_of_grade(const struct run *run, int grade)
{
    const struct right_object object = {.grade = grade};

    return session_may(run->session, run->right, &object, run->err);
}

static bool may_of_class(const struct run *run, int64_t class_id)
{
    const struct right_object object = {.class_id = class_id};

    return session_may(run->session, run->right, &object, run->err);
}

/* ---- shares ---- */

static bool put_share(struct run *run, void *context)
{
    const struct share *after = context;
    const void *before;

    if (!may_of_grade(run, after->grade) || !check_grade(after->grade, run->err) ||
        !check_subject(run->session, after->subject, run->err) ||
        (after->minutes >= 0 && !check_minutes(after->minutes, run->err)) ||
        !store_find(run->session->service->store, ENTITY_SHARE, after, run->arena, &before,
                    run->err))
        return false;
    if (after->minutes < 0 && !before)
        return err_set(run->err, ERR_INPUT, _("nothing is agreed for %s in grade %d"),
                       after->subject, after->grade);
    return change_put_share(run->change, before, after->minutes < 0 ? NULL : after, run->err);
}

bool service_put_share(const struct session *session, int grade, const char *subject, int minutes,
                       struct err *err)
{
    const struct command command = {.action = ACTION_SHARE};
    struct share share = {.grade = grade, .subject = subject, .minutes = minutes};

    return run_change(session, &command, put_share, &share, NULL, NULL, err);
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
static bool replace_syllabus(struct run *run, const struct unit_list *units, const struct unit *of)
{
    struct unit *wanted = ARENA_ARRAY(run->arena, units->count, struct unit);
    struct unit_list known;
    size_t count = 0;

    if (!store_units(run->session->service->store, of->grade, of->subject, run->arena, &known,
                     run->err))
        return false;
    for (size_t i = 0; i < units->count; i++)
        if (same_syllabus(&units->items[i], of))
            wanted[count++] = units->items[i];
    return change_replace(run->change, ENTITY_UNIT, known.items, known.count, wanted, count,
                          run->err);
}

static bool put_units(struct run *run, void *context)
{
    const struct unit_list *given = context;
    struct unit_list units = {
        arena_memdup(run->arena, given->items, given->count * sizeof *given->items), given->count};

    for (size_t i = 0; i < units.count; i++)
        if (!may_of_grade(run, units.items[i].grade) ||
            !accept_plan_name(&units.items[i].name, _("the unit"), run->arena, run->err) ||
            !check_unit(run->session, units.items, i, run->err))
            return false;
    for (size_t i = 0; i < units.count; i++) {
        bool done = false;
        for (size_t j = 0; j < i; j++)
            done = done || same_syllabus(&units.items[j], &units.items[i]);
        if (!done && !replace_syllabus(run, &units, &units.items[i]))
            return false;
    }
    return true;
}

bool service_put_units(const struct session *session, const struct unit *given, size_t count,
                       struct err *err)
{
    const struct command command = {.action = ACTION_SYLLABUS};
    struct unit_list units = {(struct unit *)(uintptr_t)given, count};

    return run_change(session, &command, put_units, &units, NULL, NULL, err);
}

static bool remove_units(struct run *run, void *context)
{
    const struct unit *of = context;
    struct unit_list known;

    if (!may_of_grade(run, of->grade) || !store_units(run->session->service->store, of->grade,
                                                      of->subject, run->arena, &known, run->err))
        return false;
    if (of->grade == 0 || known.count == 0)
        return err_set(run->err, ERR_INPUT, _("there is no syllabus of %s in grade %d"),
                       of->subject, of->grade);
    return change_replace(run->change, ENTITY_UNIT, known.items, known.count, NULL, 0, run->err);
}

bool service_remove_units(const struct session *session, int grade, const char *subject,
                          struct err *err)
{
    const struct command command = {.action = ACTION_SYLLABUS_REMOVE};
    struct unit of = {.grade = grade, .subject = subject};

    return run_change(session, &command, remove_units, &of, NULL, NULL, err);
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

struct progressing
{
    const struct class *class;
    const char *subject, *text;
};

static bool put_progress(struct run *run, void *context)
{
    const struct progressing *said = context;
    const struct session *session = run->session;
    int grade =
        class_grade(&session->service->data.school, said->class, session->moment.date).grade;
    struct progress after = {.class_id = said->class->id, .subject = said->subject};
    const void *before;
    const struct unit *unit;
    struct unit_list units;

    if (!may_of_class(run, said->class->id) || !check_subject(session, said->subject, run->err) ||
        !store_find(session->service->store, ENTITY_PROGRESS, &after, run->arena, &before,
                    run->err))
        return false;
    if (!*said->text)
        return before ? change_put_progress(run->change, before, NULL, run->err)
                      : err_set(run->err, ERR_INPUT, _("no progress is noted for %s there"),
                                said->subject);
    if (!store_units(session->service->store, grade, said->subject, run->arena, &units, run->err))
        return false;
    if (units.count == 0)
        return err_set(run->err, ERR_INPUT,
                       _("there is no syllabus of %s in grade %d: `hwboard syllabus import` takes "
                         "one"),
                       said->subject, grade);
    if (!find_unit(&units, said->text, &unit, run->arena, run->err))
        return false;
    after.position = unit->position;
    return change_put_progress(run->change, before, &after, run->err);
}

bool service_put_progress(const struct session *session, const struct class *class,
                          const char *subject, const char *unit, struct err *err)
{
    const struct command command = {.action = ACTION_PROGRESS};
    struct progressing said = {class, subject, unit};

    return run_change(session, &command, put_progress, &said, NULL, NULL, err);
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
                           date_weekday_name(lesson->weekday, session->moment.lang),
                           lesson->period);
    return true;
}

static bool replace_timetable(struct run *run, const struct lesson_list *lessons, int64_t class_id)
{
    struct lesson_slot *wanted = ARENA_ARRAY(run->arena, lessons->count, struct lesson_slot);
    struct lesson_list known;
    size_t count = 0;

    if (!store_lessons(run->session->service->store, class_id, run->arena, &known, run->err))
        return false;
    for (size_t i = 0; i < lessons->count; i++)
        if (lessons->items[i].class_id == class_id)
            wanted[count++] = lessons->items[i];
    return change_replace(run->change, ENTITY_LESSON, known.items, known.count, wanted, count,
                          run->err);
}

static bool put_lessons(struct run *run, void *context)
{
    const struct lesson_list *lessons = context;

    for (size_t i = 0; i < lessons->count; i++)
        if (!may_of_class(run, lessons->items[i].class_id) ||
            !check_lesson(run->session, lessons->items, i, run->err))
            return false;
    for (size_t i = 0; i < lessons->count; i++) {
        bool done = false;
        for (size_t j = 0; j < i; j++)
            done = done || lessons->items[j].class_id == lessons->items[i].class_id;
        if (!done && !replace_timetable(run, lessons, lessons->items[i].class_id))
            return false;
    }
    return true;
}

bool service_put_lessons(const struct session *session, const struct lesson_slot *given,
                         size_t count, struct err *err)
{
    const struct command command = {.action = ACTION_TIMETABLE};
    struct lesson_list lessons = {(struct lesson_slot *)(uintptr_t)given, count};

    return run_change(session, &command, put_lessons, &lessons, NULL, NULL, err);
}

static bool remove_lessons(struct run *run, void *context)
{
    const struct class *class = context;
    struct lesson_list known;

    if (!may_of_class(run, class->id) ||
        !store_lessons(run->session->service->store, class->id, run->arena, &known, run->err))
        return false;
    if (known.count == 0)
        return err_set(run->err, ERR_INPUT, _("this class has no timetable"));
    return change_replace(run->change, ENTITY_LESSON, known.items, known.count, NULL, 0, run->err);
}

bool service_remove_lessons(const struct session *session, const struct class *class,
                            struct err *err)
{
    const struct command command = {.action = ACTION_TIMETABLE_REMOVE};

    return run_change(session, &command, remove_lessons, (void *)(uintptr_t) class, NULL, NULL,
                      err);
}

/* ---- after-school service ---- */

static bool put_time(struct run *run, const struct service_time *after)
{
    const void *before;

    if (!store_find(run->session->service->store, ENTITY_SERVICE, after, run->arena, &before,
                    run->err))
        return false;
    return change_put_service(run->change, before, after->minutes == 0 ? NULL : after, run->err);
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
                           date_weekday_name(times[index].weekday, session->moment.lang));
    return true;
}

static bool put_activities(struct run *run, const struct service_rows *rows)
{
    for (size_t i = 0; i < rows->activity_count; i++) {
        struct activity row = rows->activities[i];

        if (!may_of_class(run, row.class_id) ||
            !check_class(run->session, row.class_id, true, run->err) ||
            !accept_plan_name(&row.name, _("the activity"), run->arena, run->err))
            return false;
        row.id = change_new_id(run->change, ENTITY_ACTIVITY);
        if (!change_put_activity(run->change, NULL, &row, run->err))
            return false;
    }
    return true;
}

static bool put_service(struct run *run, void *context)
{
    const struct service_rows *rows = context;

    for (size_t i = 0; i < rows->time_count; i++)
        if (!may_of_class(run, rows->times[i].class_id) ||
            !check_time(run->session, rows->times, i, run->err) || !put_time(run, &rows->times[i]))
            return false;
    return put_activities(run, rows);
}

bool service_put_service(const struct session *session, const struct service_rows *given,
                         struct err *err)
{
    const struct command command = {.action = ACTION_SERVICE};
    struct service_rows rows = *given;

    return run_change(session, &command, put_service, &rows, NULL, NULL, err);
}

static bool find_activity(const struct session *session, int64_t id, struct arena *arena,
                          const struct activity **activity, struct err *err)
{
    const struct activity like = {.id = id};
    const void *row;

    *activity = NULL;
    if (!store_find(session->service->store, ENTITY_ACTIVITY, &like, arena, &row, err))
        return false;
    *activity = row;
    return row || err_set(err, ERR_INPUT,
                          _("there is no activity %lld: `hwboard service list` shows them"),
                          (long long)id);
}

bool service_activity(const struct session *session, int64_t id, struct arena *arena,
                      const struct activity **activity, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           find_activity(session, id, arena, activity, err);
}

static bool edit_activity(struct run *run, void *context)
{
    struct activity after = *(const struct activity *)context;
    const struct activity *before;

    return accept_plan_name(&after.name, _("the activity"), run->arena, run->err) &&
           find_activity(run->session, after.id, run->arena, &before, run->err) &&
           may_of_class(run, before->class_id) && may_of_class(run, after.class_id) &&
           change_put_activity(run->change, before, &after, run->err);
}

bool service_edit_activity(const struct session *session, const struct activity *after,
                           struct err *err)
{
    const struct command command = {.action = ACTION_SERVICE_EDIT};

    return run_change(session, &command, edit_activity, (void *)(uintptr_t)after, NULL, NULL, err);
}

static bool remove_activity(struct run *run, void *context)
{
    const int64_t *id = context;
    const struct activity *activity;

    return find_activity(run->session, *id, run->arena, &activity, run->err) &&
           may_of_class(run, activity->class_id) &&
           change_put_activity(run->change, activity, NULL, run->err);
}

bool service_remove_activity(const struct session *session, int64_t id, struct err *err)
{
    const struct command command = {.action = ACTION_SERVICE_REMOVE};

    return run_change(session, &command, remove_activity, &id, NULL, NULL, err);
}

/* ---- reading ---- */

bool service_shares(const struct session *session, struct arena *arena, struct share_list *list,
                    struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_shares(session->service->store, arena, list, err);
}

bool service_units(const struct session *session, int grade, const char *subject,
                   struct arena *arena, struct unit_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_units(session->service->store, grade, subject, arena, list, err);
}

bool service_progress(const struct session *session, const struct class *class, struct arena *arena,
                      struct progress_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_progress(session->service->store, class->id, arena, list, err);
}

bool service_lessons(const struct session *session, const struct class *class, struct arena *arena,
                     struct lesson_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_lessons(session->service->store, class->id, arena, list, err);
}

bool service_services(const struct session *session, const struct class *class, struct arena *arena,
                      struct service_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_services(session->service->store, class->id, arena, list, err);
}

bool service_activities(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct activity_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_activities(session->service->store, class ? class->id : 0, from, to, arena, list,
                            err);
}
