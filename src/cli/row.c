/* row.c: rows of the small tables. */
#include "config.h"

#include "cli/row.h"

#include "base/text.h"

void print_row(struct cli *cli, const char *const *cells)
{
    for (size_t i = 0; cells[i]; i++)
        printf("%s%s", i ? "  " : "",
               *cells[i] ? text_sanitise(cli->arena, cells[i], false, NULL) : "–");
    putchar('\n');
}

bool something_given(const struct cli *cli, struct err *err)
{
    for (const unsigned char *id = cli->command->options; *id; id++)
        if (option_given(cli, (enum option_id) * id))
            return true;
    return err_set(err, ERR_INPUT, _("nothing to change was named: see hwboard %s --help"),
                   cli->command->name);
}
