/* What a command line says that somebody is in the school, and what somebody is, in words. */
#ifndef CLI_ROLES_H
#define CLI_ROLES_H

#include "cli/command.h"

/* --role, --no-role, --class, --teaches, --from and --to, read as one; before: whose, NULL where the
 * person is new. Lives in the run's arena. ERR_INPUT says what goes with what. */
bool read_roles(struct cli *cli, const struct teacher *before, struct person_change *what,
                struct err *err);
/* "班主任 3-2, 年级组长 3年级"; "" where nothing is held. */
char *roles_in_words(struct cli *cli, const struct teacher *teacher);
/* "3-2:语文,3-3:语文": the lessons of the table. */
char *lessons_in_words(struct cli *cli, const struct teacher *teacher);

#endif
