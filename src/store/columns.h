/* The columns of every entity, in one table; private to the files of the entities. */
#ifndef STORE_COLUMNS_H
#define STORE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "domain/vocab.h"
#include "store/store.h"

enum column_type
{
    COLUMN_INT64,   /* int64_t, stamp_t */
    COLUMN_INT,     /* int, unsigned */
    COLUMN_DAY,     /* day_t; an ISO date in snapshots */
    COLUMN_FLAG,    /* bool */
    COLUMN_CODE,    /* an enum with a vocabulary; its code in snapshots */
    COLUMN_TEXT,    /* char *, never NULL when read */
    COLUMN_NAMES,   /* char ** with a count; a JSON array */
    COLUMN_NUMBERS, /* const int * with a count, none below 0; "3,17,20", a JSON array in snapshots */
};

enum column_use
{
    USE_VALUE,
    USE_KEY,
    USE_SILENT,  /* written, but no value of the history: the rev */
    USE_COUNTER, /* kept by the store itself: only read */
};

struct column
{
    const char *name;
    enum column_type type;
    enum column_use use;
    size_t offset;
    size_t count_offset;       /* COLUMN_NAMES, COLUMN_NUMBERS */
    const struct vocab *vocab; /* COLUMN_CODE */
};

struct entity_table
{
    const char *table;
    size_t size;
    size_t class_offset; /* of the class it concerns, or NO_CLASS */
    bool of_assignment;  /* class_offset is that of an assignment's id: the class is its class */
    int64_t holds;       /* the bit of the school that says there was ever one; 0: not told */
    bool is_school;      /* its key is the school's, it has no school_id */
    const struct column *columns;
    size_t count;
};

#define NO_CLASS SIZE_MAX

extern const struct entity_table entity_tables[ENTITY_COUNT];

/* Values of a row's struct, by column. Text is "" where the struct has NULL. */
const char *column_text(const void *row, const struct column *column);
int64_t column_number(const void *row, const struct column *column);
/* The names of a COLUMN_NAMES; *count of them. */
char *const *column_names(const void *row, const struct column *column, size_t *count);
void column_put_text(void *row, const struct column *column, const char *text, struct arena *arena);
/* False where the number does not fit the column. */
bool column_put_number(void *row, const struct column *column, int64_t number);
/* Takes the array. */
void column_put_names(void *row, const struct column *column, char **names, size_t count);

/* The same of a COLUMN_NUMBERS. */
const int *column_numbers(const void *row, const struct column *column, size_t *count);
void column_put_numbers(void *row, const struct column *column, const int *numbers, size_t count);
/* "3,17,20", and back; false: it is no list of numbers. */
void numbers_write(const void *row, const struct column *column, struct text_buf *out);
bool numbers_parse(const char *text, struct arena *arena, const int **numbers, size_t *count);
bool numbers_read(void *row, const struct column *column, const char *text, struct arena *arena);

/* A COLUMN_NAMES as JSON text, and back; false: it is no array of texts. */
void names_write(const void *row, const struct column *column, struct text_buf *out);
bool names_read(void *row, const struct column *column, const char *json, struct arena *arena);

#endif
