/* The morning on a screen, without a terminal: seats typed on a row, what a key notes, who may, what is
 * copied, and that nothing typed is lost. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/tui_fixture.h"
#include "tui/view/morning_state.h"

/* Three items of 3-2 that are due on the 18th, and the morning of that day. */
struct morning
{
    int64_t chinese, math, english;
};

static struct morning begin(struct screen *screen)
{
    struct morning morning = {
        .chinese = add(screen, "3-2", "chinese", 20, "小练笔"),
        .math = add(screen, "3-2", "math", 15, "口算第25页"),
        .english = add(screen, "3-2", "english", 10, "抄写Unit 5单词"),
    };

    clock_now += 16 * 3600; /* 08:00 of the 18th */
    see_changes(screen);
    press(screen, 'm');
    assert_shown(screen, "due Wed 18 Nov");
    return morning;
}

static const struct handin *noted(struct screen *screen, int64_t id)
{
    struct marked marked;
    struct err err = {0};
    struct handin *copy;

    if (!service_marked(&screen->other, id, screen->school.arena, &marked, &err))
        fail_msg("%s", err.message);
    copy = ARENA_NEW(screen->school.arena, struct handin);
    *copy = marked.handin;
    return copy;
}

static void assert_seats(const struct seats *seats, struct screen *screen, const char *text)
{
    assert_string_equal(seats_format(seats, screen->school.arena), text);
}

/* The line of the screen that holds a text. */
static const char *line_with(struct screen *screen, const char *text)
{
    char *all = (char *)shown(screen), *at = strstr(all, text), *start = at;

    if (!at)
        fail_msg("“%s” is not on the screen:\n%s", text, all);
    while (start > all && start[-1] != '\n')
        start--;
    start[strcspn(start, "\n")] = '\0';
    return start;
}

/* m, the seats of three items, and a key after each: what DESIGN allows is eight keys beside the seats. */
static void seats_of_three_items(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);

    assert_non_null(strstr(line_with(screen, "小练笔"), "not taken"));
    type(screen, "3 17");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "5");
    press(screen, KEY_ARROW_DOWN);
    press(screen, '0');
    assert_seats(&noted(screen, morning.chinese)->missing, screen, "3,17");
    assert_seats(&noted(screen, morning.math)->missing, screen, "5");
    assert_seats(&noted(screen, morning.english)->missing, screen, "");
    assert_true(handin_noted(noted(screen, morning.english)));
    assert_non_null(strstr(line_with(screen, "小练笔"), "3 17"));
    assert_non_null(strstr(line_with(screen, "抄写Unit 5"), "  all in  "));
    assert_null(strstr(line_with(screen, "抄写Unit 5"), "not taken"));
    /* the selected one in a sentence, without what is not known */
    assert_shown(screen, "expected 42 · all in ");
    assert_not_shown(screen, "excused –");
    press(screen, KEY_ARROW_UP);
    assert_shown(screen, "expected 42 · missing 5 ");
    /* and the history says of which homework it was */
    press(screen, KEY_ESCAPE);
    press(screen, 'L');
    assert_shown(screen, "Chinese 小练笔  missing: 2 pupils");
}

/* 0 alone has noted it; whoever ends it with Enter is on the next row, and 0 in the line is nobody, too. */
static void nobody_is_missing(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);

    press(screen, '0');
    press(screen, KEY_RETURN);
    assert_not_shown(screen, "seats missing >");
    assert_true(handin_noted(noted(screen, morning.chinese)));
    assert_shown(screen, "▸ Mathematics");
    press(screen, KEY_RETURN);
    assert_shown(screen, "seats missing >");
    type(screen, "０");
    assert_shown(screen, "0 of 42");
    press(screen, KEY_RETURN);
    assert_shown(screen, "missing: nobody");
    assert_true(handin_noted(noted(screen, morning.math)));
    assert_seats(&noted(screen, morning.math)->missing, screen, "");
    press(screen, KEY_RETURN); /* a seat that was seen late */
    type(screen, "9");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.math)->missing, screen, "9");
}

/* Her own subject is where she begins, in the next class as well; others' stand there to be read. */
static void one_begins_at_ones_own_subject(void **state)
{
    struct screen *screen = *state;
    struct morning morning;

    school_fixture_role(&screen->school, "wang", ROLE_HOMEROOM, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "wang", ROLE_TEACHER, "3-2", 0, "english");
    school_fixture_role(&screen->school, "wang", ROLE_TEACHER, "3-3", 0, "math");
    add(screen, "3-3", "chinese", 20, "小练笔");
    add(screen, "3-3", "math", 15, "口算第8页");
    app_reload(&screen->app);
    morning = begin(screen);
    assert_shown(screen, "▸ English");
    type(screen, "７号、１５号");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.english)->missing, screen, "7,15");
    press(screen, ']');
    assert_shown(screen, "▸ Mathematics");
}

/* The next school day is there before it is asked for, and never older than what others wrote. */
static void the_days_beside_are_read_ahead(void **state)
{
    struct screen *screen = *state;
    const struct morning_state *morning;

    begin(screen);
    look_through(screen);
    morning = app_top(&screen->app)->state;
    assert_non_null(morning->beside[0].arena);
    assert_non_null(morning->beside[1].arena);
    screen->other.moment.date++;
    add(screen, "3-2", "science", 10, "观察记录");
    assert_int_equal(press_only(screen, KEY_ARROW_RIGHT) & EFFECT_RELOAD, 0);
    assert_shown(screen, "due Thu 19 Nov");
    assert_shown(screen, "小练笔 (was due Wed)");
    assert_not_shown(screen, "观察记录");
    see_changes(screen);
    assert_shown(screen, "观察记录");
    press(screen, KEY_ARROW_LEFT); /* not read ahead yet: read now */
    assert_shown(screen, "due Wed 18 Nov");
    assert_not_shown(screen, "was due");
    look_through(screen);
    for (int i = 0; i < 3; i++) { /* there and back, without a moment between */
        assert_int_equal(press_only(screen, KEY_ARROW_RIGHT) & EFFECT_RELOAD, 0);
        assert_shown(screen, "小练笔 (was due Wed)");
        assert_int_equal(press_only(screen, KEY_ARROW_LEFT) & EFFECT_RELOAD, 0);
        assert_not_shown(screen, "was due");
    }
    press(screen, ']'); /* the next class has days of its own */
    look_through(screen);
    press(screen, KEY_ARROW_RIGHT);
    assert_not_shown(screen, "小练笔");
}

/* Full-width digits and signs are the keys they look like. */
static void an_input_method_may_stay_on(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);

    type(screen, "３　１７");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.chinese)->missing, screen, "3,17");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "０");
    assert_true(handin_noted(noted(screen, morning.math)));
}

/* A digit goes behind the seats that are noted; excused ones are no longer missing. */
static void nothing_noted_is_replaced_unseen(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);

    type(screen, "3 17");
    press(screen, KEY_RETURN);
    type(screen, "9");
    assert_shown(screen, "> 3 17 9");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.chinese)->missing, screen, "3,9,17");
    type(screen, "x17");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.chinese)->missing, screen, "3,9");
    assert_seats(&noted(screen, morning.chinese)->excused, screen, "17");
    press(screen, 'u');
    press(screen, 'y');
    assert_seats(&noted(screen, morning.chinese)->missing, screen, "3,9,17");
}

static void a_fault_keeps_the_line(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);

    type(screen, "3 99");
    press(screen, KEY_RETURN);
    assert_shown(screen, "there is no seat 99");
    assert_shown(screen, "> 3 99");
    assert_false(handin_noted(noted(screen, morning.chinese)));
    press(screen, KEY_ESCAPE); /* asks */
    assert_shown(screen, "drop “3 99”?");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "nothing is lost: Enter notes it");
    assert_shown(screen, "> 3 99");
    press(screen, KEY_ERASE);
    press(screen, KEY_ERASE);
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.chinese)->missing, screen, "3");
}

static void a_key_each_for_what_follows(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);

    press(screen, 'b');
    assert_shown(screen, "not taken yet: first the seats");
    assert_int_equal(noted(screen, morning.chinese)->marked, -1);
    type(screen, "3");
    press(screen, KEY_RETURN);
    press(screen, 'b');
    assert_int_equal(noted(screen, morning.chinese)->marked, 41);
    assert_int_equal(noted(screen, morning.chinese)->returned, -1);
    press(screen, 'b');
    assert_int_equal(noted(screen, morning.chinese)->returned, 41);
    press(screen, 'b');
    assert_int_equal(noted(screen, morning.chinese)->corrected, 41);
    assert_int_equal(stored(screen, morning.chinese)->state, STATE_CORRECTED);
    type(screen, "t10x3 20x1");
    press(screen, KEY_RETURN);
    assert_int_equal(noted(screen, morning.chinese)->actual_count, 4);
    type(screen, "t");
    press(screen, KEY_RETURN); /* nothing typed takes nothing away */
    assert_int_equal(noted(screen, morning.chinese)->actual_count, 4);
    type(screen, "c32/40");
    press(screen, KEY_RETURN);
    assert_int_equal(noted(screen, morning.chinese)->correct, 80);
    assert_shown(screen, "corrected 41 · real time ");
    assert_shown(screen, "10 min (4) · correct 80%");
}

/* One text for the group, the same as `mark --list` prints. */
static void the_list_is_copied(void **state)
{
    struct screen *screen = *state;

    begin(screen);
    type(screen, "3 17");
    press(screen, KEY_RETURN);
    press(screen, 'y');
    assert_non_null(screen->app.copied);
    assert_non_null(strstr(screen->app.copied, "Grade 3 Class 2 not handed in, due 11-18(Wed)"));
    assert_non_null(strstr(screen->app.copied, "seats 3,17 (2)"));
    assert_non_null(strstr(screen->app.copied, "not noted yet"));
    press(screen, 'v');
    assert_shown(screen, "３   １７");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "handing in");
}

static void become(struct screen *screen, const char *login)
{
    while (screen->app.depth > 1)
        press(screen, KEY_ESCAPE);
    screen->app.login = login;
    app_reload(&screen->app);
    press(screen, 'm');
}

/* What somebody may not do is neither hinted nor done. */
static void a_representative_has_her_subject(void **state)
{
    struct screen *screen = *state;
    struct morning morning;

    school_fixture_role(&screen->school, "ming", ROLE_REPRESENTATIVE, "3-2", 0, "math");
    school_fixture_role(&screen->school, "zhao", ROLE_TEACHER, "3-1", 0, "art");
    screen->other.actor = service_actor(screen->other.service, "wang", screen->other.moment.today,
                                        screen->school.arena);
    morning = begin(screen);
    become(screen, "ming");
    assert_shown(screen, "口算第25页");
    assert_not_shown(screen, "小练笔"); /* of another subject */
    type(screen, "8");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.math)->missing, screen, "8");
    assert_not_shown(screen, "t real time");
    press(screen, 'b');
    press(screen, 't');
    assert_not_shown(screen, "real time");
    assert_int_equal(noted(screen, morning.math)->marked, -1);
    become(screen, "zhao");
    assert_shown(screen, "is shown to the class's teachers");
    type(screen, "7");
    assert_not_shown(screen, "> 7");
    press(screen, 'y');
    assert_null(screen->app.copied);
}

/* Another's note is seen; the cursor stays on its item, and the line as it is typed. */
static void another_notes_meanwhile(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);
    struct mark_input input = {.id = morning.chinese,
                               .missing = "7",
                               .collected = -1,
                               .marked = -1,
                               .returned = -1,
                               .corrected = -1};
    struct handin *handin;
    struct err err = {0};

    press(screen, KEY_ARROW_DOWN);
    type(screen, "12");
    if (!service_mark(fresh(&screen->other), &input, screen->school.arena, &handin, &err))
        fail_msg("%s", err.message);
    add(screen, "3-2", "chinese", 5, "听写");
    see_changes(screen);
    assert_shown(screen, "> 12");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.math)->missing, screen, "12");
    assert_seats(&noted(screen, morning.chinese)->missing, screen, "7");
}

static void what_a_crash_left_is_there_again(void **state)
{
    struct screen *screen = *state;
    struct morning morning = begin(screen);

    press(screen, KEY_ARROW_DOWN);
    type(screen, "4 9");
    restart(screen);
    press(screen, 'm');
    assert_shown(screen, "> 4 9");
    press(screen, KEY_RETURN);
    assert_seats(&noted(screen, morning.math)->missing, screen, "4,9");
    restart(screen);
    press(screen, 'm');
    assert_not_shown(screen, "> ");
}

static void other_days_and_classes(void **state)
{
    struct screen *screen = *state;

    begin(screen);
    press(screen, KEY_ARROW_RIGHT);
    assert_shown(screen, "due Thu 19 Nov");
    assert_shown(screen, "小练笔 (was due Wed)");
    press(screen, KEY_ARROW_RIGHT);
    press(screen, KEY_ARROW_RIGHT); /* over the weekend */
    assert_shown(screen, "due Mon 23 Nov");
    assert_shown(screen, "nothing is due on this day");
    press(screen, ']');
    assert_shown(screen, "Grade 3 Class 3");
}

/* What the list cuts is whole below it: free rows are used first. */
static void a_long_text_is_whole_in_free_rows(void **state)
{
    struct screen *screen = *state;
    struct text_buf text = {.arena = screen->school.arena};

    for (int i = 1; i <= 30; i++)
        text_buf_printf(&text, "第%d段抄写并背诵，", i);
    text_buf_add(&text, "家长签字");
    add(screen, "3-2", "chinese", 20, text_buf_str(&text));
    add(screen, "3-2", "math", 15, "练习册P47：两位数乘一位数（笔算）");
    clock_now += 16 * 3600;
    see_changes(screen);
    press(screen, 'm');
    assert_shown(screen, "家长签字");
    assert_shown(screen, "Mathematics  练习册P47：两位数乘一位数（笔算） ");
    assert_shown(screen, "expected 42"); /* in words, where its column has no room */
    press(screen, KEY_ARROW_RIGHT);
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "（笔算） (was due Wed)");
}

static void any_size(void **state)
{
    struct screen *screen = *state;

    begin(screen);
    every_size(screen, "Wed");
    type(screen, "3 17");
    every_size(screen, "3 17");
    press(screen, KEY_RETURN);
    press(screen, 'v');
    every_size(screen, "Chinese");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(seats_of_three_items),
        SCREEN_TEST(the_days_beside_are_read_ahead),
        SCREEN_TEST(an_input_method_may_stay_on),
        SCREEN_TEST(nobody_is_missing),
        SCREEN_TEST(one_begins_at_ones_own_subject),
        SCREEN_TEST(nothing_noted_is_replaced_unseen),
        SCREEN_TEST(a_fault_keeps_the_line),
        SCREEN_TEST(a_key_each_for_what_follows),
        SCREEN_TEST(the_list_is_copied),
        SCREEN_TEST(a_representative_has_her_subject),
        SCREEN_TEST(another_notes_meanwhile),
        SCREEN_TEST(what_a_crash_left_is_there_again),
        SCREEN_TEST(other_days_and_classes),
        SCREEN_TEST(a_long_text_is_whole_in_free_rows),
        SCREEN_TEST(any_size),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("morning", tests, NULL, NULL);
}
