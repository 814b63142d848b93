/* A range of days on one sheet. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/sheet.h"
#include "support/domain_fixture.h"

static day_t day_of(int month, int day)
{
    return date_from_ymd(2026, month, day);
}

static void a_holiday_is_one_sheet(void **state)
{
    struct fixture *fixture = fixture_new();
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    const struct
    {
        int64_t id;
        const char *subject;
        day_t assigned, due;
        enum state item;
    } rows[] = {
        {1, "math", day_of(9, 30), day_of(10, 8), STATE_PUBLISHED},    /* ten a day, seven inside */
        {2, "math", day_of(10, 2), day_of(10, 3), STATE_PUBLISHED},    /* set and due inside */
        {3, "chinese", day_of(9, 24), day_of(10, 1), STATE_MARKED},    /* due on its first day */
        {4, "chinese", day_of(9, 23), day_of(9, 30), STATE_PUBLISHED}, /* over before */
        {5, "english", day_of(10, 8), day_of(10, 9), STATE_PUBLISHED}, /* begins after */
        {6, "english", day_of(10, 1), day_of(10, 2), STATE_PENDING},
        {7, "english", day_of(10, 1), day_of(10, 2), STATE_DRAFT},
        {8, "pe", day_of(10, 1), day_of(10, 3), STATE_WITHDRAWN},
    };
    static const int64_t ids[] = {3, 1, 2, 8};
    static const int minutes[] = {0, 70, 80, 80};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct assignment a = fixture_assignment(fixture, rows[i].id, rows[i].subject, 80,
                                                 rows[i].assigned, rows[i].due);
        a.state = rows[i].item;
        fixture_add(fixture, &set, &a);
    }
    struct board_input input = fixture_input(fixture, &class, &set);
    const struct sheet *sheet = sheet_build(&input, day_of(10, 1), day_of(10, 7), fixture->arena);
    assert_int_equal(sheet->day_count, 7);
    assert_int_equal(sheet->boards[0]->load, 10);
    assert_int_equal(sheet->load, 7 * 10 + 80);
    assert_int_equal(sheet->uncounted, 0);
    assert_int_equal(sheet_elsewhere(sheet),
                     10 + 80); /* of the first, and of what was due on the first day */
    assert_int_equal(sheet->boards[1]->load, 90);
    assert_int_equal(sheet->pending_count, 1);
    assert_int_equal(sheet->pending_minutes, 80);
    assert_int_equal(sheet->item_count, sizeof ids / sizeof ids[0]);
    for (size_t i = 0; i < sheet->item_count; i++) {
        assert_int_equal(sheet->items[i].assignment->id, ids[i]);
        assert_int_equal(sheet->items[i].minutes_inside, minutes[i]);
    }
    fixture_free(fixture);
    (void)state;
}

/* The evening it is put on decides what of it lies inside; optional and other kinds do not count. */
static void only_what_is_done_inside_is_summed(void **state)
{
    static const struct
    {
        enum spread spread;
        enum kind kind;
        bool optional;
        int inside;
        bool counted;
    } rows[] = {
        {SPREAD_EVEN, KIND_WRITTEN, false, 20, true},
        {SPREAD_FIRST, KIND_WRITTEN, false, 0, true},
        {SPREAD_LAST, KIND_WRITTEN, true, 40, false},
        {SPREAD_EACH, KIND_READING, false, 80, false},
    };
    struct fixture *fixture = fixture_new();
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct assignment a =
            fixture_assignment(fixture, (int64_t)i + 1, "math", 40, day_of(11, 17), day_of(11, 21));
        a.spread = rows[i].spread;
        a.kind = rows[i].kind;
        a.optional = rows[i].optional;
        fixture_add(fixture, &set, &a);
    }
    struct assignment never_shown =
        fixture_assignment(fixture, 9, "math", 40, day_of(11, 19), day_of(11, 20));
    never_shown.state = STATE_WITHDRAWN;
    never_shown.published_at = 0;
    fixture_add(fixture, &set, &never_shown);

    struct board_input input = fixture_input(fixture, &class, &set);
    const struct sheet *sheet = sheet_build(&input, day_of(11, 19), day_of(11, 20), fixture->arena);
    assert_int_equal(sheet->item_count, sizeof rows / sizeof rows[0]);
    for (size_t i = 0; i < sheet->item_count; i++) {
        assert_int_equal(sheet->items[i].minutes_inside, rows[i].inside);
        assert_int_equal(sheet->items[i].counted, rows[i].counted);
    }
    assert_int_equal(sheet->boards[0]->load, 10);
    assert_int_equal(sheet->load, 20);
    assert_int_equal(sheet->uncounted, 80);            /* what is optional is in neither */
    assert_int_equal(sheet_elsewhere(sheet), 20 + 40); /* every day 40: more than its own */
    fixture_free(fixture);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_holiday_is_one_sheet),
        cmocka_unit_test(only_what_is_done_inside_is_summed),
    };
    return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
