/* print.c: what a command writes, in which format, and where. */
#include "config.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/output.h"
#include "show/show.h"

#define LETTERS_AND_DIGITS "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* ---- formats ---- */

const char *format_names(const struct command *command, struct arena *arena)
{
    if (command->formats)
        return command->formats;
    return command->kind != PRESS_NOTHING ? press_format_names(command->kind, arena) : NULL;
}

bool read_format(const struct cli *cli, size_t *index, struct err *err)
{
    const char *wanted = option_value(cli, OPTION_FORMAT);
    const char *names = format_names(cli->command, cli->arena), *name = names;

    *index = 0;
    if (!wanted || !names)
        return true;
    for (size_t i = 0; *name; i++) {
        size_t length = strcspn(name, "|");
        if (strlen(wanted) == length && strncmp(wanted, name, length) == 0) {
            *index = i;
            return true;
        }
        name += length + (name[length] == '|');
    }
    return err_set(err, ERR_INPUT, _("there is no format “%s” here: use one of %s"), wanted, names);
}

bool check_ending(const struct cli *cli, struct err *err)
{
    const char *path = option_value(cli, OPTION_OUTPUT);
    enum press_kind kind = cli->command->kind;
    enum press_format format;

    if (!path || kind == PRESS_NOTHING || cli->command->formats || option_given(cli, OPTION_FORMAT))
        return true;
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *ending = strrchr(name, '.');
    /* it is letters and digits: what else is behind a dot says nothing */
    if (!ending || ending[1] == '\0' ||
        ending[1 + strspn(ending + 1, LETTERS_AND_DIGITS)] != '\0' ||
        press_format_of_file(kind, path, &format))
        return true;
    return err_set(err, ERR_INPUT,
                   _("“%s” does not say what it is to be: end the name in one of %s, or add "
                     "--format"),
                   path,
                   press_format_endings(kind, cli->environment.libexec_dir, cli->lang, cli->arena));
}

bool wants_color(const struct cli *cli)
{
    if (cli->color != CONF_COLOR_AUTO)
        return cli->color == CONF_COLOR_ALWAYS;
    return !cli->environment.no_color && !cli->environment.dumb && isatty(STDOUT_FILENO);
}

enum press_format choose_format(const struct cli *cli, enum press_kind kind)
{
    enum press_format format = press_format_usual(kind), named;
    bool file = option_given(cli, OPTION_OUTPUT);

    if (option_given(cli, OPTION_FORMAT) &&
        press_format_find(kind, option_value(cli, OPTION_FORMAT), &format))
        return format;
    if (file && !option_given(cli, OPTION_FORMAT) &&
        press_format_of_file(kind, option_value(cli, OPTION_OUTPUT), &named) && named != format)
        return named;
    if (format == PRESS_TEXT && (file ? cli->color == CONF_COLOR_ALWAYS : wants_color(cli)))
        return PRESS_ANSI;
    return format;
}

static bool read_paper(const struct cli *cli, struct press_paper *paper, struct err *err)
{
    const char *size = option_value(cli, OPTION_PAPER);

    *paper = (struct press_paper){.programs = cli->environment.libexec_dir,
                                  .landscape = option_given(cli, OPTION_LANDSCAPE),
                                  .color = cli->color == CONF_COLOR_ALWAYS,
                                  .link = cli->settings.link,
                                  .keys = cli->service ? &service_data(cli->service)->links : NULL};
    if (size && strcasecmp(size, "A4") == 0)
        paper->size = PAPER_A4;
    else if (size && strcasecmp(size, "A3") == 0)
        paper->size = PAPER_A3;
    else if (size)
        return err_set(err, ERR_INPUT, _("there is no paper “%s” here: use A4 or A3"), size);
    return true;
}

bool may_print(const struct cli *cli, struct press *press, struct err *err)
{
    const char *path = option_value(cli, OPTION_OUTPUT);
    bool standard = !path || strcmp(path, "-") == 0;

    if (!press_is_binary(press->format)) {
        if (option_given(cli, OPTION_PAPER) || option_given(cli, OPTION_LANDSCAPE))
            return err_set(err, ERR_INPUT,
                           _("--paper and --landscape are for pdf, png and svg: add --format pdf"));
        return true;
    }
    if (standard && isatty(STDOUT_FILENO))
        return err_set(err, ERR_INPUT,
                       _("a terminal cannot show this format: write it to a file with -o FILE"));
    return read_paper(cli, &press->paper, err);
}

/* ---- writing ---- */

struct press cli_press(const struct cli *cli, enum press_kind kind)
{
    return (struct press){
        .out = stdout,
        .kind = kind,
        .format = choose_format(cli, kind),
        .context = show_context(&cli->session),
        .style = {.columns =
                      environment_columns(option_given(cli, OPTION_OUTPUT) ? -1 : STDOUT_FILENO),
                  .ascii = cli->environment.ascii,
                  .color = cli->color == CONF_COLOR_ALWAYS ||
                           (cli->color == CONF_COLOR_AUTO && !cli->environment.no_color)},
    };
}

bool print_value(struct cli *cli, enum press_kind kind, const union press_value *value,
                 struct err *err)
{
    struct press press = cli_press(cli, kind);
    struct output output;

    if (!may_print(cli, &press, err) ||
        !output_open(&output, cli->arena, option_value(cli, OPTION_OUTPUT), err))
        return false;
    press.out = output.stream;
    press_begin(&press);
    press_put(&press, value);
    bool good = press_end(&press, err);
    return output_close(&output, good, err) && good;
}
