/* The survey's rules on a real database: what is beyond reason is refused by name, a seat's row is
 * replaced, undo takes it back, rights; and the reader of its files. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

#define NONE HABIT_NONE

static struct school_fixture fixture;
static struct session *me;
static const struct class *class;

static int open_school(void **state)
{
    static const char *const classes[] = {"3-2:42", "1-1:40", NULL};
    struct err err = {0};

    *state = &fixture;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    assert_true(service_class(me, "3-2", NOV(17), &class, &err));
    return 0;
}

static struct habit said(int day, int seat, int homework, int sleep)
{
    return (struct habit){.class_id = class->id,
                          .day = NOV(day),
                          .seat = seat,
                          .minutes = {homework, NONE, NONE, sleep, NONE}};
}

static struct habit_report *report_of(int day)
{
    struct habit_report *report = NULL;
    struct err err = {0};

    /* Borrowed from the school data, which undo reads anew. */
    if (!service_class(me, "3-2", NOV(17), &class, &err) ||
        !service_habits(me, class, NOV(day), fixture.arena, &report, &err))
        fail_msg("%s", err.message);
    return report;
}

static void what_is_beyond_reason_is_refused_by_name(void **state)
{
    static const struct
    {
        int seat, homework, sleep;
        const char *named[3];
    } rows[] = {
        {7, 1441, NONE, {"7", "作业", "1441"}}, {7, NONE, 1800, {"7", "睡眠", "1800"}},
        {8, 841, 600, {"8", "1441", "1440"}},   {43, 10, NONE, {"43", "42", ""}},
        {0, 10, NONE, {"0", "42", ""}},         {9, -2, NONE, {"9", "作业", "-2"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct habit habits[] = {said(17, 1, 10, NONE),
                                 said(17, rows[i].seat, rows[i].homework, rows[i].sleep)};
        struct err err = {0};
        assert_false(service_put_habits(fresh(me), habits, 2, &err));
        assert_int_equal(err.code, ERR_INPUT);
        for (size_t n = 0; n < 3; n++)
            if (!strstr(err.message, rows[i].named[n]))
                fail_msg("row %zu: no %s in: %s", i, rows[i].named[n], err.message);
    }
    assert_int_equal(report_of(17)->pupils, 0); /* all or nothing */
    struct habit last = said(17, 42, 840, 600); /* exactly a day */
    struct err err = {0};
    assert_true(service_put_habits(fresh(me), &last, 1, &err));
}

static void a_seats_row_is_replaced_and_undone(void **state)
{
    struct habit first[] = {said(17, 1, 50, 600), said(17, 2, 70, 500)};
    struct habit again = said(17, 1, 30, NONE);
    struct undone undone;
    struct err err = {0};

    (void)state;
    assert_true(service_put_habits(fresh(me), first, 2, &err));
    assert_true(service_put_habits(fresh(me), &again, 1, &err));
    assert_int_equal(report_of(17)->pupils, 2);
    assert_int_equal(report_of(17)->dimensions[DIMENSION_HOMEWORK].median, 50);
    assert_int_equal(report_of(17)->dimensions[DIMENSION_SLEEP].median, 500);
    assert_true(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err));
    assert_int_equal(report_of(17)->dimensions[DIMENSION_HOMEWORK].median, 60);
    assert_true(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err));
    assert_int_equal(report_of(17)->pupils, 0);
    first[1].seat = 1;
    assert_false(service_put_habits(fresh(me), first, 2, &err)); /* twice in one survey */
}

static void hands_are_counted_up_to_the_class(void **state)
{
    struct habit_count hands[] = {
        {class->id, NOV(17), DIMENSION_HOMEWORK, {20, 12, 10}},
        {class->id, NOV(17), DIMENSION_PHONE, {40, 2, 1}},
    };
    struct err err = {0};

    (void)state;
    assert_false(service_put_habit_counts(fresh(me), hands, 2, &err));
    assert_non_null(strstr(err.message, "43"));
    hands[1].count[2] = 0;
    assert_true(service_put_habit_counts(fresh(me), hands, 2, &err));
    assert_int_equal(report_of(17)->pupils, 42);
    assert_int_equal(report_of(17)->within, 76);
    hands[0].count[0] = 30;
    hands[0].count[2] = 0;
    assert_true(service_put_habit_counts(fresh(me), hands, 1, &err));
    assert_int_equal(report_of(17)->within, 100);
}

static void rights_are_those_of_the_table(void **state)
{
    static const struct
    {
        enum role role;
        bool records, seats;
    } rows[] = {
        {ROLE_MONITOR, false, false},        {ROLE_TEACHER, false, false},
        {ROLE_REPRESENTATIVE, false, false}, {ROLE_HOMEROOM, true, true},
        {ROLE_LEADER, false, false},         {ROLE_OFFICE, true, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *login = vocab_code(&vocab_role, (int)rows[i].role);
        struct habit habit;
        struct habit_list list;
        struct history_list log = {0};
        struct err err = {0};

        school_fixture_role(&fixture, login, rows[i].role,
                            rows[i].role < ROLE_LEADER ? "3-2" : NULL,
                            rows[i].role == ROLE_LEADER ? 3 : 0, NULL);
        *me = school_fixture_as(&fixture, login);
        assert_true(service_class(me, "3-2", NOV(17), &class, &err));
        habit = said(17, 1, 10, NONE);
        assert_int_equal(service_put_habits(fresh(me), &habit, 1, &err), rows[i].records);
        assert_int_equal(
            service_habit_rows(me, class, NOV(17), NOV(17), fixture.arena, &list, &err),
            rows[i].seats);
        assert_true(service_log(me, class, 0, 50, fixture.arena, &log, &err));
        for (size_t j = 0; j < log.count; j++)
            if (log.items[j].entity == ENTITY_HABIT)
                assert_int_equal(log.items[j].after != NULL, rows[i].seats);
        report_of(17); /* the colours are for everybody */
    }
}

static void files_are_read_in_any_order_of_columns(void **state)
{
    static const char text[] = "\xef\xbb\xbf睡眠时间,座号,Class,date\r\n"
                               "６００,7,三年级2班,2026/11/17\r\n,\"8\",3-2,2026-11-17\r\n";
    const struct file_school school = file_school_of(me);
    const struct file file = {"a.csv", text, sizeof text - 1};
    struct habit_list list;
    struct err err = {0};

    (void)state;
    if (!file_read_habits(&school, &file, fixture.arena, &list, &err))
        fail_msg("%s", err.message);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].seat, 7);
    assert_int_equal(list.items[0].class_id, class->id);
    assert_int_equal(list.items[0].minutes[DIMENSION_SLEEP], 600);
    assert_int_equal(list.items[0].minutes[DIMENSION_HOMEWORK], NONE);
    assert_int_equal(list.items[1].minutes[DIMENSION_SLEEP], NONE);
}

static void faults_of_files_are_named(void **state)
{
    static const struct
    {
        const char *text, *named;
    } rows[] = {
        {"", "a.csv: "},
        {"date,class,seat\n", "a.csv:1: "},
        {"date,class,homework\n", "a.csv:1: "},
        {"date,class,seat,homework,作业\n", "a.csv:1: "},
        {"date,class,seat,homework\n2026-11-17,3-2,1,1441\n", "a.csv:2: 作业: "},
        {"date,class,seat,homework\n\n2026-11-17,3-2,1,1,1\n", "a.csv:3: "},
        {"date,class,seat,homework\n2026-11-17,3-2,,1\n", "a.csv:2: 座号: "},
        {"date,class,seat,homework\n2026-11-17,3-2,\"1,1\n", "a.csv:2: "},
        {"date,class,seat,homework\n2026-11-17,1-1,41,1\n", "a.csv:2: 座号: "},
        {"date,class,seat,homework\n2026-11-17,3-2,1,-5\n", "a.csv:2: 作业: "},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct file_school school = file_school_of(me);
        const struct file file = {"a.csv", rows[i].text, strlen(rows[i].text)};
        struct habit_list list;
        struct err err = {0};
        assert_false(file_read_habits(&school, &file, fixture.arena, &list, &err));
        assert_int_equal(err.code, ERR_INPUT);
        if (strstr(err.message, rows[i].named) != err.message)
            fail_msg("row %zu: %s", i, err.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_beyond_reason_is_refused_by_name, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(a_seats_row_is_replaced_and_undone, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(hands_are_counted_up_to_the_class, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(rights_are_those_of_the_table, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(files_are_read_in_any_order_of_columns, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(faults_of_files_are_named, open_school,
                                        school_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
