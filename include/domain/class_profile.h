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
#include "domain/event.h"
#include "domain/vocab.h"

/* What of an assignment that was never marked is told. */
struct unmarked
{
    int64_t assignment_id;
    const char *subject;
    enum kind kind;
    day_t assigned;
};
struct unmarked_list
{
    struct unmarked *items; /* in no order */
    size_t count;
};

/* Rule 3.8: how long this class really needs for a subject, in thousandths of the estimate. */
struct factor
{
    const char *subject; /* code */
    int thousandths;     /* 500..3000 */
    day_t since;         /* the first day on which it holds; until the subject's next one */
};

/* 学科时长: minutes that a subject may take on a day, agreed per grade. */
struct share
{
    int grade; /* 1..12 */
    const char *subject;
    int minutes; /* -1: none from then on */
    day_t from;
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

/* A timetable holds as a whole: all rows of a class from one day on. */
struct lesson_slot
{
    int64_t class_id;
    enum weekday weekday;
    int period; /* from 1; 0, without a subject: no timetable from then on */
    const char *subject;
    day_t from;
};

/* After-school service (课后服务): minutes on a weekday, and what else happens in it. */
struct aftercare_time
{
    int64_t class_id;
    enum weekday weekday;
    int minutes; /* 0: none from then on */
    int until;   /* when it ends: minutes after midnight; 0 = not said */
    int pupils;  /* who stay; 0 = not said */
    day_t from;
};
struct activity
{
    int64_t id;
    int64_t class_id; /* 0 = all classes */
    day_t day;        /* DAY_NONE: every week on `weekday` */
    enum weekday weekday;
    const char *name;
};
/* Of an end or a count that is not said anew: as it is. */
#define AFTERCARE_KEPT (-1)
/* Minutes of weekdays (0 takes them away), and new activities. */
struct aftercare_rows
{
    struct aftercare_time *times;
    size_t time_count;
    struct activity *activities;
    size_t activity_count;
};

/* What a school is, of all days: shares, lessons and after-school minutes hold from their day on. */
struct class_profile
{
    const struct factor *factors; /* each subject's by day */
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
    const struct school_event *events; /* of this class and of all others */
    size_t event_count;
    /* set more than policy.feedback_days ago, something to hand in, never marked */
    const struct unmarked *unmarked;
    size_t unmarked_count;
};

/* The factor of a subject on a day, or 0 where there is none. */
int profile_factor(const struct class_profile *profile, const char *subject, day_t day);
/* The agreed minutes of a subject in a grade on a day, or -1. */
int profile_share(const struct class_profile *profile, int grade, const char *subject, day_t day);
/* What holds of after-school service on a day's weekday, NULL where nothing does or the day is no school
 * day. */
const struct aftercare_time *profile_aftercare_time(const struct class_profile *profile, day_t day,
                                                    bool school_day);
/* Whether the timetable of a day has a lesson of the subject on that weekday (calendar_weekday: a make-up
 * day's is another); true where there is no timetable, and on a weekday of which it says nothing. */
bool profile_has_lesson(const struct class_profile *profile, day_t day, enum weekday weekday,
                        const char *subject);
/* Whether the timetable of a day says anything of that weekday. */
bool profile_has_timetable(const struct class_profile *profile, day_t day, enum weekday weekday);

/* Of dated rows those that hold on a day. Each returns how many it wrote to `out`, which has room for
 * count. Lessons: of one class. */
size_t lessons_on(const struct lesson_slot *rows, size_t count, day_t day, struct lesson_slot *out);
size_t aftercare_on(const struct aftercare_time *rows, size_t count, day_t day,
                    struct aftercare_time *out);
size_t shares_on(const struct share *rows, size_t count, day_t day, struct share *out);

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
/* "3,17,20-22" to seats (0, 无: none), at most CLASS_SIZE_MAX; ERR_INPUT names the wrong piece. */
bool seats_parse(const char *text, struct arena *arena, struct seats *seats, struct err *err);
char *seats_format(const struct seats *seats, struct arena *arena);

/* Rule 3.8 on its own: the median of the ratios of finished assignments. minutes[i] is the estimate
 * of assignment i, actual medians in the same order (newest first); fewer than FACTOR_MIN: 0. */
/* Of times that pupils needed: the median (of an even count the mean of the middle two, rounded half up), and
 * the time of four in five, the smallest of them that at least 80 % do not exceed. False: none. */
bool actual_times(const int *times, size_t count, int *median, int *most);
#define ACTUAL_MIN 3   /* recorded times that an assignment needs */
#define FACTOR_MIN 5   /* assignments that a factor needs */
#define FACTOR_LAST 30 /* assignments that it looks at */
int factor_of(const int *ratio_thousandths, size_t count);
/* median(actual) / minutes in thousandths; 0 with fewer than ACTUAL_MIN times or minutes 0. */
int actual_ratio(const struct handin *handin, int minutes);

#endif
