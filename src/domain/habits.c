/* The five dimensions: a pupil's colour by the policy's thresholds, the class's by the shares of its
 * pupils, and how that went over four weeks. */
#include "config.h"

#include "domain/habits.h"

#include <stdlib.h>

#include "base/sort.h"

#define TREND_WEEKS 4

#define ALSO(...)                                                                                  \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

/* The first column of a survey's heading is often longer than the word itself. */
static const struct word dimension_words[DIMENSION_COUNT] = {
    [DIMENSION_HOMEWORK] = {"homework", "作业", "homework",
                            ALSO("作业时间", "作业时长", "作业用时", "家庭作业")},
    [DIMENSION_PHONE] = {"phone", "手机", "phone", ALSO("手机时间", "手机使用", "看手机", "屏幕")},
    [DIMENSION_READING] = {"reading", "阅读", "reading", ALSO("阅读时间", "课外阅读", "读书")},
    [DIMENSION_SLEEP] = {"sleep", "睡眠", "sleep", ALSO("睡眠时间", "睡觉")},
    [DIMENSION_EXERCISE] = {"exercise", "运动", "exercise",
                            ALSO("运动时间", "锻炼", "体育锻炼", "体育", "sport")},
};
const struct vocab vocab_dimension = {dimension_words, DIMENSION_COUNT};

enum level habit_level(const struct policy *policy, enum stage stage, enum dimension dimension,
                       int minutes, int limit)
{
    const struct habit_threshold *threshold = &policy->habit[stage][dimension];

    if (minutes == HABIT_NONE)
        return LEVEL_NONE;
    if (dimension == DIMENSION_HOMEWORK)
        return policy_level(policy, minutes, limit);
    if (dimension == DIMENSION_PHONE) {
        return minutes <= threshold->green    ? LEVEL_GREEN
               : minutes <= threshold->yellow ? LEVEL_YELLOW
                                              : LEVEL_RED;
    }
    return minutes >= threshold->green    ? LEVEL_GREEN
           : minutes >= threshold->yellow ? LEVEL_YELLOW
                                          : LEVEL_RED;
}

/* What a report is made from. */
struct source
{
    const struct policy *policy;
    enum stage stage;
    int limit;
    const struct habit *habits;
    size_t habit_count;
    const struct habit_count *counts;
    size_t count_count;
    struct arena *arena;
};

/* One dimension on one day. */
struct tally
{
    struct habit_dimension of;
    int pupils; /* who said something of it */
    int within; /* homework: who keeps the limit */
};

static void add_level(struct habit_dimension *of, enum level level, int pupils)
{
    of->green += level == LEVEL_GREEN ? pupils : 0;
    of->yellow += level == LEVEL_YELLOW ? pupils : 0;
    of->red += level == LEVEL_RED ? pupils : 0;
}

static enum level class_level(const struct policy *policy, const struct habit_dimension *of)
{
    int64_t judged = (int64_t)of->green + of->yellow + of->red;

    if (judged == 0)
        return LEVEL_NONE;
    if ((int64_t)of->red * 100 >= policy->class_red * judged)
        return LEVEL_RED;
    if (((int64_t)of->red + of->yellow) * 100 >= policy->class_yellow * judged)
        return LEVEL_YELLOW;
    return LEVEL_GREEN;
}

static struct tally tally_seats(const struct source *source, enum dimension dimension, day_t day)
{
    struct tally tally = {.of.median = -1};
    int *minutes = ARENA_ARRAY(source->arena, source->habit_count, int);

    for (size_t i = 0; i < source->habit_count; i++) {
        int said = source->habits[i].minutes[dimension];
        if (source->habits[i].day != day || said == HABIT_NONE)
            continue;
        minutes[tally.pupils++] = said;
        tally.within += source->limit != LIMIT_NONE && said <= source->limit ? 1 : 0;
        add_level(&tally.of,
                  habit_level(source->policy, source->stage, dimension, said, source->limit), 1);
    }
    if (tally.pupils > 0) {
        qsort(minutes, (size_t)tally.pupils, sizeof *minutes, compare_ints);
        tally.of.median =
            (minutes[(tally.pupils - 1) / 2] + minutes[tally.pupils / 2] + 1) / 2; /* half up */
    }
    return tally;
}

static struct tally tally_hands(const struct source *source, enum dimension dimension, day_t day)
{
    struct tally tally = {.of.median = -1};

    for (size_t i = 0; i < source->count_count; i++) {
        const struct habit_count *hands = &source->counts[i];
        if (hands->day != day || hands->dimension != dimension)
            continue;
        add_level(&tally.of, LEVEL_GREEN, hands->count[0]);
        add_level(&tally.of, LEVEL_YELLOW, hands->count[1]);
        add_level(&tally.of, LEVEL_RED, hands->count[2]);
    }
    tally.pupils = tally.of.green + tally.of.yellow + tally.of.red;
    tally.within = tally.of.green + tally.of.yellow; /* yellow ends at the limit */
    return tally;
}

/* Hands are raised by a whole class: the one seat that was typed beside them does not replace them. */
static struct tally tally_day(const struct source *source, enum dimension dimension, day_t day)
{
    struct tally seats = tally_seats(source, dimension, day);
    struct tally hands = tally_hands(source, dimension, day);
    struct tally tally = hands.pupils > seats.pupils ? hands : seats;

    tally.of.level = class_level(source->policy, &tally.of);
    return tally;
}

/* The newest day of first..last that says something of a dimension; DAY_NONE. */
static day_t newest_day(const struct source *source, enum dimension dimension, day_t first,
                        day_t last)
{
    day_t newest = DAY_NONE;

    for (size_t i = 0; i < source->habit_count; i++) {
        const struct habit *habit = &source->habits[i];
        if (habit->minutes[dimension] != HABIT_NONE && habit->day >= first && habit->day <= last &&
            habit->day > newest)
            newest = habit->day;
    }
    for (size_t i = 0; i < source->count_count; i++) {
        const struct habit_count *hands = &source->counts[i];
        if (hands->dimension == dimension && hands->day >= first && hands->day <= last &&
            hands->day > newest && hands->count[0] + hands->count[1] + hands->count[2] > 0)
            newest = hands->day;
    }
    return newest;
}

/* Percent, rounded half up; -1 of nobody. */
static int percent_of(int part, int whole)
{
    return whole > 0 ? (int)(((int64_t)part * 200 + whole) / (2 * (int64_t)whole)) : -1;
}

/* The seats of a day that said anything at all. */
static int seats_of(const struct source *source, day_t day)
{
    int seats = 0;

    for (size_t i = 0; i < source->habit_count; i++) {
        bool said = false;
        for (int d = 0; d < DIMENSION_COUNT; d++)
            said = said || source->habits[i].minutes[d] != HABIT_NONE;
        seats += said && source->habits[i].day == day ? 1 : 0;
    }
    return seats;
}

static void add_dimension(struct habit_report *report, const struct source *source,
                          enum dimension dimension, day_t asked)
{
    struct habit_dimension *of = &report->dimensions[dimension];
    day_t monday = date_monday(asked);
    enum level trend[TREND_WEEKS];

    of->median = -1;
    for (int week = 0; week < TREND_WEEKS; week++) {
        day_t first = monday - WEEK_DAYS * (TREND_WEEKS - 1 - week);
        bool current = week == TREND_WEEKS - 1;
        day_t day = newest_day(source, dimension, first, current ? asked : first + WEEK_DAYS - 1);

        trend[week] = LEVEL_NONE;
        if (day == DAY_NONE)
            continue;
        struct tally tally = tally_day(source, dimension, day);
        trend[week] = tally.of.level;
        if (!current)
            continue;
        *of = tally.of;
        if (dimension == DIMENSION_HOMEWORK && source->limit != LIMIT_NONE)
            report->within = percent_of(tally.within, tally.pupils);
        int seats = seats_of(source, day);
        int pupils = tally.pupils > seats ? tally.pupils : seats;
        report->pupils = pupils > report->pupils ? pupils : report->pupils;
        report->day = day > report->day ? day : report->day;
    }
    for (int week = 0; week < TREND_WEEKS; week++)
        of->trend[week] = trend[week];
}

struct habit_report *habits_build(const struct policy *policy, enum stage stage, int limit,
                                  day_t day, const struct habit *habits, size_t habit_count,
                                  const struct habit_count *counts, size_t count_count,
                                  struct arena *arena)
{
    struct habit_report *report = ARENA_NEW(arena, struct habit_report);
    struct source source = {.policy = policy,
                            .stage = stage,
                            .limit = limit,
                            .habits = habits,
                            .habit_count = habit_count,
                            .counts = counts,
                            .count_count = count_count,
                            .arena = arena};

    report->day = DAY_NONE;
    report->within = -1;
    for (int d = 0; d < DIMENSION_COUNT; d++)
        add_dimension(report, &source, (enum dimension)d, day);
    report->day = report->day == DAY_NONE ? day : report->day;
    return report;
}
