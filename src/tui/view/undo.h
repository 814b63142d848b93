/* Taking a change back from a screen: the question with its words, then the undo. */
#ifndef TUI_UNDO_H
#define TUI_UNDO_H

#include "tui/app.h"

/* Asks the view's `question` about *change; 0: about one's own last one, whose number it becomes, and Enter
 * is yes then. */
unsigned undo_ask(struct app *app, int question, int64_t *change);
/* Says `done` where it worked. */
unsigned undo_do(struct app *app, int64_t change, const char *done);

#endif
