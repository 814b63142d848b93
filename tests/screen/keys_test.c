/* The keys that a day takes, from the start of the program on: each is pressed and counted here, what is typed
 * beside them (texts, seats) is not. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/screen_school.h"

#define ENTER "\r"
#define DOWN "\033[B"
#define F4 "\033OS"
#define CLEAR "\025" /* Ctrl-U */

struct hand
{
    struct terminal *terminal;
    int keys;
};

/* The program as its person opens it; others' homework was set before. */
static struct hand sit_down(struct screen_school *school, const char *who, const char *seen)
{
    char command[256];
    struct hand hand = {NULL, 0};

    snprintf(command, sizeof command, "teacher add wang 王老师 %s", who);
    screen_school_run(school, "office", command);
    hand.terminal = screen_school_start(school, 24, 80, NULL, NULL);
    terminal_wait(hand.terminal, seen);
    return hand;
}

/* One key, and what is seen then (NULL: nothing to wait for). */
static void press(struct hand *hand, const char *key, const char *seen)
{
    hand->keys++;
    terminal_keys(hand->terminal, key);
    if (seen)
        terminal_wait(hand->terminal, seen);
}

static void write_text(struct hand *hand, const char *text)
{
    terminal_keys(hand->terminal, text);
    terminal_wait(hand->terminal, text);
}

static void stand_up(struct hand *hand, int most)
{
    if (hand->keys > most)
        fail_msg("%d keys, at most %d are wanted", hand->keys, most);
    terminal_end(hand->terminal);
}

static void two_classes_one_with_another_text(void **state)
{
    struct hand hand = sit_down(*state, "--teaches 3-2:科学,3-3:科学", "三年级(2)班");

    press(&hand, "a", "例如");
    write_text(&hand, "观察月亮 5分");
    press(&hand, F4, "三(2)>");
    press(&hand, F4, "三(3)>");
    press(&hand, CLEAR, NULL);
    write_text(&hand, "观察影子 6分");
    press(&hand, ENTER, "已布置 三(2) 三(3)");
    terminal_wait(hand.terminal, "观察月亮");
    terminal_keys(hand.terminal, "]");
    terminal_wait(hand.terminal, "观察影子");
    stand_up(&hand, 12);
}

static void the_next_page(void **state)
{
    struct hand hand;

    screen_school_run(*state, "zhao", "add 3-2 科学 5 练习册P42-43 --date 2026-11-16");
    hand = sit_down(*state, "--teaches 3-2:科学", "三年级(2)班");
    press(&hand, "a", "练习册P44-45");
    press(&hand, DOWN, "> 练习册P44-45");
    press(&hand, ENTER, "已布置");
    stand_up(&hand, 3);
}

static void what_waits_for_the_homeroom_teacher(void **state)
{
    struct hand hand;

    screen_school_run(*state, "zhao", "add 3-2 科学 30 实验报告");
    screen_school_run(*state, "zhao", "add 3-2 语文 40 作文");
    hand = sit_down(*state, "--role 班主任 --class 3-2", "待办");
    press(&hand, "o", "▸ 待审");
    press(&hand, "a", "理由");
    press(&hand, ENTER, "已通过");
    press(&hand, "r", "理由");
    press(&hand, ENTER, "已退回");
    press(&hand, "s", "？");
    press(&hand, ENTER, "已采用建议");
    stand_up(&hand, 12);
}

static void seats_of_three_items(void **state)
{
    struct hand hand;

    for (int page = 1; page <= 3; page++) {
        char add[96];

        snprintf(add, sizeof add, "add 3-2 数学 3 口算第%d页 --date 2026-11-16", page);
        screen_school_run(*state, "zhao", add);
    }
    hand = sit_down(*state, "--role 课代表 --teaches 3-2:数学", "三年级(2)班");
    press(&hand, "m", "未查 3 项");
    write_text(&hand, "3 17");
    press(&hand, DOWN, "未查 2 项");
    write_text(&hand, "5");
    press(&hand, DOWN, "未查 1 项");
    press(&hand, "0", NULL);
    terminal_wait_gone(hand.terminal, "未查");
    stand_up(&hand, 8);
}

static void the_text_for_the_group(void **state)
{
    struct hand hand = sit_down(*state, "--role 班长 --class 3-2", "口算");

    press(&hand, "p", "群消息");
    press(&hand, "t", "到群里粘贴");
    assert_non_null(strstr(terminal_written(hand.terminal), "\033]52;c;"));
    stand_up(&hand, 3);
}

#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, screen_school_setup, screen_school_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_classes_one_with_another_text),
        TEST(the_next_page),
        TEST(what_waits_for_the_homeroom_teacher),
        TEST(seats_of_three_items),
        TEST(the_text_for_the_group),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("keys of a day", tests, NULL, NULL);
}
