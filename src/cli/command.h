/* A command is a file and a constant table; this is the table's type, and what a command is given. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "press/press.h"
#include "service/service.h"

struct command;
struct small_table;
struct hook_run;

/* One run of the program. All strings live until its end. */
struct cli
{
    struct arena *arena;
    struct environment environment;
    struct command_line line;
    const struct command *command;
    const char *const *arguments; /* what follows the command's own words */
    size_t argument_count;
    struct conf_paths paths;
    struct settings settings;
    enum lang lang;
    enum conf_color color; /* --color, else the settings */
    const char *login;
    bool login_said;       /* by --as or the settings, not by the computer */
    const char *state_dir; /* what is remembered between runs; NULL: nothing */
    const char *database;
    bool default_database;   /* no --db and no setting: its folders may be made */
    struct service *service; /* NULL unless the command needs the school */
    struct session session;  /* day and time also where there is no service */
    bool saved;              /* something was written: said where the output then fails */
    struct hook_run *hooks;  /* those that were begun (hooks.c) */
    int hook_faults;         /* a descriptor of what they did wrong; 0: none was begun */
    int exit_code;           /* of a run without an error: 0, or ERR_RED */
};

/* The folders of the default place; any other must be there. In commands/init.c. */
bool make_database_folders(struct cli *cli, struct err *err);

enum need
{
    NEED_SCHOOL,
    NEED_LOOK, /* the school, of which nothing is changed */
    NEED_SETTINGS,
    NEED_NOTHING, /* not even that the settings are right */
};

struct command
{
    const char *name;     /* "add", "class add" */
    const char *usage;    /* N_: what follows the name; NULL: nothing */
    const char *help;     /* N_: one sentence without an end */
    const char *more;     /* N_: a paragraph for its own help; may be NULL */
    enum press_kind kind; /* what it writes: --format takes the formats of that */
    const char *formats;  /* import: what --format takes instead, "csv|json" */
    enum need need;
    bool begins; /* on a terminal, where there is no database yet, it runs without a school */
    unsigned char alone; /* an option with which nothing is needed; OPTION_NONE: there is none */
    bool file_words;     /* its arguments are names of files, not text */
    struct
    {
        size_t least, most;
    } arguments;
    const unsigned char options[COMMAND_OPTIONS_MAX]; /* enum option_id, ends with OPTION_NONE */
    const struct small_table *table;                  /* whose rows it is about (cli/row.h) */
    bool (*run)(struct cli *cli, struct err *err);
};

/* Every command, in the order of the help; ends with NULL. */
extern const struct command *const commands[];

/* The first word of a group's commands: "teacher" for "person", another word as it is. */
const char *command_group(const char *word);
/* The command that the first words name; *used says how many words. ERR_INPUT with a guess. */
bool command_find(const char *const *words, size_t count, const struct command **command,
                  size_t *used, struct err *err);

/* The value of an option of this run, or NULL. */
static inline const char *option_value(const struct cli *cli, enum option_id id)
{
    return cli->line.values[id];
}
static inline bool option_given(const struct cli *cli, enum option_id id)
{
    return cli->line.values[id] != NULL;
}

/* ---- help (help.c) ---- */
void help_program(FILE *out, struct arena *arena);
void help_command(FILE *out, struct arena *arena, const struct command *command);
/* The commands that begin with a word of two-word commands: `hwboard class --help`. False: none does. */
bool help_group(FILE *out, struct arena *arena, const char *word);

/* ---- the run as a whole (program.c) ---- */
/* Returns the exit code. */
int program_run(int argc, char **argv);
/* A sentence on standard error, "hwboard: " before each of its lines; notes are kept back by -q. */
void say_error(const char *text);
void say_note(const struct cli *cli, const char *text);

#endif
