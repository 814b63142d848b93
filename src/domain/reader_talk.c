/* Talk between what is set: greetings and prefaces, what a lesson was about, none with its subjects. */
#include "config.h"

#include "domain/reader_state.h"

#include "base/i18n.h"

/* Whether the open part holds nothing but talk; tells: or what is to be known. */
static bool only_talk(const struct part *part, bool tells)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->work || clause->has_time || clause->brings ||
            (!tells && (clause->tells || clause->none)))
            return false;
    }
    return true;
}

static void leave_talk(struct reading_state *state)
{
    for (size_t c = 0; c < state->part->clause_count; c++)
        add_aside(state->reader, state->part->clauses[c].first, state->part->clauses[c].last,
                  _("no homework in it"));
    state->part = NULL;
}

void set_talk_aside(struct reading_state *state)
{
    struct part *part = state->part;

    if (!part || part->subject || part->bad.to > part->bad.from || part->clause_count == 0 ||
        !only_talk(part, false))
        return;
    state->talked = lesson_named(state->reader, part->clauses[0].first,
                                 part->clauses[part->clause_count - 1].last);
    leave_talk(state);
}

/* 因为停电, but 由于明天考试 tells something as well */
static bool gives_reason(const struct reader *reader, const struct part *part)
{
    size_t i = part->clause_count > 0 ? part->clauses[0].first : 0;

    return part->clause_count > 0 && only_talk(part, !part->clauses[0].fields.named_day) &&
           (token_char(reader, i, 0x56E0) ||                                       /* 因 */
            (token_char(reader, i, 0x7531) && token_char(reader, i + 1, 0x4E8E))); /* 由于 */
}

void set_reason_aside(struct reading_state *state, const struct subject *subject)
{
    const struct part *part = state->part;

    if (part && ((subject && part->subject == subject && only_talk(part, true)) ||
                 gives_reason(state->reader, part)))
        leave_talk(state);
}

/* ▶其他科目：无: behind the bullet of a line */
static size_t skip_bullet(const struct reader *reader, const struct line_place *at)
{
    int value;
    size_t next = at->line_start ? read_numbering(reader, at->i, at->end, true, 1, &value) : at->i;

    return skip_space(reader, next, at->end);
}

#define ABSENT_TOKENS 16 /* of 英语老师请假 */

/* 英语老师请假，无作业: the index behind it, or i; *head: of whom nothing is set. */
static size_t absent_teacher(const struct reader *reader, size_t i, size_t end, struct head *head)
{
    bool by_one, teacher = false;
    size_t at = i, stop;

    *head = (struct head){0};
    for (; at < end && at < i + ABSENT_TOKENS && !token_parts(reader, at); at++) {
        const struct subject *subject = named_subject(reader, at, &by_one);
        teacher = teacher || token_text_is(reader, at, "老师");
        if (subject && !by_one && !teacher && head->count < 2)
            head->subjects[head->count++] = subject;
        else if (token_at(reader, at)->type == T_NUMBER || token_is(reader, at, ':'))
            return i;
    }
    if (!teacher || head->count == 0 || !token_is(reader, at, ',') || has_work(reader, i, at))
        return i;
    for (stop = ++at; stop < end && !token_parts(reader, stop);)
        stop++;
    return says_none(reader, at, stop) ? stop : i;
}

/* 我是数学杜老师: the subject of what follows; the index behind it, or i. */
static size_t take_introduction(struct reading_state *state, size_t i, size_t end)
{
    const struct reader *reader = state->reader;
    bool by_one;
    size_t at = i + 2;

    if (!token_char(reader, i, 0x6211) || !token_char(reader, i + 1, 0x662F)) /* 我是 */
        return i;
    const struct subject *subject = NULL;
    for (; at < end && !token_parts(reader, at); at++)
        subject = subject ? subject : named_subject(reader, at, &by_one);
    if (!subject || !token_text_is(reader, at - 1, "老师"))
        return i;
    state->talked = subject;
    add_aside(state->reader, i, at, _("a greeting or request, not homework"));
    return at;
}

bool take_aside(struct reading_state *state, struct line_place *at)
{
    struct reader *reader = state->reader;
    struct head nones;
    size_t begin = !state->part ? read_preface(reader, at->i, at->end) : at->i, last;

    if (begin == at->i && (at->line_start || at->sign == 0x3002) && state->part) {
        /* 今日作业：语文… below a notice */
        size_t preface = read_preface(reader, at->i, at->end);
        size_t after = skip_space(reader, preface, at->end);
        const struct head_place place = {.line_start = true, .glue = true};
        struct head head;
        if (preface > at->i && after < at->end && read_head(reader, after, at->end, place, &head) &&
            head.count > 0) {
            begin = preface;
            close_part(state);
            state->begun = false;
        }
    }
    if (begin == at->i && (at->line_start || (at->sign == ',' && !state->part)))
        begin = skip_title(reader, at->i, at->end, !state->part);
    if (begin > at->i) {
        take_heading(reader, at->i, begin, skip_space(reader, begin, at->end) < at->end);
        add_aside(reader, at->i, begin, _("a heading"));
        at->after_head = false;
        at->i = skip_space(reader, begin, at->end);
        return true;
    }
    if ((last = take_introduction(state, at->i, at->end)) > at->i) {
        at->i = last;
        return true;
    }
    if ((last = absent_teacher(reader, at->i, at->end, &nones)) > at->i) {
        close_part(state);
        add_nones(state, &nones, at->i, last);
        at->i = last;
        at->unit_open = false;
        return true;
    }
    last = clause_end(reader, at->i, at->end, state->expected);
    if (last > at->i && aside_clause(reader, at->i, last, !state->part && at->line_start)) {
        at->line_start = at->line_start && !state->part;
    } else if (last > at->i && stays_as_it_is(reader, at->i, last)) {
        add_aside(reader, at->i, last, _("no homework in it"));
    } else if (none_subjects(reader, at->i, last, &nones)) {
        set_reason_aside(state, nones.subjects[0]);
        close_part(state);
        add_nones(state, &nones, at->i, last);
        at->unit_open = false;
        if (nones.count == 1 && token_is(reader, last, ',')) {
            /* 今天语文没有书面作业，读书10分钟: if more follows, it is of the same subject */
            open_part(state, nones.subjects[0], false)->behind_none = true;
        }
    } else if (read_others(state, skip_bullet(reader, at), last)) {
        at->unit_open = false;
    } else {
        return false;
    }
    at->i = last;
    return true;
}
