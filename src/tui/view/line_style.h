/* How the pieces of a quick line are coloured while it is typed. */
#ifndef TUI_LINE_STYLE_H
#define TUI_LINE_STYLE_H

#include <stdint.h>

#include "domain/quick.h"
#include "tui/widget/style.h"

/* One enum style a byte of the line. */
uint8_t *line_styles(const struct quick *quick, size_t length, struct arena *arena);
/* "数学 · 书面 · 15 分钟 · 明天(周三)交 · 必做": how a line is understood, as seen from `day`. "" while
 * no subject is named. */
char *line_reading(const struct quick *quick, day_t day, enum lang lang, struct arena *arena);

#endif
