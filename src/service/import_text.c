/* A file of messages by day, as teachers write them into groups: a heading that names a day or a class
 * begins a block, which the reader reads as one message. */
#include "config.h"

#include <string.h>

#include "base/csv.h"
#include "base/text.h"
#include "service/import_foreign.h"

/* What headings said last: it holds until another says otherwise. */
struct heading
{
    day_t day;
    const char *class; /* as written; NULL: none was named yet */
};

struct block
{
    const char *text;
    size_t line; /* of its first line, from 1 */
};

/* Whether a line is a heading, and what it names. */
static bool is_heading(struct import *import, const char *line, struct heading *heading)
{
    const struct reading *reading = service_read_text(
        import->session, NULL, import->session->moment.date, NULL, line, import->row_arena);

    if (reading->item_count + reading->none_count + reading->error_count > 0 ||
        reading->aside_count == 0 || (!reading->day_named && !reading->class_text))
        return false;
    if (reading->day_named)
        heading->day = reading->day;
    if (reading->class_text)
        heading->class = arena_strdup(import->arena, reading->class_text);
    return true;
}

static void set_place(struct import *import, const struct import_file *file, size_t line)
{
    import->faults.place = arena_printf(import->row_arena, "%s:%zu: ", file->name, line);
}

static bool find_block_class(struct import *import, const struct heading *heading,
                             const char **text, const struct class **class)
{
    struct err err = {0};

    *text = import->options->class || !heading->class ? import_class(import, heading->day)
                                                      : heading->class;
    if (!*text)
        return foreign_left_out(import,
                                _("class: the file does not say which: name it with --class"));
    return service_class(import->session, *text, heading->day, class, &err) ||
           foreign_left_out(import, arena_printf(import->row_arena, "class: %s", err.message));
}

/* What is no homework is told, but for the heading that began the block. */
static void tell(struct import *import, const struct import_file *file, const struct block *block,
                 const struct reader_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lines[i].line > 1)
            outcome_note(import->run->outcome, import->arena, "%s:%zu: %s", file->name,
                         block->line + (size_t)lines[i].line - 1,
                         reader_sentence(&lines[i], import->row_arena));
}

static bool take_items(struct import *import, const struct import_file *file,
                       const struct block *block, const struct reading *reading,
                       const char *class_text)
{
    for (size_t i = 0; i < reading->item_count; i++) {
        const struct reader_item *item = &reading->items[i];
        struct import_minutes *minutes = &import->result->minutes;
        size_t taken = import->result->taken;

        set_place(import, file, block->line + (size_t)item->line - 1);
        if (item->group != 0) {
            foreign_left_out(import, group_not_kept());
            continue;
        }
        if (!import_item(import, class_text, reading->day, item))
            return false;
        if (import->result->taken > taken && item->kind != KIND_NOTICE)
            ++*(item->estimated ? &minutes->from_history : &minutes->said);
    }
    return true;
}

/* A block without a fault is taken; each fault leaves the block out, for its lines may belong together. */
static bool take_block(struct import *import, const struct import_file *file,
                       const struct block *block, const struct heading *heading)
{
    struct session session = *import->session;
    struct reading_request request = {.day_asked = true, .text = block->text};
    const struct class *class, *read_for;
    struct reading *reading;
    const char *class_text;
    struct err err = {0};

    set_place(import, file, block->line);
    if (!*text_trim(import->row_arena, block->text))
        return true;
    session.moment.date = heading->day;
    if (!find_block_class(import, heading, &class_text, &class))
        return true;
    request.class = class;
    if (!service_read(&session, &request, import->row_arena, &reading, &read_for, &err)) {
        foreign_left_out(import, err.message);
        return true;
    }
    tell(import, file, block, reading->aside, reading->aside_count);
    tell(import, file, block, reading->notes, reading->note_count);
    for (size_t i = 0; i < reading->error_count; i++) {
        set_place(import, file, block->line + (size_t)reading->errors[i].line - 1);
        foreign_left_out(import, reader_sentence(&reading->errors[i], import->row_arena));
    }
    if (reading->error_count > 0)
        return true;
    if (!take_items(import, file, block, reading, class_text))
        return false;
    for (size_t i = 0; i < reading->none_count; i++) {
        set_place(import, file, block->line + (size_t)reading->none[i].line - 1);
        if (!import_none(import, class, reading->day, reading->none[i].subject))
            return false;
    }
    return true;
}

bool import_text(struct import *import, const struct import_file *file)
{
    struct heading heading = {.day = import->session->moment.date};
    struct text_buf message = {.arena = import->arena};
    struct block block = {.line = 1};
    size_t bytes, line = 1;
    char *text, *at;

    if (!csv_decode(import->arena, file->data, file->bytes, &text, &bytes, import->err)) {
        err_prefix(import->err, "%s: ", file->name);
        return false;
    }
    for (at = text; *at; line++) {
        size_t length = strcspn(at, "\n");
        char *one = text_trim(import->arena, arena_strndup(import->arena, at, length));
        struct heading next = heading;
        bool begins = is_heading(import, one, &next);

        import_progress(import, line, (size_t)(at - text), bytes);
        if (begins) {
            block.text = text_buf_str(&message);
            if (!take_block(import, file, &block, &heading))
                return false;
            message = (struct text_buf){.arena = import->arena};
            block.line = line;
            heading = next;
        }
        text_buf_printf(&message, "%s\n", one);
        at += length + (at[length] == '\n');
        arena_reset(import->row_arena);
    }
    block.text = text_buf_str(&message);
    return take_block(import, file, &block, &heading);
}
