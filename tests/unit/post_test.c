/* Posting it, without a terminal: what goes up, what is copied, files and printers. The programs of CUPS
 * are stood in for by scripts; tests/cli/print.test asks a real cupsd. */
#include "config.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/tui_fixture.h"
#include "tui/term/clock.h"
#include "tui/view/post_state.h"
#include "tui/widget/hints.h"

static char *path_before;

/* Nothing of this computer's printers is seen. */
static int setup(void **state)
{
    struct screen *screen;

    path_before = strdup(getenv("PATH"));
    if (screen_setup(state) != 0)
        return 1;
    screen = *state;
    setenv("PATH", screen->school.dir, 1);
    add(screen, "3-2", "chinese", 20, "小练笔：《我发现的秋天》");
    add(screen, "3-2", "math", 15, "练习册P12");
    add(screen, "3-3", "math", 10, "口算卡第3页");
    see_changes(screen);
    return 0;
}

static int teardown(void **state)
{
    setenv("PATH", path_before, 1);
    free(path_before);
    return screen_teardown(state);
}
#define POST_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static const char *in_dir(struct screen *screen, const char *name)
{
    return arena_printf(screen->school.arena, "%s/%s", screen->school.dir, name);
}

static const char *contents(struct screen *screen, const char *path)
{
    char *text = arena_alloc(screen->school.arena, 65536);
    FILE *file = fopen(path, "r");

    if (!file)
        return NULL;
    text[fread(text, 1, 65535, file)] = '\0';
    fclose(file);
    return text;
}

static void assert_has(const char *text, const char *part)
{
    if (!text || !strstr(text, part))
        fail_msg("“%s” is not in:\n%s", part, text ? text : "(nothing)");
}

static void assert_lacks(const char *text, const char *part)
{
    if (!text || strstr(text, part))
        fail_msg("“%s” is in:\n%s", part, text ? text : "(nothing)");
}

/* ---- what goes up ---- */

static void the_sheet_is_seen_first(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    assert_shown(screen, "Grade 3 Class 2 homework board");
    assert_shown(screen, "小练笔：《我发现的秋天》");
    assert_shown(screen, "To hand in or bring on Wed 18 Nov: Chinese, Mathematics");
    assert_shown(screen, "homeroom teacher: ____");
    assert_shown(screen, "as of 16:00");
}

/* Line by line what the writer makes of it. */
static void the_preview_is_what_is_written(void **state)
{
    struct screen *screen = *state;
    const char *path = in_dir(screen, "3-2.txt");
    char *text, *line, *rest = NULL;

    canvas_resize(&screen->app.canvas, 50, 200);
    press(screen, 'p');
    const char *all = shown(screen);
    press(screen, 'f');
    press(screen, KEY_CTRL('u'));
    type(screen, path);
    press(screen, KEY_RETURN);
    text = arena_strdup(screen->school.arena, contents(screen, path));
    for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        assert_has(all, line);
}

static void choices_are_turned(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    press(screen, 'd');
    assert_not_shown(screen, "To hand in or bring");
    press(screen, 'd');
    press(screen, 's');
    assert_not_shown(screen, "homeroom teacher: ____");
    press(screen, 'S'); /* another key than s */
    assert_not_shown(screen, "homeroom teacher: ____");
    press(screen, 's');
    assert_shown(screen, "homeroom teacher: ____");
}

static void warnings_come_when_asked(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "english", 10, "听力练习，家长签字");
    see_changes(screen);
    canvas_resize(&screen->app.canvas, 50, 80);
    press(screen, 'p');
    assert_not_shown(screen, "yellow");
    press(screen, 'w');
    assert_shown(screen, "yellow");
}

static void the_grade_at_once(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    assert_shown(screen, "this class");
    press(screen, 'g');
    assert_shown(screen, "grade 3, 3 classes");
    canvas_resize(&screen->app.canvas, 60, 80);
    assert_shown(screen, "Grade 3 Class 1 homework board");
    assert_shown(screen, "口算卡第3页");
    assert_not_shown(screen, "Grade 7");
}

/* What is asked for while the classes are still read waits for all of them, and so does the preview. */
static void a_grade_is_given_away_whole(void **state)
{
    struct screen *screen = *state;
    struct post_state *post;

    canvas_resize(&screen->app.canvas, 60, 80);
    press(screen, 'p');
    press(screen, 'g');
    assert_shown(screen, "口算卡第3页");
    post = app_top(&screen->app)->state;
    assert_int_equal(post->count, 3);
    post->count = 1; /* as a slow disk would have it */
    post->columns = 0;
    press_only(screen, 't');
    assert_null(screen->app.copied);
    assert_shown(screen, "口算卡第3页");
    press(screen, 'v');
    assert_has(screen->app.copied, "口算卡第3页");
    press(screen, 'v');
    assert_shown(screen, "口算卡第3页");
}

static void before_days_off_all_days_are_on_it(void **state)
{
    struct screen *screen = *state;

    struct assignment item = homework(&screen->other, "3-2", "english", 10, "周五早上交的");

    item.assigned = date_from_ymd(2026, 11, 19);
    item.due = date_from_ymd(2026, 11, 20);
    add_homework(&screen->other, &item, NULL);
    see_changes(screen);
    for (int i = 0; i < 3; i++)
        press(screen, KEY_ARROW_RIGHT);
    press(screen, 'p');
    assert_not_shown(screen, "周五早上交的"); /* it was handed in already */
    assert_shown(screen, "homework sheet");
    assert_shown(screen, "Fri 20 Nov — Sun 22 Nov");
    press(screen, 'o');
    assert_shown(screen, "homework board");
    assert_not_shown(screen, "Sun 22 Nov");
    press(screen, 'o');
    assert_shown(screen, "homework sheet");
}

static void anothers_change_appears(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    add(screen, "3-2", "english", 10, "Unit 5 单词");
    see_changes(screen);
    assert_shown(screen, "Unit 5 单词");
    assert_int_equal(screen->app.depth, 2);
}

/* ---- the group ---- */

static void the_message_takes_two_keys(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    press(screen, 't');
    assert_has(screen->app.copied, "Grade 3 Class 2 homework, Tue 17 Nov");
    assert_has(screen->app.copied, "1. 练习册P12");
    assert_has(screen->app.copied, "To hand in or bring on Wed 18 Nov: Chinese, Mathematics");
    assert_lacks(screen->app.copied, "____");
    assert_shown(screen, "paste it into the group");
    press(screen, 'v');
    assert_shown(screen, "1. 练习册P12");
    press(screen, 'v');
    assert_not_shown(screen, "1. 练习册P12");
}

/* What waits for a reviewer is not told to families, whoever copies. */
static void what_is_not_posted_is_not_told(void **state)
{
    struct screen *screen = *state;
    struct assignment item = homework(&screen->other, "3-2", "science", 90, "不公开的实验");

    add_homework(&screen->other, &item, NULL); /* too long: a reviewer must pass it */
    see_changes(screen);
    screen->app.login = "li"; /* whose it is */
    app_know_actor(&screen->app);
    press(screen, 'p');
    press(screen, 't');
    assert_has(screen->app.copied, "awaiting approval: 1 item");
    assert_lacks(screen->app.copied, "不公开的实验");
    assert_lacks(screen->app.copied, "Science");
}

/* ---- files ---- */

static void save_as(struct screen *screen, const char *path)
{
    press(screen, 'f');
    press(screen, KEY_CTRL('u'));
    type(screen, path);
    press(screen, KEY_RETURN);
}

static void a_file_as_its_name_says(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    press(screen, 'f');
    assert_shown(screen, "3-2-1117.txt");
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 2);
    save_as(screen, in_dir(screen, "a.TXT"));
    assert_shown(screen, "saved: ");
    assert_has(contents(screen, in_dir(screen, "a.TXT")), "练习册P12");
    save_as(screen, in_dir(screen, "a.html"));
    assert_has(contents(screen, in_dir(screen, "a.html")), "<!DOCTYPE html>");
}

static void a_wrong_name_stays_typed(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    save_as(screen, in_dir(screen, "a.doc"));
    assert_shown(screen, "end the name in one of .txt, .html");
    press(screen, KEY_LINE_END);
    assert_shown(screen, "a.doc");
    press(screen, KEY_ESCAPE);
    save_as(screen, in_dir(screen, "no/a.txt"));
    assert_shown(screen, "cannot be written");
    press(screen, KEY_LINE_END);
    assert_shown(screen, "no/a.txt");
}

static void a_file_that_is_there_is_asked_about(void **state)
{
    struct screen *screen = *state;
    const char *path = in_dir(screen, "there.txt");
    FILE *file = fopen(path, "w");

    fputs("mine\n", file);
    fclose(file);
    press(screen, 'p');
    save_as(screen, path);
    press(screen, 'n');
    assert_string_equal(contents(screen, path), "mine\n");
    press(screen, KEY_RETURN);
    press(screen, 'y');
    assert_has(contents(screen, path), "练习册P12");
}

static void the_database_is_no_file_to_write(void **state)
{
    struct screen *screen = *state;
    const char *name = in_dir(screen, "link.txt");

    assert_int_equal(symlink(screen->school.db, name), 0);
    press(screen, 'p');
    save_as(screen, name);
    assert_shown(screen, "belongs to the open database");
}

/* ---- printers ---- */

static void script(struct screen *screen, const char *name, const char *text)
{
    const char *path = in_dir(screen, name);
    FILE *file = fopen(path, "w");

    fprintf(file, "#!/bin/sh\nPATH=/usr/bin:/bin\ncd '%s'\n%s", screen->school.dir, text);
    fclose(file);
    assert_int_equal(chmod(path, 0700), 0);
}

static void wait_for(struct screen *screen, const char *text)
{
    for (int i = 0; i < 1000; i++) {
        app_idle(&screen->app);
        if (strstr(shown(screen), text))
            return;
        usleep(10000);
    }
    assert_shown(screen, text);
}

static void without_printers_it_says_why(void **state)
{
    struct screen *screen = *state;

    press(screen, 'p');
    wait_for(screen, "no printer");
    press(screen, 'p');
    assert_shown(screen, "this computer has no printing system (CUPS)");
    press(screen, KEY_ESCAPE);
    script(screen, "lpstat", "echo 'scheduler is not running'\n");
    press(screen, 'p');
    wait_for(screen, "no printer");
    press(screen, 'p');
    assert_shown(screen, "is not running: start it");
}

#define TWO_PRINTERS                                                                               \
    "echo 'scheduler is running'\necho 'system default destination: office'\n"                     \
    "echo 'printer lab disabled since now -'\nprintf '\\tno paper\\n'\n"                           \
    "echo 'printer office is idle.  enabled since now'\n"                                          \
    "echo 'lab accepting requests since now'\necho 'office accepting requests since now'\n"

static void a_page_is_printed(void **state)
{
    struct screen *screen = *state;

    script(screen, "lpstat", TWO_PRINTERS);
    script(screen, "lp",
           "cat >page\necho \"$@\" >words\necho 'request id is office-12 (0 file(s))'\n");
    press(screen, 'p');
    wait_for(screen, "office · A4 · 1 copy");
    press(screen, '+');
    press(screen, 'a');
    press(screen, 'b');
    assert_shown(screen, "office · A3 · 2 copies · both sides");
    press(screen, 'p');
    assert_shown(screen, "Print it (office · A3 · 2 copies · both sides)?");
    press(screen, KEY_RETURN);
    wait_for(screen, "the printer has it: job 12");
    assert_has(contents(screen, in_dir(screen, "page")), "练习册P12");
    assert_has(contents(screen, in_dir(screen, "words")),
               "-d office -t 3-2-1117 -n 2 -o media=A3 -o sides=two-sided-long-edge");
}

static void another_printer_is_chosen(void **state)
{
    struct screen *screen = *state;

    script(screen, "lpstat", TWO_PRINTERS);
    script(screen, "lp", "echo 'lp: the cat sat on it' >&2\nexit 1\n");
    press(screen, 'p');
    wait_for(screen, "office · A4");
    press(screen, 'P');
    assert_shown(screen, "stopped: no paper");
    type(screen, "lab");
    press(screen, KEY_RETURN);
    assert_shown(screen, "lab · A4 · 1 copy");
    press(screen, 'p');
    press(screen, 'y');
    wait_for(screen, "“lp” says: lp: the cat sat on it");
    assert_int_equal(screen->app.depth, 2);
}

/* ---- what another program makes ---- */

/* Stands in for the one that makes PDF. */
static void maker(struct screen *screen, const char *text)
{
    screen->options.programs = screen->school.dir;
    script(screen, "hwboard-press", text);
}

/* Its number, once it runs. */
static pid_t maker_pid(struct screen *screen)
{
    const char *said;

    for (int i = 0; i < 1000; i++) {
        if ((said = contents(screen, in_dir(screen, "pid"))) && strchr(said, '\n'))
            return (pid_t)atoi(said);
        usleep(10000);
    }
    fail_msg("it was not started");
    return 0;
}

static void the_screen_stays_usable_while_it_is_made(void **state)
{
    struct screen *screen = *state;
    const char *pdf = in_dir(screen, "a.pdf");

    maker(screen, "cat >/dev/null\nwhile [ ! -e go ]; do sleep 0.01; done\necho 'a PDF'\n");
    press(screen, 'p');
    save_as(screen, pdf);
    assert_shown(screen, "making ");
    app_idle(&screen->app);
    assert_true(screen->app.awaits);
    press(screen, 'd');
    assert_not_shown(screen, "To hand in or bring");
    press(screen, 't');
    assert_has(screen->app.copied, "练习册P12");
    save_as(screen, in_dir(screen, "b.pdf"));
    assert_shown(screen, "one is being made");
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 2);
    assert_null(contents(screen, pdf));
    fclose(fopen(in_dir(screen, "go"), "w"));
    wait_for(screen, "saved: ");
    assert_string_equal(contents(screen, pdf), "a PDF\n");
    assert_null(contents(screen, in_dir(screen, "b.pdf")));
    assert_false(screen->app.awaits);
}

static void leaving_ends_what_hangs(void **state)
{
    struct screen *screen = *state;
    pid_t pid;

    maker(screen, "echo $$ >pid\nexec sleep 600\n");
    press(screen, 'p');
    save_as(screen, in_dir(screen, "a.pdf"));
    pid = maker_pid(screen);
    assert_int_equal(kill(pid, 0), 0);
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 1);
    assert_shown(screen, "no file was written");
    assert_int_equal(kill(pid, 0), -1);
    assert_null(contents(screen, in_dir(screen, "a.pdf")));
    assert_false(screen->app.awaits);
}

static void what_hangs_is_ended_after_a_minute(void **state)
{
    struct screen *screen = *state;
    struct post_state *post;
    pid_t pid;

    maker(screen, "echo $$ >pid\nexec sleep 600\n");
    press(screen, 'p');
    post = app_top(&screen->app)->state;
    save_as(screen, in_dir(screen, "a.pdf"));
    pid = maker_pid(screen);
    app_idle(&screen->app);
    assert_int_equal(kill(pid, 0), 0);
    post->making.since -= 60000;
    app_idle(&screen->app);
    assert_shown(screen, "was not done after 60 seconds and was stopped");
    assert_int_equal(kill(pid, 0), -1);
    press(screen, 'f');
    assert_shown(screen, "a.pdf"); /* what was typed is not lost */
}

static void a_page_is_made_before_it_is_printed(void **state)
{
    struct screen *screen = *state;

    maker(screen, "cat >/dev/null\nwhile [ ! -e go ]; do sleep 0.01; done\necho 'a PDF'\n");
    script(screen, "lpstat", TWO_PRINTERS);
    script(screen, "lp", "cat >page\necho \"$@\" >arguments\necho 'request id is office-8'\n");
    press(screen, 'p');
    wait_for(screen, "office · A4 · 1 copy");
    press(screen, 'p');
    press(screen, 'y');
    assert_shown(screen, "on its way to the printer");
    press(screen, '+'); /* of the next one */
    press(screen, 'p');
    assert_shown(screen, "one is being made");
    fclose(fopen(in_dir(screen, "go"), "w"));
    wait_for(screen, "the printer has it: job 8");
    assert_string_equal(contents(screen, in_dir(screen, "page")), "a PDF\n");
    assert_has(contents(screen, in_dir(screen, "arguments")), "-n 1 ");
}

/* The view may be left while lpstat hangs; it is not waited for. */
static void a_silent_system_holds_nobody_up(void **state)
{
    struct screen *screen = *state;

    script(screen, "lpstat", "exec sleep 100\n");
    press(screen, 'p');
    assert_shown(screen, "looking for printers");
    press(screen, 'p');
    assert_shown(screen, "still looking for printers");
    press(screen, 't');
    assert_has(screen->app.copied, "练习册P12");
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 1);
    assert_false(screen->app.awaits);
}

/* Nor does a printer that takes no end: the view is left at once, and what became of the page is said where one
 * is then. */
static void a_page_goes_on_without_the_view(void **state)
{
    struct screen *screen = *state;
    int64_t begun;

    script(screen, "lpstat", TWO_PRINTERS);
    script(screen, "lp",
           "cat >page\nwhile [ ! -e go ]; do sleep 0.01; done\necho 'request id is office-9'\n");
    press(screen, 'p');
    wait_for(screen, "office · A4 · 1 copy");
    press(screen, 'p');
    press(screen, 'y');
    begun = clock_ms();
    press(screen, KEY_ESCAPE);
    assert_in_range(clock_ms() - begun, 0, 1000);
    assert_int_equal(screen->app.depth, 1);
    assert_true(screen->app.awaits);
    press(screen, 'p');
    wait_for(screen, "office · A4 · 1 copy");
    press(screen, 'p');
    assert_shown(screen, "a page is on its way to the printer");
    press(screen, KEY_ESCAPE);
    fclose(fopen(in_dir(screen, "go"), "w"));
    wait_for(screen, "the printer has it: job 9");
    assert_false(screen->app.awaits);
}

static void a_printer_that_never_answers_is_given_up(void **state)
{
    struct screen *screen = *state;

    script(screen, "lpstat", TWO_PRINTERS);
    script(screen, "lp", "exec sleep 600\n");
    press(screen, 'p');
    wait_for(screen, "office · A4 · 1 copy");
    press(screen, 'p');
    press(screen, 'y');
    press(screen, KEY_ESCAPE);
    screen->app.sending.since -= PRINT_SILENCE_MS;
    app_idle(&screen->app);
    assert_shown(screen, "the printing system does not answer");
}

/* ---- any size ---- */

static void any_size(void **state)
{
    static const int heights[] = {5, 6, 7, 8, 12, 15, 16, 17, 24, 50};
    struct screen *screen = *state;

    press(screen, 'p');
    for (int naming = 0; naming < 2; naming++) {
        for (int cols = SCREEN_MIN_COLS; cols <= 200; cols += cols < 130 ? 1 : 13)
            for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
                canvas_resize(&screen->app.canvas, heights[i], cols);
                assert_shown(screen, naming ? ".txt" : "3-2");
            }
        press(screen, 'f');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        POST_TEST(the_sheet_is_seen_first),
        POST_TEST(the_preview_is_what_is_written),
        POST_TEST(choices_are_turned),
        POST_TEST(warnings_come_when_asked),
        POST_TEST(the_grade_at_once),
        POST_TEST(a_grade_is_given_away_whole),
        POST_TEST(before_days_off_all_days_are_on_it),
        POST_TEST(anothers_change_appears),
        POST_TEST(the_message_takes_two_keys),
        POST_TEST(what_is_not_posted_is_not_told),
        POST_TEST(a_file_as_its_name_says),
        POST_TEST(a_wrong_name_stays_typed),
        POST_TEST(a_file_that_is_there_is_asked_about),
        POST_TEST(the_database_is_no_file_to_write),
        POST_TEST(without_printers_it_says_why),
        POST_TEST(a_page_is_printed),
        POST_TEST(another_printer_is_chosen),
        POST_TEST(a_silent_system_holds_nobody_up),
        POST_TEST(a_page_goes_on_without_the_view),
        POST_TEST(a_printer_that_never_answers_is_given_up),
        POST_TEST(the_screen_stays_usable_while_it_is_made),
        POST_TEST(leaving_ends_what_hangs),
        POST_TEST(what_hangs_is_ended_after_a_minute),
        POST_TEST(a_page_is_made_before_it_is_printed),
        POST_TEST(any_size),
    };

    return cmocka_run_group_tests_name("posting", tests, NULL, NULL);
}
