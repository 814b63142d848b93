/* What the shipped files hold (policy, overlays, subjects, holidays, samples), and how a school's own
 * files stack on them, key by key. */
#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/text.h"
#include "conf/conf.h"
#include "conf/ini.h"
#include "domain/habits.h"
#include "support/conf_fixture.h"

static bool load_policy(struct fixture *f, struct policy *policy, struct conf_origins *origins,
                        size_t count, char **files)
{
    f->settings = (struct settings){.policy_files = files, .policy_count = count};
    bool done = conf_load_policy(f->arena, &f->paths, &f->settings, policy, origins, &f->err);
    if (!done)
        print_message("# %s\n", f->err.message);
    return done;
}

static void assert_limits(const struct policy *policy, enum stage stage, enum day_kind day,
                          const int expected[STAGE_YEARS_MAX])
{
    for (int i = 0; i < STAGE_YEARS_MAX; i++)
        assert_int_equal(policy->limit[stage][i][day], expected[i]);
}

/* Chinese without an English word but the program's name; English without a Chinese one. */
static void assert_said_in_both(const char *zh, const char *en)
{
    assert_non_null(zh);
    assert_non_null(en);
    for (const char *at = zh; *at != '\0'; at++)
        if (strncmp(at, "hwboard", strlen("hwboard")) == 0)
            at += strlen("hwboard") - 1;
        else if ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z'))
            fail_msg("English in %s", zh);
    for (const char *at = en; *at != '\0'; at++)
        if (text_ideograph_at(at) != 0)
            fail_msg("Chinese in %s", en);
}

static void assert_sources(const struct policy *policy)
{
    for (int code = 0; code < WARNING_CODE_COUNT; code++)
        assert_said_in_both(policy->warnings[code].source, policy->warnings[code].source_en);
    for (size_t i = 0; i < policy->text_rule_count; i++)
        assert_said_in_both(policy->text_rules[i].source, policy->text_rules[i].source_en);
}

static void test_national_policy(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct conf_origins origins;
    assert_true(load_policy(f, &policy, &origins, 0, NULL));
    for (int day = 0; day < DAY_KIND_COUNT; day++) {
        assert_limits(&policy, STAGE_PRIMARY, (enum day_kind)day,
                      (const int[]){0, 0, 60, 60, 60, 60, 60, 60, 60});
        assert_limits(&policy, STAGE_JUNIOR, (enum day_kind)day,
                      (const int[]){90, 90, 90, 90, 90, 90, 90, 90, 90});
        assert_limits(&policy, STAGE_SENIOR, (enum day_kind)day,
                      (const int[]){-1, -1, -1, -1, -1, -1, -1, -1, -1});
    }
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        for (int year = 0; year < STAGE_YEARS_MAX; year++) {
            for (int kind = 0; kind < KIND_COUNT; kind++) {
                bool young = stage == STAGE_PRIMARY && year < 2;
                assert_int_equal(policy.counts[stage][year][kind][PLACE_HOME],
                                 kind == KIND_WRITTEN);
                assert_int_equal(policy.counts[stage][year][kind][PLACE_SCHOOL],
                                 kind == KIND_WRITTEN && !young);
            }
        }
    }
    assert_int_equal(policy.yellow_at, 800);
    assert_int_equal(policy.part_min, 10);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        assert_int_equal(policy.desk_kinds >> kind & 1u,
                         kind != KIND_SPORT && kind != KIND_LABOR && kind != KIND_NOTICE);
    assert_true(policy.home_word_count > 10);
    assert_int_equal(policy.path_count, 6);
    for (size_t p = 0; p < policy.path_count; p++)
        assert_int_equal(policy.paths[p].always, p < 3);
    assert_string_equal(policy.paths[4].id, "b");
    assert_string_equal(policy.paths[4].zh, "B层");
    assert_int_equal(policy.paths[4].tiers, 1u << TIER_B);
    assert_string_equal(policy.paths[0].id, "base");
    assert_string_equal(policy.paths[0].zh, "基础");
    assert_int_equal(policy.paths[0].tiers, 1u << TIER_BASE);
    assert_string_equal(policy.paths[2].id, "stretch");
    assert_int_equal(policy.paths[2].tiers, 1u << TIER_BASE | 1u << TIER_PLUS | 1u << TIER_STRETCH);
    assert_int_equal(policy.approval, APPROVAL_OVER_LIMIT);
    assert_true(policy.student_publish);
    assert_true(policy.chat_allowed);
    assert_int_equal(policy.weekly_no_homework, 0);
    for (int code = 0; code < WARNING_CODE_COUNT; code++) {
        bool red = code == WARNING_OVER_LIMIT || code == WARNING_WRITTEN_IN_GRADE_1_2;
        bool off = code == WARNING_UNBALANCED || code == WARNING_TOO_MANY_SUBJECTS ||
                   code == WARNING_NO_LESSON || code == WARNING_PRACTICE_SHARE;
        assert_int_equal(policy.warnings[code].level,
                         red ? LEVEL_RED : (off ? LEVEL_NONE : LEVEL_YELLOW));
        assert_int_equal(policy.warnings[code].passable, code != WARNING_WRITTEN_IN_GRADE_1_2);
        assert_true(strlen(policy.warnings[code].text_zh) > 0);
        assert_true(strlen(policy.warnings[code].text_en) > 0);
    }
    assert_sources(&policy);
    static const char *const rules[] = {
        "parents",       "phone",        "punitive",   "outside-training",
        "kind-mismatch", "self-marking", "paper-test", "ai"};
    assert_int_equal(policy.text_rule_count, sizeof rules / sizeof rules[0]);
    for (size_t i = 0; i < policy.text_rule_count; i++) {
        const struct text_rule *rule = &policy.text_rules[i];
        assert_string_equal(rule->code, rules[i]);
        assert_int_equal(rule->level, LEVEL_YELLOW);
        assert_true(rule->word_count > 0 && rule->pattern_count > 0 && rule->except_count > 0);
        assert_true(rule->passable);
        assert_int_equal(rule->uncounted_only, strcmp(rule->code, "kind-mismatch") == 0);
        assert_int_equal(rule->grades, strcmp(rule->code, "ai") == 0 ? 0x7e : 0x1ffe);
    }
    static const int bedtime[] = {21 * 60 + 20, 22 * 60, 23 * 60};
    assert_memory_equal(policy.bedtime, bedtime, sizeof bedtime);
    static const int evening[] = {90, 120, 150};
    assert_memory_equal(policy.evening, evening, sizeof evening);
    assert_int_equal(policy.repetitive_days, 7);
    assert_int_equal(policy.feedback_kinds, 1u << KIND_WRITTEN);
    assert_true(policy.aftercare_written_first);
    static const int sleep[][2] = {{600, 540}, {540, 480}, {480, 420}};
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        const struct habit_threshold *habit = policy.habit[stage];
        assert_int_equal(habit[DIMENSION_SLEEP].green, sleep[stage][0]);
        assert_int_equal(habit[DIMENSION_SLEEP].yellow, sleep[stage][1]);
        assert_int_equal(habit[DIMENSION_PHONE].yellow, 60);
        assert_int_equal(habit[DIMENSION_EXERCISE].green, 120);
    }
    assert_true(policy.guess_count > 0);
    assert_int_equal(policy.guess[0].kind, KIND_WRITTEN);
    assert_true(origins.count > 60);
    for (size_t i = 0; i < origins.count; i++) {
        assert_non_null(strstr(origins.items[i].file, "/policy/national.ini"));
        assert_true(origins.items[i].line > 0);
    }
}

static const struct
{
    const char *text;
    enum kind kind;
} guesses[] = {
    {"背诵第三课", KIND_ORAL},
    {"朗读课文三遍", KIND_ORAL},
    {"复述故事", KIND_ORAL},
    {"背诵并默写古诗", KIND_WRITTEN},
    {"练习册P12-13", KIND_WRITTEN},
    {"课外阅读30分钟", KIND_READING},
    {"整本书《西游记》第三回", KIND_READING},
    {"预习第四课", KIND_PREVIEW},
    {"预习第四课并抄写生字", KIND_WRITTEN},
    {"明天带彩笔", KIND_NOTICE},
    {"请带好跳绳", KIND_NOTICE},
    {"交回执", KIND_NOTICE},
    {"带分数加减法 P20", KIND_OTHER},
    {"有余数的除法，连带验算", KIND_OTHER},
    {"画线段图解答第3题", KIND_OTHER},
    {"订计划表", KIND_OTHER},
    {"跳绳200个", KIND_SPORT},
    {"仰卧起坐30个", KIND_SPORT},
    {"观察豆芽生长", KIND_INQUIRY},
    {"做一件家务", KIND_LABOR},
    {"手工：纸飞机", KIND_ART},
    {"第3单元试卷", KIND_WRITTEN},
    {"习作：我的家乡", KIND_WRITTEN},
    {"WORKBOOK page 12", KIND_WRITTEN},
    {"Please bring a ruler", KIND_NOTICE},
    {"Unit 5: bring and take", KIND_OTHER},
    {"阅读理解第3篇", KIND_WRITTEN},
    {"读书笔记一页", KIND_WRITTEN},
    {"写观察日记", KIND_WRITTEN},
    {"观察下图，填一填", KIND_WRITTEN},
    {"预习第19课《海滨小城》：读通课文，圈出生字", KIND_PREVIEW},
    {"帮家里做一次力所能及的家务，并写一句话感受", KIND_LABOR},
    {"诗歌欣赏：完成第2题", KIND_OTHER},
    {"P42 1-5题", KIND_OTHER},
};

static void test_guess(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    assert_true(load_policy(f, &policy, NULL, 0, NULL));
    for (size_t i = 0; i < sizeof guesses / sizeof guesses[0]; i++) {
        enum kind kind = policy_guess_kind(&policy, guesses[i].text, KIND_OTHER);
        if (kind != guesses[i].kind)
            fail_msg("%s: %s", guesses[i].text, vocab_code(&vocab_kind, (int)kind));
    }
}

static const struct text_rule *find_rule(const struct policy *policy, const char *code)
{
    for (size_t i = 0; i < policy->text_rule_count; i++)
        if (strcmp(policy->text_rules[i].code, code) == 0)
            return &policy->text_rules[i];
    fail_msg("no rule %s", code);
    return NULL;
}

static void test_shipped_overlays(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    char *files[] = {arena_strdup(f->arena, "anyang"), arena_strdup(f->arena, "changsha"),
                     arena_strdup(f->arena, "myopia-2024.ini")};
    assert_true(load_policy(f, &policy, NULL, 3, files));
    assert_false(policy.chat_allowed);
    assert_int_equal(policy.weekly_no_homework, 1u << WEDNESDAY);
    assert_non_null(strstr(policy.warnings[WARNING_OVER_LIMIT].source, "2024-11"));
    assert_int_equal(policy.warnings[WARNING_OVER_LIMIT].level, LEVEL_RED);
    assert_int_equal(policy.limit[STAGE_PRIMARY][2][DAY_SCHOOL], 60);

    assert_int_equal(find_rule(&policy, "phone")->level, LEVEL_RED); /* of anyang */
    assert_non_null(strstr(find_rule(&policy, "phone")->source, "2024-11"));

    files[1] = arena_strdup(f->arena, "zhejiang");
    files[2] = arena_strdup(f->arena, "luzhou");
    assert_true(load_policy(f, &policy, NULL, 3, files));
    assert_int_equal(find_rule(&policy, "phone")->level, LEVEL_RED);
    assert_int_equal(policy.warnings[WARNING_TOO_MANY_SUBJECTS].level, LEVEL_YELLOW);
    static const int primary[] = {0, 0, 3, 3, 3, 3}, junior[] = {4, 4, 4, 4};
    assert_memory_equal(policy.subjects_max[STAGE_PRIMARY], primary, sizeof primary);
    assert_memory_equal(policy.subjects_max[STAGE_JUNIOR], junior, sizeof junior);
    assert_int_equal(policy.subjects_max[STAGE_SENIOR][2], 0);
    assert_int_equal(policy.warnings[WARNING_PRACTICE_SHARE].level, LEVEL_YELLOW);
    assert_int_equal(policy.practice_percent, 30);

    files[0] = arena_strdup(f->arena, "nanning");
    files[1] = arena_strdup(f->arena, "suzhou-sip");
    assert_true(load_policy(f, &policy, NULL, 2, files));
    assert_false(policy.chat_allowed);
    assert_int_equal(policy.warnings[WARNING_NO_LESSON].level, LEVEL_RED);
    assert_int_equal(find_rule(&policy, "phone")->level, LEVEL_RED);
    assert_int_equal(find_rule(&policy, "parents")->level, LEVEL_RED);
    assert_int_equal(find_rule(&policy, "punitive")->level, LEVEL_YELLOW);
    assert_int_equal(policy.warnings[WARNING_PAST_BEDTIME].level, LEVEL_RED);
    assert_int_equal(policy.bedtime[STAGE_JUNIOR], 22 * 60);

    static const char *const others[] = {"anyang",  "changsha",   "luzhou",    "myopia-2024",
                                         "nanning", "suzhou-sip", "neimenggu", "zhejiang"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        files[0] = arena_strdup(f->arena, others[i]);
        assert_true(load_policy(f, &policy, NULL, 1, files));
        assert_sources(&policy);
    }

    files[0] = arena_strdup(f->arena, "nanyang");
    assert_false(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    conf_assert_says(f, "name one of anyang, changsha, luzhou, myopia-2024, nanning, neimenggu, "
                        "suzhou-sip, zhejiang");
}

/* The samples must stay right: their lines are read with the ; taken off. */
static char *uncommented(struct fixture *f, const char *asset)
{
    char *path = arena_printf(f->arena, "%s/%s", conf_assets, asset);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct text_buf buf = {.arena = f->arena};
    char line[2048];
    size_t taken = 0;
    while (fgets(line, sizeof line, file)) {
        bool commented = line[0] == ';' && line[1] != ' ' && line[1] != '\n';
        text_buf_add(&buf, commented ? line + 1 : line);
        taken += commented;
    }
    fclose(file);
    assert_true(taken > 5);
    return arena_strdup(f->arena, text_buf_str(&buf));
}

static void test_samples(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    char *path = conf_write(f, "sample.ini", uncommented(f, "hwboard.ini.sample"));
    f->paths.named_file = path;
    if (!conf_load_settings(f->arena, &f->paths, &f->settings, &f->err))
        fail_msg("%s", f->err.message);
    path = conf_write(f, "school.ini", uncommented(f, "policy/school.ini.sample"));
    assert_true(load_policy(f, &policy, NULL, 1, &path));
    assert_int_equal(policy.path_count, 6);
    assert_int_equal(policy.paths[1].tiers, 1u << TIER_PLUS);
    assert_int_equal(policy.warnings[WARNING_WEEKEND].level, LEVEL_NONE);
    assert_int_equal(policy.limit[STAGE_PRIMARY][3][DAY_SCHOOL], 30);
    const struct text_rule *own = find_rule(&policy, "weekend-paper");
    assert_int_equal(own->kinds, 1u << KIND_WRITTEN);
    assert_int_equal(own->grades, 0x78);
    assert_int_equal(policy.warnings[WARNING_UNBALANCED].level, LEVEL_YELLOW);
    assert_int_equal(policy.bedtime[STAGE_PRIMARY], 21 * 60);
}

/* Overlays work key by key; what is derived follows the stacked keys. */
static void test_overlay(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct conf_origins origins;
    char *files[] = {
        conf_write(f, "a.ini",
                   "[limit.school]\nprimary.3 = 45\nprimary.4 = 50\n[level]\nyellow_at = 0.905\n"
                   "[limit.weekend]\nprimary.3 = 20\n[warning weekend]\nlevel = off\n"
                   "[warning near-limit]\nsource_en = by the school\nsource = 本校\n"
                   "[warning over-limit]\nsource_en = by the school\nsource = 本校\n"
                   "[warning parents]\nsource_en = as we read it\n"),
        conf_write(f, "b.ini",
                   "; the school's own\n[Limit.School]\nPrimary.4 = none\n"
                   "[calendar]\nweekly_no_homework = 周三，fri\n"
                   "[counts]\nprimary.3 = 书面@家庭、oral@home\n"
                   "[path base]\nzh = \"基础；必做\"\n"
                   "[guess]\norder = oral, written\n"
                   "[warning over-limit]\nsource = 校务会\n[warning phone]\nsource = 校务会\n"),
    };
    assert_true(load_policy(f, &policy, &origins, 2, files));
    assert_limits(&policy, STAGE_PRIMARY, DAY_SCHOOL,
                  (const int[]){0, 0, 45, -1, 60, 60, 60, 60, 60});
    assert_limits(&policy, STAGE_PRIMARY, DAY_WEEKEND,
                  (const int[]){0, 0, 20, -1, 60, 60, 60, 60, 60});
    assert_limits(&policy, STAGE_PRIMARY, DAY_HOLIDAY,
                  (const int[]){0, 0, 45, -1, 60, 60, 60, 60, 60});
    assert_int_equal(policy.yellow_at, 905);
    assert_int_equal(policy.warnings[WARNING_WEEKEND].level, LEVEL_NONE);
    assert_non_null(strstr(policy.warnings[WARNING_WEEKEND].source, "13号"));
    /* English holds for its own source alone */
    assert_string_equal(policy.warnings[WARNING_NEAR_LIMIT].source_en, "by the school");
    assert_string_equal(policy.warnings[WARNING_OVER_LIMIT].source, "校务会");
    assert_null(policy.warnings[WARNING_OVER_LIMIT].source_en);
    assert_null(find_rule(&policy, "phone")->source_en);
    assert_string_equal(find_rule(&policy, "parents")->source_en, "as we read it");
    assert_int_equal(policy.weekly_no_homework, 1u << WEDNESDAY | 1u << FRIDAY);
    assert_true(policy.counts[STAGE_PRIMARY][2][KIND_ORAL][PLACE_HOME]);
    assert_false(policy.counts[STAGE_PRIMARY][2][KIND_WRITTEN][PLACE_SCHOOL]);
    assert_false(policy.counts[STAGE_PRIMARY][3][KIND_ORAL][PLACE_HOME]);
    assert_int_equal(policy.guess_count, 2); /* the others are left out on purpose */
    assert_int_equal(policy.guess[0].kind, KIND_ORAL);
    assert_string_equal(policy.paths[0].zh, "基础；必做");
    assert_int_equal(policy.paths[0].tiers, 1u << TIER_BASE);

    static const struct
    {
        const char *section, *key, *value, *file;
        size_t line;
    } expected[] = {
        {"limit.school", "primary.3", "45", "a.ini", 2},
        {"limit.school", "primary.4", "none", "b.ini", 3},
        {"limit.school", "primary.5", "60", "national.ini", 0},
        {"limit.weekend", "primary.3", "20", "a.ini", 7},
        {"level", "yellow_at", "0.905", "a.ini", 5},
        {"calendar", "weekly_no_homework", "周三，fri", "b.ini", 5},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        size_t found = 0;
        for (size_t j = 0; j < origins.count; j++) {
            const struct conf_origin *origin = &origins.items[j];
            if (strcmp(origin->section, expected[i].section) == 0 &&
                strcmp(origin->key, expected[i].key) == 0) {
                found++;
                assert_string_equal(origin->value, expected[i].value);
                assert_string_equal(strrchr(origin->file, '/') + 1, expected[i].file);
                assert_true(expected[i].line == 0 || origin->line == expected[i].line);
            }
        }
        assert_int_equal(found, 1);
    }
}

/* The national file is what the defaults are: without it, or with a hole in it, nothing is guessed. */
static void test_national_file_is_needed(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct subject_list subjects;
    f->paths.data_dir = conf_folder;
    assert_false(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    assert_int_equal(f->err.code, ERR_INPUT);
    conf_assert_says(f, arena_printf(f->arena, "%s/policy/national.ini: ", conf_folder));
    conf_assert_says(f, "reinstall hwboard");
    assert_false(conf_load_subjects(f->arena, &f->paths, &f->settings, &subjects, &f->err));
    conf_assert_says(f, "subjects/subjects.ini");
    assert_false(
        conf_load_calendar(f->arena, &f->paths, &f->settings, calendar_new(f->arena, 0), &f->err));
    conf_assert_says(f, "/calendar/");

    assert_int_equal(mkdir(arena_printf(f->arena, "%s/policy", conf_folder), 0700), 0);
    conf_write(f, "policy/national.ini", "[limit.school]\nprimary.1 = 0\nsenior.2 = none\n");
    assert_false(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    conf_assert_says(f, "[level] yellow_at is missing");
    conf_assert_says(f, "[limit.school] junior.1 is missing");
    conf_assert_says(f, "[limit.school] senior.1 is missing");
    conf_assert_says(f, "[counts] primary.1 is missing");
    conf_assert_says(f, "[warning near-limit] level is missing");
    assert_null(strstr(f->err.message, "[limit.school] primary.1"));
    conf_write(f, "policy/national.ini", "");
}

/* What each start trusts of the installation's files, the check does not: a broken pattern is named. */
static void test_shipped_are_checked(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    assert_true(conf_check_shipped(f->arena, &f->paths, &f->err));

    static char text[1 << 18];
    char *path = arena_printf(f->arena, "%s/policy/national.ini", conf_assets);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t bytes = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    assert_true(bytes < sizeof text - 1);
    char *pattern = strstr(text, "\npattern1 = \"(");
    assert_non_null(pattern);
    pattern[strlen("\npattern1 = \"") + 1] = '('; /* never closed */
    f->paths.data_dir = conf_folder;
    mkdir(arena_printf(f->arena, "%s/policy", conf_folder), 0700);
    conf_write(f, "policy/national.ini", text);
    assert_true(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    assert_false(conf_check_shipped(f->arena, &f->paths, &f->err));
    assert_int_equal(f->err.code, ERR_INPUT);
    conf_assert_says(f, "/policy/national.ini:");
    conf_assert_says(f, "] pattern1 = ");
    assert_null(strchr(f->err.message, '\n')); /* it alone */
    conf_write(f, "policy/national.ini", "");
}

static const struct subject *find_subject(const struct subject_list *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].code, code) == 0)
            return &list->items[i];
    fail_msg("no subject %s", code);
    return NULL;
}

/* What a start trusts: without iniparser, of a shipped file is read what is read with every check, and its
 * names are written as iniparser keeps them. */
static void assert_read_alike(struct fixture *f, const char *path)
{
    struct faults faults = {.arena = f->arena};
    struct ini_file fast, careful;
    assert_int_equal(ini_read(f->arena, path, true, &fast, &faults), INI_READ);
    assert_int_equal(ini_read(f->arena, path, false, &careful, &faults), INI_READ);
    assert_int_equal(fast.section_count, careful.section_count);
    assert_int_equal(fast.count, careful.count);
    assert_true(fast.count > 0);
    for (size_t i = 0; i < fast.section_count; i++)
        assert_string_equal(fast.sections[i]->name, careful.sections[i]->written);
    for (size_t i = 0; i < fast.count; i++) {
        const struct ini_entry *entry = &careful.entries[i];
        assert_string_equal(fast.entries[i].section->name, entry->section->name);
        assert_string_equal(fast.entries[i].key, entry->written_key);
        assert_string_equal(fast.entries[i].value, entry->value);
        assert_int_equal(fast.entries[i].hash, entry->hash);
        assert_false(entry->has_backslash);
    }
}

static void test_trusted_files(void **state)
{
    static const char *const folders[] = {"policy", "subjects", "calendar"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char *folder = arena_printf(f->arena, "%s/%s", conf_assets, folders[i]);
        DIR *dir = opendir(folder);
        assert_non_null(dir);
        for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
            size_t length = strlen(entry->d_name);
            if (length > 4 && strcmp(entry->d_name + length - 4, ".ini") == 0)
                assert_read_alike(f, arena_printf(f->arena, "%s/%s", folder, entry->d_name));
        }
        closedir(dir);
    }
}

/* A hand was at a shipped file: its lines are named all the same. */
static void test_damaged_files(void **state)
{
    static const struct
    {
        const char *text, *says;
    } files[] = {
        {"[level]\n\nyellow_at = 2\n", "national.ini:3: [level] yellow_at = 2"},
        {"[level]\nyellow\n", "national.ini:2: “yellow” is not a setting"},
        {"[nowhere]\na = b\n", "national.ini:1: [nowhere]: there is no such section"},
        {"a = b\n[level]\n", "national.ini:1: a comes before the first"},
    };
    struct fixture *f = *state;
    struct policy policy;
    f->paths.data_dir = conf_folder;
    mkdir(arena_printf(f->arena, "%s/policy", conf_folder), 0700);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        err_clear(&f->err);
        conf_write(f, "policy/national.ini", files[i].text);
        assert_false(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
        conf_assert_says(f, files[i].says);
        assert_null(strchr(f->err.message, '\n'));
    }
    conf_write(f, "policy/national.ini", "");
}

static void test_subjects(void **state)
{
    struct fixture *f = *state;
    struct subject_list list;
    if (!conf_load_subjects(f->arena, &f->paths, &f->settings, &list, &f->err))
        fail_msg("%s", f->err.message);
    static const char *const order[] = {
        "chinese", "math",      "english",  "moral",    "history",  "geography",    "science",
        "physics", "chemistry", "biology",  "politics", "it",       "technology",   "pe",
        "art",     "music",     "fine-art", "labor",    "practice", "class-affairs"};
    assert_int_equal(list.count, sizeof order / sizeof order[0]);
    for (size_t i = 0; i < list.count; i++) {
        assert_string_equal(list.items[i].code, order[i]);
        assert_int_equal(list.items[i].order, i);
        assert_false(list.items[i].hidden);
    }
    const struct subject *moral = find_subject(&list, "moral");
    assert_string_equal(moral->zh, "道德与法治");
    assert_string_equal(moral->short_zh, "道法");
    assert_int_equal(moral->kind, KIND_WRITTEN);
    assert_int_equal(moral->daily, 0);
    assert_string_equal(find_subject(&list, "math")->short_zh, "数学");
    assert_int_equal(find_subject(&list, "math")->daily, 0x1ffeu);
    assert_int_equal(find_subject(&list, "english")->daily, 0x1ff8u);
    assert_int_equal(find_subject(&list, "physics")->daily, 1u << 8 | 1u << 9);
    assert_int_equal(find_subject(&list, "chemistry")->daily, 1u << 9);
    assert_int_equal(find_subject(&list, "pe")->kind, KIND_SPORT);
    assert_int_equal(find_subject(&list, "art")->kind, KIND_ART);
    assert_int_equal(find_subject(&list, "music")->kind, KIND_ART);
    assert_int_equal(find_subject(&list, "labor")->kind, KIND_LABOR);
    assert_int_equal(find_subject(&list, "class-affairs")->kind, KIND_NOTICE);
    const struct subject *biology = find_subject(&list, "biology");
    assert_int_equal(biology->also_count, 1);
    assert_string_equal(biology->also[0], "生物");

    /* Inner Mongolia's stands beside them, behind all. */
    char *beside[] = {arena_strdup(f->arena, "neimenggu")};
    f->settings.subjects_file = arena_strdup(f->arena, "subjects");
    f->settings.subjects_added = beside;
    f->settings.subjects_added_count = 1;
    size_t shipped = list.count;
    assert_true(conf_load_subjects(f->arena, &f->paths, &f->settings, &list, &f->err));
    assert_int_equal(list.count, shipped + 1);
    assert_string_equal(list.items[shipped].zh, "蒙古语文");
    f->settings.subjects_added_count = 0;

    f->settings.subjects_file = conf_write(f, "own.ini",
                                           "[b]\nzh = 乙\nen = B1\nhidden = yes\n"
                                           "[a]\nen = A1\nzh = 甲\nshort_zh = 小甲\n");
    assert_true(conf_load_subjects(f->arena, &f->paths, &f->settings, &list, &f->err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].code, "b");
    assert_true(list.items[0].hidden);
    assert_int_equal(list.items[0].kind, KIND_WRITTEN);
    assert_string_equal(list.items[1].short_zh, "小甲");
}

/* What the law fixes, and nothing else: every other day goes by its weekday. */
static void check_2027(const struct calendar *calendar)
{
    static const int law[][2] = {{1, 1}, {2, 5}, {2, 6},  {2, 7},  {2, 8},  {4, 5}, {5, 1},
                                 {5, 2}, {6, 9}, {9, 15}, {10, 1}, {10, 2}, {10, 3}};
    day_t last = date_from_ymd(2027, 12, 31);

    for (day_t day = date_from_ymd(2027, 1, 1); day <= last; day++) {
        bool off = false;
        for (size_t i = 0; i < sizeof law / sizeof law[0]; i++)
            off = off || day == date_from_ymd(2027, law[i][0], law[i][1]);
        assert_int_equal(calendar_is_school_day(calendar, day),
                         !off && date_weekday(day) < SATURDAY);
        assert_int_equal(*calendar_day_name(calendar, day) != '\0', off);
    }
}

static void test_calendar(void **state)
{
    struct fixture *f = *state;
    struct calendar *calendar = calendar_new(f->arena, 0);
    if (!conf_load_calendar(f->arena, &f->paths, &f->settings, calendar, &f->err))
        fail_msg("%s", f->err.message);
    assert_int_equal(calendar_knows_year(calendar, 2026), YEAR_KNOWN);
    assert_int_equal(calendar_knows_year(calendar, 2027), YEAR_BY_LAW);
    assert_int_equal(calendar_knows_year(calendar, 2028), YEAR_UNKNOWN);
    static const struct
    {
        int month, day, days;
        const char *name;
    } off[] = {{1, 1, 3, "元旦"},    {2, 15, 9, "春节"},   {4, 4, 3, "清明节"}, {5, 1, 5, "劳动节"},
               {6, 19, 3, "端午节"}, {9, 25, 3, "中秋节"}, {10, 1, 7, "国庆节"}};
    static const int work[][2] = {{1, 4}, {2, 14}, {2, 28}, {5, 9}, {9, 20}, {10, 10}};
    /* Every day of the year: off as listed, make-up days, else by the weekday. */
    day_t last = date_from_ymd(2026, 12, 31);
    for (day_t day = date_from_ymd(2026, 1, 1); day <= last; day++) {
        bool school = date_weekday(day) < SATURDAY;
        const char *name = "";
        for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
            day_t first = date_from_ymd(2026, off[i].month, off[i].day);
            if (day >= first && day < first + off[i].days) {
                school = false;
                name = off[i].name;
            }
        }
        for (size_t i = 0; i < sizeof work / sizeof work[0]; i++) {
            if (day == date_from_ymd(2026, work[i][0], work[i][1])) {
                school = true;
                name = NULL;
            }
        }
        assert_int_equal(calendar_is_school_day(calendar, day), school);
        if (!name)
            assert_non_null(strstr(calendar_day_name(calendar, day), "调休"));
        else
            assert_string_equal(calendar_day_name(calendar, day), name);
    }

    check_2027(calendar);

    char *file =
        conf_write(f, "own.ini",
                   "[year 2027]\nsource = own\n[休 2027]\n元旦 = 2026-12-31 .. 2027-01-02\n"
                   "[班 2027]\n补课 = 2027-01-09，2027-01-10\n"
                   "[寒暑假 2027]\n寒假 = 2027-01-25..2027-02-20\n"
                   "[no-homework 2027]\nReading Day = 2027-04-23\n"
                   "[like 2027]\n周三 = 2027-01-09\nfri = 2027-01-10\n");
    f->settings.calendar_files = &file;
    f->settings.calendar_count = 1;
    calendar = calendar_new(f->arena, 0);
    if (!conf_load_calendar(f->arena, &f->paths, &f->settings, calendar, &f->err))
        fail_msg("%s", f->err.message);
    assert_true(calendar_knows_year(calendar, 2027));
    assert_false(calendar_knows_year(calendar, 2026));
    assert_false(calendar_is_school_day(calendar, date_from_ymd(2026, 12, 31)));
    assert_true(calendar_is_school_day(calendar, date_from_ymd(2027, 1, 10)));
    assert_false(calendar_is_school_day(calendar, date_from_ymd(2027, 2, 19)));
    assert_int_equal(calendar_weekday(calendar, date_from_ymd(2027, 1, 9)), WEDNESDAY);
    assert_int_equal(calendar_weekday(calendar, date_from_ymd(2027, 1, 10)), FRIDAY);
    assert_int_equal(calendar_weekday(calendar, date_from_ymd(2027, 1, 11)), MONDAY);
    assert_true(calendar_is_no_homework(calendar, date_from_ymd(2027, 4, 23)));
}

static void test_describe_keys(void **state)
{
    struct fixture *f = *state;
    char *keys = conf_describe_keys(f->arena, LANG_EN);
    assert_non_null(strstr(keys, "[general] utc_offset\thours and minutes such as +08:00"));
    assert_non_null(strstr(keys, "[limit.school|weekend|holiday] primary|junior|senior.1..9\t"));
    assert_non_null(strstr(keys, "[holiday|school|vacation|no-homework YEAR] NAME\t"));
    for (const char *line = keys; *line != '\0'; line = strchr(line, '\n') + 1) {
        size_t tabs = 0;
        for (const char *c = line; *c != '\n'; c++)
            tabs += *c == '\t';
        assert_int_equal(tabs, 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_national_policy, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_guess, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_shipped_overlays, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_samples, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_overlay, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_national_file_is_needed, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_shipped_are_checked, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_trusted_files, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_damaged_files, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_subjects, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_calendar, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_describe_keys, conf_setup, conf_teardown),
    };
    return cmocka_run_group_tests_name("assets", tests, conf_group_setup, conf_group_teardown);
}
