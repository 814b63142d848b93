/* share.c: `share set`, `list`, `rm`: the minutes that a subject may take on a day (学科时长), agreed for
 * a grade. */
#include "config.h"

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

static bool show_shares(struct cli *cli, int grade, struct err *err)
{
    const struct subject_list *subjects = &service_data(cli->service)->subjects;
    struct share_list list;

    if (!service_shares(&cli->session, cli->arena, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct share *share = &list.items[i];
        if (grade == 0 || share->grade == grade)
            print_row(cli, (const char *const[]){
                               arena_printf(cli->arena, "%d", share->grade),
                               subject_word(subjects, share->subject, cli->lang),
                               arena_printf(cli->arena, _("%d min"), share->minutes),
                               NULL,
                           });
    }
    return true;
}

static bool run_share_list(struct cli *cli, struct err *err)
{
    int grade = 0;

    return (cli->argument_count == 0 || read_grade(cli, cli->arguments[0], &grade, err)) &&
           show_shares(cli, grade, err);
}

static bool put_share(struct cli *cli, int minutes, struct err *err)
{
    const struct subject *subject;
    int grade;

    if (!read_grade(cli, cli->arguments[0], &grade, err) || !read_since(cli, err) ||
        !service_subject(&cli->session, cli->arguments[1], &subject, err) ||
        !service_put_share(&cli->session, grade, subject->code, minutes, err))
        return false;
    cli->saved = true;
    return option_given(cli, OPTION_QUIET) || show_shares(cli, grade, err);
}

static bool run_share_set(struct cli *cli, struct err *err)
{
    int minutes;

    return read_number(cli->arguments[2], _("the minutes"), 0, PART_MAX_MINUTES, &minutes, err) &&
           put_share(cli, minutes, err);
}

static bool run_share_rm(struct cli *cli, struct err *err)
{
    return put_share(cli, -1, err);
}

const struct command command_share_list = {
    .name = "share list",
    .usage = N_("[GRADE]"),
    .help = N_("list the minutes agreed for subjects"),
    .arguments = {0, 1},
    .run = run_share_list,
};

const struct command command_share_set = {
    .name = "share set",
    .usage = N_("GRADE SUBJECT MINUTES"),
    .help = N_("agree the minutes that a subject may take on a day"),
    .more = N_("So that it is not always the last teacher to enter who gives way: whoever is over "
               "gets a warning, and is asked first by `suggest`. It holds from the day of --from "
               "on, else from the day acted on; the first of a grade holds for the days before as "
               "well."),
    .arguments = {3, 3},
    .options = {OPTION_FROM},
    .run = run_share_set,
};

const struct command command_share_rm = {
    .name = "share rm",
    .usage = N_("GRADE SUBJECT"),
    .help = N_("remove an agreement"),
    .arguments = {2, 2},
    .options = {OPTION_FROM},
    .run = run_share_rm,
};
