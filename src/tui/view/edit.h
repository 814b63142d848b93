/* What opens the edit form. */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stdint.h>

#include "tui/draft.h"

#define EDIT_FORM "edit"

struct edit_argument
{
    int64_t id;
    const struct draft *draft; /* taken over with its text, which names the item; or NULL */
    const char *text;
};

#endif
