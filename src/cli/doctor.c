/* doctor.c: `doctor`, what is wrong and how to mend it, and where each value of the policy comes from. */
#include "config.h"

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"

/* What is merely told (where a value is from) has no level, and is kept back by -q. */
static void show_line(struct cli *cli, const struct doctor_line *line)
{
    const char *text = text_sanitise(cli->arena, line->text, false, NULL);

    if (line->level != LEVEL_NONE)
        printf("%s  %s\n", vocab_name(&vocab_level, (int)line->level, cli->lang), text);
    else if (!option_given(cli, OPTION_QUIET))
        printf("%s\n", text);
}

static bool run_doctor(struct cli *cli, struct err *err)
{
    struct doctor_report report = {0};

    if (option_given(cli, OPTION_KEYS)) {
        fputs(conf_describe_keys(cli->arena, cli->lang), stdout);
        return true;
    }
    if (option_given(cli, OPTION_OFFICE)) {
        if (!service_name_office(&cli->session, option_value(cli, OPTION_OFFICE), err))
            return false;
        cli->saved = true;
        return true;
    }
    if (!service_doctor(&cli->session, cli->arena, &report, err))
        return false;
    for (size_t i = 0; i < report.count; i++)
        show_line(cli, &report.lines[i]);
    if (!report.ok)
        cli->exit_code = ERR_RED;
    return true;
}

const struct command command_doctor = {
    .name = "doctor",
    .usage = "",
    .help = N_("what is wrong and how to mend it; where each value of the policy is from"),
    .more = N_("A login is taken at its word. Where the office has left and nobody can give roles, "
               "hwboard doctor --office LOGIN names a new one."),
    .need = NEED_SCHOOL,
    .options = {OPTION_KEYS, OPTION_OFFICE},
    .run = run_doctor,
};
