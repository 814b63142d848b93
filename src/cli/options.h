/* Every option of the program in one table, and the one parser of the command line. An option means
 * the same in every command that takes it. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum option_id
{
    OPTION_NONE, /* ends a command's list */
    /* the global ones, up to OPTION_HELP */
    OPTION_DB,
    OPTION_CONFIG,
    OPTION_DATE,
    OPTION_AS,
    OPTION_LANG,
    OPTION_COLOR,
    OPTION_QUIET,
    OPTION_VERSION,
    OPTION_HELP,
    /* of single commands */
    OPTION_ACTUAL,
    OPTION_ALL,
    OPTION_ALSO,
    OPTION_APPLY,
    OPTION_AS_OF,
    OPTION_BACK,
    OPTION_BOM,
    OPTION_CHANGE,
    OPTION_CLASS,
    OPTION_COLLECTED,
    OPTION_COPIES,
    OPTION_CORRECT,
    OPTION_CORRECTED,
    OPTION_COUNT_HANDS,
    OPTION_DAILY,
    OPTION_DEMO,
    OPTION_DEVICE,
    OPTION_DRAFT,
    OPTION_DRY_RUN,
    OPTION_DUE,
    OPTION_EN,
    OPTION_EXCUSED,
    OPTION_EXEMPLAR,
    OPTION_EXERCISE,
    OPTION_EXPLAIN,
    OPTION_FEEDBACK,
    OPTION_FIX_POLICY,
    OPTION_FORMAT,
    OPTION_FROM,
    OPTION_HIDE,
    OPTION_HOMEWORK,
    OPTION_KEEP_GOING,
    OPTION_KEYS,
    OPTION_KIND,
    OPTION_LANDSCAPE,
    OPTION_LEFT,
    OPTION_LEVEL,
    OPTION_LIKE,
    OPTION_LINK,
    OPTION_LIST,
    OPTION_LISTEN,
    OPTION_LOGIN,
    OPTION_MAN,
    OPTION_MARK,
    OPTION_MARKED,
    OPTION_MINE,
    OPTION_MINUTES,
    OPTION_MISSING,
    OPTION_NAME,
    OPTION_NO_DEVICE,
    OPTION_NO_ROLE,
    OPTION_NO_TIER,
    OPTION_NUMBER,
    OPTION_OFFICE,
    OPTION_ON,
    OPTION_OPTIONAL,
    OPTION_ORDER,
    OPTION_OUTPUT,
    OPTION_PAPER,
    OPTION_PHONE,
    OPTION_PLACE,
    OPTION_PRINTER,
    OPTION_PRINTERS,
    OPTION_PUPILS,
    OPTION_READING,
    OPTION_REMOVE,
    OPTION_REQUIRED,
    OPTION_RETURNED,
    OPTION_REVOKE,
    OPTION_ROLE,
    OPTION_ROWS,
    OPTION_SCHOOL,
    OPTION_SEAT,
    OPTION_SECONDS,
    OPTION_SHORT,
    OPTION_SHOW,
    OPTION_SIZE,
    OPTION_SLEEP,
    OPTION_SPREAD,
    OPTION_STAGES,
    OPTION_STOPPED,
    OPTION_STRICT,
    OPTION_SUBJECT,
    OPTION_TEACHER,
    OPTION_TEACHES,
    OPTION_TEXT,
    OPTION_TIER,
    OPTION_TO,
    OPTION_TWO_SIDED,
    OPTION_UNIT,
    OPTION_UNTIL,
    OPTION_WEEK,
    OPTION_WHY,
    OPTION_WORDS,
    OPTION_YEAR_START,
    OPTION_ZH,
    OPTION_COUNT,
};
#define OPTION_GLOBAL_LAST OPTION_HELP
#define COMMAND_OPTIONS_MAX 24

struct option
{
    const char *name;  /* without -- */
    char letter;       /* -o; 0 = none */
    const char *value; /* N_: what stands for its value; NULL: a switch */
    const char *help;  /* N_ */
    bool path;         /* the value is bytes of a file name, not text */
};
extern const struct option options[OPTION_COUNT];

struct given_option
{
    enum option_id id;
    const char *value; /* "" for a switch */
};
struct command_line
{
    const char *values[OPTION_COUNT]; /* the last one given; NULL = not given */
    struct given_option *given;       /* all, in order: for those that may be repeated */
    size_t given_count;
    const char **words; /* the command and its arguments */
    size_t word_count;
};

/* Splits argv into options and words: options before, after and between the words, --opt=value and
 * --opt value, -- ends them. Reads to the end also after a fault (so that --lang is known); false when
 * there was one. Strings are borrowed from argv. */
bool options_parse(struct arena *arena, int argc, char *const *argv, struct command_line *line,
                   struct err *err);
/* Refuses what was given but is neither global nor in `taken` (ended by OPTION_NONE). */
bool options_check(const struct command_line *line, const unsigned char *taken, const char *command,
                   struct err *err);

/* The nearest of `names` to a mistyped word, or NULL where none is near. */
const char *nearest_name(const char *word, const char *const *names, size_t count);

#endif
