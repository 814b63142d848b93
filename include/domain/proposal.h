/* What a teacher will probably set next, told from what was set before: the next pages of a workbook, what
 * was set lately, and texts that come again and again with other numbers, as templates with blanks. */
#ifndef DOMAIN_PROPOSAL_H
#define DOMAIN_PROPOSAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "domain/assignment.h"

#define PROPOSAL_BLANK "〔〕" /* of a template: where a number goes */

struct proposal_past
{
    const struct assignment *item;
    bool here; /* of the class that is set homework; else elsewhere */
    bool mine; /* set by who sets homework now */
};

enum proposal_kind
{
    PROPOSAL_NEXT,
    PROPOSAL_RECENT,
    PROPOSAL_TEMPLATE,
};
struct proposal
{
    enum proposal_kind kind;
    const char *text;
    const struct assignment *from; /* the newest that it comes from; borrowed */
    size_t uses;                   /* of a template: the texts that it stands for */
};

/* The text with its pages or lessons counted on: 练习册P50 → 练习册P51, P42—43 → P44—45, 第25页 → 第26页,
 * 第3课 → 第4课; what follows the clause of the number is left out. NULL: it counts nothing. */
char *proposal_next(const char *text, struct arena *arena);
/* The pages or lessons alone: P42—43, 第25页; "" where it counts nothing. */
char *proposal_place(const char *text, struct arena *arena);
/* In the order in which they are offered. past: of one subject, newest first; borrowed. */
struct proposal *proposals_of(const struct proposal_past *past, size_t past_count,
                              struct arena *arena, size_t *count);
/* Whether it contains every word typed (width and case folded) and says more than that. */
bool proposal_fits(const struct proposal *proposal, const char *typed, struct arena *arena);

#endif
