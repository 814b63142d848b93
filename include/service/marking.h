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
    const char
        *actual; /* "12,15,20", "10x3,20x15" (minutes x hands): appended to what is there; "" takes
                           all away */
    const char *correct; /* "75%", "32/40": what share was right; "" takes it away */
};
/* Who is missing and how many were collected is for RIGHT_HAND_IN, all else for RIGHT_MARK. Sets the state as far as it goes (collected → marked → returned → corrected; never back). Refuses
 * seats beyond the class size or empty on the due day, more books than pupils, and figures that contradict
 * one another (handin_check), by name. */
bool service_mark(const struct session *session, const struct mark_input *input,
                  struct arena *arena, struct handin **handin, struct err *err);
/* Several as one change, all or none; the fault names the item. */
bool service_mark_all(const struct session *session, const struct mark_input *inputs, size_t count,
                      struct err *err);
/* An item with what was noted of it, as it counts on the day it is due. */
struct marked
{
    struct assignment *item;
    const struct class *class;
    int pupils; /* that day; 0 = not known */
    struct handin handin;
};
bool service_marked(const struct session *session, int64_t id, struct arena *arena,
                    struct marked *marked, struct err *err);
/* What share of each was right, in percent: -1 where it was not said, or is not for this actor. Items of the
 * list, an array of as many. */
bool service_correct(const struct session *session, struct assignment *const *items, size_t count,
                     int *correct, struct err *err);
/* Who has not handed in what was due on a day, and on the school day before: of the subjects whose seats
 * the actor may see; ERR_DENIED where these are none of them. */
bool service_missing(const struct session *session, const struct class *class, day_t day,
                     struct arena *arena, struct missing_list *list, struct err *err);
/* As the store has it, NULL where nothing was noted. */
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
/* The same over all days in pieces shorter than a frame, for a screen: its arena keeps words, filter and what
 * was found. */
struct finding
{
    struct search_run *run;
    struct arena *arena;
    size_t most;
    struct found_list list; /* so far */
    bool more;
};
void service_find_begin(const char *words, const struct search_filter *filter, size_t most,
                        struct arena *arena, struct finding *finding);
bool service_find_more(const struct session *session, struct finding *finding, struct err *err);

#endif
