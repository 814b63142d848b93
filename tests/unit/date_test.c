/* Days and times, what people type for them included. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/date.h"
#include "support/random.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define SECONDS_A_DAY 86400

static day_t day_of(const char *iso)
{
    struct err err;
    day_t day = DAY_NONE;

    if (!date_parse_iso(iso, &day, &err))
        fail_msg("%s", err.message);
    return day;
}

static void every_day_agrees_with_timegm(void **state)
{
    (void)state;
    for (day_t day = DAY_FIRST; day < DAY_LAST; day++) {
        time_t stamp = (time_t)day * SECONDS_A_DAY;
        struct tm tm;
        struct ymd ymd = date_ymd(day);
        char iso[DATE_TEXT_BYTES];
        day_t back = DAY_NONE;

        gmtime_r(&stamp, &tm);
        assert_int_equal(ymd.year, tm.tm_year + 1900);
        assert_int_equal(ymd.month, tm.tm_mon + 1);
        assert_int_equal(ymd.day, tm.tm_mday);
        assert_int_equal(date_weekday(day), (tm.tm_wday + 6) % 7);
        assert_int_equal(date_from_ymd(ymd.year, ymd.month, ymd.day), day);
        assert_int_equal(timegm(&tm), stamp);
        assert_true(date_parse_iso(date_iso(day, iso), &back, NULL));
        assert_int_equal(back, day);
        assert_int_equal(date_weekday(date_monday(day)), MONDAY);
        assert_in_range(day - date_monday(day), 0, 6);
    }
}

static void days_that_do_not_exist(void **state)
{
    static const struct ymd cases[] = {
        {2026, 2, 29}, {2100, 2, 29}, {2026, 2, 30}, {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},
        {2026, 4, 31}, {2026, 1, 32}, {2026, -1, 1}, {2026, 1, -1}, {0, 1, 1},     {10000, 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(date_from_ymd(cases[i].year, cases[i].month, cases[i].day), DAY_NONE);
    assert_int_equal(date_from_ymd(2028, 2, 29) + 1, date_from_ymd(2028, 3, 1));
    assert_int_equal(date_from_ymd(1970, 1, 1), 0);
    assert_int_equal(date_from_ymd(1950, 1, 1), DAY_FIRST);
    assert_int_equal(date_from_ymd(2200, 1, 1), DAY_LAST);
}

static void iso_table(void **state)
{
    static const struct
    {
        const char *text;
        const char *day; /* NULL: refused */
    } cases[] = {
        {"2026-11-23", "2026-11-23"},
        {"2026/11/23", "2026-11-23"},
        {"2026/1/5", "2026-01-05"},
        {"2028-02-29", "2028-02-29"},
        {"1950-01-01", "1950-01-01"},
        {"2199-12-31", "2199-12-31"},
        {"", NULL},
        {"2026-1-5", NULL},
        {"2026-11-3", NULL},
        {"26-11-23", NULL},
        {"2026-02-30", NULL},
        {"2026-13-16", NULL},
        {"2026-00-10", NULL},
        {"2026-10-00", NULL},
        {"2200-01-01", NULL},
        {"1949-12-31", NULL},
        {"2026-11-23 ", NULL},
        {" 2026-11-23", NULL},
        {"2026-11-23x", NULL},
        {"2026-11/23", NULL},
        {"2026/11-23", NULL},
        {"20261123", NULL},
        {"2026-11", NULL},
        {"2026-11-", NULL},
        {"+026-11-23", NULL},
        {"2026年11月23日", NULL},
        {"02026-11-23", NULL},
    };
    struct err err;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        day_t day = DAY_NONE;
        char iso[DATE_TEXT_BYTES];

        if (date_parse_iso(cases[i].text, &day, &err) != (cases[i].day != NULL))
            fail_msg("“%s”", cases[i].text);
        if (cases[i].day) {
            assert_string_equal(date_iso(day, iso), cases[i].day);
            continue;
        }
        assert_int_equal(day, DAY_NONE);
        assert_int_equal(err.code, ERR_INPUT);
        assert_true(strlen(cases[i].text) == 0 || strstr(err.message, cases[i].text));
    }
}

/* The base is Wednesday 2026-11-25. */
static void typed_dates(void **state)
{
    static const struct
    {
        const char *text;
        const char *plain; /* the day acted on; NULL: refused */
        const char *due;
    } cases[] = {
        {"2026-11-23", "2026-11-23", "2026-11-23"},
        {"２０２６－１１－２３", "2026-11-23", "2026-11-23"},
        {"2026年3月1日", "2026-03-01", "2026-03-01"},
        {"2026年3月1号", "2026-03-01", "2026-03-01"},
        {"2026.3.1", "2026-03-01", "2026-03-01"},
        {"2026.3.1号", NULL, NULL},
        {"2026.3", NULL, NULL},
        {"2026 年 3 月 1 日", "2026-03-01", "2026-03-01"},
        {"２０２６年１１月１６日", "2026-11-16", "2026-11-16"},
        {"11 月 30 日", "2026-11-30", "2026-11-30"},
        {"2026年3月1天", NULL, NULL},
        {"2026年2月30日", NULL, NULL},
        {" today ", "2026-11-25", "2026-11-25"},
        {"TODAY", "2026-11-25", "2026-11-25"},
        {"今天", "2026-11-25", "2026-11-25"},
        {"tomorrow", "2026-11-26", "2026-11-26"},
        {"明天", "2026-11-26", "2026-11-26"},
        {"后天", "2026-11-27", "2026-11-27"},
        {"大后天", "2026-11-28", "2026-11-28"},
        {"yesterday", "2026-11-24", "2026-11-24"},
        {"+2d", "2026-11-27", "2026-11-27"},
        {"+1w", "2026-12-02", "2026-12-02"},
        {"＋２ｄ", "2026-11-27", "2026-11-27"},
        {"+0d", "2026-11-25", "2026-11-25"},
        {"-1d", "2026-11-24", "2026-11-24"},
        {"wed", "2026-11-25", "2026-12-02"},
        {"Wednesday", "2026-11-25", "2026-12-02"},
        {"周三", "2026-11-25", "2026-12-02"},
        {"星期三", "2026-11-25", "2026-12-02"},
        {"mon", "2026-11-30", "2026-11-30"},
        {"MON", "2026-11-30", "2026-11-30"},
        {"周五", "2026-11-27", "2026-11-27"},
        {"周日", "2026-11-29", "2026-11-29"},
        {"周天", "2026-11-29", "2026-11-29"},
        {"星期天", "2026-11-29", "2026-11-29"},
        {"礼拜二", "2026-12-01", "2026-12-01"},
        {"周４", "2026-11-26", "2026-11-26"},
        {"thurs", "2026-11-26", "2026-11-26"},
        {"下周一", "2026-11-30", "2026-11-30"},
        {"下周五", "2026-12-04", "2026-12-04"},
        {"11-23", "2026-11-23", "2027-11-23"},
        {"11-25", "2026-11-25", "2027-11-25"},
        {"11/26", "2026-11-26", "2026-11-26"},
        {"11月23日", "2026-11-23", "2027-11-23"},
        {"11月30号", "2026-11-30", "2026-11-30"},
        {"11.23", "2026-11-23", "2027-11-23"},
        {"１１．２３", "2026-11-23", "2027-11-23"},
        {"24号", "2026-11-24", NULL},
        {"3日", "2026-12-03", NULL},
        {"31号", "2026-10-31", NULL},
        {"32号", NULL, NULL},
        {"上周五", "2026-11-20", NULL},
        {"上星期天", "2026-11-22", NULL},
        {"本周一", "2026-11-23", NULL},
        {"这周五", "2026-11-27", NULL},
        {"11.", NULL, NULL},
        {"1-5", "2027-01-05", "2027-01-05"},
        {"01-05", "2027-01-05", "2027-01-05"},
        {"06-01", "2026-06-01", "2027-06-01"},
        {"", NULL, NULL},
        {"   ", NULL, NULL},
        {"00", NULL, NULL},
        {"00-00", NULL, NULL},
        {"11-00", NULL, NULL},
        {"02-30", NULL, NULL},
        {"02-29", NULL, NULL},
        {"13-01", NULL, NULL},
        {"2026-02-30", NULL, NULL},
        {"to", NULL, NULL},
        {"mo", NULL, NULL},
        {"mondays", NULL, NULL},
        {"周八", NULL, NULL},
        {"周", NULL, NULL},
        {"+d", NULL, NULL},
        {"+2", NULL, NULL},
        {"+2m", NULL, NULL},
        {"+99999w", NULL, NULL},
        {"-99999d", NULL, NULL},
        {"+999999999999d", NULL, NULL},
        {"11-23-", NULL, NULL},
        {"11月", NULL, NULL},
        {"11-2345", NULL, NULL},
        {"\x1b[2J", NULL, NULL},
    };
    day_t base = day_of("2026-11-25");

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (int due = 0; due <= 1; due++) {
            const char *want = due ? cases[i].due : cases[i].plain;
            char iso[DATE_TEXT_BYTES];
            struct err err;
            day_t day = DAY_NONE;

            if (date_parse(cases[i].text, base, due, &day, &err) != (want != NULL))
                fail_msg("“%s”, due %d", cases[i].text, due);
            if (want && strcmp(date_iso(day, iso), want) != 0)
                fail_msg("“%s”, due %d: %s, not %s", cases[i].text, due, iso, want);
            if (!want) {
                assert_int_equal(err.code, ERR_INPUT);
                assert_int_equal(day, DAY_NONE);
                assert_null(strchr(err.message, '\x1b'));
                assert_true(strstr(err.message, "2026-11-23") || strstr(err.message, "2199-12-31"));
            }
        }
    }
}

/* Each form that a refusal names is read, and what newcomers looked for in it is named. */
static void a_refusal_names_what_is_read(void **state)
{
    static const char *const wanted[] = {"24号", "上周五", "11.23", "周五", "today"};

    (void)state;
    for (int due = 0; due <= 1; due++) {
        day_t base = day_of("2026-11-25"), day;
        struct err err, none;
        char *form, *rest;

        assert_false(date_parse("x", base, due, &day, &err));
        for (size_t i = 0; !due && i < COUNT(wanted); i++)
            assert_non_null(strstr(err.message, wanted[i]));
        for (char * or = strstr(err.message, " or "); or ; or = strstr(or, " or "))
            memcpy(or, ",   ", 4);
        form = strstr(err.message, ": write ") + strlen(": write ");
        for (form = strtok_r(form, ", ", &rest); form; form = strtok_r(NULL, ", ", &rest))
            if (!date_parse(form, base, due, &day, &none))
                fail_msg("“%s” is named and refused, due %d", form, due);
    }
}

/* In documents: no words of the day; without a base no yearless form either. */
static void written_dates(void **state)
{
    static const struct
    {
        const char *text;
        const char *plain, *due, *whole; /* by 2026-11-25, due after it, without a base */
    } cases[] = {
        {"2026-11-23", "2026-11-23", "2026-11-23", "2026-11-23"},
        {"2026/11/3", "2026-11-03", "2026-11-03", "2026-11-03"},
        {"2026年11月16日", "2026-11-16", "2026-11-16", "2026-11-16"},
        {"2026年11月16号", "2026-11-16", "2026-11-16", "2026-11-16"},
        {"2026 年 11 月 16 日", "2026-11-16", "2026-11-16", "2026-11-16"},
        {"11月16日", "2026-11-16", "2027-11-16", NULL},
        {"11月27号", "2026-11-27", "2026-11-27", NULL},
        {"11/27", "2026-11-27", "2026-11-27", NULL},
        {"1月5日", "2027-01-05", "2027-01-05", NULL},
        {"today", NULL, NULL, NULL},
        {"明天", NULL, NULL, NULL},
        {"周五", NULL, NULL, NULL},
        {"+2d", NULL, NULL, NULL},
        {"2026-1-5", NULL, NULL, NULL},
        {"2月30日", NULL, NULL, NULL},
        {"2026年13月1日", NULL, NULL, NULL},
        {"11月", NULL, NULL, NULL},
        {"", NULL, NULL, NULL},
    };
    day_t base = day_of("2026-11-25");

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *wants[] = {cases[i].plain, cases[i].due, cases[i].whole};

        for (int form = 0; form < 3; form++) {
            day_t day = DAY_NONE;
            char iso[DATE_TEXT_BYTES];
            struct err err;

            if (date_parse_written(cases[i].text, form == 2 ? DAY_NONE : base, form == 1, &day,
                                   &err) != (wants[form] != NULL))
                fail_msg("“%s”, form %d", cases[i].text, form);
            assert_string_equal(date_iso(day, iso), wants[form] ? wants[form] : "");
        }
    }
}

static void nearest_ties_go_to_the_later(void **state)
{
    day_t day = DAY_NONE;
    struct err err;
    char iso[DATE_TEXT_BYTES];

    (void)state;
    /* 2027-08-30 is 183 days before 2028-02-29 and 2027-02-28 is 183 days before 2027-08-30. */
    assert_true(date_parse("02-29", day_of("2027-08-30"), false, &day, &err));
    assert_string_equal(date_iso(day, iso), "2028-02-29");
    /* A leap year between: 2028-01-01 is 366 days before 2029-01-01, the middle is 2028-07-02. */
    assert_true(date_parse("01-01", day_of("2028-07-02"), false, &day, &err));
    assert_string_equal(date_iso(day, iso), "2029-01-01");
    assert_true(date_parse("01-01", day_of("2028-07-01"), false, &day, &err));
    assert_string_equal(date_iso(day, iso), "2028-01-01");
    assert_true(date_parse("12-31", day_of("2026-01-02"), false, &day, &err));
    assert_string_equal(date_iso(day, iso), "2025-12-31");
}

static void a_due_day_is_the_first_after(void **state)
{
    struct random random = {20261124};

    (void)state;
    for (int round = 0; round < 5000; round++) {
        day_t base = (day_t)random_below(&random, DAY_LAST - 1000);
        day_t target = base + 1 + (day_t)random_below(&random, 300);
        char typed[DATE_TEXT_BYTES];
        day_t day = DAY_NONE;

        if (date_ymd(target).month == 2 && date_ymd(target).day == 29)
            continue;
        assert_true(date_parse(date_short(target, typed), base, true, &day, NULL));
        assert_int_equal(day, target);
        day = DAY_NONE;
        if (target - base > 180)
            target = base - (target - base - 180);
        if (target < DAY_FIRST || (date_ymd(target).month == 2 && date_ymd(target).day == 29))
            continue;
        assert_true(date_parse(date_short(target, typed), base, false, &day, NULL));
        assert_int_equal(day, target);
        assert_true(
            date_parse(date_weekday_name(date_weekday(target), LANG_EN), base, true, &day, NULL));
        assert_in_range(day - base, 1, 7);
        assert_int_equal(date_weekday(day), date_weekday(target));
    }
}

static void shown_dates(void **state)
{
    struct arena *arena = arena_new();
    char out[DATE_TEXT_BYTES];
    day_t day = day_of("2026-11-17");

    (void)state;
    assert_string_equal(date_long(arena, day, LANG_ZH), "11月17日 周二");
    assert_string_equal(date_long(arena, day, LANG_EN), "Tue 17 Nov");
    assert_string_equal(date_short(day_of("2026-01-05"), out), "01-05");
    assert_string_equal(date_iso(DAY_NONE, out), "");
    assert_string_equal(date_short(DAY_NONE, out), "");
    assert_string_equal(date_weekday_name(SUNDAY, LANG_ZH), "周日");
    arena_free(arena);
}

static void times(void **state)
{
    struct arena *arena = arena_new();
    char out[DATE_TEXT_BYTES];
    struct err err;
    stamp_t stamp = 0, again = 0;

    (void)state;
    assert_true(stamp_parse("2026-11-17T07:52:00Z", 0, &stamp, &err));
    assert_string_equal(stamp_utc(arena, stamp), "2026-11-17T07:52:00Z");
    assert_string_equal(stamp_clock(stamp, 480, out), "15:52");
    assert_string_equal(stamp_local(arena, stamp, 480), "2026-11-17 15:52");
    assert_int_equal(stamp_day(stamp, 480), day_of("2026-11-17"));
    /* The day rolls over at the school's midnight, not at UTC's. */
    assert_int_equal(stamp_day(stamp + 9 * 3600, 480), day_of("2026-11-18"));
    assert_int_equal(stamp_day(stamp - 8 * 3600, -480), day_of("2026-11-16"));
    assert_true(stamp_parse("2026-11-17 15:52", 480, &again, &err));
    assert_int_equal(again, stamp);
    assert_true(stamp_parse("2026-11-17T15:52:00", 480, &again, &err));
    assert_int_equal(again, stamp);
    assert_string_equal(stamp_utc(arena, -1), "1969-12-31T23:59:59Z");
    assert_string_equal(stamp_clock(-60, 0, out), "23:59");
    arena_free(arena);
}

static void bad_times(void **state)
{
    static const char *const cases[] = {
        "",
        "15:52",
        "2026-11-17",
        "2026-11-17T",
        "2026-11-17T24:00",
        "2026-11-17 15:60",
        "2026-11-17 15:52:60",
        "2026-11-17 5:52",
        "2026-11-17T15:52:00+08:00",
        "2026-02-30 15:52",
        "2026-11-17  15:52",
        "2026-11-17T07:52:00Zx",
    };
    struct err err;
    stamp_t stamp = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (stamp_parse(cases[i], 480, &stamp, &err))
            fail_msg("“%s” was taken", cases[i]);
        assert_int_equal(err.code, ERR_INPUT);
    }
}

static void offsets(void **state)
{
    static const struct
    {
        const char *text;
        bool ok;
        int minutes;
    } cases[] = {
        {"+08:00", true, 480}, {"-05:30", true, -330}, {"+14:00", true, 840},
        {"+00:00", true, 0},   {"-14:00", true, -840}, {"+14:01", false, 0},
        {"+8:00", false, 0},   {"08:00", false, 0},    {"+08:60", false, 0},
        {"+0800", false, 0},   {"", false, 0},         {"+08:00x", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int minutes = 0;

        assert_int_equal(utc_offset_parse(cases[i].text, &minutes), cases[i].ok);
        assert_int_equal(minutes, cases[i].minutes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_agrees_with_timegm),
        cmocka_unit_test(days_that_do_not_exist),
        cmocka_unit_test(iso_table),
        cmocka_unit_test(typed_dates),
        cmocka_unit_test(a_refusal_names_what_is_read),
        cmocka_unit_test(written_dates),
        cmocka_unit_test(nearest_ties_go_to_the_later),
        cmocka_unit_test(a_due_day_is_the_first_after),
        cmocka_unit_test(shown_dates),
        cmocka_unit_test(times),
        cmocka_unit_test(bad_times),
        cmocka_unit_test(offsets),
    };

    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
