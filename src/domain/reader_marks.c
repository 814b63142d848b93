/* Marks, each a word of its own: @due #kind +tier ~place ? ! %unit, and what several places
 * say put together. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/i18n.h"
#include "base/text.h"

#define PERSON_CHARS 4 /* a longer word behind + or ~ is text */

static bool word_begins(const struct reader *reader, size_t first, size_t i)
{
    /* 30分钟@周五 */
    if (i > first && token_is(reader, i, '@') && token_has(reader, i - 1, CLASS(MINUTE)))
        return true;
    return i == first || token_at(reader, i - 1)->type == T_SPACE || token_parts(reader, i - 1);
}

static size_t word_ends(const struct reader *reader, size_t i, size_t end)
{
    while (i < end && token_at(reader, i)->type != T_SPACE &&
           (!token_parts(reader, i) || token_is(reader, i, '?') || token_is(reader, i, '!')))
        i++;
    return i;
}

static char *folded_word(const struct reader *reader, size_t from, size_t to)
{
    return text_fold(reader->arena, reader_slice(reader, from, to));
}

/* Whether an unknown word behind a mark is text all the same: a person, a sum, a page. */
static bool is_chat(const struct reader *reader, uint32_t mark, size_t from, size_t to)
{
    const char *word = folded_word(reader, from, to);
    size_t chars = text_chars(word);

    if (from >= to)
        return true;
    switch (mark) {
    case '@':
        return token_at(reader, from)->type == T_WORD &&
               !token_has(reader, from,
                          CLASS(WEEKDAY) | CLASS(WEEKREF) | CLASS(DAY) | CLASS(NUM)) &&
               chars >= 2;
    case '#':
        return strchr(word, '#') || token_at(reader, from)->type == T_NUMBER || chars > 6;
    default:
        return token_at(reader, from)->type == T_NUMBER || chars > PERSON_CHARS ||
               has_work(reader, from, to) || token_at(reader, from)->type == T_PUNCT;
    }
}

static void unknown_mark(struct reader *reader, size_t i, size_t to, const struct vocab *vocab,
                         const struct vocab *more)
{
    enum lang lang = reader->context->lang;

    add_error(reader, i, to,
              arena_printf(reader->arena, _("there is no such mark: use one of %s%s%s"),
                           vocab_names(vocab, lang, reader->arena),
                           more ? tr_c(lang, "list", ", ") : "",
                           more ? vocab_names(more, lang, reader->arena) : ""));
    set_rule(reader, i, to, READER_BAD);
}

static bool mark_due(struct reader *reader, size_t from, size_t to, struct fields *fields)
{
    struct due_field due;
    struct err err = {0};
    day_t day;
    bool weak;

    if (token_has(reader, from, CLASS(LESSON)) || token_has(reader, from, CLASS(AFTER))) {
        (void)parse_due(reader, from, to, NULL, &due);
        fields->due = due.day;
    } else if (parse_day(reader, from, to, &day, &weak) == to) {
        fields->due = day;
        if (token_has(reader, from, CLASS(DAY)) && token_at(reader, from)->value == 1)
            fields->due = calendar_next_school_day(reader->context->calendar, reader->day);
    } else if (!date_parse(folded_word(reader, from, to), reader->day, true, &fields->due, &err)) {
        return false;
    }
    fields->has_due = fields->due_mark = true;
    return true;
}

static bool mark_tier(const char *word, struct fields *fields)
{
    int tier = vocab_find(&vocab_tier, word);

    if (tier < 0)
        return false;
    fields->tier = (enum tier)tier;
    fields->has_tier = true;
    return true;
}

static bool mark_place(const char *word, struct fields *fields)
{
    int place = vocab_find(&vocab_place, word), spread = vocab_find(&vocab_spread, word);

    if (place >= 0) {
        fields->has_place = true;
        fields->place = (enum place)place;
    } else if (spread >= 0) {
        fields->has_spread = true;
        fields->spread = (enum spread)spread;
    }
    return place >= 0 || spread >= 0;
}

/* ? and ! alone are marks only half-width. */
static size_t read_bare_mark(struct reader *reader, size_t i, size_t to, struct fields *fields)
{
    const struct token *token = token_at(reader, i);
    bool half = token->end - token->start == 1;
    const char *word = i + 1 < to ? folded_word(reader, i + 1, to) : "";
    bool alone = half && to == i + 1 && (i == 0 || token_at(reader, i - 1)->type == T_SPACE);

    if (token->c == '?' && (alone || strcmp(word, "选做") == 0 || strcmp(word, "optional") == 0)) {
        fields->optional = true;
        set_rule(reader, i, to, READER_OPTIONAL);
        return to;
    }
    if (token->c == '!' && (alone || strcmp(word, "设备") == 0 || strcmp(word, "device") == 0)) {
        fields->device = true;
        set_rule(reader, i, to, READER_DEVICE);
        return to;
    }
    return i;
}

/* @周三; a person behind it is text. */
static size_t read_due_mark(struct reader *reader, size_t i, size_t to, struct fields *fields)
{
    struct err err = {0};
    day_t day;

    if (mark_due(reader, i + 1, to, fields)) {
        set_rule(reader, i, to, READER_DUE);
        if (!calendar_is_school_day(reader->context->calendar, fields->due)) {
            char iso[DATE_TEXT_BYTES];
            add_note(reader, i, to,
                     arena_printf(reader->arena, _("due %s is not a school day"),
                                  date_iso(fields->due, iso)));
        }
        return to;
    }
    if (is_chat(reader, '@', i + 1, to))
        return i;
    (void)date_parse(folded_word(reader, i + 1, to), reader->day, true, &day, &err);
    add_error(reader, i, to, err.message);
    set_rule(reader, i, to, READER_BAD);
    return to;
}

/* What the word behind # + ~ % says; READER_TEXT: nothing that is known. */
static enum reader_rule take_mark(struct reader *reader, uint32_t mark, size_t from, size_t to,
                                  struct fields *fields)
{
    const char *word = folded_word(reader, from, to);

    if (mark == '#' && vocab_find(&vocab_kind, word) >= 0) {
        fields->has_kind = true;
        fields->kind = (enum kind)vocab_find(&vocab_kind, word);
        return READER_KIND;
    }
    if (mark == '+' && mark_tier(word, fields))
        return READER_TIER;
    if (mark == '~' && mark_place(word, fields))
        return vocab_find(&vocab_place, word) >= 0 ? READER_PLACE : READER_SPREAD;
    /* %3 is the third unit, %3.5 or %50元 are text */
    if (mark == '%' && (token_at(reader, from)->type != T_NUMBER || to == from + 1)) {
        fields->unit_from = from;
        fields->unit_to = to;
        return READER_UNIT;
    }
    return READER_TEXT;
}

size_t read_mark(struct reader *reader, size_t first, size_t i, size_t end, struct fields *fields)
{
    uint32_t mark = token_at(reader, i)->c;
    enum reader_rule rule;
    size_t to;

    if (i >= end || token_at(reader, i)->type != T_PUNCT || token_at(reader, i)->quoted ||
        !word_begins(reader, first, i))
        return i;
    to = word_ends(reader, i + 1, end);
    if (mark == '?' || mark == '!')
        return read_bare_mark(reader, i, to, fields);
    if (to == i + 1 || (mark != '@' && mark != '#' && mark != '+' && mark != '~' && mark != '%'))
        return i;
    if (mark == '@')
        return read_due_mark(reader, i, to, fields);
    rule = take_mark(reader, mark, i + 1, to, fields);
    if (rule != READER_TEXT) {
        set_rule(reader, i, to, rule);
        return to;
    }
    if (mark == '%' || is_chat(reader, mark, i + 1, to))
        return i;
    unknown_mark(reader, i, to,
                 mark == '#'   ? &vocab_kind
                 : mark == '+' ? &vocab_tier
                               : &vocab_place,
                 mark == '~' ? &vocab_spread : NULL);
    return to;
}

void merge_fields(struct fields *to, const struct fields *from)
{
    if (from->has_due) {
        to->has_due = true;
        to->due = from->due;
        to->due_mark = from->due_mark;
        to->due_moved = from->due_moved;
        to->due_shared = from->due_shared;
    }
    if (from->named_day && !to->named_day) {
        to->named_day = true;
        to->day = from->day;
        to->day_unsure = from->day_unsure;
    }
    if (from->has_place) {
        to->has_place = true;
        to->place = from->place;
        to->place_unsure = from->place_unsure;
    }
    if (from->has_kind) {
        to->has_kind = true;
        to->kind = from->kind;
    }
    if (from->has_tier) {
        to->has_tier = true;
        to->tier = from->tier;
    }
    if (from->has_spread) {
        to->has_spread = true;
        to->spread = from->spread;
    }
    if (from->unit_to > from->unit_from) {
        to->unit_from = from->unit_from;
        to->unit_to = from->unit_to;
    }
    to->due_unsure = to->due_unsure || from->due_unsure;
    to->optional = to->optional || from->optional;
    to->required = to->required || from->required;
    to->device = to->device || from->device;
}
