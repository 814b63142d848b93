/* The first run in a real terminal: from nothing to the board of a school, and what the school is, at
 * every size. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/golden_screen.h"
#include "support/screen_school.h"

#define ESCAPE "\033"

struct words
{
    const char *begin, *classes, *no_class, *board, *school, *entries;
};
static const struct words zh = {"建立学校",        "校名",
                                "没写班级",        "三年级(2)班 作业公示栏",
                                "学校 · 实验小学", "6 个班，252 名学生"};
static const struct words en = {"Begin a school",        "The school's name",
                                "no class is named",     "Grade 3 Class 2",
                                "The school · 实验小学", "6 classes, 252 pupils"};

static void begin_at(const struct golden_size *size)
{
    const struct words *words = size->zh ? &zh : &en;
    char dir[] = "/tmp/hwboard-screen.XXXXXX", db[64], state[64], command[96];
    const char *environment[3] = {TERMINAL_NOW, state};
    const char *argv[] = {getenv("HWBOARD"), "--db", db, "--as", "wang", size->option, NULL};
    struct terminal *terminal;
    char name[64];

    assert_non_null(mkdtemp(dir));
    snprintf(db, sizeof db, "%s/school.db", dir);
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", dir);
    terminal = terminal_start(size->rows, size->cols, environment, argv);
    terminal_wait(terminal, words->begin);
    terminal_wait(terminal, words->classes);
    snprintf(name, sizeof name, "begin-%s", size->name);
    golden_screen(terminal, name);
    terminal_keys(terminal, "实验小学\r\r\r\r\r\r");
    terminal_wait(terminal, words->no_class);
    assert_int_not_equal(access(db, F_OK), 0); /* nothing is on the disk before */
    terminal_keys(terminal, "3-1..3-6:42\r王老师\r数学\r3-2\r\r");
    terminal_wait(terminal, words->board);
    terminal_keys(terminal, "S");
    terminal_wait(terminal, words->school);
    terminal_wait(terminal, words->entries);
    assert_true(terminal_whole_characters(terminal));
    terminal_keys(terminal, "qq");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    assert_int_equal(system(command), 0);
}

static void a_school_begins(void **state)
{
    (void)state;
    for (size_t i = 0; i < GOLDEN_SIZES; i++)
        begin_at(&golden_sizes[i]);
}

/* The program without a school, in a new folder; db: where the school would be. */
static struct terminal *start_without(char dir[], char db[64])
{
    const char *environment[2] = {TERMINAL_NOW};
    const char *argv[8] = {getenv("HWBOARD"), "--db", db, "--lang", "zh"};
    struct terminal *terminal;

    assert_non_null(mkdtemp(dir));
    snprintf(db, 64, "%s/school.db", dir);
    terminal = terminal_start(24, 80, environment, argv);
    terminal_wait(terminal, zh.begin);
    return terminal;
}

/* What cannot be read is refused when its row is left, the mend first and whole, and the mark stays on it. */
static void what_cannot_be_read_is_refused_where_it_stands(void **state)
{
    char dir[] = "/tmp/hwboard-screen.XXXXXX", db[64], command[96];
    struct terminal *terminal = start_without(dir, db);

    (void)state;
    terminal_keys(terminal, "实验小学\r三班六个\r");
    terminal_wait(terminal, " 请写年级和班号");
    terminal_wait(terminal, "（“三班六个”不是");
    terminal_wait(terminal, "▸ 班级");
    terminal_keys(terminal, "\025三年级1－6班\r王老师\r算学\r1-7班\r");
    terminal_wait(terminal, "不在上面的班级里）");
    terminal_wait(terminal, "▸ 任教班级");
    terminal_keys(terminal, "\0251-3班\r\r");
    terminal_wait(terminal, "算学");
    terminal_wait(terminal, "▸ 任教学科");
    assert_int_not_equal(access(db, F_OK), 0);
    terminal_keys(terminal, "\025数学\r\r\r");
    terminal_wait(terminal, "三年级(1)班 作业公示栏");
    terminal_keys(terminal, "a");
    terminal_wait(terminal, "[x] 三(1)  [x] 三(2)  [x] 三(3)  [ ] 三(4)");
    terminal_end(terminal);
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    assert_int_equal(system(command), 0);
}

/* Who leaves leaves nothing behind. */
static void leaving_makes_nothing(void **state)
{
    char dir[] = "/tmp/hwboard-screen.XXXXXX", db[64];
    struct terminal *terminal = start_without(dir, db);

    (void)state;
    terminal_keys(terminal, "实验小学" ESCAPE);
    terminal_wait(terminal, "不要了吗");
    terminal_keys(terminal, "y");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
    assert_int_equal(rmdir(dir), 0); /* empty */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_school_begins),
        cmocka_unit_test(what_cannot_be_read_is_refused_where_it_stands),
        cmocka_unit_test(leaving_makes_nothing),
    };

    if (!terminal_available()) {
        puts("1..0 # SKIP no pseudo terminals here");
        return 0;
    }
    return cmocka_run_group_tests_name("school", tests, NULL, NULL);
}
