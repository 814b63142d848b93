/* After-school care: minutes of weekdays and activities. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/table.h"

enum service_column
{
    SERVICE_CLASS,
    SERVICE_DATE,
    SERVICE_WEEKDAY,
    SERVICE_MINUTES,
    SERVICE_ACTIVITY,
};
static const struct table_column service_columns[] = {
    [SERVICE_CLASS] = {"class", {"班级"}, false},
    [SERVICE_DATE] = {"date", {"日期"}, false},
    [SERVICE_WEEKDAY] = {"weekday", {"星期", "周几"}, false},
    [SERVICE_MINUTES] = {"minutes", {"分钟", "时长", "课后服务时长", "课后服务"}, false},
    [SERVICE_ACTIVITY] = {"activity", {"活动", "名称", "内容", "安排", "name"}, false},
};

/* The class of the row at hand: NULL for all. */
static bool read_service_class(struct table *table, const struct class **class)
{
    static const char *const all[] = {"", "全部", "所有班级", "全校", "各班", "all"};

    *class = NULL;
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (text_same_word(table->cells[SERVICE_CLASS], all[i]))
            return true;
    return table_class(table, SERVICE_CLASS, table->school->words.assigned, class);
}

/* What a row says of the day; a date goes before a weekday. */
static bool read_service_row(struct table *table, struct activity *row)
{
    const struct class *class;

    *row = (struct activity){.day = DAY_NONE};
    if (!read_service_class(table, &class))
        return false;
    row->class_id = class ? class->id : 0;
    if (!*table->cells[SERVICE_MINUTES] && !*table->cells[SERVICE_ACTIVITY])
        return table_fault(table, SERVICE_ACTIVITY, "%s", _("neither minutes nor an activity"));
    if (!*table->cells[SERVICE_DATE])
        return table_weekday(table, SERVICE_WEEKDAY, &row->weekday);
    if (!table_day(table, SERVICE_DATE, &row->day))
        return false;
    row->weekday = date_weekday(row->day);
    return true;
}

/* The minutes of the row at hand, where it has any. */
static void take_minutes(struct table *table, const struct activity *row, struct service_rows *rows,
                         size_t *capacity)
{
    struct service_time time = {.class_id = row->class_id, .weekday = row->weekday};

    if (!*table->cells[SERVICE_MINUTES] ||
        !table_number(table, SERVICE_MINUTES, 0, PART_MAX_MINUTES, &time.minutes))
        return;
    if (row->class_id == 0 || row->day != DAY_NONE) {
        table_fault(table, SERVICE_MINUTES, "%s",
                    _("minutes are of one class and a weekday, not of a date"));
        return;
    }
    rows->times =
        arena_grow(table->arena, rows->times, capacity, rows->time_count + 1, sizeof *rows->times);
    rows->times[rows->time_count++] = time;
}

static void take_activity(struct table *table, struct activity *row, struct service_rows *rows,
                          size_t *capacity)
{
    if (!*table->cells[SERVICE_ACTIVITY] || !table_name(table, SERVICE_ACTIVITY, &row->name))
        return;
    rows->activities = arena_grow(table->arena, rows->activities, capacity,
                                  rows->activity_count + 1, sizeof *rows->activities);
    rows->activities[rows->activity_count++] = *row;
}

bool file_read_service(const struct file_school *school, const struct file *file,
                       struct arena *arena, struct service_rows *rows, struct err *err)
{
    struct table table = {.school = school};
    size_t time_capacity = 0, activity_capacity = 0;

    *rows = (struct service_rows){0};
    if (!table_open(&table, arena, file, service_columns, COUNT_OF(service_columns), err))
        return false;
    while (table_next(&table)) {
        struct activity row;
        if (!read_service_row(&table, &row))
            continue;
        take_minutes(&table, &row, rows, &time_capacity);
        take_activity(&table, &row, rows, &activity_capacity);
    }
    return table_good(&table, err);
}
