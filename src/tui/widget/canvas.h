/* The picture a view draws: cells of one drawn character each. Nothing here knows a terminal, so that
 * tests read what would be seen. Every text goes through canvas_text, which clips: a wide character
 * that does not fit is not begun, and one that is half covered loses its other half. */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "tui/widget/style.h"

struct cell
{
    uint32_t base;  /* the character; 0: the second half of the wide one before */
    uint16_t marks; /* what combines with it: see marks.h */
    uint8_t width;  /* 1 or 2; 0 on a second half */
    uint8_t style;  /* enum style */
};

struct canvas
{
    int rows, cols;
    int stride;         /* cells from a row to the next: cols, but in a part of another */
    struct cell *cells; /* owned, but in a part of another */
    bool ascii;         /* lines, bars and arrows become ASCII as they are drawn */
    bool cursor_shown;
    int cursor_row, cursor_col;
};

void canvas_init(struct canvas *canvas, int rows, int cols, bool ascii);
void canvas_resize(struct canvas *canvas, int rows, int cols); /* and empties it */
/* Empty and of that size, for what is drawn apart and put on `beside`; resized only where it has another. */
void canvas_ready(struct canvas *canvas, const struct canvas *beside, int rows, int cols);
void canvas_done(struct canvas *canvas);
void canvas_clear(struct canvas *canvas); /* empties it, and hides the cursor */
/* Of a place that there is. */
struct cell *canvas_cell(const struct canvas *canvas, int row, int col);

/* Draws text from col on, within `columns`; returns the columns drawn. LF shows as a space, what
 * must not reach a terminal is left out. Outside the canvas nothing is drawn. */
int canvas_text(struct canvas *canvas, int row, int col, int columns, enum style style,
                const char *text);
/* canvas_text with … where something was cut. */
int canvas_fit(struct canvas *canvas, int row, int col, int columns, enum style style,
               const char *text);
/* canvas_fit whose last column is `end` - 1. */
int canvas_right(struct canvas *canvas, int row, int end, int columns, enum style style,
                 const char *text);
/* Wrapped over at most `rows` rows up to the last column but one, … behind the last where more is cut;
 * returns the rows it took. */
int canvas_wrap(struct canvas *canvas, int row, int col, int rows, enum style style,
                const char *text);
/* One character, one column wide, again and again; cut at the edge. */
void canvas_fill(struct canvas *canvas, int row, int col, int columns, enum style style,
                 uint32_t c);
void canvas_rule(struct canvas *canvas, int row); /* a thin line over the whole row */
/* The style alone; the characters stay. */
void canvas_style(struct canvas *canvas, int row, int col, int columns, enum style style);

/* Another canvas onto this one, its first `rows` rows from (row, col) on; the cursor comes along. */
void canvas_put(struct canvas *canvas, int row, int col, const struct canvas *from, int rows);

/* A part of this one: what is drawn there is drawn here. It is not to be resized, and ends with this one. */
struct canvas canvas_part(const struct canvas *canvas, int row, int col, int rows, int cols);
/* The cursor of a part, or of another put there, where it has one. */
void canvas_take_cursor(struct canvas *canvas, int row, int col, const struct canvas *from);

/* The other way: makes `to` a copy of so many rows, which are there, from `row` on. */
void canvas_take(struct canvas *to, const struct canvas *canvas, int row, int rows);

/* The columns text takes when drawn (as canvas_text draws it, not cut). */
int canvas_width(const struct canvas *canvas, const char *text);

/* What would be seen: a line a row, trailing spaces kept. */
char *canvas_dump(const struct canvas *canvas, struct arena *arena);
/* A letter a cell, by style: for tests. */
char *canvas_dump_styles(const struct canvas *canvas, struct arena *arena);

#endif
