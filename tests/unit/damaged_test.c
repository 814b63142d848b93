/* A school with damaged rows, as a broken disk or another program leaves it: everything that reads and
 * changes homework says so or goes on, on every bytes and with a class that is not there. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

#define TUESDAY date_from_ymd(2026, 11, 17)

static struct school_fixture fixture;
static struct session *me;
static int64_t set_id, draft_id;

/* Statements past everything that the program checks. */
static void damage(const char *sql)
{
    struct err err = {0};
    struct db *db;

    if (!sqlite_driver.open(fixture.db, DB_OPEN, &db, &err) ||
        !sqlite_driver.exec(db, "PRAGMA foreign_keys = OFF", &err) ||
        !sqlite_driver.exec(db, sql, &err))
        fail_msg("%s: %s", sql, err.message);
    sqlite_driver.close(db);
}

static void refresh(void)
{
    struct err err = {0};

    if (!service_refresh(me->service, &err))
        fail_msg("%s", err.message);
}

static int open_school(void **state)
{
    static const char *const classes[] = {"3-1:40", "3-2:42", NULL};
    struct assignment item;
    struct outcome outcome;
    struct err err = {0};

    *state = &fixture;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    item = homework(me, "3-2", "math", 10, "口算练习");
    set_id = add_homework(me, &item, NULL);
    item = homework(me, "3-2", "chinese", 10, "朗读课文");
    assert_true(service_add(fresh(me), &item, 1, ADD_DRAFT, fixture.arena, &outcome, &err));
    draft_id = outcome.items[0].after->id;
    item = homework(me, "3-1", "math", 10, "别班的练习");
    add_homework(me, &item, NULL);
    return 0;
}

static void assert_store(bool done, const struct err *err, const char *what)
{
    if (done || err->code != ERR_STORE || !strstr(err->message, "class 99"))
        fail_msg("%s: %d [%d] %s", what, done, (int)err->code, err->message);
}
static struct err told;
#define assert_damaged(call)                                                                       \
    do {                                                                                           \
        err_clear(&told);                                                                          \
        assert_store(call, &told, #call);                                                          \
    } while (0)

static void acts_on_a_class_that_is_not_there(int64_t id)
{
    struct arena *arena = fixture.arena;
    struct assignment wanted = {.minutes = 5}, *item;
    struct edit edit = {.id = id, .wanted = &wanted, .fields = FIELD_MINUTES};
    struct mark_input mark = {
        .id = id, .collected = 3, .marked = -1, .returned = -1, .corrected = -1};
    const struct class *class;
    struct outcome outcome;
    struct handin *handin;

    assert_damaged(service_item(me, id, arena, &item, &told));
    assert_damaged(service_edit(fresh(me), &edit, arena, &outcome, NULL, &told));
    assert_damaged(service_move(fresh(me), id, TUESDAY + 1, arena, &outcome, &told));
    for (enum act act = ACT_REMOVE; act <= ACT_CONFIRM; act++)
        assert_damaged(service_act(fresh(me), act, &id, 1, NULL, arena, &outcome, &told));
    assert_damaged(service_approve(fresh(me), id, -1, "why", -1, DAY_NONE, arena, &outcome, &told));
    assert_damaged(service_return(fresh(me), id, -1, "why", arena, &outcome, &told));
    assert_damaged(service_mark(fresh(me), &mark, arena, &handin, &told));
    assert_damaged(service_star(fresh(me), id, "why", &told));
    assert_true(service_class(me, "3-1", TUESDAY, &class, &told));
    assert_damaged(service_copy(fresh(me), &id, 1, &class, 1, ADD_PUBLISH, arena, &outcome, &told));
}

static void a_class_that_is_not_there_is_told(void **state)
{
    struct arena *arena = fixture.arena;
    struct item_list list;
    struct found_item *found;
    struct history_list history;
    struct board **boards;
    const struct class *class;
    struct err err = {0};
    size_t count;

    (void)state;
    damage("UPDATE assignment SET class_id = 99 WHERE class_id = 2");
    damage("UPDATE assignment SET state = 1 WHERE class_id = 99 AND subject = 'math'");
    refresh();
    acts_on_a_class_that_is_not_there(set_id);
    acts_on_a_class_that_is_not_there(draft_id);
    assert_damaged(service_pending(me, NULL, arena, &list, &told));
    assert_damaged(service_find(me, "口算", NULL, 50, arena, &found, &count, &told));
    /* what does not concern it goes on */
    assert_true(service_class(me, "3-1", TUESDAY, &class, &err));
    assert_true(service_list(me, class, TUESDAY, TUESDAY, arena, &list, &err));
    assert_true(service_list(me, NULL, TUESDAY, TUESDAY, arena, &list, &err));
    assert_true(service_boards(me, &class, 1, TUESDAY, TUESDAY, arena, &boards, &count, &err));
    assert_true(service_log(me, NULL, INT64_MAX, 100, arena, &history, &err));
    assert_null(service_class_by_id(me, 99));
    assert_false(store_check(me->service->store, &err));
}

/* An item that no evening of the board reads any more, but the search for what was never marked does. */
static void a_kind_that_is_none_is_told(void **state)
{
    struct board **boards;
    const struct class *class;
    struct err err = {0};
    size_t count;

    (void)state;
    damage("PRAGMA ignore_check_constraints = ON; UPDATE assignment SET kind = 77, "
           "assigned = assigned - 30, due = due - 30 WHERE class_id = 2 AND subject = 'math'");
    refresh();
    assert_true(service_class(me, "3-2", TUESDAY, &class, &err));
    assert_false(
        service_boards(me, &class, 1, TUESDAY, TUESDAY, fixture.arena, &boards, &count, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.message, "assignment.kind"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_kind_that_is_none_is_told, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(a_class_that_is_not_there_is_told, open_school,
                                        school_fixture_teardown),
    };

    return cmocka_run_group_tests_name("damaged", tests, NULL, NULL);
}
