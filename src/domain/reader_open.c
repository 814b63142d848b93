/* What opens an item, or all that follows on a line or below it: a number, 选做：, 周末：, 在校完成：. */
#include "config.h"

#include "domain/reader_state.h"

static void set_opener(struct reading_state *state, const struct fields *fields, enum scope scope)
{
    state->heading = *fields;
    state->opener = (struct range){0};
    state->scope = scope;
    state->group++;
}

void end_opener(struct reading_state *state)
{
    if (state->scope != SCOPE_NONE) {
        state->heading = (struct fields){0};
        state->opener = (struct range){0};
        state->scope = SCOPE_NONE;
        state->group++;
    }
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

#define LIMIT_TOKENS 24 /* behind C层只做, in which a time of its own is looked for */

/* 学案，C层同学只做前5题，25分钟: what those may do less of the work that stands before, not what is set for them. */
static bool limits_tier(const struct reading_state *state, const struct line_place *at, size_t i)
{
    static const uint32_t limits[] = {0x53EA, 0x4EC5, 0x53EF, 0x4E0D,
                                      0x514D, 0x5C11, 0x9664}; /* 只仅可不免少除 */
    struct time_field time;
    bool limited = false;

    if (!at->unit_open || at->line_start || state->heading.has_tier)
        return false;
    for (size_t k = 0; k < sizeof limits / sizeof limits[0]; k++)
        limited = limited || token_char(state->reader, i, limits[k]);
    /* …10分钟；C层可以做P31，15分钟 */
    for (size_t k = i; limited && at->timed && k < at->end && k < i + LIMIT_TOKENS; k++)
        limited = !parse_time(state->reader, k, at->end, &time);
    return limited;
}

/* 必做题（15分钟）: nothing else on the line. */
static bool is_lone_bracket(const struct reader *reader, size_t i, size_t end)
{
    struct time_field time;

    return token_is(reader, i, '(') && parse_time(reader, i + 1, end, &time) &&
           token_is(reader, time.to, ')') && skip_space(reader, time.to + 1, end) >= end;
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

    if (next == at->i || (fields.has_tier && !numbered && limits_tier(state, at, next)))
        return;
    set_rule(state->reader, at->i, next,
             fields.has_tier    ? READER_TIER
             : fields.has_place ? READER_PLACE
                                : READER_OPTIONAL);
    next = skip_space(state->reader, next, at->end);
    if (next >= at->end || is_lone_bracket(state->reader, next, at->end))
        scope = SCOPE_BLOCK;
    else if (numbered)
        scope = SCOPE_UNIT;
    if (at->unit_open && !numbered)
        at->unit_open = false; /* another item begins */
    set_opener(state, &fields, scope);
    if (numbered)
        state->opener = (struct range){at->i, next};
    at->i = next;
}

void open_item(struct reading_state *state, struct line_place *at, struct range *number)
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

size_t skip_day_heading(struct reading_state *state, size_t i, size_t end)
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

size_t take_place_heading(struct reading_state *state, size_t i, size_t end)
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
                (token_text_is(reader, to, "家庭作业") || token_text_is(reader, to, "课后作业") ||
                 token_text_is(reader, to, "回家作业")));
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
