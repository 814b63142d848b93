/* Whether a database that an earlier version made may be brought up. */
#ifndef CLI_UPGRADE_H
#define CLI_UPGRADE_H

#include "cli/command.h"

/* An upgrade_agree; context is the struct cli. On a terminal it asks, elsewhere it says so and agrees. */
bool agree_to_upgrade(void *context, const struct older_database *older, struct err *err);

#endif
