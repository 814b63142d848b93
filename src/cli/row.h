/* What the small tables of the school (class, subject, teacher, calendar, term) share. */
#ifndef CLI_ROW_H
#define CLI_ROW_H

#include "cli/command.h"

/* One row: cells up to NULL, two spaces apart; an empty one is written as –. */
void print_row(struct cli *cli, const char *const *cells);
/* Refuses an edit that names nothing to change: no option of the command is given. */
bool something_given(const struct cli *cli, struct err *err);

#endif
