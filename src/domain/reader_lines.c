/* A message line by line: which piece opens a part, an item, a heading of items, what is set aside, and where
 * clauses end. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

enum scope
{
    SCOPE_NONE,  /* no heading 选做：, A层： holds */
    SCOPE_LINE,  /* one holds to the end of the line, or of its numbered items */
    SCOPE_BLOCK, /* one holds until another, or the next subject */
    SCOPE_UNIT,  /* one holds for this item */
};

struct reading_state
{
    struct reader *reader;
    struct part *part;
    bool begun;   /* something was read: a glued subject counts only before */
    bool glued;   /* the message glues its subjects */
    bool stars;   /* ★★ stands somewhere: ★ is a tier, no bullet */
    int expected; /* the number that goes on */
    int group;
    enum scope scope;
    struct fields heading;
    enum
    {
        PLACES_NONE,
        PLACES_LINE,  /* to the line's end: 晚自习：数学… */
        PLACES_PART,  /* to the part's end, or another: 在校完成： below a subject */
        PLACES_BLOCK, /* to another */
    } places;
    enum place place;
    const struct subject *named[SUBJECTS_MAX];
    size_t named_count;
};

/* 今天语文没有书面作业，读书10分钟: something is set after all. */
static void refute_none(struct reader *reader, const struct subject *subject)
{
    struct reader_result *reading = reader->reading;
    size_t last = reading->none_count - 1;

    if (reading->item_count > 0 && reading->none_count > 0 &&
        reading->none[last].subject == subject &&
        reading->items[reading->item_count - 1].subject == subject &&
        reading->items[reading->item_count - 1].kind != KIND_NOTICE) {
        reading->none_count--;
        add_note(reader, 0, 0,
                 arena_printf(reader->arena, _("%s: not only none, something is set as well"),
                              subject_name(subject, reader->context->lang)));
    }
}

static void close_part(struct reading_state *state)
{
    if (state->part) {
        part_finish(state->reader, state->part);
        if (state->part->behind_none && state->part->clause_count > 0)
            refute_none(state->reader, state->part->subject);
    }
    state->part = NULL;
    state->expected = 1;
    state->scope = SCOPE_NONE;
    state->heading = (struct fields){0};
    state->places = state->places == PLACES_PART ? PLACES_NONE : state->places;
    state->group++;
}

static struct part *open_part(struct reading_state *state, const struct subject *subject,
                              bool guessed)
{
    close_part(state);
    state->part = ARENA_NEW(state->reader->arena, struct part);
    state->part->subject = subject;
    state->part->guessed = guessed;
    if (subject && state->named_count < SUBJECTS_MAX)
        state->named[state->named_count++] = subject;
    return state->part;
}

static struct piece *add_unit(struct reading_state *state, bool own_line, struct range number)
{
    struct part *part = state->part;

    part->units = arena_grow(state->reader->arena, part->units, &part->unit_capacity,
                             part->unit_count + 1, sizeof *part->units);
    part->units[part->unit_count] = (struct piece){.clause = part->clause_count,
                                                   .number = number,
                                                   .own_line = own_line,
                                                   .heading = state->heading,
                                                   .group = state->group};
    if (state->places != PLACES_NONE) {
        part->units[part->unit_count].heading.has_place = true;
        part->units[part->unit_count].heading.place = state->place;
    }
    return &part->units[part->unit_count++];
}

/* ---- heads ---- */

static void add_nones(struct reading_state *state, const struct head *head, size_t from, size_t to)
{
    struct reader_result *reading = state->reader->reading;

    for (size_t i = 0; i < head->count; i++) {
        reading->none =
            arena_grow(state->reader->arena, reading->none, &state->reader->none_capacity,
                       reading->none_count + 1, sizeof *reading->none);
        reading->none[reading->none_count++] = (struct reader_none){
            .line = (int)token_at(state->reader, from)->line, .subject = head->subjects[i]};
        if (state->named_count < SUBJECTS_MAX)
            state->named[state->named_count++] = head->subjects[i];
    }
    set_rule(state->reader, from, to, READER_NONE);
}

/* （20分钟）, （选做）, （周五交） of the subject's line */
static void read_head_fields(struct reading_state *state, const struct head *head)
{
    struct part *part = state->part;
    struct clause clause = {.first = head->bracket_from, .last = head->bracket_to};

    if (head->bracket_to == head->bracket_from)
        return;
    read_clause(state->reader, part, clause.first, &clause);
    const char *word =
        text_fold(state->reader->arena, reader_slice(state->reader, clause.first, clause.last));
    int kind = vocab_find(&vocab_kind, word);

    if (kind >= 0) { /* 数学（口头）： */
        part->fields.has_kind = true;
        part->fields.kind = (enum kind)kind;
        set_rule(state->reader, clause.first, clause.last, READER_KIND);
        return;
    }
    if (clause.content) {
        add_aside(state->reader, clause.first, clause.last, _("said about the subject's line"));
        return;
    }
    part->fields = clause.fields;
    part->fields.optional = part->fields.optional || clause.optional;
    part->fields.named_day = false;
    if (clause.school) {
        part->fields.has_place = true;
        part->fields.place = PLACE_SCHOOL;
    }
    part->has_time = clause.has_time;
    part->time = clause.time;
    set_rule(state->reader, clause.time.from, clause.has_time ? clause.time.to : 0, READER_TIME);
    set_rule(state->reader, clause.due_words.from, clause.due_words.to, READER_DUE);
    set_rule(state->reader, clause.place_words.from, clause.place_words.to, READER_PLACE);
    set_rule(state->reader, clause.optional_words.from, clause.optional_words.to, READER_OPTIONAL);
}

/* Takes the head at i; the index where its part goes on. */
static size_t take_head(struct reading_state *state, const struct head *head, size_t i, size_t end)
{
    struct reader *reader = state->reader;
    size_t stop = head->to;

    take_heading(reader, i, head->to);
    if (head->count > 1) {
        while (stop < end && !token_parts(reader, stop))
            stop++;
        close_part(state);
        if (says_none(reader, head->to, stop)) {
            set_rule(reader, i, head->to, READER_SUBJECT);
            add_nones(state, head, head->to, stop);
        } else {
            stop = end;
            add_error(reader, i, stop, _("several subjects in one: write a line for each of them"));
            set_rule(reader, i, stop, READER_BAD);
        }
        return stop;
    }
    if (head->affairs) {
        open_part(state, subject_by_code(reader->context->subjects, "class-affairs"), true);
        state->part->affairs = true;
    } else {
        open_part(state, head->unknown ? NULL : head->subjects[0], head->glued && state->begun);
    }
    if (head->count == 1 && head->to >= end &&
        says_none(reader, head->bracket_from, head->bracket_to)) {
        close_part(state); /* 语文（校内已完成） */
        set_rule(reader, i, head->to, READER_SUBJECT);
        add_nones(state, head, head->bracket_from, head->bracket_to);
        return head->to;
    }
    state->part->from = i;
    for (size_t k = i; k < head->to; k++) {
        reader->tokens[k].rule =
            token_at(reader, k)->type == T_PUNCT ? READER_SEPARATOR : READER_SUBJECT;
    }
    set_rule(reader, head->number_from, head->number_to, READER_NUMBERING);
    if (head->bracket_to > head->bracket_from)
        set_rule(reader, head->bracket_from, head->bracket_to, READER_TEXT);
    if (head->unknown) {
        size_t from = head->number_to;
        while (from < head->to && !token_has(reader, from, CLASS(COURSE)))
            from++;
        state->part->bad = (struct range){from, from + 1};
    }
    read_head_fields(state, head);
    state->glued = state->glued || head->glued;
    return head->to;
}

/* ---- 除英语外无作业, 其他学科无作业 ---- */

static bool is_expected(const struct reader_context *context, const struct subject *subject)
{
    if (subject->hidden)
        return false;
    if (context->expected)
        return context->expected(context->data, subject);
    return context->grade >= 1 && context->grade <= 12 &&
           (subject->daily >> context->grade & 1U) != 0;
}

/* None for all that is expected but what is named; false where the words say something else. */
static bool read_others(struct reading_state *state, size_t i, size_t end)
{
    struct reader *reader = state->reader;
    const struct subject_list *subjects = reader->context->subjects;
    size_t from = i, neg = i;
    bool except = token_char(reader, i, 0x9664);
    bool others = token_text_is(reader, i, "其他") || token_text_is(reader, i, "其它") ||
                  token_text_is(reader, i, "其余");
    struct head spared = {0};

    if (!except && !others)
        return false;
    for (i++; i < end && !token_has(reader, i, CLASS(NEG)); i++)
        if (token_at(reader, i)->subject && spared.count < 16)
            spared.subjects[spared.count++] = token_at(reader, i)->subject;
        else if (token_has(reader, i, CLASS(WRITE) | CLASS(WORK) | CLASS(PAPER)))
            return false;
    neg = i;
    if (neg >= end || !says_none(reader, neg, end) || (except && spared.count == 0))
        return false;
    close_part(state);
    struct head nones = {0};
    for (size_t s = 0; s < subjects->count && nones.count < 16; s++) {
        const struct subject *subject = &subjects->items[s];
        bool named = !is_expected(reader->context, subject);
        for (size_t k = 0; k < spared.count; k++)
            named = named || spared.subjects[k] == subject;
        for (size_t k = 0; others && k < state->named_count; k++)
            named = named || state->named[k] == subject;
        if (!named)
            nones.subjects[nones.count++] = subject;
    }
    add_nones(state, &nones, from, end);
    if (nones.count == 0)
        add_aside(reader, from, end, _("no other subject is expected"));
    return true;
}

/* ---- openers ---- */

static void set_opener(struct reading_state *state, const struct fields *fields, enum scope scope)
{
    state->heading = *fields;
    state->scope = scope;
    state->group++;
}

static void end_opener(struct reading_state *state)
{
    if (state->scope != SCOPE_NONE) {
        state->heading = (struct fields){0};
        state->scope = SCOPE_NONE;
        state->group++;
    }
}

/* ---- a line ---- */

static void ensure_part(struct reading_state *state, size_t i)
{
    if (!state->part) {
        /* 选做：思考题: what begins the message goes for the part that it opens */
        struct fields heading = state->heading;
        enum scope scope = state->scope;
        open_part(state, state->reader->context->own, state->reader->context->own != NULL);
        state->heading = heading;
        state->scope = scope;
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

static bool last_clause_timed(const struct part *part)
{
    const struct clause *last =
        part->clause_count > 0 ? &part->clauses[part->clause_count - 1] : NULL;

    return last && last->has_time && (last->at_end || last->whole);
}

/* Numbering at a clause's beginning; opens an item. */
static size_t take_number(struct reading_state *state, size_t i, size_t end, bool line_start,
                          struct range *number)
{
    int value;
    size_t next = i;

    *number = (struct range){0};
    if (!(state->stars && token_char(state->reader, i, 0x2605)))
        next = read_numbering(state->reader, i, end, line_start, state->expected, &value);
    if (next == i)
        return i;
    *number = (struct range){i, next};
    state->expected = value > 0 ? value + 1 : state->expected;
    return skip_space(state->reader, next, end);
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

/* 共90分钟 on a line of its own: of the message, where earlier subjects lack their time or where it is
 * what all of them come to. */
static bool take_sum(struct reading_state *state, size_t i, size_t end)
{
    const struct reader_result *reading = state->reader->reading;
    struct time_field time;
    bool lacks = false, others = false;
    int sum = 0, own = 0;

    size_t from = i;

    while (from < end && !token_content(state->reader, from))
        from++;
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
    if (!others || !(lacks || (own > 0 && time.minutes == sum + own)))
        return false;
    state->reader->reading->stated_total = time.minutes;
    add_aside(state->reader, i, end, _("the sum of the day, compared with what is set"));
    return true;
}

struct line_place
{
    size_t i, end;
    bool line_start, unit_open;
    bool timed; /* a time has just ended */
    bool after_head;
    uint32_t sign; /* that stands before i; 0 at the line's beginning */
};

/* A subject at the place where a clause may begin. */
static bool try_head(struct reading_state *state, struct line_place *at)
{
    struct head head;
    bool strong =
        at->line_start || at->sign == ';' || at->sign == 0x3002 || (at->sign == ' ' && at->timed);
    /* 抄写十分钟，数学口算五分钟: a time has ended, and the list goes on */
    bool goes_on = at->timed && (at->sign == 0 || at->sign == ',' || at->sign == 0x3001);
    bool behind_none = !state->part && at->sign == ',';
    struct head_place place = {
        .line_start = at->line_start || strong,
        .glue = (at->line_start && (!state->begun || state->glued)) ||
                (state->glued && (strong || at->sign == ',')) ||
                (at->timed && (at->sign == 0 || at->sign == 0x3001)) || behind_none,
        .colon = !strong && !(state->glued && at->sign == ',') && !behind_none && !goes_on,
    };

    if (at->after_head || !read_head(state->reader, at->i, at->end, place, &head))
        return false;
    if (head.affairs && !strong)
        return false;
    if (head.number_to > head.number_from && !at->line_start && at->sign != ' ' && at->sign != 0 &&
        at->sign != ';' && at->sign != 0x3002)
        return false;
    at->i = take_head(state, &head, at->i, at->end);
    at->i = skip_space(state->reader, at->i, at->end);
    at->i = skip_ornament_end(state->reader, at->i, at->end);
    at->line_start = false;
    at->after_head = state->part != NULL;
    at->unit_open = false;
    at->sign = 0;
    return true;
}

static void take_opener(struct reading_state *state, struct line_place *at, bool numbered)
{
    struct fields fields = {0};
    size_t next = read_opener(state->reader, at->i, at->end,
                              at->line_start || at->after_head || numbered || at->sign == ';' ||
                                  at->sign == 0x3002 ||
                                  (at->sign == ' ' && token_is(state->reader, at->i, 0x3010)),
                              state->stars, &fields);
    enum scope scope = SCOPE_LINE;

    if (next == at->i)
        return;
    set_rule(state->reader, at->i, next, fields.has_tier ? READER_TIER : READER_OPTIONAL);
    next = skip_space(state->reader, next, at->end);
    if (numbered)
        scope = SCOPE_UNIT;
    else if (next >= at->end)
        scope = SCOPE_BLOCK;
    if (at->unit_open && !numbered)
        at->unit_open = false; /* another item begins */
    set_opener(state, &fields, scope);
    at->i = next;
}

/* 周末：, 今天： before what is set */
static size_t skip_day_heading(struct reading_state *state, size_t i, size_t end)
{
    if (i + 1 < end && token_has(state->reader, i, CLASS(TODAY)) &&
        token_is(state->reader, i + 1, ':')) {
        set_rule(state->reader, i, i + 2, READER_SUBJECT);
        return skip_space(state->reader, i + 2, end);
    }
    return i;
}

/* 在校完成： alone on a line, 晚自习：数学…: where all that follows is done. */
static size_t take_place_heading(struct reading_state *state, size_t i, size_t end)
{
    struct reader *reader = state->reader;
    const bool study = reader->context->grade >= 10;
    bool school = false, home = false;
    size_t bracket = token_is(reader, i, 0x3010) || token_is(reader, i, '[') ? 1 : 0;
    size_t to = i + bracket, after;
    struct head head;

    while (to < end &&
           (token_has(reader, to,
                      CLASS(PLACE) | CLASS(HOME) | CLASS(DONE) | CLASS(HOMEWORK) | CLASS(STUDY)) ||
            token_text_is(reader, to, "时间") || token_text_is(reader, to, "内"))) {
        school = school || token_has(reader, to, CLASS(PLACE)) ||
                 (study && token_has(reader, to, CLASS(STUDY)));
        home = home || token_has(reader, to, CLASS(HOME)) ||
               (state->places != PLACES_NONE &&
                (token_text_is(reader, to, "家庭作业") || token_text_is(reader, to, "回家作业")));
        to++;
    }
    if (bracket != 0 && (token_is(reader, to, 0x3011) || token_is(reader, to, ']')))
        to++;
    else if (bracket != 0 || !token_is(reader, to, ':'))
        return i;
    to += token_is(reader, to, ':') ? 1 : 0;
    after = skip_space(reader, to, end);
    if (school == home ||
        (after < end && !read_head(reader, after, end,
                                   (struct head_place){.line_start = true, .glue = true}, &head)))
        return i;
    state->place = school ? PLACE_SCHOOL : PLACE_HOME;
    state->places = after < end ? PLACES_LINE : state->part ? PLACES_PART : PLACES_BLOCK;
    state->group++; /* a total below is of what stands below */
    set_rule(reader, i, to, READER_PLACE);
    return after;
}

/* 语文老师请假，今天语文无作业: the reason is no homework. */
static void set_talk_aside(struct reading_state *state, const struct subject *subject)
{
    struct part *part = state->part;

    if (!part || part->subject != subject)
        return;
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->work || clause->has_time || clause->brings)
            return;
    }
    for (size_t c = 0; c < part->clause_count; c++) {
        add_aside(state->reader, part->clauses[c].first, part->clauses[c].last,
                  _("no homework in it"));
    }
    state->part = NULL;
}

/* What is no clause of an item: a greeting, a preface, none with its subjects. */
static bool take_aside(struct reading_state *state, struct line_place *at)
{
    struct reader *reader = state->reader;
    struct head nones;
    size_t begin = !state->part ? read_preface(reader, at->i, at->end) : at->i, last;

    if (begin == at->i && at->line_start && !state->part)
        begin = skip_title(reader, at->i, at->end);
    if (begin > at->i) {
        take_heading(reader, at->i, begin);
        add_aside(reader, at->i, begin, _("a heading"));
        at->after_head = false;
        at->i = skip_space(reader, begin, at->end);
        return true;
    }
    last = clause_end(reader, at->i, at->end, state->expected);
    if (last > at->i && aside_clause(reader, at->i, last, !state->part && at->line_start)) {
        at->line_start = at->line_start && !state->part;
    } else if (none_subjects(reader, at->i, last, &nones)) {
        set_talk_aside(state, nones.subjects[0]);
        close_part(state);
        add_nones(state, &nones, at->i, last);
        at->unit_open = false;
        if (nones.count == 1 && token_is(reader, last, ',')) {
            /* 今天语文没有书面作业，读书10分钟: if more follows, it is of the same subject */
            open_part(state, nones.subjects[0], false)->behind_none = true;
        }
    } else if (read_others(state, at->i, last)) {
        at->unit_open = false;
    } else {
        return false;
    }
    at->i = last;
    return true;
}

/* What opens an item before its words: 周末：, a number, 选做：. */
static void open_item(struct reading_state *state, struct line_place *at, struct range *number)
{
    size_t begin;

    begin = take_number(state, at->i, at->end, at->line_start || at->after_head, number);
    if (number->to > number->from) {
        if (state->scope == SCOPE_UNIT)
            end_opener(state);
        set_rule(state->reader, number->from, number->to, READER_NUMBERING);
        at->unit_open = false;
    }
    at->i = begin;
    take_opener(state, at, number->to > number->from);
}

/* One clause, or what stands in the place of one. */
static void read_piece(struct reading_state *state, struct line_place *at)
{
    struct reader *reader = state->reader;
    struct range number = {0};
    bool own_line = at->line_start;

    if (at->sign == ';' || at->sign == 0x3002) {
        size_t placed = take_place_heading(state, at->i, at->end);
        at->line_start = at->line_start || placed > at->i;
        at->i = placed;
    }
    size_t last, next = skip_day_heading(state, at->i, at->end);

    bool named_day = next > at->i;
    at->i = next;
    if (try_head(state, at))
        return;
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
    if (!at->unit_open) {
        add_unit(state, own_line && !at->after_head, number);
        at->unit_open = true;
    }
    at->line_start = at->after_head = false;
    add_clause(state, at->i, last, next);
    at->sign = next > last ? token_at(reader, last)->c : token_at(reader, next)->subject ? 0 : ' ';
    at->timed =
        last_clause_timed(state->part) || state->part->clauses[state->part->clause_count - 1].none;
    /* words of no subject and without a time are talk before it begins */
    state->begun = state->begun || state->part->subject || at->timed;
    at->i = next;
}

static void read_line(struct reading_state *state, size_t from, size_t end)
{
    struct reader *reader = state->reader;
    struct line_place at = {.i = from, .end = end, .line_start = true};
    struct head head;
    const struct head_place place = {.line_start = true, .glue = !state->begun || state->glued};
    int value;

    while (at.i < end && (token_at(reader, at.i)->type == T_SPACE || token_is(reader, at.i, '|')))
        reader->tokens[at.i++].rule = READER_SEPARATOR;
    if (at.i >= end)
        return;
    if (state->scope == SCOPE_UNIT ||
        (state->scope == SCOPE_LINE &&
         (read_numbering(reader, at.i, end, true, state->expected, &value) == at.i || value <= 1)))
        end_opener(state);
    if (state->places == PLACES_LINE)
        state->places = PLACES_NONE;
    at.i = take_place_heading(state, at.i, end);
    if (at.i >= end)
        return;
    if ((lists_subjects(reader, at.i, end) || !read_head(reader, at.i, end, place, &head)) &&
        (take_sum(state, at.i, end) ||
         aside_line(reader, at.i, end, state->part && !remark_line(reader, at.i))))
        return;
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

static bool find_stars(const struct reader *reader)
{
    for (size_t i = 0; i + 1 < reader->count; i++)
        if (token_char(reader, i, 0x2605) && token_char(reader, i + 1, 0x2605))
            return true;
    return false;
}

void reader_read_lines(struct reader *reader)
{
    struct reading_state state = {.reader = reader, .expected = 1, .stars = find_stars(reader)};

    for (size_t from = 0; from < reader->count;) {
        size_t end = from;
        while (end < reader->count && reader->tokens[end].type != T_LINE)
            end++;
        read_line(&state, from, end);
        from = end + 1;
    }
    close_part(&state);
}
