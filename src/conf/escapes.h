/* Backslashes in values: refused, for iniparser 4.1 keeps them and 4.2 takes them away; in a pattern,
 * how each is written without one. */
#ifndef CONF_ESCAPES_H
#define CONF_ESCAPES_H

#include <stdbool.h>
#include <stddef.h>

#include "conf/ini.h"

/* A pattern as PCRE2 gets it: {quote} is a double quote and {newline} a line's end, which no
 * INI value can hold. The pattern itself where it has neither, else a text in the arena. */
const char *escapes_expand(struct arena *arena, const char *pattern);
/* A copy of a pattern's text in which every escape that can be written without a backslash is. *left
 * is the first that cannot (it stays), or NULL. */
char *escapes_mend(struct arena *arena, const char *text, char **left);
/* Adds the fault of an entry that has a backslash, with what to write instead in a pattern. */
void escapes_refuse(struct faults *faults, const char *path, const struct ini_entry *entry,
                    bool is_pattern);

#endif
