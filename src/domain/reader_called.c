/* Who is spoken to in a message (@所有人, @四组组长), and who speaks or signs (王老师：). */
#include "config.h"

#include "domain/reader_parts.h"

#define SIGNATURE_TOKENS 8

size_t line_end(const struct reader *reader, size_t i)
{
    while (i < reader->count && reader->tokens[i].type != T_LINE)
        i++;
    return i;
}

/* Where what greets behind the last sign of the line begins, …，谢谢大家！; end where nothing does. */
static size_t greeting_from(const struct reader *reader, size_t from, size_t end)
{
    size_t last = end, first;
    bool greets = false;

    while (last > from && !token_content(reader, last - 1))
        last--;
    for (first = last; first > from && !token_parts(reader, first - 1); first--)
        greets = greets || token_has(reader, first - 1, CLASS(GREET));
    for (size_t i = from; greets && i < first; i++)
        if (token_content(reader, i))
            return is_greeting_words(reader, first, last) ? first : end;
    return end;
}

size_t words_end(const struct reader *reader, size_t from, size_t end)
{
    size_t before;

    do {
        while (end > from &&
               (token_at(reader, end - 1)->type == T_SPACE || is_ornament(reader, end - 1)))
            end--;
        before = end;
        size_t greeting = greeting_from(reader, from, end);
        end = greeting < end ? greeting - 1 : end; /* without the sign before it */
    } while (end < before);
    return end;
}

/* @四组组长, @李老师 at i: the index behind it, or i. */
static size_t skip_person(const struct reader *reader, size_t i, size_t end)
{
    for (size_t at = i + 1; token_is(reader, i, '@') && at < end && at < i + SIGNATURE_TOKENS &&
                            token_content(reader, at);
         at++)
        if (token_text_is(reader, at, "组长") || token_text_is(reader, at, "小组长") ||
            token_text_is(reader, at, "各组长") || token_text_is(reader, at, "课代表") ||
            token_text_is(reader, at, "科代表") || token_text_is(reader, at, "老师") ||
            token_text_is(reader, at, "班长"))
            return at + 1;
    return i;
}

/* Further names behind one: @四组组长 @李明. */
static size_t skip_persons(const struct reader *reader, size_t i, size_t end)
{
    size_t to = skip_person(reader, i, end);

    for (size_t at = skip_space(reader, to, end); to > i && token_is(reader, at, '@') && at < end;
         at = skip_space(reader, to, end))
        for (to = at + 1; to < end && token_content(reader, to);)
            to++;
    return to;
}

size_t skip_addressed(const struct reader *reader, size_t i, size_t end)
{
    size_t class = token_is(reader, i, '@') ? parse_class(reader, i + 1, end) : 0;
    size_t persons = skip_persons(reader, i, end);

    if (class > i + 1)
        return class;
    if (persons > i)
        return persons;
    return i + 1 < end && token_is(reader, i, '@') && token_has(reader, i + 1, CLASS(POLITE))
               ? i + 2
               : i;
}

size_t skip_errand(const struct reader *reader, size_t i, size_t end)
{
    size_t at = skip_persons(reader, i, end);
    bool hands = false, work = false;
    struct time_field time;

    if (at == i)
        return i;
    for (; at < end && !token_parts(reader, at); at++) {
        if (parse_time(reader, at, end, &time))
            return i;
        hands = hands || token_has(reader, at, CLASS(HAND) | CLASS(SLIP));
        work = work || (has_work(reader, at, at + 1) && !token_has(reader, at, CLASS(POLITE)));
    }
    return hands || !work ? at : i;
}

bool is_signed(const struct reader *reader, size_t i, size_t end)
{
    bool signed_by = false;
    size_t words = 0;

    for (size_t at = i; at < end; at++) {
        if (token_is(reader, at, ':') || token_is(reader, at, ',') ||
            token_has(reader, at, CLASS(HAND)))
            return false;
        words += token_content(reader, at) ? 1 : 0;
        signed_by = signed_by || token_text_is(reader, at, "老师") ||
                    token_text_is(reader, at, "班主任") || token_text_is(reader, at, "家委") ||
                    token_text_is(reader, at, "课代表");
    }
    return signed_by && words <= SIGNATURE_TOKENS && !has_work(reader, i, end);
}

size_t skip_speaker(const struct reader *reader, size_t i, size_t end)
{
    size_t to = i;

    while (to < end && to < i + SIGNATURE_TOKENS && !token_is(reader, to, ':') &&
           token_content(reader, to))
        to++;
    return to > i && token_is(reader, to, ':') && is_signed(reader, i, to) ? to + 1 : i;
}
