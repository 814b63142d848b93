/* The screens that a key of the board opens and no other test shows: commands by name, going to a day, the
 * sheets, setting and changing homework, the search, the history, the plan and the school, on every
 * size of golden_sizes; and what each of the people sees first. */
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

struct shot
{
    const char *name, *keys, *zh, *en; /* what is waited for */
    const char *leave;                 /* keys back to the board; NULL: Esc */
    const char *then_zh, *then_en;     /* what is waited for behind the first of them */
};

static const struct shot shots[] = {
    {"palette", ":", "所有命令", "All commands", NULL, NULL, NULL},
    {"palette-typed", ":zt", "张贴", "post it", NULL, NULL, NULL},
    {"help", "?", "撤下选中", "withdraw the", NULL, NULL, NULL},
    {"goto", "G", "哪一天", "Which day", NULL, NULL, NULL},
    {"goto-typed", "G11-20", "11月20日", "20 Nov", NULL, NULL, NULL},
    {"classes", "g", "三年级(3)班", "Grade 3 Class 3", NULL, NULL, NULL},
    {"none", "n", "体育", "Physical", NULL, NULL, NULL},
    {"week", "W", "口算", "口算", NULL, NULL, NULL},
    {"days-off", "H", "0 / 60", "0 / 60", NULL, NULL, NULL},
    {"day-warnings", "w", "依据：", "source:", NULL, NULL, NULL},
    {"due", "D", "口算", "口算", NULL, NULL, NULL},
    {"edit", "e", "全体", "everybody", NULL, NULL, NULL},
    {"entry", "a", "例如", "for example", NULL, NULL, NULL},
    {"entry-typed", "a数学 练习册P44—45，第5题选做 15分", "52 → 67", "52 → 67", "\033y", "丢掉吗",
     "Discard it"},
    {"entry-parts", "a数学 练习册P44—45，第5题选做 15分\t\t", "52 → 67", "52 → 67", "\033y",
     "丢掉吗", "Discard it"},
    {"term", "oy", "周", "week", "q", NULL, NULL},
    {"search", "s", "思维拓展", "思维拓展", NULL, NULL, NULL},
    {"search-typed", "s口算", "口算", "口算", NULL, NULL, NULL},
    {"record", "L", "建校", "made the sch", NULL, NULL, NULL},
    {"record-text", "L\r", "office", "office", "qq", NULL, NULL},
    {"plan", "P", "第1节", "lesson 1", NULL, NULL, NULL},
    {"school", "S", "测试小学", "测试小学", NULL, NULL, NULL},
    {"school-classes", "S\r", "三年级(3)班", "Grade 3 Class 3", "qq", NULL, NULL},
    {"school-class", "S\r\r", "人数", "Pupils", "\033qq", "a 添加", "a add"},
    {"school-people", "S\033[B\r", "王老师", "王老师", "qq", NULL, NULL},
    {"school-roles", "S\033[B\033[B\033[B\r", "王老师", "王老师", "qq", NULL, NULL},
    {"school-lessons", "S\033[B\033[B\033[B\033[B\r", "周五 1", "Fri 1", "qq", NULL, NULL},
    {"school-policy", "S\033[F\033[A\r", "60", "60", "qq", NULL, NULL},
};

/* An escape and the letter behind it are two keys: the second waits for what the first does. */
static void leave(struct terminal *terminal, const char *keys, const char *then)
{
    char first[2] = {*keys, '\0'};

    terminal_keys(terminal, first);
    if (then)
        terminal_wait(terminal, then);
    terminal_keys(terminal, keys + 1);
}

static void take(struct terminal *terminal, const struct shot *shot, const struct golden_size *size)
{
    char name[64];

    snprintf(name, sizeof name, "%s-%s", shot->name, size->name);
    terminal_keys(terminal, shot->keys);
    terminal_wait(terminal, size->zh ? shot->zh : shot->en);
    /* drawn anew: what was there before leaves no colour on blanks */
    terminal_keys(terminal, "\f");
    golden_screen(terminal, name);
    assert_true(terminal_whole_characters(terminal));
    leave(terminal, shot->leave ? shot->leave : "\033", size->zh ? shot->then_zh : shot->then_en);
    terminal_wait(terminal, size->zh ? "a 布置" : "a set");
}

/* Lessons, and somebody who is known; nobody has a role, so that everybody may do everything. */
static void furnish(struct screen_school *school)
{
    static const char *const lessons[] = {"周一 1 语文", "周一 2 数学", "周二 1 数学",
                                          "周二 2 英语", "周二 3 体育", "周五 1 语文"};

    for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++) {
        char command[64];

        snprintf(command, sizeof command, "timetable add 3-2 %s", lessons[i]);
        screen_school_run(school, "office", command);
    }
}

static void each_screen(void **state)
{
    furnish(*state);
    screen_school_run(*state, "office", "term add 第一学期 2026-09-01 2027-01-22");
    screen_school_run(*state, "office",
                      "teacher add wang 王老师 --role homeroom,office --class 3-2 --teaches "
                      "3-2:语文");
    for (size_t i = 0; i < GOLDEN_SIZES; i++) {
        const struct golden_size *size = &golden_sizes[i];
        struct terminal *terminal =
            screen_school_start(*state, size->rows, size->cols, size->option, NULL);

        terminal_wait(terminal, "口算");
        for (size_t j = 0; j < sizeof shots / sizeof *shots; j++)
            take(terminal, &shots[j], size);
        terminal_quit(terminal);
    }
}

/* What each of the people has first, and behind the key that is theirs. */
struct person
{
    const char *login, *who; /* as a command makes them; NULL: nobody knows them */
    const char *keys, *view, *zh, *en;
    bool without_class;
};

static const struct person people[] = {
    {"wang", "王老师 --role homeroom --class 3-2 --teaches 3-2:语文,3-3:语文", "o", "overview",
     "待办", "Overview", false},
    {"li", "李老师 --role teacher --teaches 3-2:数学,3-3:数学", "a", "entry", "例如", "for example",
     false},
    {"sun", "孙主任 --role leader --class 三年级", "o", "overview", "待办", "Overview", true},
    {"ming", "陈一鸣 --role representative --teaches 3-2:数学", "m\033[C", "morning", "未查",
     "not taken", false},
    {"hong", "刘红 --role monitor --class 3-2", "p", "post", "没有打印机", "no printer", false},
    {"visitor", NULL, "S", "school", "测试小学", "测试小学", true},
};

static struct terminal *start_as(struct screen_school *school, const char *login,
                                 const struct golden_size *size)
{
    char state[128];
    const char *environment[] = {TERMINAL_NOW, state, "PATH=/nonexistent", NULL};
    const char *argv[] = {school->program, "--db", school->db, "--as", login, size->option, NULL};

    snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state-%s", school->dir, login);
    return terminal_start(size->rows, size->cols, environment, argv);
}

static void take_as(struct terminal *terminal, const char *login, const char *view,
                    const struct golden_size *size)
{
    char name[64];

    terminal_keys(terminal, "\f");
    snprintf(name, sizeof name, "as-%s-%s-%s", login, view, size->name);
    golden_screen(terminal, name);
    assert_true(terminal_whole_characters(terminal));
}

static void what_is_seen_by(const struct person *person, struct screen_school *school,
                            const struct golden_size *size)
{
    struct terminal *terminal = start_as(school, person->login, size);

    if (!person->who) {
        terminal_wait(terminal, size->zh ? "你是谁" : "Who are you");
        take_as(terminal, person->login, "who", size);
        terminal_keys(terminal, "\033");
    }
    if (size == golden_sizes && person->without_class) {
        terminal_wait(terminal, "三年级(1)班");
        terminal_keys(terminal, "]"); /* it comes back on the next start */
    }
    terminal_wait(terminal, "Unit 5");
    take_as(terminal, person->login, "board", size);
    terminal_keys(terminal, person->keys);
    terminal_wait(terminal, size->zh ? person->zh : person->en);
    take_as(terminal, person->login, person->view, size);
    if (strcmp(person->view, "entry") == 0)
        leave(terminal, "\033q", size->zh ? "三年级(2)班" : "Grade 3 Class 2");
    else
        terminal_keys(terminal, "qq");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
}

static void each_person(void **state)
{
    furnish(*state);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        char command[160];

        if (!people[i].who)
            continue;
        snprintf(command, sizeof command, "teacher add %s %s", people[i].login, people[i].who);
        screen_school_run(*state, "office", command);
    }
    screen_school_run(*state, "li", "add 3-2 数学 20 '练习册P44—45，第5题选做'");
    screen_school_run(*state, "ming", "add 3-2 数学 5 '口算5分钟'");
    for (size_t i = 0; i < GOLDEN_SIZES; i++)
        for (size_t j = 0; j < sizeof people / sizeof *people; j++)
            what_is_seen_by(&people[j], *state, &golden_sizes[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_SCHOOL_TEST(each_screen),
        SCREEN_SCHOOL_TEST(each_person),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
