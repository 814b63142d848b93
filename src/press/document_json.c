/* A document as JSON. All text is in words by now, and all that depends on the room is decided: what has
 * no column of its own stands in brackets behind the text. */
#include "config.h"

#include "press/document_json.h"

#include "base/text.h"

static const char *const paint_words[] = {
    [PAINT_PLAIN] = "",        [PAINT_BOLD] = "bold", [PAINT_GREEN] = "green",
    [PAINT_YELLOW] = "yellow", [PAINT_RED] = "red",
};

static void put_given(struct json_out *json, const char *key, const char *text)
{
    if (text && *text != '\0')
        put_text(json, key, text);
}

static void put_paint(struct json_out *json, enum paint paint)
{
    put_given(json, "paint", paint_words[paint]);
}

static void put_words(struct json_out *json, const struct words *words)
{
    out_begin(json, '{');
    put_given(json, "text", words->text);
    put_paint(json, words->paint);
    if (words->bar) {
        put_number(json, "value", words->value);
        put_number(json, "limit", words->limit);
    }
    if (words->line)
        put_bool(json, "line", true);
    out_end(json, '}');
}

/* ---- tables ---- */

static void put_columns(struct json_out *json, const struct table *table, const bool *absent)
{
    put_begin(json, "columns", '[');
    for (size_t c = 0; c < table->column_count; c++) {
        if (absent[c])
            continue;
        out_begin(json, '{');
        put_text(json, "head", table->columns[c].head);
        if (table->columns[c].right)
            put_bool(json, "right", true);
        if (table->columns[c].long_text)
            put_bool(json, "long", true);
        out_end(json, '}');
    }
    out_end(json, ']');
}

static const char *cell_words(const struct cell *cell, const bool *absent, enum lang lang,
                              struct arena *arena)
{
    const char *text = cell->text ? cell->text : "";

    if (cell->sign)
        text = arena_printf(arena, "%s %s", cell->sign, text);
    if (cell->note_count > 0)
        text = arena_printf(arena, "%s%s", text,
                            notes_text(cell->notes, cell->note_count, absent, lang, arena));
    return text;
}

static void put_cell(struct json_out *json, const struct cell *cell, const char *text)
{
    if (cell->paint == PAINT_PLAIN && !cell->same && cell->room == 0) {
        out_text(json, text);
        return;
    }
    out_begin(json, '{');
    put_text(json, "text", text);
    put_paint(json, cell->paint);
    if (cell->same)
        put_bool(json, "same", true);
    if (cell->room > 0)
        put_number(json, "room", cell->room);
    out_end(json, '}');
}

static void put_groups(struct json_out *json, const struct table *table)
{
    put_begin(json, "groups", '[');
    for (size_t i = 0; i < table->group_count; i++) {
        out_begin(json, '{');
        put_text(json, "heading", table->groups[i].heading);
        put_given(json, "nothing", table->groups[i].nothing);
        put_number(json, "first", (int64_t)table->groups[i].first);
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void put_table(struct json_out *json, const struct document *document,
                      const struct table *table, int columns)
{
    struct arena *arena = document->arena;
    bool *absent = ARENA_ARRAY(arena, table->column_count, bool);

    for (size_t c = 0; c < table->column_count; c++)
        absent[c] = table->columns[c].from > columns;
    put_begin(json, "table", '{');
    put_given(json, "caption", table->caption);
    if (table->bare)
        put_bool(json, "bare", true);
    put_columns(json, table, absent);
    put_begin(json, "rows", '[');
    for (size_t row = 0; row < table->row_count; row++) {
        out_begin(json, '[');
        for (size_t c = 0; c < table->column_count; c++) {
            const struct cell *cell = &table->cells[row * table->column_count + c];
            if (!absent[c])
                put_cell(json, cell, cell_words(cell, absent, document->context->lang, arena));
        }
        out_end(json, ']');
    }
    out_end(json, ']');
    if (table->group_count > 0)
        put_groups(json, table);
    out_end(json, '}');
}

/* ---- blocks ---- */

static void put_facts(struct json_out *json, const struct block *block)
{
    put_begin(json, "facts", '[');
    for (size_t i = 0; i < block->fact_count; i++)
        put_words(json, &block->facts[i]);
    out_end(json, ']');
}

static void put_block(struct json_out *json, const struct document *document,
                      const struct block *block, int columns)
{
    static const char *const keys[] = {
        [BLOCK_TITLE] = "title",
        [BLOCK_HEADING] = "heading",
        [BLOCK_PARAGRAPH] = "text",
    };

    out_begin(json, '{');
    switch (block->kind) {
    case BLOCK_TITLE:
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
        put_text(json, keys[block->kind], block->words.text);
        put_paint(json, block->words.paint);
        put_given(json, "more", block->more.text);
        if (block->more.paint != PAINT_PLAIN)
            put_text(json, "more_paint", paint_words[block->more.paint]);
        if (block->indent > 0)
            put_number(json, "indent", block->indent);
        break;
    case BLOCK_FACTS:
        put_facts(json, block);
        break;
    case BLOCK_TABLE:
        put_table(json, document, block->table, columns);
        break;
    case BLOCK_PAUSE:
        put_bool(json, "pause", true);
        break;
    }
    out_end(json, '}');
}

void document_json(struct json_out *json, const struct document *document, int columns)
{
    out_begin(json, '{');
    put_given(json, "name", document->name);
    put_given(json, "link", document->link);
    put_begin(json, "blocks", '[');
    for (size_t i = 0; i < document->count; i++)
        put_block(json, document, &document->blocks[i], columns);
    out_end(json, ']');
    out_end(json, '}');
}
