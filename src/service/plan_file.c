/* Files of the plan as people have them: the syllabus (CSV or INI), the timetable (a row a lesson, or a
 * table with a column a weekday), after-school service. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"
#include "service/plan.h"
#include "service/table_file.h"

#define POSITION_MAX 1000
#define PERIOD_MAX 30
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

int service_grade(const struct session *session, const char *text)
{
    const struct school *school = &session->service->data.school;
    struct arena *arena = arena_new();
    const char *folded = text_trim(arena, text_fold(arena, text));
    uint32_t grade = 0;

    if (!text_parse_uint(folded, GRADE_MAX, &grade)) {
        /* As a class would be written: 三年级1班, 初一1班, grade3class1; 13 is no grade 1. */
        bool english = text_starts_with(folded, "grade");
        size_t length = strlen(folded);
        bool digit = length > 0 && folded[length - 1] >= '0' && folded[length - 1] <= '9';
        struct class_ref ref =
            class_ref_parse(school, arena_printf(arena, english ? "%sclass1" : "%s1班", folded));
        grade = ref.type == CLASS_REF_GRADE && digit == english ? (uint32_t)ref.grade : 0;
    }
    arena_free(arena);
    return (int)grade;
}

/* ---- syllabus ---- */

enum unit_column
{
    UNIT_GRADE,
    UNIT_SUBJECT,
    UNIT_POSITION,
    UNIT_NAME,
};
static const struct table_column unit_columns[] = {
    [UNIT_GRADE] = {"grade", {"年级"}, true},
    [UNIT_SUBJECT] = {"subject", {"学科", "科目", "课程"}, true},
    [UNIT_POSITION] = {"position", {"序号", "顺序", "次序", "课次"}, false},
    [UNIT_NAME] = {"unit", {"单元", "名称", "内容", "章节", "课题", "name"}, true},
};

struct unit_rows
{
    struct arena *arena;
    struct unit *items;
    size_t count, capacity;
};

/* One more of its grade and subject: position 0 is the one after the last. */
static void add_unit(struct unit_rows *rows, const struct unit *unit)
{
    struct unit added = *unit;

    for (size_t i = 0; unit->position == 0 && i < rows->count; i++)
        if (rows->items[i].grade == unit->grade &&
            strcmp(rows->items[i].subject, unit->subject) == 0 &&
            rows->items[i].position > added.position)
            added.position = rows->items[i].position;
    added.position += unit->position == 0 ? 1 : 0;
    rows->items =
        arena_grow(rows->arena, rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = added;
}

static bool read_unit(struct table_file *table, const struct session *session, struct unit *unit)
{
    const struct subject *subject;

    unit->grade = service_grade(session, table->cells[UNIT_GRADE]);
    if (unit->grade == 0)
        table_fault(table, UNIT_GRADE, _("“%s” is no grade: write 3, 三年级 or 初一"),
                    table->cells[UNIT_GRADE]);
    if (!table_subject(table, session, UNIT_SUBJECT, &subject) ||
        !table_name(table, UNIT_NAME, &unit->name) ||
        (*table->cells[UNIT_POSITION] &&
         !table_number(table, UNIT_POSITION, 1, POSITION_MAX, &unit->position)) ||
        unit->grade == 0)
        return false;
    unit->subject = subject->code;
    return true;
}

static bool read_units_csv(const struct session *session, const char *name, const char *data,
                           size_t bytes, struct unit_rows *rows, struct err *err)
{
    struct table_file table;

    if (!table_open(&table, rows->arena, name, data, bytes, unit_columns, COUNT_OF(unit_columns),
                    err))
        return false;
    while (table_next(&table)) {
        struct unit unit = {0};
        if (!read_unit(&table, session, &unit))
            continue;
        for (size_t i = 0; i < rows->count; i++)
            if (rows->items[i].grade == unit.grade &&
                strcmp(rows->items[i].subject, unit.subject) == 0 &&
                (rows->items[i].position == unit.position ||
                 text_same_word(rows->items[i].name, unit.name)))
                table_fault(&table, UNIT_NAME, _("“%s” stands twice"), unit.name);
        add_unit(rows, &unit);
    }
    return table_good(&table);
}

/* [三年级 数学], then 1 = 时、分、秒 */
static bool read_section(const struct session *session, const struct conf_pair *pair,
                         struct unit *unit, struct arena *arena)
{
    const char *text = text_trim(arena, pair->section);
    const char *space = strrchr(text, ' ');
    const struct subject *subject;

    if (!space)
        return false;
    unit->grade = service_grade(session, arena_strndup(arena, text, (size_t)(space - text)));
    if (unit->grade == 0 || !service_subject(session, space + 1, &subject, NULL))
        return false;
    unit->subject = subject->code;
    return true;
}

static bool read_units_ini(const struct session *session, const char *name, const char *data,
                           size_t bytes, struct unit_rows *rows, struct err *err)
{
    struct conf_pair *pairs;
    size_t count;
    bool good = true;

    if (!conf_read_pairs(rows->arena, name, data, bytes, &pairs, &count, err))
        return false;
    err_clear(err);
    for (size_t i = 0; i < count; i++) {
        struct unit unit = {0};
        uint32_t position;
        if (!read_section(session, &pairs[i], &unit, rows->arena)) {
            good = err_add(err, ERR_INPUT,
                           _("%s:%zu: [%s] is no grade and subject: write [3 math] or [三年级 "
                             "数学]"),
                           name, pairs[i].line, pairs[i].section);
            continue;
        }
        if (!text_parse_uint(pairs[i].key, POSITION_MAX, &position) || position == 0) {
            good = err_add(err, ERR_INPUT,
                           _("%s:%zu: “%s” is no place in the syllabus: write 1 = NAME, 2 = NAME"),
                           name, pairs[i].line, pairs[i].key);
            continue;
        }
        unit.position = (int)position;
        unit.name = pairs[i].value;
        add_unit(rows, &unit);
    }
    return good;
}

/* An INI file begins with a section or a comment, a CSV with the names of its columns. */
static bool is_ini(const char *text)
{
    text += strspn(text, " \t\r\n");
    return *text == '[' || *text == ';' || *text == '#';
}

bool service_read_units(const struct session *session, const char *name, const char *data,
                        size_t bytes, struct arena *arena, struct unit **units, size_t *count,
                        struct err *err)
{
    struct unit_rows rows = {.arena = arena};
    char *text;
    size_t text_bytes;
    bool ok;

    *units = NULL;
    *count = 0;
    if (!csv_decode(arena, data, bytes, &text, &text_bytes, err)) {
        err_prefix(err, "%s: ", name);
        return false;
    }
    if (text_starts_with(text, "\xef\xbb\xbf")) {
        text += 3;
        text_bytes -= 3;
    }
    ok = is_ini(text) ? read_units_ini(session, name, text, text_bytes, &rows, err)
                      : read_units_csv(session, name, text, text_bytes, &rows, err);
    *units = rows.items;
    *count = rows.count;
    return ok && (rows.count > 0 || err_set(err, ERR_INPUT, _("%s: there is no row in it"), name));
}

/* ---- timetable ---- */

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

static void add_lesson(struct table_file *table, const struct session *session,
                       struct lesson_rows *rows, size_t column, const struct lesson_slot *slot)
{
    struct lesson_slot added = *slot;
    const struct subject *subject;

    if (is_no_lesson(table->cells[column]) || !table_subject(table, session, column, &subject))
        return;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].class_id == slot->class_id && rows->items[i].weekday == slot->weekday &&
            rows->items[i].period == slot->period) {
            table_fault(table, column, _("%s lesson %d stands twice"),
                        date_weekday_name(slot->weekday, session->moment.lang), slot->period);
            return;
        }
    added.subject = subject->code;
    rows->items =
        arena_grow(rows->arena, rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = added;
}

/* 第3节, 3 */
static bool read_period(struct table_file *table, int *period)
{
    char *text = text_fold(table->arena, table->cells[LESSON_PERIOD]);
    const char *digits = text_starts_with(text, "第") ? text + strlen("第") : text;
    size_t length = strspn(digits, "0123456789");

    if (strcmp(digits + length, "节") == 0)
        table->cells[LESSON_PERIOD] = arena_strndup(table->arena, digits, length);
    return table_number(table, LESSON_PERIOD, 1, PERIOD_MAX, period);
}

static void read_lessons(struct table_file *table, const struct session *session,
                         struct lesson_rows *rows)
{
    struct lesson_slot slot = {0};
    const struct class *class;

    if (!table_class(table, session, LESSON_CLASS, session->moment.date, &class) ||
        !read_period(table, &slot.period))
        return;
    slot.class_id = class->id;
    if (table->seen[LESSON_SUBJECT]) {
        if (table_weekday(table, LESSON_WEEKDAY, &slot.weekday))
            add_lesson(table, session, rows, LESSON_SUBJECT, &slot);
        return;
    }
    for (int day = MONDAY; day <= SUNDAY; day++) {
        slot.weekday = (enum weekday)day;
        add_lesson(table, session, rows, (size_t)(LESSON_DAYS + day), &slot);
    }
}

bool service_read_lessons(const struct session *session, const char *name, const char *data,
                          size_t bytes, struct arena *arena, struct lesson_slot **lessons,
                          size_t *count, struct err *err)
{
    struct lesson_rows rows = {.arena = arena};
    struct table_file table;
    bool days = false;

    *lessons = NULL;
    *count = 0;
    if (!table_open(&table, arena, name, data, bytes, lesson_columns, LESSON_COLUMNS, err))
        return false;
    for (int day = MONDAY; day <= SUNDAY; day++)
        days = days || table.seen[LESSON_DAYS + day];
    if (table.seen[LESSON_SUBJECT] != table.seen[LESSON_WEEKDAY] ||
        table.seen[LESSON_SUBJECT] == days)
        return err_set(err, ERR_INPUT,
                       _("%s:1: the columns are 班级,星期,节次,学科, or 班级,节次,周一,…,周五"),
                       name);
    while (table_next(&table))
        read_lessons(&table, session, &rows);
    *lessons = rows.items;
    *count = rows.count;
    return table_good(&table) &&
           (rows.count > 0 || err_set(err, ERR_INPUT, _("%s: there is no row in it"), name));
}

/* ---- after-school service ---- */

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
static bool read_service_class(struct table_file *table, const struct session *session,
                               const struct class **class)
{
    static const char *const all[] = {"", "全部", "所有班级", "全校", "各班", "all"};

    *class = NULL;
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (text_same_word(table->cells[SERVICE_CLASS], all[i]))
            return true;
    return table_class(table, session, SERVICE_CLASS, session->moment.date, class);
}

/* What a row says of the day; a date goes before a weekday. */
static bool read_service_row(struct table_file *table, const struct session *session,
                             struct activity *row)
{
    const struct class *class;

    *row = (struct activity){.day = DAY_NONE};
    if (!read_service_class(table, session, &class))
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
static void take_minutes(struct table_file *table, const struct activity *row,
                         struct service_rows *rows, size_t *capacity)
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

static void take_activity(struct table_file *table, struct activity *row, struct service_rows *rows,
                          size_t *capacity)
{
    if (!*table->cells[SERVICE_ACTIVITY] || !table_name(table, SERVICE_ACTIVITY, &row->name))
        return;
    rows->activities = arena_grow(table->arena, rows->activities, capacity,
                                  rows->activity_count + 1, sizeof *rows->activities);
    rows->activities[rows->activity_count++] = *row;
}

bool service_read_service(const struct session *session, const char *name, const char *data,
                          size_t bytes, struct arena *arena, struct service_rows *rows,
                          struct err *err)
{
    struct table_file table;
    size_t time_capacity = 0, activity_capacity = 0;

    *rows = (struct service_rows){0};
    if (!table_open(&table, arena, name, data, bytes, service_columns, COUNT_OF(service_columns),
                    err))
        return false;
    while (table_next(&table)) {
        struct activity row;
        if (!read_service_row(&table, session, &row))
            continue;
        take_minutes(&table, &row, rows, &time_capacity);
        take_activity(&table, &row, rows, &activity_capacity);
    }
    return table_good(&table);
}
