/* UTF-8 text, first part: checking, decoding, comparing and building. What needs columns is in
 * text_layout.c, what cleans text that comes in is in text_clean.c. */
#include "config.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define SEQUENCE_MAX_BYTES 4
#define REPLACEMENT_BYTES 3 /* of TEXT_REPLACEMENT, written out */

size_t text_sequence_bytes(char lead)
{
    unsigned char c = (unsigned char)lead;

    return c < 0xC2 || c > 0xF4 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The bytes of the valid UTF-8 character at text, no ASCII, of which `bytes` may be read; 0 when
 * invalid. */
static size_t valid_length(const unsigned char *text, size_t bytes)
{
    unsigned char lead = text[0];
    /* The second byte's range excludes overlong forms, surrogates and what is above U+10FFFF. */
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    size_t length = text_sequence_bytes((char)lead);

    if (length == 1 || bytes < length || text[1] < low || text[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((text[i] & 0xC0u) != 0x80u)
            return 0;
    return length;
}

size_t text_valid_prefix(const char *text, size_t bytes)
{
    const unsigned char *data = (const unsigned char *)text;
    size_t offset = 0;

    while (offset < bytes) {
        size_t length;

        if (data[offset] < 0x80) {
            offset++;
            continue;
        }
        length = valid_length(data + offset, bytes - offset);
        if (length == 0)
            break;
        offset += length;
    }
    return offset;
}

uint32_t text_decode(const char *text, size_t *length)
{
    const unsigned char *data = (const unsigned char *)text;
    uint32_t c = data[0];

    if (c < 0x80) {
        *length = c == 0 ? 0 : 1;
        return c;
    }
    /* Nearly all that is not ASCII here: Chinese characters and their punctuation. */
    if (c > 0xE0 && c < 0xF0 && c != 0xED && (data[1] & 0xC0u) == 0x80u &&
        (data[2] & 0xC0u) == 0x80u) {
        *length = 3;
        return (c & 0x0Fu) << 12 | (data[1] & 0x3Fu) << 6 | (data[2] & 0x3Fu);
    }
    /* The end of the text continues no sequence: nothing behind it is read. */
    *length = valid_length(data, SEQUENCE_MAX_BYTES);
    if (*length == 0) {
        *length = 1;
        return TEXT_REPLACEMENT;
    }
    c &= 0x7Fu >> *length;
    for (size_t i = 1; i < *length; i++)
        c = c << 6 | (data[i] & 0x3Fu);
    return c;
}

size_t text_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0u | c >> 6);
        out[1] = (char)(0x80u | (c & 0x3Fu));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0u | c >> 12);
        out[1] = (char)(0x80u | (c >> 6 & 0x3Fu));
        out[2] = (char)(0x80u | (c & 0x3Fu));
        return 3;
    }
    out[0] = (char)(0xF0u | (c >> 18 & 0x07u));
    out[1] = (char)(0x80u | (c >> 12 & 0x3Fu));
    out[2] = (char)(0x80u | (c >> 6 & 0x3Fu));
    out[3] = (char)(0x80u | (c & 0x3Fu));
    return 4;
}

size_t text_chars(const char *text)
{
    size_t chars = 0;

    for (; *text != '\0'; text++)
        if (((unsigned char)*text & 0xC0u) != 0x80u)
            chars++;
    return chars;
}

char *text_map(struct arena *arena, const char *text, uint32_t (*map)(uint32_t c))
{
    size_t length, bytes = strlen(text);
    /* Nothing grows but a byte that is no UTF-8. */
    size_t room = text_valid_prefix(text, bytes) == bytes ? bytes : bytes * REPLACEMENT_BYTES;
    char *mapped = arena_alloc(arena, room + 1);
    char *end = mapped;

    for (uint32_t c = text_decode(text, &length); length > 0; c = text_decode(text, &length)) {
        end += text_encode(map(c), end);
        text += length;
    }
    *end = '\0';
    return mapped;
}

/* A character as words are compared: full-width forms as ASCII, ASCII letters small. */
static uint32_t fold_char(uint32_t c)
{
    if (c == 0x3000)
        return ' ';
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF01 - '!';
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    return c;
}

char *text_fold(struct arena *arena, const char *text)
{
    return text_map(arena, text, fold_char);
}

bool text_same_start(const char *text, const char *prefix)
{
    size_t text_length, prefix_length;

    for (;;) {
        uint32_t p = text_decode(prefix, &prefix_length);
        uint32_t t = text_decode(text, &text_length);

        if (prefix_length == 0)
            return true;
        if (fold_char(t) != fold_char(p))
            return false;
        text += text_length;
        prefix += prefix_length;
    }
}

/* Whether two texts differ in their first letter or ideograph, as most of the words that a list is
 * searched for do: without decoding. Between U+4000 and U+9FFF nothing is folded. */
static bool differ_at_once(const char *a, const char *b)
{
    unsigned char x = (unsigned char)*a, y = (unsigned char)*b;
    bool x_is_ideograph = x >= 0xE4 && x <= 0xE9, y_is_ideograph = y >= 0xE4 && y <= 0xE9;

    if (x < 0x80 && y < 0x80)
        return ((x ^ y) & ~0x20) != 0;
    if (x_is_ideograph && y_is_ideograph)
        return x != y || a[1] != b[1] || (a[1] != '\0' && a[2] != b[2]);
    return (x < 0x80 && y_is_ideograph) || (x_is_ideograph && y < 0x80);
}

bool text_same_word(const char *a, const char *b)
{
    size_t a_length, b_length;

    if (differ_at_once(a, b))
        return false;
    while (*a == *b && *a > 0) { /* ASCII; most words that begin alike are the same */
        a++;
        b++;
    }
    if (*a == *b && *a == '\0')
        return true;
    if (differ_at_once(a, b))
        return false;
    for (;;) {
        uint32_t x = text_decode(a, &a_length);
        uint32_t y = text_decode(b, &b_length);

        if (fold_char(x) != fold_char(y))
            return false;
        if (a_length == 0)
            return b_length == 0;
        a += a_length;
        b += b_length;
    }
}

bool text_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_ends_with(const char *text, const char *end)
{
    size_t bytes = strlen(text), tail = strlen(end);

    return bytes >= tail && strcmp(text + bytes - tail, end) == 0;
}

bool text_parse_uint(const char *text, uint32_t max, uint32_t *value)
{
    uint64_t sum = 0;
    size_t length;

    if (*text == '\0')
        return false;
    for (uint32_t c = text_decode(text, &length); length > 0; c = text_decode(text, &length)) {
        c = fold_char(c);
        if (c < '0' || c > '9')
            return false;
        sum = sum * 10 + (c - '0');
        if (sum > max)
            return false;
        text += length;
    }
    *value = (uint32_t)sum;
    return true;
}

void text_buf_add_bytes(struct text_buf *buf, const char *text, size_t bytes)
{
    buf->text = arena_grow(buf->arena, buf->text, &buf->capacity, buf->length + bytes + 1, 1);
    if (bytes > 0)
        memcpy(buf->text + buf->length, text, bytes);
    buf->length += bytes;
    buf->text[buf->length] = '\0';
}

void text_buf_add(struct text_buf *buf, const char *text)
{
    text_buf_add_bytes(buf, text, strlen(text));
}

void text_buf_printf(struct text_buf *buf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    text_buf_add(buf, arena_vprintf(buf->arena, format, args));
    va_end(args);
}

const char *text_buf_str(const struct text_buf *buf)
{
    return !buf->text ? "" : buf->text;
}
