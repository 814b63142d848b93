/* What table.c (what is left and selected) and table_draw.c (the picture) share. */
#ifndef TUI_TABLE_INSIDE_H
#define TUI_TABLE_INSIDE_H

#include "tui/widget/table.h"

/* What the owner says there; nothing is "". */
struct table_cell table_cell_at(const struct table *table, size_t row, size_t column);
/* The lines of a row that is shown, by its position in what the filter leaves. */
int table_lines_of(const struct table *table, size_t position);

#endif
