/* Times: an amount with its unit, what leads it and what follows it; and what looks
 * like one and is none: scores, angles, metres, clocks, fractions, the names of drills. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/limits.h"
#include "base/text.h"

#define HOUR 60
#define QUARTER 15
#define HALF_HOUR 30
#define BARE_MAX 120        /* a number without a unit is minutes only up to it */
#define FEN_SCORE_FROM 100  /* 100分 is a score, 40分 is not */
#define FEN_BRACKET_FROM 50 /* and in brackets a lower one is */
#define FEN_UNSURE_FROM 60  /* from here it could be either */
#define METRES_FROM 100
#define LIST_GAP 2      /* between the numbers of a list: 1 3 5 */
#define COUNT_SEARCH 24 /* tokens in which the count of 每篇 is looked for */

enum unit
{
    UNIT_NONE,
    UNIT_MINUTE,
    UNIT_FEN,
    UNIT_METRE_OR_MINUTE, /* m */
    UNIT_PRIME,           /* 15' */
    UNIT_HOUR,
    UNIT_QUARTER,
};

struct amount
{
    size_t to;
    int minutes;
    enum unit unit;
};

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

/* Whether what stands at i ends a time: nothing that goes on as a word. */
static bool is_border(const struct reader *reader, size_t i, size_t end)
{
    return i >= end || !token_content(reader, i) ||
           token_has(reader, i,
                     CLASS(TAIL) | CLASS(HAND) | CLASS(DAY) | CLASS(OPTIONAL) | CLASS(PLACE) |
                         CLASS(STUDY) | CLASS(WEEKDAY) | CLASS(WEEKREF));
}

static bool is_sign(const struct reader *reader, size_t i)
{
    uint32_t c = token_at(reader, i)->c;

    return c == '+' || c == '-' || c == 0x00D7 || c == 0x00F7 || c == '<' || c == '>';
}

/* 80分以下, 得90分, （100分）, 每空2分, 1分=60秒: points, not minutes. */
static bool is_score(const struct reader *reader, size_t i, const struct amount *amount,
                     const struct time_field *time, size_t end)
{
    bool bracket = i > 0 && token_is(reader, i - 1, '(');

    if (amount->unit != UNIT_FEN)
        return false;
    if (time->total || time->per || amount->minutes >= FEN_SCORE_FROM ||
        (i > 0 && token_has(reader, i - 1, CLASS(SCORE) | CLASS(TOTAL) | CLASS(PER))) ||
        (token_at(reader, i)->type != T_NUMBER && token_is(reader, amount->to, 0x3001)) ||
        (i > 0 && (token_is(reader, i - 1, '=') || token_is(reader, i - 1, 0x3001))))
        return true;
    if ((i > 0 && token_char(reader, i - 1, 0x89D2)) || /* 3角5分 */
        (is_sign(reader, amount->to) && token_at(reader, amount->to + 1)->type == T_NUMBER))
        return true;
    if (token_is(reader, amount->to, '=') || !is_border(reader, amount->to, end))
        return true;
    return bracket && time->from == i && amount->minutes >= FEN_BRACKET_FROM;
}

/* Angles and lengths: 30°15′, 800m. */
static bool is_measure(const struct reader *reader, size_t i, const struct amount *amount,
                       size_t end)
{
    if (amount->unit == UNIT_PRIME) {
        return (i > 0 && !token_parts(reader, i - 1) && token_at(reader, i - 1)->type != T_SPACE &&
                !token_is(reader, i - 1, '(') && !token_is(reader, i - 1, ')') &&
                !token_has(reader, i - 1, CLASS(LEAD) | CLASS(TOTAL))) ||
               (amount->to < end && !is_border(reader, amount->to, end)) ||
               token_is(reader, amount->to, '+');
    }
    return amount->unit == UNIT_METRE_OR_MINUTE &&
           (amount->minutes >= METRES_FROM || !is_border(reader, amount->to, end) ||
            (i > 0 && token_has(reader, i - 1, CLASS(SPORT))));
}

/* Glued to what numbers it: P20分钟, 第5分钟, 30°15, 3.15. */
static bool is_numbered(const struct reader *reader, size_t i)
{
    const struct token *before = i > 0 ? token_at(reader, i - 1) : NULL;

    if (!before || before->quoted)
        return false;
    return (before->type == T_LATIN && (before->classes & (CLASS(PAPER) | CLASS(NUMBERING))) &&
            !(before->classes & (CLASS(LEAD) | CLASS(TOTAL)))) ||
           ((before->c == 0x65F6 || before->c == 0x70B9) && i > 1 && /* 7时30分, 7点30分 */
            ((token_at(reader, i - 2)->type == T_NUMBER && token_at(reader, i - 2)->value < 24) ||
             token_has(reader, i - 2, CLASS(NUM)))) ||
           before->c == 0x7B2C /* 第 */ || before->c == 0x00B0 /* ° */ ||
           before->type == T_NUMBER ||
           (before->c == '.' && i > 1 && token_at(reader, i - 2)->type == T_NUMBER) ||
           (before->c == '+' && i > 1 && token_at(reader, i - 2)->type == T_NUMBER) ||
           /* 19:30, but P12：15分钟 */
           (before->c == ':' && i > 1 && token_at(reader, i - 2)->type == T_NUMBER &&
            !(i > 2 && token_at(reader, i - 3)->type == T_LATIN)) ||
           (before->type == T_WORD && token_has(reader, i - 1, CLASS(NUM) | CLASS(HALF)));
}

/* 约, 用时：, 共, 每天, 限时 before it; what they say goes to *time. Returns where the amount begins. */
static size_t read_leads(const struct reader *reader, size_t i, size_t end, struct time_field *time)
{
    const classes_t leads = CLASS(LEAD) | CLASS(TOTAL) | CLASS(EACH) | CLASS(PER) | CLASS(LIMIT);
    size_t at = i;

    while (at < end && !token_at(reader, at)->quoted) {
        const struct token *token = token_at(reader, at);
        if (token->classes & leads) {
            time->total = time->total || (token->classes & CLASS(TOTAL)) != 0;
            time->each = time->each || (token->classes & CLASS(EACH)) != 0;
            time->per = time->per || (token->classes & CLASS(PER)) != 0;
            time->limit = time->limit || (token->classes & CLASS(LIMIT)) != 0;
        } else if (at == i || !(token->type == T_SPACE || token->c == ':' || token->c == '<' ||
                                token->c == 0x2248 || token->c == 0x2264 || token->c == '=')) {
            break;
        }
        at++;
    }
    return at;
}

/* 20-30分钟, 半小时到一小时: the upper end. */
static bool read_range(const struct reader *reader, size_t i, size_t end, struct amount *amount)
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

/* 左右, 以内, 完成 behind it, as long as nothing of the work follows. */
static size_t read_tails(const struct reader *reader, size_t from, size_t i, size_t end)
{
    /* 20分钟内完成… at the beginning: its 完成 is no work either */
    bool leads = from == 0 || !token_content(reader, from - 1);

    while (i < end && token_has(reader, i, CLASS(TAIL)) &&
           (leads || !token_has(reader, i, CLASS(DONE)) || !token_content(reader, i + 1) ||
            i + 1 >= end))
        i++;
    return i;
}

/* 题 is counted as 道 too. */
static bool counts(const struct reader *reader, size_t i, uint32_t sign)
{
    return token_char(reader, i, sign) || (sign == 0x9898 && token_char(reader, i, 0x9053)) ||
           (sign == 0x9053 && token_char(reader, i, 0x9898));
}

/* How often 每篇 counts: 3篇 before it, 共4组 behind it; 0 where nothing says. */
static int find_count(const struct reader *reader, size_t per, size_t from, size_t to, size_t end)
{
    const struct token *measure = token_at(reader, per);
    uint32_t sign;
    size_t low = from > COUNT_SEARCH ? from - COUNT_SEARCH : 0;
    size_t high = to + COUNT_SEARCH < end ? to + COUNT_SEARCH : end;
    size_t length;
    int count = 0;

    /* the character behind 每 */
    sign = measure->end - measure->start > 3
               ? text_decode(reader->message + measure->start + 3, &length)
               : token_at(reader, per + 1)->c;
    for (size_t i = low; i + 1 < high; i++) {
        int number;
        size_t next;
        if ((i >= from && i < to) || (i > 0 && token_char(reader, i - 1, 0x7B2C)))
            continue;
        next = parse_number(reader, i, high, &number);
        if (next > i && sign == 0x9875 && i > 0 && token_text_is(reader, i - 1, "p")) { /* 页 */
            int last = number;
            if (token_is(reader, next, '-') || token_is(reader, next, '~'))
                (void)parse_number(reader, next + 1, high, &last);
            count = last >= number && last - number < 60 ? last - number + 1 : count;
            i = next;
        } else if (next > i && sign == 0x5F20 && i > 0 && i < from && token_is(reader, next, '-') &&
                   token_has(reader, i - 1, CLASS(PAPER))) { /* 卷1-4，每张 */
            int last = number;
            (void)parse_number(reader, next + 1, high, &last);
            count = last > number && last - number < 60 ? last - number + 1 : count;
            i = next;
        } else if (next > i && counts(reader, next, sign) && number > 0 && number <= 60) {
            count = count == 0 || i < from ? number : count;
            i = next;
        }
    }
    return count;
}

static size_t find_per(const struct reader *reader, size_t from, size_t to)
{
    while (from < to && !token_has(reader, from, CLASS(PER)))
        from++;
    return from;
}

/* 1分钟跳绳, 3分钟演讲稿: the name of what is done. */
static bool names_drill(const struct reader *reader, size_t i, size_t end,
                        const struct time_field *time)
{
    size_t verb = time->from;

    /* 节约15分钟, 休息了10分钟 */
    while (verb > 0 && token_has(reader, verb - 1, CLASS(FILL) | CLASS(LEAD)))
        verb--;
    if (verb > 0 && token_has(reader, verb - 1, CLASS(SCORE)) &&
        token_at(reader, verb - 1)->value == 1)
        return true;
    if (time->from != i || time->to >= end || time->each)
        return false;
    if ((token_char(reader, time->to, 0x00D7) || token_char(reader, time->to, '*') ||
         token_char(reader, time->to, 'x')) &&
        token_at(reader, time->to + 1)->type == T_NUMBER)
        return true; /* 1分钟×3组 */
    return token_has(reader, time->to, CLASS(DRILL)) ||
           (token_has(reader, time->to, CLASS(SPORT)) && time->minutes <= 2);
}

static void apply_count(const struct reader *reader, size_t end, struct time_field *time)
{
    size_t per = find_per(reader, time->from, time->to);
    int count = find_count(reader, per, time->from, time->to, end);

    if (count == 0) {
        time->unsure = token_at(reader, per)->value == 0;
        return;
    }
    if (time->minutes * count <= MINUTES_MAX)
        time->minutes *= count;
}

/* （一页约6分钟）: each of as many as are counted elsewhere. */
static bool parse_single(const struct reader *reader, size_t i, size_t end, struct time_field *time)
{
    static const char measures[] = "页篇张课首题遍章套";
    char measure[5] = "";
    int count;

    if (i == 0 || !token_has(reader, i, CLASS(NUM)) || token_at(reader, i)->value != 1 ||
        !(token_is(reader, i - 1, '(') || token_is(reader, i - 1, ',')))
        return false;
    text_encode(token_at(reader, i + 1)->c, measure);
    if (!strstr(measures, measure) ||
        token_at(reader, i + 1)->end - token_at(reader, i)->end != 3 ||
        !parse_time(reader, i + 2, end, time) || time->per || time->named)
        return false;
    time->from = i;
    time->per = true;
    count = find_count(reader, i, i, time->to, end);
    time->unsure = time->unsure || count == 0;
    if (count > 0 && time->minutes * count <= MINUTES_MAX)
        time->minutes *= count;
    return true;
}

bool parse_time(const struct reader *reader, size_t i, size_t end, struct time_field *time)
{
    struct amount amount;
    size_t number;

    if (parse_single(reader, i, end, time))
        return true;

    if (i >= end || token_at(reader, i)->quoted)
        return false;
    *time = (struct time_field){.from = i};
    /* P120全部 30分钟: of the work, not of the time */
    if (token_has(reader, i, CLASS(TOTAL)) && token_char(reader, i, 0x5168) && i > 0 &&
        token_content(reader, i - 1))
        return false;
    number = read_leads(reader, i, end, time);
    if (number == i && is_numbered(reader, i))
        return false;
    if (!read_range(reader, number, end, &amount) || amount.minutes < 1 ||
        is_score(reader, number, &amount, time, end) || is_measure(reader, number, &amount, end))
        return false;
    time->minutes = amount.minutes;
    time->to = amount.to;
    /* P12-15分钟: pages up to 15, or 15 minutes */
    time->unsure =
        (amount.unit == UNIT_FEN && amount.minutes >= FEN_UNSURE_FROM) ||
        (amount.unit == UNIT_FEN && i > 0 && token_char(reader, i - 1, 0x9898)) || /* 第15题10分 */
        (i > 1 && token_is(reader, i - 1, '-') && token_at(reader, i - 2)->type == T_NUMBER);
    /* 15、16（各40分钟）: how many there are is not told */
    time->unsure = time->unsure || (i > 0 && token_char(reader, i - 1, 0x5404));
    time->named = names_drill(reader, number, end, time);
    time->to = time->named ? time->to : read_tails(reader, time->from, time->to, end);
    if (time->to + 1 < end && token_is(reader, time->to, '/') &&
        (token_char(reader, time->to + 1, 0x5929) || token_char(reader, time->to + 1, 0x65E5) ||
         token_char(reader, time->to + 1, 0x665A))) { /* 20分钟/天 */
        time->each = true;
        time->to += 2;
    }
    if (time->per)
        apply_count(reader, end, time);
    return true;
}

/* 练习册, 同步练, 第, Unit: a number behind it is which one; behind 练习单, 口算卡 it need not be. */
static bool asks_number(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);
    const char *end = reader->message + token->end;

    if (i > 0 &&
        (token_at(reader, i - 1)->type == T_NUMBER || token_has(reader, i - 1, CLASS(NUM))))
        return false; /* 第3课 has its number */
    if (token->classes & CLASS(NUMBERING))
        return true;
    if (!(token->classes & CLASS(PAPER)) || token->end - token->start < 3)
        return false;
    return strncmp(end - 3, "单", 3) != 0 && strncmp(end - 3, "卡", 3) != 0 &&
           strncmp(end - 3, "纸", 3) != 0 && strncmp(end - 3, "题", 3) != 0 &&
           strncmp(end - 3, "页", 3) != 0;
}

bool parse_bare(const struct reader *reader, size_t first, size_t i, size_t end,
                struct time_field *time)
{
    const struct token *token = token_at(reader, i);
    size_t before = i;
    bool numbered = false, unsure = false;

    if (i >= end || token->type != T_NUMBER || token->value < 1 || token->value > BARE_MAX ||
        i <= first || token->quoted)
        return false;
    if (token_is(reader, i + 1, ',') && token_at(reader, i + 2)->type == T_NUMBER &&
        !token_has(reader, i + 3, CLASS(MINUTE) | CLASS(FEN) | CLASS(HOUR)) &&
        token_at(reader, i + 2)->value - token->value <= LIST_GAP &&
        token_at(reader, i + 2)->value > token->value)
        return false; /* P112 2,3,5 */
    while (before > first &&
           (token_at(reader, before - 1)->type == T_SPACE || token_is(reader, before - 1, ',')))
        before--;
    if (before == i) {
        /* glued to what it numbers; 约15, 预计15 */
        *time =
            (struct time_field){.from = i - 1, .to = i + 1, .minutes = token->value, .bare = true};
        return token_has(reader, i - 1, CLASS(LEAD) | CLASS(TOTAL));
    }
    if (before > first) {
        const struct token *word = token_at(reader, before - 1);
        /* P51 1 2 3: exercises in their order */
        int gap = token->value - word->value;
        if (word->type == T_NUMBER && before > first + 1 &&
            (token_at(reader, before - 2)->type == T_SPACE || token_is(reader, before - 2, ',')) &&
            gap > 0 && gap <= LIST_GAP)
            return false;
        numbered = !token_is(reader, before, ',') && asks_number(reader, before - 1);
        unsure = (word->classes & CLASS(PAPER)) != 0 &&
                 !(before > first + 1 && token_at(reader, before - 2)->type == T_NUMBER);
    }
    *time = (struct time_field){
        .from = i, .to = i + 1, .minutes = token->value, .bare = true, .unsure = unsure};
    return !numbered || reader->table;
}
