/* The warnings of a board that follow from its numbers: each says what and how much, in both
 * languages; level and source come from the policy, which can turn each of them off. */
#include "config.h"

#include "domain/board_warnings.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define DAY_WARNINGS_MAX WARNING_CODE_COUNT

/* English counts: 1 minute, 2 minutes. */
static const char *minutes_word(int minutes)
{
    return minutes == 1 ? "minute" : "minutes";
}

/* A new warning, or NULL where the policy has turned it off. */
static struct board_warning *warn(struct board *board, const struct policy *policy,
                                  enum warning_code code, const struct assignment *item)
{
    const struct warning_rule *rule = &policy->warnings[code];

    if (rule->level == LEVEL_NONE) {
        return NULL;
    }
    struct board_warning *warning = &board->warnings[board->warning_count++];
    warning->code = code;
    warning->level = rule->level;
    warning->item = item;
    warning->source = rule->source != NULL ? rule->source : "";
    return warning;
}

/* No written homework at home in the first two years: one warning for every item at fault. */
static bool warn_written(struct board *board, const struct policy *policy, struct arena *arena)
{
    bool any = false;

    if (board->limit != 0 || board->grade.stage != STAGE_PRIMARY || board->grade.year > 2) {
        return false;
    }
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        struct board_warning *warning = NULL;
        if (item->counted && item->today > 0) {
            warning = warn(board, policy, WARNING_WRITTEN_IN_GRADE_1_2, item->assignment);
        }
        if (warning == NULL) {
            continue;
        }
        const char *zh = item->subject != NULL ? subject_name(item->subject, LANG_ZH)
                                               : item->assignment->subject;
        const char *en = item->subject != NULL ? subject_name(item->subject, LANG_EN)
                                               : item->assignment->subject;
        warning->text_zh =
            arena_printf(arena, "一、二年级不布置书面家庭作业：%s %d 分钟", zh, item->today);
        warning->text_en =
            arena_printf(arena, "no written homework at home in grades 1 and 2: %s, %d %s", en,
                         item->today, minutes_word(item->today));
        any = true;
    }
    return any;
}

static void warn_load(struct board *board, const struct policy *policy, struct arena *arena)
{
    struct board_warning *warning = NULL;
    int load = board->load;
    int limit = board->limit;

    if (board->level == LEVEL_RED) {
        warning = warn(board, policy, WARNING_OVER_LIMIT, NULL);
        if (warning != NULL) {
            warning->text_zh =
                arena_printf(arena, "超时长 %d 分钟（%d/%d）", load - limit, load, limit);
            warning->text_en = arena_printf(arena, "%d %s over the limit (%d/%d)", load - limit,
                                            minutes_word(load - limit), load, limit);
        }
    } else if (board->level == LEVEL_YELLOW) {
        warning = warn(board, policy, WARNING_NEAR_LIMIT, NULL);
        if (warning != NULL && load == limit) {
            warning->text_zh = arena_printf(arena, "正好到上限（%d/%d）", load, limit);
            warning->text_en = arena_printf(arena, "exactly at the limit (%d/%d)", load, limit);
        } else if (warning != NULL) {
            warning->text_zh = arena_printf(arena, "接近上限，还可布置 %d 分钟（%d/%d）",
                                            limit - load, load, limit);
            warning->text_en = arena_printf(arena, "near the limit, %d %s left (%d/%d)",
                                            limit - load, minutes_word(limit - load), load, limit);
        }
    }
}

static void warn_missing(struct board *board, const struct policy *policy, struct arena *arena)
{
    struct text_buf zh = {.arena = arena};
    struct text_buf en = {.arena = arena};
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
    struct board_warning *warning =
        missing > 0 ? warn(board, policy, WARNING_NOT_REPORTED, NULL) : NULL;
    if (warning != NULL) {
        warning->text_zh = zh.text;
        warning->text_en = en.text;
    }
}

static void warn_day(struct board *board, const struct policy *policy, struct arena *arena)
{
    struct board_warning *warning = NULL;

    if (board->load == 0) {
        return;
    }
    if (board->no_homework_day) {
        warning = warn(board, policy, WARNING_NO_HOMEWORK_DAY, NULL);
        if (warning != NULL) {
            warning->text_zh = arena_printf(arena, "无作业日有作业 %d 分钟", board->load);
            warning->text_en = arena_printf(arena, "%d %s on a no-homework day", board->load,
                                            minutes_word(board->load));
        }
    }
    if (board->day_kind != DAY_SCHOOL) {
        bool weekend = board->day_kind == DAY_WEEKEND;
        warning = warn(board, policy, WARNING_WEEKEND, NULL);
        if (warning != NULL) {
            warning->text_zh = arena_printf(
                arena, weekend ? "周末有作业 %d 分钟" : "假日有作业 %d 分钟", board->load);
            warning->text_en =
                arena_printf(arena, weekend ? "%d %s at the weekend" : "%d %s on a holiday",
                             board->load, minutes_word(board->load));
        }
    }
}

/* Those of the day first, then the items' by id; what has no id yet will get the highest. */
static int64_t rank(const struct board_warning *warning)
{
    if (warning->item == NULL) {
        return 0;
    }
    return warning->item->id != 0 ? warning->item->id : INT64_MAX;
}

/* Red first, then by code, then by id. */
static int compare_warnings(const void *left, const void *right)
{
    const struct board_warning *a = left;
    const struct board_warning *b = right;

    if (a->level != b->level) {
        return a->level > b->level ? -1 : 1;
    }
    int by_code = strcmp(warning_codes[a->code], warning_codes[b->code]);
    if (by_code != 0) {
        return by_code;
    }
    if (rank(a) != rank(b)) {
        return rank(a) < rank(b) ? -1 : 1;
    }
    return 0;
}

void board_warn(struct board *board, const struct policy *policy, struct arena *arena)
{
    board->warnings =
        ARENA_ARRAY(arena, board->item_count + DAY_WARNINGS_MAX, struct board_warning);
    /* A first-grader's written minute is said by the item; the sum would only repeat it. */
    if (!warn_written(board, policy, arena)) {
        warn_load(board, policy, arena);
    }
    warn_missing(board, policy, arena);
    warn_day(board, policy, arena);
    if (board->warning_count > 1) {
        qsort(board->warnings, board->warning_count, sizeof *board->warnings, compare_warnings);
    }
}

const char *board_warning_code(const struct board_warning *warning)
{
    return warning->code == WARNING_TEXT ? warning->rule->code : warning_codes[warning->code];
}
