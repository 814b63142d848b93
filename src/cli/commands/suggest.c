/* suggest.c: `suggest`, the fewest changes that bring a day to its limit, shown or done. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/outcome.h"

/* The name of the teacher who acts; NULL where the school knows no such login. */
static const char *own_name(const struct cli *cli)
{
    const struct teacher *person = service_person(cli->service, cli->login);

    return person ? person->name : NULL;
}

static bool run_suggest(struct cli *cli, struct err *err)
{
    struct suggest_result *result;
    struct outcome outcome = {0};
    const struct class *class;

    if (!read_one_class(cli, cli->arguments[0], &class, err) ||
        !service_suggest(&cli->session, class, cli->arena, &result, err))
        return false;
    if (option_given(cli, OPTION_APPLY) && result->needed &&
        !service_apply(&cli->session, result, cli->arena, &outcome, err))
        return false;
    cli->saved = outcome.change != 0;
    if (!result->possible)
        cli->exit_code = ERR_RED;
    if (!print_value(cli, PRESS_SUGGEST, &(union press_value){.suggest = {result, own_name(cli)}},
                     err))
        return false;
    for (size_t i = 0; i < outcome.note_count; i++)
        say_note(cli, outcome.notes[i]);
    if (outcome.any_held) {
        cli->exit_code = ERR_RED;
        say_error(_("held for review: a reviewer lets it onto the board (hwboard approve)"));
    }
    return true;
}

const struct command command_suggest = {
    .name = "suggest",
    .usage = N_("CLASS"),
    .help = N_("the fewest changes that bring a day to its limit"),
    .more = N_(
        "Moves an item to another day before it is due, trims it by a third at most, or makes it "
        "optional, and makes no other day red; in a grade whose limit is 0 it has it done at "
        "school "
        "or not at all. Items of subjects over their agreed share go first. --apply does it as one "
        "change, which undo takes back."),
    .kind = PRESS_SUGGEST,
    .arguments = {1, 1},
    .options = {OPTION_APPLY, OPTION_FORMAT},
    .run = run_suggest,
};
