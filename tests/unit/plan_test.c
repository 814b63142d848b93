/* The plan on a real database: how grades, weekdays and files are read, what replaces what, and doing
 * suggestions as one change that nobody's later change is lost by. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/domain_fixture.h"
#include "support/school_fixture.h"

static struct school_fixture fixture;
static struct session *me;
static const struct class *class;

static int open_school(void **state)
{
    static const char *const classes[] = {"3-2:42", "3-3:41", "7-1:40", NULL};
    struct err err = {0};

    *state = &fixture;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    assert_true(service_class(me, "3-2", NOV(17), &class, &err));
    return 0;
}

static void grades_and_weekdays_are_read_as_written(void **state)
{
    static const struct
    {
        const char *text;
        int grade;
    } grades[] = {
        {"3", 3},    {"３", 3},      {"三年级", 3},    {"三", 3},        {"3年级", 3}, {"初一", 7},
        {"初三", 9}, {"高一", 10},   {"12", 12},       {"13", 0},        {"0", 0},     {"", 0},
        {"初四", 0}, {"grade 3", 3}, {"十二年级", 12}, {"三年级2班", 0}, {"x", 0},
    };
    static const struct
    {
        const char *text;
        int weekday;
    } weekdays[] = {
        {"周一", MONDAY},   {"星期三", WEDNESDAY},
        {"周日", SUNDAY},   {"星期天", SUNDAY},
        {"五", FRIDAY},     {"3", WEDNESDAY},
        {"Wed", WEDNESDAY}, {"friday", FRIDAY},
        {"周3", WEDNESDAY}, {"礼拜六", SATURDAY},
        {"0", -1},          {"8", -1},
        {"周八", -1},       {"", -1},
        {"we", -1},         {"明天", -1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(grades); i++)
        if (grade_parse(&me->service->data.school, grades[i].text) != grades[i].grade)
            fail_msg("“%s” is read as %d", grades[i].text,
                     grade_parse(&me->service->data.school, grades[i].text));
    for (size_t i = 0; i < COUNT_OF(weekdays); i++) {
        enum weekday weekday;
        int read = date_weekday_parse(weekdays[i].text, &weekday) ? (int)weekday : -1;
        if (read != weekdays[i].weekday)
            fail_msg("“%s” is read as %d", weekdays[i].text, read);
    }
}

static size_t read_units(const char *text, struct unit **units, struct err *err)
{
    const struct file_school school = file_school_of(me);
    const struct file file = {"f", text, strlen(text)};
    struct unit_list list;
    bool good;

    *err = (struct err){0};
    good = file_read_units(&school, &file, fixture.arena, &list, err);
    *units = list.items;
    return good ? list.count : 0;
}

static void a_syllabus_is_read_and_replaced(void **state)
{
    struct unit *units;
    struct unit_list list;
    struct err err;

    (void)state;
    assert_int_equal(
        read_units("单元,序号,学科,年级\n乙,2,数学,3\n甲,1,数学,三年级\n", &units, &err), 2);
    assert_int_equal(units[0].position, 2);
    assert_int_equal(units[0].grade, 3);
    assert_string_equal(units[1].name, "甲");
    assert_true(service_put_units(fresh(me), units, 2, &err));
    assert_int_equal(
        read_units("\xef\xbb\xbf[3 math]\n1 = 丙\n[初一 数学]\n1 = 丁\n", &units, &err), 2);
    assert_true(service_put_units(fresh(me), units, 2, &err));
    assert_true(service_units(me, 0, NULL, fixture.arena, &list, &err));
    assert_int_equal(list.count, 2); /* 甲 and 乙 went, of one grade and subject */
    assert_string_equal(list.items[0].name, "丙");
    assert_string_equal(list.items[1].name, "丁");
    assert_int_equal(read_units("", &units, &err), 0);
    assert_int_equal(read_units("年级,学科,单元\n", &units, &err), 0);
    assert_int_equal(read_units("年级,学科\n3,数学\n", &units, &err), 0);
    assert_int_equal(read_units("年级,学科,单元,序号\n3,数学,甲,1\n3,数学,乙,1\n", &units, &err),
                     0);
    assert_non_null(strstr(err.message, "f:3: "));
    assert_int_equal(read_units("[3 math]\n1 = 甲\n1 = 乙\n", &units, &err), 0);
    assert_non_null(strstr(err.message, "f:3"));
    units = (struct unit[]){{3, "math", 1, "甲"}, {3, "math", 1, "乙"}};
    assert_false(service_put_units(fresh(me), units, 2, &err));
    units = (struct unit[]){{13, "math", 1, "甲"}};
    assert_false(service_put_units(fresh(me), units, 1, &err));
}

static void the_profile_of_a_class_has_it_all(void **state)
{
    struct lesson_slot lessons[] = {
        {.class_id = class->id, .weekday = MONDAY, .period = 1, .subject = "math"},
        {.class_id = class->id, .weekday = TUESDAY, .period = 1, .subject = "chinese"}};
    struct activity activity = {.class_id = 0, .day = DAY_NONE, .weekday = TUESDAY, .name = "社团"};
    struct aftercare_time time = {.class_id = class->id, .weekday = TUESDAY, .minutes = 60};
    struct aftercare_rows rows = {
        .times = &time, .time_count = 1, .activities = &activity, .activity_count = 1};
    struct unit units[] = {{3, "math", 1, "甲"}, {3, "math", 2, "乙"}};
    const struct class_profile *profile;
    struct err err = {0};

    (void)state;
    assert_true(service_put_share(fresh(me), 3, "math", 20, &err));
    assert_true(service_put_units(fresh(me), units, 2, &err));
    assert_true(service_put_progress(fresh(me), class, "math", "甲", &err));
    assert_true(service_put_lessons(fresh(me), lessons, 2, &err));
    assert_true(service_put_aftercare(fresh(me), &rows, &err));
    assert_true(read_profile(me, class, NOV(17), NOV(17), fixture.arena, &profile, &err));
    assert_int_equal(profile_share(profile, 3, "math", NOV(17)), 20);
    assert_int_equal(profile->unit_count, 2);
    assert_int_equal(profile->progress_count, 1);
    assert_true(profile_has_lesson(profile, NOV(17), MONDAY, "math"));
    assert_false(profile_has_lesson(profile, NOV(17), TUESDAY, "math"));
    assert_int_equal(profile_aftercare_time(profile, NOV(17), true)->minutes, 60);
    assert_int_equal(profile->activity_count, 1);
    /* Taken away again. */
    assert_true(service_put_share(fresh(me), 3, "math", -1, &err));
    assert_true(service_put_progress(fresh(me), class, "math", "", &err));
    time.minutes = 0;
    rows.activity_count = 0;
    assert_true(service_put_aftercare(fresh(me), &rows, &err));
    assert_true(service_remove_activity(fresh(me), profile->activities[0].id, &err));
    assert_true(read_profile(me, class, NOV(17), NOV(17), fixture.arena, &profile, &err));
    assert_int_equal(profile_share(profile, 3, "math", NOV(17)), -1);
    assert_int_equal(profile->progress_count + profile->activity_count, 0);
    assert_null(profile_aftercare_time(profile, NOV(17), true));
}

/* ---- suggestions ---- */

/* Published as an import does, so that a day can be red. */
static void import_rows(const char *rows)
{
    char *text = arena_printf(fixture.arena, "date,class,subject,minutes,text,due\n%s", rows);
    struct file file = {"f", text, strlen(text)};
    struct import_options options = {0};
    struct import_result result;
    struct err err = {0};

    if (!service_import(fresh(me), &file, 1, &options, fixture.arena, &result, &err))
        fail_msg("%s", result.read.fault_count > 0 ? result.read.faults[0] : err.message);
}

static struct suggest_result *suggestion(void)
{
    struct suggest_result *result = NULL;
    struct err err = {0};

    if (!service_suggest(me, class, fixture.arena, &result, &err))
        fail_msg("%s", err.message);
    return result;
}

static void what_was_changed_since_is_not_done(void **state)
{
    struct suggest_result *result;
    struct assignment wanted = {.minutes = 55};
    struct edit edit = {.id = 1, .wanted = &wanted, .fields = FIELD_MINUTES};
    struct outcome outcome;
    struct err err = {0};

    (void)state;
    import_rows("2026-11-17,3-2,math,65,a,\n2026-11-17,3-2,chinese,65,b,\n");
    result = suggestion();
    assert_true(result->needed);
    assert_int_equal(result->count, 2);
    assert_true(service_edit(fresh(me), &edit, fixture.arena, &outcome, NULL, &err));
    assert_false(service_apply(fresh(me), result, fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "#1"));
    assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->load, 120); /* nothing of it */
    err = (struct err){0};
    result = suggestion();
    assert_true(service_apply(fresh(me), result, fixture.arena, &outcome, &err));
    assert_int_equal(outcome.count, 1);
    assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->load, result->after->load);
    /* The same request again does nothing twice. */
    assert_true(service_apply(me, result, fixture.arena, &outcome, &err));
    assert_true(outcome.repeated);
}

#define ROUNDS 12

/* Board, forecast, check and suggestion say the same numbers, before and after it is done. */
static void all_say_the_same_numbers(void **state)
{
    static const char *const subjects[] = {"chinese", "math", "english", "science"};
    unsigned random = TEST_SEED;
    struct err err = {0};
    int red = 0;

    (void)state;
    assert_true(service_put_share(fresh(me), 3, "math", 15, &err));
    for (int round = 0; round < ROUNDS; round++) {
        char *rows = arena_strdup(fixture.arena, "");
        for (int i = 0; i < 4; i++) {
            int day = 17 + (int)fixture_random(&random, 3);
            rows = arena_printf(fixture.arena, "%s2026-11-%d,3-2,%s,%d,x%d-%d,2026-11-%d\n", rows,
                                day, subjects[fixture_random(&random, 4)],
                                10 + (int)fixture_random(&random, 40), round, i,
                                day + 1 + (int)fixture_random(&random, 3));
        }
        import_rows(rows);
        struct suggest_result *result = suggestion();
        struct board *board = board_of(me, "3-2", NOV(17), fixture.arena);
        struct check_result check;
        struct outcome outcome;
        assert_int_equal(result->before->load, board->load);
        assert_int_equal(result->before->warning_count, board->warning_count);
        assert_true(service_check(me, &class, 1, NOV(17), NOV(17), fixture.arena, &check, &err));
        assert_int_equal(check.any_red, result->needed);
        if (!result->needed)
            continue;
        red++;
        assert_true(service_apply(fresh(me), result, fixture.arena, &outcome, &err));
        assert_false(outcome.any_held);
        board = board_of(me, "3-2", NOV(17), fixture.arena);
        assert_int_equal(board->load, result->after->load);
        assert_true(board->load <= board->limit);
        for (size_t i = 0; i < outcome.count; i++)
            for (size_t d = 0; d < outcome.items[i].forecast->count; d++)
                if (i + 1 == outcome.count && outcome.items[i].forecast->days[d].day == NOV(17))
                    assert_int_equal(outcome.items[i].forecast->days[d].after->load, board->load);
    }
    assert_true(red > ROUNDS / 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(grades_and_weekdays_are_read_as_written, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(a_syllabus_is_read_and_replaced, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(the_profile_of_a_class_has_it_all, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(what_was_changed_since_is_not_done, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(all_say_the_same_numbers, open_school,
                                        school_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
