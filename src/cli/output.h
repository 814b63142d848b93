/* Where a command writes what it was asked for: standard output, or a file that is there whole or not
 * at all. Every failed write is found. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/whole_file.h"

struct output
{
    FILE *stream;
    struct whole_file file; /* not open: standard output */
};

/* Opens a file (NULL or "-": standard output). A file is written beside its name first. */
bool output_open(struct output *output, struct arena *arena, const char *path, struct err *err);
/* Ends it: with `keep` the file gets its name, durably; else nothing of it stays. */
bool output_close(struct output *output, bool keep, struct err *err);
/* Whether all that was written to standard output so far has arrived. */
bool output_flush_standard(struct err *err);
/* Whether the reader of standard output, a pipe, went away: `hwboard log | head -n 1`. */
bool output_reader_left(void);

#endif
