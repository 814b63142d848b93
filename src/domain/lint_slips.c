/* Words as an input method or a hurried hand leaves them (“作页” for “作业”): the text rules see what was
 * meant. A pair is of one length, so that the place of a hit stays that of the text. */
#include "config.h"

#include "domain/lint_engine.h"

#include <string.h>

void lint_prepare_pairs(struct linter *linter, const char *name,
                        const char *(*right_of)(const char *pair),
                        const struct word_pair *buckets[WORD_BUCKETS])
{
    const struct word_class *class = lexicon_find(&linter->policy->lexicon, name, strlen(name));

    for (size_t w = 0; class && w < class->count; w++) {
        const char *right = right_of(class->words[w]);
        if (!right)
            continue; /* refused when the policy was read */
        struct word_pair *pair = ARENA_NEW(linter->arena, struct word_pair);
        size_t bucket = lint_bucket(class->words[w]);
        *pair = (struct word_pair){.wrong = class->words[w],
                                   .right = right,
                                   .length = (size_t)(right - class->words[w]) - 1,
                                   .next = buckets[bucket]};
        buckets[bucket] = pair;
    }
}

void lint_mend_slips(const struct linter *linter, char *text)
{
    for (size_t next; *text != '\0'; text += next) {
        const struct word_pair *slip = linter->slips[lint_bucket(text)];
        while (slip && strncmp(text, slip->wrong, slip->length) != 0)
            slip = slip->next;
        if (slip)
            memcpy(text, slip->right, slip->length);
        next = slip ? slip->length : lint_next_char(text, 0);
    }
}
