/* What opens the entry form. */
#ifndef TUI_ENTRY_H
#define TUI_ENTRY_H

#include "tui/draft.h"

#define ENTRY_FORM "add"

struct entry_argument
{
    const struct draft *draft; /* taken over with its text; NULL: an empty form */
    const char *text;          /* without a draft: what it begins with; NULL: nothing */
};

#endif
