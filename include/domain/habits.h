/* The five dimensions (三色预警): minutes a pupil a day, by seat number only, or counts of
 * raised hands per band; thresholds per stage from the policy. Pure. */
#ifndef DOMAIN_HABITS_H
#define DOMAIN_HABITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "domain/policy.h"
#include "domain/vocab.h"

enum dimension
{
    DIMENSION_HOMEWORK,
    DIMENSION_PHONE,
    DIMENSION_READING,
    DIMENSION_SLEEP,
    DIMENSION_EXERCISE,
    DIMENSION_COUNT,
};
extern const struct vocab vocab_dimension; /* homework 作业, phone 手机, reading 阅读, … */

#define HABIT_NONE (-1)
#define HABIT_MAX_MINUTES 1440 /* a day; more is refused by name */
#define HABIT_BANDS 3          /* green, yellow, red: what a raised hand answers */

/* What one pupil reported of one day. */
struct habit
{
    int64_t class_id;
    day_t day;
    int seat;                     /* 1..CLASS_SIZE_MAX */
    int minutes[DIMENSION_COUNT]; /* HABIT_NONE = not said */
};
/* Raised hands: how many pupils of the class are in each band of a dimension on a day. */
struct habit_count
{
    int64_t class_id;
    day_t day;
    enum dimension dimension;
    int count[HABIT_BANDS]; /* green, yellow, red */
};

struct habit_dimension
{
    enum level level;       /* of the class; LEVEL_NONE: nobody said anything */
    int green, yellow, red; /* pupils */
    int median; /* minutes, the mean of the middle two rounded half up; -1 from counts alone */
    enum level trend[4]; /* of the last four weeks, oldest first, this one last */
};
struct habit_report
{
    day_t day;  /* the newest of the week of which anything was said; else the day asked for */
    int pupils; /* who said anything */
    int within; /* percent whose homework time keeps the limit, rounded half up; -1 unknown */
    struct habit_dimension dimensions[DIMENSION_COUNT];
};

/* The colour of one pupil's minutes a day; LEVEL_NONE for HABIT_NONE. `limit` (minutes, LIMIT_NONE
 * allowed) is asked for homework alone, the policy's thresholds of the stage for the others. */
enum level habit_level(const struct policy *policy, enum stage stage, enum dimension dimension,
                       int minutes, int limit);
/* The class's report of the week up to a day, from its habits and counts of the four weeks up to it:
 * each dimension by the newest day of the week that says something of it. Where seats and raised hands
 * both do, the one that covers more pupils is taken, the seats of equals. `limit` is the class's
 * homework limit of the day (LIMIT_NONE allowed): homework green up to yellow_at × limit, red above. */
struct habit_report *habits_build(const struct policy *policy, enum stage stage, int limit,
                                  day_t day, const struct habit *habits, size_t habit_count,
                                  const struct habit_count *counts, size_t count_count,
                                  struct arena *arena);

#endif
