/* A survey of the five dimensions: a row a seat. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/table.h"

enum survey_column
{
    SURVEY_DATE,
    SURVEY_CLASS,
    SURVEY_SEAT,
    SURVEY_DIMENSIONS, /* and four more, in the order of enum dimension */
    SURVEY_COLUMNS = SURVEY_DIMENSIONS + DIMENSION_COUNT,
};

/* The names of the dimensions are the vocabulary's. */
static void name_columns(struct table_column columns[SURVEY_COLUMNS])
{
    static const struct table_column first[SURVEY_DIMENSIONS] = {
        {"date", {"日期"}, true},
        {"class", {"班级"}, true},
        {"seat", {"座号", "座位", "座位号", "学号", "序号"}, true},
    };

    memcpy(columns, first, sizeof first);
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        const struct word *word = &vocab_dimension.words[d];
        struct table_column *column = &columns[SURVEY_DIMENSIONS + d];
        *column = (struct table_column){.code = word->code, .also = {word->zh}};
        for (size_t i = 0; word->also[i] && i + 1 < sizeof column->also / sizeof *column->also; i++)
            column->also[i + 1] = word->also[i];
    }
}

/* The minutes of the row at hand; each that is beyond reason is named with its seat. */
static bool read_minutes(struct table *table, struct habit *habit)
{
    bool good = true;
    int sum = 0;

    for (int d = 0; d < DIMENSION_COUNT; d++) {
        size_t column = (size_t)(SURVEY_DIMENSIONS + d);
        uint32_t minutes;
        habit->minutes[d] = HABIT_NONE;
        if (!*table->cells[column])
            continue;
        if (!text_parse_uint(text_fold(table->arena, table->cells[column]), INT32_MAX, &minutes))
            good = table_fault(table, column, _("seat %d: “%s” is not a number of minutes"),
                               habit->seat, text_fit(table->arena, table->cells[column], 40));
        else if (minutes > HABIT_MAX_MINUTES)
            good = table_fault(table, column, _("seat %d: %u minutes, but a day has %d"),
                               habit->seat, minutes, HABIT_MAX_MINUTES);
        else
            habit->minutes[d] = (int)minutes;
        sum += habit->minutes[d] != HABIT_NONE ? habit->minutes[d] : 0;
    }
    if (good && sum > HABIT_MAX_MINUTES)
        return table_fault(table, SURVEY_SEAT, _("seat %d: %d minutes in all, but a day has %d"),
                           habit->seat, sum, HABIT_MAX_MINUTES);
    return good;
}

/* The row at hand. */
static bool read_habit(struct table *table, struct habit *habit)
{
    const struct class *class;

    if (!table_day(table, SURVEY_DATE, &habit->day) ||
        !table_class(table, SURVEY_CLASS, habit->day, &class) ||
        !table_number(table, SURVEY_SEAT, 1, class_seats(class, habit->day), &habit->seat))
        return false;
    habit->class_id = class->id;
    return read_minutes(table, habit);
}

bool file_read_habits(const struct file_school *school, const struct file *file,
                      struct arena *arena, struct habit_list *list, struct err *err)
{
    struct table_column columns[SURVEY_COLUMNS];
    struct table table = {.school = school};
    size_t capacity = 0;
    bool any = false;

    *list = (struct habit_list){0};
    name_columns(columns);
    if (!table_open(&table, arena, file, columns, SURVEY_COLUMNS, err))
        return false;
    for (int d = 0; d < DIMENSION_COUNT; d++)
        any = any || table.seen[SURVEY_DIMENSIONS + d];
    if (!any)
        return err_set(err, ERR_INPUT,
                       _("%s:%zu: there is no column of the five dimensions: add one of %s"),
                       file->name, school->lines_before + 1,
                       vocab_choices(&vocab_dimension, school->words.lang, arena));
    while (table_next(&table)) {
        struct habit habit = {0};
        if (!read_habit(&table, &habit))
            continue;
        for (size_t i = 0; i < list->count; i++)
            if (list->items[i].class_id == habit.class_id && list->items[i].day == habit.day &&
                list->items[i].seat == habit.seat)
                table_fault(&table, SURVEY_SEAT, _("seat %d appears twice for one day"),
                            habit.seat);
        list->items =
            arena_grow(arena, list->items, &capacity, list->count + 1, sizeof *list->items);
        list->items[list->count++] = habit;
    }
    return table_good(&table, err);
}
