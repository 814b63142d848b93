/* Warnings of minutes: the day's load against its limit, by estimate and by real time, how subjects
 * share it, and what the week is made of. */
#include "config.h"

#include "domain/board_warnings.h"

#include <string.h>

#include "base/text.h"

/* No written homework at home in the first two years: one warning for every item at fault. */
static bool warn_written(struct collector *collector)
{
    struct board *board = collector->board;
    bool any = false;

    if (board->limit != 0 || board->grade.stage != STAGE_PRIMARY || board->grade.year > 2 ||
        !warner_wants(collector, WARNING_WRITTEN_IN_GRADE_1_2)) {
        return false;
    }
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        const char *code = item->assignment->subject;
        if (!item->counted || item->today == 0) {
            continue;
        }
        warner_add(collector, WARNING_WRITTEN_IN_GRADE_1_2, item->assignment,
                   arena_printf(collector->arena, "一、二年级不布置书面家庭作业：%s %d 分钟",
                                warner_subject(collector, code, LANG_ZH), item->today),
                   arena_printf(collector->arena,
                                "no written homework at home in grades 1 and 2: %s, %d %s",
                                warner_subject(collector, code, LANG_EN), item->today,
                                minutes_word(item->today)));
        any = true;
    }
    return any;
}

static void warn_limit(struct collector *collector)
{
    struct arena *arena = collector->arena;
    int load = collector->board->load;
    int limit = collector->board->limit;

    if (collector->board->level == LEVEL_RED) {
        warner_add(collector, WARNING_OVER_LIMIT, NULL,
                   arena_printf(arena, "超时长 %d 分钟（%d/%d）", load - limit, load, limit),
                   arena_printf(arena, "%d %s over the limit (%d/%d)", load - limit,
                                minutes_word(load - limit), load, limit));
    } else if (collector->board->level == LEVEL_YELLOW && load == limit) {
        warner_add(collector, WARNING_NEAR_LIMIT, NULL,
                   arena_printf(arena, "正好到上限（%d/%d）", load, limit),
                   arena_printf(arena, "exactly at the limit (%d/%d)", load, limit));
    } else if (collector->board->level == LEVEL_YELLOW) {
        warner_add(
            collector, WARNING_NEAR_LIMIT, NULL,
            arena_printf(arena, "接近上限，还可布置 %d 分钟（%d/%d）", limit - load, load, limit),
            arena_printf(arena, "near the limit, %d %s left (%d/%d)", limit - load,
                         minutes_word(limit - load), load, limit));
    }
}

static void warn_calibrated(struct collector *collector)
{
    int calibrated = collector->board->calibrated;
    int limit = collector->board->limit;

    if (limit == LIMIT_NONE || calibrated <= limit) {
        return;
    }
    warner_add(collector, WARNING_OVER_CALIBRATED, NULL,
               arena_printf(collector->arena, "按实际用时要 %d 分钟，超出上限 %d 分钟", calibrated,
                            calibrated - limit),
               arena_printf(collector->arena, "%d %s by real time, %d over the limit", calibrated,
                            minutes_word(calibrated), calibrated - limit));
}

/* What does not count takes the evening all the same. */
static void warn_evening(struct collector *collector)
{
    const struct board *board = collector->board;
    int most = collector->input->policy->evening[board->grade.stage];

    if (most == 0 || board->evening <= most) {
        return;
    }
    warner_add(collector, WARNING_LONG_EVENING, NULL,
               arena_printf(collector->arena, "在家的必做作业共 %d 分钟，超过一晚 %d 分钟",
                            board->evening, most),
               arena_printf(collector->arena,
                            "%d %s of required homework at home, at most %d an evening",
                            board->evening, minutes_word(board->evening), most));
}

/* ---- subjects ---- */

struct subject_load
{
    const char *code;
    int counted;  /* minutes along the headline path */
    bool written; /* has required written work to do this day */
};

/* The subjects of the day's required work along the headline path, in board order. */
static struct subject_load *subject_loads(struct collector *collector, size_t *count)
{
    const struct board *board = collector->board;
    struct subject_load *loads =
        ARENA_ARRAY(collector->arena, board->item_count, struct subject_load);

    *count = 0;
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        const struct assignment *a = item->assignment;
        if (!item->on_headline || a->optional || !state_is_public(a->state)) {
            continue;
        }
        /* Items of one subject stand together. */
        if (*count == 0 || strcmp(loads[*count - 1].code, a->subject) != 0) {
            loads[(*count)++].code = a->subject;
        }
        loads[*count - 1].counted += item->counted ? item->today : 0;
        loads[*count - 1].written |= a->kind == KIND_WRITTEN && item->today > 0;
    }
    return loads;
}

static void warn_shares(struct collector *collector, const struct subject_load *loads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int minutes = loads[i].counted;
        int share =
            profile_share(collector->input->profile, collector->board->grade.grade, loads[i].code);
        if (share < 0 || minutes <= share) {
            continue;
        }
        warner_add(collector, WARNING_OVER_SHARE, NULL,
                   arena_printf(collector->arena, "%s %d 分钟，超过商定的 %d 分钟",
                                warner_subject(collector, loads[i].code, LANG_ZH), minutes, share),
                   arena_printf(collector->arena, "%s: %d %s, %d agreed",
                                warner_subject(collector, loads[i].code, LANG_EN), minutes,
                                minutes_word(minutes), share));
    }
}

/* A day with one subject is no imbalance between subjects. */
static void warn_unbalanced(struct collector *collector, const struct subject_load *loads,
                            size_t count)
{
    int load = collector->board->load;
    int percent = collector->input->policy->unbalanced_percent;
    size_t with_minutes = 0;

    for (size_t i = 0; i < count; i++) {
        with_minutes += loads[i].counted > 0 ? 1 : 0;
    }
    if (percent == 0 || with_minutes < 2) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        int minutes = loads[i].counted;
        if (minutes * 100 <= percent * load) {
            continue;
        }
        warner_add(collector, WARNING_UNBALANCED, NULL,
                   arena_printf(collector->arena,
                                "%s占当天作业的 %d%%（%d/%d 分钟），应不超过 %d%%",
                                warner_subject(collector, loads[i].code, LANG_ZH),
                                minutes * 100 / load, minutes, load, percent),
                   arena_printf(collector->arena,
                                "%s is %d%% of the day's homework (%d/%d minutes), at most %d%%",
                                warner_subject(collector, loads[i].code, LANG_EN),
                                minutes * 100 / load, minutes, load, percent));
    }
}

static void warn_subjects(struct collector *collector, const struct subject_load *loads,
                          size_t count)
{
    const struct grade *grade = &collector->board->grade;
    struct text_buf zh = {.arena = collector->arena};
    struct text_buf en = {.arena = collector->arena};
    int written = 0;
    int most = 0;

    if (grade->phase == CLASS_CURRENT && grade->year >= 1 && grade->year <= STAGE_YEARS_MAX) {
        most = collector->input->policy->subjects_max[grade->stage][grade->year - 1];
    }
    for (size_t i = 0; i < count; i++) {
        if (loads[i].written) {
            text_buf_printf(&zh, "%s%s", written > 0 ? "、" : "",
                            warner_subject(collector, loads[i].code, LANG_ZH));
            text_buf_printf(&en, "%s%s", written > 0 ? ", " : "",
                            warner_subject(collector, loads[i].code, LANG_EN));
            written++;
        }
    }
    if (most == 0 || written <= most) {
        return;
    }
    warner_add(collector, WARNING_TOO_MANY_SUBJECTS, NULL,
               arena_printf(collector->arena, "%d 个学科有书面作业（%s），最多 %d 个", written,
                            text_buf_str(&zh), most),
               arena_printf(collector->arena, "%d subjects have written homework (%s), at most %d",
                            written, text_buf_str(&en), most));
}

/* ---- the week ---- */

static bool is_practice(enum kind kind)
{
    return kind == KIND_INQUIRY || kind == KIND_LABOR || kind == KIND_SPORT || kind == KIND_ART;
}

/* The week is judged when its last school day is there: before it, practice may still come. */
static bool week_is_set(const struct collector *collector)
{
    day_t next = calendar_next_school_day(collector->input->calendar, collector->board->day);
    return date_monday(next) > date_monday(collector->board->day);
}

/* The required minutes of the headline path on the evenings of the calendar week, for what is set up
 * to this day: its evenings to come belong to the week too. */
static void warn_practice(struct collector *collector)
{
    const struct board_input *input = collector->input;
    const struct board *board = collector->board;
    day_t monday = date_monday(board->day);
    int percent = input->policy->practice_percent;
    int practice = 0;
    int total = 0;

    if (percent == 0 || board->path_count == 0 ||
        !warner_wants(collector, WARNING_PRACTICE_SHARE) || !week_is_set(collector)) {
        return;
    }
    for (size_t i = 0; i < input->assignment_count; i++) {
        const struct assignment *a = input->assignments[i];
        day_t evenings[SPAN_MAX_DAYS + 1];
        if (!state_is_public(a->state) || a->optional || a->assigned > board->day ||
            (a->assigned < monday && a->due <= monday) ||
            !policy_on_path(board->paths[board->headline].path, a->tier)) {
            continue;
        }
        size_t count = assignment_evenings(a, input->calendar, evenings);
        for (size_t e = 0; e < count && evenings[e] < monday + 7; e++) {
            int part = evenings[e] >= monday ? assignment_part(a, input->policy, e, count) : 0;
            total += part;
            practice += is_practice(a->kind) ? part : 0;
        }
    }
    if (total == 0 || practice * 100 >= percent * total) {
        return;
    }
    warner_add(collector, WARNING_PRACTICE_SHARE, NULL,
               arena_printf(collector->arena,
                            "本周实践、探究类作业占 %d%%（%d/%d 分钟），应不少于 %d%%",
                            practice * 100 / total, practice, total, percent),
               arena_printf(collector->arena,
                            "practice and inquiry are %d%% of the week (%d/%d minutes), at least "
                            "%d%% wanted",
                            practice * 100 / total, practice, total, percent));
}

void warn_of_load(struct collector *collector)
{
    size_t count;
    const struct subject_load *loads = subject_loads(collector, &count);

    /* A first-grader's written minute is said by the item; the sum would only repeat it. */
    if (!warn_written(collector)) {
        warn_limit(collector);
        warn_calibrated(collector);
    }
    warn_evening(collector);
    warn_shares(collector, loads, count);
    warn_unbalanced(collector, loads, count);
    warn_subjects(collector, loads, count);
    warn_practice(collector);
}
