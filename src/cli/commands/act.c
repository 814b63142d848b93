/* act.c: the commands that only change the state of assignments: rm, publish, withdraw, confirm; and
 * `none`, which says that there are none. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/outcome.h"

static bool act(struct cli *cli, enum act what, struct err *err)
{
    struct outcome outcome = {0};
    int64_t *ids;
    size_t count;

    if (!read_ids(cli, 0, &ids, &count, err) ||
        !service_act(&cli->session, what, ids, count, option_value(cli, OPTION_WHY), cli->arena,
                     &outcome, err))
        return false;
    outcome_show(cli, &outcome, false);
    return true;
}

static bool run_rm(struct cli *cli, struct err *err)
{
    return act(cli, ACT_REMOVE, err);
}

static bool run_publish(struct cli *cli, struct err *err)
{
    return act(cli, ACT_PUBLISH, err);
}

static bool run_withdraw(struct cli *cli, struct err *err)
{
    return act(cli, ACT_WITHDRAW, err);
}

static bool run_confirm(struct cli *cli, struct err *err)
{
    return act(cli, ACT_CONFIRM, err);
}

static bool run_none(struct cli *cli, struct err *err)
{
    const struct subject *subject;
    const struct class *class;
    struct outcome outcome = {0};

    if (!read_one_class(cli, cli->arguments[0], &class, err) ||
        !service_subject(&cli->session, cli->arguments[1], &subject, err) ||
        !service_none(&cli->session, class, subject->code, cli->session.moment.date, cli->arena,
                      &outcome, err))
        return false;
    if (!option_given(cli, OPTION_QUIET)) {
        char day[DATE_TEXT_BYTES];
        printf(_("%s %s: no homework on %s"),
               class_short(&service_data(cli->service)->school, class, cli->session.moment.date,
                           cli->lang, cli->arena),
               subject_name(subject, cli->lang), date_iso(cli->session.moment.date, day));
        putchar('\n');
    }
    outcome_show(cli, &outcome, false);
    return true;
}

const struct command command_rm = {
    .name = "rm",
    .usage = N_("ID…"),
    .help = N_("remove assignments; undo brings them back"),
    .arguments = {1, SIZE_MAX},
    .options = {OPTION_WHY},
    .run = run_rm,
};

const struct command command_publish = {
    .name = "publish",
    .usage = N_("ID…"),
    .help = N_("put drafts or withdrawn assignments on the board"),
    .kind = PRESS_OUTCOME,
    .arguments = {1, SIZE_MAX},
    .options = {OPTION_WHY, OPTION_FORMAT},
    .run = run_publish,
};

const struct command command_withdraw = {
    .name = "withdraw",
    .usage = N_("ID…"),
    .help = N_("withdraw assignments; the board says so"),
    .arguments = {1, SIZE_MAX},
    .options = {OPTION_WHY},
    .run = run_withdraw,
};

const struct command command_confirm = {
    .name = "confirm",
    .usage = N_("ID…"),
    .help = N_("confirm what a pupil entered"),
    .arguments = {1, SIZE_MAX},
    .run = run_confirm,
};

const struct command command_none = {
    .name = "none",
    .usage = N_("CLASS SUBJECT"),
    .help = N_("say that a subject has no homework on a day"),
    .arguments = {2, 2},
    .run = run_none,
};
