/* Tables that schools keep in spreadsheets (homework, survey, syllabus, timetable, activities): a CSV
 * whose first line names the columns, in any order and either language. All faults are gathered. */
#ifndef FILES_TABLE_H
#define FILES_TABLE_H

#include "base/csv.h"
#include "files/file.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

struct table_column
{
    const char *code;
    const char *also[6]; /* further names, NULL-terminated where there are fewer */
    bool required;       /* the column; and a cell of it is never empty */
};

/* The first six are the caller's, the rest of them zero. */
struct table
{
    const struct file_school *school; /* for table_class and table_subject */
    struct arena *rows;               /* emptied before each row; NULL: every cell is kept */
    struct row_faults *faults;        /* NULL: its own */
    bool by_code;                     /* faults name columns by their codes, not in Chinese */
    bool empty_cells;                 /* a cell of a required column may be empty */
    size_t line_before;               /* lines of the file before the data */

    struct arena *arena;
    const char *name;
    const struct table_column *columns;
    size_t column_count;
    int map[CSV_COLUMNS_MAX]; /* column of each cell of a row */
    size_t width;             /* cells of the header */
    bool *seen;               /* by column: the header has it */
    struct csv_reader reader;
    const char **cells; /* of the row at hand by column, trimmed; "" where there is none */
    size_t skipped;     /* rows that could not be read */
    struct row_faults own;
};

/* Reads the header. False with all that is wrong with it in err. */
bool table_open(struct table *table, struct arena *arena, const struct file *file,
                const struct table_column *columns, size_t column_count, struct err *err);
/* The next row that is whole; false at the end. */
bool table_next(struct table *table);
/* Names a fault of the row at hand: "file:line: column: reason". Always false. */
bool table_fault(struct table *table, size_t column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A whole number of a cell, within bounds; the fault is named. */
bool table_number(struct table *table, size_t column, int least, int most, int *value);
/* A class on a day, a subject, a day, as people write them; the fault is named. */
bool table_class(struct table *table, size_t column, day_t day, const struct class **class);
bool table_subject(struct table *table, size_t column, const struct subject **subject);
bool table_day(struct table *table, size_t column, day_t *day);
/* 周三, 星期三, 3, Wed. */
bool table_weekday(struct table *table, size_t column, enum weekday *weekday);
/* A name of at most NAME_MAX_CHARS. */
bool table_name(struct table *table, size_t column, const char **text);
/* Whether the whole file was good; else err names all faults of its rows. */
bool table_good(const struct table *table, struct err *err);

#endif
