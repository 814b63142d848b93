/* Rows of an import, shared by its readers (CSV, JSON). */
#ifndef SERVICE_IMPORT_ROW_H
#define SERVICE_IMPORT_ROW_H

#include "domain/fields.h"
#include "service/service.h"

#define IMPORT_CACHE_SLOTS 512

struct import_class_slot
{
    char *text;
    int year; /* the school year in which the text names this class */
    const struct class *class;
};
struct import_subject_slot
{
    char *text;
    const struct subject *subject;
};

/* What lives through a whole import. */
struct importer
{
    const struct session *session;
    struct arena *arena;
    const struct field *columns[FILE_FIELDS_MAX];
    size_t column_count;
    struct import_class_slot classes[IMPORT_CACHE_SLOTS];
    struct import_subject_slot subjects[IMPORT_CACHE_SLOTS];
    size_t dropped; /* control characters that were left out of texts */
};

/* Faults found so far: all are counted, the first IMPORT_ERRORS_SHOWN kept as sentences. */
struct import_faults
{
    struct arena *arena;
    const char *place; /* "file:line: " put before each */
    char **lines;
    size_t kept;
    size_t capacity;
    size_t count;
};
void import_fault(struct import_faults *faults, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void importer_init(struct importer *importer, const struct session *session, struct arena *arena);
/* The column of a header: by code, Chinese or other name; -1 where there is none. */
int import_column_find(const struct importer *importer, const char *name, struct arena *arena);
/* Sets the cell of the column with that code, which there is. */
void import_set(const struct importer *importer, const char **cells, const char *column,
                const char *text);

/* Reads one row. cells are borrowed, NULL = empty. Strings of *item live in `arena`; class and
 * subject are resolved on the row's date. false: each wrong cell is in faults with its column. */
bool import_row(struct importer *importer, const char *const cells[FILE_FIELDS_MAX],
                struct arena *arena, struct assignment *item, struct import_faults *faults);

#endif
