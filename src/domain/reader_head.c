/* The beginnings of parts: a subject with its number, bracket and colon. */
#include "config.h"

#include "domain/reader_head.h"

/* ---- heads ---- */

static uint32_t bracket_close(uint32_t c)
{
    switch (c) {
    case 0x3010: /* 【】 */
    case 0x3016:
    case 0x300C:
    case 0x201C:
        return c + 1;
    case '[':
        return ']';
    case '<':
        return '>';
    case '(':
        return ')';
    default:
        return 0;
    }
}

/* （20分钟） behind the subject: a group of fields before the colon or the end of the line. */
static size_t read_head_bracket(const struct reader *reader, size_t i, size_t end,
                                struct head *head)
{
    size_t close = i + 1, after;

    if (i >= end ||
        !(token_is(reader, i, '(') || token_is(reader, i, '[') || token_is(reader, i, 0x3010)))
        return i;
    while (close < end && close < i + 16 &&
           token_at(reader, close)->c != bracket_close(token_at(reader, i)->c))
        close++;
    after = skip_space(reader, close + 1, end);
    if (close >= end || close == i + 16 ||
        !(after >= end || token_is(reader, after, ':') ||
          token_at(reader, after)->type == T_LINE)) {
        /* a time alone may also stand before the text */
        struct time_field time;
        if (close >= end || !parse_time(reader, i + 1, close, &time) || time.to != close)
            return i;
    }
    head->bracket_from = i + 1;
    head->bracket_to = close;
    return close + 1;
}

#define TIME_TOKENS 60 /* behind 数学25, in which a time says that 25 is none */

/* Whether a time stands behind i before the next subject or the sentence's end. */
static bool timed_later(const struct reader *reader, size_t i, size_t end)
{
    for (size_t at = i; at < end && at < i + TIME_TOKENS && !token_is(reader, at, ';') &&
                        !token_is(reader, at, 0x3002) && !token_at(reader, at)->subject;
         at++)
        if (token_has(reader, at, CLASS(MINUTE) | CLASS(HOUR) | CLASS(QUARTER)))
            return true;
    return false;
}

/* 数学25 全品, 数学25分钟 全品: minutes glued to the name; the index behind them, or i. */
static size_t read_head_minutes(const struct reader *reader, size_t i, size_t end,
                                struct head *head)
{
    struct time_field time;
    bool unit = i > 0 && token_at(reader, i - 1)->subject && parse_time(reader, i, end, &time) &&
                time.from == i && !time.named && !time.per && !time.each;
    size_t to = unit ? time.to : i + 1;
    bool bracket = token_is(reader, to, '('); /* 语文20（抄词） */

    if (i == 0 || to >= end || !token_at(reader, i - 1)->subject ||
        !(bracket || token_at(reader, to)->type == T_SPACE || (unit && token_is(reader, to, ':'))))
        return i;
    if (!unit &&
        (token_at(reader, i)->type != T_NUMBER || token_at(reader, i)->value < HEAD_MINUTES_LEAST ||
         token_at(reader, i)->value > HEAD_MINUTES_MOST))
        return i;
    size_t next = skip_space(reader, bracket || token_is(reader, to, ':') ? to + 1 : to, end);
    if (next >= end || (!bracket && !unit && token_at(reader, next)->type == T_NUMBER) ||
        !token_content(reader, next) || (unit && token_at(reader, next)->subject) ||
        token_has(reader, next, CLASS(MINUTE) | CLASS(HOUR) | CLASS(FEN)) ||
        timed_later(reader, next, end)) /* 语文18（第2课时）抄写 10分钟 */
        return i;
    head->bracket_from = i;
    head->bracket_to = to;
    return to;
}

#define NONE_TOKENS 48 /* of what says that there is none */

/* Whether what stands behind a glued name goes on as the work. */
static bool ends_head(const struct reader *reader, size_t i, size_t end, struct head_place place,
                      bool strong, struct head *head)
{
    if (i >= end || token_at(reader, i)->type == T_LINE)
        return place.line_start || strong;
    if (token_at(reader, i)->type == T_SPACE || token_is(reader, i, '|') ||
        token_is(reader, i, '-'))
        return !place.colon || (strong && head->bracket_to > head->bracket_from);
    if (strong || token_at(reader, i)->type == T_SYMBOL)
        return true;
    size_t stop = i;
    while (stop < end && stop < i + NONE_TOKENS && !token_parts(reader, stop))
        stop++;
    if (!place.colon && says_none(reader, i, stop)) {
        head->glued = stop < end; /* 数学呢没有，英语听录音 */
        return true;
    }
    head->glued = true;
    return place.glue && !place.colon;
}

/* 1. 一、 before a subject; a bullet only where a line begins. */
static size_t head_number(const struct reader *reader, size_t i, size_t end, bool line_start)
{
    int value;
    size_t next = read_numbering(reader, i, end, true, 1, &value), gap;

    if (next == i && line_start && i < end && token_at(reader, i)->type == T_NUMBER) {
        /* 1 语文, the rows of a table */
        gap = skip_ornaments(reader, i + 1, end);
        return gap > i + 1 && token_at(reader, gap)->subject ? i + 1 : i;
    }
    return line_start || value > 0 ? next : i;
}

#define TEACHER_TOKENS 5

/* 王老师 before the sign that closes; where that stands, or i. */
static size_t skip_teacher(const struct reader *reader, size_t i, size_t end, uint32_t close)
{
    for (size_t at = i; at < end && at < i + TEACHER_TOKENS; at++)
        if (token_char(reader, at, close))
            return at > i && token_text_is(reader, at - 1, "老师") ? at : i;
    return i;
}

/* 数学（王老师）30分钟： as a bracket of its time; the index behind it, or i. */
static size_t read_teacher_time(const struct reader *reader, size_t i, size_t end,
                                struct head *head)
{
    struct time_field time;
    size_t at = token_is(reader, i, '(') ? skip_teacher(reader, i + 1, end, ')') + 1 : 0;

    if (at <= i + 2 || !parse_time(reader, at, end, &time) || !token_is(reader, time.to, ':') ||
        time.to >= end)
        return i;
    head->bracket_from = at;
    head->bracket_to = time.to;
    return time.to;
}

/* What may follow the name: 作业, a bracket of fields, the sign that closes one around it. Returns the index
 * behind, *strong: it is a head without a colon too; 0 where it is none. */
static size_t head_tail(const struct reader *reader, size_t i, size_t end, uint32_t close,
                        struct head *head, bool *homework, bool *strong)
{
    i = skip_homework_words(reader, i, end, homework);
    *strong = false;
    if (close != 0) {
        i = read_head_bracket(reader, i, end, head);
        i = skip_teacher(reader, i, end, close);
        if (i >= end || !token_char(reader, i, close))
            return 0;
        i++;
        *strong = true;
    }
    i = read_teacher_time(reader, i, end, head);
    i = head->bracket_to > head->bracket_from ? i : read_head_bracket(reader, i, end, head);
    i = head->bracket_to == head->bracket_from ? read_head_minutes(reader, i, end, head) : i;
    *strong = *strong || head->bracket_to > head->bracket_from;
    return i;
}

/* 今天数学练习册P45: the clause sets something; 今天数学课讲了…: it does not. */
static bool goes_on_as_work(const struct reader *reader, size_t i, size_t end)
{
    size_t stop = i;

    while (stop < end && !token_parts(reader, stop))
        stop++;
    return i > 0 && !token_char(reader, i - 1, 0x8BFE) && has_work(reader, i, stop);
}

bool read_head(const struct reader *reader, size_t i, size_t end, struct head_place place,
               struct head *head)
{
    bool abbreviated = false, homework, strong, dated;
    const size_t begin = i;
    size_t name, colon;
    uint32_t close;

    *head = (struct head){0};
    head->number_from = skip_ornaments(reader, i, end);
    head->number_to = head_number(reader, head->number_from, end, place.line_start);
    place.colon = place.colon && head->number_to == head->number_from;
    i = skip_ornaments(reader, head->number_to, end);
    close = i < end ? bracket_close(token_at(reader, i)->c) : 0;
    i = close != 0 ? skip_ornaments(reader, i + 1, end) : i;
    i = skip_forwarded(reader, skip_fillers(reader, i, end), end);
    name = skip_day_words(reader, i, end);
    dated = name > i;
    i = head_name(reader, name, end, head, &abbreviated);
    if (i == name)
        return false;
    i = head_tail(reader, i, end, close, head, &homework, &strong);
    if (i == 0 || (abbreviated && homework && head->count == 1))
        return false;
    head->to = i;
    colon = skip_space(reader, skip_count(reader, i, end), end);
    for (size_t k = colon;
         k < end && (token_at(reader, k)->type == T_SYMBOL || token_at(reader, k)->type == T_SPACE);
         k++)
        colon = token_is(reader, k + 1, ':') ? k + 1 : colon; /* 语文📖： */
    if (colon < end &&
        (token_is(reader, colon, ':') || (head->unknown && token_is(reader, colon, '|')))) {
        head->to = colon + 1;
        return true;
    }
    if (token_is(reader, colon, '-') && token_is(reader, colon + 1, '-') && colon + 1 < end) {
        head->to = colon + 2; /* 语——抄写 */
        return true;
    }
    if (homework && head->count == 1 && (colon = asked_colon(reader, i, end)) < end) {
        head->to = colon + 1; /* 今天的语文作业请认真完成： */
        return true;
    }
    if (!place.colon && head->count == 1 && place.line_start && i > name &&
        is_told(reader, name, i)) {
        head->to = i; /* 数学老师说… */
        return true;
    }
    if (homework && token_char(reader, i, 0x5C31) && token_char(reader, i + 1, 0x662F))
        i++; /* 语文作业就是抄写… */
    if ((homework || (dated && head->count == 1 && !abbreviated)) &&
        (token_char(reader, i, 0x662F) || token_text_is(reader, i, "改成") ||
         token_text_is(reader, i, "改成了") || token_text_is(reader, i, "改为"))) {
        head->to = i + 1; /* 语文作业是抄写… */
        return true;
    }
    /* ▪其他 带倡议书 */
    bool listed = head->affairs && name > begin && token_at(reader, i)->type == T_SPACE;
    if (head->count > 1 || (head->affairs && (i >= end || (listed && !place.colon))))
        return true;
    if (!abbreviated && !dated && !place.colon && token_is(reader, i, ',') && i < end) {
        head->to = i + 1; /* 数学，练习卷一张，四十分钟, as it is spoken */
        return true;
    }
    if (abbreviated && place.abbreviated && head->count == 1 &&
        (token_at(reader, i)->type == T_SPACE || token_at(reader, i)->type == T_SYMBOL)) {
        head->to = i + 1;
        return true; /* 语 生字一课, 数▲课时练 */
    }
    if (abbreviated && place.dashed && head->count == 1 && token_is(reader, i, '-') && i < end) {
        head->to = i + 1;
        return head->dashed = true;
    }
    if (!strong &&
        (abbreviated || (dated && !homework && !(place.glue && goes_on_as_work(reader, i, end)))))
        return false;
    return ends_head(reader, i, end, place, strong || (homework && i >= end), head);
}
