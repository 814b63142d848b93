/* check.c: `check`, one line for each thing a homeroom teacher should look at. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"

static bool run_check(struct cli *cli, struct err *err)
{
    struct class_choice classes;
    struct check_result result = {0};
    day_t from = cli->session.moment.date, to = cli->session.moment.date;

    if (!read_classes(cli, 0, &classes, err) || !read_range(cli, &from, &to, err) ||
        !service_check(&cli->session, classes.items, classes.count, from, to, cli->arena, &result,
                       err))
        return false;
    if (!print_value(cli, PRESS_CHECK, &(union press_value){.check = {result.lines, result.count}},
                     err))
        return false;
    if (result.any_red || (option_given(cli, OPTION_STRICT) && result.any_yellow))
        cli->exit_code = ERR_RED;
    return true;
}

const struct command command_check = {
    .name = "check",
    .usage = N_("[CLASS…]"),
    .help = N_("what is over the limit or close to it, red first"),
    .more =
        N_("One line each: date, class, level, code, item, text. The exit code is 1 when any is "
           "red (with --strict: or yellow)."),
    .kind = PRESS_CHECK,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_ALL, OPTION_FROM, OPTION_TO, OPTION_STRICT, OPTION_FORMAT, OPTION_OUTPUT,
                OPTION_PAPER, OPTION_LANDSCAPE},
    .run = run_check,
};
