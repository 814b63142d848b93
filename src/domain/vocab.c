/* The words of the trade, one table each, in the order of their enums. */
#include "config.h"

#include "domain/vocab.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define ALSO(...)                                                                                  \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
#define VOCAB(words)                                                                               \
    {                                                                                              \
        (words), (int)(sizeof(words) / sizeof(words)[0])                                           \
    }

static const struct word kind_words[KIND_COUNT] = {
    [KIND_WRITTEN] = {"written", "书面", "written", ALSO("书面作业", "笔头")},
    [KIND_READING] = {"reading", "阅读", "reading", ALSO("读书")},
    [KIND_ORAL] = {"oral", "口头", "oral", ALSO("口头作业", "背诵", "朗读")},
    [KIND_INQUIRY] = {"inquiry", "科学探究", "inquiry", ALSO("探究", "实验")},
    [KIND_SPORT] = {"sport", "体育锻炼", "sport", ALSO("体育", "锻炼", "运动", "sports")},
    [KIND_ART] = {"art", "艺术欣赏", "art", ALSO("艺术")},
    [KIND_LABOR] = {"labor", "社会与劳动实践", "labor",
                    ALSO("劳动实践", "社会实践", "劳动", "labour")},
    [KIND_PREVIEW] = {"preview", "预习", "preview", NULL},
    [KIND_NOTICE] = {"notice", "通知", "notice", ALSO("提醒")},
    [KIND_OTHER] = {"other", "其他", "other", ALSO("其它")},
};

static const struct word place_words[PLACE_COUNT] = {
    [PLACE_HOME] = {"home", "家庭", "home", ALSO("家", "在家", "家里", "家中", "回家", "at home")},
    [PLACE_SCHOOL] = {"school", "校内", "school", ALSO("学校", "在校", "课后服务", "at school")},
};

static const struct word tier_words[TIER_COUNT] = {
    [TIER_NONE] = {"none", "全体", "everybody", ALSO("无", "必做", "不分层", "all")},
    [TIER_BASE] = {"base", "基础", "base", ALSO("基础题", "基础层")},
    [TIER_PLUS] = {"plus", "提升", "plus", ALSO("提高", "提升题", "提高题")},
    [TIER_STRETCH] = {"stretch", "拓展", "stretch", ALSO("拓展题", "拓展层")},
    [TIER_A] = {"a", "A层", "A", ALSO("A类")},
    [TIER_B] = {"b", "B层", "B", ALSO("B类")},
    [TIER_C] = {"c", "C层", "C", ALSO("C类")},
};

static const struct word spread_words[SPREAD_COUNT] = {
    [SPREAD_EVEN] = {"even", "平均", "even", ALSO("均分", "平均分配")},
    [SPREAD_FIRST] = {"first", "第一晚", "first", ALSO("首日", "第一天", "头一天")},
    [SPREAD_LAST] = {"last", "最后一晚", "last", ALSO("末日", "最后一天")},
    [SPREAD_EACH] = {"each", "每天", "each", ALSO("每日", "every day", "daily")},
};

static const struct word role_words[ROLE_COUNT] = {
    [ROLE_ANYONE] = {"anyone", "不分职务", "anyone", NULL},
    [ROLE_MONITOR] = {"monitor", "班长", "class monitor", NULL},
    [ROLE_REPRESENTATIVE] = {"representative", "课代表", "subject representative", NULL},
    [ROLE_TEACHER] = {"teacher", "任课教师", "teacher", ALSO("老师")},
    [ROLE_HOMEROOM] = {"homeroom", "班主任", "homeroom teacher", NULL},
    [ROLE_LEADER] = {"leader", "年级组长", "grade leader", NULL},
    [ROLE_OFFICE] = {"office", "教导处", "office", ALSO("教务处")},
};

static const struct word level_words[LEVEL_COUNT] = {
    [LEVEL_NONE] = {"none", "无", "none", NULL},
    [LEVEL_GREEN] = {"green", "绿", "green", ALSO("绿色")},
    [LEVEL_YELLOW] = {"yellow", "黄", "yellow", ALSO("黄色")},
    [LEVEL_RED] = {"red", "红", "red", ALSO("红色")},
};

static const struct word state_words[STATE_COUNT] = {
    [STATE_DRAFT] = {"draft", "草稿", "draft", NULL},
    [STATE_PENDING] = {"pending", "待审", "pending", ALSO("待审核")},
    [STATE_PUBLISHED] = {"published", "已公示", "published", ALSO("已发布", "公示", "发布")},
    [STATE_COLLECTED] = {"collected", "已收", "collected", ALSO("已收齐")},
    [STATE_MARKED] = {"marked", "已批改", "marked", ALSO("已批")},
    [STATE_RETURNED] = {"returned", "已讲评", "returned", ALSO("已发还")},
    [STATE_CORRECTED] = {"corrected", "已订正", "corrected", ALSO("订正复批")},
    [STATE_WITHDRAWN] = {"withdrawn", "已撤下", "withdrawn", ALSO("撤下", "已撤回", "撤回")},
    [STATE_REMOVED] = {"removed", "已删除", "removed", ALSO("删除")},
};

static const struct word stage_words[STAGE_COUNT] = {
    [STAGE_PRIMARY] = {"primary", "小学", "primary", NULL},
    [STAGE_JUNIOR] = {"junior", "初中", "junior", NULL},
    [STAGE_SENIOR] = {"senior", "高中", "senior", NULL},
};

static const struct word day_kind_words[DAY_KIND_COUNT] = {
    [DAY_SCHOOL] = {"school", "上学日", "school day", ALSO("上课日", "教学日")},
    [DAY_WEEKEND] = {"weekend", "周末", "weekend", ALSO("双休日")},
    [DAY_HOLIDAY] = {"holiday", "假期", "holiday", ALSO("节假日", "假日")},
};

static const struct word report_words[REPORT_STATUS_COUNT] = {
    [REPORT_SET] = {"set", "已布置", "set", NULL},
    [REPORT_NONE] = {"none", "今日无作业", "no homework today", ALSO("无作业")},
    [REPORT_MISSING] = {"missing", "未报", "not reported", ALSO("还没报")},
};

static const struct word holiday_words[] = {
    {"new-year", "元旦", "New Year’s Day", NULL},
    {"spring", "春节", "Spring Festival", NULL},
    {"qingming", "清明节", "Qingming Festival", NULL},
    {"labour", "劳动节", "Labour Day", NULL},
    {"dragon-boat", "端午节", "Dragon Boat Festival", NULL},
    {"mid-autumn", "中秋节", "Mid-Autumn Festival", NULL},
    {"national", "国庆节", "National Day", NULL},
    {"children", "儿童节", "Children’s Day", NULL},
};

const struct vocab vocab_kind = VOCAB(kind_words);
const struct vocab vocab_place = VOCAB(place_words);
const struct vocab vocab_tier = VOCAB(tier_words);
const struct vocab vocab_spread = VOCAB(spread_words);
const struct vocab vocab_level = VOCAB(level_words);
const struct vocab vocab_state = VOCAB(state_words);
const struct vocab vocab_stage = VOCAB(stage_words);
const struct vocab vocab_day_kind = VOCAB(day_kind_words);
const struct vocab vocab_holiday = VOCAB(holiday_words);
const struct vocab vocab_report = VOCAB(report_words);
const struct vocab vocab_role = VOCAB(role_words);

const char *vocab_code(const struct vocab *vocab, int value)
{
    return value >= 0 && value < vocab->count ? vocab->words[value].code : "";
}

const char *vocab_name(const struct vocab *vocab, int value, enum lang lang)
{
    if (value < 0 || value >= vocab->count)
        return "";
    return lang == LANG_ZH ? vocab->words[value].zh : vocab->words[value].en;
}

const char *vocab_short(const struct vocab *vocab, int value, enum lang lang, int columns)
{
    const char *name = vocab_name(vocab, value, lang);

    if (lang != LANG_ZH || *name == '\0' || text_width(name) <= columns)
        return name;
    for (const char *const *also = vocab->words[value].also; also && *also; also++)
        if (text_width(*also) <= columns)
            return *also;
    return name;
}

static bool is_word(const struct word *word, const char *text)
{
    if (text_same_word(word->code, text) || text_same_word(word->zh, text) ||
        text_same_word(word->en, text))
        return true;
    for (const char *const *also = word->also; also && *also; also++)
        if (text_same_word(*also, text))
            return true;
    return false;
}

int vocab_find(const struct vocab *vocab, const char *text)
{
    for (int i = 0; i < vocab->count; i++)
        if (is_word(&vocab->words[i], text))
            return i;
    return -1;
}

char *vocab_choices(const struct vocab *vocab, enum lang lang, struct arena *arena)
{
    struct text_buf choices = {.arena = arena};

    text_buf_add(&choices, "");
    for (int i = 0; i < vocab->count; i++) {
        const struct word *word = &vocab->words[i];

        if (i > 0)
            text_buf_add(&choices, lang == LANG_ZH ? "、" : ", ");
        /* Code and Chinese name in both languages: both are accepted, whatever is spoken. */
        text_buf_printf(&choices, "%s %s", word->code, word->zh);
    }
    return choices.text;
}

char *vocab_names(const struct vocab *vocab, enum lang lang, struct arena *arena)
{
    struct text_buf names = {.arena = arena};

    text_buf_add(&names, "");
    for (int i = 0; i < vocab->count; i++)
        text_buf_printf(&names, "%s%s", i > 0 ? tr_c(lang, "list", ", ") : "",
                        vocab_name(vocab, i, lang));
    return names.text;
}

bool state_is_public(enum state state)
{
    return state >= STATE_PUBLISHED && state <= STATE_CORRECTED;
}
