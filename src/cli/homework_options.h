/* The options that describe homework, the same for `add` and `edit`. */
#ifndef CLI_HOMEWORK_OPTIONS_H
#define CLI_HOMEWORK_OPTIONS_H

#include "cli/command.h"

/* Whether what is set is to be published: --dry-run, --draft. */
enum add_mode read_add_mode(const struct cli *cli);
/* Reads --kind, --tier, --place, --due … into the item (its assigned day is there) and adds the bits of
 * what was given to *fields. */
bool read_homework_options(struct cli *cli, struct assignment *item, unsigned *fields,
                           struct err *err);

#endif
