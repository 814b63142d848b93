/* What every writer of this floor sends its texts through before a byte leaves. */
#ifndef PRESS_CLEAN_H
#define PRESS_CLEAN_H

#include <stdbool.h>

#include "base/arena.h"

/* text without anything that could reach a terminal or a file as a command: `text` itself where it is
 * clean (the usual case, found in one pass), else text_sanitise's copy. NULL gives "".
 * keep_lines: LF stays. */
const char *press_clean(struct arena *arena, const char *text, bool keep_lines);

#endif
