/* The words of a quick line: marks, times and what parts them. A mark is a whole word; whatever is
 * glued to something else is text. */
#include "config.h"

#include "domain/quick_words.h"

#include <string.h>

#include "base/text.h"

/* A number this large is a mistake in any unit; counting further would overflow. */
#define NUMBER_MAX 999999
#define HOUR 60

size_t quick_space(const char *text)
{
    if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r')
        return 1;
    if (text_starts_with(text, "\u00a0"))
        return strlen("\u00a0");
    return text_starts_with(text, "\u3000") ? strlen("\u3000") : 0;
}

/* ---- times ---- */

/* Moves *text behind prefix if it begins with it. */
static bool skip(const char **text, const char *prefix)
{
    if (!text_starts_with(*text, prefix))
        return false;
    *text += strlen(prefix);
    return true;
}

/* The first of the words, longest first, that *text begins with is passed over. */
static bool skip_any(const char **text, const char *const *words)
{
    for (; *words; words++)
        if (skip(text, *words))
            return true;
    return false;
}

static bool read_number(const char **text, int *value)
{
    const char *digit = *text;
    int number = 0;

    for (; *digit >= '0' && *digit <= '9'; digit++)
        number = number <= NUMBER_MAX / 10 ? number * 10 + (*digit - '0') : NUMBER_MAX;
    if (digit == *text)
        return false;
    *text = digit;
    *value = number;
    return true;
}

static bool skip_minute_unit(const char **text)
{
    static const char *const units[] = {"分钟", "分",  "minutes", "minute",
                                        "mins", "min", "m",       NULL};
    return skip_any(text, units);
}

/* What may follow the hours: nothing, 半, or minutes with or without their unit. */
static bool read_after_hours(const char *text, int *minutes)
{
    int more = 0;

    if (*text == '\0')
        return true;
    if (strcmp(text, "半") == 0) {
        *minutes += HOUR / 2;
        return true;
    }
    if (!read_number(&text, &more) || more >= HOUR)
        return false;
    skip_minute_unit(&text);
    *minutes += more;
    return *text == '\0';
}

/* The hours before their unit, in minutes: 1, 1.5, 一, 两. */
static bool read_hours(const char **text, int *minutes)
{
    static const struct
    {
        const char *word;
        int hours;
    } numerals[] = {{"一", 1}, {"两", 2}, {"二", 2}, {"三", 3}};

    for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++) {
        if (skip(text, numerals[i].word)) {
            *minutes = numerals[i].hours * HOUR;
            return true;
        }
    }
    if (!read_number(text, minutes))
        return false;
    *minutes = *minutes <= NUMBER_MAX / HOUR ? *minutes * HOUR : NUMBER_MAX;
    if ((*text)[0] == '.' && (*text)[1] >= '0' && (*text)[1] <= '9') {
        *minutes += ((*text)[1] - '0') * (HOUR / 10);
        *text += 2;
    }
    return true;
}

/* A folded word that is a time with its unit: 15分, 15m, 半小时, 1小时, 1.5小时, 1h30. */
static bool read_time(const char *word, int *minutes)
{
    static const char *const hour_units[] = {"个小时", "小时", "hours", "hour", "h", NULL};
    const char *rest = word;

    if (strcmp(word, "半小时") == 0 || strcmp(word, "半个小时") == 0) {
        *minutes = HOUR / 2;
        return true;
    }
    if (read_number(&rest, minutes) && skip_minute_unit(&rest))
        return *rest == '\0';
    rest = word;
    if (!read_hours(&rest, minutes))
        return false;
    if (strcmp(rest, "个半小时") == 0) {
        *minutes += HOUR / 2;
        return true;
    }
    return skip_any(&rest, hour_units) && read_after_hours(rest, minutes);
}

static bool is_digits(const char *word, int *value)
{
    return read_number(&word, value) && *word == '\0';
}

/* ---- marks ---- */

static struct quick_word unknown(char *message)
{
    return (struct quick_word){.type = WORD_UNKNOWN, .message = message};
}

static struct quick_word read_due(const struct quick_context *context, const char *word,
                                  struct arena *arena)
{
    struct quick_word due = {.type = WORD_DUE};
    struct err err = {0};

    /* A teacher's tomorrow is the next day with lessons; no timetable says yet when the next lesson
     * of the subject is, so that it means the same. */
    if (strcmp(word, "明天") == 0 || strcmp(word, "tomorrow") == 0 || strcmp(word, "下节课") == 0) {
        due.due = calendar_next_school_day(context->calendar, context->assigned);
        return due;
    }
    if (!date_parse(word, context->assigned, true, &due.due, &err))
        return unknown(arena_strdup(arena, err.message));
    return due;
}

static struct quick_word read_vocab(const struct vocab *vocab, enum word_type type,
                                    const char *mark, const char *word,
                                    const struct quick_context *context, struct arena *arena)
{
    int value = vocab_find(vocab, word);
    if (value < 0) {
        return unknown(arena_printf(arena, _("%s%s is not known: use one of %s"), mark, word,
                                    vocab_choices(vocab, context->lang, arena)));
    }
    return (struct quick_word){.type = type, .value = value};
}

static struct quick_word read_place(const char *word, const struct quick_context *context,
                                    struct arena *arena)
{
    int place = vocab_find(&vocab_place, word);
    int spread = vocab_find(&vocab_spread, word);

    if (place >= 0)
        return (struct quick_word){.type = WORD_PLACE, .value = place};
    if (spread >= 0)
        return (struct quick_word){.type = WORD_SPREAD, .value = spread};
    return unknown(arena_printf(arena, _("~%s is not known: use one of %s, %s"), word,
                                vocab_choices(&vocab_place, context->lang, arena),
                                vocab_choices(&vocab_spread, context->lang, arena)));
}

/* The words that need no sign before them. */
static bool read_plain_mark(const struct quick_context *context, const char *word,
                            struct arena *arena, struct quick_word *mark)
{
    if (strcmp(word, "选做") == 0 || strcmp(word, "?") == 0 || strcmp(word, "?选做") == 0 ||
        strcmp(word, "?optional") == 0)
        *mark = (struct quick_word){.type = WORD_OPTIONAL};
    else if (strcmp(word, "!") == 0 || strcmp(word, "!设备") == 0 || strcmp(word, "!device") == 0)
        *mark = (struct quick_word){.type = WORD_DEVICE};
    else if (strcmp(word, "校内") == 0)
        *mark = (struct quick_word){.type = WORD_PLACE, .value = PLACE_SCHOOL};
    else if (strcmp(word, "每天") == 0)
        *mark = (struct quick_word){.type = WORD_SPREAD, .value = SPREAD_EACH};
    else if (strcmp(word, "明天") == 0 || strcmp(word, "下节课") == 0)
        *mark = read_due(context, word, arena);
    else
        return false;
    return true;
}

struct quick_word quick_word_read(const struct quick_context *context, const char *word,
                                  struct arena *arena)
{
    const char *folded = text_fold(arena, word);
    struct quick_word mark = {.type = WORD_TEXT};

    if (read_plain_mark(context, folded, arena, &mark))
        return mark;
    if (is_digits(folded, &mark.value)) {
        mark.type = WORD_DIGITS;
        return mark;
    }
    if (read_time(folded, &mark.value)) {
        mark.type = WORD_TIME;
        return mark;
    }
    if (folded[0] == '\0' || folded[1] == '\0')
        return mark; /* a sign alone says nothing: 3 + 5 */
    switch (folded[0]) {
    case '@':
        return read_due(context, folded + 1, arena);
    case '#':
        return read_vocab(&vocab_kind, WORD_KIND, "#", folded + 1, context, arena);
    case '+':
        return read_vocab(&vocab_tier, WORD_TIER, "+", folded + 1, context, arena);
    case '~':
        return read_place(folded + 1, context, arena);
    default:
        return mark;
    }
}

const char *quick_word_core(const char *word)
{
    return word + strspn(word, "\\");
}

enum kind quick_default_kind(const struct quick_context *context, const struct subject *subject,
                             const char *text)
{
    if (subject && subject->kind != KIND_WRITTEN)
        return subject->kind;
    return policy_guess_kind(context->policy, text, KIND_WRITTEN);
}
