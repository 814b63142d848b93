#include "config.h"

/* What counts, and along which path: the groups A, B and C, what is left to choice, what is done in the
 * after-school service. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/domain_fixture.h"

static struct board *build(struct fixture *fixture, const struct class *class,
                           const struct assignment_set *set, day_t day)
{
    struct board_input input = fixture_input(fixture, class, set);
    return board_build(&input, day, fixture->arena);
}

/* Adds a one-evening item and returns the copy in the set, for the test to change. */
static struct assignment *put(struct fixture *fixture, struct assignment_set *set, int64_t id,
                              const char *subject, int minutes, day_t assigned)
{
    struct assignment a = fixture_assignment(fixture, id, subject, minutes, assigned, assigned + 1);
    fixture_add(fixture, set, &a);
    return (struct assignment *)(uintptr_t)set->items[set->count - 1];
}

/* Bit p: path p stands on the board. */
static unsigned listed_paths(const struct board *board)
{
    unsigned bits = 0;

    for (size_t p = 0; p < board->path_count; p++)
        bits |= board->paths[p].listed ? 1U << p : 0U;
    return bits;
}

/* One paper for three groups: each tier is a path by itself, with what is for all, and stands on the board
 * only where it has something. */
static void the_groups_are_paths_by_themselves(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct assignment *b;

    put(fixture, &set, 1, "chinese", 20, november(17));
    put(fixture, &set, 2, "math", 15, november(17))->tier = TIER_PLUS;
    b = put(fixture, &set, 3, "math", 45, november(17));
    b->tier = TIER_B;
    const struct board *board = build(fixture, &class, &set, november(17));
    assert_int_equal(listed_paths(board), 0x17);
    assert_int_equal(board->paths[2].load, 35);
    assert_int_equal(board->headline, 4);
    assert_int_equal(board->load, 65);
    assert_int_equal(board->level, LEVEL_RED);
    assert_int_equal(board->items[1].running, 20); /* plus is not on it */
    assert_int_equal(board->items[2].running, 65);
    b->tier = TIER_C;
    b->optional = true;
    board = build(fixture, &class, &set, november(17));
    assert_int_equal(listed_paths(board), 0x27);
    assert_int_equal(board->paths[5].load, 20);
    b->state = STATE_WITHDRAWN;
    assert_int_equal(listed_paths(build(fixture, &class, &set, november(17))), 0x7);
    assert_int_equal(listed_paths(build(fixture, &class, &set, november(18))), 0x7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_groups_are_paths_by_themselves, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
