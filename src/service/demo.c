/* The demonstration school: six classes, their teachers, and four weeks of homework around a day, so
 * that every corner of the board can be seen: a full day, an overfull one, tiers, weekend homework,
 * a correction, “none today”, and one that waits for review. The texts are Chinese in both languages,
 * as homework is. Deterministic: the same day makes the same school. */
#include "config.h"

#include <string.h>

#include "service/demo.h"
#include "service/internal.h"

#define FIRST_MINUTE (15 * 60 + 10) /* of the day: when the first teacher enters */
#define WEEKS_BEFORE 2
#define WEEKS_AFTER 1

static const struct
{
    const char *code; /* grade and number on the day */
    int size;
} demo_classes[] = {{"1-1", 40}, {"3-1", 43}, {"3-2", 42}, {"3-3", 41}, {"5-1", 44}, {"7-3", 46}};

static const struct
{
    const char *login, *name, *subject;
    unsigned grades; /* bit g */
} demo_teachers[] = {
    {"wang", "王老师", "chinese", 1u << 3},
    {"li", "李老师", "math", 1u << 3},
    {"chen", "陈老师", "english", 1u << 3 | 1u << 5},
    {"zhao", "赵老师", "pe", 1u << 1 | 1u << 3 | 1u << 5},
    {"sun", "孙老师", "science", 1u << 3 | 1u << 5},
    {"zhou", "周老师", "art", 1u << 3 | 1u << 5},
    {"wu", "吴老师", "chinese", 1u << 1},
    {"zheng", "郑老师", "math", 1u << 1},
    {"feng", "冯老师", "chinese", 1u << 5},
    {"he", "何老师", "math", 1u << 5},
    {"lv", "吕老师", "chinese", 1u << 7},
    {"shi", "施老师", "math", 1u << 7},
    {"zhang", "张老师", "english", 1u << 7},
    {"kong", "孔老师", "history", 1u << 7},
    {"cao", "曹老师", "geography", 1u << 7},
    {"yan", "严老师", "biology", 1u << 7},
};

struct demo_item
{
    int grade;
    enum weekday weekday;
    const char *subject;
    int minutes;
    enum kind kind;
    enum tier tier;
    bool optional;
    enum place place;
    int due_days;     /* 0: the next school day */
    int step;         /* the number in the text grows by this each week; 0: there is none */
    int start;        /* its value in the first week */
    const char *text; /* # stands for the number; A|B: week by week in turn, not the same again */
};

#define WRITTEN KIND_WRITTEN, TIER_NONE, false, PLACE_HOME, 0
#define ORAL KIND_ORAL, TIER_NONE, false, PLACE_HOME, 0

static const struct demo_item demo_items[] = {
    {1, MONDAY, "chinese", 10, ORAL, 1, 5, "朗读第#课，读给家人听一听"},
    {1, MONDAY, "math", 10, KIND_WRITTEN, TIER_NONE, false, PLACE_SCHOOL, 0, 2, 20,
     "课后服务时完成练习册P#"},
    {1, TUESDAY, "chinese", 15, KIND_WRITTEN, TIER_NONE, false, PLACE_SCHOOL, 0, 1, 5,
     "课后服务时描红第#课生字"},
    {1, TUESDAY, "pe", 10, KIND_SPORT, TIER_NONE, false, PLACE_HOME, 0, 0, 0, "拍球50次，分两组"},
    {1, WEDNESDAY, "chinese", 10, ORAL, 0, 0, "背诵《江南》|背诵《画》"},
    {1, WEDNESDAY, "math", 5, ORAL, 0, 0, "和家人玩一玩凑十游戏|和家人比一比，谁凑十凑得快"},
    {1, THURSDAY, "chinese", 10, KIND_READING, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "亲子共读一本绘本"},
    {1, FRIDAY, "class-affairs", 0, KIND_NOTICE, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "周一升旗，请穿校服"},

    {3, MONDAY, "chinese", 15, WRITTEN, 1, 16, "抄写第#课生字词，每词两遍"},
    {3, MONDAY, "chinese", 10, ORAL, 0, 0,
     "朗读课文第2—4自然段，背诵第2自然段|朗读课文，背诵自己喜欢的一段"},
    {3, MONDAY, "math", 15, WRITTEN, 4, 38, "练习册P#：两位数乘一位数（笔算）"},
    {3, MONDAY, "english", 10, ORAL, 1, 4, "听读Unit #对话三遍，会说会演"},
    {3, MONDAY, "pe", 15, KIND_SPORT, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "跳绳3组，每组1分钟；仰卧起坐20个×2组"},
    {3, TUESDAY, "chinese", 20, WRITTEN, 0, 0,
     "小练笔：《我发现的秋天》，150字左右|小练笔：《校园的早晨》，150字左右"},
    {3, TUESDAY, "math", 12, WRITTEN, 2, 23, "口算题卡第#页（限时5分钟），订正昨天错题"},
    {3, TUESDAY, "math", 10, KIND_WRITTEN, TIER_PLUS, false, PLACE_HOME, 0, 0, 0,
     "思维拓展：用0、3、5组成最大和最小的两位数乘一位数算式|"
     "思维拓展：小明走一圈要6分钟，按这个速度走半圈要几分钟"},
    {3, TUESDAY, "english", 10, WRITTEN, 1, 4, "抄写Unit #单词，一英一中，各两遍"},
    {3, TUESDAY, "science", 10, KIND_INQUIRY, TIER_NONE, false, PLACE_HOME, 7, 0, 0,
     "观察并记录今晚月亮的形状，画在记录本上|记录今天三个时刻的气温，画成折线"},
    {3, WEDNESDAY, "chinese", 20, WRITTEN, 1, 16, "完成《配套练习》第#课"},
    {3, WEDNESDAY, "math", 15, WRITTEN, 4, 40, "练习册P#，第5题选做"},
    {3, WEDNESDAY, "english", 15, WRITTEN, 2, 28, "完成活动手册P#"},
    {3, WEDNESDAY, "art", 15, KIND_ART, TIER_NONE, true, PLACE_HOME, 7, 0, 0,
     "用树叶拼贴一幅画|用彩纸折一只小动物"},
    {3, THURSDAY, "chinese", 10, KIND_PREVIEW, TIER_NONE, false, PLACE_HOME, 0, 1, 17,
     "预习第#课：读通课文，圈出生字"},
    {3, THURSDAY, "math", 15, WRITTEN, 4, 41, "练习册P#"},
    {3, THURSDAY, "english", 10, WRITTEN, 1, 4, "Unit #听力练习"},
    {3, THURSDAY, "pe", 15, KIND_SPORT, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "坐位体前屈练习；慢跑10分钟"},
    {3, FRIDAY, "chinese", 60, WRITTEN, 0, 0,
     "周末习作：《我眼中的缤纷世界》，不少于300字|周末习作：《我来编童话》，不少于300字"},
    {3, FRIDAY, "math", 45, WRITTEN, 1, 2, "单元自测卷（#），40分钟内独立完成"},
    {3, FRIDAY, "english", 20, ORAL, 1, 4, "朗读Unit #，选一段背诵"},
    {3, FRIDAY, "labor", 30, KIND_LABOR, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "帮家里做一次力所能及的家务，并写一句话感受|整理自己的书桌，并写一句话感受"},
    {3, FRIDAY, "class-affairs", 0, KIND_NOTICE, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "周一交研学回执，带水彩笔"},

    {5, MONDAY, "chinese", 20, WRITTEN, 1, 14, "《新课堂》第#课：二、三、五题"},
    {5, MONDAY, "math", 20, WRITTEN, 3, 50, "练习册P#，解方程写出检验"},
    {5, MONDAY, "english", 10, ORAL, 1, 3, "听读Module #课文，录入生词本"},
    {5, TUESDAY, "chinese", 15, WRITTEN, 1, 14, "默写第#课词语，订正"},
    {5, TUESDAY, "math", 20, WRITTEN, 3, 51, "练习册P#"},
    {5, TUESDAY, "math", 10, KIND_WRITTEN, TIER_STRETCH, false, PLACE_HOME, 0, 0, 0,
     "拓展：鸡兔同笼，用两种方法解|拓展：植树问题，两端都栽要几棵"},
    {5, TUESDAY, "english", 15, WRITTEN, 1, 3, "Module #仿写三句"},
    {5, WEDNESDAY, "chinese", 30, WRITTEN, 0, 0,
     "习作提纲：《二十年后的家乡》|习作提纲：《我的心爱之物》"},
    {5, WEDNESDAY, "math", 20, WRITTEN, 3, 52, "练习册P#"},
    {5, THURSDAY, "chinese", 20, KIND_READING, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "《中国民间故事》读两则，讲给家人听"},
    {5, THURSDAY, "math", 20, WRITTEN, 0, 0, "整理本单元错题3道|编两道方程应用题并解答"},
    {5, THURSDAY, "science", 10, KIND_INQUIRY, TIER_NONE, false, PLACE_HOME, 5, 0, 0,
     "观察一种种子发芽，记录三天|测量影子的长短，记录三次"},
    {5, FRIDAY, "chinese", 60, WRITTEN, 0, 0,
     "习作：《二十年后的家乡》，450字左右|习作：《我的心爱之物》，450字左右"},
    {5, FRIDAY, "math", 40, WRITTEN, 1, 3, "第#单元复习卷"},
    {5, FRIDAY, "english", 20, WRITTEN, 1, 3, "Module #小报"},

    {7, MONDAY, "chinese", 20, WRITTEN, 0, 0,
     "《世说新语》二则：默写并翻译全文|《论语》十二章：默写并翻译前六章"},
    {7, MONDAY, "math", 30, WRITTEN, 1, 2, "作业本4.#解一元一次方程：必做题"},
    {7, MONDAY, "english", 20, WRITTEN, 1, 6, "Module #单词默写、练习册A篇阅读"},
    {7, MONDAY, "history", 10, WRITTEN, 1, 11, "整理第#课思维导图"},
    {7, TUESDAY, "chinese", 30, KIND_READING, TIER_NONE, false, PLACE_HOME, 0, 3, 15,
     "课外阅读《西游记》第#回，写50字批注"},
    {7, TUESDAY, "math", 25, WRITTEN, 1, 2, "作业本4.#（二）"},
    {7, TUESDAY, "english", 25, WRITTEN, 0, 0, "仿写：My daily life，80词|仿写：My school，80词"},
    {7, TUESDAY, "geography", 15, WRITTEN, 0, 0, "绘制亚洲地形简图|绘制亚洲气候类型简图"},
    {7, WEDNESDAY, "chinese", 25, WRITTEN, 1, 10, "练习册第#课"},
    {7, WEDNESDAY, "math", 30, WRITTEN, 1, 8, "周周清试卷（#）"},
    {7, WEDNESDAY, "english", 25, WRITTEN, 1, 6, "Module #检测卷，订正"},
    {7, THURSDAY, "chinese", 20, WRITTEN, 0, 0,
     "背诵《诫子书》并完成理解性默写|背诵《次北固山下》并完成理解性默写"},
    {7, THURSDAY, "math", 25, WRITTEN, 0, 0, "错题本整理3题|整理移项的易错点，各举一例"},
    {7, THURSDAY, "biology", 10, WRITTEN, 0, 0,
     "完成第一章第二节同步练习|完成第一章第三节同步练习"},
    {7, THURSDAY, "pe", 20, KIND_SPORT, TIER_NONE, false, PLACE_HOME, 0, 0, 0,
     "核心力量三组，慢跑1000米"},
    {7, FRIDAY, "chinese", 80, WRITTEN, 0, 0,
     "作文：《那一刻，我长大了》600字|作文：《窗外》600字"},
    {7, FRIDAY, "math", 90, WRITTEN, 0, 0, "第四章复习卷A、B|期中错题重做卷"},
    {7, FRIDAY, "english", 60, WRITTEN, 1, 8, "周报第#期"},
};

struct demo
{
    const struct session *session;
    struct change *change;
    struct arena *arena;
    struct err *err;
};

static bool put_demo_classes(struct demo *demo)
{
    const struct school_data *data = service_data(demo->session->service);

    for (size_t i = 0; i < sizeof demo_classes / sizeof *demo_classes; i++) {
        struct class class = {0};
        bool known = false;
        if (!class_parse_new(&data->school, demo_classes[i].code, demo->session->moment.date,
                             &class, demo->err))
            return false;
        for (size_t j = 0; j < data->classes.count; j++)
            known |= data->classes.items[j].stage == class.stage &&
                     data->classes.items[j].entry_year == class.entry_year &&
                     data->classes.items[j].number == class.number;
        if (known)
            continue;
        class.id = change_new_id(demo->change, ENTITY_CLASS);
        class.size = demo_classes[i].size;
        if (!class.name)
            class.name = arena_strdup(demo->arena, "");
        if (!change_put_class(demo->change, NULL, &class, demo->err))
            return false;
    }
    return true;
}

/* A term from the school year's first day, so that the boards show their week. */
static bool put_demo_term(struct demo *demo)
{
    const struct school_data *data = service_data(demo->session->service);
    day_t date = demo->session->moment.date;
    day_t autumn = school_year_first_day(&data->school, school_year_of(&data->school, date));
    bool first_half = date < autumn + 165;
    struct term term = {
        .id = change_new_id(demo->change, ENTITY_TERM),
        .name = arena_strdup(demo->arena, first_half ? "第一学期" : "第二学期"),
        .first = first_half ? autumn : autumn + 165,
        .last = first_half ? autumn + 164 : autumn + 320,
    };
    return change_put_term(demo->change, NULL, &term, demo->err);
}

static bool put_demo_teachers(struct demo *demo)
{
    const struct school_data *data = service_data(demo->session->service);

    for (size_t i = 0; i < sizeof demo_teachers / sizeof *demo_teachers; i++) {
        const struct teacher *caller =
            service_person(demo->session->service, demo_teachers[i].login);
        struct teacher teacher = {
            .id = caller ? caller->id : change_new_id(demo->change, ENTITY_TEACHER),
            .login = arena_strdup(demo->arena, demo_teachers[i].login),
            .name = arena_strdup(demo->arena, demo_teachers[i].name),
        };
        if (!change_put_teacher(demo->change, caller, &teacher, demo->err))
            return false;
        for (size_t j = 0; j < data->classes.count; j++) {
            struct teaching teaching = {.class_id = data->classes.items[j].id,
                                        .subject = (char *)demo_teachers[i].subject,
                                        .teacher_id = teacher.id};
            struct grade grade =
                class_grade(&data->school, &data->classes.items[j], demo->session->moment.date);
            if (demo_teachers[i].grades & 1u << grade.grade &&
                !change_put_teaching(demo->change, NULL, &teaching, demo->err))
                return false;
        }
    }
    return true;
}

/* The week's text with its number, a page further for each parallel class. */
static const char *demo_text(const struct demo_item *item, int week, int number,
                             struct arena *arena)
{
    const char *mark = item->step ? strchr(item->text, '#') : NULL;
    const char *other = strchr(item->text, '|');
    int ahead = item->step > 1 ? number - 1 : 0;

    if (other)
        return week % 2 == 0 ? arena_strndup(arena, item->text, (size_t)(other - item->text))
                             : other + 1;
    if (!mark)
        return item->text;
    return arena_printf(arena, "%.*s%d%s", (int)(mark - item->text), item->text,
                        item->start + item->step * week + ahead, mark + 1);
}

static stamp_t clock_of(const struct session *session, day_t day, size_t order)
{
    int minutes = FIRST_MINUTE + (int)(order % 9) * 7;
    int offset = service_data(session->service)->settings.utc_offset;
    stamp_t at = ((stamp_t)day * 1440 + minutes - offset) * 60;

    return at < session->moment.now ? at : session->moment.now;
}

static bool put_demo_item(struct demo *demo, const struct class *class,
                          const struct demo_item *plan, day_t day, int week, size_t order)
{
    const struct school_data *data = service_data(demo->session->service);
    struct assignment item = {
        .class_id = class->id,
        .subject = plan->subject,
        .assigned = day,
        .minutes = plan->minutes,
        .text = demo_text(plan, week, class->number, demo->arena),
        .kind = plan->kind,
        .place = plan->place,
        .tier = plan->tier,
        .optional = plan->optional,
        .unit = "",
        .teacher = "",
        .was = "",
        .why = "",
        .state = STATE_PUBLISHED,
        .confirmed = true,
        .created_at = clock_of(demo->session, day, order),
        .created_by = demo->session->actor->login,
    };
    item.published_at = item.created_at;
    item.due = plan->due_days ? day + plan->due_days : DAY_NONE;
    if (item.due != DAY_NONE && !calendar_is_school_day(data->calendar, item.due))
        item.due = calendar_next_school_day(data->calendar, item.due);
    service_complete(demo->session, &item);
    item.id = change_new_id(demo->change, ENTITY_ASSIGNMENT);
    item.rev = change_number(demo->change);
    return change_put_assignment(demo->change, NULL, &item, demo->err);
}

/* One day of one class. Of the coming days only the science and art that were set early stand there;
 * today's last lesson is not entered yet. */
static bool put_demo_day(struct demo *demo, const struct class *class, int grade, day_t day,
                         int week)
{
    day_t date = demo->session->moment.date;

    for (size_t i = 0; i < sizeof demo_items / sizeof *demo_items; i++) {
        const struct demo_item *item = &demo_items[i];
        if (item->grade != grade || item->weekday != date_weekday(day))
            continue;
        if (day > date && item->due_days == 0)
            continue;
        if (!put_demo_item(demo, class, item, day, week, i))
            return false;
    }
    return true;
}

static bool put_demo_homework(struct demo *demo)
{
    const struct school_data *data = service_data(demo->session->service);
    day_t first = date_monday(demo->session->moment.date) - 7 * WEEKS_BEFORE;
    day_t last = date_monday(demo->session->moment.date) + 7 * WEEKS_AFTER + 6;

    for (day_t day = first; day <= last; day++) {
        if (!calendar_is_school_day(data->calendar, day))
            continue;
        for (size_t i = 0; i < data->classes.count; i++) {
            const struct class *class = &data->classes.items[i];
            struct grade grade = class_grade(&data->school, class, day);
            if (grade.phase == CLASS_CURRENT &&
                !put_demo_day(demo, class, grade.grade, day, (day - first) / 7))
                return false;
        }
    }
    return true;
}

struct demo_step
{
    struct demo *demo;
    bool (*step)(struct demo *);
};

static bool take_step(struct run *run, void *context)
{
    const struct demo_step *step = context;

    step->demo->change = run->change;
    return step->step(step->demo);
}

/* Runs one step of the filling as a change of its own. */
static bool demo_step(struct demo *demo, bool (*step)(struct demo *))
{
    const struct command command = {.action = ACTION_INIT};
    struct demo_step context = {demo, step};

    return run_change(demo->session, &command, take_step, &context, NULL, NULL, demo->err);
}

/* The last touches go through the service as a person's would: a unit test paper that makes last
 * Wednesday overfull, “none today”, and a short essay that waits for review. */
static bool put_demo_touches(const struct session *session, struct arena *arena, struct err *err)
{
    const struct school_data *data = service_data(session->service);
    const struct class *class;
    struct outcome outcome;
    day_t date = session->moment.date;
    day_t school_day = calendar_is_school_day(data->calendar, date)
                           ? date
                           : calendar_prev_school_day(data->calendar, date);
    day_t full = date_monday(school_day) - 5; /* last week's Wednesday */
    struct assignment paper = {
        .subject = "math", .minutes = 15, .text = "单元小卷（二）第一、二题", .assigned = full};
    struct assignment essay = {.subject = "chinese",
                               .minutes = 40,
                               .text = "习作修改：《我眼中的缤纷世界》，誊写在作文本上",
                               .assigned = school_day};
    int64_t id;

    if (!service_class(session, "3-2", date, &class, err))
        return false;
    paper.class_id = essay.class_id = class->id;
    if (!service_add(session, &paper, 1, ADD_PUBLISH, arena, &outcome, err))
        return false;
    id = outcome.items[0].after->id;
    if (outcome.any_held) {
        if (!service_approve(session, id, -1, "单元检测，当天口语作业已减", -1, arena, &outcome,
                             err))
            return false;
    }
    if (!service_none(session, class, "moral", school_day, arena, &outcome, err))
        return false;
    return service_add(session, &essay, 1, ADD_PUBLISH, arena, &outcome, err);
}

bool demo_fill(const struct session *session, struct err *err)
{
    struct arena *arena = arena_new();
    struct demo demo = {.session = session, .arena = arena, .err = err};
    bool ok = demo_step(&demo, put_demo_classes) && demo_step(&demo, put_demo_term) &&
              demo_step(&demo, put_demo_teachers) && demo_step(&demo, put_demo_homework) &&
              put_demo_touches(session, arena, err);

    arena_free(arena);
    return ok;
}
