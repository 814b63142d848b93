/* Warnings of the day as a whole: who has not reported, what kind of day it is, how late it gets, and
 * what has waited too long to be marked. */
#include "config.h"

#include "domain/board_warnings.h"

#include <string.h>

#include "base/text.h"

static void warn_missing(struct collector *collector)
{
    const struct board *board = collector->board;
    struct text_buf zh = {.arena = collector->arena};
    struct text_buf en = {.arena = collector->arena};
    int missing = 0;

    for (size_t i = 0; i < board->subject_count; i++) {
        const struct board_subject *subject = &board->subjects[i];
        if (subject->status == REPORT_MISSING) {
            text_buf_printf(&zh, "%s%s", missing > 0 ? "、" : "未报：",
                            subject_short(subject->subject, LANG_ZH));
            text_buf_printf(&en, "%s%s", missing > 0 ? ", " : "not reported yet: ",
                            subject_name(subject->subject, LANG_EN));
            missing++;
        }
    }
    if (missing > 0) {
        warner_add(collector, WARNING_NOT_REPORTED, NULL, zh.text, en.text);
    }
}

static void warn_kind_of_day(struct collector *collector)
{
    const struct board *board = collector->board;
    struct arena *arena = collector->arena;
    bool weekend = board->day_kind == DAY_WEEKEND;

    if (board->load == 0) {
        return;
    }
    if (board->no_homework_day) {
        warner_add(collector, WARNING_NO_HOMEWORK_DAY, NULL,
                   arena_printf(arena, "无作业日有作业 %d 分钟", board->load),
                   arena_printf(arena, "%d %s on a no-homework day", board->load,
                                minutes_word(board->load)));
    }
    if (board->day_kind != DAY_SCHOOL) {
        warner_add(
            collector, WARNING_WEEKEND, NULL,
            arena_printf(arena, weekend ? "周末有作业 %d 分钟" : "假日有作业 %d 分钟", board->load),
            arena_printf(arena, weekend ? "%d %s at the weekend" : "%d %s on a holiday",
                         board->load, minutes_word(board->load)));
    }
}

/* On a school day the evening is all there is. */
static void warn_bedtime(struct collector *collector)
{
    const struct board *board = collector->board;
    const struct policy *policy = collector->input->policy;
    struct arena *arena = collector->arena;
    int start = policy->home_start[board->grade.stage];
    int bedtime = policy->bedtime[board->grade.stage];
    int end = start + board->home_minutes;

    if (board->day_kind != DAY_SCHOOL || start == 0 || bedtime == 0 || end <= bedtime) {
        return;
    }
    warner_add(collector, WARNING_PAST_BEDTIME, NULL,
               arena_printf(arena, "在家要做 %d 分钟，%s 开始要到 %s，晚于就寝时间 %s",
                            board->home_minutes, clock_text(arena, start, LANG_ZH),
                            clock_text(arena, end, LANG_ZH), clock_text(arena, bedtime, LANG_ZH)),
               arena_printf(arena, "%d %s at home from %s last until %s, bedtime is %s",
                            board->home_minutes, minutes_word(board->home_minutes),
                            clock_text(arena, start, LANG_EN), clock_text(arena, end, LANG_EN),
                            clock_text(arena, bedtime, LANG_EN)));
}

/* ---- marking ---- */

static bool waits(const struct collector *collector, const struct assignment *a)
{
    const struct policy *policy = collector->input->policy;
    return collector->board->day - a->assigned > policy->feedback_days &&
           (policy->feedback_kinds >> a->kind & 1U) != 0;
}

static bool is_older(const struct assignment *a, const struct assignment *b)
{
    return a->assigned != b->assigned ? a->assigned < b->assigned : a->id < b->id;
}

/* One warning a subject, at its oldest item: a list of twenty would be read by nobody. */
static void warn_unmarked(struct collector *collector)
{
    const struct class_profile *profile = collector->input->profile;
    struct arena *arena = collector->arena;

    if (profile == NULL || profile->unmarked_count == 0 ||
        !warner_wants(collector, WARNING_NO_FEEDBACK)) {
        return;
    }
    bool *told = ARENA_ARRAY(arena, profile->unmarked_count, bool);
    for (size_t i = 0; i < profile->unmarked_count; i++) {
        const struct assignment *oldest = profile->unmarked[i];
        int count = 0;
        for (size_t j = i; j < profile->unmarked_count; j++) {
            const struct assignment *a = profile->unmarked[j];
            if (told[j] || !waits(collector, a) ||
                strcmp(a->subject, profile->unmarked[i]->subject)) {
                continue;
            }
            told[j] = true;
            oldest = count == 0 || is_older(a, oldest) ? a : oldest;
            count++;
        }
        if (count == 0) {
            continue;
        }
        const char *zh = warner_subject(collector, oldest->subject, LANG_ZH);
        const char *en = warner_subject(collector, oldest->subject, LANG_EN);
        int days = collector->board->day - oldest->assigned;
        warner_add(
            collector, WARNING_NO_FEEDBACK, oldest,
            count > 1 ? arena_printf(arena, "%s %d 项没有批改，最早的布置了 %d 天", zh, count, days)
                      : arena_printf(arena, "%s布置了 %d 天，没有批改", zh, days),
            count > 1
                ? arena_printf(arena, "%s: %d not marked, the oldest set %d %s ago", en, count,
                               days, days_word(days))
                : arena_printf(arena, "%s: set %d %s ago, not marked", en, days, days_word(days)));
    }
}

void warn_of_day(struct collector *collector)
{
    warn_missing(collector);
    warn_kind_of_day(collector);
    warn_bedtime(collector);
    warn_unmarked(collector);
}
