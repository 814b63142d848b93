/* The history's rows of what the school is (class, subject, teacher …), said in words for `log`. */
#ifndef CLI_LOG_ROW_H
#define CLI_LOG_ROW_H

#include "base/text.h"
#include "cli/command.h"

/* "name: before → after" onto a line, "; " before it where something is there. */
void log_add_change(struct text_buf *line, const char *name, const char *before, const char *after);
/* What of a row differs; of a new or gone one, all that it is. Ids and what is empty stay away. */
void log_row_changes(struct cli *cli, const struct history_row *row, struct text_buf *line);

#endif
