/* log_row.c: a row of the history that is no homework, from the store's snapshot to words. */
#include "config.h"

#include "cli/log_row.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cli/row.h"

enum show
{
    SHOW_PLAIN,
    SHOW_NOT,  /* ids, and what the line says elsewhere */
    SHOW_WORD, /* of the vocabulary */
    SHOW_FLAG,
    SHOW_GRADES,
    SHOW_SUBJECT,
    SHOW_TEACHER,
};

/* The columns by the names that snapshots have. One that is not here shows as it is stored. */
static const struct
{
    const char *column;
    const char *name;
    enum show show;
    const struct vocab *vocab;
} columns[] = {
    {"id", "", SHOW_NOT, NULL},
    {"class_id", "", SHOW_NOT, NULL},
    {"stage", N_("stage"), SHOW_WORD, &vocab_stage},
    {"entry_year", N_("entry year"), SHOW_PLAIN, NULL},
    {"number", N_("class number"), SHOW_PLAIN, NULL},
    {"name", N_("name"), SHOW_PLAIN, NULL},
    {"size", N_("pupils"), SHOW_PLAIN, NULL},
    {"removed", N_("removed"), SHOW_FLAG, NULL},
    {"code", N_("code"), SHOW_PLAIN, NULL},
    {"zh", N_("Chinese name"), SHOW_PLAIN, NULL},
    {"en", N_("English name"), SHOW_PLAIN, NULL},
    {"also", N_("also called"), SHOW_PLAIN, NULL},
    {"kind", N_("kind"), SHOW_WORD, &vocab_kind},
    {"daily", N_("expected daily in grades"), SHOW_GRADES, NULL},
    {"position", N_("place on the board"), SHOW_PLAIN, NULL},
    {"short_zh", N_("short name"), SHOW_PLAIN, NULL},
    {"hidden", N_("not taught"), SHOW_FLAG, NULL},
    {"login", N_("login"), SHOW_PLAIN, NULL},
    {"subject", N_("subject"), SHOW_SUBJECT, NULL},
    {"teacher_id", N_("teacher"), SHOW_TEACHER, NULL},
    {"first_day", N_("first day"), SHOW_PLAIN, NULL},
    {"last_day", N_("last day"), SHOW_PLAIN, NULL},
    {"mark", N_("mark"), SHOW_WORD, &vocab_mark},
    {"day", N_("date"), SHOW_PLAIN, NULL},
    {"primary_years", N_("years of primary school"), SHOW_PLAIN, NULL},
    {"junior_years", N_("years of junior school"), SHOW_PLAIN, NULL},
    {"senior_years", N_("years of senior school"), SHOW_PLAIN, NULL},
    {"year_start_month", N_("month in which the school year begins"), SHOW_PLAIN, NULL},
    {"year_start_day", N_("day on which the school year begins"), SHOW_PLAIN, NULL},
};

void log_add_change(struct text_buf *line, const char *name, const char *before, const char *after)
{
    text_buf_printf(line, "%s%s: %s → %s", line->length ? "; " : "", name, *before ? before : "–",
                    *after ? after : "–");
}

/* A value as it is stored; names of a list with commas between them. */
static const char *plain(struct cli *cli, const json_t *value)
{
    struct text_buf list = {.arena = cli->arena};
    const char *text = json_string_value(value);
    char *dumped;

    if (text || !value)
        return text ? text : "";
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            text_buf_printf(&list, "%s%s", i > 0 ? ", " : "", plain(cli, json_array_get(value, i)));
        return text_buf_str(&list);
    }
    dumped = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    text = arena_strdup(cli->arena, dumped ? dumped : "");
    free(dumped);
    return text;
}

static const char *subject_of(struct cli *cli, const char *code)
{
    const struct subject *subject = subject_by_code(&service_data(cli->service)->subjects, code);

    return subject ? subject_name(subject, cli->lang) : code;
}

/* One who is gone is known by the number alone. */
static const char *teacher_of(struct cli *cli, const json_t *value)
{
    const struct teacher_list *teachers = &service_data(cli->service)->teachers;

    for (size_t i = 0; i < teachers->count; i++)
        if (teachers->items[i].id == json_integer_value(value))
            return teachers->items[i].name;
    return plain(cli, value);
}

static const char *in_words(struct cli *cli, size_t column, const json_t *value)
{
    const char *text = plain(cli, value);
    int word;

    switch (columns[column].show) {
    case SHOW_WORD:
        word = vocab_find(columns[column].vocab, text);
        return word < 0 ? text : vocab_name(columns[column].vocab, word, cli->lang);
    case SHOW_FLAG:
        return !value ? "" : json_is_true(value) ? _("yes") : _("no");
    case SHOW_GRADES:
        return value ? format_grades((unsigned)json_integer_value(value), cli->arena) : "";
    case SHOW_SUBJECT:
        return subject_of(cli, text);
    case SHOW_TEACHER:
        return value ? teacher_of(cli, value) : "";
    case SHOW_PLAIN:
    case SHOW_NOT:
        break;
    }
    return text;
}

static void add_column(struct cli *cli, const char *key, const json_t *value, const json_t *other,
                       bool both, struct text_buf *line)
{
    size_t at = 0;
    const char *name, *first, *second;

    while (at < sizeof columns / sizeof *columns && strcmp(columns[at].column, key) != 0)
        at++;
    if (at < sizeof columns / sizeof *columns) {
        if (columns[at].show == SHOW_NOT)
            return;
        name = _(columns[at].name);
        first = in_words(cli, at, value);
        second = in_words(cli, at, other);
    } else {
        name = key;
        first = plain(cli, value);
        second = plain(cli, other);
    }
    if (both)
        log_add_change(line, name, first, second);
    else if (*first && !json_is_false(value))
        text_buf_printf(line, "%s%s: %s", line->length ? "; " : "", name, first);
}

void log_row_changes(struct cli *cli, const struct history_row *row, struct text_buf *line)
{
    json_t *before = row->before ? json_loads(row->before, 0, NULL) : NULL;
    json_t *after = row->after ? json_loads(row->after, 0, NULL) : NULL;
    const char *key;
    json_t *value;

    json_object_foreach(before ? before : after, key, value)
    {
        const json_t *other = before ? json_object_get(after, key) : NULL;
        if (!before || !after || !json_equal(value, other))
            add_column(cli, key, value, other, before && after, line);
    }
    if (before && !after)
        text_buf_add(line, " → –");
    json_decref(before);
    json_decref(after);
}
