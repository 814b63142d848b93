/* The line editor: keys on a line, written as text with | for the cursor. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/random.h"
#include "tui/widget/editor.h"
#include "tui/term/key.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define SEED 20261126

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

/* "数|学" into an editor, and back. */
static void put(struct editor *editor, const char *marked)
{
    const char *bar = strchr(marked, '|');
    char text[256];

    snprintf(text, sizeof text, "%.*s%s", (int)(bar - marked), marked, bar + 1);
    editor_init(editor, 40);
    editor_set(editor, text);
    editor->cursor = (size_t)(bar - marked);
}

static const char *get(const struct editor *editor, struct arena *arena)
{
    return arena_printf(arena, "%.*s|%s", (int)editor->cursor, editor->text,
                        editor->text + editor->cursor);
}

static void keys(void **state)
{
    static const struct
    {
        const char *before;
        uint32_t key;
        const char *after;
        enum edited edited;
    } cases[] = {
        {"数|学", 'a', "数a|学", EDIT_CHANGED},
        {"|数学", 0x8BED, "语|数学", EDIT_CHANGED},
        {"数学|", KEY_ERASE, "数|", EDIT_CHANGED},
        {"|数学", KEY_ERASE, "|数学", EDIT_MOVED},
        {"e\u0301|x", KEY_ERASE, "|x", EDIT_CHANGED}, /* a cluster goes whole */
        {"a|e\u0301x", KEY_ARROW_RIGHT, "ae\u0301|x", EDIT_MOVED},
        {"a👨\u200D👩|x", KEY_ARROW_LEFT, "a|👨\u200D👩x", EDIT_MOVED},
        {"数|学", KEY_DELETE_NEXT, "数|", EDIT_CHANGED},
        {"数学|", KEY_DELETE_NEXT, "数学|", EDIT_MOVED},
        {"数学 练|习", KEY_LINE_HOME, "|数学 练习", EDIT_MOVED},
        {"数|学 练习", KEY_LINE_END, "数学 练习|", EDIT_MOVED},
        {"数学 练习  15分|", KEY_WORD_LEFT, "数学 练习  |15分", EDIT_MOVED},
        {"数学 练习  |15分", KEY_WORD_LEFT, "数学 |练习  15分", EDIT_MOVED},
        {"数|学 练习", KEY_WORD_RIGHT, "数学| 练习", EDIT_MOVED},
        {"数学 练习|x", KEY_CTRL('w'), "数学 |x", EDIT_CHANGED},
        {"数学 练习|x", KEY_CTRL('u'), "|x", EDIT_CHANGED},
        {"数学| 练习", KEY_CTRL('k'), "数学|", EDIT_CHANGED},
        {"数学|", KEY_ARROW_UP, "数学|", EDIT_IGNORED},
        {"数学|", KEY_FUNCTION + 2, "数学|", EDIT_IGNORED},
        {"数学|", 0x202E, "数学|", EDIT_IGNORED}, /* a character that reorders text */
        {"0123456789012345678901234567890123456789|", 'x',
         "0123456789012345678901234567890123456789|", EDIT_FULL},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct editor editor;

        put(&editor, cases[i].before);
        assert_int_equal(editor_key(&editor, cases[i].key), cases[i].edited);
        assert_string_equal(get(&editor, *state), cases[i].after);
        editor_done(&editor);
    }
}

static void pasting(void **state)
{
    struct editor editor;

    put(&editor, "a|b");
    assert_int_equal(editor_paste(&editor, "数学\r\n练习\t15分\033[2J"), EDIT_CHANGED);
    assert_string_equal(get(&editor, *state), "a数学 练习 15分[2J|b");
    assert_int_equal(editor_paste(&editor, "0123456789012345678901234567890123456789"), EDIT_FULL);
    assert_string_equal(get(&editor, *state), "a数学 练习 15分[2J|b");
    editor_done(&editor);
}

static const char *drawn(struct editor *editor, int columns, int rows, struct canvas *canvas,
                         struct arena *arena)
{
    canvas_init(canvas, rows, columns, false);
    editor_draw(editor, canvas, 0, 0, columns, rows, NULL, true);
    return canvas_dump(canvas, arena);
}

static void drawing(void **state)
{
    struct canvas canvas;
    struct editor editor;

    put(&editor, "数学练习册P12|");
    assert_string_equal(drawn(&editor, 8, 3, &canvas, *state), "数学练习\n册P12   \n        \n");
    assert_int_equal(canvas.cursor_row, 1);
    assert_int_equal(canvas.cursor_col, 5);
    canvas_done(&canvas);
    /* a wide character that would stand on the edge goes to the next row */
    assert_string_equal(drawn(&editor, 7, 3, &canvas, *state), "数学练 \n习册P12\n       \n");
    assert_int_equal(canvas.cursor_row, 2);
    assert_int_equal(canvas.cursor_col, 0);
    canvas_done(&canvas);
    /* one row scrolls sideways, the cursor stays in sight */
    assert_string_equal(drawn(&editor, 6, 1, &canvas, *state), "册P12 \n");
    assert_int_equal(canvas.cursor_col, 5);
    canvas_done(&canvas);
    editor.cursor = 0;
    assert_string_equal(drawn(&editor, 6, 1, &canvas, *state), "数学练\n");
    assert_int_equal(canvas.cursor_col, 0);
    canvas_done(&canvas);
    /* more rows than there are: those around the cursor */
    editor.cursor = editor.length;
    assert_string_equal(drawn(&editor, 4, 2, &canvas, *state), "册P1\n2   \n");
    canvas_done(&canvas);
    editor_done(&editor);
}

/* Words go to the next row whole, but one that no row holds; a line that goes on says so at both ends. */
static void words_and_cut_lines(void **state)
{
    struct canvas canvas;
    struct editor editor;

    put(&editor, "Fine Art, Music,|");
    assert_string_equal(drawn(&editor, 9, 2, &canvas, *state), "Fine Art,\nMusic,   \n");
    canvas_done(&canvas);
    assert_string_equal(drawn(&editor, 5, 4, &canvas, *state), "Fine \nArt, \nMusic\n,    \n");
    canvas_done(&canvas);
    assert_string_equal(drawn(&editor, 10, 1, &canvas, *state), "…, Music, \n");
    canvas_done(&canvas);
    editor_key(&editor, KEY_LINE_HOME);
    assert_string_equal(drawn(&editor, 10, 1, &canvas, *state), "Fine Art,…\n");
    assert_int_equal(canvas.cursor_col, 0);
    canvas_done(&canvas);
    editor_done(&editor);
}

static void clicking(void **state)
{
    struct editor editor;

    put(&editor, "数学练习册P12|");
    editor_click(&editor, 0, 3, 8, 2); /* the second half of 学 */
    assert_string_equal(get(&editor, *state), "数|学练习册P12");
    editor_click(&editor, 1, 2, 8, 2);
    assert_string_equal(get(&editor, *state), "数学练习册|P12");
    editor_click(&editor, 1, 7, 8, 2);
    assert_string_equal(get(&editor, *state), "数学练习册P12|");
    editor_done(&editor);
}

/* Any keys: the text stays valid, the cursor at the border of a cluster, and on the canvas. */
static void any_keys(void **state)
{
    static const uint32_t some[] = {
        'a',
        ' ',
        0x6570,
        0x301,
        0x1F468,
        0x200D,
        KEY_ERASE,
        KEY_ARROW_LEFT,
        KEY_ARROW_RIGHT,
        KEY_WORD_LEFT,
        KEY_LINE_HOME,
        KEY_DELETE_NEXT,
        KEY_CTRL('w'),
        KEY_WORD_RIGHT,
    };
    struct random random = {SEED};
    struct editor editor;
    struct canvas canvas;

    (void)state;
    print_message("seed %u\n", (unsigned)SEED);
    editor_init(&editor, 60);
    for (int i = 0; i < 20000; i++) {
        int rows = 1 + (int)random_below(&random, 3), columns = 4 + (int)random_below(&random, 20);
        size_t at = 0;

        editor_key(&editor, some[random_below(&random, (uint32_t)COUNT(some))]);
        assert_int_equal(text_valid_prefix(editor.text, editor.length), editor.length);
        while (at < editor.cursor)
            at = text_next_cluster(editor.text, at);
        assert_int_equal(at, editor.cursor);
        canvas_init(&canvas, rows, columns, false);
        editor_draw(&editor, &canvas, 0, 0, columns, rows, NULL, true);
        assert_in_range(canvas.cursor_row, 0, rows - 1);
        assert_in_range(canvas.cursor_col, 0, columns - 1);
        canvas_done(&canvas);
    }
    editor_done(&editor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),
        cmocka_unit_test(pasting),
        cmocka_unit_test(drawing),
        cmocka_unit_test(clicking),
        cmocka_unit_test(words_and_cut_lines),
        cmocka_unit_test(any_keys),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("editor", tests, setup, teardown);
}
