/* A file of messages by day, as teachers write them into groups: a heading that names a day or a class
 * begins a block, which is read as one message. */
#include "config.h"

#include <string.h>

#include "base/csv.h"
#include "base/text.h"
#include "files/reading.h"

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
    bool headed; /* its first line is a heading */
};

/* Whether a line is a heading, and what it names. */
static bool is_heading(struct reading *reading, const char *line, struct heading *heading)
{
    const struct file_school *school = reading->school;
    const struct reader_context context = reader_context_for(
        school->lexicon, &school->words, school->school, NULL, school->words.assigned);
    const struct reader_result *said = reader_read(&context, line, reading->row_arena);

    if (said->item_count + said->none_count + said->error_count > 0 || said->aside_count == 0 ||
        (!said->day_named && !said->class_text))
        return false;
    if (said->day_named)
        heading->day = said->day;
    if (said->class_text)
        heading->class = arena_strdup(reading->arena, said->class_text);
    return true;
}

static void set_place(struct reading *reading, const struct file *file, size_t line)
{
    reading->faults.place = arena_printf(reading->row_arena, "%s:%zu: ", file->name, line);
}

static bool find_block_class(struct reading *reading, const struct heading *heading,
                             const char **text, const struct class **class)
{
    struct err err = {0};

    *text = reading->taker->class || !heading->class ? reading_class(reading, heading->day)
                                                     : heading->class;
    if (!*text)
        return reading_left_out(reading,
                                _("class: the file does not say which: name it with --class"));
    *class =
        class_find(reading->school->school, reading->school->classes, *text, heading->day, &err);
    return *class ||
           reading_left_out(reading, arena_printf(reading->row_arena, "class: %s", err.message));
}

/* What is no homework is told, but for the heading that began the block. */
static void tell(struct reading *reading, const struct file *file, const struct block *block,
                 const struct reader_line *lines, size_t count)
{
    const struct homework_taker *taker = reading->taker;

    for (size_t i = 0; i < count; i++)
        if (lines[i].line > 1 || !block->headed)
            taker->tell(taker->context,
                        arena_printf(reading->row_arena, "%s:%zu: %s", file->name,
                                     block->line + (size_t)lines[i].line - 1,
                                     reader_sentence(&lines[i], reading->row_arena)));
}

static bool take_items(struct reading *reading, const struct file *file, const struct block *block,
                       const struct reader_result *said, const char *class_text)
{
    for (size_t i = 0; i < said->item_count; i++) {
        const struct reader_item *item = &said->items[i];
        struct import_minutes *minutes = &reading->read->minutes;
        size_t taken = reading->read->taken;

        set_place(reading, file, block->line + (size_t)item->line - 1);
        if (!reading_take_item(reading, class_text, said->day, item))
            return false;
        if (reading->read->taken > taken && item->kind != KIND_NOTICE)
            ++*(item->estimated ? &minutes->from_history : &minutes->said);
    }
    return true;
}

/* Where in its line a fault stands, in characters from 1. */
static size_t column_of(const struct block *block, const struct reader_line *fault,
                        struct arena *arena)
{
    size_t start = fault->start < strlen(block->text) ? fault->start : strlen(block->text);
    size_t line = start;

    while (line > 0 && block->text[line - 1] != '\n')
        line--;
    return text_chars(arena_strndup(arena, block->text + line, start - line)) + 1;
}

/* What was read of a block without a fault is taken; else nothing of it, for lines belong together. */
static bool take_read(struct reading *reading, const struct file *file, const struct block *block,
                      const struct reader_result *said, const struct class *class,
                      const char *class_text)
{
    tell(reading, file, block, said->aside, said->aside_count);
    tell(reading, file, block, said->notes, said->note_count);
    for (size_t i = 0; i < said->error_count; i++) {
        set_place(reading, file, block->line + (size_t)said->errors[i].line - 1);
        reading_left_out(reading,
                         arena_printf(reading->row_arena, _("character %zu: %s"),
                                      column_of(block, &said->errors[i], reading->row_arena),
                                      reader_sentence(&said->errors[i], reading->row_arena)));
    }
    if (said->error_count > 0)
        return true;
    if (!take_items(reading, file, block, said, class_text))
        return false;
    for (size_t i = 0; i < said->none_count; i++) {
        set_place(reading, file, block->line + (size_t)said->none[i].line - 1);
        if (!reading_take_none(reading, class, said->day, said->none[i].subject))
            return false;
    }
    return true;
}

static bool take_block(struct reading *reading, const struct file *file, const struct block *block,
                       const struct heading *heading)
{
    const struct homework_taker *taker = reading->taker;
    const struct class *class = NULL;
    struct reader_result *said;
    const char *class_text;
    struct err err = {0};

    set_place(reading, file, block->line);
    if (!*text_trim(reading->row_arena, block->text) ||
        !find_block_class(reading, heading, &class_text, &class))
        return true;
    if (!taker->read_message(taker->context, class, heading->day, block->text, reading->row_arena,
                             &said, &err)) {
        if (err.code != ERR_INPUT) {
            *reading->err = err;
            return false;
        }
        reading_left_out(reading, err.message);
        return true;
    }
    return take_read(reading, file, block, said, class, class_text);
}

bool read_bulk_text(struct reading *reading, const struct file *file)
{
    struct heading heading = {.day = reading->school->words.assigned};
    struct text_buf message = {.arena = reading->arena};
    struct block block = {.line = 1};
    size_t bytes, line = 1;
    char *text, *at;

    if (!csv_decode(reading->arena, file->data, file->bytes, &text, &bytes, reading->err)) {
        err_prefix(reading->err, "%s: ", file->name);
        return false;
    }
    for (at = text; *at; line++) {
        size_t length = strcspn(at, "\r\n");
        char *one = text_trim(reading->arena, arena_strndup(reading->arena, at, length));
        struct heading next = heading;

        reading_progress(reading, line, (size_t)(at - text), bytes);
        if (is_heading(reading, one, &next)) {
            block.text = text_buf_str(&message);
            if (!take_block(reading, file, &block, &heading))
                return false;
            message = (struct text_buf){.arena = reading->arena};
            block.line = line;
            block.headed = true;
            heading = next;
        }
        text_buf_printf(&message, "%s\n", one);
        at += length + (at[length] == '\r' && at[length + 1] == '\n') + (at[length] != '\0');
        arena_reset(reading->row_arena);
    }
    block.text = text_buf_str(&message);
    return take_block(reading, file, &block, &heading);
}
