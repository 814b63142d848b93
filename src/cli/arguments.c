/* arguments.c: words of the command line as values. */
#include "config.h"

#include "cli/arguments.h"

#include <string.h>

#include "base/text.h"

/* ---- classes ---- */

static const char *const list_commas[] = {",", "，", "、"};

const char **split_list(struct arena *arena, const char *text, size_t *count)
{
    const char **parts = ARENA_ARRAY(arena, strlen(text) + 1, const char *);
    size_t start = 0, at = 0;

    *count = 0;
    for (;;) {
        size_t comma = 0;

        for (size_t i = 0; i < sizeof list_commas / sizeof *list_commas; i++)
            if (text_starts_with(text + at, list_commas[i]))
                comma = strlen(list_commas[i]);
        if (comma || !text[at]) {
            char *part = text_trim(arena, arena_strndup(arena, text + start, at - start));
            if (*part)
                parts[(*count)++] = part;
            if (!text[at])
                return parts;
            at += comma;
            start = at;
        } else {
            at++;
        }
    }
}

static void choose_class(struct class_choice *choice, const struct class *class)
{
    for (size_t i = 0; i < choice->count; i++)
        if (choice->items[i] == class)
            return;
    choice->items[choice->count++] = class;
}

bool read_one_class(struct cli *cli, const char *word, const struct class **class, struct err *err)
{
    return service_class(&cli->session, word, cli->session.moment.date, class, err);
}

static bool add_classes(struct cli *cli, const char *word, struct class_choice *choice,
                        struct err *err)
{
    size_t count, named;
    const char **parts = split_list(cli->arena, word, &count);

    if (count == 0)
        return err_set(err, ERR_INPUT, _("the class is empty: write it as 3-2 or 三(2)"));
    for (size_t i = 0; i < count; i++) {
        const struct class **classes;

        if (!service_classes_named(&cli->session, parts[i], cli->session.moment.date, cli->arena,
                                   &classes, &named, err))
            return false;
        for (size_t j = 0; j < named; j++)
            choose_class(choice, classes[j]);
    }
    choice->named = true;
    return true;
}

static void begin_choice(struct cli *cli, struct class_choice *choice)
{
    *choice = (struct class_choice){
        .items = ARENA_ARRAY(cli->arena, service_data(cli->service)->classes.count + 1,
                             const struct class *)};
}

bool read_classes_of_word(struct cli *cli, const char *word, struct class_choice *choice,
                          struct err *err)
{
    begin_choice(cli, choice);
    return add_classes(cli, word, choice, err);
}

bool read_classes(struct cli *cli, size_t first, struct class_choice *choice, struct err *err)
{
    begin_choice(cli, choice);
    if (first < cli->argument_count && option_given(cli, OPTION_ALL))
        return err_set(err, ERR_INPUT, _("--all and “%s” do not go together: leave one out"),
                       cli->arguments[first]);
    for (size_t i = first; i < cli->argument_count; i++)
        if (!add_classes(cli, cli->arguments[i], choice, err))
            return false;
    if (!choice->named)
        choice->items = service_classes(&cli->session, cli->session.moment.date, false, cli->arena,
                                        &choice->count);
    return true;
}

/* ---- days ---- */

bool read_date(const struct cli *cli, const char *text, day_t *day, struct err *err)
{
    return date_parse(text, cli->session.moment.date, false, day, err);
}

bool read_grade(const struct cli *cli, const char *text, int *grade, struct err *err)
{
    *grade = grade_parse(&service_data(cli->service)->school, text);
    return *grade > 0 ||
           err_set(err, ERR_INPUT, _("“%s” is not a grade: write 3, 三年级 or 初一"), text);
}

bool read_weekday(const char *text, enum weekday *weekday, struct err *err)
{
    return date_weekday_parse(text, weekday) ||
           err_set(err, ERR_INPUT, _("“%s” is not a weekday: write 周一 or Mon"), text);
}

bool read_time(const struct cli *cli, const char *text, stamp_t *at, struct err *err)
{
    int offset = cli->settings.utc_offset;
    char today[DATE_TEXT_BYTES], *clock;
    struct err ignored;
    day_t day;

    clock = arena_printf(cli->arena, "%s %s", date_iso(cli->session.moment.date, today), text);
    if (stamp_parse(text, offset, at, &ignored) || stamp_parse(clock, offset, at, &ignored)) {
        /* said to the minute, as a sheet says 截至 16:05: with all of that minute */
        if (strchr(text, ':') == strrchr(text, ':'))
            *at += 59;
        return true;
    }
    if (date_parse(text, cli->session.moment.date, false, &day, &ignored)) {
        char next[DATE_TEXT_BYTES];
        clock = arena_printf(cli->arena, "%s 00:00", date_iso(day + 1, next));
        if (!stamp_parse(clock, offset, at, err))
            return false;
        --*at;
        return true;
    }
    return stamp_parse(text, offset, at, err);
}

bool read_range(const struct cli *cli, day_t *from, day_t *to, struct err *err)
{
    const char *first = option_value(cli, OPTION_FROM), *last = option_value(cli, OPTION_TO);

    if ((first && !read_date(cli, first, from, err)) || (last && !read_date(cli, last, to, err)))
        return false;
    /* Only one end was said, and it lies beyond the other one that was not. */
    if (*from > *to && first && !last)
        *to = *from;
    else if (*from > *to && last && !first)
        *from = *to;
    return date_check_range(*from, *to, err);
}

bool read_since(struct cli *cli, struct err *err)
{
    const char *text = option_value(cli, OPTION_FROM);

    return !text || read_date(cli, text, &cli->session.moment.from, err);
}

/* ---- numbers and words ---- */

bool read_id(const char *text, int64_t *id, struct err *err)
{
    uint32_t value;
    const char *digits = *text == '#' ? text + 1 : text;

    if (!text_parse_uint(digits, INT32_MAX, &value) || value == 0)
        return err_set(err, ERR_INPUT,
                       _("“%s” is not a homework number: write it as 17 or #17 (see hwboard list)"),
                       text);
    *id = (int64_t)value;
    return true;
}

bool read_ids(struct cli *cli, size_t first, int64_t **ids, size_t *count, struct err *err)
{
    *ids = ARENA_ARRAY(cli->arena, cli->argument_count + 1, int64_t);
    *count = 0;
    for (size_t i = first; i < cli->argument_count; i++) {
        bool known = false;
        int64_t id;

        if (!read_id(cli->arguments[i], &id, err))
            return false;
        for (size_t j = 0; j < *count; j++)
            known |= (*ids)[j] == id;
        if (!known)
            (*ids)[(*count)++] = id;
    }
    return true;
}

bool read_number(const char *text, const char *what, uint32_t least, uint32_t most, int *value,
                 struct err *err)
{
    uint32_t number;

    if (!text_parse_uint(text, most, &number) || number < least)
        return err_set(err, ERR_INPUT, _("%s “%s”: give a whole number from %lu to %lu"), what,
                       text, (unsigned long)least, (unsigned long)most);
    *value = (int)number;
    return true;
}

bool read_word(const struct cli *cli, const struct vocab *vocab, const char *text, const char *what,
               int *value, struct err *err)
{
    *value = vocab_find(vocab, text);
    if (*value < 0)
        return err_set(err, ERR_INPUT, _("%s “%s” is not known: use one of %s"), what, text,
                       vocab_choices(vocab, cli->lang, cli->arena));
    return true;
}

bool read_name(struct cli *cli, const char *text, const char *what, char **name, struct err *err)
{
    return text_accept(cli->arena, text, strlen(text), NAME_MAX_CHARS, what, name, NULL, err);
}
