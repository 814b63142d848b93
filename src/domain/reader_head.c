/* The beginnings of parts: names of subjects, numbering, and “none”. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/text.h"

#define NONE_TOKENS 48 /* names and that there is none for them */

/* ---- numbering ---- */

static bool is_bullet(uint32_t c)
{
    return c == '-' || c == 0x00B7 || c == 0x2022 || c == 0x25CF || c == 0x25A0 || c == 0x25C6 ||
           c == 0x25B6 || c == 0x2192 || c == '*' || c == 0x25AA || c == 0x25CB || c == 0x25A1 ||
           c == 0x27A1 || c == 0x25B8 || c == 0x25BA || c == 0x2714 || c == 0x2705;
}

/* ①..⑳, ❶..❿ */
static int circled(uint32_t c)
{
    if (c >= 0x2460 && c <= 0x2473)
        return (int)(c - 0x2460) + 1;
    return c >= 0x2776 && c <= 0x277F ? (int)(c - 0x2776) + 1 : 0;
}

/* 1. 1、 1) (1) 1️⃣ 一、 at i; value is its number, the index behind it is returned, or i. */
static size_t read_number_sign(const struct reader *reader, size_t i, size_t end, int *value)
{
    bool bracket = token_is(reader, i, '(');
    size_t from = bracket ? i + 1 : i;
    size_t next = parse_number(reader, from, end, value);
    const struct token *sign = token_at(reader, next);

    if (next == from || next >= end || *value < 1 || *value > 99)
        return i;
    if (bracket)
        return sign->c == ')' ? next + 1 : i;
    if (sign->type == T_SYMBOL && (sign->c == 0xFE0F || sign->c == 0x20E3)) {
        while (next < end && token_at(reader, next)->type == T_SYMBOL)
            next++;
        return next;
    }
    if (sign->c != '.' && sign->c != 0x3001 && sign->c != ')' &&
        !(sign->c == ':' && token_at(reader, from)->type == T_NUMBER))
        return i;
    /* 一、二段, 第一、二章 */
    if (sign->c == 0x3001 &&
        ((token_has(reader, next + 1, CLASS(NUM)) && !token_char(reader, next + 1, 0x4E24) &&
          token_at(reader, next + 1)->value == *value + 1) ||
         (i > 0 && token_char(reader, i - 1, 0x7B2C))))
        return i;
    /* 3.2, 1、3题 */
    return token_at(reader, next + 1)->type == T_NUMBER &&
                   token_at(reader, next + 1)->value < 100 && sign->c != ')'
               ? i
               : next + 1;
}

size_t read_numbering(const struct reader *reader, size_t i, size_t end, bool line_start,
                      int expected, int *value)
{
    const struct token *token = token_at(reader, i);
    size_t next;

    *value = 0;
    if (i >= end || token->quoted)
        return i;
    if (circled(token->c) > 0) {
        if (circled(token_at(reader, i + 1)->c) > 0)
            return i; /* ①②③题 */
        for (size_t k = i + 1; k < i + 4 && (token_is(reader, k, '-') || token_is(reader, k, '~'));
             k++)
            if (circled(token_at(reader, k + 1)->c) > 0)
                return i; /* 注释①—⑤ */
        *value = circled(token->c);
        if (!line_start && *value != 1 && *value != expected)
            return i;
        return i + 1 < end && token_at(reader, i + 1)->c == 0xFE0F ? i + 2 : i + 1;
    }
    if (line_start && is_bullet(token->c) &&
        !(token->c == '-' && token_at(reader, i + 1)->type == T_NUMBER))
        return i + 1;
    next = read_number_sign(reader, i, end, value);
    if (next == i || line_start)
        return next;
    return *value == expected || (*value == 1 && expected <= 1) ? next : i;
}

/* ---- none ---- */

/* 听写词语（在校已完成）: whatever it was, it is done. */
static bool says_done_at_school(const struct reader *reader, size_t i, size_t end)
{
    bool place = false, already = false, done = false;

    for (; i < end; i++) {
        place = place || token_has(reader, i, CLASS(PLACE));
        already =
            already || (!token_at(reader, i)->quoted && token_char(reader, i, 0x5DF2)); /* 已 */
        if (token_has(reader, i, CLASS(LEFT) | CLASS(HOME)) ||
            (token_has(reader, i, CLASS(DONE)) && token_char(reader, i + 1, 0x7684))) /* 的 */
            return false;
        done = done || token_has(reader, i, CLASS(DONE)) ||
               (i > 0 && !token_at(reader, i)->quoted && token_char(reader, i - 1, 0x5DF2) &&
                token_has(reader, i, CLASS(WORK) | CLASS(WRITE)));
    }
    return place && already && done;
}

bool says_none(const struct reader *reader, size_t i, size_t end)
{
    if (says_done_at_school(reader, i, end))
        return true;
    bool neg = false, place = false, done = false, already = false, homework = false;

    if (i + 1 == end && token_is(reader, i, '/'))
        return true; /* 化学：/ */

    for (; i < end; i++) {
        const struct token *token = token_at(reader, i);
        if (token->type == T_SPACE || token->type == T_SYMBOL || token->type == T_PUNCT) {
            if (token->type == T_PUNCT && (token->quoted || token->c == '+' || token->c == '@'))
                return false;
            continue;
        }
        if (token->quoted || token->type == T_NUMBER)
            return false;
        if (token->classes & CLASS(NEG))
            neg = true;
        else if (token->classes & CLASS(DONE))
            done = true;
        else if (token->classes & CLASS(PLACE))
            place = true;
        else if (token->classes & (CLASS(HOMEWORK)))
            homework = true;
        else if (token->classes & CLASS(FILL))
            already = already || token->value != 0;
        else if (!(token->classes & (CLASS(DAY) | CLASS(TODAY) | CLASS(HOME))))
            return false;
    }
    return neg || (done && place) || (done && already && homework);
}

/* ---- heads ---- */

const struct subject *named_subject(const struct reader *reader, size_t i, bool *abbreviated)
{
    const struct token *token = token_at(reader, i);
    const struct subject *subject = token->subject;

    *abbreviated = false;
    if (token->quoted || (token->type != T_WORD && token->type != T_LATIN))
        return NULL;
    if (!subject && token->type == T_WORD && token->end - token->start == 3) {
        char text[5] = "";
        text_encode(token->c, text);
        subject = lexicon_short(reader->context->lexicon, text);
        *abbreviated = true;
    }
    /* 政治 of a junior school is 道德与法治 */
    if (subject && strcmp(subject->code, "politics") == 0 && reader->context->grade >= 1 &&
        reader->context->grade <= 9) {
        const struct subject *moral = subject_by_code(reader->context->subjects, "moral");
        subject = moral ? moral : subject;
    }
    return subject;
}

static size_t skip_ornaments(const struct reader *reader, size_t i, size_t end)
{
    while (i < end &&
           (token_at(reader, i)->type == T_SPACE ||
            (token_at(reader, i)->type == T_SYMBOL && circled(token_at(reader, i)->c) == 0) ||
            token_is(reader, i, '|') || token_is(reader, i, '#') || token_is(reader, i, '*') ||
            token_is(reader, i, 0x2022)))
        i++;
    return i;
}

static uint32_t bracket_close(uint32_t c)
{
    switch (c) {
    case 0x3010: /* 【】 */
    case 0x3016:
    case 0x300C:
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

/* 三年级, 初二, 三(2)班 */
static size_t skip_grade(const struct reader *reader, size_t i, size_t end)
{
    size_t class = parse_class(reader, i, end);
    uint32_t first = token_at(reader, i)->c;
    int number;
    size_t next;

    if (class > i)
        return class;
    if (token_text_is(reader, i, "一年级"))
        return i + 1;
    if ((first == 0x521D || first == 0x9AD8) && token_has(reader, i + 1, CLASS(NUM))) /* 初, 高 */
        return i + 2;
    next = parse_number(reader, i, end, &number);
    return next > i && next < end && token_text_is(reader, next, "年级") ? next + 1 : i;
}

/* 今天, 周末, 11月24日, 今日的, 三年级 before a subject */
static size_t skip_day_words(const struct reader *reader, size_t i, size_t end)
{
    size_t at;
    day_t day;
    bool weak;

    do {
        at = i;
        if (i < end && token_has(reader, i, CLASS(TODAY) | CLASS(DAY)))
            i++;
        else if (skip_grade(reader, i, end) > i)
            i = skip_grade(reader, i, end);
        else
            i = parse_day(reader, i, end, &day, &weak);
        if (i > at && i < end &&
            (token_char(reader, i, 0x7684) || token_text_is(reader, i, "只有"))) /* 的 */
            i++;
        i = i > at ? skip_space(reader, i, end) : i;
    } while (i > at);
    return i;
}

/* 嗯, 那个, 然后 before a subject, as it is spoken */
static size_t skip_fillers(const struct reader *reader, size_t i, size_t end)
{
    static const char *const fillers[] = {"嗯",   "呃",   "那个", "那么", "首先", "接下来", "下面",
                                          "然后", "另外", "还有", "接着", "最后", "再就是"};
    const size_t count = sizeof fillers / sizeof fillers[0];
    size_t k = 0;

    while (i < end && token_at(reader, i)->known && token_at(reader, i)->classes == 0 &&
           k < count) {
        for (k = 0; k < count && !token_text_is(reader, i, fillers[k]);)
            k++;
        i += k < count ? 1 : 0;
        if (k < count && token_is(reader, i, ','))
            i++;
    }
    return i;
}

/* 语 文 with spaces inside, before a colon */
static const struct subject *spaced_subject(const struct reader *reader, size_t i, size_t end,
                                            size_t *to)
{
    char name[64] = "";
    size_t length = 0, at = i;

    for (int words = 0; words < 4 && at < end && token_at(reader, at)->type == T_WORD; words++) {
        const struct token *token = token_at(reader, at);
        if (length + (token->end - token->start) >= sizeof name)
            return NULL;
        memcpy(name + length, reader->message + token->start, token->end - token->start);
        length += token->end - token->start;
        at = skip_space(reader, at + 1, end);
    }
    if (!token_is(reader, at, ':') || at >= end)
        return NULL;
    *to = at;
    return subject_exact(reader->context->subjects, name);
}

/* One subject, or several with 、 or nothing between them. */
static size_t read_subjects(const struct reader *reader, size_t i, size_t end, struct head *head,
                            bool *abbreviated, bool *spaced)
{
    const size_t most = sizeof head->subjects / sizeof head->subjects[0];
    size_t to = i;

    *abbreviated = *spaced = false;
    if (token_at(reader, i + 1)->type == T_SPACE) {
        const struct subject *subject = spaced_subject(reader, i, end, &to);
        if (subject) {
            head->subjects[head->count++] = subject;
            return to;
        }
    }
    while (i < end && head->count < most) {
        bool by_one = false;
        const struct subject *subject = named_subject(reader, i, &by_one);
        if (!subject || (by_one && head->count > 0 && !*abbreviated))
            break;
        *abbreviated = *abbreviated || by_one;
        head->subjects[head->count++] = subject;
        to = ++i;
        while (i < end && (token_is(reader, i, 0x3001) || token_is(reader, i, ',') ||
                           token_is(reader, i, '/') || token_is(reader, i, '+') ||
                           token_char(reader, i, 0x548C) || token_char(reader, i, 0x53CA) ||
                           token_char(reader, i, 0x4E0E) || token_at(reader, i)->type == T_SPACE)) {
            *spaced = *spaced || token_at(reader, i)->type == T_SPACE || token_is(reader, i, ',');
            i++;
        }
        if (token_is(reader, i, 0x3011) && token_is(reader, i + 1, 0x3010) &&
            token_at(reader, i + 2)->subject)
            i += 2; /* 【政治】【历史】无 */
    }
    return to;
}

/* 数学 11.24 1.口算: the day it is set on, before a space; the index behind it, or i. */
static size_t skip_today(const struct reader *reader, size_t i, size_t end)
{
    size_t at = skip_space(reader, i, end);
    struct ymd today = date_ymd(reader->context->assigned);

    return at + 3 < end && token_at(reader, at)->type == T_NUMBER &&
                   token_at(reader, at)->value == today.month && token_is(reader, at + 1, '.') &&
                   token_at(reader, at + 2)->type == T_NUMBER &&
                   token_at(reader, at + 2)->value == today.day &&
                   token_at(reader, at + 3)->type == T_SPACE
               ? at + 3
               : i;
}

/* 家庭作业, 老师, 11.24, 任务 behind the subject; the index behind them. */
static size_t skip_homework_words(const struct reader *reader, size_t i, size_t end, bool *homework)
{
    size_t at;
    day_t day;
    bool weak;

    *homework = false;
    do {
        at = i;
        if (token_at(reader, i)->type == T_SPACE && token_at(reader, i + 1)->type == T_LATIN &&
            token_has(reader, i + 1, CLASS(HOMEWORK)) && i + 1 < end) {
            *homework = true; /* English homework */
            i += 2;
        } else if (skip_today(reader, i, end) > i) {
            i = skip_today(reader, i, end);
        } else if (i < end && token_has(reader, i, CLASS(HOMEWORK))) {
            *homework = true;
            i++;
        } else if (i < end && token_has(reader, i, CLASS(HEADING)) &&
                   token_char(reader, i, 0x4F5C)) { /* 作业如下, 作业清单 */
            *homework = true;
            i++;
        } else if (i < end &&
                   (token_text_is(reader, i, "老师") || token_text_is(reader, i, "学科") ||
                    token_text_is(reader, i, "课") || token_text_is(reader, i, "任务") ||
                    token_text_is(reader, i, "科") || token_text_is(reader, i, "课代表") ||
                    (token_text_is(reader, i, "组") &&
                     (token_text_is(reader, i + 1, "通知") || token_is(reader, i + 1, ':'))))) {
            i = skip_said(reader, i + 1, end);
        } else if (i < end && *homework &&
                   (token_has(reader, i, CLASS(TODAY) | CLASS(HEADING)) ||
                    (token_text_is(reader, i, "还有") && token_is(reader, i + 1, ':')))) {
            i++;
        } else {
            size_t next = parse_day(reader, i, end, &day, &weak);
            if (next > i &&
                (token_is(reader, next, ':') || token_has(reader, next, CLASS(HOMEWORK)) ||
                 next >= end || token_is(reader, next, 0x3011)))
                i = next;
        }
    } while (i > at);
    return i;
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

/* Whether what stands behind a glued name goes on as the work. */
static bool ends_head(const struct reader *reader, size_t i, size_t end, struct head_place place,
                      bool strong, struct head *head)
{
    if (i >= end || token_at(reader, i)->type == T_LINE)
        return place.line_start || strong;
    if (token_at(reader, i)->type == T_SPACE || token_is(reader, i, '|') ||
        token_is(reader, i, '-'))
        return !place.colon;
    if (strong || token_at(reader, i)->type == T_SYMBOL)
        return true;
    if (!place.colon && says_none(reader, i, end))
        return true;
    head->glued = true;
    return place.glue && !place.colon;
}

/* Several names are a head where nothing is set, or a colon ends them; else the first is. */
static bool settle_several(const struct reader *reader, size_t *i, size_t first, size_t end,
                           bool spaced, struct head *head)
{
    size_t from = *i;
    bool homework;

    from = skip_homework_words(reader, from, end, &homework);
    while (from < end && (token_is(reader, from, ':') || token_at(reader, from)->type == T_SPACE))
        from++;
    size_t stop = from;
    while (stop < end && stop - *i < NONE_TOKENS && !token_parts(reader, stop))
        stop++;
    if (stop > *i && stop - *i < NONE_TOKENS && says_none(reader, *i, stop))
        return true;
    if (!spaced && token_is(reader, *i, ':'))
        return true;
    head->count = 1;
    head->unsure = true;
    *i = first;
    return true;
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

/* The name itself: subjects, a course that is none here, or 其他. The index behind it, or i. */
static size_t head_name(const struct reader *reader, size_t i, size_t end, struct head *head,
                        bool *abbreviated)
{
    bool spaced;
    size_t after;

    if (i < end && token_has(reader, i, CLASS(COURSE)) && !token_at(reader, i)->subject) {
        head->affairs = token_at(reader, i)->value == 1;
        head->unknown = !head->affairs;
        *abbreviated = true;
        return i + 1;
    }
    after = read_subjects(reader, i, end, head, abbreviated, &spaced);
    if (head->count > 1) {
        size_t names = after;
        settle_several(reader, &names, i + 1, end, spaced, head);
        after = head->count > 1 ? names : i + 1;
    }
    return head->count > 0 ? after : i;
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
        if (i >= end || !token_char(reader, i, close))
            return 0;
        i++;
        *strong = true;
    }
    i = read_head_bracket(reader, i, end, head);
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
    if (homework && (token_char(reader, i, 0x662F) || token_text_is(reader, i, "就是") ||
                     token_text_is(reader, i, "改成") || token_text_is(reader, i, "改成了") ||
                     token_text_is(reader, i, "改为"))) {
        head->to = i + 1; /* 语文作业是抄写… */
        return true;
    }
    if (head->count > 1 || (head->affairs && i >= end))
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
    if (!strong &&
        (abbreviated || (dated && !homework && !(place.glue && goes_on_as_work(reader, i, end)))))
        return false;
    return ends_head(reader, i, end, place, strong || (homework && i >= end), head);
}

bool none_subjects(const struct reader *reader, size_t i, size_t end, struct head *head)
{
    const size_t most = sizeof head->subjects / sizeof head->subjects[0];
    bool neg = false, homework = false;

    *head = (struct head){.to = end};
    for (; i < end; i++) {
        bool by_one;
        const struct subject *subject = token_at(reader, i)->subject;
        if (!token_content(reader, i))
            continue;
        if (subject && !token_at(reader, i)->quoted) {
            subject = named_subject(reader, i, &by_one);
            if (head->count < most)
                head->subjects[head->count++] = subject;
        } else if (token_has(reader, i, CLASS(NEG))) {
            neg = true;
        } else if (token_has(reader, i, CLASS(HOMEWORK))) {
            homework = true;
        } else if (!token_has(reader, i, CLASS(DAY) | CLASS(TODAY) | CLASS(FILL)) &&
                   !token_char(reader, i, 0x548C) && !token_char(reader, i, 0x4E0E)) {
            return false;
        }
    }
    return neg && homework && head->count > 0;
}
