/* school.c: `school list`, `edit`: the school's name, its stages, and when its year begins. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

static void show_school(struct cli *cli)
{
    const struct school *school = &service_data(cli->service)->school;

    print_row(cli, (const char *const[]){
                       school->name,
                       school_format_stages(school, cli->arena),
                       arena_printf(cli->arena, "%02d-%02d", school->year_start_month,
                                    school->year_start_day),
                       NULL,
                   });
}

static bool run_school_list(struct cli *cli, struct err *err)
{
    (void)err;
    show_school(cli);
    return true;
}

static bool run_school_edit(struct cli *cli, struct err *err)
{
    struct school after = service_data(cli->service)->school;
    const char *start = option_value(cli, OPTION_YEAR_START);

    if (!something_given(cli, err) ||
        (option_given(cli, OPTION_NAME) && !read_name(cli, option_value(cli, OPTION_NAME),
                                                      _("the school's name"), &after.name, err)) ||
        (start && !school_parse_year_start(start, &after, err)) ||
        !service_put_school(&cli->session, &after, err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET))
        show_school(cli);
    return true;
}

const struct command command_school_list = {
    .name = "school list",
    .help = N_("show the school: name, years of its stages, first day of its year"),
    .run = run_school_list,
};

const struct command command_school_edit = {
    .name = "school edit",
    .help = N_("change the school's name, or when its year begins"),
    .more =
        N_("Grades follow from the day on which the school year begins: on that day every class "
           "is one grade further."),
    .options = {OPTION_NAME, OPTION_YEAR_START},
    .run = run_school_edit,
};
