/* The last row of the screen: the keys that matter here, or a question. Both from the request table. */
#ifndef TUI_HINTS_H
#define TUI_HINTS_H

#include "tui/app.h"

/* Below this many rows there is no hint line: the rows are the board's. */
#define SMALL_ROWS 7

void hints_draw(struct app *app, enum scope scope);
void hints_draw_question(struct app *app);

#endif
