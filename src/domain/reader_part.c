/* The clauses of a part into assignments: which of them belong together, and whose time is whose (contract, 5.3). */
#include "config.h"

#include "domain/reader_chunk.h"

static void give_time(struct chunk *chunk, const struct clause *clause)
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

/* ---- units ---- */

struct unit_view
{
    const struct piece *unit;
    size_t timed; /* how many of its clauses have a time that can be an assignment's */
    const struct clause *last_timed;
    bool content; /* something that is no notice */
    bool notice;
};

static struct unit_view view_unit(const struct part *part, const struct piece *unit)
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

/* All clauses of the unit that are nothing yet become a part of the assignment, a new one where chunk is -1. */
static int gather_into(struct grouping *grouping, const struct piece *unit, int chunk)
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

static int gather(struct grouping *grouping, const struct piece *units, size_t count)
{
    int chunk = -1;

    for (size_t u = 0; u < count; u++)
        chunk = gather_into(grouping, &units[u], chunk);
    return chunk;
}

/* Where no time ends anything: one that stands inside, or that limits a drill. */
static void serve_inner_time(struct grouping *grouping, int chunk)
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

/* A part's clauses, each time ending an assignment: 抄写10分钟，朗读5分钟. */
static void split_unit(struct grouping *grouping, const struct piece *unit, bool own)
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

/* ---- groups ---- */

struct group_view
{
    const struct piece *units;
    size_t count;
    size_t content, timed_units; /* with content; and a time of their own */
    const struct clause *last;   /* the last timed clause */
    size_t last_unit;
    size_t totals, timed_clauses;
    int sum;
};

static struct group_view view_group(const struct part *part, const struct piece *units,
                                    size_t count)
{
    struct group_view group = {.units = units, .count = count};

    for (size_t u = 0; u < count; u++) {
        struct unit_view view = view_unit(part, &units[u]);
        group.content += view.content ? 1 : 0;
        group.timed_units += view.content && view.timed > 0 ? 1 : 0;
        for (size_t c = units[u].clause; c < units[u].clause + units[u].clauses; c++) {
            const struct clause *clause = &part->clauses[c];
            if (clause->chunk < 0 && is_timed(clause)) {
                group.last = clause;
                group.last_unit = u;
                group.totals += clause->time.total ? 1 : 0;
                group.timed_clauses++;
                group.sum += clause->time.minutes;
            }
        }
    }
    return group;
}

/* 共35分钟 at the end, or a line that is a time alone. */
static bool has_total(const struct part *part, const struct group_view *group)
{
    struct unit_view view;

    if (!group->last)
        return false;
    view = view_unit(part, &group->units[group->last_unit]);
    if (group->last->time.total && group->totals == 1) {
        /* the last thing said, or said of one item alone */
        return group->content == 1 || group->last_unit + 1 == group->count || !view.content;
    }
    if (group->content == 1 && group->last->whole && group->timed_clauses > 2 &&
        group->sum == 2 * group->last->time.minutes)
        return true; /* 8分钟 + 7分钟，计15分钟 */
    return !view.content && group->content > 0;
}

static uint32_t unit_line(const struct grouping *grouping, const struct piece *unit)
{
    return token_at(grouping->reader, grouping->part->clauses[unit->clause].first)->line;
}

/* Whether the words of the units ask for different kinds of work; false where one does not say. */
static bool kinds_differ(const struct grouping *grouping, const struct piece *before,
                         const struct piece *unit)
{
    const struct piece *const units[] = {before, unit};
    const struct part *part = grouping->part;
    enum kind kinds[2];

    for (size_t u = 0; u < 2; u++) {
        struct kind_guess guess = kind_guess_new(part->subject);
        bool guessed;
        for (size_t c = units[u]->clause; c < units[u]->clause + units[u]->clauses; c++)
            kind_see(grouping->reader, part->clauses[c].first, part->clauses[c].last, &guess);
        kinds[u] = kind_guessed(grouping->reader, &guess, &guessed);
        if (guessed)
            return false;
    }
    return kinds[0] != kinds[1];
}

/* ---- times said by number ---- */

static int number_of(const struct grouping *grouping, const struct piece *unit)
{
    int value = 0;

    if (unit->number.to > unit->number.from)
        (void)read_numbering(grouping->reader, unit->number.from, unit->number.to, true, 1, &value);
    return value;
}

/* The unit of the number that has content; NULL: none, or several. */
static const struct piece *unit_numbered(const struct grouping *grouping,
                                         const struct group_view *group, int number)
{
    const struct piece *found = NULL;

    for (size_t u = 0; u < group->count; u++) {
        const struct piece *unit = &group->units[u];
        if (number_of(grouping, unit) != number || !view_unit(grouping->part, unit).content)
            continue;
        if (found)
            return NULL;
        found = unit;
    }
    return found;
}

/* ①抄写②背诵，①10分钟②5分钟: times without words, each of the item of its number. False where they are not that. */
static bool give_by_number(struct grouping *grouping, const struct group_view *group)
{
    size_t lone = 0;

    for (size_t u = 0; u < group->count; u++) {
        struct unit_view view = view_unit(grouping->part, &group->units[u]);
        int number = number_of(grouping, &group->units[u]);
        if (view.content ? number == 0 || view.timed > 0 : view.timed != 1)
            return false;
        if (!view.content && (number == 0 || !unit_numbered(grouping, group, number)))
            return false;
        lone += view.content ? 0 : 1;
    }
    for (size_t u = 0; lone > 1 && u < group->count; u++) {
        const struct piece *unit = &group->units[u];
        if (!view_unit(grouping->part, unit).content)
            continue;
        int chunk = gather_into(grouping, unit, -1), number = number_of(grouping, unit);
        grouping->chunks[chunk].own_time = true;
        for (size_t k = 0; k < group->count; k++) {
            struct unit_view view = view_unit(grouping->part, &group->units[k]);
            if (view.timed != 1 || view.content || number_of(grouping, view.unit) != number)
                continue;
            give_time(&grouping->chunks[chunk], view.last_timed);
            (void)gather_into(grouping, view.unit, chunk);
        }
    }
    return lone > 1;
}

/* ---- lines of different days and kinds ---- */

/* The day that the unit's own words say; DAY_NONE. What is brought then is another thing. */
static day_t unit_due(const struct grouping *grouping, const struct piece *unit)
{
    day_t due = unit->heading.has_due ? unit->heading.due : DAY_NONE;

    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        const struct clause *clause = &grouping->part->clauses[c];
        if (clause->fields.has_due &&
            !(clause->chunk >= 0 && grouping->chunks[clause->chunk].notice))
            due = clause->fields.due;
    }
    return due;
}

/* Whether the unit says another day or kind than the one before it, on another line. shared: a day may be of the
 * one before, too, which says none. */
static bool unit_differs(const struct grouping *grouping, const struct piece *before,
                         const struct piece *unit, bool shared)
{
    if (unit_line(grouping, before) == unit_line(grouping, unit))
        return false;
    if (!(shared && unit_due(grouping, before) == DAY_NONE) &&
        unit_due(grouping, before) != unit_due(grouping, unit))
        return true;
    /* but not in a numbered list */
    return before->number.to == before->number.from && unit->number.to == unit->number.from &&
           kinds_differ(grouping, before, unit);
}

/* P30 due Fri, and on a line below it 背诵P40 5分钟: what one line says of its day is not said of the others, nor
 * is one time of written and of oral work. A day behind the last of them may be of all. */
static bool lines_differ(const struct grouping *grouping, const struct group_view *group)
{
    const struct piece *before = NULL;

    for (size_t u = 0; u < group->count; u++) {
        const struct piece *unit = &group->units[u];
        if (!view_unit(grouping->part, unit).content)
            continue;
        if (before && unit_differs(grouping, before, unit, true))
            return true;
        before = unit;
    }
    return false;
}

/* Items with a time of their own, and the others together: by_line, those of one day and kind that follow each
 * other; else all, but below one with a time no lines of different kinds. */
static void split_group(struct grouping *grouping, const struct group_view *group, bool by_line)
{
    const struct piece *before = NULL;
    bool timed = false;
    int rest = -1;

    for (size_t u = 0; u < group->count; u++) {
        const struct piece *unit = &group->units[u];
        struct unit_view view = view_unit(grouping->part, unit);
        if (view.timed > 0 && view.content) {
            split_unit(grouping, unit, true);
            timed = true;
            rest = by_line ? -1 : rest;
            continue;
        }
        if (view.content && before &&
            (by_line ? unit_differs(grouping, before, unit, false)
                     : timed && unit_line(grouping, before) != unit_line(grouping, unit) &&
                           kinds_differ(grouping, before, unit)))
            rest = -1;
        before = view.content ? unit : before;
        if (view.content || rest >= 0) /* 周一交 alone is of all */
            rest = gather_into(grouping, unit, rest);
    }
    for (int k = 0; k < grouping->count; k++)
        if (!grouping->chunks[k].has_time && !grouping->chunks[k].notice)
            serve_inner_time(grouping, k);
}

void group_units(struct grouping *grouping, const struct piece *units, size_t count)
{
    struct part *part = grouping->part;
    struct group_view group;
    int chunk;

    for (size_t u = 0; u < count; u++)
        split_notices(grouping, &units[u]);
    group = view_group(part, units, count);
    if (group.content == 0 && !(part->has_time && !group.last))
        return;
    if (part->has_time &&
        !(group.timed_units == group.content && group.sum == part->time.minutes)) {
        chunk = gather(grouping, units, count);
        if (chunk >= 0) {
            grouping->chunks[chunk].has_time = true;
            grouping->chunks[chunk].time = part->time;
        }
        /* 英语（10分钟）：①…②选做：…: of which of them it is, is not said */
        for (int k = 0; k < chunk; k++)
            if (grouping->chunks[k].has_time && !grouping->chunks[k].timed)
                grouping->chunks[k].unsure = grouping->chunks[chunk].unsure = true;
        return;
    }
    if (give_by_number(grouping, &group))
        return;
    if (has_total(part, &group)) {
        const struct clause *total = group.last;
        chunk = gather(grouping, units, count);
        give_time(&grouping->chunks[chunk], total);
        grouping->chunks[chunk].unsure = group.timed_clauses > 1 && !total->time.total;
        return;
    }
    if (group.content > 1 && lines_differ(grouping, &group)) {
        split_group(grouping, &group, true);
        return;
    }
    if (group.content == 1) {
        for (size_t u = 0; u < count; u++)
            if (view_unit(part, &units[u]).content)
                split_unit(grouping, &units[u], false);
        return;
    }
    if (group.timed_units == 0) {
        chunk = gather(grouping, units, count);
        if (chunk >= 0)
            serve_inner_time(grouping, chunk);
        return;
    }
    if (group.timed_units == 1 && view_unit(part, &units[group.last_unit]).timed == 1 &&
        !group.last->glued) {
        size_t later = 0;
        for (size_t u = group.last_unit + 1; u < count; u++)
            later += view_unit(part, &units[u]).content ? 1 : 0;
        if (later == 0) {
            chunk = gather(grouping, units, count);
            give_time(&grouping->chunks[chunk], group.last);
            grouping->chunks[chunk].unsure = true;
            return;
        }
    }
    split_group(grouping, &group, false);
    for (int k = 0; k < grouping->count; k++)
        grouping->chunks[k].unsure = grouping->chunks[k].unsure || group.timed_units == 1;
}
