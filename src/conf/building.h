/* The policy while its files are taken: shared by the files that take its keys. */
#ifndef CONF_BUILDING_H
#define CONF_BUILDING_H

#include "conf/keys.h"
#include "domain/habits.h"

#define RULE_PATTERNS_MAX 9
#define HABIT_EDGES 2 /* green, yellow */

/* A [path NAME] section, whether the order names it or not. */
struct path_section
{
    char *id;
    char *zh, *en;
    unsigned tiers;
    bool has_tiers;
};

/* A [warning NAME] section of a text rule, as far as it is read. */
struct rule_draft
{
    struct text_rule rule;
    char *patterns[RULE_PATTERNS_MAX]; /* pattern1 … pattern9; NULL: not set */
    char *excepts[RULE_PATTERNS_MAX];
    unsigned pattern_grades[RULE_PATTERNS_MAX]; /* 0: all */
};

/* What is being built, and what was set of it. */
struct building
{
    struct policy *policy;
    bool limit_set[STAGE_COUNT][STAGE_YEARS_MAX][DAY_KIND_COUNT];
    bool counts_set[STAGE_COUNT][STAGE_YEARS_MAX];
    char **order; /* of the paths */
    size_t order_count;
    struct path_section *sections;
    size_t section_count, section_capacity;
    struct kind_words words[KIND_COUNT]; /* by kind */
    int *guess;                          /* kinds in order */
    size_t guess_count;
    bool level_set[WARNING_CODE_COUNT];
    struct rule_draft *rules; /* in the order of first appearance */
    size_t rule_count, rule_capacity;
    bool subjects_set[STAGE_COUNT][STAGE_YEARS_MAX];
    struct text_mask masks[RULE_PATTERNS_MAX]; /* mask1 … mask9; no pattern: not set */
    bool habit_set[STAGE_COUNT][DIMENSION_COUNT][HABIT_EDGES];
};

/* Says that a key which must be set is not. */
void policy_missing(struct faults *faults, const char *national, const char *section,
                    const char *key);
/* The warnings: what is missing or cannot be, and the text rules as the policy has them. */
void policy_finish_warnings(const struct stack *stack, struct building *building,
                            const char *national);
/* Times and bounds: likewise. */
void policy_finish_bounds(const struct stack *stack, struct building *building,
                          const char *national);

#endif
