/* See theme.h. Colour repeats what words and shapes say; only amber and red are strong. */
#include "config.h"

#include "tui/term/theme.h"

#define FIRST_BLOCK 0x2580
#define LAST_BLOCK 0x259F
#define BAR_END 0x25B6 /* ▶ */

#define PLAIN(attributes_)                                                                         \
    {                                                                                              \
        .attributes = (attributes_), .text = COLOR_OWN, .ground = COLOR_OWN                        \
    }
#define TEXT(color, attributes_)                                                                   \
    {                                                                                              \
        .attributes = (attributes_), .text = (color), .ground = COLOR_OWN                          \
    }
#define LABEL(color, behind, attributes_)                                                          \
    {                                                                                              \
        .attributes = (attributes_), .text = (color), .ground = (behind)                           \
    }

/* What all but the monochrome one have in common; a theme's own rows stand behind. */
#define COMMON_LOOKS                                                                               \
    [STYLE_PLAIN] = PLAIN(0), [STYLE_BOLD] = PLAIN(LOOK_BOLD), [STYLE_TITLE] = PLAIN(LOOK_BOLD),   \
    [STYLE_SELECTED] = PLAIN(LOOK_REVERSE), [STYLE_KEY] = PLAIN(LOOK_BOLD),                        \
    [STYLE_SUBJECT] = PLAIN(LOOK_BOLD)

/* The ground is not known: colours that read on black and on white, or bring their own ground. */
static const struct look neutral[STYLE_COUNT] = {
    COMMON_LOOKS,
    [STYLE_DIM] = TEXT(243, 0),
    [STYLE_GREEN] = TEXT(29, 0),
    [STYLE_YELLOW] = LABEL(16, 172, LOOK_BOLD),
    [STYLE_RED] = LABEL(231, 160, LOOK_BOLD),
    [STYLE_MINUTES] = TEXT(63, 0),
    [STYLE_MARK] = TEXT(98, 0),
    [STYLE_BAD] = TEXT(131, LOOK_UNDERLINE),
    [STYLE_GUESS] = TEXT(98, 0),
    [STYLE_CODE] = LABEL(231, 16, 0),
};
static const struct look dark[STYLE_COUNT] = {
    COMMON_LOOKS,
    [STYLE_DIM] = TEXT(245, 0),
    [STYLE_GREEN] = TEXT(71, 0),
    [STYLE_YELLOW] = TEXT(214, LOOK_BOLD),
    [STYLE_RED] = TEXT(203, LOOK_BOLD),
    [STYLE_MINUTES] = TEXT(80, 0),
    [STYLE_MARK] = TEXT(176, 0),
    [STYLE_BAD] = TEXT(203, LOOK_UNDERLINE),
    [STYLE_GUESS] = TEXT(176, 0),
    [STYLE_CODE] = LABEL(231, 16, 0),
};
static const struct look light[STYLE_COUNT] = {
    COMMON_LOOKS,
    [STYLE_DIM] = TEXT(242, 0),
    [STYLE_GREEN] = TEXT(28, 0),
    [STYLE_YELLOW] = TEXT(130, LOOK_BOLD),
    [STYLE_RED] = TEXT(160, LOOK_BOLD),
    [STYLE_MINUTES] = TEXT(25, 0),
    [STYLE_MARK] = TEXT(127, 0),
    [STYLE_BAD] = TEXT(160, LOOK_UNDERLINE),
    [STYLE_GUESS] = TEXT(127, 0),
    [STYLE_CODE] = LABEL(231, 16, 0),
};
static const struct look contrast[STYLE_COUNT] = {
    COMMON_LOOKS,
    [STYLE_DIM] = PLAIN(0),
    [STYLE_GREEN] = PLAIN(0),
    [STYLE_YELLOW] = LABEL(16, 226, LOOK_BOLD),
    [STYLE_RED] = LABEL(231, 88, LOOK_BOLD),
    [STYLE_MINUTES] = PLAIN(LOOK_BOLD),
    [STYLE_MARK] = PLAIN(LOOK_UNDERLINE),
    [STYLE_BAD] = LABEL(231, 88, LOOK_UNDERLINE),
    [STYLE_GUESS] = PLAIN(LOOK_UNDERLINE),
    [STYLE_CODE] = LABEL(231, 16, 0),
};
static const struct look monochrome[STYLE_COUNT] = {
    COMMON_LOOKS,
    [STYLE_DIM] = PLAIN(LOOK_DIM),
    [STYLE_GREEN] = PLAIN(0),
    [STYLE_YELLOW] = PLAIN(LOOK_BOLD),
    [STYLE_RED] = PLAIN(LOOK_BOLD | LOOK_REVERSE),
    [STYLE_MINUTES] = PLAIN(LOOK_UNDERLINE),
    [STYLE_MARK] = PLAIN(LOOK_UNDERLINE),
    [STYLE_BAD] = PLAIN(LOOK_REVERSE),
    [STYLE_GUESS] = PLAIN(LOOK_UNDERLINE),
    [STYLE_CODE] = PLAIN(0),
};
/* Of eight: 1 red, 2 green, 3 yellow, 5 magenta, 6 cyan, 7 white, 0 black. */
static const struct look eight[STYLE_COUNT] = {
    COMMON_LOOKS,
    [STYLE_DIM] = PLAIN(LOOK_DIM),
    [STYLE_GREEN] = TEXT(2, 0),
    [STYLE_YELLOW] = TEXT(3, LOOK_BOLD),
    [STYLE_RED] = TEXT(1, LOOK_BOLD),
    [STYLE_MINUTES] = TEXT(6, 0),
    [STYLE_MARK] = TEXT(5, 0),
    [STYLE_BAD] = TEXT(1, LOOK_UNDERLINE),
    [STYLE_GUESS] = TEXT(5, 0),
    [STYLE_CODE] = LABEL(7, 0, 0),
};
static const struct look eight_contrast[STYLE_COUNT] = {
    COMMON_LOOKS,
    [STYLE_DIM] = PLAIN(0),
    [STYLE_GREEN] = PLAIN(0),
    [STYLE_YELLOW] = LABEL(0, 3, 0),
    [STYLE_RED] = LABEL(7, 1, LOOK_BOLD),
    [STYLE_MINUTES] = PLAIN(LOOK_BOLD),
    [STYLE_MARK] = PLAIN(LOOK_UNDERLINE),
    [STYLE_BAD] = LABEL(7, 1, LOOK_UNDERLINE),
    [STYLE_GUESS] = PLAIN(LOOK_UNDERLINE),
    [STYLE_CODE] = LABEL(7, 0, 0),
};

bool theme_is_bar(unsigned c)
{
    return (c >= FIRST_BLOCK && c <= LAST_BLOCK) || c == BAR_END;
}

static const struct look *looks_of(enum conf_theme theme, int colors)
{
    if (colors < 8 || theme == CONF_THEME_MONO)
        return monochrome;
    if (colors < 256)
        return theme == CONF_THEME_CONTRAST ? eight_contrast : eight;
    return theme == CONF_THEME_DARK       ? dark
           : theme == CONF_THEME_LIGHT    ? light
           : theme == CONF_THEME_CONTRAST ? contrast
                                          : neutral;
}

struct look theme_look(enum conf_theme theme, enum style style, bool bar, int colors)
{
    struct look look = looks_of(theme, colors)[style];

    if (!bar || style == STYLE_CODE)
        return look;
    /* a block has the colour that the letters have for ground; turned round it would be a gap */
    look.attributes &= ~(unsigned)LOOK_REVERSE;
    if (look.ground != COLOR_OWN)
        look.text = look.ground;
    look.ground = COLOR_OWN;
    return look;
}
