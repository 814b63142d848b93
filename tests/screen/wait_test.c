/* What takes longer than a picture: another program's lock, and the undo of a large import. Both say so at
 * once, and Esc gives them up with nothing changed. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "store/driver.h"
#include "support/screen_school.h"

#define DAYS 75
#define CLASSES 3
#define A_DAY 20

/* ---- another program writes ---- */

static struct db *lock(const struct screen_school *school)
{
    struct err err = {0};
    struct db *db;

    if (!sqlite_driver.open(school->db, DB_OPEN, &db, &err) || !sqlite_driver.begin(db, true, &err))
        fail_msg("%s", err.message);
    return db;
}

static void unlock(struct db *db)
{
    sqlite_driver.rollback(db);
    sqlite_driver.close(db);
}

static struct terminal *type_homework(struct screen_school *school)
{
    struct terminal *terminal = screen_school_start(school, 24, 80, NULL, NULL);

    terminal_wait(terminal, "三年级(1)班");
    terminal_keys(terminal, "a");
    terminal_wait(terminal, "例如");
    terminal_keys(terminal, "数学练习册P12 20分钟");
    terminal_wait(terminal, "20");
    return terminal;
}

static void a_lock_is_waited_for_with_words(void **state)
{
    struct terminal *terminal = type_homework(*state);
    struct db *db = lock(*state);

    terminal_keys(terminal, "\r");
    assert_true(terminal_wait(terminal, "另一个程序正在写入") < 2000);
    assert_true(terminal_find(terminal, "Esc 停止", &(int){0}) >= 0);
    unlock(db);
    terminal_wait(terminal, "已布置");
    assert_non_null(strstr(screen_school_ask(*state, "board 3-1"), "练习册P12"));
    terminal_quit(terminal);
}

static void esc_gives_up_and_what_is_typed_stays(void **state)
{
    struct terminal *terminal = type_homework(*state);
    struct db *db = lock(*state);

    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "另一个程序正在写入");
    terminal_keys(terminal, "\033[B"); /* typed blindly, goes with it */
    terminal_keys(terminal, "\033");
    assert_true(terminal_wait(terminal, "正被别的程序锁定") < 3000);
    unlock(db);
    assert_true(terminal_find(terminal, "练习册P12", &(int){0}) >= 0);
    assert_null(strstr(screen_school_ask(*state, "board 3-1"), "练习册P12"));
    terminal_keys(terminal, "\r");
    terminal_wait(terminal, "已布置");
    terminal_quit(terminal);
}

/* ---- a large import is taken back ---- */

static void import_much(struct screen_school *school)
{
    char path[200], arguments[300], iso[DATE_TEXT_BYTES];
    FILE *file;

    snprintf(path, sizeof path, "%s/much.csv", school->dir);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("date,class,subject,minutes,text\n", file);
    for (int day = 0; day < DAYS; day++)
        for (int class = 1; class <= CLASSES; class ++)
            for (int n = 0; n < A_DAY; n++)
                fprintf(file, "%s,3-%d,math,5,口算第%d页\n",
                        date_iso(date_from_ymd(2026, 9, 1) + day, iso), class, n + 1);
    assert_int_equal(fclose(file), 0);
    snprintf(arguments, sizeof arguments, "import '%s'", path);
    screen_school_run(school, "wang", arguments);
}

static void a_large_undo_says_what_it_does_and_may_be_stopped(void **state)
{
    struct terminal *terminal;

    import_much(*state);
    terminal = screen_school_start(*state, 24, 80, NULL, NULL);
    terminal_wait(terminal, "三年级(1)班");
    terminal_keys(terminal, "u");
    terminal_wait(terminal, "4500");
    terminal_keys(terminal, "y");
    assert_true(terminal_wait(terminal, "正在撤销") < 2000);
    terminal_wait(terminal, "Esc 停止"); /* once it writes */
    terminal_keys(terminal, "\033");
    terminal_wait(terminal, "什么都没有改");
    terminal_keys(terminal, "u"); /* it is still there to be taken back */
    terminal_wait(terminal, "4500");
    terminal_keys(terminal, "y");
    terminal_wait(terminal, "已撤销");
    terminal_quit(terminal);
    assert_null(
        strstr(screen_school_ask(*state, "list --from 2026-09-01 --to 2026-12-31"), "口算第"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_SCHOOL_TEST(a_lock_is_waited_for_with_words),
        SCREEN_SCHOOL_TEST(esc_gives_up_and_what_is_typed_stays),
        SCREEN_SCHOOL_TEST(a_large_undo_says_what_it_does_and_may_be_stopped),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("what is waited for", tests, NULL, NULL);
}
