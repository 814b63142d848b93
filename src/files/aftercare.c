/* After-school care: minutes of weekdays and activities. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/table.h"

enum aftercare_column
{
    AFTERCARE_CLASS,
    AFTERCARE_DATE,
    AFTERCARE_WEEKDAY,
    AFTERCARE_MINUTES,
    AFTERCARE_ACTIVITY,
    AFTERCARE_UNTIL,
    AFTERCARE_PUPILS,
};
static const struct table_column aftercare_columns[] = {
    [AFTERCARE_CLASS] = {"class", {"班级"}, false},
    [AFTERCARE_DATE] = {"date", {"日期"}, false},
    [AFTERCARE_WEEKDAY] = {"weekday", {"星期", "周几"}, false},
    [AFTERCARE_MINUTES] = {"minutes", {"分钟", "时长", "课后服务时长", "课后服务"}, false},
    [AFTERCARE_ACTIVITY] = {"activity", {"活动", "名称", "内容", "安排", "name"}, false},
    [AFTERCARE_UNTIL] = {"until", {"结束", "结束时间", "到几点"}, false},
    [AFTERCARE_PUPILS] = {"pupils", {"留校人数", "人数", "留校"}, false},
};

/* The class of the row at hand: NULL for all. */
static bool read_class(struct table *table, const struct class **class)
{
    static const char *const all[] = {"", "全部", "所有班级", "全校", "各班", "all"};

    *class = NULL;
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (text_same_word(table->cells[AFTERCARE_CLASS], all[i]))
            return true;
    return table_class(table, AFTERCARE_CLASS, table->school->words.assigned, class);
}

/* What a row says of the day; a date goes before a weekday. */
static bool read_row(struct table *table, struct activity *row)
{
    const struct class *class;

    *row = (struct activity){.day = DAY_NONE};
    if (!read_class(table, &class))
        return false;
    row->class_id = class ? class->id : 0;
    if (!*table->cells[AFTERCARE_MINUTES] && !*table->cells[AFTERCARE_ACTIVITY])
        return table_fault(table, AFTERCARE_ACTIVITY, "%s", _("neither minutes nor an activity"));
    if (!*table->cells[AFTERCARE_DATE])
        return table_weekday(table, AFTERCARE_WEEKDAY, &row->weekday);
    if (!table_day(table, AFTERCARE_DATE, &row->day))
        return false;
    row->weekday = date_weekday(row->day);
    return true;
}

/* The minutes of the row at hand, where it has any. */
static void take_minutes(struct table *table, const struct activity *row,
                         struct aftercare_rows *rows, size_t *capacity)
{
    struct aftercare_time time = {.class_id = row->class_id,
                                  .weekday = row->weekday,
                                  .until = AFTERCARE_KEPT,
                                  .pupils = AFTERCARE_KEPT};

    if (!*table->cells[AFTERCARE_MINUTES] ||
        !table_number(table, AFTERCARE_MINUTES, 0, PART_MAX_MINUTES, &time.minutes))
        return;
    if (row->class_id == 0 || row->day != DAY_NONE) {
        table_fault(table, AFTERCARE_MINUTES, "%s",
                    _("minutes belong to one class and a weekday, not to a date"));
        return;
    }
    if (*table->cells[AFTERCARE_UNTIL] &&
        !clock_parse(table->cells[AFTERCARE_UNTIL], &time.until)) {
        table_fault(table, AFTERCARE_UNTIL, _("“%s” is no time of day: give one such as 17:30"),
                    table->cells[AFTERCARE_UNTIL]);
        return;
    }
    if (*table->cells[AFTERCARE_PUPILS] &&
        !table_number(table, AFTERCARE_PUPILS, 0, CLASS_SIZE_MAX, &time.pupils))
        return;
    rows->times =
        arena_grow(table->arena, rows->times, capacity, rows->time_count + 1, sizeof *rows->times);
    rows->times[rows->time_count++] = time;
}

static void take_activity(struct table *table, struct activity *row, struct aftercare_rows *rows,
                          size_t *capacity)
{
    if (!*table->cells[AFTERCARE_ACTIVITY] || !table_name(table, AFTERCARE_ACTIVITY, &row->name))
        return;
    rows->activities = arena_grow(table->arena, rows->activities, capacity,
                                  rows->activity_count + 1, sizeof *rows->activities);
    rows->activities[rows->activity_count++] = *row;
}

bool file_read_aftercare(const struct file_school *school, const struct file *file,
                         struct arena *arena, struct aftercare_rows *rows, struct err *err)
{
    struct table table = {.school = school};
    size_t time_capacity = 0, activity_capacity = 0;

    *rows = (struct aftercare_rows){0};
    if (!table_open(&table, arena, file, aftercare_columns, COUNT_OF(aftercare_columns), err))
        return false;
    while (table_next(&table)) {
        struct activity row;
        if (!read_row(&table, &row))
            continue;
        take_minutes(&table, &row, rows, &time_capacity);
        take_activity(&table, &row, rows, &activity_capacity);
    }
    return table_good(&table, err);
}
