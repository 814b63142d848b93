/* Text in columns: widths, grapheme clusters, cutting, padding and breaking into lines.
 * Widths are libc's wcwidth summed over a cluster, because ncursesw counts so: what a screen thinks
 * and what is measured here never differ. */
#include "config.h"

#include <ctype.h>
#include <string.h>
#include <uchar.h>
#include <wchar.h>

#include <utf8proc.h>

#include "base/text.h"

#define ELLIPSIS "…"
#define ELLIPSIS_COLUMNS 1
#define WRAP_MIN_COLUMNS 2

int text_char_width(uint32_t c)
{
    int width;

    if (c >= 0x20 && c < 0x7F)
        return 1;
    if (text_is_ideograph(c))
        return 2; /* in every table, and most of what is measured here */
    width = text_sign_width(c);
    if (width > 0)
        return width;
    width = wcwidth((wchar_t)c);
    /* Unknown to libc's tables: a terminal shows a box or a question mark, one column. */
    return width < 0 ? 1 : width;
}

/* Columns of the bytes from..to; LF counts one, for it is shown as a space. */
static int span_width(const char *text, size_t from, size_t to)
{
    int width = 0;
    size_t length;

    while (from < to) {
        if (text_ideograph_at(text + from)) {
            width += 2;
            from += IDEOGRAPH_BYTES;
            continue;
        }
        width += text_char_width(text_decode(text + from, &length));
        from += length;
    }
    return width;
}

int text_width(const char *text)
{
    return span_width(text, 0, strlen(text));
}

/* Neither joined with one like it nor, between two of them, anything but a border: printable ASCII,
 * ideographs, full-width forms. */
static bool is_plain(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || text_is_ideograph(c) || (c >= 0xFF01 && c <= 0xFF60);
}

size_t text_next_cluster(const char *text, size_t from)
{
    size_t length;
    utf8proc_int32_t state = 0;
    uint32_t c;

    if (text_ideograph_at(text + from) && text_ideograph_at(text + from + IDEOGRAPH_BYTES))
        return from + IDEOGRAPH_BYTES; /* nearly all text */
    c = text_decode(text + from, &length);

    if (length == 0)
        return from;
    for (;;) {
        size_t next_length;
        uint32_t next;

        from += length;
        next = text_decode(text + from, &next_length);
        if (next_length == 0)
            return from;
        if (is_plain(c) && is_plain(next))
            return from;
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)c, (utf8proc_int32_t)next, &state))
            return from;
        c = next;
        length = next_length;
    }
}

size_t text_prev_cluster(const char *text, size_t from)
{
    size_t start = from, cluster;

    if (from == 0)
        return 0;
    /* Borders are only known going forward; the start of the line is one for certain. */
    start--;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    do {
        cluster = start;
        start = text_next_cluster(text, start);
    } while (start < from);
    return cluster;
}

/* A copy of bytes of text with LF turned into a space. */
static char *one_line(struct arena *arena, const char *text, size_t bytes, size_t room)
{
    char *copy = arena_alloc(arena, bytes + room + 1);

    for (size_t i = 0; i < bytes; i++)
        copy[i] = text[i] == '\n' ? ' ' : text[i];
    return copy;
}

char *text_fit(struct arena *arena, const char *text, int columns)
{
    size_t offset = 0, cut = 0;
    int width = 0;
    char *fitted;

    if (columns <= 0)
        return arena_strdup(arena, "");
    while (text[offset] != '\0') {
        size_t next = text_next_cluster(text, offset);

        width += span_width(text, offset, next);
        if (width > columns) {
            fitted = one_line(arena, text, cut, sizeof ELLIPSIS);
            memcpy(fitted + cut, ELLIPSIS, sizeof ELLIPSIS);
            return fitted;
        }
        if (width <= columns - ELLIPSIS_COLUMNS)
            cut = next;
        offset = next;
    }
    return one_line(arena, text, offset, 0);
}

char *text_pad(struct arena *arena, const char *text, int columns)
{
    char *fitted = text_fit(arena, text, columns);
    int missing = columns - text_width(fitted);

    return missing > 0 ? arena_printf(arena, "%s%*s", fitted, missing, "") : fitted;
}

/* ---- lines ---- */

char *text_unbroken(struct arena *arena, const char *text)
{
    static const char space[] = "\u00A0", joiner[] = "\u2060";
    /* behind each cluster a joiner, and the longer space in place of a blank */
    char *unbroken = arena_alloc(arena, strlen(text) * (sizeof space + sizeof joiner) + 1),
         *to = unbroken;

    for (size_t at = 0, next; text[at] != '\0'; at = next) {
        next = text_next_cluster(text, at);
        size_t bytes = next - at;
        if (text[at] == ' ') {
            to = stpcpy(to, space);
        } else {
            memcpy(to, text + at, bytes);
            to += bytes;
        }
        if (text[next] != '\0')
            to = stpcpy(to, joiner);
    }
    *to = '\0';
    return unbroken;
}

/* Marks that do not begin a line, and marks that do not end one. */
static const char32_t closing_marks[] = U"，。、；：？！）】》〉」』〕〗”’…—～·％℃)]},.;:?!%";
static const char32_t opening_marks[] = U"（【《〈「『〔〖“‘￥＃＠([{$#@";
/* What is read with the number before it; a digit and the first character are never parted, and a
 * word of two characters stays whole. Their characters are ideographs. */
#define UNIT_CHARS_MAX 3
static const char *const unit_words[] = {
    "分钟", "小时", "单元", "课时", "厘米", "毫米", "千米", "千克", "公里", "年级", "自然段",
};

static bool is_one_of(const char32_t *marks, uint32_t c)
{
    if (text_is_ideograph(c) || (c < 0x7F && isalnum((int)c)))
        return false; /* most are */
    while (*marks != 0 && *marks != c)
        marks++;
    return *marks != 0;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

/* Whether offset `at` lies inside a unit that follows a digit. */
static bool is_inside_unit(const char *text, size_t start, size_t at)
{
    for (size_t read = IDEOGRAPH_BYTES; read < UNIT_CHARS_MAX * IDEOGRAPH_BYTES;
         read += IDEOGRAPH_BYTES) {
        if (at < start + read + 1 || !is_digit((unsigned char)text[at - read - 1]))
            continue;
        for (size_t i = 0; i < sizeof unit_words / sizeof unit_words[0]; i++)
            if (read < strlen(unit_words[i]) && text_starts_with(text + at - read, unit_words[i]))
                return true;
    }
    return false;
}

/* Whether a line may end at offset `at` (a cluster border inside the text from `start` on), where
 * `before` is the character before it. */
static bool may_break(const char *text, size_t start, size_t at, uint32_t before)
{
    size_t length;
    uint32_t after = text_decode(text + at, &length);

    if (text_is_ideograph(before) && text_is_ideograph(after)) /* nearly all text: no mark */
        return !is_inside_unit(text, start, at);
    if (after == ' ')
        return false; /* spaces hang at the end of the line before */
    if (before == ' ')
        return true;
    if (before == NO_BREAK_SPACE || after == NO_BREAK_SPACE || before == WORD_JOINER ||
        after == WORD_JOINER)
        return false;
    if (is_one_of(closing_marks, after) || is_one_of(opening_marks, before))
        return false;
    if (is_digit(before) && is_han(after))
        return false;
    if (before == 0x7B2C && is_digit(after)) /* 第18课 */
        return false;
    if (is_inside_unit(text, start, at))
        return false;
    if (text_char_width(before) < 2 && text_char_width(after) < 2)
        return is_one_of(closing_marks, before) && before > 0x7F && after > 0x7F;
    return true;
}

struct line_list
{
    struct arena *arena;
    char **lines;
    size_t count;
    size_t capacity;
};

static void add_line(struct line_list *list, const char *text, size_t from, size_t to)
{
    list->lines =
        arena_grow(list->arena, list->lines, &list->capacity, list->count + 1, sizeof(char *));
    list->lines[list->count++] = arena_strndup(list->arena, text + from, to - from);
}

/* The end of the line from..to without the spaces that hang at it. */
static size_t without_spaces(const char *text, size_t from, size_t to)
{
    while (to > from && text[to - 1] == ' ')
        to--;
    return to;
}

/* The end of the next piece that is never cut, and its columns: a cluster, or where that alone is wider
 * than a line, a character with the marks on it. */
static size_t next_piece(const char *text, size_t from, int columns, int *width)
{
    size_t end = text_next_cluster(text, from);
    size_t length, piece;

    *width = span_width(text, from, end);
    if (*width <= columns)
        return end;
    text_decode(text + from, &length);
    piece = from + length;
    while (piece < end) {
        uint32_t c = text_decode(text + piece, &length);

        if (text_char_width(c) > 0)
            break;
        piece += length;
    }
    *width = span_width(text, from, piece);
    return piece;
}

/* Breaks the paragraph from..to (no LF in it). */
static void wrap_paragraph(struct line_list *list, const char *text, size_t from, size_t to,
                           int columns)
{
    size_t start = from, offset = from, chance = from;
    int width = 0;

    while (offset < to) {
        int wide;
        if (width + 2 <= columns && text_ideograph_at(text + offset) &&
            text_ideograph_at(text + offset + IDEOGRAPH_BYTES)) { /* nearly all text */
            width += 2;
            offset += IDEOGRAPH_BYTES;
            chance = is_inside_unit(text, start, offset) ? chance : offset;
            continue;
        }
        size_t next = next_piece(text, offset, columns, &wide);
        size_t length;
        uint32_t c = text_decode(text + offset, &length);
        bool hangs = c == ' ' && next == offset + 1; /* a space with a mark on it does not */

        width += wide;
        while (width > columns && !hangs && offset > start) {
            size_t end = chance > start ? chance : offset;

            add_line(list, text, start, without_spaces(text, start, end));
            start = end;
            chance = end;
            width = span_width(text, start, next);
        }
        offset = next;
        /* The border is judged by the first character of the piece, not by a mark on it. */
        if (offset < to && may_break(text, start, offset, c))
            chance = offset;
    }
    offset = to;
    if (width > columns)
        offset = without_spaces(text, start, to);
    add_line(list, text, start, offset);
}

char **text_wrap(struct arena *arena, const char *text, int columns, size_t *count)
{
    struct line_list list = {.arena = arena};
    size_t from = 0;

    if (columns < WRAP_MIN_COLUMNS)
        columns = WRAP_MIN_COLUMNS;
    for (;;) {
        size_t to = from + strcspn(text + from, "\n");

        wrap_paragraph(&list, text, from, to, columns);
        if (text[to] == '\0')
            break;
        from = to + 1;
    }
    *count = list.count;
    return list.lines;
}

size_t text_rows(const char *text, int columns)
{
    struct arena *arena = arena_new();
    size_t count;

    text_wrap(arena, text, columns, &count);
    arena_free(arena);
    return count;
}
