/* Times: an amount (reader_amount.c), what leads it and what follows it; and what looks like one and is none: scores, angles, metres, clocks, fractions, the names of drills. */
#include "config.h"

#include "domain/reader_time.h"

#include "base/limits.h"
#include "base/text.h"

#define BARE_MAX 120        /* a number without a unit is minutes only up to it */
#define GLUED_LEAST 5       /* 默写卷15 may be minutes, 口算2 is none */
#define FEN_SCORE_FROM 100  /* 100分 is a score, 40分 is not */
#define FEN_BRACKET_FROM 50 /* and in brackets a lower one is */
#define FEN_UNSURE_FROM 60  /* from here it could be either */
#define METRES_FROM 100
#define LIST_GAP 2 /* between the numbers of a list: 1 3 5 */

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

/* ……，合计20分 behind what is set: minutes, where 共50分 is a score. */
static bool sums_items(const struct reader *reader, const struct amount *amount,
                       const struct time_field *time, size_t end)
{
    size_t from = time->from;

    return amount->unit == UNIT_FEN && amount->minutes < FEN_BRACKET_FROM &&
           token_has(reader, from, CLASS(SUM)) && token_has(reader, from, CLASS(TOTAL)) &&
           from > 0 && !token_content(reader, from - 1) && !token_is(reader, from - 1, '(') &&
           (amount->to >= end || token_parts(reader, amount->to));
}

/* 80分以下, 得90分, （100分）, 每空2分, 1分=60秒: points, not minutes. */
static bool is_score(const struct reader *reader, size_t i, const struct amount *amount,
                     const struct time_field *time, size_t end)
{
    bool bracket = i > 0 && token_is(reader, i - 1, '(');

    if (amount->unit != UNIT_FEN || sums_items(reader, amount, time, end))
        return false;
    if (time->total || time->per || amount->minutes >= FEN_SCORE_FROM ||
        (i > 0 && token_has(reader, i - 1, CLASS(SCORE) | CLASS(TOTAL) | CLASS(PER))) ||
        (i > 0 && token_has(reader, i - 1, CLASS(EVENT)) &&
         amount->minutes >= FEN_BRACKET_FROM) || /* 小测82分 */
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
           (before->type == T_WORD && token_has(reader, i - 1, CLASS(NUM) | CLASS(HALF)) &&
            !(i > 1 && token_at(reader, i)->type == T_NUMBER && /* 卷一60分钟 */
              token_has(reader, i - 2, CLASS(PAPER))));
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

/* 30分钟以上, and nothing of which it is said */
static bool is_least(const struct reader *reader, size_t i, size_t end)
{
    return token_text_is(reader, i, "以上") && i < end &&
           (i + 1 >= end || !token_content(reader, i + 1));
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
    /* 课上写了20分钟: it is done */
    if (verb > 1 && verb < time->from && token_text_is(reader, time->from - 1, "了") &&
        has_work(reader, verb - 1, verb) &&
        (token_has(reader, verb - 2, CLASS(PLACE)) || token_text_is(reader, verb - 2, "已经")))
        return true;
    if (time->from != i || time->to >= end || time->each || is_least(reader, time->to, end))
        return false;
    if ((token_char(reader, time->to, 0x00D7) || token_char(reader, time->to, '*') ||
         token_char(reader, time->to, 'x')) &&
        token_at(reader, time->to + 1)->type == T_NUMBER)
        return true; /* 1分钟×3组 */
    return token_has(reader, time->to, CLASS(DRILL)) ||
           (token_has(reader, time->to, CLASS(SPORT)) && time->minutes <= 2);
}

static void apply_count(const struct reader *reader, struct time_field *time)
{
    size_t per = find_per(reader, time->from, time->to);
    int count = find_count(reader, per, time->from, time->to);

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
    static const char measures[] = "页篇张课首题遍章套道个";
    char measure[5] = "";
    int count;

    if (i == 0 || !token_has(reader, i, CLASS(NUM)) || token_at(reader, i)->value != 1 ||
        !(token_is(reader, i - 1, '(') || token_is(reader, i - 1, ',')))
        return false;
    text_encode(token_at(reader, i + 1)->c, measure);
    if (!strstr(measures, measure) ||
        token_at(reader, i + 1)->end - token_at(reader, i)->end != 3 ||
        !parse_time(reader, skip_space(reader, i + 2, end), end, time) || time->per || time->named)
        return false;
    time->from = i;
    time->per = true;
    count = find_count(reader, i, i, time->to);
    time->unsure = time->unsure || count == 0;
    if (count > 0 && time->minutes * count <= MINUTES_MAX)
        time->minutes *= count;
    return true;
}

/* 两遍, ×3组 behind a time */
static bool is_repeated(const struct reader *reader, size_t i, size_t end)
{
    static const char measures[] = "遍次组轮";
    char measure[5] = "";
    int number;
    size_t from = token_char(reader, i, 0x00D7) || token_is(reader, i, '*') ? i + 1 : i;
    size_t next = parse_number(reader, from, end, &number);

    if (next == from || next >= end || number < 2)
        return false;
    text_encode(token_at(reader, next)->c, measure);
    return token_at(reader, next)->type == T_WORD && strstr(measures, measure);
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
    size_t word = i > 1 && token_at(reader, i - 1)->type == T_SPACE ? i - 1 : i;
    if (token_has(reader, i, CLASS(TOTAL)) && token_char(reader, i, 0x5168) && word > 0 &&
        token_content(reader, word - 1))
        return false;
    number = read_leads(reader, i, end, time);
    if (number == i && is_numbered(reader, i))
        return false;
    if (!read_amounts(reader, number, end, &amount) || amount.minutes < 1 ||
        is_score(reader, number, &amount, time, end) || is_measure(reader, number, &amount, end))
        return false;
    time->minutes = amount.minutes;
    time->to = amount.to;
    /* P12-15分钟: pages up to 15, or 15 minutes */
    time->unsure =
        (amount.unit == UNIT_FEN && amount.minutes >= FEN_UNSURE_FROM) ||
        sums_items(reader, &amount, time, end) ||
        (amount.unit == UNIT_FEN && i > 0 && token_char(reader, i - 1, 0x9898)) || /* 第15题10分 */
        (i > 1 && token_is(reader, i - 1, '-') && token_at(reader, i - 2)->type == T_NUMBER);
    /* 听力10分钟两遍: of one of them, or of both */
    time->unsure = time->unsure || is_repeated(reader, time->to, end);
    if (word > 0 && token_char(reader, word - 1, 0x5404) && !time->per) { /* 各 */
        int count = count_before(reader, word - 1);
        time->unsure = true; /* 15、16（各40分钟）: how many there are is not told */
        time->minutes *= count > 0 && time->minutes * count <= MINUTES_MAX ? count : 1;
        time->from = count > 0 ? word - 1 : time->from;
    }
    time->named = names_drill(reader, number, end, time);
    time->to = time->named ? time->to : read_tails(reader, time->from, time->to, end);
    time->to += is_least(reader, time->to, end) ? 1 : 0;
    if (time->to + 1 < end && token_is(reader, time->to, '/') &&
        (token_char(reader, time->to + 1, 0x5929) || token_char(reader, time->to + 1, 0x65E5) ||
         token_char(reader, time->to + 1, 0x665A))) { /* 20分钟/天 */
        time->each = true;
        time->to += 2;
    }
    if (time->per)
        apply_count(reader, time);
    return true;
}

bool says_in_order(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);

    if (!(token->classes & CLASS(LEAD)))
        return false;
    for (size_t at = token->start; at + 6 <= token->end; at += 3)
        if (strncmp(reader->message + at, "分别", 6) == 0)
            return true;
    return false;
}

/* 练习册, 同步练, 第, Unit: a number behind it is which one; behind 练习单, 口算卡 it need not be. */
static bool asks_number(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);
    const char *end = reader->message + token->end;

    if (i > 0 &&
        (token_at(reader, i - 1)->type == T_NUMBER || token_has(reader, i - 1, CLASS(NUM))))
        return false; /* 第3课 has its number */
    if (i > 1 && token_at(reader, i - 1)->type == T_WORD &&
        token_at(reader, i - 1)->end - token_at(reader, i - 1)->start == 3 &&
        (token_at(reader, i - 2)->type == T_NUMBER || token_has(reader, i - 2, CLASS(NUM))) &&
        !(i > 2 && token_char(reader, i - 3, 0x7B2C))) /* 第3课作业本 20 */
        return false;                                  /* 三道题, 400字作文 are counted */
    if (token->classes & CLASS(NUMBERING))
        return true;
    if (!(token->classes & CLASS(PAPER)) || token->end - token->start < 3)
        return false;
    return strncmp(end - 3, "单", 3) != 0 && strncmp(end - 3, "卡", 3) != 0 &&
           strncmp(end - 3, "纸", 3) != 0 && strncmp(end - 3, "题", 3) != 0 &&
           strncmp(end - 3, "页", 3) != 0;
}

bool parse_bare(const struct reader *reader, size_t first, size_t i, size_t end, bool glued,
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
    if (before == i && !token_is(reader, i - 1, ')')) {
        /* glued to what it numbers; 约15, 预计15 */
        *time =
            (struct time_field){.from = i - 1, .to = i + 1, .minutes = token->value, .bare = true};
        if (token_has(reader, i - 1, CLASS(LEAD) | CLASS(TOTAL)))
            return true;
        time->from = i;
        time->unsure = true;
        return glued && token->value >= GLUED_LEAST && token_at(reader, i - 1)->type == T_WORD &&
               !token_char(reader, i - 1, 0x7B2C); /* 第 */
    }
    if (before > first) {
        const struct token *word = token_at(reader, before - 1);
        /* P51 1 2 3: exercises in their order */
        int gap = token->value - word->value;
        if (word->type == T_NUMBER && before > first + 1 &&
            (token_at(reader, before - 2)->type == T_SPACE || token_is(reader, before - 2, ',')) &&
            gap > 0 && gap <= LIST_GAP)
            return false;
        numbered = word->rule == READER_TEXT && /* no mark: +B 25 */
                   !token_is(reader, before, ',') && asks_number(reader, before - 1);
        unsure = (word->classes & CLASS(PAPER)) != 0 &&
                 !(before > first + 1 && token_at(reader, before - 2)->type == T_NUMBER);
    }
    *time = (struct time_field){
        .from = i, .to = i + 1, .minutes = token->value, .bare = true, .unsure = unsure};
    return !numbered || reader->table;
}
