/* The fewest changes that bring a day to its limit (rule 3.11): exact, deterministic, pure. */
#ifndef DOMAIN_SUGGEST_H
#define DOMAIN_SUGGEST_H

#include "domain/board.h"

enum suggest_kind
{
    SUGGEST_MOVE,     /* to another assigned day, before it is due */
    SUGGEST_TRIM,     /* by a multiple of 5, at least 5 left */
    SUGGEST_OPTIONAL, /* make it optional */
};

struct suggestion
{
    const struct assignment *before; /* borrowed from the input */
    struct assignment *after;        /* as it would be saved */
    enum suggest_kind kind;
    bool over_share;           /* it is of a subject over its agreed share that day */
    struct forecast *forecast; /* what this change alone does, evening by evening */
};

struct suggest_result
{
    bool needed;   /* the day is red */
    bool possible; /* a set of changes brings it to the limit without making another day red */
    struct suggestion *items; /* in order of application */
    size_t count;
    struct board *before, *after; /* of the day */
};

/* The input must cover from two weeks before the day to two weeks after it. Only public assignments
 * are touched. Order of preference: fewest items, then items over their subject's agreed share,
 * fewest minutes, move before trim before optional, lower id, earlier day. */
struct suggest_result *suggest_build(const struct board_input *input, day_t day,
                                     struct arena *arena);

#endif
