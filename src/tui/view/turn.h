/* Turning to another day or class, which all views look at together. */
#ifndef TUI_TURN_H
#define TUI_TURN_H

#include "tui/app.h"

/* So many days on (back: below 0). False: the calendar ends there. */
bool turn_day(struct app *app, int steps);
/* The school day after a day (1) or before it (-1), for the class that is looked at; the next day where none
 * is near. */
day_t turn_school_day_of(const struct app *app, day_t day, int step);
/* To that of the day looked at. */
bool turn_school_day(struct app *app, int step);
/* The class before (-1) or after (1), round at the ends. False: the school has none. */
bool turn_class(struct app *app, int step);

#endif
