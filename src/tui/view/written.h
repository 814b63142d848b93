/* What press writes, as a text to copy or to show: the same words as on the command line. */
#ifndef TUI_WRITTEN_H
#define TUI_WRITTEN_H

#include "press/press.h"
#include "tui/app.h"

/* One value in a format of its kind; in the arena, to be cut where it is read. */
char *written(struct app *app, enum press_kind kind, enum press_format format,
              const union press_value *value, int columns, struct arena *arena);

#endif
