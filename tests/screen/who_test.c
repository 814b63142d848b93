/* 你是谁 in a real terminal: a classroom's computer has one login, which the school does not know. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/screen_school.h"

static int setup(void **state)
{
    int result = screen_school_setup(state);

    screen_school_run(*state, "office",
                      "teacher add li 李老师 --role homeroom --class 3-1 --teaches 3-2:数学");
    screen_school_run(*state, "office", "teacher add zhou 周老师 --role leader --class 三年级");
    return result;
}

/* The program as the computer's own login: the board, or a command. */
static struct terminal *start(struct screen_school *school, int rows, int cols,
                              const char *const *command)
{
    char state[128];
    const char *environment[3] = {TERMINAL_NOW, state};
    const char *argv[10] = {school->program, "--db", school->db};

    snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", school->dir);
    for (size_t i = 0; command && command[i]; i++)
        argv[3 + i] = command[i];
    return terminal_start(rows, cols, environment, argv);
}

static void chosen_once_for_board_and_commands(void **state)
{
    static const char *const add[] = {"add", "3-2", "数学", "5", "古诗", NULL};
    struct screen_school *school = *state;
    struct terminal *terminal = start(school, 24, 80, NULL);

    terminal_wait(terminal, "你是谁");
    terminal_wait(terminal, "周老师");
    terminal_keys(terminal, "li");
    terminal_wait_gone(terminal, "周老师");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "现在由李老师操作");
    terminal_keys(terminal, "]"); /* the line that said so goes, the name stays in the head */
    terminal_wait_gone(terminal, "现在由");
    terminal_wait(terminal, "李老师  11月17日");
    terminal_quit(terminal);

    /* remembered for the command line */
    terminal = start(school, 24, 80, add);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
    assert_non_null(strstr(screen_school_ask(school, "log 3-2"), " li "));

    /* and for the next board, until somebody else says so */
    terminal = start(school, 24, 80, NULL);
    terminal_wait(terminal, "李老师  11月17日");
    terminal_keys(terminal, "I");
    terminal_wait(terminal, "你是谁");
    terminal_keys(terminal, "周\r");
    terminal_wait(terminal, "周老师  11月17日");
    terminal_quit(terminal);
}

static void escape_only_reads(void **state)
{
    struct terminal *terminal = start(*state, 24, 80, NULL);

    terminal_wait(terminal, "你是谁");
    terminal_keys(terminal, "\033");
    terminal_wait(terminal, "只读");
    terminal_keys(terminal, "?");
    terminal_wait_gone(terminal, "只读");
    terminal_keys(terminal, "q");
    terminal_wait(terminal, "只读");
    terminal_quit(terminal);
}

/* Who has not said it is asked again before a change is begun, not refused after it was typed. */
static void asked_again_before_a_change(void **state)
{
    static const char *const changes[] = {"a", "e", "d", "u", "n"};
    struct terminal *terminal = start(*state, 24, 80, NULL);

    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        terminal_wait(terminal, "你是谁");
        terminal_keys(terminal, "\033");
        terminal_wait(terminal, "只读");
        terminal_keys(terminal, changes[i]);
    }
    terminal_wait(terminal, "你是谁");
    terminal_keys(terminal, "li\r");
    terminal_wait(terminal, "现在由李老师操作");
    terminal_keys(terminal, "a");
    terminal_wait(terminal, "布置作业");
    terminal_keys(terminal, "\033");
    terminal_wait(terminal, "李老师  11月17日");
    terminal_quit(terminal);
}

static void on_a_very_small_screen(void **state)
{
    struct terminal *terminal = start(*state, 5, 20, NULL);

    terminal_wait(terminal, "你是谁");
    terminal_keys(terminal, "zhou\r");
    terminal_wait_gone(terminal, "你是谁");
    terminal_wait(terminal, "周老师"); /* said below */
    terminal_quit(terminal);
}

int main(void)
{
#define SCHOOL_TEST(name) cmocka_unit_test_setup_teardown(name, setup, screen_school_teardown)
    const struct CMUnitTest tests[] = {
        SCHOOL_TEST(chosen_once_for_board_and_commands),
        SCHOOL_TEST(escape_only_reads),
        SCHOOL_TEST(asked_again_before_a_change),
        SCHOOL_TEST(on_a_very_small_screen),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("who sits there", tests, NULL, NULL);
}
