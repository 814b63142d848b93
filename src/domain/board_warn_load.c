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
        !warner_wants(collector, WARNING_WRITTEN_IN_GRADE_1_2))
        return false;
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        if (!item->counted || item->today == 0)
            continue;
        warner_add(collector, WARNING_WRITTEN_IN_GRADE_1_2, item->assignment,
                   "一、二年级不布置书面家庭作业：{s} {0} 分钟",
                   "no written homework at home in grades 1 and 2: {s}, {0m}",
                   NUMBERS(item->today));
        any = true;
    }
    return any;
}

static void warn_limit(struct collector *collector)
{
    const struct board *board = collector->board;
    int left = board->limit - board->load;

    if (board->level == LEVEL_RED) {
        warner_add(collector, WARNING_OVER_LIMIT, NULL, "超时长 {0} 分钟（{1}/{2}）",
                   "{0m} over the limit ({1}/{2})", NUMBERS(-left, board->load, board->limit));
    } else if (board->level == LEVEL_YELLOW && left == 0) {
        warner_add(collector, WARNING_NEAR_LIMIT, NULL, "正好到上限（{0}/{0}）",
                   "exactly at the limit ({0}/{0})", NUMBERS(board->limit));
    } else if (board->level == LEVEL_YELLOW) {
        warner_add(collector, WARNING_NEAR_LIMIT, NULL, "接近上限，还可布置 {0} 分钟（{1}/{2}）",
                   "near the limit, {0m} left ({1}/{2})", NUMBERS(left, board->load, board->limit));
    }
}

static void warn_calibrated(struct collector *collector)
{
    int calibrated = collector->board->calibrated;
    int limit = collector->board->limit;

    if (limit == LIMIT_NONE || calibrated <= limit)
        return;
    warner_add(collector, WARNING_OVER_CALIBRATED, NULL, "按实际用时要 {0} 分钟，超出上限 {1} 分钟",
               "{0m} by real time, {1} over the limit", NUMBERS(calibrated, calibrated - limit));
}

/* What does not count takes the evening all the same. */
static void warn_evening(struct collector *collector)
{
    const struct board *board = collector->board;
    int most = collector->input->policy->evening[board->grade.stage];

    if (most == 0 || board->evening <= most)
        return;
    warner_add(
        collector, WARNING_LONG_EVENING, NULL, "在家的必做作业共 {0} 分钟，超过一晚 {1} 分钟",
        "{0m} of required homework at home, at most {1} an evening", NUMBERS(board->evening, most));
}

/* What is left to choice on a path and would count, were it not. */
static int choice_on(const struct collector *collector, const struct policy_path *path)
{
    const struct board *board = collector->board;
    int minutes = 0;

    for (size_t i = 0; i < board->item_count; i++) {
        const struct assignment *a = board->items[i].assignment;
        bool would_count =
            a->optional && !board->items[i].counted && state_is_public(a->state) &&
            policy_counts(collector->input->policy, &board->grade, a->kind, a->place);
        minutes += would_count && policy_on_path(path, a->tier) ? board->items[i].today : 0;
    }
    return minutes;
}

/* Whoever takes all choices is over the limit: said of the path on which it is worst. */
static void warn_choice(struct collector *collector)
{
    const struct board *board = collector->board;
    int worst = 0, choice = 0, left = 0;

    if (board->limit == LIMIT_NONE || board->optional_minutes == 0 ||
        !warner_wants(collector, WARNING_OPTIONAL_LOAD))
        return;
    for (size_t p = 0; p < board->path_count; p++) {
        int free = board->limit > board->paths[p].load ? board->limit - board->paths[p].load : 0;
        int minutes = board->paths[p].listed ? choice_on(collector, board->paths[p].path) : 0;

        if (minutes - free > worst) {
            worst = minutes - free;
            choice = minutes;
            left = free;
        }
    }
    if (worst > 0)
        warner_add(collector, WARNING_OPTIONAL_LOAD, NULL,
                   "计时长类的选做作业 {0} 分钟，上限内只剩 {1} 分钟",
                   "{0m} of choice in work that counts, {1} left within the limit",
                   NUMBERS(choice, left));
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
        if (!item->on_headline || a->optional || !state_is_public(a->state))
            continue;
        /* Items of one subject stand together. */
        if (*count == 0 || strcmp(loads[*count - 1].code, a->subject) != 0)
            loads[(*count)++].code = a->subject;
        loads[*count - 1].counted += item->counted ? item->today : 0;
        loads[*count - 1].written |= a->kind == KIND_WRITTEN && item->today > 0;
    }
    return loads;
}

static void warn_shares(struct collector *collector, const struct subject_load *loads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int minutes = loads[i].counted;
        int share = profile_share(collector->input->profile, collector->board->grade.grade,
                                  loads[i].code, collector->board->day);
        if (share < 0 || minutes <= share)
            continue;
        struct warning_fact fact = NUMBERS(minutes, share);
        fact.subject = loads[i].code;
        warner_add(collector, WARNING_OVER_SHARE, NULL, "{s} {0} 分钟，超过商定的 {1} 分钟",
                   "{s}: {0m}, {1} agreed", fact);
    }
}

/* A day with one subject is no imbalance between subjects. */
static void warn_unbalanced(struct collector *collector, const struct subject_load *loads,
                            size_t count)
{
    int load = collector->board->load;
    int percent = collector->input->policy->unbalanced_percent;
    size_t with_minutes = 0;

    for (size_t i = 0; i < count; i++)
        with_minutes += loads[i].counted > 0 ? 1 : 0;
    if (percent == 0 || with_minutes < 2)
        return;
    for (size_t i = 0; i < count; i++) {
        int minutes = loads[i].counted;
        if (minutes * 100 <= percent * load)
            continue;
        struct warning_fact fact = NUMBERS(minutes * 100 / load, minutes, load, percent);
        fact.subject = loads[i].code;
        warner_add(collector, WARNING_UNBALANCED, NULL,
                   "{s}占当天作业的 {0}%（{1}/{2} 分钟），应不超过 {3}%",
                   "{s} is {0}% of the day's homework ({1}/{2} minutes), at most {3}%", fact);
    }
}

static void warn_subjects(struct collector *collector, const struct subject_load *loads,
                          size_t count)
{
    const struct grade *grade = &collector->board->grade;
    struct warning_fact fact = {.list = ARENA_ARRAY(collector->arena, count, const char *)};
    int most = 0;

    if (grade->phase == CLASS_CURRENT && grade->year >= 1 && grade->year <= STAGE_YEARS_MAX)
        most = collector->input->policy->subjects_max[grade->stage][grade->year - 1];
    for (size_t i = 0; i < count; i++)
        if (loads[i].written)
            fact.list[fact.count++] = loads[i].code;
    if (most == 0 || (int)fact.count <= most)
        return;
    fact.numbers[0] = (int)fact.count;
    fact.numbers[1] = most;
    warner_add(collector, WARNING_TOO_MANY_SUBJECTS, NULL,
               "{0} 个学科有书面作业（{l}），最多 {1} 个",
               "{0} subjects have written homework ({l}), at most {1}", fact);
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
        !warner_wants(collector, WARNING_PRACTICE_SHARE) || !week_is_set(collector))
        return;
    for (size_t i = 0; i < input->assignment_count; i++) {
        const struct assignment *a = input->assignments[i];
        day_t evenings[SPAN_MAX_DAYS + 1];
        if (!state_is_public(a->state) || a->optional || a->assigned > board->day ||
            (a->assigned < monday && a->due <= monday) ||
            !policy_on_path(board->paths[board->headline].path, a->tier))
            continue;
        size_t count = assignment_evenings(a, input->calendar, evenings);
        for (size_t e = 0; e < count && evenings[e] < monday + 7; e++) {
            int part = evenings[e] >= monday ? assignment_part(a, input->policy, e, count) : 0;
            total += part;
            practice += is_practice(a->kind) ? part : 0;
        }
    }
    if (total == 0 || practice * 100 >= percent * total)
        return;
    warner_add(collector, WARNING_PRACTICE_SHARE, NULL,
               "本周实践、探究类作业占 {0}%（{1}/{2} 分钟），应不少于 {3}%",
               "practice and inquiry are {0}% of the week ({1}/{2} minutes), at least "
               "{3}% wanted",
               NUMBERS(practice * 100 / total, practice, total, percent));
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
    warn_choice(collector);
    warn_evening(collector);
    warn_shares(collector, loads, count);
    warn_unbalanced(collector, loads, count);
    warn_subjects(collector, loads, count);
    warn_practice(collector);
}
