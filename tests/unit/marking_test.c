/* After setting: marking, real time on the board, exemplars and search, on a real database. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

static struct school_fixture fixture;
static struct session *me;

static int open_school(void **state)
{
    static const char *const classes[] = {"3-2:42", "3-3", "7-3:46", NULL};

    *state = &fixture;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    return 0;
}

/* Homework set on a day of November. */
static int64_t set(int day, const char *class, const char *subject, int minutes, const char *text)
{
    struct assignment item;
    day_t today = me->moment.date;
    int64_t id;

    me->moment.date = NOV(day);
    item = homework(me, class, subject, minutes, text);
    id = add_homework(me, &item, NULL);
    me->moment.date = today;
    return id;
}

static struct mark_input nothing(int64_t id)
{
    return (struct mark_input){
        .id = id, .collected = -1, .marked = -1, .returned = -1, .corrected = -1};
}

static struct handin *mark(const struct mark_input *input)
{
    struct handin *handin;
    struct err err = {0};

    if (!service_mark(fresh(me), input, fixture.arena, &handin, &err))
        fail_msg("%s", err.message);
    return handin;
}

static void refuse(const struct mark_input *input, enum err_code code, const char *word)
{
    struct handin *handin;
    struct err err = {0};

    if (service_mark(fresh(me), input, fixture.arena, &handin, &err))
        fail_msg("it was taken");
    assert_int_equal(err.code, code);
    if (!strstr(err.message, word))
        fail_msg("“%s” does not say “%s”", err.message, word);
}

static struct handin *mark_times(int64_t id, const char *times)
{
    struct mark_input input = nothing(id);

    input.actual = times;
    return mark(&input);
}

/* ---- states ---- */

static void test_states_go_forward_only(void **state)
{
    int64_t id = set(17, "3-2", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct handin *handin;

    (void)state;
    input.missing = "";
    handin = mark(&input);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_COLLECTED);
    assert_int_equal(handin->collected_at, me->moment.now);
    input = nothing(id);
    input.marked = 0; /* none was marked yet */
    mark(&input);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_COLLECTED);
    input.marked = 40;
    mark(&input);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_MARKED);
    input = nothing(id);
    input.corrected = 5;
    mark(&input);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_CORRECTED);
    /* what is said later of an earlier step takes nothing back */
    me->moment.now += 60;
    input = nothing(id);
    input.missing = "3";
    input.returned = 40;
    handin = mark(&input);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_CORRECTED);
    assert_int_equal(handin->collected_at, me->moment.now - 60);
    assert_int_equal(handin->returned_at, me->moment.now);
    assert_int_equal(handin->marked, 40);
    /* and all of it can be taken back, step by step */
    take_back(&fixture, me, 1);
    take_back(&fixture, me, 1);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_MARKED);
    take_back(&fixture, me, 1);
    take_back(&fixture, me, 1);
    take_back(&fixture, me, 1);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_PUBLISHED);
    {
        struct err err = {0};

        assert_true(service_handin(me, id, fixture.arena, &handin, &err));
        assert_null(handin);
    }
}

static void test_what_is_not_on_the_board_is_refused(void **state)
{
    int64_t id = set(17, "3-2", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct outcome outcome;
    struct err err = {0};

    (void)state;
    refuse(&input, ERR_INPUT, "");
    input.marked = 3;
    assert_true(service_act(fresh(me), ACT_WITHDRAW, &id, 1, NULL, fixture.arena, &outcome, &err));
    refuse(&input, ERR_INPUT, "已撤下");
    assert_true(service_act(fresh(me), ACT_REMOVE, &id, 1, NULL, fixture.arena, &outcome, &err));
    refuse(&input, ERR_INPUT, "#1");
    input.id = 77;
    refuse(&input, ERR_INPUT, "#77");
}

/* ---- seats, numbers, times ---- */

static void test_seats_beyond_the_class_are_named(void **state)
{
    int64_t id = set(17, "3-2", "math", 15, "练习册P12");
    int64_t unsized = set(17, "3-3", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct handin *handin;

    (void)state;
    input.missing = "3，42、41-43";
    refuse(&input, ERR_INPUT, "43");
    input.missing = "3,0";
    refuse(&input, ERR_INPUT, "“0”");
    input.missing = "3,17,20-22";
    input.excused = "17";
    refuse(&input, ERR_INPUT, "17");
    input.excused = "18";
    handin = mark(&input);
    assert_int_equal(handin->missing.count, 5);
    assert_int_equal(handin->excused.count, 1);
    /* excused afterwards is no longer missing, and back */
    input = nothing(id);
    input.excused = "3,18";
    handin = mark(&input);
    assert_int_equal(handin->missing.count, 4);
    assert_int_equal(handin->missing.numbers[0], 17);
    input = nothing(id);
    input.missing = "18";
    handin = mark(&input);
    assert_int_equal(handin->missing.count, 1);
    assert_int_equal(handin->excused.count, 1);
    assert_int_equal(handin->excused.numbers[0], 3);
    input.missing = "";
    assert_int_equal(mark(&input)->missing.count, 0);
    input = nothing(id);
    input.marked = 43;
    refuse(&input, ERR_INPUT, "--marked 43");
    /* a class whose size nobody said */
    input = nothing(unsized);
    input.missing = "43";
    assert_int_equal(mark(&input)->missing.count, 1);
    input.missing = "201";
    refuse(&input, ERR_INPUT, "201");
}

static void test_times_are_added(void **state)
{
    int64_t id = set(17, "3-2", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct handin *handin;

    (void)state;
    assert_int_equal(mark_times(id, "12,15")->actual_count, 2);
    handin = mark_times(id, "20、９");
    assert_int_equal(handin->actual_count, 4);
    assert_int_equal(handin->actual[0], 12);
    assert_int_equal(handin->actual[3], 9);
    assert_int_equal(stored_homework(&fixture, id)->state,
                     STATE_PUBLISHED); /* real time is no step */
    input.actual = "0";
    refuse(&input, ERR_INPUT, "“0”");
    input.actual = "15,601";
    refuse(&input, ERR_INPUT, "601");
    input.actual = "15,x";
    refuse(&input, ERR_INPUT, "“x”");
    input.actual = "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1";
    refuse(&input, ERR_INPUT, "43");
    assert_int_equal(mark_times(id, "")->actual_count, 0);
}

static void test_who_may_mark(void **state)
{
    int64_t id = set(17, "3-2", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct handin *handin;
    struct err err = {0};

    (void)state;
    school_fixture_role(&fixture, "banzhang", ROLE_MONITOR, "3-2", 0, NULL);
    school_fixture_role(&fixture, "li", ROLE_TEACHER, "3-2", 0, "math");
    *me = school_fixture_as(&fixture, "banzhang");
    input.missing = "3";
    mark(&input);
    input.marked = 40;
    refuse(&input, ERR_DENIED, "banzhang");
    input = nothing(id);
    input.actual = "10";
    refuse(&input, ERR_DENIED, "banzhang");
    assert_false(service_star(fresh(me), id, "好", &err));
    assert_int_equal(err.code, ERR_DENIED);
    *me = school_fixture_as(&fixture, "li");
    mark(&input);
    assert_true(service_star(fresh(me), id, "好", &err));
    assert_true(service_handin(me, id, fixture.arena, &handin, &err));
    assert_int_equal(handin->missing.count, 1);
}

static void test_figures_that_contradict_are_refused(void **state)
{
    int64_t id = set(16, "3-2", "math", 15, "练习册P12");
    int64_t unsized = set(16, "3-3", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct handin *handin;

    (void)state;
    /* collected against the seats: too many, too few, and what would fit is named */
    input.missing = "3,17";
    input.excused = "5";
    input.collected = 40;
    refuse(&input, ERR_INPUT, "39");
    input.collected = 38;
    refuse(&input, ERR_INPUT, "39");
    input.collected = 39;
    handin = mark(&input);
    assert_int_equal(handin->collected, 39);
    /* what was counted gives way to seats that are said later */
    input = nothing(id);
    input.missing = "3";
    handin = mark(&input);
    assert_int_equal(handin->collected, -1);
    input = nothing(id);
    input.collected = 39; /* 40 by the seats */
    refuse(&input, ERR_INPUT, "--collected 39");
    /* marked above handed in, the later steps above marked */
    input = nothing(id);
    input.marked = 41;
    refuse(&input, ERR_INPUT, "--marked 41");
    input.marked = 40;
    mark(&input);
    input = nothing(id);
    input.returned = 41;
    refuse(&input, ERR_INPUT, "--returned 41");
    input = nothing(id);
    input.corrected = 41;
    refuse(&input, ERR_INPUT, "--corrected 41");
    /* seats said now that leave fewer than were marked */
    input = nothing(id);
    input.missing = "1-5";
    refuse(&input, ERR_INPUT, "--marked 40");
    /* where the size is not known, only the numbers are compared */
    input = nothing(unsized);
    input.missing = "3";
    input.collected = 30;
    input.marked = 31;
    refuse(&input, ERR_INPUT, "--marked 31");
    input.marked = 30;
    mark(&input);
}

static void put_left(const char *seats, day_t from, bool back)
{
    struct err err = {0};

    if (!service_put_left(fresh(me), class_named(me, "3-2"), seats, from, back, &err))
        fail_msg("%s", err.message);
}

static void test_a_seat_that_left_does_not_count_from_that_day(void **state)
{
    int64_t before = set(9, "3-2", "math", 15, "练习册P11"); /* due on the 10th */
    int64_t after = set(11, "3-2", "math", 15, "练习册P12"); /* on the 12th */
    struct mark_input input = nothing(before);
    struct marked marked;
    struct err err = {0};

    (void)state;
    input.missing = "17,18";
    mark(&input);
    input.id = after;
    mark(&input); /* noted before anybody said that 17 left */
    put_left("17", NOV(11), false);
    assert_true(service_marked(me, before, fixture.arena, &marked, &err));
    assert_int_equal(marked.pupils, 42);
    assert_int_equal(handin_books(marked.pupils, &marked.handin), 40);
    assert_true(service_marked(me, after, fixture.arena, &marked, &err));
    assert_int_equal(marked.pupils, 41);
    assert_int_equal(marked.handin.missing.count, 1);
    assert_int_equal(handin_books(marked.pupils, &marked.handin), 40);
    refuse(&input, ERR_INPUT, "17");
    input.missing = "18";
    input.collected = 41;
    refuse(&input, ERR_INPUT, "40");
    /* it is the last day before somebody sits there again that counts */
    put_left("17", NOV(12), true);
    assert_true(service_marked(me, after, fixture.arena, &marked, &err));
    assert_int_equal(marked.pupils, 42);
    assert_false(service_put_left(fresh(me), class_named(me, "3-2"), "43", NOV(11), false, &err));
    assert_false(service_put_left(fresh(me), class_named(me, "3-2"), "5", NOV(11), true, &err));
    take_back(&fixture, me, 1);
    assert_true(service_marked(me, after, fixture.arena, &marked, &err));
    assert_int_equal(marked.pupils, 41);
}

static void test_several_items_are_one_change(void **state)
{
    int64_t one = set(16, "3-2", "math", 15, "练习册P12");
    int64_t other = set(16, "3-2", "english", 15, "抄写");
    struct mark_input inputs[] = {nothing(one), nothing(other)};
    struct handin *handin;
    struct err err = {0};

    (void)state;
    inputs[0].missing = "3";
    inputs[1].missing = "43";
    assert_false(service_mark_all(fresh(me), inputs, 2, &err));
    assert_non_null(strstr(err.message, "#2: "));
    assert_true(service_handin(me, one, fixture.arena, &handin, &err));
    assert_null(handin); /* all or none */
    inputs[1].missing = "5,6";
    assert_true(service_mark_all(fresh(me), inputs, 2, &err));
    take_back(&fixture, me, 1);
    assert_true(service_handin(me, other, fixture.arena, &handin, &err));
    assert_null(handin);
    inputs[1].id = one;
    assert_false(service_mark_all(fresh(me), inputs, 2, &err));
}

static void test_times_by_raised_hands(void **state)
{
    int64_t id = set(16, "3-2", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct handin *handin = mark_times(id, "10x3，20×15、30X8,12");

    (void)state;
    assert_int_equal(handin->actual_count, 27);
    assert_int_equal(handin->actual[2], 10);
    assert_int_equal(handin->actual[3], 20);
    assert_int_equal(handin->actual[26], 12);
    input.actual = "10x16";
    refuse(&input, ERR_INPUT, "43");
    input.actual = "10x";
    refuse(&input, ERR_INPUT, "“10x”");
    input.actual = "x3";
    refuse(&input, ERR_INPUT, "“x3”");
}

static void test_what_share_was_right(void **state)
{
    struct mark_input input = nothing(set(16, "3-2", "math", 15, "练习册P12"));

    (void)state;
    input.correct = "75%";
    assert_int_equal(mark(&input)->correct, 75);
    input.correct = "３２/40";
    assert_int_equal(mark(&input)->correct, 80);
    input.correct = "101%";
    refuse(&input, ERR_INPUT, "“101%”");
    input.correct = "5/0";
    refuse(&input, ERR_INPUT, "“5/0”");
    input.correct = "";
    assert_int_equal(mark(&input)->correct, -1);
}

/* A command sent twice acts once. */
static void test_a_retry_adds_nothing(void **state)
{
    int64_t id = set(17, "3-2", "math", 15, "练习册P12");
    struct mark_input input = nothing(id);
    struct handin *handin;
    struct err err = {0};

    (void)state;
    input.actual = "10,12,14";
    mark(&input);
    assert_true(service_mark(me, &input, fixture.arena, &handin, &err));
    assert_int_equal(handin->actual_count, 3);
}

/* ---- real time on the board (rule 3.8) ---- */

/* `count` finished assignments before the 17th, each with these times; 20 minutes were set. */
static void finish(int count, const char *times)
{
    for (int i = 0; i < count; i++) {
        char text[32];
        int64_t id;

        snprintf(text, sizeof text, "练习%d", i);
        id = set(2 + i, "3-2", "math", 20, text);
        if (times)
            mark_times(id, times);
    }
}

static int calibrated(int day)
{
    return board_of(me, "3-2", NOV(day), fixture.arena)->calibrated;
}

static bool warns(const struct board *board, const char *code)
{
    for (size_t i = 0; i < board->warning_count; i++)
        if (strcmp(board_warning_code(&board->warnings[i]), code) == 0)
            return true;
    return false;
}

static void test_a_factor_needs_five(void **state)
{
    (void)state;
    finish(4, "30,30,30");
    set(17, "3-2", "math", 40, "今天");
    assert_int_equal(calibrated(17), -1);
    /* a fifth with two times only is none */
    mark_times(set(12, "3-2", "math", 20, "第五"), "30,30");
    assert_int_equal(calibrated(17), -1);
    mark_times(set(13, "3-2", "math", 20, "第六"), "30,30,30");
    assert_int_equal(calibrated(17), 60);
    assert_false(warns(board_of(me, "3-2", NOV(17), fixture.arena), "over-calibrated"));
    set(17, "3-2", "math", 5, "再来");
    assert_int_equal(calibrated(17), 68); /* 60 + 7.5 rounded up */
    assert_true(warns(board_of(me, "3-2", NOV(17), fixture.arena), "over-calibrated"));
    /* of another class, and of another subject, nothing is known */
    set(17, "3-3", "math", 20, "别班");
    assert_int_equal(board_of(me, "3-3", NOV(17), fixture.arena)->calibrated, -1);
    /* what was not set before the day is not known on it */
    assert_int_equal(calibrated(13), -1);
    assert_int_equal(calibrated(12), -1);
}

static void test_a_factor_stays_within_bounds(void **state)
{
    (void)state;
    finish(5, "200,200,200");
    set(17, "3-2", "math", 10, "今天");
    set(17, "3-2", "chinese", 10, "今天");
    assert_int_equal(calibrated(17), 40); /* 3 × 10, and 10 as set */
}

static void test_a_factor_has_a_least(void **state)
{
    (void)state;
    finish(5, "1,1,1");
    set(17, "3-2", "math", 10, "今天");
    assert_int_equal(calibrated(17), 5);
}

/* A week of boards knows on each day what was set before that day. */
static void test_each_day_of_a_week_has_its_own(void **state)
{
    const struct class *class;
    struct board **boards;
    size_t count;
    struct err err = {0};

    (void)state;
    finish(5, "30,30,30"); /* set on the 2nd to the 6th */
    set(9, "3-2", "math", 10, "一");
    assert_true(service_class(me, "3-2", NOV(17), &class, &err));
    assert_true(
        service_boards(me, &class, 1, NOV(2), NOV(9), fixture.arena, &boards, &count, &err));
    assert_int_equal(count, 8);
    for (size_t i = 0; i + 1 < count; i++)
        if (boards[i]->item_count > 0 && boards[i]->day <= NOV(6))
            assert_int_equal(boards[i]->calibrated, -1);
    assert_int_equal(boards[7]->calibrated, 15);
}

/* Undo of the times takes the factor back, and a session that is long open sees another's. */
static void test_a_factor_goes_with_its_times(void **state)
{
    struct session other = school_fixture_second(&fixture, "li");
    struct err err = {0};

    (void)state;
    finish(5, "30,30,30");
    set(17, "3-2", "math", 10, "今天");
    assert_int_equal(calibrated(17), 15);
    assert_true(service_refresh(other.service, &err));
    assert_int_equal(board_of(&other, "3-2", NOV(17), fixture.arena)->calibrated, 15);
    take_back(&fixture, me, 1);
    take_back(&fixture, me, 1); /* the adding of today's, then the last times */
    set(17, "3-2", "math", 10, "今天");
    assert_int_equal(calibrated(17), -1);
    service_close(other.service);
}

static void test_never_marked_is_asked_for(void **state)
{
    int64_t id = set(2, "3-2", "math", 20, "练习册P1");
    struct mark_input input = nothing(set(3, "3-2", "math", 20, "练习册P2"));

    (void)state;
    /* where nothing was ever marked, too, and not before its time */
    assert_true(warns(board_of(me, "3-2", NOV(17), fixture.arena), "no-feedback"));
    assert_false(warns(board_of(me, "3-2", NOV(9), fixture.arena), "no-feedback"));
    input.marked = 42;
    mark(&input);
    assert_true(warns(board_of(me, "3-2", NOV(17), fixture.arena), "no-feedback"));
    input.id = id;
    mark(&input);
    assert_false(warns(board_of(me, "3-2", NOV(17), fixture.arena), "no-feedback"));
}

/* ---- exemplars and search ---- */

static void assert_found(const char *words, size_t count, int64_t first, const char *why)
{
    struct found_item *items;
    size_t found;
    struct err err = {0};

    assert_true(service_find(me, words, NULL, SEARCH_MOST, fixture.arena, &items, &found, &err));
    if (found != count)
        fail_msg("“%s” finds %zu, not %zu", words, found, count);
    if (count == 0)
        return;
    assert_int_equal(items[0].assignment->id, first);
    assert_int_equal(items[0].star != NULL, why != NULL);
    if (why)
        assert_string_equal(items[0].star->why, why);
}

static void test_search_and_use_again(void **state)
{
    int64_t old = set(2, "3-2", "chinese", 20, "阅读《草房子》，写读后感");
    int64_t new = set(16, "3-3", "english", 10, "Read Unit 3 aloud 阅读");
    struct outcome outcome;
    const struct class *class;
    struct err err = {0};

    (void)state;
    assert_found("阅读", 2, new, NULL);
    assert_found("阅读 UNIT", 1, new, NULL);
    assert_true(service_star(fresh(me), old, "分层清楚", &err));
    assert_found("阅读", 2, old, "分层清楚");
    assert_found("分层", 1, old, "分层清楚");
    assert_true(service_star(fresh(me), old, "有选择", &err));
    assert_found("分层", 0, 0, NULL);
    assert_found("选择", 1, old, "有选择");
    /* taken up again as a draft: without its star */
    assert_true(service_class(me, "3-3", NOV(17), &class, &err));
    assert_true(
        service_copy(fresh(me), &old, 1, &class, 1, ADD_DRAFT, fixture.arena, &outcome, &err));
    assert_int_equal(outcome.items[0].after->state, STATE_DRAFT);
    assert_int_equal(outcome.items[0].after->assigned, NOV(17));
    assert_found("草房子", 2, old, "有选择");
    school_fixture_role(&fixture, "banzhang", ROLE_MONITOR, "3-2", 0, NULL);
    *me = school_fixture_as(&fixture, "banzhang"); /* who sets no homework sees no drafts */
    assert_found("草房子", 1, old, "有选择");
    *me = school_fixture_as(&fixture, "wang");
    take_back(&fixture, me, 1); /* the role */
    *me = school_fixture_as(&fixture, "wang");
    take_back(&fixture, me, 1);
    assert_found("草房子", 1, old, "有选择");
    assert_true(service_star(fresh(me), old, NULL, &err));
    assert_found("阅读", 2, new, NULL);
    assert_false(service_star(fresh(me), old, NULL, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_false(service_star(fresh(me), old, "", &err));
    assert_true(service_act(fresh(me), ACT_REMOVE, &old, 1, NULL, fixture.arena, &outcome, &err));
    assert_found("草房子", 0, 0, NULL);
}

static void test_at_most_fifty(void **state)
{
    int64_t first = 0;

    (void)state;
    for (int i = 0; i < 60; i++) {
        char text[32];
        struct assignment item;
        int64_t id;

        snprintf(text, sizeof text, "阅读第%d页", i);
        item = homework(me, "7-3", "chinese", 1, text);
        item.kind = KIND_READING;
        id = add_homework(me, &item, NULL);
        if (i == 0)
            first = id;
    }
    assert_found("阅读", SEARCH_MOST, first + 59, NULL);
}

int main(void)
{
#define SCHOOL_TEST(name)                                                                          \
    cmocka_unit_test_setup_teardown(name, open_school, school_fixture_teardown)
    const struct CMUnitTest tests[] = {
        SCHOOL_TEST(test_states_go_forward_only),
        SCHOOL_TEST(test_what_is_not_on_the_board_is_refused),
        SCHOOL_TEST(test_seats_beyond_the_class_are_named),
        SCHOOL_TEST(test_times_are_added),
        SCHOOL_TEST(test_who_may_mark),
        SCHOOL_TEST(test_a_retry_adds_nothing),
        SCHOOL_TEST(test_a_factor_needs_five),
        SCHOOL_TEST(test_a_factor_stays_within_bounds),
        SCHOOL_TEST(test_a_factor_has_a_least),
        SCHOOL_TEST(test_each_day_of_a_week_has_its_own),
        SCHOOL_TEST(test_a_factor_goes_with_its_times),
        SCHOOL_TEST(test_never_marked_is_asked_for),
        SCHOOL_TEST(test_figures_that_contradict_are_refused),
        SCHOOL_TEST(test_a_seat_that_left_does_not_count_from_that_day),
        SCHOOL_TEST(test_several_items_are_one_change),
        SCHOOL_TEST(test_times_by_raised_hands),
        SCHOOL_TEST(test_what_share_was_right),
        SCHOOL_TEST(test_search_and_use_again),
        SCHOOL_TEST(test_at_most_fifty),
    };

    return cmocka_run_group_tests_name("after setting", tests, NULL, NULL);
}
