#include "config.h"

/* The policy: the national file, the overlays on top of it, and what is derived from keys that are
 * not set (a year has the limit of the year below, a weekend that of the school day). */
#include "conf/building.h"
#include "conf/files.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define NATIONAL_FILE "national.ini"

KEY_STORE(policy_take_counts)
{
    struct building *building = taking->target;
    int stage = match->number[PART_STAGE];
    int step = match->number[PART_STEP] - 1;
    memcpy(building->policy.counts[stage][step], value->counted, sizeof value->counted);
    building->counts_set[stage][step] = true;
}

KEY_RECORD(path_at)
{
    struct building *building = taking->target;
    const char *id = match->word;
    for (size_t i = 0; i < building->section_count; i++) {
        if (strcasecmp(building->sections[i].id, id) == 0) {
            return &building->sections[i];
        }
    }
    building->sections = arena_grow(taking->arena, building->sections, &building->section_capacity,
                                    building->section_count + 1, sizeof(struct path_section));
    struct path_section *section = &building->sections[building->section_count++];
    *section =
        (struct path_section){.id = arena_strdup(taking->arena, id), .tiers = (unsigned)UNSET};
    return section;
}

/* ---- what must be there, and what follows from it ---- */

void policy_missing(struct faults *faults, const char *national, const char *section,
                    const char *key)
{
    faults_add(faults, national, 0, _("[%s] %s is missing: it must be set"), section, key);
}

static void begin(struct policy *policy)
{
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        for (int step = 0; step < STAGE_YEARS_MAX; step++) {
            for (int day = 0; day < DAY_KIND_COUNT; day++) {
                policy->limit[stage][step][day] = UNSET;
            }
        }
    }
    policy_begin_warnings(policy);
    policy_begin_bounds(policy);
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
        if (building->policy.limit[stage][0][DAY_SCHOOL] == UNSET) {
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
            int *limit = building->policy.limit[stage][step];
            bool own = limit[DAY_SCHOOL] != UNSET;
            for (int day = 0; day < DAY_KIND_COUNT; day++) {
                if (limit[day] == UNSET && own) {
                    limit[day] = limit[DAY_SCHOOL];
                } else if (limit[day] == UNSET && step > 0) {
                    limit[day] = building->policy.limit[stage][step - 1][day];
                }
            }
            if (!building->counts_set[stage][step] && step > 0) {
                memcpy(building->policy.counts[stage][step],
                       building->policy.counts[stage][step - 1],
                       sizeof building->policy.counts[stage][step]);
            }
        }
    }
}

static void fill_paths(const struct stack *stack, struct building *building)
{
    struct policy *policy = &building->policy;
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
        if (section == NULL || section->zh == NULL || section->en == NULL ||
            section->tiers == (unsigned)UNSET) {
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
            struct kind_words *words = &building->policy.guess[building->policy.guess_count++];
            *words = building->words[kind];
            words->kind = (enum kind)kind;
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
    files_add(&stack, paths, NATIONAL_FILE, true, NULL);
    for (size_t i = 0; i < settings->policy_count; i++) {
        files_add(&stack, paths, settings->policy_files[i], false, NULL);
    }
    if (faults.count > 0) {
        return faults_end(&faults, err);
    }
    struct building *building = ARENA_NEW(arena, struct building);
    begin(&building->policy);
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
    *policy = building->policy;
    if (origins != NULL) {
        stack_origins(&stack, origins);
    }
    return faults_end(&faults, err);
}
