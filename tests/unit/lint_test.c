/* The rules on texts as shipped: real sentences that must warn, and near-misses that must not; times
 * of day; scope, exceptions and places of a hit; what a bad pattern says. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "conf/conf.h"
#include "domain/lint.h"
#include "support/conf_fixture.h"

#define SENTENCES_FILE "tests/fixtures/sentences/lint.tsv"
#define SENTENCES_LEAST 130
#define HITS_MAX 16
#define FIELDS 5

static void load_policy(struct fixture *f, struct policy *policy, size_t count, char **files)
{
    f->settings = (struct settings){.policy_files = files, .policy_count = count};
    if (!conf_load_policy(f->arena, &f->paths, &f->settings, policy, NULL, &f->err)) {
        fail_msg("%s", f->err.message);
    }
}

static struct grade grade_of(int grade)
{
    enum stage stage = grade <= 6 ? STAGE_PRIMARY : grade <= 9 ? STAGE_JUNIOR : STAGE_SENIOR;
    int before = stage == STAGE_PRIMARY ? 0 : stage == STAGE_JUNIOR ? 6 : 9;
    return (struct grade){
        .phase = CLASS_CURRENT, .stage = stage, .year = grade - before, .grade = grade};
}

/* "parents+phone": the rules that a text breaks, "" where none. */
static char *broken(struct fixture *f, struct linter *linter, int grade, enum kind kind,
                    const char *text)
{
    struct assignment a = {.text = text, .kind = kind};
    struct grade class_grade = grade_of(grade);
    struct lint_hit hits[HITS_MAX];
    size_t count = linter_run(linter, &a, &class_grade, hits, HITS_MAX);
    struct text_buf codes = {.arena = f->arena};

    for (size_t i = 0; i < count; i++) {
        assert_true(hits[i].start < hits[i].end && hits[i].end <= strlen(text));
        text_buf_printf(&codes, "%s%s", i > 0 ? "+" : "", hits[i].rule->code);
    }
    return arena_strdup(f->arena, text_buf_str(&codes));
}

/* ---- the sentences ---- */

struct sentence
{
    char *rules; /* "parents", "-parents", "-" */
    int grade;
    char *subject;
    enum kind kind;
    char *text;
};

static struct sentence *read_sentences(struct fixture *f, size_t *count)
{
    const char *source = getenv("HWBOARD_SRCDIR");
    char *path = arena_printf(f->arena, "%s/%s", source ? source : ".", SENTENCES_FILE);
    FILE *file = fopen(path, "r");
    struct sentence *list = NULL;
    size_t capacity = 0;
    char line[4096];

    *count = 0;
    if (file == NULL) {
        fail_msg("%s cannot be read", path);
    }
    while (fgets(line, sizeof line, file) != NULL) {
        char *fields[FIELDS] = {NULL};
        char *rest = NULL;
        size_t found = 0;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0') {
            continue;
        }
        for (char *field = strtok_r(line, "\t", &rest); field != NULL && found < FIELDS;
             field = strtok_r(NULL, "\t", &rest)) {
            fields[found++] = arena_strdup(f->arena, field);
        }
        if (found != FIELDS || vocab_find(&vocab_kind, fields[3]) < 0) {
            fail_msg("not a sentence: %s", line);
        }
        list = arena_grow(f->arena, list, &capacity, *count + 1, sizeof *list);
        list[(*count)++] = (struct sentence){.rules = fields[0],
                                             .grade = atoi(fields[1]),
                                             .subject = fields[2],
                                             .kind = (enum kind)vocab_find(&vocab_kind, fields[3]),
                                             .text = fields[4]};
    }
    fclose(file);
    return list;
}

static void test_sentences(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    size_t count, wrong = 0;
    struct sentence *list = read_sentences(f, &count);

    load_policy(f, &policy, 0, NULL);
    struct linter *linter = linter_new(&policy);
    for (size_t i = 0; i < count; i++) {
        const struct sentence *s = &list[i];
        const char *expected = s->rules[0] == '-' ? "" : s->rules;
        const char *seen = broken(f, linter, s->grade, s->kind, s->text);
        if (strcmp(seen, expected) != 0) {
            print_message("# %s: expected “%s”, got “%s”\n", s->text, expected, seen);
            wrong++;
        }
    }
    linter_free(linter);
    assert_int_equal(wrong, 0);
}

/* As many near-misses as hits for every rule, every grade and every subject at least once. */
static void test_sentences_are_enough(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct subject_list subjects;
    size_t count, silent = 0;
    unsigned grades = 0;
    struct sentence *list = read_sentences(f, &count);

    load_policy(f, &policy, 0, NULL);
    for (size_t r = 0; r < policy.text_rule_count; r++) {
        size_t hits = 0, misses = 0;
        for (size_t i = 0; i < count; i++) {
            const char *code = policy.text_rules[r].code;
            hits += strstr(list[i].rules, code) != NULL && list[i].rules[0] != '-' ? 1 : 0;
            misses += list[i].rules[0] == '-' && strcmp(list[i].rules + 1, code) == 0 ? 1 : 0;
        }
        if (hits < 5 || misses < hits) {
            fail_msg("%s: %zu hits, %zu near-misses", policy.text_rules[r].code, hits, misses);
        }
    }
    assert_true(conf_load_subjects(f->arena, &f->paths, &f->settings, &subjects, &f->err));
    for (size_t s = 0; s < subjects.count; s++) {
        bool any = false;
        for (size_t i = 0; i < count && !any; i++) {
            any = strcmp(list[i].subject, subjects.items[s].code) == 0;
        }
        if (!any) {
            fail_msg("no sentence of %s", subjects.items[s].code);
        }
    }
    for (size_t i = 0; i < count; i++) {
        silent += list[i].rules[0] == '-' ? 1 : 0;
        grades |= 1u << list[i].grade;
    }
    assert_true(count >= SENTENCES_LEAST);
    assert_true(silent * 2 >= count);
    assert_int_equal(grades, 0x1ffeu);
}

/* ---- times of day ---- */

static const struct
{
    const char *text;
    int hour, minute; /* hour -1: none */
} deadlines[] = {
    {"22:30前上传", 22, 30},
    {"朗读课文，22：30前上传班级群", 22, 30},
    {"今晚10点前交到群里", 22, 0},
    {"晚上十点半之前提交", 22, 30},
    {"晚9:40以前完成打卡", 21, 40},
    {"截止22:00", 22, 0},
    {"截止时间：23:59", 23, 59},
    {"21:20截止", 21, 20},
    {"最晚22点半发给老师", 22, 30},
    {"不迟于晚上11点提交", 23, 0},
    {"24:00前提交即可", 24, 0},
    {"凌晨1点前提交", 25, 0},
    {"0:30前上传", 24, 30},
    {"夜里十一点前做完", 23, 0},
    {"２２：１５前上传", 22, 15},
    {"19:00前完成，22:10前上传", 22, 10},
    {"Upload it before 22:30", 22, 30},
    {"Please hand in by 10:30 pm", 22, 30},
    {"submit your essay no later than 21:45", 21, 45},
    {"10点前上传", 10, 0},
    {"明早7:30前交", -1, 0},
    {"早上8点前交作业", -1, 0},
    {"一列火车22:30前到达，问行了几小时", -1, 0},
    {"列车21:15从北京出发，23:45到达，求时间", -1, 0},
    {"商场最晚22:30关门，判断对错", -1, 0},
    {"判断：小学生应在21:20前睡觉", -1, 0},
    {"The train leaves before 22:30", -1, 0},
    {"完成P22:30题前的例题", -1, 0},
    {"抄写第22课前两段", -1, 0},
    {"比例尺1:30000前的单位", -1, 0},
    {"第10题前5小题", -1, 0},
    {"练习册P12-13", -1, 0},
    {"", -1, 0},
};

static void test_deadlines(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    size_t wrong = 0;

    load_policy(f, &policy, 0, NULL);
    struct linter *linter = linter_new(&policy);
    for (size_t i = 0; i < sizeof deadlines / sizeof deadlines[0]; i++) {
        int expected = deadlines[i].hour < 0 ? -1 : deadlines[i].hour * 60 + deadlines[i].minute;
        int seen = linter_deadline(linter, deadlines[i].text);
        if (seen != expected) {
            print_message("# %s: expected %d, got %d\n", deadlines[i].text, expected, seen);
            wrong++;
        }
    }
    linter_free(linter);
    assert_int_equal(wrong, 0);
}

/* ---- how a rule is read ---- */

/* Full-width forms and capitals count, the place is that of the text as it stands. */
static void test_places(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct lint_hit hits[HITS_MAX];
    struct grade grade = grade_of(3);

    load_policy(f, &policy, 0, NULL);
    struct linter *linter = linter_new(&policy);
    struct assignment a = {.text = "ＡＢ听录音，用ＡＰＰ完成Ｕ5", .kind = KIND_ORAL};
    assert_int_equal(linter_run(linter, &a, &grade, hits, HITS_MAX), 1);
    assert_string_equal(hits[0].rule->code, "phone");
    assert_string_equal(
        arena_strndup(f->arena, a.text + hits[0].start, hits[0].end - hits[0].start),
        "用ＡＰＰ完成");
    a.text = "请家长签字，拍照上传";
    assert_int_equal(linter_run(linter, &a, &grade, hits, HITS_MAX), 2);
    assert_int_equal(linter_run(linter, &a, &grade, hits, 1), 1);
    assert_string_equal(hits[0].rule->code, "parents");
    /* An exception takes away its own place, not another one. */
    a.text = "读《家长签字》，读完请家长签字";
    assert_int_equal(linter_run(linter, &a, &grade, hits, HITS_MAX), 1);
    assert_true(hits[0].start > strlen("读《家长签字》"));
    linter_free(linter);
    linter_free(NULL);
}

static const char own_rules[] =
    "[warning weekend-paper]\nlevel = red\nscope = written, 3, 4\nsource = own\n"
    "text_zh = 甲\npattern1 = \"整张(?:试卷|卷子)\"\nexcept1 = \"半(?=整张)\"\nexcept2 = "
    "\"订正整张试卷\"\n"
    "[warning no-words]\nsource = own\ntext_en = E\nwords = ＸＹ, 乙\npattern3 = \"x?y\"\n"
    "[warning phone]\nlevel = off\n[warning parents]\nlevel = red\npattern1 =\n";

static void test_own_rules(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    char *files[] = {conf_write(f, "own.ini", own_rules)};
    static const struct
    {
        int grade;
        enum kind kind;
        const char *text, *codes;
    } rows[] = {
        {3, KIND_WRITTEN, "做整张试卷", "weekend-paper"},
        {4, KIND_WRITTEN, "做整张卷子", "weekend-paper"},
        {5, KIND_WRITTEN, "做整张试卷", ""},
        {3, KIND_OTHER, "做整张纸", ""},
        {3, KIND_WRITTEN, "订正整张试卷", ""},
        {3, KIND_WRITTEN, "订正整张试卷，再做整张试卷", "weekend-paper"},
        {9, KIND_ORAL, "XY", "no-words"},
        {9, KIND_ORAL, "y", ""}, /* no word of it */
        {9, KIND_ORAL, "乙Y", "no-words"},
        {3, KIND_ORAL, "用手机拍照上传", ""}, /* off */
        {3, KIND_ORAL, "家长签字", ""},       /* its pattern is taken back */
        {3, KIND_WRITTEN, "练习家长签字", "parents"},
    };

    load_policy(f, &policy, 1, files);
    struct linter *linter = linter_new(&policy);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *seen = broken(f, linter, rows[i].grade, rows[i].kind, rows[i].text);
        if (strcmp(seen, rows[i].codes) != 0) {
            fail_msg("%s: %s", rows[i].text, seen);
        }
    }
    linter_free(linter);
    for (size_t r = 0; r < policy.text_rule_count; r++) {
        const struct text_rule *rule = &policy.text_rules[r];
        if (strcmp(rule->code, "weekend-paper") == 0) {
            assert_int_equal(rule->level, LEVEL_RED);
            assert_string_equal(rule->text_en, "甲"); /* one language stands for both */
        }
    }
}

/* A pattern that backtracks for ever ends soon and finds nothing; broken text is no hit. */
static void test_hard_texts(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    char *files[] = {conf_write(f, "own.ini",
                                "[warning slow]\nsource = own\ntext_zh = 慢\n"
                                "pattern1 = \"(?:a+)+b\"\n")};

    load_policy(f, &policy, 1, files);
    struct linter *linter = linter_new(&policy);
    char *text = arena_alloc(f->arena, 2001);
    memset(text, 'a', 2000);
    assert_string_equal(broken(f, linter, 3, KIND_WRITTEN, text), "");
    assert_string_equal(broken(f, linter, 3, KIND_WRITTEN, "aab"), "slow");
    assert_string_equal(broken(f, linter, 3, KIND_WRITTEN, ""), "");
    linter_free(linter);
}

static void test_check_pattern(void **state)
{
    struct fixture *f = *state;

    assert_true(lint_check_pattern("家长[^。]*签字", &f->err));
    assert_false(lint_check_pattern("(家长", &f->err));
    assert_int_equal(f->err.code, ERR_INPUT);
    conf_assert_says(f, "parenthesis");
    assert_false(lint_check_pattern("a*", &f->err));
    conf_assert_says(f, "must take a character");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sentences, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_sentences_are_enough, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_deadlines, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_places, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_own_rules, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_hard_texts, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_check_pattern, conf_setup, conf_teardown),
    };
    return cmocka_run_group_tests_name("lint", tests, conf_group_setup, conf_group_teardown);
}
