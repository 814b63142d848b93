/* Tables of the text forms: columns by display width, one long column that wraps under itself; on a
 * page too narrow for columns, each row as a few lines. */
#include "config.h"

#include "press/page.h"

#include <string.h>

#include "base/text.h"
#include "press/clean.h"

#define LONG_MIN_COLUMNS 24 /* a long text in less is a ladder: then rows are stacked */
#define CUT_MIN_COLUMNS 12  /* where it is cut anyway, this much still tells one from another */
#define STACK_INDENT 2

/* The text of a cell with its sign before it and the notes behind it; absent: columns of the table. */
static const char *cell_text(const struct page *page, const struct cell *cell, const bool *absent)
{
    const char *text = !cell->text || cell->same ? "" : cell->text;

    if (cell->ours)
        text = page_mark(page, text);
    if (cell->sign)
        text = arena_printf(page->arena, "%s %s", page_mark(page, cell->sign), text);
    if (cell->note_count > 0) {
        const char *notes = notes_text(cell->notes, cell->note_count, absent,
                                       page->press->context.lang, page->arena);
        text = arena_printf(page->arena, "%s%s", text, page_mark(page, notes));
    }
    return text;
}

static void choose_columns(struct layout *layout, struct page *page)
{
    const struct table *table = layout->table;
    bool *absent = ARENA_ARRAY(page->arena, table->column_count, bool);

    layout->columns = ARENA_ARRAY(page->arena, table->column_count, size_t);
    for (size_t c = 0; c < table->column_count; c++) {
        absent[c] = table->columns[c].from > page->width;
        if (!absent[c])
            layout->columns[layout->count++] = c;
    }
    layout->widths = ARENA_ARRAY(page->arena, layout->count, int);
    layout->texts = ARENA_ARRAY(page->arena, table->row_count * layout->count, const char *);
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t c = 0; c < layout->count; c++) {
            const struct cell *cell = &table->cells[row * table->column_count + layout->columns[c]];
            bool lines = table->columns[layout->columns[c]].long_text;
            layout->texts[row * layout->count + c] =
                press_clean(page->arena, cell_text(page, cell, absent), lines);
        }
    }
}

/* The widest line of a text that has lines. */
static int block_width(const struct page *page, const char *text)
{
    int widest = 0;

    while (*text != '\0') {
        size_t bytes = strcspn(text, "\n");
        int width = text_width(arena_strndup(page->arena, text, bytes));
        widest = width > widest ? width : widest;
        text += bytes + (text[bytes] == '\n' ? 1 : 0);
    }
    return widest;
}

static int column_width(const struct layout *layout, const struct page *page, size_t c)
{
    const struct column *column = &layout->table->columns[layout->columns[c]];
    int widest = layout->table->bare ? 0 : text_width(column->head);

    for (size_t row = 0; row < layout->table->row_count; row++) {
        const char *text = layout->texts[row * layout->count + c];
        int width = column->long_text ? block_width(page, text) : text_width(text);
        widest = width > widest ? width : widest;
    }
    return widest;
}

struct layout table_layout(const struct table *table, struct page *page)
{
    struct layout layout = {.table = table};
    int fixed = table->indent;
    int wanted = 0;

    choose_columns(&layout, page);
    size_t long_column = layout.count;
    for (size_t c = 0; c < layout.count; c++) {
        int width = layout.widths[c] = column_width(&layout, page, c);
        fixed += c > 0 ? PAGE_COLUMN_GAP : 0;
        if (table->columns[layout.columns[c]].long_text) {
            long_column = c;
            wanted = width;
        } else {
            fixed += width;
        }
    }
    int room = page->width - fixed;
    if (long_column == layout.count) {
        layout.stacked = room < 0;
        layout.width = layout.stacked ? page->width : fixed;
        return layout;
    }
    layout.stacked = wanted > room && room < (table->cut ? CUT_MIN_COLUMNS : LONG_MIN_COLUMNS);
    /* A wide page is used as far as the texts need it, so that the numbers stay near them. */
    int least = (page->width < PAGE_FULL_COLUMNS ? page->width : PAGE_FULL_COLUMNS) - fixed;
    int width = wanted > least ? wanted : least;
    layout.widths[long_column] = width < room ? width : room;
    layout.width = layout.stacked ? page->width : fixed + layout.widths[long_column];
    return layout;
}

static void put_aligned(struct page *page, enum paint paint, const char *text, int width,
                        bool right)
{
    int pad = width - text_width(text);

    if (right)
        page_skip(page, pad);
    page_put(page, paint, text);
    if (!right)
        page_skip(page, pad);
}

static void write_heads(const struct layout *layout, struct page *page)
{
    if (layout->table->bare || layout->stacked)
        return;
    page_skip(page, layout->table->indent);
    for (size_t c = 0; c < layout->count; c++) {
        const struct column *column = &layout->table->columns[layout->columns[c]];
        page_skip(page, c > 0 ? PAGE_COLUMN_GAP : 0);
        put_aligned(page, PAINT_PLAIN, column->head, layout->widths[c], column->right);
    }
    page_end_line(page);
}

/* The lines of a row's long cell: wrapped, or one that is cut. */
static char **long_lines(const struct table *table, struct page *page, const char *text, int width,
                         size_t *count)
{
    if (!table->cut)
        return text_wrap(page->arena, text, width, count);
    char **lines = ARENA_ARRAY(page->arena, 1, char *);
    const char *clean = page_clean(page, text);
    *count = 1;
    if (page->press->style.ascii && text_width(clean) > width) {
        /* "…" is no ASCII */
        char *fit = text_fit(page->arena, clean, width - 1);
        fit[strlen(fit) - strlen("…")] = '\0';
        lines[0] = arena_printf(page->arena, "%s..", fit);
    } else {
        lines[0] = text_fit(page->arena, clean, width);
    }
    return lines;
}

static const struct cell *cell_at(const struct layout *layout, size_t row, size_t c)
{
    return &layout->table->cells[row * layout->table->column_count + layout->columns[c]];
}

static void write_row(const struct layout *layout, struct page *page, size_t row)
{
    const struct table *table = layout->table;
    char **lines = NULL;
    size_t line_count = 1;
    int before_long = table->indent;

    page_skip(page, table->indent);
    for (size_t c = 0; c < layout->count; c++) {
        const struct column *column = &table->columns[layout->columns[c]];
        const char *text = layout->texts[row * layout->count + c];

        page_skip(page, c > 0 ? PAGE_COLUMN_GAP : 0);
        if (column->long_text) {
            before_long = page->column;
            lines = long_lines(table, page, text, layout->widths[c], &line_count);
            text = lines[0];
        }
        put_aligned(page, cell_at(layout, row, c)->paint, text, layout->widths[c], column->right);
    }
    page_end_line(page);
    for (size_t line = 1; line < line_count; line++) {
        page_skip(page, before_long);
        page_put(page, PAINT_PLAIN, lines[line]);
        page_end_line(page);
    }
}

/* The cells from..to side by side, as they are said without heads. */
static void flow_cells(const struct layout *layout, struct page *page, size_t row, size_t from,
                       size_t to, int indent)
{
    struct words *facts = ARENA_ARRAY(page->arena, layout->count, struct words);

    for (size_t c = from; c < to; c++) {
        const struct cell *cell = cell_at(layout, row, c);
        facts[c] = (struct words){.text = cell->spoken ? cell->spoken
                                                       : layout->texts[row * layout->count + c],
                                  .paint = cell->paint};
    }
    page_flow(page, facts + from, to - from, indent);
}

/* What comes before the long text names the row; what comes after it says more. */
static void write_stacked(const struct layout *layout, struct page *page, size_t row)
{
    int indent = layout->table->indent + STACK_INDENT;
    size_t c = 0;

    while (c < layout->count && !layout->table->columns[layout->columns[c]].long_text)
        c++;
    flow_cells(layout, page, row, 0, c, layout->table->indent);
    if (c == layout->count)
        return;
    const char *text = layout->texts[row * layout->count + c];
    if (*text != '\0') {
        page_skip(page, indent);
        page_paragraph(page, cell_at(layout, row, c)->paint, text, indent);
    }
    flow_cells(layout, page, row, c + 1, layout->count, indent);
}

static void write_rows(const struct layout *layout, struct page *page, size_t first, size_t end)
{
    for (size_t row = first; row < end; row++)
        if (layout->stacked)
            write_stacked(layout, page, row);
        else
            write_row(layout, page, row);
}

/* Groups under one head. */
static void write_groups(const struct layout *layout, struct page *page)
{
    const struct table *table = layout->table;

    if (table->row_count > 0 && !layout->stacked) {
        page_end_line(page);
        write_heads(layout, page);
    }
    for (size_t i = 0; i < table->group_count; i++) {
        const struct row_group *group = &table->groups[i];
        size_t end = i + 1 < table->group_count ? group[1].first : table->row_count;

        page_end_line(page);
        page_paragraph(page, PAINT_BOLD, group->heading, 0);
        if (group->first < end) {
            write_rows(layout, page, group->first, end);
        } else if (group->nothing) {
            page_skip(page, table->indent);
            page_paragraph(page, PAINT_PLAIN, group->nothing, table->indent);
        }
    }
}

/* Each row one line, as long as it is: for programs that read it. */
static void write_lines(const struct table *table, struct page *page)
{
    for (size_t row = 0; row < table->row_count; row++) {
        bool begun = false;
        for (size_t c = 0; c < table->column_count; c++) {
            const struct cell *cell = &table->cells[row * table->column_count + c];
            const char *text = page_clean(page, cell_text(page, cell, NULL));
            if (*text == '\0')
                text = table->empty;
            if (text) {
                page_put(page, PAINT_PLAIN, begun ? table->lines : "");
                put_aligned(page, cell->paint, text, table->columns[c].least, false);
                begun = true;
            }
        }
        page_end_line(page);
    }
}

void table_write(const struct layout *layout, struct page *page)
{
    if (layout->table->lines) {
        write_lines(layout->table, page);
    } else if (layout->table->group_count > 0) {
        write_groups(layout, page);
    } else {
        write_heads(layout, page);
        write_rows(layout, page, 0, layout->table->row_count);
    }
}
