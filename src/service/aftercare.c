/* After-school care: its minutes by class and weekday, and its activities. */
#include "config.h"

#include "service/internal.h"

static bool put_time(struct run *run, const struct aftercare_time *after)
{
    const void *before;

    if (!store_find(run->session->service->store, ENTITY_AFTERCARE, after, run->arena, &before,
                    run->err))
        return false;
    return change_put_aftercare(run->change, before, after->minutes == 0 ? NULL : after, run->err);
}

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

    for (size_t i = 0; i < rows->time_count; i++)
        if (!may_of_class(run, rows->times[i].class_id) ||
            !check_time(run->session, rows->times, i, run->err) || !put_time(run, &rows->times[i]))
            return false;
    return put_activities(run, rows);
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
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_aftercare(session->service->store, class->id, arena, list, err);
}

bool service_activities(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct activity_list *list, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           store_activities(session->service->store, class ? class->id : 0, from, to, arena, list,
                            err);
}
