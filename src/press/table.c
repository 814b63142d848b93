/* Tables of the text forms: columns by display width, one long column that wraps under itself; on a
 * page too narrow for columns, each row as a few lines. */
#include "config.h"

#include "press/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "press/clean.h"

#define LONG_MIN_COLUMNS 24 /* a long text in less is a ladder: then rows are stacked */
#define CUT_MIN_COLUMNS 12  /* where it is cut anyway, this much still tells one from another */
#define STACK_INDENT 2

static size_t add_column(struct table *table, struct column column)
{
    table->columns = arena_grow(table->arena, table->columns, &table->column_capacity,
                                table->column_count + 1, sizeof *table->columns);
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

struct cell *table_row(struct table *table, struct page *page)
{
    table->cells = arena_grow(page->arena, table->cells, &table->row_capacity, table->row_count + 1,
                              sizeof *table->cells * table->column_count);
    return &table->cells[table->row_count++ * table->column_count];
}

static const char *cell_text(const struct page *page, const struct table *table, size_t row,
                             size_t column)
{
    return page_clean(page, table->cells[row * table->column_count + column].text);
}

/* The widest line of a text that has lines. */
static int block_width(const struct page *page, const char *text)
{
    const char *clean = press_clean(page->arena, text, true);
    int widest = 0;

    while (*clean != '\0') {
        size_t bytes = strcspn(clean, "\n");
        int width = text_width(arena_strndup(page->arena, clean, bytes));
        widest = width > widest ? width : widest;
        clean += bytes + (clean[bytes] == '\n' ? 1 : 0);
    }
    return widest;
}

void table_layout(struct table *table, struct page *page)
{
    int fixed = table->indent;
    int wanted = 0;
    size_t long_column = table->column_count;

    for (size_t c = 0; c < table->column_count; c++) {
        bool is_long = table->columns[c].long_text;
        int width = table->headed ? text_width(table->columns[c].head) : 0;
        for (size_t row = 0; row < table->row_count; row++) {
            const char *text = table->cells[row * table->column_count + c].text;
            int w = is_long ? block_width(page, text) : text_width(cell_text(page, table, row, c));
            width = w > width ? w : width;
        }
        table->columns[c].width = width;
        fixed += c > 0 ? PAGE_COLUMN_GAP : 0;
        if (is_long) {
            long_column = c;
            wanted = width;
        } else {
            fixed += width;
        }
    }
    int room = page->width - fixed;
    if (long_column == table->column_count) {
        table->stacked = room < 0;
        table->width = table->stacked ? page->width : fixed;
        return;
    }
    table->stacked = wanted > room && room < (table->cut ? CUT_MIN_COLUMNS : LONG_MIN_COLUMNS);
    /* A wide page is used as far as the texts need it, so that the numbers stay near them. */
    int least = (page->width < PAGE_FULL_COLUMNS ? page->width : PAGE_FULL_COLUMNS) - fixed;
    int width = wanted > least ? wanted : least;
    table->columns[long_column].width = width < room ? width : room;
    table->width = table->stacked ? page->width : fixed + table->columns[long_column].width;
}

static void put_aligned(struct page *page, enum paint paint, const char *text, int width,
                        bool right)
{
    int pad = width - text_width(text);

    if (right) {
        page_skip(page, pad);
    }
    page_put(page, paint, text);
    if (!right) {
        page_skip(page, pad);
    }
}

void table_write_heads(const struct table *table, struct page *page)
{
    if (!table->headed || table->stacked) {
        return;
    }
    page_skip(page, table->indent);
    for (size_t c = 0; c < table->column_count; c++) {
        page_skip(page, c > 0 ? PAGE_COLUMN_GAP : 0);
        put_aligned(page, PAINT_PLAIN, table->columns[c].head, table->columns[c].width,
                    table->columns[c].right);
    }
    page_end_line(page);
}

/* The lines of a row's long cell: wrapped, or one that is cut. */
static char **long_lines(const struct table *table, struct page *page, const char *text, int width,
                         size_t *count)
{
    if (!table->cut) {
        return text_wrap(page->arena, press_clean(page->arena, text, true), width, count);
    }
    char **lines = ARENA_ARRAY(page->arena, 1, char *);
    const char *clean = page_clean(page, text);
    *count = 1;
    if (page->style->ascii && text_width(clean) > width) {
        /* "…" is no ASCII */
        char *fit = text_fit(page->arena, clean, width - 1);
        fit[strlen(fit) - strlen("…")] = '\0';
        lines[0] = arena_printf(page->arena, "%s..", fit);
    } else {
        lines[0] = text_fit(page->arena, clean, width);
    }
    return lines;
}

static void write_row(const struct table *table, struct page *page, size_t row)
{
    char *one_line[1] = {NULL};
    char **lines = one_line;
    size_t line_count = 1;
    int before_long = table->indent;

    page_skip(page, table->indent);
    for (size_t c = 0; c < table->column_count; c++) {
        const struct column *column = &table->columns[c];
        const struct cell *cell = &table->cells[row * table->column_count + c];
        const char *text = cell_text(page, table, row, c);

        page_skip(page, c > 0 ? PAGE_COLUMN_GAP : 0);
        if (column->long_text) {
            before_long = page->column;
            lines = long_lines(table, page, cell->text, table->columns[c].width, &line_count);
            text = lines[0];
        }
        put_aligned(page, cell->paint, text, table->columns[c].width, column->right);
    }
    page_end_line(page);
    for (size_t line = 1; line < line_count; line++) {
        page_skip(page, before_long);
        page_put(page, PAINT_PLAIN, lines[line]);
        page_end_line(page);
    }
}

static void write_stacked(const struct table *table, struct page *page, size_t row)
{
    const struct cell *cells = &table->cells[row * table->column_count];
    struct segment *segments = ARENA_ARRAY(page->arena, table->column_count, struct segment);
    size_t count = 0;
    int indent = table->indent + STACK_INDENT;

    /* What comes before the long text names the row; what comes after it says more. */
    size_t c = 0;
    for (; c < table->column_count && !table->columns[c].long_text; c++) {
        segments[count++] = (struct segment){
            cells[c].spoken != NULL ? cells[c].spoken : cells[c].text, cells[c].paint};
    }
    page_flow(page, segments, count, table->indent);
    if (c < table->column_count && *cell_text(page, table, row, c) != '\0') {
        page_skip(page, indent);
        page_paragraph(page, cells[c].paint, cells[c].text, indent);
    }
    count = 0;
    for (c++; c < table->column_count; c++) {
        segments[count++] = (struct segment){
            cells[c].spoken != NULL ? cells[c].spoken : cells[c].text, cells[c].paint};
    }
    page_flow(page, segments, count, indent);
}

void table_write_rows(const struct table *table, struct page *page, size_t first, size_t count)
{
    for (size_t row = first; row < first + count; row++) {
        if (table->stacked) {
            write_stacked(table, page, row);
        } else {
            write_row(table, page, row);
        }
    }
}

void table_write(const struct table *table, struct page *page)
{
    table_write_heads(table, page);
    table_write_rows(table, page, 0, table->row_count);
}
