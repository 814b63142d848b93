/* Homework in bulk: CSV, JSON, and what other programs keep. Row by row, so that a file may be long: what
 * was read well goes to a taker, faults are gathered. */
#ifndef FILES_HOMEWORK_H
#define FILES_HOMEWORK_H

#include "files/files.h"

/* Every format: a line here, its name as it is asked for, and its reader: read_bulk_NAME in a file of its own
 * (src/files/reading.h). */
/* clang-format off */
#define BULK_FORMATS(FORMAT) \
    FORMAT(CSV, csv) \
    FORMAT(JSON, json) \
    FORMAT(ICS, ics) /* iCalendar: VTODO, VEVENT */ \
    FORMAT(CLASSWORKS, classworks) /* classworks-data-YYYYMMDD.json */ \
    FORMAT(STICKYHOMEWORKS, stickyhomeworks) /* its Profile.json */ \
    FORMAT(TASKWARRIOR, taskwarrior) /* task export */ \
    FORMAT(TEXT, text) /* messages by day, as teachers write them */
/* clang-format on */
enum bulk_format
{
#define BULK_FORMAT(upper, lower) BULK_##upper,
    BULK_FORMATS(BULK_FORMAT)
#undef BULK_FORMAT
    BULK_FORMAT_COUNT,
    BULK_BY_CONTENT = BULK_FORMAT_COUNT, /* recognised from what the file holds */
};
/* "csv|json|…": the formats by name, in their order. */
#define BULK_FORMAT_NAME(upper, lower) "|" #lower
#define BULK_FORMAT_NAMES (&(BULK_FORMATS(BULK_FORMAT_NAME))[1])
/* What a file is by its content: other programs' JSON, iCalendar; else JSON by its name; messages where
 * it is called .txt and begins with no columns; else CSV. */
enum bulk_format file_bulk_format(const struct file *file);

/* Who reads, and who takes what is read. */
struct homework_taker
{
    const struct file_school *school;
    const char *class;   /* of files that name none; NULL: the school's only class */
    int default_minutes; /* where neither the text nor the class's history says any */
    bool keep_going;     /* rows behind a fault are taken, too */
    void *context;       /* of the functions that follow, but progress */
    /* Takes a good row, whose class, subject and days are resolved; its strings are gone afterwards. False
     * with err ends the reading. */
    bool (*take)(void *context, struct assignment *item, const char *place, struct err *err);
    /* The minutes that a class usually needs in a subject; 0: nobody knows. False as above. */
    bool (*usual_minutes)(void *context, int64_t class_id, const char *subject, int *minutes,
                          struct err *err);
    /* Reads a message of a class on a day; what was set before serves where minutes are left out. */
    bool (*read_message)(void *context, const struct class *class, day_t day, const char *text,
                         struct arena *arena, struct reader_result **result, struct err *err);
    /* Takes that a class has no homework of a subject: false with ERR_INPUT where it has some, which is a
     * fault of the row; with another err the reading ends. */
    bool (*take_none)(void *context, const struct class *class, day_t day,
                      const struct subject *subject, struct err *err);
    /* What the person should know of a file beside its faults. */
    void (*tell)(void *context, const char *sentence);
    /* Called now and then with the bytes or rows of a file that are done and its whole; may be NULL. */
    void (*progress)(void *context, size_t done, size_t whole);
    void *progress_context;
};
/* Where the minutes of other programs' homework come from: notices have none. */
struct import_minutes
{
    size_t said;         /* in the text, or a field of its own */
    size_t from_history; /* the median of the class's last ones of the subject */
    size_t by_default;   /* settings, [import] minutes */
};
struct homework_read
{
    size_t taken;
    size_t left_out; /* rows with faults */
    char **faults;   /* "file:line: column: reason", at most IMPORT_ERRORS_SHOWN */
    size_t fault_count;
    size_t fault_total; /* with those that are not kept */
    size_t dropped;     /* control characters that were left out of texts */
    struct import_minutes minutes;
};
/* Files one after another. False where a file as a whole is none of its kind, or the taker ended it;
 * faults of rows alone are no failure. */
bool file_read_homework(const struct file *files, size_t count, enum bulk_format format,
                        const struct homework_taker *taker, struct arena *arena,
                        struct homework_read *read, struct err *err);

#endif
