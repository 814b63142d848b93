/* The classes that a heading or the head of a line names (三（3）班：口算一页), held against those asked for: homework
 * never goes to a class that was not meant. */
#include "config.h"

#include "domain/reader_state.h"

#include "base/i18n.h"

#define NAME_TOKENS 8  /* 三年级（12） */
#define GRADE_FROM 100 /* 301: grade and number in one */

/* 三1, 三(1), 3-1, 301, 1 before 、三2班; the index behind it, or i. */
static size_t read_short_name(const struct reader *reader, size_t i, size_t end)
{
    size_t at = i;
    bool number = false;

    for (; at < end && at < i + NAME_TOKENS; at++) {
        const struct token *token = token_at(reader, at);
        if (token->type == T_NUMBER || token_has(reader, at, CLASS(NUM)) ||
            token_text_is(reader, at, "一年级"))
            number = true;
        else if (!(token->c == '(' || token->c == ')' || token->c == '-' || token->c == '.' ||
                   token_text_is(reader, at, "年级") || token->c == 0x521D || /* 初 */
                   token->c == 0x9AD8))                                       /* 高 */
            break;
    }
    return number ? at : i;
}

static size_t skip_between_names(const struct reader *reader, size_t i, size_t end)
{
    size_t at = skip_space(reader, i, end);

    if (at >= end ||
        !(token_is(reader, at, 0x3001) || token_is(reader, at, ',') || token_is(reader, at, '/') ||
          token_is(reader, at, '&') || token_char(reader, at, 0x548C) ||
          token_char(reader, at, 0x53CA) || token_char(reader, at, 0x4E0E))) /* 和, 及, 与 */
        return i;
    return skip_space(reader, at + 1, end);
}

size_t parse_classes(const struct reader *reader, size_t i, size_t end)
{
    size_t behind = i;
    bool bare = false; /* 1、2班: the grade is not said */

    for (size_t at = i; at < end;) {
        size_t name = parse_class(reader, at, end);
        size_t next = name > at ? name : read_short_name(reader, at, end);
        if (next == at || (bare && name > at + 2)) /* 一、三2班: a numbering */
            break;
        bare = bare || (name == at && next == at + 1 && token_at(reader, at)->value < GRADE_FROM);
        behind = name > at ? name : behind; /* the last one says 班 */
        at = skip_between_names(reader, next, end);
        if (at == next)
            break;
    }
    return behind;
}

bool class_is_meant(struct reader *reader, size_t from, size_t to, size_t line)
{
    const struct reader_context *context = reader->context;
    const char *named = reader_slice(reader, from, to);

    if (!reader->reading->class_text)
        reader->reading->class_text = (char *)named;
    if (!context->named_class)
        return true;
    switch (context->named_class(context->data, named)) {
    case READER_CLASS_MEANT:
        return true;
    case READER_CLASS_FEWER:
        add_error(reader, from, to,
                  arena_printf(reader->arena,
                               _("the line is for %s alone: set it for that class by itself, with "
                                 "F4 in the entry form"),
                               named));
        return false;
    case READER_CLASS_OTHER:
        if (line <= to) {
            add_note(reader, from, to,
                     _("the heading names another class: what is written is set for the class "
                       "asked for"));
            return true;
        }
        add_error(reader, from, to,
                  arena_printf(reader->arena,
                               _("the line is for %s, which is not the class asked for: set it for "
                                 "that class, or leave its name out"),
                               named));
        return false;
    }
    return true;
}

/* The rest of the heading behind the classes: 11.26作业：, 】, a space; the index of what is set, or i. *sign: a
 * colon or bracket ends it. */
static size_t skip_rest(const struct reader *reader, size_t i, size_t end, bool bracket, bool *sign)
{
    size_t at = i, next;
    day_t day;
    bool weak;

    *sign = false;
    do {
        next = at;
        at = skip_space(reader, at, end);
        if (at < end && (token_has(reader, at, CLASS(HOMEWORK) | CLASS(TODAY) | CLASS(HEADING)) ||
                         token_char(reader, at, 0x7684))) /* 的 */
            at++;
        else
            at = parse_day(reader, at, end, &day, &weak);
    } while (at > next);
    if (bracket) {
        if (at >= end || !(token_is(reader, at, 0x3011) || token_is(reader, at, ']') ||
                           token_is(reader, at, ')')))
            return i;
        *sign = true;
        at = skip_space(reader, at + 1, end);
    }
    if (at < end && token_is(reader, at, ':')) {
        *sign = true;
        at = skip_space(reader, at + 1, end);
    }
    return at;
}

size_t take_class(struct reading_state *state, size_t i, size_t end)
{
    struct reader *reader = state->reader;
    int value;
    size_t number = read_numbering(reader, i, end, true, 1, &value);
    size_t from = skip_space(reader, number, end);
    bool bracket = token_is(reader, from, 0x3010) || token_is(reader, from, '['), sign;
    size_t named = from + (bracket ? 1 : 0), to = parse_classes(reader, named, end), after;

    if (to == named)
        return i;
    after = skip_rest(reader, to, end, bracket, &sign);
    if (after >= end || after == to)
        return i; /* a heading alone, or a name glued to words: 三班同学… */
    if (!sign) {
        struct head head;
        size_t spaced = skip_space(reader, to, end);
        if (spaced != after)
            return i;
        if (!read_head(reader, after, end, (struct head_place){.line_start = true, .glue = true},
                       &head) &&
            !has_work(reader, after, end))
            return i;
    }
    if (!class_is_meant(reader, named, to, end)) {
        set_rule(reader, i, end, READER_BAD); /* the whole line; its first words tell which it is */
        return end;
    }
    take_heading(reader, to, after, true);
    add_aside(reader, i, after, _("a heading"));
    return after;
}
