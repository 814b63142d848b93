/* While the store is at work, or waits for another program, for longer than a frame: that is said in place of
 * the hints, and Esc gives it up where that may be. What nobody asked for may take longer before a word is lost
 * on it. */
#ifndef TUI_PATIENCE_H
#define TUI_PATIENCE_H

#include <stdbool.h>

struct app;

/* From now on something is acted on: a key and its like (asked), or what nobody waits for. */
void patience_begin(struct app *app, bool asked);
/* Nobody is asked any more. */
void patience_end(struct app *app);

#endif
