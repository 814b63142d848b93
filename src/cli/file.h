/* Reading a file that was named on the command line, whole. */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* "-" is standard input. ERR_INPUT where it cannot be read or is too large. */
bool file_read(struct arena *arena, const char *path, char **data, size_t *bytes, struct err *err);

#endif
