/* The sheet as it was posted: after each of many random changes the board is kept; asked for later
 * from the history it is the same, byte for byte, and now it is the board of now. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "press/press.h"
#include "service/service.h"
#include "support/random.h"
#include "support/school_fixture.h"

#define SEED 20261118U
#define ROUNDS 160
#define FROM NOV(16)
#define TO NOV(20)

static struct school_fixture fixture;
static struct session *me;

/* The boards of the week as JSON; at 0: those of now. The caller frees it. */
static char *boards_json(stamp_t at)
{
    const struct class *class;
    struct arena *arena = arena_new();
    struct board **boards;
    const struct school_data *data = service_data(me->service);
    struct press press = {
        .kind = PRESS_BOARD,
        .format = PRESS_JSON,
        .array = true,
        .context = {.school = &data->school,
                    .subjects = &data->subjects,
                    .calendar = data->calendar},
    };
    struct err err = {0};
    char *text = NULL;
    size_t bytes, count;
    bool good;

    if (!service_class(me, "3-2", NOV(17), &class, &err))
        fail_msg("%s", err.message);
    good = at ? service_boards_as_of(me, &class, 1, FROM, TO, at, arena, &boards, &count, &err)
              : service_boards(me, &class, 1, FROM, TO, arena, &boards, &count, &err);
    if (!good)
        fail_msg("%s", err.message);
    press.out = open_memstream(&text, &bytes);
    press_begin(&press);
    for (size_t i = 0; i < count; i++)
        press_put(&press, &(union press_value){.board = boards[i]});
    press_end(&press, NULL);
    fclose(press.out);
    arena_free(arena);
    return text;
}

static int64_t some_item(struct random *random, struct arena *arena, struct assignment **item)
{
    struct item_list list;
    struct err err = {0};

    if (!service_list(me, NULL, NOV(1), NOV(30), arena, &list, &err) || list.count == 0)
        return 0;
    *item = list.items[random_below(random, (unsigned)list.count)];
    return (*item)->id;
}

static void add_something(struct random *random, struct arena *arena)
{
    static const char *const subjects[] = {"chinese", "math", "english", "science"};
    struct assignment a =
        homework(me, "3-2", subjects[random_below(random, 4)], 5 + (int)random_below(random, 30),
                 random_below(random, 2) ? "练习册" : "抄写，家长签字");
    struct outcome outcome;
    struct err err = {0};

    a.assigned = NOV(15) + (day_t)random_below(random, 5);
    a.due = random_below(random, 2) ? DAY_NONE : a.assigned + 1 + (day_t)random_below(random, 5);
    a.tier = (enum tier)random_below(random, TIER_COUNT);
    a.optional = random_below(random, 6) == 0;
    service_add(fresh(me), &a, 1, random_below(random, 8) ? ADD_PUBLISH : ADD_DRAFT, arena,
                &outcome, &err);
}

static void edit_something(struct random *random, struct arena *arena)
{
    struct assignment *item, wanted;
    struct outcome outcome;
    struct err err = {0};
    struct edit edit = {.id = some_item(random, arena, &item), .fields = FIELD_MINUTES};

    if (edit.id == 0)
        return;
    wanted = *item;
    wanted.minutes = 1 + (int)random_below(random, 40);
    wanted.text = "改过";
    edit.fields |= random_below(random, 2) ? FIELD_TEXT : 0U;
    edit.wanted = &wanted;
    edit.why = random_below(random, 2) ? "写错了" : NULL;
    service_edit(fresh(me), &edit, arena, &outcome, NULL, &err);
}

static void act_on_something(struct random *random, struct arena *arena)
{
    struct assignment *item;
    struct outcome outcome;
    struct err err = {0};
    int64_t id = some_item(random, arena, &item);

    if (id == 0)
        return;
    if (item->state == STATE_PENDING) {
        if (random_below(random, 2))
            service_approve(fresh(me), id, -1, "单元检测", -1, DAY_NONE, arena, &outcome, &err);
        else
            service_return(fresh(me), id, -1, "太多", arena, &outcome, &err);
        return;
    }
    service_act(fresh(me), (enum act)random_below(random, ACT_CONFIRM), &id, 1, NULL, arena,
                &outcome, &err);
}

/* Things of the school that boards depend on. */
static void change_the_school(struct random *random)
{
    const struct class *class;
    struct calendar_row day = {.first = NOV(17) + (day_t)random_below(random, 3),
                               .mark = random_below(random, 2) ? MARK_HOLIDAY : MARK_NO_HOMEWORK,
                               .name = (char *)"运动会"};
    const struct calendar_list *own = &service_data(me->service)->own_calendar;
    struct class renamed;
    struct err err = {0};

    day.last = day.first;
    switch (random_below(random, 3)) {
    case 0:
        assert_true(service_put(fresh(me), ENTITY_CALENDAR, NULL, &day, &err));
        break;
    case 1:
        if (own->count > 0)
            assert_true(service_put(fresh(me), ENTITY_CALENDAR,
                                    &own->items[random_below(random, (unsigned)own->count)], NULL,
                                    &err));
        break;
    default:
        assert_true(service_class(me, "3-2", NOV(17), &class, &err));
        renamed = *class;
        renamed.name = random_below(random, 2) ? (char *)"星星班" : (char *)"";
        assert_true(service_put(fresh(me), ENTITY_CLASS, class, &renamed, &err));
    }
}

/* What the school is from a day on: timetable, after-school service, agreed minutes, size. */
static void change_what_is_dated(struct random *random)
{
    static const char *const subjects[] = {"chinese", "math", "english", "science", "moral"};
    const struct class *class;
    struct lesson_slot lessons[10];
    struct aftercare_time times[2];
    struct class edited;
    size_t count = 1 + random_below(random, 10);
    struct err err = {0};

    me->moment.from = random_below(random, 3) ? NOV(13) + (day_t)random_below(random, 10) : 0;
    assert_true(service_class(me, "3-2", NOV(17), &class, &err));
    switch (random_below(random, 5)) {
    case 0:
        for (size_t i = 0; i < count; i++)
            lessons[i] = (struct lesson_slot){.class_id = class->id,
                                              .weekday = (enum weekday)(i % 5),
                                              .period = 1 + (int)(i / 5),
                                              .subject = subjects[random_below(random, 5)]};
        assert_true(service_put_lessons(fresh(me), lessons, count, &err));
        break;
    case 1:
        service_remove_lessons(fresh(me), class, &err);
        break;
    case 2:
        for (size_t i = 0; i < 2; i++)
            times[i] =
                (struct aftercare_time){.class_id = class->id,
                                        .weekday = (enum weekday)(2 * i + random_below(random, 2)),
                                        .minutes = 10 * (int)random_below(random, 6)};
        assert_true(service_put_aftercare(
            fresh(me), &(struct aftercare_rows){.times = times, .time_count = 2}, &err));
        break;
    case 3:
        service_put_share(fresh(me), 3, subjects[random_below(random, 4)],
                          (int)random_below(random, 40) - 1, &err);
        break;
    default:
        edited = *class;
        edited.size = 30 + (int)random_below(random, 12);
        edited.sizes = NULL;
        edited.size_count = 0;
        assert_true(service_put(fresh(me), ENTITY_CLASS, class, &edited, &err));
    }
    me->moment.from = 0;
}

static void change_something(struct random *random, struct arena *arena)
{
    static const char *const subjects[] = {"chinese", "math", "moral"};
    const struct class *class;
    struct assignment *item;
    struct outcome outcome;
    struct undone undone;
    struct err err = {0};
    int64_t id;

    switch (random_below(random, 12)) {
    case 0:
    case 1:
    case 2:
        add_something(random, arena);
        break;
    case 3:
        edit_something(random, arena);
        break;
    case 4:
        act_on_something(random, arena);
        break;
    case 5:
        if ((id = some_item(random, arena, &item)) != 0)
            service_move(fresh(me), id, NOV(16) + (day_t)random_below(random, 4), arena, &outcome,
                         &err);
        break;
    case 6:
        assert_true(service_class(me, "3-2", NOV(17), &class, &err));
        service_none(fresh(me), class, subjects[random_below(random, 3)],
                     NOV(16) + (day_t)random_below(random, 4), arena, &outcome, &err);
        break;
    case 7:
        change_the_school(random);
        break;
    case 8:
    case 9:
    case 10:
        change_what_is_dated(random);
        break;
    default:
        service_undo(fresh(me), 1 + random_below(random, 2), 0, arena, &undone, &err);
    }
}

static void as_of_is_the_board_of_then(void **state)
{
    static const char *const classes[] = {"3-2:42", "3-3:41", NULL};
    char *kept[ROUNDS + 1], *then;
    stamp_t start;
    struct random random = {.state = SEED};

    (void)state;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    start = me->moment.now;
    kept[0] = boards_json(0);
    for (int round = 1; round <= ROUNDS; round++) {
        struct arena *arena = arena_new();

        me->moment.now = start + round * 60;
        change_something(&random, arena);
        kept[round] = boards_json(0);
        arena_free(arena);
    }
    then = boards_json(me->moment.now);
    assert_string_equal(then, kept[ROUNDS]);
    free(then);
    for (int round = 0; round <= ROUNDS; round++) {
        then = boards_json(start + round * 60 + 59);
        if (strcmp(then, kept[round]) != 0)
            fail_msg("seed %u round %d:\n%s\nnot\n%s", SEED, round, then, kept[round]);
        free(then);
        free(kept[round]);
    }
    school_fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_of_is_the_board_of_then),
    };

    return cmocka_run_group_tests_name("as of", tests, NULL, NULL);
}
