/* The keymap, which lookup, hints and help are made from, and what the settings change of it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tui/keymap.h"
#include "tui/tui.h"
#include "tui/view.h"
#include "tui/widget/table.h"

static const struct settings none;

static const struct key_set *set_of(const char *name)
{
    const struct key_set *set;

    for (int i = 0; (set = key_set_registered(i)); i++)
        if (strcmp(set->name, name) == 0)
            return set;
    fail_msg("no set %s", name);
    return NULL;
}

/* The binding after one: of all sets, in order; after NULL the first, at the end NULL. */
static const struct binding *next_of_all(const struct keymap *map, const struct binding *after)
{
    bool found = !after;

    for (size_t set = 0; set < map->set_count; set++) {
        const struct set_bindings *of = keymap_set(map, set);

        for (size_t i = 0; i < of->count; i++) {
            if (found)
                return &of->items[i];
            found = &of->items[i] == after;
        }
    }
    return NULL;
}

static int lookup(const struct keymap *map, const char *set, unsigned scope, const char *key)
{
    return keymap_lookup(map, (struct key_place){set_of(set), scope}, key_parse(key, strlen(key)));
}

/* Every row says all that is read from it, and every name of a key is one. */
static void every_row_is_whole(void **state)
{
    struct keymap map;
    struct err err;

    (void)state;
    err_clear(&err);
    assert_true(keymap_init(&map, &none, &err));
    for (const struct binding *it = NULL; (it = next_of_all(&map, it));) {
        const struct key_row *row = it->row;

        assert_true(row->name && row->name[0] != '\0' && strlen(row->help) > 1);
        assert_true(it->scopes < IN(it->set->scope_count));
        for (const char *name = row->keys; *name != '\0';) {
            size_t length = strcspn(name, " ");
            if (key_parse(name, length) == 0)
                fail_msg("%s: no such key in “%s”", row->name, row->keys);
            name += length + strspn(name + length, " ");
        }
        assert_true(it->key_count > 0);
    }
    keymap_done(&map);
}

/* What the palette calls a key by; what moves within a screen has no row there, and redrawing only its sentence. */
static void every_key_of_the_board_has_a_word(void **state)
{
    const struct key_place board = {set_of("board"), 0};
    struct keymap map;
    struct err err;

    (void)state;
    err_clear(&err);
    assert_true(keymap_init(&map, &none, &err));
    for (const struct binding *it = NULL; (it = keymap_next(&map, board, it));)
        if (it->request >= REQUEST_FILTER && it->request != REQUEST_BACK &&
            it->request != REQUEST_REDRAW && it->request != REQUEST_PALETTE &&
            binding_word(&map, it)[0] == '\0')
            fail_msg("%s has no word", it->row->name);
    keymap_done(&map);
}

static void every_place_has_a_title_and_a_way_out(void **state)
{
    const struct key_set *set;
    struct keymap map;

    (void)state;
    assert_true(keymap_init(&map, &none, NULL));
    for (int i = 0; (set = key_set_registered(i)); i++)
        for (unsigned scope = 0; scope < set->scope_count; scope++) {
            assert_non_null(set->scopes[scope].title);
            assert_int_not_equal(keymap_lookup(&map, (struct key_place){set, scope}, KEY_ESCAPE),
                                 REQUEST_NONE);
        }
    keymap_done(&map);
}

static void one_request_a_key(void **state)
{
    struct keymap map;

    (void)state;
    assert_true(keymap_init(&map, &none, NULL));
    for (const struct binding *it = NULL; (it = next_of_all(&map, it));)
        for (size_t key = 0; key < it->key_count; key++)
            for (unsigned scope = 0; scope < it->set->scope_count; scope++)
                if ((it->scopes & IN(scope)) != 0)
                    assert_int_equal(
                        keymap_lookup(&map, (struct key_place){it->set, scope}, it->keys[key]),
                        it->request);
    keymap_done(&map);
}

/* Where one types, no letter may be a command. */
static void typing_keeps_its_letters(void **state)
{
    static const char *const typing[] = {"entry", "edit", "filter", "pick"};
    struct keymap map;

    (void)state;
    assert_true(keymap_init(&map, &none, NULL));
    for (size_t i = 0; i < sizeof typing / sizeof typing[0]; i++)
        for (uint32_t key = ' '; key < 0x7F; key++)
            assert_int_equal(keymap_lookup(&map, (struct key_place){set_of(typing[i]), 0}, key),
                             REQUEST_NONE);
    keymap_done(&map);
}

static void common_rows_give_way_to_letters(void **state)
{
    struct keymap map;

    (void)state;
    assert_true(keymap_init(&map, &none, NULL));
    assert_int_equal(lookup(&map, "board", 0, "k"), REQUEST_UP);
    assert_int_equal(lookup(&map, "pick", 0, "Up"), REQUEST_UP);
    assert_int_equal(lookup(&map, "board", 0, "?"), REQUEST_HELP);
    assert_int_equal(lookup(&map, "entry", 0, "F1"), REQUEST_HELP);
    assert_int_equal(lookup(&map, "text", 0, "q"), REQUEST_BACK);
    keymap_done(&map);
}

/* ---- what the settings change ---- */

static bool bound(struct keymap *map, const char *name, const char *keys, struct err *err)
{
    struct conf_binding binding = {(char *)name, (char *)keys, (char *)"my.ini", 7};
    const struct settings settings = {.bindings = &binding, .binding_count = 1};

    err_clear(err);
    return keymap_init(map, &settings, err);
}

static void keys_are_changed(void **state)
{
    struct keymap map;
    struct err err;

    (void)state;
    assert_true(bound(&map, "board.withdraw", "X Delete", &err));
    assert_int_equal(lookup(&map, "board", 0, "d"), REQUEST_NONE);
    assert_int_equal(lookup(&map, "board", 0, "X"), lookup(&map, "board", 0, "Delete"));
    assert_int_not_equal(lookup(&map, "board", 0, "X"), REQUEST_NONE);
    keymap_done(&map);
    /* common ones too, for one view alone; what stands before the hint follows */
    assert_true(bound(&map, "board.help", "F12", &err));
    assert_int_equal(lookup(&map, "board", 0, "F12"), REQUEST_HELP);
    assert_int_equal(lookup(&map, "warnings", 0, "?"), REQUEST_HELP);
    keymap_done(&map);
    assert_true(bound(&map, "board.day-before", "<", &err));
    for (const struct binding *it = NULL; (it = next_of_all(&map, it));)
        if (it->changed)
            assert_string_equal(binding_hint(it), "<");
    keymap_done(&map);
    /* where letters were keys among what is typed, other letters may be */
    assert_true(bound(&map, "entry.left", "H", &err));
    keymap_done(&map);
}

static void wrong_keys_are_refused(void **state)
{
    static const struct
    {
        const char *name, *keys, *said;
    } cases[] = {
        {"kitchen.withdraw", "d", "my.ini:7: [keys] kitchen.withdraw: there is no such screen"},
        {"board.cook", "d", "my.ini:7: [keys] board.cook: there is no action “cook” there"},
        {"board", "d", "my.ini:7: [keys] board: there is no action “” there"},
        {"board.withdraw", "Dalete", "my.ini:7: [keys] board.withdraw: “Dalete” is not a key"},
        {"board.withdraw", "u",
         "my.ini:7: [keys] board.withdraw: “u” is already the key of board.undo"},
        {"board.withdraw", "k", "“k” is already the key of board.up"},
        {"board.up", "a", "“a” is already the key of board.add"},
        {"pick.accept", "x", "“x” is typed there: take a key that is not a letter"},
        {"entry.help", "?", "“?” is typed there"},
        {"edit.theirs", "m", "“m” is already the key of edit.mine"},
        {"question.yes", "n", "“n” is already the key of question.no"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct keymap map;
        struct err err;

        if (bound(&map, cases[i].name, cases[i].keys, &err))
            fail_msg("%s = %s was taken", cases[i].name, cases[i].keys);
        assert_int_equal(err.code, ERR_INPUT);
        if (!strstr(err.message, cases[i].said))
            fail_msg("%s = %s: %s", cases[i].name, cases[i].keys, err.message);
        keymap_done(&map);
    }
}

static void two_may_change_places(void **state)
{
    struct conf_binding bindings[] = {
        {(char *)"board.withdraw", (char *)"u", (char *)"my.ini", 2},
        {(char *)"board.undo", (char *)"d", (char *)"my.ini", 3},
    };
    const struct settings settings = {.bindings = bindings, .binding_count = 2};
    struct keymap before, map;

    (void)state;
    assert_true(keymap_init(&before, &none, NULL));
    assert_true(keymap_init(&map, &settings, NULL));
    assert_int_equal(lookup(&map, "board", 0, "u"), lookup(&before, "board", 0, "d"));
    assert_int_equal(lookup(&map, "board", 0, "d"), lookup(&before, "board", 0, "u"));
    keymap_done(&before);
    keymap_done(&map);
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
    assert_string_equal(key_written(KEY_ARROW_UP, label), "Up");
    assert_string_equal(key_written(KEY_CTRL('l'), label), "C-l");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(every_key_of_the_board_has_a_word),
        cmocka_unit_test(every_place_has_a_title_and_a_way_out),
        cmocka_unit_test(one_request_a_key),
        cmocka_unit_test(typing_keeps_its_letters),
        cmocka_unit_test(common_rows_give_way_to_letters),
        cmocka_unit_test(keys_are_changed),
        cmocka_unit_test(wrong_keys_are_refused),
        cmocka_unit_test(two_may_change_places),
        cmocka_unit_test(names_of_keys),
    };

    return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
