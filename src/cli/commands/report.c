/* report.c: `report`, the ledger for inspection. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"

/* The term of the day, else the four weeks that end with it. */
#define USUAL_DAYS 28

static void usual_range(const struct cli *cli, day_t *from, day_t *to)
{
    const struct term_list *terms = &service_data(cli->service)->terms;

    *to = cli->session.moment.date;
    *from = *to - (USUAL_DAYS - 1);
    for (size_t i = 0; i < terms->count; i++)
        if (terms->items[i].first <= *to && *to <= terms->items[i].last)
            *from = terms->items[i].first;
}

/* Where none is named: the classes whose report this person may see. Where that is no class at all they
 * stay, to be refused by name. */
static void keep_allowed(struct cli *cli, struct class_choice *classes)
{
    size_t kept = 0;

    for (size_t i = 0; i < classes->count && !classes->named; i++) {
        const struct right_object object = {.class_id = classes->items[i]->id};
        if (session_may(&cli->session, RIGHT_REPORT, &object, NULL))
            classes->items[kept++] = classes->items[i];
    }
    classes->count = kept > 0 ? kept : classes->count;
}

static bool run_report(struct cli *cli, struct err *err)
{
    struct class_choice classes;
    struct report report;
    day_t from, to;

    if (!read_classes(cli, 0, &classes, err))
        return false;
    keep_allowed(cli, &classes);
    usual_range(cli, &from, &to);
    return read_range(cli, &from, &to, err) &&
           service_report(&cli->session, classes.items, classes.count, from, to, cli->arena,
                          &report, err) &&
           print_value(cli, PRESS_REPORT, &(union press_value){.report = &report}, err);
}

const struct command command_report = {
    .name = "report",
    .usage = N_("[CLASS…]"),
    .help = N_("the ledger for inspection: load, teachers, red days, reviews, warnings"),
    .more = N_("From the first day of the term (else four weeks) to the day acted on. Each red day "
               "with what was found, what was changed and what came of it. CSV: a row per class, "
               "day and subject."),
    .kind = PRESS_REPORT,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_ALL, OPTION_FROM, OPTION_TO, OPTION_FORMAT, OPTION_OUTPUT, OPTION_PAPER,
                OPTION_LANDSCAPE},
    .run = run_report,
};
