/* undo.c: `undo`. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"

#define UNDO_MOST 1000

static bool read_undo(const struct cli *cli, size_t *steps, int64_t *change, struct err *err)
{
    int number;

    *steps = 1;
    *change = 0;
    if (option_given(cli, OPTION_CHANGE)) {
        if (cli->argument_count > 0)
            return err_set(err, ERR_INPUT, _("--change and “%s” do not go together: leave one out"),
                           cli->arguments[0]);
        if (!read_number(option_value(cli, OPTION_CHANGE), "--change", 1, INT32_MAX, &number, err))
            return false;
        *change = number;
    } else if (cli->argument_count > 0) {
        if (!read_number(cli->arguments[0], _("how many changes"), 1, UNDO_MOST, &number, err))
            return false;
        *steps = (size_t)number;
    }
    return true;
}

static bool run_undo(struct cli *cli, struct err *err)
{
    struct undone undone = {0};
    size_t steps;
    int64_t change;

    if (!read_undo(cli, &steps, &change, err) ||
        !service_undo(&cli->session, steps, change, cli->arena, &undone, err))
        return false;
    cli->saved = true;
    for (size_t i = 0; i < undone.count && !option_given(cli, OPTION_QUIET); i++) {
        printf(_("change %lld is taken back"), (long long)undone.changes[i]);
        putchar('\n');
    }
    for (size_t i = 0; i < undone.note_count; i++)
        say_note(cli, undone.notes[i]);
    return true;
}

const struct command command_undo = {
    .name = "undo",
    .usage = N_("[N]"),
    .help = N_("take back your last change, or the last N"),
    .arguments = {0, 1},
    .options = {OPTION_CHANGE},
    .run = run_undo,
};
