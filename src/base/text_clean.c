/* Cleaning of text that comes in: what could reorder, hide or forge what is shown is dropped, and
 * invisible joiners stay only where an emoji needs them. */
#include "config.h"

#include <string.h>

#include <utf8proc.h>

#include "base/i18n.h"
#include "base/text.h"

#define ZERO_WIDTH_JOINER 0x200Du
#define TEXT_STYLE 0xFE0Eu  /* VS15 */
#define EMOJI_STYLE 0xFE0Fu /* VS16 */
#define KEYCAP 0x20E3u

struct char_range
{
    uint32_t first, last;
};

/* Sorted. Control characters, what Unicode calls default-ignorable, line and paragraph separators,
 * interlinear marks and unassigned specials. Not here: the joiner and the two emoji styles, which
 * depend on their neighbours. */
static const struct char_range forbidden[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F}, {0x00AD, 0x00AD}, /* soft hyphen */
    {0x034F, 0x034F},                                       /* grapheme joiner */
    {0x061C, 0x061C},   {0x115F, 0x1160},                   /* hangul fillers */
    {0x17B4, 0x17B5},   {0x180B, 0x180F},                   /* Mongolian selectors */
    {0x200B, 0x200C},   {0x200E, 0x200F}, {0x2028, 0x202E}, /* separators, embeddings */
    {0x2060, 0x206F},                                       /* invisible operators, isolates */
    {0x3164, 0x3164},                                       /* hangul filler */
    {0xFDD0, 0xFDEF},                                       /* noncharacters */
    {0xFE00, 0xFE0D},                                       /* variation selectors 1..14 */
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, /* interlinear marks */
    {0x1BCA0, 0x1BCA3},                                     /* shorthand controls */
    {0x1D173, 0x1D17A},                                     /* musical controls */
    {0xE0000, 0xE0FFF},                                     /* tags, variation selectors 17.. */
};

bool text_is_forbidden(uint32_t c)
{
    size_t low = 0, high = sizeof forbidden / sizeof forbidden[0];

    /* Most of what is written: Latin letters, dashes and dots; signs, kana, Chinese characters;
     * full-width forms. */
    if ((c >= 0x20 && c < 0x7F) || (c >= 0x2010 && c < 0x2028) || (c >= 0xFF01 && c <= 0xFF60))
        return false;
    if (c >= 0x2070 && c < 0xD800)
        return c == 0x3164;
    /* The last two of each plane are noncharacters. */
    if ((c & 0xFFFEu) == 0xFFFEu || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return true;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (c > forbidden[middle].last)
            low = middle + 1;
        else if (c < forbidden[middle].first)
            high = middle;
        else
            return true;
    }
    return false;
}

static bool is_pictograph(uint32_t c)
{
    return utf8proc_get_property((utf8proc_int32_t)c)->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* A skin colour. */
static bool is_modifier(uint32_t c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

/* Whether c, a joiner or a style, has a sense between what was written last and what follows. */
static bool joiner_has_sense(uint32_t c, uint32_t before, uint32_t after)
{
    if (c == ZERO_WIDTH_JOINER)
        return (is_pictograph(before) || is_modifier(before) || before == EMOJI_STYLE) &&
               is_pictograph(after);
    if (is_pictograph(before))
        return true;
    return c == EMOJI_STYLE && after == KEYCAP &&
           ((before >= '0' && before <= '9') || before == '#' || before == '*');
}

/* The character at data, of which `bytes` may be read; a byte that is not UTF-8 gives U+FFFD. */
static uint32_t decode_or_replace(const char *data, size_t bytes, size_t *length)
{
    size_t look = bytes < 4 ? bytes : 4;

    if (bytes == 0) {
        *length = 0;
        return 0;
    }
    if (data[0] == '\0') {
        *length = 1;
        return 0;
    }
    if (text_valid_prefix(data, look) == 0) {
        *length = 1;
        return TEXT_REPLACEMENT;
    }
    return text_decode(data, length);
}

static char *sanitise_bytes(struct arena *arena, const char *data, size_t bytes, bool keep_lines,
                            size_t *dropped)
{
    struct text_buf out = {.arena = arena};
    size_t drops = 0, length = 0, offset = 0;
    uint32_t before = 0;

    out.text = arena_alloc(arena, bytes + 1);
    out.capacity = bytes + 1;
    while (offset < bytes) {
        uint32_t c = decode_or_replace(data + offset, bytes - offset, &length);
        char encoded[4];

        offset += length;
        if (c == '\r') {
            if (offset < bytes && data[offset] == '\n')
                offset++;
            c = '\n';
        }
        if (c == '\t' || (c == '\n' && !keep_lines))
            c = ' ';
        if (c == ZERO_WIDTH_JOINER || c == EMOJI_STYLE || c == TEXT_STYLE) {
            uint32_t after = decode_or_replace(data + offset, bytes - offset, &length);

            if (!joiner_has_sense(c, before, after)) {
                drops++;
                continue;
            }
        } else if (c != '\n' && text_is_forbidden(c)) {
            drops++;
            continue;
        }
        text_buf_add_bytes(&out, encoded, text_encode(c, encoded));
        before = c;
    }
    if (dropped)
        *dropped = drops;
    return out.text;
}

char *text_sanitise(struct arena *arena, const char *text, bool keep_lines, size_t *dropped)
{
    return sanitise_bytes(arena, text, strlen(text), keep_lines, dropped);
}

static uint32_t as_it_is(uint32_t c)
{
    return c;
}

char *text_valid_copy(struct arena *arena, const char *text)
{
    size_t bytes = strlen(text);

    return text_valid_prefix(text, bytes) == bytes ? arena_memdup(arena, text, bytes + 1)
                                                   : text_map(arena, text, as_it_is);
}

bool text_is_white(uint32_t c)
{
    return c == ' ' || c == '\n' || c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool text_is_separator(uint32_t c)
{
    return text_is_white(c) || c == ',' || c == 0xFF0C /* ， */ || c == 0x3001 /* 、 */ ||
           c == ';' || c == 0xFF1B /* ； */;
}

static uint32_t blank_of(uint32_t c)
{
    return text_is_separator(c) ? ' ' : c;
}

char **text_words(struct arena *arena, const char *text, size_t *count)
{
    char *rest = text_map(arena, text, blank_of);
    char **words = ARENA_ARRAY(arena, strlen(rest) / 2 + 1, char *);

    *count = 0;
    for (char *word; (word = strsep(&rest, " "));)
        if (*word != '\0')
            words[(*count)++] = word;
    return words;
}

char *text_trim(struct arena *arena, const char *text)
{
    size_t length, end = 0;
    uint32_t c = text_decode(text, &length);

    while (length > 0 && text_is_white(c)) {
        text += length;
        c = text_decode(text, &length);
    }
    for (size_t offset = 0; length > 0; c = text_decode(text + offset, &length)) {
        offset += length;
        if (!text_is_white(c))
            end = offset;
    }
    return arena_strndup(arena, text, end);
}

bool text_accept(struct arena *arena, const char *text, size_t bytes, size_t max_chars,
                 const char *what, char **out, size_t *dropped, struct err *err)
{
    size_t valid = text_valid_prefix(text, bytes);
    size_t chars;
    char *accepted;

    if (valid < bytes)
        return err_set(err, ERR_INPUT,
                       _("%s is not valid UTF-8 at byte %zu (0x%02X): save it as UTF-8"), what,
                       valid + 1, (unsigned)(unsigned char)text[valid]);
    accepted = text_trim(arena, sanitise_bytes(arena, text, bytes, true, dropped));
    chars = text_chars(accepted);
    if (chars == 0)
        return err_set(err, ERR_INPUT, _("%s is empty: write at least one character"), what);
    if (chars > max_chars)
        return err_set(err, ERR_INPUT, _("%s has %zu characters: at most %zu are allowed"), what,
                       chars, max_chars);
    *out = accepted;
    return true;
}

const char *text_library_version(void)
{
    return utf8proc_version();
}

/* ---- what is not for others' eyes ---- */

/* What begins behind the colon of user:passphrase@; NULL: nothing. The last @ ends it, for a passphrase
 * may hold others; where that is too much, too much is hidden. */
static const char *find_passphrase(const char *url, const char **end)
{
    const char *authority = strstr(url, "://");
    const char *colon;

    if (!authority)
        return NULL;
    authority += strlen("://");
    *end = strrchr(authority, '@');
    colon = *end ? memchr(authority, ':', (size_t)(*end - authority)) : NULL;
    return colon ? colon + 1 : NULL;
}

char *text_hide_secret(struct arena *arena, const char *url)
{
    struct text_buf shown = {.arena = arena};
    const char *end, *secret = find_passphrase(url, &end);

    if (secret) {
        text_buf_printf(&shown, "%.*s***", (int)(secret - url), url);
        url = end;
    }
    while ((secret = strcasestr(url, "password="))) {
        secret += strlen("password=");
        text_buf_printf(&shown, "%.*s***", (int)(secret - url), url);
        url = secret + strcspn(secret, "& ");
    }
    text_buf_add(&shown, url);
    return shown.text;
}
