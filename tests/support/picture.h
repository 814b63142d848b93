/* What a terminal shows, its cells as SVG. */
#ifndef SUPPORT_PICTURE_H
#define SUPPORT_PICTURE_H

#include "support/terminal.h"

/* The terminal's own colours, 0xRRGGBB. */
struct picture_theme
{
    long front, back;
};
extern const struct picture_theme picture_dark, picture_light;

/* Its first rows and columns into a file; fails the test where that cannot be written. */
void picture_draw(struct terminal *terminal, int rows, int cols, const char *title,
                  const struct picture_theme *theme, const char *path);

#endif
