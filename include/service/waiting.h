/* What waits for somebody: gathered piece by piece, so that no screen stands still while many classes are
 * looked through. */
#ifndef SERVICE_WAITING_H
#define SERVICE_WAITING_H

#include "domain/suggest.h"
#include "service/session.h"

/* In the order in which they are listed. */
enum waiting_kind
{
    WAITS_REVIEW,   /* held, and the actor may answer */
    WAITS_RETURNED, /* her own that a reviewer gave back */
    WAITS_CONFIRM,  /* a pupil's entry that she may confirm */
    WAITS_OVER,     /* a red day, today or in the week after, where she may rebalance */
    WAITS_HANDIN,   /* of her classes: due today, and nobody noted who has handed in */
};

struct waiting
{
    enum waiting_kind kind;
    const struct class *class;     /* borrowed from the school data */
    int near;                      /* session_nearness of it */
    day_t day;                     /* the evening or day to look at */
    bool looked;                   /* what follows is known, as far as the kind has it */
    const struct assignment *item; /* REVIEW, RETURNED, CONFIRM; else NULL */
    bool past;                     /* REVIEW: its last evening is over, it needs a new day */
    int load, after, limit; /* REVIEW: of the day, without it and with it; OVER: as it is and as
                                      suggested; LIMIT_NONE */
    enum level level;       /* of `after` in REVIEW, of `load` in OVER */
    const struct suggest_result *suggestion; /* OVER */
    const struct subject **subjects;         /* HANDIN, each once; borrowed */
    size_t subject_count;
};

struct waiting_list
{
    struct waiting *items; /* by kind, the nearest classes first, class, day */
    size_t count;
    bool complete;                /* all classes were looked through */
    const struct class **classes; /* those to look through */
    size_t class_count, class_next, capacity;
};

/* Begins with what was held and given back. */
bool service_waiting(const struct session *session, struct arena *arena, struct waiting_list *list,
                     struct err *err);
/* One piece more: what an item that is held would do, a suggestion, or a class. The same session's moment
 * and arena until it is complete. */
bool service_waiting_more(const struct session *session, struct arena *arena,
                          struct waiting_list *list, struct err *err);

#endif
