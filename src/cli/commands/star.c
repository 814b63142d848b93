/* star.c: `star`, exemplars. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"

static bool run_star(struct cli *cli, struct err *err)
{
    const char *why = option_value(cli, OPTION_WHY);
    bool remove = option_given(cli, OPTION_REMOVE);
    int64_t id;

    if (!read_id(cli->arguments[0], &id, err))
        return false;
    if (remove && why)
        return err_set(err, ERR_INPUT, _("--why and --remove contradict each other: give one"));
    if (!service_star(&cli->session, id, remove ? NULL : why ? why : "", err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET)) {
        printf(remove ? _("#%lld is no longer an exemplar") : _("#%lld is an exemplar now"),
               (long long)id);
        putchar('\n');
    }
    return true;
}

const struct command command_star = {
    .name = "star",
    .usage = N_("ID"),
    .help = N_("make an assignment an exemplar, with a reason"),
    .arguments = {1, 1},
    .options = {OPTION_WHY, OPTION_REMOVE},
    .run = run_star,
};
