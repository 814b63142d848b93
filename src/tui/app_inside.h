/* What app.c, which keeps the views and draws them, and app_event.c, which says what a key does, know of
 * each other; no view does. */
#ifndef TUI_APP_INSIDE_H
#define TUI_APP_INSIDE_H

#include "tui/app.h"

/* The list or the pager in a view's state; NULL: it has none. */
struct table *app_table(const struct view *view);
struct pager *app_pager(const struct view *view);
/* Ends a view that is not on the stack any more, and frees its state. */
void app_finish(struct app *app, const struct view *view);
/* After what was done here: the views change homework, never the school's own data, so these are read
 * anew only where somebody else changed something. */
void app_load_after_act(struct app *app);
/* Asks again for what waits to be read; where reading fails, for the last time. */
void app_ask_later(struct app *app);
/* What has the keyboard: a question, the filter of a list, or the view on top. */
struct key_place app_keys_here(struct app *app);

#endif
