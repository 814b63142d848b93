/* The clauses of an item into assignments: which of them belong together, and whose time is whose (contract, 5.3). */
#include "config.h"

#include "domain/reader_chunk.h"

void give_time(struct chunk *chunk, const struct clause *clause)
{
    chunk->has_time = true;
    chunk->time = clause->time;
    chunk->timed = clause;
}

int new_chunk(struct grouping *grouping, const struct piece *unit, size_t clause, bool notice)
{

    grouping->chunks[grouping->count] =
        (struct chunk){.first_clause = clause,
                       .last_clause = clause,
                       .first_unit = (size_t)(unit - grouping->part->units),
                       .notice = notice,
                       .heading = unit->heading,
                       .own_line = unit->own_line,
                       .number = unit->number};
    return grouping->count++;
}

void join_clause(struct grouping *grouping, int chunk, size_t clause)
{
    struct clause *at = &grouping->part->clauses[clause];

    at->chunk = chunk;
    grouping->chunks[chunk].last_clause = clause;
    grouping->chunks[chunk].has_content = grouping->chunks[chunk].has_content || at->content;
}

struct unit_view view_unit(const struct part *part, const struct piece *unit)
{
    struct unit_view view = {.unit = unit};

    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk >= 0) {
            view.notice = true;
            continue;
        }
        view.content = view.content || clause->content;
        if (is_timed(clause)) {
            view.timed++;
            view.last_timed = clause;
        }
    }
    return view;
}

int gather_into(struct grouping *grouping, const struct piece *unit, int chunk)
{
    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        const struct clause *clause = &grouping->part->clauses[c];
        if (clause->chunk >= 0 || clause->first == clause->last)
            continue;
        if (chunk < 0)
            chunk = new_chunk(grouping, unit, c, false);
        join_clause(grouping, chunk, c);
    }
    if (chunk >= 0)
        grouping->chunks[chunk].units++;
    return chunk;
}

int gather(struct grouping *grouping, const struct piece *units, size_t count)
{
    int chunk = -1;

    for (size_t u = 0; u < count; u++)
        chunk = gather_into(grouping, &units[u], chunk);
    return chunk;
}

void serve_inner_time(struct grouping *grouping, int chunk)
{
    struct part *part = grouping->part;

    for (size_t c = grouping->chunks[chunk].last_clause + 1;
         c-- > grouping->chunks[chunk].first_clause;) {
        if (part->clauses[c].chunk == chunk && part->clauses[c].has_time &&
            !part->clauses[c].time.bare) {
            give_time(&grouping->chunks[chunk], &part->clauses[c]);
            return;
        }
    }
}

void split_unit(struct grouping *grouping, const struct piece *unit, bool own)
{
    struct clause *clauses = grouping->part->clauses;
    size_t last_timed = 0;
    int chunk = -1;
    bool closed = false, work_before = false;
    bool sentence = false, work_in_sentence = false; /* work before ; or 。, and behind it */

    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++)
        last_timed = clauses[c].chunk < 0 && is_timed(&clauses[c]) ? c + 1 : last_timed;

    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        struct clause *clause = &clauses[c];
        if (clause->chunk >= 0)
            continue;
        bool later = last_timed > c;
        bool other =
            clause->optional && clause->work && chunk >= 0 &&
            !token_is(grouping->reader, clause->first, '(') && /* …5分钟，可以画连环画（选做） */
            grouping->chunks[chunk].has_time && !grouping->chunks[chunk].timed->optional;
        if (chunk < 0 || (closed && clause->content && (later || other))) {
            chunk = new_chunk(grouping, unit, c, false);
            grouping->chunks[chunk].units = 1;
            grouping->chunks[chunk].own_time = own;
            work_before = sentence = work_in_sentence = false;
            closed = false;
        }
        join_clause(grouping, chunk, c);
        work_in_sentence = work_in_sentence || (clause->work && clause->content);
        /* 思维导图，选做；古诗背诵，10分钟 */
        closed = closed || (clause->whole && clause->optional && !clause->has_time &&
                            grouping->chunks[chunk].has_content);
        if (is_timed(clause) && grouping->chunks[chunk].has_content) {
            give_time(&grouping->chunks[chunk], clause);
            /* 抄到作文本，明天交；预习第20课，5分钟 */
            grouping->chunks[chunk].split = sentence && work_in_sentence && !clause->time.total;
            grouping->chunks[chunk].unsure =
                (work_before && clause->glued && !clause->time.total) ||
                grouping->chunks[chunk].split;
            closed = true;
        } else if (is_timed(clause)) {
            give_time(&grouping->chunks[chunk], clause);
        }
        work_before = work_before || (clause->work && !closed);
        if (ends_sentence(grouping->reader, clause)) {
            sentence = sentence || work_in_sentence;
            work_in_sentence = false;
        }
    }
    if (chunk >= 0 && !grouping->chunks[chunk].has_time)
        serve_inner_time(grouping, chunk);
}
