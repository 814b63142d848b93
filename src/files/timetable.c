/* The timetable: a row a lesson, or a table with a column a weekday. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/table.h"

enum lesson_column
{
    LESSON_CLASS,
    LESSON_WEEKDAY,
    LESSON_PERIOD,
    LESSON_SUBJECT,
    LESSON_DAYS, /* a column a weekday, and six more */
    LESSON_COLUMNS = LESSON_DAYS + 7,
};
static const struct table_column lesson_columns[LESSON_COLUMNS] = {
    [LESSON_CLASS] = {"class", {"班级"}, true},
    [LESSON_WEEKDAY] = {"weekday", {"星期", "周次", "周几"}, false},
    [LESSON_PERIOD] = {"period", {"节次", "节", "第几节"}, true},
    [LESSON_SUBJECT] = {"subject", {"学科", "科目", "课程"}, false},
    [LESSON_DAYS + MONDAY] = {"mon", {"周一", "星期一", "一"}, false},
    [LESSON_DAYS + TUESDAY] = {"tue", {"周二", "星期二", "二"}, false},
    [LESSON_DAYS + WEDNESDAY] = {"wed", {"周三", "星期三", "三"}, false},
    [LESSON_DAYS + THURSDAY] = {"thu", {"周四", "星期四", "四"}, false},
    [LESSON_DAYS + FRIDAY] = {"fri", {"周五", "星期五", "五"}, false},
    [LESSON_DAYS + SATURDAY] = {"sat", {"周六", "星期六", "六"}, false},
    [LESSON_DAYS + SUNDAY] = {"sun", {"周日", "星期日", "日"}, false},
};

struct lesson_rows
{
    struct arena *arena;
    struct lesson_slot *items;
    size_t count, capacity;
};

/* What stands in a timetable and is no lesson of a subject. */
static bool is_no_lesson(const char *text)
{
    static const char *const words[] = {"",   "-",    "—",    "–",    "/",
                                        "无", "自习", "班会", "班队", "班队会"};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (text_same_word(text, words[i]))
            return true;
    return false;
}

static void add_lesson(struct table *table, struct lesson_rows *rows, size_t column,
                       const struct lesson_slot *slot)
{
    struct lesson_slot added = *slot;
    const struct subject *subject;

    if (is_no_lesson(table->cells[column]) || !table_subject(table, column, &subject))
        return;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].class_id == slot->class_id && rows->items[i].weekday == slot->weekday &&
            rows->items[i].period == slot->period) {
            table_fault(table, column, _("%s lesson %d appears twice"),
                        date_weekday_name(slot->weekday, table->school->words.lang), slot->period);
            return;
        }
    added.subject = subject->code;
    rows->items =
        arena_grow(rows->arena, rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = added;
}

/* 第3节, 3 */
static bool read_period(struct table *table, int *period)
{
    char *text = text_fold(table->arena, table->cells[LESSON_PERIOD]);
    const char *digits = text_starts_with(text, "第") ? text + strlen("第") : text;
    size_t length = strspn(digits, "0123456789");

    if (strcmp(digits + length, "节") == 0)
        table->cells[LESSON_PERIOD] = arena_strndup(table->arena, digits, length);
    return table_number(table, LESSON_PERIOD, 1, PERIOD_MAX, period);
}

static void read_lessons(struct table *table, struct lesson_rows *rows)
{
    struct lesson_slot slot = {0};
    const struct class *class;

    if (!table_class(table, LESSON_CLASS, table->school->words.assigned, &class) ||
        !read_period(table, &slot.period))
        return;
    slot.class_id = class->id;
    if (table->seen[LESSON_SUBJECT]) {
        if (table_weekday(table, LESSON_WEEKDAY, &slot.weekday))
            add_lesson(table, rows, LESSON_SUBJECT, &slot);
        return;
    }
    for (int day = MONDAY; day <= SUNDAY; day++) {
        slot.weekday = (enum weekday)day;
        add_lesson(table, rows, (size_t)(LESSON_DAYS + day), &slot);
    }
}

bool file_read_lessons(const struct file_school *school, const struct file *file,
                       struct arena *arena, struct lesson_list *list, struct err *err)
{
    struct lesson_rows rows = {.arena = arena};
    struct table table = {.school = school};
    bool days = false;

    *list = (struct lesson_list){0};
    if (!table_open(&table, arena, file, lesson_columns, LESSON_COLUMNS, err))
        return false;
    for (int day = MONDAY; day <= SUNDAY; day++)
        days = days || table.seen[LESSON_DAYS + day];
    if (table.seen[LESSON_SUBJECT] != table.seen[LESSON_WEEKDAY] ||
        table.seen[LESSON_SUBJECT] == days)
        return err_set(err, ERR_INPUT,
                       _("%s:%zu: the columns are 班级,星期,节次,学科, or 班级,节次,周一,…,周五"),
                       file->name, school->lines_before + 1);
    while (table_next(&table))
        read_lessons(&table, &rows);
    *list = (struct lesson_list){rows.items, rows.count};
    return table_good(&table, err) &&
           (rows.count > 0 || err_set(err, ERR_INPUT, _("%s: it has no rows"), file->name));
}
