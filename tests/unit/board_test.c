/* The board of a day: loads, headline, running sums, who has reported, warnings (rules 3.3 to 3.7). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/domain_fixture.h"

#define PROPERTY_ROUNDS 60
#define PROPERTY_ITEMS 60

static const struct board_warning *find_warning(const struct board *board, enum warning_code code)
{
    for (size_t i = 0; i < board->warning_count; i++)
        if (board->warnings[i].code == code)
            return &board->warnings[i];
    return NULL;
}

struct expected_day
{
    int day, base, load;
    enum level level;
    int uncounted, week_average;
};

static void compare_week(struct fixture *fixture, const struct class *class,
                         const struct assignment_set *set, int limit,
                         const struct expected_day *days, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct board *board = fixture_board(fixture, class, set, november(days[i].day));
        assert_int_equal(board->limit, limit);
        assert_int_equal(board->paths[0].load, days[i].base);
        assert_int_equal(board->load, days[i].load);
        assert_int_equal(board->level, days[i].level);
        assert_int_equal(board->uncounted, days[i].uncounted);
        assert_int_equal(board->week_average, days[i].week_average);
        assert_int_equal(board->calibrated, -1);
        assert_int_equal(board->path_count, 6);
    }
}

static void the_primary_week_adds_up(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    static const struct expected_day days[] = {
        {15, 0, 0, LEVEL_GREEN, 0, 0},     {16, 30, 30, LEVEL_GREEN, 35, 30},
        {17, 42, 52, LEVEL_YELLOW, 2, 41}, {18, 65, 65, LEVEL_RED, 2, 49},
        {19, 25, 25, LEVEL_GREEN, 27, 43}, {20, 35, 35, LEVEL_GREEN, 18, 41},
        {21, 35, 35, LEVEL_GREEN, 18, 41}, {22, 35, 35, LEVEL_GREEN, 17, 41},
        {23, 0, 0, LEVEL_GREEN, 1, 0},
    };
    fixture_week_primary(fixture, &set);
    compare_week(fixture, &class, &set, 60, days, sizeof days / sizeof days[0]);

    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_string_equal(board->code, "3-2");
    assert_int_equal(board->headline, 1);
    assert_int_equal(board->paths[2].load, 52);
    assert_int_equal(board->paths[0].level, LEVEL_GREEN);
    assert_int_equal(board->item_count, 5);
    static const int64_t ids[] = {6, 7, 8, 9, 10};
    static const int today[] = {20, 12, 10, 10, 2};
    static const int running[] = {20, 32, 42, 52, 52};
    for (size_t i = 0; i < board->item_count; i++) {
        assert_int_equal(board->items[i].assignment->id, ids[i]);
        assert_int_equal(board->items[i].today, today[i]);
        assert_int_equal(board->items[i].running, running[i]);
        assert_int_equal(board->items[i].counted, i < 4);
    }
}

static void the_junior_week_adds_up(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(7, 3);
    struct assignment_set set = {0};
    static const struct expected_day days[] = {
        {16, 90, 90, LEVEL_YELLOW, 0, 90}, {17, 65, 65, LEVEL_GREEN, 30, 78},
        {18, 110, 110, LEVEL_RED, 0, 88},  {19, 50, 50, LEVEL_GREEN, 20, 79},
        {20, 80, 80, LEVEL_YELLOW, 0, 79}, {21, 80, 80, LEVEL_YELLOW, 0, 79},
        {22, 79, 79, LEVEL_YELLOW, 0, 79}, {23, 3, 3, LEVEL_GREEN, 0, 3},
    };
    fixture_week_junior(fixture, &set);
    compare_week(fixture, &class, &set, 90, days, sizeof days / sizeof days[0]);
}

static void exactly_at_the_limit_is_yellow_and_one_more_red(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct assignment *a = fixture_put(fixture, &set, 1, "math", 60, november(17));

    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->level, LEVEL_YELLOW);
    assert_string_equal(
        board_warning_text(find_warning(board, WARNING_NEAR_LIMIT), LANG_EN, fixture->arena),
        "exactly at the limit (60/60)");
    assert_null(find_warning(board, WARNING_OVER_LIMIT));

    a->minutes = 61;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->level, LEVEL_RED);
    assert_null(find_warning(board, WARNING_NEAR_LIMIT));
    assert_string_equal(
        board_warning_text(find_warning(board, WARNING_OVER_LIMIT), LANG_EN, fixture->arena),
        "1 minute over the limit (61/60)");
    assert_string_equal(
        board_warning_text(find_warning(board, WARNING_OVER_LIMIT), LANG_ZH, fixture->arena),
        "超时长 1 分钟（61/60）");
    assert_int_equal(board->warnings[0].code, WARNING_OVER_LIMIT); /* red first */

    a->minutes = 52;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_string_equal(
        board_warning_text(find_warning(board, WARNING_NEAR_LIMIT), LANG_ZH, fixture->arena),
        "接近上限，还可布置 8 分钟（52/60）");
    a->minutes = 48;
    assert_int_equal(fixture_board(fixture, &class, &set, november(17))->level, LEVEL_GREEN);
}

static void the_youngest_have_no_written_homework(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        enum kind kind;
        enum place place;
        bool optional;
        int load;
        enum level level;
    } cases[] = {
        {KIND_WRITTEN, PLACE_HOME, false, 1, LEVEL_RED},
        {KIND_WRITTEN, PLACE_SCHOOL, false, 0, LEVEL_GREEN},
        {KIND_ORAL, PLACE_HOME, false, 0, LEVEL_GREEN},
        {KIND_WRITTEN, PLACE_HOME, true, 1, LEVEL_RED}, /* written at home is written at home */
        {KIND_ORAL, PLACE_HOME, true, 0, LEVEL_GREEN},
    };
    for (int grade = 1; grade <= 2; grade++) {
        struct class class = fixture_class(grade, 1);
        for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
            struct assignment_set set = {0};
            struct assignment *a = fixture_put(fixture, &set, 1, "math", 1, november(17));
            a->kind = cases[i].kind;
            a->place = cases[i].place;
            a->optional = cases[i].optional;
            const struct board *board = fixture_board(fixture, &class, &set, november(17));
            assert_int_equal(board->limit, 0);
            assert_int_equal(board->load, cases[i].load);
            assert_int_equal(board->level, cases[i].level);
            assert_null(find_warning(board, WARNING_OVER_LIMIT));
            assert_int_equal(find_warning(board, WARNING_WRITTEN_IN_GRADE_1_2) != NULL,
                             cases[i].level == LEVEL_RED);
        }
    }
}

static void each_written_item_of_the_youngest_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(1, 1);
    struct assignment_set set = {0};

    fixture_put(fixture, &set, 2, "math", 10, november(17));
    fixture_put(fixture, &set, 1, "chinese", 5, november(17));
    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->warnings[0].code, WARNING_WRITTEN_IN_GRADE_1_2);
    assert_int_equal(board->warnings[0].item, 1);
    assert_string_equal(board_warning_text(&board->warnings[0], LANG_ZH, fixture->arena),
                        "一、二年级不布置书面家庭作业：语文 5 分钟");
    assert_int_equal(board->warnings[1].item, 2);
    assert_string_equal(board->warnings[1].source[LANG_ZH], "test policy");

    /* A school that turned that warning off is still told that the day is over. */
    fixture->policy.warnings[WARNING_WRITTEN_IN_GRADE_1_2].level = LEVEL_NONE;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_string_equal(board_warning_text(&board->warnings[0], LANG_EN, fixture->arena),
                        "15 minutes over the limit (15/0)");
}

static void the_senior_years_have_no_limit(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(10, 1);
    struct assignment_set set = {0};

    fixture_put(fixture, &set, 1, "math", 300, november(17));
    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->limit, LIMIT_NONE);
    assert_int_equal(board->level, LEVEL_NONE);
    assert_int_equal(board->paths[2].level, LEVEL_NONE);
    assert_int_equal(board->load, 300);
    assert_int_equal(board->warning_count, 0); /* no subject is daily in grade 10 either */
}

static void a_finished_class_has_neither_limit_nor_level(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(9, 1);
    struct assignment_set set = {0};

    class.entry_year -= 1;
    fixture_put(fixture, &set, 1, "math", 300, november(17));
    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->grade.phase, CLASS_FINISHED);
    assert_int_equal(board->limit, LIMIT_NONE);
    assert_int_equal(board->level, LEVEL_NONE);
    for (size_t i = 0; i < board->subject_count; i++)
        assert_false(board->subjects[i].expected);
}

static void states_decide_what_is_shown_and_counted(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    static const struct
    {
        enum state state;
        stamp_t published_at;
        size_t items;
        int load;
        size_t pending;
        bool set;
    } cases[] = {
        {STATE_DRAFT, 0, 0, 0, 0, false},     {STATE_PENDING, 0, 0, 0, 1, false},
        {STATE_PENDING, 5, 0, 0, 1, false},   {STATE_PUBLISHED, 5, 1, 25, 0, true},
        {STATE_COLLECTED, 5, 1, 25, 0, true}, {STATE_MARKED, 5, 1, 25, 0, true},
        {STATE_RETURNED, 5, 1, 25, 0, true},  {STATE_CORRECTED, 5, 1, 25, 0, true},
        {STATE_WITHDRAWN, 5, 1, 0, 0, false}, {STATE_WITHDRAWN, 0, 0, 0, 0, false},
        {STATE_REMOVED, 5, 0, 0, 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct assignment_set set = {0};
        struct assignment *a = fixture_put(fixture, &set, 1, "math", 25, november(17));
        a->state = cases[i].state;
        a->published_at = cases[i].published_at;
        const struct board *board = fixture_board(fixture, &class, &set, november(17));
        assert_int_equal(board->item_count, cases[i].items);
        assert_int_equal(board->load, cases[i].load);
        assert_int_equal(board->uncounted, 0);
        assert_int_equal(board->pending_count, cases[i].pending);
        assert_int_equal(board->pending_minutes, 25 * (int)cases[i].pending);
        assert_int_equal(board->subjects[1].status, cases[i].set ? REPORT_SET : REPORT_MISSING);
        if (board->item_count > 0)
            assert_int_equal(board->items[0].counted, cases[i].load > 0);
    }
}

/* In the order of the items, with the part of that evening: what has none then is not listed. */
static void what_waits_is_listed_on_its_evenings(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    const struct board *board;

    fixture_put(fixture, &set, 1, "english", 10, november(17))->state = STATE_PENDING;
    struct assignment *two_evenings = fixture_put(fixture, &set, 2, "math", 30, november(16));
    two_evenings->state = STATE_PENDING;
    two_evenings->due = november(18);
    fixture_put(fixture, &set, 3, "math", 15, november(16))->state = STATE_PENDING;
    fixture_put(fixture, &set, 4, "chinese", 20, november(17));
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->pending_count, 2);
    assert_int_equal(board->pending[0].assignment->id, 2);
    assert_int_equal(board->pending[0].today, 15);
    assert_int_equal(board->pending[1].assignment->id, 1);
    assert_int_equal(board->pending_minutes, 25);
    assert_int_equal(board->item_count, 1);
}

static void paths_take_their_tiers_and_ties_go_to_the_first(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(7, 3);
    struct assignment_set set = {0};
    struct assignment *stretch = NULL;

    fixture_put(fixture, &set, 1, "math", 20, november(17));
    fixture_put(fixture, &set, 2, "math", 7, november(17))->tier = TIER_BASE;
    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->headline, 0);
    stretch = fixture_put(fixture, &set, 3, "english", 5, november(17));
    stretch->tier = TIER_STRETCH;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->paths[0].load, 27);
    assert_int_equal(board->paths[1].load, 27);
    assert_int_equal(board->paths[2].load, 32);
    assert_int_equal(board->headline, 2);
    assert_int_equal(board->items[2].running, 32);

    /* What does not count but is required counts as uncounted, on the headline path only. */
    stretch->kind = KIND_ORAL;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->headline, 0);
    assert_int_equal(board->uncounted, 0);
    assert_false(board->items[2].on_headline);
    assert_int_equal(board->items[2].running, 27);
    stretch->tier = TIER_BASE;
    assert_int_equal(fixture_board(fixture, &class, &set, november(17))->uncounted, 5);
    stretch->optional = true;
    assert_int_equal(fixture_board(fixture, &class, &set, november(17))->uncounted, 0);

    /* A school's own paths: A and B apart, B first in the policy. */
    fixture->policy.path_count = 0;
    fixture_add_path(fixture, "B", 1U << TIER_PLUS);
    fixture_add_path(fixture, "A", 1U << TIER_BASE);
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->path_count, 2);
    assert_false(board->paths[0].listed); /* nothing of B this day */
    assert_true(board->paths[1].listed);
    assert_int_equal(board->headline, 1);
    assert_int_equal(board->load, 27);
}

/* The evening is what must be done at home along the headline path; what is left to choice is a sum of
 * its own, and neither holds what is done at school, withdrawn, waiting or a part of another day. */
static void the_evening_is_all_that_must_be_done_at_home(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(7, 3);
    struct assignment_set set = {0};
    struct assignment *oral, *tier, *choice, *long_one;
    const struct board *board;

    fixture_put(fixture, &set, 1, "math", 20, november(17));
    oral = fixture_put(fixture, &set, 2, "english", 15, november(17));
    oral->kind = KIND_ORAL;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->load, 20);
    assert_int_equal(board->evening, 35);
    assert_int_equal(board->optional_minutes, 0);
    oral->place = PLACE_SCHOOL;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->evening, 20);
    assert_int_equal(board->uncounted, 15);
    oral->place = PLACE_HOME;
    oral->optional = true;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->evening, 20);
    assert_int_equal(board->optional_minutes, 15);
    assert_int_equal(board->uncounted, 0);

    /* a tier beside the headline does no evening; choice is summed whatever its tier */
    tier = fixture_put(fixture, &set, 3, "math", 5, november(17));
    tier->tier = TIER_STRETCH;
    choice = fixture_put(fixture, &set, 4, "math", 7, november(17));
    choice->tier = TIER_BASE;
    choice->optional = true;
    board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->evening, 25); /* the headline is stretch */
    assert_int_equal(board->optional_minutes, 22);
    tier->kind = KIND_ORAL; /* then it is base */
    assert_int_equal(fixture_board(fixture, &class, &set, november(17))->evening, 20);

    /* of several evenings each has its part; what waits or was withdrawn has none */
    long_one = fixture_put(fixture, &set, 5, "science", 30, november(17));
    long_one->due = november(20);
    assert_int_equal(fixture_board(fixture, &class, &set, november(17))->evening, 30);
    assert_int_equal(fixture_board(fixture, &class, &set, november(18))->evening, 10);
    assert_int_equal(fixture_board(fixture, &class, &set, november(20))->evening, 0);
    long_one->spread = SPREAD_EACH;
    assert_int_equal(fixture_board(fixture, &class, &set, november(19))->evening, 30);
    long_one->state = STATE_PENDING;
    assert_int_equal(fixture_board(fixture, &class, &set, november(19))->evening, 0);
    long_one->state = STATE_WITHDRAWN;
    long_one->published_at = 1;
    assert_int_equal(fixture_board(fixture, &class, &set, november(19))->evening, 0);
}

static void items_stand_in_subject_order_then_by_id(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    static const int64_t ids[] = {4, 7, 2, 9, 0, 1};

    fixture_put(fixture, &set, 1, "gone", 1,
                november(17)); /* a subject that the school no longer has */
    fixture_put(fixture, &set, 0, "english", 1, november(17)); /* not saved yet */
    fixture_put(fixture, &set, 9, "english", 1, november(17));
    fixture_put(fixture, &set, 2, "math", 1, november(17));
    fixture_put(fixture, &set, 7, "chinese", 1, november(17));
    fixture_put(fixture, &set, 4, "chinese", 1, november(17));
    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->item_count, 6);
    for (size_t i = 0; i < board->item_count; i++)
        assert_int_equal(board->items[i].assignment->id, ids[i]);
    assert_null(board->items[5].subject);
    assert_int_equal(board->load, 6);
}

static void a_part_of_zero_is_listed(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct assignment *a = fixture_put(fixture, &set, 1, "math", 30, november(16));

    a->due = november(19);
    a->spread = SPREAD_LAST;
    const struct board *board = fixture_board(fixture, &class, &set, november(17));
    assert_int_equal(board->item_count, 1);
    assert_int_equal(board->items[0].today, 0);
    assert_int_equal(fixture_board(fixture, &class, &set, november(18))->load, 30);
    assert_int_equal(fixture_board(fixture, &class, &set, november(19))->item_count, 0);
}

static void subjects_report_what_they_set(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    char math[] = "math", art[] = "art", pe[] = "pe";
    const struct no_homework none[] = {
        {november(17), math}, {november(17), art}, {november(18), pe}, {november(21), math}};
    struct assignment *long_one = fixture_put(fixture, &set, 1, "english", 10, november(16));
    struct board_input input;

    long_one->due = november(23);
    fixture_put(fixture, &set, 2, "science", 5, november(17));
    fixture_put(fixture, &set, 3, "class-affairs", 0, november(17))->kind = KIND_NOTICE;
    fixture->subjects.items[3].daily = 1U << 3; /* morality: missing */
    fixture->subjects.items[4].daily = 1U << 4; /* history: not in grade 3 */
    fixture->subjects.items[5].daily = 1U << 3; /* geography: hidden */
    fixture->subjects.items[5].hidden = true;
    input = fixture_input(fixture, &class, &set);
    input.none = none;
    input.none_count = sizeof none / sizeof none[0];

    const struct board *board = board_build(&input, november(17), fixture->arena);
    static const struct
    {
        const char *subject;
        enum report_status status;
        bool expected;
    } rows[] = {
        {"chinese", REPORT_MISSING, true},  {"math", REPORT_NONE, true},
        {"english", REPORT_MISSING, true}, /* yesterday's long one is no report of today */
        {"morality", REPORT_MISSING, true}, {"science", REPORT_SET, false},
        {"art", REPORT_NONE, false},        {"class-affairs", REPORT_SET, false},
    };
    assert_int_equal(board->subject_count, sizeof rows / sizeof rows[0]);
    assert_int_equal(board->reported_count, 1);
    for (size_t i = 0; i < board->subject_count; i++) {
        assert_string_equal(board->subjects[i].subject->code, rows[i].subject);
        assert_int_equal(board->subjects[i].status, rows[i].status);
        assert_int_equal(board->subjects[i].expected, rows[i].expected);
    }
    const struct board_warning *warning = find_warning(board, WARNING_NOT_REPORTED);
    assert_string_equal(board_warning_text(warning, LANG_ZH, fixture->arena),
                        "未报：语文、英语、道法");
    assert_string_equal(board_warning_text(warning, LANG_EN, fixture->arena),
                        "not reported yet: Chinese, English, Morality and Law");

    board = board_build(&input, november(21), fixture->arena); /* a Saturday expects nothing */
    assert_int_equal(board->subject_count, 1);
    assert_false(board->subjects[0].expected);
    assert_null(find_warning(board, WARNING_NOT_REPORTED));
}

static void days_off_have_their_own_limits_and_warnings(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};
    struct calendar_row no_homework = {
        .first = november(18), .last = november(18), .mark = MARK_NO_HOMEWORK};

    calendar_add(fixture->calendar, LAYER_SCHOOL, &no_homework);
    fixture_put(fixture, &set, 1, "math", 30, november(21));
    fixture_put(fixture, &set, 2, "math", 30, date_from_ymd(2026, 10, 2));
    fixture_put(fixture, &set, 3, "math", 15, november(18));
    fixture->policy.limit[STAGE_PRIMARY][2][DAY_WEEKEND] = 20;
    fixture->policy.limit[STAGE_PRIMARY][2][DAY_HOLIDAY] = 40;

    const struct board *board = fixture_board(fixture, &class, &set, november(21));
    assert_int_equal(board->day_kind, DAY_WEEKEND);
    assert_int_equal(board->limit, 20);
    assert_int_equal(board->level, LEVEL_RED);
    assert_null(find_warning(board, WARNING_WEEKEND)); /* off as shipped */
    board = fixture_board(fixture, &class, &set, date_from_ymd(2026, 10, 2));
    assert_int_equal(board->limit, 40);
    assert_int_equal(board->level, LEVEL_GREEN);

    fixture->policy.warnings[WARNING_WEEKEND].level = LEVEL_YELLOW;
    board = fixture_board(fixture, &class, &set, november(21));
    assert_string_equal(
        board_warning_text(find_warning(board, WARNING_WEEKEND), LANG_ZH, fixture->arena),
        "周末有作业 30 分钟");
    board = fixture_board(fixture, &class, &set, november(18));
    assert_true(board->no_homework_day);
    assert_string_equal(
        board_warning_text(find_warning(board, WARNING_NO_HOMEWORK_DAY), LANG_ZH, fixture->arena),
        "无作业日有作业 15 分钟");
}

static void the_week_average_rounds_half_up_over_school_days(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};

    fixture_put(fixture, &set, 1, "math", 99, november(15)); /* the week before */
    fixture_put(fixture, &set, 2, "math", 10, november(16));
    fixture_put(fixture, &set, 3, "math", 21, november(17));
    fixture_put(fixture, &set, 4, "math", 50, november(21)); /* no school day */
    assert_int_equal(fixture_board(fixture, &class, &set, november(16))->week_average, 10);
    assert_int_equal(fixture_board(fixture, &class, &set, november(17))->week_average,
                     16); /* 15.5 */
    assert_int_equal(fixture_board(fixture, &class, &set, november(18))->week_average,
                     10); /* 10.33 */
    assert_int_equal(fixture_board(fixture, &class, &set, november(22))->week_average,
                     6); /* 31 / 5 */
    assert_int_equal(fixture_board(fixture, &class, &set, date_from_ymd(2026, 10, 4))->week_average,
                     0);
    assert_int_equal(fixture_board(fixture, &class, &set, date_from_ymd(2026, 10, 7))->week_average,
                     -1);
}

static void the_grade_is_that_of_the_day(void **state)
{
    struct fixture *fixture = *state;
    struct class class = fixture_class(3, 2);
    struct assignment_set set = {0};

    fixture_put(fixture, &set, 1, "math", 10, date_from_ymd(2026, 8, 31));
    fixture_put(fixture, &set, 2, "math", 10, date_from_ymd(2026, 9, 1));
    const struct board *board = fixture_board(fixture, &class, &set, date_from_ymd(2026, 8, 31));
    assert_int_equal(board->grade.grade, 2);
    assert_int_equal(board->level, LEVEL_RED);
    board = fixture_board(fixture, &class, &set, date_from_ymd(2026, 9, 1));
    assert_int_equal(board->grade.grade, 3);
    assert_int_equal(board->level, LEVEL_GREEN);
    assert_int_equal(board->week_average, 10);
}

/* ---- properties ---- */

/* All that a board says, as one text. */
static char *describe(struct fixture *fixture, const struct board *board)
{
    struct text_buf text = {.arena = fixture->arena};

    text_buf_printf(&text, "%s %d load %d %d/%d avg %d unc %d pending %zu %d |", board->code,
                    (int)board->day, board->load, (int)board->level, board->limit,
                    board->week_average, board->uncounted, board->pending_count,
                    board->pending_minutes);
    for (size_t i = 0; i < board->path_count; i++)
        text_buf_printf(&text, " %d:%d", board->paths[i].load, (int)board->paths[i].level);
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        text_buf_printf(&text, " #%d %d %d %d %d", (int)item->assignment->id, item->today,
                        item->running, item->counted, item->on_headline);
    }
    for (size_t i = 0; i < board->subject_count; i++) {
        text_buf_printf(&text, " %s=%d", board->subjects[i].subject->code,
                        (int)board->subjects[i].status);
    }
    for (size_t i = 0; i < board->warning_count; i++) {
        text_buf_printf(&text, " !%s",
                        board_warning_text(&board->warnings[i], LANG_EN, text.arena));
    }
    return text.text;
}

static void fill_randomly(struct fixture *fixture, struct assignment_set *set, unsigned *random)
{
    for (int64_t id = 1; id <= PROPERTY_ITEMS; id++) {
        struct assignment a = fixture_random_assignment(fixture, random, id, november(9), 14);
        if (fixture_random(random, 8) == 0)
            a.state = (enum state)fixture_random(random, STATE_COUNT);
        fixture_add(fixture, set, &a);
    }
}

static void the_order_of_entry_does_not_matter(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;

    for (int round = 0; round < PROPERTY_ROUNDS; round++) {
        struct class class = fixture_class(1 + (int)fixture_random(&random, 12), 1);
        struct assignment_set set = {0};
        day_t day = november(9 + (int)fixture_random(&random, 14));
        fill_randomly(fixture, &set, &random);
        const char *before = describe(fixture, fixture_board(fixture, &class, &set, day));
        for (size_t i = set.count - 1; i > 0; i--) {
            size_t other = fixture_random(&random, (unsigned)i + 1);
            const struct assignment *swap = set.items[i];
            set.items[i] = set.items[other];
            set.items[other] = swap;
        }
        const char *after = describe(fixture, fixture_board(fixture, &class, &set, day));
        if (strcmp(before, after) != 0)
            fail_msg("seed %u round %d:\n%s\n%s", TEST_SEED, round, before, after);
    }
}

/* Every number again, straight from the rules: one day, one path, one item at a time. */
static void the_sums_follow_from_the_parts(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED + 1;

    for (int round = 0; round < PROPERTY_ROUNDS; round++) {
        struct class class = fixture_class(1 + (int)fixture_random(&random, 12), 1);
        struct assignment_set set = {0};
        day_t day = november(9 + (int)fixture_random(&random, 14));
        fill_randomly(fixture, &set, &random);
        const struct board *board = fixture_board(fixture, &class, &set, day);
        int loads[POLICY_PATHS_MAX] = {0};
        size_t listed = 0;
        for (size_t i = 0; i < set.count; i++) {
            const struct assignment *a = set.items[i];
            int minutes = 0;
            if (!assignment_on(a, fixture->calendar, &fixture->policy, day, &minutes))
                continue;
            listed += state_is_public(a->state) || a->state == STATE_WITHDRAWN ? 1 : 0;
            for (size_t p = 0; p < 6; p++) {
                bool on = a->tier == TIER_NONE || a->tier == (enum tier)(p + 1) ||
                          (p < 3 && (int)a->tier <= (int)p + 1);
                if (on && state_is_public(a->state) && (!a->optional || board->limit == 0) &&
                    policy_counts(&fixture->policy, &board->grade, a->kind, a->place))
                    loads[p] += minutes;
            }
        }
        bool same = listed == board->item_count;
        for (size_t p = 0; p < 6; p++)
            same = same && loads[p] == board->paths[p].load && loads[p] <= board->load;
        same =
            same && board->load == loads[board->headline] &&
            (board->item_count == 0 || board->items[board->item_count - 1].running == board->load);
        if (!same)
            fail_msg("seed %u round %d: %s", TEST_SEED + 1, round, describe(fixture, board));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_primary_week_adds_up, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_junior_week_adds_up, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(exactly_at_the_limit_is_yellow_and_one_more_red,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_youngest_have_no_written_homework, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(each_written_item_of_the_youngest_is_named, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_senior_years_have_no_limit, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_finished_class_has_neither_limit_nor_level, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(states_decide_what_is_shown_and_counted, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_waits_is_listed_on_its_evenings, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(paths_take_their_tiers_and_ties_go_to_the_first,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_evening_is_all_that_must_be_done_at_home, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(items_stand_in_subject_order_then_by_id, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_part_of_zero_is_listed, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(subjects_report_what_they_set, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(days_off_have_their_own_limits_and_warnings, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_week_average_rounds_half_up_over_school_days,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_grade_is_that_of_the_day, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_order_of_entry_does_not_matter, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_sums_follow_from_the_parts, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests_name("board", tests, NULL, NULL);
}
