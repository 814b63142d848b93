/* Reading small tables from CSV: the header, rows, and what cells hold. */
#include "config.h"

#include "service/table_file.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "service/plan.h"

#define SHOWN_CELL_COLUMNS 40

static bool is_name(const struct table_column *column, const char *text)
{
    if (text_same_word(column->code, text))
        return true;
    for (size_t i = 0; i < sizeof column->also / sizeof *column->also && column->also[i]; i++)
        if (text_same_word(column->also[i], text))
            return true;
    return false;
}

/* "date 日期, class 班级, …" */
static const char *names_known(const struct table_file *table)
{
    struct text_buf buf = {.arena = table->arena};

    for (size_t i = 0; i < table->column_count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? ", " : "",
                        table->columns[i].also[0] ? table->columns[i].also[0]
                                                  : table->columns[i].code);
    return text_buf_str(&buf);
}

static const char *trimmed_cell(const struct table_file *table, const char *cell)
{
    return text_trim(table->arena, csv_unguard(cell));
}

static bool read_header(struct table_file *table)
{
    struct csv_row row;

    if (!csv_next(&table->reader, &row))
        return err_set(table->err, ERR_INPUT,
                       _("%s: the file is empty: the first line names the columns"), table->name);
    if (row.damaged || row.count > CSV_COLUMNS_MAX)
        return err_set(table->err, ERR_INPUT, "%s:%zu: %s", table->name, row.line,
                       row.damaged ? row.fault : _("too many columns"));
    for (table->width = 0; table->width < row.count; table->width++) {
        const char *text = trimmed_cell(table, row.cells[table->width]);
        size_t column = 0;
        while (column < table->column_count && !is_name(&table->columns[column], text))
            column++;
        table->map[table->width] = (int)column;
        if (column == table->column_count)
            table->faulty = !err_add(
                table->err, ERR_INPUT, _("%s:%zu: unknown column “%s”: %s are known"), table->name,
                row.line, text_fit(table->arena, text, SHOWN_CELL_COLUMNS), names_known(table));
        else if (table->seen[column])
            table->faulty = !err_add(table->err, ERR_INPUT, _("%s:%zu: column “%s” stands twice"),
                                     table->name, row.line, text);
        else
            table->seen[column] = true;
    }
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].required && !table->seen[i])
            table->faulty = !err_add(table->err, ERR_INPUT, _("%s:%zu: the column “%s” is missing"),
                                     table->name, row.line,
                                     table->columns[i].also[0] ? table->columns[i].also[0]
                                                               : table->columns[i].code);
    return !table->faulty;
}

bool table_open(struct table_file *table, struct arena *arena, const char *name, const char *data,
                size_t bytes, const struct table_column *columns, size_t column_count,
                struct err *err)
{
    char *text;

    *table = (struct table_file){
        .arena = arena, .name = name, .columns = columns, .column_count = column_count, .err = err};
    table->seen = ARENA_ARRAY(arena, column_count, bool);
    table->cells = ARENA_ARRAY(arena, column_count, const char *);
    err_clear(err);
    if (!csv_decode(arena, data, bytes, &text, &bytes, err)) {
        err_prefix(err, "%s: ", name);
        return false;
    }
    csv_open(&table->reader, arena, text, bytes);
    return read_header(table);
}

bool table_fault(struct table_file *table, size_t column, const char *format, ...)
{
    va_list args;
    char *reason;

    va_start(args, format);
    reason = arena_vprintf(table->arena, format, args);
    va_end(args);
    err_add(table->err, ERR_INPUT, "%s:%zu: %s: %s", table->name, table->line,
            table->columns[column].also[0] ? table->columns[column].also[0]
                                           : table->columns[column].code,
            reason);
    table->faulty = true;
    return false;
}

/* Fills the cells of a row; false where it is no row to read. */
static bool take_cells(struct table_file *table, const struct csv_row *row)
{
    size_t extra = table->width;

    while (extra < row->count && !*row->cells[extra])
        extra++;
    if (row->damaged || extra < row->count) {
        err_add(table->err, ERR_INPUT, "%s:%zu: %s", table->name, row->line,
                row->damaged ? row->fault : _("more cells than the header has columns"));
        table->faulty = true;
        return false;
    }
    for (size_t i = 0; i < table->column_count; i++)
        table->cells[i] = "";
    for (size_t i = 0; i < row->count && i < table->width; i++)
        table->cells[table->map[i]] = trimmed_cell(table, row->cells[i]);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].required && !*table->cells[i])
            return table_fault(table, i, "%s", _("is empty"));
    return true;
}

bool table_next(struct table_file *table)
{
    struct csv_row row;

    while (csv_next(&table->reader, &row)) {
        table->line = row.line;
        if (take_cells(table, &row))
            return true;
    }
    return false;
}

bool table_number(struct table_file *table, size_t column, int least, int most, int *value)
{
    const char *folded = text_fold(table->arena, table->cells[column]);
    uint32_t number;

    if (!text_parse_uint(folded, (uint32_t)most, &number) || (int)number < least)
        return table_fault(table, column, _("“%s” is no number from %d to %d"),
                           text_fit(table->arena, table->cells[column], SHOWN_CELL_COLUMNS), least,
                           most);
    *value = (int)number;
    return true;
}

bool table_class(struct table_file *table, const struct session *session, size_t column, day_t day,
                 const struct class **class)
{
    struct err fault = {0};

    if (!table->class_text || table->class_day != day ||
        strcmp(table->class_text, table->cells[column]) != 0) {
        if (!service_class(session, table->cells[column], day, class, &fault))
            return table_fault(table, column, "%s", fault.message);
        table->class_text = table->cells[column];
        table->class_day = day;
        table->class = *class;
    }
    *class = table->class;
    return true;
}

bool table_subject(struct table_file *table, const struct session *session, size_t column,
                   const struct subject **subject)
{
    struct err fault = {0};

    return service_subject(session, table->cells[column], subject, &fault) ||
           table_fault(table, column, "%s", fault.message);
}

bool table_day(struct table_file *table, size_t column, day_t *day)
{
    struct err fault = {0};

    return date_parse_written(table->cells[column], DAY_NONE, false, day, &fault) ||
           table_fault(table, column, "%s", fault.message);
}

bool table_weekday(struct table_file *table, size_t column, enum weekday *weekday)
{
    return date_weekday_parse(table->cells[column], weekday) ||
           table_fault(table, column, _("“%s” is no weekday: write 周一 or Mon"),
                       text_fit(table->arena, table->cells[column], SHOWN_CELL_COLUMNS));
}

bool table_name(struct table_file *table, size_t column, const char **text)
{
    struct err fault = {0};
    char *accepted;

    if (!text_accept(table->arena, table->cells[column], strlen(table->cells[column]),
                     NAME_MAX_CHARS, _("the name"), &accepted, NULL, &fault))
        return table_fault(table, column, "%s", fault.message);
    *text = accepted;
    return true;
}

bool table_good(const struct table_file *table)
{
    return !table->faulty;
}
