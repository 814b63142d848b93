/* The school that the domain's tests share. */
#include "config.h"

#include "support/domain_fixture.h"

#include <string.h>

#define GRADES(first, last) (((1U << ((last) + 1)) - 1U) & ~((1U << (first)) - 1U))
#define SOURCE "test policy"

/* Not const, for the structures hold plain pointers; nothing writes through them. */
static char nothing[] = "";

static const struct
{
    const char *code, *zh, *en, *short_zh, *also;
    enum kind kind;
    unsigned daily;
    bool hidden;
} subjects[] = {
    {.code = "chinese", .zh = "语文", .en = "Chinese", .daily = GRADES(1, 9)},
    {.code = "math", .zh = "数学", .en = "Mathematics", .daily = GRADES(1, 9)},
    {.code = "english", .zh = "英语", .en = "English", .daily = GRADES(3, 9)},
    {.code = "morality", .zh = "道德与法治", .en = "Morality and Law", .short_zh = "道法"},
    {.code = "history", .zh = "历史", .en = "History"},
    {.code = "geography", .zh = "地理", .en = "Geography"},
    {.code = "science", .zh = "科学", .en = "Science"},
    {.code = "physics", .zh = "物理", .en = "Physics"},
    {.code = "biology", .zh = "生物学", .en = "Biology", .short_zh = "生物"},
    {.code = "pe", .zh = "体育与健康", .en = "PE", .short_zh = "体育", .kind = KIND_SPORT},
    {.code = "art", .zh = "艺术", .en = "Arts", .kind = KIND_ART},
    {.code = "labor", .zh = "劳动", .en = "Labor", .also = "劳技", .kind = KIND_LABOR},
    {.code = "class-affairs", .zh = "班务", .en = "Notices", .kind = KIND_NOTICE},
    {.code = "latin", .zh = "拉丁语", .en = "Latin", .hidden = true},
};

static void fill_subjects(struct fixture *fixture)
{
    struct arena *arena = fixture->arena;
    size_t count = sizeof subjects / sizeof subjects[0];

    fixture->subjects.items = ARENA_ARRAY(arena, count, struct subject);
    fixture->subjects.count = count;
    for (size_t i = 0; i < count; i++) {
        struct subject *subject = &fixture->subjects.items[i];
        const char *short_zh = subjects[i].short_zh;
        subject->code = arena_strdup(arena, subjects[i].code);
        subject->zh = arena_strdup(arena, subjects[i].zh);
        subject->en = arena_strdup(arena, subjects[i].en);
        subject->short_zh = arena_strdup(arena, short_zh ? short_zh : subjects[i].zh);
        if (subjects[i].also) {
            subject->also = ARENA_ARRAY(arena, 1, char *);
            subject->also[0] = arena_strdup(arena, subjects[i].also);
            subject->also_count = 1;
        }
        subject->kind = subjects[i].kind;
        subject->daily = subjects[i].daily;
        subject->order = (int)i;
        subject->hidden = subjects[i].hidden;
    }
}

static void fill_calendar(struct calendar *calendar)
{
    static const struct
    {
        int month, first, last;
        enum calendar_mark mark;
    } rows[] = {
        {1, 1, 3, MARK_HOLIDAY},   {2, 15, 23, MARK_HOLIDAY}, {4, 4, 6, MARK_HOLIDAY},
        {5, 1, 5, MARK_HOLIDAY},   {6, 19, 21, MARK_HOLIDAY}, {9, 25, 27, MARK_HOLIDAY},
        {10, 1, 7, MARK_HOLIDAY},  {1, 4, 4, MARK_SCHOOL},    {2, 14, 14, MARK_SCHOOL},
        {2, 28, 28, MARK_SCHOOL},  {5, 9, 9, MARK_SCHOOL},    {9, 20, 20, MARK_SCHOOL},
        {10, 10, 10, MARK_SCHOOL},
    };
    calendar_know_year(calendar, 2026, YEAR_KNOWN);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct calendar_row row = {
            .first = date_from_ymd(2026, rows[i].month, rows[i].first),
            .last = date_from_ymd(2026, rows[i].month, rows[i].last),
            .mark = rows[i].mark,
            .name = nothing,
        };
        calendar_add(calendar, LAYER_FILE, &row);
    }
}

static void fill_limits(struct policy *policy)
{
    static const int minutes[STAGE_COUNT] = {60, 90, LIMIT_NONE};

    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        for (int year = 0; year < STAGE_YEARS_MAX; year++) {
            bool youngest = stage == STAGE_PRIMARY && year < 2;
            for (int day = 0; day < DAY_KIND_COUNT; day++)
                policy->limit[stage][year][day] = youngest ? 0 : minutes[stage];
            policy->counts[stage][year][KIND_WRITTEN][PLACE_HOME] = true;
            policy->counts[stage][year][KIND_WRITTEN][PLACE_SCHOOL] = !youngest;
        }
    }
}

static void add_guess(struct fixture *fixture, enum kind kind, const char *const *words)
{
    struct policy *policy = &fixture->policy;
    struct kind_words *guess = &policy->guess[policy->guess_count++];

    guess->kind = kind;
    guess->words = ARENA_ARRAY(fixture->arena, 8, char *);
    for (; *words; words++)
        guess->words[guess->count++] = arena_strdup(fixture->arena, *words);
}

void fixture_add_path(struct fixture *fixture, const char *id, unsigned tiers)
{
    char *name = arena_strdup(fixture->arena, id);
    fixture->policy.paths[fixture->policy.path_count++] =
        (struct policy_path){.id = name, .zh = name, .en = name, .tiers = tiers};
}

static void fill_policy(struct fixture *fixture)
{
    static const char *const written[] = {"抄写", "默写", "练习册", NULL};
    static const char *const oral[] = {"背诵", "朗读", "听读", "Recite", NULL};
    static const char *const reading[] = {"阅读", NULL};
    static const char *const preview[] = {"预习", NULL};
    static const char *const notice[] = {"带好", "回执", NULL};
    static const enum level levels[WARNING_CODE_COUNT] = {
        [WARNING_OVER_LIMIT] = LEVEL_RED,         [WARNING_WRITTEN_IN_GRADE_1_2] = LEVEL_RED,
        [WARNING_NEAR_LIMIT] = LEVEL_YELLOW,      [WARNING_NOT_REPORTED] = LEVEL_YELLOW,
        [WARNING_NO_HOMEWORK_DAY] = LEVEL_YELLOW,
    };
    struct policy *policy = &fixture->policy;

    fill_limits(policy);
    policy->yellow_at = 800;
    policy->part_min = 1;
    policy->desk_kinds = ~(1U << KIND_SPORT | 1U << KIND_LABOR);
    fixture_add_path(fixture, "base", 1U << TIER_BASE);
    fixture_add_path(fixture, "plus", 1U << TIER_BASE | 1U << TIER_PLUS);
    fixture_add_path(fixture, "stretch", 1U << TIER_BASE | 1U << TIER_PLUS | 1U << TIER_STRETCH);
    for (size_t i = 0; i < policy->path_count; i++)
        policy->paths[i].always = true;
    fixture_add_path(fixture, "a", 1U << TIER_A);
    fixture_add_path(fixture, "b", 1U << TIER_B);
    fixture_add_path(fixture, "c", 1U << TIER_C);
    add_guess(fixture, KIND_WRITTEN, written);
    add_guess(fixture, KIND_ORAL, oral);
    add_guess(fixture, KIND_READING, reading);
    add_guess(fixture, KIND_PREVIEW, preview);
    add_guess(fixture, KIND_NOTICE, notice);
    for (int code = 0; code < WARNING_CODE_COUNT; code++) {
        policy->warnings[code] =
            (struct warning_rule){.level = levels[code],
                                  .source = arena_strdup(fixture->arena, SOURCE),
                                  .passable = true,
                                  .text_zh = nothing,
                                  .text_en = nothing};
    }
}

struct fixture *fixture_new(void)
{
    struct arena *arena = arena_new();
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);

    fixture->arena = arena;
    fixture->school = (struct school){.id = 1,
                                      .name = nothing,
                                      .stage_years = {6, 3, 3},
                                      .year_start_month = 9,
                                      .year_start_day = 1};
    fill_subjects(fixture);
    fixture->calendar = calendar_new(arena, 0);
    fill_calendar(fixture->calendar);
    fill_policy(fixture);
    return fixture;
}

void fixture_free(struct fixture *fixture)
{
    arena_free(fixture->arena);
}

int fixture_setup(void **state)
{
    *state = fixture_new();
    return 0;
}

int fixture_teardown(void **state)
{
    fixture_free(*state);
    return 0;
}

day_t november(int day)
{
    return date_from_ymd(2026, 11, day);
}

struct class fixture_class(int grade, int number)
{
    enum stage stage = grade <= 6 ? STAGE_PRIMARY : grade <= 9 ? STAGE_JUNIOR : STAGE_SENIOR;
    int before = stage == STAGE_PRIMARY ? 0 : stage == STAGE_JUNIOR ? 6 : 9;

    return (struct class){.id = grade * 100 + number,
                          .stage = stage,
                          .entry_year = 2026 - (grade - before - 1),
                          .number = number,
                          .name = nothing,
                          .size = 42};
}

struct assignment fixture_assignment(const struct fixture *fixture, int64_t id, const char *subject,
                                     int minutes, day_t assigned, day_t due)
{
    return (struct assignment){
        .id = id,
        .subject = arena_strdup(fixture->arena, subject),
        .assigned = assigned,
        .due = due,
        .minutes = minutes,
        .text = "练习",
        .kind = KIND_WRITTEN,
        .unit = "",
        .teacher = "",
        .state = STATE_PUBLISHED,
        .confirmed = true,
        .published_at = 1,
        .created_by = "",
        .was = "",
        .why = "",
    };
}

void fixture_add(struct fixture *fixture, struct assignment_set *set,
                 const struct assignment *assignment)
{
    set->items =
        arena_grow(fixture->arena, set->items, &set->capacity, set->count + 1, sizeof *set->items);
    set->items[set->count++] = arena_memdup(fixture->arena, assignment, sizeof *assignment);
}

struct board_input fixture_input(const struct fixture *fixture, const struct class *class,
                                 const struct assignment_set *set)
{
    return (struct board_input){
        .school = &fixture->school,
        .class = class,
        .policy = &fixture->policy,
        .calendar = fixture->calendar,
        .subjects = &fixture->subjects,
        .assignments = set->items,
        .assignment_count = set->count,
    };
}

struct assignment *fixture_put(struct fixture *fixture, struct assignment_set *set, int64_t id,
                               const char *subject, int minutes, day_t assigned)
{
    struct assignment a = fixture_assignment(fixture, id, subject, minutes, assigned, assigned + 1);

    fixture_add(fixture, set, &a);
    return (struct assignment *)(uintptr_t)set->items[set->count - 1];
}

struct board *fixture_board(const struct fixture *fixture, const struct class *class,
                            const struct assignment_set *set, day_t day)
{
    struct board_input input = fixture_input(fixture, class, set);

    return board_build(&input, day, fixture->arena);
}

/* ---- the sample weeks ---- */

struct week_row
{
    int day; /* of November 2026 */
    const char *subject;
    int minutes;
    const char *text;
    enum kind kind;
    enum tier tier;
    bool optional;
    int due; /* of November; 0: the next school day */
};

static const struct week_row primary_week[] = {
    {16, "chinese", 15, "抄写第18课《富饶的西沙群岛》生字词，每词两遍", KIND_WRITTEN, 0, false, 0},
    {16, "chinese", 10, "朗读课文第2—4自然段，背诵第2自然段", KIND_ORAL, 0, false, 0},
    {16, "math", 15, "练习册P42—43：两位数乘一位数（笔算）", KIND_WRITTEN, 0, false, 0},
    {16, "english", 10, "听读Unit 5对话三遍，会说会演", KIND_ORAL, 0, false, 0},
    {16, "pe", 15, "跳绳3组，每组1分钟；仰卧起坐20个×2组", KIND_SPORT, 0, false, 0},
    {17, "chinese", 20, "小练笔：《我发现的秋天》，150字左右", KIND_WRITTEN, 0, false, 0},
    {17, "math", 12, "口算题卡第25页（限时5分钟），订正昨天错题", KIND_WRITTEN, 0, false, 0},
    {17, "math", 10, "思维拓展：用0、3、5组成最大和最小的两位数乘一位数算式", KIND_WRITTEN,
     TIER_PLUS, false, 0},
    {17, "english", 10, "抄写Unit 5单词，一英一中，各两遍", KIND_WRITTEN, 0, false, 0},
    {17, "science", 10, "观察并记录今天晚上的月亮形状，画在记录本上", KIND_INQUIRY, 0, false, 24},
    {18, "chinese", 25, "完成《配套练习》第18课全部，组词积累", KIND_WRITTEN, 0, false, 0},
    {18, "math", 25, "单元小卷（二）第一、二、三大题", KIND_WRITTEN, 0, false, 0},
    {18, "english", 15, "完成活动手册P30—31", KIND_WRITTEN, 0, false, 0},
    {18, "art", 15, "用树叶拼贴一幅画", KIND_ART, 0, true, 25},
    {19, "chinese", 10, "预习第19课《海滨小城》：读通课文，圈出生字", KIND_PREVIEW, 0, false, 0},
    {19, "math", 15, "练习册P44，第5题选做", KIND_WRITTEN, 0, false, 0},
    {19, "english", 10, "Unit 5 听力练习，家长签字", KIND_WRITTEN, 0, false, 0},
    {19, "pe", 15, "坐位体前屈练习，每天3分钟；慢跑10分钟", KIND_SPORT, 0, false, 0},
    {20, "chinese", 60, "周末习作：《我眼中的缤纷世界》，不少于300字", KIND_WRITTEN, 0, false, 23},
    {20, "math", 45, "单元自测卷一张（40分钟内独立完成）", KIND_WRITTEN, 0, false, 23},
    {20, "english", 20, "用APP打卡朗读Unit 5，录音上传班级群", KIND_ORAL, 0, false, 23},
    {20, "labor", 30, "帮家里做一次力所能及的家务，并写一句话感受", KIND_LABOR, 0, false, 23},
};

static const struct week_row junior_week[] = {
    {16, "chinese", 20, "《世说新语》二则：默写并翻译全文", KIND_WRITTEN, 0, false, 0},
    {16, "math", 30, "作业本4.2 解一元一次方程（一）：必做题", KIND_WRITTEN, 0, false, 0},
    {16, "english", 20, "Module 8 Unit 1 单词默写、练习册A篇阅读", KIND_WRITTEN, 0, false, 0},
    {16, "history", 10, "整理第13课思维导图", KIND_WRITTEN, 0, false, 0},
    {16, "biology", 10, "完成第一章第二节同步练习", KIND_WRITTEN, 0, false, 0},
    {17, "chinese", 30, "课外阅读《西游记》第21—23回，写50字批注", KIND_READING, 0, false, 0},
    {17, "math", 25, "作业本4.2（二）", KIND_WRITTEN, 0, false, 0},
    {17, "english", 25, "仿写：My daily life，80词", KIND_WRITTEN, 0, false, 0},
    {17, "morality", 10, "第六课知识梳理", KIND_WRITTEN, 0, false, 0},
    {17, "geography", 15, "绘制亚洲地形简图", KIND_WRITTEN, 0, false, 20},
    {18, "chinese", 25, "练习册第12课", KIND_WRITTEN, 0, false, 0},
    {18, "math", 40, "周周清试卷", KIND_WRITTEN, 0, false, 0},
    {18, "english", 30, "Module 8 检测卷", KIND_WRITTEN, 0, false, 0},
    {18, "geography", 10, "填图册P28", KIND_WRITTEN, 0, false, 0},
    {19, "chinese", 20, "背诵《诫子书》并完成理解性默写", KIND_WRITTEN, 0, false, 0},
    {19, "math", 25, "错题本整理3题", KIND_WRITTEN, 0, false, 0},
    {19, "pe", 20, "800米/1000米跑，核心力量三组", KIND_SPORT, 0, false, 0},
    {20, "chinese", 80, "作文：《那一刻，我长大了》600字", KIND_WRITTEN, 0, false, 23},
    {20, "math", 90, "第四章复习卷A、B", KIND_WRITTEN, 0, false, 23},
    {20, "english", 60, "周报第10期", KIND_WRITTEN, 0, false, 23},
    {20, "history", 30, "第三单元小报", KIND_WRITTEN, 0, false, 30},
};

static void add_week(struct fixture *fixture, struct assignment_set *set,
                     const struct week_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct week_row *row = &rows[i];
        day_t assigned = date_from_ymd(2026, 11, row->day);
        day_t due = row->due != 0 ? date_from_ymd(2026, 11, row->due)
                                  : assignment_default_due(fixture->calendar, assigned, PLACE_HOME);
        struct assignment a =
            fixture_assignment(fixture, (int64_t)i + 1, row->subject, row->minutes, assigned, due);
        a.text = arena_strdup(fixture->arena, row->text);
        a.kind = row->kind;
        a.tier = row->tier;
        a.optional = row->optional;
        fixture_add(fixture, set, &a);
    }
}

void fixture_week_primary(struct fixture *fixture, struct assignment_set *set)
{
    add_week(fixture, set, primary_week, sizeof primary_week / sizeof primary_week[0]);
}

void fixture_week_junior(struct fixture *fixture, struct assignment_set *set)
{
    add_week(fixture, set, junior_week, sizeof junior_week / sizeof junior_week[0]);
}

/* ---- random assignments ---- */

unsigned fixture_random(unsigned *state, unsigned below)
{
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 8) % below;
}

struct assignment fixture_random_assignment(struct fixture *fixture, unsigned *state, int64_t id,
                                            day_t first, unsigned days)
{
    struct assignment a = {0};

    do {
        size_t subject = fixture_random(state, (unsigned)fixture->subjects.count);
        day_t assigned = first + (day_t)fixture_random(state, days);
        unsigned longest = fixture_random(state, 4) == 0 ? SPAN_MAX_DAYS + 1 : 5;
        a = fixture_assignment(fixture, id, fixture->subjects.items[subject].code,
                               1 + (int)fixture_random(state, 90), assigned,
                               assigned + (day_t)fixture_random(state, longest));
        /* Half of them written, so that loads come near the limits. */
        a.kind = (enum kind)(fixture_random(state, 2) * fixture_random(state, KIND_COUNT));
        a.minutes = a.kind == KIND_NOTICE ? 0 : a.minutes;
        a.place = fixture_random(state, 4) == 0 ? PLACE_SCHOOL : PLACE_HOME;
        a.tier = (enum tier)(fixture_random(state, 2) * fixture_random(state, TIER_COUNT));
        a.optional = fixture_random(state, 6) == 0;
        a.spread = (enum spread)fixture_random(state, SPREAD_COUNT);
        a.device = fixture_random(state, 6) == 0;
    } while (!assignment_check(&a, fixture->calendar, &fixture->policy, NULL));
    return a;
}
