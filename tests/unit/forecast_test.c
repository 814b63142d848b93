/* The forecast: which evenings a change touches, what it makes of them, what it would hold. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/domain_fixture.h"

#define PROPERTY_ROUNDS 60
#define PROPERTY_ITEMS 40

static struct forecast *forecast(struct fixture *fixture, const struct class *class,
                                 const struct assignment_set *set, const struct assignment *before,
                                 const struct assignment *after)
{
    struct board_input input = fixture_input(fixture, class, set);
    return forecast_build(&input, &before, &after, 1, fixture->arena);
}

static void adding_shows_each_evening_before_and_after(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct assignment a = fixture_assignment(fixture, 0, "math", 15, november(17), november(18));

    fixture_week_primary(fixture, &set);
    a.state = STATE_DRAFT; /* judged as if published */
    struct forecast *seen = forecast(fixture, &class, &set, NULL, &a);
    assert_int_equal(seen->count, 1);
    assert_int_equal(seen->days[0].before->load, 52);
    assert_int_equal(seen->days[0].after->load, 67);
    assert_int_equal(seen->days[0].after->level, LEVEL_RED);
    assert_true(seen->days[0].raises_over);
    assert_true(seen->raises_over);
    assert_int_equal(a.state, STATE_DRAFT);

    a.minutes = 8; /* exactly the limit */
    assert_false(forecast(fixture, &class, &set, NULL, &a)->raises_over);
    a.minutes = 9;
    assert_true(forecast(fixture, &class, &set, NULL, &a)->raises_over);
    a.optional = true;
    seen = forecast(fixture, &class, &set, NULL, &a);
    assert_false(seen->raises_over);
    assert_int_equal(seen->days[0].after->item_count, seen->days[0].before->item_count + 1);
    a.optional = false;
    a.kind = KIND_ORAL;
    assert_false(forecast(fixture, &class, &set, NULL, &a)->raises_over);
}

static void a_weekend_item_touches_three_evenings(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct assignment a = fixture_assignment(fixture, 0, "math", 77, november(20), november(23));

    fixture_week_primary(fixture, &set);
    struct forecast *seen = forecast(fixture, &class, &set, NULL, &a);
    assert_int_equal(seen->count, 3);
    assert_int_equal(seen->days[0].day, november(20));
    assert_int_equal(seen->days[0].after->load, 61); /* 26 more */
    assert_int_equal(seen->days[1].after->load, 61);
    assert_int_equal(seen->days[2].after->load, 60); /* 25 more */
    assert_true(seen->days[1].raises_over);
    assert_false(seen->days[2].raises_over);
    assert_true(seen->raises_over);
}

static void what_lowers_a_red_day_is_not_held(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};

    fixture_week_primary(fixture, &set);
    const struct assignment *math = set.items[11]; /* 25 minutes on the red 18th */
    struct assignment after = *math;
    after.minutes = 22;
    struct forecast *seen = forecast(fixture, &class, &set, math, &after);
    assert_int_equal(seen->days[0].before->load, 65);
    assert_int_equal(seen->days[0].after->load, 62);
    assert_false(seen->raises_over);
    after.minutes = 25;
    after.text = "别的";
    assert_false(forecast(fixture, &class, &set, math, &after)->raises_over);
    after.minutes = 26;
    assert_true(forecast(fixture, &class, &set, math, &after)->raises_over);
    /* One path down, another up: 10 of stretch for 25 of everybody's is a rise on no path. */
    after.minutes = 10;
    after.tier = TIER_STRETCH;
    assert_false(forecast(fixture, &class, &set, math, &after)->raises_over);
    after.minutes = 30;
    seen = forecast(fixture, &class, &set, math, &after);
    assert_int_equal(seen->days[0].after->paths[0].load, 40);
    assert_int_equal(seen->days[0].after->paths[2].load, 70);
    assert_true(seen->raises_over);
}

static void a_pending_item_counted_nothing_before(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct assignment a = fixture_assignment(fixture, 1, "math", 70, november(17), november(18));

    a.state = STATE_PENDING;
    a.published_at = 0;
    fixture_add(fixture, &set, &a);
    struct forecast *seen = forecast(fixture, &class, &set, set.items[0], &a);
    assert_int_equal(seen->count, 1);
    assert_int_equal(seen->days[0].before->load, 0);
    assert_int_equal(seen->days[0].before->pending_count, 1);
    assert_int_equal(seen->days[0].after->load, 70);
    assert_int_equal(seen->days[0].after->pending_count, 0);
    assert_true(seen->raises_over);

    /* A draft's old evenings show nothing of it: they are not touched. */
    struct assignment draft = a;
    draft.state = STATE_DRAFT;
    struct assignment moved = draft;
    moved.assigned = november(18);
    moved.due = november(19);
    set.items[0] = &draft;
    seen = forecast(fixture, &class, &set, &draft, &moved);
    assert_int_equal(seen->count, 1);
    assert_int_equal(seen->days[0].day, november(18));
}

static void several_changes_are_seen_together(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};

    fixture_week_primary(fixture, &set);
    struct board_input input = fixture_input(fixture, &class, &set);
    struct assignment added =
        fixture_assignment(fixture, 0, "english", 10, november(18), november(19));
    const struct assignment *before[] = {set.items[12], NULL}; /* english, 15 on the 18th */
    const struct assignment *after[] = {NULL, &added};
    struct forecast *seen = forecast_build(&input, before, after, 2, fixture->arena);
    assert_int_equal(seen->count, 1);
    assert_int_equal(seen->days[0].before->load, 65);
    assert_int_equal(seen->days[0].after->load, 60);
    assert_int_equal(seen->days[0].after->level, LEVEL_YELLOW);
    assert_false(seen->raises_over);
    seen = forecast_build(&input, NULL, NULL, 0, fixture->arena);
    assert_int_equal(seen->count, 0);
    assert_false(seen->raises_over);
}

static void moving_an_item_moves_exactly_its_minutes(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;

    for (int round = 0; round < PROPERTY_ROUNDS; round++) {
        struct class class = fixture_class(3 + (int)fixture_random(&random, 7), 1);
        struct assignment_set set = {0};
        for (int64_t id = 1; id <= PROPERTY_ITEMS; id++) {
            struct assignment a = fixture_random_assignment(fixture, &random, id, november(9), 14);
            fixture_add(fixture, &set, &a);
        }
        struct assignment item =
            fixture_assignment(fixture, 99, "math", 23, november(10), november(11));
        fixture_add(fixture, &set, &item);
        struct assignment moved = item;
        moved.assigned = november(12 + (int)fixture_random(&random, 5));
        moved.due = moved.assigned + 1;
        struct forecast *seen = forecast(fixture, &class, &set, set.items[set.count - 1], &moved);
        bool right = seen->count == 2;
        for (size_t p = 0; right && p < 3; p++) {
            const struct forecast_day *days = seen->days;
            right = days[0].after->paths[p].load == days[0].before->paths[p].load - 23 &&
                    days[1].after->paths[p].load == days[1].before->paths[p].load + 23;
        }
        if (!right)
            fail_msg("seed %u round %d", TEST_SEED, round);
    }
}

static bool same_board(const struct board *a, const struct board *b)
{
    bool same = a->load == b->load && a->level == b->level && a->limit == b->limit &&
                a->headline == b->headline && a->uncounted == b->uncounted &&
                a->week_average == b->week_average && a->pending_count == b->pending_count &&
                a->pending_minutes == b->pending_minutes && a->item_count == b->item_count &&
                a->subject_count == b->subject_count && a->reported_count == b->reported_count &&
                a->warning_count == b->warning_count;
    for (size_t p = 0; same && p < a->path_count; p++)
        same = a->paths[p].load == b->paths[p].load && a->paths[p].level == b->paths[p].level;
    for (size_t i = 0; same && i < a->item_count; i++) {
        const struct board_item *x = &a->items[i];
        const struct board_item *y = &b->items[i];
        same = x->subject == y->subject && x->today == y->today && x->running == y->running &&
               x->counted == y->counted && x->on_headline == y->on_headline &&
               (x->assignment->id == y->assignment->id || x->assignment->id == 0);
    }
    for (size_t i = 0; same && i < a->subject_count; i++)
        same = a->subjects[i].status == b->subjects[i].status;
    for (size_t i = 0; same && i < a->warning_count; i++)
        same = board_warning_same(&a->warnings[i], &b->warnings[i]);
    return same;
}

static void a_forecast_equals_the_board_after_the_save(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED + 2;

    for (int round = 0; round < PROPERTY_ROUNDS; round++) {
        struct class class = fixture_class(1 + (int)fixture_random(&random, 12), 1);
        struct assignment_set set = {0};
        for (int64_t id = 1; id <= PROPERTY_ITEMS; id++) {
            struct assignment a = fixture_random_assignment(fixture, &random, id, november(9), 14);
            a.state = (enum state)fixture_random(&random, STATE_COUNT);
            fixture_add(fixture, &set, &a);
        }
        /* An addition, an edit or a removal. */
        unsigned what = fixture_random(&random, 3);
        size_t place = fixture_random(&random, PROPERTY_ITEMS);
        const struct assignment *before = what == 0 ? NULL : set.items[place];
        struct assignment candidate = fixture_random_assignment(
            fixture, &random, what == 0 ? 0 : before->id, november(9), 14);
        struct forecast *seen =
            forecast(fixture, &class, &set, before, what == 2 ? NULL : &candidate);

        /* The save. */
        if (what == 0) {
            candidate.id = PROPERTY_ITEMS + 1;
            fixture_add(fixture, &set, &candidate);
        } else if (what == 1) {
            set.items[place] = &candidate;
        } else {
            set.items[place] = set.items[--set.count];
        }
        struct board_input saved = fixture_input(fixture, &class, &set);
        for (size_t i = 0; i < seen->count; i++) {
            const struct board *after = board_build(&saved, seen->days[i].day, fixture->arena);
            if (!same_board(seen->days[i].after, after))
                fail_msg("seed %u round %d evening %zu", TEST_SEED + 2, round, i);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(adding_shows_each_evening_before_and_after, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_weekend_item_touches_three_evenings, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_lowers_a_red_day_is_not_held, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_pending_item_counted_nothing_before, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(several_changes_are_seen_together, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(moving_an_item_moves_exactly_its_minutes, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_forecast_equals_the_board_after_the_save, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests_name("forecast", tests, NULL, NULL);
}
