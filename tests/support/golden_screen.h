/* Screens as they shall be, in tests/screen/golden; with HWBOARD_ACCEPT=1 they are written anew, to be read
 * before they are committed. A row is '|' and its text; below, where anything is not plain, '~' and a letter
 * a cell (terminal_attributes); rows without either are counted. */
#ifndef SUPPORT_GOLDEN_SCREEN_H
#define SUPPORT_GOLDEN_SCREEN_H

#include "support/terminal.h"

/* What every view is pictured on: each language where room is least, the longer one at the width from which
 * there is more to see, and the other where there is all the room. */
struct golden_size
{
    int rows, cols;
    bool zh;
    const char *option, *name; /* --lang=…; of the picture, behind its view */
};
#define GOLDEN_SIZES 4
extern const struct golden_size golden_sizes[GOLDEN_SIZES];

/* Reads until the screen is that of golden/NAME.txt; fails the test at the deadline. */
void golden_screen(struct terminal *terminal, const char *name);

#endif
