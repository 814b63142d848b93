/* What is written as iCalendar, read by the reader of base: lines as RFC 5545 has them, days, texts whole,
 * an identity that stays. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/ics.h"
#include "base/text.h"
#include "support/press_fixture.h"

#define LINE_BYTES 75
#define LONG_BYTES 6001
#define ITEMS_MAX 32

/* Every line ends in CRLF, is short enough, and is whole characters. */
static void assert_lines(const char *text)
{
    while (*text) {
        size_t bytes = strcspn(text, "\r\n");

        assert_in_range(bytes, 1, LINE_BYTES);
        assert_int_equal(text_valid_prefix(text, bytes), bytes);
        assert_memory_equal(text + bytes, "\r\n", 2);
        text += bytes + 2;
    }
}

/* The values of a property, in the order of the file. */
static size_t values_of(const char *text, const char *name, struct arena *arena,
                        const char *values[ITEMS_MAX])
{
    struct ics_reader reader;
    struct ics_line line;
    size_t count = 0;

    ics_open(&reader, arena, text);
    while (ics_next(&reader, &line)) {
        if (strcmp(line.name, name) == 0) {
            assert_true(count < ITEMS_MAX);
            values[count++] = line.value;
        }
    }
    return count;
}

static struct assignment *item(struct press_fixture *fixture, int64_t id)
{
    for (size_t i = 0; i < fixture->full.count; i++)
        if (fixture->full.items[i]->id == id)
            return (struct assignment *)(uintptr_t)fixture->full.items[i];
    fail();
    return NULL;
}

static struct sheet *week(struct press_fixture *fixture)
{
    return press_fixture_sheet(fixture, &fixture->primary, &fixture->full, PRESS_TODAY - 1,
                               PRESS_TODAY + 5);
}

static void each_homework_is_an_entry(void **state)
{
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct sheet *sheet = week(fixture);
    struct arena *arena = fixture->school->arena;
    struct ics_calendar calendar;
    struct ics_component component;
    size_t count = 0;

    (void)state;
    const char *text = press_fixture_sheets(fixture, PRESS_ICS, sheet);
    assert_lines(text);
    ics_calendar_open(&calendar, arena, text);
    while (ics_next_component(&calendar, &component)) {
        const struct assignment *a = sheet->items[count++].assignment;
        day_t start, end;

        assert_int_equal(component.kind, ICS_EVENT);
        assert_true(ics_is_date(&component.start) && ics_is_date(&component.end));
        assert_true(ics_local_day(&calendar, &component.start, 480, &start));
        assert_true(ics_local_day(&calendar, &component.end, 480, &end));
        assert_int_equal(start, a->assigned);
        assert_int_equal(end, a->due > a->assigned ? a->due : a->assigned + 1);
        assert_true(text_starts_with(component.description, a->text));
        assert_null(strchr(component.summary, '\n'));
        assert_int_equal(component.category_count, 2);
        assert_string_equal(component.categories[1], "3-2");
        assert_string_equal(component.status,
                            a->state == STATE_WITHDRAWN ? "CANCELLED" : "CONFIRMED");
    }
    assert_int_equal(count, sheet->item_count);
    assert_int_equal(calendar.depth, 0);
    assert_string_equal(calendar.name, "三年级(2)班作业");
    press_fixture_free(fixture);
}

/* All that has a meaning in iCalendar, at every distance from the fold. */
static void texts_stay_whole(void **state)
{
    static const char pieces[] = "一二；;,\\n\\\n\"：:A😀";
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    char *text = arena_alloc(fixture->school->arena, LONG_BYTES);
    struct ics_calendar calendar;
    struct ics_component component;
    bool found = false;

    (void)state;
    for (size_t first = 0; first < LINE_BYTES; first++) {
        size_t length = first;

        memset(text, 'x', first);
        while (length + sizeof pieces < LONG_BYTES) {
            memcpy(text + length, pieces, sizeof pieces - 1);
            length += sizeof pieces - 1;
        }
        text[length] = '\0';
        item(fixture, 7)->text = text;
        const char *written = press_fixture_sheets(fixture, PRESS_ICS, week(fixture));
        assert_lines(written);
        ics_calendar_open(&calendar, fixture->school->arena, written);
        for (found = false; ics_next_component(&calendar, &component);)
            found = found || text_starts_with(component.description, text);
        assert_true(found);
    }
    press_fixture_free(fixture);
}

/* The same in a board as on a sheet, today as tomorrow; what changed has a higher number. */
static void identity_stays(void **state)
{
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct arena *arena = fixture->school->arena;
    const char *before[ITEMS_MAX], *after[ITEMS_MAX], *numbers[ITEMS_MAX];

    (void)state;
    const char *sheet = press_fixture_sheets(fixture, PRESS_ICS, week(fixture));
    size_t count = values_of(sheet, "UID", arena, before);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(before[i], before[j]);
    fixture->press.context.now += 3L * 86400;
    fixture->press.context.today += 3;
    assert_string_equal(press_fixture_sheets(fixture, PRESS_ICS, week(fixture)), sheet);

    for (size_t i = 0; i < fixture->full.count; i++) {
        item(fixture, fixture->full.items[i]->id)->text = "改过";
        item(fixture, fixture->full.items[i]->id)->rev = 7;
    }
    sheet = press_fixture_sheets(fixture, PRESS_ICS, week(fixture));
    assert_int_equal(values_of(sheet, "UID", arena, after), count);
    assert_int_equal(values_of(sheet, "SEQUENCE", arena, numbers), count);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(after[i], before[i]);
        assert_string_equal(numbers[i], "7");
    }
    press_fixture_free(fixture);
}

/* Several classes are one calendar; where nothing is set it is a whole one too. */
static void one_calendar(void **state)
{
    struct press_fixture *fixture = press_fixture_new(LANG_EN);
    struct arena *arena = fixture->school->arena;
    struct assignment_set none = {0};
    const char *values[ITEMS_MAX];

    (void)state;
    fixture->press.context.school_name = "春晖, 小学";
    fixture->press.context.utc_offset = -210;
    struct board *board = press_fixture_board(fixture, &fixture->primary, &none, PRESS_TODAY);
    const char *text = press_fixture_boards(fixture, PRESS_ICS, board);
    assert_lines(text);
    assert_int_equal(values_of(text, "BEGIN", arena, values), 3);
    assert_string_equal(values[1], "VTIMEZONE");
    assert_int_equal(values_of(text, "TZOFFSETTO", arena, values), 1);
    assert_string_equal(values[0], "-0330");
    fixture->press.array = true;
    board = press_fixture_board(fixture, &fixture->primary, &fixture->full, PRESS_TODAY);
    text = press_fixture_boards(fixture, PRESS_ICS, board);
    assert_int_equal(values_of(text, "X-WR-CALNAME", arena, values), 1);
    assert_string_equal(values[0], "春晖\\, 小学");
    assert_true(values_of(text, "SUMMARY", arena, values) > 0);
    assert_true(text_starts_with(values[0], "Grade 3 Class 2 Chinese "));
    press_fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_homework_is_an_entry),
        cmocka_unit_test(texts_stay_whole),
        cmocka_unit_test(identity_stays),
        cmocka_unit_test(one_calendar),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("press_ics", tests, NULL, NULL);
}
