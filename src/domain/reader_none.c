/* “None” in a part of one subject (contract, 5.7): what is said of none is that, or a remark beside what is
 * set all the same. */
#include "config.h"

#include "domain/reader_chunk.h"
#include "domain/reader_head.h"

#include "base/i18n.h"

/* ---- words ---- */

/* 听写词语（在校已完成）: whatever it was, it is done. */
static bool says_done_at_school(const struct reader *reader, size_t i, size_t end)
{
    bool place = false, already = false, done = false, before = false;

    for (; i < end; i++) {
        before = before || (!place && token_content(reader, i) &&
                            !token_has(reader, i, CLASS(PLACE) | CLASS(TODAY) | CLASS(FILL)));
        place = place || token_has(reader, i, CLASS(PLACE));
        already =
            already || (!token_at(reader, i)->quoted && token_char(reader, i, 0x5DF2)); /* 已 */
        /* （校内已完成选择题）: some of it */
        if (before && place && token_has(reader, i, CLASS(DONE)) && i + 1 < end &&
            token_has(reader, i + 1, CLASS(PAPER) | CLASS(NUMBERING) | CLASS(WRITTEN_NOUN)) &&
            !token_at(reader, i + 1)->quoted)
            return false;
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
    bool later = false; /* 作业明天布置 */

    if (i + 1 == end && token_is(reader, i, '/'))
        return true; /* 化学：/ */

    for (; i < end; i++) {
        const struct token *token = token_at(reader, i);
        if (token->type == T_SPACE || token->type == T_SYMBOL || token->type == T_PUNCT) {
            if (token->type == T_PUNCT && (token->quoted || token->c == '+' || token->c == '@'))
                return false;
            continue;
        }
        day_t day;
        bool weak;
        size_t next = neg ? parse_day(reader, i, end, &day, &weak) : i; /* 改到周五 */
        if (next > i && !weak && day > reader->day) {
            i = next - 1;
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
        else if ((token->classes & CLASS(FILL)) && later && homework &&
                 token_text_is(reader, i, "布置"))
            neg = true;
        else if (token->classes & CLASS(FILL))
            already = already || token->value != 0;
        else if ((token->classes & CLASS(DAY)) && token->value > 0)
            later = true;
        else if (!(token->classes & (CLASS(DAY) | CLASS(TODAY) | CLASS(HOME))))
            return false;
    }
    return neg || (done && place) || (done && already && homework);
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

/* ---- in a part ---- */

static void add_none(struct reader *reader, const struct part *part, size_t from, size_t to)
{
    struct reader_result *reading = reader->reading;

    set_rule(reader, from, to, READER_NONE);
    for (size_t i = 0; i < reading->none_count; i++)
        if (reading->none[i].subject == part->subject)
            return; /* said twice: 课堂已完成，无家庭作业 */
    reading->none = arena_grow(reader->arena, reading->none, &reader->none_capacity,
                               reading->none_count + 1, sizeof *reading->none);
    reading->none[reading->none_count++] =
        (struct reader_none){.line = (int)token_at(reader, from)->line, .subject = part->subject};
}

bool says_only_none(const struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++)
        if (!part->clauses[c].none)
            return false;
    return part->clause_count > 0;
}

/* 明天穿校服 on a line of its own: of the class, whatever subject stands above. */
static bool is_class_line(const struct reader *reader, const struct part *part,
                          const struct piece *unit)
{
    if (!unit->own_line || unit->number.to > unit->number.from)
        return false;
    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        const struct clause *clause = &part->clauses[c];
        for (size_t i = clause->first; i < clause->last && !clause->work; i++)
            if (token_has(reader, i, CLASS(CLASSWIDE)))
                return true;
    }
    return false;
}

/* A line of its own that sets nothing: （课代表：小林）. */
bool is_talk(const struct part *part, const struct piece *unit)
{
    if (!unit->own_line || unit->number.to > unit->number.from)
        return false;
    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->work || clause->has_time || clause->brings || clause->tells || clause->none)
            return false;
    }
    return true;
}

/* 今日无书面作业，请督促孩子早睡: asked of the parents, and no work. */
static bool is_request(const struct reader *reader, const struct clause *clause)
{
    /* 无（复习一下即可） */
    if (!clause->has_time && !clause->brings && !clause->tells && clause->first > 0 &&
        token_is(reader, clause->first, '(') && token_is(reader, clause->last - 1, ')') &&
        says_none(reader, clause->first - 1, clause->first))
        return true;
    if (clause->has_time || clause->brings || clause->tells ||
        !token_has(reader, clause->first, CLASS(POLITE) | CLASS(GREET) | CLASS(REMARK)))
        return false;
    /* 请按时完成: its verb has no object */
    for (size_t i = clause->first; i < clause->last; i++)
        if (has_work(reader, i, i + 1) && !token_has(reader, i, CLASS(DONE) | CLASS(POLITE)))
            return false;
    return true;
}

/* Whether the part sets something beside what it says of none. */
static bool sets_others(const struct reader *reader, const struct part *part)
{
    for (size_t u = 0; u < part->unit_count; u++) {
        const struct piece *unit = &part->units[u];
        bool class_line = is_class_line(reader, part, unit) || is_talk(part, unit);
        for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
            const struct clause *clause = &part->clauses[c];
            if (clause->has_time ||
                (clause->content && !clause->none && !class_line && !is_request(reader, clause)))
                return true;
        }
    }
    return false;
}

/* 道法：无, and on the next line 明天带水彩: beside none something is to be brought or known, and nothing is set. */
static bool only_notices(const struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->has_time || (clause->content && !clause->none && !clause->brings &&
                                 (clause->work || !clause->tells)))
            return false;
    }
    return true;
}

/* 数学无书面作业, and on the next line 亲子阅读20分钟: that need not be of 数学. */
static bool next_line_sets(const struct part *part, size_t clause)
{
    for (size_t u = 0; u + 1 < part->unit_count; u++) {
        const struct piece *unit = &part->units[u], *next = &part->units[u + 1];
        if (unit->clause == clause && unit->clauses == 1)
            return next->own_line && next->number.to == next->number.from;
    }
    return false;
}

/* 数学无书面作业, and on the next line 亲子阅读: the line's kind tells another subject than the one that has
 * none. NULL: it does not. */
static const struct subject *subject_of_line(const struct reader *reader, const struct part *part,
                                             size_t none)
{
    struct kind_guess guess = kind_guess_new(part->subject);
    bool guessed;

    if (none + 1 >= part->clause_count || !part->subject || !next_line_sets(part, none))
        return NULL;
    kind_see(reader, part->clauses[none + 1].first, part->clauses[none + 1].last, &guess);
    enum kind kind = kind_guessed(reader, &guess, &guessed);
    if (guessed || kind == part->subject->kind || strcmp(part->subject->code, "english") == 0)
        return NULL; /* books are read in a language's lessons */
    const struct subject *other = subject_of_kind(reader, kind);
    return other == part->subject ? NULL : other;
}

/* What is said beside none and is no homework. */
static void set_requests_aside(struct reader *reader, struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        struct clause *clause = &part->clauses[c];
        if (!clause->none && clause->content && is_request(reader, clause)) {
            add_aside(reader, clause->first, clause->last, _("no homework in it"));
            empty_clause(clause);
        }
    }
}

void part_none(struct reader *reader, struct part *part)
{
    bool others = sets_others(reader, part), says = false;
    const struct subject *other = NULL;

    for (size_t c = 0; c < part->clause_count; c++)
        says = says || part->clauses[c].none;
    if (says && !others)
        set_requests_aside(reader, part);

    for (size_t c = 0; c < part->clause_count; c++) {
        struct clause *clause = &part->clauses[c];
        if (!clause->none || (others && !clause->content))
            continue;
        if (others && part->subject && next_line_sets(part, c) && only_notices(part)) {
            add_none(reader, part, clause->first, clause->last);
            other = subject_by_code(reader->context->subjects, "class-affairs");
            part->subject = other ? other : part->subject;
            part->guessed = true;
        } else if (others && c == 0 && (other = subject_of_line(reader, part, c))) {
            add_none(reader, part, clause->first, clause->last);
            part->subject = other;
            part->guessed = true;
        } else if (others) {
            part->guessed = part->guessed || next_line_sets(part, c);
            if (!part->subject) /* 全部作业已在学校完成，回家早睡 */
                reader->none = (struct range){clause->first, clause->last};
            set_rule(reader, clause->first, clause->last, READER_NONE);
            add_note(reader, clause->first, clause->last,
                     _("nothing to write, but something else to do"));
        } else if (part->subject) {
            add_none(reader, part, clause->first, clause->last);
            part->said_none = true;
        } else {
            reader->none = (struct range){clause->first, clause->last};
            set_rule(reader, clause->first, clause->last, READER_NONE);
        }
        empty_clause(clause);
    }
}
