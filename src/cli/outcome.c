/* outcome.c: forecasts, saved items, notes. */
#include "config.h"

#include "cli/outcome.h"

#include "cli/arguments.h"
#include "cli/row.h"

static void show_changes(struct cli *cli, const struct outcome *outcome, bool dry_run)
{
    struct press_change *items = ARENA_ARRAY(cli->arena, outcome->count, struct press_change);
    struct press press = cli_press(cli, PRESS_OUTCOME);

    for (size_t i = 0; i < outcome->count; i++) {
        const struct saved_item *item = &outcome->items[i];
        items[i] = (struct press_change){
            .class = item->class,
            .forecast = item->forecast,
            .assignment = item->after ? item->after : item->before,
            .gone = !item->after,
            .held = item->held,
            .of_pupil = item->after &&
                        (!item->after->confirmed || (item->before && !item->before->confirmed)),
        };
    }
    press_begin(&press);
    press_put(&press, &(union press_value){.outcome = {items, outcome->count, dry_run}});
    press_end(&press, NULL);
}

static void show_numbers(struct cli *cli, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->count; i++) {
        const struct assignment *item = outcome->items[i].after;
        if (item && item->id)
            print_row(cli, (const char *const[]){
                               arena_printf(cli->arena, "%lld", (long long)item->id), NULL});
    }
}

void outcome_show(struct cli *cli, const struct outcome *outcome, bool dry_run)
{
    if (outcome->change)
        cli->saved = true;
    if (outcome->any_held)
        cli->exit_code = ERR_RED;
    if (option_given(cli, OPTION_QUIET) && choose_format(cli, PRESS_OUTCOME) != PRESS_JSON)
        show_numbers(cli, outcome);
    else
        show_changes(cli, outcome, dry_run);
    for (size_t i = 0; i < outcome->note_count; i++)
        say_note(cli, outcome->notes[i]);
    /* The exit code is 1: also -q says why. */
    if (outcome->any_held)
        say_error(dry_run
                      ? _("it would be held for review: make it shorter or move it")
                      : _("held for review: a reviewer lets it onto the board (hwboard approve)"));
    if (dry_run)
        say_note(cli, _("this was a trial: nothing was saved"));
}
