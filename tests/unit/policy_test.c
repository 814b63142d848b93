/* Limits, what counts, levels and guessed kinds. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/domain_fixture.h"

static void levels_turn_exactly_at_their_borders(void **state)
{
    const struct fixture *fixture = *state;
    static const struct
    {
        int load, limit;
        enum level level;
    } cases[] = {
        {0, 60, LEVEL_GREEN},   {48, 60, LEVEL_GREEN},  {49, 60, LEVEL_YELLOW},
        {60, 60, LEVEL_YELLOW}, {61, 60, LEVEL_RED},    {72, 90, LEVEL_GREEN},
        {73, 90, LEVEL_YELLOW}, {90, 90, LEVEL_YELLOW}, {91, 90, LEVEL_RED},
        {0, 0, LEVEL_GREEN},    {1, 0, LEVEL_RED},      {999, LIMIT_NONE, LEVEL_NONE},
        {4, 7, LEVEL_GREEN},    {6, 7, LEVEL_YELLOW},   /* 5.6 */ {2000000, 2000000, LEVEL_YELLOW},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(policy_level(&fixture->policy, cases[i].load, cases[i].limit),
                         cases[i].level);
    }
}

static void limits_follow_stage_and_year(void **state)
{
    const struct fixture *fixture = *state;
    static const struct
    {
        struct grade grade;
        int limit;
    } cases[] = {
        {{CLASS_CURRENT, STAGE_PRIMARY, 1, 1}, 0},
        {{CLASS_CURRENT, STAGE_PRIMARY, 2, 2}, 0},
        {{CLASS_CURRENT, STAGE_PRIMARY, 3, 3}, 60},
        {{CLASS_CURRENT, STAGE_PRIMARY, 6, 6}, 60},
        {{CLASS_CURRENT, STAGE_JUNIOR, 1, 7}, 90},
        {{CLASS_CURRENT, STAGE_JUNIOR, 1, 6}, 90}, /* 五四 */
        {{CLASS_CURRENT, STAGE_SENIOR, 1, 10}, LIMIT_NONE},
        {{CLASS_FINISHED, STAGE_JUNIOR, 3, 9}, LIMIT_NONE},
        {{CLASS_NOT_YET, STAGE_PRIMARY, 1, 1}, LIMIT_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (int day = 0; day < DAY_KIND_COUNT; day++) {
            assert_int_equal(policy_limit(&fixture->policy, &cases[i].grade, (enum day_kind)day),
                             cases[i].limit);
        }
    }
}

static void a_first_graders_practice_at_school_does_not_count(void **state)
{
    const struct fixture *fixture = *state;
    struct grade first = {CLASS_CURRENT, STAGE_PRIMARY, 1, 1};
    struct grade third = {CLASS_CURRENT, STAGE_PRIMARY, 3, 3};
    const struct policy *policy = &fixture->policy;

    assert_true(policy_counts(policy, &first, KIND_WRITTEN, PLACE_HOME));
    assert_false(policy_counts(policy, &first, KIND_WRITTEN, PLACE_SCHOOL));
    assert_true(policy_counts(policy, &third, KIND_WRITTEN, PLACE_SCHOOL));
    assert_false(policy_counts(policy, &third, KIND_ORAL, PLACE_HOME));
}

static void words_tell_the_kind(void **state)
{
    const struct fixture *fixture = *state;
    static const struct
    {
        const char *text;
        enum kind kind;
    } cases[] = {
        {"背诵第2自然段", KIND_ORAL},
        {"recite the poem", KIND_ORAL},
        {"ＲＥＣＩＴＥ", KIND_ORAL},
        {"课外阅读20页", KIND_READING},
        {"抄写并背诵", KIND_WRITTEN},
        {"背诵并抄写", KIND_WRITTEN}, /* the policy's order */
        {"带好红领巾", KIND_NOTICE},
        {"画一幅画", KIND_OTHER},
        {"", KIND_OTHER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(policy_guess_kind(&fixture->policy, cases[i].text, KIND_OTHER),
                         cases[i].kind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(levels_turn_exactly_at_their_borders, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(limits_follow_stage_and_year, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_first_graders_practice_at_school_does_not_count,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(words_tell_the_kind, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
