/* The school calendar: layers, marks, the next school day. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "domain/calendar.h"
#include "support/random.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static day_t day_of(const char *iso)
{
    day_t day = DAY_NONE;

    assert_true(date_parse_iso(iso, &day, NULL));
    return day;
}

static void add(struct calendar *calendar, enum calendar_layer layer, const char *first,
                const char *last, enum calendar_mark mark, const char *name)
{
    char copy[64];
    struct calendar_row row = {.first = day_of(first), .last = day_of(last), .mark = mark};

    snprintf(copy, sizeof copy, "%s", name);
    row.name = copy; /* rows are copied, the name too */
    calendar_add(calendar, layer, &row);
    memset(copy, '!', sizeof copy - 1);
}

static void without_rows_weekends_alone(void **state)
{
    struct arena *arena = arena_new();
    struct calendar *calendar = calendar_new(arena, 0);

    (void)state;
    assert_int_equal(calendar_kind(calendar, day_of("2026-11-27")), DAY_SCHOOL);
    assert_int_equal(calendar_kind(calendar, day_of("2026-11-28")), DAY_WEEKEND);
    assert_int_equal(calendar_kind(calendar, day_of("2026-11-29")), DAY_WEEKEND);
    assert_int_equal(calendar_next_school_day(calendar, day_of("2026-11-27")),
                     day_of("2026-11-30"));
    assert_int_equal(calendar_prev_school_day(calendar, day_of("2026-11-30")),
                     day_of("2026-11-27"));
    assert_string_equal(calendar_day_name(calendar, day_of("2026-11-28")), "");
    assert_false(calendar_is_no_homework(calendar, day_of("2026-11-27")));
    assert_false(calendar_knows_year(calendar, 2026));
    calendar_know_year(calendar, 2026, YEAR_KNOWN);
    calendar_know_year(calendar, -5, YEAR_KNOWN);
    calendar_know_year(calendar, 99999, YEAR_KNOWN);
    assert_true(calendar_knows_year(calendar, 2026));
    assert_false(calendar_knows_year(calendar, 2027));
    assert_false(calendar_knows_year(calendar, 99999));
    arena_free(arena);
}

static void layers_and_marks(void **state)
{
    struct arena *arena = arena_new();
    struct calendar *calendar = calendar_new(arena, 1u << WEDNESDAY);

    (void)state;
    add(calendar, LAYER_FILE, "2026-10-01", "2026-10-07", MARK_HOLIDAY, "国庆节");
    add(calendar, LAYER_FILE, "2026-10-10", "2026-10-10", MARK_SCHOOL, "国庆调休");
    add(calendar, LAYER_SCHOOL, "2026-10-08", "2026-10-09", MARK_HOLIDAY, "运动会补休");
    add(calendar, LAYER_SCHOOL, "2026-10-07", "2026-10-07", MARK_SCHOOL, "返校");
    add(calendar, LAYER_SCHOOL, "2027-01-23", "2027-02-21", MARK_VACATION, "寒假");
    add(calendar, LAYER_SCHOOL, "2026-11-27", "2026-11-27", MARK_NO_HOMEWORK, "");

    assert_int_equal(calendar_kind(calendar, day_of("2026-10-01")), DAY_HOLIDAY);
    /* A weekend in a holiday is a holiday. */
    assert_int_equal(calendar_kind(calendar, day_of("2026-10-03")), DAY_HOLIDAY);
    assert_int_equal(calendar_kind(calendar, day_of("2026-10-10")), DAY_SCHOOL);
    assert_int_equal(calendar_kind(calendar, day_of("2026-10-11")), DAY_WEEKEND);
    /* The school's own row goes before the file's. */
    assert_int_equal(calendar_kind(calendar, day_of("2026-10-07")), DAY_SCHOOL);
    assert_string_equal(calendar_day_name(calendar, day_of("2026-10-07")), "返校");
    assert_string_equal(calendar_day_name(calendar, day_of("2026-10-06")), "国庆节");
    assert_string_equal(calendar_day_name(calendar, day_of("2026-10-10")), "国庆调休");
    assert_int_equal(calendar_kind(calendar, day_of("2027-02-01")), DAY_HOLIDAY);
    assert_int_equal(calendar_kind(calendar, day_of("2027-02-22")), DAY_SCHOOL);
    /* Friday's tomorrow, over make-up days and the holiday. */
    assert_int_equal(calendar_next_school_day(calendar, day_of("2026-09-30")),
                     day_of("2026-10-07"));
    assert_int_equal(calendar_next_school_day(calendar, day_of("2026-10-07")),
                     day_of("2026-10-10"));
    assert_int_equal(calendar_next_school_day(calendar, day_of("2027-01-22")),
                     day_of("2027-02-22"));
    assert_int_equal(calendar_prev_school_day(calendar, day_of("2027-02-22")),
                     day_of("2027-01-22"));

    /* A no-homework day says nothing of school; the weekly one is on school days. */
    assert_true(calendar_is_no_homework(calendar, day_of("2026-11-27")));
    assert_true(calendar_is_school_day(calendar, day_of("2026-11-27")));
    assert_true(calendar_is_no_homework(calendar, day_of("2026-11-25")));
    assert_false(calendar_is_no_homework(calendar, day_of("2026-11-26")));
    assert_false(calendar_is_no_homework(calendar, day_of("2027-02-03")));
    arena_free(arena);
}

static void later_rows_go_first_and_bad_ones_are_harmless(void **state)
{
    struct arena *arena = arena_new();
    struct calendar *calendar = calendar_new(arena, 0);
    char name[] = "x";
    struct calendar_row backwards = {
        .first = 20000, .last = 19999, .mark = MARK_HOLIDAY, .name = name};
    struct calendar_row forever = {
        .first = INT32_MIN, .last = INT32_MAX, .mark = MARK_HOLIDAY, .name = NULL};

    (void)state;
    add(calendar, LAYER_SCHOOL, "2026-11-23", "2026-11-27", MARK_HOLIDAY, "one");
    add(calendar, LAYER_SCHOOL, "2026-11-25", "2026-11-25", MARK_SCHOOL, "two");
    assert_string_equal(calendar_day_name(calendar, day_of("2026-11-24")), "one");
    assert_string_equal(calendar_day_name(calendar, day_of("2026-11-25")), "two");
    calendar_add(calendar, LAYER_SCHOOL, &backwards);
    assert_string_equal(calendar_day_name(calendar, 20000), "");
    calendar_add(calendar, LAYER_SCHOOL, &forever);
    assert_int_equal(calendar_kind(calendar, DAY_FIRST), DAY_HOLIDAY);
    assert_int_equal(calendar_kind(calendar, DAY_LAST - 1), DAY_HOLIDAY);
    /* Nothing but holidays: the search ends. */
    assert_int_equal(calendar_next_school_day(calendar, 20000), 20001);
    assert_int_equal(calendar_prev_school_day(calendar, 20000), 19999);
    arena_free(arena);
}

/* What the table says is what looking through the rows says, whatever order they come in. */
static void table_agrees_with_rows(void **state)
{
    enum
    {
        ROWS = 60
    };
    struct random random = {20261124};

    (void)state;
    for (int round = 0; round < 40; round++) {
        struct arena *arena = arena_new();
        struct calendar *calendar = calendar_new(arena, 0);
        struct calendar_row rows[ROWS];
        enum calendar_layer layers[ROWS];
        char name[] = "";

        for (int i = 0; i < ROWS; i++) {
            day_t first = 20000 + (day_t)random_below(&random, 1500);

            rows[i] = (struct calendar_row){
                .first = first,
                .last = first + (day_t)random_below(&random, 40),
                .mark = (enum calendar_mark)random_below(&random, MARK_COUNT),
                .name = name,
            };
            layers[i] = (enum calendar_layer)random_below(&random, LAYER_COUNT);
            calendar_add(calendar, layers[i], &rows[i]);
        }
        for (day_t day = 19800; day < 21800; day++) {
            const struct calendar_row *decides = NULL;
            bool no_homework = false;
            enum day_kind kind = date_weekday(day) >= SATURDAY ? DAY_WEEKEND : DAY_SCHOOL;

            for (int layer = 0; layer < LAYER_COUNT; layer++) {
                for (int i = 0; i < ROWS; i++) {
                    if ((int)layers[i] != layer || day < rows[i].first || day > rows[i].last)
                        continue;
                    if (rows[i].mark == MARK_NO_HOMEWORK)
                        no_homework = true;
                    else
                        decides = &rows[i];
                }
            }
            if (decides)
                kind = decides->mark == MARK_SCHOOL ? DAY_SCHOOL : DAY_HOLIDAY;
            assert_int_equal(calendar_kind(calendar, day), kind);
            assert_int_equal(calendar_is_no_homework(calendar, day), no_homework);
        }
        arena_free(arena);
    }
}

/* 1 June is a day off for the grades 1 to 8 alone; a school's own row goes before. */
static void a_day_for_children(void **state)
{
    static const struct
    {
        enum stage stage;
        int entry_year;
        enum day_kind kind;
    } cases[] = {
        {STAGE_PRIMARY, 2025, DAY_HOLIDAY}, /* grade 1 */
        {STAGE_PRIMARY, 2020, DAY_HOLIDAY}, /* grade 6 */
        {STAGE_JUNIOR, 2024, DAY_HOLIDAY},  /* grade 8 */
        {STAGE_JUNIOR, 2023, DAY_SCHOOL},   /* grade 9 */
        {STAGE_SENIOR, 2025, DAY_SCHOOL},   /* grade 10 */
        {STAGE_PRIMARY, 2026, DAY_SCHOOL},  /* not there yet */
    };
    const struct school school = {
        .stage_years = {6, 3, 3}, .year_start_month = 9, .year_start_day = 1};
    struct calendar_row row = {.first = day_of("2026-06-01"),
                               .last = day_of("2026-06-01"),
                               .mark = MARK_HOLIDAY,
                               .name = (char *)"儿童节"};
    struct arena *arena = arena_new();
    struct calendar *calendar = calendar_new(arena, 0);

    (void)state;
    calendar_add_for_children(calendar, &row);
    assert_int_equal(calendar_kind(calendar, row.first), DAY_SCHOOL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct class class = {
            .id = 1, .stage = cases[i].stage, .entry_year = cases[i].entry_year, .number = 1};
        const struct calendar *own = calendar_of_class(calendar, &school, &class, arena);

        assert_int_equal(calendar_kind(own, row.first), cases[i].kind);
        assert_string_equal(calendar_day_name(own, row.first),
                            cases[i].kind == DAY_HOLIDAY ? "儿童节" : "");
        assert_int_equal(calendar_kind(own, row.first + 1), DAY_SCHOOL);
    }
    row.mark = MARK_SCHOOL;
    calendar_add(calendar, LAYER_SCHOOL, &row);
    const struct class young = {.id = 1, .stage = STAGE_PRIMARY, .entry_year = 2023};
    assert_int_equal(calendar_kind(calendar_of_class(calendar, &school, &young, arena), row.first),
                     DAY_SCHOOL);
    arena_free(arena);
}

/* A make-up day has the timetable of the weekday it stands for; other marks and days have their own. */
static void a_make_up_day_stands_for_another(void **state)
{
    struct arena *arena = arena_new();
    struct calendar *calendar = calendar_new(arena, 0);
    day_t saturday = day_of("2026-10-10");
    struct calendar_row row = {
        .first = saturday, .last = saturday, .mark = MARK_SCHOOL, .name = (char *)""};

    (void)state;
    calendar_add_like(calendar, saturday, saturday, (enum calendar_like)(LIKE_FIRST + MONDAY));
    assert_int_equal(calendar_weekday(calendar, saturday), SATURDAY); /* no school day */
    calendar_add(calendar, LAYER_FILE, &row);
    assert_int_equal(calendar_weekday(calendar, saturday), MONDAY);
    row.like = (enum calendar_like)(LIKE_FIRST + WEDNESDAY);
    calendar_add(calendar, LAYER_SCHOOL, &row);
    assert_int_equal(calendar_weekday(calendar, saturday), WEDNESDAY);
    assert_int_equal(calendar_weekday(calendar, saturday + 1), SUNDAY);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_rows_weekends_alone),
        cmocka_unit_test(a_day_for_children),
        cmocka_unit_test(a_make_up_day_stands_for_another),
        cmocka_unit_test(layers_and_marks),
        cmocka_unit_test(later_rows_go_first_and_bad_ones_are_harmless),
        cmocka_unit_test(table_agrees_with_rows),
    };

    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
