/* outcome.c: forecasts, saved items, notes. */
#include "config.h"

#include "cli/outcome.h"

#include "base/text.h"
#include "cli/arguments.h"

#define SHOWN_TEXT_COLUMNS 40

static void show_forecasts(struct cli *cli, const struct outcome *outcome, bool json)
{
    struct press_forecast *items =
        ARENA_ARRAY(cli->arena, outcome->count + 1, struct press_forecast);
    struct press_style style = cli_style(cli,
                                         json               ? PRESS_JSON
                                         : wants_color(cli) ? PRESS_ANSI
                                                            : PRESS_TEXT,
                                         true);
    size_t count = 0;

    for (size_t i = 0; i < outcome->count; i++) {
        const struct saved_item *item = &outcome->items[i];
        if (item->forecast)
            items[count++] = (struct press_forecast){item->class, item->forecast, item->held,
                                                     item->after ? item->after->id : 0};
    }
    if (json || count > 0)
        press_forecasts(stdout, &style, items, count);
}

/* "#17 三(2) 数学 15 分 练习册P12: 待审" */
static void show_item(struct cli *cli, const struct saved_item *saved, bool dry_run)
{
    const struct school_data *data = service_data(cli->service);
    const struct assignment *item = saved->after ? saved->after : saved->before;
    const struct subject *subject;
    const char *state;
    char *text, *minutes;

    if (!item)
        return;
    subject = subject_by_code(&data->subjects, item->subject);
    text = text_fit(cli->arena, text_sanitise(cli->arena, item->text, false, NULL),
                    SHOWN_TEXT_COLUMNS);
    minutes = item->minutes ? arena_printf(cli->arena, _("%d min "), item->minutes)
                            : arena_strdup(cli->arena, "");
    if (saved->held)
        state = dry_run ? _("would be held for review") : _("held for review");
    else if (dry_run && item->state == STATE_PUBLISHED)
        state = _("would be published");
    else
        state = vocab_name(&vocab_state, (int)item->state, cli->lang);
    if (item->id)
        printf("#%lld ", (long long)item->id);
    printf(_("%s %s %s%s: %s"),
           saved->class ? class_short(&data->school, saved->class, item->assigned, cli->lang,
                                      cli->arena)
                        : "",
           subject ? subject_name(subject, cli->lang) : item->subject, minutes, text, state);
    putchar('\n');
}

static void show_numbers(const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->count; i++)
        if (outcome->items[i].after && outcome->items[i].after->id)
            printf("%lld\n", (long long)outcome->items[i].after->id);
}

void outcome_show(struct cli *cli, const struct outcome *outcome, bool dry_run)
{
    bool json = format_is(cli, "json");

    if (outcome->change)
        cli->saved = true;
    if (outcome->any_held)
        cli->exit_code = ERR_RED;
    if (json || !option_given(cli, OPTION_QUIET))
        show_forecasts(cli, outcome, json);
    if (!json && option_given(cli, OPTION_QUIET))
        show_numbers(outcome);
    else if (!json)
        for (size_t i = 0; i < outcome->count; i++)
            show_item(cli, &outcome->items[i], dry_run);
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
