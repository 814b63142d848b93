/* How parts begin: a subject with what its line says, none for some or for all others. */
#include "config.h"

#include "domain/reader_state.h"

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

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

/* What the part made from item `made` on is set in its other subjects, too. */
static void share_items(struct reader *reader, const struct part *part, size_t made)
{
    size_t to = part->clause_count > 0 ? part->clauses[part->clause_count - 1].last : part->from;

    if (reader->reading->item_count != made + 1) {
        add_error(reader, part->from, to,
                  _("several subjects in one: write a line for each of them"));
        return;
    }
    for (size_t i = 0; i < part->other_count; i++) {
        struct reader_item *item = add_item(reader);
        *item = reader->reading->items[made];
        item->subject = part->others[i];
        item->shared = true;
    }
}

void close_part(struct reading_state *state)
{
    if (state->part) {
        size_t made = state->reader->reading->item_count;
        part_finish(state->reader, state->part);
        if (state->part->other_count > 0)
            share_items(state->reader, state->part, made);
        if (state->part->behind_none && state->part->clause_count > 0)
            refute_none(state->reader, state->part->subject);
    }
    state->part = NULL;
    state->expected = 1;
    state->scope = SCOPE_NONE;
    state->heading = (struct fields){0};
    state->opener = (struct range){0};
    state->places = state->places == PLACES_PART ? PLACES_NONE : state->places;
    state->group++;
}

struct part *open_part(struct reading_state *state, const struct subject *subject, bool guessed)
{
    close_part(state);
    state->part = ARENA_NEW(state->reader->arena, struct part);
    state->part->subject = subject;
    state->part->guessed = guessed;
    if (subject && state->named_count < SUBJECTS_MAX)
        state->named[state->named_count++] = subject;
    return state->part;
}

struct piece *add_unit(struct reading_state *state, bool own_line, struct range number)
{
    struct part *part = state->part;

    part->units = arena_grow(state->reader->arena, part->units, &part->unit_capacity,
                             part->unit_count + 1, sizeof *part->units);
    part->units[part->unit_count] = (struct piece){.clause = part->clause_count,
                                                   .number = number,
                                                   .own_line = own_line,
                                                   .heading = state->heading,
                                                   .opener = state->opener,
                                                   .group = state->group};
    if (state->places != PLACES_NONE) {
        part->units[part->unit_count].heading.has_place = true;
        part->units[part->unit_count].heading.place = state->place;
        part->units[part->unit_count].heading.place_unsure = state->place_unsure;
    }
    return &part->units[part->unit_count++];
}

/* ---- heads ---- */

void add_nones(struct reading_state *state, const struct head *head, size_t from, size_t to)
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

/* 周末, 今天, 12月2日: nothing but what homework is named after */
static bool names_day(const struct reader *reader, size_t from, size_t to)
{
    day_t day;
    bool weak;

    if (token_at(reader, from)->type == T_NUMBER && parse_day(reader, from, to, &day, &weak) == to)
        return true;
    for (size_t i = from; i < to; i++)
        if (token_content(reader, i) && !token_has(reader, i, CLASS(TODAY) | CLASS(HOMEWORK)))
            return false;
    return to > from;
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
    if (names_day(state->reader, clause.first, clause.last)) { /* 语文作业（周末）： */
        set_rule(state->reader, clause.first, clause.last, READER_SUBJECT);
        return;
    }
    if (clause.content && clause.last == clause.first + 1 &&
        token_at(state->reader, clause.first)->type == T_NUMBER &&
        token_at(state->reader, clause.first)->value >= HEAD_MINUTES_LEAST &&
        token_at(state->reader, clause.first)->value <= HEAD_MINUTES_MOST) { /* 语文（20）： */
        part->has_time = true;
        part->time = (struct time_field){.from = clause.first,
                                         .to = clause.last,
                                         .minutes = token_at(state->reader, clause.first)->value,
                                         .unsure = true};
        set_rule(state->reader, clause.first, clause.last, READER_TIME);
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

#define EACH_TOKENS 120 /* behind 道法、历史： in which 各20分钟 is looked for */

static bool ends_at(const struct reader *reader, size_t i)
{
    return token_is(reader, i, ';') || token_is(reader, i, 0x3002);
}

/* 背提纲各20分钟 to the end of the sentence: each subject's. */
static bool each_ends(const struct reader *reader, size_t i, size_t end)
{
    struct time_field time;

    for (size_t last = i + EACH_TOKENS; i < end && i < last && !ends_at(reader, i); i++)
        if (token_char(reader, i, 0x5404) && /* 各 */
            parse_time(reader, skip_space(reader, i + 1, end), end, &time) &&
            (time.to >= end || ends_at(reader, time.to)))
            return true;
    return false;
}

/* 语文20（抄词）: the bracket holds the work. */
static void unwrap(struct reader *reader, size_t i, size_t end)
{
    for (size_t at = i; at < end && !token_parts(reader, at); at++)
        if (token_is(reader, at, ')')) {
            reader->tokens[i].rule = reader->tokens[at].rule = READER_SEPARATOR;
            return;
        }
}

/* Takes the head at i; the index where its part goes on. */
size_t take_head(struct reading_state *state, const struct head *head, size_t i, size_t end)
{
    struct reader *reader = state->reader;
    size_t stop = head->to;

    take_heading(reader, i, head->to, true);
    if (head->count > 1 && !each_ends(reader, head->to, end)) {
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
        open_part(state, head->unknown ? NULL : head->subjects[0],
                  head->unsure || (head->glued && state->begun));
    }
    if (head->count == 1 && head->to >= end &&
        says_none(reader, head->bracket_from, head->bracket_to)) {
        close_part(state); /* 语文（校内已完成） */
        set_rule(reader, i, head->to, READER_SUBJECT);
        add_nones(state, head, head->bracket_from, head->bracket_to);
        return head->to;
    }
    state->part->from = i;
    state->spaced = token_at(reader, head->to)->type == T_SPACE;
    for (size_t k = head->number_to; k < head->to; k++)
        if (token_has(reader, k, CLASS(ORAL)) &&
            token_has(reader, k, CLASS(HOMEWORK))) { /* 语文口头作业： */
            state->part->fields.has_kind = true;
            state->part->fields.kind = KIND_ORAL;
        }
    state->part->dashed = head->dashed || state->bare_ends;
    if (head->count > 1) {
        state->part->other_count = head->count - 1;
        state->part->others = arena_memdup(reader->arena, head->subjects + 1,
                                           state->part->other_count * sizeof(struct subject *));
    }
    for (size_t k = i; k < head->to; k++) {
        reader->tokens[k].rule =
            token_at(reader, k)->type == T_PUNCT ? READER_SEPARATOR : READER_SUBJECT;
    }
    set_rule(reader, head->number_from, head->number_to, READER_NUMBERING);
    if (head->number_to > head->number_from) {
        int value;
        (void)read_numbering(reader, head->number_from, end, true, 1, &value);
        state->head_run = value == state->head_number + 1 ? state->head_run + 1 : 1;
        state->head_number = value;
        state->expected = value > 0 ? value + 1 : state->expected;
    }
    if (head->bracket_to > head->bracket_from)
        set_rule(reader, head->bracket_from, head->bracket_to, READER_TEXT);
    if (head->bracket_to == head->to && token_is(reader, head->to, '('))
        unwrap(reader, head->to, end);
    if (head->unknown) {
        size_t from = head->number_to;
        while (from < head->to && !token_has(reader, from, CLASS(COURSE)))
            from++;
        state->part->bad = (struct range){from, from + 1};
    }
    read_head_fields(state, head);
    state->glued = state->glued || (head->glued && !head->unsure);
    size_t said = skip_saying(reader, head->to, end);
    set_rule(reader, head->to, said, READER_SUBJECT);
    return said;
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
bool read_others(struct reading_state *state, size_t i, size_t end)
{
    struct reader *reader = state->reader;
    const struct subject_list *subjects = reader->context->subjects;
    size_t from = i, neg = i;

    while (i < end && token_has(reader, i, CLASS(TODAY))) /* 今天除了英语都没有作业 */
        i++;
    bool except = token_char(reader, i, 0x9664);
    bool others = token_text_is(reader, i, "其他") || token_text_is(reader, i, "其它") ||
                  token_text_is(reader, i, "其余");
    /* 各科均无书面作业 */
    bool all = token_text_is(reader, i, "各科") || token_text_is(reader, i, "全科") ||
               token_text_is(reader, i, "各学科") || token_text_is(reader, i, "所有学科");
    struct head spared = {0};

    if ((!except && !others && !all) || (token_has(reader, i + 1, CLASS(POLITE)) &&
                                         token_at(reader, i + 1)->value == 1)) /* 其余同学 */
        return false;
    for (i++; i < end && !token_has(reader, i, CLASS(NEG)); i++)
        if (token_at(reader, i)->subject && spared.count < 16)
            spared.subjects[spared.count++] = token_at(reader, i)->subject;
        else if (token_has(reader, i, CLASS(WRITE) | CLASS(WORK) | CLASS(PAPER)))
            return false;
    neg = i;
    if (neg >= end || !says_none(reader, neg, end) || (except && spared.count == 0))
        return false;
    set_reason_aside(state, NULL);
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
