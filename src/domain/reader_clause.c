/* One clause: its time, due day, place, whether it is optional. Fields are noted with the words
 * that say them; which words leave the text is decided where the assignment is made. */
#include "config.h"

#include "base/limits.h"
#include "domain/reader_parts.h"

static bool in_range(const struct range *range, size_t i)
{
    return i >= range->from && i < range->to;
}

static bool is_field(const struct reader *reader, const struct clause *clause, size_t i)
{
    return reader->tokens[i].rule != READER_TEXT || in_range(&clause->due_words, i) ||
           in_range(&clause->place_words, i) || in_range(&clause->optional_words, i) ||
           (clause->has_time && i >= clause->time.from && i < clause->time.to);
}

static bool content_between(const struct reader *reader, const struct clause *clause, size_t from,
                            size_t to)
{
    for (size_t i = from; i < to; i++)
        if (token_content(reader, i) && !is_field(reader, clause, i) &&
            !token_has(reader, i, CLASS(FILL)) && !token_text_is(reader, i, "以上") &&
            !token_text_is(reader, i, "请") && !token_text_is(reader, i, "记得"))
            return true;
    return false;
}

/* 10分（明天提问）: a remark in brackets behind the time; the index behind it, or i. */
static size_t skip_bracket(const struct reader *reader, size_t i, size_t end)
{
    size_t at = skip_space(reader, i, end);

    if (at >= end || !token_is(reader, at, '('))
        return i;
    while (at < end && !token_is(reader, at, ')'))
        at++;
    return at < end ? at + 1 : i;
}

/* （10分钟，家长检查）: the time stands by itself in a bracket. */
static bool stands_apart(const struct reader *reader, const struct clause *clause)
{
    size_t from = clause->time.from, to = clause->time.to;

    return from > clause->first && to < clause->last && token_is(reader, from - 1, '(') &&
           (token_parts(reader, to) || token_is(reader, to, 0x3001) || clause->time.unsure ||
            skip_bracket(reader, from - 1, clause->last) >= clause->last);
}

/* 请务必于周五前交: how it is asked for before the day. */
static bool asks(const struct reader *reader, size_t i)
{
    static const char *const words[] = {"请", "务必", "须", "必须", "于", "在"};

    return token_text_among(reader, i, words, sizeof words / sizeof words[0]);
}

static void take_due(const struct reader *reader, struct clause *clause,
                     const struct due_field *due)
{
    clause->fields.has_due = true;
    clause->fields.due = due->day;
    clause->fields.due_moved = due->moved;
    clause->fields.due_mark = false;
    clause->fields.named_day = true;
    clause->fields.day = due->day;
    if (due->at_school)
        clause->school = true;
    if (due->removed) {
        clause->due_words = (struct range){due->from, due->to};
        /* （老师明早抽查）: who does it goes too */
        if (due->from > clause->first && (token_text_is(reader, due->from - 1, "老师") ||
                                          token_text_is(reader, due->from - 1, "组长") ||
                                          token_text_is(reader, due->from - 1, "课代表")))
            clause->due_words.from--;
        while (clause->due_words.from > clause->first && asks(reader, clause->due_words.from - 1))
            clause->due_words.from--;
        /* 统一周日晚前交 */
        size_t lead = clause->due_words.from;
        while (lead > clause->first && token_has(reader, lead - 1, CLASS(BETWEEN) | CLASS(FILL)))
            lead--;
        if (lead == clause->first)
            clause->due_words.from = lead;
    }
}

#define WEAK_DAYS_MOST 45 /* 11.27 that is further ahead is a chapter */

/* 至周五 behind a day: the first day to come of those between; the index behind them, or i. */
static size_t take_range(const struct reader *reader, struct clause *clause, size_t i, day_t *day)
{
    day_t last;
    bool weak;
    size_t next = i + 1;

    if (i >= clause->last ||
        !(token_char(reader, i, 0x81F3) || token_char(reader, i, 0x5230) || /* 至, 到 */
          token_is(reader, i, '-') || token_is(reader, i, '~')))
        return i;
    while (next < clause->last && (token_is(reader, next, '-') || token_is(reader, next, '~')))
        next++;
    size_t to = parse_day(reader, next, clause->last, &last, &weak);
    if (to == next || weak)
        return i;
    *day = last < *day ? reader->day + 1 : *day; /* it has begun */
    clause->fields.day_unsure = true;
    return to;
}

/* A notice needs a day, not a handing-in word. */
static void take_day(const struct reader *reader, struct clause *clause, size_t i, size_t *next)
{
    day_t day;
    bool weak;

    *next = parse_day(reader, i, clause->last, &day, &weak);
    if (*next == i && i + 1 < clause->last && token_has(reader, i, CLASS(WEEKREF)) &&
        token_at(reader, i)->value > 0 && !clause->fields.named_day) {
        /* 下周要用学具: on which day is not said */
        clause->fields.named_day = clause->fields.day_unsure = true;
        clause->fields.day =
            calendar_next_school_day(reader->context->calendar,
                                     date_monday(reader->day) + 7 * token_at(reader, i)->value - 1);
        *next = i + 1;
    } else if (*next > i && weak && i == clause->first && day > reader->day &&
               day <= reader->day + WEAK_DAYS_MOST && !clause->fields.named_day) {
        clause->fields.named_day = clause->fields.day_unsure = true; /* 11.27家长会 */
        clause->fields.day = day;
        *next = i;
    } else if (*next > i && weak) {
        *next = i; /* P12—15分钟: figures alone say no day */
    } else if (*next > i && day >= reader->day) {
        *next = take_range(reader, clause, *next, &day);
        clause->fields.named_day = true;
        clause->fields.day = day;
    }
}

/* 分别10、10、5分钟: the numbers before the time are times as well; all of them, as a guess. */
static void add_listed(const struct reader *reader, const struct clause *clause,
                       struct time_field *time)
{
    size_t at = time->from;
    int sum = time->minutes;

    for (; at > clause->first + 2 && token_is(reader, at - 1, 0x3001) &&
           token_at(reader, at - 2)->type == T_NUMBER && sum < MINUTES_MAX;
         at -= 2)
        sum += token_at(reader, at - 2)->value;
    while (at > clause->first && at < time->from && token_has(reader, at - 1, CLASS(FILL)))
        at--;
    if (at == time->from || at == clause->first || !says_in_order(reader, at - 1))
        return;
    for (time->from = at - 1; time->from > clause->first &&
                              token_has(reader, time->from - 1, CLASS(LEAD) | CLASS(FILL));)
        time->from--; /* 用时分别 */
    time->minutes = sum;
    time->unsure = true;
}

/* The fields that begin at i; the index behind them. */
static size_t read_field(struct reader *reader, const struct part *part, struct clause *clause,
                         size_t i)
{
    struct time_field time;
    struct due_field due;
    size_t next = read_mark(reader, clause->first, i, clause->last, &clause->fields);

    if (next > i)
        return next;
    if (parse_time(reader, i, clause->last, &time)) {
        if (!time.named) {
            add_listed(reader, clause, &time);
            /* 分别是10分钟、5分钟 */
            bool listed =
                clause->has_time && token_is(reader, i - 1, 0x3001) && clause->time.to == i - 1;
            if (listed) {
                time.minutes += clause->time.minutes;
                time.from = clause->time.from;
                time.unsure = true;
            }
            clause->times_more = clause->times_more || clause->has_time;
            clause->has_time = true;
            clause->time = time;
        }
        return time.to;
    }
    if (parse_due(reader, i, clause->last, part->subject, &due)) {
        take_due(reader, clause, &due);
        return due.to > i ? due.to : i + 1;
    }
    if ((next = read_place_cell(reader, clause, i)) > i ||
        (next = read_place(reader, clause, i)) > i ||
        (next = read_optional(reader, clause, i)) > i ||
        (next = read_bracket_tier(reader, clause, i)) > i)
        return next;
    if (token_has(reader, i, CLASS(HOME) | CLASS(LEFT)) &&
        !(i > clause->first && token_char(reader, i - 1, 0x4E0D))) /* 不带回家 */
        clause->home = true;
    if (token_has(reader, i, CLASS(EACH))) {
        clause->fields.has_spread = true;
        clause->fields.spread = SPREAD_EACH;
    }
    take_day(reader, clause, i, &next);
    return next > i ? next : i + 1;
}

/* 10分钟打卡: how it is shown stands behind the time. */
static bool only_remarks(const struct reader *reader, const struct clause *clause, size_t i)
{
    for (; i < clause->last; i++)
        if (token_content(reader, i) && !is_field(reader, clause, i) &&
            !token_has(reader, i, CLASS(REMARK) | CLASS(FILL)))
            return false;
    return true;
}

/* A number alone at the end: 练习册P32 20. */
static void read_bare(struct reader *reader, const struct part *part, size_t unit_first,
                      struct clause *clause)
{
    bool earlier = false; /* 导学单 10 课文朗读 5: of which of them the last is */

    for (size_t i = clause->first; i < clause->last; i++) {
        struct time_field time;
        if (token_at(reader, i)->type == T_NUMBER && !is_field(reader, clause, i) &&
            parse_bare(reader, unit_first, i, clause->last, part->dashed, &time)) {
            time.unsure = time.unsure || earlier;
            earlier = true;
            clause->has_time = true;
            clause->time = time;
            bool cell = reader->table && only_remarks(reader, clause, time.to);
            if ((content_between(reader, clause, time.to, clause->last) && !cell) ||
                (time.to < clause->last && token_at(reader, time.to)->type != T_SPACE))
                clause->has_time = false;
        }
    }
}

/* （10分钟，选做）: of all that the time is of. */
static bool shares_bracket(const struct reader *reader, const struct clause *clause)
{
    size_t from = clause->time.from < clause->optional_words.from ? clause->time.from
                                                                  : clause->optional_words.from;
    size_t to =
        clause->time.to > clause->optional_words.to ? clause->time.to : clause->optional_words.to;

    return from > clause->first && token_is(reader, from - 1, '(') && token_is(reader, to, ')') &&
           !content_between(reader, clause, from, to);
}

void read_clause(struct reader *reader, const struct part *part, size_t unit_first,
                 struct clause *clause)
{
    clause->chunk = -1;
    for (size_t i = clause->first; i < clause->last;)
        i = token_at(reader, i)->quoted ? i + 1 : read_field(reader, part, clause, i);
    if (reader->table && clause->last == clause->first + 1 &&
        token_at(reader, clause->first)->type == T_NUMBER &&
        token_at(reader, clause->first)->value == 0)
        set_rule(reader, clause->first, clause->last, READER_TIME); /* 无 | 0 */
    if (!clause->has_time)
        read_bare(reader, part, unit_first, clause);
    if (clause->has_time && part->other_count > 0 && clause->time.from > clause->first &&
        token_char(reader, clause->time.from - 1, 0x5404)) { /* 各 */
        clause->time.from--;
        clause->time.unsure = false;
    }
    if (clause->has_time && clause->time.from == clause->first + 1 &&
        token_has(reader, clause->first, CLASS(TODAY)) &&
        token_has(reader, clause->first, CLASS(DAY)))
        clause->time.from--; /* 今晚20分钟 */
    /* 其中背诵10分钟: a part of the time that stands before */
    clause->time.limit = clause->time.limit || token_text_is(reader, clause->first, "其中") ||
                         token_text_is(reader, clause->first, "其");
    clause->fields.due_unsure = !clause->fields.has_due && handed_sometime(reader, clause);
    clause->content = content_between(reader, clause, clause->first, clause->last);
    clause->whole = !clause->content;
    if (clause->has_time) {
        size_t before = clause->time.from;
        size_t after = skip_bracket(reader, clause->time.to, clause->last);
        clause->at_end = !content_between(reader, clause, after, clause->last) ||
                         only_remarks(reader, clause, after) || stands_apart(reader, clause);
        clause->glued = before > clause->first && token_content(reader, before - 1);
        clause->leads =
            !clause->time.limit && !content_between(reader, clause, clause->first, before);
    }
    if (clause->has_time && clause->optional && shares_bracket(reader, clause))
        clause->fields.optional = true;
    if (clause->school && clause->home)
        clause->school = false;
    clause->work = has_work(reader, clause->first, clause->last) ||
                   token_text_is(reader, clause->first, "复习");
    /* 想想…15分钟: nothing says that what it is glued to is work */
    clause->time.unsure = clause->time.unsure || (clause->has_time && clause->glued &&
                                                  !clause->work && !clause->time.total);
    /* （第1～5题20分钟，第6题10分钟）: which of them it is, is not said */
    clause->time.unsure = clause->time.unsure || (clause->times_more && !clause->time.total &&
                                                  !clause->time.per && !clause->time.each);
    clause->none = !clause->has_time && says_none(reader, clause->first, clause->last);
    judge_notice(reader, clause);
    if (part->subject && part->subject->kind == KIND_NOTICE && !part->affairs && clause->content &&
        !clause->has_time)
        clause->brings = true; /* of 班务 everything is */
}
