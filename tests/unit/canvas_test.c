/* The canvas: what would be seen, clipped to whole characters, and never half of a wide one. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/random.h"
#include "tui/widget/canvas.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define SEED 20261125

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

static const char *row_of(const struct canvas *canvas, struct arena *arena)
{
    char *dump = canvas_dump(canvas, arena);

    dump[strcspn(dump, "\n")] = '\0';
    return dump;
}

static void clipping(void **state)
{
    static const struct
    {
        int columns;
        const char *text, *drawn, *fitted;
    } cases[] = {
        {6, "abc", "abc   ", "abc   "},
        {6, "数学课", "数学课", "数学课"},
        {5, "数学课", "数学 ", "数学…"},
        {4, "数学课", "数学", "数… "},
        {3, "数学课", "数 ", "数…"},
        {1, "数学课", " ", "…"},
        {6, "a\nb\tc", "a b c ", "a b c "},
        {6, "a\033[31mb", "a[31mb", "a[31mb"},
        {6, "e\u0301te\u0301", "e\u0301te\u0301   ", "e\u0301te\u0301   "},
        {6, "\U0001F468\u200D\U0001F469", "\U0001F468\U0001F469  ", "\U0001F468\U0001F469  "},
        {6, "", "      ", "      "},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct canvas canvas;

        canvas_init(&canvas, 1, cases[i].columns, false);
        canvas_text(&canvas, 0, 0, cases[i].columns, STYLE_PLAIN, cases[i].text);
        assert_string_equal(row_of(&canvas, *state), cases[i].drawn);
        canvas_clear(&canvas);
        canvas_fit(&canvas, 0, 0, cases[i].columns, STYLE_PLAIN, cases[i].text);
        assert_string_equal(row_of(&canvas, *state), cases[i].fitted);
        canvas_done(&canvas);
    }
}

static void half_a_wide_character_goes(void **state)
{
    struct canvas canvas;

    canvas_init(&canvas, 1, 6, false);
    canvas_text(&canvas, 0, 0, 6, STYLE_PLAIN, "数学课");
    canvas_text(&canvas, 0, 1, 1, STYLE_PLAIN, "x"); /* on the second half of the first */
    assert_string_equal(row_of(&canvas, *state), " x学课");
    canvas_text(&canvas, 0, 2, 1, STYLE_PLAIN, "y"); /* on the first half of the second */
    assert_string_equal(row_of(&canvas, *state), " xy 课");
    canvas_text(&canvas, 0, 3, 2, STYLE_PLAIN, "字"); /* over the border of two */
    assert_string_equal(row_of(&canvas, *state), " xy字 ");
    canvas_done(&canvas);
}

static void right_and_style(void **state)
{
    struct canvas canvas;

    canvas_init(&canvas, 1, 8, false);
    canvas_right(&canvas, 0, 8, 4, STYLE_RED, "12");
    canvas_text(&canvas, 0, 0, 4, STYLE_BOLD, "课");
    assert_string_equal(row_of(&canvas, *state), "课    12");
    assert_string_equal(canvas_dump_styles(&canvas, *state), "bb....rr\n");
    canvas_text(&canvas, 1, 0, 4, STYLE_BOLD, "outside");
    canvas_text(&canvas, 0, -1, 4, STYLE_BOLD, "outside");
    canvas_text(&canvas, 0, 8, 4, STYLE_BOLD, "outside");
    assert_string_equal(row_of(&canvas, *state), "课    12");
    canvas_done(&canvas);
}

static void ascii(void **state)
{
    struct canvas canvas;

    canvas_init(&canvas, 1, 12, true);
    canvas_text(&canvas, 0, 0, 12, STYLE_PLAIN, "▸█▓░▶ ←→·–…é");
    assert_string_equal(row_of(&canvas, *state), ">#+.> <>--~é");
    canvas_done(&canvas);
}

/* What combines stands with its character, four marks of it at most; the same picture is the same bytes. */
static void marks_stay_with_their_character(void **state)
{
    struct canvas canvas, other;

    canvas_init(&canvas, 1, 4, false);
    canvas_init(&other, 1, 4, false);
    canvas_text(&canvas, 0, 0, 4, STYLE_PLAIN, "e\u0301\u0323x");
    canvas_text(&other, 0, 0, 4, STYLE_PLAIN, "a\u0323\u0301y");
    assert_string_equal(row_of(&canvas, *state), "e\u0301\u0323x  ");
    assert_string_equal(row_of(&other, *state), "a\u0323\u0301y  ");
    canvas_text(&other, 0, 0, 4, STYLE_PLAIN, "e\u0301\u0323x");
    assert_memory_equal(canvas.cells, other.cells, 4 * sizeof *canvas.cells);
    canvas_text(&canvas, 0, 0, 4, STYLE_PLAIN, "o\u0300\u0301\u0302\u0303\u0304\u0305");
    assert_string_equal(row_of(&canvas, *state), "o\u0300\u0301\u0302\u0303x  ");
    canvas_text(&canvas, 0, 0, 4, STYLE_PLAIN, "o");
    assert_string_equal(row_of(&canvas, *state), "ox  ");
    canvas_done(&canvas);
    canvas_done(&other);
}

/* Whatever is drawn wherever: every wide cell has its second half, and no half stands alone. */
static void no_halves(void **state)
{
    static const char *const pieces[] = {"a",    "数", "，",      "é", "e\u0301",
                                         "🙂", "…",  "ab数学c", "▶"};
    struct random random = {SEED};
    struct canvas canvas;

    (void)state;
    print_message("seed %u\n", (unsigned)SEED);
    canvas_init(&canvas, 4, 23, false);
    for (int i = 0; i < 20000; i++) {
        canvas_text(&canvas, (int)random_below(&random, 4), (int)random_below(&random, 24),
                    (int)random_below(&random, 9), STYLE_PLAIN,
                    pieces[random_below(&random, (uint32_t)COUNT(pieces))]);
        for (int row = 0; row < canvas.rows; row++)
            for (int col = 0; col < canvas.cols; col++) {
                const struct cell *cell = canvas_cell(&canvas, row, col);

                if (cell->width == 2)
                    assert_true(col + 1 < canvas.cols && cell[1].width == 0);
                if (cell->width == 0)
                    assert_true(col > 0 && cell[-1].width == 2);
            }
    }
    canvas_done(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clipping),
        cmocka_unit_test(half_a_wide_character_goes),
        cmocka_unit_test(right_and_style),
        cmocka_unit_test(ascii),
        cmocka_unit_test(marks_stay_with_their_character),
        cmocka_unit_test(no_halves),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("canvas", tests, setup, teardown);
}
