#include "config.h"

/* The policy: the national file, the overlays on top of it, and what is derived from keys that are
 * not set (a year has the limit of the year below, a weekend that of the school day). */
#include "conf/building.h"
#include "conf/files.h"
#include "conf/lexicon.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

KEY_STORE(policy_take_limit)
{
    struct building *building = taking->target;
    int stage = match->number[PART_STAGE];
    int step = match->number[PART_STEP] - 1;
    int day = match->number[PART_DAY];
    building->policy->limit[stage][step][day] = value->number;
    building->limit_set[stage][step][day] = true;
}

KEY_STORE(policy_take_counts)
{
    struct building *building = taking->target;
    int stage = match->number[PART_STAGE];
    int step = match->number[PART_STEP] - 1;
    memcpy(building->policy->counts[stage][step], value->counted, sizeof value->counted);
    building->counts_set[stage][step] = true;
}

KEY_STORE(policy_take_yellow_at)
{
    (void)match;
    ((struct building *)taking->target)->policy->yellow_at = value->number;
}

KEY_STORE(policy_take_path_order)
{
    (void)match;
    struct building *building = taking->target;
    building->order = value->items;
    building->order_count = value->count;
}

static struct path_section *path_section(struct taking *taking, const char *id)
{
    struct building *building = taking->target;
    for (size_t i = 0; i < building->section_count; i++) {
        if (strcasecmp(building->sections[i].id, id) == 0) {
            return &building->sections[i];
        }
    }
    building->sections = arena_grow(taking->arena, building->sections, &building->section_capacity,
                                    building->section_count + 1, sizeof(struct path_section));
    struct path_section *section = &building->sections[building->section_count++];
    *section = (struct path_section){.id = arena_strdup(taking->arena, id)};
    return section;
}

KEY_STORE(policy_take_path_zh)
{
    path_section(taking, match->word)->zh = arena_strdup(taking->arena, value->text);
}

KEY_STORE(policy_take_path_en)
{
    path_section(taking, match->word)->en = arena_strdup(taking->arena, value->text);
}

KEY_STORE(policy_take_path_tiers)
{
    struct path_section *section = path_section(taking, match->word);
    section->tiers = value->bits;
    section->has_tiers = true;
}

KEY_STORE(policy_take_guess_order)
{
    (void)match;
    struct building *building = taking->target;
    building->guess = value->numbers;
    building->guess_count = value->count;
}

KEY_STORE(policy_take_guess_words)
{
    struct building *building = taking->target;
    enum kind kind = (enum kind)match->number[PART_KIND];
    building->words[kind] =
        (struct kind_words){.kind = kind, .words = value->items, .count = value->count};
}

KEY_STORE(policy_take_approval)
{
    (void)match;
    ((struct building *)taking->target)->policy->approval = (enum approval)value->number;
}

KEY_STORE(policy_take_student_entry)
{
    (void)match;
    ((struct building *)taking->target)->policy->student_publish = value->number != 0;
}

KEY_STORE(policy_take_chat)
{
    (void)match;
    ((struct building *)taking->target)->policy->chat_allowed = value->number != 0;
}

KEY_STORE(policy_take_weekly)
{
    (void)match;
    ((struct building *)taking->target)->policy->weekly_no_homework = value->bits;
}

/* ---- what must be there, and what follows from it ---- */

void policy_missing(struct faults *faults, const char *national, const char *section,
                    const char *key)
{
    faults_add(faults, national, 0, _("[%s] %s is missing: it must be set"), section, key);
}

static void check_needed(const struct stack *stack, const struct building *building,
                         const char *national)
{
    for (size_t i = 0; i < key_row_count; i++) {
        const struct key_row *row = &key_rows[i];
        if (row->file == KEYS_POLICY && row->needed &&
            stack_find(stack, row->section, row->key) == NULL) {
            policy_missing(stack->faults, national, row->section, row->key);
        }
    }
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        const char *key = arena_printf(stack->arena, "%s.1", vocab_code(&vocab_stage, stage));
        if (!building->limit_set[stage][0][DAY_SCHOOL]) {
            policy_missing(stack->faults, national, "limit.school", key);
        }
        if (!building->counts_set[stage][0]) {
            policy_missing(stack->faults, national, "counts", key);
        }
    }
}

/* A year's limit on a kind of day: its own key; else its school day's own key; else as the year
 * below on that kind of day. */
static void fill_limits(struct building *building)
{
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        for (int step = 0; step < STAGE_YEARS_MAX; step++) {
            int *limit = building->policy->limit[stage][step];
            const bool *set = building->limit_set[stage][step];
            for (int day = 0; day < DAY_KIND_COUNT; day++) {
                if (!set[day] && set[DAY_SCHOOL]) {
                    limit[day] = limit[DAY_SCHOOL];
                } else if (!set[day] && step > 0) {
                    limit[day] = building->policy->limit[stage][step - 1][day];
                }
            }
            if (!building->counts_set[stage][step] && step > 0) {
                memcpy(building->policy->counts[stage][step],
                       building->policy->counts[stage][step - 1],
                       sizeof building->policy->counts[stage][step]);
            }
        }
    }
}

static void fill_paths(const struct stack *stack, struct building *building)
{
    struct policy *policy = building->policy;
    const struct stack_item *order = stack_find(stack, "paths", "order");
    if (building->order_count > POLICY_PATHS_MAX) {
        faults_add(stack->faults, order->file, order->entry->line,
                   _("[paths] order: %zu paths: at most %d are taken"), building->order_count,
                   POLICY_PATHS_MAX);
        return;
    }
    for (size_t i = 0; i < building->order_count; i++) {
        const char *id = building->order[i];
        const struct path_section *section = NULL;
        for (size_t j = 0; j < building->section_count && section == NULL; j++) {
            if (strcasecmp(building->sections[j].id, id) == 0) {
                section = &building->sections[j];
            }
        }
        if (section == NULL || section->zh == NULL || section->en == NULL || !section->has_tiers) {
            faults_add(stack->faults, order->file, order->entry->line,
                       _("[paths] order names %s: give it a section [path %s] with zh, en and "
                         "tiers"),
                       faults_quote(stack->faults, id), faults_quote(stack->faults, id));
            continue;
        }
        policy->paths[policy->path_count++] =
            (struct policy_path){.id = arena_strdup(stack->arena, id),
                                 .zh = section->zh,
                                 .en = section->en,
                                 .tiers = section->tiers};
    }
}

static void fill_guess(const struct stack *stack, struct building *building)
{
    unsigned ordered = 0;
    for (size_t i = 0; i < building->guess_count; i++) {
        int kind = building->guess[i];
        ordered |= 1u << kind;
        if (building->words[kind].count > 0) {
            building->policy->guess[building->policy->guess_count++] = building->words[kind];
        }
    }
    /* An order above the words leaves kinds out on purpose; beside or below them it is a slip. */
    const struct stack_item *order = stack_find(stack, "guess", "order");
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *code = vocab_code(&vocab_kind, kind);
        const struct stack_item *words = stack_find(stack, "guess", code);
        if (building->words[kind].count > 0 && (ordered & 1u << kind) == 0 &&
            words->layer >= order->layer) {
            faults_add(stack->faults, words->file, words->entry->line,
                       _("[guess] %s: its words are never tried: name it in [guess] order"), code);
        }
    }
}

bool conf_load_policy(struct arena *arena, const struct conf_paths *paths,
                      const struct settings *settings, struct policy *policy,
                      struct conf_origins *origins, struct err *err)
{
    struct faults faults = {.arena = arena};
    struct stack stack = {.arena = arena, .kind = KEYS_POLICY, .faults = &faults};
    stack.wants_lines = origins != NULL;
    files_add_policy(&stack, paths, settings);
    *policy = (struct policy){0};
    lexicon_gather(&stack, &policy->lexicon);
    if (faults.count == 0) {
        lexicon_check(&stack, &policy->lexicon);
    }
    if (faults.count > 0) {
        return faults_end(&faults, err);
    }
    for (int code = 0; code < WARNING_CODE_COUNT; code++) {
        policy->warnings[code].passable = true; /* unless a file says otherwise */
    }
    struct building *building = ARENA_NEW(arena, struct building);
    building->policy = policy;
    stack_take(&stack, building);
    const char *national = files_path(arena, paths, KEYS_POLICY, NATIONAL_FILE);
    check_needed(&stack, building, national);
    policy_finish_warnings(&stack, building, national);
    policy_finish_bounds(&stack, building, national);
    if (faults.count == 0) {
        fill_limits(building);
        fill_paths(&stack, building);
        fill_guess(&stack, building);
    }
    if (origins != NULL) {
        stack_origins(&stack, origins);
    }
    return faults_end(&faults, err);
}
