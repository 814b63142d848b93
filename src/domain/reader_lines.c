/* A message line by line: which piece opens a part, an item, a heading of items, what is set aside, and where
 * clauses end. */
#include "config.h"

#include "domain/reader_state.h"

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define ORNAMENTS_FROM 0x1F000 /* emoji; lower signs may number or bullet */

/* ---- openers ---- */

static void set_opener(struct reading_state *state, const struct fields *fields, enum scope scope)
{
    state->heading = *fields;
    state->opener = (struct range){0};
    state->scope = scope;
    state->group++;
}

static void end_opener(struct reading_state *state)
{
    if (state->scope != SCOPE_NONE) {
        state->heading = (struct fields){0};
        state->opener = (struct range){0};
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
        const struct subject *own = state->reader->context->own;
        own = own ? own : state->talked;
        own = own ? own : subject_of_term(state->reader, i);
        open_part(state, own, own != NULL);
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

/* 共90分钟 on a line of its own: of the message, where earlier subjects lack their time, where it is what all
 * of them come to, or where the last has none. */
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
    if (!others ||
        !(lacks || says_only_none(state->part) || (own > 0 && time.minutes == sum + own)))
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
    bool slot;     /* 第一节： stands before i */
    uint32_t sign; /* that stands before i; 0 at the line's beginning */
};

/* 数学练习册P20 on a line or behind 。 below another subject: a head too, but guessed. */
static bool guess_head(const struct reading_state *state, const struct line_place *at,
                       struct head *head)
{
    const struct reader *reader = state->reader;
    const classes_t begins = CLASS(WRITE) | CLASS(WORK) | CLASS(ORAL) | CLASS(PAPER);
    const struct head_place place = {.line_start = true, .glue = true};

    if (!token_at(reader, at->i)->subject || !read_head(reader, at->i, at->end, place, head) ||
        !head->glued || head->count != 1 ||
        (state->part && state->part->subject == head->subjects[0]))
        return false;
    size_t stop = clause_end(reader, head->to, at->end, state->expected);
    if (!has_work(reader, head->to, stop) || token_char(reader, head->to, 0x8BFE) || /* 课 */
        !(head->subjects[0]->daily != 0 || token_has(reader, head->to, begins)))
        return false;
    head->unsure = state->begun;
    return true;
}

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
        .glue = (at->line_start && (!state->begun || state->glued || at->slot)) ||
                (state->glued && (strong || at->sign == ',')) ||
                (at->timed && (at->sign == 0 || at->sign == 0x3001)) || behind_none,
        .colon = !strong && !(state->glued && at->sign == ',') && !behind_none && !goes_on,
        .abbreviated = state->shorts && at->line_start,
    };

    if (at->after_head || (!read_head(state->reader, at->i, at->end, place, &head) &&
                           !(strong && at->sign != ' ' && guess_head(state, at, &head))))
        return false;
    if (head.affairs && !strong)
        return false;
    if (head.number_to > head.number_from && !at->line_start && at->sign != ' ' && at->sign != 0 &&
        at->sign != ';' && at->sign != 0x3002 &&
        token_at(state->reader, head.number_from)->c < 0x2460)
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
                                  (at->sign == ' ' && token_is(state->reader, at->i, 0x3010)) ||
                                  (at->timed && token_char(state->reader, at->i, 0x2605)),
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
    if (numbered)
        state->opener = (struct range){at->i, next};
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
    /* 星期六：语文卷一张 */
    day_t day;
    bool weak;
    struct head head;
    size_t to = parse_day(state->reader, i, end, &day, &weak),
           after = skip_space(state->reader, to + 1, end);
    const struct head_place place = {.line_start = true, .glue = !state->begun || state->glued};

    if (to == i || weak || !token_is(state->reader, to, ':') || after >= end ||
        !(read_head(state->reader, after, end, place, &head) ||
          subject_of_term(state->reader, after)))
        return i;
    set_rule(state->reader, i, to + 1, READER_SUBJECT);
    return after;
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
    state->place_unsure = false;
    state->places = after < end ? PLACES_LINE : state->part ? PLACES_PART : PLACES_BLOCK;
    state->group++; /* a total below is of what stands below */
    set_rule(reader, i, to, READER_PLACE);
    return after;
}

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

/* 今天数学课讲了小数，大家很认真 before 今晚作业：: it sets nothing, but tells the subject. */
static void set_talk_aside(struct reading_state *state)
{
    struct part *part = state->part;

    if (!part || part->subject || part->bad.to > part->bad.from || part->clause_count == 0 ||
        !only_talk(part, false))
        return;
    state->talked = lesson_named(state->reader, part->clauses[0].first,
                                 part->clauses[part->clause_count - 1].last);
    leave_talk(state);
}

/* 语文老师请假，今天语文无作业: the reason is no homework. */
static void set_reason_aside(struct reading_state *state, const struct subject *subject)
{
    if (state->part && state->part->subject == subject && only_talk(state->part, true))
        leave_talk(state);
}

/* ▶其他科目：无: behind the bullet of a line */
static size_t skip_bullet(const struct reader *reader, const struct line_place *at)
{
    int value;
    size_t next = at->line_start ? read_numbering(reader, at->i, at->end, true, 1, &value) : at->i;

    return skip_space(reader, next, at->end);
}

/* What is no clause of an item: a greeting, a preface, none with its subjects. */
static bool take_aside(struct reading_state *state, struct line_place *at)
{
    struct reader *reader = state->reader;
    struct head nones;
    size_t begin = !state->part ? read_preface(reader, at->i, at->end) : at->i, last;

    if (begin == at->i && at->line_start && state->part) {
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
    if (begin == at->i && at->line_start)
        begin = skip_title(reader, at->i, at->end, !state->part);
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

/* 周日：英语手抄报…, or on a line of its own below what is finished: of the subject that the term names, as a guess. */
static void open_term(struct reading_state *state, const struct line_place *at, bool named_day)
{
    const struct subject *subject = subject_of_term(state->reader, at->i);

    if ((named_day || at->line_start) && state->part && subject && subject->daily != 0 &&
        subject != state->part->subject && state->part->clause_count > 0 &&
        last_clause_timed(state->part))
        open_part(state, subject, true)->from = at->i;
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
    if (!at->unit_open) {
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

/* 明天做操请穿运动鞋: something to be brought or worn, without a time */
static bool names_thing(const struct reader *reader, size_t i, size_t end)
{
    bool thing = false;

    for (; i < end; i++) {
        if (token_has(reader, i, CLASS(MINUTE) | CLASS(HOUR)))
            return false;
        thing = thing || token_has(reader, i, CLASS(BRING) | CLASS(CLASSWIDE));
    }
    return thing;
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

static void read_line(struct reading_state *state, size_t from, size_t end)
{
    struct reader *reader = state->reader;
    struct line_place at = {.i = from, .end = end, .line_start = true};
    struct head head;
    const struct head_place place = {
        .line_start = true, .glue = !state->begun || state->glued, .abbreviated = state->shorts};
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
    if (!headed)
        open_numbered_matter(state, at.i, end);
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
                                  .shorts = find_shorts(reader)};

    find_stated_times(reader);
    for (size_t from = 0; from < reader->count;) {
        size_t end = from;
        while (end < reader->count && reader->tokens[end].type != T_LINE)
            end++;
        size_t stated = stated_from(reader, from, end);
        if (stated > from)
            read_line(&state, from, stated);
        if (stated < end)
            take_stated(reader, stated, end);
        from = end + 1;
    }
    close_part(&state);
}
