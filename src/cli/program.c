/* program.c: one run from argv to the exit code: locale, language, options, settings, the school, the
 * command, and whether all that was written has arrived. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/hooks.h"
#include "cli/output.h"
#include "cli/upgrade.h"
#include "tui/tui.h"

#define SYSTEM_SETTINGS "/etc/hwboard/hwboard.ini"

/* ---- what is said on standard error ---- */

void say_error(const char *text)
{
    struct arena *arena = arena_new();
    char *line = text_sanitise(arena, text, true, NULL);

    /* What was written before comes first where both go to one place. */
    fflush(stdout);
    while (*line) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        fprintf(stderr, "%s: %s\n", PACKAGE, line);
        line = end ? end + 1 : line + strlen(line);
    }
    arena_free(arena);
}

void say_note(const struct cli *cli, const char *text)
{
    if (!option_given(cli, OPTION_QUIET))
        say_error(text);
}

/* ---- before the command ---- */

/* A closed standard stream would give its number to the next file, the database perhaps. */
static void hold_standard_streams(void)
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0)
            _exit(ERR_INTERNAL);
}

static bool lang_of_option(const char *text, enum lang *lang, struct err *err)
{
    if (strcmp(text, "zh") == 0)
        *lang = LANG_ZH;
    else if (strcmp(text, "en") == 0)
        *lang = LANG_EN;
    else
        return err_set(err, ERR_INPUT, _("--lang “%s” is not known: use zh or en"), text);
    return true;
}

static void choose_paths(struct cli *cli)
{
    const char *config_home = cli->environment.config_home;

    cli->paths = (struct conf_paths){
        .data_dir = cli->environment.data_dir,
        .system_file = SYSTEM_SETTINGS,
        .user_file =
            config_home ? arena_printf(cli->arena, "%s/hwboard/hwboard.ini", config_home) : NULL,
        .named_file = option_value(cli, OPTION_CONFIG),
    };
    if (cli->environment.state_home)
        cli->state_dir = arena_printf(cli->arena, "%s/hwboard", cli->environment.state_home);
}

/* Settings come before the options are judged, for they may name the language of the judgement.
 * Their own fault is kept: --help is given also where they are wrong. */
static bool begin_language(struct cli *cli, int argc, char **argv, struct err *settings_err)
{
    struct err ignored;
    bool good;

    cli->lang = cli->environment.lang;
    options_parse(cli->arena, argc, argv, &cli->line, NULL);
    if (option_given(cli, OPTION_LANG))
        lang_of_option(option_value(cli, OPTION_LANG), &cli->lang, &ignored);
    i18n_open(cli->environment.locale_dir);
    i18n_speak(cli->lang);
    choose_paths(cli);
    good = conf_load_settings(cli->arena, &cli->paths, &cli->settings, settings_err) &&
           tui_check_keys(&cli->settings, settings_err);
    if (good && cli->settings.has_lang && !option_given(cli, OPTION_LANG)) {
        cli->lang = cli->settings.lang;
        i18n_speak(cli->lang);
    }
    return good;
}

static bool choose_color(struct cli *cli, struct err *err)
{
    static const char *const names[] = {
        [CONF_COLOR_AUTO] = "auto", [CONF_COLOR_ALWAYS] = "always", [CONF_COLOR_NEVER] = "never"};
    const char *said = option_value(cli, OPTION_COLOR);

    cli->color = cli->settings.color;
    if (!said)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(said, names[i]) == 0) {
            cli->color = (enum conf_color)i;
            return true;
        }
    }
    return err_set(err, ERR_INPUT, _("--color “%s” is not known: use auto, always or never"), said);
}

static bool check_words(const struct cli *cli, struct err *err)
{
    for (size_t i = 0; i < cli->argument_count && !cli->command->file_words; i++) {
        const char *word = cli->arguments[i];
        size_t bytes = strlen(word), good = text_valid_prefix(word, bytes);
        if (good < bytes)
            return err_set(err, ERR_INPUT,
                           _("“%s”: byte %zu is not UTF-8: type it in a UTF-8 terminal"), word,
                           good + 1);
    }
    return true;
}

static bool check_count(const struct cli *cli, struct err *err)
{
    const struct command *command = cli->command;

    if (cli->argument_count < command->arguments.least)
        return err_set(err, ERR_INPUT, _("“%s” needs more: write hwboard %s %s"), command->name,
                       command->name, _(command->usage));
    if (cli->argument_count > command->arguments.most)
        return err_set(err, ERR_INPUT, _("“%s” is one word too many: write hwboard %s %s"),
                       cli->arguments[command->arguments.most], command->name,
                       command->usage ? _(command->usage) : "");
    return true;
}

/* ---- who, when, where ---- */

static bool choose_login(struct cli *cli, struct err *err)
{
    const char *said = option_value(cli, OPTION_AS);
    char *name;

    if (!said && cli->settings.login && *cli->settings.login)
        said = cli->settings.login;
    if (!said) {
        cli->login = cli->environment.login;
        return true;
    }
    if (!read_name(cli, said, "--as", &name, err))
        return false;
    cli->login_said = true;
    cli->login = text_sanitise(cli->arena, name, false, NULL);
    return true;
}

static bool choose_database(struct cli *cli, struct err *err)
{
    cli->database = option_value(cli, OPTION_DB);
    if (cli->database && !*cli->database)
        return err_set(err, ERR_INPUT, _("--db is empty: give the path of the database"));
    if (!cli->database && cli->settings.db && *cli->settings.db)
        cli->database = cli->settings.db;
    if (cli->database)
        return true;
    if (!cli->environment.data_home)
        return err_set(err, ERR_STORE,
                       _("there is no home folder for the database: name one with --db"));
    cli->default_database = true;
    cli->database = arena_printf(cli->arena, "%s/hwboard/hwboard.db", cli->environment.data_home);
    return true;
}

/* Before a command does anything: what it writes must not take the database's place. */
static bool check_output(const struct cli *cli, struct err *err)
{
    const char *path = option_value(cli, OPTION_OUTPUT);

    return !path || !service_owns(cli->service, path) ||
           err_set(err, ERR_INPUT, _("%s belongs to the open database: choose another file"), path);
}

/* Who acts. A classroom's computer has one login, which the school does not know: there it is who was
 * chosen on the board. */
static void know_actor(struct cli *cli)
{
    struct session *session = &cli->session;
    const char *chosen = NULL;

    session->actor = service_actor(cli->service, cli->login, session->moment.today, cli->arena);
    if (!cli->login_said && !session->actor->open && session->actor->teacher_id == 0)
        chosen = tui_person(cli->state_dir, cli->database, cli->arena);
    if (chosen && service_person(cli->service, chosen)) {
        cli->login = chosen;
        session->actor = service_actor(cli->service, chosen, session->moment.today, cli->arena);
    }
}

static bool open_school(struct cli *cli, struct err *err)
{
    const struct upgrade upgrade = {agree_to_upgrade, cli, cli->session.moment.today};

    if (cli->command->need == NEED_LOOK)
        return service_open_watching(&cli->paths, &cli->settings, cli->database, &cli->service,
                                     err);
    return service_open_upgrading(&cli->paths, &cli->settings, cli->database, &upgrade,
                                  &cli->service, err);
}

/* Whether somebody sits there and there is nothing yet: a school can be begun. */
static bool is_first_run(const struct cli *cli)
{
    struct stat status;

    return cli->command->begins && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
           !strstr(cli->database, "://") && stat(cli->database, &status) != 0 && errno == ENOENT;
}

static bool begin_session(struct cli *cli, struct err *err)
{
    struct session *session = &cli->session;
    const char *date = option_value(cli, OPTION_DATE);

    if (!choose_login(cli, err) || !choose_database(cli, err) ||
        !environment_now(&cli->environment, &session->moment.now, err))
        return false;
    session->moment.today = stamp_day(session->moment.now, cli->settings.utc_offset);
    session->moment.date = session->moment.today;
    if (date && !date_parse(date, session->moment.today, false, &session->moment.date, err))
        return false;
    session->moment.lang = cli->lang;
    if ((cli->command->need != NEED_SCHOOL && cli->command->need != NEED_LOOK) || is_first_run(cli))
        return true;
    if (!open_school(cli, err))
        return false;
    session->service = cli->service;
    hooks_listen(cli);
    know_actor(cli);
    return check_output(cli, err);
}

/* ---- the run ---- */

static bool show_help(struct cli *cli, struct err *err)
{
    const char *const *words = cli->line.words;
    size_t used;

    if (cli->line.word_count == 0)
        help_program(stdout, cli->arena);
    else if (command_find(words, cli->line.word_count, &cli->command, &used, err))
        help_command(stdout, cli->arena, cli->command);
    else if (!help_group(stdout, cli->arena, words[0]))
        return false;
    return true;
}

static bool run_command(struct cli *cli, int argc, char **argv, struct err *err)
{
    struct err settings_err = {0};
    bool settings_good = begin_language(cli, argc, argv, &settings_err);
    size_t used;

    if (!options_parse(cli->arena, argc, argv, &cli->line, err) || !choose_color(cli, err))
        return false;
    if (option_given(cli, OPTION_LANG) &&
        !lang_of_option(option_value(cli, OPTION_LANG), &cli->lang, err))
        return false;
    if (option_given(cli, OPTION_VERSION)) {
        puts(PACKAGE_STRING);
        return true;
    }
    if (option_given(cli, OPTION_HELP))
        return show_help(cli, err);
    if (!command_find(cli->line.words, cli->line.word_count, &cli->command, &used, err))
        return false;
    cli->arguments = cli->line.words + used;
    cli->argument_count = cli->line.word_count - used;
    if (!options_check(&cli->line, cli->command->options, cli->command->name, err) ||
        !check_words(cli, err) || !check_count(cli, err))
        return false;
    if (cli->command->need != NEED_NOTHING &&
        (cli->command->alone == OPTION_NONE ||
         !option_given(cli, (enum option_id)cli->command->alone))) {
        size_t format;

        if (!settings_good) {
            *err = settings_err;
            return false;
        }
        if (!read_format(cli, &format, err) || !begin_session(cli, err) || !check_ending(cli, err))
            return false;
    }
    return cli->command->run(cli, err);
}

/* What reached nobody is an error, and it matters then whether something was saved. A reader that had
 * enough and left is none. */
static int finish_output(const struct cli *cli, int exit_code)
{
    struct err err;

    err_clear(&err);
    if (output_flush_standard(&err) || exit_code > ERR_RED || output_reader_left())
        return exit_code;
    say_error(err.message);
    if (cli->saved)
        say_error(_("what the command changed is saved nevertheless"));
    return (int)err.code;
}

int program_run(int argc, char **argv)
{
    struct cli cli = {.arena = arena_new()};
    struct err err;
    int exit_code;

    hold_standard_streams();
    /* A reader that went away must not kill a command that is saving. */
    signal(SIGPIPE, SIG_IGN);
    err_clear(&err);
    environment_read(cli.arena, &cli.environment);
    if (environment_set_locale(&cli.environment, &err) && run_command(&cli, argc, argv, &err)) {
        exit_code = cli.exit_code;
    } else {
        exit_code = err.code ? (int)err.code : ERR_INTERNAL;
        say_error(err.message);
    }
    exit_code = finish_output(&cli, exit_code);
    hooks_finish(&cli);
    service_close(cli.service);
    arena_free(cli.arena);
    return exit_code;
}
