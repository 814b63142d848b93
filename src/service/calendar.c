/* The school's own days of the calendar. */
#include "config.h"

#include "service/internal.h"

static bool put_calendar(struct run *run, void *context)
{
    const struct calendar_list *rows = context;

    for (size_t i = 0; i < rows->count; i++) {
        struct calendar_row row = rows->items[i];
        const void *before;

        if (!store_find(run->session->service->store, ENTITY_CALENDAR, &row, run->arena, &before,
                        run->err) ||
            !check_days(row.first, row.last, run->err) ||
            !accept_name(&row.name, false, _("the day's name"), run->arena, run->err))
            return false;
        if (!before)
            row.id = change_new_id(run->change, ENTITY_CALENDAR);
        if (!change_put_calendar(run->change, before, &row, run->err))
            return false;
    }
    return true;
}

bool service_put_calendar(const struct session *session, const struct calendar_row *rows,
                          size_t count, struct err *err)
{
    const struct command command = {.action = count > 0 && rows[0].id ? ACTION_CALENDAR_EDIT
                                                                      : ACTION_CALENDAR_ADD};
    struct calendar_list list = {(struct calendar_row *)(uintptr_t)rows, count};

    return run_change(session, &command, put_calendar, &list, NULL, NULL, err);
}

bool service_import_calendar(const struct session *session, const struct file *file,
                             struct arena *arena, struct calendar_list *rows, struct err *err)
{
    return file_read_calendar(file, arena, rows, err) &&
           service_put_calendar(session, rows->items, rows->count, err);
}

static bool remove_calendar(struct run *run, void *context)
{
    const struct calendar_row *like = context;
    const void *row;

    if (!store_find(run->session->service->store, ENTITY_CALENDAR, like, run->arena, &row,
                    run->err))
        return false;
    return row ? change_put_calendar(run->change, row, NULL, run->err)
               : err_set(run->err, ERR_INPUT,
                         _("there is no calendar row %lld: `hwboard calendar list` shows them"),
                         (long long)like->id);
}

bool service_remove_calendar(const struct session *session, int64_t id, struct err *err)
{
    const struct command command = {.action = ACTION_CALENDAR_REMOVE};
    struct calendar_row like = {.id = id};

    return run_change(session, &command, remove_calendar, &like, NULL, NULL, err);
}
