/* row.c: rows of the small tables. */
#include "config.h"

#include "cli/row.h"

#include "cli/arguments.h"

void print_row(struct cli *cli, const char *const *cells)
{
    struct press press = cli_press(cli, PRESS_ROW);

    press_begin(&press);
    press_put(&press, &(union press_value){.row = cells});
    press_end(&press);
}

bool something_given(const struct cli *cli, struct err *err)
{
    for (const unsigned char *id = cli->command->options; *id; id++)
        if (option_given(cli, (enum option_id) * id))
            return true;
    return err_set(err, ERR_INPUT, _("nothing to change was named: see hwboard %s --help"),
                   cli->command->name);
}
