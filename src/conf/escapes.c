/* What the escapes of a pattern are without a backslash, outside a [class] and inside one. */
#include "config.h"

#include "conf/escapes.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define QUOTE "{quote}"
#define NEWLINE "{newline}"
/* Without regard to case PCRE2 asks for the case of each of them, which takes longer than all else. */
#define HAN "(?-i:[一-鿿])"
#define WORD "[[:alnum:]_]"

/* An escaped letter; NULL: it has no equal there. A line of a text ends with a newline, whatever ended
 * it where it came from; it has a name, for [:cntrl:] takes more. \p{Han} is the common characters, as a
 * school's patterns mean it. */
static const struct escape
{
    const char *escape;
    const char *outside, *inside;
} escapes[] = {
    {"\\d", "[0-9]", "0-9"},
    {"\\D", "[^0-9]", "[:^digit:]"},
    {"\\s", "[[:space:]]", "[:space:]"},
    {"\\S", "[^[:space:]]", "[:^space:]"},
    {"\\w", WORD, "[:alnum:]_"},
    {"\\W", "[^[:alnum:]_]", "[:^word:]"},
    {"\\h", "[[:blank:]]", "[:blank:]"},
    {"\\t", "[[:blank:]]", "[:blank:]"},
    {"\\H", "[^[:blank:]]", NULL},
    {"\\n", NEWLINE, NEWLINE},
    {"\\r", NEWLINE, NEWLINE},
    {"\\R", NEWLINE, NULL},
    {"\\N", ".", NULL},
    {"\\A", "^", NULL},
    {"\\Z", "$", NULL},
    {"\\z", "$(?!" NEWLINE ")", NULL},
    {"\\b", "(?:(?<=" WORD ")(?!" WORD ")|(?<!" WORD ")(?=" WORD "))", NULL},
    {"\\B", "(?:(?<=" WORD ")(?=" WORD ")|(?<!" WORD ")(?!" WORD "))", NULL},
    {"\\p{Han}", HAN, "一-鿿"},
    {"\\P{Han}", "(?-i:[^一-鿿])", NULL},
};

static bool is_plain_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The character of \x22, \x{4e00} or of a sign behind a backslash; 0 where it is another escape.
 * *end is behind it. */
static uint32_t character_at(const char *text, const char **end)
{
    size_t length = 0;
    if (text[1] == 'x') {
        bool braced = text[2] == '{';
        const char *digits = text + (braced ? 3 : 2);
        size_t count = strspn(digits, "0123456789abcdefABCDEF");
        count = !braced && count > 2 ? 2 : count;
        if (count == 0 || count > 6 || (braced && digits[count] != '}'))
            return 0;
        char number[8] = "";
        memcpy(number, digits, count);
        *end = digits + count + (braced ? 1 : 0);
        uint32_t c = (uint32_t)strtoul(number, NULL, 16);
        char bytes[4];
        return c <= 0x10FFFF && text_valid_prefix(bytes, text_encode(c, bytes)) > 0 ? c : 0;
    }
    if (text[1] == '\0' || is_plain_letter(text[1]))
        return 0;
    uint32_t c = text_decode(text + 1, &length);
    *end = text + 1 + length;
    return c;
}

static const struct escape *letter_at(const char *text, const char **end)
{
    for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++) {
        if (text_starts_with(text, escapes[i].escape)) {
            *end = text + strlen(escapes[i].escape);
            return &escapes[i];
        }
    }
    return NULL;
}

/* The end of an escape that is left as it is: with its {…}, so that the fault names it whole. */
static const char *end_of_left(const char *text)
{
    size_t length = 0;
    if (text[1] == '\0')
        return text + 1;
    text_decode(text + 1, &length);
    const char *end = text + 1 + length;
    const char *close = *end == '{' ? strchr(end, '}') : NULL;
    return close ? close + 1 : end;
}

static void leave(struct text_buf *out, const char *text, const char *end, char **left)
{
    text_buf_add_bytes(out, text, (size_t)(end - text));
    if (!*left)
        *left = arena_strndup(out->arena, text, (size_t)(end - text));
}

static void add_char(struct text_buf *out, uint32_t c)
{
    char bytes[4];
    text_buf_add_bytes(out, bytes, text_encode(c, bytes));
}

/* Writes a literal character outside a class. */
static void add_literal(struct text_buf *out, uint32_t c)
{
    if (c == '"')
        text_buf_add(out, QUOTE);
    else if (c == '\n')
        text_buf_add(out, NEWLINE);
    else if (c < ' ')
        text_buf_add(out, "[[:cntrl:]]");
    else if (c == '^')
        text_buf_add(out, "(?![^^])(?s:.)"); /* [^] would be another class */
    else if (c < 0x80 && strchr(".*+?()[{|$", (int)c))
        text_buf_printf(out, "[%c]", (int)c);
    else
        add_char(out, c);
}

/* A [class] while it is rewritten: ] must stand first in it, and [ ^ - last. */
struct class
{
    bool negated;
    bool bracket, open, caret, dash;
    struct text_buf body;
};

static void close_class(struct text_buf *out, const struct class *class)
{
    bool first = !class->negated && !class->bracket && !class->open && class->body.length == 0;
    if (class->caret && first && !class->dash) {
        add_literal(out, '^');
    } else if (class->caret && first) {
        text_buf_add(out, "[-^]");
    } else {
        text_buf_printf(out, "[%s%s%s%s%s%s]", class->negated ? "^" : "", class->bracket ? "]" : "",
                        text_buf_str(&class->body), class->open ? "[" : "", class->caret ? "^" : "",
                        class->dash ? "-" : "");
    }
}

/* One escape inside a class. */
static const char *mend_inside(struct class *class, const char *text, char **left)
{
    const char *end = text;
    const struct escape *letter = letter_at(text, &end);
    uint32_t c = !letter ? character_at(text, &end) : 0;
    bool in_range =
        (class->body.length > 0 && text_buf_str(&class->body)[class->body.length - 1] == '-') ||
        (*end == '-' && end[1] != ']' && end[1] != '\0');
    if (letter && letter->inside) {
        text_buf_add(&class->body, letter->inside);
    } else if (c == '"' && !in_range) {
        text_buf_add(&class->body, QUOTE);
    } else if (c == '\n' && !in_range) {
        text_buf_add(&class->body, NEWLINE);
    } else if (c != 0 && c < ' ') {
        text_buf_add(&class->body, "[:cntrl:]");
    } else if (c == 0 || c == '\\' || (in_range && c < 0x80 && strchr("\"[]^-", (int)c))) {
        end = !letter && c == 0 ? end_of_left(text) : end;
        leave(&class->body, text, end, left);
    } else {
        class->bracket = class->bracket || c == ']';
        class->open = class->open || c == '[';
        class->caret = class->caret || c == '^';
        class->dash = class->dash || c == '-';
        if (c >= 0x80 || !strchr("[]^-", (int)c))
            add_char(&class->body, c);
    }
    return end;
}

/* Rewrites the class that begins at text; returns what is behind it. A class that never ends, which
 * PCRE2 refuses, stays. */
static const char *mend_class(struct text_buf *out, const char *text, char **left)
{
    const char *at = text + 1;
    struct class class = {.body = {.arena = out->arena}};
    class.negated = *at == '^';
    at += class.negated ? 1 : 0;
    class.bracket = *at == ']';
    at += class.bracket ? 1 : 0;
    while (*at != '\0' && *at != ']') {
        const char *named = at[0] == '[' && at[1] == ':' ? strstr(at + 2, ":]") : NULL;
        if (named) {
            text_buf_add_bytes(&class.body, at, (size_t)(named + 2 - at));
            at = named + 2;
        } else if (*at == '\\') {
            at = mend_inside(&class, at, left);
        } else if (*at == '-' && at[1] == ']') {
            class.dash = true;
            at++;
        } else {
            text_buf_add_bytes(&class.body, at++, 1);
        }
    }
    if (*at == '\0') {
        text_buf_add(out, text);
        return at;
    }
    close_class(out, &class);
    return at + 1;
}

char *escapes_mend(struct arena *arena, const char *text, char **left)
{
    struct text_buf out = {.arena = arena};
    *left = NULL;
    while (*text != '\0') {
        const char *end = text;
        if (*text == '[') {
            text = mend_class(&out, text, left);
            continue;
        }
        if (*text != '\\') {
            text_buf_add_bytes(&out, text++, 1);
            continue;
        }
        const struct escape *letter = letter_at(text, &end);
        uint32_t c = !letter ? character_at(text, &end) : 0;
        if (letter) {
            text_buf_add(&out, letter->outside);
        } else if (c != 0 && c != '\\') {
            add_literal(&out, c);
        } else {
            end = c == 0 ? end_of_left(text) : end;
            leave(&out, text, end, left);
        }
        text = end;
    }
    return arena_strdup(arena, text_buf_str(&out));
}

/* The next {quote} or {newline}, or NULL: most patterns have none, but many other names in braces. */
static const char *next_sign(const char *pattern)
{
    const char *at = strchr(pattern, '{');
    while (at && (at[1] != QUOTE[1] || !text_starts_with(at, QUOTE)) &&
           (at[1] != NEWLINE[1] || !text_starts_with(at, NEWLINE)))
        at = strchr(at + 1, '{');
    return at;
}

const char *escapes_expand(struct arena *arena, const char *pattern)
{
    const char *at = next_sign(pattern);
    if (!at)
        return pattern;
    struct text_buf out = {.arena = arena};
    for (; at; at = next_sign(pattern)) {
        bool quote = text_starts_with(at, QUOTE);
        text_buf_add_bytes(&out, pattern, (size_t)(at - pattern));
        text_buf_add(&out, quote ? "\"" : "\n");
        pattern = at + strlen(quote ? QUOTE : NEWLINE);
    }
    text_buf_add(&out, pattern);
    return arena_strdup(arena, text_buf_str(&out));
}

void escapes_refuse(struct faults *faults, const char *path, const struct ini_entry *entry,
                    bool is_pattern)
{
    const char *section = faults_quote(faults, entry->section->written);
    const char *key = faults_quote(faults, entry->written_key);
    const char *raw = arena_strndup(faults->arena, entry->raw, entry->raw_length);
    const char *backslash = strchr(raw, '\\');
    const char *end = backslash;
    const struct escape *letter = is_pattern ? letter_at(backslash, &end) : NULL;
    uint32_t c = is_pattern && !letter ? character_at(backslash, &end) : 0;
    struct text_buf instead = {.arena = faults->arena};
    if (letter)
        text_buf_add(&instead, letter->outside);
    else if (c != 0 && c != '\\')
        add_literal(&instead, c);
    if (instead.length == 0) {
        faults_add(faults, path, entry->line,
                   _("[%s] %s: a value cannot contain a backslash: remove it"), section, key);
        return;
    }
    faults_add(faults, path, entry->line,
               _("[%s] %s: a value cannot contain a backslash: write %s instead of %s (`hwboard "
                 "doctor --fix-policy FILE` writes a copy without any)"),
               section, key, text_buf_str(&instead),
               arena_strndup(faults->arena, backslash, (size_t)(end - backslash)));
}
