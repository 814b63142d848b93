/* doctor.c: `doctor`, what is wrong and how to mend it, and where each value of the policy comes from;
 * `doctor --words`, what the rules on texts call a parent, a platform and so on; `doctor --fix-policy`,
 * a policy file with backslashes as one without. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/commands/serve.h"
#include "tui/tui.h"

/* What is merely told (where a value is from) has no level, and is kept back by -q. */
static void show_line(struct cli *cli, const struct doctor_line *line)
{
    const char *text = text_sanitise(cli->arena, line->text, false, NULL);

    if (line->level != LEVEL_NONE)
        printf("%s  %s\n", vocab_name(&vocab_level, (int)line->level, cli->lang), text);
    else if (!option_given(cli, OPTION_QUIET))
        printf("%s\n", text);
}

/* A new file, whole or not at all; one that is there stays as it is. */
static bool write_new(const char *path, const char *data, size_t bytes, struct err *err)
{
    FILE *stream = fopen(path, "wxe");
    bool good;

    if (!stream && errno == EEXIST)
        return err_set(err, ERR_INPUT, _("%s already exists: remove it, or use it"), path);
    if (!stream)
        return err_set(err, ERR_INPUT, _("%s cannot be written (%s): fix that first"), path,
                       strerror(errno));
    errno = 0;
    good = fwrite(data, 1, bytes, stream) == bytes && fflush(stream) == 0 &&
           fsync(fileno(stream)) == 0;
    good = fclose(stream) == 0 && good;
    if (good)
        return true;
    err_set(err, ERR_INTERNAL, _("%s cannot be written (%s): fix that first"), path,
            strerror(errno));
    unlink(path);
    return false;
}

static bool fix_policy(struct cli *cli, const char *path, struct err *err)
{
    char *fixed = arena_printf(cli->arena, "%s.fixed", path);
    struct conf_mended mended;

    if (!conf_mend_policy(cli->arena, path, &mended, err))
        return false;
    if (mended.values == 0) {
        printf(_("%s contains no backslash: there is nothing to fix\n"), path);
        return true;
    }
    if (!write_new(fixed, mended.data, mended.bytes, err))
        return false;
    if (mended.left) {
        printf(_("the fixed copy is %s; this is left for you to fix there:\n"), fixed);
        printf("%s\n", text_sanitise(cli->arena, mended.left, true, NULL));
        cli->exit_code = ERR_RED;
    } else {
        printf(_("the fixed copy is %s: look at it, then replace %s with it\n"), fixed, path);
    }
    return true;
}

/* What makes PDF, pictures and Excel, and serves browsers: the school does without, so that it is no fault of the school's. */
static void show_programs(struct cli *cli)
{
    struct err none = {0};

    for (int maker = 0; maker < PRESS_MAKER_COUNT; maker++) {
        struct err err = {0};
        char *version = press_maker_version((enum press_maker)maker, cli->environment.libexec_dir,
                                            cli->lang, cli->arena, &err);
        show_line(cli, &(struct doctor_line){.level = version ? LEVEL_NONE : LEVEL_YELLOW,
                                             .text = version ? version : err.message});
    }
    if (!web_program(cli, &none))
        show_line(cli, &(struct doctor_line){.level = LEVEL_YELLOW, .text = none.message});
}

static bool run_doctor(struct cli *cli, struct err *err)
{
    struct doctor_report report = {0};

    if (option_given(cli, OPTION_KEYS)) {
        fputs(conf_describe_keys(cli->arena, cli->lang), stdout);
        fputs(tui_describe_keys(&cli->settings, cli->arena, cli->lang), stdout);
        return true;
    }
    if (option_given(cli, OPTION_FIX_POLICY))
        return fix_policy(cli, option_value(cli, OPTION_FIX_POLICY), err);
    if (option_given(cli, OPTION_OFFICE)) {
        if (!service_name_office(&cli->session, option_value(cli, OPTION_OFFICE), err))
            return false;
        cli->saved = true;
        return true;
    }
    if (option_given(cli, OPTION_WORDS)
            ? !service_doctor_words(&cli->session, cli->arena, &report, err)
            : !service_doctor(&cli->session, tui_library(), cli->arena, &report, err))
        return false;
    for (size_t i = 0; i < report.count; i++)
        show_line(cli, &report.lines[i]);
    if (!option_given(cli, OPTION_WORDS))
        show_programs(cli);
    if (!report.ok)
        cli->exit_code = ERR_RED;
    return true;
}

const struct command command_doctor = {
    .name = "doctor",
    .help = N_("what is wrong and how to fix it; where each value of the policy comes from"),
    .more = N_("A login is taken at its word. If the office has left and nobody can give roles, "
               "hwboard doctor --office LOGIN names a new one."),
    .alone = OPTION_FIX_POLICY, /* while the policy is refused, no school can be opened */
    .options = {OPTION_FIX_POLICY, OPTION_KEYS, OPTION_OFFICE, OPTION_WORDS},
    .run = run_doctor,
};
