/* The one list of the program: which row is selected, which rows are shown, and which are left by the
 * filter. It holds numbers only; what a row says is its owner's. */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/request.h"

struct list
{
    size_t *left; /* indices of the owner's rows that the filter leaves, in order; owned */
    size_t left_count;
    size_t capacity;
    size_t selected;       /* position in left */
    size_t top;            /* first position shown */
    int first_row, height; /* where the owner last drew it; height 0 = not drawn */
};

void list_init(struct list *list);
void list_done(struct list *list);
/* Fills the list anew: those of `count` rows whose text contains every word of the filter (case and
 * width folded). texts NULL or filter "": all. `keep` is the owner's row to stay on, or SIZE_MAX. */
void list_fill(struct list *list, size_t count, const char *const *texts, const char *filter,
               size_t keep);
/* The owner's row that is selected, or SIZE_MAX where nothing is left. */
size_t list_selected(const struct list *list);
bool list_move(struct list *list, int steps); /* false: it is at the end already */
void list_first(struct list *list);
void list_last(struct list *list);
/* The requests that move in every list; effects, EFFECT_NONE where it is another one. */
unsigned list_request(struct list *list, enum request request);
/* Says where it is drawn: rows first_row .. +height-1; scrolls so that the selected row is in sight. */
void list_place(struct list *list, int first_row, int height);
/* The owner's row drawn at a screen row, or SIZE_MAX. */
size_t list_at(const struct list *list, int row);
bool list_click(struct list *list, int row); /* selects what is drawn there */

#endif
