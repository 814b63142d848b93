/* The reading of homework while it runs, shared by the readers of all formats. A reader gives rows of
 * cells; resolving, taking, counting and naming faults are the same for all. */
#ifndef FILES_READING_H
#define FILES_READING_H

#include "domain/fields.h"
#include "files/homework.h"
#include "files/table.h"

#define NAME_SLOTS 512

/* What texts were found to name. */
struct class_slot
{
    char *text;
    int year; /* the school year in which the text names this class */
    const struct class *class;
};
struct subject_slot
{
    char *text;
    const struct subject *subject;
};

struct reading
{
    const struct homework_taker *taker;
    const struct file_school *school;
    struct arena *arena;     /* the result's */
    struct arena *row_arena; /* emptied after each row */
    const struct field *columns[FILE_FIELDS_MAX];
    size_t column_count;
    struct class_slot classes[NAME_SLOTS];
    struct subject_slot subjects[NAME_SLOTS];
    struct row_faults faults;
    struct homework_read *read;
    struct err *err;
};

/* For columns and their names alone `school` and `read` may be NULL. */
void reading_begin(struct reading *reading, const struct file_school *school, struct arena *arena,
                   struct homework_read *read);
/* The names of a field as a column of a file. */
struct table_column reading_table_column(const struct field *field);
/* The column of a header: by code, Chinese or other name; -1 where there is none. */
int reading_column(const struct reading *reading, const char *name);
/* Sets the cell of the column with that code, which there is. */
void reading_set(const struct reading *reading, const char **cells, const char *column,
                 const char *text);
/* Reads one row. cells are borrowed, NULL = empty. Strings of *item live in the row's arena; class and
 * subject are resolved on the row's date. false: each wrong cell is in faults with its column. */
bool reading_row(struct reading *reading, const char *const cells[FILE_FIELDS_MAX],
                 struct assignment *item);
/* One item as the reader gives it, of a class on a day: to the taker, its place in reading->faults.place; false
 * ends the reading. */
bool reading_take_item(struct reading *reading, const char *class, day_t assigned,
                       const struct reader_item *item);
/* That a class has none; where it has, the row is left out. */
bool reading_take_none(struct reading *reading, const struct class *class, day_t day,
                       const struct subject *subject);
/* The class that files are of which name none: the taker's, else the school's only one; NULL. */
const char *reading_class(struct reading *reading, day_t day);
/* Leaves a wrong item out with its fault; false for `return`. */
bool reading_left_out(struct reading *reading, const char *fault);
/* Tells the taker now and then, by the row's number. */
void reading_progress(const struct reading *reading, size_t row, size_t done, size_t whole);

/* The reader of each format: gives all rows of a file to the taker. False with reading->err
 * where the file as a whole is none of its kind, or the taker ended it. */
#define BULK_READER(upper, lower)                                                                  \
    bool read_bulk_##lower(struct reading *reading, const struct file *file);
BULK_FORMATS(BULK_READER)
#undef BULK_READER

#endif
