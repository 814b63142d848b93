/* doctor.c: `doctor`, what is wrong and how to mend it, and where each value of the policy comes from. */
#include "config.h"

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"

static void show_origins(struct cli *cli)
{
    const struct conf_origins *origins = &service_data(cli->service)->origins;

    for (size_t i = 0; i < origins->count; i++) {
        const struct conf_origin *origin = &origins->items[i];
        char *text = arena_printf(cli->arena, "[%s] %s = %s (%s:%zu)", origin->section, origin->key,
                                  origin->value, origin->file, origin->line);
        printf("%s\n", text_sanitise(cli->arena, text, false, NULL));
    }
}

static bool run_doctor(struct cli *cli, struct err *err)
{
    struct doctor_report report = {0};

    if (option_given(cli, OPTION_KEYS)) {
        fputs(conf_describe_keys(cli->arena, cli->lang), stdout);
        return true;
    }
    if (!service_doctor(&cli->session, cli->arena, &report, err))
        return false;
    for (size_t i = 0; i < report.count; i++)
        printf("%s  %s\n", vocab_name(&vocab_level, (int)report.lines[i].level, cli->lang),
               text_sanitise(cli->arena, report.lines[i].text, false, NULL));
    if (!option_given(cli, OPTION_QUIET))
        show_origins(cli);
    if (!report.ok)
        cli->exit_code = ERR_RED;
    return true;
}

const struct command command_doctor = {
    .name = "doctor",
    .usage = "",
    .help = N_("what is wrong and how to mend it; where each value of the policy is from"),
    .need = NEED_SCHOOL,
    .options = {OPTION_KEYS},
    .run = run_doctor,
};
