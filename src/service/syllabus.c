/* What a grade agrees on: shares of subjects, the syllabus, and how far a class is in it. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/unit.h"
#include "service/internal.h"

/* ---- shares ---- */

static bool put_share(struct run *run, void *context)
{
    struct share *after = context;
    struct share_list known;
    struct share *holds;
    const void *before;
    int minutes = -1;
    bool first = true;
    size_t count;

    if (!may_of_grade(run, after->grade) || !check_grade(after->grade, run->err) ||
        !subject_is_there(run->session, after->subject, run->err) ||
        (after->minutes >= 0 && !check_minutes(after->minutes, run->err)) ||
        !store_shares(run->session->service->store, run->arena, &known, run->err))
        return false;
    for (size_t i = 0; i < known.count; i++)
        first = first && known.items[i].grade != after->grade;
    after->from = said_from(run->session, first);
    holds = ARENA_ARRAY(run->arena, known.count, struct share);
    count = shares_on(known.items, known.count, after->from, holds);
    for (size_t i = 0; i < count; i++)
        if (holds[i].grade == after->grade && strcmp(holds[i].subject, after->subject) == 0)
            minutes = holds[i].minutes;
    if (after->minutes < 0 && minutes < 0)
        return err_set(run->err, ERR_INPUT, _("nothing is agreed for %s in grade %d"),
                       after->subject, after->grade);
    return minutes == after->minutes || (store_find(run->session->service->store, ENTITY_SHARE,
                                                    after, run->arena, &before, run->err) &&
                                         change_put_share(run->change, before, after, run->err));
}

bool service_put_share(const struct session *session, int grade, const char *subject, int minutes,
                       struct err *err)
{
    const struct command command = {.action = ACTION_SHARE};
    struct share share = {.grade = grade, .subject = subject, .minutes = minutes};

    return run_change(session, &command, put_share, &share, NULL, NULL, err);
}

bool service_shares(const struct session *session, struct arena *arena, struct share_list *list,
                    struct err *err)
{
    struct share_list known;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_shares(session->service->store, arena, &known, err))
        return false;
    list->items = ARENA_ARRAY(arena, known.count, struct share);
    list->count = shares_on(known.items, known.count, shown_day(session), list->items);
    return true;
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

    if (!check_grade(unit->grade, err) || !subject_is_there(session, unit->subject, err))
        return false;
    if (unit->position < 1 || unit->position > POSITION_MAX)
        return err_set(err, ERR_INPUT, _("%s: place %d: give 1 to %d"), unit->name, unit->position,
                       POSITION_MAX);
    for (size_t i = 0; i < index; i++)
        if (same_syllabus(&units[i], unit) &&
            (units[i].position == unit->position || text_same_word(units[i].name, unit->name)))
            return err_set(err, ERR_INPUT, _("%s (place %d) appears twice in grade %d, %s"),
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

bool service_import_units(const struct session *session, const struct file *file,
                          struct arena *arena, struct unit_list *list, struct err *err)
{
    const struct file_school school = file_school_of(session);

    return file_read_units(&school, file, arena, list, err) &&
           service_put_units(session, list->items, list->count, err);
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

static bool find_unit(const struct unit_list *units, const char *text, const struct unit **unit,
                      struct arena *arena, struct err *err)
{
    *unit = unit_find(units->items, units->count, text, arena);
    return *unit || err_set(err, ERR_INPUT, _("there is no unit “%s”: use one of %s"), text,
                            unit_near(units->items, units->count, text, arena));
}

bool accept_unit(struct run *run, struct assignment *item)
{
    const struct session *session = run->session;
    const struct class *class = service_class_by_id(session, item->class_id);
    const struct unit *unit;
    struct unit_list units;
    int grade;

    if (!item->unit || !*item->unit || !class ||
        !(store_holds(session->service->store) & HOLDS_UNIT))
        return true;
    grade = class_grade(&session->service->data.school, class, item->assigned).grade;
    if (!store_units(session->service->store, grade, item->subject, run->arena, &units, run->err))
        return false;
    if (units.count == 0)
        return true;
    if (!find_unit(&units, item->unit, &unit, run->arena, run->err))
        return false;
    item->unit = unit->name;
    return true;
}

struct unit_reached
{
    const struct class *class;
    const char *subject, *text;
};

static bool put_progress(struct run *run, void *context)
{
    const struct unit_reached *said = context;
    const struct session *session = run->session;
    int grade =
        class_grade(&session->service->data.school, said->class, session->moment.date).grade;
    struct progress after = {.class_id = said->class->id, .subject = said->subject};
    const void *before;
    const struct unit *unit;
    struct unit_list units;

    if (!may_of_class(run, said->class->id) ||
        !subject_is_there(session, said->subject, run->err) ||
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
    struct unit_reached said = {class, subject, unit};

    return run_change(session, &command, put_progress, &said, NULL, NULL, err);
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
