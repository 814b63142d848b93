/* The school's own days of the calendar. */
#include "config.h"

#include "service/internal.h"

bool check_calendar(const struct session *session, const void *known, void *row,
                    struct arena *arena, struct err *err)
{
    struct calendar_row *after = row;

    (void)session;
    (void)known;
    if (after->mark != MARK_SCHOOL && after->like != LIKE_NONE)
        return err_set(
            err, ERR_INPUT,
            _("only a make-up day has the timetable of another weekday: mark it as school "
              "(班), or leave the weekday out"));
    return check_days(after->first, after->last, err) &&
           accept_name(&after->name, false, _("the day's name"), arena, err);
}

static bool add_calendar(struct run *run, void *context)
{
    const struct calendar_list *rows = context;

    for (size_t i = 0; i < rows->count; i++) {
        struct calendar_row row = rows->items[i];

        if (!check_calendar(run->session, NULL, &row, run->arena, run->err))
            return false;
        row.id = change_new_id(run->change, ENTITY_CALENDAR);
        if (!change_put_calendar(run->change, NULL, &row, run->err))
            return false;
    }
    return true;
}

bool service_import_calendar(const struct session *session, const struct file *file,
                             struct arena *arena, struct calendar_list *rows, struct err *err)
{
    const struct command command = {.action = ACTION_CALENDAR_ADD};

    return file_read_calendar(file, arena, rows, err) &&
           run_change(session, &command, add_calendar, rows, NULL, NULL, err);
}
