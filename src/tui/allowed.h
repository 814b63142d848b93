/* What who acts may do, as the keymap needs it: the rights are the service's, this asks for them once. */
#ifndef TUI_ALLOWED_H
#define TUI_ALLOWED_H

#include "tui/app.h"

/* Tells the keymap what who acts may do, in the class that is looked at and anywhere, where that is not known. */
void allowed_know(struct app *app);
/* Says once who may do what a key asks for. */
void allowed_refuse(struct app *app, const struct binding *binding);

#endif
