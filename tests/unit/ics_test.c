/* iCalendar: content lines as RFC 5545 folds and escapes them, and days that are none. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ics.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void lines(void **state)
{
    static const struct ics_line expected[] = {
        {1, "BEGIN", "VCALENDAR"},   {2, "SUMMARY", "劳动节（休）, 五天"},
        {5, "DTSTART", "20270501"},  {6, "ATTENDEE", "mailto:a@b.c"},
        {8, "DESCRIPTION", "a\\nb"}, {9, "X-EMPTY", ""},
        {10, "END", "VCALENDAR"},
    };
    /* The second line is folded in the middle of 动, and has a CR alone and a LF alone at its ends. */
    const char *text = "BEGIN:VCALENDAR\r\n"
                       "summary:劳\xe5\r\n \x8a\xa8节（休）\r\t, 五天\n"
                       "DTSTART;VALUE=DATE:20270501\n"
                       "ATTENDEE;CN=\"王: 老师\";ROLE=X:mailto:a@b.c\r\n"
                       "no colon here\r\n"
                       "DESCRIPTION:a\\nb\r\n"
                       "X-EMPTY:\r\n"
                       "END:VCALENDAR";
    struct arena *arena = arena_new();
    struct ics_reader reader;
    struct ics_line line;

    (void)state;
    ics_open(&reader, arena, text);
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_true(ics_next(&reader, &line));
        assert_int_equal(line.number, expected[i].number);
        assert_string_equal(line.name, expected[i].name);
        assert_string_equal(line.value, expected[i].value);
    }
    assert_false(ics_next(&reader, &line));
    assert_false(ics_next(&reader, &line));
    assert_string_equal(ics_text(arena, "a\\, b\\; c\\\\d\\ne\\N\\"), "a, b; c\\d\ne\n\\");
    arena_free(arena);
}

static void days(void **state)
{
    static const struct
    {
        const char *value;
        int year, month, day; /* year 0: refused */
        bool midnight;
    } cases[] = {
        {"20270501", 2027, 5, 1, true},
        {"20270501T000000", 2027, 5, 1, true},
        {"20270501T000000Z", 2027, 5, 1, true},
        {"20270501T073000", 2027, 5, 1, false},
        {"20261231T235959Z", 2026, 12, 31, false},
        {"20240229", 2024, 2, 29, true},
        {"20270229", 0, 0, 0, false},
        {"20269999", 0, 0, 0, false},
        {"00000000", 0, 0, 0, false},
        {"2027050", 0, 0, 0, false},
        {"202705011", 0, 0, 0, false},
        {"20270501T", 0, 0, 0, false},
        {"20270501T07300", 0, 0, 0, false},
        {"20270501T240000", 0, 0, 0, false},
        {"20270501T006000", 0, 0, 0, false},
        {"20270501T000000X", 0, 0, 0, false},
        {"20270501T000000ZZ", 0, 0, 0, false},
        {"2027-05-01", 0, 0, 0, false},
        {" 20270501", 0, 0, 0, false},
        {"", 0, 0, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        day_t day = DAY_NONE;
        bool midnight = false;
        bool good = ics_day(cases[i].value, &day, &midnight);

        if (good != (cases[i].year != 0))
            fail_msg("“%s”", cases[i].value);
        if (!good)
            continue;
        assert_int_equal(day, date_from_ymd(cases[i].year, cases[i].month, cases[i].day));
        assert_int_equal(midnight, cases[i].midnight);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(days),
    };

    return cmocka_run_group_tests_name("ics", tests, NULL, NULL);
}
