/* The items of a part under one heading: one assignment with the time of all, or several with their own (contract, 5.3). */
#include "config.h"

#include "domain/reader_chunk.h"

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
    for (size_t u = 0; lone > 0 && u < group->count; u++) {
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
    return lone > 0;
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
