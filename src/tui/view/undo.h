/* Taking a change back from a screen: the question with its words, then the undo. */
#ifndef TUI_UNDO_H
#define TUI_UNDO_H

#include "tui/app.h"

/* Asks about a change; 0: about one's own last one, and Enter is yes then; what was thrown away of a form
 * since it is had again in its place, without a question. The view is not asked again: it
 * is read anew where the change was taken back. */
unsigned undo_ask(struct app *app, int64_t change);
/* The person's answer to that. */
unsigned undo_answer(struct app *app, enum answer answer);

#endif
