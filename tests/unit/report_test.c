/* The report says what the boards say, and every day that was ever red is in it: on random homework,
 * changed at random, through the service as the commands use it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "service/service.h"
#include "support/random.h"
#include "support/school_fixture.h"

#define SEED 20261120U
#define ROUNDS 40
#define FROM NOV(16)
#define TO NOV(20)
#define DAYS 5

static struct school_fixture fixture;
static struct session *me;

/* Adds, edits, or takes away, often over the limit. */
static void change_something(struct random *random, struct arena *arena)
{
    static const char *const subjects[] = {"chinese", "math", "english"};
    struct item_list list = {0};
    struct assignment a, *item = NULL;
    struct outcome outcome;
    struct err err = {0};

    assert_true(service_list(me, NULL, FROM, TO, arena, &list, &err));
    if (list.count > 0)
        item = list.items[random_below(random, (unsigned)list.count)];
    if (item && random_below(random, 3) == 0) {
        if (item->state == STATE_PENDING)
            service_approve(fresh(me), item->id, -1, "单元检测", -1, DAY_NONE, arena, &outcome,
                            &err);
        else
            service_act(fresh(me), ACT_REMOVE, &item->id, 1, NULL, arena, &outcome, &err);
        return;
    }
    a = homework(me, random_below(random, 3) ? "3-2" : "7-3", subjects[random_below(random, 3)],
                 5 + (int)random_below(random, 50), "练习册");
    a.assigned = FROM + (day_t)random_below(random, DAYS);
    service_add(fresh(me), &a, 1, ADD_PUBLISH, arena, &outcome, &err);
}

static const struct board *board_at(struct board *const *boards, size_t count,
                                    const struct class *class, day_t day)
{
    for (size_t i = 0; i < count; i++)
        if (boards[i]->class == class && boards[i]->day == day)
            return boards[i];
    fail_msg("no board");
    return NULL;
}

static void check_rows(const struct report *report, struct board *const *boards, size_t count)
{
    int days[LEVEL_COUNT] = {0};

    for (size_t i = 0; i < count; i++) {
        int counted = 0;
        size_t rows = 0;

        days[boards[i]->level]++;
        for (size_t j = 0; j < report->row_count; j++) {
            const struct report_row *row = &report->rows[j];
            if (row->class != boards[i]->class || row->day != boards[i]->day)
                continue;
            assert_int_equal(row->load, boards[i]->load);
            assert_int_equal(row->limit, boards[i]->limit);
            assert_int_equal(row->level, boards[i]->level);
            counted += row->counted;
            rows++;
        }
        /* without tiers the parts of the subjects are the day's load */
        assert_int_equal(counted, boards[i]->load);
        assert_true(rows >= boards[i]->subject_count);
    }
    for (int level = 0; level < LEVEL_COUNT; level++)
        assert_int_equal(report->days[level], days[level]);
}

static void check_red(const struct report *report, struct board *const *boards, size_t count,
                      bool ever[2][DAYS])
{
    size_t red = 0, expected = 0;

    for (size_t i = 0; i < report->red_count; i++) {
        const struct report_red *day = &report->red[i];
        const struct board *board = board_at(boards, count, day->class, day->day);

        assert_int_equal(day->result, board->load);
        assert_int_equal(day->limit, board->limit);
        assert_true(day->peak > day->limit);
        assert_true(day->peak >= day->result);
        assert_true(day->change_count > 0);
        red += board->level == LEVEL_RED;
    }
    for (size_t i = 0; i < count; i++)
        expected += boards[i]->level == LEVEL_RED;
    assert_int_equal(red, expected);
    expected = 0;
    for (int class = 0; class < 2; class ++)
        for (int day = 0; day < DAYS; day++)
            expected += ever[class][day];
    assert_true(report->red_count >= expected); /* what was held would have been red as well */
}

static void report_agrees_with_boards(void **state)
{
    static const char *const names[] = {"3-2:42", "7-3:46", NULL};
    bool ever[2][DAYS] = {{false}};
    struct random random = {.state = SEED};
    size_t with_red = 0;

    (void)state;
    school_fixture_open(&fixture, names);
    me = &fixture.session;
    for (int round = 0; round < ROUNDS; round++) {
        const struct class *const classes[] = {class_named(me, "3-2"), class_named(me, "7-3")};
        struct arena *arena = arena_new();
        struct board **boards;
        struct report report;
        struct err err = {0};
        size_t count;

        me->moment.now += 60;
        change_something(&random, arena);
        assert_true(service_boards(me, classes, 2, FROM, TO, arena, &boards, &count, &err));
        for (size_t i = 0; i < count; i++)
            ever[i / DAYS][i % DAYS] |= boards[i]->level == LEVEL_RED;
        if (!service_report(me, classes, 2, FROM, TO, arena, &report, &err))
            fail_msg("seed %u round %d: %s", SEED, round, err.message);
        check_rows(&report, boards, count);
        check_red(&report, boards, count, ever);
        with_red += report.red_count;
        arena_free(arena);
    }
    assert_true(with_red > ROUNDS);
    school_fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report_agrees_with_boards),
    };

    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
