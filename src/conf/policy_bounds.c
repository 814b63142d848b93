/* Times and bounds of the policy: bedtime, repetition, marking, subjects, service, habits. */
#include "config.h"

#include "conf/builder.h"

#include "base/i18n.h"
#include "base/text.h"

void policy_begin_bounds(struct policy *policy)
{
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        for (int step = 0; step < STAGE_YEARS_MAX; step++)
            policy->subjects_max[stage][step] = step > 0 ? UNSET : 0;
        for (int dimension = DIMENSION_PHONE; dimension < DIMENSION_COUNT; dimension++)
            policy->habit[stage][dimension] = (struct habit_threshold){UNSET, UNSET};
    }
}

static void check_stage(const struct stack *stack, const struct builder *builder, int stage,
                        const char *national)
{
    const char *code = vocab_code(&vocab_stage, stage);

    if (builder->policy.bedtime[stage] == 0)
        policy_missing(stack->faults, national, "bedtime", code);
    if (builder->policy.home_start[stage] == 0)
        policy_missing(stack->faults, national, "home", code);
    for (int dimension = DIMENSION_PHONE; dimension < DIMENSION_COUNT; dimension++) {
        const char *section = arena_printf(stack->arena, "habit %s", code);
        const struct habit_threshold *habit = &builder->policy.habit[stage][dimension];
        const char *name = dimension_code(dimension);
        bool at_most = dimension == DIMENSION_PHONE;
        char *green = arena_printf(stack->arena, "%s.green", name);
        char *yellow = arena_printf(stack->arena, "%s.yellow", name);
        if (habit->green == UNSET)
            policy_missing(stack->faults, national, section, green);
        if (habit->yellow == UNSET)
            policy_missing(stack->faults, national, section, yellow);
        if (habit->green == UNSET || habit->yellow == UNSET)
            continue;
        if (at_most ? habit->green > habit->yellow : habit->green < habit->yellow) {
            const struct stack_item *item = stack_find(stack, section, green);
            const struct stack_item *other = stack_find(stack, section, yellow);
            item = !item || (other && other->layer > item->layer) ? other : item;
            faults_add(stack->faults, item->file, item->entry->line,
                       at_most ? _("[%s] %s: green ends at %d minutes, yellow at %d: yellow must "
                                   "not end before green")
                               : _("[%s] %s: green begins at %d minutes, yellow at %d: yellow must "
                                   "not begin above green"),
                       section, name, habit->green, habit->yellow);
        }
    }
}

void policy_finish_bounds(const struct stack *stack, struct builder *builder, const char *national)
{
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        check_stage(stack, builder, stage, national);
        /* As with limits: a year without a key has the bound of the year below. */
        for (int step = 1; step < STAGE_YEARS_MAX; step++) {
            int *most = builder->policy.subjects_max[stage];
            if (most[step] == UNSET)
                most[step] = most[step - 1];
        }
    }
}
