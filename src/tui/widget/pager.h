/* A text that is longer than the screen: lines over the whole width, or behind a label, wrapped and
 * scrolled. */
#ifndef TUI_PAGER_H
#define TUI_PAGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "tui/keymap.h"
#include "tui/widget/canvas.h"

struct pager_line
{
    const char *label; /* NULL: text over the whole row */
    const char *text;
    enum style style; /* of the text */
};

struct pager
{
    struct arena *arena; /* of what pager_add was given */
    struct pager_line *lines;
    size_t count, capacity;

    struct arena *laid_arena;
    struct pager_line *laid; /* as rows of a screen `measured` wide */
    size_t laid_count;
    int measured;
    int label_columns;
    int top, height;
};

void pager_init(struct pager *pager);
void pager_done(struct pager *pager);
/* Both texts are copied. */
void pager_add(struct pager *pager, const char *label, enum style style, const char *text);
void pager_draw(struct pager *pager, struct canvas *canvas, int row, int height);
/* What scrolls. False: it is another request. */
bool pager_request(struct pager *pager, int request);
void pager_wheel(struct pager *pager, int steps);

#endif
