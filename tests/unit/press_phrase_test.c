/* The phrases that every face shares, in both languages and at their borders. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "press/phrase.h"
#include "support/locale.h"
#include "support/press_fixture.h"

static void room_at_its_borders(void **state)
{
    static const struct
    {
        int load, limit;
        const char *zh, *en;
    } rows[] = {
        {52, 60, "还可布置 8 分钟", "8 minutes left"},
        {59, 60, "还可布置 1 分钟", "1 minute left"},
        {60, 60, "正好到上限", "exactly at the limit"},
        {61, 60, "超 1 分钟", "1 minute over"},
        {67, 60, "超 7 分钟", "7 minutes over"},
        {0, 0, "", ""}, /* the youngest: nothing to set, nothing over */
        {5, 0, "超 5 分钟", "5 minutes over"},
        {300, LIMIT_NONE, "", ""},
    };
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        test_use_lang(LANG_ZH);
        assert_string_equal(phrase_room(rows[i].load, rows[i].limit, LANG_ZH, arena), rows[i].zh);
        assert_string_equal(phrase_room(rows[i].load, rows[i].limit, LANG_EN, arena), rows[i].en);
    }
    arena_free(arena);
}

static void levels_in_words(void **state)
{
    (void)state;
    test_use_lang(LANG_ZH);
    assert_string_equal(phrase_level(LEVEL_GREEN, LANG_ZH), "绿");
    assert_string_equal(phrase_level(LEVEL_YELLOW, LANG_ZH), "黄·接近上限");
    assert_string_equal(phrase_level(LEVEL_RED, LANG_ZH), "红·超时长");
    assert_string_equal(phrase_level(LEVEL_YELLOW, LANG_EN), "yellow, near the limit");
    assert_string_equal(phrase_level(LEVEL_RED, LANG_EN), "red, over the limit");
}

static void due_as_seen_from_today(void **state)
{
    static const struct
    {
        int days;
        const char *zh, *en;
    } rows[] = {
        {0, "今天交", "due today"},
        {1, "明天(周三)交", "due tomorrow (Wed)"},
        {7, "11-24(周二)交", "due 11-24 (Tue)"},
        {-1, "11-16(周一)交", "due 11-16 (Mon)"},
    };
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        day_t due = PRESS_TODAY + rows[i].days;
        test_use_lang(LANG_ZH);
        assert_string_equal(phrase_due(due, PRESS_TODAY, LANG_ZH, arena), rows[i].zh);
        assert_string_equal(phrase_due(due, PRESS_TODAY, LANG_EN, arena), rows[i].en);
    }
    arena_free(arena);
}

static void what_day_it_is(void **state)
{
    static const struct
    {
        int month, day;
        enum day_kind kind;
        bool no_homework;
        const char *name, *zh, *en;
    } rows[] = {
        {11, 17, DAY_SCHOOL, false, "", "上学日", "school day"},
        {11, 17, DAY_SCHOOL, true, "", "上学日 · 无作业日", "school day · no-homework day"},
        {11, 21, DAY_WEEKEND, false, "", "周末", "weekend"},
        {10, 1, DAY_HOLIDAY, false, "国庆节", "国庆节放假", "holiday, National Day"},
        {10, 10, DAY_SCHOOL, false, "国庆节", "国庆节调休上学", "make-up school day, National Day"},
        {10, 10, DAY_SCHOOL, false, "国庆节调休", "国庆节调休上学",
         "make-up school day, National Day"},
        {10, 10, DAY_SCHOOL, false, "校庆调休", "校庆调休上学", "make-up school day, 校庆"},
        {10, 10, DAY_SCHOOL, false, "补上周三的课", "补上周三的课",
         "make-up school day, 补上周三的课"},
        {10, 10, DAY_SCHOOL, false, "", "调休上学", "make-up school day"},
        {1, 25, DAY_HOLIDAY, false, "寒假", "寒假", "寒假"},
        {10, 1, DAY_HOLIDAY, false, "", "假期", "holiday"},
    };
    (void)state;
    struct arena *arena = arena_new();

    test_use_lang(LANG_ZH);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct board board = {.day = date_from_ymd(2026, rows[i].month, rows[i].day),
                              .day_kind = rows[i].kind,
                              .no_homework_day = rows[i].no_homework};
        assert_string_equal(phrase_day_kind(&board, rows[i].name, LANG_ZH, arena), rows[i].zh);
        assert_string_equal(phrase_day_kind(&board, rows[i].name, LANG_EN, arena), rows[i].en);
    }
    arena_free(arena);
}

/* Nothing set and not reported yet never look the same. */
static void nothing_in_its_three_ways(void **state)
{
    static char math[] = "math";
    struct subject subject = {.code = math, .zh = math, .en = math, .short_zh = math};
    struct board_subject set = {.subject = &subject, .status = REPORT_SET, .expected = true};
    struct board_subject none = {.subject = &subject, .status = REPORT_NONE, .expected = true};
    struct board_subject missing = {
        .subject = &subject, .status = REPORT_MISSING, .expected = true};
    struct board_subject both[] = {none, missing};
    (void)state;

    test_use_lang(LANG_ZH);
    struct board board = {.subjects = &none, .subject_count = 1};
    const char *said = phrase_nothing(&board, LANG_ZH);
    board.subjects = &missing;
    const char *unreported = phrase_nothing(&board, LANG_ZH);
    board = (struct board){.subjects = both, .subject_count = 2};
    const char *partly = phrase_nothing(&board, LANG_ZH);
    board = (struct board){0};
    const char *unexpected = phrase_nothing(&board, LANG_ZH);
    board = (struct board){.subjects = &set, .subject_count = 1};
    const char *elsewhere = phrase_nothing(&board, LANG_ZH);

    assert_non_null(strstr(said, "今日无作业"));
    assert_non_null(strstr(unreported, "未报"));
    assert_null(strstr(unreported, "无作业"));
    assert_null(strstr(partly, "无作业"));
    assert_non_null(strstr(partly, "未报"));
    assert_string_not_equal(said, unexpected);
    assert_string_not_equal(unreported, unexpected);
    assert_string_not_equal(elsewhere, unexpected);
}

static void the_bar(void **state)
{
    static const struct
    {
        int load, after, limit, columns;
        const char *ascii;
    } rows[] = {
        {0, 0, 60, 10, ".........."},
        {1, 1, 60, 10, "#........."},
        {30, 30, 60, 10, "#####....."},
        {59, 59, 60, 10, "#########."},
        {60, 60, 60, 10, "##########"},
        {61, 61, 60, 10, "#########>"},
        {30, 45, 60, 10, "#####++..."},
        {30, 60, 60, 10, "#####+++++"},
        {52, 67, 60, 10, "########+>"},
        {60, 30, 60, 10, "#####....."},
        {0, 0, 0, 10, ".........."},
        {0, 5, 0, 10, "+++++++++>"},
        {50, 50, LIMIT_NONE, 4, "####"},
        {0, 0, LIMIT_NONE, 4, "...."},
        {10, 10, 60, 0, ""},
    };
    (void)state;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct gauge gauge =
            phrase_gauge(rows[i].load, rows[i].after, rows[i].limit, rows[i].columns);
        assert_string_equal(phrase_gauge_text(&gauge, true, arena), rows[i].ascii);
    }
    struct gauge over = phrase_gauge(30, 70, 60, 4);
    assert_string_equal(phrase_gauge_text(&over, false, arena), "██▓▶");
    arena_free(arena);
}

static void until_says_another_day(void **state)
{
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct arena *arena = fixture->school->arena;
    stamp_t now = fixture->press.context.now;

    assert_string_equal(phrase_until(now, 480, PRESS_TODAY, LANG_ZH, arena), "截至 16:05");
    assert_string_equal(phrase_until(now, 480, PRESS_TODAY + 1, LANG_ZH, arena),
                        "截至 16:05（11月17日 周二）");
    press_fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(room_at_its_borders),       cmocka_unit_test(levels_in_words),
        cmocka_unit_test(due_as_seen_from_today),    cmocka_unit_test(what_day_it_is),
        cmocka_unit_test(nothing_in_its_three_ways), cmocka_unit_test(the_bar),
        cmocka_unit_test(until_says_another_day),
    };
    return cmocka_run_group_tests_name("press phrase", tests, NULL, NULL);
}
