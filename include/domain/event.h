/* What a school does beside its lessons: tests, trips, games days; of a class, a grade or all. */
#ifndef DOMAIN_EVENT_H
#define DOMAIN_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"

struct school_event
{
    int64_t id;
    int64_t class_id; /* 0: of no one class */
    int grade; /* on the day itself; with class_id 0; 0: of no one grade, so of the whole school */
    day_t first, last; /* both inclusive; at most EVENT_MAX_DAYS */
    const char *text;
};

/* Whether it concerns a class that is in `grade` then. */
bool event_concerns(const struct school_event *event, int64_t class_id, int grade);
/* Those of `events` that a class, in `grade` on that day, has then, in their order. */
const struct school_event **events_on(const struct school_event *events, size_t count,
                                      int64_t class_id, int grade, day_t day, struct arena *arena,
                                      size_t *found);
/* By first day, last day, then number: for qsort. */
int event_compare(const void *left, const void *right);
/* Whether both say the same of the same: the number aside. */
bool event_same(const struct school_event *a, const struct school_event *b);

#endif
