/* The text forms byte for byte, white space and colours included, against tests/unit/golden. After a
 * wanted change: HWBOARD_UPDATE_GOLDEN=1 writes them anew; read the difference before keeping it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/press_fixture.h"

#define FILE_MAX_BYTES 65536

enum page_form
{
    FORM_BOARD,
    FORM_NOTHING, /* the boards without homework: said so, not reported, nothing expected, to come */
    FORM_JUNIOR,
    FORM_WEEK,
    FORM_SHEET,
    FORM_LIST,
    FORM_DUE,
    FORM_FORECAST,
    FORM_POST,       /* hung up: the board, what is due next, lines to sign on */
    FORM_POST_SHEET, /* before days off, with the warnings and without what is due */
};

static const struct golden
{
    const char *name;
    enum page_form form;
    enum lang lang;
    int columns;
    enum press_format format;
    bool ascii;
} goldens[] = {
    {"board-zh-20", FORM_BOARD, LANG_ZH, 20, PRESS_TEXT, false},
    {"board-zh-80", FORM_BOARD, LANG_ZH, 80, PRESS_TEXT, false},
    {"board-zh-200", FORM_BOARD, LANG_ZH, 200, PRESS_TEXT, false},
    {"board-en-20", FORM_BOARD, LANG_EN, 20, PRESS_TEXT, false},
    {"board-en-80", FORM_BOARD, LANG_EN, 80, PRESS_TEXT, false},
    {"board-en-200", FORM_BOARD, LANG_EN, 200, PRESS_TEXT, false},
    {"board-zh-ansi", FORM_BOARD, LANG_ZH, 80, PRESS_ANSI, false},
    {"board-en-ascii", FORM_BOARD, LANG_EN, 80, PRESS_TEXT, true},
    {"board-zh-chat", FORM_BOARD, LANG_ZH, 80, PRESS_CHAT, false},
    {"board-en-chat", FORM_BOARD, LANG_EN, 80, PRESS_CHAT, false},
    {"board-zh-json", FORM_BOARD, LANG_ZH, 80, PRESS_JSON, false},
    {"board-en-csv", FORM_BOARD, LANG_EN, 80, PRESS_CSV, false},
    {"board-zh-html", FORM_BOARD, LANG_ZH, 80, PRESS_HTML, false},
    {"week-en-html", FORM_WEEK, LANG_EN, 80, PRESS_HTML, false},
    {"sheet-zh-html", FORM_SHEET, LANG_ZH, 80, PRESS_HTML, false},
    {"list-en-html", FORM_LIST, LANG_EN, 80, PRESS_HTML, false},
    {"board-en-ics", FORM_BOARD, LANG_EN, 80, PRESS_ICS, false},
    {"sheet-zh-ics", FORM_SHEET, LANG_ZH, 80, PRESS_ICS, false},
    {"junior-zh-80", FORM_JUNIOR, LANG_ZH, 80, PRESS_TEXT, false},
    {"nothing-zh-80", FORM_NOTHING, LANG_ZH, 80, PRESS_TEXT, false},
    {"nothing-en-20", FORM_NOTHING, LANG_EN, 20, PRESS_TEXT, false},
    {"nothing-zh-chat", FORM_NOTHING, LANG_ZH, 80, PRESS_CHAT, false},
    {"week-zh-20", FORM_WEEK, LANG_ZH, 20, PRESS_TEXT, false},
    {"week-zh-80", FORM_WEEK, LANG_ZH, 80, PRESS_TEXT, false},
    {"week-en-200", FORM_WEEK, LANG_EN, 200, PRESS_TEXT, false},
    {"week-zh-chat", FORM_WEEK, LANG_ZH, 80, PRESS_CHAT, false},
    {"sheet-zh-80", FORM_SHEET, LANG_ZH, 80, PRESS_TEXT, false},
    {"sheet-en-200", FORM_SHEET, LANG_EN, 200, PRESS_TEXT, false},
    {"sheet-zh-chat", FORM_SHEET, LANG_ZH, 80, PRESS_CHAT, false},
    {"list-zh-80", FORM_LIST, LANG_ZH, 80, PRESS_TEXT, false},
    {"list-en-20", FORM_LIST, LANG_EN, 20, PRESS_TEXT, false},
    {"list-en-ascii", FORM_LIST, LANG_EN, 80, PRESS_TEXT, true},
    {"due-zh-80", FORM_DUE, LANG_ZH, 80, PRESS_TEXT, false},
    {"due-en-40", FORM_DUE, LANG_EN, 40, PRESS_TEXT, false},
    {"post-zh-80", FORM_POST, LANG_ZH, 80, PRESS_TEXT, false},
    {"post-en-40", FORM_POST, LANG_EN, 40, PRESS_TEXT, false},
    {"post-zh-chat", FORM_POST, LANG_ZH, 80, PRESS_CHAT, false},
    {"post-zh-html", FORM_POST, LANG_ZH, 80, PRESS_HTML, false},
    {"post-sheet-zh-80", FORM_POST_SHEET, LANG_ZH, 80, PRESS_TEXT, false},
    {"post-sheet-en-chat", FORM_POST_SHEET, LANG_EN, 80, PRESS_CHAT, false},
    {"forecast-zh-80", FORM_FORECAST, LANG_ZH, 80, PRESS_TEXT, false},
    {"forecast-en-ascii", FORM_FORECAST, LANG_EN, 80, PRESS_TEXT, true},
};

/* Four days of class 3-2 on which there is nothing: Tuesday said none by all; Wednesday not reported;
 * Thursday one said none, and Saturday expects nobody. */
static const char *nothing_boards(struct press_fixture *fixture, enum press_format format)
{
    static char chinese[] = "chinese", math[] = "math", english[] = "english";
    struct no_homework none[] = {
        {PRESS_TODAY, chinese},
        {PRESS_TODAY, math},
        {PRESS_TODAY, english},
        {PRESS_TODAY + 2, math},
    };
    static const int days[] = {0, 1, 2, 4};
    struct assignment_set empty = {0};
    struct board_input input = fixture_input(fixture->school, &fixture->primary, &empty);
    struct text_buf all = {.arena = fixture->school->arena};

    input.none = none;
    input.none_count = sizeof none / sizeof *none;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct board *board = board_build(&input, PRESS_TODAY + days[i], fixture->school->arena);
        text_buf_add(&all, press_fixture_boards(fixture, format, board));
    }
    return text_buf_str(&all);
}

static const char *forecast(struct press_fixture *fixture, enum press_format format)
{
    struct assignment a =
        fixture_assignment(fixture->school, 0, "math", 40, PRESS_TODAY, PRESS_TODAY + 3);
    return press_fixture_forecast(fixture, format, &fixture->primary, &fixture->primary_week, &a,
                                  true);
}

static const char *written(struct press_fixture *fixture, const struct golden *golden)
{
    const struct class *class = &fixture->primary;
    const struct assignment_set *set = &fixture->full;
    enum press_format format = golden->format;
    struct board *board;
    struct sheet *sheet;

    switch (golden->form) {
    case FORM_NOTHING:
        return nothing_boards(fixture, format);
    case FORM_JUNIOR:
        board =
            press_fixture_board(fixture, &fixture->junior, &fixture->junior_week, PRESS_TODAY + 2);
        return press_fixture_boards(fixture, format, board);
    case FORM_WEEK:
        sheet = press_fixture_sheet(fixture, class, set, PRESS_TODAY - 1, PRESS_TODAY + 5);
        return press_fixture_weeks(fixture, format, sheet);
    case FORM_SHEET:
        sheet = press_fixture_sheet(fixture, class, set, PRESS_TODAY + 2, PRESS_TODAY + 5);
        return press_fixture_sheets(fixture, format, sheet);
    case FORM_LIST:
        return press_fixture_list(fixture, format, class, set);
    case FORM_DUE:
        return press_fixture_due(fixture, format, class, set, PRESS_TODAY + 7);
    case FORM_FORECAST:
        return forecast(fixture, format);
    case FORM_POST:
        board = press_fixture_board(fixture, class, set, PRESS_TODAY);
        return press_fixture_post(fixture, format, board, NULL, set, PRESS_TODAY + 1, false);
    case FORM_POST_SHEET:
        sheet = press_fixture_sheet(fixture, class, set, PRESS_TODAY + 2, PRESS_TODAY + 5);
        return press_fixture_post(fixture, format, NULL, sheet, set, DAY_NONE, true);
    default:
        board = press_fixture_board(fixture, class, set, PRESS_TODAY);
        return press_fixture_boards(fixture, format, board);
    }
}

static void write_golden(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* A form is in its own language, whatever the running operation speaks. */
static void compare(const struct golden *golden, enum lang spoken)
{
    static char expected[FILE_MAX_BYTES];
    struct press_fixture *fixture = press_fixture_new(golden->lang);
    const char *source = getenv("HWBOARD_SRCDIR");
    char path[4096];

    fixture->press.style.columns = golden->columns;
    fixture->press.style.ascii = golden->ascii;
    fixture->press.style.color = true; /* which only ANSI may heed */
    fixture->press.context.school_name = "春晖小学";
    i18n_speak(spoken);
    const char *text = written(fixture, golden);
    snprintf(path, sizeof path, "%s/tests/unit/golden/%s.txt", source ? source : ".", golden->name);
    if (getenv("HWBOARD_UPDATE_GOLDEN"))
        write_golden(path, text);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read", path);
    expected[fread(expected, 1, sizeof expected - 1, file)] = '\0';
    fclose(file);
    if (strcmp(text, expected) != 0)
        print_error("%s:\n%s", golden->name, text);
    assert_string_equal(text, expected);
    press_fixture_free(fixture);
}

static void every_form_is_as_agreed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
        compare(&goldens[i], LANG_ZH);
        compare(&goldens[i], LANG_EN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_as_agreed),
    };
    return cmocka_run_group_tests_name("press golden", tests, NULL, NULL);
}
