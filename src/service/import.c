/* Import of homework, from CSV and JSON here, from other programs' files through import_foreign.h: one pass, one change, however many files. A row is read,
 * checked and written at once; the first fault ends the writing (unless --keep-going), the reading goes
 * on to name them all. */
#include "config.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

#include "base/csv.h"
#include "base/text.h"
#include "service/import.h"
#include "service/internal.h"

#define PROGRESS_ROWS 512

static struct touched *touched_class(struct import *import, const struct class *class, day_t day)
{
    for (size_t i = 0; i < import->touched_count; i++)
        if (import->touched[i].class == class)
            return &import->touched[i];
    import->touched = arena_grow(import->arena, import->touched, &import->touched_capacity,
                                 import->touched_count + 1, sizeof *import->touched);
    import->touched[import->touched_count] =
        (struct touched){.class = class, .first = day, .last = day - 1};
    return &import->touched[import->touched_count++];
}

/* Grows the map so that it holds `day`. */
static void touch_day(struct import *import, struct touched *touched, day_t day)
{
    if (day < touched->first) {
        size_t old = (size_t)(touched->last - touched->first + 1);
        size_t more = (size_t)(touched->first - day);
        unsigned char *days = arena_alloc(import->arena, old + more);
        if (old)
            memcpy(days + more, touched->days, old);
        touched->days = days;
        touched->capacity = old + more;
        touched->first = day;
    }
    if (day > touched->last) {
        touched->days = arena_grow(import->arena, touched->days, &touched->capacity,
                                   (size_t)(day - touched->first + 1), 1);
        memset(touched->days + (touched->last - touched->first + 1), 0,
               (size_t)(day - touched->last));
        touched->last = day;
    }
    touched->days[day - touched->first] = 1;
}

static void touch_item(struct import *import, const struct assignment *item)
{
    const struct class *class = service_class_by_id(import->session, item->class_id);
    struct touched *touched;
    day_t evenings[SPAN_MAX_DAYS + 1];
    size_t count =
        assignment_evenings(item, service_data(import->session->service)->calendar, evenings);

    if (!class)
        return; /* no board to look at; writing the row refuses it */
    touched = touched_class(import, class, item->assigned);
    for (size_t i = 0; i < count; i++)
        touch_day(import, touched, evenings[i]);
}

/* Writes a row that was read well. */
static bool take_row(struct import *import, struct assignment *item)
{
    const struct session *session = import->session;
    const struct right_object object = object_of(item);

    if (!session_may(session, import->run->right, &object, import->err)) {
        err_prefix(import->err, "%s", import->faults.place);
        import->broken = true;
        return false;
    }
    service_complete(session, item);
    touch_item(import, item);
    import->result->taken++;
    if (!import->run->change)
        return true;
    item->id = change_new_id(import->run->change, ENTITY_ASSIGNMENT);
    item->created_at = item->published_at = session->moment.now;
    item->created_by = session->actor->login;
    item->rev = change_number(import->run->change);
    import->broken = !take_none_back(import->run, item) ||
                     !change_put_assignment(import->run->change, NULL, item, import->err);
    return !import->broken;
}

bool import_one_row(struct import *import, const char *const cells[FILE_FIELDS_MAX])
{
    struct assignment item;

    if (!import_row(&import->importer, cells, import->row_arena, &item, &import->faults))
        import->result->left_out++;
    else if (import->options->keep_going || import->faults.count == 0)
        return take_row(import, &item);
    return true;
}

void import_progress(const struct import *import, size_t row, size_t done, size_t whole)
{
    if (import->options->progress && row % PROGRESS_ROWS == 0)
        import->options->progress(import->options->context, done, whole);
}

/* ---- CSV ---- */

static const char *columns_known(const struct importer *importer, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < importer->column_count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? "," : "", field_file_name(importer->columns[i]));
    return text_buf_str(&buf);
}

/* Which column each cell of a row is, from the header; false with the fault in err. */
static bool read_header(const struct importer *importer, struct csv_reader *reader,
                        const char *name, struct arena *arena, int map[CSV_COLUMNS_MAX],
                        size_t *cells, struct err *err)
{
    struct csv_row row;
    bool seen[FILE_FIELDS_MAX] = {false};
    bool ok = true;

    if (!csv_next(reader, &row))
        return err_set(err, ERR_INPUT, _("%s: the file is empty: the first line names the columns"),
                       name);
    if (row.damaged || row.count > CSV_COLUMNS_MAX)
        return err_set(err, ERR_INPUT, "%s:%zu: %s", name, row.line,
                       row.damaged ? row.fault : _("too many columns"));
    for (*cells = 0; *cells < row.count; ++*cells) {
        int column = import_column_find(importer, csv_unguard(row.cells[*cells]), arena);
        map[*cells] = column;
        if (column < 0)
            ok = err_add(err, ERR_INPUT, _("%s:%zu: unknown column “%s”: %s are known"), name,
                         row.line, text_fit(arena, row.cells[*cells], 40),
                         columns_known(importer, arena));
        else if (seen[column])
            ok = err_add(err, ERR_INPUT, _("%s:%zu: column “%s” stands twice"), name, row.line,
                         field_file_name(importer->columns[column]));
        else
            seen[column] = true;
    }
    for (size_t i = 0; i < importer->column_count; i++)
        if (importer->columns[i]->file_needed && !seen[i])
            ok = err_add(err, ERR_INPUT, _("%s:%zu: the column “%s” is missing"), name, row.line,
                         field_file_name(importer->columns[i]));
    return ok;
}

static bool import_csv(struct import *import, const struct import_file *file)
{
    const char *name = file->name;
    size_t bytes = file->bytes;
    struct csv_reader reader;
    struct csv_row row;
    int map[CSV_COLUMNS_MAX];
    size_t columns = 0, rows = 0;
    char *text;

    if (!csv_decode(import->arena, file->data, bytes, &text, &bytes, import->err)) {
        err_prefix(import->err, "%s: ", name);
        return false;
    }
    csv_open(&reader, import->row_arena, text, bytes);
    if (!read_header(&import->importer, &reader, name, import->arena, map, &columns, import->err))
        return false;
    while (arena_reset(import->row_arena), csv_next(&reader, &row)) {
        const char *cells[FILE_FIELDS_MAX] = {NULL};
        size_t extra = columns;

        import_progress(import, rows++, reader.offset, bytes);
        import->faults.place = arena_printf(import->row_arena, "%s:%zu: ", name, row.line);
        while (extra < row.count && !*row.cells[extra])
            extra++;
        if (row.damaged || extra < row.count) {
            if (row.damaged && row.count < columns) /* the cell behind the good ones */
                import_fault(&import->faults, "%s: %s",
                             field_file_name(import->importer.columns[map[row.count]]), row.fault);
            else
                import_fault(&import->faults, "%s",
                             row.damaged ? row.fault : _("more cells than the header has columns"));
            import->result->left_out++;
            continue;
        }
        for (size_t i = 0; i < row.count && i < columns; i++)
            cells[map[i]] = csv_unguard(row.cells[i]);
        if (!import_one_row(import, cells))
            return false;
    }
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

static bool read_object(struct import *import, json_t *object, const char **cells)
{
    size_t before = import->faults.count;
    const char *key;
    json_t *value;

    if (!json_is_object(object)) {
        import_fault(&import->faults, "%s", _("is no object"));
        return false;
    }
    json_object_foreach(object, key, value)
    {
        int column = import_column_find(&import->importer, key, import->row_arena);
        bool good = column >= 0;
        if (good)
            cells[column] = json_cell(value, import->row_arena, &good);
        if (!good)
            import_fault(&import->faults,
                         column < 0 ? _("unknown key “%s”") : _("%s: a wrong value"),
                         text_fit(import->row_arena, key, 40));
    }
    return import->faults.count == before;
}

static bool import_json(struct import *import, const struct import_file *file)
{
    const char *name = file->name;
    json_error_t fault;
    json_t *rows = json_loadb(file->data, file->bytes, JSON_REJECT_DUPLICATES, &fault);
    bool ok = true;

    if (!rows)
        return err_set(import->err, ERR_INPUT, _("%s:%d: this is not JSON: %s"), name, fault.line,
                       fault.text);
    if (!json_is_array(rows))
        ok = err_set(import->err, ERR_INPUT, _("%s: a JSON array of homework is expected"), name);
    for (size_t i = 0; ok && i < json_array_size(rows); i++) {
        const char *cells[FILE_FIELDS_MAX] = {NULL};
        arena_reset(import->row_arena);
        import_progress(import, i, i, json_array_size(rows));
        import->faults.place = arena_printf(import->row_arena, "%s[%zu]: ", name, i);
        if (read_object(import, json_array_get(rows, i), cells))
            ok = import_one_row(import, cells);
        else
            import->result->left_out++;
    }
    json_decref(rows);
    return ok;
}

/* ---- the days that are red after it ---- */

static bool list_red_week(struct import *import, const struct touched *touched, day_t monday,
                          size_t *capacity, struct arena *scratch)
{
    struct import_result *result = import->result;
    struct board_input input;
    bool any = false;

    for (day_t day = monday; day < monday + 7; day++)
        any |= day >= touched->first && day <= touched->last && touched->days[day - touched->first];
    if (!any)
        return true;
    if (!read_homework_input(import->session, touched->class, monday, monday + 6, scratch, &input,
                             import->err))
        return false;
    for (day_t day = monday; day < monday + 7; day++) {
        struct board *board;
        if (day < touched->first || day > touched->last || !touched->days[day - touched->first])
            continue;
        board = board_build(&input, day, scratch);
        if (board->level != LEVEL_RED)
            continue;
        result->red = arena_grow(import->arena, result->red, capacity, result->red_count + 1,
                                 sizeof *result->red);
        result->red[result->red_count++] =
            (struct import_red){touched->class, day, board->load, board->limit};
    }
    return true;
}

static bool list_red(struct import *import)
{
    struct arena *scratch = arena_new();
    size_t capacity = 0;
    bool ok = true;

    for (size_t i = 0; i < import->touched_count && ok; i++)
        for (day_t monday = date_monday(import->touched[i].first);
             monday <= import->touched[i].last && ok; monday += 7) {
            ok = list_red_week(import, &import->touched[i], monday, &capacity, scratch);
            arena_reset(scratch);
        }
    arena_free(scratch);
    return ok;
}

/* ---- the whole ---- */

/* Says what came of the reading; false where nothing is to be written. */
static bool finish(struct import *import, bool ok)
{
    struct import_result *result = import->result;
    bool refused = !import->options->keep_going && import->faults.count > 0;

    result->faults = import->faults.lines;
    result->fault_count = import->faults.kept;
    if (import->importer.dropped)
        outcome_note(import->run->outcome, import->arena,
                     _("%zu control characters in the text were dropped"),
                     import->importer.dropped);
    result->notes = import->run->outcome->notes;
    result->note_count = import->run->outcome->note_count;
    if (ok && refused)
        ok = err_set(import->err, ERR_INPUT,
                     _("%zu faults, nothing was imported: mend the lines, or take the "
                       "good ones with --keep-going"),
                     import->faults.count);
    if (!ok)
        result->taken = 0;
    return ok;
}

/* ---- which format ---- */

/* What a JSON text is by what it holds; one that cannot be read is left to the reader to name. */
static enum bulk_format format_of_json(const struct import_file *file)
{
    json_t *root = json_loadb(file->data, file->bytes, JSON_DISABLE_EOF_CHECK, NULL);
    enum bulk_format format = BULK_JSON;

    if (json_object_get(root, "Homeworks"))
        format = BULK_STICKY;
    else if (json_object_get(root, "homework"))
        format = BULK_CLASSWORKS;
    else if (json_object_get(json_is_array(root) ? json_array_get(root, 0) : root, "description"))
        format = BULK_TASKWARRIOR;
    json_decref(root);
    return format;
}

/* Whether the first line names columns, as that of a CSV does. */
static bool names_columns(const struct import_file *file)
{
    struct arena *arena = arena_new();
    struct importer *importer = ARENA_NEW(arena, struct importer);
    struct csv_reader reader;
    struct csv_row row;
    size_t bytes, known = 0;
    char *text;

    importer_init(importer, NULL, arena);
    if (csv_decode(arena, file->data, file->bytes, &text, &bytes, NULL)) {
        csv_open(&reader, arena, text, bytes);
        for (size_t i = 0, cells = csv_next(&reader, &row) ? row.count : 0; i < cells; i++)
            known += import_column_find(importer, csv_unguard(row.cells[i]), arena) >= 0 ? 1 : 0;
    }
    arena_free(arena);
    return known > 1;
}

static bool is_called(const struct import_file *file, const char *ending)
{
    size_t length = strlen(file->name), end = strlen(ending);

    return length > end && strcasecmp(file->name + length - end, ending) == 0;
}

enum bulk_format service_bulk_format(const struct import_file *file)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct import_file whole = *file;

    if (whole.bytes >= sizeof mark - 1 && memcmp(whole.data, mark, sizeof mark - 1) == 0) {
        whole.data += sizeof mark - 1;
        whole.bytes -= sizeof mark - 1;
    }
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

static bool import_files(struct import *import, const struct import_file *files, size_t count)
{
    static bool (*const readers[BULK_FORMAT_COUNT])(struct import *, const struct import_file *) = {
        [BULK_CSV] = import_csv,       [BULK_JSON] = import_json,
        [BULK_ICS] = import_calendar,  [BULK_CLASSWORKS] = import_classworks,
        [BULK_STICKY] = import_sticky, [BULK_TASKWARRIOR] = import_taskwarrior,
        [BULK_TEXT] = import_text,
    };

    for (size_t i = 0; i < count; i++) {
        enum bulk_format format = files[i].format;

        if (format == BULK_BY_CONTENT)
            format = service_bulk_format(&files[i]);
        if (!readers[format](import, &files[i]))
            return false;
    }
    return true;
}

struct importing
{
    struct import *import;
    const struct import_file *files;
    size_t count;
};

static bool import_all(struct run *run, void *context)
{
    const struct importing *importing = context;
    struct import *import = importing->import;

    import->run = run;
    return finish(import, import_files(import, importing->files, importing->count));
}

bool service_import(const struct session *session, const struct import_file *files, size_t count,
                    const struct import_options *options, struct arena *arena,
                    struct import_result *result, struct err *err)
{
    const struct command command = {.action = ACTION_IMPORT, .dry_run = options->dry_run};
    struct import import = {
        .session = session,
        .options = options,
        .arena = arena,
        .row_arena = arena_new(),
        .result = result,
        .err = err,
        .faults = {.arena = arena, .place = ""},
    };
    struct importing importing = {&import, files, count};
    struct outcome outcome;
    bool ok;

    *result = (struct import_result){0};
    importer_init(&import.importer, session, arena);
    ok = run_change(session, &command, import_all, &importing, arena, &outcome, err);
    result->change = outcome.change;
    arena_free(import.row_arena);
    return ok && (outcome.change == 0 || outcome.repeated || list_red(&import));
}
