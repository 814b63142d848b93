/* A range of days of one class on one sheet: a holiday's homework, or a week. Everything assigned, due
 * or done in it stands once, by subject, with the load of each day. */
#ifndef DOMAIN_SHEET_H
#define DOMAIN_SHEET_H

#include "domain/board.h"

struct sheet_item
{
    const struct assignment *assignment;
    const struct subject *subject;
    int minutes_inside; /* the sum of its parts in the range */
    bool counted;       /* as on the board of its assigned day */
};

struct sheet
{
    const struct class *class;
    day_t first, last;
    struct board **boards; /* one a day, first..last */
    size_t day_count;
    int load;                 /* the sum of the days' */
    int uncounted;            /* the same of what does not count */
    struct sheet_item *items; /* subject order, then assigned, then id; public and withdrawn ones */
    size_t item_count;
    size_t pending_count; /* pending ones with an evening in the range, each once */
    int pending_minutes;  /* their whole minutes inside */
};

/* The input's assignments must cover the range, the week before its first day, and those due in it. */
struct sheet *sheet_build(const struct board_input *input, day_t first, day_t last,
                          struct arena *arena);
/* Minutes of its items on days other than these; what is optional has none. */
int sheet_elsewhere(const struct sheet *sheet);

#endif
