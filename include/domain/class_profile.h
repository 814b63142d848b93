/* What a board may know of a class beyond its homework: real time, agreed shares, the syllabus, the
 * timetable, after-school service. All optional: an empty struct class_profile changes no board.
 * Filled by the service from the store, used by load, warnings, suggest. Minutes, days, weekdays. */
#ifndef DOMAIN_CLASS_PROFILE_H
#define DOMAIN_CLASS_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "domain/assignment.h"
#include "domain/vocab.h"

/* Rule 3.8: how long this class really needs for a subject, in thousandths of the estimate. */
struct factor
{
    const char *subject; /* code */
    int thousandths;     /* 500..3000 */
    size_t samples;
};

/* 学科时长: minutes that a subject may take on a day, agreed per grade. */
struct share
{
    int grade; /* 1..12 */
    const char *subject;
    int minutes;
};

/* The syllabus of a grade and subject: units in order of position; how far a class has come. */
struct unit
{
    int grade;
    const char *subject;
    int position; /* from 1 */
    const char *name;
};
struct progress
{
    int64_t class_id;
    const char *subject;
    int position; /* the unit being taught */
};

struct lesson_slot
{
    int64_t class_id;
    enum weekday weekday;
    int period; /* from 1 */
    const char *subject;
};

/* After-school service (课后服务): minutes on a weekday, and what else happens in it. */
struct aftercare_time
{
    int64_t class_id;
    enum weekday weekday;
    int minutes;
};
struct activity
{
    int64_t id;
    int64_t class_id; /* 0 = all classes */
    day_t day;        /* DAY_NONE: every week on `weekday` */
    enum weekday weekday;
    const char *name;
};
/* Minutes of weekdays (0 takes them away), and new activities. */
struct aftercare_rows
{
    struct aftercare_time *times;
    size_t time_count;
    struct activity *activities;
    size_t activity_count;
};

struct class_profile
{
    const struct factor *factors;
    size_t factor_count;
    const struct share *shares; /* of all grades */
    size_t share_count;
    const struct unit *units; /* of all grades and subjects */
    size_t unit_count;
    const struct progress *progress; /* of this class */
    size_t progress_count;
    const struct lesson_slot *lessons; /* of this class; none = no timetable */
    size_t lesson_count;
    const struct aftercare_time *aftercare; /* of this class */
    size_t aftercare_count;
    const struct activity *activities; /* of this class and of all */
    size_t activity_count;
    /* set more than policy.feedback_days ago, something to hand in, never marked */
    const struct assignment *const *unmarked;
    size_t unmarked_count;
};

/* The factor of a subject, or 0 where there is none. */
int profile_factor(const struct class_profile *profile, const char *subject);
/* The agreed minutes of a subject in a grade, or -1. */
int profile_share(const struct class_profile *profile, int grade, const char *subject);
/* Minutes of service on a day's weekday; 0 where there is none or the day is no school day. */
int profile_aftercare(const struct class_profile *profile, day_t day, bool school_day);
/* Whether the timetable has a lesson of the subject on that weekday; true where there is no timetable,
 * and on a weekday of which it says nothing (a make-up Saturday). */
bool profile_has_lesson(const struct class_profile *profile, enum weekday weekday,
                        const char *subject);
/* Whether the timetable says anything of that weekday. */
bool profile_has_timetable(const struct class_profile *profile, enum weekday weekday);

/* ---- handing in, marking, real time (one row an assignment) ---- */

struct seats
{
    const int *numbers; /* ascending, each once */
    size_t count;
};

struct handin
{
    int64_t assignment_id;
    struct seats missing, excused;              /* not handed in; excused (ill, away) */
    struct seats stopped;                       /* stopped at bedtime (熔断) */
    int collected, marked, returned, corrected; /* numbers of books; -1 = not said */
    stamp_t collected_at, marked_at, returned_at, corrected_at; /* 0 = not yet */
    const int *actual; /* minutes that pupils really needed */
    size_t actual_count;
    int correct; /* percent of pupils or items that were right (正确率); -1 = not said */
    const char *feedback;
};
/* "3,17,20-22" to seats, at most CLASS_SIZE_MAX; ERR_INPUT names the wrong piece. */
bool seats_parse(const char *text, struct arena *arena, struct seats *seats, struct err *err);
char *seats_format(const struct seats *seats, struct arena *arena);

/* Rule 3.8 on its own: the median of the ratios of finished assignments. minutes[i] is the estimate
 * of assignment i, actual medians in the same order (newest first); fewer than FACTOR_MIN: 0. */
#define ACTUAL_MIN 3   /* recorded times that an assignment needs */
#define FACTOR_MIN 5   /* assignments that a factor needs */
#define FACTOR_LAST 30 /* assignments that it looks at */
int factor_of(const int *ratio_thousandths, size_t count);
/* median(actual) / minutes in thousandths; 0 with fewer than ACTUAL_MIN times or minutes 0. */
int actual_ratio(const struct handin *handin, int minutes);

#endif
