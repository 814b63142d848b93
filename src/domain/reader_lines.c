/* A message line by line: which piece opens a part, an item, a heading of items, and what is set aside. */
#include "config.h"

#include "domain/reader_state.h"

#include "base/i18n.h"

#define ORNAMENTS_FROM 0x1F000 /* emoji; lower signs may number or bullet */

static void ensure_part(struct reading_state *state, size_t i)
{
    if (!state->part) {
        /* 选做：思考题: what begins the message goes for the part that it opens */
        struct fields heading = state->heading;
        enum scope scope = state->scope;
        int expected = state->expected; /* ① was read before it */
        const struct subject *own = state->reader->context->own;
        own = own ? own : state->talked;
        own = own ? own : subject_of_term(state->reader, i);
        open_part(state, own, own != NULL);
        state->heading = heading;
        state->scope = scope;
        state->expected = expected;
        state->part->from = i;
    }
}

static void add_clause(struct reading_state *state, size_t first, size_t last, size_t next)
{
    struct part *part = state->part;
    struct piece *unit = &part->units[part->unit_count - 1];
    struct clause clause = {.first = first, .last = last, .next = next};
    size_t unit_first = unit->clauses > 0 ? part->clauses[unit->clause].first : first;

    read_clause(state->reader, part, unit_first, &clause);
    part->clauses = arena_grow(state->reader->arena, part->clauses, &part->clause_capacity,
                               part->clause_count + 1, sizeof *part->clauses);
    part->clauses[part->clause_count++] = clause;
    unit->clauses++;
    state->reader->settled = true;
}

bool last_clause_timed(const struct part *part)
{
    const struct clause *last =
        part->clause_count > 0 ? &part->clauses[part->clause_count - 1] : NULL;

    return last && last->has_time && (last->at_end || last->whole);
}

static bool remark_line(const struct reader *reader, size_t i)
{
    return token_has(reader, i, CLASS(REMARK)) &&
           (token_is(reader, i + 1, ':') || token_at(reader, i + 1)->type == T_SPACE);
}

static bool has_content_token(const struct reader *reader, size_t i, size_t end)
{
    for (; i < end; i++)
        if (token_content(reader, i))
            return true;
    return false;
}

/* 共90分钟 on a line of its own: of the message, where earlier subjects lack their time, where it is what all
 * of them come to, or where the last has none. */
static bool take_sum(struct reading_state *state, size_t i, size_t end)
{
    const struct reader_result *reading = state->reader->reading;
    struct time_field time;
    bool lacks = false, others = false;
    int sum = 0, own = 0;

    size_t from = i;

    while (from < end &&
           (!token_content(state->reader, from) || token_has(state->reader, from, CLASS(TODAY))))
        from++; /* 今日总计48分钟 */
    if (!state->part || !parse_time(state->reader, from, end, &time) || !time.total ||
        has_content_token(state->reader, time.to, end))
        return false;
    for (size_t k = 0; k < reading->item_count; k++) {
        others = others || reading->items[k].subject != state->part->subject;
        lacks = lacks || reading->items[k].minutes < 0 || reading->items[k].estimated;
        sum += reading->items[k].minutes > 0 ? reading->items[k].minutes : 0;
    }
    for (size_t k = 0; k < state->part->clause_count; k++) {
        const struct clause *clause = &state->part->clauses[k];
        own += clause->has_time && (clause->at_end || clause->whole) ? clause->time.minutes : 0;
    }
    own += state->part->has_time ? state->part->time.minutes : 0; /* 语文20（…） */
    if (!others ||
        !(lacks || says_only_none(state->part) || (own > 0 && time.minutes == sum + own)))
        return false;
    state->reader->reading->stated_total = time.minutes;
    add_aside(state->reader, i, end, _("the sum of the day, compared with what is set"));
    return true;
}

/* What may stand before a clause and is none of it: who speaks, a place, a class, a lesson of the evening, 改为. */
static void skip_before(struct reading_state *state, struct line_place *at)
{
    struct reader *reader = state->reader;
    bool slot = false;

    if (at->sign == ';' || at->sign == 0x3002) {
        at->i = aside_prefix(reader, at->i, at->end); /* …。李老师：英语… */
        size_t placed = take_place_heading(state, at->i, at->end);
        at->line_start = at->line_start || placed > at->i;
        at->i = placed;
    }
    if (at->after_head || at->sign == ';' || at->sign == 0x3002)
        at->i = take_class(state, at->i, at->end);
    if (state->slots && (at->sign != 0 || at->after_head)) { /* …20分钟，第二节数学：… */
        at->i = take_slot(state, at->i, at->end, &slot);
        at->line_start = at->line_start || slot;
        at->after_head = at->after_head && !slot;
        at->slot = at->slot || slot;
    }
    if (at->sign == ',' && token_at(reader, at->i + 1)->subject && says_change(reader, at->i)) {
        set_rule(reader, at->i, at->i + 1, READER_SEPARATOR); /* 数学取消，改为语文… */
        at->i++;
        at->sign = 0x3002;
    }
}

/* One clause, or what stands in the place of one. */
static void read_piece(struct reading_state *state, struct line_place *at)
{
    struct reader *reader = state->reader;
    struct range number = {0};
    bool own_line = at->line_start;

    skip_before(state, at);
    if (at->i >= at->end)
        return;
    size_t last, next = skip_day_heading(state, at->i, at->end);

    bool named_day = next > at->i;
    at->i = next;
    if (try_head(state, at))
        return;
    next = aside_opening(reader, at->i, at->end);
    own_line = own_line || next > at->i; /* @所有人 … is of nothing that stands before */
    at->unit_open = at->unit_open && next == at->i;
    at->i = next;
    open_term(state, at, named_day);
    at->after_head = at->after_head || named_day; /* what follows begins as behind a subject */
    if (take_aside(state, at))
        return;
    open_item(state, at, &number);
    if (at->i >= at->end)
        return;
    last = clause_end(reader, at->i, at->end, state->expected);
    last = last == at->i ? last + 1 : last;
    next = skip_signs(reader, last, at->end);
    if (number.to == number.from && take_sum(state, at->i, last)) {
        at->i = next;
        return;
    }
    ensure_part(state, at->i);
    if (!at->unit_open || state->part->unit_count == 0) {
        add_unit(state, own_line && !at->after_head, number);
        at->unit_open = true;
    }
    at->line_start = at->after_head = false;
    add_clause(state, at->i, last, next);
    at->sign = next > last ? token_at(reader, last)->c
               : token_at(reader, next)->subject || goes_on(reader, next) ? 0
                                                                          : ' ';
    at->timed =
        last_clause_timed(state->part) || state->part->clauses[state->part->clause_count - 1].none;
    /* words of no subject and without a time are talk before it begins */
    state->begun = state->begun || state->part->subject || at->timed;
    at->i = next;
}

/* 3.明天交牛奶费 below 1.语文… 2.数学…: the numbers go on, and it is of no subject. */
static void open_numbered_matter(struct reading_state *state, size_t i, size_t end)
{
    const struct subject *affairs =
        subject_by_code(state->reader->context->subjects, "class-affairs");
    int value;

    if (state->head_run < 2)
        return;
    size_t next = read_numbering(state->reader, i, end, true, 1, &value);
    if (next == i || value != state->head_number + 1 || !affairs ||
        (state->part && state->part->subject != affairs && state->part->unit_count > 0 &&
         state->part->units[state->part->unit_count - 1].number.to > 0) ||
        (has_work(state->reader, next, end) && !names_thing(state->reader, next, end)))
        return;
    open_part(state, affairs, true)->from = i;
    state->head_number = value;
}

/* （体育 跳绳，选做）: a line in brackets that begins with a subject; where it ends inside them, else end. */
static size_t bracketed_line(struct reading_state *state, size_t i, size_t end)
{
    const struct head_place place = {.line_start = true};
    struct head head;
    size_t last = end;

    while (last > i && !token_content(state->reader, last - 1) &&
           !token_is(state->reader, last - 1, ')'))
        last--;
    if (last < i + 3 || !token_is(state->reader, i, '(') ||
        !token_is(state->reader, last - 1, ')') ||
        !read_head(state->reader, i + 1, last - 1, place, &head) || head.count != 1 ||
        head.to >= last - 1)
        return end;
    set_rule(state->reader, last - 1, end, READER_SEPARATOR);
    return last - 1;
}

/* 内容：, 提交： below a subject's line: what the line is of, and no text; the index behind it, or i. */
static size_t skip_label(struct reader *reader, size_t i, size_t end)
{
    if (!(token_text_is(reader, i, "内容") || token_text_is(reader, i, "作业内容") ||
          token_text_is(reader, i, "提交") || token_text_is(reader, i, "任务") ||
          token_text_is(reader, i, "作业")) ||
        !token_is(reader, i + 1, ':') || i + 2 >= end)
        return i;
    set_rule(reader, i, i + 2, READER_SEPARATOR);
    return skip_space(reader, i + 2, end);
}

static void read_line(struct reading_state *state, size_t from, size_t end)
{
    struct reader *reader = state->reader;
    struct line_place at = {.i = from, .end = end, .line_start = true};
    struct head head;
    const struct head_place place = {.line_start = true,
                                     .glue = !state->begun || state->glued,
                                     .abbreviated = state->shorts,
                                     .dashed = state->dashes};
    int value;

    while (at.i < end && (token_at(reader, at.i)->type == T_SPACE || token_is(reader, at.i, '|') ||
                          (token_at(reader, at.i)->c >= ORNAMENTS_FROM &&
                           token_at(reader, at.i)->type == T_SYMBOL)))
        reader->tokens[at.i++].rule = READER_SEPARATOR;
    if (at.i >= end)
        return;
    if (state->scope == SCOPE_UNIT ||
        (state->scope == SCOPE_LINE &&
         (read_numbering(reader, at.i, end, true, state->expected, &value) == at.i || value <= 1)))
        end_opener(state);
    if (state->places == PLACES_LINE)
        state->places = PLACES_NONE;
    size_t inside = bracketed_line(state, at.i, end);
    if (inside < end) {
        set_rule(reader, at.i, at.i + 1, READER_SEPARATOR);
        at.i++;
        at.end = end = inside;
    }
    if (state->chain && answers_chain(reader, at.i, end)) {
        add_aside(reader, at.i, end, _("no homework in it"));
        return;
    }
    at.i = take_class(state, at.i, end);
    if (at.i >= end)
        return;
    at.i = take_correction(state, at.i, end);
    if (at.i >= end)
        return;
    at.i = take_place_heading(state, at.i, end);
    at.i = aside_prefix(reader, at.i, end);
    if (at.i >= end)
        return;
    at.i = take_slot(state, at.i, end, &at.slot);
    if (at.i >= end)
        return;
    bool headed = at.slot || read_head(reader, at.i, end, place, &head);
    if ((!headed || lists_subjects(reader, at.i, end)) &&
        (take_sum(state, at.i, end) ||
         aside_line(reader, at.i, end, state->part && !remark_line(reader, at.i)))) {
        const struct subject *subject = heading_subject(reader, at.i, end);
        take_heading_place(state, at.i, end);
        set_talk_aside(state);
        if (subject)
            open_part(state, subject, false)->from = at.i;
        return;
    }
    if (!headed) {
        at.i = state->part ? skip_label(reader, at.i, end) : at.i;
        at.i = aside_opening(reader, at.i, end);
        open_numbered_matter(state, at.i, end);
    }
    while (at.i < end) {
        size_t before = at.i;
        size_t signs = skip_signs(reader, at.i, end);
        set_rule(reader, at.i, signs, READER_SEPARATOR);
        if (signs > at.i)
            at.sign = token_at(reader, at.i)->c;
        at.i = signs;
        if (at.i < end)
            read_piece(state, &at);
        if (at.i == before)
            at.i++; /* never stands still */
    }
}

void reader_read_lines(struct reader *reader)
{
    struct reading_state state = {.reader = reader,
                                  .expected = 1,
                                  .stars = find_stars(reader),
                                  .bare_ends = find_bare_ends(reader),
                                  .chain = strstr(reader->message, "接龙") != NULL,
                                  .shorts = find_shorts(reader, false),
                                  .dashes = find_shorts(reader, true)};

    find_stated_times(reader);
    find_said_of_all(reader);
    for (size_t from = 0, next; from < reader->count; from = next + 1) {
        next = line_end(reader, from);
        size_t end = words_end(reader, from, next);
        size_t stated = stated_from(reader, from, end), stop = stated;
        if (reader->said_of_all.to == end && reader->said_of_all.from >= from && end > from)
            stop = reader->said_of_all.from;
        if (stop > from)
            read_line(&state, from, stop);
        if (stop < stated)
            set_rule(reader, stop, end, READER_DUE);
        else if (stated < end)
            take_stated(reader, stated, end);
        if (has_content_token(reader, end, next))
            add_aside(reader, end + 1, next, _("a greeting or request, not homework"));
    }
    close_part(&state);
}
