/* Text: UTF-8, cleaning, columns, lines. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/random.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define SEED 20261124
#define ROUNDS 4000

/* Pieces that meet each other in every way: what joins, what must go, what is wide. */
static const char *const pieces[] = {
    "a",        "Z",          "7",          "12",
    " ",        "  ",         "\n",         "\r",
    "\r\n",     "\t",         ",",          "\"",
    "=",        "'",          "，",         "。",
    "（",       "）",         "《",         "》",
    "数",       "分钟",       "第",         "课",
    "e\u0301",  "\u0301",     "é",          "…",
    "—",        "Ａ",         "１",         "　",
    "\u200B",   "\u200D",     "\uFE0F",     "\uFE0E",
    "\u20E3",   "\u202E",     "\u2066",     "\uFEFF",
    "\u00AD",   "\x1b[31m",   "\x7f",       "\xc2\x85",
    "👨",        "👩",          "👍",          "🏽",
    "❤",        "🇨",          "🇳",          "👨‍👩‍👧",
    "1️⃣",  "\U000E0067", "\U000E0101", "한",
    "ᄒ",       "ᅡ",         "क्ष",         "\xff",
    "\xe4\xb8", "\xc0\x80",
};
static const char *const valid_pieces[] = {
    "a",        "Z",
    "7",        "12",
    " ",        "  ",
    "\n",       ",",
    "，",       "。",
    "（",       "）",
    "数",       "学",
    "分钟",     "第",
    "课",       "é",
    "…",        "—",
    "é",        "👨‍👩‍👧",
    "👍🏽", "🇨🇳",
    "1️⃣",  "한",
    "word",     "P12-13",
    "15分",     "\u0301",
    "ｶﾞ",       "《",
    "》",       "：",
    "“",        "”",
};

static int setup(void **state)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return -1;
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void valid_prefix_knows_every_bad_form(void **state)
{
    static const struct
    {
        const char *text;
        size_t valid;
    } cases[] = {
        {"", 0},
        {"abc", 3},
        {"数学", 6},
        {"a\x80", 1},
        {"\xc0\x80", 0},
        {"\xc1\xbf", 0},
        {"ab\xc3", 2},
        {"\xe0\x80\x80", 0},
        {"\xe0\xa0\x80", 3},
        {"\xed\xa0\x80", 0},
        {"\xed\x9f\xbf", 3},
        {"\xef\xbf\xbf", 3},
        {"\xf0\x80\x80\x80", 0},
        {"\xf0\x90\x80\x80", 4},
        {"\xf4\x8f\xbf\xbf", 4},
        {"\xf4\x90\x80\x80", 0},
        {"\xf5\x80\x80\x80", 0},
        {"x\xe4\xb8", 1},
        {"\xe4\xb8\xad\xff", 3},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(text_valid_prefix(cases[i].text, strlen(cases[i].text)), cases[i].valid);
}

static void every_character_survives_encoding(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char encoded[5] = "";
        size_t length = text_encode(c, encoded), back;

        if (c >= 0xD800 && c <= 0xDFFF) {
            assert_int_equal(text_valid_prefix(encoded, length), 0);
            continue;
        }
        assert_int_equal(text_valid_prefix(encoded, length), length);
        assert_int_equal(text_decode(encoded, &back), c);
        assert_int_equal(back, length);
        assert_in_range(text_char_width(c), 0, 2);
        /* the short way says what the table says, and hides nothing that is not to be drawn */
        if (text_sign_width(c) != 0) {
            assert_int_equal(text_sign_width(c), wcwidth((wchar_t)c));
            assert_false(text_is_forbidden(c));
        }
    }
}

static void widths(void **state)
{
    static const struct
    {
        const char *text;
        int width;
    } cases[] = {
        {"", 0},           {"abc", 3},      {"数学", 4},     {"e\u0301", 1}, {"（）", 4},
        {"…", 1},          {"①", 1},        {"\uE000", 1},   {"1️⃣", 1}, {"👍", 2},
        {"一\u4DC0一", 6}, {"\u9FA5龥", 4}, {"学\u0301", 2}, /* beside the ideographs, and on one */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(text_width(cases[i].text), cases[i].width);
}

static void clusters(void **state)
{
    static const char *const whole[] = {
        "a",       "数",     "e\u0301", "e\u0301\u0323",  "👨‍👩‍👧", "👍🏽", "🇨🇳",
        "1️⃣", "❤️", "한",      "ᄒ\u1161\u11AB",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(whole); i++) {
        char text[128];
        size_t bytes = strlen(whole[i]);

        snprintf(text, sizeof text, "x%s学%s", whole[i], whole[i]);
        assert_int_equal(text_next_cluster(text, 0), 1);
        assert_int_equal(text_next_cluster(text, 1), 1 + bytes);
        assert_int_equal(text_prev_cluster(text, 1 + bytes), 1);
        assert_int_equal(text_prev_cluster(text, strlen(text)), 1 + bytes + 3);
        assert_int_equal(text_next_cluster(text, strlen(text)), strlen(text));
    }
    assert_int_equal(text_prev_cluster("abc", 0), 0);
    /* Two flags are two clusters. */
    assert_int_equal(text_next_cluster("🇨🇳🇫🇷", 0), 8);
    assert_int_equal(text_prev_cluster("🇨🇳🇫🇷", 16), 8);
    assert_int_equal(text_prev_cluster("a\nb", 2), 1);
}

static void forbidden(void **state)
{
    static const uint32_t bad[] = {
        0x00,   0x07,   0x1B,    0x7F,     0x85,    0x9F,    0xAD,    0x061C,
        0x200B, 0x200C, 0x200E,  0x200F,   0x202A,  0x202E,  0x2028,  0x2029,
        0x2060, 0x2064, 0x2066,  0x2069,   0xFEFF,  0xFFF9,  0xFFFB,  0xFFFE,
        0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF, 0xE0001, 0xE0067, 0xE0101, 0x3164,
    };
    static const uint32_t good[] = {' ',    'a',    0xA0,   0xE9,   0x3000, 0x4E00,  0x1F468,
                                    0xE000, 0xFFFD, 0x0301, 0x200D, 0xFE0F, 0x20000, 0x2026};

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_true(text_is_forbidden(bad[i]));
    for (size_t i = 0; i < COUNT(good); i++)
        assert_false(text_is_forbidden(good[i]));
}

static void sanitise_table(void **state)
{
    static const struct
    {
        const char *in, *lines, *line;
        size_t dropped;
    } cases[] = {
        {"", "", "", 0},
        {"a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d", 0},
        {"a\tb", "a b", "a b", 0},
        {"\x1b[31mred\x1b[0m", "[31mred[0m", "[31mred[0m", 2},
        {"a\u202Eb\u200Bc\uFEFF", "abc", "abc", 3},
        {"soft\u00ADhyphen", "softhyphen", "softhyphen", 1},
        {"👨‍👩‍👧", "👨‍👩‍👧", "👨‍👩‍👧", 0},
        {"👩🏽‍🔬", "👩🏽‍🔬", "👩🏽‍🔬", 0},
        {"❤️‍🔥", "❤️‍🔥", "❤️‍🔥", 0},
        {"1️⃣ #️⃣", "1️⃣ #️⃣", "1️⃣ #️⃣", 0},
        {"a\u200Db", "ab", "ab", 1},
        {"数\uFE0F", "数", "数", 1},
        {"👨\u200D", "👨", "👨", 1},
        {"❤\uFE0F\uFE0F", "❤\uFE0F", "❤\uFE0F", 1},
        {"🏴\U000E0067\U000E0062\U000E007F", "🏴", "🏴", 3},
        {"ok\xff!", "ok\uFFFD!", "ok\uFFFD!", 0},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t dropped = 99;

        assert_string_equal(text_sanitise(*state, cases[i].in, true, &dropped), cases[i].lines);
        assert_int_equal(dropped, cases[i].dropped);
        assert_string_equal(text_sanitise(*state, cases[i].in, false, NULL), cases[i].line);
    }
}

static void sanitise_is_idempotent_and_clean(void **state)
{
    struct random random = {SEED};
    char text[512];

    for (int round = 0; round < ROUNDS; round++) {
        char *once;
        size_t dropped;

        random_text(&random, pieces, COUNT(pieces), 12, text, sizeof text);
        once = text_sanitise(*state, text, round % 2 == 0, NULL);
        assert_string_equal(text_sanitise(*state, once, round % 2 == 0, &dropped), once);
        assert_int_equal(dropped, 0);
        assert_int_equal(text_valid_prefix(once, strlen(once)), strlen(once));
        for (size_t at = 0, length; once[at] != '\0'; at += length) {
            uint32_t c = text_decode(once + at, &length);

            assert_true((c == '\n' && round % 2 == 0) || !text_is_forbidden(c));
        }
        arena_reset(*state);
    }
}

static void accept_refuses_by_name_and_place(void **state)
{
    struct err err;
    char *out = NULL;
    size_t dropped = 0;
    char many[2101 * 3 + 1] = "";

    assert_true(text_accept(*state, "　 数学\u202E \n", strlen("　 数学\u202E \n"), 10, "text",
                            &out, &dropped, &err));
    assert_string_equal(out, "数学");
    assert_int_equal(dropped, 1);
    assert_true(text_accept(*state, "a\0b", 3, 10, "text", &out, &dropped, &err));
    assert_string_equal(out, "ab");
    assert_int_equal(dropped, 1);
    assert_true(text_accept(*state, "a\r\nb", 4, 10, "text", &out, NULL, &err));
    assert_string_equal(out, "a\nb");

    assert_false(text_accept(*state, "ab\xff", 3, 10, "the text", &out, NULL, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "the text"));
    assert_non_null(strstr(err.message, "byte 3"));
    assert_false(text_accept(*state, " 　\u200B\n", strlen(" 　\u200B\n"), 10, "the text", &out,
                             NULL, &err));
    assert_non_null(strstr(err.message, "empty"));
    for (int i = 0; i < 2000; i++)
        strcat(many, "学");
    assert_true(text_accept(*state, many, strlen(many), 2000, "text", &out, NULL, &err));
    strcat(many, "学");
    assert_false(text_accept(*state, many, strlen(many), 2000, "text", &out, NULL, &err));
    assert_non_null(strstr(err.message, "2001"));
    assert_non_null(strstr(err.message, "2000"));
}

static void fit_and_pad_table(void **state)
{
    static const struct
    {
        const char *text;
        int columns;
        const char *fitted;
    } cases[] = {
        {"abc", 3, "abc"},
        {"abcd", 3, "ab…"},
        {"数学", 4, "数学"},
        {"数学作业", 4, "数…"},
        {"数学作业", 5, "数学…"},
        {"数学", 1, "…"},
        {"数学", 0, ""},
        {"数学", -3, ""},
        {"a\nb", 9, "a b"},
        {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
        {"", 5, ""},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(text_fit(*state, cases[i].text, cases[i].columns), cases[i].fitted);
    assert_string_equal(text_pad(*state, "数学", 6), "数学  ");
    assert_string_equal(text_pad(*state, "数学作业", 4), "数… ");
}

static bool is_border(const char *text, size_t offset)
{
    size_t at = 0;

    while (at < offset)
        at = text_next_cluster(text, at);
    return at == offset;
}

static void fit_never_exceeds_and_never_splits(void **state)
{
    struct random random = {SEED};
    char text[512];

    for (int round = 0; round < ROUNDS; round++) {
        int columns = (int)random_below(&random, 24);
        char *fitted, *padded;
        size_t bytes;

        random_text(&random, valid_pieces, COUNT(valid_pieces), 12, text, sizeof text);
        fitted = text_fit(*state, text, columns);
        bytes = strlen(fitted);
        assert_true(text_width(fitted) <= columns);
        if (text_width(text) <= columns) {
            assert_int_equal(bytes, strlen(text));
        } else if (columns > 0) {
            assert_true(bytes >= 3 && strcmp(fitted + bytes - 3, "…") == 0);
            assert_true(is_border(text, bytes - 3));
        }
        padded = text_pad(*state, text, columns);
        assert_int_equal(text_width(padded), columns);
        arena_reset(*state);
    }
}

static void wrap_table(void **state)
{
    static const struct
    {
        const char *text;
        int columns;
        const char *lines; /* joined by | */
    } cases[] = {
        {"", 10, ""},
        {"abc", 10, "abc"},
        {"a\n\nb\n", 10, "a||b|"},
        {"one two three", 7, "one two|three"},
        {"one  two", 4, "one|two"},
        {"练习册第十二页", 6, "练习册|第十二|页"},
        {"完成练习15分钟", 10, "完成练习|15分钟"},
        {"练习15分钟", 8, "练习|15分钟"},
        {"完成练习，背诵", 8, "完成练|习，背诵"},
        {"预习（课文）", 6, "预习|（课|文）"},
        {"抄写第18课", 8, "抄写|第18课"},
        {"unbreakable", 4, "unbr|eaka|ble"},
        {"数学数学", 3, "数|学|数|学"},
        {"数学", 1, "数|学"},
        {"做 P12-13 第3题", 9, "做 P12-13|第3题"},
        {"trailing     ", 8, "trailing"},
        {"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t count = 0;
        char **lines = text_wrap(*state, cases[i].text, cases[i].columns, &count);
        struct text_buf joined = {.arena = *state};

        for (size_t k = 0; k < count; k++) {
            if (k > 0)
                text_buf_add(&joined, "|");
            text_buf_add(&joined, lines[k]);
        }
        assert_string_equal(text_buf_str(&joined), cases[i].lines);
    }
}

static void what_is_kept_on_a_line(void **state)
{
    size_t count;
    char **lines =
        text_wrap(*state, arena_printf(*state, "练习 · %s", text_unbroken(*state, "明天(周三) 交")),
                  15, &count);

    assert_int_equal(count, 2); /* the whole of it has no room on the first */
    assert_string_equal(lines[0], "练习 ·");
    assert_int_equal(text_width(lines[1]), text_width("明天(周三) 交"));
    text_wrap(*state, text_unbroken(*state, "明天(周三) 交"), 6, &count);
    assert_int_equal(count, 3); /* nowhere is there room */
}

/* text without spaces and line breaks. */
static char *visible(struct arena *arena, const char *text)
{
    struct text_buf out = {.arena = arena};

    text_buf_add(&out, "");
    for (; *text != '\0'; text++)
        if (*text != ' ' && *text != '\n')
            text_buf_add_bytes(&out, text, 1);
    return out.text;
}

static void wrap_loses_nothing_and_never_exceeds(void **state)
{
    struct random random = {SEED};
    char text[512];

    for (int round = 0; round < ROUNDS; round++) {
        int columns = 2 + (int)random_below(&random, 24);
        struct text_buf joined = {.arena = *state};
        size_t count = 0;
        char **lines;

        random_text(&random, valid_pieces, COUNT(valid_pieces), 20, text, sizeof text);
        lines = text_wrap(*state, text, columns, &count);
        assert_true(count >= 1);
        for (size_t i = 0; i < count; i++) {
            if (text_width(lines[i]) > columns)
                fail_msg("«%s» at %d: «%s»", text, columns, lines[i]);
            assert_null(strchr(lines[i], '\n'));
            text_buf_add(&joined, lines[i]);
        }
        assert_string_equal(visible(*state, text_buf_str(&joined)), visible(*state, text));
        arena_reset(*state);
    }
}

static void folding_and_words(void **state)
{
    assert_string_equal(text_fold(*state, "ＡBｃ１（　）数"), "abc1( )数");
    assert_true(text_same_word("Ｍａｔｈ", "mATH"));
    assert_false(text_same_word("math", "maths"));
    assert_false(text_same_word("maths", "math"));
    assert_true(text_same_word("", ""));
    assert_true(text_same_start("Ｍathematics", "maTh"));
    assert_false(text_same_start("mat", "math"));
    assert_true(text_same_start("x", ""));
    assert_true(text_starts_with("数学", "数"));
    assert_false(text_starts_with("数", "数学"));
    assert_true(text_ends_with("寒假", "假") && text_ends_with("假", "假") &&
                text_ends_with("", ""));
    assert_false(text_ends_with("假日", "假") || text_ends_with("假", "寒假"));
    assert_string_equal(text_trim(*state, "\u00A0　a b \n"), "a b");
    assert_string_equal(text_trim(*state, "　"), "");
    assert_int_equal(text_chars("数学ab"), 4);
}

static void numbers(void **state)
{
    static const struct
    {
        const char *text;
        bool ok;
        uint32_t value;
    } cases[] = {
        {"0", true, 0},           {"15", true, 15},
        {"１５", true, 15},       {"007", true, 7},
        {"600", true, 600},       {"601", false, 0},
        {"", false, 0},           {"-1", false, 0},
        {"+1", false, 0},         {" 1", false, 0},
        {"1 ", false, 0},         {"1.5", false, 0},
        {"十", false, 0},         {"99999999999999999999999", false, 0},
        {"4294967297", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t value = 0;

        assert_int_equal(text_parse_uint(cases[i].text, 600, &value), cases[i].ok);
        assert_int_equal(value, cases[i].value);
    }
}

/* Whatever the bytes are, the functions stay in their buffers (the sanitizers watch) and what they make
 * is UTF-8. */
static void any_bytes(void **state)
{
    static const unsigned char leads[] = {0x41, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xE4,
                                          0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFE, 0xFF};
    struct arena *arena = arena_new();
    struct random random = {SEED};

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        size_t count = random_below(&random, 40), length, lines;
        char *text = arena_alloc(arena, count + 1); /* of its size exactly */
        const char *made[6];

        for (size_t i = 0; i < count; i++)
            text[i] = (char)leads[random_below(&random, COUNT(leads))];
        text[count] = '\0';
        for (size_t at = 0; at < count; at += length) {
            uint32_t c = text_decode(text + at, &length);

            assert_in_range(length, 1, 4);
            assert_true(c == TEXT_REPLACEMENT || text_valid_prefix(text + at, length) == length);
        }
        made[0] = text_fold(arena, text);
        made[1] = text_valid_copy(arena, text);
        made[2] = text_sanitise(arena, text, true, NULL);
        made[3] = text_trim(arena, made[1]);
        made[4] = text_fit(arena, made[1], 7);
        made[5] = text_wrap(arena, made[1], 5, &lines)[0];
        for (size_t i = 0; i < COUNT(made); i++)
            assert_int_equal(text_valid_prefix(made[i], strlen(made[i])), strlen(made[i]));
        text_fit(arena, text, 7);
        text_wrap(arena, text, 5, &lines);
        text_trim(arena, text);
        text_width(text);
        text_same_word(text, made[1]);
        text_same_start(text, made[1]);
        if (round % 100 == 0)
            arena_reset(arena);
    }
    assert_string_equal(text_valid_copy(arena, "好\xFF\xE4\xBD!"), "好\uFFFD\uFFFD\uFFFD!");
    arena_free(arena);
}

static void buffers(void **state)
{
    struct text_buf buf = {.arena = *state};

    assert_string_equal(text_buf_str(&buf), "");
    text_buf_add(&buf, "数");
    text_buf_printf(&buf, "%d", 15);
    for (int i = 0; i < 1000; i++)
        text_buf_add_bytes(&buf, "xyz", 1);
    assert_int_equal(buf.length, 3 + 2 + 1000);
    assert_int_equal(strlen(buf.text), buf.length);
}

static void secrets_are_hidden(void **state)
{
    static const char *const table[][2] = {
        {"postgresql://wang:ge:h@im@h/db", "postgresql://wang:***@h/db"},
        {"postgresql://u:ge/he?im@h/db", "postgresql://u:***@h/db"},
        {"postgres://h:5432/db?user=u&password=geheim&x=1",
         "postgres://h:5432/db?user=u&password=***&x=1"},
        {"x://h/db?sslpassword=geheim&PassWord=geheim", "x://h/db?sslpassword=***&PassWord=***"},
        {"host=h password=geheim dbname=x", "host=h password=*** dbname=x"},
        {"postgresql://wang@h/db", "postgresql://wang@h/db"},
        {"/srv/学校:三@年级.db", "/srv/学校:三@年级.db"},
        {"", ""},
    };
    struct arena *arena = *state;

    for (size_t i = 0; i < COUNT(table); i++)
        assert_string_equal(text_hide_secret(arena, table[i][0]), table[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_prefix_knows_every_bad_form),
        cmocka_unit_test(every_character_survives_encoding),
        cmocka_unit_test(widths),
        cmocka_unit_test(clusters),
        cmocka_unit_test(forbidden),
        cmocka_unit_test(sanitise_table),
        cmocka_unit_test(sanitise_is_idempotent_and_clean),
        cmocka_unit_test(accept_refuses_by_name_and_place),
        cmocka_unit_test(fit_and_pad_table),
        cmocka_unit_test(fit_never_exceeds_and_never_splits),
        cmocka_unit_test(wrap_table),
        cmocka_unit_test(wrap_loses_nothing_and_never_exceeds),
        cmocka_unit_test(what_is_kept_on_a_line),
        cmocka_unit_test(folding_and_words),
        cmocka_unit_test(numbers),
        cmocka_unit_test(any_bytes),
        cmocka_unit_test(buffers),
        cmocka_unit_test(secrets_are_hidden),
    };

    return cmocka_run_group_tests_name("text", tests, setup, teardown);
}
