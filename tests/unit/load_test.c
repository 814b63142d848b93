/* What counts, and along which path: the groups A, B and C, and what is done in the after-school
 * service. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/domain_fixture.h"

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

    fixture_put(fixture, &set, 1, "chinese", 20, november(17));
    fixture_put(fixture, &set, 2, "math", 15, november(17))->tier = TIER_PLUS;
    b = fixture_put(fixture, &set, 3, "math", 45, november(17));
    b->tier = TIER_B;
    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(listed_paths(board), 0x17);
    assert_int_equal(board->paths[2].load, 35);
    assert_int_equal(board->headline, 4);
    assert_int_equal(board->load, 65);
    assert_int_equal(board->level, LEVEL_RED);
    assert_int_equal(board->items[1].running, 20); /* plus is not on it */
    assert_int_equal(board->items[2].running, 65);
    b->tier = TIER_C;
    b->optional = true;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(listed_paths(board), 0x27);
    assert_int_equal(board->paths[5].load, 20);
    b->state = STATE_WITHDRAWN;
    assert_int_equal(listed_paths(fixture_board(fixture, &class, &set, november(17))), 0x7);
    assert_int_equal(listed_paths(fixture_board(fixture, &class, &set, november(18))), 0x7);
}

/* ---- after-school service ---- */

static bool is_late(const struct board_input *input)
{
    struct arena *arena = arena_new();
    const struct board *board = board_build(input, november(17), arena);
    bool late = false;

    for (size_t i = 0; i < board->warning_count; i++)
        late = late || board->warnings[i].code == WARNING_PAST_BEDTIME;
    arena_free(arena);
    return late;
}

/* Minutes of item 0 that fit into an hour of service. */
static int laid(struct fixture *fixture, enum kind kind, enum place place, const char *text,
                int *home)
{
    static const struct aftercare_time times[] = {{.weekday = TUESDAY, .minutes = 60}};
    const struct class_profile profile = {.aftercare = times, .aftercare_count = 1};
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct assignment *a = fixture_put(fixture, &set, 1, "math", 20, november(17));
    struct board_input input;

    a->kind = kind;
    a->place = place;
    a->text = text;
    input = fixture_input(fixture, &class, &set);
    input.profile = &profile;
    struct board *board = board_build(&input, november(17), fixture->arena);
    *home = board->home_minutes;
    return board->items[0].at_school;
}

/* At a desk in school: not sport or labor, nor what says home, family or phone; what says so in a title, in a
 * quotation or inside another word does not say it. */
static void the_service_takes_what_is_done_at_a_desk(void **state)
{
    struct fixture *fixture = *state;
    static char parents[] = "家长", father[] = "爸爸", adult[] = "adult", back[] = "回家",
                class[] = "{adult}", app[] = "app";
    static char *adults[] = {parents, father};
    static struct word_class classes[] = {{adult, adults, 2, NULL}};
    static char *words[] = {back, class, app};
    static const struct
    {
        enum kind kind;
        enum place place;
        const char *text;
        int at_school, home;
    } cases[] = {
        {KIND_WRITTEN, PLACE_HOME, "练习册P12", 20, 0},
        {KIND_READING, PLACE_HOME, "读《爸爸的花儿落了》", 20, 0},
        {KIND_SPORT, PLACE_HOME, "跳绳", 0, 20},
        {KIND_LABOR, PLACE_HOME, "扫地", 0, 20},
        {KIND_SPORT, PLACE_SCHOOL, "跳绳", 0, 0}, /* has its time in the day itself */
        {KIND_WRITTEN, PLACE_HOME, "背给家长听", 0, 20},
        {KIND_ORAL, PLACE_HOME, "用ＡＰＰ朗读", 0, 20},
        {KIND_WRITTEN, PLACE_HOME, "抄写 apple、happy", 20, 0},
        {KIND_WRITTEN, PLACE_HOME, "用“回家”造句", 20, 0},
        {KIND_WRITTEN, PLACE_HOME, "回家量一量", 0, 20},
    };

    fixture->policy.lexicon = (struct lexicon){classes, 1};
    fixture->policy.home_words = words;
    fixture->policy.home_word_count = 3;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int home;
        int at_school = laid(fixture, cases[i].kind, cases[i].place, cases[i].text, &home);
        if (at_school != cases[i].at_school || home != cases[i].home)
            fail_msg("%s: %d at school, %d left", cases[i].text, at_school, home);
    }
}

/* Homework at home begins when the service ends; without an end said, at the policy's hour. */
static void the_evening_begins_when_the_service_ends(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct aftercare_time time = {.weekday = TUESDAY, .minutes = 40, .pupils = 28};
    const struct class_profile profile = {.aftercare = &time, .aftercare_count = 1};
    struct assignment_set set = {0};
    struct board_input input;

    fixture_put(fixture, &set, 1, "math", 240, november(17));
    fixture->policy.warnings[WARNING_PAST_BEDTIME].level = LEVEL_YELLOW;
    fixture->policy.home_start[STAGE_PRIMARY] = 18 * 60;
    fixture->policy.bedtime[STAGE_PRIMARY] = 21 * 60 + 20;
    input = fixture_input(fixture, &class, &set);
    input.profile = &profile;
    assert_false(is_late(&input)); /* 200 minutes from 18:00 */
    time.until = 18 * 60 + 1;
    assert_true(is_late(&input));
    time.until = 17 * 60 + 30;
    assert_false(is_late(&input));
    const struct board *board = board_build(&input, november(17), fixture->arena);
    assert_int_equal(board->aftercare_until, 17 * 60 + 30);
    assert_int_equal(board->aftercare_pupils, 28);
    board = board_build(&input, november(18), fixture->arena);
    assert_int_equal(board->aftercare_until, 0);
    assert_int_equal(board->aftercare_pupils, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_groups_are_paths_by_themselves, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_service_takes_what_is_done_at_a_desk, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_evening_begins_when_the_service_ends, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
