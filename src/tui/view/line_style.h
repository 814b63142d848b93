/* How the pieces of a message are coloured while it is typed. */
#ifndef TUI_LINE_STYLE_H
#define TUI_LINE_STYLE_H

#include <stdint.h>

#include "domain/reader.h"
#include "tui/widget/style.h"

/* One enum style a byte of the text. */
uint8_t *line_styles(const struct reader_result *reading, size_t length, struct arena *arena);

#endif
