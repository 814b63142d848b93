/* What the fields of every record are, told once: the store's columns, snapshots and keys, what differs
 * between two versions, the words of the history, JSON, CSV, imports, drafts and forms read it here. A
 * new field is a row in records.c, a member of its struct, and a migration. */
#ifndef DOMAIN_FIELDS_H
#define DOMAIN_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "domain/records.h"
#include "domain/vocab.h"

enum field_type
{
    TYPE_INT64,   /* int64_t, stamp_t */
    TYPE_INT,     /* int, unsigned */
    TYPE_DAY,     /* day_t; an ISO date outside the store */
    TYPE_FLAG,    /* bool */
    TYPE_CODE,    /* an enum with a vocabulary; its code outside the store */
    TYPE_TEXT,    /* char *, never NULL when read */
    TYPE_NAMES,   /* char ** with a count; a JSON array */
    TYPE_NUMBERS, /* const int * with a count, none below 0; "3,17,20", a JSON array in snapshots */
};

/* What C makes of a member, taken from the struct itself: a test holds it against the type a row claims. */
enum field_held
{
    HELD_INT64 = 1,
    HELD_INT,
    HELD_UNSIGNED, /* enums, too */
    HELD_BOOL,
    HELD_TEXT,
    HELD_NAMES,
    HELD_NUMBERS,
};

enum field_use
{
    USE_VALUE,
    USE_KEY,
    USE_SILENT,  /* written, but no value of the history: the rev */
    USE_COUNTER, /* kept by the store itself: only read */
};

/* How the history tells a value to people. */
enum field_show
{
    SHOW_PLAIN,
    SHOW_NOT, /* ids, what a line says elsewhere, and what is not for everybody who may read it */
    SHOW_GRADES,
    SHOW_SUBJECT,
    SHOW_TEACHER,
    SHOW_SAID,  /* a number, below 0 where nothing was said */
    SHOW_COUNT, /* of seats: how many, not which ones */
    SHOW_WEEKDAY,
    SHOW_SINCE, /* a day from which a row holds; not FROM_BEGINNING, which keys leave out too */
    SHOW_CLOCK, /* minutes after midnight; 0: not said */
    SHOW_BOUND, /* a grade or a day, where there is one: not 0, nor the first or last of all days */
};

struct field
{
    const char *name; /* code: column, key in snapshots and JSON, header in files */
    const char *zh, *en;
    enum field_type type;
    enum field_held held;
    enum field_use use;
    enum field_show show;
    size_t offset;
    size_t count_offset;       /* TYPE_NAMES, TYPE_NUMBERS */
    const struct vocab *vocab; /* TYPE_CODE */
    unsigned bit;              /* of those that people edit; 0 = it is not edited by itself */
    bool zero_is_nothing;      /* TYPE_CODE: its first word says nothing: null, or an empty cell */
    bool is_public;            /* the public sees it: a change of it is a correction */
    int file;                  /* its place in the files of homework, from 1; 0 = it is in none */
    const char *file_name;     /* its header there; NULL: name */
    bool file_needed;          /* a file without it is refused */
    const char *also[5];       /* further headers that are understood; NULL-terminated */
    int item; /* its place in an item of JSON, ascending; the hundred is enum item_group; 0 = none */
};

/* Between these stands what a day makes of an item (press/json.c). */
enum item_group
{
    ITEM_WHAT = 1,
    ITEM_TASK,
    ITEM_NATURE,
    ITEM_COURSE,
};

#define NO_CLASS SIZE_MAX

struct record
{
    const char *code;    /* as in the history */
    const char *table;   /* of the store */
    size_t size;         /* of its struct */
    size_t class_offset; /* of the class it concerns, or NO_CLASS */
    bool of_assignment;  /* class_offset is that of an assignment's id: the class is its class */
    int64_t holds;       /* the bit of the school that says there was ever one; 0: not told */
    bool is_school;      /* its key is the school's, it has no school_id */
    const struct field *fields;
    size_t count;
};
extern const struct record records[ENTITY_COUNT];

/* The field of that name, or NULL. */
const struct field *record_field(enum entity entity, const char *name);
const char *field_label(const struct field *field, enum lang lang);
/* Its header in files. */
const char *field_file_name(const struct field *field);
/* The fields that files of homework carry, in their order; returns how many. */
#define FILE_FIELDS_MAX 24
size_t record_file_fields(enum entity entity, const struct field *fields[FILE_FIELDS_MAX]);
/* The field of the group whose place comes after `place`; NULL behind the last. */
const struct field *record_item_field(enum entity entity, enum item_group group, int place);

/* Values of a row's struct. Text is "" where the struct has NULL. */
const char *field_text(const void *row, const struct field *field);
int64_t field_number(const void *row, const struct field *field);
char *const *field_names(const void *row, const struct field *field, size_t *count);
const int *field_numbers(const void *row, const struct field *field, size_t *count);
void field_put_text(void *row, const struct field *field, const char *text, struct arena *arena);
/* A copy of a row whose texts are the arena's; of no record (ENTITY_COUNT): nothing. */
void record_copy(enum entity entity, void *to, const void *from, struct arena *arena);
/* False where the number does not fit the field. */
bool field_put_number(void *row, const struct field *field, int64_t number);
/* These two take the array. */
void field_put_names(void *row, const struct field *field, char **names, size_t count);
void field_put_numbers(void *row, const struct field *field, const int *numbers, size_t count);

/* Whether two rows of one kind have the same value; texts of NULL and "" are the same. */
bool field_same(const void *a, const void *b, const struct field *field);
/* Copies the value; what it points to is shared. */
void field_copy(void *to, const void *from, const struct field *field);
/* The value as people read it: the name of a code, an ISO date, yes or no; "" for nothing. */
char *field_words(const void *row, const struct field *field, enum lang lang, struct arena *arena);
/* The value as files have it: a code, an ISO date, a number, 1 for yes; "" for nothing. No lists. */
const char *field_code(const void *row, const struct field *field, struct arena *arena);

/* "3,17,20", and back; false: it is no list of numbers. */
void numbers_write(const void *row, const struct field *field, struct text_buf *out);
bool numbers_parse(const char *text, struct arena *arena, const int **numbers, size_t *count);
bool numbers_read(void *row, const struct field *field, const char *text, struct arena *arena);

#endif
