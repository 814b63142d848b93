/* What is said around the name of a subject: whose words they are, that there is one thing only, that all is asked
 * for. */
#include "config.h"

#include "domain/reader_head.h"

/* 转发, 帮, 替 before a teacher whose words they are; the index of the subject, or i. */
size_t skip_forwarded(const struct reader *reader, size_t i, size_t end)
{
    size_t at = i;
    uint32_t c = token_at(reader, i)->c;

    if (i < end && (token_text_is(reader, i, "老师") || token_text_is(reader, i, "班主任"))) {
        at = skip_said(reader, i + 1, end); /* 老师说语文背书 */
        return at > i + 1 && at < end && token_at(reader, at)->subject ? at : i;
    }
    if (i >= end || !(c == 0x8F6C || c == 0x5E2E || c == 0x66FF || c == 0x4EE3)) /* 转帮替代 */
        return i;
    for (at = i + 1; at < end && at < i + 4 && !token_at(reader, at)->subject;)
        at++;
    return at < end && token_at(reader, at)->subject && token_text_is(reader, at + 1, "老师") ? at
                                                                                              : i;
}

/* 老师说, 老师发来的通知; the index behind the words, or i. */
size_t skip_said(const struct reader *reader, size_t i, size_t end)
{
    static const char *const words[] = {"说",   "讲",   "要求", "让",   "叫",   "发",   "来",
                                        "的",   "给",   "口头", "临时", "通知", "布置", "留",
                                        "提醒", "补充", "强调", "交代", "转告", "我"};
    const size_t count = sizeof words / sizeof words[0];

    while (i < end && token_text_among(reader, i, words, count))
        i++;
    return i;
}

size_t skip_saying(const struct reader *reader, size_t i, size_t end)
{
    size_t at = skip_space(reader, i, end), said;

    if (!(token_text_is(reader, at, "老师") || token_text_is(reader, at, "课代表")) || at >= end)
        return i;
    said = skip_said(reader, at + 1, end);
    if (said == at + 1 || said >= end)
        return i;
    at = token_is(reader, said, ':') || token_is(reader, said, ',') ? said + 1 : said;
    while (at < end && token_has(reader, at, CLASS(TODAY) | CLASS(HOMEWORK)))
        at++;
    return at < end && at > said && token_char(reader, at, 0x662F) ? at + 1 : at; /* 是 */
}

/* 就一项：, 两样作业： behind the name; the index of the colon, or i. */
size_t skip_count(const struct reader *reader, size_t i, size_t end)
{
    int number;
    size_t at = i, next;

    while (at < end && at < i + 3 &&
           (token_char(reader, at, 0x5C31) || token_text_is(reader, at, "只") || /* 就 */
            token_text_is(reader, at, "只有") || token_text_is(reader, at, "有") ||
            token_has(reader, at, CLASS(TOTAL))))
        at++;
    next = parse_number(reader, at, end, &number);
    if (next == at || !(token_char(reader, next, 0x9879) || token_char(reader, next, 0x6837) ||
                        token_char(reader, next, 0x4EF6))) /* 项, 样, 件 */
        return i;
    next += token_has(reader, next + 1, CLASS(HOMEWORK)) ? 2 : 1;
    return next < end && token_is(reader, next, ':') ? next : i;
}

#define ASKED_TOKENS 10

/* The colon of 作业请认真完成：, 作业比较少：, nothing that is set before it; end: none. */
size_t asked_colon(const struct reader *reader, size_t i, size_t end)
{
    for (size_t at = i; at < end && at < i + ASKED_TOKENS; at++) {
        if (token_is(reader, at, ':'))
            return at;
        if (token_parts(reader, at) || token_at(reader, at)->type == T_NUMBER ||
            token_at(reader, at)->quoted || token_has(reader, at, CLASS(NEG)) ||
            token_char(reader, at, 0x6CA1) || token_char(reader, at, 0x672A) || /* 没交, 未交 */
            token_at(reader, at)->subject ||
            (has_work(reader, at, at + 1) && !token_has(reader, at, CLASS(DONE) | CLASS(POLITE))))
            return end;
    }
    return end;
}

/* Whether a teacher's saying so stands in [from, to). */
bool is_told(const struct reader *reader, size_t from, size_t to)
{
    return to > from + 1 && !token_text_is(reader, to - 1, "老师") &&
           (token_text_is(reader, from + 1, "老师") || token_text_is(reader, from + 2, "老师"));
}
