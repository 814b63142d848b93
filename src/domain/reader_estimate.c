/* Minutes where none are written: by page, exercise or word of the same workbook, else
 * the median of subject and kind. The history is measured once, when it is prepared. */
#include "config.h"

#include "domain/reader_parts.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"

#define RATES_MAX 10   /* of a workbook, the newest */
#define MEDIAN_LEAST 3 /* items that make a median */
#define MEDIAN_MOST 30
#define SCOPES 3

enum measure
{
    MEASURE_NONE,
    MEASURE_PAGE,
    MEASURE_EXERCISE,
    MEASURE_WORD,
};

/* How much of what a text sets: 练习册P32-34 is three pages of 练习册. */
struct amount_set
{
    enum measure measure;
    int count;
    const char *book; /* what stands before the number; "" */
};

struct reader_history
{
    const struct reader_past *past;
    struct amount_set *sets;
    size_t count, measured;
    const struct reader_lexicon *lexicon;
    struct arena *arena;
};

/* 32-34: the first and last number; the index behind them, or i. */
static size_t read_span(const struct reader *reader, size_t i, int *count)
{
    int first, last;
    size_t next = parse_number(reader, i, reader->count, &first), after;

    if (next == i)
        return i;
    *count = 1;
    if (token_is(reader, next, '-') || token_is(reader, next, '~') ||
        token_char(reader, next, 0x81F3) || token_char(reader, next, 0x5230)) {
        size_t from = next + 1;
        if (token_text_is(reader, from, "p"))
            from++;
        after = parse_number(reader, from, reader->count, &last);
        if (after > from && last >= first) {
            *count = last - first + 1;
            return after;
        }
    }
    while (token_is(reader, next, 0x3001) &&
           parse_number(reader, next + 1, reader->count, &last) > next + 1) {
        next = parse_number(reader, next + 1, reader->count, &last);
        (*count)++;
    }
    return next;
}

static enum measure measure_of(const struct token *token)
{
    switch (token->c) {
    case 0x9875: /* 页 */
        return MEASURE_PAGE;
    case 0x9898: /* 题 */
    case 0x9053: /* 道 */
        return MEASURE_EXERCISE;
    case 0x8BCD: /* 词 */
    case 0x5B57: /* 字 */
        return MEASURE_WORD;
    default:
        return MEASURE_NONE;
    }
}

static struct amount_set measure(const struct reader *reader)
{
    struct amount_set set = {.book = ""};

    for (size_t i = 0; i < reader->count && set.measure == MEASURE_NONE; i++) {
        bool page = token_text_is(reader, i, "p") && token_at(reader, i + 1)->type == T_NUMBER;
        bool numbered = token_char(reader, i, 0x7B2C);
        size_t from = page || numbered ? i + 1 : i, to;
        int count = 0, number;
        to = read_span(reader, from, &count);
        if (to == from || token_at(reader, i)->quoted)
            continue;
        set.measure = page ? MEASURE_PAGE : measure_of(token_at(reader, to));
        if (!numbered && !page && count == 1) {
            /* 8题: the number is how many */
            (void)parse_number(reader, from, reader->count, &number);
            count = number;
        }
        set.count = count;
        set.book = set.measure == MEASURE_NONE ? "" : reader_slice(reader, 0, i);
    }
    return set;
}

static struct amount_set measure_text(struct arena *arena, const struct reader_lexicon *lexicon,
                                      const char *text)
{
    struct reader_context context = {.lexicon = lexicon};
    struct reader reader = {.context = &context, .message = text, .arena = arena};

    reader_lex(&reader);
    return measure(&reader);
}

struct reader_history *reader_history_new(struct arena *arena, const struct reader_lexicon *lexicon,
                                          const struct reader_past *past, size_t count)
{
    struct reader_history *history = ARENA_NEW(arena, struct reader_history);

    *history = (struct reader_history){.past = past,
                                       .count = count,
                                       .sets = ARENA_ARRAY(arena, count + 1, struct amount_set),
                                       .lexicon = lexicon,
                                       .arena = arena};
    return history;
}

bool reader_history_measure(struct reader_history *history, size_t most)
{
    for (; history->measured < history->count && most > 0; most--, history->measured++)
        history->sets[history->measured] =
            measure_text(history->arena, history->lexicon, history->past[history->measured].text);
    return history->measured < history->count;
}

static int compare_ints(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;

    return (x > y) - (x < y);
}

static int median(int *values, size_t count)
{
    qsort(values, count, sizeof *values, compare_ints);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2] + 1) / 2;
}

/* Tenths of a minute for each page, exercise or word of this book; 0: not known. */
static int book_rate(const struct reader_history *history, const struct subject *subject,
                     const struct amount_set *set, int scope)
{
    int rates[RATES_MAX];
    size_t count = 0;

    for (size_t i = 0; i < history->count && count < RATES_MAX; i++) {
        const struct amount_set *past = &history->sets[i];
        if (history->past[i].subject == subject && history->past[i].scope == scope &&
            past->measure == set->measure && past->count > 0 && history->past[i].minutes > 0 &&
            text_same_word(past->book, set->book))
            rates[count++] = history->past[i].minutes * 10 / past->count;
    }
    return count > 0 ? median(rates, count) : 0;
}

static int kind_median(const struct reader_history *history, const struct subject *subject,
                       enum kind kind, int scope)
{
    int minutes[MEDIAN_MOST];
    size_t count = 0;

    for (size_t i = 0; i < history->count && count < MEDIAN_MOST; i++)
        if (history->past[i].subject == subject && history->past[i].kind == kind &&
            history->past[i].scope == scope && history->past[i].minutes > 0)
            minutes[count++] = history->past[i].minutes;
    return count >= MEDIAN_LEAST ? median(minutes, count) : 0;
}

static char *rate_reason(struct arena *arena, const struct amount_set *set, int rate)
{
    const char *const forms[] = {
        [MEASURE_PAGE] = _("%s: lately %d min a page"),
        [MEASURE_EXERCISE] = _("%s: lately %d min an exercise"),
        [MEASURE_WORD] = _("%s: lately %d min a word"),
    };
    return arena_printf(arena, forms[set->measure],
                        set->book[0] != '\0' ? set->book : _("such work"),
                        rate < 10 ? 1 : (rate + 5) / 10);
}

bool estimate_minutes(const struct reader *reader, const struct subject *subject, enum kind kind,
                      const char *text, int *minutes, char **reason)
{
    const struct reader_context *context = reader->context;
    const struct reader_history *history = context->history;

    if (history && subject) {
        struct amount_set set = measure_text(reader->arena, context->lexicon, text);
        for (int scope = 0; scope < SCOPES; scope++) {
            int rate = set.measure != MEASURE_NONE ? book_rate(history, subject, &set, scope) : 0;
            if (rate > 0 && set.count < 1000) {
                int whole = (rate * set.count + 5) / 10;
                *minutes = whole < 1 ? 1 : whole;
                *reason = rate_reason(reader->arena, &set, rate);
                return true;
            }
        }
        for (int scope = 0; scope < SCOPES; scope++) {
            int usual = kind_median(history, subject, kind, scope);
            if (usual > 0) {
                *minutes = usual;
                *reason = arena_printf(reader->arena, _("%s of %s usually takes %d min"),
                                       vocab_name(&vocab_kind, (int)kind, context->lang),
                                       subject_name(subject, context->lang), usual);
                return true;
            }
        }
    }
    if (context->default_minutes > 0) {
        *minutes = context->default_minutes;
        *reason = arena_strdup(reader->arena, _("the school's usual time"));
        return true;
    }
    return false;
}
