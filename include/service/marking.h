/* What comes after setting: handing in, marking, feedback, real time, exemplars; search through all of it. */
#ifndef SERVICE_MARKING_H
#define SERVICE_MARKING_H

#include "service/session.h"

/* What `mark` says of an assignment; fields that are NULL or -1 stay as they are. */
struct mark_input
{
    int64_t id;
    const char *missing, *excused, *stopped;    /* seats: "3,17"; "" empties */
    int collected, marked, returned, corrected; /* numbers of books */
    const char *feedback;
    const char *actual; /* "12,15,20": appended to what is there; "" takes all away */
};
/* Who is missing and how many were collected is for RIGHT_HAND_IN, all else for RIGHT_MARK. Sets the state as far as it goes (collected → marked → returned → corrected; never back). Refuses
 * seats beyond the class size and more books than pupils, by name. */
bool service_mark(const struct session *session, const struct mark_input *input,
                  struct arena *arena, struct handin **handin, struct err *err);
bool service_handin(const struct session *session, int64_t id, struct arena *arena,
                    struct handin **handin, struct err *err);

/* Stars an assignment as an exemplar; why NULL takes the star away. */
bool service_star(const struct session *session, int64_t id, const char *why, struct err *err);

/* Exemplars first, then newest. Drafts, pending and withdrawn ones only for who may set homework. */
#define SEARCH_MOST 50
/* filter NULL: none */
bool service_find(const struct session *session, const char *words,
                  const struct search_filter *filter, size_t most, struct arena *arena,
                  struct found_item **items, size_t *count, struct err *err);

#endif
