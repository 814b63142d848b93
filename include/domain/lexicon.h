/* The words that the rules on texts speak of, each class named once ([lexicon]: adult, check, …), and
 * the pieces that several patterns share ([pieces]). A pattern has either as {name}. */
#ifndef DOMAIN_LEXICON_H
#define DOMAIN_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What a pattern writes for a character that a mask hides. */
#define LEXICON_MASKED "masked"
/* The class of slips of the pen: each of its words is a pair, “作页=作业”. */
#define LEXICON_SLIPS "slips"
/* The class of English words among Chinese ones: each is a pair, “copy=抄”. */
#define LEXICON_MIXED "mixed"

struct word_class
{
    char *name;
    char **words; /* taken literally; of a piece none */
    size_t count;
    char *
        piece; /* a piece of PCRE2 patterns that may name classes in turn; NULL: a class of words */
};

struct lexicon
{
    struct word_class *classes;
    size_t count;
};

/* The class or piece of a name of `length` bytes, or NULL. */
const struct word_class *lexicon_find(const struct lexicon *lexicon, const char *name,
                                      size_t length);
/* The class that a text consists of (“{adult}”), or NULL. */
const struct word_class *lexicon_named(const struct lexicon *lexicon, const char *text);
/* Whether a pattern has a {name} in it. */
bool lexicon_is_named(const char *pattern);
/* The pattern with what each {name} stands for, in the arena. NULL where a name is not known, or where
 * pieces go round in a circle: *unknown is the name, in the arena. */
char *lexicon_expand(const struct lexicon *lexicon, struct arena *arena, const char *pattern,
                     char **unknown);
/* The right word of a pair of the class of slips, behind its sign; NULL where it is no pair, or where the
 * two have not the same number of characters and bytes: a place in the one is one in the other. */
const char *lexicon_slip(const char *pair);
/* The Chinese word of a pair of the class of mixed words; NULL where it is none, or where the English word
 * is not of small letters alone. */
const char *lexicon_mixed(const char *pair);
/* The character that hides one of `length` bytes (1 to 4), as many bytes long. */
const char *lexicon_mask(size_t length);

#endif
