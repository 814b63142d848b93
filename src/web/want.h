/* What an address asks for: which classes, which day. */
#ifndef WEB_WANT_H
#define WEB_WANT_H

#include "web/page.h"

struct want
{
    const struct address *address;
    struct arena *arena;
    struct session session;
    const struct class *const *classes;
    size_t class_count;
    const struct class *class; /* where it is of one */
    int grade;                 /* where it is of one */
    const struct calendar *calendar;
    day_t day;
    bool dated; /* the address says the day */
};
/* PAGE_GOOD, or what is wrong. Everything is in the arena. */
enum page_status want_read(struct site *site, const struct address *address, const char *date,
                           struct arena *arena, struct want *want);

#endif
