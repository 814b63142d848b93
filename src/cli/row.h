/* What the small tables of the school (class, subject, teacher, calendar, term) share: their rows are
 * read, shown, edited and removed by the table of fields. */
#ifndef CLI_ROW_H
#define CLI_ROW_H

#include "cli/command.h"
#include "domain/fields.h"

/* One row: cells up to NULL, two spaces apart; an empty one is written as –. */
void print_row(struct cli *cli, const char *const *cells);
#define ROW_CELLS_MAX 8
/* One row of these fields, named up to NULL. */
void print_fields(struct cli *cli, enum entity entity, const void *row, const char *const *names);

/* An option and the field that it gives. */
struct option_field
{
    enum option_id option; /* OPTION_NONE ends a list */
    const char *field;
    const char *what;     /* N_(): how a fault calls it */
    uint32_t least, most; /* TYPE_INT */
    bool may_be_empty;    /* TYPE_TEXT: an empty one takes away what was there */
};
/* A text as the value of a field; days count from the session's. */
bool read_field(struct cli *cli, const struct field *field, const struct option_field *option,
                const char *text, void *row, struct err *err);
/* The fields of all options that were given. */
bool read_fields(struct cli *cli, enum entity entity, const struct option_field *named, void *row,
                 struct err *err);

struct small_table
{
    enum entity entity;
    size_t list;                        /* where struct school_data has its rows */
    const struct option_field *options; /* of `edit`, beside --from and --to */
    const char *const *columns;         /* of `list`; or show */
    void (*show)(struct cli *cli, const void *row);
    /* The row that the first argument of `edit` and `rm` names, or NULL with an error. Borrowed. */
    const void *(*find)(struct cli *cli, const char *text, struct err *err);
    /* NULL: service_put */
    bool (*put)(struct cli *cli, const void *before, void *after, struct err *err);
};
/* Puts a row as service_put does and shows it, as the service then has it. */
bool put_row(struct cli *cli, const void *before, void *after, struct err *err);
/* Refuses an edit that names nothing to change: no option of the command is given. */
bool something_given(const struct cli *cli, struct err *err);
/* The commands `list`, `edit`, `rm` of the command's table. */
bool run_list_rows(struct cli *cli, struct err *err);
bool run_edit_row(struct cli *cli, struct err *err);
bool run_remove_row(struct cli *cli, struct err *err);

#endif
