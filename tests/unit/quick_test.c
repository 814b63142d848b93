/* The quick line: every sentence of the contract's section 5, and reading back what is written. */
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

#define PROPERTY_ROUNDS 2000
#define NO_MINUTES (-1)

static struct quick_context context_of(const struct fixture *fixture, const char *assigned)
{
    struct quick_context context = {
        .subjects = &fixture->subjects, .policy = &fixture->policy, .calendar = fixture->calendar};
    assert_true(date_parse_iso(assigned, &context.assigned, NULL));
    return context;
}

static struct quick *parse(struct fixture *fixture, const char *line)
{
    struct quick_context context = context_of(fixture, "2026-11-17"); /* a Tuesday */
    return quick_parse(&context, line, fixture->arena);
}

static void accept(const char *line, const struct quick *quick)
{
    if (quick->problem_count > 0)
        fail_msg("“%s”: %s", line, quick->problems[0].message);
}

static void every_mark_of_the_example_is_read(void **state)
{
    struct fixture *fixture = *state;
    const char *line = "数学 练习册P12-13 15分 @周三 #书面 +提升 ?选做 ~校内 !设备 每天";
    const struct quick *quick = parse(fixture, line);

    accept(line, quick);
    assert_string_equal(quick->subject->code, "math");
    assert_string_equal(quick->text, "练习册P12-13");
    assert_true(quick->has_minutes);
    assert_int_equal(quick->minutes, 15);
    assert_true(quick->has_due);
    assert_int_equal(quick->due, date_from_ymd(2026, 11, 18));
    assert_int_equal(quick->kind, KIND_WRITTEN);
    assert_true(quick->kind_given);
    assert_int_equal(quick->tier, TIER_PLUS);
    assert_true(quick->optional);
    assert_int_equal(quick->place, PLACE_SCHOOL);
    assert_true(quick->device);
    assert_int_equal(quick->spread, SPREAD_EACH);

    static const enum quick_token tokens[] = {
        QUICK_SUBJECT, QUICK_TEXT,     QUICK_MINUTES, QUICK_DUE,    QUICK_KIND,
        QUICK_TIER,    QUICK_OPTIONAL, QUICK_PLACE,   QUICK_DEVICE, QUICK_SPREAD};
    assert_int_equal(quick->span_count, sizeof tokens / sizeof tokens[0]);
    for (size_t i = 0; i < quick->span_count; i++) {
        assert_int_equal(quick->spans[i].token, tokens[i]);
        assert_true(line[quick->spans[i].end] == ' ' || line[quick->spans[i].end] == '\0');
        assert_true(quick->spans[i].start == 0 || line[quick->spans[i].start - 1] == ' ');
    }
}

static void marks_come_in_any_order(void **state)
{
    struct fixture *fixture = *state;
    const char *line = "math ？选做 ＃口头 ＠周五 ２０分 读 ～校内 课文 ＋拓展 ！";
    const struct quick *quick = parse(fixture, line);

    accept(line, quick);
    assert_string_equal(quick->text, "读 课文");
    assert_int_equal(quick->minutes, 20);
    assert_int_equal(quick->kind, KIND_ORAL);
    assert_int_equal(quick->due, date_from_ymd(2026, 11, 20));
    assert_int_equal(quick->tier, TIER_STRETCH);
    assert_true(quick->optional && quick->device);
    assert_int_equal(quick->place, PLACE_SCHOOL);
}

static void minutes_are_read_in_every_form(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *rest;
        int minutes;
        const char *text;
    } cases[] = {
        {"读 15", 15, "读"},
        {"读 15分", 15, "读"},
        {"读 15分钟", 15, "读"},
        {"读 15m", 15, "读"},
        {"读 15min", 15, "读"},
        {"读 １５分", 15, "读"},
        {"读 １５", 15, "读"},
        {"读 半小时", 30, "读"},
        {"读 半个小时", 30, "读"},
        {"读 1小时", 60, "读"},
        {"读 1h", 60, "读"},
        {"读 1H30", 90, "读"},
        {"读 1h30", 90, "读"},
        {"读 1h30m", 90, "读"},
        {"读 1小时30分", 90, "读"},
        {"读 1小时半", 90, "读"},
        {"读 1.5小时", 90, "读"},
        {"读 一小时", 60, "读"},
        {"读 一个半小时", 90, "读"},
        {"读 两小时", 120, "读"},
        /* the last time wins, earlier ones are text */
        {"读 10分 写 15分", 15, "读 10分 写"},
        {"15分 读", 15, "读"},
        {"读 20 写 25", 25, "读 20 写"},
        /* bare digits only where no time with a unit stands */
        {"读 15分 写 3", 15, "读 写 3"},
        {"读 第 3 页 半小时", 30, "读 第 3 页"},
        /* glued to something else: text */
        {"P42~43 15分", 15, "P42~43"},
        {"A+B组 15分", 15, "A+B组"},
        {"口算（限时5分钟） 15分", 15, "口算（限时5分钟）"},
        {"80分以下重做 15分", 15, "80分以下重做"},
        {"好不好? 15分", 15, "好不好?"},
        {"好不好？ 15分", 15, "好不好？"},
        {"选做题 15分", 15, "选做题"},
        {"每天读 15分", 15, "每天读"},
        {"a@b.c x#y 15分", 15, "a@b.c x#y"},
        {"3 + 5 15分", 15, "3 + 5"},
        {"?! 15分", 15, "?!"},
        {"!注意 15分", 15, "!注意"},
        {"读 15分,", NO_MINUTES, "读 15分,"},
        {"读 15题", NO_MINUTES, "读 15题"},
        {"读 1h75", NO_MINUTES, "读 1h75"},
        {"读 1:30", NO_MINUTES, "读 1:30"},
        {"读 -15", NO_MINUTES, "读 -15"},
        {"读 分", NO_MINUTES, "读 分"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char line[200];
        snprintf(line, sizeof line, "数学 %s", cases[i].rest);
        const struct quick *quick = parse(fixture, line);
        assert_string_equal(quick->text, cases[i].text);
        assert_int_equal(quick->has_minutes, cases[i].minutes != NO_MINUTES);
        if (quick->has_minutes) {
            accept(line, quick);
            assert_int_equal(quick->minutes, cases[i].minutes);
        } else {
            assert_int_equal(quick->problem_count, 1);
            assert_int_equal(quick->problems[0].start, strlen(line));
        }
    }
}

static void due_days_are_read_in_every_form(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *assigned, *mark, *due;
    } cases[] = {
        {"2026-11-17", "@周三", "2026-11-18"},
        {"2026-11-17", "@周二", "2026-11-24"},
        {"2026-11-17", "@11-24", "2026-11-24"},
        {"2026-11-17", "@2026-11-24", "2026-11-24"},
        {"2026-11-17", "@+2d", "2026-11-19"},
        {"2026-11-17", "＠＋２ｄ", "2026-11-19"},
        {"2026-11-17", "@明天", "2026-11-18"},
        {"2026-11-20", "@明天", "2026-11-23"},
        {"2026-11-20", "@tomorrow", "2026-11-23"},
        {"2026-11-20", "明天", "2026-11-23"},
        {"2026-09-30", "明天", "2026-10-08"},
        {"2026-10-09", "明天", "2026-10-10"},
        {"2026-11-20", "下节课", "2026-11-23"},
        {"2026-11-20", "@下节课", "2026-11-23"},
        {"2026-11-17", "@fri", "2026-11-20"},
        {"2026-11-17", "@周五 @周四", "2026-11-19"},
        {"2026-11-17", "@11-21", "2026-11-21"},
        {"2026-11-20", "", "2026-11-23"},
        {"2026-11-17", "~校内 @2026-11-17", "2026-11-17"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct quick_context context = context_of(fixture, cases[i].assigned);
        char line[200];
        char due[DATE_TEXT_BYTES];
        snprintf(line, sizeof line, "数学 练习 15分 %s", cases[i].mark);
        const struct quick *quick = quick_parse(&context, line, fixture->arena);
        accept(line, quick);
        assert_string_equal(date_iso(quick->due, due), cases[i].due);
        assert_string_equal(quick->text, "练习");
        assert_int_equal(quick->has_due, strpbrk(line, "@") || strstr(line, "明天") ||
                                             strstr(line, "下节课") || strstr(line, "＠"));
    }
}

static void words_without_a_sign_are_marks(void **state)
{
    struct fixture *fixture = *state;
    const char *line = "数学 选做 练习 校内 每天 明天 10分";
    const struct quick *quick = parse(fixture, line);

    accept(line, quick);
    assert_true(quick->optional);
    assert_int_equal(quick->place, PLACE_SCHOOL);
    assert_int_equal(quick->spread, SPREAD_EACH);
    assert_int_equal(quick->due, date_from_ymd(2026, 11, 18));
    assert_string_equal(quick->text, "练习");
    assert_true(parse(fixture, "数学 练习 ? 10分")->optional);
    assert_true(parse(fixture, "数学 练习 ？ 10分")->optional);
    assert_true(parse(fixture, "数学 练习 ! 10分")->device);
    assert_int_equal(parse(fixture, "数学 练习 ~last 10分")->spread, SPREAD_LAST);
}

static void what_is_wrong_has_its_place(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *line, *at, *fault;
    } cases[] = {
        {"数学 练习 15分 @下下周", "@下下周", NULL},
        {"数学 练习 15分 @02-30", "@02-30", NULL},
        {"数学 练习 15分 #笔试", "#笔试", "written"},
        {"数学 练习 15分 +超级", "+超级", "stretch"},
        {"数学 练习 15分 ~月球", "~月球", "school"},
        {"数学 练习 601", "601", "600"},
        {"数学 练习 0分", "0分", "at least 1"},
        {"数学 练习 9999999999999分", "9999999999999分", "at most"},
        {"数学 练习 15分 @2026-11-17", "@2026-11-17", "at home"},
        {"数学 练习 15分 @2026-11-01", "@2026-11-01", "before"},
        {"数学 练习 15分 @2027-11-01", "@2027-11-01", "100"},
        {"数学 练习 15分 #通知", "15分", "notice"},
        {"炼金术 练习 15分", "炼金术", NULL},
        {"拉丁语 练习 15分", "拉丁语", NULL}, /* hidden */
        {"道德 练习 15分", "道德", NULL},
        {"#书面 练习 15分", "", "subject"},
        {"", "", "subject"},
        {"数学 15分", "", "text"},
        {"数学 练习", "", "minutes"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct quick *quick = parse(fixture, cases[i].line);
        if (quick->problem_count == 0)
            fail_msg("“%s” was accepted", cases[i].line);
        const struct quick_problem *problem = &quick->problems[0];
        size_t length = strlen(cases[i].at);
        assert_int_equal(problem->end - problem->start, length);
        assert_memory_equal(cases[i].line + problem->start, cases[i].at, length);
        if (cases[i].fault && !strstr(problem->message, cases[i].fault))
            fail_msg("“%s”: “%s” does not say %s", cases[i].line, problem->message, cases[i].fault);
    }
    const struct quick *quick = parse(fixture, "数学 练习 15分 #笔试");
    assert_int_equal(quick->spans[3].token, QUICK_BAD);
}

static void the_subject_comes_first(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *line, *subject, *text;
        size_t name_end;
    } cases[] = {
        {"数学 练习 15分", "math", "练习", 6},
        {"  数学　练习 15分", "math", "练习", 8},
        {"math practice 15", "math", "practice", 4},
        {"Mathematics practice 15", "math", "practice", 11},
        {"ＭＡＴＨ practice 15", "math", "practice", 12},
        {"道法 抄写 5分", "morality", "抄写", 6},
        {"Morality and Law copy 5m", "morality", "copy", 16},
        {"体育 跳绳 5分", "pe", "跳绳", 6},
        {"数学：练习 15分", "math", "练习", 9},
        {"数学: 练习 15分", "math", "练习", 7},
        {"math: practice 15", "math", "practice", 5},
        /* glued: the longest Chinese name, the rest is text */
        {"数学练习册P12 15分", "math", "练习册P12", 6},
        {"体育与健康跳绳 15分", "pe", "跳绳", 15},
        {"体育跳绳 15分", "pe", "跳绳", 6},
        {"语文选做 写字 15分", "chinese", "选做 写字", 6},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct quick *quick = parse(fixture, cases[i].line);
        accept(cases[i].line, quick);
        assert_string_equal(quick->subject->code, cases[i].subject);
        assert_string_equal(quick->text, cases[i].text);
        assert_int_equal(quick->spans[0].token, QUICK_SUBJECT);
        assert_int_equal(quick->spans[0].end, cases[i].name_end);
    }
    /* A word that only begins like an English name is none. */
    assert_null(parse(fixture, "mathematicians 15分")->subject);
    assert_null(parse(fixture, "peter 15分")->subject);
}

static void the_kind_is_given_the_subjects_own_or_guessed(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *line;
        enum kind kind;
        bool given;
    } cases[] = {
        {"语文 背诵课文 10分", KIND_ORAL, false},
        {"语文 背诵课文 10分 #书面", KIND_WRITTEN, true},
        {"语文 写作文 10分", KIND_WRITTEN, false},
        {"体育 背诵规则 10分", KIND_SPORT, false}, /* the subject's own goes first */
        {"艺术 画画 10分", KIND_ART, false},
        {"劳动 扫地 10分", KIND_LABOR, false},
        {"班务 带水杯", KIND_NOTICE, false},
        {"体育 写观后感 10分 #书面", KIND_WRITTEN, true},
        {"语文 预习 #其他 10分 #口头", KIND_ORAL, true},
        {"数学 带好 圆规 3 支", KIND_NOTICE, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct quick *quick = parse(fixture, cases[i].line);
        accept(cases[i].line, quick);
        assert_int_equal(quick->kind, cases[i].kind);
        assert_int_equal(quick->kind_given, cases[i].given);
        assert_int_equal(quick->minutes, cases[i].kind == KIND_NOTICE ? 0 : 10);
    }
    assert_string_equal(parse(fixture, "班务 带 3 支铅笔")->text, "带 3 支铅笔");
}

static void spacing_and_escapes_are_kept(void **state)
{
    struct fixture *fixture = *state;
    static const struct
    {
        const char *line, *text;
    } cases[] = {
        {"数学 读  课文　一 15分", "读  课文　一"},     {"数学 读 @周三 课文 15分", "读 课文"},
        {"数学 第一题\n第二题 15分", "第一题\n第二题"}, {"数学 \\选做 练习 15分", "选做 练习"},
        {"数学 \\\\选做 练习 15分", "\\选做 练习"},     {"数学 \\frac 练习 15分", "\\frac 练习"},
        {"数学 做 \\#5 题 15分", "做 #5 题"},           {"数学 跑 15分 \\20分", "跑 20分"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct quick *quick = parse(fixture, cases[i].line);
        accept(cases[i].line, quick);
        assert_string_equal(quick->text, cases[i].text);
        assert_int_equal(quick->minutes, 15);
        assert_false(quick->optional);
    }
}

static void a_line_is_written_short(void **state)
{
    struct fixture *fixture = *state;
    struct quick_context context = context_of(fixture, "2026-11-17");
    struct assignment a =
        fixture_assignment(fixture, 1, "math", 15, context.assigned, context.assigned + 1);
    a.text = "练习册P12-13";
    assert_string_equal(quick_format(&a, &context, fixture->arena), "数学 练习册P12-13 15分");
    a.due += 7;
    a.tier = TIER_PLUS;
    a.optional = true;
    a.kind = KIND_ORAL;
    a.place = PLACE_SCHOOL;
    a.device = true;
    a.spread = SPREAD_EACH;
    assert_string_equal(quick_format(&a, &context, fixture->arena),
                        "数学 练习册P12-13 15分 #口头 +提升 ?选做 ~校内 ~每天 !设备 @2026-11-25");
    a.due -= 5;
    context.lang = LANG_EN;
    assert_string_equal(quick_format(&a, &context, fixture->arena),
                        "Mathematics 练习册P12-13 15m #oral +plus ? ~school ~each ! @Fri");
    a.subject = "morality"; /* its English name has spaces */
    a.text = "选做 5分 3";
    a.kind = KIND_NOTICE;
    a.minutes = 0;
    a.device = false;
    assert_string_equal(quick_format(&a, &context, fixture->arena),
                        "morality \\选做 \\5分 3 #notice +plus ? ~school ~each @Fri");
}

/* Words that a text may hold, many of which say something when they stand alone. */
static char *random_text(struct fixture *fixture, unsigned *random)
{
    static const char *const words[] = {
        "练习册P12", "背诵",    "抄写",    "选做", "校内",   "每天",  "明天",          "下节课",
        "?",         "!",       "？选做",  "15分", "半小时", "20",    "1h30",          "@周三",
        "#书面",     "#5",      "+提升",   "+",    "~校内",  "~",     "\\选做",        "\\\\",
        "\\frac",    "\\\\5分", "好不好?", "带好", "数学",   "math:", "（限时5分钟）", "②",
        "😀"};
    static const char *const gaps[] = {" ", "  ", "　", "\n", " \n", "\u00a0"};
    struct text_buf text = {.arena = fixture->arena};
    unsigned count = 1 + fixture_random(random, 6);

    for (unsigned i = 0; i < count; i++) {
        text_buf_add(&text, i > 0 ? gaps[fixture_random(random, 6)] : "");
        text_buf_add(&text, words[fixture_random(random, sizeof words / sizeof words[0])]);
    }
    return text.text;
}

static void what_is_written_is_read_back(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;
    const unsigned given = FIELD_ALL & ~(unsigned)(FIELD_TEACHER | FIELD_UNIT);

    for (int round = 0; round < PROPERTY_ROUNDS; round++) {
        struct assignment a =
            fixture_random_assignment(fixture, &random, 1, date_from_ymd(2026, 9, 20), 90);
        struct assignment back = {0};
        struct quick_context context = {.subjects = &fixture->subjects,
                                        .policy = &fixture->policy,
                                        .calendar = fixture->calendar,
                                        .assigned = a.assigned,
                                        .lang = fixture_random(&random, 2) ? LANG_EN : LANG_ZH};
        a.text = random_text(fixture, &random);
        const char *line = quick_format(&a, &context, fixture->arena);
        const struct quick *quick = quick_parse(&context, line, fixture->arena);
        if (quick->problem_count > 0) {
            fail_msg("seed %u round %d “%s”: %s", TEST_SEED, round, line,
                     quick->problems[0].message);
        }
        quick_fill(quick, &context, &back);
        if ((assignment_diff(&a, &back) & given) != 0) {
            fail_msg("seed %u round %d “%s”: differs in %x, text “%s”", TEST_SEED, round, line,
                     assignment_diff(&a, &back) & given, back.text);
        }
        if (strcmp(line, quick_format(&back, &context, fixture->arena)) != 0) {
            fail_msg("seed %u round %d “%s” is written otherwise the second time", TEST_SEED, round,
                     line);
        }
    }
}

static void any_line_is_read_without_harm(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;
    static const char *const pieces[] = {"数", "学",   "数学", " ",    "　", "@",  "#",    "+",
                                         "~",  "?",    "!",    "1",    "5",  "分", "小时", "h",
                                         "半", "选做", "\\",   ":",    "：", ".",  "\n",   "周三",
                                         "é",  "😀",    "-",    "英语", "PE"};
    for (int round = 0; round < PROPERTY_ROUNDS; round++) {
        struct text_buf line = {.arena = fixture->arena};
        unsigned count = fixture_random(&random, 14);
        for (unsigned i = 0; i < count; i++)
            text_buf_add(&line, pieces[fixture_random(&random, sizeof pieces / sizeof pieces[0])]);
        const char *text = text_buf_str(&line);
        const struct quick *quick = parse(fixture, text);
        size_t end = 0;
        for (size_t i = 0; i < quick->span_count; i++) {
            const struct quick_span *span = &quick->spans[i];
            if (span->start < end || span->end <= span->start || span->end > strlen(text))
                fail_msg("seed %u round %d “%s”: span %zu", TEST_SEED, round, text, i);
            end = span->end;
        }
        for (size_t i = 0; i < quick->problem_count; i++) {
            assert_true(quick->problems[i].end <= strlen(text));
            assert_true(quick->problems[i].message[0] != '\0');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_mark_of_the_example_is_read, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(marks_come_in_any_order, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(minutes_are_read_in_every_form, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(due_days_are_read_in_every_form, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(words_without_a_sign_are_marks, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_wrong_has_its_place, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_subject_comes_first, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_kind_is_given_the_subjects_own_or_guessed,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(spacing_and_escapes_are_kept, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_line_is_written_short, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_written_is_read_back, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(any_line_is_read_without_harm, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests_name("quick", tests, NULL, NULL);
}
