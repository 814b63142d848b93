/* The faults of all files of one loading, collected and then told in the order of the lines. */
#ifndef CONF_FAULTS_H
#define CONF_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct fault
{
    const char *file;
    size_t file_order; /* files in the order of their first fault */
    size_t line;       /* 0: the file as a whole */
    size_t order;      /* of being found */
    const char *sentence;
};

struct faults
{
    struct arena *arena; /* borrowed; the faults live in it */
    struct fault *items;
    size_t count, capacity;
};

/* Adds a fault of a line (0: of the file as a whole); file is borrowed. */
void faults_add(struct faults *faults, const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Writes all faults into err (may be NULL) by file and line, and how many there was no room for.
 * True when there is none; err is then left as it was. */
bool faults_end(struct faults *faults, struct err *err);
/* A value as a message shows it: cleaned, on one line, cut where it is long. */
char *faults_quote(const struct faults *faults, const char *value);

#endif
