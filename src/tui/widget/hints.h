/* The last row of the screen: the keys that matter here, from the keymap. A click on one asks for it. */
#ifndef TUI_HINTS_H
#define TUI_HINTS_H

#include "tui/keymap.h"
#include "tui/widget/canvas.h"

/* Below this many rows there is no hint line: the rows are the board's. */
#define SMALL_ROWS 7
#define HINTS_MAX 32
#define HINT_GAP 2

struct hint
{
    int from, to; /* columns of the hint row */
    int request;
};
struct hints
{
    struct hint items[HINTS_MAX];
    int count;

    struct canvas kept; /* the row as hints_draw made it, for what is below */
    struct hint kept_items[HINTS_MAX];
    int kept_count;
    struct key_place place;
    unsigned held, roles;
};

void hints_done(struct hints *hints);
void hints_draw(struct hints *hints, struct canvas *canvas, const struct keymap *map,
                struct key_place place);
/* One alone: its keys, then its word; returns the column behind it and a gap. */
int hints_put(struct hints *hints, struct canvas *canvas, int col, int request, const char *keys,
              const char *word);
int hints_width(const struct canvas *canvas, const char *keys, const char *word);
/* What is asked for by a click there, or REQUEST_NONE. */
int hints_at(const struct hints *hints, int col);

#endif
