/* What every reader begins with: the bytes without their mark, JSON as a whole, and the faults of rows. */
#ifndef FILES_FILE_H
#define FILES_FILE_H

#include <jansson.h>

#include "files/files.h"

/* The file behind the mark (BOM) that Windows programs write. */
struct file file_without_mark(const struct file *file);
/* The whole file as JSON, which the caller frees; NULL with err. */
json_t *file_json(const struct file *file, struct err *err);

/* Faults of rows: all are counted, the first IMPORT_ERRORS_SHOWN kept as sentences. */
struct row_faults
{
    struct arena *arena;
    const char *place; /* "file:line: " put before each */
    char **lines;
    size_t kept;
    size_t capacity;
    size_t count;
};
/* Always false. */
bool row_fault(struct row_faults *faults, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
