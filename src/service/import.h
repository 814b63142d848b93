/* An import while it runs, shared by the readers of all formats. A reader gives rows; taking, counting
 * and naming faults are the same for all. */
#ifndef SERVICE_IMPORT_H
#define SERVICE_IMPORT_H

#include "service/import_row.h"
#include "service/internal.h"
#include "service/reading.h"

/* The days of one class that an import touched. */
struct touched
{
    const struct class *class;
    day_t first, last;
    unsigned char *days; /* one a day of first..last */
    size_t capacity;
};

struct import
{
    const struct session *session;
    const struct import_options *options;
    struct arena *arena;     /* the result's */
    struct arena *row_arena; /* emptied after each row */
    struct importer importer;
    struct import_faults faults;
    struct import_result *result;
    struct run *run; /* collects notes */
    struct touched *touched;
    size_t touched_count, touched_capacity;
    struct guess *guesses; /* import_foreign.c */
    size_t guess_count, guess_capacity;
    struct err *err;
    bool broken; /* the store failed */
};

/* One row of cells, its place in import->faults.place; false ends the import (the store failed). */
bool import_one_row(struct import *import, const char *const cells[FILE_FIELDS_MAX]);
void import_progress(const struct import *import, size_t row, size_t done, size_t whole);

/* The readers: false with import->err where the file as a whole is none of its kind. */
bool import_calendar(struct import *import, const struct import_file *file);
bool import_classworks(struct import *import, const struct import_file *file);
bool import_sticky(struct import *import, const struct import_file *file);
bool import_taskwarrior(struct import *import, const struct import_file *file);
bool import_text(struct import *import, const struct import_file *file);

/* One item as the reader gives it, of a class on a day; the same answers as import_one_row. */
bool import_item(struct import *import, const char *class, day_t assigned,
                 const struct reader_item *item);
/* Says that a class has none; where it has, that is a fault. */
bool import_none(struct import *import, const struct class *class, day_t day,
                 const struct subject *subject);
/* The class that files are of which name none: --class, else the school's only one; NULL. */
const char *import_class(struct import *import, day_t day);

#endif
