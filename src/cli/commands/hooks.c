/* hooks.c: `hooks list`, `hooks test`, and `hooks run` for a timer. */
#include "config.h"

#include <string.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/hooks.h"
#include "cli/row.h"

static bool run_hooks_list(struct cli *cli, struct err *err)
{
    for (int i = 0; i < HOOK_COUNT; i++) {
        enum hook hook = (enum hook)i;
        char *file;

        if (!hook_file(cli, hook, &file, err))
            return false;
        print_row(
            cli, (const char *const[]){hook_name(hook), file ? file : "-", hook_about(hook), NULL});
    }
    if (!cli->settings.hooks_folder)
        say_note(cli,
                 _("no folder of hooks is named: put directory under [hooks] in the settings"));
    return true;
}

static bool find_hook(const char *word, enum hook *hook, struct err *err)
{
    for (int i = 0; i < HOOK_COUNT; i++) {
        *hook = (enum hook)i;
        if (strcmp(word, hook_name(*hook)) == 0)
            return true;
    }
    return err_set(err, ERR_INPUT, _("there is no hook “%s”: see hwboard hooks list"), word);
}

static bool run_hooks_test(struct cli *cli, struct err *err)
{
    enum hook hook;

    return find_hook(cli->arguments[0], &hook, err) &&
           hook_run(cli, hook, hook_message(cli, hook, _("a test of hwboard: nothing was changed")),
                    err);
}

/* The boards of the day, a line each. */
static bool run_hooks_run(struct cli *cli, struct err *err)
{
    const struct class **classes;
    struct board **boards;
    day_t day = cli->session.moment.date;
    size_t count, board_count;

    classes = service_classes(&cli->session, day, false, cli->arena, &count);
    if (!service_boards(&cli->session, classes, count, day, day, cli->arena, &boards, &board_count,
                        err))
        return false;
    return hook_run(cli, HOOK_AT_TIME, hook_boards(cli, boards, board_count), err);
}

const struct command command_hooks_list = {
    .name = "hooks list",
    .help = N_("list the programs that are told of changes: name, file, of what"),
    .more =
        N_("Each is run after a change is saved, without a shell, in its folder, and gets JSON on "
           "standard input: event, at, actor, school, text (a message for people) and items. "
           "on-missing is told when seats are noted as not having handed in (mark, and the "
           "morning's list): its JSON has the seats, its text says how many alone. at-time is run "
           "by hwboard hooks run, from a timer: its boards say what the day adds up to and which "
           "subjects have not reported yet."),
    .run = run_hooks_list,
};

const struct command command_hooks_test = {
    .name = "hooks test",
    .usage = N_("NAME"),
    .help = N_("run one of them with a message that says it is a test"),
    .arguments = {1, 1},
    .run = run_hooks_test,
};

const struct command command_hooks_run = {
    .name = "hooks run",
    .help = N_("run at-time with the boards of the day, from a timer"),
    .run = run_hooks_run,
};
