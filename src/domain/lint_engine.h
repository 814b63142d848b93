/* The linter as its files share it: rules, and times of day. */
#ifndef DOMAIN_LINT_ENGINE_H
#define DOMAIN_LINT_ENGINE_H

#define PCRE2_CODE_UNIT_WIDTH 8

#include <pcre2.h>

#include "domain/lint.h"

#define WORD_BUCKETS 256 /* by the first character of a word */
#define VERDICT_BUCKETS 256

/* What must be there before the patterns of a mask or a rule are tried. */
enum gate_part
{
    GATE_WORDS = 1,
    GATE_WITH = 2,
    GATE_CLOSED = 4, /* not in scope */
    GATE_WHEN = 8,   /* no word says surely that the pattern `when` matches: it is asked */
};

struct word_entry
{
    const char *text; /* as normalise leaves it */
    const struct word_entry *next;
    uint32_t gate;   /* masks, then rules: index */
    uint16_t part;   /* of the gate */
    uint16_t length; /* in bytes: a word is of one line */
};

/* A word as it is written (mistyped, in English) and as it is meant. */
struct word_pair
{
    const char *wrong, *right;
    size_t length; /* of the wrong one */
    const struct word_pair *next;
};

struct compiled_rule
{
    pcre2_code *when;      /* NULL: not compiled yet */
    pcre2_code **patterns; /* NULL, and NULL each: likewise */
    pcre2_code **excepts;  /* likewise */
};

/* What was found in a text of a kind in a grade: the same policy finds the same again. */
struct verdict
{
    const char *text;
    enum kind kind;
    enum stage stage;
    int year, grade;
    struct lint_hit *hits;
    size_t count;
    const struct verdict *next;
};

struct span
{
    size_t start, end;
};

struct linter
{
    const struct policy *policy;
    struct arena *arena;   /* words and tables */
    struct arena *scratch; /* of one text */
    struct arena *memory;  /* verdicts */
    const struct verdict *verdicts[VERDICT_BUCKETS];
    size_t verdict_count;
    struct compiled_rule *rules;
    const struct word_entry *words[WORD_BUCKETS];
    const struct word_pair *slips[WORD_BUCKETS];
    const struct word_pair
        *mixed[WORD_BUCKETS]; /* English words; right is what they are in Chinese */
    unsigned *missing;        /* by gate: what the text at hand has no word of yet */
    pcre2_code **masks;       /* NULL: not compiled yet */
    pcre2_code *routine;      /* likewise */
    pcre2_match_data *match;
    pcre2_match_context *context;
    pcre2_code *deadline[3];
    bool ready;
};

/* Words and tables are made for the first text, not at start-up. */
void lint_prepare(struct linter *linter);
/* The text as patterns see it, in the scratch arena. */
char *lint_normalise(struct arena *arena, const char *text);
/* Where a word that begins as the text does is kept among WORD_BUCKETS. */
size_t lint_bucket(const char *text);
/* The pairs of a class of the policy's lexicon, WRONG=RIGHT as right_of reads them, each in its bucket. */
void lint_prepare_pairs(struct linter *linter, const char *name,
                        const char *(*right_of)(const char *pair),
                        const struct word_pair *buckets[WORD_BUCKETS]);
/* Puts the slips right in a text as lint_normalise leaves it, each character where it was. */
void lint_mend_slips(const struct linter *linter, char *text);
/* An English word that stands in Chinese now. */
struct lint_place
{
    size_t at, length; /* in the text as it is now */
    size_t start, end,
        next; /* in the text before; next: what follows, behind a blank that went with it */
};
struct lint_unmixed
{
    char *text;
    struct lint_place *places;
    size_t count;
};
/* A text, with slips put right, in which the lexicon's English words that touch a Chinese character (a blank
 * between them goes too) stand in Chinese. In the scratch arena; the text itself where there is none. */
struct lint_unmixed lint_unmix(struct linter *linter, char *text);
/* The place before of a place (a start, or an end) as it is now. */
size_t lint_mixed_place(const struct lint_unmixed *mixed, size_t place, bool end);
/* Whether a Chinese character begins there. */
bool lint_is_ideograph_at(const char *text);
/* NULL with PCRE2's error and its place; the code is the caller's to free. */
pcre2_code *lint_compile(const char *pattern, int *error, PCRE2_SIZE *place);
/* The next match from `from` on, or false. */
bool lint_find(struct linter *linter, const pcre2_code *code, const char *text, size_t from,
               struct span *span);
/* The byte behind the character at `from`. */
size_t lint_next_char(const char *text, size_t from);

#endif
