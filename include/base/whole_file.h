/* A file that is there whole or not at all; what is no ordinary file (a device, a pipe) is written in
 * place. Every failed write is found. */
#ifndef BASE_WHOLE_FILE_H
#define BASE_WHOLE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"

struct whole_file
{
    FILE *stream;          /* to write to; NULL: it is not open */
    const char *path;      /* what was asked for; borrowed */
    const char *target;    /* the file itself, links followed */
    const char *temporary; /* NULL: written in place */
};

/* It is written beside its name first. ERR_INPUT for a name that cannot be one. */
bool whole_file_open(struct whole_file *file, struct arena *arena, const char *path,
                     struct err *err);
/* Ends it: with `keep` the file gets its name, durably; else nothing of it stays. */
bool whole_file_close(struct whole_file *file, bool keep, struct err *err);

#endif
