/* Homework from files: which format each is, and the two of our own, CSV and JSON with the same columns.
 * Other programs' go through foreign.h. One pass, row by row. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/csv.h"
#include "base/text.h"
#include "files/reading.h"
#include "files/table.h"

#define PROGRESS_ROWS 512

void reading_begin(struct reading *reading, const struct file_school *school, struct arena *arena,
                   struct homework_read *read)
{
    *reading = (struct reading){
        .school = school,
        .arena = arena,
        .row_arena = arena,
        .faults = {.arena = arena, .place = ""},
        .read = read,
    };
    reading->column_count = record_file_fields(ENTITY_ASSIGNMENT, reading->columns);
}

/* Reads one row and gives it to the taker; false ends the reading. */
static bool take_row(struct reading *reading, const char *const cells[FILE_FIELDS_MAX])
{
    const struct homework_taker *taker = reading->taker;
    struct assignment item;

    if (!reading_row(reading, cells, &item))
        reading->read->left_out++;
    else if (!taker->keep_going && reading->faults.count > 0)
        return true; /* nothing is taken any more: the rest is read for its faults */
    else if (!taker->take(taker->context, &item, reading->faults.place, reading->err))
        return false;
    else
        reading->read->taken++;
    return true;
}

bool reading_take_item(struct reading *reading, const char *class, day_t assigned,
                       const struct reader_item *item)
{
    const char *cells[FILE_FIELDS_MAX] = {NULL};
    char days[2][DATE_TEXT_BYTES];

    reading_set(reading, cells, "class", class);
    reading_set(reading, cells, "text", item->text);
    reading_set(reading, cells, "date", date_iso(assigned, days[0]));
    reading_set(reading, cells, "subject", item->subject->code);
    reading_set(reading, cells, "kind", vocab_code(&vocab_kind, (int)item->kind));
    reading_set(reading, cells, "place", vocab_code(&vocab_place, (int)item->place));
    reading_set(reading, cells, "spread", vocab_code(&vocab_spread, (int)item->spread));
    reading_set(reading, cells, "optional", item->optional ? "1" : "");
    reading_set(reading, cells, "device", item->device ? "1" : "");
    reading_set(reading, cells, "estimated", item->estimated ? "1" : "");
    reading_set(reading, cells, "unit", item->unit);
    if (item->tier != TIER_NONE)
        reading_set(reading, cells, "tier", vocab_code(&vocab_tier, (int)item->tier));
    reading_set(reading, cells, "minutes", arena_printf(reading->row_arena, "%d", item->minutes));
    if (item->due != DAY_NONE)
        reading_set(reading, cells, "due", date_iso(item->due, days[1]));
    return take_row(reading, cells);
}

bool reading_take_none(struct reading *reading, const struct class *class, day_t day,
                       const struct subject *subject)
{
    const struct homework_taker *taker = reading->taker;
    struct err err = {0};

    if (!taker->keep_going && reading->faults.count > 0)
        return true;
    if (taker->take_none(taker->context, class, day, subject, &err))
        return true;
    if (err.code == ERR_INPUT) {
        reading_left_out(reading, err.message);
        return true;
    }
    *reading->err = err;
    return false;
}

bool reading_left_out(struct reading *reading, const char *fault)
{
    reading->read->left_out++;
    return row_fault(&reading->faults, "%s", fault);
}

void reading_progress(const struct reading *reading, size_t row, size_t done, size_t whole)
{
    if (reading->taker->progress && row % PROGRESS_ROWS == 0)
        reading->taker->progress(reading->taker->progress_context, done, whole);
}

/* ---- CSV ---- */

struct table_column reading_table_column(const struct field *field)
{
    struct table_column column = {
        .code = field_file_name(field), .also = {field->zh}, .required = field->file_needed};

    memcpy(column.also + 1, field->also, sizeof field->also);
    return column;
}

bool read_bulk_csv(struct reading *reading, const struct file *file)
{
    struct table_column columns[FILE_FIELDS_MAX] = {0};
    struct table table = {.rows = reading->row_arena,
                          .faults = &reading->faults,
                          .by_code = true,
                          .empty_cells = true};

    for (size_t i = 0; i < reading->column_count; i++)
        columns[i] = reading_table_column(reading->columns[i]);
    if (!table_open(&table, reading->arena, file, columns, reading->column_count, reading->err))
        return false;
    for (size_t row = 0; table_next(&table); row++) {
        reading_progress(reading, row, table.reader.offset, table.reader.bytes);
        if (!take_row(reading, table.cells))
            return false;
    }
    reading->read->left_out += table.skipped;
    return true;
}

/* ---- JSON: an array of objects with the same columns ---- */

static const char *json_cell(const json_t *value, struct arena *arena, bool *good)
{
    *good = true;
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_integer(value))
        return arena_printf(arena, "%lld", (long long)json_integer_value(value));
    if (json_is_boolean(value))
        return json_is_true(value) ? "1" : "";
    *good = json_is_null(value);
    return "";
}

static bool read_object(struct reading *reading, json_t *object, const char **cells)
{
    size_t before = reading->faults.count;
    const char *key;
    json_t *value;

    if (!json_is_object(object)) {
        row_fault(&reading->faults, "%s", _("is not an object"));
        return false;
    }
    json_object_foreach(object, key, value)
    {
        int column = reading_column(reading, key);
        bool good = column >= 0;
        if (good)
            cells[column] = json_cell(value, reading->row_arena, &good);
        if (!good)
            row_fault(&reading->faults, column < 0 ? _("unknown key “%s”") : _("%s: wrong value"),
                      text_fit(reading->row_arena, key, 40));
    }
    return reading->faults.count == before;
}

bool read_bulk_json(struct reading *reading, const struct file *file)
{
    json_t *rows = file_json(file, reading->err);
    bool ok = rows != NULL;

    if (ok && !json_is_array(rows))
        ok = err_set(reading->err, ERR_INPUT, _("%s: a JSON array of homework is expected"),
                     file->name);
    for (size_t i = 0; ok && i < json_array_size(rows); i++) {
        const char *cells[FILE_FIELDS_MAX] = {NULL};
        arena_reset(reading->row_arena);
        reading_progress(reading, i, i, json_array_size(rows));
        reading->faults.place = arena_printf(reading->row_arena, "%s[%zu]: ", file->name, i);
        if (read_object(reading, json_array_get(rows, i), cells))
            ok = take_row(reading, cells);
        else
            reading->read->left_out++;
    }
    json_decref(rows);
    return ok;
}

/* ---- which format ---- */

/* What a JSON text is by what it holds; one that cannot be read is left to the reader to name. */
static enum bulk_format format_of_json(const struct file *file)
{
    json_t *root = json_loadb(file->data, file->bytes, JSON_DISABLE_EOF_CHECK, NULL);
    enum bulk_format format = BULK_JSON;

    if (json_object_get(root, "Homeworks"))
        format = BULK_STICKYHOMEWORKS;
    else if (json_object_get(root, "homework"))
        format = BULK_CLASSWORKS;
    else if (json_object_get(json_is_array(root) ? json_array_get(root, 0) : root, "description"))
        format = BULK_TASKWARRIOR;
    json_decref(root);
    return format;
}

/* Whether the first line names columns, as that of a CSV does. */
static bool names_columns(const struct file *file)
{
    struct arena *arena = arena_new();
    struct reading *reading = ARENA_NEW(arena, struct reading);
    struct csv_reader reader;
    struct csv_row row;
    size_t bytes, known = 0;
    char *text;

    reading_begin(reading, NULL, arena, NULL);
    if (csv_decode(arena, file->data, file->bytes, &text, &bytes, NULL)) {
        csv_open(&reader, arena, text, bytes);
        for (size_t i = 0, cells = csv_next(&reader, &row) ? row.count : 0; i < cells; i++)
            known += reading_column(reading, csv_unguard(row.cells[i])) >= 0 ? 1 : 0;
    }
    arena_free(arena);
    return known > 1;
}

static bool is_called(const struct file *file, const char *ending)
{
    size_t length = strlen(file->name), end = strlen(ending);

    return length > end && strcasecmp(file->name + length - end, ending) == 0;
}

enum bulk_format file_bulk_format(const struct file *file)
{
    struct file whole = file_without_mark(file);

    while (whole.bytes > 0 && strchr(" \t\r\n", *whole.data) && *whole.data) {
        whole.data++;
        whole.bytes--;
    }
    if (whole.bytes > 0 && (*whole.data == '{' || *whole.data == '['))
        return format_of_json(&whole);
    if (whole.bytes > 15 && strncasecmp(whole.data, "BEGIN:VCALENDAR", 15) == 0)
        return BULK_ICS;
    if (is_called(file, ".json"))
        return BULK_JSON;
    return is_called(file, ".txt") && !names_columns(file) ? BULK_TEXT : BULK_CSV;
}

static bool read_files(struct reading *reading, const struct file *files, size_t count,
                       enum bulk_format given)
{
    static bool (*const readers[BULK_FORMAT_COUNT])(struct reading *, const struct file *) = {
#define BULK_READER(upper, lower) [BULK_##upper] = read_bulk_##lower,
        BULK_FORMATS(BULK_READER)
#undef BULK_READER
    };

    for (size_t i = 0; i < count; i++) {
        enum bulk_format format = given == BULK_BY_CONTENT ? file_bulk_format(&files[i]) : given;
        if (!readers[format](reading, &files[i]))
            return false;
    }
    return true;
}

bool file_read_homework(const struct file *files, size_t count, enum bulk_format format,
                        const struct homework_taker *taker, struct arena *arena,
                        struct homework_read *read, struct err *err)
{
    struct reading reading;
    bool ok;

    *read = (struct homework_read){0};
    reading_begin(&reading, taker->school, arena, read);
    reading.taker = taker;
    reading.row_arena = arena_new();
    reading.err = err;
    ok = read_files(&reading, files, count, format);
    read->faults = reading.faults.lines;
    read->fault_count = reading.faults.kept;
    read->fault_total = reading.faults.count;
    arena_free(reading.row_arena);
    return ok;
}
