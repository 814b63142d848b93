/* Reading small tables from CSV: the header, rows, and what cells hold. */
#include "config.h"

#include "files/table.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

#define SHOWN_CELL_COLUMNS 40
#define DAYS_AWAY_MAX 366

static bool is_name(const struct table_column *column, const char *text)
{
    if (text_same_word(column->code, text))
        return true;
    for (size_t i = 0; i < sizeof column->also / sizeof *column->also && column->also[i]; i++)
        if (text_same_word(column->also[i], text))
            return true;
    return false;
}

static const char *label(const struct table *table, size_t column)
{
    const char *zh = table->columns[column].also[0];

    return zh && !table->by_code ? zh : table->columns[column].code;
}

/* "日期, 班级, …" */
static const char *names_known(const struct table *table)
{
    struct text_buf buf = {.arena = table->arena};

    for (size_t i = 0; i < table->column_count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? ", " : "", label(table, i));
    return text_buf_str(&buf);
}

static const char *trimmed_cell(const struct table *table, const char *cell)
{
    return text_trim(table->rows, csv_unguard(cell));
}

static bool read_header(struct table *table, struct err *err)
{
    struct csv_row row;
    size_t line;
    bool good = true;

    if (!csv_next(&table->reader, &row))
        return err_set(err, ERR_INPUT, _("%s: the file is empty: the first line names the columns"),
                       table->name);
    line = table->line_before + row.line;
    if (row.damaged || row.count > CSV_COLUMNS_MAX)
        return err_set(err, ERR_INPUT, "%s:%zu: %s", table->name, line,
                       row.damaged ? row.fault : _("too many columns"));
    for (table->width = 0; table->width < row.count; table->width++) {
        const char *text = trimmed_cell(table, row.cells[table->width]);
        size_t column = 0;
        while (column < table->column_count && !is_name(&table->columns[column], text))
            column++;
        table->map[table->width] = (int)column;
        if (column == table->column_count)
            good =
                err_add(err, ERR_INPUT, _("%s:%zu: unknown column “%s”: %s are known"), table->name,
                        line, text_fit(table->arena, text, SHOWN_CELL_COLUMNS), names_known(table));
        else if (table->seen[column])
            good = err_add(err, ERR_INPUT, _("%s:%zu: column “%s” appears twice"), table->name,
                           line, table->by_code ? label(table, column) : text);
        else
            table->seen[column] = true;
    }
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].required && !table->seen[i])
            good = err_add(err, ERR_INPUT, _("%s:%zu: the column “%s” is missing"), table->name,
                           line, label(table, i));
    return good;
}

bool table_open(struct table *table, struct arena *arena, const struct file *file,
                const struct table_column *columns, size_t column_count, struct err *err)
{
    char *text;
    size_t bytes;

    table->arena = arena;
    table->rows = table->rows ? table->rows : arena;
    table->own = (struct row_faults){.arena = arena, .place = ""};
    table->faults = table->faults ? table->faults : &table->own;
    table->name = file->name;
    if (table->school && table->line_before == 0)
        table->line_before = table->school->lines_before;
    table->columns = columns;
    table->column_count = column_count;
    table->seen = ARENA_ARRAY(arena, column_count, bool);
    table->cells = ARENA_ARRAY(arena, column_count, const char *);
    err_clear(err);
    if (!csv_decode(arena, file->data, file->bytes, &text, &bytes, err)) {
        err_prefix(err, "%s: ", file->name);
        return false;
    }
    csv_open(&table->reader, table->rows, text, bytes);
    return read_header(table, err);
}

bool table_fault(struct table *table, size_t column, const char *format, ...)
{
    va_list args;
    char *reason;

    va_start(args, format);
    reason = arena_vprintf(table->rows, format, args);
    va_end(args);
    return row_fault(table->faults, "%s: %s", label(table, column), reason);
}

/* Fills the cells of a row; false where it is no row to read. */
static bool fill_cells(struct table *table, const struct csv_row *row)
{
    size_t extra = table->width;

    while (extra < row->count && !*row->cells[extra])
        extra++;
    if (row->damaged && row->count < table->width) /* the cell behind the good ones */
        return table_fault(table, (size_t)table->map[row->count], "%s", row->fault);
    if (row->damaged || extra < row->count)
        return row_fault(table->faults, "%s",
                         row->damaged ? row->fault : _("more cells than the header has columns"));
    for (size_t i = 0; i < table->column_count; i++)
        table->cells[i] = "";
    for (size_t i = 0; i < row->count && i < table->width; i++)
        table->cells[table->map[i]] = trimmed_cell(table, row->cells[i]);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].required && !table->empty_cells && !*table->cells[i])
            return table_fault(table, i, "%s", _("is empty"));
    return true;
}

bool table_next(struct table *table)
{
    struct csv_row row;

    for (;;) {
        if (table->rows != table->arena)
            arena_reset(table->rows);
        if (!csv_next(&table->reader, &row))
            return false;
        table->faults->place =
            arena_printf(table->rows, "%s:%zu: ", table->name, table->line_before + row.line);
        if (fill_cells(table, &row))
            return true;
        table->skipped++;
    }
}

bool table_number(struct table *table, size_t column, int least, int most, int *value)
{
    const char *folded = text_fold(table->arena, table->cells[column]);
    uint32_t number;

    if (!text_parse_uint(folded, (uint32_t)most, &number) || (int)number < least)
        return table_fault(table, column, _("“%s” is not a number from %d to %d"),
                           text_fit(table->arena, table->cells[column], SHOWN_CELL_COLUMNS), least,
                           most);
    *value = (int)number;
    return true;
}

bool table_class(struct table *table, size_t column, day_t day, const struct class **class)
{
    struct err fault = {0};

    if (table->school->days_counted)
        day = table->school->words.assigned;
    *class = class_find(table->school->school, table->school->classes, table->cells[column], day,
                        &fault);
    return *class || table_fault(table, column, "%s", fault.message);
}

bool table_subject(struct table *table, size_t column, const struct subject **subject)
{
    struct err fault = {0};

    *subject = subject_resolve(table->school->words.subjects, table->cells[column], &fault);
    return *subject || table_fault(table, column, "%s", fault.message);
}

/* A day that is counted from the Monday, or `today`: the last day of school up to the day acted on. */
static bool read_counted_day(struct table *table, size_t column, day_t *day)
{
    const struct school_words *words = &table->school->words;
    const char *text = table->cells[column];
    bool before = *text == '-';
    uint32_t days;

    if (text_same_word(text, "today") || text_same_word(text, "今天")) {
        *day = calendar_is_school_day(words->calendar, words->assigned)
                   ? words->assigned
                   : calendar_prev_school_day(words->calendar, words->assigned);
        return true;
    }
    if (!text_parse_uint(text + before, DAYS_AWAY_MAX, &days))
        return table_fault(table, column, _("“%s” is not a number of days, nor “today”"), text);
    *day = date_monday(words->assigned) + (before ? -(day_t)days : (day_t)days);
    return true;
}

bool table_day(struct table *table, size_t column, day_t *day)
{
    struct err fault = {0};

    if (table->school && table->school->days_counted)
        return read_counted_day(table, column, day);
    return date_parse_written(table->cells[column], DAY_NONE, false, day, &fault) ||
           table_fault(table, column, "%s", fault.message);
}

bool table_weekday(struct table *table, size_t column, enum weekday *weekday)
{
    return date_weekday_parse(table->cells[column], weekday) ||
           table_fault(table, column, _("“%s” is not a weekday: write 周一 or Mon"),
                       text_fit(table->arena, table->cells[column], SHOWN_CELL_COLUMNS));
}

bool table_name(struct table *table, size_t column, const char **text)
{
    struct err fault = {0};
    char *accepted;

    if (!text_accept(table->arena, table->cells[column], strlen(table->cells[column]),
                     NAME_MAX_CHARS, _("the name"), &accepted, NULL, &fault))
        return table_fault(table, column, "%s", fault.message);
    *text = accepted;
    return true;
}

bool table_good(const struct table *table, struct err *err)
{
    for (size_t i = 0; i < table->faults->kept; i++)
        err_add(err, ERR_INPUT, "%s", table->faults->lines[i]);
    return table->faults->count == 0;
}
