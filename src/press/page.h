/* The text forms on paper and terminal: lines of a page, facts that flow, tables whose long column
 * wraps under itself. Everything that is printed passes page_put, which cleans it. */
#ifndef PRESS_PAGE_H
#define PRESS_PAGE_H

#include "press/document.h"

#define PAGE_MIN_COLUMNS 20
#define PAGE_FULL_COLUMNS 80 /* from here on the head spans what the table needs, at least this */
#define PAGE_COLUMN_GAP 2

struct page
{
    struct press *press;
    struct arena *arena;
    bool color;
    int width;  /* columns that lines may take */
    int column; /* where the line being written ends */
    int spaces; /* owed before the next text: a line never ends in blanks */
};

/* Begins a page as the style wants it. */
struct page page_open(struct press *press);
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
/* Facts side by side, two columns apart, each line `indent` columns in; one that does not fit begins a
 * line. Empty ones are left out. Ends the line; prints nothing when all are empty. */
void page_flow(struct page *page, const struct words *facts, size_t count, int indent);
/* Two texts at the ends of a line; below each other where they do not fit. */
void page_ends(struct page *page, const struct words *left, const struct words *right);

/* A table on a page: which columns stand, how wide they are, and the texts of their cells. */
struct layout
{
    const struct table *table;
    size_t *columns; /* those that stand, by their index in the table */
    size_t count;
    int *widths;
    const char **texts; /* row by row */
    bool stacked;       /* too narrow for columns: each row is a few lines */
    int width;
};
struct layout table_layout(const struct table *table, struct page *page);
void table_write(const struct layout *layout, struct page *page);

#endif
