/* The words of the trade, each with its code, its Chinese and English name and
 * what is also accepted on input. Codes never change; names follow the language. */
#ifndef DOMAIN_VOCAB_H
#define DOMAIN_VOCAB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/i18n.h"

enum kind
{
    KIND_WRITTEN,
    KIND_READING,
    KIND_ORAL,
    KIND_INQUIRY,
    KIND_SPORT,
    KIND_ART,
    KIND_LABOR,
    KIND_PREVIEW,
    KIND_NOTICE,
    KIND_OTHER,
    KIND_COUNT,
};

enum place
{
    PLACE_HOME,
    PLACE_SCHOOL,
    PLACE_COUNT,
};

/* A tier marks an assignment; TIER_NONE = everybody (必做). */
enum tier
{
    TIER_NONE,
    TIER_BASE,
    TIER_PLUS,
    TIER_STRETCH,
    TIER_A, /* one paper for three groups: each does its own alone */
    TIER_B,
    TIER_C,
    TIER_COUNT,
};

enum spread
{
    SPREAD_EVEN,
    SPREAD_FIRST,
    SPREAD_LAST,
    SPREAD_EACH,
    SPREAD_COUNT,
};

enum level
{
    LEVEL_NONE,
    LEVEL_GREEN,
    LEVEL_YELLOW,
    LEVEL_RED,
    LEVEL_COUNT,
};

/* Section 8. From STATE_PUBLISHED to STATE_CORRECTED is what the public sees and load counts. */
enum state
{
    STATE_DRAFT,
    STATE_PENDING,
    STATE_PUBLISHED,
    STATE_COLLECTED,
    STATE_MARKED,
    STATE_RETURNED,
    STATE_CORRECTED,
    STATE_WITHDRAWN,
    STATE_REMOVED,
    STATE_COUNT,
};

enum stage
{
    STAGE_PRIMARY,
    STAGE_JUNIOR,
    STAGE_SENIOR,
    STAGE_COUNT,
};

enum day_kind
{
    DAY_SCHOOL,
    DAY_WEEKEND,
    DAY_HOLIDAY,
    DAY_KIND_COUNT,
};

/* What a subject said of the day (rule 3.7). */
enum report_status
{
    REPORT_SET,
    REPORT_NONE,
    REPORT_MISSING,
    REPORT_STATUS_COUNT,
};

/* Who sits at the keyboard, as far as rights go. */
enum role
{
    ROLE_ANYONE, /* the school does not tell people apart: everybody may do everything */
    ROLE_MONITOR,
    ROLE_REPRESENTATIVE, /* 课代表: a pupil; what is entered waits for a teacher's word */
    ROLE_TEACHER,
    ROLE_HOMEROOM,
    ROLE_LEADER,
    ROLE_OFFICE,
    ROLE_COUNT,
};

struct word
{
    const char *code;
    const char *zh;
    const char *en;
    const char *const *also; /* further accepted forms, NULL-terminated; may be NULL */
};

/* A vocabulary: words[0..count-1], indexed by the enum. */
struct vocab
{
    const struct word *words;
    int count;
};

extern const struct vocab vocab_kind, vocab_place, vocab_tier, vocab_spread, vocab_level,
    vocab_state, vocab_stage, vocab_day_kind, vocab_report, vocab_role,
    vocab_holiday; /* of the nation */

/* Both "" for a value out of the vocabulary; static texts. */
const char *vocab_code(const struct vocab *vocab, int value);
const char *vocab_name(const struct vocab *vocab, int value, enum lang lang);
/* The name; of a Chinese one that is wider than so many columns, an accepted one that is not. */
const char *vocab_short(const struct vocab *vocab, int value, enum lang lang, int columns);
/* The value that text names by code, either name or another accepted form (full-width and case
 * folded), or -1. */
int vocab_find(const struct vocab *vocab, const char *text);
/* "written 书面, reading 阅读, …" for messages that say what is accepted. */
char *vocab_choices(const struct vocab *vocab, enum lang lang, struct arena *arena);
/* "书面、阅读、…": the same for people, who write no codes. */
char *vocab_names(const struct vocab *vocab, enum lang lang, struct arena *arena);

bool state_is_public(enum state state); /* published .. corrected */

#endif
