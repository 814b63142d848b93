/* copy.c: `copy` and `move`. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/outcome.h"

static bool run_copy(struct cli *cli, struct err *err)
{
    struct class_choice classes;
    struct outcome outcome = {0};
    int64_t id;

    if (!read_id(cli->arguments[0], &id, err) || !read_classes(cli, 1, &classes, err) ||
        !service_copy(&cli->session, &id, 1, classes.items, classes.count,
                      option_given(cli, OPTION_DRAFT) ? ADD_DRAFT : ADD_PUBLISH, cli->arena,
                      &outcome, err))
        return false;
    outcome_show(cli, &outcome, false);
    return true;
}

static bool run_move(struct cli *cli, struct err *err)
{
    struct outcome outcome = {0};
    int64_t id;
    day_t day;

    if (!read_id(cli->arguments[0], &id, err) || !read_date(cli, cli->arguments[1], &day, err) ||
        !service_move(&cli->session, id, day, cli->arena, &outcome, err))
        return false;
    outcome_show(cli, &outcome, false);
    return true;
}

const struct command command_copy = {
    .name = "copy",
    .usage = N_("ID CLASS…"),
    .help = N_("set the same for other classes, on --date with a new due day"),
    .kind = PRESS_OUTCOME,
    .arguments = {2, SIZE_MAX},
    .options = {OPTION_DRAFT, OPTION_FORMAT},
    .run = run_copy,
};

const struct command command_move = {
    .name = "move",
    .usage = N_("ID DATE"),
    .help = N_("set it on another day; a later due day stays"),
    .kind = PRESS_OUTCOME,
    .arguments = {2, 2},
    .options = {OPTION_FORMAT},
    .run = run_move,
};
