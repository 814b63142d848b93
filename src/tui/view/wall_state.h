/* The wall's memory, shared by its two files: wall.c (reading, turning, keys), wall_draw.c. */
#ifndef TUI_WALL_STATE_H
#define TUI_WALL_STATE_H

#include "tui/view/wall_class.h"

struct wall_state
{
    struct wall_class *classes; /* owned */
    size_t count;
    size_t first;        /* of those on the screen */
    size_t panels;       /* how many are side by side, as last drawn */
    size_t page;         /* of the longest of them */
    stamp_t since;       /* when the page came */
    int64_t followed_ms; /* of clock.h: when a change was gone to; 0: never */
    int64_t single;      /* the class it was opened on; 0: those of the options */
    bool knows_day;
    day_t day;
};

/* How many pages those on the screen have. */
size_t wall_pages(const struct wall_state *state);
/* How many classes are on the screen, from the first. */
size_t wall_shown(const struct wall_state *state);
/* Turns the page if it is time. */
void wall_turn(struct app *app, struct wall_state *state);
void wall_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
