/* The five dimensions on a screen, without a terminal: typed, pasted, saved as one change, kept as a draft,
 * and what each role sees. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/tui_fixture.h"

static void paste(struct screen *screen, const char *text)
{
    const struct event event = {.type = EVENT_PASTE, .text = text};

    app_event(&screen->app, &event);
}

/* The rows of 3-2 on the day as the homeroom teacher reads them. */
static struct habit_list rows_of(struct screen *screen, const char *class)
{
    struct session *me = &screen->other;
    day_t day = me->moment.today;
    const struct class *of;
    struct habit_list list = {0};
    struct err err = {0};

    if (!service_class(me, class, day, &of, &err) ||
        !service_habit_rows(me, of, day, day, screen->school.arena, &list, &err))
        fail_msg("%s", err.message);
    return list;
}

static void assert_minutes(const struct habit_list *list, int seat, int homework, int phone,
                           int reading, int sleep, int exercise)
{
    const int wanted[] = {homework, phone, reading, sleep, exercise};

    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].seat == seat) {
            assert_memory_equal(list->items[i].minutes, wanted, sizeof wanted);
            return;
        }
    fail_msg("seat %d says nothing", seat);
}

static void save(struct screen *screen)
{
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "u takes it back");
}

static void typed_cell_by_cell(void **state)
{
    struct screen *screen = *state;
    struct habit_list list;

    press(screen, '5');
    assert_shown(screen, "by seat");
    type(screen, "45");
    assert_shown(screen, "45 G"); /* of 60; coloured as one types */
    type(screen, " ９０");        /* a space between, as one writes seats */
    assert_shown(screen, "90 R");
    press(screen, KEY_RETURN);
    type(screen, "15");
    press(screen, KEY_ERASE);
    type(screen, "2");
    assert_shown(screen, "12 G");
    type(screen, "000"); /* more than a day has */
    assert_shown(screen, "a day has 1440 minutes");
    assert_int_equal(rows_of(screen, "3-2").count, 0);
    press(screen, KEY_ERASE);
    save(screen);
    list = rows_of(screen, "3-2");
    assert_int_equal(list.count, 2);
    assert_minutes(&list, 1, 45, 90, -1, -1, -1);
    assert_minutes(&list, 2, -1, 120, -1, -1, -1);
    assert_shown(screen, "the class: 2 of 42 pupils");
    /* the next day's rows are empty: what stands beside them says whose it is */
    press(screen, '>');
    assert_shown(screen, "11-17: 2 of 42 pupils");
    press(screen, '<');
    /* one change; the screen shows that it is gone */
    press(screen, 'u');
    press(screen, 'y');
    assert_int_equal(rows_of(screen, "3-2").count, 0);
    assert_not_shown(screen, "45 G");
}

static void pasted_from_a_spreadsheet(void **state)
{
    struct screen *screen = *state;
    struct habit_list list;

    press(screen, '5');
    paste(screen, "座号\t姓名\t作业\t手机\t睡眠\r\n2\t某\t40\t30\t540\r\n17\t某\t\t10\t600\r\n");
    assert_shown(screen, "5 numbers pasted, not saved yet");
    press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_ARROW_RIGHT);
    paste(screen, "5,20\n\n6,30\n"); /* from the cursor on; an empty row says nothing */
    paste(screen, "40 45 10 20 600 60\n\n41 1 1 1 1 1\n\n"); /* CR LF, as a terminal sends it */
    save(screen);
    list = rows_of(screen, "3-2");
    assert_int_equal(list.count, 5);
    assert_minutes(&list, 2, 40, 5, 20, 540, -1);
    assert_minutes(&list, 4, -1, 6, 30, -1, -1);
    assert_minutes(&list, 17, -1, 10, -1, 600, -1);
    assert_minutes(&list, 40, 45, 10, 20, 600, 60);
    /* all or nothing */
    paste(screen, "1 2 3 4 5 6\n2 2 3 4 5 viele\n");
    assert_shown(screen, "“viele” is no number up to 1440: nothing was pasted");
    paste(screen, "43 2 3 4 5 6");
    assert_shown(screen, "more rows or columns than the table has");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "nothing was typed");
}

/* A seat whose last number is taken away is forgotten; sums beyond a day are refused with the seat. */
static void emptied_and_refused(void **state)
{
    struct screen *screen = *state;

    press(screen, '5');
    type(screen, "45");
    save(screen);
    press(screen, 'x');
    save(screen);
    assert_int_equal(rows_of(screen, "3-2").count, 0);
    paste(screen, "3 800 800 0 0 0");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "seat 3: 1600 minutes in all");
    assert_shown(screen, " 800 R"); /* what was typed is there still */
}

static void raised_hands(void **state)
{
    struct screen *screen = *state;

    press(screen, '5');
    press(screen, 'c');
    assert_shown(screen, "raised hands");
    press(screen, KEY_ARROW_DOWN); /* phone */
    type(screen, "30");
    press(screen, KEY_TABULATOR);
    type(screen, "8");
    press(screen, KEY_TABULATOR);
    type(screen, "4");
    assert_shown(screen, "30  8  4");
    save(screen);
    press(screen, KEY_ESCAPE);
    press(screen, '5');
    assert_shown(screen, "30  8  4");
    press(screen, 'c');
    press(screen, KEY_ARROW_DOWN);
    type(screen, "99");
    assert_shown(screen, "the class has 42 pupils");
}

static void a_draft_is_kept(void **state)
{
    struct screen *screen = *state;
    struct habit_list list;

    press(screen, '5');
    type(screen, "45");
    press(screen, ']');
    assert_shown(screen, "not saved yet: Ctrl-S saves");
    restart(screen);
    press(screen, '5');
    assert_shown(screen, "45 G");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "Leave without saving the numbers?");
    press(screen, 'n');
    save(screen);
    list = rows_of(screen, "3-2");
    assert_minutes(&list, 1, 45, -1, -1, -1, -1);
    restart(screen);
    press(screen, '5');
    press(screen, KEY_ESCAPE); /* nothing differs: nothing is asked */
    assert_shown(screen, "homework board");
}

/* What was put away and then taken back does not come again. */
static void what_was_taken_back_is_no_draft(void **state)
{
    struct screen *screen = *state;

    press(screen, '5');
    type(screen, "45");
    press(screen, KEY_RETURN);
    app_pause(&screen->app);
    press(screen, KEY_ARROW_UP);
    press(screen, 'x');
    restart(screen);
    press(screen, '5');
    assert_not_shown(screen, "45 G");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "homework board");
}

/* What another one saved is taken where nothing was typed. */
static void another_types_too(void **state)
{
    struct screen *screen = *state;
    struct habit habit = {
        .day = screen->other.moment.today, .seat = 1, .minutes = {30, 20, -1, -1, -1}};
    struct habit_list list;
    struct err err = {0};

    habit.class_id = screen->app.class_id;
    press(screen, '5');
    type(screen, "45");
    if (!service_put_habits(fresh(&screen->other), &habit, 1, &err))
        fail_msg("%s", err.message);
    see_changes(screen);
    assert_shown(screen, "45 G");
    assert_shown(screen, "20 G");
    save(screen);
    list = rows_of(screen, "3-2");
    assert_minutes(&list, 1, 45, 20, -1, -1, -1);
}

static void become(struct screen *screen, const char *login)
{
    while (screen->app.depth > 1)
        press(screen, KEY_ESCAPE);
    screen->app.login = login;
    app_reload(&screen->app);
    press(screen, '5');
}

/* Seats are the homeroom teacher's; the office counts hands; all others see the colours. */
static void who_sees_what(void **state)
{
    struct screen *screen = *state;

    press(screen, '5');
    paste(screen, "3 55 90 20 540 60");
    save(screen);
    school_fixture_role(&screen->school, "ban", ROLE_HOMEROOM, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "xiaoming", ROLE_MONITOR, "3-2", 0, NULL);
    become(screen, "ban");
    assert_shown(screen, "55 Y");
    become(screen, "wang"); /* the office */
    assert_shown(screen, "raised hands");
    assert_not_shown(screen, "55 Y");
    press(screen, 'c');
    assert_not_shown(screen, "by seat");
    become(screen, "xiaoming");
    assert_shown(screen, "phone");
    assert_not_shown(screen, "55");
    assert_not_shown(screen, "save");
    type(screen, "7");
    paste(screen, "3 1 1 1 1 1");
    assert_shown(screen, "phone       –       –       –       R");
    press(screen, ']'); /* another class, of which nothing is said */
    assert_not_shown(screen, " R");
}

static void any_size(void **state)
{
    struct screen *screen = *state;

    press(screen, '5');
    paste(screen, "3 55 90 20 540 60");
    every_size(screen, "▸");
    press(screen, 'c');
    type(screen, "30");
    every_size(screen, "30");
    press(screen, KEY_ESCAPE);
    every_size(screen, "y");
    press(screen, 'n');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(typed_cell_by_cell),
        SCREEN_TEST(pasted_from_a_spreadsheet),
        SCREEN_TEST(emptied_and_refused),
        SCREEN_TEST(raised_hands),
        SCREEN_TEST(a_draft_is_kept),
        SCREEN_TEST(another_types_too),
        SCREEN_TEST(who_sees_what),
        SCREEN_TEST(any_size),
        SCREEN_TEST(what_was_taken_back_is_no_draft),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("habits_view", tests, NULL, NULL);
}
