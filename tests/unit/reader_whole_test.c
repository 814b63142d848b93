/* The reader whatever it is given: nothing typed is lost, a long message is read in a moment, and what stands around a
 * message changes nothing of it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/text.h"
#include "support/reader_score.h"
#include "support/reader_whole.h"

static struct reader_school *school;

static int setup(void **state)
{
    (void)state;
    school = reader_school_new();
    return !school ? 1 : 0;
}

static int teardown(void **state)
{
    (void)state;
    reader_school_free(school);
    return 0;
}

/* ---- nothing typed is lost ---- */

static const char *const shreds[] = {
    "语文",
    "数学：",
    "【英语】",
    "英：",
    "物理 ",
    "练习册P32",
    "抄写第18课词语两遍",
    "背诵《出师表》",
    "朗读",
    "，",
    "。",
    "；",
    "\n",
    "\n1.",
    " 2、",
    "①",
    "②",
    "（",
    "）",
    "(",
    "15分钟",
    "20",
    "约半小时",
    "一个半小时",
    "共35分钟",
    "限时5分钟",
    "每篇8分钟",
    "每天",
    "周五交",
    "下周一带来",
    "12.1交",
    "明天",
    "今天放学前交",
    "下节课带",
    "本周内",
    "无",
    "无作业",
    "没有书面作业，",
    "除英语外无作业",
    "选做",
    "必做：",
    "A层：",
    "★★",
    "基础题：",
    "（选做）",
    "在校完成",
    "课后服务完成",
    "晚自习",
    " @周三",
    " #书面",
    " +B",
    " ~校内",
    " ?",
    " !",
    " %三单元",
    "@所有人",
    "各位家长好",
    "收到请回复",
    "三年级2班",
    "11月24日作业：",
    "书面作业总时长35分钟",
    "带三角板",
    "交回执",
    "穿校服",
    "“",
    "”",
    "《",
    "》",
    "第",
    "题",
    "页",
    "×5",
    "30°15′",
    "80分以下",
    "800m",
    "7:20",
    "七点半",
    "科学记数法",
    "语 文：",
    "🌹",
    "📖",
    "|",
    "-",
    "·",
    " ",
    "　",
    "\r\n",
    "１５",
    "abc",
    "Unit 5",
    "其他：",
    "以上家长签字",
    "要求：",
    "3篇",
    "书法：",
    "、",
    "+",
    "20-30分钟",
    "1h30",
    "99999999999",
    "M1U2",
    "……",
    "\"",
    "'",
    "15'",
    "要",
    "的",
    "各10分钟\n",
    "第一节：",
    "老师说",
    "18:30-19:20 ",
    "英语手抄报",
    "due Friday",
    "()",
    "明天带彩纸，",
    "听写本明天收，",
    "跳绳一根，",
    "下午收，",
    "今天数学课讲了小数，",
    "错题记得订正\n",
    "查字典（可不做），",
    "月底交",
    "物里：",
    "语：抄写\n数：口算\n各10分钟\n",
    "三（3）班：",
    "\n3班：",
    "三1、三2班 ",
    "【三1班11.26作业】",
    "不交",
    "合计20分",
    "语-默写卷15；",
    "数学25 ",
    "道法、历史：",
    "各20分钟",
    "作业是",
    "接龙",
    "\n2. 林小满✅\n",
    "校内：",
    "家庭：",
    "另：",
    "@七年级1班 ",
    "英语老师请假，",
    "我是数学杜老师，",
    "数学20（",
    "没带的同学：3、15号",
    "周一至周五",
    "更正：",
    "【更正】",
    "改为",
    "不做了，",
    "照旧",
    "时间分别15、10",
    "①10分钟②5分钟",
    "@四组组长 ",
    "祝大家晚上愉快",
    "以上周五交",
    "\n周一早读前各科代表收齐",
    "稿纸自己带",
    "李老师：",
    "刚刚数学老师补充：",
    "今晚自习第一节",
    "语文10分钟。",
};

static enum reader_class never_same(void *data, const char *text)
{
    (void)data;
    (void)text;
    return READER_CLASS_OTHER;
}

static void test_property(void **state)
{
    unsigned seed = 20261124;
    struct arena *arena = arena_new();

    (void)state;
    print_message("# seed %u\n", seed);
    for (int round = 0; round < 6000; round++) {
        struct text_buf text = {.arena = arena};
        unsigned pieces;
        seed = seed * 1664525U + 1013904223U;
        pieces = (seed >> 16) % 24 + 1;
        for (unsigned i = 0; i < pieces; i++) {
            seed = seed * 1664525U + 1013904223U;
            text_buf_add(&text, shreds[(seed >> 8) % (sizeof shreds / sizeof shreds[0])]);
        }
        struct reader_context context =
            reader_school_context(school, (int)(seed >> 8) % 12 + 1, date_from_ymd(2026, 11, 24));
        context.own =
            seed >> 30 == 0 ? &school->subjects.items[(seed >> 12) % school->subjects.count] : NULL;
        context.named_class = seed >> 29 == 0 ? never_same : NULL;
        const char *message = text_buf_str(&text);
        const char *fault =
            reader_whole_fault(reader_read(&context, message, arena), message, arena);
        if (fault)
            fail_msg("%s: %s", fault, message);
        arena_reset(arena);
    }
    arena_free(arena);
}

/* ---- pieces of the corpora, mixed ---- */

#define PIECES_MOST 20000

struct pieces
{
    char **items;
    size_t count, capacity;
};

/* Cut where a teacher's hand might have cut: behind signs, spaces and line ends, before numbers. */
static void add_pieces(struct arena *arena, struct pieces *pieces, const char *text)
{
    size_t start = 0;

    for (size_t i = 0; text[i] != '\0';) {
        size_t length;
        uint32_t c = text_decode(text + i, &length);
        bool cuts = c == ' ' || c == '\n' || c == 0x3002 || c == 0xFF0C || c == 0xFF1B ||
                    c == 0xFF1A || c == 0xFF08 || c == 0xFF09 || c == 0x3001;
        i += length > 0 ? length : 1;
        if ((cuts || text[i] == '\0') && pieces->count < PIECES_MOST) {
            pieces->items = arena_grow(arena, pieces->items, &pieces->capacity, pieces->count + 1,
                                       sizeof *pieces->items);
            pieces->items[pieces->count++] = arena_strndup(arena, text + start, i - start);
            start = i;
        }
    }
}

static void read_pieces(struct arena *arena, struct pieces *pieces, const char *name)
{
    const char *source = getenv("HWBOARD_SRCDIR");
    FILE *file =
        fopen(arena_printf(arena, "%s/tests/fixtures/reader/%s", source ? source : ".", name), "r");
    char *line = NULL;
    size_t capacity = 0;

    assert_non_null(file);
    while (getline(&line, &capacity, file) > 0) {
        json_error_t error;
        json_t *json = json_loads(line, 0, &error);
        const char *text = json_string_value(json_object_get(json, "text"));
        if (text)
            add_pieces(arena, pieces, text);
        json_decref(json);
    }
    free(line);
    fclose(file);
}

static void test_mixes(void **state)
{
    static const char *const names[] = {"lines.jsonl",  "messages.jsonl", "talk.jsonl",
                                        "groups.jsonl", "contract.jsonl", "fresh.jsonl",
                                        "rounds.jsonl"};
    unsigned seed = 20261127;
    struct arena *kept = arena_new(), *arena = arena_new();
    struct pieces pieces = {0};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        read_pieces(kept, &pieces, names[i]);
    assert_true(pieces.count > 1000);
    print_message("# seed %u, %zu pieces\n", seed, pieces.count);
    for (int round = 0; round < 8000; round++) {
        struct text_buf text = {.arena = arena};
        unsigned count;
        seed = seed * 1664525U + 1013904223U;
        count = (seed >> 16) % 30 + 1;
        for (unsigned i = 0; i < count; i++) {
            seed = seed * 1664525U + 1013904223U;
            text_buf_add(&text, pieces.items[(seed >> 8) % pieces.count]);
        }
        struct reader_context context =
            reader_school_context(school, (int)(seed >> 8) % 12 + 1, date_from_ymd(2026, 9, 30));
        context.day_asked = seed >> 31 != 0;
        context.own =
            seed >> 30 == 0 ? &school->subjects.items[(seed >> 12) % school->subjects.count] : NULL;
        const char *message = text_buf_str(&text);
        const char *fault =
            reader_whole_fault(reader_read(&context, message, arena), message, arena);
        if (fault)
            fail_msg("%s: %s", fault, message);
        arena_reset(arena);
    }
    arena_free(arena);
    arena_free(kept);
}

/* ---- what stands around a message ---- */

static bool reads_alike(const struct reader_result *one, const struct reader_result *other)
{
    if (one->item_count != other->item_count || one->none_count != other->none_count)
        return false;
    for (size_t i = 0; i < one->item_count; i++) {
        const struct reader_item *a = &one->items[i], *b = &other->items[i];
        if (a->subject != b->subject || a->minutes != b->minutes || a->kind != b->kind ||
            a->due != b->due || a->place != b->place || a->optional != b->optional ||
            strcmp(a->text, b->text) != 0)
            return false;
    }
    return true;
}

#define ALIKE_LEAST_PERMILLE 998

/* Greetings, thanks, spaces and ornaments around it change nothing of what is set. */
static void test_surroundings(void **state)
{
    static const struct
    {
        const char *before, *after;
    } around[] = {{"各位家长好：\n", ""},
                  {"", "\n祝大家晚上愉快"},
                  {"", "，谢谢各位家长"},
                  {"", "，祝大家周末愉快！"},
                  {"", "🌟"},
                  {"", "  "},
                  {"", "\n@所有人 收到请回复"}};
    const char *source = getenv("HWBOARD_SRCDIR");
    struct arena *kept = arena_new(), *arena = arena_new();
    char *path = arena_printf(kept, "%s/tests/fixtures/reader/rounds.jsonl", source ? source : ".");
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t capacity = 0, read = 0, alike = 0;

    (void)state;
    assert_non_null(file);
    while (getline(&line, &capacity, file) > 0) {
        json_error_t error;
        json_t *json = json_loads(line, 0, &error);
        const char *text = json_string_value(json_object_get(json, "text"));
        struct reader_context context =
            reader_school_context(school, (int)json_integer_value(json_object_get(json, "grade")),
                                  date_from_ymd(2026, 11, 24));
        struct reader_result *plain = reader_read(&context, text, arena);
        for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
            char *more = arena_printf(arena, "%s%s%s", around[i].before, text, around[i].after);
            bool same = reads_alike(plain, reader_read(&context, more, arena));
            read++;
            alike += same ? 1 : 0;
            if (!same)
                print_message("# read otherwise: %s\n", more);
        }
        json_decref(json);
        arena_reset(arena);
    }
    free(line);
    fclose(file);
    assert_true(read > 10000);
    assert_true(alike * 1000 >= read * ALIKE_LEAST_PERMILLE);
    arena_free(arena);
    arena_free(kept);
}

/* Lines of different subjects set the same one below the other, in one line, and with nothing between them. */
static void test_joined(void **state)
{
    static const char *const lines[] = {"语文：抄写第8课生字，12分钟",
                                        "数学：练习册P30，第5题选做，20分钟",
                                        "英语：跟读Unit 3对话（6分钟）",
                                        "科学：观察月亮，每天3分钟，下周三交",
                                        "美术：明天带水彩笔",
                                        "道法：无",
                                        "体育：跳绳200个 10分钟",
                                        "音乐：学唱《送别》，5分钟，在校完成"};
    static const char *const between[] = {"\n", "；", "。", "\n\n", ""};
    const size_t count = sizeof lines / sizeof lines[0];
    struct arena *arena = arena_new();
    struct reader_context context = reader_school_context(school, 5, date_from_ymd(2026, 11, 24));

    (void)state;
    for (size_t pick = 0; pick < count * count * count; pick++) {
        const size_t picked[] = {pick % count, pick / count % count, pick / count / count};
        if (picked[0] == picked[1] || picked[1] == picked[2] || picked[0] == picked[2])
            continue;
        struct reader_result *plain = reader_read(
            &context,
            arena_printf(arena, "%s\n%s\n%s", lines[picked[0]], lines[picked[1]], lines[picked[2]]),
            arena);
        assert_int_equal(plain->item_count + plain->none_count, 3);
        for (size_t b = 0; b < sizeof between / sizeof between[0]; b++) {
            char *joined = arena_printf(arena, "%s%s%s%s%s", lines[picked[0]], between[b],
                                        lines[picked[1]], between[b], lines[picked[2]]);
            if (!reads_alike(plain, reader_read(&context, joined, arena)))
                fail_msg("read otherwise: %s", joined);
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

/* A message of the greatest length is read in a moment, whatever it is made of. */
static void test_long(void **state)
{
    struct arena *arena = arena_new();
    struct reader_context context = reader_school_context(school, 7, date_from_ymd(2026, 11, 24));

    (void)state;
    for (size_t s = 0; s < sizeof shreds / sizeof shreds[0]; s++) {
        struct text_buf text = {.arena = arena};
        size_t chars = text_chars(shreds[s]);
        for (size_t i = 0; i < READER_MAX_CHARS / chars; i++)
            text_buf_add(&text, shreds[s]);
        (void)reader_read(&context, text_buf_str(&text), arena);
        arena_reset(arena);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_property), cmocka_unit_test(test_mixes),
        cmocka_unit_test(test_long),     cmocka_unit_test(test_surroundings),
        cmocka_unit_test(test_joined),
    };
    return cmocka_run_group_tests_name("reader_whole", tests, setup, teardown);
}
