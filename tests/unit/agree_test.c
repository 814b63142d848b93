/* The forecast before saving, the board after it and the check say the same: the same numbers, the
 * same warnings in the same words. On random homework with texts that break rules and texts that do
 * not, through the service as the commands use it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"
#include "support/school_fixture.h"

#define SEED 20261116U
#define ROUNDS 120

static const char *const texts[] = {
    "抄写生字各两遍，家长签字",
    "练习册P12",
    "22:30前拍照上传班级群",
    "单词每个抄写10遍",
    "应用题：手机原价1200元打八折",
    "给父母写一封信",
    "完成奥数班发的讲义",
    "预习第19课，抄写生字",
    "背诵第2自然段",
    "周末习作《我的妈妈》",
    "口算题卡第25页",
    "阅读《手机的危害》并写100字",
};
static const char *const subjects[] = {"chinese", "math", "english", "science", "moral"};

static void assert_same_warnings(const struct board *a, const struct board *b, unsigned round)
{
    struct arena *arena = arena_new();

    for (size_t i = 0; i < a->warning_count && i < b->warning_count; i++) {
        const struct board_warning *x = &a->warnings[i];
        const struct board_warning *y = &b->warnings[i];
        const char *said = board_warning_text(x, LANG_ZH, arena);
        const char *then = board_warning_text(y, LANG_ZH, arena);
        if (strcmp(board_warning_code(x), board_warning_code(y)) != 0 || x->level != y->level ||
            strcmp(said, then) != 0 ||
            strcmp(board_warning_text(x, LANG_EN, arena), board_warning_text(y, LANG_EN, arena)) !=
                0 ||
            strcmp(x->source[LANG_ZH], y->source[LANG_ZH]) != 0) {
            fail_msg("seed %u round %u: %s %s, then %s %s", SEED, round, board_warning_code(x),
                     said, board_warning_code(y), then);
        }
    }
    assert_int_equal(a->warning_count, b->warning_count);
    arena_free(arena);
}

static void assert_same_board(const struct board *a, const struct board *b, unsigned round)
{
    assert_int_equal(a->load, b->load);
    assert_int_equal(a->level, b->level);
    assert_int_equal(a->uncounted, b->uncounted);
    assert_int_equal(a->optional_minutes, b->optional_minutes);
    assert_int_equal(a->evening, b->evening);
    assert_int_equal(a->calibrated, b->calibrated);
    assert_int_equal(a->home_minutes, b->home_minutes);
    assert_int_equal(a->item_count, b->item_count);
    assert_same_warnings(a, b, round);
}

/* The check's lines of that day are the board's warnings, none more, none less. */
static void assert_checked(const struct session *session, const struct board *board,
                           struct arena *arena)
{
    struct check_result result;
    struct err err = {0};
    size_t lines = 0;

    if (!service_check(session, &board->class, 1, board->day, board->day, arena, &result, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < result.count; i++) {
        if (result.lines[i].board)
            continue;
        assert_true(lines < board->warning_count);
        assert_string_equal(result.lines[i].code, board_warning_code(&board->warnings[lines]));
        assert_string_equal(result.lines[i].text,
                            board_warning_text(&board->warnings[lines], LANG_ZH, arena));
        assert_int_equal(result.lines[i].level, board->warnings[lines].level);
        lines++;
    }
    assert_int_equal(lines, board->warning_count);
}

static struct assignment random_homework(const struct session *session, struct random *random)
{
    struct assignment a = homework(session, "3-2", subjects[random_below(random, 5)],
                                   1 + (int)random_below(random, 25),
                                   texts[random_below(random, sizeof texts / sizeof texts[0])]);

    a.assigned = session->moment.date - (day_t)random_below(random, 4);
    a.kind =
        random_below(random, 3) == 0 ? (enum kind)random_below(random, KIND_NOTICE) : KIND_WRITTEN;
    a.place = random_below(random, 5) == 0 ? PLACE_SCHOOL : PLACE_HOME;
    a.tier = (enum tier)(random_below(random, 2) * random_below(random, TIER_COUNT));
    a.optional = random_below(random, 8) == 0;
    a.due =
        random_below(random, 3) == 0 ? a.assigned + 2 + (day_t)random_below(random, 6) : DAY_NONE;
    return a;
}

static void forecast_board_and_check_agree(void **state)
{
    static const char *const classes[] = {"3-2:42", NULL};
    struct school_fixture fixture;
    struct random random = {.state = SEED};
    size_t with_text_rules = 0, days = 0;

    (void)state;
    school_fixture_open(&fixture, classes);
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct arena *arena = arena_new();
        struct assignment a = random_homework(&fixture.session, &random);
        struct outcome outcome;
        struct err err = {0};
        if (!service_add(fresh(&fixture.session), &a, 1, ADD_PUBLISH, arena, &outcome, &err))
            fail_msg("seed %u round %u: %s", SEED, round, err.message);
        const struct saved_item *saved = &outcome.items[0];
        for (size_t d = 0; d < saved->forecast->count; d++) {
            const struct forecast_day *day = &saved->forecast->days[d];
            const struct board *board = board_of(&fixture.session, "3-2", day->day, arena);
            assert_same_board(saved->held ? day->before : day->after, board, round);
            assert_checked(&fixture.session, board, arena);
            for (size_t w = 0; w < board->warning_count; w++)
                with_text_rules += board->warnings[w].code == WARNING_TEXT ? 1 : 0;
            days++;
        }
        arena_free(arena);
    }
    school_fixture_close(&fixture);
    assert_true(days >= ROUNDS && with_text_rules > ROUNDS); /* the texts did break rules */
}

/* A board is the same whether it is read alone or in a range: what looks back (repetition, the week)
 * reads as far as it looks. */
static void a_range_says_what_its_days_say(void **state)
{
    static const char *const classes[] = {"3-2:42", NULL};
    struct school_fixture fixture;
    struct arena *arena = arena_new();
    struct err err = {0};
    struct board **boards;
    size_t count, repeated = 0;

    (void)state;
    school_fixture_open(&fixture, classes);
    day_t last = fixture.session.moment.date;
    for (day_t day = last - 15; day <= last; day += 3) {
        struct assignment a = homework(&fixture.session, "3-2", "math", 10, "口算题卡 第25页");
        a.assigned = day;
        add_homework(&fixture.session, &a, NULL);
    }
    const struct class *class = board_of(&fixture.session, "3-2", last, arena)->class;
    if (!service_boards(&fixture.session, &class, 1, last - 15, last, arena, &boards, &count, &err))
        fail_msg("%s", err.message);
    for (size_t i = 0; i < count; i++) {
        const struct board *alone = board_of(&fixture.session, "3-2", boards[i]->day, arena);
        assert_same_board(boards[i], alone, (unsigned)i);
        for (size_t w = 0; w < alone->warning_count; w++)
            repeated += alone->warnings[w].code == WARNING_REPETITIVE ? 1 : 0;
    }
    assert_true(repeated >= 5);
    school_fixture_close(&fixture);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forecast_board_and_check_agree),
        cmocka_unit_test(a_range_says_what_its_days_say),
    };
    return cmocka_run_group_tests_name("agree", tests, NULL, NULL);
}
