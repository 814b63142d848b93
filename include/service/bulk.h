/* Homework from files and to files. */
#ifndef SERVICE_BULK_H
#define SERVICE_BULK_H

#include "service/session.h"

enum bulk_format
{
    BULK_CSV,
    BULK_JSON,
    BULK_ICS,         /* iCalendar: VTODO, VEVENT */
    BULK_CLASSWORKS,  /* classworks-data-YYYYMMDD.json */
    BULK_STICKY,      /* StickyHomeworks' Profile.json */
    BULK_TASKWARRIOR, /* task export */
    BULK_FORMAT_COUNT,
    BULK_BY_CONTENT = BULK_FORMAT_COUNT, /* recognised from what the file holds */
};
struct import_file
{
    const char *name; /* for messages */
    const char *data;
    size_t bytes;
    enum bulk_format format;
};
struct import_options
{
    bool keep_going;
    bool dry_run;
    const char *class; /* of files that name none; NULL: the school's only class */
    /* called now and then with the bytes or rows of a file that are done and its whole; may be NULL */
    void (*progress)(void *context, size_t done, size_t whole);
    void *context;
};
/* Where the minutes of other programs' homework come from: notices have none. */
struct import_minutes
{
    size_t said;         /* in the text, or a field of its own */
    size_t from_history; /* the median of the class's last ones of the subject */
    size_t by_default;   /* settings, [import] minutes */
};
struct import_red
{
    const struct class *class;
    day_t day;
    int load, limit;
};
struct import_result
{
    size_t taken;
    size_t left_out; /* rows with faults */
    char **faults;   /* "file:line: column: reason", at most IMPORT_ERRORS_SHOWN */
    size_t fault_count;
    char **notes;
    size_t note_count;
    struct import_minutes minutes;
    struct import_red *red; /* days that are red after it */
    size_t red_count;
    int64_t change;
};
/* What a file is by its content: other programs' JSON, iCalendar; else JSON by its name, else CSV. */
enum bulk_format service_bulk_format(const struct import_file *file);
/* All files are one change. Without keep_going a fault in any of them means ERR_INPUT, all faults in
 * result, nothing written. With it, false only when nothing could be done at all. */
bool service_import(const struct session *session, const struct import_file *files, size_t count,
                    const struct import_options *options, struct arena *arena,
                    struct import_result *result, struct err *err);
/* Calls `each` for every public assignment of the classes (NULL = all) assigned from..to
 * (DAY_NONE = open), ordered by date, class, subject, id, in bounded memory. */
bool service_export(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to,
                    bool (*each)(void *context, const struct assignment *assignment,
                                 const char *class_code),
                    void *context, struct err *err);

#endif
