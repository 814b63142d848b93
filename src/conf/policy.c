/* The policy: the national file, the overlays on top of it, and what is derived from keys that are
 * not set (a year has the limit of the year below, a weekend that of the school day). */
#include "config.h"

#include "conf/builder.h"
#include "conf/files.h"
#include "conf/lexicon.h"

#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define OWN_PATHS_MAX (POLICY_PATHS_MAX - (TIER_C - TIER_A + 1)) /* beside what add_groups adds */

KEY_STORE(policy_take_counts)
{
    struct builder *builder = parser->target;
    int stage = match->number[PART_STAGE];
    int step = match->number[PART_STEP] - 1;
    memcpy(builder->policy.counts[stage][step], value->counted, sizeof value->counted);
    builder->counts_set[stage][step] = true;
}

/* The national rule for the first two years is no bound that a school may set higher. */
const char *policy_refuse_limit(const struct key_match *match, const struct value *value)
{
    bool youngest = match->number[PART_STAGE] == STAGE_PRIMARY && match->number[PART_STEP] <= 2;

    return youngest && value->number != 0 ? _("教基厅函〔2021〕13号, point 2, allows no written "
                                              "homework at home in grades 1 and 2: give "
                                              "0 or leave the key out")
                                          : NULL;
}

KEY_RECORD(path_at)
{
    struct builder *builder = parser->target;
    const char *id = match->word;
    for (size_t i = 0; i < builder->section_count; i++)
        if (strcasecmp(builder->sections[i].id, id) == 0)
            return &builder->sections[i];
    builder->sections = arena_grow(parser->arena, builder->sections, &builder->section_capacity,
                                   builder->section_count + 1, sizeof(struct path_section));
    struct path_section *section = &builder->sections[builder->section_count++];
    *section =
        (struct path_section){.id = arena_strdup(parser->arena, id), .tiers = (unsigned)UNSET};
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
        for (int step = 0; step < STAGE_YEARS_MAX; step++)
            for (int day = 0; day < DAY_KIND_COUNT; day++)
                policy->limit[stage][step][day] = UNSET;
    }
    policy_begin_warnings(policy);
    policy_begin_bounds(policy);
}

static void check_needed(const struct stack *stack, const struct builder *builder,
                         const char *national)
{
    for (size_t i = 0; i < key_row_count; i++) {
        const struct key_row *row = &key_rows[i];
        if (row->file == KEYS_POLICY && row->needed && !stack_find(stack, row->section, row->key))
            policy_missing(stack->faults, national, row->section, row->key);
    }
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        const char *key = arena_printf(stack->arena, "%s.1", vocab_code(&vocab_stage, stage));
        if (builder->policy.limit[stage][0][DAY_SCHOOL] == UNSET)
            policy_missing(stack->faults, national, "limit.school", key);
        if (!builder->counts_set[stage][0])
            policy_missing(stack->faults, national, "counts", key);
    }
}

/* A year's limit on a kind of day: its own key; else its school day's own key; else as the year
 * below on that kind of day. */
static void fill_limits(struct builder *builder)
{
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        for (int step = 0; step < STAGE_YEARS_MAX; step++) {
            int *limit = builder->policy.limit[stage][step];
            bool own = limit[DAY_SCHOOL] != UNSET;
            for (int day = 0; day < DAY_KIND_COUNT; day++)
                if (limit[day] == UNSET && own)
                    limit[day] = limit[DAY_SCHOOL];
                else if (limit[day] == UNSET && step > 0)
                    limit[day] = builder->policy.limit[stage][step - 1][day];
            if (!builder->counts_set[stage][step] && step > 0) {
                memcpy(builder->policy.counts[stage][step], builder->policy.counts[stage][step - 1],
                       sizeof builder->policy.counts[stage][step]);
            }
        }
    }
}

/* Those that are listed whatever the day has. */
static bool is_cumulative(const char *id)
{
    int tier = vocab_find(&vocab_tier, id);

    return tier >= TIER_BASE && tier <= TIER_STRETCH;
}

/* Nothing of the tiers A, B, C goes uncounted where a school named its paths before there were any. */
static void add_groups(const struct stack *stack, struct policy *policy)
{
    for (int tier = TIER_A; tier <= TIER_C; tier++) {
        bool there = false, taken = false;
        const char *code = vocab_code(&vocab_tier, tier);

        for (size_t p = 0; p < policy->path_count; p++) {
            there = there || policy_on_path(&policy->paths[p], (enum tier)tier);
            taken = taken || strcasecmp(policy->paths[p].id, code) == 0;
        }
        if (!there) {
            policy->paths[policy->path_count++] = (struct policy_path){
                .id = arena_printf(stack->arena, "%s%s", taken ? "tier-" : "", code),
                .zh = arena_strdup(stack->arena, vocab_name(&vocab_tier, tier, LANG_ZH)),
                .en = arena_strdup(stack->arena, vocab_name(&vocab_tier, tier, LANG_EN)),
                .tiers = 1U << tier};
        }
    }
}

static void fill_paths(const struct stack *stack, struct builder *builder)
{
    struct policy *policy = &builder->policy;
    const struct stack_item *order = stack_find(stack, "paths", "order");
    if (builder->order_count > OWN_PATHS_MAX) {
        faults_add(stack->faults, order->file, order->entry->line,
                   _("[paths] order: %zu paths: at most %d are allowed"), builder->order_count,
                   OWN_PATHS_MAX);
        return;
    }
    for (size_t i = 0; i < builder->order_count; i++) {
        const char *id = builder->order[i];
        const struct path_section *section = NULL;
        for (size_t j = 0; j < builder->section_count && !section; j++)
            if (strcasecmp(builder->sections[j].id, id) == 0)
                section = &builder->sections[j];
        if (!section || !section->zh || !section->en || section->tiers == (unsigned)UNSET) {
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
                                 .always = is_cumulative(id),
                                 .tiers = section->tiers};
    }
    add_groups(stack, policy);
}

static void fill_guess(const struct stack *stack, struct builder *builder)
{
    unsigned ordered = 0;
    for (size_t i = 0; i < builder->guess_count; i++) {
        int kind = builder->guess[i];
        ordered |= 1u << kind;
        if (builder->words[kind].count > 0) {
            struct kind_words *words = &builder->policy.guess[builder->policy.guess_count++];
            *words = builder->words[kind];
            words->kind = (enum kind)kind;
        }
    }
    /* An order above the words leaves kinds out on purpose; beside or below them it is a slip. */
    const struct stack_item *order = stack_find(stack, "guess", "order");
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *code = vocab_code(&vocab_kind, kind);
        const struct stack_item *words = stack_find(stack, "guess", code);
        if (builder->words[kind].count > 0 && (ordered & 1u << kind) == 0 &&
            words->layer >= order->layer) {
            faults_add(stack->faults, words->file, words->entry->line,
                       _("[guess] %s: its words are never tried: name it in [guess] order"), code);
        }
    }
}

/* What the files say, wherever a value stands and however it is commented. */
static void keep_said(const struct stack *stack, struct policy *policy)
{
    policy->said = arena_bytes(stack->arena, 3 * stack->count * sizeof *policy->said);
    for (size_t i = 0; i < stack->count; i++) {
        const struct ini_entry *entry = stack->items[i].entry;

        policy->said[policy->said_count++] = entry->section->name;
        policy->said[policy->said_count++] = entry->key;
        policy->said[policy->said_count++] = entry->value;
    }
}

/* The policy of a stack; what is wrong with it goes to the stack's faults. */
static void build(struct stack *stack, const struct conf_paths *paths, struct policy *policy)
{
    struct builder *builder = ARENA_NEW(stack->arena, struct builder);
    struct lexicon *lexicon = &builder->policy.lexicon;
    const char *national = files_path(stack->arena, paths, KEYS_POLICY, NATIONAL_FILE);

    lexicon_gather(stack, lexicon);
    if (stack->faults->count == 0)
        lexicon_check(stack, lexicon);
    if (stack->faults->count > 0)
        return;
    begin(&builder->policy);
    stack_take(stack, builder);
    check_needed(stack, builder, national);
    policy_finish_warnings(stack, builder, national);
    policy_finish_bounds(stack, builder, national);
    if (stack->faults->count == 0) {
        fill_limits(builder);
        fill_paths(stack, builder);
        fill_guess(stack, builder);
    }
    *policy = builder->policy;
    keep_said(stack, policy);
}

bool conf_load_policy(struct arena *arena, const struct conf_paths *paths,
                      const struct settings *settings, struct policy *policy,
                      struct conf_origins *origins, struct err *err)
{
    struct faults faults = {.arena = arena};
    struct stack stack = {
        .arena = arena, .brief = arena_new(), .kind = KEYS_POLICY, .faults = &faults};

    stack.wants_lines = origins != NULL;
    files_add_policy(&stack, paths, settings);
    build(&stack, paths, policy);
    if (origins)
        stack_origins(&stack, origins);
    arena_free(stack.brief);
    return faults_end(&faults, err);
}
