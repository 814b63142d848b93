/* What waits for review, on a real database: what is held and what is not, how it is approved, trimmed and
 * given back, and whose review it is. Numbers behind LESSON are those of the rules that other boards learnt. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

static struct school_fixture fixture;
static struct session *me;

static int open_school(void **state)
{
    static const char *const classes[] = {"3-2:42", "3-3:41", "1-1:40", "7-3:46", NULL};

    *state = &fixture;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    return 0;
}

/* ---- approval ---- */

static void test_sixty_is_yellow_one_more_is_held(void **state)
{
    bool held;
    int64_t id;
    struct board *board;
    struct outcome outcome;
    struct err err = {0};

    (void)state;
    add_plain(me, "3-2", "chinese", 60, &held);
    assert_false(held);
    board = board_of(me, "3-2", NOV(17), fixture.arena);
    assert_int_equal(board->load, 60);
    assert_int_equal(board->level, LEVEL_YELLOW);
    id = add_plain(me, "3-2", "math", 1, &held);
    assert_true(held);
    board = board_of(me, "3-2", NOV(17), fixture.arena);
    assert_int_equal(board->load, 60); /* not counted until it is passed */
    assert_int_equal(board->pending_count, 1);
    assert_int_equal(board->pending_minutes, 1);
    assert_int_equal(board->item_count, 1);
    assert_false(
        service_approve(fresh(me), id, -1, NULL, -1, DAY_NONE, fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_INPUT); /* a reason is needed */
    assert_true(service_approve(fresh(me), id, -1, "单元检测", -1, DAY_NONE, fixture.arena,
                                &outcome, &err));
    board = board_of(me, "3-2", NOV(17), fixture.arena);
    assert_int_equal(board->load, 61);
    assert_int_equal(board->level, LEVEL_RED);
    err = (struct err){0};
    assert_false(
        service_approve(fresh(me), id, -1, "再次", -1, DAY_NONE, fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_INPUT); /* it is not pending any more */
}

static void test_other_classes_of_a_command_proceed(void **state)
{
    struct assignment items[2];
    struct outcome outcome;
    struct err err = {0};

    (void)state;
    add_plain(me, "3-2", "chinese", 60, NULL);
    items[0] = homework(me, "3-2", "math", 15, "练习册P44");
    items[1] = homework(me, "3-3", "math", 15, "练习册P42");
    assert_true(service_add(fresh(me), items, 2, ADD_PUBLISH, fixture.arena, &outcome, &err));
    assert_true(outcome.items[0].held);
    assert_false(outcome.items[1].held);
    assert_int_equal(board_of(me, "3-3", NOV(17), fixture.arena)->load, 15);
}

static void test_what_raises_nothing_is_not_held(void **state)
{
    struct assignment item;
    struct outcome outcome;
    struct err err;
    bool held;
    int64_t id = add_plain(me, "3-2", "chinese", 60, NULL);

    (void)state;
    item = homework(me, "3-2", "chinese", 20, "朗读课文");
    item.kind = KIND_ORAL;
    add_homework(me, &item, &held);
    assert_false(held); /* does not count */
    item = homework(me, "3-2", "math", 20, "思考题");
    item.optional = true;
    add_homework(me, &item, &held);
    assert_false(held); /* optional */
    item = *stored_homework(&fixture, id);
    item.minutes = 55;
    assert_true(
        edit_homework(&fixture, me, id, &item, FIELD_MINUTES, NULL, NULL, &outcome, NULL, &err));
    assert_false(outcome.any_held); /* less than before */
}

/* Writes a row as an earlier version would have; held: as the change that is held. */
static void put_by_hand(const struct assignment *before, struct assignment *after, bool held)
{
    struct store *store = me->service->store;
    struct change *change;
    char request[REQUEST_BYTES];
    struct change_head head = {
        .request = request, .at = me->moment.now, .actor = "li", .action = "edit"};
    int64_t repeated;
    struct err err = {0};

    request_new(request);
    if (!store_begin_change(store, &head, &change, &repeated, &err))
        fail_msg("%s", err.message);
    after->held_change = held ? change_number(change) : 0;
    if (!change_put_assignment(change, before, after, &err) || !store_commit(change, &err))
        fail_msg("%s", err.message);
}

static void test_held_edit_and_its_return(void **state)
{
    struct assignment wanted;
    struct outcome outcome;
    struct err err;
    struct board *board;
    int64_t id, change;

    (void)state;
    add_plain(me, "3-2", "chinese", 50, NULL);
    id = add_plain(me, "3-2", "math", 10, NULL);
    wanted = *stored_homework(&fixture, id);
    wanted.minutes = 30;
    assert_true(
        edit_homework(&fixture, me, id, &wanted, FIELD_MINUTES, NULL, NULL, &outcome, NULL, &err));
    assert_true(outcome.any_held);
    change = outcome.items[0].after->id;
    assert_int_equal(stored_homework(&fixture, id)->state,
                     STATE_PUBLISHED); /* it stands as it was posted */
    assert_int_equal(stored_homework(&fixture, id)->minutes, 10);
    assert_int_equal(stored_homework(&fixture, change)->state, STATE_PENDING);
    assert_int_equal(stored_homework(&fixture, change)->minutes, 30); /* with its new values */
    assert_int_equal(stored_homework(&fixture, change)->replaces, id);
    board = board_of(me, "3-2", NOV(17), fixture.arena);
    assert_int_equal(board->load, 60);
    assert_int_equal(board->pending_count, 1);
    assert_true(service_return(fresh(me), change, -1, "时间过长", fixture.arena, &outcome, &err));
    assert_int_equal(outcome.items[0].forecast->count, 0); /* no evening becomes another */
    assert_int_equal(stored_homework(&fixture, change)->state, STATE_DRAFT);
    assert_string_equal(stored_homework(&fixture, change)->reason, "时间过长");
    assert_string_equal(stored_homework(&fixture, change)->why, "");
    board = board_of(me, "3-2", NOV(17), fixture.arena);
    assert_int_equal(board->load, 60);
    assert_int_equal(board->pending_count, 0);
    assert_int_equal(stored_homework(&fixture, id)->minutes, 10);
    id = add_plain(me, "3-2", "english", 10, NULL);
    assert_true(service_return(fresh(me), id, -1, "时间过长", fixture.arena, &outcome, &err));
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_DRAFT); /* never was posted */
    assert_string_equal(stored_homework(&fixture, id)->reason, "时间过长");
    assert_string_equal(stored_homework(&fixture, id)->why, "");
}

/* What earlier versions held in place of something posted: it is given back as it was posted, however often
 * it was edited since, a withdrawn one too. */
static void test_what_was_held_in_place_comes_back(void **state)
{
    static const enum state posted_as[] = {STATE_PUBLISHED, STATE_MARKED, STATE_WITHDRAWN};

    (void)state;
    add_plain(me, "3-2", "chinese", 50, NULL);
    for (size_t i = 0; i < sizeof posted_as / sizeof *posted_as; i++) {
        int64_t id = add_plain(me, "3-2", "math", 10, NULL);
        struct assignment posted, held;
        struct outcome outcome;
        struct err err = {0};

        posted = *stored_homework(&fixture, id);
        posted.state = posted_as[i];
        put_by_hand(stored_homework(&fixture, id), &posted, false);
        for (int minutes = 30; minutes < 50; minutes += 10) {
            held = *stored_homework(&fixture, id);
            held.state = STATE_PENDING;
            held.minutes = minutes;
            put_by_hand(stored_homework(&fixture, id), &held, true);
        }
        assert_true(service_return(fresh(me), id, -1, "太多", fixture.arena, &outcome, &err));
        assert_int_equal(stored_homework(&fixture, id)->state, posted_as[i]);
        assert_int_equal(stored_homework(&fixture, id)->minutes, 10);
        assert_string_equal(stored_homework(&fixture, id)->reason, "太多");
        assert_true(
            service_act(fresh(me), ACT_REMOVE, &id, 1, NULL, fixture.arena, &outcome, &err));
    }
}

/* The words with which an earlier version gave a draft back are for no public either. */
static void test_an_older_returns_reason_stays_inside(void **state)
{
    struct assignment item = homework(me, "3-2", "math", 15, "练习册"), returned;
    struct item_list mine;
    struct outcome outcome;
    struct err err = {0};
    int64_t id;

    (void)state;
    assert_true(service_add(fresh(me), &item, 1, ADD_DRAFT, fixture.arena, &outcome, &err));
    id = outcome.items[0].after->id;
    returned = *stored_homework(&fixture, id);
    returned.why = "时间过长";
    put_by_hand(stored_homework(&fixture, id), &returned, false);
    assert_true(service_mine(me, NULL, fixture.arena, &mine, &err));
    assert_int_equal(mine.count, 1);
    assert_string_equal(assignment_reason(mine.items[0]), "时间过长");
    assert_true(service_act(fresh(me), ACT_PUBLISH, &id, 1, NULL, fixture.arena, &outcome, &err));
    assert_string_equal(stored_homework(&fixture, id)->why, "");
    assert_string_equal(stored_homework(&fixture, id)->reason, "");
}

static void test_trim_and_pass(void **state)
{
    struct outcome outcome;
    struct err err = {0};
    int64_t id;

    (void)state;
    add_plain(me, "3-2", "chinese", 50, NULL);
    id = add_plain(me, "3-2", "math", 30, NULL);
    assert_false(
        service_approve(fresh(me), id, -1, "压缩", 31, DAY_NONE, fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_true(
        service_approve(fresh(me), id, -1, "压缩", 10, DAY_NONE, fixture.arena, &outcome, &err));
    assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->load, 60);
}

/* LESSON 4: approving names what was looked at. */
static void test_approve_names_what_was_seen(void **state)
{
    struct assignment wanted;
    struct outcome outcome;
    struct err err;
    int64_t id, seen;

    (void)state;
    add_plain(me, "3-2", "chinese", 60, NULL);
    id = add_plain(me, "3-2", "math", 10, NULL);
    seen = stored_homework(&fixture, id)->rev;
    wanted = *stored_homework(&fixture, id);
    wanted.minutes = 40;
    assert_true(
        edit_homework(&fixture, me, id, &wanted, FIELD_MINUTES, NULL, NULL, &outcome, NULL, &err));
    err = (struct err){0};
    assert_false(
        service_approve(fresh(me), id, seen, "同意", -1, DAY_NONE, fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_true(service_approve(fresh(me), id, stored_homework(&fixture, id)->rev, "同意", -1,
                                DAY_NONE, fixture.arena, &outcome, &err));
}

static void test_grade_one_cannot_be_passed(void **state)
{
    struct assignment item;
    struct outcome outcome;
    struct err err = {0};
    bool held;
    int64_t id = add_plain(me, "1-1", "chinese", 1, &held);

    (void)state;
    assert_true(held);
    assert_false(service_approve(fresh(me), id, -1, "只有一分钟", -1, DAY_NONE, fixture.arena,
                                 &outcome, &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_int_equal(stored_homework(&fixture, id)->state, STATE_PENDING);
    item = homework(me, "1-1", "chinese", 15, "描红");
    item.place = PLACE_SCHOOL;
    add_homework(me, &item, &held);
    assert_false(held); /* practice at school is allowed */
}

/* ---- what a pupil enters, and whose review it is ---- */

static void test_pupils_entry_waits_for_a_teacher(void **state)
{
    struct session pupil, teacher;
    struct assignment item = homework(me, "3-2", "math", 15, "练习册P42"), more, *now;
    struct outcome outcome;
    struct err err = {0};
    int64_t id, of_teacher;

    (void)state;
    school_fixture_role(&fixture, "kedaibiao", ROLE_REPRESENTATIVE, "3-2", 0, "math");
    school_fixture_role(&fixture, "li", ROLE_TEACHER, "3-2", 0, "math");
    pupil = school_fixture_as(&fixture, "kedaibiao");
    teacher = school_fixture_as(&fixture, "li");
    id = add_homework(&pupil, &item, NULL);
    now = stored_homework(&fixture, id);
    assert_false(now->confirmed);
    assert_int_equal(now->state, STATE_PUBLISHED); /* shown and counted at once */
    assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->load, 15);
    more = *now;
    more.minutes = 20;
    assert_true(edit_homework(&fixture, &pupil, id, &more, FIELD_MINUTES, NULL, NULL, &outcome,
                              NULL, &err));
    assert_false(
        service_act(fresh(&pupil), ACT_CONFIRM, &id, 1, NULL, fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_DENIED);
    err = (struct err){0};
    assert_true(
        service_act(fresh(&teacher), ACT_CONFIRM, &id, 1, NULL, fixture.arena, &outcome, &err));
    assert_true(stored_homework(&fixture, id)->confirmed);
    /* a teacher stands behind it now */
    more.minutes = 25;
    assert_false(edit_homework(&fixture, &pupil, id, &more, FIELD_MINUTES, NULL, NULL, &outcome,
                               NULL, &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_int_equal(stored_homework(&fixture, id)->minutes, 20);
    of_teacher = add_plain(me, "3-2", "chinese", 10, NULL);
    err = (struct err){0};
    assert_false(service_act(fresh(&pupil), ACT_REMOVE, &of_teacher, 1, NULL, fixture.arena,
                             &outcome, &err));
    assert_int_equal(err.code, ERR_DENIED);
}

static void test_nobody_reviews_their_own(void **state)
{
    struct session homeroom, leader;
    struct assignment item, edited;
    struct outcome outcome;
    struct err err = {0};
    bool held;
    int64_t id, other;

    (void)state;
    school_fixture_role(&fixture, "sun", ROLE_HOMEROOM, "3-2", 0, NULL);
    school_fixture_role(&fixture, "zhao", ROLE_LEADER, NULL, 3, NULL);
    homeroom = school_fixture_as(&fixture, "sun");
    leader = school_fixture_as(&fixture, "zhao");
    other = add_plain(me, "3-2", "chinese", 60, NULL);
    item = homework(&homeroom, "3-2", "math", 15, "练习册P42");
    id = add_homework(&homeroom, &item, &held);
    assert_true(held);
    assert_false(service_approve(fresh(&homeroom), id, -1, "好", -1, DAY_NONE, fixture.arena,
                                 &outcome, &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_false(service_return(fresh(&homeroom), id, -1, "好", fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_DENIED);
    err = (struct err){0};
    assert_true(
        service_approve(fresh(&leader), id, -1, "好", -1, DAY_NONE, fixture.arena, &outcome, &err));
    /* the change that waits is one's own, though the item is somebody else's */
    edited = *stored_homework(&fixture, other);
    edited.minutes = 70;
    assert_true(edit_homework(&fixture, &homeroom, other, &edited, FIELD_MINUTES, NULL, NULL,
                              &outcome, NULL, &err));
    assert_true(outcome.any_held);
    other = outcome.items[0].after->id;
    assert_false(service_approve(fresh(&homeroom), other, -1, "好", -1, DAY_NONE, fixture.arena,
                                 &outcome, &err));
    assert_int_equal(err.code, ERR_DENIED);
    err = (struct err){0};
    assert_true(service_approve(fresh(&leader), other, -1, "好", 65, DAY_NONE, fixture.arena,
                                &outcome, &err));
}

int main(void)
{
#define SCHOOL_TEST(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, open_school, school_fixture_teardown)
    const struct CMUnitTest tests[] = {
        SCHOOL_TEST(test_sixty_is_yellow_one_more_is_held),
        SCHOOL_TEST(test_other_classes_of_a_command_proceed),
        SCHOOL_TEST(test_what_raises_nothing_is_not_held),
        SCHOOL_TEST(test_held_edit_and_its_return),
        SCHOOL_TEST(test_what_was_held_in_place_comes_back),
        SCHOOL_TEST(test_an_older_returns_reason_stays_inside),
        SCHOOL_TEST(test_trim_and_pass),
        SCHOOL_TEST(test_approve_names_what_was_seen),
        SCHOOL_TEST(test_grade_one_cannot_be_passed),
        SCHOOL_TEST(test_pupils_entry_waits_for_a_teacher),
        SCHOOL_TEST(test_nobody_reviews_their_own),
    };

    return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
