/* While the store is at work, or waits for another program, for longer than a frame: that is said in place of
 * the hints, and Esc gives it up where that may be. */
#ifndef TUI_PATIENCE_H
#define TUI_PATIENCE_H

struct app;

/* From now on something is acted on. */
void patience_begin(struct app *app);
/* Nobody is asked any more. */
void patience_end(struct app *app);

#endif
