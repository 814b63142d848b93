/* The screens that a key of the board opens and no other test shows: commands by name, going to a day, the
 * sheets, changing homework, the plan and the school, on a small and on a large terminal, in both languages. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/golden_screen.h"
#include "support/screen_school.h"

static int setup(void **state)
{
    struct screen_school *school = calloc(1, sizeof *school);

    assert_non_null(school);
    screen_school_open(school);
    *state = school;
    return 0;
}

static int teardown(void **state)
{
    screen_school_close(*state);
    free(*state);
    return 0;
}

struct shot
{
    const char *name, *keys, *zh, *en; /* what is waited for */
};

static const struct shot shots[] = {
    {"palette", ":", "所有命令", "All commands"},
    {"palette-typed", ":zt", "张贴", "post it"},
    {"goto", "G", "哪一天", "Which day"},
    {"goto-typed", "G11-20", "11月20日", "20 Nov"},
    {"week", "W", "口算", "口算"},
    {"days-off", "H", "0 / 60", "0 / 60"},
    {"due", "D", "口算", "口算"},
    {"edit", "e", "全体", "everybody"},
    {"plan", "P", "第1节", "lesson 1"},
    {"school", "S", "测试小学", "测试小学"},
};

static void each_screen(void **state)
{
    static const char *const lessons[] = {"周一 1 语文", "周一 2 数学", "周二 1 数学",
                                          "周二 2 英语", "周二 3 体育", "周五 1 语文"};
    static const struct
    {
        int rows, cols;
        const char *more, *name;
        bool zh;
    } sizes[] = {
        {24, 80, "--lang=zh", "zh-80x24", true},
        {24, 80, "--lang=en", "en-80x24", false},
        {50, 200, "--lang=zh", "zh-200x50", true},
        {50, 200, "--lang=en", "en-200x50", false},
    };

    for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++) {
        char command[64];

        snprintf(command, sizeof command, "timetable add 3-2 %s", lessons[i]);
        screen_school_run(*state, "office", command);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct terminal *terminal =
            screen_school_start(*state, sizes[i].rows, sizes[i].cols, sizes[i].more, NULL);

        if (i == 0) { /* the last class comes back on the next start */
            terminal_wait(terminal, "三年级(1)班");
            terminal_keys(terminal, "]");
        }
        terminal_wait(terminal, "口算");
        for (size_t j = 0; j < sizeof shots / sizeof *shots; j++) {
            char name[64];

            snprintf(name, sizeof name, "%s-%s", shots[j].name, sizes[i].name);
            terminal_keys(terminal, shots[j].keys);
            terminal_wait(terminal, sizes[i].zh ? shots[j].zh : shots[j].en);
            /* drawn anew: what was there before leaves no colour on blanks */
            terminal_keys(terminal, "\f");
            golden_screen(terminal, name);
            assert_true(terminal_whole_characters(terminal));
            terminal_keys(terminal, "\033");
            terminal_wait(terminal, sizes[i].zh ? "a 布置" : "a set");
        }
        terminal_keys(terminal, "q");
        assert_int_equal(terminal_wait_exit(terminal), 0);
        terminal_end(terminal);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_screen, setup, teardown),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
