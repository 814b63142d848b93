/* A reader of iCalendar files (RFC 5545), content line by content line. Of our own: libical brings ICU and
 * the C++ library into every start of the program, and takes 2026-99-99 for a day. */
#ifndef BASE_ICS_H
#define BASE_ICS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"

struct ics_line
{
    size_t number;    /* of its first line in the file, from 1 */
    const char *name; /* BEGIN, SUMMARY, DTSTART, ...: capitals, without parameters */
    const char *value;
};

struct ics_reader
{
    struct arena *arena; /* borrowed */
    const char *at;      /* borrowed, the whole file in UTF-8, terminated */
    size_t number;
};

void ics_open(struct ics_reader *reader, struct arena *arena, const char *text);
/* The next content line, unfolded; what has no name and colon is passed over. False at the end. */
bool ics_next(struct ics_reader *reader, struct ics_line *line);
/* A value of type TEXT with its escapes taken off. */
char *ics_text(struct arena *arena, const char *value);
/* DATE or DATE-TIME: 20261001, 20261001T073000, 20261001T073000Z. *midnight (may be NULL): whether it is
 * the first moment of the day. False where there is no such day or time. */
bool ics_day(const char *value, day_t *day, bool *midnight);

#endif
