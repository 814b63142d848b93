/* The five dimensions: each threshold and the minute beside it, the class's colour, raised hands,
 * medians, the trend of four weeks. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/habits.h"
#include "support/domain_fixture.h"

#define NONE HABIT_NONE

static int setup(void **state)
{
    struct fixture *fixture = fixture_new();
    struct habit_threshold *primary = fixture->policy.habit[STAGE_PRIMARY];
    struct habit_threshold *junior = fixture->policy.habit[STAGE_JUNIOR];

    primary[DIMENSION_PHONE] = (struct habit_threshold){20, 60};
    primary[DIMENSION_READING] = (struct habit_threshold){30, 15};
    primary[DIMENSION_SLEEP] = (struct habit_threshold){600, 540};
    primary[DIMENSION_EXERCISE] = (struct habit_threshold){120, 60};
    junior[DIMENSION_SLEEP] = (struct habit_threshold){540, 480};
    fixture->policy.class_red = 20;
    fixture->policy.class_yellow = 30;
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_free(*state);
    return 0;
}

static void pupils_levels_turn_at_their_thresholds(void **state)
{
    static const struct
    {
        enum stage stage;
        enum dimension dimension;
        int minutes, limit;
        enum level level;
    } rows[] = {
        {STAGE_PRIMARY, DIMENSION_HOMEWORK, 48, 60, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_HOMEWORK, 49, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_HOMEWORK, 60, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_HOMEWORK, 61, 60, LEVEL_RED},
        {STAGE_PRIMARY, DIMENSION_HOMEWORK, 0, 0, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_HOMEWORK, 1, 0, LEVEL_RED},
        {STAGE_SENIOR, DIMENSION_HOMEWORK, 300, LIMIT_NONE, LEVEL_NONE},
        {STAGE_PRIMARY, DIMENSION_HOMEWORK, NONE, 60, LEVEL_NONE},
        {STAGE_PRIMARY, DIMENSION_PHONE, 0, 60, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_PHONE, 20, 60, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_PHONE, 21, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_PHONE, 60, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_PHONE, 61, 60, LEVEL_RED},
        {STAGE_PRIMARY, DIMENSION_PHONE, NONE, 60, LEVEL_NONE},
        {STAGE_PRIMARY, DIMENSION_READING, 30, 60, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_READING, 29, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_READING, 15, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_READING, 14, 60, LEVEL_RED},
        {STAGE_PRIMARY, DIMENSION_SLEEP, 600, 60, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_SLEEP, 599, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_SLEEP, 540, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_SLEEP, 539, 60, LEVEL_RED},
        {STAGE_JUNIOR, DIMENSION_SLEEP, 540, 90, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_EXERCISE, 120, 60, LEVEL_GREEN},
        {STAGE_PRIMARY, DIMENSION_EXERCISE, 119, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_EXERCISE, 60, 60, LEVEL_YELLOW},
        {STAGE_PRIMARY, DIMENSION_EXERCISE, 59, 60, LEVEL_RED},
        {STAGE_PRIMARY, DIMENSION_EXERCISE, 0, 60, LEVEL_RED},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        enum level level = habit_level(&fixture->policy, rows[i].stage, rows[i].dimension,
                                       rows[i].minutes, rows[i].limit);
        if (level != rows[i].level) {
            fail_msg("row %zu: %s %d gives %s", i,
                     vocab_code(&vocab_dimension, (int)rows[i].dimension), rows[i].minutes,
                     vocab_code(&vocab_level, (int)level));
        }
    }
}

static void the_class_is_coloured_by_its_shares(void **state)
{
    static const struct
    {
        int count[HABIT_BANDS];
        enum level level;
    } rows[] = {
        {{10, 0, 0}, LEVEL_GREEN}, {{8, 0, 2}, LEVEL_RED},      {{81, 0, 19}, LEVEL_GREEN},
        {{7, 3, 0}, LEVEL_YELLOW}, {{71, 29, 0}, LEVEL_GREEN},  {{70, 11, 19}, LEVEL_YELLOW},
        {{0, 1, 0}, LEVEL_YELLOW}, {{0, 0, 0}, LEVEL_NONE},     {{0, 0, 3}, LEVEL_RED},
        {{34, 8, 0}, LEVEL_GREEN}, {{29, 13, 0}, LEVEL_YELLOW}, {{33, 1, 8}, LEVEL_GREEN},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct habit_count hands = {.day = november(18), .dimension = DIMENSION_PHONE};
        memcpy(hands.count, rows[i].count, sizeof hands.count);
        struct habit_report *report = habits_build(
            &fixture->policy, STAGE_PRIMARY, 60, november(18), NULL, 0, &hands, 1, fixture->arena);
        const struct habit_dimension *phone = &report->dimensions[DIMENSION_PHONE];
        if (phone->level != rows[i].level)
            fail_msg("row %zu: %s", i, vocab_code(&vocab_level, (int)phone->level));
        assert_int_equal(phone->green, rows[i].count[0]);
        assert_int_equal(phone->yellow, rows[i].count[1]);
        assert_int_equal(phone->red, rows[i].count[2]);
        assert_int_equal(phone->median, -1);
        assert_int_equal(report->pupils, rows[i].count[0] + rows[i].count[1] + rows[i].count[2]);
        assert_int_equal(report->within, -1); /* nobody said a word of homework */
    }
}

static void nothing_said_is_no_colour(void **state)
{
    struct fixture *fixture = *state;
    struct habit silent = {
        .day = november(18), .seat = 3, .minutes = {NONE, NONE, NONE, NONE, NONE}};
    struct habit_report *report = habits_build(&fixture->policy, STAGE_PRIMARY, 60, november(18),
                                               &silent, 1, NULL, 0, fixture->arena);

    assert_int_equal(report->day, november(18));
    assert_int_equal(report->pupils, 0);
    assert_int_equal(report->within, -1);
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        assert_int_equal(report->dimensions[d].level, LEVEL_NONE);
        assert_int_equal(report->dimensions[d].median, -1);
        for (int week = 0; week < 4; week++)
            assert_int_equal(report->dimensions[d].trend[week], LEVEL_NONE);
    }
}

static struct habit said(int day, int seat, int homework, int phone)
{
    return (struct habit){
        .day = november(day), .seat = seat, .minutes = {homework, phone, NONE, NONE, NONE}};
}

static void medians_and_shares_round_half_up(void **state)
{
    struct fixture *fixture = *state;
    struct habit habits[8];
    size_t count = 0;

    habits[count++] = said(18, 1, 60, 0);
    habits[count++] = said(18, 2, 45, 25);
    struct habit_report *report = habits_build(&fixture->policy, STAGE_PRIMARY, 60, november(18),
                                               habits, count, NULL, 0, fixture->arena);
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].median, 53); /* 52.5 */
    assert_int_equal(report->dimensions[DIMENSION_PHONE].median, 13);    /* 12.5 */
    assert_int_equal(report->within, 100);
    habits[count++] = said(18, 3, 61, NONE);
    report = habits_build(&fixture->policy, STAGE_PRIMARY, 60, november(18), habits, count, NULL, 0,
                          fixture->arena);
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].median, 60);
    assert_int_equal(report->within, 67); /* 2 of 3 */
    assert_int_equal(report->pupils, 3);
    assert_int_equal(report->dimensions[DIMENSION_PHONE].median, 13); /* two said it */
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].green, 1);
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].yellow, 1);
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].red, 1);
    for (int seat = 4; seat <= 8; seat++)
        habits[count++] = said(18, seat, 90, NONE);
    report = habits_build(&fixture->policy, STAGE_PRIMARY, 60, november(18), habits, count, NULL, 0,
                          fixture->arena);
    assert_int_equal(report->within, 25);
    habits[7].minutes[DIMENSION_HOMEWORK] = 0; /* 3 of 8 are 37.5 */
    report = habits_build(&fixture->policy, STAGE_PRIMARY, 60, november(18), habits, count, NULL, 0,
                          fixture->arena);
    assert_int_equal(report->within, 38);
    report = habits_build(&fixture->policy, STAGE_SENIOR, LIMIT_NONE, november(18), habits, count,
                          NULL, 0, fixture->arena);
    assert_int_equal(report->within, -1);
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].level, LEVEL_NONE);
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].median, 76); /* 61 and 90 */
}

static void hands_and_seats_are_not_added(void **state)
{
    struct fixture *fixture = *state;
    struct habit habits[] = {said(18, 1, 90, 0), said(18, 2, 90, 0)};
    struct habit_count hands[] = {
        {.day = november(18), .dimension = DIMENSION_HOMEWORK, .count = {20, 14, 6}},
        {.day = november(18), .dimension = DIMENSION_PHONE, .count = {0, 0, 2}},
    };
    struct habit_report *report = habits_build(&fixture->policy, STAGE_PRIMARY, 60, november(18),
                                               habits, 2, hands, 2, fixture->arena);

    /* 40 hands go before 2 seats, 2 seats before 2 hands. */
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].green, 20);
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].median, -1);
    assert_int_equal(report->within, 85); /* green and yellow keep the limit */
    assert_int_equal(report->dimensions[DIMENSION_PHONE].level, LEVEL_GREEN);
    assert_int_equal(report->dimensions[DIMENSION_PHONE].median, 0);
    assert_int_equal(report->pupils, 40);
}

static void four_weeks_make_a_trend(void **state)
{
    struct fixture *fixture = *state;
    struct habit habits[] = {
        said(1, 1, 90, 90),                         /* a Sunday: the week of 10-26 */
        said(2, 1, 61, 0),                          /* Monday of the next */
        said(8, 1, 50, NONE),                       /* its Sunday */
        said(11, 1, NONE, 30),                      /* a week without homework */
        said(16, 1, 70, 0),                         /* this week: replaced on the 18th */
        said(18, 1, 40, NONE), said(20, 1, 90, 90), /* after the day asked for */
        said(25, 1, 90, 90),
    };
    struct habit_report *report = habits_build(&fixture->policy, STAGE_PRIMARY, 60, november(19),
                                               habits, COUNT_OF(habits), NULL, 0, fixture->arena);
    static const enum level homework[4] = {LEVEL_RED, LEVEL_YELLOW, LEVEL_NONE, LEVEL_GREEN};
    static const enum level phone[4] = {LEVEL_RED, LEVEL_GREEN, LEVEL_YELLOW, LEVEL_GREEN};

    for (int week = 0; week < 4; week++) {
        assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].trend[week], homework[week]);
        assert_int_equal(report->dimensions[DIMENSION_PHONE].trend[week], phone[week]);
    }
    assert_int_equal(report->day, november(18));
    assert_int_equal(report->dimensions[DIMENSION_HOMEWORK].median, 40);
    assert_int_equal(report->dimensions[DIMENSION_PHONE].median, 0); /* of the 16th */
}

static void words_of_a_survey_are_found(void **state)
{
    (void)state;
    assert_int_equal(vocab_find(&vocab_dimension, "作业"), DIMENSION_HOMEWORK);
    assert_int_equal(vocab_find(&vocab_dimension, "phone"), DIMENSION_PHONE);
    assert_int_equal(vocab_find(&vocab_dimension, "课外阅读"), DIMENSION_READING);
    assert_int_equal(vocab_find(&vocab_dimension, "Sleep"), DIMENSION_SLEEP);
    assert_int_equal(vocab_find(&vocab_dimension, "体育锻炼"), DIMENSION_EXERCISE);
    assert_int_equal(vocab_find(&vocab_dimension, "座号"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pupils_levels_turn_at_their_thresholds, setup, teardown),
        cmocka_unit_test_setup_teardown(the_class_is_coloured_by_its_shares, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_said_is_no_colour, setup, teardown),
        cmocka_unit_test_setup_teardown(medians_and_shares_round_half_up, setup, teardown),
        cmocka_unit_test_setup_teardown(hands_and_seats_are_not_added, setup, teardown),
        cmocka_unit_test_setup_teardown(four_weeks_make_a_trend, setup, teardown),
        cmocka_unit_test(words_of_a_survey_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
