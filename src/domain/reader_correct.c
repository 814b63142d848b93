/* Corrections (更正：数学练习册P32改为P34): what holds now is read, and what it is in place of is told or asked for, never
 * set beside it. */
#include "config.h"

#include "domain/reader_chunk.h"
#include "domain/reader_state.h"

#include "base/i18n.h"

#define SHAPE_TOKENS 6 /* of 第32页, in place of which 第34页 is set */

static bool says_correction(const struct reader *reader, size_t i)
{
    static const char *const words[] = {"更正", "勘误", "纠正", "修正", "更改"};

    return token_text_among(reader, i, words, sizeof words / sizeof words[0]);
}

bool says_change(const struct reader *reader, size_t i)
{
    static const char *const words[] = {"改为", "改成", "改成了", "换成",
                                        "换为", "改做", "应为",   "应该是"};

    return token_text_among(reader, i, words, sizeof words / sizeof words[0]);
}

/* 更正：, 【更正】, 更正一下， at i: the index behind it, or i. */
static size_t skip_correction(const struct reader *reader, size_t i, size_t end)
{
    bool bracket = token_is(reader, i, 0x3010) || token_is(reader, i, '(');
    size_t at = bracket ? i + 1 : i;

    while (at < end && token_has(reader, at, CLASS(TODAY) | CLASS(HOMEWORK)))
        at++; /* 作业更正： */
    if (at >= end || !says_correction(reader, at))
        return i;
    for (at++; at < end && (token_has(reader, at, CLASS(FILL) | CLASS(POLITE) | CLASS(HEADING)));)
        at++; /* 一下, 通知 */
    if (bracket && !(token_is(reader, at, 0x3011) || token_is(reader, at, ')')))
        return i;
    at += bracket ? 1 : 0;
    at = skip_space(reader, at, end);
    if (token_is(reader, at, ':') || token_is(reader, at, ','))
        return skip_space(reader, at + 1, end);
    return bracket || token_at(reader, at)->subject ? at : i;
}

/* P32 and P34, 第3题 and 第5题: the same words with other numbers. */
static bool same_shape(const struct reader *reader, size_t a, size_t b)
{
    const struct token *one = token_at(reader, a), *other = token_at(reader, b);
    const bool numbers = one->type == T_NUMBER || token_has(reader, a, CLASS(NUM));

    if (numbers)
        return other->type == T_NUMBER || token_has(reader, b, CLASS(NUM));
    return one->end - one->start == other->end - other->start &&
           strncmp(reader->message + one->start, reader->message + other->start,
                   one->end - one->start) == 0;
}

/* The words before 改为 at i that those behind it are in place of: where they begin; i: which, is not clear. */
static size_t replaced_from(const struct reader *reader, size_t first, size_t i, size_t end)
{
    for (size_t count = SHAPE_TOKENS; count > 0; count--) {
        bool same = i >= first + count && i + count < end, number = false;
        for (size_t k = 0; k < count && same; k++) {
            same = same_shape(reader, i - count + k, i + 1 + k);
            number = number || token_at(reader, i - count + k)->type == T_NUMBER ||
                     token_has(reader, i - count + k, CLASS(NUM));
        }
        if (same && number)
            return i - count;
    }
    return i;
}

/* 练习册P32改为P34: what was leaves the line. False where that is not clear. */
static bool take_change(struct reader *reader, size_t from, size_t end)
{
    for (size_t i = from, first = from; i < end; i++) {
        if (token_parts(reader, i)) {
            first = i + 1;
        } else if (says_change(reader, i) && i > first &&
                   !(token_has(reader, i - 1, CLASS(HOMEWORK)) ||
                     token_at(reader, i - 1)->subject)) {
            size_t replaced = replaced_from(reader, first, i, end);
            if (replaced == i)
                return false;
            set_rule(reader, replaced, i + 1, READER_SEPARATOR);
        }
    }
    return true;
}

/* Whether the subject of what follows has been named in the message already. */
static bool corrects_above(const struct reading_state *state, size_t i, size_t end)
{
    const struct head_place place = {.line_start = true, .glue = true};
    struct head head;

    if (!read_head(state->reader, i, end, place, &head) || head.count == 0)
        return state->part != NULL;
    for (size_t k = 0; k < state->named_count; k++)
        if (state->named[k] == head.subjects[0])
            return true;
    return false;
}

size_t take_correction(struct reading_state *state, size_t i, size_t end)
{
    struct reader *reader = state->reader;
    size_t to = skip_correction(reader, i, end);
    const char *fault = NULL;

    if (to == i || to >= end)
        return i;
    if (corrects_above(state, to, end))
        fault = _("this corrects what stands above: correct it there, and leave this line out");
    else if (!take_change(reader, to, end))
        fault = _("what holds now is not clear: write only that, as in 数学 练习册P34 20分钟");
    if (fault) {
        add_error(reader, i, end, fault);
        set_rule(reader, i, end, READER_BAD);
        return end;
    }
    add_aside(reader, i, to, _("a heading"));
    add_note(reader, i, to,
             _("a correction: if what it corrects is set already, change or remove that"));
    return to;
}

/* 练习册不做了: called off */
static bool is_called_off(const struct reader *reader, const struct clause *clause)
{
    static const char *const words[] = {"不做", "不写",   "不用做", "不用写", "不要做", "取消",
                                        "作废", "取消了", "免做",   "免写",   "不背",   "不抄"};
    size_t last = clause->last;

    while (last > clause->first &&
           (!token_content(reader, last - 1) || token_has(reader, last - 1, CLASS(FILL))))
        last--; /* 了 */
    return last > clause->first + 1 &&
           token_text_among(reader, last - 1, words, sizeof words / sizeof words[0]);
}

bool stays_as_it_is(const struct reader *reader, size_t i, size_t end)
{
    static const char *const words[] = {"照旧", "不变", "照常", "同前"};
    size_t subjects = 0;

    for (; i < end && !token_text_among(reader, i, words, sizeof words / sizeof words[0]); i++) {
        if (token_content(reader, i) && !token_at(reader, i)->subject &&
            !token_has(reader, i, CLASS(HOMEWORK) | CLASS(TODAY) | CLASS(FILL)))
            return false;
        subjects += token_at(reader, i)->subject ? 1 : 0;
    }
    return subjects > 0 && i < end && (i + 1 >= end || token_parts(reader, i + 1));
}

void leave_called_off_out(struct reader *reader, struct part *part)
{
    for (size_t c = 1; c < part->clause_count; c++) {
        struct clause *was = &part->clauses[c - 1], *now = &part->clauses[c];
        if (!was->content || was->has_time || !is_called_off(reader, was) ||
            !says_change(reader, now->first) || now->first + 1 >= now->last)
            continue;
        add_note(reader, was->first, was->last, _("called off: left out of what is set"));
        set_rule(reader, was->first, was->last, READER_ASIDE);
        empty_clause(was);
        if (!token_text_is(reader, now->first, "改做"))
            set_rule(reader, now->first, now->first + 1, READER_SEPARATOR);
    }
}
