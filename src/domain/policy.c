/* What a policy says of a day and of a text: limits, what counts, levels, the kind that words name.
 * The values themselves are filled by conf. */
#include "config.h"

#include "domain/policy.h"

#include <string.h>

#include "base/text.h"

#define FINGERPRINT_DIGITS 16

static const struct word approval_words[APPROVAL_COUNT] = {
    [APPROVAL_OVER_LIMIT] = {"over-limit", "超时长才审", "over the limit", NULL},
    [APPROVAL_ALL] = {"all", "全部要审", "all", NULL},
    [APPROVAL_NONE] = {"none", "不审", "none", NULL},
};
const struct vocab vocab_approval = {approval_words, APPROVAL_COUNT};

static const struct word warning_words[WARNING_CODE_COUNT] = {
    [WARNING_OVER_LIMIT] = {"over-limit", "超时长", "over the limit", NULL},
    [WARNING_WRITTEN_IN_GRADE_1_2] = {"written-in-grade-1-2", "一、二年级书面家庭作业",
                                      "written homework in grades 1 and 2", NULL},
    [WARNING_NEAR_LIMIT] = {"near-limit", "接近上限", "near the limit", NULL},
    [WARNING_NOT_REPORTED] = {"not-reported", "有学科未报", "a subject has not reported", NULL},
    [WARNING_WEEKEND] = {"weekend", "周末、节假日布置", "homework on days off", NULL},
    [WARNING_NO_HOMEWORK_DAY] = {"no-homework-day", "无作业日布置", "homework on a no-homework day",
                                 NULL},
    [WARNING_OVER_CALIBRATED] = {"over-calibrated", "按实际用时超时长",
                                 "over the limit by the time pupils need", NULL},
    [WARNING_REPETITIVE] = {"repetitive", "重复布置", "the same again", NULL},
    [WARNING_OVER_SHARE] = {"over-share", "超学科时长", "a subject over its agreed minutes", NULL},
    [WARNING_BEYOND_SYLLABUS] = {"beyond-syllabus", "超进度", "ahead of what was taught", NULL},
    [WARNING_PAST_BEDTIME] = {"past-bedtime", "过了就寝时间", "past bedtime", NULL},
    [WARNING_NO_FEEDBACK] = {"no-feedback", "没有批改", "never marked", NULL},
    [WARNING_UNBALANCED] = {"unbalanced", "一科占得太多", "one subject takes most of the day",
                            NULL},
    [WARNING_TOO_MANY_SUBJECTS] = {"too-many-subjects", "一天学科太多",
                                   "too many subjects on a day", NULL},
    [WARNING_NO_LESSON] = {"no-lesson", "当天没有课的学科", "a subject without a lesson that day",
                           NULL},
    [WARNING_PRACTICE_SHARE] = {"practice-share", "实践、探究太少",
                                "too little practice and inquiry", NULL},
    [WARNING_LONG_EVENING] = {"long-evening", "整晚作业太长", "a long evening", NULL},
    [WARNING_OPTIONAL_LOAD] = {"optional-load", "选做超上限", "optional work over the limit", NULL},
};
const struct vocab vocab_warning = {warning_words, WARNING_CODE_COUNT};

/* Whether the policy's tables have a row for this year of this stage. */
static bool in_tables(const struct grade *grade)
{
    return grade->year >= 1 && grade->year <= STAGE_YEARS_MAX;
}

int policy_limit(const struct policy *policy, const struct grade *grade, enum day_kind day)
{
    if (grade->phase != CLASS_CURRENT || !in_tables(grade))
        return LIMIT_NONE;
    return policy->limit[grade->stage][grade->year - 1][day];
}

bool policy_allows_none(const struct policy *policy, const struct grade *grade)
{
    return policy_limit(policy, grade, DAY_SCHOOL) == 0;
}

bool policy_counts(const struct policy *policy, const struct grade *grade, enum kind kind,
                   enum place place)
{
    return in_tables(grade) && policy->counts[grade->stage][grade->year - 1][kind][place];
}

bool policy_counts_kind(const struct policy *policy, const struct grade *grade, enum kind kind)
{
    for (int place = 0; place < PLACE_COUNT; place++)
        if (policy_counts(policy, grade, kind, (enum place)place))
            return true;
    return false;
}

bool policy_on_path(const struct policy_path *path, enum tier tier)
{
    return tier == TIER_NONE || (path->tiers >> tier & 1U) != 0;
}

enum level policy_level(const struct policy *policy, int load, int limit)
{
    if (limit == LIMIT_NONE)
        return LEVEL_NONE;
    if (load > limit)
        return LEVEL_RED;
    if ((int64_t)load * 1000 > (int64_t)policy->yellow_at * limit)
        return LEVEL_YELLOW;
    return LEVEL_GREEN;
}

enum kind policy_guess_kind(const struct policy *policy, const char *text, enum kind fallback)
{
    enum kind kind = fallback;
    struct arena *arena = arena_new();
    const char *folded = text_fold(arena, text);

    for (size_t g = 0; g < policy->guess_count; g++) {
        const struct kind_words *guess = &policy->guess[g];
        for (size_t w = 0; w < guess->count; w++) {
            if (guess->words[w][0] != '\0' && strstr(folded, text_fold(arena, guess->words[w]))) {
                kind = guess->kind;
                goto out;
            }
        }
    }
out:
    arena_free(arena);
    return kind;
}

char *policy_fingerprint(const struct policy *policy, struct arena *arena)
{
    struct hash_part *parts = ARENA_ARRAY(arena, policy->said_count, struct hash_part);
    char hex[HASH_HEX_BYTES];

    for (size_t i = 0; i < policy->said_count; i++)
        parts[i] = (struct hash_part){policy->said[i], strlen(policy->said[i])};
    hash_parts(parts, policy->said_count, hex);
    return arena_strndup(arena, hex, FINGERPRINT_DIGITS);
}
