/* Where clauses, and what stands before them, end (contract, 5.1 and 5.3). */
#include "config.h"

#include "domain/reader_head.h"

#define BRACKET_MAX_TOKENS 80 /* signs inside a bracket part nothing; a longer one is none */
#define TITLE_TOKENS 12
#define SIGNS_FROM 0x2757 /* ❗ and emoji; lower signs may number or bullet */
#define NONE_TOKENS 24    /* what says that there is none is no longer */

/* Where the sign that closes a bracket stands; i where it is not near. */
static size_t bracket_end(const struct reader *reader, size_t i, size_t end)
{
    size_t stop = i + BRACKET_MAX_TOKENS < end ? i + BRACKET_MAX_TOKENS : end;

    if (!token_is(reader, i, '(') || token_at(reader, i)->quoted)
        return i;
    for (size_t k = i + 1; k < stop; k++)
        if (token_is(reader, k, ')'))
            return k;
    return i;
}

/* 然后, 另外, 还有: the list goes on, as it is spoken */
bool goes_on(const struct reader *reader, size_t i)
{
    return token_text_is(reader, i, "然后") || token_text_is(reader, i, "另外") ||
           token_text_is(reader, i, "还有") || token_text_is(reader, i, "接着") ||
           token_text_is(reader, i, "最后") || token_text_is(reader, i, "再就是");
}

/* A time has just ended before i, and other work follows: 抄写10分钟、朗读5分钟. */
static bool time_parts(const struct reader *reader, size_t i, size_t end)
{
    size_t next = i + 1;

    if (i == 0 ||
        !token_has(reader, i - 1,
                   CLASS(MINUTE) | CLASS(HOUR) | CLASS(FEN) | CLASS(QUARTER) | CLASS(TAIL)))
        return false;
    if (token_at(reader, i)->subject || goes_on(reader, i) || token_has(reader, i, CLASS(GREET)) ||
        (token_has(reader, i, CLASS(DAY)) && token_at(reader, i)->value > 0))
        return true; /* 抄写十分钟数学口算五分钟, as it is spoken */
    if (token_text_is(reader, i, "已经") || token_text_is(reader, i, "没有") ||
        token_text_is(reader, i, "其余") || token_text_is(reader, i, "其他"))
        return true; /* 补完十五分钟已经交的就没有作业 */
    if (token_is(reader, i, 0x300A))
        return true; /* 10分钟《口算本》P30 5分钟 */
    if (!(token_at(reader, i)->type == T_SPACE || token_is(reader, i, 0x3001) ||
          token_is(reader, i, '+') ||
          (token_is(reader, i, '/') && !token_char(reader, i + 1, 0x5929) && /* 20分钟/天 */
           !token_char(reader, i + 1, 0x65E5) && !token_char(reader, i + 1, 0x665A))))
        return false;
    struct time_field time;
    if (token_is(reader, i, 0x3001) && parse_time(reader, next, end, &time) && !time.named &&
        (time.to >= end || token_parts(reader, time.to) || token_is(reader, time.to, 0x3001)))
        return false; /* 分别是10分钟、5分钟 */
    next = skip_space(reader, next, end);
    if (token_has(reader, i - 1, CLASS(HOUR)) && parse_time(reader, next, end, &time))
        return false; /* 1小时 20分钟 */
    if (token_text_is(reader, next, "and") || token_text_is(reader, next, "then"))
        return true; /* read for 15 minutes and copy… */
    if (token_is(reader, next, '/') || token_is(reader, next, '+'))
        next = skip_space(reader, next + 1, end);
    while (next < end && token_at(reader, next)->c >= SIGNS_FROM &&
           token_at(reader, next)->type == T_SYMBOL)
        next++; /* 5分钟 ❗明天带报纸 */
    return next < end &&
           (token_content(reader, next) || token_at(reader, next)->quoted ||
            token_is(reader, next, '(') || token_char(reader, next, 0x2605)) &&
           !token_has(reader, next, CLASS(TAIL) | CLASS(LEAD) | CLASS(FEN)) &&
           !(token_at(reader, i - 1)->type == T_LATIN && token_at(reader, next)->type == T_LATIN &&
             !(token_has(reader, next, CLASS(NUMBERING)) && /* 10min Unit3… */
               token_at(reader, next)->end - token_at(reader, next)->start > 1));
}

/* （10分钟） has just ended: what follows is another item. */
static bool bracket_time_ends(const struct reader *reader, size_t i)
{
    struct time_field time;
    size_t open = i;

    /* （20分钟，不交）+《中考夺冠》 */
    while (token_is(reader, i, '+') && open > 0 && i - open < TITLE_TOKENS &&
           !token_is(reader, open, '('))
        open--;
    if (open < i && i > 1 && token_is(reader, i - 1, ')') && token_is(reader, open, '(') &&
        parse_time(reader, open + 1, i, &time) && token_is(reader, time.to, ','))
        return true;
    return i > 1 && token_is(reader, i - 1, ')') &&
           token_has(reader, i - 2, CLASS(MINUTE) | CLASS(HOUR) | CLASS(QUARTER) | CLASS(TAIL)) &&
           (token_content(reader, i) || token_is(reader, i, '+') || token_is(reader, i, 0x3001) ||
            token_at(reader, i)->type == T_SYMBOL ||
            (token_at(reader, i)->type == T_SPACE && token_content(reader, i + 1)));
}

/* A subject with a colon behind a space or comma begins a part as well. */
static bool head_follows(const struct reader *reader, size_t i, size_t end, struct head *head)
{
    const struct head_place place = {.colon = true};
    const struct token *token = token_at(reader, i);

    return (token->subject || token->type == T_WORD || token->type == T_NUMBER ||
            token->type == T_SYMBOL || token_is(reader, i, 0x3010)) &&
           !token->quoted && read_head(reader, i, end, place, head) && head->count > 0;
}

static bool is_day_word(const struct reader *reader, size_t i)
{
    return token_has(reader, i, CLASS(TODAY) | CLASS(DAY)) ||
           token_char(reader, i, 0x7684); /* 的 */
}

size_t skip_homework_is(const struct reader *reader, size_t i, size_t end)
{
    size_t begin = i;
    while (i < end && is_day_word(reader, i))
        i++;
    bool dated = i > begin;
    begin = i;
    if (i < end && token_at(reader, i)->subject)
        i++;
    if (dated && i > begin && token_char(reader, i, 0x662F) && i + 1 < end)
        return i + 1;                           /* 今天数学是… */
    i += token_char(reader, i, 0x7684) ? 1 : 0; /* 语文的作业是 */
    if (i + 1 >= end || !token_has(reader, i, CLASS(HOMEWORK)))
        return 0;
    i += token_char(reader, i + 1, 0x5C31) ? 2 : 1;              /* 就 */
    return token_char(reader, i, 0x662F) && i < end ? i + 1 : 0; /* 是 */
}

/* 今天讲了《春》语文作业就是背诵第一段, 课没讲完数学作业推迟到明天布置: behind talk something is said of homework. */
static bool homework_follows(const struct reader *reader, size_t i, size_t at, size_t end)
{
    struct head none;
    size_t stop = at, named = at;

    if (token_at(reader, at)->quoted || is_day_word(reader, at - 1) ||
        token_at(reader, at - 1)->subject || token_char(reader, at - 1, 0x9664) || /* 除 */
        (at > 1 && token_char(reader, at - 2, 0x9664)))
        return false;
    if (skip_homework_is(reader, at, end) > 0)
        return true;
    if (token_has(reader, at, CLASS(HOMEWORK)) && token_is(reader, at + 1, ':') &&
        !token_content(reader, at - 1))
        return true; /* 今天写得不错👍 作业：… */
    while (named < end && is_day_word(reader, named))
        named++;
    if (named >= end || !token_at(reader, named)->subject)
        return false;
    while (stop < end && stop - at < NONE_TOKENS && !token_parts(reader, stop))
        stop++;
    return none_subjects(reader, at, stop, &none) && !has_work(reader, i, at);
}

/* 明天带三角板祝大家晚上愉快, …15分钟@所有人 …: somebody is greeted or called behind what is set. */
static bool speaks_to(const struct reader *reader, size_t i, size_t at, size_t end)
{
    size_t stop = at;

    if (token_is(reader, at, '@'))
        return (!token_content(reader, at - 1) || token_has(reader, at - 1, CLASS(MINUTE))) &&
               skip_addressed(reader, at, end) > at;
    if (!token_has(reader, at, CLASS(GREET)) || !token_content(reader, at - 1))
        return false;
    for (; i < at; i++) /* 对妈妈说声谢谢, 做贺卡祝老师快乐 */
        if (token_char(reader, i, 0x8BF4) || token_char(reader, i, 0x5199) || /* 说, 写 */
            token_has(reader, i, CLASS(ART)))
            return false;
    while (stop < end && !token_parts(reader, stop))
        stop++;
    return is_greeting_words(reader, at, stop);
}

/* 今天作业不多 语文抄词…: talk of the homework as a whole, at a line's beginning, and a subject with its work. */
static bool ends_talk(const struct reader *reader, size_t i, size_t at, size_t end)
{
    bool homework = false;
    size_t stop = at + NONE_TOKENS < end ? at + NONE_TOKENS : end;

    if (!token_at(reader, at)->subject || at - i > TITLE_TOKENS ||
        (i > 0 && token_at(reader, i - 1)->type != T_LINE) || !has_work(reader, at + 1, stop))
        return false;
    for (; i < at; i++) {
        homework = homework || token_has(reader, i, CLASS(HOMEWORK));
        if (token_at(reader, i)->subject || token_at(reader, i)->type == T_NUMBER ||
            (has_work(reader, i, i + 1) && !token_has(reader, i, CLASS(POLITE))))
            return false;
    }
    return homework;
}

/* Whether a numbering at `at` opens an item, and is no number of the text: 1.口算2.练习册, no 第（2）题. */
static bool opens_item(const struct reader *reader, size_t at, size_t end, int expected)
{
    int value;

    if (read_numbering(reader, at, end, false, expected, &value) == at)
        return false;
    if (token_at(reader, at - 1)->type == T_SPACE || token_at(reader, at)->c >= 0x2460 ||
        token_at(reader, at + 1)->type == T_SYMBOL) /* 背《出塞》2️⃣练习册 */
        return true;
    if (value != expected)
        return false;
    if (token_is(reader, at - 1, ':'))
        return true;
    bool bracket = token_is(reader, at, '(') && token_at(reader, at + 1)->type == T_NUMBER &&
                   token_at(reader, at - 1)->type == T_WORD &&
                   !token_char(reader, at - 1, 0x7B2C) && /* 第 */
                   !token_char(reader, at - 1, 0x9898);   /* 题 */
    return expected > 1 && (bracket || token_is(reader, at - 1, ')') ||
                            (token_content(reader, at - 1) && token_is(reader, at + 1, '.')));
}

/* …明天带竖笛数学：…: a whole name and its colon, where the end of a line was lost. */
static bool names_next(const struct reader *reader, size_t i, size_t at, size_t end)
{
    const struct token *token = token_at(reader, at), *before = token_at(reader, at - 1);
    /* 亲子体育： begins a line */
    bool named = at <= i + 2 && (i == 0 || token_at(reader, i - 1)->type == T_LINE);

    return token->subject && !token->slip && !token->quoted && token->type == T_WORD &&
           token->end - token->start > 3 && token_is(reader, at + 1, ':') && at + 2 < end &&
           !named && !before->subject && !token_char(reader, at - 1, 0x7684) && /* 的 */
           (token_content(reader, at - 1) || before->type == T_SYMBOL ||
            token_is(reader, at - 1, ')') || token_is(reader, at - 1, 0x3011));
}

/* Whether a subject at `at` opens a part, or what stands before it was said of none or of no subject. */
static bool opens_part(const struct reader *reader, size_t i, size_t at, size_t end)
{
    bool gap = token_at(reader, at - 1)->type == T_SPACE;
    bool parted = gap || token_is(reader, at - 1, 0x3001); /* 语文20（…）、数学15（…） */
    struct head head;

    if (gap && at > i + 1 && token_at(reader, at)->subject && !token_at(reader, at)->quoted &&
        token_at(reader, at + 1)->type == T_SPACE && at + 2 < end &&
        has_work(reader, at + 2, at + NONE_TOKENS < end ? at + NONE_TOKENS : end))
        return true; /* 10分钟 家长报 语文 练习册14课 */
    if (names_next(reader, i, at, end) || (gap && ends_talk(reader, i, at, end)) ||
        homework_follows(reader, i, at, end) ||
        (parted && head_follows(reader, at, end, &head) &&
         (gap || head.bracket_to > head.bracket_from)))
        return true;
    return (gap || token_has(reader, at - 1, CLASS(HOMEWORK))) && token_at(reader, at)->subject &&
           at - i < NONE_TOKENS &&
           !(at == i + 2 && token_text_is(reader, i, "no")) && /* No English homework */
           says_none(reader, i, at);                           /* 数学 无 英语 单词听写 */
}

/* Whether a bracket at `at`, which closes at `close`, is another clause: 无（明天带导学案）, 【必做】P78 【选做】P79. */
static bool opens_bracket(const struct reader *reader, size_t i, size_t at, size_t close,
                          size_t end)
{
    const classes_t ends = CLASS(MINUTE) | CLASS(HOUR) | CLASS(TAIL);
    struct fields opened = {0};

    if (token_is(reader, at, '('))
        return close > at && at - i < TITLE_TOKENS && says_none(reader, i, at) &&
               !says_none(reader, at, close + 1);
    return token_is(reader, at, 0x3010) &&
           (token_at(reader, at - 1)->type == T_SPACE || token_has(reader, at - 1, ends)) &&
           read_opener(reader, at, end, true, false, &opened) > at;
}

/* Where the clause that begins at i ends. */
size_t clause_end(const struct reader *reader, size_t i, size_t end, int expected)
{
    for (size_t at = i; at < end; at++) {
        bool gap = at > i && token_at(reader, at - 1)->type == T_SPACE;
        if (at > i && opens_item(reader, at, end, expected))
            return at;
        if (token_parts(reader, at) && !token_at(reader, at)->quoted) {
            if ((token_is(reader, at, '?') || token_is(reader, at, '!')) && gap)
                continue; /* may be a mark */
            return at;
        }
        size_t close = bracket_end(reader, at, end);
        if (at > i && (time_parts(reader, at, end) || bracket_time_ends(reader, at) ||
                       speaks_to(reader, i, at, end) || opens_part(reader, i, at, end) ||
                       opens_bracket(reader, i, at, close, end)))
            return at;
        at = close;
    }
    return end;
}

/* The signs and spaces behind a clause; where the next begins. */
size_t skip_signs(const struct reader *reader, size_t i, size_t end)
{
    while (i < end && ((token_parts(reader, i) && !token_at(reader, i)->quoted) ||
                       token_at(reader, i)->type == T_SPACE || token_is(reader, i, 0x3001))) {
        if ((token_is(reader, i, '?') || token_is(reader, i, '!')) && i > 0 &&
            token_at(reader, i - 1)->type == T_SPACE)
            break;
        i++;
    }
    return i;
}

/* 二轮复习：数学…: a title before a subject; the index behind its colon, or i. */
size_t skip_title(const struct reader *reader, size_t i, size_t end, bool glue)
{
    struct head head;
    size_t at = i, after;

    while (at < end && at < i + TITLE_TOKENS &&
           (!token_parts(reader, at) || token_is(reader, at, '|')) && !token_is(reader, at, ':') &&
           !token_at(reader, at)->subject)
        at++;
    /* 今日口头小任务🌱语文：… */
    if (at > i + 1 && at < end && token_at(reader, at)->subject &&
        token_at(reader, at - 1)->type == T_SYMBOL &&
        read_head(reader, at, end, (struct head_place){.line_start = true, .colon = true}, &head))
        return at;
    if (at == i || at >= end || !token_is(reader, at, ':') || has_work(reader, i, at))
        return i;
    after = skip_space(reader, at + 1, end);
    const struct head_place place = {.line_start = true,
                                     .glue = glue && has_work(reader, after, end)};
    return after < end && read_head(reader, after, end, place, &head) ? at + 1 : i;
}

/* 🌟语文🌟: signs to the line's end */
size_t skip_ornament_end(struct reader *reader, size_t i, size_t end)
{
    for (size_t at = i; at < end; at++)
        if (token_content(reader, at) ||
            (token_at(reader, at)->type == T_PUNCT && !token_is(reader, at, '~')))
            return i;
    set_rule(reader, i, end, READER_SEPARATOR);
    return end;
}
