/* Reading the words and option values of a command: classes, days, numbers. Each fault is
 * ERR_INPUT and names the value and what is accepted. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include "cli/command.h"

struct class_choice
{
    const struct class **items;
    size_t count;
    bool named; /* at least one was named, not "all" */
};
/* One CLASS or several in one word: 3-2,3-3 (， and 、 count as well), on the session's day.
 * One named twice counts once. */
bool read_classes_of_word(struct cli *cli, const char *word, struct class_choice *choice,
                          struct err *err);
/* The arguments from `first` on as classes; none, or --all: all current ones. */
bool read_classes(struct cli *cli, size_t first, struct class_choice *choice, struct err *err);
/* A word that names one class, on the session's day. */
bool read_one_class(struct cli *cli, const char *word, const struct class **class, struct err *err);
/* The parts of "a,b，c、d", trimmed; empty ones are left out. */
const char **split_list(struct arena *arena, const char *text, size_t *count);

/* A DATE against the session's day (date_parse with due false). */
bool read_date(const struct cli *cli, const char *text, day_t *day, struct err *err);
/* A grade: 3, 三年级, 初一. */
bool read_grade(const struct cli *cli, const char *text, int *grade, struct err *err);
/* A weekday: 周三, Wed. */
bool read_weekday(const char *text, enum weekday *weekday, struct err *err);
/* A TIME at the school's offset: 2026-11-23 15:52, 2026-11-23T07:52:00Z, 15:52 (of the session's day),
 * or a DATE; one without seconds, and a DATE, mean their end. */
bool read_time(const struct cli *cli, const char *text, stamp_t *at, struct err *err);
/* --from of what the school is: the day from which it holds, for the session. */
bool read_since(struct cli *cli, struct err *err);
/* --from and --to, each as given, else as `from` and `to` stand; in order. */
bool read_range(const struct cli *cli, day_t *from, day_t *to, struct err *err);

/* #17 or 17 */
bool read_id(const char *text, int64_t *id, struct err *err);
/* The arguments from `first` on, each an id. */
bool read_ids(struct cli *cli, size_t first, int64_t **ids, size_t *count, struct err *err);
/* A whole number; what: "the minutes", translated. */
bool read_number(const char *text, const char *what, uint32_t least, uint32_t most, int *value,
                 struct err *err);
/* A word of a vocabulary; what as above. */
bool read_word(const struct cli *cli, const struct vocab *vocab, const char *text, const char *what,
               int *value, struct err *err);
/* A short text: a name of at most NAME_MAX_CHARS characters. */
bool read_name(struct cli *cli, const char *text, const char *what, char **name, struct err *err);

/* ---- how the command writes (print.c) ---- */
/* What --format of the command takes: "text|csv|json"; NULL where it has none. */
const char *format_names(const struct command *command, struct arena *arena);
/* The index of --format in them, 0 where it is not given: asked before the command runs. */
bool read_format(const struct cli *cli, size_t *index, struct err *err);
/* Whether the name after -o, without --format, ends as a format of the command, or without an end. */
bool check_ending(const struct cli *cli, struct err *err);
/* --format, else text: with colours where standard output takes them, in a file (-o) where they were asked
 * for. */
enum press_format choose_format(const struct cli *cli, enum press_kind kind);
/* A writing to standard output, or for -o; its stream is standard output until another is set. */
struct press cli_press(const struct cli *cli, enum press_kind kind);
/* Whether the chosen format can go where it is to go; the paper is read into the press. */
bool may_print(const struct cli *cli, struct press *press, struct err *err);
/* One value written, to -o where it is given. */
bool print_value(struct cli *cli, enum press_kind kind, const union press_value *value,
                 struct err *err);
/* Whether colours are wanted on standard output. */
bool wants_color(const struct cli *cli);

#endif
