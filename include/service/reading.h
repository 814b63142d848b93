/* What a teacher writes, read for a class and saved: the reader's context from the school, its timetable
 * and what was set before; and the kind that a text shows. */
#ifndef SERVICE_READING_H
#define SERVICE_READING_H

#include "domain/reader.h"
#include "service/homework.h"

struct reading_request
{
    const struct class *class; /* NULL: the one that a heading names, if any */
    bool day_asked;            /* else the day of a heading holds */
    const char *text;
};

/* Reads a message on the session's day. *class is the class asked for, else the heading's, else NULL. Saves
 * nothing. ERR_INPUT: the text is no UTF-8 or too long, or the heading's class is not in the school. */
bool service_read(const struct session *session, const struct reading_request *request,
                  struct arena *arena, struct reader_result **reading, const struct class **class,
                  struct err *err);

/* A message as it was read for a class. */
struct class_reading
{
    const struct class *class;
    const struct reader_result *reading;
};
/* Saves what was read, assignments and 今日无作业, as one change. ERR_INPUT where anything could not be
 * read: each line is named, nothing is saved. What was saved for one class stands together in the
 * outcome, in the order of the text. */
bool service_set_readings(const struct session *session, const struct class_reading *readings,
                          size_t count, enum add_mode mode, struct arena *arena,
                          struct outcome *outcome, struct err *err);

/* The kind of homework for which none is given, in `add`, `quick` and import alike: what its words
 * show, else the subject's own. */
enum kind service_kind(const struct session *session, const struct class *class, day_t day,
                       const struct subject *subject, const char *text);

#endif
