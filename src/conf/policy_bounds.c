#include "config.h"

/* Times and bounds of the policy: bedtime, repetition, marking, subjects, service, habits. */
#include "conf/building.h"

#include "base/i18n.h"
#include "base/text.h"

static struct policy *policy_of(struct taking *taking)
{
    return ((struct building *)taking->target)->policy;
}

#define TAKE_NUMBER(name, field)                                                                   \
    KEY_STORE(name)                                                                                \
    {                                                                                              \
        (void)match;                                                                               \
        policy_of(taking)->field = value->number;                                                  \
    }
#define TAKE_KINDS(name, field)                                                                    \
    KEY_STORE(name)                                                                                \
    {                                                                                              \
        (void)match;                                                                               \
        policy_of(taking)->field = value->bits;                                                    \
    }

TAKE_NUMBER(policy_take_repetitive_days, repetitive_days)
TAKE_KINDS(policy_take_repetitive_kinds, repetitive_kinds)
TAKE_NUMBER(policy_take_feedback_days, feedback_days)
TAKE_KINDS(policy_take_feedback_kinds, feedback_kinds)
TAKE_NUMBER(policy_take_subject_percent, unbalanced_percent)
TAKE_NUMBER(policy_take_practice_percent, practice_percent)
TAKE_NUMBER(policy_take_class_red, class_red)
TAKE_NUMBER(policy_take_class_yellow, class_yellow)

KEY_STORE(policy_take_repetitive_routine)
{
    (void)match;
    struct policy *policy = ((struct building *)taking->target)->policy;
    policy->routine = value->text[0] != '\0' ? arena_strdup(taking->arena, value->text) : NULL;
}

KEY_STORE(policy_take_bedtime)
{
    policy_of(taking)->bedtime[match->number[PART_STAGE]] = value->number;
}

KEY_STORE(policy_take_home_start)
{
    policy_of(taking)->home_start[match->number[PART_STAGE]] = value->number;
}

KEY_STORE(policy_take_subjects_max)
{
    struct building *building = taking->target;
    int stage = match->number[PART_STAGE];
    int step = match->number[PART_STEP] - 1;

    building->policy->subjects_max[stage][step] = value->number;
    building->subjects_set[stage][step] = true;
}

KEY_STORE(policy_take_service_order)
{
    (void)match;
    policy_of(taking)->service_written_first = value->number == 0; /* written, listed */
}

static void take_edge(struct taking *taking, const struct key_match *match, int number, int edge)
{
    struct building *building = taking->target;
    int stage = match->number[PART_STAGE];
    int dimension = match->number[PART_DIMENSION];
    struct habit_threshold *habit = &building->policy->habit[stage][dimension];

    *(edge == 0 ? &habit->green : &habit->yellow) = number;
    building->habit_set[stage][dimension][edge] = true;
}

KEY_STORE(policy_take_habit_green)
{
    take_edge(taking, match, value->number, 0);
}

KEY_STORE(policy_take_habit_yellow)
{
    take_edge(taking, match, value->number, 1);
}

/* ---- what must be there, and what follows from it ---- */

static void check_stage(const struct stack *stack, const struct building *building, int stage,
                        const char *national)
{
    const char *code = vocab_code(&vocab_stage, stage);

    if (building->policy->bedtime[stage] == 0) {
        policy_missing(stack->faults, national, "bedtime", code);
    }
    if (building->policy->home_start[stage] == 0) {
        policy_missing(stack->faults, national, "home", code);
    }
    for (int dimension = DIMENSION_PHONE; dimension < DIMENSION_COUNT; dimension++) {
        const char *section = arena_printf(stack->arena, "habit %s", code);
        const struct habit_threshold *habit = &building->policy->habit[stage][dimension];
        const char *name = dimension_code(dimension);
        bool at_most = dimension == DIMENSION_PHONE;
        char *green = arena_printf(stack->arena, "%s.green", name);
        char *yellow = arena_printf(stack->arena, "%s.yellow", name);
        if (!building->habit_set[stage][dimension][0]) {
            policy_missing(stack->faults, national, section, green);
        }
        if (!building->habit_set[stage][dimension][1]) {
            policy_missing(stack->faults, national, section, yellow);
        }
        if (at_most ? habit->green > habit->yellow : habit->green < habit->yellow) {
            const struct stack_item *item = stack_find(stack, section, green);
            const struct stack_item *other = stack_find(stack, section, yellow);
            item = item == NULL || (other != NULL && other->layer > item->layer) ? other : item;
            faults_add(stack->faults, item->file, item->entry->line,
                       at_most ? _("[%s] %s: green ends at %d minutes, yellow at %d: yellow must "
                                   "not end before green")
                               : _("[%s] %s: green begins at %d minutes, yellow at %d: yellow must "
                                   "not begin above green"),
                       section, name, habit->green, habit->yellow);
        }
    }
}

void policy_finish_bounds(const struct stack *stack, struct building *building,
                          const char *national)
{
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        check_stage(stack, building, stage, national);
        /* As with limits: a year without a key has the bound of the year below. */
        for (int step = 1; step < STAGE_YEARS_MAX; step++) {
            int *most = building->policy->subjects_max[stage];
            if (!building->subjects_set[stage][step]) {
                most[step] = most[step - 1];
            }
        }
    }
}
