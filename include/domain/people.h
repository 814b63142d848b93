/* Who somebody is in a school, as values: what a person holds (rows of the store), and the actor that
 * follows from it on a day. What each role may do is said once, in service/rights.c. */
#ifndef DOMAIN_PEOPLE_H
#define DOMAIN_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "domain/vocab.h"

/* One thing somebody is, and where: the row of the store and what an actor holds. A lesson by the
 * table of who teaches what is a grant of ROLE_TEACHER for its class and subject; a substitute's is a
 * row with a first and a last day. */
struct grant
{
    int64_t teacher_id;
    enum role role;
    int64_t class_id;    /* 0: bound to no class (office, leader) */
    int grade;           /* leader: 1..12; else 0 */
    const char *subject; /* code; "": every subject of the class */
    day_t first, last;   /* DAY_FIRST and DAY_LAST: always */
};

/* Who acts, as of a day. Borrowed from the school data. */
struct actor
{
    const char *login;
    int64_t teacher_id; /* 0: the school does not know this login */
    const char *name;   /* "" where it is not known */
    bool open;          /* the school has named nobody with a role: everybody may everything */
    const struct grant *grants; /* those that hold on the day, lessons included */
    size_t grant_count;
};

/* Whether the actor is that in the class: of the subject (its code; NULL: of any). */
bool actor_is(const struct actor *actor, enum role role, int64_t class_id, const char *subject);

#endif
