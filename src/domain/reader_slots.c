/* The lessons of an evening before what is done in them (第一节：数学…, 晚一 物理…, 18:30-19:20 英语…), and headings
 * that say where all that stands below is done (今晚晚自习任务：). */
#include "config.h"

#include "domain/reader_state.h"

#include "base/i18n.h"

/* 18:30, 7点半; the index behind it, or i. */
static size_t read_clock(const struct reader *reader, size_t i, size_t end)
{
    int number;
    size_t next = parse_number(reader, i, end, &number);

    if (next == i || number > 24)
        return i;
    if (token_is(reader, next, ':') && token_at(reader, next + 1)->type == T_NUMBER &&
        token_at(reader, next + 1)->value < 60)
        return next + 2;
    if (!token_char(reader, next, 0x70B9)) /* 点 */
        return i;
    return token_has(reader, next + 1, CLASS(HALF)) ? next + 2 : next + 1;
}

/* 18:30-19:20; the index behind it, or i. */
static size_t read_hours(const struct reader *reader, size_t i, size_t end)
{
    size_t next = read_clock(reader, i, end), last;

    if (next == i)
        return i;
    while (token_is(reader, next, '-') || token_is(reader, next, '~') ||
           token_char(reader, next, 0x5230) || token_char(reader, next, 0x81F3)) /* 到, 至 */
        next++;
    last = read_clock(reader, next, end);
    return last > next && last <= end ? last : i;
}

/* 第一节, 第2节课, 第一节晚自习 */
static size_t read_lesson(const struct reader *reader, size_t i, size_t end, bool *study)
{
    int number;
    size_t next = token_char(reader, i, 0x7B2C) ? i + 1 : i, after; /* 第 */

    if (token_text_is(reader, i, "第一节") || token_text_is(reader, i, "第一节课")) {
        after = i + 1;
    } else {
        after = parse_number(reader, next, end, &number);
        if (after == next || !token_char(reader, after, 0x8282)) /* 节 */
            return i;
        after++;
    }
    while (after < end && (token_char(reader, after, 0x8BFE) || /* 课 */
                           token_has(reader, after, CLASS(STUDY) | CLASS(PLACE)))) {
        *study = *study || !token_char(reader, after, 0x8BFE);
        after++;
    }
    return after <= end ? after : i;
}

/* The slot at i, with the sign behind it; the index of what is done in it, or i. study: it names the evening. */
static size_t read_slot(const struct reader *reader, size_t i, size_t end, bool *study)
{
    size_t at = i, next;
    bool slot = false;

    *study = false;
    while (at < end && (token_has(reader, at, CLASS(STUDY)) ||
                        (at > i && token_has(reader, at, CLASS(NUM)) && !slot) ||
                        token_text_is(reader, at, "今晚"))) {
        *study = *study || token_has(reader, at, CLASS(STUDY));
        at++;
    }
    slot = *study;
    at = skip_space(reader, at, end);
    size_t lesson = slot && token_is(reader, at, ':') ? at + 1 : at; /* 晚自习：第一节… */
    next = read_lesson(reader, lesson, end, study);
    next = next > lesson ? next : at;
    slot = slot || next > at;
    at = skip_space(reader, next, end);
    bool bracket = slot && token_is(reader, at, '(');
    next = read_hours(reader, bracket ? at + 1 : at, end);
    if (next > at + (bracket ? 1 : 0)) {
        slot = true;
        at = bracket && token_is(reader, next, ')') ? next + 1 : next;
    }
    if (!slot || at >= end)
        return i;
    next = at;
    while (next < end && (token_at(reader, next)->type == T_SPACE || token_is(reader, next, ':') ||
                          token_is(reader, next, '-') || token_is(reader, next, '|') ||
                          token_is(reader, next, ',') || token_is(reader, next, 0x3001)))
        next++;
    return next > at || token_at(reader, at)->subject ? next : i;
}

/* Whether 第一节, and not 晚自习 alone, stands in [i, to). */
static bool names_lesson(const struct reader *reader, size_t i, size_t to)
{
    for (; i < to; i++)
        if (token_at(reader, i)->type == T_NUMBER || token_char(reader, i, 0x7B2C) ||
            token_has(reader, i, CLASS(NUM)))
            return true;
    return false;
}

size_t take_slot(struct reading_state *state, size_t i, size_t end, bool *taken)
{
    struct reader *reader = state->reader;
    bool study;
    size_t to = read_slot(reader, i, end, &study);
    struct head head;
    const struct head_place place = {.line_start = true, .glue = true};

    *taken = false;
    if (to == i || to >= end ||
        (study && reader->context->grade < 10 && !names_lesson(reader, i, to)))
        return i;
    if (!read_head(reader, to, end, place, &head) || head.count == 0) {
        /* 第三节：自主复习 */
        if (!state->slots || has_work(reader, to, end))
            return i;
        add_aside(reader, i, end, _("no homework in it"));
        return end;
    }
    *taken = state->slots = true;
    if (state->places == PLACES_NONE) {
        const bool senior = reader->context->grade >= 10;
        state->place = senior ? PLACE_SCHOOL : PLACE_HOME;
        state->places = PLACES_LINE;
        /* lessons of which nobody said that they are the evening's; an evening that need not be at school */
        state->place_unsure = senior != study;
    }
    set_rule(reader, i, to, READER_PLACE);
    return to;
}

void take_heading_place(struct reading_state *state, size_t i, size_t end)
{
    const struct reader *reader = state->reader;
    bool school = false, study = false;

    for (; i < end; i++) {
        if (token_has(reader, i, CLASS(HOME) | CLASS(NEG) | CLASS(LEFT) | CLASS(HAND)))
            return;
        study = study || token_has(reader, i, CLASS(STUDY));
        school =
            school || (token_has(reader, i, CLASS(PLACE)) && !token_text_is(reader, i, "课后"));
    }
    if (!school && !study)
        return;
    state->places = PLACES_BLOCK;
    state->place_unsure = !school && reader->context->grade < 10;
    state->place = state->place_unsure ? PLACE_HOME : PLACE_SCHOOL;
    state->group++;
}
