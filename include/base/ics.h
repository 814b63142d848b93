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
    const char *parameters; /* TZID=Asia/Shanghai;VALUE=DATE, as written; "" */
};

struct ics_reader
{
    struct arena *arena; /* borrowed */
    const char *at;      /* borrowed, the whole file in UTF-8, terminated */
    size_t number;
};

/* Begins to read text, which the reader borrows, as it does the arena, until it is done. */
void ics_open(struct ics_reader *reader, struct arena *arena, const char *text);
/* The next content line, unfolded; what has no name and colon is passed over. False at the end. */
bool ics_next(struct ics_reader *reader, struct ics_line *line);
/* A value of type TEXT with its escapes taken off. */
char *ics_text(struct arena *arena, const char *value);
/* DATE or DATE-TIME: 20261001, 20261001T073000, 20261001T073000Z. *midnight (may be NULL): whether it is
 * the first moment of the day. False where there is no such day or time. */
bool ics_day(const char *value, day_t *day, bool *midnight);

/* A DATE or DATE-TIME with its zone. */
struct ics_time
{
    const char *value; /* NULL: not said */
    const char *zone;  /* TZID, or NULL */
};
bool ics_is_date(const struct ics_time *time); /* no time of day */

enum ics_kind
{
    ICS_TODO,
    ICS_EVENT,
};
/* A VTODO or VEVENT; what stands inside it (an alarm) is passed over. Texts are without escapes, NULL
 * where nothing is said. */
struct ics_component
{
    enum ics_kind kind;
    size_t line;   /* of its BEGIN */
    size_t number; /* among its kind in the file, from 1 */
    const char *summary, *description, *status;
    struct ics_time start, end, due, created; /* DTSTART, DTEND, DUE, CREATED */
    const char *duration;                     /* ESTIMATED-DURATION, else DURATION; as written */
    const char **categories;
    size_t category_count;
};

/* Zones of the file by their standard offset, and how deep the components stand. */
struct ics_calendar
{
    struct ics_reader reader;
    const char *name; /* X-WR-CALNAME, or NULL until it was read */
    struct ics_zone *zones;
    size_t zone_count, zone_capacity;
    size_t numbers[2]; /* by enum ics_kind */
    int depth;         /* not 0 at the end: BEGIN and END do not pair */
};
/* Borrows all, as ics_open. Zones are read here, wherever they stand. */
void ics_calendar_open(struct ics_calendar *calendar, struct arena *arena, const char *text);
/* The next VTODO or VEVENT; false at the end. */
bool ics_next_component(struct ics_calendar *calendar, struct ics_component *component);
/* The day on which a time is at an offset (minutes east of UTC). A time without Z, and one of a zone
 * that the file does not describe, is the school's own. False where there is no such day or time. */
bool ics_local_day(const struct ics_calendar *calendar, const struct ics_time *time, int utc_offset,
                   day_t *day);
/* PT15M, PT1H30M, P1D: whole minutes; false where it is none or below nothing. */
bool ics_duration(const char *value, int *minutes);

#endif
