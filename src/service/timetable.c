/* The timetables of classes. */
#include "config.h"

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

bool service_lessons(const struct session *session, const struct class *class, struct arena *arena,
                     struct lesson_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_lessons(session->service->store, class->id, arena, list, err);
}
