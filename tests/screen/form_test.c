/* Setting and changing homework in a real terminal: the bars while one types, several classes, paste,
 * crashes, sizes, and somebody else who saves at the same time. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/screen_school.h"

static void the_bars_move(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "数学 练习册P44—45，第5题选做 1");
    terminal_wait(terminal, "52 → 53 / 60");
    terminal_keys(terminal, "5分");
    terminal_wait(terminal, "52 → 67 / 60");
    terminal_wait(terminal, "红·超 7 分钟");
    terminal_wait(terminal, "会转为待审");
    terminal_wait(terminal, "数学 · 书面 · 15 分钟 · 明天(周三)交");
    terminal_keys(terminal, "\033OQ"); /* F2: the next school day */
    terminal_wait(terminal, "11月18日 周三");
    terminal_wait(terminal, "0 → 15 / 60");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置 三(2)");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(*state, "--date 2026-11-18 board 3-2"), "P44"));
}

static void several_classes(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "\t");
    terminal_keys(terminal, "\033[C "); /* right, space */
    terminal_wait(terminal, "[x] 三(2)  [x] 三(3)");
    terminal_keys(terminal, "科学 观察月亮 8分");
    terminal_wait(terminal, "科学 · 科学探究");
    terminal_keys(terminal, "\033OS"); /* F4: 三(2)'s own, */
    terminal_wait(terminal, "三(2)> ");
    terminal_keys(terminal, "\033OS"); /* 三(3)'s own */
    terminal_wait(terminal, "三(3)> ");
    terminal_keys(terminal, "\025科学 观察影子 6分");
    terminal_wait(terminal, "内容 观察影子");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置 三(2) 三(3)");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(*state, "board 3-2"), "观察月亮"));
    assert_non_null(strstr(screen_school_ask(*state, "board 3-3"), "观察影子"));
}

static void esc_asks(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "数学 练习");
    terminal_wait(terminal, "> 数学 练习");
    terminal_keys(terminal, "\033");
    terminal_wait(terminal, "丢掉吗");
    terminal_keys(terminal, "n");
    terminal_wait_gone(terminal, "丢掉吗");
    terminal_keys(terminal, "册");
    terminal_wait(terminal, "> 数学 练习册");
    terminal_keys(terminal, "\033");
    terminal_wait(terminal, "丢掉吗");
    terminal_keys(terminal, "y");
    terminal_wait(terminal, "作业公示栏");
    terminal_quit(terminal);
}

static void a_paste_keeps_its_lines(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    /* line feeds save nothing; raw escapes do not reach the terminal */
    terminal_keys(terminal, "\033[200~数学：练习册P12 15分\r"
                            "英语：听读Unit 5\033]0;bad\007（10分钟）\n道法：无作业\033[201~");
    terminal_wait(terminal, "数学 · 书面 · 15 分钟 · 明天(周三)交");
    terminal_wait(terminal, "英语 · 口头 · 10 分钟 · 明天(周三)交");
    terminal_wait(terminal, "道德与法治 · 今日无作业");
    assert_null(strstr(terminal_written(terminal), "\033]0;"));
    terminal_keys(terminal, "\033");
    terminal_wait(terminal, "丢掉吗");
    terminal_keys(terminal, "y");
    terminal_wait(terminal, "作业公示栏");
    terminal_quit(terminal);
}

/* A message typed line by line, with full-width signs; rows of it are changed by hand; one change. */
static void a_message_line_by_line(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    int row, col;

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "科学：观察月亮，８分");
    terminal_wait(terminal, "科学 · 科学探究 · 8 分钟");
    terminal_keys(terminal, "\033\r"); /* Alt-Enter */
    terminal_keys(terminal, "音乐：听一首歌　５分　＃艺术\n");
    terminal_keys(terminal, "明天带水彩颜料");
    terminal_wait(terminal, "艺术欣赏 · 5 分钟");
    terminal_wait(terminal, "通知");
    row = terminal_find(terminal, "> 科学：观察月亮，８分", &col);
    assert_int_equal(terminal_find(terminal, "音乐：听一首歌", &col), row + 1);
    assert_int_equal(terminal_find(terminal, "明天带水彩颜料", &col), row + 2);
    terminal_keys(terminal, "\033[Z"); /* among the rows, the last one */
    terminal_wait(terminal, "数字改分钟");
    terminal_keys(terminal, "\033[A１２");
    terminal_wait(terminal, "艺术欣赏 · 12 分钟");
    /* a key behind each size: what shows is of that size */
    terminal_resize(terminal, 12, 40);
    terminal_keys(terminal, "\1773");
    terminal_wait(terminal, "13 分钟");
    assert_true(terminal_whole_characters(terminal));
    terminal_resize(terminal, 50, 200);
    terminal_keys(terminal, "\1774");
    terminal_wait(terminal, "14 分钟");
    assert_true(terminal_whole_characters(terminal));
    terminal_resize(terminal, 40, 120);
    terminal_keys(terminal, "\1772");
    terminal_wait(terminal, "12 分钟");
    assert_true(terminal_whole_characters(terminal));
    terminal_resize(terminal, 5, 20);
    terminal_wait(terminal, "52→");
    assert_true(terminal_whole_characters(terminal));
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "F1 帮助");
    terminal_keys(terminal, "\023"); /* Ctrl-S */
    terminal_wait(terminal, "已布置 三(2)");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(*state, "list 3-2"), "听一首歌"));
    screen_school_ask(*state, "--as wang undo");
    assert_null(strstr(screen_school_ask(*state, "list 3-2"), "听一首歌"));
    assert_null(strstr(screen_school_ask(*state, "list 3-2"), "观察月亮"));
}

/* The line below says so from the first draft on: of a later one its file alone tells. */
static void wait_for_draft(const struct screen_school *school, const char *words)
{
    char command[256];

    snprintf(command, sizeof command,
             "timeout 10 sh -c 'until grep -rqs %s %s/state; do sleep 0.05; done'", words,
             school->dir);
    assert_int_equal(system(command), 0);
}

static void killed_while_typing(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "数学 练习册P44 15分");
    terminal_wait(terminal, "草稿已存");
    terminal_keys(terminal, " @周五");
    terminal_wait(terminal, "周五)交");
    terminal_signal(terminal, SIGTERM); /* what is typed last is put away on the way out */
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);

    terminal = screen_school_start(*state, 24, 80, NULL, NULL);
    terminal_wait(terminal, "继续上次没存的“数学 练习册P44 15分 @周五”");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "> 数学 练习册P44 15分 @周五");
    terminal_keys(terminal, "，小字");
    wait_for_draft(*state, "周五，小字");
    terminal_signal(terminal, SIGKILL);
    assert_int_equal(terminal_wait_exit(terminal), 128 + SIGKILL);
    terminal_end(terminal);

    terminal = screen_school_start(*state, 24, 80, NULL, NULL);
    terminal_wait(terminal, "继续上次没存的“数学 练习册P44 15分 @周五，小字");
    terminal_keys(terminal, "n"); /* later is not never */
    terminal_wait_gone(terminal, "继续上次");
    terminal_quit(terminal);

    terminal = screen_school_start(*state, 24, 80, NULL, NULL);
    terminal_wait(terminal, "继续上次没存的“数学 练习册P44 15分 @周五");
    terminal_wait(terminal, "d 丢掉");
    terminal_keys(terminal, "d");
    terminal_wait_gone(terminal, "继续上次");
    terminal_quit(terminal);

    terminal = screen_school_start(*state, 24, 80, NULL, NULL); /* thrown away */
    terminal_wait(terminal, "三年级");
    terminal_wait(terminal, "? 帮助");
    terminal_quit(terminal);
}

static void two_terminals_of_one_person(void **state)
{
    struct terminal *one = screen_school_board(*state, 24, 80, NULL, NULL);
    struct terminal *two = screen_school_start(*state, 24, 80, NULL, NULL);

    terminal_wait(two, "三年级");
    terminal_keys(one, "a");
    terminal_wait(one, "例如");
    terminal_keys(one, "科学 观察月亮 8分");
    terminal_wait(one, "草稿已存");
    terminal_keys(two, "a");
    terminal_wait(two, "例如"); /* the other's draft is not offered: its terminal lives */
    terminal_keys(two, "音乐 听一首歌 5分 #艺术");
    terminal_wait(two, "草稿已存");
    terminal_keys(one, "\r");
    terminal_wait(one, "已布置");
    terminal_signal(two, SIGKILL);
    assert_int_equal(terminal_wait_exit(two), 128 + SIGKILL);
    terminal_end(two);
    terminal_quit(one);
    one = screen_school_start(*state, 24, 80, NULL, NULL);
    terminal_wait(one, "继续上次没存的“音乐 听一首歌 5分 #艺术”");
    terminal_keys(one, "d");
    terminal_wait_gone(one, "继续上次");
    terminal_quit(one);
}

/* A slow line cuts a character anywhere; what is no character is seen, and nothing behind it is lost. */
static void a_character_in_two_parts(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    static const char typed[] = "语文 读课文第5课 8分";

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    for (size_t i = 0; typed[i] != '\0'; i++) {
        char byte[2] = {typed[i], '\0'};

        terminal_keys(terminal, byte);
        usleep(2000); /* each byte in a reading of its own */
    }
    terminal_wait(terminal, "> 语文 读课文第5课 8分");
    terminal_keys(terminal, " a\xff"
                            "b \xe5x\xe5\x88\x86");
    terminal_wait(terminal, "8分 a\xef\xbf\xbd"
                            "b \xef\xbf\xbdx分");
    terminal_keys(terminal, "\033[200~\xe6");
    usleep(2000);
    terminal_keys(terminal, "\x98\x9f\033[201~");
    terminal_wait(terminal, "x分星");
    terminal_keys(terminal, "\025");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "\033");
    terminal_wait_gone(terminal, "例如");
    terminal_quit(terminal);
}

static void resized_while_typing(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "数学 练习册P44—45，第5题选做 15分");
    terminal_wait(terminal, "52 → 67");
    terminal_resize(terminal, 5, 20);
    terminal_wait(terminal, "52→67/60");
    assert_true(terminal_whole_characters(terminal));
    terminal_keys(terminal, " ?");
    terminal_wait(terminal, "15分 ?");
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "> 数学 练习册P44—45，第5题选做 15分 ?");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(*state, "board 3-2"), "选做"));
}

static void another_saves_while_one_edits(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "j\r");
    terminal_wait(terminal, "修改作业");
    terminal_keys(terminal, "\177\177\177"
                            "15分");
    terminal_wait(terminal, "52 → 55");
    screen_school_run(*state, "li", "edit 2 --minutes 14");
    terminal_wait(terminal, "刚才有人改过");
    terminal_wait(terminal, "15分"); /* what is typed stays */
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "每一栏用谁的");
    terminal_wait(terminal, "(x) 用我的   15");
    terminal_wait(terminal, "( ) 用对方的 14");
    terminal_keys(terminal, "t\r");
    terminal_wait(terminal, "作业公示栏");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(*state, "board 3-2 --format json"), "\"minutes\":14"));
}

static void anothers_change_while_typing(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "科学 观察月亮 8分");
    terminal_wait(terminal, "草稿已存");
    terminal_wait_cursor(terminal, 3, 3 + 17);
    screen_school_run(*state, "li", "edit 2 --minutes 10");
    terminal_wait(terminal, " 50 ");
    terminal_wait_cursor(terminal, 3, 3 + 17);
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置");
    terminal_quit(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_SCHOOL_TEST(the_bars_move),
        SCREEN_SCHOOL_TEST(several_classes),
        SCREEN_SCHOOL_TEST(esc_asks),
        SCREEN_SCHOOL_TEST(a_paste_keeps_its_lines),
        SCREEN_SCHOOL_TEST(a_message_line_by_line),
        SCREEN_SCHOOL_TEST(killed_while_typing),
        SCREEN_SCHOOL_TEST(two_terminals_of_one_person),
        SCREEN_SCHOOL_TEST(a_character_in_two_parts),
        SCREEN_SCHOOL_TEST(resized_while_typing),
        SCREEN_SCHOOL_TEST(another_saves_while_one_edits),
        SCREEN_SCHOOL_TEST(anothers_change_while_typing),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("forms on a terminal", tests, NULL, NULL);
}
