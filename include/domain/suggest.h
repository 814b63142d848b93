/* The fewest changes that bring a day to its limit (rule 3.11): exact, deterministic, pure. */
#ifndef DOMAIN_SUGGEST_H
#define DOMAIN_SUGGEST_H

#include "domain/board.h"

enum suggest_kind
{
    SUGGEST_MOVE,     /* to another assigned day, before it is due */
    SUGGEST_TRIM,     /* by a multiple of 5, a third at most, at least 5 left */
    SUGGEST_OPTIONAL, /* make it optional */
    /* in a grade whose limit is 0, instead of all these */
    SUGGEST_SCHOOL, /* do it at school */
    SUGGEST_OFF,    /* withdraw it */
};

struct suggestion
{
    const struct assignment *before; /* borrowed from the input */
    struct assignment *after;        /* as it would be saved; withdrawn for SUGGEST_OFF */
    enum suggest_kind kind;
    bool over_share;           /* it is of a subject over its agreed share that day */
    struct forecast *forecast; /* what this change alone does, evening by evening */
};

struct suggest_result
{
    bool needed; /* the day is red */
    bool
        possible; /* they bring it to the limit without making another day red; else they come nearest */
    struct suggestion *items; /* by id, ascending; made together */
    size_t count;
    struct board *before, *after; /* of the day */
};

/* How far around the day other days are looked at: nothing is moved beyond it. */
#define SUGGEST_REACH 14

/* The input must cover SUGGEST_REACH days before and after the day; nothing is moved to before its
 * `today`. Only public assignments are touched, and a move keeps the due day. Exact and deterministic,
 * in this order of preference: fewest items; most of them of subjects over their agreed share; most moves,
 * then most trims; fewest minutes taken from the evenings on which they stand (a move takes what leaves
 * its evenings, an item made optional all of it); the lower ids; for the lower id the move before the
 * trim before optional, the earlier day, the larger trim. What is done at school stands with the moves,
 * what is withdrawn with what is made optional. A move raises no evening above its limit on any path, nor
 * one that is above it already. */
struct suggest_result *suggest_build(const struct board_input *input, day_t day,
                                     struct arena *arena);

#endif
