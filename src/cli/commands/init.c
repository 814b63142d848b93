/* init.c: `init`, which makes the database and the school. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"

/* Of folders that are made, for nobody else to look into. */
#define FOLDER_MODE 0700
#define DEMO_FILE "demo.csv" /* in the folder of data */

bool make_database_folders(struct cli *cli, struct err *err)
{
    char *path = arena_strdup(cli->arena, cli->database);

    if (!cli->default_database)
        return true;
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, FOLDER_MODE) != 0 && errno != EEXIST)
            return err_set(err, ERR_STORE, _("the folder %s cannot be created (%s): use --db"),
                           path, err_reason(errno));
        *slash = '/';
    }
    return true;
}

/* --class may stand several times, hold several with commas, and go on in the words that follow. */
static const char *const *read_init_classes(struct cli *cli, size_t *count)
{
    size_t capacity = 0, part_count;
    const char **classes = NULL, **parts;
    size_t sources = cli->line.given_count + cli->argument_count;

    *count = 0;
    for (size_t i = 0; i < sources; i++) {
        const char *text;
        if (i >= cli->line.given_count)
            text = cli->arguments[i - cli->line.given_count];
        else if (cli->line.given[i].id == OPTION_CLASS)
            text = cli->line.given[i].value;
        else
            continue;
        parts = split_list(cli->arena, text, &part_count);
        classes =
            arena_grow(cli->arena, classes, &capacity, *count + part_count + 1, sizeof *classes);
        for (size_t j = 0; j < part_count; j++)
            classes[(*count)++] = parts[j];
    }
    return classes;
}

/* The file of --from; that of --demo is shipped. */
static bool read_from(struct cli *cli, struct init_options *init, struct file *file,
                      struct err *err)
{
    const char *path = option_value(cli, OPTION_FROM);
    bool demo = option_given(cli, OPTION_DEMO);

    if (path && demo)
        return err_set(err, ERR_INPUT, _("--demo is a file of its own: leave it or --from out"));
    if (!path && !demo)
        return true;
    if (demo)
        path = arena_printf(cli->arena, "%s/" DEMO_FILE, cli->environment.data_dir);
    if (demo && !init->school_name)
        init->school_name = _("Demonstration School");
    init->from = file;
    return file_read(cli->arena, path, file, err);
}

static bool run_init(struct cli *cli, struct err *err)
{
    struct init_options init = {
        .school_name = option_value(cli, OPTION_SCHOOL),
        .stages = option_value(cli, OPTION_STAGES),
        .year_start = option_value(cli, OPTION_YEAR_START),
        .lang = cli->lang,
        .login = cli->login,
        .now = cli->session.moment.now,
        .date = cli->session.moment.date,
    };
    struct file file;

    if (cli->argument_count > 0 && !option_given(cli, OPTION_CLASS))
        return err_set(err, ERR_INPUT, _("“%s” is one word too many: write --class before classes"),
                       cli->arguments[0]);
    init.classes = read_init_classes(cli, &init.class_count);
    if (!read_from(cli, &init, &file, err) || !make_database_folders(cli, err) ||
        !service_init(&cli->paths, &cli->settings, cli->database, &init, err))
        return false;
    cli->saved = true;
    if (option_given(cli, OPTION_QUIET))
        return true;
    printf(_("the school is in %s"), cli->database);
    putchar('\n');
    puts(init.class_count || init.from ? _("go on with: hwboard, or hwboard --help")
                                       : _("go on with: hwboard class add 3-2:42"));
    return true;
}

const struct command command_init = {
    .name = "init",
    .help = N_("create the database of a school"),
    .more = N_("For example: hwboard init --school 实验小学 --class 3-1:40 --class 3-2:42. --from "
               "FILE takes a CSV with tables under [school] name,stages,homeroom (the class that "
               "is yours); [classes] class,size; "
               "[people] login,name; [lessons] class,subject,login, where a grade stands for all "
               "its classes; [timetable], [service], [habits] and [events] with the columns of "
               "their imports; [homework] day and the columns of import. A day, like due, is a "
               "number of days from the Monday of this week, or today; state pending waits for "
               "review if the rules say so, none means no homework. --demo is such a file."),
    .need = NEED_SETTINGS,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_SCHOOL, OPTION_STAGES, OPTION_YEAR_START, OPTION_CLASS, OPTION_FROM,
                OPTION_DEMO},
    .run = run_init,
};
