/* Who acts: the actor from rows and days, the office, and 你是谁 on a screen. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/service.h"
#include "support/tui_fixture.h"

/* Adds or changes somebody by login, as wang, who made the school. */
static int64_t put(struct screen *screen, const char *login, const char *name,
                   const struct person_change *what)
{
    struct session *me = &screen->school.session;
    const struct teacher *before = service_person(me->service, login);
    struct teacher after = {.login = (char *)login, .name = (char *)name};
    struct err err = {0};

    if (before)
        after.id = before->id;
    if (!service_put_teacher(fresh(me), before, &after, what, &err))
        fail_msg("%s", err.message);
    return after.id;
}

static const struct actor *actor(struct screen *screen, const char *login, day_t day)
{
    return service_actor(screen->school.service, login, day, screen->school.arena);
}

static int64_t class_of(struct screen *screen, const char *text)
{
    return homework(&screen->school.session, text, "math", 1, "x").class_id;
}

static void the_actor_holds_what_holds_today(void **state)
{
    struct screen *screen = *state;
    const struct teaching lesson = {.class_id = class_of(screen, "3-1"),
                                    .subject = (char *)"chinese"};
    const struct grant given[] = {
        {.role = ROLE_HOMEROOM,
         .class_id = class_of(screen, "3-2"),
         .first = DAY_FIRST,
         .last = DAY_LAST},
        {.role = ROLE_TEACHER,
         .class_id = class_of(screen, "3-3"),
         .subject = "math",
         .first = NOV(20),
         .last = NOV(24)},
        {.role = ROLE_TEACHER, .first = DAY_FIRST, .last = DAY_LAST},
    };
    const struct person_change what = {
        .taught = &lesson, .taught_count = 1, .given = given, .given_count = 3};
    const struct actor *li;

    assert_true(actor(screen, "wang", NOV(17))->open);
    assert_int_equal(actor(screen, "wang", NOV(17))->grant_count, 1); /* the office */
    put(screen, "li", "李老师", &what);
    li = actor(screen, "li", NOV(17));
    assert_false(li->open);
    assert_string_equal(li->name, "李老师");
    assert_int_equal(li->grant_count, 2); /* homeroom, and the lesson of the table */
    assert_int_equal(li->grants[0].role, ROLE_HOMEROOM);
    assert_int_equal(li->grants[0].class_id, class_of(screen, "3-2"));
    assert_string_equal(li->grants[0].subject, "");
    assert_int_equal(li->grants[1].role, ROLE_TEACHER);
    assert_int_equal(li->grants[1].class_id, class_of(screen, "3-1"));
    assert_string_equal(li->grants[1].subject, "chinese");
    /* a substitute from the first day to the last */
    assert_int_equal(actor(screen, "li", NOV(19))->grant_count, 2);
    assert_int_equal(actor(screen, "li", NOV(20))->grant_count, 3);
    assert_int_equal(actor(screen, "li", NOV(24))->grant_count, 3);
    assert_int_equal(actor(screen, "li", NOV(25))->grant_count, 2);
    /* logins are compared exactly */
    assert_int_equal(actor(screen, "Li", NOV(17))->teacher_id, 0);
    assert_int_equal(actor(screen, "", NOV(17))->teacher_id, 0);
    assert_int_equal(actor(screen, "zhang", NOV(17))->grant_count, 0);
}

static void who_is_removed_is_nobody(void **state)
{
    struct screen *screen = *state;
    struct session *me = &screen->school.session;
    const struct grant given = {.role = ROLE_OFFICE, .first = DAY_FIRST, .last = DAY_LAST};
    const struct person_change what = {.given = &given, .given_count = 1};
    struct err err = {0};

    put(screen, "li", "李老师", &what);
    assert_false(actor(screen, "li", NOV(17))->open); /* two offices are somebody else */
    assert_true(
        service_put_teacher(fresh(me), service_person(me->service, "li"), NULL, NULL, &err));
    assert_int_equal(actor(screen, "li", NOV(17))->teacher_id, 0);
    assert_int_equal(service_data(me->service)->roles.count, 1);
    assert_true(actor(screen, "li", NOV(17))->open);
}

static void two_at_once_leave_an_office(void **state)
{
    struct screen *screen = *state;
    struct session *me = &screen->school.session;
    const struct grant given = {.role = ROLE_OFFICE, .first = DAY_FIRST, .last = DAY_LAST};
    const struct person_change what = {.given = &given, .given_count = 1};
    struct session li;
    struct err err = {0};

    put(screen, "li", "李老师", &what);
    put(screen, "sun", "孙老师",
        &(struct person_change){.given = &(struct grant){.role = ROLE_HOMEROOM,
                                                         .class_id = class_of(screen, "3-2"),
                                                         .first = DAY_FIRST,
                                                         .last = DAY_LAST},
                                .given_count = 1});
    li = school_fixture_second(&screen->school, "li");
    li.actor = service_actor(li.service, "li", NOV(17), screen->school.arena);
    /* each takes the other's away: the second one has not seen the first */
    assert_true(
        service_put_teacher(fresh(me), service_person(me->service, "li"), NULL, NULL, &err));
    assert_false(
        service_put_teacher(fresh(&li), service_person(li.service, "wang"), NULL, NULL, &err));
    assert_int_equal(service_data(me->service)->roles.count, 2);
    service_close(li.service);
}

/* ---- 你是谁 ---- */

/* The classroom's computer, in a school that has named li. */
static void begin_classroom(struct screen *screen, const char *login)
{
    const struct grant given = {.role = ROLE_HOMEROOM,
                                .class_id = class_of(screen, "3-2"),
                                .first = DAY_FIRST,
                                .last = DAY_LAST};

    put(screen, "li", "李老师", &(struct person_change){.given = &given, .given_count = 1});
    put(screen, "zhou", "周老师", NULL);
    screen->options.login = screen->options.computer = login;
    screen->options.ask_who = true;
    restart(screen);
}

static void an_unknown_login_is_asked(void **state)
{
    struct screen *screen = *state;

    assert_not_shown(screen, "Who are you?"); /* a school that is open */
    begin_classroom(screen, "classroom");
    assert_shown(screen, "Who are you?");
    assert_shown(screen, "周老师");
    type(screen, "李");
    assert_not_shown(screen, "周老师");
    press(screen, KEY_RETURN);
    assert_not_shown(screen, "Who are you?");
    assert_string_equal(screen->app.login, "li");
    assert_int_equal(screen->app.actor->grant_count, 1);
    assert_shown(screen, "李老师  ");
    /* remembered there, for the program that begins anew */
    assert_string_equal(
        tui_person(screen->options.state_dir, screen->options.database, screen->school.arena),
        "li");
    /* and changed with a key */
    press(screen, 'I');
    assert_shown(screen, "Who are you?");
    type(screen, "zhou");
    press(screen, KEY_RETURN);
    assert_string_equal(screen->app.login, "zhou");
    assert_string_equal(
        tui_person(screen->options.state_dir, screen->options.database, screen->school.arena),
        "zhou");
}

static void esc_only_reads(void **state)
{
    struct screen *screen = *state;

    begin_classroom(screen, "classroom");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "read-only");
    assert_int_equal(screen->app.actor->teacher_id, 0);
    app_reload(&screen->app);
    assert_not_shown(screen, "Who are you?"); /* once is enough */
    assert_null(
        tui_person(screen->options.state_dir, screen->options.database, screen->school.arena));
}

static void a_known_login_is_not(void **state)
{
    struct screen *screen = *state;

    begin_classroom(screen, "li");
    assert_not_shown(screen, "Who are you?");
    assert_not_shown(screen, "李老师");
    /* who is somebody else for a moment is not remembered as the computer's */
    screen->options.ask_who = false;
    press(screen, 'I');
    type(screen, "zhou");
    press(screen, KEY_RETURN);
    assert_shown(screen, "周老师");
    assert_null(
        tui_person(screen->options.state_dir, screen->options.database, screen->school.arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(the_actor_holds_what_holds_today),
        SCREEN_TEST(who_is_removed_is_nobody),
        SCREEN_TEST(two_at_once_leave_an_office),
        SCREEN_TEST(an_unknown_login_is_asked),
        SCREEN_TEST(esc_only_reads),
        SCREEN_TEST(a_known_login_is_not),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("who somebody is", tests, NULL, NULL);
}
