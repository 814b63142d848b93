/* Building documents: blocks in order, tables row by row. */
#include "config.h"

#include "press/document.h"

#include "base/text.h"

static struct block *add_block(struct document *document, struct block block)
{
    document->blocks = arena_grow(document->arena, document->blocks, &document->capacity,
                                  document->count + 1, sizeof block);
    document->blocks[document->count] = block;
    return &document->blocks[document->count++];
}

struct block *document_title(struct document *document, const char *title, const char *more)
{
    return add_block(document, (struct block){.kind = BLOCK_TITLE,
                                              .words = {.text = title, .paint = PAINT_BOLD},
                                              .more = {.text = more, .ours = true}});
}

struct block *document_heading(struct document *document, const char *text)
{
    return add_block(document, (struct block){.kind = BLOCK_HEADING,
                                              .words = {.text = text, .paint = PAINT_BOLD}});
}

void document_facts(struct document *document, const struct words *facts, size_t count, int indent)
{
    add_block(document,
              (struct block){.kind = BLOCK_FACTS,
                             .facts = arena_memdup(document->arena, facts, count * sizeof *facts),
                             .fact_count = count,
                             .indent = indent});
}

struct block *document_paragraph(struct document *document, enum paint paint, const char *text)
{
    return add_block(
        document, (struct block){.kind = BLOCK_PARAGRAPH, .words = {.text = text, .paint = paint}});
}

void document_line(struct document *document, const char *text)
{
    document_paragraph(document, PAINT_PLAIN, text)->whole = true;
}

struct table *document_table(struct document *document)
{
    struct table *table = ARENA_NEW(document->arena, struct table);

    table->arena = document->arena;
    add_block(document, (struct block){.kind = BLOCK_TABLE, .table = table});
    return table;
}

struct table *document_lines(struct document *document, size_t columns, const char *between,
                             const char *empty)
{
    struct table *table = document_table(document);

    table->lines = between;
    table->empty = empty;
    for (size_t c = 0; c < columns; c++)
        table_column(table, "");
    return table;
}

void document_pause(struct document *document)
{
    add_block(document, (struct block){.kind = BLOCK_PAUSE});
}

const struct calendar *calendar_of_item(const struct press_context *context,
                                        const struct assignment *item)
{
    for (size_t i = 0; context->classes && i < context->classes->count; i++)
        if (context->classes->items[i].id == item->class_id)
            return context->calendars[i];
    return context->calendar;
}

/* ---- tables ---- */

static size_t add_column(struct table *table, struct column column)
{
    table->columns = arena_grow(table->arena, table->columns, &table->column_capacity,
                                table->column_count + 1, sizeof column);
    table->columns[table->column_count] = column;
    return table->column_count++;
}

size_t table_column(struct table *table, const char *head)
{
    return add_column(table, (struct column){.head = head});
}

size_t table_right_column(struct table *table, const char *head)
{
    return add_column(table, (struct column){.head = head, .right = true});
}

size_t table_long_column(struct table *table, const char *head)
{
    return add_column(table, (struct column){.head = head, .long_text = true});
}

struct cell *table_row(struct table *table)
{
    table->cells = arena_grow(table->arena, table->cells, &table->row_capacity,
                              table->row_count + 1, sizeof *table->cells * table->column_count);
    return &table->cells[table->row_count++ * table->column_count];
}

void table_group(struct table *table, const char *heading, size_t first, const char *nothing)
{
    table->groups = arena_grow(table->arena, table->groups, &table->group_capacity,
                               table->group_count + 1, sizeof *table->groups);
    table->groups[table->group_count++] = (struct row_group){heading, nothing, first};
}

char *notes_text(const struct note *notes, size_t count, const bool *absent, enum lang lang,
                 struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < count; i++)
        if (notes[i].column < 0 || (absent && absent[notes[i].column]))
            text_buf_printf(&buf, "%s%s", buf.length > 0 ? " · " : "", notes[i].text);
    return buf.length > 0 ? arena_printf(arena, tr(lang, " (%s)"), buf.text)
                          : arena_strdup(arena, "");
}
