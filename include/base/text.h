/* UTF-8 text: checking, cleaning, measuring, cutting and wrapping. Widths are terminal columns,
 * sizes are bytes; the process runs in a UTF-8 locale (the face sees to it), for wcwidth. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* The offset in bytes of the first byte that is not valid UTF-8 (overlong forms, surrogates and
 * values above U+10FFFF are invalid), or `bytes` where all is valid. */
size_t text_valid_prefix(const char *text, size_t bytes);
/* What stands for a byte that is no UTF-8. */
#define TEXT_REPLACEMENT 0xFFFDu
/* Decodes one character at text; *length is its bytes. At the end: 0 and length 0. A byte that is no
 * UTF-8 gives TEXT_REPLACEMENT and length 1: written again it takes more bytes than it had. */
uint32_t text_decode(const char *text, size_t *length);
/* The bytes of the sequence that a first byte announces, 1..4; 1 where it can begin none. */
size_t text_sequence_bytes(char lead);
/* Encodes a character; returns its bytes (1..4), out is not terminated. */
size_t text_encode(uint32_t c, char out[4]);
size_t text_chars(const char *text); /* characters, not bytes */

/* The common Chinese characters (U+4E00..9FA5): two columns in every table, never forbidden. */
static inline bool text_is_ideograph(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FA5;
}
#define IDEOGRAPH_BYTES 3
/* The one that text begins with, seen by its bytes without decoding what is none; 0: another character. */
static inline uint32_t text_ideograph_at(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    uint32_t c;

    if (byte[0] < 0xE4 || byte[0] > 0xE9 || (byte[1] & 0xC0) != 0x80 || (byte[2] & 0xC0) != 0x80)
        return 0;
    c = (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
    return text_is_ideograph(c) ? c : 0;
}
/* Columns of a sign that is common beside them and that every table of widths has alike: dashes, quotation marks,
 * arrows, what bars and lines are made of, Chinese punctuation, full-width forms; 0: another character. */
static inline int text_sign_width(uint32_t c)
{
    if (c >= 0x2010 && c <= 0x25FC)
        return c < 0x2028 || (c >= 0x2190 && c < 0x2200) || c >= 0x2500 ? 1 : 0;
    return (c >= 0x3000 && c < 0x302A) || (c >= 0xFF01 && c <= 0xFF60) ? 2 : c == 0xB7 ? 1 : 0;
}
#define NO_BREAK_SPACE 0x00A0u
#define WORD_JOINER 0x2060u /* no line is broken there, and nothing is drawn */
/* Columns of one character: 0 for a combining one, 2 for a wide one, 1 else (never negative). */
int text_char_width(uint32_t c);
int text_width(const char *text); /* columns of a text without control characters */

/* The offset behind the grapheme cluster that begins at offset `from`: a character and what joins
 * it (combining marks, variation selectors, ZWJ sequences, flags). Never splits what is drawn as one. */
size_t text_next_cluster(const char *text, size_t from);
size_t text_prev_cluster(const char *text, size_t from);

/* True for control characters (C0, DEL, C1), bidirectional controls (U+061C, 200E/F, 202A-E,
 * 2066-2069), U+2028/9, U+FEFF, other format characters that hide or reorder text, and
 * noncharacters. ZWJ and variation selectors are kept where emoji need them. */
bool text_is_forbidden(uint32_t c);
/* A copy of valid UTF-8 made harmless to terminals and files: CRLF and CR become LF, a tab a space,
 * forbidden characters are dropped (*dropped counts them; may be NULL). keep_lines false: LF becomes
 * a space too. Bytes that are not UTF-8 become U+FFFD here (for showing only; input is refused before). */
char *text_sanitise(struct arena *arena, const char *text, bool keep_lines, size_t *dropped);
/* A copy to be shown of what names a database: scheme://user:***@host, password=***. */
char *text_hide_secret(struct arena *arena, const char *url);
/* A space (also U+3000 and other wide or narrow ones) or LF. */
bool text_is_white(uint32_t c);
/* What people put between words in a row: white, and commas and semicolons of any width. */
bool text_is_separator(uint32_t c);
/* The words between those: an array of *count strings in the arena, none of them empty. */
char **text_words(struct arena *arena, const char *text, size_t *count);
/* A copy without white space at both ends. */
char *text_trim(struct arena *arena, const char *text);
/* The rule for text that comes in: refuses invalid UTF-8 with its
 * place (byte), cleans as text_sanitise with lines kept, trims white space (also U+3000) at both
 * ends, and refuses an empty result or one of more than max_chars characters.
 * `what` names the thing in the message (already translated). *dropped as above, may be NULL. */
bool text_accept(struct arena *arena, const char *text, size_t bytes, size_t max_chars,
                 const char *what, char **out, size_t *dropped, struct err *err);

/* A copy cut to at most `columns`, with "…" at the end where something was cut, never half a wide
 * character; LF shows as a space. */
char *text_fit(struct arena *arena, const char *text, int columns);
/* text_fit, then padded with spaces to exactly `columns`. */
char *text_pad(struct arena *arena, const char *text, int columns);
/* Lines of at most `columns` (at least 2): breaks between Chinese characters and at spaces, never in
 * a number with its unit or before closing punctuation where that can be kept; LF breaks. Returns an
 * array of *count strings, at least one (possibly empty). */
char **text_wrap(struct arena *arena, const char *text, int columns, size_t *count);
/* How many lines that are. */
size_t text_rows(const char *text, int columns);
/* The same for text_wrap to keep on one line, where a line is long enough; a canvas shows it as it was. */
char *text_unbroken(struct arena *arena, const char *text);

/* A copy in which each character became what `map` gives, which is never longer than the character;
 * valid UTF-8 whatever the text is. */
char *text_map(struct arena *arena, const char *text, uint32_t (*map)(uint32_t c));
/* A copy with each byte that is no UTF-8 as U+FFFD: for what comes from a file that others may have
 * written into (the store, drafts), so that all else may rely on it. */
char *text_valid_copy(struct arena *arena, const char *text);
/* A copy with full-width ASCII forms (！ to ～, U+3000) turned into ASCII, and A-Z into a-z:
 * for comparing and parsing words, not for storing. */
char *text_fold(struct arena *arena, const char *text);
bool text_same_word(const char *a, const char *b);          /* equal after text_fold */
bool text_same_start(const char *text, const char *prefix); /* begins with, both folded */
bool text_starts_with(const char *text, const char *prefix);
bool text_ends_with(const char *text, const char *end);

/* A whole decimal number, full-width digits too, no sign, no spaces, value ≤ max; false otherwise. */
bool text_parse_uint(const char *text, uint32_t max, uint32_t *value);

/* The version of utf8proc, which knows what is drawn as one. */
const char *text_library_version(void);

/* A growing string in an arena. Zero it but for .arena to begin. .text is always terminated once
 * something was added; text_buf_str gives "" before. */
struct text_buf
{
    struct arena *arena;
    char *text;
    size_t length;
    size_t capacity;
};
void text_buf_add(struct text_buf *buf, const char *text);
void text_buf_add_bytes(struct text_buf *buf, const char *text, size_t bytes);
void text_buf_printf(struct text_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *text_buf_str(const struct text_buf *buf);

#endif
