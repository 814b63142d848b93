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
    bool past;                     /* of an item: its last evening is over, it needs a new day */
    int load, after, limit; /* REVIEW: of the day, without it and with it; OVER: as it is and as
                                      suggested; LIMIT_NONE */
    enum level level;       /* of `after` in REVIEW, of `load` in OVER */
    const struct suggest_result *suggestion; /* OVER */
    const struct subject **subjects;         /* HANDIN, each once; borrowed */
    size_t subject_count;
};

/* A class that is looked through, and the memory of what waits in it. */
struct waiting_class
{
    int64_t id;
    const struct class *class;
    struct arena *arena;
    bool looked;
};

struct waiting_list
{
    struct waiting *items; /* by kind, the nearest classes first, class, day */
    size_t count, capacity;
    bool complete; /* all classes were looked through */
    struct waiting_class *classes;
    size_t class_count;
    struct arena *arena; /* of the lists, and of what was held and given back */
};

/* Begins with what was held and given back, and what the list (zeroed at first) knows of classes that were
 * not forgotten since: of the same session, with the same school data and on the same day. */
bool service_waiting(const struct session *session, struct waiting_list *list, struct err *err);
/* One piece more: what an item that is held would do, a suggestion, or a class. The same session's moment
 * until it is complete. */
bool service_waiting_more(const struct session *session, struct waiting_list *list,
                          struct err *err);
/* A class's homework changed, or (WAITING_OF_ALL) anything: service_waiting is called before the list goes on. */
#define WAITING_OF_ALL 0
void waiting_forget(struct waiting_list *list, int64_t class_id);
void waiting_done(struct waiting_list *list);

#endif
