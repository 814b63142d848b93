/* Lists of assignments, class by class, as `list` and `pending` write them. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "cli/command.h"
#include "cli/output.h"

/* Reads the assignments of one class (NULL: of all, finished ones too). */
typedef bool read_items(struct cli *cli, const struct class *class, struct item_list *list,
                        struct err *err);

/* How a list of text, csv or json is written; text gets colour where standard output takes it. */
struct press_style list_style(const struct cli *cli, const struct output *output, size_t format);

/* The items of the classes named (none: of all) written in the --format, to -o. */
bool show_lists(struct cli *cli, read_items *read, struct err *err);

#endif
