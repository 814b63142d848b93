/* help.c: the help of the program and of each command, and the manual page, all from the tables. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "tui/tui.h"

#define NAME_COLUMNS 18
#define OPTION_COLUMNS 30

static const char *usage_of(const struct command *command)
{
    return command->usage ? _(command->usage) : "";
}

static void line(FILE *out, struct arena *arena, const char *left, int columns, const char *right)
{
    if (text_width(left) >= columns)
        fprintf(out, "  %s\n  %s%s\n", left, text_pad(arena, "", columns), right);
    else
        fprintf(out, "  %s%s\n", text_pad(arena, left, columns), right);
}

/* "-o, --output FILE" */
static char *option_head(struct arena *arena, const struct option *option)
{
    char letter[8] = "";

    if (option->letter)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    return arena_printf(arena, "%s--%s%s%s", letter, option->name, option->value ? " " : "",
                        option->value ? _(option->value) : "");
}

static void global_options(FILE *out, struct arena *arena)
{
    fprintf(out, "\n%s\n", _("Options of every command, given before or after it:"));
    for (int id = OPTION_NONE + 1; id <= OPTION_GLOBAL_LAST; id++)
        line(out, arena, option_head(arena, &options[id]), OPTION_COLUMNS, _(options[id].help));
}

void help_program(FILE *out, struct arena *arena)
{
    fprintf(out, "%s\n\n", _("hwboard shows the day's homework of each class against its limit."));
    fprintf(out, "%s hwboard [%s] [%s]\n\n%s\n", _("Usage:"), _("COMMAND"), _("OPTIONS"),
            _("Commands (hwboard COMMAND --help tells more):"));
    for (size_t i = 0; commands[i]; i++)
        line(out, arena, *commands[i]->name ? commands[i]->name : _("(none)"), NAME_COLUMNS,
             _(commands[i]->help));
    global_options(out, arena);
    fprintf(out,
            "\n%s\n  hwboard add 3-2,3-3 数学 15 练习册P12-13\n"
            "  hwboard quick 3-2 \"数学 练习册P12-13 15分 @周三\"\n  hwboard board 3-2\n",
            _("Examples:"));
}

static void command_options(FILE *out, struct arena *arena, const struct command *command)
{
    for (const unsigned char *id = command->options; *id; id++) {
        const struct option *option = &options[*id];
        char *head = option_head(arena, option);
        if (*id == OPTION_FORMAT)
            head = arena_printf(arena, "--%s %s", option->name, format_names(command, arena));
        line(out, arena, head, OPTION_COLUMNS, _(option->help));
    }
}

void help_command(FILE *out, struct arena *arena, const struct command *command)
{
    fprintf(out, "%s hwboard%s%s%s%s%s\n\n%s\n", _("Usage:"), *command->name ? " " : "",
            command->name, command->usage ? " " : "", usage_of(command),
            command->options[0] ? _(" [OPTIONS]") : "", _(command->help));
    if (command->more)
        fprintf(out, "\n%s\n", _(command->more));
    if (command->options[0]) {
        fprintf(out, "\n%s\n", _("Options:"));
        command_options(out, arena, command);
    }
    global_options(out, arena);
}

bool help_group(FILE *out, struct arena *arena, const char *word)
{
    const char *group = command_group(word);
    size_t length = strlen(group);
    bool found = false;

    for (size_t i = 0; commands[i]; i++) {
        const struct command *command = commands[i];
        if (strncmp(command->name, group, length) != 0 || command->name[length] != ' ')
            continue;
        if (!found)
            fprintf(out, "%s\n", _("Commands (hwboard COMMAND --help tells more):"));
        found = true;
        line(out, arena, arena_printf(arena, "%s %s", command->name, usage_of(command)),
             OPTION_COLUMNS, _(command->help));
    }
    return found;
}

/* ---- the manual page ---- */

/* Text for roff: backslashes and dashes kept, no line begins with a command. */
static void roff(FILE *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", out);
    for (; *text; text++)
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
}

static void roff_item(FILE *out, const char *head, const char *body)
{
    fputs(".TP\n", out);
    roff(out, head);
    fputc('\n', out);
    roff(out, body);
    fputc('\n', out);
}

/* conf gives a line a key: key, what is accepted, default, meaning, with tabs between. */
static void roff_settings(FILE *out, struct arena *arena)
{
    char *rest = conf_describe_keys(arena, i18n_spoken()), *key;

    while ((key = strsep(&rest, "\n")) && *key) {
        char *meaning = key;
        const char *name = strsep(&meaning, "\t"), *accepted = strsep(&meaning, "\t");
        const char *usual = strsep(&meaning, "\t");
        const char *head = accepted ? arena_printf(arena, "%s = %s", name, accepted) : name;

        if (usual && *usual)
            head = arena_printf(arena, "%s (%s)", head, usual);
        roff_item(out, head, meaning ? meaning : "");
    }
}

/* tui gives a line a key: name, keys, meaning. */
static void roff_keys(FILE *out, struct arena *arena)
{
    static const struct settings as_shipped;
    char *rest = tui_describe_keys(&as_shipped, arena, i18n_spoken()), *name;

    fprintf(out, ".SH %s\n", _("KEYS"));
    while ((name = strsep(&rest, "\n")) && *name) {
        char *meaning = name;
        const char *key = strsep(&meaning, "\t"), *keys = strsep(&meaning, "\t");

        roff_item(out, keys ? arena_printf(arena, "%s  %s", key, keys) : key,
                  meaning ? meaning : "");
    }
}

static const struct
{
    const char *head;
    const char *meaning;
} variables[] =
    {
        {"HWBOARD_ASCII", N_("if set, frames, bars and signs in plain ASCII")},
        {"NO_COLOR", N_("if set, no colours")},
        {"LC_ALL, LC_MESSAGES, LANG, LANGUAGE", N_("the language if nothing else sets it")},
        {"XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
         N_("where settings, the database and unfinished lines are kept")},
        {"SOURCE_DATE_EPOCH", N_("taken for the present time, in seconds since 1970")},
},
  files[] = {
      {"/etc/hwboard/hwboard.ini, ~/.config/hwboard/hwboard.ini",
       N_("settings; later ones override earlier ones, --config comes after both")},
      {"~/.local/share/hwboard/", N_("the database if neither --db nor a setting names one")},
};

static void roff_surroundings(FILE *out)
{
    fprintf(out, ".SH %s\n", _("ENVIRONMENT"));
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        roff_item(out, variables[i].head, _(variables[i].meaning));
    fprintf(out, ".SH %s\n", _("FILES"));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        roff_item(out, files[i].head, _(files[i].meaning));
}

static void help_man(FILE *out, struct arena *arena)
{
    static const struct
    {
        const char *code, *meaning;
    } exits[] = {
        {"0", N_("done")},
        {"1", N_("a check found red, something is held for review, or lines were left out")},
        {"2", N_("wrong usage or bad input; nothing was changed")},
        {"3", N_("not allowed")},
        {"4", N_("the database cannot be used; nothing was half done")},
        {"5", N_("something else failed")},
    };

    fprintf(out, ".TH HWBOARD 1 \"\" \"%s\"\n.ad l\n.SH %s\nhwboard \\- %s\n.SH %s\n.B hwboard\n",
            PACKAGE_STRING, _("NAME"), _("the homework board of a class, a grade or a school"),
            _("SYNOPSIS"));
    fprintf(out, "[%s] [%s]\n.SH %s\n", _("COMMAND"), _("OPTIONS"), _("COMMANDS"));
    for (size_t i = 0; commands[i]; i++) {
        const struct command *command = commands[i];
        roff_item(out, arena_printf(arena, "hwboard %s %s", command->name, usage_of(command)),
                  _(command->help));
        if (command->more) {
            fputs(".IP\n", out);
            roff(out, _(command->more));
            fputc('\n', out);
        }
        fputs(".RS\n", out);
        for (const unsigned char *id = command->options; *id; id++)
            roff_item(out,
                      *id == OPTION_FORMAT
                          ? arena_printf(arena, "--format %s", format_names(command, arena))
                          : option_head(arena, &options[*id]),
                      _(options[*id].help));
        fputs(".RE\n", out);
    }
    fprintf(out, ".SH %s\n", _("OPTIONS"));
    for (int id = OPTION_NONE + 1; id <= OPTION_GLOBAL_LAST; id++)
        roff_item(out, option_head(arena, &options[id]), _(options[id].help));
    fprintf(out, ".SH %s\n", _("EXIT STATUS"));
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++)
        roff_item(out, exits[i].code, _(exits[i].meaning));
    fprintf(out, ".SH %s\n", _("SETTINGS"));
    roff_settings(out, arena);
    roff_keys(out, arena);
    roff_surroundings(out);
}

static bool run_help(struct cli *cli, struct err *err)
{
    const struct command *command;
    size_t used;

    if (option_given(cli, OPTION_MAN))
        help_man(stdout, cli->arena);
    else if (cli->argument_count == 0)
        help_program(stdout, cli->arena);
    else if (command_find(cli->arguments, cli->argument_count, &command, &used, err))
        help_command(stdout, cli->arena, command);
    else
        return help_group(stdout, cli->arena, cli->arguments[0]);
    return true;
}

const struct command command_help = {
    .name = "help",
    .usage = N_("[COMMAND]"),
    .help = N_("show how a command is used"),
    .need = NEED_NOTHING,
    .arguments = {0, 2},
    .options = {OPTION_MAN},
    .run = run_help,
};
