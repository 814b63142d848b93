/* `hwboard display` in a real terminal: its pages, others' changes, the store taken away and put back, and
 * a console without Chinese characters. */
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

#define LOST "起读不到数据"
/* Another's change is there within a second, without a key; twice that on a loaded machine. */
#define SOON_MS 2000

/* display with these arguments, by somebody the school does not know. */
static struct terminal *start(struct screen_school *school, int rows, int cols,
                              const char *const *environment, const char *const *arguments)
{
    const char *argv[16] = {school->program, "--db", school->db, "--as", "corridor", "display"};
    size_t count = 6;

    while (*arguments)
        argv[count++] = *arguments++;
    return terminal_start(rows, cols, environment, argv);
}

static const char *const stopped_clock[] = {TERMINAL_NOW, NULL};
static const char *const no_environment[] = {NULL};

static void the_pictures(void **state)
{
    screen_school_run(*state, "zhao", "add 3-2 美术 0 带水彩颜料 --kind notice");
    for (size_t i = 0; i < GOLDEN_SIZES; i++) {
        const struct golden_size *size = &golden_sizes[i];
        const char *const arguments[] = {"3-2", "3-1", size->option, NULL};
        struct terminal *terminal = start(*state, size->rows, size->cols, stopped_clock, arguments);
        char name[64];

        snprintf(name, sizeof name, "wall-%s", size->name);
        golden_screen(terminal, name);
        assert_true(terminal_whole_characters(terminal));
        terminal_quit(terminal);
    }
}

static void the_clock_turns_the_pages(void **state)
{
    static const char *const arguments[] = {"3-2", "--date", "2026-11-17", "--seconds", "2", NULL};
    struct terminal *terminal;

    for (int i = 1; i <= 12; i++) {
        char command[128];

        snprintf(command, sizeof command, "add 3-2 科学 1 观察第%02d天 --kind inquiry", i);
        screen_school_run(*state, "zhao", command);
    }
    terminal = start(*state, 24, 80, no_environment, arguments);
    terminal_wait(terminal, "2/2");
    terminal_wait(terminal, "第12天");
    terminal_wait(terminal, "1/2");
    terminal_wait(terminal, "小练笔");
    terminal_quit(terminal);
}

static void a_second_writer(void **state)
{
    static const char *const arguments[] = {"3-2", NULL};
    struct terminal *terminal;
    int waited;

    /* roles are told apart, and nobody knows who sits here */
    screen_school_run(*state, "office", "teacher add zhao 赵老师 --role office");
    terminal = start(*state, 24, 80, stopped_clock, arguments);
    terminal_wait(terminal, "Unit 5");
    screen_school_run(*state, "zhao", "add 3-2 科学 6 观察影子");
    waited = terminal_wait(terminal, "观察影子");
    assert_true(waited <= SOON_MS);
    screen_school_run(*state, "zhao", "undo");
    terminal_wait_gone(terminal, "观察影子");
    terminal_quit(terminal);
}

static void the_store_goes_and_comes(void **state)
{
    static const char *const arguments[] = {"3-2", NULL};
    struct screen_school *school = *state, other = *school;
    struct terminal *terminal = start(school, 24, 80, stopped_clock, arguments);
    char aside[192];

    snprintf(aside, sizeof aside, "%s/aside.db", school->dir);
    terminal_wait(terminal, "Unit 5");
    assert_int_equal(rename(school->db, aside), 0);
    terminal_wait(terminal, "16:00 " LOST);
    terminal_wait(terminal, "Unit 5");
    assert_int_equal(rename(aside, school->db), 0);
    terminal_wait_gone(terminal, LOST);
    terminal_wait(terminal, "截至 16:00");
    screen_school_run(school, "zhao", "add 3-2 科学 6 观察影子");
    terminal_wait(terminal, "观察影子");
    /* a backup in its place */
    snprintf(other.db, sizeof other.db, "%s/other.db", school->dir);
    screen_school_run(&other, "office", "init --school 测试小学 --class 3-1:40 --class 3-2:42");
    screen_school_run(&other, "zhao", "add 3-2 语文 9 备份里的作业");
    assert_int_equal(rename(other.db, school->db), 0);
    terminal_wait(terminal, "备份里的作业");
    terminal_wait_gone(terminal, "观察影子");
    screen_school_run(school, "zhao", "add 3-2 科学 6 观察影子");
    terminal_wait(terminal, "观察影子");
    terminal_quit(terminal);
    screen_school_is_sound(school);
}

static void a_console_without_chinese(void **state)
{
    static const char *const environment[] = {TERMINAL_NOW, "TERM=linux", "LC_ALL=zh_CN.UTF-8",
                                              NULL};
    static const char *const arguments[] = {"3-2", NULL};
    static const char *const chinese[] = {"3-2", "--lang", "zh", NULL};
    struct terminal *terminal = start(*state, 24, 80, environment, arguments);

    terminal_wait(terminal, "Grade 3 Class 2");
    terminal_wait(terminal, "shows no Chinese");
    assert_null(strstr(terminal_text(terminal), "─"));
    terminal_keys(terminal, "q");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    assert_non_null(strstr(terminal_written(terminal), "kmscon"));
    terminal_end(terminal);

    terminal = start(*state, 24, 80, environment, chinese);
    terminal_wait(terminal, "三年级(2)班");
    terminal_wait(terminal, "截至 16:00");
    terminal_quit(terminal);
}

static void interrupting_ends_it(void **state)
{
    static const char *const arguments[] = {"3-2", NULL};
    struct terminal *terminal = start(*state, 24, 80, stopped_clock, arguments);

    terminal_wait(terminal, "Unit 5");
    terminal_keys(terminal, "\x03");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
}

static void it_survives_any_size(void **state)
{
    static const char *const arguments[] = {"3-2", "3-1", NULL};
    struct terminal *terminal = start(*state, 24, 80, stopped_clock, arguments);

    terminal_wait(terminal, "Unit 5");
    for (int i = 0; i < 40; i++)
        terminal_resize(terminal, 3 + i * 7 % 50, 10 + i * 53 % 220);
    terminal_resize(terminal, 24, 80);
    terminal_wait(terminal, "Unit 5");
    assert_true(terminal_whole_characters(terminal));
    terminal_quit(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_SCHOOL_TEST(the_pictures),
        SCREEN_SCHOOL_TEST(the_clock_turns_the_pages),
        SCREEN_SCHOOL_TEST(a_second_writer),
        SCREEN_SCHOOL_TEST(the_store_goes_and_comes),
        SCREEN_SCHOOL_TEST(a_console_without_chinese),
        SCREEN_SCHOOL_TEST(interrupting_ends_it),
        SCREEN_SCHOOL_TEST(it_survives_any_size),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("wall", tests, NULL, NULL);
}
