/* The records of a school beside its homework itself, and the lists they come in. What their fields are
 * is told by fields.h. Lists and what they point to live in the caller's arena. */
#ifndef DOMAIN_RECORDS_H
#define DOMAIN_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "domain/assignment.h"
#include "domain/board.h"
#include "domain/calendar.h"
#include "domain/class_profile.h"
#include "domain/event.h"
#include "domain/habits.h"
#include "domain/handin.h"
#include "domain/people.h"
#include "domain/school.h"

enum entity
{
    ENTITY_SCHOOL,
    ENTITY_CLASS,
    ENTITY_SUBJECT,
    ENTITY_TEACHER,
    ENTITY_TEACHING,
    ENTITY_CALENDAR,
    ENTITY_TERM,
    ENTITY_NONE,
    ENTITY_ASSIGNMENT,
    ENTITY_HANDIN,
    ENTITY_STAR,
    ENTITY_SHARE,
    ENTITY_UNIT,
    ENTITY_PROGRESS,
    ENTITY_LESSON,
    ENTITY_AFTERCARE,
    ENTITY_ACTIVITY,
    ENTITY_HABIT,
    ENTITY_HABIT_COUNT,
    ENTITY_ROLE,
    ENTITY_LEFT_SEAT,
    ENTITY_CLASS_SIZE,
    ENTITY_EVENT,
    ENTITY_CLASS_LINK,
    ENTITY_COUNT,
};

/* What ENTITY_NONE keeps: the board's value does not say of which class it is. */
struct none_row
{
    int64_t class_id;
    struct no_homework none;
};

struct teacher_list
{
    struct teacher *items;
    size_t count;
};
struct teaching_list
{
    struct teaching *items;
    size_t count;
};
struct class_link_list
{
    struct class_link *items; /* by class */
    size_t count;
};
struct class_size_list
{
    struct class_size *items;
    size_t count;
};
struct role_list
{
    struct grant *items;
    size_t count;
};
struct calendar_list
{
    struct calendar_row *items;
    size_t count;
};
struct term_list
{
    struct term *items;
    size_t count;
};
struct none_list
{
    struct no_homework *items;
    size_t count;
};
struct assignment_list
{
    struct assignment **items; /* by id, ascending, unless the call says otherwise */
    size_t count;
};

struct handin_list
{
    struct handin *items;
    size_t count;
};
/* An exemplar: a good assignment, starred with a reason. */
struct star
{
    int64_t assignment_id;
    const char *why;
    const char *by;
    stamp_t at;
};
struct left_list
{
    struct left_seat *items; /* by day, seat */
    size_t count;
};
struct star_list
{
    struct star *items;
    size_t count;
};
/* What an assignment was to take, and what it took. */
struct timed
{
    int64_t assignment_id;
    day_t assigned;
    int minutes;
    const int *actual;
    size_t actual_count;
};
struct timed_list
{
    struct timed *items;
    size_t count;
};
struct share_list
{
    struct share *items;
    size_t count;
};
struct unit_list
{
    struct unit *items;
    size_t count;
};
struct progress_list
{
    struct progress *items;
    size_t count;
};
struct lesson_list
{
    struct lesson_slot *items;
    size_t count;
};
struct aftercare_list
{
    struct aftercare_time *items;
    size_t count;
};
struct activity_list
{
    struct activity *items;
    size_t count;
};
struct event_list
{
    struct school_event *items; /* as event_compare has them */
    size_t count;
};
struct habit_list
{
    struct habit *items;
    size_t count;
};
struct habit_count_list
{
    struct habit_count *items;
    size_t count;
};

/* Bits of school.holds: which kinds of rows there ever were. Without its bit a kind has no row, and
 * its table need not be read. The numbers stand in databases. */
enum holds
{
    HOLDS_HANDIN = 1,
    HOLDS_STAR = 2,
    HOLDS_SHARE = 4,
    HOLDS_UNIT = 8,
    HOLDS_PROGRESS = 16,
    HOLDS_LESSON = 32,
    HOLDS_AFTERCARE = 64,
    HOLDS_ACTIVITY = 128,
    HOLDS_HABIT = 256, /* also counts of hands */
    HOLDS_TIMED = 512, /* an assignment with times enough for a factor */
    HOLDS_ROLE = 1024,
    HOLDS_CLASS_SIZE = 2048, /* of a later day than the first */
    HOLDS_EVENT = 4096,
};

struct found_item
{
    struct assignment *assignment;
    const struct star *star; /* NULL: no exemplar */
};
struct found_list
{
    struct found_item *items;
    size_t count;
};
/* What of it is wanted; all zero but from and to = everything. */
struct search_filter
{
    int64_t class_id;    /* 0 = any */
    const char *subject; /* code; NULL = any */
    day_t from, to;      /* assigned; DAY_FIRST and DAY_LAST = any */
    bool starred;        /* exemplars only */
    bool public_only;
};
/* ---- history ---- */

struct history_row
{
    int64_t seq;    /* of the school, from 1, no gaps */
    int64_t change; /* one command is one change */
    char *request;
    stamp_t at; /* UTC */
    char *actor;
    char *action; /* "add", "edit", "undo", … */
    int64_t ref;  /* of an undo: the change it took back; else 0 */
    enum entity entity;
    char *key;        /* of the entity's row, as text: "17", "math", "3 2026-11-17 math" */
    int64_t class_id; /* 0 where it concerns none */
    char *before;     /* JSON object of the whole row, NULL = was not there */
    char *after;      /* likewise, NULL = is not there any more */
    char *why;
    char *hash; /* over the previous row's hash and all of this row's values */
};
struct history_list
{
    struct history_row *items;
    size_t count;
};

/* ---- an older database ---- */

/* A database that an earlier version made: bringing it up first copies it to `backup`. */
struct older_database
{
    const char *url;
    int from, to; /* versions of the data */
    const char *backup;
};
/* Called before anything is changed; false, with a reason in err: it stays as it is, and is not opened. */
typedef bool (*upgrade_agree)(void *context, const struct older_database *older, struct err *err);
/* How such a database is brought up. */
struct upgrade
{
    upgrade_agree agree; /* NULL: nobody is asked */
    void *context;       /* its own */
    day_t day;           /* on which it happens; DAY_NONE: the day after the last homework */
};

#endif
