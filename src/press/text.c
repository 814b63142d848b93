/* Any document as calm text, which a screen reader reads in order. ANSI is the same with colour that
 * repeats the words. */
#include "config.h"

#include "press/format.h"
#include "press/page.h"

static void write_paragraph(struct page *page, const struct block *block)
{
    page_skip(page, block->indent);
    if (block->more.text) {
        page_put(page, block->more.paint, block->more.text);
        page_skip(page, PAGE_COLUMN_GAP);
    }
    if (block->whole) {
        page_put(page, block->words.paint, block->words.text);
        page_end_line(page);
        return;
    }
    const char *text = block->words.ours ? page_mark(page, block->words.text) : block->words.text;
    page_paragraph(page, block->words.paint, text, block->hang);
}

static void write_table(struct page *page, const struct table *table)
{
    struct layout layout = {.table = table};

    if (!table->lines)
        layout = table_layout(table, page);
    table_write(&layout, page);
}

static void write_block(struct page *page, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_TITLE:
        page_ends(page, &block->words, &block->more);
        break;
    case BLOCK_HEADING:
        if (!block->close)
            page_end_line(page);
        page_paragraph(page, block->words.paint, block->words.text, 0);
        break;
    case BLOCK_FACTS:
        page_flow(page, block->facts, block->fact_count, block->indent);
        break;
    case BLOCK_PARAGRAPH:
        write_paragraph(page, block);
        break;
    case BLOCK_TABLE:
        write_table(page, block->table);
        break;
    case BLOCK_PAUSE:
        page_end_line(page);
        break;
    }
}

static const struct block *main_table(const struct document *document)
{
    for (size_t i = 0; i < document->count; i++)
        if (document->blocks[i].kind == BLOCK_TABLE && document->blocks[i].table->main)
            return &document->blocks[i];
    return NULL;
}

static void text_document(struct press *press, const struct document *document)
{
    struct page page = page_open(press);
    const struct block *main = main_table(document);
    struct layout layout;

    if (document->most_columns > 0 && page.width > document->most_columns)
        page.width = document->most_columns;
    if (main)
        layout = table_layout(main->table, &page);
    if (document->framed) {
        page.width = page.width < PAGE_FULL_COLUMNS ? page.width : PAGE_FULL_COLUMNS;
        if (main && main->table->row_count > 0 && layout.width > page.width)
            page.width = layout.width;
    }
    for (size_t i = 0; i < document->count; i++)
        if (&document->blocks[i] == main)
            table_write(&layout, &page);
        else
            write_block(&page, &document->blocks[i]);
}

static void next_page(struct press *press)
{
    putc(press->style.feeds ? '\f' : '\n', press->out);
}

const struct format format_text = {
    .name = "text", .ending = "txt", .document = text_document, .between = next_page};
const struct format format_ansi = {
    .name = "ansi", .ending = "", .document = text_document, .between = next_page};
