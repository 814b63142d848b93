#include "config.h"

/* The request table, which keys, hints and help are made from; and the list widget. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tui/term/key.h"
#include "tui/widget/list.h"
#include "tui/request.h"

static void every_request_is_helped(void **state)
{
    bool seen[REQUEST_COUNT] = {false};
    size_t count;
    const struct request_row *rows = request_table(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_non_null(rows[i].help);
        assert_true(strlen(rows[i].help) > 1);
        assert_true(rows[i].name != NULL && rows[i].name[0] != '\0');
        assert_true(rows[i].scopes != 0 && rows[i].scopes < IN(SCOPE_COUNT));
        seen[rows[i].id] = true;
    }
    for (int id = REQUEST_NONE + 1; id < REQUEST_COUNT; id++)
        if (!seen[id])
            fail_msg("request %d is in no row", id);
    for (int scope = 0; scope < SCOPE_COUNT; scope++)
        assert_non_null(scope_title((enum scope)scope));
}

/* Every name of a key is one, and no key asks for two things in a scope. */
static void one_request_a_key(void **state)
{
    size_t count;
    const struct request_row *rows = request_table(&count);

    (void)state;
    for (int scope = 0; scope < SCOPE_COUNT; scope++) {
        uint32_t taken[128];
        size_t taken_count = 0;

        for (size_t i = 0; i < count; i++) {
            const char *name = rows[i].keys;

            if ((rows[i].scopes & IN(scope)) == 0)
                continue;
            while (*name != '\0') {
                size_t length = strcspn(name, " ");
                uint32_t key = key_parse(name, length);

                if (key == 0)
                    fail_msg("%s: no such key in “%s”", rows[i].name, rows[i].keys);
                for (size_t j = 0; j < taken_count; j++)
                    if (taken[j] == key)
                        fail_msg("scope %d: “%.*s” of %s is taken", scope, (int)length, name,
                                 rows[i].name);
                taken[taken_count++] = key;
                assert_int_equal(request_lookup((enum scope)scope, key), rows[i].id);
                name += length + strspn(name + length, " ");
            }
        }
    }
}

/* Where one types, no letter may be a command. */
static void typing_keeps_its_letters(void **state)
{
    static const enum scope typing[] = {SCOPE_LINE, SCOPE_CHANGE, SCOPE_FILTER, SCOPE_PICK};

    (void)state;
    for (size_t i = 0; i < sizeof typing / sizeof typing[0]; i++)
        for (uint32_t key = ' '; key < 0x7F; key++)
            assert_int_equal(request_lookup(typing[i], key), REQUEST_NONE);
}

static void names_of_keys(void **state)
{
    char label[KEY_NAME_BYTES];

    (void)state;
    assert_int_equal(key_parse("F12", 3), KEY_FUNCTION + 12);
    assert_int_equal(key_parse("F13", 3), 0);
    assert_int_equal(key_parse("C-l", 3), KEY_CTRL('l'));
    assert_int_equal(key_parse("[", 1), '[');
    assert_int_equal(key_parse("Nonsense", 8), 0);
    assert_string_equal(key_label(KEY_ARROW_UP, label), "↑");
    assert_string_equal(key_label(KEY_FUNCTION + 4, label), "F4");
    assert_string_equal(key_label(KEY_CTRL('l'), label), "Ctrl-L");
    assert_string_equal(key_label('?', label), "?");
}

static void a_list(void **state)
{
    static const char *const texts[] = {"数学 练习册P12", "语文 小练笔", "数学 口算",
                                        "英语 Unit 5"};
    struct list list;

    (void)state;
    list_init(&list);
    list_fill(&list, 0, NULL, "", SIZE_MAX);
    assert_int_equal(list_selected(&list), SIZE_MAX);
    assert_false(list_move(&list, 1));
    list_fill(&list, 4, texts, "", 2);
    assert_int_equal(list_selected(&list), 2);
    assert_true(list_move(&list, 1));
    assert_false(list_move(&list, 1));
    assert_true(list_move(&list, -100));
    assert_int_equal(list_selected(&list), 0);
    list_last(&list);
    list_place(&list, 5, 2);
    assert_int_equal(list_at(&list, 5), 2);
    assert_int_equal(list_at(&list, 6), 3);
    assert_int_equal(list_at(&list, 7), SIZE_MAX);
    assert_int_equal(list_at(&list, 4), SIZE_MAX);
    assert_true(list_click(&list, 5));
    assert_int_equal(list_selected(&list), 2);
    /* every word, in any order, case and width folded; the selected row stays where it is left */
    list_fill(&list, 4, texts, "ｕｎｉｔ 英", 2);
    assert_int_equal(list.left_count, 1);
    assert_int_equal(list_selected(&list), 3);
    list_fill(&list, 4, texts, "数学", 2);
    assert_int_equal(list.left_count, 2);
    assert_int_equal(list_selected(&list), 2);
    list_fill(&list, 4, texts, "体育", 2);
    assert_int_equal(list_selected(&list), SIZE_MAX);
    list_done(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_request_is_helped),
        cmocka_unit_test(one_request_a_key),
        cmocka_unit_test(typing_keeps_its_letters),
        cmocka_unit_test(names_of_keys),
        cmocka_unit_test(a_list),
    };

    return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
