/* After-school care: its minutes by class and weekday, and its activities. */
#include "config.h"

#include "service/internal.h"

static bool check_time(const struct session *session, const struct aftercare_time *times,
                       size_t index, struct err *err)
{
    if (!class_is_there(session, times[index].class_id, false, err) ||
        !check_minutes(times[index].minutes, err))
        return false;
    for (size_t i = 0; i < index; i++)
        if (times[i].class_id == times[index].class_id && times[i].weekday == times[index].weekday)
            return err_set(err, ERR_INPUT, _("the minutes of %s appear twice for one class"),
                           date_weekday_name(times[index].weekday, session->moment.lang));
    return true;
}

/* What is said of a weekday from a day on; what is said of later days stays, and what is not said of its
 * end and of who stays is as it was. */
static bool put_time(struct run *run, const struct aftercare_time *wanted, day_t from)
{
    struct aftercare_time after = *wanted;
    struct aftercare_list known;
    struct aftercare_time *holds;
    const struct aftercare_time none = {0}, *held = &none;
    const void *before;
    size_t count;

    after.from = from;
    if (!store_aftercare(run->session->service->store, after.class_id, run->arena, &known,
                         run->err) ||
        !store_find(run->session->service->store, ENTITY_AFTERCARE, &after, run->arena, &before,
                    run->err))
        return false;
    holds = ARENA_ARRAY(run->arena, known.count, struct aftercare_time);
    count = aftercare_on(known.items, known.count, from, holds);
    for (size_t i = 0; i < count; i++)
        if (holds[i].weekday == after.weekday)
            held = &holds[i];
    if (after.until == AFTERCARE_KEPT)
        after.until = held->until;
    if (after.pupils == AFTERCARE_KEPT)
        after.pupils = held->pupils;
    if (after.minutes == 0)
        after.until = after.pupils = 0;
    if (held->minutes == after.minutes && held->until == after.until &&
        held->pupils == after.pupils)
        return true;
    return change_put_aftercare(run->change, before, &after, run->err);
}

/* What is said of a class for the first time holds from the beginning, of all its weekdays. */
static bool put_times(struct run *run, const struct aftercare_rows *rows)
{
    day_t *from = ARENA_ARRAY(run->arena, rows->time_count, day_t);

    for (size_t i = 0; i < rows->time_count; i++) {
        struct aftercare_list known;

        if (!may_of_class(run, rows->times[i].class_id) ||
            !check_time(run->session, rows->times, i, run->err) ||
            !store_aftercare(run->session->service->store, rows->times[i].class_id, run->arena,
                             &known, run->err))
            return false;
        from[i] = said_from(run->session, known.count == 0);
    }
    for (size_t i = 0; i < rows->time_count; i++)
        if (!put_time(run, &rows->times[i], from[i]))
            return false;
    return true;
}

static bool put_activities(struct run *run, const struct aftercare_rows *rows)
{
    for (size_t i = 0; i < rows->activity_count; i++) {
        struct activity row = rows->activities[i];

        if (!may_of_class(run, row.class_id) ||
            !class_is_there(run->session, row.class_id, true, run->err) ||
            !accept_plan_name(&row.name, _("the activity"), run->arena, run->err))
            return false;
        row.id = change_new_id(run->change, ENTITY_ACTIVITY);
        if (!change_put_activity(run->change, NULL, &row, run->err))
            return false;
    }
    return true;
}

static bool put_aftercare(struct run *run, void *context)
{
    const struct aftercare_rows *rows = context;

    return put_times(run, rows) && put_activities(run, rows);
}

bool service_put_aftercare(const struct session *session, const struct aftercare_rows *given,
                           struct err *err)
{
    const struct command command = {.action = ACTION_AFTERCARE};
    struct aftercare_rows rows = *given;

    return run_change(session, &command, put_aftercare, &rows, NULL, NULL, err);
}

bool service_import_aftercare(const struct session *session, const struct file *file,
                              struct arena *arena, struct aftercare_rows *rows, struct err *err)
{
    const struct file_school school = file_school_of(session);

    return file_read_aftercare(&school, file, arena, rows, err) &&
           service_put_aftercare(session, rows, err);
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
    const struct command command = {.action = ACTION_AFTERCARE_EDIT};

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
    const struct command command = {.action = ACTION_AFTERCARE_REMOVE};

    return run_change(session, &command, remove_activity, &id, NULL, NULL, err);
}

bool service_aftercare(const struct session *session, const struct class *class,
                       struct arena *arena, struct aftercare_list *list, struct err *err)
{
    struct aftercare_list known;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_aftercare(session->service->store, class->id, arena, &known, err))
        return false;
    list->items = ARENA_ARRAY(arena, known.count, struct aftercare_time);
    list->count = aftercare_on(known.items, known.count, shown_day(session), list->items);
    return true;
}

bool service_activities(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct activity_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_activities(session->service->store, class ? class->id : 0, from, to, arena, list,
                            err);
}
