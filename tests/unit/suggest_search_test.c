/* The search behind suggest by itself: on small searches full of ties the same as trying everything. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/assignment.h"
#include "domain/suggest_search.h"
#include "support/domain_fixture.h"

#define ROUNDS 4000
#define ITEMS 5
#define OPTIONS 8
#define DAYS 2 /* on which things are moved */
#define PATHS 2

/* A search and all that it points to; what is chosen of it: for each item its option or -1. */
struct small
{
    struct search search;
    struct search_item items[ITEMS];
    struct search_option options[ITEMS][OPTIONS];
    struct search_effect effects[ITEMS][OPTIONS];
    struct assignment before[ITEMS], after[ITEMS][OPTIONS];
    int chosen[ITEMS], best[ITEMS];
    bool found;
};

static void add_option(struct small *small, size_t index, enum suggest_kind kind, int minutes,
                       int day, int delta)
{
    struct search_item *item = &small->items[index];
    size_t o = item->option_count++;
    small->after[index][o] = (struct assignment){.assigned = kind == SUGGEST_MOVE ? day : 0};
    small->effects[index][o] = (struct search_effect){.day = day, .delta = delta};
    small->options[index][o] = (struct search_option){.after = &small->after[index][o],
                                                      .kind = kind,
                                                      .removal = minutes,
                                                      .minutes = minutes,
                                                      .effects = &small->effects[index][o],
                                                      .effect_count = delta != 0 ? 1 : 0};
}

static void fill(struct small *small, unsigned *random)
{
    int sum[PATHS] = {0};

    *small =
        (struct small){.search = {.items = small->items, .item_count = ITEMS, .path_count = 2}};
    for (size_t i = 0; i < ITEMS; i++) {
        int minutes = 1 + (int)fixture_random(random, 5);
        bool spread = fixture_random(random, 4) == 0; /* trimmed or optional it relieves a day */
        int relief = spread ? -1 - (int)fixture_random(random, 2) : 0;
        small->before[i].id = (int64_t)i * 3 + 1;
        small->items[i] = (struct search_item){.before = &small->before[i],
                                               .paths = 1 + fixture_random(random, 3),
                                               .over_share = fixture_random(random, 5) == 0,
                                               .options = small->options[i]};
        for (int day = 0; day < DAYS; day++)
            if (!spread && fixture_random(random, 3) > 0)
                add_option(small, i, SUGGEST_MOVE, minutes, day, minutes);
        for (int trim = minutes - 1; trim > 0; trim--)
            add_option(small, i, SUGGEST_TRIM, trim, 0, relief);
        add_option(small, i, SUGGEST_OPTIONAL, minutes, 0, relief);
        for (int p = 0; p < PATHS; p++)
            sum[p] += (small->items[i].paths >> p & 1U) != 0 ? minutes : 0;
    }
    for (int p = 0; p < PATHS; p++) {
        small->search.need[p] = (int)fixture_random(random, (unsigned)sum[p] + 1);
        for (int day = 0; day < DAYS; day++)
            small->search.room[day][p] = (int)fixture_random(random, 8);
    }
}

/* ---- trying everything ---- */

static const struct search_option *option_of(const struct small *small, const int *chosen, size_t i)
{
    return chosen[i] >= 0 ? &small->options[i][chosen[i]] : NULL;
}

static bool is_allowed(const struct small *small)
{
    for (size_t p = 0; p < PATHS; p++) {
        int need = small->search.need[p];
        int room[DAYS];
        for (int day = 0; day < DAYS; day++)
            room[day] = small->search.room[day][p];
        for (size_t i = 0; i < ITEMS; i++) {
            const struct search_option *option = option_of(small, small->chosen, i);
            if (!option || (small->items[i].paths >> p & 1U) == 0)
                continue;
            need -= option->removal;
            room[option->effects->day] -= option->effect_count > 0 ? option->effects->delta : 0;
        }
        if (need > 0 || room[0] < 0 || room[1] < 0)
            return false;
    }
    return true;
}

#define SUMS 5
/* Fewest items, most over their share, most moves, most trims, fewest minutes. */
static void sum_up(const struct small *small, const int *chosen, int sums[SUMS])
{
    memset(sums, 0, SUMS * sizeof *sums);
    for (size_t i = 0; i < ITEMS; i++) {
        const struct search_option *option = option_of(small, chosen, i);
        if (option) {
            sums[0]++;
            sums[1] -= small->items[i].over_share ? 1 : 0;
            sums[2] -= option->kind == SUGGEST_MOVE ? 1 : 0;
            sums[3] -= option->kind == SUGGEST_TRIM ? 1 : 0;
            sums[4] += option->minutes;
        }
    }
}

/* Below 0: what is chosen is preferred to the best so far. */
static int prefer(const struct small *small)
{
    int mine[SUMS], best[SUMS];

    sum_up(small, small->chosen, mine);
    sum_up(small, small->best, best);
    for (int s = 0; s < SUMS; s++)
        if (mine[s] != best[s])
            return mine[s] - best[s];
    for (size_t i = 0; i < ITEMS; i++)
        if ((small->chosen[i] >= 0) != (small->best[i] >= 0))
            return small->chosen[i] >= 0 ? -1 : 1; /* the lower id */
    for (int criterion = 0; criterion < 3; criterion++) {
        for (size_t i = 0; i < ITEMS; i++) {
            const struct search_option *a = option_of(small, small->chosen, i);
            const struct search_option *b = option_of(small, small->best, i);
            int order = !a               ? 0
                        : criterion == 0 ? (int)a->kind - (int)b->kind
                        : criterion == 1 ? (int)(a->after->assigned - b->after->assigned)
                                         : b->minutes - a->minutes;
            if (order != 0)
                return order;
        }
    }
    return 0;
}

static void try_from(struct small *small, size_t item)
{
    if (item == ITEMS) {
        if (is_allowed(small) && (!small->found || prefer(small) < 0)) {
            small->found = true;
            memcpy(small->best, small->chosen, sizeof small->best);
        }
        return;
    }
    for (int o = -1; o < (int)small->items[item].option_count; o++) {
        small->chosen[item] = o;
        try_from(small, item + 1);
    }
}

static void ties_are_solved_as_by_trying_everything(void **state)
{
    unsigned random = TEST_SEED;
    int several = 0;

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct small small;
        struct search_pick picks[ITEMS];
        fill(&small, &random);
        if (small.search.need[0] == 0 && small.search.need[1] == 0)
            continue;
        size_t count = search_best(&small.search, picks);
        try_from(&small, 0);
        assert_true(small.found);
        size_t next = 0;
        for (size_t i = 0; i < ITEMS; i++) {
            const struct search_option *wanted = option_of(&small, small.best, i);
            if (wanted && (next >= count || picks[next++].option != wanted))
                fail_msg("seed %u, round %d, item %zu", TEST_SEED, round, i);
        }
        assert_int_equal(next, count);
        several += count > 2 ? 1 : 0;
    }
    assert_true(several > ROUNDS / 10);
}

/* Where all that can be done is too little, it is what comes nearest: all of it. */
static void the_nearest_where_nothing_is_enough(void **state)
{
    unsigned random = TEST_SEED;

    (void)state;
    for (int round = 0; round < ROUNDS / 10; round++) {
        struct small small;
        struct search_pick picks[ITEMS];
        size_t helping = 0;

        fill(&small, &random);
        small.search.need[0] = 1000;
        small.search.need[1] = 0;
        size_t count = search_best(&small.search, picks);
        for (size_t i = 0; i < ITEMS; i++)
            helping += (small.items[i].paths & 1U) != 0 ? 1 : 0;
        assert_int_equal(count, helping);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(picks[i].option->kind, SUGGEST_OPTIONAL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_are_solved_as_by_trying_everything),
        cmocka_unit_test(the_nearest_where_nothing_is_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
