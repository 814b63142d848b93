/* Schools: grades (rule 3.1), the names of classes, subjects and terms.
 * reason: one table a form of writing, side by side. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/text.h"
#include "domain/school.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static char no_name[] = "";

static struct school school_of(int primary, int junior, int senior)
{
    return (struct school){
        .stage_years = {primary, junior, senior},
        .year_start_month = 9,
        .year_start_day = 1,
    };
}

static struct class class_of(enum stage stage, int entry_year, int number)
{
    return (struct class){.stage = stage,
                          .entry_year = entry_year,
                          .number = number,
                          .name = no_name,
                          .id = entry_year * 100 + number};
}

static day_t day_of(const char *iso)
{
    day_t day = DAY_NONE;

    assert_true(date_parse_iso(iso, &day, NULL));
    return day;
}

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void stages(void **state)
{
    static const struct
    {
        const char *text;
        int years[STAGE_COUNT]; /* all 0: refused */
        const char *again;
    } cases[] = {
        {"6-3-3", {6, 3, 3}, "6-3-3"},
        {"5-4", {5, 4, 0}, "5-4"},
        {"6-3", {6, 3, 0}, "6-3"},
        {" ６－３ ", {6, 3, 0}, "6-3"},
        {"6", {6, 0, 0}, "6"},
        {"9", {9, 0, 0}, "9"},
        {"0-3", {0, 3, 0}, "0-3"},
        {"0-0-3", {0, 0, 3}, "0-0-3"},
        {"", {0}, NULL},
        {"0", {0}, NULL},
        {"0-0-0", {0}, NULL},
        {"6-3-4", {0}, NULL},
        {"12", {0}, NULL},
        {"6-3-", {0}, NULL},
        {"-6", {0}, NULL},
        {"6-3-3-0", {0}, NULL},
        {"6,3,3", {0}, NULL},
        {"6-3-x", {0}, NULL},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct err err;
        struct school school = {.stage_years = {0}};
        bool ok = school_parse_stages(cases[i].text, school.stage_years, &err);

        if (ok != (cases[i].again != NULL))
            fail_msg("“%s”", cases[i].text);
        assert_memory_equal(school.stage_years, cases[i].years, sizeof cases[i].years);
        if (ok) {
            assert_string_equal(school_format_stages(&school, *state), cases[i].again);
        } else {
            assert_int_equal(err.code, ERR_INPUT);
            assert_non_null(strstr(err.message, "6-3-3"));
        }
    }
}

static void grades_follow_from_the_day(void **state)
{
    static const struct
    {
        int years[STAGE_COUNT];
        enum stage stage;
        int entry_year;
        const char *day;
        enum class_phase phase;
        int year, grade;
    } cases[] = {
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2021-08-31", CLASS_NOT_YET, 1, 1},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2021-09-01", CLASS_CURRENT, 1, 1},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2026-08-31", CLASS_CURRENT, 5, 5},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2026-09-01", CLASS_CURRENT, 6, 6},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2026-12-31", CLASS_CURRENT, 6, 6},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2027-01-01", CLASS_CURRENT, 6, 6},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2027-08-31", CLASS_CURRENT, 6, 6},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2027-09-01", CLASS_FINISHED, 6, 6},
        {{6, 3, 3}, STAGE_PRIMARY, 2021, "2050-01-01", CLASS_FINISHED, 6, 6},
        {{6, 3, 3}, STAGE_JUNIOR, 2024, "2026-11-23", CLASS_CURRENT, 3, 9},
        {{6, 3, 3}, STAGE_SENIOR, 2026, "2026-11-23", CLASS_CURRENT, 1, 10},
        {{6, 3, 3}, STAGE_SENIOR, 2024, "2026-11-23", CLASS_CURRENT, 3, 12},
        {{5, 4, 0}, STAGE_PRIMARY, 2021, "2026-09-01", CLASS_FINISHED, 5, 5},
        {{5, 4, 0}, STAGE_JUNIOR, 2026, "2026-09-01", CLASS_CURRENT, 1, 6},
        {{5, 4, 0}, STAGE_JUNIOR, 2023, "2026-09-01", CLASS_CURRENT, 4, 9},
        {{0, 3, 0}, STAGE_JUNIOR, 2026, "2026-09-01", CLASS_CURRENT, 1, 7},
        {{0, 4, 0}, STAGE_JUNIOR, 2026, "2026-09-01", CLASS_CURRENT, 1, 6},
        {{0, 0, 3}, STAGE_SENIOR, 2026, "2026-09-01", CLASS_CURRENT, 1, 10},
        {{0, 3, 3}, STAGE_SENIOR, 2026, "2026-09-01", CLASS_CURRENT, 1, 10},
        {{9, 0, 0}, STAGE_PRIMARY, 2018, "2026-09-01", CLASS_CURRENT, 9, 9},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct school school = school_of(cases[i].years[0], cases[i].years[1], cases[i].years[2]);
        struct class class = class_of(cases[i].stage, cases[i].entry_year, 1);
        struct grade grade = class_grade(&school, &class, day_of(cases[i].day));

        if (grade.phase != cases[i].phase || grade.year != cases[i].year ||
            grade.grade != cases[i].grade || grade.stage != cases[i].stage)
            fail_msg("case %zu: phase %d year %d grade %d", i, (int)grade.phase, grade.year,
                     grade.grade);
    }
}

/* Every set of stages there is: grades run 1..12 without a gap or an overlap. */
static void grades_never_overlap(void **state)
{
    (void)state;
    for (int primary = 0; primary <= 9; primary++) {
        for (int junior = 0; junior <= 9; junior++) {
            for (int senior = 0; senior <= 9; senior++) {
                struct school school = school_of(primary, junior, senior);
                int sum = primary + junior + senior;
                int next;

                if (sum < 1 || sum > GRADE_MAX)
                    continue;
                next = 1;
                for (int stage = 0; stage < STAGE_COUNT; stage++) {
                    int before = school_grades_before(&school, (enum stage)stage);

                    if (school.stage_years[stage] == 0)
                        continue;
                    assert_true(before + 1 >= next);
                    next = before + school.stage_years[stage] + 1;
                    assert_true(next <= GRADE_MAX + 1);
                }
            }
        }
    }
}

static void the_school_year_begins_when_set(void **state)
{
    struct school school = school_of(6, 3, 3);
    struct class class = class_of(STAGE_PRIMARY, 2024, 1);

    (void)state;
    school.year_start_month = 2;
    school.year_start_day = 15;
    assert_int_equal(school_year_of(&school, day_of("2026-02-14")), 2025);
    assert_int_equal(school_year_of(&school, day_of("2026-02-15")), 2026);
    assert_int_equal(class_grade(&school, &class, day_of("2026-02-14")).grade, 2);
    assert_int_equal(class_grade(&school, &class, day_of("2026-02-15")).grade, 3);
    school.year_start_month = 1;
    school.year_start_day = 1;
    assert_int_equal(school_year_of(&school, day_of("2026-01-01")), 2026);
    assert_int_equal(school_year_of(&school, day_of("2025-12-31")), 2025);
    /* Never 02-29; should a row say so, each year still begins once. */
    school.year_start_month = 2;
    school.year_start_day = 29;
    assert_int_equal(school_year_first_day(&school, 2027), day_of("2027-03-01"));
    for (int year = 1950; year < 2200; year++) {
        day_t first = school_year_first_day(&school, year);

        assert_int_equal(school_year_of(&school, first), year);
        assert_int_equal(school_year_of(&school, first - 1), year - 1);
    }
}

static void names_of_classes(void **state)
{
    struct school school = school_of(6, 3, 3);
    struct class primary = class_of(STAGE_PRIMARY, 2024, 2);
    struct class junior = class_of(STAGE_JUNIOR, 2026, 3);
    struct class senior = class_of(STAGE_SENIOR, 2026, 12);
    struct class own = class_of(STAGE_PRIMARY, 2024, 5);
    day_t day = day_of("2026-11-23"), later = day_of("2031-09-01"), early = day_of("2020-01-01");
    char name[] = "向日葵班";

    own.name = name;
    assert_string_equal(class_code(&school, &primary, day, *state), "3-2");
    assert_string_equal(class_name(&school, &primary, day, LANG_ZH, *state), "三年级(2)班");
    assert_string_equal(class_name(&school, &primary, day, LANG_EN, *state), "Grade 3 Class 2");
    assert_string_equal(class_short(&school, &primary, day, LANG_ZH, *state), "三(2)");
    assert_string_equal(class_short(&school, &primary, day, LANG_EN, *state), "3-2");
    assert_string_equal(class_name(&school, &junior, day, LANG_ZH, *state), "七年级(3)班");
    assert_string_equal(class_code(&school, &senior, day, *state), "10-12");
    assert_string_equal(class_name(&school, &senior, day, LANG_ZH, *state), "高一(12)班");
    assert_string_equal(class_short(&school, &senior, day, LANG_ZH, *state), "高一(12)");
    assert_string_equal(class_name(&school, &own, day, LANG_ZH, *state), "向日葵班");
    assert_string_equal(class_short(&school, &own, day, LANG_ZH, *state), "三(5)");
    assert_string_equal(class_code(&school, &primary, later, *state), "2024级小学2班");
    assert_string_equal(class_name(&school, &primary, later, LANG_ZH, *state), "2024级小学2班");
    assert_string_equal(class_name(&school, &primary, early, LANG_EN, *state),
                        "Primary 2024, Class 2");
}

static void forms_of_a_class(void **state)
{
    static const struct
    {
        const char *text;
        int grade, number; /* 0: an own name */
    } cases[] = {
        {"3-2", 3, 2},
        {"3-2班", 3, 2},
        {"３－２", 3, 2},
        {" 3 - 2 ", 3, 2},
        {"10-12", 10, 12},
        {"三2", 3, 2},
        {"三2班", 3, 2},
        {"三(2)", 3, 2},
        {"三(2)班", 3, 2},
        {"三（2）班", 3, 2},
        {"三（２）", 3, 2},
        {"三年级2班", 3, 2},
        {"三年级(2)班", 3, 2},
        {"三年级二班", 3, 2},
        {"三年级（二）班", 3, 2},
        {"三年二班", 3, 2},
        {"三二班", 3, 2},
        {"3年级2班", 3, 2},
        {"3(2)班", 3, 2},
        {"3(2)", 3, 2},
        {"七(3)班", 7, 3},
        {"302班", 3, 2},
        {"302", 3, 2},
        {"1003班", 10, 3},
        {"1003", 10, 3},
        {"1299", 12, 99},
        {"初一3班", 7, 3},
        {"初三(1)班", 9, 1},
        {"高二(1)班", 11, 1},
        {"高一12班", 10, 12},
        {"初中二年级3班", 8, 3},
        {"小学三年级2班", 3, 2},
        {"高三(十二)班", 12, 12},
        {"十二3班", 12, 3},
        {"十(三)班", 10, 3},
        {"三(二十三)班", 3, 23},
        {"三(九十九)班", 3, 99},
        {"三(二十)班", 3, 20},
        {"三(十)班", 3, 10},
        {"Grade 3 Class 2", 3, 2},
        {"", 0, 0},
        {"3", 0, 0},
        {"32", 0, 0},
        {"3-", 0, 0},
        {"3-0", 0, 0},
        {"0-3", 0, 0},
        {"13-1", 0, 0},
        {"3-100", 0, 0},
        {"300", 0, 0},
        {"1301", 0, 0},
        {"12345", 0, 0},
        {"三", 0, 0},
        {"三年级", 0, 0},
        {"三(2", 0, 0},
        {"三2)", 0, 0},
        {"向日葵班", 0, 0},
        {"初四3班", 0, 0},
        {"高四(1)班", 0, 0},
        {"初3", 0, 0},
        {"三(百)班", 0, 0},
        {"3-2-1", 0, 0},
        {"3-2:42", 0, 0},
        {"二十三班", 0, 0},
        {"-3-2", 0, 0},
    };
    struct school school = school_of(6, 3, 3);
    struct school five_four = school_of(5, 4, 0);
    struct class_ref ref;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        ref = class_ref_parse(&school, cases[i].text);
        if (cases[i].grade == 0 ? ref.type != CLASS_REF_NAME
                                : ref.type != CLASS_REF_GRADE || ref.grade != cases[i].grade ||
                                      ref.number != cases[i].number)
            fail_msg("“%s”: type %d, %d-%d", cases[i].text, (int)ref.type, ref.grade, ref.number);
    }
    ref = class_ref_parse(&five_four, "初一3班");
    assert_int_equal(ref.grade, 6);
    ref = class_ref_parse(&five_four, "初四3班");
    assert_int_equal(ref.grade, 9);
    ref = class_ref_parse(&school, "2024级初中2班");
    assert_int_equal(ref.type, CLASS_REF_ENTRY);
    assert_int_equal(ref.stage, STAGE_JUNIOR);
    assert_int_equal(ref.entry_year, 2024);
    assert_int_equal(ref.number, 2);
    ref = class_ref_parse(&school, "２０２１级小学（１２）班");
    assert_int_equal(ref.type, CLASS_REF_ENTRY);
    assert_int_equal(ref.number, 12);
    assert_int_equal(class_ref_parse(&school, "2024级2班").type, CLASS_REF_NAME);
    assert_int_equal(class_ref_parse(&school, "1024级初中2班").type, CLASS_REF_NAME);
    assert_int_equal(class_ref_parse(&school, "2024级初中0班").type, CLASS_REF_NAME);
}

/* Every name that the program shows is read back as the same class, in every school year. */
static void shown_names_are_read_back(void **state)
{
    static const int stage_sets[][STAGE_COUNT] = {{6, 3, 3}, {5, 4, 0}, {6, 3, 0},
                                                  {0, 3, 3}, {0, 0, 3}, {5, 4, 3}};

    for (size_t s = 0; s < COUNT(stage_sets); s++) {
        struct school school = school_of(stage_sets[s][0], stage_sets[s][1], stage_sets[s][2]);

        for (int stage = 0; stage < STAGE_COUNT; stage++) {
            for (int entry = 2010; entry <= 2028 && school.stage_years[stage] > 0; entry++) {
                struct class class = class_of((enum stage)stage, entry, 1 + entry % 40);
                day_t day = day_of("2026-11-23");
                const char *shown[] = {
                    class_code(&school, &class, day, *state),
                    class_name(&school, &class, day, LANG_ZH, *state),
                    class_name(&school, &class, day, LANG_EN, *state),
                    class_short(&school, &class, day, LANG_ZH, *state),
                    class_short(&school, &class, day, LANG_EN, *state),
                };

                for (size_t i = 0; i < COUNT(shown); i++) {
                    size_t index = 99;
                    struct err err;

                    if (!class_resolve(&school, &class, 1, shown[i], day, &index, &err))
                        fail_msg("%s: %s", shown[i], err.message);
                    assert_int_equal(index, 0);
                }
                arena_reset(*state);
            }
        }
    }
}

static void resolving(void **state)
{
    struct school school = school_of(6, 3, 3);
    char sunflower[] = "向日葵班", rocket[] = "Rocket", old_rocket[] = "Ｒｏｃｋｅｔ",
         three_two[] = "3-2";
    struct class classes[] = {
        class_of(STAGE_PRIMARY, 2024, 1), class_of(STAGE_PRIMARY, 2024, 2),
        class_of(STAGE_PRIMARY, 2026, 1), class_of(STAGE_JUNIOR, 2024, 2),
        class_of(STAGE_PRIMARY, 2019, 2), class_of(STAGE_PRIMARY, 2024, 9),
    };
    day_t day = day_of("2026-11-23");
    size_t index = 99;
    struct err err;

    (void)state;
    classes[0].name = sunflower;
    classes[5].removed = true;
    assert_true(class_resolve(&school, classes, COUNT(classes), "3-2", day, &index, &err));
    assert_int_equal(index, 1);
    assert_true(
        class_resolve(&school, classes, COUNT(classes), " 三年级（２）班 ", day, &index, &err));
    assert_int_equal(index, 1);
    assert_true(class_resolve(&school, classes, COUNT(classes), "向日葵班", day, &index, &err));
    assert_int_equal(index, 0);
    assert_true(class_resolve(&school, classes, COUNT(classes), "九(2)班", day, &index, &err));
    assert_int_equal(index, 3);
    assert_true(
        class_resolve(&school, classes, COUNT(classes), "2019级小学2班", day, &index, &err));
    assert_int_equal(index, 4);

    /* Another grade on that day: it says which class is meant, and what it is then. */
    index = 99;
    assert_false(
        class_resolve(&school, classes, COUNT(classes), "3-2", day_of("2026-08-31"), &index, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "3-2 on 2026-08-31"));
    assert_non_null(strstr(err.message, "is 2-2 on that day"));
    assert_int_equal(index, 99);
    assert_false(
        class_resolve(&school, classes, COUNT(classes), "3-2", day_of("2027-09-01"), &index, &err));
    assert_non_null(strstr(err.message, "is 4-2 on that day"));
    /* None at all: it lists those there are, in order, without removed and finished ones. */
    assert_false(class_resolve(&school, classes, COUNT(classes), "5-7", day, &index, &err));
    assert_non_null(strstr(err.message, "there are 1-1, 3-1, 3-2, 9-2"));
    assert_false(class_resolve(&school, classes, COUNT(classes), "3-9", day, &index, &err));
    assert_false(class_resolve(&school, classes, COUNT(classes), "", day, &index, &err));
    assert_non_null(strstr(err.message, "3-2"));
    assert_false(class_resolve(&school, classes, 0, "3-2", day, &index, &err));
    assert_int_equal(err.code, ERR_INPUT);

    /* Two of one name: refused; one of them finished: the one of the day is meant. */
    classes[1].name = rocket;
    classes[3].name = old_rocket;
    assert_false(class_resolve(&school, classes, COUNT(classes), "rocket", day, &index, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "2 classes"));
    assert_true(class_resolve(&school, classes, COUNT(classes), "rocket", day_of("2027-11-23"),
                              &index, &err));
    assert_int_equal(index, 1);
    /* Two of one grade and number. */
    classes[0].number = 2;
    assert_false(class_resolve(&school, classes, COUNT(classes), "3-2", day, &index, &err));
    assert_non_null(strstr(err.message, "2 classes"));
    /* An own name that reads as another class is borne by two; a finished class's is not. */
    classes[0].number = 1;
    classes[2].name = three_two;
    assert_false(class_resolve(&school, classes, COUNT(classes), "3-2", day, &index, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "given name of one class"));
    assert_true(
        class_resolve(&school, classes, COUNT(classes), "2024级小学2班", day, &index, &err));
    assert_int_equal(index, 1);
    classes[2].name = NULL;
    classes[4].name = three_two;
    assert_true(class_resolve(&school, classes, COUNT(classes), "3-2", day, &index, &err));
    assert_int_equal(index, 1);
}

static void new_classes(void **state)
{
    static const struct
    {
        const char *text;
        enum stage stage;
        int entry_year, number, size; /* number 0: refused */
    } cases[] = {
        {"3-2", STAGE_PRIMARY, 2024, 2, 0},
        {"3-2:42", STAGE_PRIMARY, 2024, 2, 42},
        {"三年级2班：４２", STAGE_PRIMARY, 2024, 2, 42},
        {"7-1:50", STAGE_JUNIOR, 2026, 1, 50},
        {"初一1班", STAGE_JUNIOR, 2026, 1, 0},
        {"12-1:200", STAGE_SENIOR, 2024, 1, 200},
        {"3-2:", 0, 0, 0, 0},
        {"3-2:0", 0, 0, 0, 0},
        {"3-2:201", 0, 0, 0, 0},
        {"3-2:x", 0, 0, 0, 0},
        {"", 0, 0, 0, 0},
        {":42", 0, 0, 0, 0},
        {"13-1", 0, 0, 0, 0},
        {"向日葵班", 0, 0, 0, 0},
        {"2024级小学2班", STAGE_PRIMARY, 2024, 2, 0},
        {"2016级初中3班:45", STAGE_JUNIOR, 2016, 3, 45},
    };
    struct school school = school_of(6, 3, 3);
    struct school six = school_of(6, 0, 0);
    struct school five_four = school_of(5, 4, 0);
    struct class class;
    struct err err;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        class = (struct class){.number = 0};
        if (class_parse_new(&school, cases[i].text, day_of("2026-11-23"), &class, &err) !=
            (cases[i].number > 0))
            fail_msg("“%s”", cases[i].text);
        assert_int_equal(class.number, cases[i].number);
        assert_int_equal(class.entry_year, cases[i].entry_year);
        assert_int_equal(class.stage, cases[i].stage);
        assert_int_equal(class.size, cases[i].size);
    }
    assert_true(class_parse_new(&school, "3-2", day_of("2026-08-31"), &class, &err));
    assert_int_equal(class.entry_year, 2023);
    assert_string_equal(class.name, "");
    assert_true(class_parse_new(&five_four, "6-1", day_of("2026-11-23"), &class, &err));
    assert_int_equal(class.stage, STAGE_JUNIOR);
    assert_int_equal(class.entry_year, 2026);
    assert_false(class_parse_new(&six, "7-1", day_of("2026-11-23"), &class, &err));
    assert_non_null(strstr(err.message, "grade 7"));
    assert_false(class_parse_new(&six, "2024级初中1班", day_of("2026-11-23"), &class, &err));
    assert_non_null(strstr(err.message, "2024级初中1班"));
}

static void order_of_classes(void **state)
{
    struct school school = school_of(6, 3, 3);
    /* In the order that they are to be shown in. */
    struct class classes[] = {
        class_of(STAGE_PRIMARY, 2026, 1), class_of(STAGE_PRIMARY, 2026, 2),
        class_of(STAGE_PRIMARY, 2021, 1), class_of(STAGE_JUNIOR, 2026, 1),
        class_of(STAGE_SENIOR, 2026, 10), class_of(STAGE_PRIMARY, 2027, 1),
        class_of(STAGE_PRIMARY, 2020, 1), class_of(STAGE_PRIMARY, 2019, 1),
    };
    day_t day = day_of("2026-11-23");

    (void)state;
    for (size_t i = 0; i < COUNT(classes); i++) {
        for (size_t k = 0; k < COUNT(classes); k++) {
            int result =
                class_compare(&school, &classes[i], &classes[k], school_year_of(&school, day));

            assert_int_equal((result > 0) - (result < 0), (i > k) - (i < k));
        }
    }
}

static void several_are_named(const struct subject_list *list, struct arena *arena)
{
    static const struct
    {
        const char *text, *codes; /* NULL: refused */
    } cases[] = {
        {"语文、道法", "chinese morality"},
        {" 数学，英语;外语 ", "math english"},
        {"语文 道法", "chinese morality"},
        {"Morality and Law, music", "morality music"},
        {"Morality and Law music", "morality music"},
        {"语文、炼金术", NULL},
        {"语文 炼金术", NULL},
        {"、", NULL},
        {"", NULL},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text_buf codes = {.arena = arena};
        const struct subject **subjects;
        size_t count;
        struct err err = {0};
        bool read = subject_resolve_all(list, cases[i].text, arena, &subjects, &count, &err);

        for (size_t at = 0; read && at < count; at++)
            text_buf_printf(&codes, "%s%s", at ? " " : "", subjects[at]->code);
        if (read != (cases[i].codes != NULL) || read != (err.code == ERR_NONE) ||
            (read && strcmp(text_buf_str(&codes), cases[i].codes) != 0))
            fail_msg("“%s”: %s", cases[i].text, read ? text_buf_str(&codes) : err.message);
    }
}

static void subjects(void **state)
{
    static char foreign[] = "外语", eng[] = "Eng";
    static char *english_also[] = {foreign, eng};
    static const struct
    {
        const char *code, *zh, *en, *short_zh;
    } rows[] = {
        {"chinese", "语文", "Chinese", "语"},
        {"math", "数学", "Mathematics", NULL},
        {"english", "英语", "English", NULL},
        {"morality", "道德与法治", "Morality and Law", "道法"},
        {"music", "音乐", "Music", NULL},
        {"math-olympiad", "奥数", "Olympiad", NULL},
        {"it", "信息科技", "IT", NULL},
    };
    struct subject items[COUNT(rows)];
    const struct subject_list list = {items, COUNT(items)};
    static const struct
    {
        const char *text, *code; /* NULL: refused */
        bool exact;
    } cases[] = {
        {"math", "math", true},     {"ＭＡＴＨ", "math", true},
        {"数学", "math", true},     {"Mathematics", "math", true},
        {"mat", "math", false},     {"数", "math", false},
        {"外语", "english", true},  {"eng", "english", true},
        {"engl", "english", false}, {"道法", "morality", true},
        {"道", "morality", false},  {"mor", "morality", false},
        {"it", "it", true},         {"math-olympiad", "math-olympiad", true},
        {"奥数", NULL, false},      {"奥", NULL, false},
        {"m", NULL, false},         {"", NULL, false},
        {"炼金术", NULL, false},    {"maths", NULL, false},
    };
    struct err err;

    for (size_t i = 0; i < COUNT(rows); i++)
        items[i] = (struct subject){
            .code = arena_strdup(*state, rows[i].code),
            .zh = arena_strdup(*state, rows[i].zh),
            .en = arena_strdup(*state, rows[i].en),
            .short_zh = arena_strdup(*state, rows[i].short_zh),
        };
    items[2].also = english_also;
    items[2].also_count = COUNT(english_also);
    items[5].hidden = true;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct subject *found = subject_resolve(&list, cases[i].text, &err);
        const struct subject *exact = subject_exact(&list, cases[i].text);

        if ((!found) != (!cases[i].code) || (found && strcmp(found->code, cases[i].code) != 0))
            fail_msg("“%s”: %s", cases[i].text, !found ? err.message : found->code);
        assert_int_equal(exact != NULL, cases[i].exact);
        assert_true(!exact || exact == found);
    }
    assert_null(subject_resolve(&list, "m", &err));
    assert_non_null(strstr(err.message, "Mathematics"));
    assert_non_null(strstr(err.message, "Music"));
    assert_null(strstr(err.message, "Chinese"));
    assert_null(strstr(err.message, "math ")); /* a screen says it too: no codes */
    assert_null(subject_resolve(&list, "炼金术", &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "炼金术"));
    assert_non_null(strstr(err.message, "Chinese"));
    assert_null(strstr(err.message, "奥数"));
    assert_ptr_equal(subject_by_code(&list, "math-olympiad"), &items[5]);
    several_are_named(&list, *state);
    assert_null(subject_by_code(&list, "Math"));
    assert_string_equal(subject_short(&items[3], LANG_ZH), "道法");
    assert_string_equal(subject_short(&items[1], LANG_ZH), "数学");
    assert_string_equal(subject_name(&items[1], LANG_EN), "Mathematics");
}

static void weeks_of_a_term(void **state)
{
    char autumn[] = "autumn";
    struct term term = {
        .name = autumn, .first = day_of("2026-09-01"), .last = day_of("2027-01-22")};

    (void)state;
    assert_int_equal(term_week(&term, 1, day_of("2026-08-31")), 0);
    assert_int_equal(term_week(&term, 1, day_of("2026-09-01")), 1);
    assert_int_equal(term_week(&term, 1, day_of("2026-09-06")), 1);
    assert_int_equal(term_week(&term, 1, day_of("2026-09-07")), 2);
    assert_int_equal(term_week(&term, 1, day_of("2026-11-23")), 13);
    assert_int_equal(term_week(&term, 1, day_of("2027-01-23")), 0);
    assert_int_equal(term_week(NULL, 0, day_of("2026-11-23")), 0);
}

/* Rule 3.12: what was said first holds for the days before as well, a later size from its day on. */
static void the_size_is_that_of_the_day(void **state)
{
    const day_t left = date_from_ymd(2026, 11, 16), came = date_from_ymd(2027, 2, 22);
    const struct class_size sizes[] = {{1, left, 41}, {1, came, 43}};
    const struct class class = {.id = 1, .size = 42, .sizes = sizes, .size_count = COUNT(sizes)};
    const struct class unsaid = {.id = 2};

    (void)state;
    assert_int_equal(class_size_on(&class, DAY_FIRST), 42);
    assert_int_equal(class_size_on(&class, left - 1), 42);
    assert_int_equal(class_size_on(&class, left), 41);
    assert_int_equal(class_size_on(&class, came), 43);
    assert_int_equal(class_seats(&class, left), 41);
    assert_int_equal(class_size_on(&unsaid, left), 0);
    assert_int_equal(class_seats(&unsaid, left), CLASS_SIZE_MAX);
}

static void several_classes_from_one_text(void **state)
{
    static const struct
    {
        const char *text;
        size_t count; /* 0: refused */
        int last_number, last_size;
    } cases[] = {
        {"3-1..3-6:42", 6, 6, 42},
        {"3-1..6", 6, 6, 0},
        {"三1～三3", 3, 3, 0},
        {"3-1:40,4-2:41", 2, 2, 41},
        {"3-1、3-2 4-1:30", 3, 1, 30},
        {"3-2", 1, 2, 0},
        {"3-1:40..3-2", 2, 2, 40},
        {"", 0, 0, 0},
        {" , ", 0, 0, 0},
        {"3-6..3-1", 0, 0, 0},
        {"3-1..4-2", 0, 0, 0},
        {"3-1,3-1", 0, 0, 0},
        {"3-1..3-3,3-2", 0, 0, 0},
        {"3-1..", 0, 0, 0},
        {"3-1..x", 0, 0, 0},
        {"3-1..3-2:x", 0, 0, 0},
        {"三年级1-6班", 6, 6, 0},
        {"三年级 1-6班", 6, 6, 0},
        {"三年级（1）班—（6）班：42", 6, 6, 42},
        {"三（1）—（6）班", 6, 6, 0},
        {"三(1)——三(6)", 6, 6, 0},
        {"三1-三6", 6, 6, 0},
        {"301-306", 6, 6, 0},
        {"301班至306班", 6, 6, 0},
        {"３－１。。３－６", 6, 6, 0},
        {"３－１．．３－６", 6, 6, 0},
        {"３－１……３－６", 6, 6, 0},
        {"3-1 .. 3-6", 6, 6, 0},
        {"3-1 － 3-6", 6, 6, 0},
        {"3-1-6", 6, 6, 0},
        {"3-1-3-6", 6, 6, 0},
        {"三1、2、3班", 3, 3, 0},
        {"三年级1、2班，四年级1-3班", 5, 3, 0},
        {"三年级1-3班、5-6班", 5, 6, 0},
        {"初一1-3班", 3, 3, 0},
        {"3-1,4-2", 2, 2, 0},
        {"三班六个", 0, 0, 0},
        {"三年级6个班", 6, 6, 0},
        {"三年级6个班：42", 6, 6, 42},
        {"三年级共六个班，四年级 5个班", 11, 5, 0},
        {"初一12个班", 12, 12, 0},
        {"3年级1到6班", 6, 6, 0},
        {"一至九年级各6个班：42", 54, 6, 42},
        {"Grade 3 Class 1, grade 3 class 4:40", 2, 4, 40},
        {"Grade 3 Class 1..6", 6, 6, 0},
        {"Grade 3 Class 1 Grade 4 Class 2", 2, 2, 0},
        {"１－３年级1-4班", 12, 4, 0},
        {"七到九年级5个班，六年级3班", 16, 3, 0},
        {"九至一年级6个班", 0, 0, 0},
        {"一至九年级", 0, 0, 0},
        {"6个班", 0, 0, 0},
        {"三年级0个班", 0, 0, 0},
        {"1-6班", 0, 0, 0}, /* one class, or six? */
        {"1到6班", 0, 0, 0},
        {"1-6", 1, 6, 0},
        {"3-2班", 1, 2, 0},
        {"1、2班", 0, 0, 0}, /* of which grade? */
    };
    struct school school = school_of(6, 3, 3);

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct class_list list;
        struct err err = {0};
        bool good = class_parse_list(&school, cases[i].text, day_of("2026-11-23"), NULL, *state,
                                     &list, &err);

        if (good != (cases[i].count > 0) || (good && list.count != cases[i].count))
            fail_msg("“%s”: %s, %zu", cases[i].text, err.message, list.count);
        if (!good)
            continue;
        assert_int_equal(list.items[list.count - 1].number, cases[i].last_number);
        assert_int_equal(list.items[list.count - 1].size, cases[i].last_size);
    }
}

/* Of classes that the school has, all of one grade, the grade need not be said. */
static void known_classes_from_one_text(void **state)
{
    static const struct
    {
        const char *text;
        size_t count; /* 0: refused */
    } cases[] = {
        {"三年级6个班", 6}, {"三年级7个班", 0},     {"1-3班", 3},    {"1、3班", 2},
        {"3-2", 1},         {"三年级", 6},          {"三2，4班", 2}, {"（1）（2）", 0},
        {"三至四年级", 0},  {"三至四年级1-2班", 0}, {"3-7", 0},      {"1-7班", 0},
        {"四年级", 0},
    };
    struct school school = school_of(6, 3, 3);
    struct class_list known, list;
    struct err err = {0};

    assert_true(
        class_parse_list(&school, "3-1..3-6", day_of("2026-11-23"), NULL, *state, &known, &err));
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool good = class_parse_list(&school, cases[i].text, day_of("2026-11-23"), &known, *state,
                                     &list, &err);

        if (good != (cases[i].count > 0) || (good && list.count != cases[i].count))
            fail_msg("“%s”: %s, %zu", cases[i].text, good ? "" : err.message, list.count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_size_is_that_of_the_day),
        cmocka_unit_test_setup_teardown(several_classes_from_one_text, setup, teardown),
        cmocka_unit_test_setup_teardown(known_classes_from_one_text, setup, teardown),
        cmocka_unit_test(stages),
        cmocka_unit_test(grades_follow_from_the_day),
        cmocka_unit_test(grades_never_overlap),
        cmocka_unit_test(the_school_year_begins_when_set),
        cmocka_unit_test(names_of_classes),
        cmocka_unit_test(forms_of_a_class),
        cmocka_unit_test(shown_names_are_read_back),
        cmocka_unit_test(resolving),
        cmocka_unit_test(new_classes),
        cmocka_unit_test(order_of_classes),
        cmocka_unit_test(subjects),
        cmocka_unit_test(weeks_of_a_term),
    };

    return cmocka_run_group_tests_name("school", tests, setup, teardown);
}
