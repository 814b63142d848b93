/* log_row.c: a row of the history that is no homework, from the store's snapshot to words. */
#include "config.h"

#include "cli/log_row.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cli/row.h"
#include "domain/habits.h"

enum show
{
    SHOW_PLAIN,
    SHOW_NOT,  /* ids, and what the line says elsewhere */
    SHOW_WORD, /* of the vocabulary */
    SHOW_FLAG,
    SHOW_GRADES,
    SHOW_SUBJECT,
    SHOW_TEACHER,
    SHOW_SAID,  /* a number, below 0 where nothing was said */
    SHOW_SEATS, /* how many: which ones is not for everybody who may read the log */
    SHOW_WEEKDAY,
    SHOW_BOUND, /* a grade or a day, where there is one */
};

/* The columns by the names that snapshots have. One that is not here shows as it is stored. What pupils
 * reported is told to their homeroom teacher alone: the log says that they did. */
static const struct
{
    const char *column;
    const char *name;
    enum show show;
    const struct vocab *vocab;
    int only; /* an entity's + 1: of such rows alone; before the row for all others */
} columns[] = {
    {"position", N_("unit number"), SHOW_PLAIN, NULL, ENTITY_UNIT + 1},
    {"position", N_("unit number"), SHOW_PLAIN, NULL, ENTITY_PROGRESS + 1},
    {"seat", "", SHOW_NOT, NULL, ENTITY_HABIT + 1},
    {"homework", "", SHOW_NOT, NULL, ENTITY_HABIT + 1},
    {"phone", "", SHOW_NOT, NULL, ENTITY_HABIT + 1},
    {"reading", "", SHOW_NOT, NULL, ENTITY_HABIT + 1},
    {"sleep", "", SHOW_NOT, NULL, ENTITY_HABIT + 1},
    {"exercise", "", SHOW_NOT, NULL, ENTITY_HABIT + 1},
    {"grade", N_("grade"), SHOW_BOUND, NULL, ENTITY_ROLE + 1},
    {"first_day", N_("first day"), SHOW_BOUND, NULL, ENTITY_ROLE + 1},
    {"last_day", N_("last day"), SHOW_BOUND, NULL, ENTITY_ROLE + 1},
    {"assignment_id", "", SHOW_NOT, NULL, 0},
    {"missing", N_("missing"), SHOW_SEATS, NULL, 0},
    {"excused", N_("excused"), SHOW_SEATS, NULL, 0},
    {"stopped", N_("stopped at bedtime"), SHOW_SEATS, NULL, 0},
    {"collected", N_("collected"), SHOW_SAID, NULL, 0},
    {"marked", N_("marked"), SHOW_SAID, NULL, 0},
    {"returned", N_("discussed"), SHOW_SAID, NULL, 0},
    {"corrected", N_("corrected"), SHOW_SAID, NULL, 0},
    {"collected_at", "", SHOW_NOT, NULL, 0},
    {"marked_at", "", SHOW_NOT, NULL, 0},
    {"returned_at", "", SHOW_NOT, NULL, 0},
    {"corrected_at", "", SHOW_NOT, NULL, 0},
    {"actual", N_("real minutes"), SHOW_PLAIN, NULL, 0},
    {"feedback", N_("feedback"), SHOW_PLAIN, NULL, 0},
    {"why", N_("reason"), SHOW_PLAIN, NULL, 0},
    {"starred_by", "", SHOW_NOT, NULL, 0},
    {"starred_at", "", SHOW_NOT, NULL, 0},
    {"grade", N_("grade"), SHOW_PLAIN, NULL, 0},
    {"minutes", N_("minutes"), SHOW_PLAIN, NULL, 0},
    {"weekday", N_("weekday"), SHOW_WEEKDAY, NULL, 0},
    {"period", N_("period"), SHOW_PLAIN, NULL, 0},
    {"dimension", N_("dimension"), SHOW_WORD, &vocab_dimension, 0},
    {"green", N_("green"), SHOW_PLAIN, NULL, 0},
    {"yellow", N_("yellow"), SHOW_PLAIN, NULL, 0},
    {"red", N_("red"), SHOW_PLAIN, NULL, 0},
    {"id", "", SHOW_NOT, NULL, 0},
    {"class_id", "", SHOW_NOT, NULL, 0},
    {"stage", N_("stage"), SHOW_WORD, &vocab_stage, 0},
    {"entry_year", N_("entry year"), SHOW_PLAIN, NULL, 0},
    {"number", N_("class number"), SHOW_PLAIN, NULL, 0},
    {"name", N_("name"), SHOW_PLAIN, NULL, 0},
    {"size", N_("pupils"), SHOW_PLAIN, NULL, 0},
    {"removed", N_("removed"), SHOW_FLAG, NULL, 0},
    {"code", N_("code"), SHOW_PLAIN, NULL, 0},
    {"zh", N_("Chinese name"), SHOW_PLAIN, NULL, 0},
    {"en", N_("English name"), SHOW_PLAIN, NULL, 0},
    {"also", N_("also called"), SHOW_PLAIN, NULL, 0},
    {"kind", N_("kind"), SHOW_WORD, &vocab_kind, 0},
    {"daily", N_("expected daily in grades"), SHOW_GRADES, NULL, 0},
    {"position", N_("place on the board"), SHOW_PLAIN, NULL, 0},
    {"short_zh", N_("short name"), SHOW_PLAIN, NULL, 0},
    {"hidden", N_("not taught"), SHOW_FLAG, NULL, 0},
    {"login", N_("login"), SHOW_PLAIN, NULL, 0},
    {"role", N_("role"), SHOW_WORD, &vocab_role, 0},
    {"subject", N_("subject"), SHOW_SUBJECT, NULL, 0},
    {"teacher_id", N_("teacher"), SHOW_TEACHER, NULL, 0},
    {"first_day", N_("first day"), SHOW_PLAIN, NULL, 0},
    {"last_day", N_("last day"), SHOW_PLAIN, NULL, 0},
    {"mark", N_("mark"), SHOW_WORD, &vocab_mark, 0},
    {"day", N_("date"), SHOW_PLAIN, NULL, 0},
    {"primary_years", N_("years of primary school"), SHOW_PLAIN, NULL, 0},
    {"junior_years", N_("years of junior school"), SHOW_PLAIN, NULL, 0},
    {"senior_years", N_("years of senior school"), SHOW_PLAIN, NULL, 0},
    {"year_start_month", N_("month in which the school year begins"), SHOW_PLAIN, NULL, 0},
    {"year_start_day", N_("day on which the school year begins"), SHOW_PLAIN, NULL, 0},
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

/* Not grade 0, and not a day before or behind all others. */
static bool is_bound(const json_t *value)
{
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
    const char *text = json_string_value(value);

    if (!text)
        return json_integer_value(value) != 0;
    return strcmp(text, date_iso(DAY_FIRST, first)) != 0 &&
           strcmp(text, date_iso(DAY_LAST, last)) != 0;
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
    case SHOW_SAID:
        return value && json_integer_value(value) >= 0 ? text : "";
    case SHOW_SEATS:
        return json_array_size(value) > 0
                   ? arena_printf(cli->arena, _("%zu pupils"), json_array_size(value))
                   : "";
    case SHOW_WEEKDAY:
        return date_weekday_name((enum weekday)json_integer_value(value), cli->lang);
    case SHOW_BOUND:
        return is_bound(value) ? text : "";
    case SHOW_PLAIN:
    case SHOW_NOT:
        break;
    }
    return text;
}

static void add_column(struct cli *cli, enum entity entity, const char *key, const json_t *value,
                       const json_t *other, bool both, struct text_buf *line)
{
    size_t at = 0;
    const char *name, *first, *second;

    while (at < sizeof columns / sizeof *columns &&
           (strcmp(columns[at].column, key) != 0 ||
            (columns[at].only != 0 && columns[at].only != (int)entity + 1)))
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
            add_column(cli, row->entity, key, value, other, before && after, line);
    }
    if (before && !after)
        text_buf_add(line, " → –");
    json_decref(before);
    json_decref(after);
}
