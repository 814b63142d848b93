/* Screens as they shall be, text and attributes, in tests/screen/golden; with HWBOARD_ACCEPT=1 they are
 * written anew, to be read before they are committed. */
#ifndef SUPPORT_GOLDEN_SCREEN_H
#define SUPPORT_GOLDEN_SCREEN_H

#include "support/terminal.h"

/* Reads until the screen is that of golden/NAME.txt; fails the test at the deadline. */
void golden_screen(struct terminal *terminal, const char *name);

#endif
