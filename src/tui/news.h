/* What changed since the last reading, so that a view reads only that again. */
#ifndef TUI_NEWS_H
#define TUI_NEWS_H

#include "tui/app.h"

/* Gathers it; all: everything is. */
bool news_read(struct app *app, bool all, struct err *err);
/* The same after what was done here; where it fails everything is. */
void news_of_act(struct app *app);
/* Where reading failed: next time everything is news. */
void news_forget(struct app *app);

#endif
