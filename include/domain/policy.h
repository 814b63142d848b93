/* The policy as one value: limits, what counts, paths, thresholds, words. Built by conf from the
 * stacked policy files; each value remembers where it came from (doctor shows it). */
#ifndef DOMAIN_POLICY_H
#define DOMAIN_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/limits.h"
#include "domain/lexicon.h"
#include "domain/school.h"
#include "domain/vocab.h"

#define LIMIT_NONE (-1) /* no limit: grades 10-12 */

struct policy_path
{
    char *id; /* base, plus, stretch, a, b, c, or a school's own */
    char *zh;
    char *en;
    bool always; /* shown on days without an item of its own, too: base, plus, stretch */
    /* bit t set: assignments of tier t are on it; those without a tier always are */
    unsigned tiers;
};

struct kind_words
{
    enum kind kind;
    char **words;
    size_t count;
};

enum approval
{
    APPROVAL_OVER_LIMIT,
    APPROVAL_ALL,
    APPROVAL_NONE,
    APPROVAL_COUNT,
};
extern const struct vocab vocab_approval;

/* The warnings that follow from numbers and days. */
enum warning_code
{
    WARNING_OVER_LIMIT,
    WARNING_WRITTEN_IN_GRADE_1_2,
    WARNING_NEAR_LIMIT,
    WARNING_NOT_REPORTED,
    WARNING_WEEKEND,
    WARNING_NO_HOMEWORK_DAY,
    WARNING_OVER_CALIBRATED,
    WARNING_REPETITIVE,
    WARNING_OVER_SHARE,
    WARNING_BEYOND_SYLLABUS,
    WARNING_PAST_BEDTIME,
    WARNING_NO_FEEDBACK,
    WARNING_UNBALANCED,
    WARNING_TOO_MANY_SUBJECTS,
    WARNING_NO_LESSON,
    WARNING_PRACTICE_SHARE,
    WARNING_LONG_EVENING,
    WARNING_OPTIONAL_LOAD,
    WARNING_CODE_COUNT,
    WARNING_TEXT = WARNING_CODE_COUNT, /* a text rule's: it has its code with it */
};
extern const struct vocab vocab_warning; /* "over-limit", … */

struct warning_rule
{
    enum level level;        /* LEVEL_NONE: off */
    char *source;            /* document and article, or "hwboard" */
    char *source_en;         /* the same in English; NULL: source stands */
    char *text_zh, *text_en; /* advice behind the fact with its numbers; may be "" */
    bool passable;           /* a reviewer may pass it */
};

/* A rule on texts: [warning parents] and the like, national or a school's own. */
struct text_rule
{
    char *code; /* parents, phone, punitive, outside-training, kind-mismatch, … */
    enum level level;
    char *source, *source_en; /* as above */
    char *text_zh, *text_en;
    char **words; /* one must occur before a pattern is tried; “{adult}”: one of the class */
    size_t word_count;
    char **with; /* and one of these as well */
    size_t with_count;
    char *when;    /* and this pattern must match; NULL, "": unset */
    char **surely; /* where one of these occurs, neither `with` nor `when` is asked */
    size_t surely_count;
    char **patterns;
    unsigned *pattern_grades; /* of each pattern: bit g; NULL: all grades */
    size_t pattern_count;
    char **excepts; /* what is no hit after all, at the same place */
    size_t except_count;
    unsigned grades;     /* bit g: in scope; all where the policy says nothing */
    unsigned kinds;      /* bit k */
    bool passable;       /* a reviewer may pass it */
    bool uncounted_only; /* scope = uncounted: only a kind that counts at no place */
};

/* What the rules on texts do not see. */
struct text_mask
{
    char *pattern;
    char **words; /* one must occur before it is tried */
    size_t word_count;
};

/* Thresholds of a dimension for a pupil of a stage; minutes. Up to (phone) or from (others) `green`
 * is green, to `yellow` yellow, beyond it red; exercise, reading, sleep: at least. */
struct habit_threshold
{
    int green, yellow;
};

struct policy
{
    /* every section, key and value of the policy files in force: what policy_fingerprint() is over */
    const char **said;
    size_t said_count;
    /* minutes for (stage, year of the stage - 1, kind of day); LIMIT_NONE where there is none */
    int limit[STAGE_COUNT][STAGE_YEARS_MAX][DAY_KIND_COUNT];
    /* counted minutes: true where (stage, year - 1, kind, place) counts */
    bool counts[STAGE_COUNT][STAGE_YEARS_MAX][KIND_COUNT][PLACE_COUNT];
    int yellow_at; /* thousandths: 800 */
    struct policy_path paths[POLICY_PATHS_MAX];
    size_t path_count;
    struct kind_words guess[KIND_COUNT]; /* in the order they are tried; guess_count used */
    size_t guess_count;
    enum approval approval;
    bool chat_allowed;
    bool student_publish;        /* student_entry = publish | draft */
    unsigned weekly_no_homework; /* bit w: enum weekday */
    struct warning_rule warnings[WARNING_CODE_COUNT];
    struct lexicon lexicon; /* what {name} is in the patterns below */
    struct text_mask *masks;
    size_t mask_count;
    struct text_rule *text_rules;
    size_t text_rule_count;
    int repetitive_days;       /* the same text for the class within so many days */
    unsigned repetitive_kinds; /* bit k: kinds that are looked at */
    char *routine;             /* a pattern: daily texts that are no repetition; NULL, "": none */
    int feedback_days;         /* no-feedback: set more than so many days ago */
    unsigned feedback_kinds;   /* bit k: kinds with something to hand in */
    int hard_below,
        easy_above; /* thousandths right, of what the report calls hard and easy; 0 = none */
    int bedtime[STAGE_COUNT];    /* minutes after midnight: 21:20 is 1280 */
    int home_start[STAGE_COUNT]; /* when homework at home begins */
    int evening[STAGE_COUNT];    /* long-evening: minutes at home at most; 0 = no bound */
    int subjects_max[STAGE_COUNT][STAGE_YEARS_MAX]; /* too-many-subjects; 0 = no bound */
    int unbalanced_percent; /* one subject's share of a day's load; 0 = no bound */
    int practice_percent;   /* practice-share: practice and inquiry of a week at least; 0 = none */
    bool
        aftercare_written_first; /* rule 3.10: the order in which homework is laid into the service */
    unsigned desk_kinds; /* rule 3.10: bit k: kinds that can be done at a desk in the service */
    char **home_words; /* and not what has one of these in its text; “{adult}”: one of the class */
    size_t home_word_count;
    struct habit_threshold habit[STAGE_COUNT][5]; /* enum dimension; homework goes by the limit */
    int entry_minutes; /* where none are written and nothing was set before; 0: an error */
    int part_min; /* rule 3.2: an even part has so many minutes at least, if there are as many */
    day_t parts_since; /* of what is assigned before it an even part may be less; 0: of nothing. The
                          school's, not the files': the day on which its data learnt of part_min */
    int class_red, class_yellow; /* percent of pupils that colour the class */
};

/* The limit for a class in `grade` on a kind of day. Finished or not yet: LIMIT_NONE. */
int policy_limit(const struct policy *policy, const struct grade *grade, enum day_kind day);
/* Sixteen hexadecimal digits, in the arena, over every value of the policy files in force: comments aside. It
 * takes as long as the rest of a start: only what writes it down asks for it. */
char *policy_fingerprint(const struct policy *policy, struct arena *arena);
/* Whether nothing at all may be set in that grade: its limit is 0 on school days. */
bool policy_allows_none(const struct policy *policy, const struct grade *grade);
bool policy_counts(const struct policy *policy, const struct grade *grade, enum kind kind,
                   enum place place);
/* The same of a kind, at whatever place. */
bool policy_counts_kind(const struct policy *policy, const struct grade *grade, enum kind kind);
/* Whether an assignment of a tier is on a path. */
bool policy_on_path(const struct policy_path *path, enum tier tier);
/* Rule 3.5, in integers. */
enum level policy_level(const struct policy *policy, int load, int limit);
/* The kind that the policy's words see in a text, or the fallback. */
enum kind policy_guess_kind(const struct policy *policy, const char *text, enum kind fallback);

#endif
