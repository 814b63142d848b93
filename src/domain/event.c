/* Which events a class has on a day. */
#include "config.h"

#include "domain/event.h"

#include <string.h>

bool event_concerns(const struct school_event *event, int64_t class_id, int grade)
{
    return event->class_id != 0 ? event->class_id == class_id
                                : event->grade == 0 || event->grade == grade;
}

int event_compare(const void *left, const void *right)
{
    const struct school_event *a = left, *b = right;

    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

const struct school_event **events_on(const struct school_event *events, size_t count,
                                      int64_t class_id, int grade, day_t day, struct arena *arena,
                                      size_t *found)
{
    const struct school_event **list = NULL;

    *found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct school_event *event = &events[i];

        if (day < event->first || day > event->last || !event_concerns(event, class_id, grade))
            continue;
        if (!list)
            list = ARENA_ARRAY(arena, count, const struct school_event *);
        list[(*found)++] = event;
    }
    return list;
}

bool event_same(const struct school_event *a, const struct school_event *b)
{
    return a->class_id == b->class_id && a->grade == b->grade && a->first == b->first &&
           a->last == b->last && strcmp(a->text, b->text) == 0;
}
