/* What one word of a quick line is; shared by reading and writing the line. */
#ifndef DOMAIN_QUICK_WORDS_H
#define DOMAIN_QUICK_WORDS_H

#include "domain/quick.h"

enum word_type
{
    WORD_TEXT,
    WORD_TIME,   /* a number with its unit */
    WORD_DIGITS, /* a bare number: minutes only where no time stands */
    WORD_DUE,
    WORD_KIND,
    WORD_TIER,
    WORD_PLACE,
    WORD_SPREAD,
    WORD_OPTIONAL,
    WORD_DEVICE,
    WORD_UNKNOWN, /* behind @ # + ~ is something that is none of the words there */
};

struct quick_word
{
    enum word_type type;
    int value; /* minutes, or the enum's value */
    day_t due;
    char *message; /* of an unknown word, translated */
};

/* Reads a whole word, without spaces. */
struct quick_word quick_word_read(const struct quick_context *context, const char *word,
                                  struct arena *arena);

/* The word behind its leading backslashes. */
const char *quick_word_core(const char *word);

/* The kind that a line has without `#`: the subject's own, or what the policy's words see. */
enum kind quick_default_kind(const struct quick_context *context, const struct subject *subject,
                             const char *text);

/* The bytes of the space that stands at text (ASCII blanks, line ends, U+00A0, U+3000), or 0. */
size_t quick_space(const char *text);

#endif
