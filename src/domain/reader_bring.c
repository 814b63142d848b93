/* How what is to be brought, returned or known is split off from the work beside it (contract, 5.8). */
#include "config.h"

#include "domain/reader_chunk.h"

#include "base/text.h"

#define MADE_SEARCH 100 /* tokens in which the work is looked for that something was made in */

static bool same_words(const struct reader *reader, size_t a, size_t b)
{
    const struct token *one = token_at(reader, a), *other = token_at(reader, b);
    size_t length = one->end - one->start;

    return length == other->end - other->start &&
           memcmp(reader->message + one->start, reader->message + other->start, length) == 0;
}

/* 练习册P20，明天带练习册: what is brought was worked in; 填图册P25，明天带地图册 is another thing. */
static bool is_made(const struct reader *reader, const struct clause *clauses,
                    const struct piece *unit, size_t c)
{
    const struct clause *clause = &clauses[c];
    bool named = false;

    for (size_t i = clause->first; i < clause->last && clause->sheet; i++) {
        if (!token_has(reader, i, CLASS(PAPER)))
            continue;
        named = true;
        size_t begin = clauses[unit->clause].first;
        begin = clause->first - begin > MADE_SEARCH ? clause->first - MADE_SEARCH : begin;
        for (size_t k = begin; k < clause->first; k++)
            if (token_has(reader, k, CLASS(PAPER)) && same_words(reader, i, k))
                return true;
    }
    return !named;
}

/* 做实验, 做手工, and nothing written, spoken or counted in pages */
static bool is_activity(const struct reader *reader, const struct clause *clause)
{
    const classes_t doing = CLASS(INQUIRY) | CLASS(ART) | CLASS(SPORT) | CLASS(LABOR);
    bool activity = false;

    for (size_t i = clause->first; i < clause->last; i++) {
        if (token_has(reader, i, CLASS(WRITE) | CLASS(ORAL) | CLASS(READ) | CLASS(PAPER)) ||
            token_has(reader, i, CLASS(RECORD) | CLASS(PREVIEW) | CLASS(WRITTEN_NOUN)) ||
            token_at(reader, i)->type == T_NUMBER)
            return false;
        activity = activity || token_has(reader, i, doing);
    }
    return activity && !clause->has_time && !clause->fields.has_due && !clause->brings;
}

/* 带一个鞋盒，明天做手工, 读书会上用: what it is brought for is done then. */
static bool is_later(const struct reader *reader, const struct clause *clause)
{
    if (clause->last > clause->first && token_text_is(reader, clause->last - 1, "用") &&
        !clause->has_time && !clause->brings)
        return true;
    return clause->fields.named_day && clause->fields.day > reader->day &&
           !clause->fields.has_due && !clause->has_time && !clause->brings;
}

/* 周五下午作文竞赛, on the line of what is brought to it. */
static bool tells_when(const struct reader *reader, const struct clause *clause)
{
    return clause->chunk < 0 && clause->fields.named_day && clause->fields.day > reader->day &&
           !clause->has_time && !clause->fields.has_due && !ends_sentence(reader, clause);
}

/* 跳绳一根: counted as a thing, and nothing written or spoken */
static bool counts_thing(const struct reader *reader, const struct clause *clause)
{
    static const char measures[] = "根副盒节把瓶包支袋条只块卷个";
    size_t i = clause->last;
    char measure[5] = "";

    if (i < clause->first + 2 ||
        !(token_has(reader, i - 2, CLASS(NUM)) || token_at(reader, i - 2)->type == T_NUMBER))
        return false;
    text_encode(token_at(reader, i - 1)->c, measure);
    if (!strstr(measures, measure) ||
        token_at(reader, i - 1)->end - token_at(reader, i - 1)->start != strlen(measure))
        return false;
    while (i-- > clause->first)
        if (token_has(reader, i, CLASS(WRITE) | CLASS(ORAL) | CLASS(WORK) | CLASS(READ)))
            return false;
    return true;
}

/* 填好回执，明天交 */
static bool fills_slip(const struct reader *reader, const struct clause *clause)
{
    for (size_t i = clause->first; i < clause->last; i++)
        if (token_has(reader, i, CLASS(SLIP)) && token_at(reader, i)->value == 1)
            return true;
    return false;
}

/* 明天带来, 下周二课前带齐: to be brought, and what is not said. */
static bool brings_unnamed(const struct reader *reader, const struct clause *clause)
{
    const classes_t when = CLASS(DAY) | CLASS(WEEKDAY) | CLASS(WEEKREF) | CLASS(PART) |
                           CLASS(BETWEEN) | CLASS(FILL) | CLASS(NUM) | CLASS(BRING) | CLASS(HAND);
    bool brings = false;

    for (size_t i = clause->first; i < clause->last; i++) {
        bool due = i >= clause->due_words.from && i < clause->due_words.to;
        if (token_content(reader, i) && !due && !token_has(reader, i, when))
            return false;
        brings = brings || token_has(reader, i, CLASS(BRING));
    }
    return brings;
}

/* Something that can be brought: nothing is done with it, or it is counted as a thing. */
static bool can_be_brought(const struct reader *reader, const struct clause *clause)
{
    return clause->content && !clause->brings &&
           (!clause->work || counts_thing(reader, clause) || fills_slip(reader, clause));
}

/* 干电池两节，明天带来: what is named, and nothing is done with it, is what is brought. */
static void bring_what_is_named(const struct grouping *grouping, size_t from, size_t end)
{
    const struct reader *reader = grouping->reader;
    struct clause *clauses = grouping->part->clauses, *thing = NULL;
    bool brought = false;

    for (size_t c = from; c < end; c++) {
        struct clause *clause = &clauses[c];
        bool slip = thing && fills_slip(reader, thing) && clause->fields.has_due;
        if (clause->has_time)
            return;
        if (thing && (brings_unnamed(reader, clause) || (slip && !clause->content)))
            brought = true;
        else if (!thing && can_be_brought(reader, clause))
            thing = clause;
        else if (clause->content || clause->brings)
            return;
    }
    if (brought)
        thing->brings = true;
}

/* A notice from the clause on, and from where its line says when: 周五作文竞赛，带签字笔. */
static int open_notice(struct grouping *grouping, const struct piece *unit, size_t clause)
{
    const struct clause *clauses = grouping->part->clauses;
    size_t from = clause;

    while (clauses[clause].brings && from > unit->clause &&
           tells_when(grouping->reader, &clauses[from - 1]))
        from--;
    int notice = new_chunk(grouping, unit, from, true);
    for (; from < clause; from++)
        join_clause(grouping, notice, from);
    return notice;
}

void split_notices(struct grouping *grouping, const struct piece *unit)
{
    struct clause *clauses = grouping->part->clauses;
    size_t end = unit->clause + unit->clauses;
    bool work = false, work_text = false, timed = false, done = false, brings = false;
    size_t time = 0; /* the last clause that is one, from 1 */
    int notice = -1;

    for (size_t c = unit->clause, from = c; c < end; c++)
        if (c + 1 == end || ends_sentence(grouping->reader, &clauses[c])) {
            bring_what_is_named(grouping, from, c + 1);
            from = c + 1;
        }
    for (size_t c = unit->clause; c < end; c++)
        brings = brings || clauses[c].brings;
    for (size_t c = unit->clause; c < end; c++) {
        const struct clause *clause = &clauses[c];
        /* 明天带一瓶水，做实验 */
        bool then = c > unit->clause && clauses[c - 1].brings && clauses[c - 1].fields.named_day &&
                    is_activity(grouping->reader, clause);
        if (brings && (then || is_later(grouping->reader, clause)))
            continue;
        work = work || clause->has_time || (clause->work && !clause->brings && !clause->tells);
        work_text = work_text || (clause->work && !clause->brings && !clause->tells);
        time = clause->has_time && clause->whole ? c + 1 : time;
    }
    for (size_t c = unit->clause; c < end; c++)
        timed = timed || clauses[c].has_time;
    if (brings && (!work || (grouping->part->affairs && !timed))) {
        /* 明天有实验课，带洋葱 */
        notice = new_chunk(grouping, unit, unit->clause, true);
        for (size_t c = unit->clause, said = unit->clause; c < end; c++) {
            /* 周四穿礼服，周五交回执: two days, two notices */
            if (c > unit->clause && clauses[c].brings && clauses[said].brings &&
                clauses[c].fields.named_day && clauses[said].fields.named_day &&
                clauses[c].fields.day != clauses[said].fields.day)
                notice = new_chunk(grouping, unit, c, true);
            said = clauses[c].fields.named_day ? c : said;
            join_clause(grouping, notice, c);
        }
        return;
    }
    for (size_t c = unit->clause; c < end; c++) {
        const struct clause *clause = &clauses[c];
        /* a time behind it, and no other work: it is homework */
        bool brought = !work_text && time > c + 1;
        bool notices = !clause->has_time && !brought &&
                       !((clause->product || brings_unnamed(grouping->reader, clause)) && done &&
                         is_made(grouping->reader, clauses, unit, c)) &&
                       (clause->brings || (clause->tells && !work));
        done = done || clause->has_time || (clause->work && !clause->brings && !clause->tells);
        if (notices)
            notice = notice >= 0 ? notice : open_notice(grouping, unit, c);
        else if (clause->work || clause->has_time)
            notice = -1;
        if (notice >= 0)
            join_clause(grouping, notice, c);
    }
}
