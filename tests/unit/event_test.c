/* Events and the policy's sources on a real database: whose an event is over the years, what undo and a later
 * change do to it, and which file each value in force is from. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

static struct school_fixture fixture;
static struct session *me;

static int open_school(void **state)
{
    static const char *const classes[] = {"3-1:40", "3-2:42", "4-1:45", NULL};

    *state = &fixture;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    return 0;
}

static int64_t add_event(int64_t class_id, int grade, day_t first, day_t last, const char *text)
{
    struct school_event event = {
        .class_id = class_id, .grade = grade, .first = first, .last = last, .text = text};
    struct err err = {0};

    if (!service_put(fresh(me), ENTITY_EVENT, NULL, &event, &err))
        fail_msg("%s", err.message);
    assert_true(event.id > 0);
    return event.id;
}

static size_t events_of(const char *class, day_t day)
{
    return board_of(me, class, day, fixture.arena)->event_count;
}

static void an_event_is_of_those_it_concerns(void **state)
{
    day_t september = date_from_ymd(2027, 9, 1);
    struct event_list list;
    struct err err = {0};

    (void)state;
    assert_int_equal(events_of("3-2", NOV(18)), 0);
    add_event(class_named(me, "3-2")->id, 0, NOV(18), NOV(18), "家长会");
    add_event(0, 3, NOV(18), NOV(20), "测验");
    add_event(0, 0, NOV(20), NOV(20), "运动会");
    assert_int_equal(events_of("3-2", NOV(17)), 0);
    assert_int_equal(events_of("3-2", NOV(18)), 2);
    assert_int_equal(events_of("3-1", NOV(18)), 1);
    assert_int_equal(events_of("4-1", NOV(18)), 0);
    assert_int_equal(events_of("4-1", NOV(20)), 1);
    assert_int_equal(events_of("3-1", NOV(20)), 2);
    assert_int_equal(events_of("3-1", NOV(21)), 0);
    /* over the turn of the school year: a grade's is that of the day */
    add_event(0, 4, september - 1, september, "夏令营");
    assert_int_equal(events_of("3-2", september - 1), 0);
    assert_int_equal(events_of("4-1", september - 1), 1);
    assert_true(service_events(me, class_named(me, "3-2"), september - 1, september, fixture.arena,
                               &list, &err));
    assert_int_equal(list.count, 1);
    assert_true(service_events(me, class_named(me, "3-2"), september - 1, september - 1,
                               fixture.arena, &list, &err));
    assert_int_equal(list.count, 0);
}

static bool put(const struct session *session, const struct school_event *before,
                struct school_event *after, struct err *err)
{
    *err = (struct err){0};
    return service_put(session, ENTITY_EVENT, before, after, err);
}

static void what_it_may_be(void **state)
{
    static const struct school_event wrong[] = {
        {.first = 20780, .last = 20780, .text = ""},
        {.first = 20780, .last = 20779, .text = "a"},
        {.first = 20780, .last = 20780 + EVENT_MAX_DAYS, .text = "a"},
        {.first = 20780, .last = 20780, .text = "a", .class_id = 4711},
        {.first = 20780, .last = 20780, .text = "a", .grade = 13},
        {.first = DAY_LAST, .last = DAY_LAST, .text = "a"},
    };
    struct err err;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct school_event event = wrong[i];

        if (put(fresh(me), NULL, &event, &err))
            fail_msg("%zu is taken", i);
        assert_int_equal(err.code, ERR_INPUT);
    }
    add_event(0, 0, 20780, 20780 + EVENT_MAX_DAYS - 1, "军训");
    assert_int_equal(events_of("3-1", 20780 + EVENT_MAX_DAYS - 1), 1);
}

static void changed_and_taken_back(void **state)
{
    int64_t id = add_event(0, 0, NOV(18), NOV(18), "运动会");
    struct school_event *known, later, mine;
    struct undone undone;
    struct err err = {0};

    (void)state;
    assert_true(service_event(me, id, fixture.arena, &known, &err));
    later = mine = *known;
    later.first = later.last = NOV(19);
    assert_true(put(fresh(me), known, &later, &err));
    assert_int_equal(events_of("3-1", NOV(18)), 0);
    assert_int_equal(events_of("3-1", NOV(19)), 1);
    mine.text = "游园会"; /* of what is no longer so */
    assert_false(put(fresh(me), known, &mine, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_true(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err));
    assert_int_equal(events_of("3-1", NOV(18)), 1);
    assert_true(put(fresh(me), known, NULL, &err));
    assert_int_equal(events_of("3-1", NOV(18)), 0);
    assert_true(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err));
    assert_int_equal(events_of("3-1", NOV(18)), 1);
    assert_true(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err)); /* the adding */
    assert_int_equal(events_of("3-1", NOV(18)), 0);
    assert_false(service_event(me, id, fixture.arena, &known, &err));
}

/* ---- the policy's sources ---- */

static void each_value_has_its_file(void **state)
{
    char *own = arena_printf(fixture.arena, "%s/school.ini", fixture.dir);
    char *files[] = {(char *)"zhejiang", own};
    struct settings settings = fixture.settings;
    const struct policy_sources *sources, *again;
    struct service *service;
    struct session session = *me;
    struct err err = {0};
    FILE *out = fopen(own, "w");

    (void)state;
    assert_non_null(out);
    fputs("[level]\nyellow_at = 0.9\n", out);
    fclose(out);
    settings.policy_files = files;
    settings.policy_count = 2;
    if (!service_open(&fixture.paths, &settings, fixture.db, &service, &err))
        fail_msg("%s", err.message);
    session.service = service;
    assert_true(service_policy_sources(&session, &sources, &err));
    assert_int_equal(policy_source_of(sources, "level", "yellow_at")->rank, POLICY_OWN);
    assert_string_equal(policy_source_of(sources, "level", "yellow_at")->file, own);
    assert_int_equal(policy_source_of(sources, "subjects", "primary.3")->rank, POLICY_LOCAL);
    assert_int_equal(policy_source_of(sources, "limit.school", "primary.3")->rank, POLICY_NATIONAL);
    assert_null(policy_source_of(sources, "limit.weekend", "primary.3"));
    assert_true(service_policy_sources(&session, &again, &err));
    assert_ptr_equal(sources, again);
    service_close(service);
    unlink(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_event_is_of_those_it_concerns, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(what_it_may_be, open_school, school_fixture_teardown),
        cmocka_unit_test_setup_teardown(changed_and_taken_back, open_school,
                                        school_fixture_teardown),
        cmocka_unit_test_setup_teardown(each_value_has_its_file, open_school,
                                        school_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
