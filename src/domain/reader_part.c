/* A part of one subject into assignments, notices and “none” (contract, 5.3): which clauses belong
 * together, whose time is whose, and what is said of all of them. */
#include "config.h"

#include "domain/assignment.h"
#include "domain/reader_parts.h"

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define CHUNKS_MAX 256 /* assignments of one part; further clauses join the last */

/* Clauses that become one assignment. */
struct chunk
{
    int first_clause;
    bool notice;
    bool has_time, own_time; /* own_time: the numbering goes */
    struct time_field time;
    const struct clause *timed; /* the clause whose time it is; NULL: of the subject's line */
    bool unsure;                /* could be the time of less, or of more */
    bool has_content;
    struct fields heading;
    bool own_line;
    struct range number; /* of the only item it has */
    int units;
};

struct grouping
{
    struct reader *reader;
    struct part *part;
    struct chunk chunks[CHUNKS_MAX];
    int count;
};

static int new_chunk(struct grouping *grouping, const struct piece *unit, size_t clause,
                     bool notice)
{
    if (grouping->count == CHUNKS_MAX) {
        return CHUNKS_MAX - 1;
    }
    grouping->chunks[grouping->count] = (struct chunk){.first_clause = (int)clause,
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
    grouping->chunks[chunk].has_content = grouping->chunks[chunk].has_content || at->content;
}

/* A time that can be of an assignment: at the end of its clause, or alone in it. */
static bool is_timed(const struct clause *clause)
{
    return clause->has_time && !clause->time.limit && (clause->at_end || clause->whole);
}

static void give_time(struct chunk *chunk, const struct clause *clause)
{
    chunk->has_time = true;
    chunk->time = clause->time;
    chunk->timed = clause;
}

/* ---- notices ---- */

/* Splits off what is to be brought, and what is to be known where no work stands beside it. */
static void split_notices(struct grouping *grouping, const struct piece *unit)
{
    struct clause *clauses = grouping->part->clauses;
    size_t end = unit->clause + unit->clauses;
    bool work = false, work_text = false;
    int notice = -1;

    for (size_t c = unit->clause; c < end; c++) {
        const struct clause *clause = &clauses[c];
        work = work || clause->has_time || (clause->work && !clause->brings && !clause->tells);
        work_text = work_text || (clause->content && !clause->brings && !clause->tells);
    }
    for (size_t c = unit->clause; c < end; c++) {
        const struct clause *clause = &clauses[c];
        /* a time behind it, and no other work: it is homework */
        bool timed = !work_text && c + 1 < end && clauses[c + 1].has_time && clauses[c + 1].whole;
        bool notices = !clause->has_time && !timed && (clause->brings || (clause->tells && !work));
        if (notices) {
            notice = notice >= 0 ? notice : new_chunk(grouping, unit, c, true);
        } else if (clause->work || clause->has_time) {
            notice = -1;
        }
        if (notice >= 0) {
            join(grouping, notice, c);
        }
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
            if (clause->chunk >= 0) {
                continue;
            }
            if (chunk < 0) {
                chunk = new_chunk(grouping, &units[u], c, false);
            }
            join(grouping, chunk, c);
        }
        if (chunk >= 0) {
            grouping->chunks[chunk].units++;
        }
    }
    return chunk;
}

/* Where no time ends anything: one that stands inside, or that limits a drill. */
static void serve_inner_time(struct grouping *grouping, int chunk)
{
    struct part *part = grouping->part;

    for (size_t c = part->clause_count; c-- > 0;) {
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
    int chunk = -1;
    bool closed = false, work_before = false;

    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        struct clause *clause = &clauses[c];
        if (clause->chunk >= 0) {
            continue;
        }
        bool later = false;
        for (size_t k = c; k < unit->clause + unit->clauses && !later; k++) {
            later = clauses[k].chunk < 0 && is_timed(&clauses[k]);
        }
        if (chunk < 0 || (closed && clause->content && later)) {
            chunk = new_chunk(grouping, unit, c, false);
            grouping->chunks[chunk].units = 1;
            grouping->chunks[chunk].own_time = own;
            work_before = false;
            closed = false;
        }
        join(grouping, chunk, c);
        if (is_timed(clause) && grouping->chunks[chunk].has_content) {
            give_time(&grouping->chunks[chunk], clause);
            grouping->chunks[chunk].unsure = work_before && clause->glued && !clause->time.total;
            closed = true;
        } else if (is_timed(clause)) {
            give_time(&grouping->chunks[chunk], clause);
        }
        work_before = work_before || (clause->work && !closed);
    }
    if (chunk >= 0 && !grouping->chunks[chunk].has_time) {
        serve_inner_time(grouping, chunk);
    }
}

/* ---- groups ---- */

struct group_view
{
    const struct piece *units;
    size_t count;
    size_t content, timed_units; /* with content; and a time of their own */
    const struct clause *last;   /* the last timed clause */
    size_t last_unit;
    size_t totals;
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

    if (group->last == NULL) {
        return false;
    }
    view = view_unit(part, &group->units[group->last_unit]);
    if (group->last->time.total && group->totals == 1) {
        /* the last thing said, or said of one item alone */
        return group->content == 1 || group->last_unit + 1 == group->count || !view.content;
    }
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
            if (part->clauses[c].chunk >= 0) {
                continue;
            }
            if (rest < 0) {
                rest = new_chunk(grouping, &group->units[u], c, false);
            }
            join(grouping, rest, c);
        }
        if (rest >= 0) {
            grouping->chunks[rest].units++;
        }
    }
    if (rest >= 0) {
        serve_inner_time(grouping, rest);
    }
}

static void group_units(struct grouping *grouping, const struct piece *units, size_t count)
{
    struct part *part = grouping->part;
    struct group_view group;
    int chunk;

    for (size_t u = 0; u < count; u++) {
        split_notices(grouping, &units[u]);
    }
    group = view_group(part, units, count);
    if (group.content == 0 && !(part->has_time && group.last == NULL)) {
        return;
    }
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
        return;
    }
    if (group.content == 1) {
        for (size_t u = 0; u < count; u++) {
            if (view_unit(part, &units[u]).content) {
                split_unit(grouping, &units[u], false);
            }
        }
        return;
    }
    if (group.timed_units == 0) {
        chunk = gather(grouping, units, count);
        if (chunk >= 0) {
            serve_inner_time(grouping, chunk);
        }
        return;
    }
    if (group.timed_units == 1 && view_unit(part, &units[group.last_unit]).timed == 1 &&
        !group.last->glued) {
        size_t later = 0;
        for (size_t u = group.last_unit + 1; u < count; u++) {
            later += view_unit(part, &units[u]).content ? 1 : 0;
        }
        if (later == 0) {
            chunk = gather(grouping, units, count);
            give_time(&grouping->chunks[chunk], group.last);
            grouping->chunks[chunk].unsure = true;
            return;
        }
    }
    split_group(grouping, &group);
    for (int k = 0; k < grouping->count; k++) {
        grouping->chunks[k].unsure = grouping->chunks[k].unsure || group.timed_units == 1;
    }
}

/* ---- the text ---- */

/* What stood between two words that stay. */
struct joint
{
    size_t first, last; /* tokens of signs and spaces; first == last: none */
    bool removed;
};

static bool is_opening(uint32_t c)
{
    return c == '(' || c == 0x3010 || c == '[' || c == 0x300A || c == 0x201C || c == 0x300C ||
           c == '{' || c == '<' || c == 0x3008 || c == 0x2018;
}

static bool is_separator(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);

    return token->type == T_SPACE || token->type == T_LINE ||
           (token->type == T_PUNCT && !token->quoted &&
            (token->c == ',' || token->c == ';' || token->c == ':' || token->c == 0x3002 ||
             token->c == 0x3001 || token->c == '|' || token->c == '-' || token->c == '~' ||
             token->c == '+' || token->c == '.' || token->c == '/'));
}

/* The signs between, as written, or after a removal the first of them, else a space. */
static void add_joint(struct reader *reader, struct text_buf *text, const struct joint *joint)
{
    size_t sign = joint->last;

    if (text->length == 0) {
        for (size_t i = joint->first; i < joint->last; i++) {
            if (!is_separator(reader, i)) {
                sign = i;
            }
        }
        set_rule(reader, joint->first, sign == joint->last ? joint->last : sign, READER_SEPARATOR);
        return;
    }
    for (size_t i = joint->first; i < joint->last; i++) {
        const struct token *token = token_at(reader, i);
        if (token->type == T_LINE) {
            text_buf_add(text, text->text[text->length - 1] == ' ' ? "" : " ");
            continue;
        }
        if (!joint->removed) {
            text_buf_add_bytes(text, reader->message + token->start, token->end - token->start);
            continue;
        }
        if (sign == joint->last && token->type != T_SPACE) {
            sign = i;
        } else {
            reader->tokens[i].rule = token->type == T_SPACE ? READER_TEXT : READER_SEPARATOR;
        }
    }
    if (joint->removed && sign < joint->last) {
        const struct token *token = token_at(reader, sign);
        text_buf_add_bytes(text, reader->message + token->start, token->end - token->start);
    } else if (joint->removed && text->text[text->length - 1] != ' ') {
        text_buf_add(text, " ");
    }
}

/* Brackets with nothing left in them go with what they held. */
static void drop_empty_brackets(struct reader *reader, size_t from, size_t to)
{
    size_t open[32];
    size_t depth = 0;
    bool filled[32] = {false}, taken[32] = {false};

    for (size_t i = from; i < to; i++) {
        struct token *token = &reader->tokens[i];
        if (token->type == T_PUNCT && !token->quoted && token->rule == READER_TEXT &&
            (token->c == '(' || token->c == 0x3010 || token->c == '[') && depth < 32) {
            open[depth] = i;
            filled[depth] = taken[depth] = false;
            depth++;
        } else if (depth > 0 && token->type == T_PUNCT && !token->quoted &&
                   (token->c == ')' || token->c == 0x3011 || token->c == ']')) {
            depth--;
            if (!filled[depth] && taken[depth]) {
                reader->tokens[open[depth]].rule = READER_SEPARATOR;
                token->rule = READER_SEPARATOR;
                if (depth > 0) {
                    taken[depth - 1] = true;
                }
            } else if (depth > 0) {
                filled[depth - 1] = true;
            }
        } else if (depth > 0) {
            bool removed = token->rule != READER_TEXT && token->rule != READER_SEPARATOR;
            taken[depth - 1] = taken[depth - 1] || removed;
            filled[depth - 1] =
                filled[depth - 1] || (token->rule == READER_TEXT && !is_separator(reader, i));
        }
    }
}

struct writer
{
    struct reader *reader;
    struct text_buf text;
    struct joint joint;
    bool after_open;
    int item;
};

static void write_token(struct writer *writer, size_t i)
{
    struct reader *reader = writer->reader;
    struct token *token = &reader->tokens[i];

    token->item = writer->item;
    if (token->rule != READER_TEXT) {
        writer->joint.removed = true;
        return;
    }
    if (is_separator(reader, i)) {
        if (writer->joint.first == writer->joint.last) {
            writer->joint.first = i;
        }
        writer->joint.last = i + 1;
        return;
    }
    if (writer->after_open && writer->joint.removed) {
        set_rule(reader, writer->joint.first, writer->joint.last, READER_SEPARATOR);
    } else if (writer->joint.removed && (token->c == ')' || token->c == 0x3011)) {
        set_rule(reader, writer->joint.first, writer->joint.last, READER_SEPARATOR);
    } else if (writer->joint.removed || writer->joint.last > writer->joint.first) {
        if (!(writer->joint.removed && writer->joint.last == writer->joint.first &&
              writer->text.length > 0 && token->type == T_PUNCT && !is_opening(token->c))) {
            /* glued on both sides of what left: nothing comes between */
            if (writer->joint.removed && writer->joint.last == writer->joint.first) {
                writer->joint.removed =
                    writer->text.length > 0 && token->type != T_PUNCT && !is_opening(token->c);
            }
            if (writer->joint.removed || writer->joint.last > writer->joint.first) {
                add_joint(reader, &writer->text, &writer->joint);
            }
        }
    }
    text_buf_add_bytes(&writer->text, reader->message + token->start, token->end - token->start);
    writer->joint = (struct joint){0};
    writer->after_open = token->type == T_PUNCT && is_opening(token->c) && !token->quoted;
}

static void take_words(struct reader *reader, const struct range *words, enum reader_rule rule)
{
    for (size_t i = words->from; i < words->to; i++) {
        reader->tokens[i].rule = (uint8_t)rule;
    }
}

/* The words of fields leave the text. */
static void remove_words(struct reader *reader, const struct chunk *chunk, int index,
                         const struct part *part, bool optional, bool school)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index) {
            continue;
        }
        if (chunk->notice) {
            continue;
        }
        take_words(reader, &clause->due_words, READER_DUE);
        if (optional) {
            take_words(reader, &clause->optional_words, READER_OPTIONAL);
        }
        if (school && clause->school) {
            take_words(reader, &clause->place_words, READER_PLACE);
        }
    }
    if (chunk->timed != NULL && (is_timed(chunk->timed))) {
        set_rule(reader, chunk->time.from, chunk->time.to, READER_TIME);
    }
}

static char *chunk_text(struct grouping *grouping, const struct chunk *chunk, int index, int item)
{
    struct reader *reader = grouping->reader;
    struct part *part = grouping->part;
    struct writer writer = {.reader = reader, .text = {.arena = reader->arena}, .item = item};
    size_t unit = 0;

    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        while (unit + 1 < part->unit_count && part->units[unit + 1].clause <= c) {
            unit++;
        }
        if (clause->chunk != index) {
            writer.joint.removed = writer.text.length > 0 || writer.joint.removed;
            continue;
        }
        const struct range *number = &part->units[unit].number;
        if (part->units[unit].clause == c && number->to > number->from) {
            bool keep = chunk->units > 1 && !chunk->own_time;
            set_rule(reader, number->from, number->to, keep ? READER_TEXT : READER_NUMBERING);
            for (size_t i = number->from; i < number->to; i++) {
                if (keep) {
                    /* a numbering begins: what parted it from the text before is a space */
                    if (i == number->from && writer.text.length > 0) {
                        set_rule(reader, writer.joint.first, writer.joint.last, READER_TEXT);
                        if (writer.text.text[writer.text.length - 1] != ' ') {
                            text_buf_add(&writer.text, " ");
                        }
                        writer.joint = (struct joint){0};
                    }
                    text_buf_add_bytes(&writer.text, reader->message + reader->tokens[i].start,
                                       reader->tokens[i].end - reader->tokens[i].start);
                }
                reader->tokens[i].item = item;
            }
            if (!keep) {
                writer.joint.removed = true;
            }
        }
        drop_empty_brackets(reader, clause->first, clause->next);
        for (size_t i = clause->first; i < clause->next; i++) {
            write_token(&writer, i);
        }
    }
    if (writer.joint.last > writer.joint.first) {
        set_rule(reader, writer.joint.first, writer.joint.last, READER_SEPARATOR);
    }
    return text_trim(reader->arena, text_buf_str(&writer.text));
}

/* ---- the assignment ---- */

/* What its clauses, its heading and the subject's line say; what is said later wins. */
static struct fields chunk_fields(const struct grouping *grouping, const struct chunk *chunk,
                                  int index, bool *optional, bool *school)
{
    const struct part *part = grouping->part;
    struct fields fields = part->fields;
    bool all_optional = true, any = false, home = false, place = false;

    merge_fields(&fields, &chunk->heading);
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index) {
            continue;
        }
        merge_fields(&fields, &clause->fields);
        if (clause->content) {
            any = true;
            all_optional = all_optional && clause->optional;
        } else if (clause->optional) {
            fields.optional = true;
        }
        place = place || clause->school;
        home = home || clause->home;
    }
    *optional = fields.optional || (any && all_optional);
    *school = place && !home;
    return fields;
}

static void decide_due(struct reader *reader, const struct chunk *chunk,
                       const struct fields *fields, struct reader_item *item)
{
    const struct calendar *calendar = reader->context->calendar;
    size_t at = reader->count;

    if (fields->has_due) {
        item->due = fields->due;
        if (fields->due_moved) {
            item->guessed |= GUESS_DUE;
        }
    } else if (chunk->notice && fields->named_day && fields->day > reader->day) {
        item->due = fields->day;
    } else {
        item->due = item->place == PLACE_SCHOOL && !chunk->notice
                        ? reader->day
                        : assignment_default_due(calendar, reader->day);
    }
    if (item->place == PLACE_HOME && item->due <= reader->day) {
        item->due = assignment_default_due(calendar, reader->day);
        item->guessed |= GUESS_DUE;
    }
    (void)at;
}

static struct reader_item *add_item(struct reader *reader)
{
    struct reading *reading = reader->reading;

    reading->items = arena_grow(reader->arena, reading->items, &reader->item_capacity,
                                reading->item_count + 1, sizeof *reading->items);
    reading->items[reading->item_count] = (struct reader_item){.minutes = -1, .unit = ""};
    return &reading->items[reading->item_count++];
}

static void decide_minutes(struct reader *reader, const struct chunk *chunk, size_t first,
                           size_t last, struct reader_item *item)
{
    if (item->kind == KIND_NOTICE) {
        item->minutes = 0;
        return;
    }
    if (chunk->has_time) {
        item->minutes = chunk->time.minutes;
        item->guessed |= chunk->unsure || chunk->time.unsure ? GUESS_MINUTES : 0;
        if (item->minutes > PART_MAX_MINUTES) {
            add_error(reader, first, last,
                      arena_printf(reader->arena,
                                   _("%d minutes is too long: write at most %d for an "
                                     "evening"),
                                   item->minutes, PART_MAX_MINUTES));
        }
        return;
    }
    if (estimate_minutes(reader, item->subject, item->kind, item->text, &item->minutes,
                         &item->reason)) {
        item->estimated = true;
        item->guessed |= GUESS_MINUTES;
        return;
    }
    item->minutes = -1;
    add_error(reader, first, last,
              _("no time is written, and nothing was set before to go by: write the minutes at the "
                "end, as in 20分钟"));
}

static void make_item(struct grouping *grouping, int index)
{
    struct reader *reader = grouping->reader;
    struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    const struct clause *first = &part->clauses[chunk->first_clause];
    struct reader_item *item = add_item(reader);
    int number = (int)reader->reading->item_count - 1;
    bool optional, school, guessed = false;
    struct fields fields = chunk_fields(grouping, chunk, index, &optional, &school);
    size_t last = first->first;

    item->line = (int)token_at(reader, first->first)->line;
    item->subject = part->subject;
    item->place = fields.has_place ? fields.place : school ? PLACE_SCHOOL : PLACE_HOME;
    item->optional = optional;
    item->tier = fields.tier;
    item->group = fields.group;
    item->device = fields.device;
    item->guessed = part->guessed ? GUESS_SUBJECT : 0;
    remove_words(reader, chunk, index, part, optional, school || fields.has_place);
    for (size_t c = 0; c < part->clause_count; c++) {
        last = part->clauses[c].chunk == index ? part->clauses[c].last : last;
    }
    /* 每天 makes a time each day's */
    item->spread = fields.has_spread && !(fields.spread == SPREAD_EACH && !chunk->has_time)
                       ? fields.spread
                       : SPREAD_EVEN;
    if (chunk->has_time && chunk->time.each) {
        item->spread = SPREAD_EACH;
    }
    item->kind = fields.has_kind ? fields.kind
                 : chunk->notice ? KIND_NOTICE
                                 : guess_kind(reader, part->subject, first->first, last, &guessed);
    item->text = chunk_text(grouping, chunk, index, number);
    item = &reader->reading->items[number];
    item->guessed |= guessed ? GUESS_KIND : 0;
    if (fields.unit_to > fields.unit_from) {
        item->unit = reader_slice(reader, fields.unit_from, fields.unit_to);
    }
    decide_due(reader, chunk, &fields, item);
    if (item->text[0] == '\0') {
        add_error(reader, first->first, last, _("the text is missing: say what is to be done"));
    } else if (text_chars(item->text) > TEXT_MAX_CHARS) {
        add_error(reader, first->first, last,
                  arena_printf(reader->arena, _("the text has %zu characters: write at most %d"),
                               text_chars(item->text), TEXT_MAX_CHARS));
    }
    decide_minutes(reader, chunk, first->first, last, item);
}

/* ---- the part ---- */

static void add_none(struct reader *reader, const struct part *part, size_t from, size_t to)
{
    struct reading *reading = reader->reading;

    reading->none = arena_grow(reader->arena, reading->none, &reader->none_capacity,
                               reading->none_count + 1, sizeof *reading->none);
    reading->none[reading->none_count++] =
        (struct reader_none){.line = (int)token_at(reader, from)->line, .subject = part->subject};
    set_rule(reader, from, to, READER_NONE);
}

/* A line that only remarks on the work above belongs to it. */
static void attach_remarks(struct part *part)
{
    size_t kept = 0;

    for (size_t u = 0; u < part->unit_count; u++) {
        struct piece *unit = &part->units[u];
        bool remark = unit->own_line && unit->number.to == unit->number.from && kept > 0 &&
                      unit->group == part->units[kept - 1].group;
        for (size_t c = unit->clause; c < unit->clause + unit->clauses && remark; c++) {
            const struct clause *clause = &part->clauses[c];
            remark = clause->content && !clause->work && !clause->has_time && !clause->brings &&
                     !clause->tells && !clause->fields.has_due;
        }
        if (remark) {
            part->units[kept - 1].clauses += unit->clauses;
        } else {
            part->units[kept++] = *unit;
        }
    }
    part->unit_count = kept;
}

/* Units that say only when, where or how: of all that the part sets. */
static void spread_fields(struct part *part)
{
    for (size_t u = 0; u < part->unit_count; u++) {
        const struct piece *unit = &part->units[u];
        bool content = false, time = false;
        for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
            content = content || part->clauses[c].content;
            time = time || part->clauses[c].has_time;
        }
        if (content || part->unit_count < 2) {
            continue;
        }
        for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
            const struct clause *clause = &part->clauses[c];
            merge_fields(&part->fields, &clause->fields);
            part->fields.optional = part->fields.optional || clause->optional;
            if (clause->school && !clause->home) {
                part->fields.has_place = true;
                part->fields.place = PLACE_SCHOOL;
            }
        }
        (void)time;
    }
}

/* A due day behind several assignments of one line is of all of them: 抄写10分钟，朗读5分钟，周五交. */
static void share_last_due(struct grouping *grouping)
{
    struct part *part = grouping->part;
    const struct clause *last =
        part->clause_count > 0 ? &part->clauses[part->clause_count - 1] : NULL;

    if (last == NULL || last->content || !last->fields.has_due || grouping->count < 2) {
        return;
    }
    for (size_t c = 0; c < part->clause_count; c++) {
        struct clause *clause = &part->clauses[c];
        if (clause->chunk >= 0 && !clause->fields.has_due &&
            !grouping->chunks[clause->chunk].notice) {
            clause->fields.has_due = true;
            clause->fields.due = last->fields.due;
            clause->fields.due_moved = last->fields.due_moved;
        }
    }
}

/* What has no content at all: fields without work. */
static void leave_rest(struct reader *reader, const struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk >= 0 || clause->first == clause->last ||
            token_at(reader, clause->first)->rule == READER_NONE ||
            token_at(reader, clause->first)->rule == READER_ASIDE) {
            continue;
        }
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

static void part_none(struct reader *reader, struct part *part)
{
    bool others = false;

    for (size_t c = 0; c < part->clause_count; c++) {
        others = others || part->clauses[c].has_time ||
                 (part->clauses[c].content && !part->clauses[c].none);
    }
    for (size_t c = 0; c < part->clause_count; c++) {
        struct clause *clause = &part->clauses[c];
        if (!clause->none || (others && !clause->content)) {
            continue;
        }
        if (others) {
            set_rule(reader, clause->first, clause->last, READER_NONE);
            add_note(reader, clause->first, clause->last,
                     _("nothing to write, but something else to do"));
        } else if (part->subject != NULL) {
            add_none(reader, part, clause->first, clause->last);
        } else {
            add_error(reader, clause->first, clause->last,
                      _("no homework of which subject: write it before, as in 数学 无"));
        }
        clause->content = false;
        clause->none = false;
        clause->first = clause->last; /* no clause any more */
        clause->fields = (struct fields){0};
        clause->school = clause->has_time = false;
    }
}

/* Without a subject: things of the class are 班务; what holds no homework is set aside. */
static void without_subject(struct grouping *grouping, int index)
{
    struct reader *reader = grouping->reader;
    struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    bool work = false;

    for (size_t c = 0; c < part->clause_count; c++) {
        work = work || (part->clauses[c].chunk == index &&
                        (part->clauses[c].work || part->clauses[c].has_time));
    }
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index) {
            continue;
        }
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
    (void)chunk;
}

static bool is_class_matter(const struct grouping *grouping, int index)
{
    const struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    bool wide = false;

    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        for (size_t i = clause->first; clause->chunk == index && i < clause->last; i++) {
            wide = wide || token_has(grouping->reader, i, CLASS(CLASSWIDE));
        }
    }
    return chunk->notice &&
           ((wide && chunk->own_line && chunk->number.to == chunk->number.from) ||
            (part->subject == NULL && part->bad.to == part->bad.from) || (wide && part->guessed));
}

/* The assignment that stands first in the text and is not made yet. */
static int next_in_text(const struct grouping *grouping, const bool *made)
{
    int next = -1;

    for (int k = 0; k < grouping->count; k++) {
        if (!made[k] &&
            (next < 0 || grouping->chunks[k].first_clause < grouping->chunks[next].first_clause)) {
            next = k;
        }
    }
    return next;
}

void part_finish(struct reader *reader, struct part *part)
{
    struct grouping *grouping = ARENA_NEW(reader->arena, struct grouping);
    bool made[CHUNKS_MAX] = {false};
    size_t begin = 0;

    grouping->reader = reader;
    grouping->part = part;
    part_none(reader, part);
    attach_remarks(part);
    spread_fields(part);
    while (begin < part->unit_count) {
        size_t end = begin + 1;
        while (end < part->unit_count && part->units[end].group == part->units[begin].group) {
            end++;
        }
        group_units(grouping, &part->units[begin], end - begin);
        begin = end;
    }
    share_last_due(grouping);
    for (int n = 0; n < grouping->count; n++) {
        int k = next_in_text(grouping, made);
        made[k] = true;
        if (is_class_matter(grouping, k)) {
            struct part affairs = *part;
            const struct subject *class_affairs =
                subject_by_code(reader->context->subjects, "class-affairs");
            affairs.subject = class_affairs != NULL ? class_affairs : part->subject;
            affairs.guessed = true;
            grouping->part = &affairs;
            if (affairs.subject != NULL) {
                make_item(grouping, k);
            }
            grouping->part = part;
        } else if (part->subject == NULL) {
            without_subject(grouping, k);
        } else {
            make_item(grouping, k);
        }
    }
    leave_rest(reader, part);
}
