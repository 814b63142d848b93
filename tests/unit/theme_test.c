/* The themes: text of 256 colours reads on the grounds it is for, in numbers. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tui/term/theme.h"

#define LEAST 4.5 /* WCAG 2, level AA */
#define BLACK 16
#define WHITE 231

static double linear(int value)
{
    double part = value / 255.0;

    return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

/* Of a colour of xterm's cube or its greys. */
static double luminance(int color)
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    int red, green, blue;

    assert_in_range(color, 16, 255);
    if (color >= 232) {
        red = green = blue = 8 + (color - 232) * 10;
    } else {
        red = steps[(color - 16) / 36];
        green = steps[(color - 16) / 6 % 6];
        blue = steps[(color - 16) % 6];
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

static double contrast(int text, int ground)
{
    double a = luminance(text), b = luminance(ground);

    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void check(enum conf_theme theme, int ground)
{
    for (int style = 0; style < STYLE_COUNT; style++) {
        struct look look = theme_look(theme, (enum style)style, false, 256);
        int behind = look.ground == COLOR_OWN ? ground : look.ground;

        assert_int_equal(look.attributes & LOOK_DIM, 0); /* nobody knows how dim that is */
        if (look.text == COLOR_OWN)
            assert_int_equal(look.ground, COLOR_OWN);
        else if (contrast(look.text, behind) < LEAST)
            fail_msg("theme %d, style %d: %.2f", (int)theme, style, contrast(look.text, behind));
    }
}

static void text_reads_on_its_ground(void **state)
{
    (void)state;
    check(CONF_THEME_AUTO, BLACK);
    check(CONF_THEME_AUTO, WHITE);
    check(CONF_THEME_DARK, BLACK);
    check(CONF_THEME_LIGHT, WHITE);
    check(CONF_THEME_CONTRAST, BLACK);
    check(CONF_THEME_CONTRAST, WHITE);
}

/* Amber and red are told from all else, and from each other, with and without colour. */
static void levels_differ(void **state)
{
    static const int colors[] = {0, 8, 256};

    (void)state;
    for (int theme = CONF_THEME_AUTO; theme <= CONF_THEME_MONO; theme++)
        for (size_t i = 0; i < sizeof colors / sizeof colors[0]; i++) {
            struct look plain = theme_look((enum conf_theme)theme, STYLE_PLAIN, false, colors[i]);
            struct look amber = theme_look((enum conf_theme)theme, STYLE_YELLOW, false, colors[i]);
            struct look red = theme_look((enum conf_theme)theme, STYLE_RED, false, colors[i]);

            assert_memory_not_equal(&plain, &amber, sizeof plain);
            assert_memory_not_equal(&amber, &red, sizeof red);
            assert_memory_not_equal(&plain, &red, sizeof red);
        }
}

static void no_colour_without_colours(void **state)
{
    (void)state;
    for (int style = 0; style < STYLE_COUNT; style++)
        for (int bar = 0; bar < 2; bar++) {
            struct look few = theme_look(CONF_THEME_AUTO, (enum style)style, bar != 0, 0);
            struct look mono = theme_look(CONF_THEME_MONO, (enum style)style, bar != 0, 256);

            assert_int_equal(few.text, COLOR_OWN);
            assert_int_equal(few.ground, COLOR_OWN);
            assert_int_equal(mono.text, COLOR_OWN);
            assert_int_equal(mono.ground, COLOR_OWN);
        }
}

/* A block turned round would be a gap in its bar. */
static void bars_are_bars(void **state)
{
    (void)state;
    for (int theme = CONF_THEME_AUTO; theme <= CONF_THEME_MONO; theme++)
        for (int style = 0; style < STYLE_COUNT; style++) {
            struct look look = theme_look((enum conf_theme)theme, (enum style)style, true, 256);

            assert_int_equal(look.attributes & LOOK_REVERSE, 0);
            /* A QR code is read by a camera: dark on light, whatever the terminal's own are. */
            if (style != STYLE_CODE)
                assert_int_equal(look.ground, COLOR_OWN);
        }
    assert_true(theme_is_bar(0x2588));
    assert_false(theme_is_bar('#'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_reads_on_its_ground),
        cmocka_unit_test(levels_differ),
        cmocka_unit_test(no_colour_without_colours),
        cmocka_unit_test(bars_are_bars),
    };

    return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
