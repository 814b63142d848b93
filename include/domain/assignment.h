/* One piece of homework, its evenings and its parts (rule 3.2). */
#ifndef DOMAIN_ASSIGNMENT_H
#define DOMAIN_ASSIGNMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "domain/calendar.h"
#include "domain/policy.h"
#include "domain/vocab.h"

struct grade;

struct assignment
{
    int64_t id; /* the small number that people type; 0 = not saved yet */
    int64_t class_id;
    const char *subject; /* code */
    day_t assigned;
    day_t due;
    int minutes;    /* 0 for a notice only */
    bool estimated; /* the minutes were proposed, and nobody wrote them yet (约) */
    const char *text;
    enum kind kind;
    enum place place;
    enum tier tier;
    bool optional;
    enum spread spread;
    const char *unit;    /* of the textbook; "" */
    bool device;         /* needs a device */
    const char *teacher; /* the name as written; "" */
    enum state state;
    bool confirmed; /* false: a pupil's entry that no teacher confirmed (待确认) */
    stamp_t created_at;
    const char *created_by; /* login */
    stamp_t published_at;   /* 0 = never public */
    stamp_t changed_at; /* 更正: last change of what the public sees after first publication; 0 */
    const char *was;    /* JSON object of the changed fields as first published, or "" */
    const char *why;    /* the reason of that change; "" */
    const char
        *reason; /* what the reviewer said who let it pass or gave it back, for no public; "" */
    int64_t held_change; /* pending: the change that was held; 0 */
    int64_t replaces;    /* a change of what is posted: pending, or given back, it stands beside the
                         posted one of this id; 0 */
    int64_t rev;         /* the school's rev at its last change: a form keeps it */
};

/* Bits of the fields that can be edited, in the order in which changes are told; the rest about them
 * stands in domain/records.c. */
#define ASSIGNMENT_FIELDS_MAX 32 /* the bits of a set of them */
enum assignment_field
{
    FIELD_SUBJECT = 1 << 0,
    FIELD_MINUTES = 1 << 1,
    FIELD_TEXT = 1 << 2,
    FIELD_KIND = 1 << 3,
    FIELD_PLACE = 1 << 4,
    FIELD_TIER = 1 << 5,
    FIELD_OPTIONAL = 1 << 6,
    FIELD_DUE = 1 << 7,
    FIELD_SPREAD = 1 << 8,
    FIELD_TEACHER = 1 << 9,
    FIELD_UNIT = 1 << 10,
    FIELD_DEVICE = 1 << 11,
    FIELD_ASSIGNED = 1 << 12,
    FIELD_ESTIMATED = 1 << 13,
    FIELD_ALL = 2 * FIELD_ESTIMATED - 1,
};
struct field; /* domain/fields.h */
/* The field with that one bit. */
const struct field *assignment_field_of(unsigned bit);
unsigned assignment_fields_public(void); /* what the public sees */
/* The fields in which a and b differ. */
unsigned assignment_diff(const struct assignment *a, const struct assignment *b);
/* Copies the named fields from `from` to `to` (strings are shared, not copied). Minutes that are taken
 * without their being estimated are exact from then on. */
void assignment_take(struct assignment *to, const struct assignment *from, unsigned fields);

/* A change of what is posted that can still come: it waits, or its author has it back. */
bool assignment_is_change(const struct assignment *a);
/* Given back by a reviewer (退回): its author may take it up again. */
bool assignment_is_returned(const struct assignment *a);
/* What the reviewer said; "" mostly. */
const char *assignment_reason(const struct assignment *a);

/* Checks rule 3.2 on a whole assignment: minutes within bounds for its kind and spread (each part at
 * most PART_MAX_MINUTES), due within A(+1) .. A + 100, home needs D > A. `calendar` decides the
 * evenings, `policy` the parts. ERR_INPUT names the value and what is accepted. */
bool assignment_check(const struct assignment *a, const struct calendar *calendar,
                      const struct policy *policy, struct err *err);
/* The default due day (rule 3.2): what is done at school is done on A itself; else the next school day after
 * A, at most A + SPAN_MAX_DAYS. */
day_t assignment_default_due(const struct calendar *calendar, day_t assigned, enum place place);

/* The evenings of an assignment, ascending, into evenings[0..SPAN_MAX_DAYS]; returns how many (at
 * least 1). Needs a checked assignment. */
size_t assignment_evenings(const struct assignment *a, const struct calendar *calendar,
                           day_t evenings[SPAN_MAX_DAYS + 1]);
/* Over how many of its `count` evenings it is spread evenly: nobody does two minutes of a paper a night. */
int assignment_spread_over(const struct assignment *a, const struct policy *policy, size_t count);
/* The minutes of part `index` of `count` evenings; 0 on those that are not needed. */
int assignment_part(const struct assignment *a, const struct policy *policy, size_t index,
                    size_t count);
/* Whether `day` is one of its evenings, and the minutes on it. */
bool assignment_on(const struct assignment *a, const struct calendar *calendar,
                   const struct policy *policy, day_t day, int *minutes);
/* Whether its minutes are load for a class in `grade` on an evening (rule 3.3): it is public, the policy
 * counts its kind at its place, and it is not left to choice: where nothing is allowed, choice is no way
 * round that. Nobody else decides this. */
bool assignment_counts(const struct assignment *a, const struct policy *policy,
                       const struct grade *grade);

#endif
