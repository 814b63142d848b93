/* Where in a line a subject opens a part: written as a head, glued to its work, or told by a term. */
#include "config.h"

#include "domain/reader_state.h"

#define TALK_CLAUSES 8 /* before the first subject of a message */

/* 数学练习册P20 on a line or behind 。 below another subject: a head too, but guessed. */
static bool guess_head(const struct reading_state *state, const struct line_place *at,
                       struct head *head)
{
    const struct reader *reader = state->reader;
    const classes_t begins =
        CLASS(WRITE) | CLASS(WORK) | CLASS(ORAL) | CLASS(PAPER) | CLASS(PREVIEW);
    const struct head_place place = {.line_start = true, .glue = true};

    if (!token_at(reader, skip_fillers(reader, at->i, at->end))->subject ||
        !read_head(reader, at->i, at->end, place, head) || !head->glued || head->count != 1 ||
        (state->part && state->part->subject == head->subjects[0]))
        return false;
    size_t stop = clause_end(reader, head->to, at->end, state->expected);
    if (brings_then(reader, head->to, stop))
        return head->unsure = true;
    if (!has_work(reader, head->to, stop) || token_char(reader, head->to, 0x8BFE) || /* 课 */
        !(head->subjects[0]->daily != 0 || token_has(reader, head->to, begins) ||
          token_char(reader, head->to, 0x7B2C))) /* 第 */
        return false;
    head->unsure = state->begun;
    return true;
}

static bool sets_nothing(const struct reader *reader, const struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++)
        if (part->clauses[c].has_time || part->clauses[c].brings ||
            sets_work(reader, &part->clauses[c]))
            return false;
    return true;
}

/* 语文抄写，数学口算一页10分钟: behind a comma another subject with its work and a time. */
static bool sets_another(const struct reading_state *state, const struct line_place *at)
{
    const struct reader *reader = state->reader;
    const struct subject *subject = token_at(reader, at->i)->subject;
    struct time_field time;

    if (at->sign != ',' || !state->part || !state->part->subject || !subject ||
        subject->daily == 0 || subject == state->part->subject)
        return false;
    size_t stop = clause_end(reader, at->i, at->end, state->expected);
    for (size_t i = at->i + 1; i < stop; i++)
        if (parse_time(reader, i, stop, &time))
            return !time.named && skip_space(reader, time.to, stop) == stop;
    return false;
}

bool try_head(struct reading_state *state, struct line_place *at)
{
    struct head head;
    bool spaced = state->spaced && at->i > 0 && token_at(state->reader, at->i)->subject &&
                  token_at(state->reader, at->i - 1)->type == T_SPACE &&
                  token_at(state->reader, at->i + 1)->type == T_SPACE;
    bool strong = at->line_start || at->sign == ';' || at->sign == 0x3002 ||
                  (at->sign == ' ' && at->timed) || spaced;
    /* 抄写十分钟，数学口算五分钟: a time has ended, and the list goes on */
    bool goes_on = at->timed && (at->sign == 0 || at->sign == ',' || at->sign == 0x3001);
    bool behind_none = !state->part && at->sign == ',';
    struct head_place place = {
        .line_start = at->line_start || strong,
        .glue = (at->line_start && (!state->begun || state->glued || at->slot)) ||
                (state->glued && (strong || at->sign == ',')) ||
                (at->timed && (at->sign == 0 || at->sign == 0x3001)) || behind_none,
        .colon = !strong && !(state->glued && at->sign == ',') && !behind_none && !goes_on,
        .abbreviated = state->shorts && at->line_start,
        .dashed = state->dashes && strong,
    };

    /* 今晚九点前完成作业，数学…: talk before the first subject */
    bool first = (at->sign == ',' || at->sign == 0) && state->part && !state->part->subject &&
                 !state->part->affairs && state->part->bad.to == state->part->bad.from &&
                 state->part->clause_count <= TALK_CLAUSES &&
                 sets_nothing(state->reader, state->part);
    if (at->after_head || stays_as_it_is(state->reader, at->i, at->end) ||
        (!read_head(state->reader, at->i, at->end, place, &head) &&
         !(((strong && at->sign != ' ') || first || sets_another(state, at)) &&
           guess_head(state, at, &head))))
        return false;
    if (head.affairs && !strong)
        return false;
    if (head.number_to > head.number_from && !at->line_start && at->sign != ' ' && at->sign != 0 &&
        at->sign != ';' && at->sign != 0x3002 &&
        token_at(state->reader, head.number_from)->c < 0x2460)
        return false;
    if (head.count == 1 && at->sign == ',')
        set_reason_aside(state, head.subjects[0]);
    at->i = take_head(state, &head, at->i, at->end);
    at->i = skip_space(state->reader, at->i, at->end);
    at->i = skip_ornament_end(state->reader, at->i, at->end);
    at->line_start = false;
    at->after_head = state->part != NULL;
    at->unit_open = false;
    at->sign = 0;
    return true;
}

void open_term(struct reading_state *state, const struct line_place *at, bool named_day)
{
    const struct subject *subject = subject_of_term(state->reader, at->i);

    if ((named_day || at->line_start || (at->timed && at->sign != '+')) && state->part && subject &&
        subject->daily != 0 && subject != state->part->subject && state->part->clause_count > 0 &&
        last_clause_timed(state->part))
        open_part(state, subject, true)->from = at->i;
}
