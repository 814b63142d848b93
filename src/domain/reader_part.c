/* A part of one subject into assignments, notices and “none”: which clauses belong
 * together, whose time is whose, and what is said of all of them. */
#include "config.h"

#include "domain/reader_chunk.h"

#include "base/i18n.h"

static int new_chunk(struct grouping *grouping, const struct piece *unit, size_t clause,
                     bool notice)
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

static void join(struct grouping *grouping, int chunk, size_t clause)
{
    struct clause *at = &grouping->part->clauses[clause];

    at->chunk = chunk;
    grouping->chunks[chunk].last_clause = clause;
    grouping->chunks[chunk].has_content = grouping->chunks[chunk].has_content || at->content;
}

static void give_time(struct chunk *chunk, const struct clause *clause)
{
    chunk->has_time = true;
    chunk->time = clause->time;
    chunk->timed = clause;
}

/* ---- notices ---- */

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

/* 带一个鞋盒，明天做手工: what it is brought for is done then. */
static bool is_later(const struct reader *reader, const struct clause *clause)
{
    return clause->fields.named_day && clause->fields.day > reader->day &&
           !clause->fields.has_due && !clause->has_time && !clause->brings;
}

/* Splits off what is to be brought, and what is to be known where no work stands beside it. */
static void split_notices(struct grouping *grouping, const struct piece *unit)
{
    struct clause *clauses = grouping->part->clauses;
    size_t end = unit->clause + unit->clauses;
    bool work = false, work_text = false, time = false, timed = false, done = false, brings = false;
    int notice = -1;

    for (size_t c = unit->clause; c < end; c++)
        brings = brings || clauses[c].brings;
    for (size_t c = unit->clause; c < end; c++) {
        const struct clause *clause = &clauses[c];
        if (brings && is_later(grouping->reader, clause))
            continue;
        work = work || clause->has_time || (clause->work && !clause->brings && !clause->tells);
        work_text = work_text || (clause->work && !clause->brings && !clause->tells);
        time = time || (clause->has_time && clause->whole);
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
            join(grouping, notice, c);
        }
        return;
    }
    for (size_t c = unit->clause; c < end; c++) {
        const struct clause *clause = &clauses[c];
        /* a time behind it, and no other work: it is homework */
        bool brought = !work_text && time;
        bool notices = !clause->has_time && !brought &&
                       !(clause->product && done && is_made(grouping->reader, clauses, unit, c)) &&
                       (clause->brings || (clause->tells && !work));
        done = done || clause->has_time || (clause->work && !clause->brings && !clause->tells);
        if (notices)
            notice = notice >= 0 ? notice : new_chunk(grouping, unit, c, true);
        else if (clause->work || clause->has_time)
            notice = -1;
        if (notice >= 0)
            join(grouping, notice, c);
    }
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

/* All clauses of the units that are nothing yet become one assignment. */
static int gather(struct grouping *grouping, const struct piece *units, size_t count)
{
    int chunk = -1;

    for (size_t u = 0; u < count; u++) {
        for (size_t c = units[u].clause; c < units[u].clause + units[u].clauses; c++) {
            const struct clause *clause = &grouping->part->clauses[c];
            if (clause->chunk >= 0 || clause->first == clause->last)
                continue;
            if (chunk < 0)
                chunk = new_chunk(grouping, &units[u], c, false);
            join(grouping, chunk, c);
        }
        if (chunk >= 0)
            grouping->chunks[chunk].units++;
    }
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
        join(grouping, chunk, c);
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

/* Items with a time of their own, and the others together. */
static void split_group(struct grouping *grouping, const struct group_view *group)
{
    struct part *part = grouping->part;
    int rest = -1;

    for (size_t u = 0; u < group->count; u++) {
        struct unit_view view = view_unit(part, &group->units[u]);
        if (view.timed > 0 && view.content) {
            split_unit(grouping, &group->units[u], true);
            continue;
        }
        for (size_t c = group->units[u].clause;
             c < group->units[u].clause + group->units[u].clauses; c++) {
            if (part->clauses[c].chunk >= 0 || part->clauses[c].first == part->clauses[c].last)
                continue;
            if (rest < 0)
                rest = new_chunk(grouping, &group->units[u], c, false);
            join(grouping, rest, c);
        }
        if (rest >= 0)
            grouping->chunks[rest].units++;
    }
    if (rest >= 0)
        serve_inner_time(grouping, rest);
}

/* ①抄写②背诵，①10分钟②5分钟: times without words, one for each item, are summed as a guess. */
static void sum_lone_times(const struct grouping *grouping, const struct group_view *group,
                           struct chunk *chunk)
{
    const struct part *part = grouping->part;
    size_t lone = 0;
    int sum = 0;

    for (size_t u = 0; u < group->count; u++) {
        struct unit_view view = view_unit(part, &group->units[u]);
        if (!view.content && view.timed == 1) {
            lone++;
            sum += view.last_timed->time.minutes;
        }
    }
    if (lone > 1 && lone == group->content && !chunk->time.total) {
        chunk->time.minutes = sum;
        chunk->unsure = true;
    }
}

static void group_units(struct grouping *grouping, const struct piece *units, size_t count)
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
        return;
    }
    if (has_total(part, &group)) {
        const struct clause *total = group.last;
        chunk = gather(grouping, units, count);
        give_time(&grouping->chunks[chunk], total);
        sum_lone_times(grouping, &group, &grouping->chunks[chunk]);
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
    split_group(grouping, &group);
    for (int k = 0; k < grouping->count; k++)
        grouping->chunks[k].unsure = grouping->chunks[k].unsure || group.timed_units == 1;
}

/* ---- the part ---- */

/* What has no content at all: fields without work. */
static void leave_rest(struct reader *reader, const struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk >= 0 || clause->first == clause->last ||
            token_at(reader, clause->first)->rule == READER_NONE ||
            token_at(reader, clause->first)->rule == READER_ASIDE)
            continue;
        bool only_fields = !clause->content && reader->reading->item_count > 0 &&
                           (clause->fields.has_due || clause->school || clause->optional) &&
                           !clause->has_time;
        if (only_fields) {
            set_rule(reader, clause->first, clause->last, READER_DUE);
        } else {
            add_error(reader, clause->first, clause->last,
                      _("the text is missing: say what is to be done"));
        }
    }
}

/* Without a subject: things of the class are 班务; what holds no homework is set aside. */
/* 思想品德：无 of a name that is no subject here */
static bool ends_in_none(const struct reader *reader, const struct clause *clause)
{
    for (size_t i = clause->first; i < clause->last; i++)
        if (token_is(reader, i, ':'))
            return says_none(reader, i + 1, clause->last);
    return false;
}

static void without_subject(struct grouping *grouping, int index)
{
    struct reader *reader = grouping->reader;
    struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    bool work = false;

    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        work = work || (part->clauses[c].chunk == index &&
                        (part->clauses[c].work || part->clauses[c].has_time ||
                         ends_in_none(reader, &part->clauses[c])));
    }
    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index || clause->first == clause->last)
            continue;
        if (work || part->bad.to > part->bad.from) {
            add_error(reader, clause->first, clause->last,
                      part->bad.to > part->bad.from
                          ? arena_printf(reader->arena,
                                         _("there is no subject “%s” here: write one of the "
                                           "school's, or add it"),
                                         reader_slice(reader, part->bad.from, part->bad.to))
                          : arena_strdup(reader->arena,
                                         _("the subject is missing: begin with it, as in “数学 "
                                           "练习册P12 15分”")));
        } else {
            add_aside(reader, clause->first, clause->last, _("no homework in it"));
        }
    }
}

static bool is_class_matter(const struct grouping *grouping, int index)
{
    const struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    bool wide = false;

    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        for (size_t i = clause->first; clause->chunk == index && i < clause->last; i++)
            wide = wide || token_has(grouping->reader, i, CLASS(CLASSWIDE));
    }
    return chunk->notice &&
           ((wide && chunk->own_line && chunk->number.to == chunk->number.from) ||
            (!part->subject && part->bad.to == part->bad.from) || (wide && part->guessed));
}

/* 明天美术课带油画棒: no heading, but of the lesson it names. */
static const struct subject *lesson_of(const struct grouping *grouping, int index)
{
    const struct chunk *chunk = &grouping->chunks[index];
    const struct clause *clause = &grouping->part->clauses[chunk->first_clause];
    bool by_one;

    for (size_t i = clause->first; i + 1 < clause->last; i++)
        if (token_char(grouping->reader, i + 1, 0x8BFE)) { /* 课 */
            const struct subject *subject = named_subject(grouping->reader, i, &by_one);
            if (subject && !by_one)
                return subject;
        }
    return NULL;
}

/* 跳绳10分钟 without a subject: what is done tells it. NULL: it does not. */
static const struct subject *subject_of_chunk(const struct grouping *grouping, int index)
{
    const struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    struct kind_guess guess = kind_guess_new(NULL);
    bool guessed;

    if (chunk->notice || !chunk->has_time)
        return NULL;
    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++)
        if (part->clauses[c].chunk == index)
            kind_see(grouping->reader, part->clauses[c].first, part->clauses[c].last, &guess);
    enum kind kind = kind_guessed(grouping->reader, &guess, &guessed);
    return guessed ? NULL : subject_of_kind(grouping->reader, kind);
}

/* 语文：日记20分钟, and below it 跳绳10分钟: a line of sport or chores under a subject of written work is of another. */
static bool is_apart(const struct grouping *grouping, int index)
{
    const struct chunk *chunk = &grouping->chunks[index];
    const struct subject *subject =
        grouping->part->subject->kind == KIND_WRITTEN && !grouping->part->guessed &&
                chunk->own_line && chunk->units < 2 && chunk->number.to == chunk->number.from &&
                chunk->first_clause > 0
            ? subject_of_chunk(grouping, index)
            : NULL;

    return subject && subject->kind != KIND_WRITTEN;
}

/* 班主任：周老师, 提醒：早睡早起: said under a heading for the class, and nothing to be known. */
static bool is_signature(const struct grouping *grouping, int index)
{
    const struct part *part = grouping->part;

    const struct chunk *chunk = &grouping->chunks[index];

    return !chunk->notice && !chunk->has_time &&
           (part->affairs || (part->said_none && is_talk(part, &part->units[chunk->first_unit])));
}

void part_finish(struct reader *reader, struct part *part)
{
    struct grouping *grouping = ARENA_NEW(reader->arena, struct grouping);

    size_t begin = 0;

    grouping->reader = reader;
    grouping->part = part;
    grouping->chunks = ARENA_ARRAY(reader->arena, part->clause_count + 1, struct chunk);
    part_none(reader, part);
    set_titles_aside(reader, part);
    attach_remarks(reader, part);
    spread_fields(part);
    join_openers(reader, part);
    give_stated_time(reader, part);
    while (begin < part->unit_count) {
        size_t end = begin + 1;
        while (end < part->unit_count && part->units[end].group == part->units[begin].group)
            end++;
        group_units(grouping, &part->units[begin], end - begin);
        begin = end;
    }
    share_last_fields(grouping);
    for (size_t c = 0; c < part->clause_count; c++) {
        int k = part->clauses[c].chunk;
        if (k < 0 || grouping->chunks[k].first_clause != c)
            continue;
        struct part kindred = *part;
        if ((!part->subject || is_apart(grouping, k)) && part->bad.to == part->bad.from &&
            !part->affairs && (kindred.subject = subject_of_chunk(grouping, k))) {
            kindred.guessed = true;
            grouping->part = &kindred;
            make_item(grouping, k);
            grouping->part = part;
        } else if (is_class_matter(grouping, k)) {
            struct part affairs = *part;
            const struct subject *class_affairs =
                subject_by_code(reader->context->subjects, "class-affairs");
            const struct subject *lesson = part->subject ? NULL : lesson_of(grouping, k);
            affairs.subject = lesson ? lesson : class_affairs ? class_affairs : part->subject;
            affairs.guessed = true;
            grouping->part = &affairs;
            if (affairs.subject)
                make_item(grouping, k);
            grouping->part = part;
        } else if (!part->subject || is_signature(grouping, k)) {
            without_subject(grouping, k);
        } else {
            make_item(grouping, k);
        }
    }
    leave_rest(reader, part);
}
