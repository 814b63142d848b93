/* The names in a head: one subject or several, with the words of days and grades before them. */
#include "config.h"

#include "domain/reader_head.h"

#include "base/text.h"

#define NONE_TOKENS 48 /* names and that there is none for them */

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

size_t skip_ornaments(const struct reader *reader, size_t i, size_t end)
{
    while (i < end &&
           (token_at(reader, i)->type == T_SPACE ||
            (token_at(reader, i)->type == T_SYMBOL && circled(token_at(reader, i)->c) == 0) ||
            token_is(reader, i, '|') || token_is(reader, i, '#') || token_is(reader, i, '*') ||
            token_is(reader, i, 0x2022)))
        i++;
    return i;
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

size_t skip_day_words(const struct reader *reader, size_t i, size_t end)
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

size_t skip_fillers(const struct reader *reader, size_t i, size_t end)
{
    static const char *const fillers[] = {"嗯",     "呃",   "那个", "那么", "首先", "接下来",
                                          "下面",   "然后", "另外", "还有", "接着", "最后",
                                          "再就是", "另",   "刚刚", "刚才", "刚"};
    const size_t count = sizeof fillers / sizeof fillers[0];

    while (i < end && token_at(reader, i)->known && token_at(reader, i)->classes == 0 &&
           token_text_among(reader, i, fillers, count))
        i += token_is(reader, i + 1, ',') ? 2 : 1;
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
        head->unsure = head->unsure || token_at(reader, i)->slip;
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

    return at + 3 <= end && token_at(reader, at)->type == T_NUMBER &&
                   token_at(reader, at)->value == today.month && token_is(reader, at + 1, '.') &&
                   token_at(reader, at + 2)->type == T_NUMBER &&
                   token_at(reader, at + 2)->value == today.day &&
                   (at + 3 == end || token_at(reader, at + 3)->type == T_SPACE)
               ? at + 3
               : i;
}

/* One character that can be a teacher's name. */
static bool is_surname(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);

    return token->type == T_WORD && !token->subject && !token->quoted &&
           token->end - token->start == 3 && !token_char(reader, i, 0x7684); /* 的 */
}

/* 数学李：, but 科学类： names no teacher. */
static bool is_common_surname(const struct reader *reader, size_t i)
{
    static const char surnames[] =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
        "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
        "万钱严覃武戴莫孔向汤";
    char name[5] = "";

    text_encode(token_at(reader, i)->c, name);
    return strstr(surnames, name);
}

size_t skip_homework_words(const struct reader *reader, size_t i, size_t end, bool *homework)
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
        } else if (i < end && (token_has(reader, i, CLASS(HOMEWORK)) ||
                               token_text_is(reader, i, "学科作业"))) {
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
        } else if (i + 1 < end && token_is(reader, i + 1, ':') && is_surname(reader, i) &&
                   is_common_surname(reader, i)) {
            i++; /* 数学李： */
        } else if (i + 2 < end && token_text_is(reader, i + 1, "老师") && is_surname(reader, i)) {
            i = skip_said(reader, i + 2, end); /* 数学李老师说 */
        } else if (i < end && (token_text_is(reader, i, "呢") || token_text_is(reader, i, "嘛"))) {
            i++; /* 数学呢，就是…, as it is spoken */
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

/* Several names are a head where nothing is set, or a colon ends them; else the first is. */
static bool settle_several(const struct reader *reader, size_t *i, size_t first, size_t end,
                           bool spaced, bool by_one, struct head *head)
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
    if (by_one && *i + 1 == first + head->count && token_at(reader, *i)->type == T_SPACE)
        return true; /* 理化 选择题 */
    head->count = 1;
    head->unsure = true;
    *i = first;
    return true;
}

size_t head_name(const struct reader *reader, size_t i, size_t end, struct head *head,
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
        settle_several(reader, &names, i + 1, end, spaced, *abbreviated, head);
        after = head->count > 1 ? names : i + 1;
    }
    return head->count > 0 ? after : i;
}
