/* Settings, policy, subjects and calendar from INI files: the only floor that knows iniparser.
 * Every fault of a file is collected; a wrong file is never half taken. */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include <stdbool.h>
#include <stddef.h>

#include "conf/theme.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/i18n.h"
#include "domain/calendar.h"
#include "domain/policy.h"
#include "domain/school.h"

/* Where files are looked for; filled by the face from the environment. NULL = none. */
struct conf_paths
{
    const char *data_dir;    /* .../share/hwboard: policy/, subjects/, calendar/ */
    const char *system_file; /* /etc/hwboard/hwboard.ini; may be absent */
    const char *user_file;   /* $XDG_CONFIG_HOME/hwboard/hwboard.ini; may be absent */
    const char *named_file;  /* --config; must exist */
};

enum conf_color
{
    CONF_COLOR_AUTO,
    CONF_COLOR_ALWAYS,
    CONF_COLOR_NEVER,
};

/* Keys for a request of a screen: "board.withdraw" = "d Delete". What there is, the terminal face knows. */
struct conf_binding
{
    char *name, *keys, *file;
    size_t line;
};
struct settings
{
    char *db; /* path or URL; NULL = the default place */
    bool has_lang;
    enum lang lang;
    int utc_offset; /* minutes; 480 */
    enum conf_color color;
    enum conf_theme theme;
    char *login;     /* who acts where --as says nothing; NULL */
    char *role_file; /* where earlier settings name a role, which gives none any more; NULL */
    size_t role_line;
    char *link;            /* of the pages of the classes, for paper: "{class}" is the code; NULL */
    char *print_command;   /* prints a file; NULL: CUPS does */
    int import_minutes;    /* of imported homework that says none; 15 */
    char *subjects_file;   /* NULL = shipped */
    char **subjects_added; /* files whose subjects stand beside those of the first one */
    size_t subjects_added_count;
    /* on top of the national one: a name in policy/ of the data dir, or a path */
    char **policy_files;
    size_t policy_count;
    char **calendar_files; /* NULL = all shipped ones */
    size_t calendar_count;
    char *hooks_folder; /* programs that are told of changes; NULL: none are */
    int hook_seconds;   /* that one of them may take; 10 */
    struct conf_binding *bindings;
    size_t binding_count;
};

/* Reads the settings files, later ones going before earlier, key by key. */
bool conf_load_settings(struct arena *arena, const struct conf_paths *paths,
                        struct settings *settings, struct err *err);

/* One value of the stacked policy and the file it came from: for doctor. */
struct conf_origin
{
    char *section, *key, *value, *file;
    size_t line;
};
struct conf_origins
{
    struct conf_origin *items;
    size_t count;
};

/* The settings that the files give, each from the file it is taken from: for doctor. */
bool conf_settings_origins(struct arena *arena, const struct conf_paths *paths,
                           struct conf_origins *origins, struct err *err);

/* The national policy, then the overlays in the settings' order, key by key. With origins every line is
 * known, which costs a start's time. */
bool conf_load_policy(struct arena *arena, const struct conf_paths *paths,
                      const struct settings *settings, struct policy *policy,
                      struct conf_origins *origins, struct err *err);
bool conf_load_subjects(struct arena *arena, const struct conf_paths *paths,
                        const struct settings *settings, struct subject_list *subjects,
                        struct err *err);
/* Adds the rows of the holiday files to the calendar's file layer and says which years it knows. */
bool conf_load_calendar(struct arena *arena, const struct conf_paths *paths,
                        const struct settings *settings, struct calendar *calendar,
                        struct err *err);

/* Checks of the installation's own files what loading leaves out for speed: the pre-pass, that iniparser
 * reads what stands there, and that every pattern can be used. A test runs it on what is shipped, doctor
 * on what is installed. False: ERR_INPUT with every fault. */
bool conf_check_shipped(struct arena *arena, const struct conf_paths *paths, struct err *err);

/* An INI text that is no file of this program's own (a syllabus): its keys in order. Checked as all
 * INI files are; `name` is for the faults. */
struct conf_pair
{
    const char *section, *key, *value;
    size_t line;
};
bool conf_read_pairs(struct arena *arena, const char *name, const char *data, size_t bytes,
                     struct conf_pair **pairs, size_t *count, struct err *err);

/* A policy file whose patterns are written with backslashes, which are refused, as one without. */
struct conf_mended
{
    const char *data; /* the mended file, in the arena */
    size_t bytes;
    size_t values;    /* that had a backslash; 0: nothing was to be mended */
    const char *left; /* faults that a person must mend, a line each; NULL: none */
};
/* Changes no file. False where the file cannot be read, or has faults of another sort. */
bool conf_mend_policy(struct arena *arena, const char *path, struct conf_mended *mended,
                      struct err *err);

/* The words of the classes ([lexicon]), each class's in a row: those that set it, then those that a file
 * adds. For doctor. */
struct conf_word_source
{
    char *name, **words;
    size_t count;
    bool added;
    char *file;
    size_t line;
};
struct conf_words
{
    struct conf_word_source *items;
    size_t count;
};
bool conf_load_words(struct arena *arena, const struct conf_paths *paths,
                     const struct settings *settings, struct conf_words *words, struct err *err);

/* "iniparser 4.1": the library that reads the files, as far as it can be told. */
const char *conf_library(void);

/* One line a key: section, key, what is accepted, default, help; for `doctor --keys` and the manual. */
char *conf_describe_keys(struct arena *arena, enum lang lang);

#endif
