/* The text forms on paper and terminal: lines of a page, segments that flow, tables whose long column
 * wraps under itself. Everything that is printed passes page_put, which cleans it. */
#ifndef PRESS_PAGE_H
#define PRESS_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "press/press.h"

#define PAGE_MIN_COLUMNS 20
#define PAGE_FULL_COLUMNS 80  /* from here on the head spans what the table needs, at least this */
#define PAGE_WIDE_COLUMNS 110 /* from here on teacher, due day and place are columns */
#define PAGE_COLUMN_GAP 2

/* Colour only repeats what the words say; PAINT_PLAIN writes none. */
enum paint
{
    PAINT_PLAIN,
    PAINT_BOLD,
    PAINT_GREEN,
    PAINT_YELLOW,
    PAINT_RED,
};

struct page
{
    FILE *out;
    const struct press_style *style;
    struct arena *arena;
    enum lang lang;
    bool color;
    int width;  /* columns that lines may take */
    int column; /* where the line being written ends */
    int spaces; /* owed before the next text: a line never ends in blanks */
};

/* Begins a page as the style wants it; the arena holds what is made on the way. */
struct page page_open(FILE *out, const struct press_style *style, struct arena *arena);
/* A text without control characters, on one line: the only way into a text form. Borrowed from the
 * arena, or `text` itself where it was clean. */
const char *page_clean(const struct page *page, const char *text);
/* Our own marks (· – 、 …) in ASCII where the reader asked for it; not for words of people. */
const char *page_mark(const struct page *page, const char *text);

void page_put(struct page *page, enum paint paint, const char *text);
void page_skip(struct page *page, int columns);
void page_end_line(struct page *page); /* an empty line where nothing was put */
/* A text over as many lines as it needs; the later ones begin `hang` columns in. */
void page_paragraph(struct page *page, enum paint paint, const char *text, int hang);

struct segment
{
    const char *text;
    enum paint paint;
};
/* Segments side by side, two columns apart, each line `indent` columns in; one that does not fit
 * begins a line. Empty ones are left out. Ends the line; prints nothing when all are empty. */
void page_flow(struct page *page, const struct segment *segments, size_t count, int indent);
/* Two texts at the ends of a line; below each other where they do not fit. */
void page_ends(struct page *page, enum paint paint, const char *left, const char *right);

struct column
{
    const char *head;
    bool right;     /* right-aligned */
    bool long_text; /* the one column that takes what is left and wraps (or is cut) */
    int width;      /* by table_layout */
};
struct cell
{
    const char *text;   /* NULL is "" */
    const char *spoken; /* stacked, without a head above it: "20分"; NULL: the same as text */
    enum paint paint;
};
struct table
{
    struct arena *arena;    /* the page's: what is added lives there */
    struct column *columns; /* as many as are added */
    size_t column_count, column_capacity;
    struct cell *cells; /* row by row */
    size_t row_count, row_capacity;
    bool cut;    /* cut the long column at its width with … instead of wrapping */
    bool headed; /* write the heads */
    int indent;
    /* by table_layout */
    bool stacked; /* too narrow for columns: each row is a few lines */
    int width;
};
size_t table_column(struct table *table, const char *head);
size_t table_right_column(struct table *table, const char *head);
size_t table_long_column(struct table *table, const char *head);
/* A new row of empty cells; columns are all added before the first row. */
struct cell *table_row(struct table *table, struct page *page);
/* Chooses the widths for the page; the page's width is at least what the caller had. */
void table_layout(struct table *table, struct page *page);
void table_write(const struct table *table, struct page *page);
/* The parts of table_write, for rows in groups under one layout. */
void table_write_heads(const struct table *table, struct page *page);
void table_write_rows(const struct table *table, struct page *page, size_t first, size_t count);

#endif
