/* review.c: what is held (`pending`), and the reviewer's answer (`approve`, `return`). */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/commands/list.h"
#include "cli/outcome.h"

static bool pending_of(struct cli *cli, const struct class *class, struct item_list *list,
                       struct err *err)
{
    return service_pending(&cli->session, class, cli->arena, list, err);
}

static bool mine_of(struct cli *cli, const struct class *class, struct item_list *list,
                    struct err *err)
{
    return service_mine(&cli->session, class, cli->arena, list, err);
}

static bool run_pending(struct cli *cli, struct err *err)
{
    return show_lists(cli, option_given(cli, OPTION_MINE) ? mine_of : pending_of, err);
}

/* A new due day counts from the day on which the homework will be set. */
static bool read_new_due(struct cli *cli, int64_t id, day_t *due, struct err *err)
{
    struct assignment *item;
    day_t set = cli->session.moment.date;

    *due = DAY_NONE;
    if (!option_given(cli, OPTION_DUE))
        return true;
    if (!service_item(&cli->session, id, cli->arena, &item, err))
        return false;
    return date_parse(option_value(cli, OPTION_DUE), item->assigned > set ? item->assigned : set,
                      true, due, err);
}

/* Without --why it is the service that asks for it. */
static bool run_approve(struct cli *cli, struct err *err)
{
    struct outcome outcome = {0};
    int minutes = -1;
    day_t due;
    int64_t id;

    if (!read_id(cli->arguments[0], &id, err) ||
        (option_given(cli, OPTION_MINUTES) &&
         !read_number(option_value(cli, OPTION_MINUTES), _("the minutes"), 1, MINUTES_MAX, &minutes,
                      err)) ||
        !read_new_due(cli, id, &due, err) ||
        !service_approve(&cli->session, id, -1, option_value(cli, OPTION_WHY), minutes, due,
                         cli->arena, &outcome, err))
        return false;
    outcome_show(cli, &outcome, false);
    return true;
}

static bool run_return(struct cli *cli, struct err *err)
{
    struct outcome outcome = {0};
    int64_t id;

    if (!read_id(cli->arguments[0], &id, err) ||
        !service_return(&cli->session, id, -1, option_value(cli, OPTION_WHY), cli->arena, &outcome,
                        err))
        return false;
    outcome_show(cli, &outcome, false);
    return true;
}

const struct command command_pending = {
    .name = "pending",
    .usage = N_("[CLASS…]"),
    .help = N_("list what is held for review; with --mine what came back to you, too"),
    .kind = PRESS_LIST,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_ALL, OPTION_MINE, OPTION_FORMAT, OPTION_OUTPUT},
    .run = run_pending,
};

const struct command command_approve = {
    .name = "approve",
    .usage = N_("ID --why REASON"),
    .help = N_("let held homework onto the board, trimmed to --minutes or with a new --due day"),
    .kind = PRESS_OUTCOME,
    .arguments = {1, 1},
    .options = {OPTION_WHY, OPTION_MINUTES, OPTION_DUE, OPTION_FORMAT},
    .run = run_approve,
};

const struct command command_return = {
    .name = "return",
    .usage = N_("ID --why REASON"),
    .help = N_("return held homework to the teacher"),
    .arguments = {1, 1},
    .options = {OPTION_WHY},
    .run = run_return,
};
