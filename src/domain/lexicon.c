/* Classes of words and pieces of patterns: how {name} in a pattern is written out. */
#include "config.h"

#include "domain/lexicon.h"

#include <string.h>

#include "base/text.h"

#define DEPTH_MAX 8                /* pieces within pieces */
#define SPECIAL "\\^$.[]|()?*+{}#" /* to PCRE2 */

/* No text holds these: control characters and private ones are refused wherever text comes in. */
static const char *const masks[] = {"\x1a", "\xc2\x80", "\xee\x80\x80", "\xf3\xb0\x80\x80"};

const char *lexicon_mask(size_t length)
{
    return masks[length >= 1 && length <= 4 ? length - 1 : 0];
}

const struct word_class *lexicon_find(const struct lexicon *lexicon, const char *name,
                                      size_t length)
{
    for (size_t i = 0; i < lexicon->count; i++) {
        const struct word_class *class = &lexicon->classes[i];
        if (strlen(class->name) == length && memcmp(class->name, name, length) == 0)
            return class;
    }
    return NULL;
}

/* The bytes of the name in “{name}” at text; 0 where it is something else, such as {0,8}. */
static size_t name_at(const char *text)
{
    size_t length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
    bool named = text[1] >= 'a' && text[1] <= 'z' && text[1 + length] == '}';
    return named ? length : 0;
}

const struct word_class *lexicon_named(const struct lexicon *lexicon, const char *text)
{
    size_t length = text[0] == '{' ? name_at(text) : 0;
    return length > 0 && text[length + 2] == '\0' ? lexicon_find(lexicon, text + 1, length) : NULL;
}

bool lexicon_is_named(const char *pattern)
{
    for (const char *at = strchr(pattern, '{'); at; at = strchr(at + 1, '{'))
        if (name_at(at) > 0)
            return true;
    return false;
}

static void add_words(struct text_buf *out, const struct word_class *class)
{
    text_buf_add_bytes(out, "(?:", 3);
    for (size_t i = 0; i < class->count; i++) {
        const char *word = class->words[i];
        text_buf_add_bytes(out, "|", i > 0 ? 1 : 0);
        while (*word != '\0') {
            size_t plain = strcspn(word, SPECIAL);
            text_buf_add_bytes(out, word, plain);
            word += plain;
            if (*word != '\0') {
                text_buf_add_bytes(out, "\\", 1);
                text_buf_add_bytes(out, word++, 1);
            }
        }
    }
    text_buf_add(out, class->count > 0 ? ")" : "(?!))"); /* an emptied class matches nothing */
}

static bool expand(const struct lexicon *lexicon, struct text_buf *out, const char *pattern,
                   int depth, char **unknown)
{
    while (*pattern != '\0') {
        size_t before = strcspn(pattern, "{");
        text_buf_add_bytes(out, pattern, before);
        pattern += before;
        size_t length = *pattern == '{' ? name_at(pattern) : 0;
        if (length == 0) {
            before = *pattern == '{' ? 1 : 0;
            text_buf_add_bytes(out, pattern, before);
            pattern += before;
            continue;
        }
        const struct word_class *class = lexicon_find(lexicon, pattern + 1, length);
        bool is_mask = !class && length == strlen(LEXICON_MASKED) &&
                       strncmp(pattern + 1, LEXICON_MASKED, length) == 0;
        if ((!class && !is_mask) || depth >= DEPTH_MAX) {
            *unknown = arena_strndup(out->arena, pattern + 1, length);
            return false;
        }
        if (is_mask) {
            text_buf_printf(out, "[%s%s%s%s]", masks[0], masks[1], masks[2], masks[3]);
        } else if (!class->piece) {
            add_words(out, class);
        } else {
            text_buf_add(out, "(?:");
            if (!expand(lexicon, out, class->piece, depth + 1, unknown))
                return false;
            text_buf_add(out, ")");
        }
        pattern += length + 2;
    }
    return true;
}

char *lexicon_expand(const struct lexicon *lexicon, struct arena *arena, const char *pattern,
                     char **unknown)
{
    struct text_buf out = {.arena = arena};

    return expand(lexicon, &out, pattern, 0, unknown) ? arena_strdup(arena, text_buf_str(&out))
                                                      : NULL;
}

const char *lexicon_slip(const char *pair)
{
    const char *sign = strchr(pair, '=');
    size_t length = sign ? (size_t)(sign - pair) : 0;

    if (length == 0 || strlen(sign + 1) != length || strpbrk(pair, " \t") ||
        text_chars(pair) != 2 * text_chars(sign + 1) + 1)
        return NULL;
    return sign + 1;
}

const char *lexicon_mixed(const char *pair)
{
    size_t letters = strspn(pair, "abcdefghijklmnopqrstuvwxyz");

    return letters > 1 && pair[letters] == '=' && pair[letters + 1] != '\0' ? pair + letters + 1
                                                                            : NULL;
}
