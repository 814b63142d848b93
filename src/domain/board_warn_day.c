/* Warnings of the day as a whole: who has not reported, what kind of day it is, how late it gets, and
 * what has waited too long to be marked. */
#include "config.h"

#include "domain/board_warnings.h"

#include <string.h>

#include "base/text.h"

static void warn_missing(struct collector *collector)
{
    const struct board *board = collector->board;
    struct warning_fact fact = {
        .list = ARENA_ARRAY(collector->arena, board->subject_count, const char *)};

    for (size_t i = 0; i < board->subject_count; i++)
        if (board->subjects[i].status == REPORT_MISSING)
            fact.list[fact.count++] = board->subjects[i].subject->code;
    if (fact.count > 0) {
        warner_add(collector, WARNING_NOT_REPORTED, NULL, "未报：{h}", "not reported yet: {h}",
                   fact);
    }
}

static void warn_kind_of_day(struct collector *collector)
{
    const struct board *board = collector->board;
    struct warning_fact load = NUMBERS(board->load);

    if (board->load == 0)
        return;
    if (board->no_homework_day) {
        warner_add(collector, WARNING_NO_HOMEWORK_DAY, NULL, "无作业日有作业 {0} 分钟",
                   "{0m} on a no-homework day", load);
    }
    if (board->day_kind == DAY_WEEKEND) {
        warner_add(collector, WARNING_WEEKEND, NULL, "周末有作业 {0} 分钟", "{0m} at the weekend",
                   load);
    } else if (board->day_kind != DAY_SCHOOL) {
        warner_add(collector, WARNING_WEEKEND, NULL, "假日有作业 {0} 分钟", "{0m} on a holiday",
                   load);
    }
}

/* On a school day the evening is all there is. */
static void warn_bedtime(struct collector *collector)
{
    const struct board *board = collector->board;
    const struct policy *policy = collector->input->policy;
    /* Who stays until half past five begins then. */
    int start = board->aftercare_until > 0 ? board->aftercare_until
                                           : policy->home_start[board->grade.stage];
    int bedtime = policy->bedtime[board->grade.stage];
    int end = start + board->home_minutes;

    if (board->day_kind != DAY_SCHOOL || start == 0 || bedtime == 0 || end <= bedtime)
        return;
    warner_add(collector, WARNING_PAST_BEDTIME, NULL,
               "在家要做 {0} 分钟，{1t} 开始要到 {2t}，晚于就寝时间 {3t}",
               "{0m} at home from {1t} last until {2t}, bedtime is {3t}",
               NUMBERS(board->home_minutes, start, end, bedtime));
}

/* ---- marking ---- */

static bool waits(const struct collector *collector, const struct unmarked *a)
{
    const struct policy *policy = collector->input->policy;
    return collector->board->day - a->assigned > policy->feedback_days &&
           (policy->feedback_kinds >> a->kind & 1U) != 0;
}

static bool is_older(const struct unmarked *a, const struct unmarked *b)
{
    return a->assigned != b->assigned ? a->assigned < b->assigned
                                      : a->assignment_id < b->assignment_id;
}

/* One warning a subject, at its oldest item: a list of twenty would be read by nobody. */
static void warn_unmarked(struct collector *collector)
{
    const struct class_profile *profile = collector->input->profile;
    struct arena *arena = collector->arena;

    if (!profile || profile->unmarked_count == 0 || !warner_wants(collector, WARNING_NO_FEEDBACK))
        return;
    bool *told = ARENA_ARRAY(arena, profile->unmarked_count, bool);
    for (size_t i = 0; i < profile->unmarked_count; i++) {
        const struct unmarked *oldest = &profile->unmarked[i];
        int count = 0;
        if (told[i] || !waits(collector, oldest))
            continue;
        for (size_t j = i; j < profile->unmarked_count; j++) {
            const struct unmarked *a = &profile->unmarked[j];
            if (told[j] || strcmp(a->subject, oldest->subject) != 0 || !waits(collector, a))
                continue;
            told[j] = true;
            oldest = count == 0 || is_older(a, oldest) ? a : oldest;
            count++;
        }
        struct warning_fact fact = NUMBERS(collector->board->day - oldest->assigned, count);
        fact.subject = oldest->subject;
        warner_add_of(collector, WARNING_NO_FEEDBACK, oldest->assignment_id,
                      count > 1 ? "{s} {1} 项没有批改，最早的布置了 {0} 天"
                                : "{s}布置了 {0} 天，没有批改",
                      count > 1 ? "{s}: {1} not marked, the oldest set {0d} ago"
                                : "{s}: set {0d} ago, not marked",
                      fact);
    }
}

void warn_of_day(struct collector *collector)
{
    warn_missing(collector);
    warn_kind_of_day(collector);
    warn_bedtime(collector);
    warn_unmarked(collector);
}
