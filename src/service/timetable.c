/* The timetables of classes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "service/internal.h"

static bool check_lesson(const struct session *session, const struct lesson_slot *lessons,
                         size_t index, struct err *err)
{
    const struct lesson_slot *lesson = &lessons[index];

    if (!class_is_there(session, lesson->class_id, false, err) ||
        !subject_is_there(session, lesson->subject, err))
        return false;
    if (lesson->period < 1 || lesson->period > PERIOD_MAX)
        return err_set(err, ERR_INPUT, _("lesson %d of a day: give 1 to %d"), lesson->period,
                       PERIOD_MAX);
    for (size_t i = 0; i < index; i++)
        if (lessons[i].class_id == lesson->class_id && lessons[i].weekday == lesson->weekday &&
            lessons[i].period == lesson->period)
            return err_set(err, ERR_INPUT, _("%s lesson %d appears twice"),
                           date_weekday_name(lesson->weekday, session->moment.lang),
                           lesson->period);
    return true;
}

static int compare_slots(const void *left, const void *right)
{
    const struct lesson_slot *a = left, *b = right;

    return a->weekday != b->weekday ? (int)a->weekday - (int)b->weekday : a->period - b->period;
}

static bool same_timetable(struct lesson_slot *a, size_t a_count, struct lesson_slot *b,
                           size_t b_count)
{
    bool same = a_count == b_count;

    if (same && a_count > 1) {
        qsort(a, a_count, sizeof *a, compare_slots);
        qsort(b, b_count, sizeof *b, compare_slots);
    }
    for (size_t i = 0; same && i < a_count; i++)
        same = compare_slots(&a[i], &b[i]) == 0 && strcmp(a[i].subject, b[i].subject) == 0;
    return same;
}

/* The timetable of a class from a day on; without lessons: none from then on. What is said of later days
 * stays. */
static bool put_timetable(struct run *run, int64_t class_id, struct lesson_slot *wanted,
                          size_t count)
{
    struct lesson_slot none = {.class_id = class_id, .subject = ""};
    struct lesson_list known;
    struct lesson_slot *holds, *same_day;
    size_t holding, same_count = 0;
    day_t from;

    if (!store_lessons(run->session->service->store, class_id, run->arena, &known, run->err))
        return false;
    from = said_from(run->session, known.count == 0);
    holds = ARENA_ARRAY(run->arena, known.count, struct lesson_slot);
    holding = lessons_on(known.items, known.count, from, holds);
    if (holding == 0 && count == 0)
        return err_set(run->err, ERR_INPUT, _("this class has no timetable"));
    if (same_timetable(holds, holding, wanted, count))
        return true;
    same_day = ARENA_ARRAY(run->arena, known.count, struct lesson_slot);
    for (size_t i = 0; i < known.count; i++)
        if (known.items[i].from == from)
            same_day[same_count++] = known.items[i];
    if (count == 0) {
        wanted = &none;
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        wanted[i].from = from;
    return change_replace(run->change, ENTITY_LESSON, same_day, same_count, wanted, count,
                          run->err);
}

static bool replace_timetable(struct run *run, const struct lesson_list *lessons, int64_t class_id)
{
    struct lesson_slot *wanted = ARENA_ARRAY(run->arena, lessons->count, struct lesson_slot);
    size_t count = 0;

    for (size_t i = 0; i < lessons->count; i++)
        if (lessons->items[i].class_id == class_id)
            wanted[count++] = lessons->items[i];
    return put_timetable(run, class_id, wanted, count);
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

bool service_import_lessons(const struct session *session, const struct file *file,
                            struct arena *arena, struct lesson_list *list, struct err *err)
{
    const struct file_school school = file_school_of(session);

    return file_read_lessons(&school, file, arena, list, err) &&
           service_put_lessons(session, list->items, list->count, err);
}

static bool remove_lessons(struct run *run, void *context)
{
    const struct class *class = context;

    return may_of_class(run, class->id) && put_timetable(run, class->id, NULL, 0);
}

bool service_remove_lessons(const struct session *session, const struct class *class,
                            struct err *err)
{
    const struct command command = {.action = ACTION_TIMETABLE_REMOVE};

    return run_change(session, &command, remove_lessons, (void *)(uintptr_t) class, NULL, NULL,
                      err);
}

bool service_lessons(const struct session *session, const struct class *class, struct arena *arena,
                     struct lesson_list *list, struct err *err)
{
    struct lesson_list known;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_lessons(session->service->store, class->id, arena, &known, err))
        return false;
    list->items = ARENA_ARRAY(arena, known.count, struct lesson_slot);
    list->count = lessons_on(known.items, known.count, shown_day(session), list->items);
    return true;
}
