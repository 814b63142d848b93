/* row.c: rows of the small tables. */
#include "config.h"

#include "cli/row.h"

#include <string.h>

#include "cli/arguments.h"
#include "service/history.h"

void print_row(struct cli *cli, const char *const *cells)
{
    struct press press = cli_press(cli, PRESS_ROW);

    press_begin(&press);
    press_put(&press, &(union press_value){.row = cells});
    press_end(&press, NULL);
}

void print_fields(struct cli *cli, enum entity entity, const void *row, const char *const *names)
{
    const char *cells[ROW_CELLS_MAX + 1] = {NULL};

    for (size_t i = 0; names[i] && i < ROW_CELLS_MAX; i++)
        cells[i] =
            service_value_words(&cli->session, row, record_field(entity, names[i]), cli->arena);
    print_row(cli, cells);
}

/* ---- reading ---- */

static bool read_names(struct cli *cli, const struct field *field, const char *text,
                       const char *what, void *row, struct err *err)
{
    size_t count;
    const char **parts = split_list(cli->arena, text, &count);
    char **names = ARENA_ARRAY(cli->arena, count, char *);

    for (size_t i = 0; i < count; i++)
        if (!read_name(cli, parts[i], what, &names[i], err))
            return false;
    field_put_names(row, field, names, count);
    return true;
}

bool read_field(struct cli *cli, const struct field *field, const struct option_field *option,
                const char *text, void *row, struct err *err)
{
    const char *what = _(option->what);
    char *name = NULL;
    int number;

    switch (field->type) {
    case TYPE_CODE:
        return read_word(cli, field->vocab, text, what, &number, err) &&
               field_put_number(row, field, number);
    case TYPE_INT:
        return read_number(text, what, option->least, option->most, &number, err) &&
               field_put_number(row, field, number);
    case TYPE_NAMES:
        return read_names(cli, field, text, what, row, err);
    default:
        if ((*text || !option->may_be_empty) && !read_name(cli, text, what, &name, err))
            return false;
        field_put_text(row, field, name ? name : "", cli->arena);
        return true;
    }
}

bool read_fields(struct cli *cli, enum entity entity, const struct option_field *named, void *row,
                 struct err *err)
{
    for (; named->option != OPTION_NONE; named++)
        if (option_given(cli, named->option) &&
            !read_field(cli, record_field(entity, named->field), named,
                        option_value(cli, named->option), row, err))
            return false;
    return true;
}

/* ---- the commands ---- */

bool something_given(const struct cli *cli, struct err *err)
{
    for (const unsigned char *id = cli->command->options; *id; id++)
        if (option_given(cli, (enum option_id) * id))
            return true;
    return err_set(err, ERR_INPUT, _("no change was named: see hwboard %s --help"),
                   cli->command->name);
}

/* Those of the table that have the key of `like`, or (NULL) all that are in use. */
static void show_rows(struct cli *cli, const void *like)
{
    const struct small_table *table = cli->command->table;
    const struct record *record = &records[table->entity];
    const struct field *gone = record_field(table->entity, "removed");
    struct
    {
        const char *items;
        size_t count;
    } list;

    memcpy(&list, (const char *)service_data(cli->service) + table->list, sizeof list);
    for (size_t i = 0; i < list.count; i++) {
        const void *row = list.items + i * record->size;
        if (like ? !field_same(row, like, &record->fields[0]) : gone && field_number(row, gone))
            continue;
        if (table->show)
            table->show(cli, row);
        else
            print_fields(cli, table->entity, row, table->columns);
    }
}

bool run_list_rows(struct cli *cli, struct err *err)
{
    (void)err;
    show_rows(cli, NULL);
    return true;
}

bool put_row(struct cli *cli, const void *before, void *after, struct err *err)
{
    const struct small_table *table = cli->command->table;
    const struct field *key = &records[table->entity].fields[0];

    if (after &&
        key->type == TYPE_TEXT) /* the service reads its rows anew: what is borrowed is void */
        field_put_text(after, key, field_text(after, key), cli->arena);
    if (!(table->put ? table->put(cli, before, after, err)
                     : service_put(&cli->session, table->entity, before, after, err)))
        return false;
    cli->saved = true;
    if (after && !option_given(cli, OPTION_QUIET))
        show_rows(cli, after);
    return true;
}

/* --from and --to of a row that has a first and a last day. */
static bool read_row_range(struct cli *cli, void *row, struct err *err)
{
    const struct field *first = record_field(cli->command->table->entity, "first_day");
    const struct field *last = record_field(cli->command->table->entity, "last_day");
    day_t from, to;

    if (!first || !last)
        return true;
    from = (day_t)field_number(row, first);
    to = (day_t)field_number(row, last);
    return read_range(cli, &from, &to, err) && field_put_number(row, first, from) &&
           field_put_number(row, last, to);
}

bool run_edit_row(struct cli *cli, struct err *err)
{
    const struct small_table *table = cli->command->table;
    size_t size = records[table->entity].size;
    const void *before = table->find(cli, cli->arguments[0], err);
    void *after = arena_alloc(cli->arena, size);

    if (!before || !something_given(cli, err))
        return false;
    memcpy(after, before, size);
    return read_fields(cli, table->entity, table->options, after, err) &&
           read_row_range(cli, after, err) && put_row(cli, before, after, err);
}

bool run_remove_row(struct cli *cli, struct err *err)
{
    const void *row = cli->command->table->find(cli, cli->arguments[0], err);

    return row && put_row(cli, row, NULL, err);
}
