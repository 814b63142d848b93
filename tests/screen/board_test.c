/* The board in a real terminal: the first paint cell by cell, others' changes, mouse, sizes, colours,
 * and how the terminal is given back. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/golden_screen.h"
#include "support/screen_school.h"

/* Another's change is there within a second, without a key; twice that on a loaded machine. */
#define SOON_MS 2000

static void first_paint(void **state)
{
    static const struct
    {
        int rows, cols;
        const char *more, *variable, *name;
    } cases[] = {
        {24, 80, "--lang=zh", NULL, "board-zh-80x24"},
        {24, 80, "--lang=en", NULL, "board-en-80x24"},
        {50, 200, "--lang=zh", NULL, "board-zh-200x50"},
        {50, 200, "--lang=en", NULL, "board-en-200x50"},
        {24, 80, "--lang=zh", "NO_COLOR=1", "board-zh-80x24-mono"},
        {5, 20, "--lang=zh", NULL, "board-zh-20x5"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct terminal *terminal = screen_school_start(*state, cases[i].rows, cases[i].cols,
                                                        cases[i].more, cases[i].variable);

        /* the first thing seen is a board, not a menu; the last class comes back on the next start */
        if (i == 0) {
            terminal_wait(terminal, "三年级(1)班");
            terminal_keys(terminal, "]");
        }
        terminal_wait(terminal, cases[i].cols == 20           ? "思维"
                                : strstr(cases[i].more, "en") ? "help"
                                                              : "? 帮助");
        terminal_wait(terminal, "口算");
        golden_screen(terminal, cases[i].name);
        assert_true(terminal_whole_characters(terminal));
        terminal_quit(terminal);
    }
}

/* Posting it, where no printer is; and what the monitor's two keys send the terminal for its clipboard. */
static void posting(void **state)
{
    for (size_t i = 0; i < GOLDEN_SIZES; i++) {
        const struct golden_size *size = &golden_sizes[i];
        char name[64];
        struct terminal *terminal =
            screen_school_board(*state, size->rows, size->cols, size->option, "PATH=/nonexistent");

        terminal_keys(terminal, "p");
        terminal_wait(terminal, size->zh ? "没有打印机" : "no printer");
        snprintf(name, sizeof name, "post-%s", size->name);
        golden_screen(terminal, name);
        assert_true(terminal_whole_characters(terminal));
        terminal_keys(terminal, "t");
        terminal_wait(terminal, size->zh ? "到群里粘贴" : "paste it");
        assert_non_null(strstr(terminal_written(terminal), "\033]52;c;"));
        terminal_keys(terminal, "q");
        terminal_wait(terminal, size->zh ? "u 撤销" : "u undo");
        terminal_quit(terminal);
    }
}

static void anothers_change_appears(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    int waited;

    screen_school_run(*state, "sun", "add 3-2 科学 8 '观察月亮' --kind inquiry");
    waited = terminal_wait(terminal, "观察月亮");
    if (waited > SOON_MS)
        fail_msg("it took %d ms", waited);
    terminal_quit(terminal);
}

/* Days beside the one that is shown were read ahead: what changed on them since is shown all the same,
 * whoever changed it. */
static void a_day_read_ahead_is_not_old(void **state)
{
    struct terminal *terminal;

    screen_school_run(*state, "zhao",
                      "add 3-2 数学 3 '分数手抄报' --kind written --spread each --due 2026-11-19");
    terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    terminal_wait(terminal, "55 / 60");
    screen_school_run(*state, "sun", "add 3-2 科学 8 '观察月亮' --kind inquiry --date 2026-11-18");
    terminal_keys(terminal, "l");
    terminal_wait(terminal, "观察月亮");
    terminal_keys(terminal, "d");
    terminal_wait(terminal, "分数手抄报”？");
    terminal_keys(terminal, "y");
    terminal_wait(terminal, "已撤下");
    terminal_keys(terminal, "h");
    terminal_wait(terminal, "52 / 60");
    terminal_quit(terminal);
}

static bool is_selected(struct terminal *terminal, const void *text)
{
    int col, row = terminal_find(terminal, "▸", &col);

    return row >= 0 && row == terminal_find(terminal, text, &col);
}

static void the_selection_stays_on_its_item(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "jj");
    terminal_wait(terminal, "两位数乘一位数算式 ·");
    screen_school_run(*state, "wang", "add 3-2 语文 5 '听写'");
    terminal_wait(terminal, "听写");
    assert_true(terminal_wait_until(terminal, is_selected, "思维拓展"));
    terminal_quit(terminal);
}

static void the_mouse(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    int row, col;

    row = terminal_find(terminal, "抄写", &col);
    terminal_click(terminal, row, col);
    terminal_wait(terminal, "各两遍 ·");
    assert_int_equal(terminal_find(terminal, "▸", &col), row);
    row = terminal_find(terminal, "a 布置", &col);
    terminal_click(terminal, row, col);
    terminal_wait(terminal, "布置作业");
    terminal_keys(terminal, "\033");
    terminal_wait(terminal, "作业公示栏");
    terminal_keys(terminal, "\033[<64;5;9M"); /* wheel up */
    terminal_wait(terminal, "乘一位数算式 ·");
    terminal_quit(terminal);
}

static void no_broken_character_at_any_width(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    for (int cols = 20; cols <= 90; cols++) {
        char size[32];

        terminal_resize(terminal, 20 + cols % 5, cols);
        /* the answer to a question of our own comes after the redrawing: a filter with the width */
        snprintf(size, sizeof size, "/w%d", cols);
        terminal_keys(terminal, size);
        snprintf(size, sizeof size, "/ w%d", cols);
        terminal_wait(terminal, size);
        if (!terminal_whole_characters(terminal))
            fail_msg("a broken character at %d columns:\n%s", cols, terminal_text(terminal));
        terminal_keys(terminal, "\033");
        terminal_wait(terminal, "抄写");
        if (!terminal_whole_characters(terminal))
            fail_msg("a broken character at %d columns:\n%s", cols, terminal_text(terminal));
    }
    terminal_quit(terminal);
}

static void too_small_and_back(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_resize(terminal, 3, 18);
    terminal_wait(terminal, "太小");
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "抄写Unit 5");
    terminal_quit(terminal);
}

static void without_colour(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    assert_true(terminal_has_color(terminal));
    terminal_quit(terminal);
    terminal = screen_school_start(*state, 24, 80, NULL, "NO_COLOR=1");
    terminal_wait(terminal, "抄写");
    assert_false(terminal_has_color(terminal));
    terminal_quit(terminal);
    terminal = screen_school_start(*state, 24, 80, NULL, "TERM=vt100");
    terminal_wait(terminal, "抄写");
    assert_false(terminal_has_color(terminal));
    terminal_quit(terminal);
    terminal = screen_school_start(*state, 24, 80, NULL, "TERM=xterm"); /* eight colours */
    terminal_wait(terminal, "抄写");
    assert_true(terminal_has_color(terminal));
    terminal_quit(terminal);
}

/* Whatever ends it, the alternate screen, the mouse and the paste brackets are given back. */
static void the_terminal_is_given_back(void **state)
{
    static const int ends[] = {0, SIGTERM, SIGHUP, SIGINT};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct terminal *terminal = screen_school_start(*state, 24, 80, NULL, NULL);

        terminal_wait(terminal, "三年级");
        if (ends[i] == 0)
            terminal_keys(terminal, "q");
        else
            terminal_signal(terminal, ends[i]);
        assert_int_equal(terminal_wait_exit(terminal), 0);
        assert_non_null(strstr(terminal_written(terminal), "\033[?1049h"));
        assert_non_null(strstr(terminal_written(terminal), "\033[?1049l"));
        assert_non_null(strstr(terminal_written(terminal), "\033[?2004l"));
        assert_non_null(strstr(terminal_written(terminal), "1000l"));
        terminal_end(terminal);
    }
}

static void an_unknown_terminal(void **state)
{
    struct terminal *terminal = screen_school_start(*state, 24, 80, NULL, "TERM=nonsense");

    terminal_wait(terminal, "hwboard: ");
    assert_int_equal(terminal_wait_exit(terminal), 5);
    terminal_end(terminal);
}

static void help_and_back(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);

    terminal_keys(terminal, "?");
    terminal_wait(terminal, "布置作业：写一行");
    terminal_keys(terminal, "q");
    terminal_wait(terminal, "抄写");
    terminal_quit(terminal);
}

/* Each warning with its source; Enter goes to its homework, whatever was searched for. */
static void warnings_lead_to_their_homework(void **state)
{
    struct terminal *terminal;

    screen_school_run(*state, "li", "add 3-2 科学 5 '请家长批改后签字' --kind other");
    terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    terminal_wait(terminal, "w 依据");
    terminal_keys(terminal, "/抄写\r");
    terminal_wait(terminal, "/ 抄写");
    terminal_keys(terminal, "w");
    terminal_wait(terminal, "依据：");
    golden_screen(terminal, "warnings-zh-80x24");
    terminal_keys(terminal, "\r"); /* of the day: it stays */
    terminal_wait(terminal, "这一条说的是全天");
    terminal_keys(terminal, "G");
    terminal_wait(terminal, "教基厅函〔2021〕13号第");
    terminal_keys(terminal, "\r");
    assert_true(terminal_wait_until(terminal, is_selected, "请家长批改后签字"));
    /* on the smallest screen, and back */
    terminal_resize(terminal, 5, 20);
    terminal_keys(terminal, "w");
    terminal_wait(terminal, "依据");
    assert_true(terminal_whole_characters(terminal));
    terminal_keys(terminal, "w");
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "小练笔");
    terminal_quit(terminal);
}

/* In both languages and at every size; what is taken back is seen at once. */
static void the_history(void **state)
{
    struct terminal *terminal;

    screen_school_run(*state, "li", "edit 2 --minutes 15 --why '第一题做过了'");
    terminal = screen_school_board(*state, 50, 200, "--lang=en", NULL);
    terminal_keys(terminal, "L");
    terminal_wait(terminal, "12 → 15");
    golden_screen(terminal, "history-en-200x50");
    terminal_keys(terminal, "qq");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
    terminal = screen_school_start(*state, 24, 80, "--lang=zh", NULL);
    terminal_wait(terminal, "小练笔");
    terminal_keys(terminal, "L");
    terminal_wait(terminal, "12 → 15");
    golden_screen(terminal, "history-zh-80x24");
    terminal_keys(terminal, "u");
    terminal_wait(terminal, "撤销：16:00 修改 三(2) 数学 口算题卡");
    terminal_keys(terminal, "y");
    terminal_wait(terminal, "已撤销");
    terminal_wait(terminal, "15 → 12");
    terminal_keys(terminal, "jj\r");
    terminal_wait(terminal, "改前 → 改后  数学"); /* one by itself */
    terminal_keys(terminal, "q");
    terminal_resize(terminal, 5, 20);
    golden_screen(terminal, "history-zh-20x5");
    assert_true(terminal_whole_characters(terminal));
    terminal_keys(terminal, "q");
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "小练笔");
    terminal_quit(terminal);
}

/* What waits and the week. */
static void the_overview(void **state)
{
    screen_school_run(*state, "zhao", "add 3-2 数学 20 '练习册P44—45，第5题选做' --teacher 李老师");
    screen_school_run(*state, "zhao", "add 3-3 英语 30 '活动手册P30—31' --teacher 陈老师");
    for (size_t i = 0; i < GOLDEN_SIZES; i++) {
        const struct golden_size *size = &golden_sizes[i];
        char name[64];
        struct terminal *terminal =
            screen_school_board(*state, size->rows, size->cols, size->option, NULL);

        terminal_keys(terminal, "o");
        terminal_wait(terminal, "52 → 72");
        snprintf(name, sizeof name, "overview-%s", size->name);
        golden_screen(terminal, name);
        terminal_keys(terminal, "a");
        terminal_wait(terminal, size->zh ? "理由：" : "because:");
        terminal_keys(terminal, "\033");
        terminal_wait(terminal, size->zh ? "减时通过" : "fewer minutes");
        assert_true(terminal_whole_characters(terminal));
        terminal_keys(terminal, "qq");
        assert_int_equal(terminal_wait_exit(terminal), 0);
        terminal_end(terminal);
    }
}

/* What fits into the service; the five on wide screens alone; nothing where nothing is known. */
static void the_third_line(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 30, 140, NULL, NULL);
    int col;

    assert_int_equal(terminal_find(terminal, "课后服务", &col), -1);
    screen_school_run(*state, "office", "service set 3-2 周二 40");
    for (int seat = 1; seat <= 4; seat++) {
        char command[160];

        snprintf(command, sizeof command,
                 "habits 3-2 --seat %d --homework 30 --phone %d --reading 40 --sleep 620", seat,
                 seat == 1 ? 200 : 0);
        screen_school_run(*state, "zhao", command);
    }
    terminal_quit(terminal);
    terminal = screen_school_start(*state, 30, 140, NULL, NULL);
    terminal_wait(terminal, "五项");
    golden_screen(terminal, "board-service-140x30");
    terminal_resize(terminal, 24, 80);
    terminal_wait_gone(terminal, "五项");
    terminal_wait(terminal, "课后服务");
    terminal_quit(terminal);
}

static void undo_asks(void **state)
{
    struct terminal *terminal;

    screen_school_run(*state, "wang", "add 3-2 音乐 5 '听一首歌' --kind art");
    terminal = screen_school_start(*state, 24, 80, NULL, NULL);
    terminal_wait(terminal, "三年级");
    terminal_keys(terminal, "u");
    terminal_wait(terminal, "撤销：16:00 布置 三(2)");
    terminal_keys(terminal, "y");
    terminal_wait(terminal, "已撤销");
    terminal_quit(terminal);
    assert_null(strstr(screen_school_ask(*state, "board 3-2"), "听一首歌"));
}

/* Where nothing can be drawn the boards are printed, and the person reads why. */
static void a_dumb_terminal_gets_it_printed(void **state)
{
    struct terminal *terminal = screen_school_start(*state, 60, 100, "--lang=zh", "TERM=dumb");

    terminal_wait(terminal, "这个终端画不了屏幕");
    terminal_wait(terminal, "三年级(2)班 作业公示栏");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
}

/* A view at every size; `begin` does once what all of them then show. */
static void view_at_all_sizes(struct screen_school *school, const char *keys, const char *begin,
                              const char *name)
{
    for (size_t i = 0; i < GOLDEN_SIZES; i++) {
        const struct golden_size *size = &golden_sizes[i];
        char picture_name[64];
        struct terminal *terminal =
            screen_school_board(school, size->rows, size->cols, size->option, NULL);

        terminal_keys(terminal, keys);
        if (i == 0)
            terminal_keys(terminal, begin);
        snprintf(picture_name, sizeof picture_name, "%s-%s", name, size->name);
        golden_screen(terminal, picture_name);
        assert_true(terminal_whole_characters(terminal));
        terminal_keys(terminal, "q");
        terminal_wait(terminal, size->zh ? "公示栏" : "homework board");
        terminal_quit(terminal);
    }
}

static void the_morning(void **state)
{
    view_at_all_sizes(*state, "m\033[C", "3 17\033[Bx5\r\033[B0", "morning");
}

/* Under the head of the board, and in the week of the plan. */
static void events_of_the_day_and_the_week(void **state)
{
    struct terminal *terminal;

    screen_school_run(*state, "office", "event add 秋游 --class 三年级");
    screen_school_run(*state, "office", "event add 期中测验 --date 2026-11-19 --to 2026-11-20");
    view_at_all_sizes(*state, "P", "", "plan-events");
    terminal = screen_school_start(*state, 24, 80, "--lang=zh", NULL);
    terminal_wait(terminal, "日程：秋游");
    golden_screen(terminal, "board-events-zh-80x24");
    terminal_quit(terminal);
}

static void the_five_dimensions(void **state)
{
    view_at_all_sizes(*state, "5",
                      "\033[200~1\t55\t90\t20\t540\t60\r2\t40\t10\t40\t600\t120\r\033[201~\023",
                      "habits");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_SCHOOL_TEST(first_paint),
        SCREEN_SCHOOL_TEST(posting),
        SCREEN_SCHOOL_TEST(anothers_change_appears),
        SCREEN_SCHOOL_TEST(a_day_read_ahead_is_not_old),
        SCREEN_SCHOOL_TEST(the_selection_stays_on_its_item),
        SCREEN_SCHOOL_TEST(the_mouse),
        SCREEN_SCHOOL_TEST(no_broken_character_at_any_width),
        SCREEN_SCHOOL_TEST(too_small_and_back),
        SCREEN_SCHOOL_TEST(without_colour),
        SCREEN_SCHOOL_TEST(the_terminal_is_given_back),
        SCREEN_SCHOOL_TEST(an_unknown_terminal),
        SCREEN_SCHOOL_TEST(help_and_back),
        SCREEN_SCHOOL_TEST(warnings_lead_to_their_homework),
        SCREEN_SCHOOL_TEST(the_history),
        SCREEN_SCHOOL_TEST(the_overview),
        SCREEN_SCHOOL_TEST(the_third_line),
        SCREEN_SCHOOL_TEST(a_dumb_terminal_gets_it_printed),
        SCREEN_SCHOOL_TEST(undo_asks),
        SCREEN_SCHOOL_TEST(the_morning),
        SCREEN_SCHOOL_TEST(the_five_dimensions),
        SCREEN_SCHOOL_TEST(events_of_the_day_and_the_week),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("board on a terminal", tests, NULL, NULL);
}
