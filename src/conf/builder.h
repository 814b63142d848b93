/* The policy while its files are taken: shared by the files that take its keys. */
#ifndef CONF_BUILDER_H
#define CONF_BUILDER_H

#include <limits.h>

#include "conf/keys.h"
#include "domain/habits.h"

#define RULE_PATTERNS_MAX 9
#define UNSET INT_MIN /* a number that no file gives */

/* A [path NAME] section, whether the order names it or not. */
struct path_section
{
    char *id;
    char *zh, *en;
    unsigned tiers; /* UNSET: none are given */
};

/* A [warning NAME] section of a text rule, as far as it is read. */
struct rule_draft
{
    struct warning_rule head; /* what it has in common with the others */
    struct text_rule rule;
    char *patterns[RULE_PATTERNS_MAX]; /* pattern1 … pattern9; NULL: not set */
    char *excepts[RULE_PATTERNS_MAX];
    unsigned pattern_grades[RULE_PATTERNS_MAX]; /* 0: all */
};

/* What is being built. */
struct builder
{
    struct policy policy; /* UNSET in it: what must be given, or follows from others */
    bool counts_set[STAGE_COUNT][STAGE_YEARS_MAX];
    char **order; /* of the paths */
    size_t order_count;
    struct path_section *sections;
    size_t section_count, section_capacity;
    struct kind_words words[KIND_COUNT]; /* by kind */
    const int *guess;                    /* kinds in order */
    size_t guess_count;
    struct rule_draft *rules; /* in the order of first appearance */
    size_t rule_count, rule_capacity;
    struct text_mask masks[RULE_PATTERNS_MAX]; /* mask1 … mask9; no pattern: not set */
};

/* Adds the fault that a key which must be set is not; national: the path of the file that faults name, as
 * below. */
void policy_missing(struct faults *faults, const char *national, const char *section,
                    const char *key);
/* The warnings: what is missing or cannot be, and the text rules as the policy has them. */
void policy_begin_warnings(struct policy *policy);
void policy_finish_warnings(const struct stack *stack, struct builder *builder,
                            const char *national);
/* Times and bounds: what is UNSET before the files, and what is missing or cannot be after them. */
void policy_begin_bounds(struct policy *policy);
void policy_finish_bounds(const struct stack *stack, struct builder *builder, const char *national);

#endif
