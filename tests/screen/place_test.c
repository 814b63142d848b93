/* The database is taken away under the real program in a terminal, and comes back or is replaced. */
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

#define LOST "起读不到数据" /* since … */

static const char *beside(const struct screen_school *school, const char *name)
{
    static char path[192];

    snprintf(path, sizeof path, "%s/%s", school->dir, name);
    return path;
}

/* Another school, made elsewhere and put in the place by a rename, as a restore does. */
static void replace(struct screen_school *school)
{
    struct screen_school other = *school;

    snprintf(other.db, sizeof other.db, "%s/other.db", school->dir);
    screen_school_run(&other, "office", "init --school 另一个学校 --class 5-1:40");
    screen_school_run(&other, "zhao", "add 5-1 语文 9 另一个学校的作业");
    assert_int_equal(rename(other.db, school->db), 0);
}

static void the_board_stays_and_comes_back(void **state)
{
    struct screen_school *school = *state;
    struct terminal *terminal = screen_school_board(school, 24, 80, NULL, NULL);

    assert_int_equal(rename(school->db, beside(school, "aside.db")), 0);
    terminal_wait(terminal, LOST);
    terminal_wait(terminal, "Unit 5");
    assert_int_equal(rename(beside(school, "aside.db"), school->db), 0);
    terminal_wait_gone(terminal, LOST);
    terminal_wait(terminal, "Unit 5");
    screen_school_run(school, "zhao", "add 3-2 科学 6 观察影子");
    terminal_wait(terminal, "观察影子");
    terminal_quit(terminal);
}

static bool says_not_saved(struct terminal *terminal, const void *context)
{
    const char *text = terminal_text(terminal);

    (void)context;
    return strstr(text, "没有保存") || strstr(text, "没有写入");
}

static void nothing_is_saved_and_the_draft_stays(void **state)
{
    struct screen_school *school = *state;
    struct terminal *terminal = screen_school_board(school, 24, 80, NULL, NULL);

    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "科学 观察月亮 8分");
    terminal_wait(terminal, "草稿已存");
    assert_int_equal(rename(school->db, beside(school, "aside.db")), 0);
    terminal_keys(terminal, "\r"); /* perhaps before anybody looked */
    if (!terminal_wait_until(terminal, says_not_saved, NULL))
        fail_msg("%s", terminal_text(terminal));
    terminal_wait(terminal, "> 科学 观察月亮 8分");
    assert_null(strstr(terminal_written(terminal), "已布置"));
    terminal_signal(terminal, SIGTERM);
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);

    assert_int_equal(rename(beside(school, "aside.db"), school->db), 0);
    assert_null(strstr(screen_school_ask(school, "board 3-2"), "观察月亮"));
    terminal = screen_school_start(school, 24, 80, NULL, NULL);
    terminal_wait(terminal, "继续上次没存的“科学 观察月亮 8分”");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "> 科学 观察月亮 8分");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(school, "board 3-2"), "观察月亮"));
}

static void it_goes_on_with_what_is_there(void **state)
{
    struct screen_school *school = *state;
    struct terminal *one = screen_school_board(school, 24, 80, NULL, NULL),
                    *two = screen_school_board(school, 24, 80, NULL, NULL);

    screen_school_run(school, "zhao", "add 3-2 科学 6 观察影子"); /* stays in the log */
    terminal_wait(one, "观察影子");
    terminal_wait(two, "观察影子");
    replace(school);
    terminal_wait(one, "数据库已换成另一个");
    terminal_wait(one, "另一个学校的作业");
    terminal_wait(two, "另一个学校的作业");
    terminal_keys(one, "a");
    terminal_wait(one, "例如");
    terminal_keys(one, "数学 新的练习 7分");
    terminal_wait(one, "新的练习");
    terminal_keys(one, "\r");
    terminal_wait(one, "已布置");
    terminal_wait(two, "新的练习");
    terminal_quit(two);
    terminal_quit(one);
    assert_non_null(strstr(screen_school_ask(school, "board 5-1"), "新的练习"));
    screen_school_is_sound(school);
}

static void a_removed_one_is_waited_for(void **state)
{
    struct screen_school *school = *state;
    struct terminal *terminal = screen_school_board(school, 24, 80, NULL, NULL);

    assert_int_equal(unlink(school->db), 0);
    terminal_wait(terminal, LOST);
    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "数学 等一等 7分\r");
    terminal_wait(terminal, "没有保存");
    replace(school);
    terminal_wait(terminal, "数据库已换成另一个");
    terminal_wait(terminal, "> 数学 等一等 7分"); /* what was typed is there */
    terminal_end(terminal);
}

static void run(const char *dir, const char *command)
{
    char line[512];

    snprintf(line, sizeof line, "cd %s && %s", dir, command);
    assert_int_equal(system(line), 0);
}

#define RESTORE "cp backup.db school.db"
#define RESTORE_WITHOUT_LOG "rm school.db-wal school.db-shm && " RESTORE

/* A restore by cp writes into the file that the program has open. */
static void assert_read_anew(struct screen_school *school, const char *restore)
{
    struct terminal *terminal, *second;

    screen_school_run(school, "zhao", "add 3-2 科学 6 备份之前");
    run(school->dir, "cp school.db backup.db");                   /* nobody has it open */
    screen_school_run(school, "zhao", "add 3-2 科学 2 备份之后"); /* in the file itself */
    terminal = screen_school_board(school, 24, 80, NULL, NULL);
    second = screen_school_board(school, 24, 80, NULL, NULL);
    screen_school_run(school, "zhao", "add 3-3 科学 2 还在日志里");
    terminal_wait(terminal, "备份之后");
    run(school->dir, restore);
    terminal_wait(terminal, "数据库已换成另一个");
    terminal_wait_gone(terminal, "备份之后");
    terminal_wait(terminal, "备份之前");
    terminal_wait_gone(second, "备份之后");
    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "科学 恢复以后的 1分");
    terminal_wait(terminal, "草稿已存");
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置");
    terminal_wait(second, "恢复以后的");
    terminal_quit(second);
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(school, "board 3-2"), "恢复以后的"));
    assert_null(strstr(screen_school_ask(school, "board 3-3"), "还在日志里"));
    screen_school_is_sound(school);
}

static void assert_draft_is_kept(struct screen_school *school, const char *restore)
{
    struct terminal *terminal;

    run(school->dir, "cp school.db backup.db");                   /* nobody has it open */
    screen_school_run(school, "zhao", "add 3-2 科学 2 备份之后"); /* in the file itself */
    terminal = screen_school_board(school, 24, 80, NULL, NULL);
    screen_school_run(school, "zhao", "add 3-3 科学 2 还在日志里");
    terminal_wait(terminal, "备份之后");
    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "科学 观察月亮 8分");
    terminal_wait(terminal, "草稿已存");
    run(school->dir, restore);
    terminal_wait(terminal, "数据库已换成另一个");
    terminal_wait(terminal, "> 科学 观察月亮 8分");
    assert_null(strstr(screen_school_ask(school, "board 3-2"), "备份之后"));
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置");
    terminal_quit(terminal);
    assert_non_null(strstr(screen_school_ask(school, "board 3-2"), "观察月亮"));
    assert_null(strstr(screen_school_ask(school, "board 3-3"), "还在日志里"));
    screen_school_is_sound(school);
}

static void what_cp_restores_is_read_anew(void **state)
{
    assert_read_anew(*state, RESTORE);
}

static void what_cp_restores_without_the_log_is_read_anew(void **state)
{
    assert_read_anew(*state, RESTORE_WITHOUT_LOG);
}

static void a_form_stays_when_cp_restores(void **state)
{
    assert_draft_is_kept(*state, RESTORE);
}

static void a_form_stays_when_cp_restores_without_the_log(void **state)
{
    assert_draft_is_kept(*state, RESTORE_WITHOUT_LOG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_SCHOOL_TEST(the_board_stays_and_comes_back),
        SCREEN_SCHOOL_TEST(nothing_is_saved_and_the_draft_stays),
        SCREEN_SCHOOL_TEST(it_goes_on_with_what_is_there),
        SCREEN_SCHOOL_TEST(a_removed_one_is_waited_for),
        SCREEN_SCHOOL_TEST(what_cp_restores_is_read_anew),
        SCREEN_SCHOOL_TEST(what_cp_restores_without_the_log_is_read_anew),
        SCREEN_SCHOOL_TEST(a_form_stays_when_cp_restores),
        SCREEN_SCHOOL_TEST(a_form_stays_when_cp_restores_without_the_log),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
