/* The search behind suggest: from what each item could do, the set of changes that rule 3.11 prefers.
 * Knows items, options and room, nothing of boards. */
#ifndef DOMAIN_SUGGEST_SEARCH_H
#define DOMAIN_SUGGEST_SEARCH_H

#include "base/limits.h"
#include "domain/suggest.h"

#define SUGGEST_DAYS (2 * SUGGEST_REACH + 1)

/* What an option changes on another day, in counted minutes. */
struct search_effect
{
    int day;   /* 0..SUGGEST_DAYS-1 */
    int delta; /* below 0: it makes room there */
};

struct search_option
{
    struct assignment *after;
    enum suggest_kind kind;
    int removal; /* counted minutes off the day; above 0 */
    int minutes; /* taken from the evenings on which they stand, all evenings together */
    struct search_effect *effects;
    size_t effect_count;
};

struct search_item
{
    const struct assignment *before;
    unsigned paths; /* bit p: it is on path p */
    bool over_share;
    /* moves by day, then trims from the largest on, then what takes all away: optional or off */
    struct search_option *options;
    size_t option_count;
};

struct search
{
    const struct search_item *items; /* by id, ascending */
    size_t item_count;
    size_t path_count;
    int need[POLICY_PATHS_MAX]; /* minutes that must leave the day, by path; 0 = none */
    /* by how much a day may rise on a path; SEARCH_ROOM_ANY: there is no limit */
    int room[SUGGEST_DAYS][POLICY_PATHS_MAX];
};
#define SEARCH_ROOM_ANY (1 << 28)

struct search_pick
{
    const struct search_item *item;
    const struct search_option *option;
};

/* The best picks by ascending id, into picks[0..item_count-1]; how many. Where no set of changes does, those
 * that come nearest. */
size_t search_best(const struct search *search, struct search_pick *picks);

#endif
