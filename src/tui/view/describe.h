/* Sentences about changes, for the question before undo. */
#ifndef TUI_DESCRIBE_H
#define TUI_DESCRIBE_H

#include "tui/app.h"

/* The actor's last change that can be taken back: its number (0: none) and what it was. */
bool describe_last_change(struct app *app, struct arena *arena, int64_t *change, char **what,
                          struct err *err);

#endif
