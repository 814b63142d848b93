/* The terminal as a line: flow control, stopping and going on, a terminal that takes nothing, and what
 * terminals send that nobody typed. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/screen_school.h"

static void is_of_the_shell(const struct termios *settings)
{
    assert_true((settings->c_lflag & ICANON) != 0);
    assert_true((settings->c_lflag & ECHO) != 0);
    assert_true((settings->c_iflag & IXON) != 0);
    assert_true((settings->c_iflag & ICRNL) != 0);
    assert_true((settings->c_oflag & OPOST) != 0);
}

/* Nothing to save, nothing frozen; in a form it saves. */
static void ctrl_s_saves(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    struct termios settings;

    terminal_settings(terminal, &settings);
    assert_true((settings.c_iflag & IXON) == 0);
    terminal_keys(terminal, "\x13?");
    terminal_wait(terminal, "布置作业：写一行");
    terminal_keys(terminal, "\x13q");
    terminal_wait_gone(terminal, "布置作业：写一行");
    terminal_wait(terminal, "抄写");
    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "科学 观察月亮 8分");
    terminal_wait(terminal, "> 科学 观察月亮 8分");
    terminal_keys(terminal, "\x13");
    terminal_wait(terminal, "已布置");
    terminal_keys(terminal, "\033[F\r");
    terminal_wait(terminal, "内容  观察月亮");
    terminal_keys(terminal, " 9分");
    terminal_wait(terminal, "从内容里读出：时长 9");
    terminal_keys(terminal, "\x13");
    terminal_wait_gone(terminal, "修改作业");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(*state, "board 3-2 --format json"), "\"minutes\":9,"));
}

static void ctrl_z_and_back(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    struct termios settings;

    for (int i = 0; i < 2; i++) {
        terminal_keys(terminal, "\x1a");
        assert_int_equal(terminal_wait_still(terminal, &settings), -1);
        is_of_the_shell(&settings);
        terminal_wait(terminal, " "); /* what was on the way */
        terminal_signal(terminal, SIGCONT);
        terminal_keys(terminal, "?");
        terminal_wait(terminal, "布置作业：写一行");
        terminal_settings(terminal, &settings);
        assert_true((settings.c_iflag & IXON) == 0);
        assert_true((settings.c_lflag & ECHO) == 0);
        terminal_keys(terminal, "\x13q");
        terminal_wait_gone(terminal, "布置作业：写一行");
        terminal_wait(terminal, "抄写");
    }
    terminal_quit(terminal);
}

/* Stopped by somebody who did not ask, with the settings of a shell when it goes on. */
static void stopped_from_outside(void **state)
{
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    struct termios settings, ours;

    terminal_settings(terminal, &ours);
    terminal_signal(terminal, SIGSTOP);
    assert_int_equal(terminal_wait_still(terminal, &settings), -1);
    terminal_cook(terminal);
    terminal_signal(terminal, SIGCONT);
    terminal_keys(terminal, "?");
    terminal_wait(terminal, "布置作业：写一行");
    terminal_keys(terminal, "\x13q");
    terminal_wait_gone(terminal, "布置作业：写一行");
    terminal_settings(terminal, &settings);
    assert_int_equal(settings.c_lflag, ours.c_lflag);
    assert_int_equal(settings.c_iflag, ours.c_iflag);
    terminal_keys(terminal, "q");
    assert_int_equal(terminal_wait_still(terminal, &settings), 0);
    is_of_the_shell(&settings);
    terminal_end(terminal);
}

/* A terminal that takes nothing, with a form open: every signal ends the program, and what was typed is
 * offered again. */
static void ends_though_output_stopped(void **state)
{
    static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
        struct termios settings;

        terminal_keys(terminal, "a");
        terminal_wait(terminal, "例如");
        terminal_keys(terminal, "科学 观察");
        terminal_wait(terminal, "> 科学 观察");
        terminal_stop_output(terminal);
        terminal_keys(terminal, "月亮");
        terminal_signal(terminal, ends[i]);
        assert_int_equal(terminal_wait_still(terminal, &settings), 0);
        is_of_the_shell(&settings);
        terminal_end(terminal);

        terminal = screen_school_start(*state, 24, 80, NULL, NULL);
        terminal_wait(terminal, "继续上次没存的“科学 观察");
        terminal_keys(terminal, "d");
        terminal_wait_gone(terminal, "继续上次");
        terminal_quit(terminal);
    }
}

static void unknown_sequences_do_nothing(void **state)
{
    static const char *const unknown[] = {
        "\033Od", "\033OX", "\033[1;2d", "\033[?1;2d",    "\033]0;dad\007", "\033Pdd\033\\",
        "\033d",  "\033[I", "\033[O",    "\033[<35;5;5M", "\033[27;5;100~", "\033[100;5u",
    };
    struct terminal *terminal = screen_school_board(*state, 24, 80, NULL, NULL);
    char before[24 * 80 * 4];

    snprintf(before, sizeof before, "%s", terminal_text(terminal));
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        terminal_keys(terminal, unknown[i]);
        terminal_keys(terminal, "?"); /* answered after all that came before */
        terminal_wait(terminal, "布置作业：写一行");
        terminal_keys(terminal, "q");
        terminal_wait_gone(terminal, "布置作业：写一行");
        terminal_wait(terminal, "抄写");
        assert_string_equal(terminal_text(terminal), before);
    }
    terminal_quit(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_SCHOOL_TEST(ctrl_s_saves),
        SCREEN_SCHOOL_TEST(ctrl_z_and_back),
        SCREEN_SCHOOL_TEST(stopped_from_outside),
        SCREEN_SCHOOL_TEST(ends_though_output_stopped),
        SCREEN_SCHOOL_TEST(unknown_sequences_do_nothing),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("the line to a terminal", tests, NULL, NULL);
}
