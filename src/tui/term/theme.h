/* How a meaning looks, theme by theme: said here without the terminal library, so that a test computes the
 * contrast of every colour. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>

#include "conf/theme.h"
#include "tui/widget/style.h"

enum look_attribute
{
    LOOK_BOLD = 1 << 0,
    LOOK_DIM = 1 << 1,
    LOOK_REVERSE = 1 << 2,
    LOOK_UNDERLINE = 1 << 3,
};

#define COLOR_OWN (-1) /* the terminal's own */

struct look
{
    unsigned attributes;
    int text, ground; /* of 256 colours, or of 8; COLOR_OWN */
};

/* bar: the cell is a block of a bar and no letter. colors: how many the terminal has; below 8 all is
 * monochrome. */
struct look theme_look(enum conf_theme theme, enum style style, bool bar, int colors);
/* Whether a character is a block of a bar. */
bool theme_is_bar(unsigned c);

#endif
