/* Homework from files and to files. */
#ifndef SERVICE_BULK_H
#define SERVICE_BULK_H

#include "files/homework.h"
#include "service/session.h"

struct import_options
{
    enum bulk_format format;
    bool keep_going;
    bool dry_run;
    const char *class; /* of files that name none; NULL: the school's only class */
    /* called now and then with the bytes or rows of a file that are done and its whole; may be NULL */
    void (*progress)(void *context, size_t done, size_t whole);
    void *context;
};
struct import_red
{
    const struct class *class;
    day_t day;
    int load, limit;
};
struct import_result
{
    struct homework_read read; /* taken: 0 where nothing was written */
    char **notes;
    size_t note_count;
    struct import_red *red; /* days that are red after it */
    size_t red_count;
    int64_t change;
};
/* All files are one change. Without keep_going a fault in any of them means ERR_INPUT, all faults in
 * result, nothing written. With it, false only when nothing could be done at all. */
bool service_import(const struct session *session, const struct file *files, size_t count,
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
