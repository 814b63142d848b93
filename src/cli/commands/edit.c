/* edit.c: `edit`, which changes what is named of one assignment and nothing else. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/homework_options.h"
#include "cli/outcome.h"

static bool read_edit(struct cli *cli, struct assignment *wanted, unsigned *fields, struct err *err)
{
    const struct subject *subject;

    if (option_given(cli, OPTION_SUBJECT)) {
        if (!service_subject(&cli->session, option_value(cli, OPTION_SUBJECT), &subject, err))
            return false;
        wanted->subject = subject->code;
        *fields |= FIELD_SUBJECT;
    }
    if (option_given(cli, OPTION_MINUTES)) {
        if (!read_number(option_value(cli, OPTION_MINUTES), _("the minutes"), 0, MINUTES_MAX,
                         &wanted->minutes, err))
            return false;
        *fields |= FIELD_MINUTES;
    }
    if (option_given(cli, OPTION_TEXT)) {
        wanted->text = option_value(cli, OPTION_TEXT);
        *fields |= FIELD_TEXT;
    }
    if (!read_homework_options(cli, wanted, fields, err))
        return false;
    if (*fields == 0)
        return err_set(err, ERR_INPUT, _("no change was named: see hwboard edit --help"));
    return true;
}

static bool run_edit(struct cli *cli, struct err *err)
{
    struct edit edit = {.why = option_value(cli, OPTION_WHY),
                        .dry_run = option_given(cli, OPTION_DRY_RUN)};
    struct assignment wanted, *stored;
    struct outcome outcome = {0};

    if (!read_id(cli->arguments[0], &edit.id, err) ||
        !service_item(&cli->session, edit.id, cli->arena, &stored, err))
        return false;
    wanted = *stored;
    if (!read_edit(cli, &wanted, &edit.fields, err))
        return false;
    edit.wanted = &wanted;
    if (!service_edit(&cli->session, &edit, cli->arena, &outcome, NULL, err))
        return false;
    outcome_show(cli, &outcome, edit.dry_run);
    return true;
}

const struct command command_edit = {
    .name = "edit",
    .usage = N_("ID"),
    .help = N_("change an assignment: minutes, text, due day, …"),
    .kind = PRESS_OUTCOME,
    .arguments = {1, 1},
    .options = {OPTION_SUBJECT, OPTION_MINUTES, OPTION_TEXT, OPTION_KIND, OPTION_TIER,
                OPTION_NO_TIER, OPTION_OPTIONAL, OPTION_REQUIRED, OPTION_PLACE, OPTION_DUE,
                OPTION_SPREAD, OPTION_UNIT, OPTION_DEVICE, OPTION_NO_DEVICE, OPTION_TEACHER,
                OPTION_WHY, OPTION_DRY_RUN, OPTION_FORMAT},
    .run = run_edit,
};
