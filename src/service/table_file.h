/* Small tables that schools keep in spreadsheets (survey, syllabus, timetable, activities): a CSV whose
 * first line names the columns, in any order and either language. All faults are collected. */
#ifndef SERVICE_TABLE_FILE_H
#define SERVICE_TABLE_FILE_H

#include "base/csv.h"
#include "service/service.h"

struct table_column
{
    const char *code;
    const char *also[6]; /* further names, NULL-terminated where there are fewer */
    bool required;       /* the column; and a cell of it is never empty */
};

struct table_file
{
    struct arena *arena; /* keeps every cell */
    const char *name;
    const struct table_column *columns;
    size_t column_count;
    int map[CSV_COLUMNS_MAX]; /* column of each cell of a row */
    size_t width;             /* cells of the header */
    bool *seen;               /* by column: the header has it */
    struct csv_reader reader;
    size_t line;        /* of the row at hand */
    const char **cells; /* of the row at hand by column, trimmed; "" where there is none */
    struct err *err;
    bool faulty;
    /* a class text is looked up once a file */
    const char *class_text;
    day_t class_day;
    const struct class *class;
};

/* Reads the header. False with all that is wrong with it in err. */
bool table_open(struct table_file *table, struct arena *arena, const char *name, const char *data,
                size_t bytes, const struct table_column *columns, size_t column_count,
                struct err *err);
/* The next row that is whole; false at the end. */
bool table_next(struct table_file *table);
/* Names a fault of the row at hand: "file:line: column: reason". Always false. */
bool table_fault(struct table_file *table, size_t column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A whole number of a cell, within bounds; the fault is named. */
bool table_number(struct table_file *table, size_t column, int least, int most, int *value);
bool table_class(struct table_file *table, const struct session *session, size_t column, day_t day,
                 const struct class **class);
bool table_subject(struct table_file *table, const struct session *session, size_t column,
                   const struct subject **subject);
bool table_day(struct table_file *table, size_t column, day_t *day);
/* 周三, 星期三, 3, Wed. */
bool table_weekday(struct table_file *table, size_t column, enum weekday *weekday);
/* A name of at most NAME_MAX_CHARS. */
bool table_name(struct table_file *table, size_t column, const char **text);
/* Whether the whole file was good. */
bool table_good(const struct table_file *table);

#endif
