/* Lists of assignments, class by class, as `list` and `pending` write them. */
#ifndef CLI_COMMANDS_LIST_H
#define CLI_COMMANDS_LIST_H

#include "cli/command.h"

/* Reads the assignments of one class (NULL: of all, finished ones too). */
typedef bool read_items(struct cli *cli, const struct class *class, struct item_list *list,
                        struct err *err);

/* The items of the classes named (none: of all) written in the --format, to -o. */
bool show_lists(struct cli *cli, read_items *read, struct err *err);

#endif
