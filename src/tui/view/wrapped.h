/* A text as the rows of so many columns, wrapped once and drawn with every key. */
#ifndef TUI_WRAPPED_H
#define TUI_WRAPPED_H

#include "base/arena.h"
#include "tui/widget/canvas.h"

/* Of one text that stays the same; zeroed to begin with. */
struct wrapped
{
    int columns; /* 0: not wrapped yet */
    char **lines;
    size_t count;
};

/* How many rows the text takes; "" none. What is wrapped anew lives in the arena. */
int wrapped_rows(struct wrapped *wrapped, struct arena *arena, const char *text, int columns);
/* Draws it as canvas_wrap would, in at most `most` rows; returns the rows it took. */
int wrapped_draw(struct wrapped *wrapped, struct arena *arena, const char *text,
                 struct canvas *canvas, int row, int col, int most, enum style style);

#endif
