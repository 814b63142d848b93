/* Figures of handing in and marking: whose seats count on a day, how many have handed in, and which
 * numbers contradict one another. Pure. */
#ifndef DOMAIN_HANDIN_H
#define DOMAIN_HANDIN_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/class_profile.h"
#include "domain/school.h"

/* A seat whose pupil left the class: it does not count from the first to the last day. The size of a class
 * stays the number of its seats. */
struct left_seat
{
    int64_t class_id;
    day_t first;
    int seat;
    day_t last; /* DAY_LAST: it stays empty */
};

/* Of one class: the row by which a seat is empty on a day, or NULL. */
const struct left_seat *seat_left(const struct left_seat *rows, size_t count, int seat, day_t day);
/* The pupils of a class on a day: its size without the seats that are empty then; 0 = not known. */
int class_pupils(const struct class *class, const struct left_seat *rows, size_t count, day_t day);

/* The morning's list of a class: what was due, and whose seats have not handed it in. */
struct missing_row
{
    const struct assignment *assignment;
    const struct subject *subject; /* may be NULL */
    int pupils;                    /* that day; 0 = not known */
    struct handin handin;          /* what was noted, as it counts on the day it is due */
};
struct missing_list
{
    const struct class *class;
    day_t day, before;        /* the day asked for, the school day before it */
    struct missing_row *rows; /* of the day, then of the day before; in subject order */
    size_t count;
};

/* False: nobody said yet who handed in. */
static inline bool handin_noted(const struct handin *handin)
{
    return handin->collected_at != 0;
}
/* Nothing is said of it. */
struct handin handin_nothing(int64_t assignment_id);
/* What counts of it on the day: without the seats that are empty then. */
struct handin handin_on(const struct handin *handin, const struct left_seat *rows, size_t count,
                        day_t day, struct arena *arena);
/* How many have handed in: as counted, else pupils − missing − excused; -1 where it is not known. */
int handin_books(int pupils, const struct handin *handin);
/* How many were expected to: the pupils without the excused ones, at least those that did; -1 where it is
 * not known. */
int handin_expected(int pupils, const struct handin *handin);
/* The numbers that a person says. */
enum handin_number
{
    HANDIN_COLLECTED,
    HANDIN_MARKED,
    HANDIN_RETURNED,
    HANDIN_CORRECTED,
};
/* What an error calls one: the option of the command line, or a word. */
const char *handin_number_said(enum handin_number number, bool by_option);
/* Whether the figures agree. seats_said: missing and excused are all that is known to be absent, so that
 * the books counted must be the rest. ERR_INPUT names the two that do not (by_option: as the command line
 * does), and what would. */
bool handin_check(int pupils, const struct handin *handin, bool seats_said, bool by_option,
                  struct err *err);

#endif
