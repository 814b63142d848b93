/* Turning to another day or class, which all views look at together. */
#ifndef TUI_TURN_H
#define TUI_TURN_H

#include "tui/app.h"

/* So many days on (back: below 0). False: the calendar ends there. */
bool turn_day(struct app *app, int steps);
/* To the next school day, or the one before; the next day where none is near. */
bool turn_school_day(struct app *app, int step);
/* The class before (-1) or after (1), round at the ends. False: the school has none. */
bool turn_class(struct app *app, int step);

#endif
