/* What table.c (what is left and selected) and table_draw.c (the picture) share. */
#ifndef TUI_TABLE_INSIDE_H
#define TUI_TABLE_INSIDE_H

#include "tui/widget/table.h"

/* A text that one line of its column cannot hold. */
struct table_lines
{
    char **text;  /* lines of the column's width; owned by the table's lines_arena, as the others */
    size_t count; /* of text */
    /* behind the last of them, or on a line of its own where it has no room there; brief: where it is cut */
    const char *tail, *brief;
    size_t needed, given; /* lines: to be whole, and those it has */
    const char *last;     /* in the last line that is given; set where that is not the first */
};
/* They are reckoned anew when the table is drawn again. */
void table_forget_lines(struct table *table);

/* What the owner says there; nothing is "". */
struct table_cell table_cell_at(const struct table *table, size_t row, size_t column);
/* The lines of a row that is shown, by its position in what the filter leaves. */
int table_lines_of(const struct table *table, size_t position);

#endif
