/* English words among Chinese ones (“copy五遍”, “让mum签字”): the text rules see them in Chinese. A word is
 * taken for one of these only where it touches a Chinese character; English sentences stay as they are. */
#include "config.h"

#include "domain/lint_engine.h"

#include <string.h>

#include "base/text.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || c == '\'' || c == '-';
}

static const struct word_pair *find_word(const struct linter *linter, const char *word,
                                         size_t length)
{
    const struct word_pair *pair = linter->mixed[lint_bucket(word)];

    while (pair && (pair->length != length || strncmp(word, pair->wrong, length) != 0))
        pair = pair->next;
    return pair;
}

static bool ends_in_ideograph(const struct text_buf *out)
{
    return out->length >= 3 && lint_is_ideograph_at(text_buf_str(out) + out->length - 3);
}

/* An English word beside this one, behind a blank or a comma, that is none of the list: both are of an English
 * phrase (“online shopping”), or of a list of words. “Unit 2” is none: it names a place. */
static bool in_phrase(const struct linter *linter, const char *text, size_t at, size_t end)
{
    size_t next = end + strspn(text + end, " ,/"), length = 0, before = at;

    while (is_letter(text[next + length]))
        length++;
    size_t number = next + length + strspn(text + next + length, " ");
    if (next > end && length > 0 && (text[number] < '0' || text[number] > '9') &&
        !find_word(linter, text + next, length))
        return true;
    while (before > 0 && strchr(" ,/", text[before - 1]))
        before--;
    for (length = 0; before < at && before > 0 && is_letter(text[before - 1]); before--)
        length++;
    return length > 0 && !find_word(linter, text + before, length);
}

struct lint_unmixed lint_unmix(struct linter *linter, char *text)
{
    struct lint_unmixed mixed = {.text = text};
    struct text_buf out = {.arena = linter->scratch};
    size_t capacity = 0, copied = 0, length;

    for (size_t at = 0; text[at] != '\0'; at += length) {
        for (length = 0; is_letter(text[at + length]);)
            length++;
        const struct word_pair *word = length > 1 ? find_word(linter, text + at, length) : NULL;
        if (!word || in_phrase(linter, text, at, at + length)) {
            length = length > 0 ? length : lint_next_char(text, at) - at;
            continue;
        }
        size_t start = at > copied && text[at - 1] == ' ' ? at - 1 : at;
        size_t end = text[at + length] == ' ' ? at + length + 1 : at + length;
        text_buf_add_bytes(&out, text + copied, start - copied);
        copied = start;
        bool before = ends_in_ideograph(&out), after = lint_is_ideograph_at(text + end);
        if (!before && !after)
            continue;
        if (!before)
            text_buf_add_bytes(&out, text + start, at - start);
        end = after ? end : at + length;
        mixed.places = arena_grow(linter->scratch, mixed.places, &capacity, mixed.count + 1,
                                  sizeof *mixed.places);
        mixed.places[mixed.count++] = (struct lint_place){.at = out.length,
                                                          .length = strlen(word->right),
                                                          .start = at,
                                                          .end = at + length,
                                                          .next = end};
        text_buf_add(&out, word->right);
        copied = end;
        length = end - at;
    }
    if (mixed.count > 0) {
        text_buf_add(&out, text + copied);
        mixed.text = arena_strdup(linter->scratch, text_buf_str(&out));
    }
    return mixed;
}

size_t lint_mixed_place(const struct lint_unmixed *mixed, size_t place, bool end)
{
    size_t moved = place;

    for (size_t i = 0; i < mixed->count; i++) {
        const struct lint_place *word = &mixed->places[i];
        if (place < word->at + (end ? 1 : 0))
            break;
        if (place < word->at + word->length + (end ? 1 : 0))
            return end ? word->end : word->start;
        moved = word->next + (place - word->at - word->length);
    }
    return moved;
}
