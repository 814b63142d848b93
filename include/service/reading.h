/* What a teacher writes, read for a class: the reader's context from the school, its timetable and what
 * was set before. */
#ifndef SERVICE_READING_H
#define SERVICE_READING_H

#include "domain/reader.h"
#include "service/service.h"

struct reading_request
{
    const struct class *class; /* NULL: the one that a heading names, if any */
    bool day_asked;            /* else the day of a heading holds */
    const char *text;
};

/* Reads a message on the session's day. *class is the class asked for, else the heading's, else NULL. Saves
 * nothing. ERR_INPUT: the text is no UTF-8 or too long, or the heading's class is not in the school. */
bool service_read(const struct session *session, const struct reading_request *request,
                  struct arena *arena, struct reading **reading, const struct class **class,
                  struct err *err);

#endif
