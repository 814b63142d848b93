/* What a change did, said in the same way by every command that changes homework. */
#ifndef CLI_OUTCOME_H
#define CLI_OUTCOME_H

#include "cli/command.h"

/* Writes the forecasts and what was saved, the notes on standard error, and sets the exit code 1 where
 * something is (or would be) held. JSON where --format json was given; numbers alone with -q. */
void outcome_show(struct cli *cli, const struct outcome *outcome, bool dry_run);

#endif
