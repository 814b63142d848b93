/* The warnings that follow from numbers and the class's profile: each exactly at its threshold and one more, off
 * and re-levelled; real time, shares, after-school service; profile, seats and factors. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/lint.h"
#include "support/domain_fixture.h"

/* One class, its homework, its profile; the warning at hand alone is on. */
struct scene
{
    struct fixture *fixture;
    struct class class;
    struct assignment_set set;
    struct class_profile profile;
    struct linter *linter;
};

static struct scene scene_of(void **state, int grade, enum warning_code code)
{
    struct scene scene = {.fixture = *state, .class = fixture_class(grade, 2)};
    struct policy *policy = &scene.fixture->policy;

    for (int c = 0; c < WARNING_CODE_COUNT; c++)
        policy->warnings[c].level = c == (int)code ? LEVEL_YELLOW : LEVEL_NONE;
    policy->repetitive_days = 7;
    policy->repetitive_kinds = (1U << KIND_COUNT) - 1;
    policy->feedback_days = 7;
    policy->feedback_kinds = 1U << KIND_WRITTEN;
    policy->aftercare_written_first = true;
    return scene;
}

static struct assignment *put(struct scene *scene, int64_t id, const char *subject, int minutes,
                              int day)
{
    return fixture_put(scene->fixture, &scene->set, id, subject, minutes, november(day));
}

static struct board *board_on(struct scene *scene, int day)
{
    struct board_input input = fixture_input(scene->fixture, &scene->class, &scene->set);
    input.profile = &scene->profile;
    input.linter = scene->linter;
    return board_build(&input, november(day), scene->fixture->arena);
}

/* "over-share: text; over-share: text", or "". */
static char *told(struct scene *scene, int day)
{
    const struct board *board = board_on(scene, day);
    struct text_buf buf = {.arena = scene->fixture->arena};

    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *w = &board->warnings[i];
        assert_true(strlen(board_warning_text(w, LANG_EN, buf.arena)) > 0 &&
                    strlen(w->source[LANG_ZH]) > 0);
        text_buf_printf(&buf, "%s#%lld %s", i > 0 ? " | " : "", (long long)board_warning_item(w),
                        board_warning_text(w, LANG_ZH, buf.arena));
    }
    return arena_strdup(scene->fixture->arena, text_buf_str(&buf));
}

/* ---- real time ---- */

static void real_time(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_OVER_CALIBRATED);
    struct factor factors[] = {{"math", 1500, DAY_FIRST}, {"math", 2000, november(18)}};
    struct assignment *math = put(&scene, 1, "math", 20, 17);
    struct assignment *chinese = put(&scene, 2, "chinese", 30, 17);

    assert_int_equal(board_on(&scene, 17)->calibrated, -1);
    scene.profile = (struct class_profile){.factors = factors, .factor_count = 1};
    assert_int_equal(board_on(&scene, 17)->calibrated, 60);
    scene.profile.factor_count = 2; /* the second one holds from the next day on */
    assert_int_equal(board_on(&scene, 17)->calibrated, 60);
    put(&scene, 9, "math", 10, 18);
    assert_int_equal(board_on(&scene, 18)->calibrated, 20);
    scene.profile.factor_count = 1;
    assert_string_equal(told(&scene, 17), ""); /* exactly at the limit */
    math->minutes = 21;                        /* 31.5 rounds up to 32 */
    assert_string_equal(told(&scene, 17), "#0 按实际用时要 62 分钟，超出上限 2 分钟");
    /* Each part is rounded for itself, what has no factor stays, what does not count is left out. */
    factors[0].thousandths = 1025;
    put(&scene, 3, "math", 20, 17);
    assert_int_equal(board_on(&scene, 17)->calibrated, 22 + 21 + 30);
    math->optional = true;
    chinese->kind = KIND_ORAL;
    assert_int_equal(board_on(&scene, 17)->calibrated, 21);
    /* No counted part has a factor. */
    factors[0].subject = "english";
    assert_int_equal(board_on(&scene, 17)->calibrated, -1);
    /* No limit, no warning. */
    scene.class = fixture_class(10, 2);
    factors[0] = (struct factor){"chinese", 3000, DAY_FIRST};
    put(&scene, 4, "chinese", 200, 17);
    assert_int_equal(board_on(&scene, 17)->calibrated, 600 + 20);
    assert_string_equal(told(&scene, 17), "");
}

/* ---- the same text ---- */

static void same_text(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_REPETITIVE);
    struct assignment *old = put(&scene, 1, "math", 10, 10);
    struct assignment *new = put(&scene, 2, "math", 10, 17);

    old->text = "口算题卡 第25页，ＡＢ组";
    new->text = "口算题卡第25页，ab组";
    assert_string_equal(told(&scene, 17), "#2 数学与 11-10 布置的内容相同");
    assert_string_equal(told(&scene, 10), ""); /* the first of them is none */
    old->assigned = november(9);
    old->due = november(10);
    assert_string_equal(told(&scene, 17), ""); /* eight days */
    old->assigned = november(17);
    old->due = november(18);
    assert_string_equal(told(&scene, 17), "#2 数学与 11-17 布置的内容相同");
    old->subject = "english";
    assert_string_equal(told(&scene, 17), "");
    old->subject = "math";
    old->state = STATE_WITHDRAWN;
    assert_string_equal(told(&scene, 17), "");
    old->state = STATE_MARKED;
    scene.fixture->policy.repetitive_kinds = 1U << KIND_READING;
    assert_string_equal(told(&scene, 17), "");
    scene.fixture->policy.repetitive_kinds = 1U << KIND_WRITTEN;
    new->text = "口算题卡第26页，AB组";
    assert_string_equal(told(&scene, 17), "");
    new->text = old->text;
    scene.fixture->policy.warnings[WARNING_REPETITIVE].level = LEVEL_NONE;
    assert_string_equal(told(&scene, 17), "");
    scene.fixture->policy.warnings[WARNING_REPETITIVE].level = LEVEL_RED;
    assert_int_equal(board_on(&scene, 17)->warnings[0].level, LEVEL_RED);
    scene.fixture->policy.repetitive_days = 0;
    assert_string_equal(told(&scene, 17), "");
}

/* What is done every day is no repetition. */
static void routines(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_REPETITIVE);
    struct policy *policy = &scene.fixture->policy;

    put(&scene, 1, "math", 10, 16)->text = "口算一页";
    put(&scene, 2, "math", 10, 17)->text = "口算一页";
    policy->routine = (char *)(uintptr_t) "^口算.页$";
    scene.linter = linter_new(policy);
    assert_string_equal(told(&scene, 17), "");
    linter_free(scene.linter);
    policy->routine = NULL;
    scene.linter = linter_new(policy);
    assert_string_equal(told(&scene, 17), "#2 数学与 11-16 布置的内容相同");
    linter_free(scene.linter);
}

/* ---- shares and balance ---- */

static void shares(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_OVER_SHARE);
    static const struct share agreed[] = {{.grade = 3, .subject = "chinese", .minutes = 20},
                                          {.grade = 3, .subject = "math", .minutes = 15},
                                          {.grade = 4, .subject = "math", .minutes = 5}};
    struct assignment *math = put(&scene, 1, "math", 15, 17);

    scene.profile = (struct class_profile){.shares = agreed, .share_count = COUNT_OF(agreed)};
    assert_string_equal(told(&scene, 17), "");
    const struct board *board = board_on(&scene, 17);
    assert_string_equal(board->subjects[1].subject->code, "math");
    assert_int_equal(board->subjects[1].load, 15);
    assert_int_equal(board->subjects[1].share, 15);
    assert_int_equal(board->subjects[2].share, -1);
    math->minutes = 16;
    assert_string_equal(told(&scene, 17), "#0 数学 16 分钟，超过商定的 15 分钟");
    put(&scene, 2, "chinese", 15, 17);
    put(&scene, 3, "chinese", 6, 17);
    assert_string_equal(told(&scene, 17), "#0 语文 21 分钟，超过商定的 20 分钟 | "
                                          "#0 数学 16 分钟，超过商定的 15 分钟");
    math->kind = KIND_ORAL; /* only what counts */
    assert_string_equal(told(&scene, 17), "#0 语文 21 分钟，超过商定的 20 分钟");
    put(&scene, 4, "math", 16, 17)->tier = TIER_PLUS; /* along the headline path */
    assert_int_equal(board_on(&scene, 17)->subjects[1].load, 16);
    put(&scene, 5, "math", 16, 17)->optional = true;
    assert_int_equal(board_on(&scene, 17)->subjects[1].load, 16);
}

static void balance(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_UNBALANCED);

    scene.fixture->policy.unbalanced_percent = 60;
    put(&scene, 1, "math", 60, 17);
    assert_string_equal(told(&scene, 17), ""); /* one subject alone */
    put(&scene, 2, "chinese", 40, 17);
    assert_string_equal(told(&scene, 17), ""); /* exactly 60 % */
    put(&scene, 3, "math", 3, 17);
    assert_string_equal(told(&scene, 17), "#0 数学占当天作业的 61%（63/103 分钟），应不超过 60%");
    scene.fixture->policy.unbalanced_percent = 0;
    assert_string_equal(told(&scene, 17), "");
}

static void subjects(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_TOO_MANY_SUBJECTS);

    scene.fixture->policy.subjects_max[STAGE_PRIMARY][2] = 3;
    put(&scene, 1, "chinese", 5, 17);
    put(&scene, 2, "math", 5, 17);
    put(&scene, 3, "math", 5, 17);
    put(&scene, 4, "english", 5, 17);
    put(&scene, 5, "science", 5, 17)->kind = KIND_INQUIRY;
    put(&scene, 6, "history", 5, 17)->optional = true;
    assert_string_equal(told(&scene, 17), "");
    struct assignment *fourth = put(&scene, 7, "morality", 5, 17);
    assert_string_equal(told(&scene, 17),
                        "#0 4 个学科有书面作业（语文、数学、英语、道德与法治），最多 3 个");
    fourth->spread = SPREAD_LAST; /* nothing of it this evening */
    fourth->due = november(20);
    assert_string_equal(told(&scene, 17), "");
    scene.class = fixture_class(4, 2); /* its bound is another one: none */
    fourth->due = november(18);
    assert_string_equal(told(&scene, 17), "");
}

static void practice(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_PRACTICE_SHARE);

    scene.fixture->policy.practice_percent = 30;
    put(&scene, 1, "math", 70, 16);
    struct assignment *labor = put(&scene, 2, "labor", 30, 20);
    labor->kind = KIND_LABOR;
    labor->due = november(23); /* Friday to Sunday: all of it is of this week */
    assert_string_equal(told(&scene, 20), "");
    labor->minutes = 29;
    assert_string_equal(told(&scene, 20),
                        "#0 本周实践、探究类作业占 29%（29/99 分钟），应不少于 30%");
    assert_string_equal(told(&scene, 19), ""); /* on Thursday it may still come */
    assert_string_equal(told(&scene, 22),
                        "#0 本周实践、探究类作业占 29%（29/99 分钟），应不少于 30%");
    assert_string_equal(told(&scene, 27), ""); /* the week after has nothing */
}

/* ---- syllabus and timetable ---- */

static void syllabus(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_BEYOND_SYLLABUS);
    static const struct unit units[] = {{3, "math", 4, "第四单元"},
                                        {3, "math", 5, "第五单元 长方形"},
                                        {4, "math", 9, "第四单元"},
                                        {3, "english", 6, "Unit 6"}};
    struct progress progress[] = {{302, "math", 4}};
    struct assignment *math = put(&scene, 1, "math", 10, 17);

    scene.profile = (struct class_profile){
        .units = units, .unit_count = COUNT_OF(units), .progress = progress, .progress_count = 1};
    math->unit = "第四单元";
    assert_string_equal(told(&scene, 17), ""); /* the one being taught */
    math->unit = "第五单元长方形";
    assert_string_equal(told(&scene, 17), "#1 数学“第五单元 长方形”还没有学到（现在“第四单元”）");
    progress[0].position = 5;
    assert_string_equal(told(&scene, 17), "");
    math->unit = "第十单元"; /* unknown to the syllabus */
    assert_string_equal(told(&scene, 17), "");
    math->unit = "Unit 6"; /* another subject's */
    assert_string_equal(told(&scene, 17), "");
    math->subject = "english"; /* its progress is not known */
    assert_string_equal(told(&scene, 17), "");
}

static void lessons(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_NO_LESSON);
    static const struct lesson_slot slots[] = {
        {.class_id = 302, .weekday = TUESDAY, .period = 1, .subject = "chinese"},
        {.class_id = 302, .weekday = TUESDAY, .period = 2, .subject = "math"},
        {.class_id = 302, .weekday = WEDNESDAY, .period = 1, .subject = "history"}};
    struct assignment *history = put(&scene, 1, "history", 10, 17); /* a Tuesday */
    put(&scene, 2, "math", 10, 17);

    assert_string_equal(told(&scene, 17), ""); /* without a timetable */
    scene.profile = (struct class_profile){.lessons = slots, .lesson_count = COUNT_OF(slots)};
    assert_string_equal(told(&scene, 17), "#1 周二没有历史课，布置了书面作业");
    history->due = november(20);
    assert_string_equal(told(&scene, 18), ""); /* only on the day it is set */
    history->kind = KIND_READING;
    assert_string_equal(told(&scene, 17), "");
    /* Who is expected follows the timetable: not English on Tuesday, not History. */
    const struct board *board = board_on(&scene, 17);
    assert_int_equal(board->subject_count, 3);
    assert_string_equal(board->subjects[0].subject->code, "chinese");
    assert_int_equal(board->subjects[0].status, REPORT_MISSING);
    assert_string_equal(board->subjects[2].subject->code, "history");
    assert_false(board->subjects[2].expected);
    /* A day of which the timetable says nothing goes by the subject file. */
    assert_int_equal(board_on(&scene, 20)->subject_count, 3);
    assert_true(board_on(&scene, 20)->subjects[2].expected);
}

/* ---- service and bedtime ---- */

static void service(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_PAST_BEDTIME);
    static const struct aftercare_time times[] = {
        {.class_id = 302, .weekday = TUESDAY, .minutes = 40},
        {.class_id = 302, .weekday = SATURDAY, .minutes = 60}};
    static const struct activity activities[] = {{1, 0, DAY_NONE, TUESDAY, "合唱"},
                                                 {2, 302, DAY_NONE, FRIDAY, "足球"},
                                                 {3, 302, 0, MONDAY, "看电影"}};
    struct activity own[COUNT_OF(activities)];

    memcpy(own, activities, sizeof own);
    own[2].day = november(17);
    put(&scene, 1, "chinese", 15, 17)->kind = KIND_ORAL;
    put(&scene, 2, "math", 20, 17);
    put(&scene, 3, "english", 12, 17)->place = PLACE_SCHOOL;
    put(&scene, 4, "science", 9, 17)->optional = true;
    const struct board *board = board_on(&scene, 17);
    assert_int_equal(board->aftercare_minutes, 0);
    assert_int_equal(board->home_minutes, 35); /* the English is done at school */
    assert_int_equal(board->activity_count, 0);

    scene.profile = (struct class_profile){
        .aftercare = times, .aftercare_count = 2, .activities = own, .activity_count = 3};
    board = board_on(&scene, 17);
    assert_int_equal(board->aftercare_minutes, 40);
    assert_int_equal(board->aftercare_used, 40);
    assert_int_equal(board->home_minutes, 7);
    assert_int_equal(board->items[0].at_school, 8); /* oral, after what is written */
    assert_int_equal(board->items[1].at_school, 20);
    assert_int_equal(board->items[2].at_school, 12);
    assert_int_equal(board->items[3].at_school, 0);
    assert_int_equal(board->activity_count, 2);
    assert_string_equal(board->activities[0], "合唱");
    assert_string_equal(board->activities[1], "看电影");
    assert_int_equal(board->load, 32); /* the level still follows rule 5 */

    scene.fixture->policy.aftercare_written_first = false; /* in the order of the board */
    board = board_on(&scene, 17);
    assert_int_equal(board->items[0].at_school, 15);
    assert_int_equal(board->items[1].at_school, 13);
    assert_int_equal(board->items[2].at_school, 12);              /* ~校内 first */
    assert_int_equal(board_on(&scene, 21)->aftercare_minutes, 0); /* Saturday is no school day */
}

/* At the bound and one over, of each stage: all that must be done at home along the headline path, over
 * all its evenings; not what is done at school or left to choice. */
/* Choice that would count, on the path on which it is worst; exactly what is left is no warning, nor is what
 * counts nowhere, and in the first grades choice counts like all else. */
static void optional_load(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_OPTIONAL_LOAD);
    struct assignment *choice = put(&scene, 2, "math", 20, 17);

    put(&scene, 1, "chinese", 40, 17);
    choice->optional = true;
    assert_string_equal(told(&scene, 17), "");
    choice->minutes = 21;
    assert_string_equal(told(&scene, 17), "#0 计时长类的选做作业 21 分钟，上限内只剩 20 分钟");
    choice->kind = KIND_READING;
    assert_string_equal(told(&scene, 17), "");
    choice->kind = KIND_WRITTEN;
    choice->tier = TIER_B;
    put(&scene, 3, "english", 5, 17)->tier = TIER_B;
    put(&scene, 4, "english", 8, 17)->tier = TIER_C;
    assert_string_equal(told(&scene, 17), "#0 计时长类的选做作业 21 分钟，上限内只剩 15 分钟");
    put(&scene, 5, "math", 30, 17); /* over without it: nothing is left */
    assert_string_equal(told(&scene, 17), "#0 计时长类的选做作业 21 分钟，上限内只剩 0 分钟");
    choice->state = STATE_WITHDRAWN;
    assert_string_equal(told(&scene, 17), "");
    choice->state = STATE_PUBLISHED;
    scene.class = fixture_class(1, 2);
    assert_string_equal(told(&scene, 17), "");
    scene.class = fixture_class(11, 2);
    assert_string_equal(told(&scene, 17), "");
}

static void long_evening(void **state)
{
    static const struct
    {
        int grade, most;
    } stages[] = {{3, 90}, {8, 120}, {11, 150}};
    struct scene scene = scene_of(state, 3, WARNING_LONG_EVENING);
    struct policy *policy = &scene.fixture->policy;
    struct assignment *oral = put(&scene, 1, "chinese", 0, 17);
    struct assignment *paper = put(&scene, 2, "math", 50, 17);

    policy->evening[STAGE_PRIMARY] = 90;
    policy->evening[STAGE_JUNIOR] = 120;
    policy->evening[STAGE_SENIOR] = 150;
    oral->kind = KIND_ORAL;
    for (size_t i = 0; i < COUNT_OF(stages); i++) {
        int most = stages[i].most;
        scene.class = fixture_class(stages[i].grade, 2);
        oral->class_id = paper->class_id = scene.class.id;
        oral->minutes = most - 50;
        assert_string_equal(told(&scene, 17), "");
        oral->minutes++;
        assert_string_equal(told(&scene, 17),
                            arena_printf(scene.fixture->arena,
                                         "#0 在家的必做作业共 %d 分钟，超过一晚 %d 分钟", most + 1,
                                         most));
    }
    oral->optional = true;
    assert_string_equal(told(&scene, 17), "");
    oral->optional = false;
    oral->place = PLACE_SCHOOL;
    assert_string_equal(told(&scene, 17), "");
    oral->place = PLACE_HOME;

    /* a tier beside the headline is another child's evening */
    paper->tier = TIER_BASE;
    oral->tier = TIER_STRETCH;
    assert_string_equal(told(&scene, 17), "");
    paper->tier = oral->tier = TIER_NONE;

    /* over two evenings each has its half; every day is every day */
    oral->due = november(19);
    assert_string_equal(told(&scene, 17), "");
    oral->spread = SPREAD_EACH;
    assert_true(strlen(told(&scene, 17)) > 0);
    assert_string_equal(told(&scene, 18), "");
    oral->minutes = 151;
    assert_true(strlen(told(&scene, 18)) > 0);
    policy->evening[STAGE_SENIOR] = 0; /* no bound */
    assert_string_equal(told(&scene, 18), "");
}

static void bedtime(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_PAST_BEDTIME);
    static const struct aftercare_time times[] = {
        {.class_id = 302, .weekday = TUESDAY, .minutes = 1}};
    struct assignment *oral = put(&scene, 1, "chinese", 200, 17);

    scene.fixture->policy.home_start[STAGE_PRIMARY] = 18 * 60;
    scene.fixture->policy.bedtime[STAGE_PRIMARY] = 21 * 60 + 20;
    oral->kind = KIND_ORAL; /* all that is required, counted or not */
    assert_string_equal(told(&scene, 17), "");
    oral->minutes = 201;
    assert_string_equal(told(&scene, 17),
                        "#0 在家要做 201 分钟，18:00 开始要到 21:21，晚于就寝时间 21:20");
    scene.profile = (struct class_profile){.aftercare = times, .aftercare_count = 1};
    assert_string_equal(told(&scene, 17), ""); /* a minute fits at school */
    scene.profile = (struct class_profile){0};
    oral->optional = true;
    assert_string_equal(told(&scene, 17), "");
    oral->optional = false;
    oral->assigned = november(21); /* a Saturday has the day */
    oral->due = november(22);
    assert_string_equal(told(&scene, 21), "");
    oral->minutes = 20;
    scene.linter = linter_new(&scene.fixture->policy);
    oral->text = "21:20前上传";
    assert_string_equal(told(&scene, 21), "");
    oral->text = "21:21前上传";
    assert_string_equal(told(&scene, 21), "#1 语文要求到 21:21，晚于就寝时间 21:20");
    oral->text = "凌晨1点前上传";
    assert_string_equal(told(&scene, 21), "#1 语文要求到 次日 1:00，晚于就寝时间 21:20");
    linter_free(scene.linter);
}

/* ---- marking ---- */

static void unmarked(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_NO_FEEDBACK);
    struct unmarked list[] = {
        {7, "math", KIND_WRITTEN, november(9)},
        {5, "chinese", KIND_WRITTEN, november(2)},
        {8, "math", KIND_WRITTEN, november(8)},
    };

    scene.profile = (struct class_profile){.unmarked = list, .unmarked_count = 1};
    assert_string_equal(told(&scene, 16), ""); /* seven days */
    assert_string_equal(told(&scene, 17), "#7 数学布置了 8 天，没有批改");
    scene.profile.unmarked_count = 3;
    assert_string_equal(told(&scene, 17), "#5 语文布置了 15 天，没有批改 | "
                                          "#8 数学 2 项没有批改，最早的布置了 9 天");
    list[1].kind = KIND_ORAL; /* nothing to hand in */
    list[2].kind = KIND_ORAL;
    assert_string_equal(told(&scene, 17), "#7 数学布置了 8 天，没有批改");
}

/* ---- text rules on the board ---- */

static void text_rules(void **state)
{
    struct scene scene = scene_of(state, 3, WARNING_NEAR_LIMIT);
    struct policy *policy = &scene.fixture->policy;
    char *words[] = {(char *)(uintptr_t) "家长"};
    char *patterns[] = {(char *)(uintptr_t) "家长签字"};
    struct text_rule rule = {.code = (char *)(uintptr_t) "parents",
                             .level = LEVEL_YELLOW,
                             .source = (char *)(uintptr_t) "source",
                             .text_zh = (char *)(uintptr_t) "不要签字",
                             .text_en = (char *)(uintptr_t) "do not sign",
                             .words = words,
                             .word_count = 1,
                             .patterns = patterns,
                             .pattern_count = 1,
                             .grades = ~0U,
                             .kinds = ~0U};
    struct assignment *a = put(&scene, 3, "math", 55, 17);

    policy->text_rules = &rule;
    policy->text_rule_count = 1;
    policy->warnings[WARNING_NEAR_LIMIT].text_zh = (char *)(uintptr_t) "请商量";
    scene.linter = linter_new(policy);
    a->text = "P12，\n家长签字";
    assert_string_equal(
        told(&scene, 17),
        "#0 接近上限，还可布置 5 分钟（55/60）；请商量 | #3 数学“家长签字”：不要签字");
    const struct board *board = board_on(&scene, 17);
    assert_string_equal(board_warning_code(&board->warnings[1]), "parents");
    assert_int_equal(board->warnings[1].code, WARNING_TEXT);
    assert_ptr_equal(board->warnings[1].rule, &rule);
    rule.level = LEVEL_RED; /* red first */
    assert_int_equal(board_on(&scene, 17)->warnings[0].code, WARNING_TEXT);
    a->state = STATE_WITHDRAWN;
    a->published_at = 1;
    assert_string_equal(told(&scene, 17), "");
    linter_free(scene.linter);
}

/* ---- profile ---- */

static void factors(void **state)
{
    (void)state;
    static const struct
    {
        int ratios[8];
        size_t count;
        int factor;
    } rows[] = {
        {{1000, 1000, 1000, 1000}, 4, 0},
        {{1000, 1200, 1100, 1500, 900}, 5, 1100},
        {{1000, 1200, 1101, 1500, 900, 1400}, 6, 1151}, /* the mean of 1101 and 1200, half up */
        {{100, 200, 300, 400, 450}, 5, 500},
        {{4000, 4000, 4000, 4000, 100}, 5, 3000},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(factor_of(rows[i].ratios, rows[i].count), rows[i].factor);
    int many[40];
    for (int i = 0; i < 40; i++)
        many[i] = i < 30 ? 1000 + i : 3000; /* older ones are not looked at */
    assert_int_equal(factor_of(many, 40), 1015);

    static const int actual[] = {30, 10, 20, 25};
    struct handin handin = {.actual = actual, .actual_count = 2};
    assert_int_equal(actual_ratio(&handin, 20), 0);
    handin.actual_count = 3;
    assert_int_equal(actual_ratio(&handin, 20), 1000);
    assert_int_equal(actual_ratio(&handin, 0), 0);
    handin.actual_count = 4; /* median 22.5 */
    assert_int_equal(actual_ratio(&handin, 20), 1125);
    assert_int_equal(actual_ratio(&handin, 7), 3214);
}

/* Four of five, of any count; the median of an even count is rounded half up. */
static void times_of_most(void **state)
{
    static const struct
    {
        int times[10];
        size_t count;
        int median, most;
    } cases[] = {
        {{7}, 1, 7, 7},
        {{9, 4}, 2, 7, 9},
        {{10, 12, 11, 30, 13}, 5, 12, 13},
        {{10, 12, 11, 30, 13, 14}, 6, 13, 14}, /* four are 67 %, five 83 % */
        {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 10, 6, 8},
    };
    int median = 0, most = 0;

    (void)state;
    assert_false(actual_times(NULL, 0, &median, &most));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(actual_times(cases[i].times, cases[i].count, &median, &most));
        assert_int_equal(median, cases[i].median);
        assert_int_equal(most, cases[i].most);
    }
}

static void seats(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *text, *formatted; /* NULL: refused */
    } rows[] = {
        {"", ""},
        {"3", "3"},
        {"17, 3，20－22、21", "3,17,20-22"},
        {"3 4", "3,4"},
        {"1-200", "1-200"},
        {"5,5,5", "5"},
        {"0", ""},
        {" 无 ", ""},
        {"都交了", ""},
        {"3,0", NULL},
        {"201", NULL},
        {"3-1", NULL},
        {"a", NULL},
        {"3,x7", NULL},
        {"3-", NULL},
        {"-3", NULL},
        {"7号、15号", "7,15"},
        {"7号 15号", "7,15"},
        {"７、１５", "7,15"},
        {"7号和9号-11号。3号", "3,7,9-11"},
        {"号", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct seats list;
        struct err err = {0};
        bool taken = seats_parse(rows[i].text, fixture->arena, &list, &err);
        assert_int_equal(taken, rows[i].formatted != NULL);
        if (taken)
            assert_string_equal(seats_format(&list, fixture->arena), rows[i].formatted);
        else
            assert_int_equal(err.code, ERR_INPUT);
    }
    struct err err = {0};
    struct seats list;
    assert_false(seats_parse("3,x7", fixture->arena, &list, &err));
    assert_non_null(strstr(err.message, "“x7”"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(real_time, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(same_text, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(routines, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(shares, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(balance, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(subjects, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(practice, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(syllabus, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(lessons, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(service, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(optional_load, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(long_evening, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(bedtime, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(unmarked, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(text_rules, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(factors, fixture_setup, fixture_teardown),
        cmocka_unit_test(times_of_most),
        cmocka_unit_test_setup_teardown(seats, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests_name("warnings", tests, NULL, NULL);
}
