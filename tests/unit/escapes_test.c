/* Patterns without backslashes: how each escape is written otherwise, what has no equal, and what becomes
 * of a school's policy file. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "conf/conf.h"
#include "conf/escapes.h"
#include "domain/lint.h"
#include "support/conf_fixture.h"

#define W "[[:alnum:]_]"

static const struct
{
    const char *before, *after;
    const char *left; /* NULL: nothing */
} rows[] = {
    {"", "", NULL},
    {"没有反斜杠[一二]{1,2}", "没有反斜杠[一二]{1,2}", NULL},
    {"\\d+分", "[0-9]+分", NULL},
    {"\\D\\s\\S\\w\\W\\h\\H",
     "[^0-9][[:space:]][^[:space:]]" W "[^[:alnum:]_][[:blank:]][^[:blank:]]", NULL},
    {"a\\nb\\Rc\\td", "a{newline}b{newline}c[[:blank:]]d", NULL},
    {"\\.\\(\\)\\[\\]\\{\\}\\*\\+\\?\\|\\$\\-\\/\\#", "[.][(][)][[]][{]}[*][+][?][|][$]-/#", NULL},
    {"\\^", "(?![^^])(?s:.)", NULL},
    {"\\bfive\\b",
     "(?:(?<=" W ")(?!" W ")|(?<!" W ")(?=" W "))five(?:(?<=" W ")(?!" W ")|(?<!" W ")(?=" W "))",
     NULL},
    {"x\\By", "x(?:(?<=" W ")(?=" W ")|(?<!" W ")(?!" W "))y", NULL},
    {"\\A抄\\Z|写\\z", "^抄$|写$(?!{newline})", NULL},
    {"\\x22抄\\x{22}", "{quote}抄{quote}", NULL},
    {"\\x2e\\x{4e00}\\x41\\x0a", "[.]一A{newline}", NULL},
    {"小\\p{Han}", "小(?-i:[一-鿿])", NULL},
    {"\\家", "家", NULL},
    /* in a class */
    {"[\\d.第~]", "[0-9.第~]", NULL},
    {"[^。；\\n读]", "[^。；{newline}读]", NULL},
    {"[\\s\\w]", "[[:space:][:alnum:]_]", NULL},
    {"[\\S\\D\\W]", "[[:^space:][:^digit:][:^word:]]", NULL},
    {"[[:alpha:]\\.\\x22]", "[[:alpha:].{quote}]", NULL},
    {"[a\\]b]", "[]ab]", NULL},
    {"[^a\\]b]", "[^]ab]", NULL},
    {"[]a\\d]", "[]a0-9]", NULL},
    {"[\\[a]", "[a[]", NULL},
    {"[a\\-z]", "[az-]", NULL},
    {"[a-\\d-]", "[a-0-9-]", NULL},
    {"[\\^a]", "[a^]", NULL},
    {"[\\^]", "(?![^^])(?s:.)", NULL},
    {"[\\^\\-]", "[-^]", NULL},
    {"[^\\^]", "[^^]", NULL},
    {"[\\x{4e00}-\\x{9fa5}]", "[一-龥]", NULL},
    {"[\\d", "[\\d", NULL}, /* PCRE2 refuses it either way */
    /* without an equal */
    {"a\\Kb", "a\\Kb", "\\K"},
    {"(a)\\1", "(a)\\1", "\\1"},
    {"\\\\", "\\\\", "\\\\"},
    {"[\\\\]", "[\\\\]", "\\\\"},
    {"\\p{Lu}\\d", "\\p{Lu}[0-9]", "\\p{Lu}"},
    {"\\p{Lu}\\g{1}", "\\p{Lu}\\g{1}", "\\p{Lu}"},
    {"[\\R]", "[\\R]", "\\R"},
    {"[+-\\]]", "[+-\\]]", "\\]"},
    {"[\\[-a]", "[\\[-a]", "\\["},
    {"a\\", "a\\", "\\"},
};

static void test_table(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *left;
        char *after = escapes_mend(f->arena, rows[i].before, &left);
        assert_string_equal(after, rows[i].after);
        if (!rows[i].left) {
            assert_null(left);
        } else {
            assert_non_null(left);
            assert_string_equal(left, rows[i].left);
        }
    }
}

/* What can be used with backslashes can be used without. */
static void test_they_compile(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *left;
        char *after = escapes_mend(f->arena, rows[i].before, &left);
        bool before_good = lint_check_pattern(rows[i].before, NULL);
        if (before_good && !lint_check_pattern(escapes_expand(f->arena, after), &f->err))
            fail_msg("%s → %s: %s", rows[i].before, after, f->err.message);
    }
}

static void test_expand(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(escapes_expand(f->arena, "a{quote}b{quote}"), "a\"b\"");
    assert_string_equal(escapes_expand(f->arena, "[^{quote}{newline}]{2,}{"), "[^\"\n]{2,}{");
    assert_string_equal(escapes_expand(f->arena, "a{2}{quot}"), "a{2}{quot}");
}

#define BEFORE                                                                                     \
    "; 本校 \\d\r\n[warning Late]\r\nsource = 本校\r\n"                                        \
    "text_zh = 甲\r\npattern1 = \"\\d+点\"  \r\nexcept1 = \\x3b\nexcept2 = '\\s'\n"
#define AFTER                                                                                      \
    "; 本校 \\d\r\n[warning Late]\r\nsource = 本校\r\n"                                        \
    "text_zh = 甲\r\npattern1 = \"[0-9]+点\"  \r\nexcept1 = \";\"\nexcept2 = '[[:space:]]'\n"

static void test_file(void **state)
{
    struct fixture *f = *state;
    struct conf_mended mended;
    char *path = conf_write(f, "own.ini", BEFORE);
    assert_true(conf_mend_policy(f->arena, path, &mended, &f->err));
    assert_int_equal(mended.values, 3);
    assert_int_equal(mended.bytes, strlen(AFTER));
    assert_string_equal(mended.data, AFTER);
    assert_null(mended.left);

    /* It is what the program takes. */
    struct policy policy;
    path = conf_write(f, "own.ini", mended.data);
    f->settings.policy_files = &path;
    f->settings.policy_count = 1;
    assert_true(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    const struct text_rule *rule = &policy.text_rules[policy.text_rule_count - 1];
    assert_string_equal(rule->patterns[0], "[0-9]+点");

    assert_true(conf_mend_policy(f->arena, path, &mended, &f->err));
    assert_int_equal(mended.values, 0);
}

static void test_what_is_left(void **state)
{
    struct fixture *f = *state;
    struct conf_mended mended;
    char *path = conf_write(f, "own.ini",
                            "[warning own]\nsource = a\\b\npattern1 = \"\\d\\K抄\"\n"
                            "pattern2 = \"(\\d\"\npattern3 = \"\\d\"\n");
    assert_true(conf_mend_policy(f->arena, path, &mended, &f->err));
    assert_int_equal(mended.values, 4);
    assert_non_null(strstr(mended.left, "own.ini:2: [warning own] source: a value cannot contain"));
    assert_non_null(
        strstr(mended.left, "own.ini:3: [warning own] pattern1: there is no substitute for \\K"));
    assert_non_null(
        strstr(mended.left, "own.ini:4: [warning own] pattern2 = ([0-9]: not accepted"));
    assert_null(strstr(mended.left, "own.ini:5: "));
    assert_non_null(strstr(mended.data, "pattern1 = \"[0-9]\\K抄\"\n"));

    assert_false(
        conf_mend_policy(f->arena, conf_write(f, "own.ini", "[a]\nb\n"), &mended, &f->err));
    conf_assert_says(f, "own.ini:2: ");
    assert_false(conf_mend_policy(f->arena, arena_printf(f->arena, "%s/none.ini", conf_folder),
                                  &mended, &f->err));
    conf_assert_says(f, "none.ini: there is no such file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_table, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_they_compile, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_expand, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_file, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_left, conf_setup, conf_teardown),
    };
    return cmocka_run_group_tests_name("escapes", tests, conf_group_setup, conf_group_teardown);
}
