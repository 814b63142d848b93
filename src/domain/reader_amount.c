/* Amounts of time: a number with its unit, hours with minutes, halves and quarters, ranges; and how often one is
 * counted. */
#include "config.h"

#include "domain/reader_time.h"

#include "base/limits.h"
#include "base/text.h"

#define HOUR 60
#define QUARTER 15
#define HALF_HOUR 30
#define COUNT_MOST 20
#define PAGES_MOST 60
#define COUNT_SEARCH 24 /* tokens in which the count of 每篇 is looked for */

/* The unit at i; the index behind it, or i. *half: 个半小时. */
static size_t read_unit(const struct reader *reader, size_t i, size_t end, enum unit *unit,
                        int *more)
{
    const struct token *token = token_at(reader, i);

    *unit = UNIT_NONE;
    *more = 0;
    if (i >= end || token->quoted)
        return i;
    if (token->classes & CLASS(MINUTE)) {
        *unit = UNIT_MINUTE;
    } else if (token->classes & CLASS(FEN)) {
        *unit = token->c == 'm'          ? UNIT_METRE_OR_MINUTE
                : token->type == T_PUNCT ? UNIT_PRIME
                                         : UNIT_FEN;
    } else if (token->classes & CLASS(HOUR)) {
        *unit = UNIT_HOUR;
        *more = token->value;
    } else if (token->classes & CLASS(QUARTER)) {
        *unit = UNIT_QUARTER;
    }
    return *unit == UNIT_NONE ? i : i + 1;
}

/* What may follow hours: 半, or minutes with or without their unit. */
static void read_after_hours(const struct reader *reader, size_t end, struct amount *amount)
{
    size_t i = skip_space(reader, amount->to, end), next;
    enum unit unit;
    int minutes, more;

    if (token_has(reader, amount->to, CLASS(HALF)) && amount->to < end) {
        amount->minutes += HALF_HOUR;
        amount->to++;
        return;
    }
    next = parse_number(reader, i, end, &minutes);
    if (next == i || minutes >= HOUR)
        return;
    i = read_unit(reader, next, end, &unit, &more);
    if (unit == UNIT_MINUTE || unit == UNIT_FEN || unit == UNIT_METRE_OR_MINUTE) {
        amount->minutes += minutes;
        amount->to = i;
    } else if (amount->to == next - 1 && token_at(reader, next - 1)->type == T_NUMBER) {
        amount->minutes += minutes; /* 1h30 */
        amount->to = next;
    }
}

/* 半小时, 半个小时, 半个钟头 */
static bool read_half(const struct reader *reader, size_t i, size_t end, struct amount *amount)
{
    enum unit unit;
    int more;

    if (i >= end || !token_has(reader, i, CLASS(HALF)))
        return false;
    amount->to = read_unit(reader, i + 1, end, &unit, &more);
    amount->unit = unit;
    amount->minutes = HALF_HOUR;
    return unit == UNIT_HOUR && more == 0;
}

/* .5 behind a number: tenths, or 0. */
static size_t read_tenths(const struct reader *reader, size_t i, size_t end, int *tenths)
{
    *tenths = 0;
    if (i + 1 < end && token_is(reader, i, '.') && token_at(reader, i + 1)->type == T_NUMBER) {
        int value = token_at(reader, i + 1)->value;
        *tenths = value < 10 ? value : value / 10 % 10;
        return i + 2;
    }
    return i;
}

static bool read_amount(const struct reader *reader, size_t i, size_t end, struct amount *amount)
{
    int number, tenths, more;
    size_t next;

    *amount = (struct amount){.to = i};
    if (read_half(reader, i, end, amount))
        return true;
    next = parse_number(reader, i, end, &number);
    if (next == i || number > MINUTES_MAX)
        return false;
    next = read_tenths(reader, next, end, &tenths);
    if (token_char(reader, next, 0x6765) || token_char(reader, next, 0x591A)) /* 来, 多 */
        next++;
    if (token_at(reader, next)->type == T_SPACE && token_at(reader, next + 1)->type != T_PUNCT)
        next = skip_space(reader, next, end);
    amount->to = read_unit(reader, next, end, &amount->unit, &more);
    switch (amount->unit) {
    case UNIT_NONE:
        return false;
    case UNIT_HOUR:
        amount->minutes = number * HOUR + tenths * (HOUR / 10) + more;
        if (more == 0)
            read_after_hours(reader, end, amount);
        break;
    case UNIT_QUARTER:
        amount->minutes = number * QUARTER;
        break;
    default:
        amount->minutes = number;
        return tenths == 0;
    }
    return amount->minutes <= MINUTES_MAX;
}

bool read_amounts(const struct reader *reader, size_t i, size_t end, struct amount *amount)
{
    struct amount upper;
    int number = 0;
    size_t next = i;

    if (read_amount(reader, i, end, amount)) {
        next = amount->to;
    } else {
        next = parse_number(reader, i, end, &number);
        amount->unit = UNIT_NONE;
        if (next == i)
            return false;
    }
    if (next < end && (token_is(reader, next, '-') || token_is(reader, next, '~') ||
                       token_char(reader, next, 0x5230) || token_char(reader, next, 0x81F3))) {
        size_t from = next + 1;
        while (from < end && (token_is(reader, from, '-') || token_is(reader, from, '~')))
            from++;
        /* 复习单三—40分钟: two ways of writing numbers are no range */
        bool alike =
            amount->unit != UNIT_NONE || token_at(reader, i)->type == token_at(reader, from)->type;
        if (alike && read_amount(reader, from, end, &upper) && upper.unit != UNIT_PRIME)
            *amount = upper;
    }
    if (amount->unit == UNIT_NONE && next < end && token_is(reader, next, '+') &&
        read_amount(reader, next + 1, end, &upper) && upper.unit != UNIT_PRIME) {
        *amount = upper; /* 10+5分钟 */
        amount->minutes += number;
    }
    return amount->unit != UNIT_NONE;
}

/* ---- how often ---- */

/* 题 is counted as 道 too. */
static bool counts(const struct reader *reader, size_t i, uint32_t sign)
{
    return token_char(reader, i, sign) || (sign == 0x9898 && token_char(reader, i, 0x9053)) ||
           (sign == 0x9053 && token_char(reader, i, 0x9898));
}

#define PAGE 0x9875 /* 页 */

/* 46页到48页, 46-48页: how many pages; the index behind them, or i. */
static size_t read_pages(const struct reader *reader, size_t i, size_t end, int *count)
{
    int first, last;
    size_t next = parse_number(reader, i, end, &first), to;

    if (next == i)
        return i;
    next += token_char(reader, next, PAGE) ? 1 : 0;
    if (!(token_is(reader, next, '-') || token_is(reader, next, '~') ||
          token_char(reader, next, 0x5230) || token_char(reader, next, 0x81F3))) /* 到, 至 */
        return i;
    next += token_char(reader, next + 1, 0x7B2C) ? 2 : 1; /* 第 */
    to = parse_number(reader, next, end, &last);
    if (to == next || !token_char(reader, to, PAGE) || last < first || last - first >= PAGES_MOST)
        return i;
    *count = last - first + 1;
    return to + 1;
}

int find_count(const struct reader *reader, size_t per, size_t from, size_t to)
{
    const struct token *measure = token_at(reader, per);
    uint32_t sign;
    size_t low = from > COUNT_SEARCH ? from - COUNT_SEARCH : 0;
    size_t high = to;
    size_t length;
    bool parted = false;
    int count = 0;

    while (high < to + COUNT_SEARCH && high < reader->count &&
           token_at(reader, high)->type != T_LINE)
        high++; /* 每题3分钟，共5题: in another clause of the line */
    /* the character behind 每 */
    sign = measure->end - measure->start > 3
               ? text_decode(reader->message + measure->start + 3, &length)
               : token_at(reader, per + 1)->c;
    for (size_t i = low; i + 1 < high; i++) {
        int number;
        size_t next;
        parted = parted || (i >= to && (token_parts(reader, i) || token_is(reader, i, ')')));
        if (parted && !(token_has(reader, i - 1, CLASS(TOTAL))))
            continue;
        if (i >= from && i < to)
            continue;
        if (sign == PAGE && (next = read_pages(reader, i, high, &count)) > i) {
            i = next;
            continue;
        }
        if (i > 0 && token_char(reader, i - 1, 0x7B2C)) /* 第 */
            continue;
        next = parse_number(reader, i, high, &number);
        if (next > i && sign == PAGE && i > 0 && token_text_is(reader, i - 1, "p")) {
            int last = number;
            if (token_is(reader, next, '-') || token_is(reader, next, '~'))
                (void)parse_number(reader, next + 1, high, &last);
            count = last >= number && last - number < PAGES_MOST ? last - number + 1 : count;
            i = next;
        } else if (next > i && sign == 0x5F20 && i > 0 && i < from && token_is(reader, next, '-') &&
                   token_has(reader, i - 1, CLASS(PAPER))) { /* 卷1-4，每张 */
            int last = number;
            (void)parse_number(reader, next + 1, high, &last);
            count = last > number && last - number < PAGES_MOST ? last - number + 1 : count;
            i = next;
        } else if (next > i && counts(reader, next, sign) && number > 0 &&
                   number <= (sign == PAGE ? COUNT_MOST : PAGES_MOST)) { /* 46页 is a page */
            count = count == 0 || i < from ? number : count;
            i = next;
        }
    }
    return count;
}

size_t find_per(const struct reader *reader, size_t from, size_t to)
{
    while (from < to && !token_has(reader, from, CLASS(PER)))
        from++;
    return from;
}

int count_before(const struct reader *reader, size_t i)
{
    static const char measures[] = "篇张首道页课题段套章个份卷";
    size_t low = i > COUNT_SEARCH ? i - COUNT_SEARCH : 0;
    int count = 0;

    while (i-- > low && token_at(reader, i)->type != T_LINE) {
        char measure[5] = "";
        const struct token *number = i > 0 ? token_at(reader, i - 1) : token_at(reader, i);
        if (token_at(reader, i)->type != T_WORD ||
            !(number->type == T_NUMBER || (number->classes & CLASS(NUM))) ||
            (i > 1 && token_char(reader, i - 2, 0x7B2C)))
            continue;
        text_encode(token_at(reader, i)->c, measure);
        if (!strstr(measures, measure) || number->value < 2 || number->value > COUNT_MOST)
            continue;
        if (count > 0)
            return 0; /* which of them, is not said */
        count = number->value;
    }
    return count;
}
