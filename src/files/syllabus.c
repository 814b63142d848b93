/* The syllabus: a CSV with a row a unit, or an INI with a section a grade and subject. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "conf/conf.h"
#include "files/table.h"

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

static bool read_unit(struct table *table, struct unit *unit)
{
    const struct subject *subject;

    unit->grade = grade_parse(table->school->school, table->cells[UNIT_GRADE]);
    if (unit->grade == 0)
        table_fault(table, UNIT_GRADE, _("“%s” is not a grade: write 3, 三年级 or 初一"),
                    table->cells[UNIT_GRADE]);
    if (!table_subject(table, UNIT_SUBJECT, &subject) ||
        !table_name(table, UNIT_NAME, &unit->name) ||
        (*table->cells[UNIT_POSITION] &&
         !table_number(table, UNIT_POSITION, 1, POSITION_MAX, &unit->position)) ||
        unit->grade == 0)
        return false;
    unit->subject = subject->code;
    return true;
}

static bool read_units_csv(const struct file_school *school, const struct file *file,
                           struct unit_rows *rows, struct err *err)
{
    struct table table = {.school = school};

    if (!table_open(&table, rows->arena, file, unit_columns, COUNT_OF(unit_columns), err))
        return false;
    while (table_next(&table)) {
        struct unit unit = {0};
        if (!read_unit(&table, &unit))
            continue;
        for (size_t i = 0; i < rows->count; i++)
            if (rows->items[i].grade == unit.grade &&
                strcmp(rows->items[i].subject, unit.subject) == 0 &&
                (rows->items[i].position == unit.position ||
                 text_same_word(rows->items[i].name, unit.name)))
                table_fault(&table, UNIT_NAME, _("“%s” appears twice"), unit.name);
        add_unit(rows, &unit);
    }
    return table_good(&table, err);
}

/* [三年级 数学], then 1 = 时、分、秒 */
static bool read_section(const struct file_school *school, const struct conf_pair *pair,
                         struct unit *unit, struct arena *arena)
{
    const char *text = text_trim(arena, pair->section);
    const char *space = strrchr(text, ' ');
    const struct subject *subject;

    if (!space)
        return false;
    unit->grade = grade_parse(school->school, arena_strndup(arena, text, (size_t)(space - text)));
    subject = subject_resolve(school->words.subjects, space + 1, NULL);
    if (unit->grade == 0 || !subject)
        return false;
    unit->subject = subject->code;
    return true;
}

static bool read_units_ini(const struct file_school *school, const struct file *file,
                           struct unit_rows *rows, struct err *err)
{
    struct conf_pair *pairs;
    size_t count;
    bool good = true;

    if (!conf_read_pairs(rows->arena, file->name, file->data, file->bytes, &pairs, &count, err))
        return false;
    err_clear(err);
    for (size_t i = 0; i < count; i++) {
        struct unit unit = {0};
        uint32_t position;
        if (!read_section(school, &pairs[i], &unit, rows->arena)) {
            good = err_add(
                err, ERR_INPUT,
                _("%s:%zu: [%s] is not a grade and subject: write [3 math] or [三年级 数学]"),
                file->name, pairs[i].line, pairs[i].section);
            continue;
        }
        if (!text_parse_uint(pairs[i].key, POSITION_MAX, &position) || position == 0) {
            good =
                err_add(err, ERR_INPUT,
                        _("%s:%zu: “%s” is not a place in the syllabus: write 1 = NAME, 2 = NAME"),
                        file->name, pairs[i].line, pairs[i].key);
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

bool file_read_units(const struct file_school *school, const struct file *given,
                     struct arena *arena, struct unit_list *list, struct err *err)
{
    struct unit_rows rows = {.arena = arena};
    struct file file = *given;
    char *text;
    bool ok;

    *list = (struct unit_list){0};
    if (!csv_decode(arena, given->data, given->bytes, &text, &file.bytes, err)) {
        err_prefix(err, "%s: ", given->name);
        return false;
    }
    file.data = text;
    file = file_without_mark(&file);
    ok = is_ini(file.data) ? read_units_ini(school, &file, &rows, err)
                           : read_units_csv(school, &file, &rows, err);
    *list = (struct unit_list){rows.items, rows.count};
    return ok && (rows.count > 0 || err_set(err, ERR_INPUT, _("%s: it has no rows"), file.name));
}
