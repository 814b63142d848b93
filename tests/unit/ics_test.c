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
        {1, "BEGIN", "VCALENDAR", ""},
        {2, "SUMMARY", "劳动节（休）, 五天", ""},
        {5, "DTSTART", "20270501", "VALUE=DATE"},
        {6, "ATTENDEE", "mailto:a@b.c", "CN=\"王: 老师\";ROLE=X"},
        {8, "DESCRIPTION", "a\\nb", ""},
        {9, "X-EMPTY", "", ""},
        {10, "END", "VCALENDAR", ""},
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
        assert_string_equal(line.parameters, expected[i].parameters);
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

/* What homework programs write: zones, an alarm inside, folded categories, unknown properties. */
static void components(void **state)
{
    const char *text = "BEGIN:VCALENDAR\r\n"
                       "X-WR-CALNAME:三年级2班\r\n"
                       "BEGIN:VTODO\r\n"
                       "SUMMARY:数学 练习册P46—47\r\n"
                       "DESCRIPTION:必做\\, 第5题选做\r\n"
                       "DUE;TZID=\"Far; East\":20261117T003000\r\n"
                       "CATEGORIES:数学,作\r\n 业\\,书面\r\n"
                       "BEGIN:VALARM\r\nSUMMARY:响\r\nDURATION:PT5M\r\nEND:VALARM\r\n"
                       "ESTIMATED-DURATION:PT15M\r\n"
                       "END:VTODO\r\n"
                       "BEGIN:VJOURNAL\r\nSUMMARY:日记\r\nEND:VJOURNAL\r\n"
                       "BEGIN:VEVENT\r\n"
                       "DTSTART:20261116T170000Z\r\n"
                       "DTEND;TZID=Unknown/Zone:20261118T010000\r\n"
                       "END:VEVENT\r\n"
                       "BEGIN:VTIMEZONE\r\nTZID:Far; East\r\n"
                       "BEGIN:DAYLIGHT\r\nTZOFFSETTO:+1100\r\nEND:DAYLIGHT\r\n"
                       "BEGIN:STANDARD\r\nTZOFFSETTO:+1000\r\nEND:STANDARD\r\n"
                       "END:VTIMEZONE\r\n"
                       "END:VCALENDAR\r\n";
    struct arena *arena = arena_new();
    struct ics_calendar calendar;
    struct ics_component component;
    day_t day;

    (void)state;
    ics_calendar_open(&calendar, arena, text);
    assert_true(ics_next_component(&calendar, &component));
    assert_int_equal(component.kind, ICS_TODO);
    assert_int_equal(component.number, 1);
    assert_int_equal(component.line, 3);
    assert_string_equal(calendar.name, "三年级2班");
    assert_string_equal(component.summary, "数学 练习册P46—47");
    assert_string_equal(component.description, "必做, 第5题选做");
    assert_int_equal(component.category_count, 2);
    assert_string_equal(component.categories[0], "数学");
    assert_string_equal(component.categories[1], "作业,书面");
    assert_string_equal(component.duration, "PT15M");
    assert_null(component.start.value);
    assert_false(ics_local_day(&calendar, &component.start, 480, &day));
    /* half past midnight at +10:00 is the evening before at +08:00 */
    assert_true(ics_local_day(&calendar, &component.due, 480, &day));
    assert_int_equal(day, date_from_ymd(2026, 11, 16));
    assert_true(ics_next_component(&calendar, &component));
    assert_int_equal(component.kind, ICS_EVENT);
    assert_int_equal(component.number, 1);
    assert_null(component.summary);
    assert_true(ics_local_day(&calendar, &component.start, 480, &day));
    assert_int_equal(day, date_from_ymd(2026, 11, 17));
    assert_true(ics_local_day(&calendar, &component.start, -300, &day));
    assert_int_equal(day, date_from_ymd(2026, 11, 16));
    assert_true(ics_local_day(&calendar, &component.end, 480, &day));
    assert_int_equal(day, date_from_ymd(2026, 11, 18));
    assert_false(ics_next_component(&calendar, &component));
    assert_int_equal(calendar.depth, 0);
    ics_calendar_open(&calendar, arena, "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:半截\n");
    assert_false(ics_next_component(&calendar, &component));
    assert_int_equal(calendar.depth, 2);
    ics_calendar_open(&calendar, arena, "END:VTODO\nEND:VCALENDAR\n");
    assert_false(ics_next_component(&calendar, &component));
    arena_free(arena);
}

static void durations(void **state)
{
    static const struct
    {
        const char *value;
        int minutes; /* -1: refused */
    } cases[] = {
        {"PT15M", 15},     {"PT1H", 60},  {"PT1H30M", 90}, {"P1D", 1440}, {"P1DT1M", 1441},
        {"P1W", 10080},    {"PT90S", 0},  {"+PT5M", 5},    {"-PT5M", -1}, {"PT", -1},
        {"P", -1},         {"15", -1},    {"", -1},        {"PT15", -1},  {"P15M", -1},
        {"PT1D", -1},      {"PTT1M", -1}, {"PT1X", -1},    {"PT 5M", -1}, {"PT99999999999H", -1},
        {"P9999999W", -1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int minutes = -1;
        bool good = ics_duration(cases[i].value, &minutes);

        if (good != (cases[i].minutes >= 0) || (good && minutes != cases[i].minutes))
            fail_msg("“%s”: %d", cases[i].value, minutes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(days),
        cmocka_unit_test(components),
        cmocka_unit_test(durations),
    };

    return cmocka_run_group_tests_name("ics", tests, NULL, NULL);
}
