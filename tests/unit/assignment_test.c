/* Evenings, parts and bounds of an assignment (rule 3.2). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/fields.h"
#include "support/domain_fixture.h"

#define PROPERTY_ROUNDS 3000

static day_t day_of(const char *iso)
{
    day_t day = DAY_NONE;
    assert_true(date_parse_iso(iso, &day, NULL));
    return day;
}

static void mark(struct fixture *fixture, const char *iso, enum calendar_mark calendar_mark)
{
    struct calendar_row row = {.first = day_of(iso), .last = day_of(iso), .mark = calendar_mark};
    calendar_add(fixture->calendar, LAYER_SCHOOL, &row);
}

/* "11-20:7 11-21:7 11-22:6" */
static char *parts_of(const struct fixture *fixture, const struct assignment *a)
{
    day_t evenings[SPAN_MAX_DAYS + 1];
    char text[(SPAN_MAX_DAYS + 1) * 16] = "";
    size_t length = 0;
    size_t count = assignment_evenings(a, fixture->calendar, evenings);

    for (size_t i = 0; i < count; i++) {
        char day[DATE_TEXT_BYTES];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s:%d", i > 0 ? " " : "",
                                   date_short(evenings[i], day),
                                   assignment_part(a, &fixture->policy, i, count));
    }
    return arena_strdup(fixture->arena, text);
}

static void minutes_are_spread_over_the_evenings(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *assigned, *due;
        int minutes;
        enum place place;
        enum spread spread;
        const char *parts;
    } cases[] = {
        {"2026-11-16", "2026-11-17", 15, PLACE_HOME, SPREAD_EVEN, "11-16:15"},
        {"2026-11-20", "2026-11-23", 20, PLACE_HOME, SPREAD_EVEN, "11-20:7 11-21:7 11-22:6"},
        {"2026-11-20", "2026-11-23", 20, PLACE_HOME, SPREAD_FIRST, "11-20:20 11-21:0 11-22:0"},
        {"2026-11-20", "2026-11-23", 20, PLACE_HOME, SPREAD_LAST, "11-20:0 11-21:0 11-22:20"},
        {"2026-11-20", "2026-11-23", 20, PLACE_HOME, SPREAD_EACH, "11-20:20 11-21:20 11-22:20"},
        {"2026-11-16", "2026-11-20", 3, PLACE_HOME, SPREAD_EVEN, "11-16:1 11-17:1 11-18:1 11-19:0"},
        {"2026-11-16", "2026-11-16", 30, PLACE_SCHOOL, SPREAD_EVEN, "11-16:30"},
        {"2026-11-16", "2026-11-17", 30, PLACE_SCHOOL, SPREAD_EVEN, "11-16:30"},
        {"2026-11-20", "2026-11-24", 31, PLACE_SCHOOL, SPREAD_EVEN, "11-20:16 11-23:15"},
        {"2026-11-21", "2026-11-24", 31, PLACE_SCHOOL, SPREAD_EVEN, "11-21:16 11-23:15"},
        {"2026-09-30", "2026-10-08", 80, PLACE_HOME, SPREAD_EVEN,
         "09-30:10 10-01:10 10-02:10 10-03:10 10-04:10 10-05:10 10-06:10 10-07:10"},
        {"2026-09-30", "2026-10-09", 80, PLACE_SCHOOL, SPREAD_EVEN, "09-30:40 10-08:40"},
        /* a make-up Saturday is a school day */
        {"2026-10-09", "2026-10-11", 20, PLACE_SCHOOL, SPREAD_EVEN, "10-09:10 10-10:10"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct assignment a = fixture_assignment(fixture, 1, "math", cases[i].minutes,
                                                 day_of(cases[i].assigned), day_of(cases[i].due));
        a.place = cases[i].place;
        a.spread = cases[i].spread;
        assert_true(assignment_check(&a, fixture->calendar, &fixture->policy, NULL));
        assert_string_equal(parts_of(fixture, &a), cases[i].parts);
    }
}

static void no_homework_days_are_left_out_unless_nothing_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct assignment a =
        fixture_assignment(fixture, 1, "math", 30, day_of("2026-11-17"), day_of("2026-11-20"));
    mark(fixture, "2026-11-18", MARK_NO_HOMEWORK);
    assert_string_equal(parts_of(fixture, &a), "11-17:15 11-19:15");
    a.assigned = day_of("2026-11-18");
    assert_string_equal(parts_of(fixture, &a), "11-19:30");
    a.due = day_of("2026-11-19");
    assert_string_equal(parts_of(fixture, &a), "11-18:30");
    mark(fixture, "2026-11-19", MARK_NO_HOMEWORK);
    a.due = day_of("2026-11-20");
    assert_string_equal(parts_of(fixture, &a), "11-18:15 11-19:15");
    /* The rule takes them off at home only. */
    a.place = PLACE_SCHOOL;
    assert_string_equal(parts_of(fixture, &a), "11-18:15 11-19:15");
}

static void an_even_part_has_the_policys_minutes_at_least(void **state)
{
    struct fixture *fixture = *state;
    struct assignment a =
        fixture_assignment(fixture, 1, "math", 30, day_of("2026-11-16"), day_of("2026-11-20"));

    fixture->policy.part_min = 10;
    assert_string_equal(parts_of(fixture, &a), "11-16:10 11-17:10 11-18:10 11-19:0");
    a.minutes = 29; /* one less: two evenings */
    assert_string_equal(parts_of(fixture, &a), "11-16:15 11-17:14 11-18:0 11-19:0");
    a.minutes = 40;
    assert_string_equal(parts_of(fixture, &a), "11-16:10 11-17:10 11-18:10 11-19:10");
    a.minutes = 55; /* no more evenings than it has */
    assert_string_equal(parts_of(fixture, &a), "11-16:14 11-17:14 11-18:14 11-19:13");
    a.minutes = 9;
    assert_string_equal(parts_of(fixture, &a), "11-16:9 11-17:0 11-18:0 11-19:0");
    a.spread = SPREAD_EACH;
    assert_string_equal(parts_of(fixture, &a), "11-16:9 11-17:9 11-18:9 11-19:9");
    a.spread = SPREAD_LAST;
    assert_string_equal(parts_of(fixture, &a), "11-16:0 11-17:0 11-18:0 11-19:9");
    /* What was assigned before the school's data knew of it stays as it was. */
    a.spread = SPREAD_EVEN;
    fixture->policy.parts_since = a.assigned + 1;
    assert_string_equal(parts_of(fixture, &a), "11-16:3 11-17:2 11-18:2 11-19:2");
    fixture->policy.parts_since = a.assigned;
    assert_string_equal(parts_of(fixture, &a), "11-16:9 11-17:0 11-18:0 11-19:0");
    /* What then stands on one evening must be possible there. */
    a.spread = SPREAD_EVEN;
    a.minutes = 700;
    fixture->policy.part_min = 350;
    assert_true(assignment_check(&a, fixture->calendar, &fixture->policy, NULL));
    fixture->policy.part_min = 351;
    assert_false(assignment_check(&a, fixture->calendar, &fixture->policy, NULL));
}

static void assignment_on_agrees_with_the_evenings(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;

    mark(fixture, "2026-11-18", MARK_NO_HOMEWORK);
    for (int round = 0; round < 300; round++) {
        struct assignment a =
            fixture_random_assignment(fixture, &random, 1, day_of("2026-11-09"), 14);
        day_t evenings[SPAN_MAX_DAYS + 1];
        size_t count = assignment_evenings(&a, fixture->calendar, evenings);
        size_t next = 0;
        for (day_t day = a.assigned - 2; day <= a.due + 2; day++) {
            int minutes = -1;
            bool on = assignment_on(&a, fixture->calendar, &fixture->policy, day, &minutes);
            bool expected = next < count && evenings[next] == day;
            if (on != expected ||
                (on && minutes != assignment_part(&a, &fixture->policy, next, count)))
                fail_msg("seed %u round %d day %d", TEST_SEED, round, (int)day);
            next += expected ? 1 : 0;
        }
        assert_int_equal(next, count);
    }
}

static void parts_sum_to_the_whole(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;

    mark(fixture, "2026-11-18", MARK_NO_HOMEWORK);
    for (int round = 0; round < PROPERTY_ROUNDS; round++) {
        struct assignment a =
            fixture_random_assignment(fixture, &random, 1, day_of("2026-09-20"), 90);
        day_t evenings[SPAN_MAX_DAYS + 1];
        size_t count = assignment_evenings(&a, fixture->calendar, evenings);
        int sum = 0;
        int last = INT32_MAX;
        bool falls = true;
        for (size_t i = 0; i < count; i++) {
            int part = assignment_part(&a, &fixture->policy, i, count);
            sum += part;
            falls = falls && part <= last && (i == 0 || evenings[i] > evenings[i - 1]);
            last = part;
        }
        int whole = a.spread == SPREAD_EACH ? a.minutes * (int)count : a.minutes;
        bool within = evenings[0] >= a.assigned &&
                      (evenings[count - 1] < a.due || evenings[count - 1] == a.assigned);
        if (sum != whole || !within || (a.spread == SPREAD_EVEN && !falls)) {
            fail_msg("seed %u round %d: %d minutes make %d over %zu evenings", TEST_SEED, round,
                     a.minutes, sum, count);
        }
    }
}

static void bounds_are_kept(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *assigned, *due;
        int minutes;
        enum kind kind;
        enum place place;
        enum spread spread;
        const char *fault; /* a piece of the message; NULL: accepted */
    } cases[] = {
        {"2026-11-16", "2026-11-17", 1, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, NULL},
        {"2026-11-16", "2026-11-17", 600, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, NULL},
        {"2026-11-16", "2026-11-17", 601, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, "601"},
        {"2026-11-16", "2026-11-18", 1200, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, NULL},
        {"2026-11-16", "2026-11-18", 1201, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, "601"},
        {"2026-11-16", "2026-11-18", 601, KIND_WRITTEN, PLACE_HOME, SPREAD_LAST, "2026-11-17"},
        {"2026-11-16", "2026-11-18", 601, KIND_WRITTEN, PLACE_HOME, SPREAD_EACH, "601"},
        {"2026-11-16", "2026-11-18", 600, KIND_WRITTEN, PLACE_HOME, SPREAD_EACH, NULL},
        {"2026-11-16", "2026-11-17", 0, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, "0 minutes"},
        {"2026-11-16", "2026-11-17", -5, KIND_ORAL, PLACE_HOME, SPREAD_EVEN, "-5"},
        {"2026-11-16", "2026-11-17", 99999, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, "99999"},
        {"2026-11-16", "2026-11-17", 0, KIND_NOTICE, PLACE_HOME, SPREAD_EVEN, NULL},
        {"2026-11-16", "2026-11-17", 5, KIND_NOTICE, PLACE_HOME, SPREAD_EVEN, "notice"},
        {"2026-11-16", "2026-11-16", 5, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, "at home"},
        {"2026-11-16", "2026-11-16", 5, KIND_WRITTEN, PLACE_SCHOOL, SPREAD_EVEN, NULL},
        {"2026-11-16", "2026-11-15", 5, KIND_WRITTEN, PLACE_SCHOOL, SPREAD_EVEN, "before"},
        {"2026-11-16", "2027-02-24", 5, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, NULL},
        {"2026-11-16", "2027-02-25", 5, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, "2027-02-24"},
        {"2026-11-20", "2026-11-21", 5, KIND_WRITTEN, PLACE_HOME, SPREAD_EVEN, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err = {0};
        struct assignment a = fixture_assignment(fixture, 1, "math", cases[i].minutes,
                                                 day_of(cases[i].assigned), day_of(cases[i].due));
        a.kind = cases[i].kind;
        a.place = cases[i].place;
        a.spread = cases[i].spread;
        bool accepted = assignment_check(&a, fixture->calendar, &fixture->policy, &err);
        assert_int_equal(accepted, !cases[i].fault);
        if (!accepted) {
            assert_int_equal(err.code, ERR_INPUT);
            if (!strstr(err.message, cases[i].fault))
                fail_msg("case %zu: “%s” does not name %s", i, err.message, cases[i].fault);
        }
    }
}

static void the_default_due_day_is_the_next_school_day_and_at_school_the_same(void **state)
{
    struct fixture *fixture = *state;
    static const char *const cases[][2] = {
        {"2026-11-17", "2026-11-18"}, {"2026-11-20", "2026-11-23"}, {"2026-09-30", "2026-10-08"},
        {"2026-10-09", "2026-10-10"}, {"2026-10-10", "2026-10-12"}, {"2026-11-21", "2026-11-23"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        day_t assigned = day_of(cases[i][0]);
        assert_int_equal(assignment_default_due(fixture->calendar, assigned, PLACE_HOME),
                         day_of(cases[i][1]));
        assert_int_equal(assignment_default_due(fixture->calendar, assigned, PLACE_SCHOOL),
                         assigned);
    }
    struct calendar_row long_vacation = {
        .first = day_of("2027-01-20"), .last = day_of("2027-12-31"), .mark = MARK_VACATION};
    calendar_add(fixture->calendar, LAYER_SCHOOL, &long_vacation);
    assert_int_equal(assignment_default_due(fixture->calendar, day_of("2027-01-20"), PLACE_HOME),
                     day_of("2027-01-20") + SPAN_MAX_DAYS);
}

static void differences_are_named_and_taken_over(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;
    struct assignment a = fixture_assignment(fixture, 1, "math", 5, 20000, 20001);
    struct assignment b = a;

    assert_int_equal(assignment_diff(&a, &b), 0);
    b.unit = NULL; /* says the same as "" */
    b.minutes = 6;
    b.text = "别的";
    assert_int_equal(assignment_diff(&a, &b), FIELD_MINUTES | FIELD_TEXT);
    assert_string_equal(field_label(assignment_field_of(FIELD_MINUTES), LANG_ZH), "时长");
    assert_string_equal(
        field_words(&b, assignment_field_of(FIELD_MINUTES), LANG_EN, fixture->arena), "6");
    assert_string_equal(field_words(&b, assignment_field_of(FIELD_UNIT), LANG_EN, fixture->arena),
                        "");
    assert_string_equal(
        field_words(&b, assignment_field_of(FIELD_OPTIONAL), LANG_ZH, fixture->arena), "否");
    assert_string_equal(field_words(&b, assignment_field_of(FIELD_DUE), LANG_EN, fixture->arena),
                        "2024-10-05");
    for (int round = 0; round < 300; round++) {
        struct assignment x = fixture_random_assignment(fixture, &random, 1, 20000, 30);
        struct assignment y = fixture_random_assignment(fixture, &random, 2, 20000, 30);
        unsigned fields = fixture_random(&random, FIELD_ALL + 1);
        unsigned different = assignment_diff(&x, &y);
        assignment_take(&x, &y, fields);
        if (assignment_diff(&x, &y) != (different & ~fields))
            fail_msg("seed %u round %d", TEST_SEED, round);
    }
}

/* Minutes that somebody writes are no estimate any more, be they the same; nothing else says so. */
static void written_minutes_are_exact(void **state)
{
    struct fixture *fixture = *state;
    struct assignment written = fixture_assignment(fixture, 1, "math", 5, 20000, 20001);
    struct assignment proposed = written;
    struct assignment a;

    proposed.estimated = true;
    assert_int_equal(assignment_diff(&written, &proposed), FIELD_ESTIMATED);
    a = proposed;
    assignment_take(&a, &written, FIELD_ALL & ~(unsigned)(FIELD_MINUTES | FIELD_ESTIMATED));
    assert_true(a.estimated);
    assignment_take(&a, &written, FIELD_MINUTES);
    assert_false(a.estimated);
    a = written;
    assignment_take(&a, &proposed, FIELD_MINUTES | FIELD_ESTIMATED);
    assert_true(a.estimated);
}

/* Only what is public counts, unless it is left to choice; then the policy's table decides. */
static void what_counts(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment a =
        fixture_assignment(fixture, 1, "math", 40, day_of("2026-11-17"), day_of("2026-11-18"));
    struct grade grade = class_grade(&fixture->school, &class, a.assigned);

    for (int s = 0; s < STATE_COUNT; s++) {
        a.state = (enum state)s;
        assert_int_equal(assignment_counts(&a, &fixture->policy, &grade),
                         state_is_public((enum state)s));
    }
    a.state = STATE_PUBLISHED;
    a.optional = true;
    assert_false(assignment_counts(&a, &fixture->policy, &grade));
    a.optional = false;
    a.kind = KIND_READING;
    assert_false(assignment_counts(&a, &fixture->policy, &grade));
    assert_false(policy_counts_kind(&fixture->policy, &grade, KIND_READING));
    assert_true(policy_counts_kind(&fixture->policy, &grade, KIND_WRITTEN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(minutes_are_spread_over_the_evenings, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(no_homework_days_are_left_out_unless_nothing_is_left,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(an_even_part_has_the_policys_minutes_at_least,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(assignment_on_agrees_with_the_evenings, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_counts, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(parts_sum_to_the_whole, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(bounds_are_kept, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(
            the_default_due_day_is_the_next_school_day_and_at_school_the_same, fixture_setup,
            fixture_teardown),
        cmocka_unit_test_setup_teardown(written_minutes_are_exact, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(differences_are_named_and_taken_over, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests_name("assignment", tests, NULL, NULL);
}
