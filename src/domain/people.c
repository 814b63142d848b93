/* What an actor holds. What it lets somebody do is said in service/rights.c. */
#include "config.h"

#include "domain/people.h"

#include <string.h>

bool actor_is(const struct actor *actor, enum role role, int64_t class_id, const char *subject)
{
    for (size_t i = 0; i < actor->grant_count; i++) {
        const struct grant *grant = &actor->grants[i];

        if (grant->role == role && grant->class_id == class_id &&
            (!subject || strcmp(grant->subject, subject) == 0))
            return true;
    }
    return false;
}
