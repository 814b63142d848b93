/* Nothing that could command a terminal or hide in a file leaves through press, from whatever field;
 * lines keep the width that was asked for. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "press/format.h"
#include "support/press_fixture.h"

/* ESC, CSI, OSC with BEL, C1 CSI and NEL, DEL, NUL's neighbours, bidi overrides and isolates, a line
 * separator, a byte order mark, a tag, a lone continuation byte and an overlong form. */
#define HOSTILE                                                                                    \
    "a\033[31mb\033]0;title\007c\302\233"                                                          \
    "2Jd\302\205e\177f\001g\b\rh\342\200\256i\342\201\246"                                         \
    "j\342\200\250k\357\273\277l\363\240\201\201m\200n\300\257o"

static void make_hostile(struct press_fixture *fixture)
{
    for (size_t i = 0; i < fixture->full.count; i++) {
        struct assignment *a = (struct assignment *)(uintptr_t)fixture->full.items[i];
        a->text = HOSTILE "\n" HOSTILE;
        a->teacher = HOSTILE;
        a->unit = HOSTILE;
        a->why = HOSTILE;
        a->changed_at = fixture->press.context.now;
        a->was = "{\"text\":\"\\u001b[2J\\u0007\\u202e\\u009b\",\"te\\u001bacher\":\"\\u0008\"}";
    }
    fixture->primary.name = arena_strdup(fixture->school->arena, "三" HOSTILE);
    fixture->press.context.school_name = HOSTILE;
    for (size_t i = 0; i < fixture->school->subjects.count; i++) {
        fixture->school->subjects.items[i].zh = arena_strdup(fixture->school->arena, HOSTILE);
        fixture->school->subjects.items[i].short_zh = fixture->school->subjects.items[i].zh;
    }
    for (int i = 0; i < WARNING_CODE_COUNT; i++) {
        struct warning_rule *rule = &fixture->school->policy.warnings[i];
        rule->source = rule->source_en = arena_strdup(fixture->school->arena, HOSTILE);
    }
}

/* The colour sequences that are ours; 0 where there is none at text. */
static size_t own_sequence(const char *text)
{
    static const char *const ours[] = {"\033[0m", "\033[1m", "\033[31m", "\033[32m", "\033[33m"};

    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (text_starts_with(text, ours[i]))
            return strlen(ours[i]);
    return 0;
}

static void assert_harmless(const char *what, const char *text, bool colors)
{
    size_t bytes = strlen(text);

    assert_int_equal(text_valid_prefix(text, bytes), bytes);
    for (size_t at = 0; at < bytes;) {
        size_t length = 0;
        size_t own = colors ? own_sequence(text + at) : 0;
        uint32_t c = text_decode(text + at, &length);
        bool line_end = text[at] == '\n' || (text[at] == '\r' && text[at + 1] == '\n');
        if (own == 0 && !line_end && text_is_forbidden(c))
            fail_msg("%s: U+%04X at byte %zu: %.60s", what, (unsigned)c, at, text + at);
        at += own > 0 ? own : length;
    }
}

static void assert_lines(struct press_fixture *fixture, const char *what, const char *text,
                         int columns)
{
    while (*text != '\0') {
        size_t bytes = strcspn(text, "\n");
        const char *line = arena_strndup(fixture->school->arena, text, bytes);
        if (text_width(line) > columns)
            fail_msg("%s at %d: %d columns: %s", what, columns, text_width(line), line);
        if (bytes > 0 && line[bytes - 1] == ' ')
            fail_msg("%s at %d: ends in a blank: %s", what, columns, line);
        text += bytes + 1;
    }
}

static void no_control_character_leaves(void **state)
{
    static const char *const names[] = {
#define PRESS_FORMAT(upper, lower) #lower,
        PRESS_FORMATS(PRESS_FORMAT)
#undef PRESS_FORMAT
    };
    (void)state;

    for (int columns = 20; columns <= 200; columns += 60) {
        struct press_fixture *fixture = press_fixture_new(LANG_ZH);
        make_hostile(fixture);
        fixture->press.style.columns = columns;
        const struct class *class = &fixture->primary;
        const struct assignment_set *set = &fixture->full;
        struct sheet *sheet =
            press_fixture_sheet(fixture, class, set, PRESS_TODAY - 1, PRESS_TODAY + 5);
        for (int format = 0; format < PRESS_FORMAT_COUNT; format++) {
            struct assignment added = *set->items[0];
            enum press_format f = (enum press_format)format;
            if (f == PRESS_TEXT) {
                assert_lines(fixture, "board", press_fixture_boards(fixture, f, sheet->boards[1]),
                             columns);
                assert_lines(fixture, "week", press_fixture_weeks(fixture, f, sheet), columns);
            }
            fixture->press.style.color = f == PRESS_ANSI;
            assert_harmless(names[f], press_fixture_boards(fixture, f, sheet->boards[1]),
                            f == PRESS_ANSI);
            assert_harmless(names[f], press_fixture_weeks(fixture, f, sheet), f == PRESS_ANSI);
            assert_harmless(names[f], press_fixture_sheets(fixture, f, sheet), f == PRESS_ANSI);
            assert_harmless(names[f], press_fixture_list(fixture, f, class, set), f == PRESS_ANSI);
            assert_harmless(names[f], press_fixture_due(fixture, f, class, set, PRESS_TODAY + 1),
                            f == PRESS_ANSI);
            assert_harmless(names[f], press_fixture_forecast(fixture, f, class, set, &added, true),
                            f == PRESS_ANSI);
        }
        press_fixture_free(fixture);
    }
}

/* Without colour ANSI is text, with it text and nothing but our sequences; text never has any. */
static void colour_only_repeats_the_words(void **state)
{
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct board *board =
        press_fixture_board(fixture, &fixture->primary, &fixture->full, PRESS_TODAY);

    fixture->press.style.color = true;
    const char *plain = press_fixture_boards(fixture, PRESS_TEXT, board);
    const char *painted = press_fixture_boards(fixture, PRESS_ANSI, board);
    fixture->press.style.color = false;
    assert_string_equal(press_fixture_boards(fixture, PRESS_ANSI, board), plain);
    assert_null(strchr(plain, '\033'));
    assert_non_null(strchr(painted, '\033'));

    struct text_buf stripped = {.arena = fixture->school->arena};
    for (const char *at = painted; *at != '\0';) {
        size_t own = own_sequence(at);
        if (own == 0)
            text_buf_add_bytes(&stripped, at, 1);
        at += own > 0 ? own : 1;
    }
    assert_string_equal(text_buf_str(&stripped), plain);
    press_fixture_free(fixture);
}

static void lines_keep_their_width(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct press_fixture *fixture = press_fixture_new(i == 0 ? LANG_ZH : LANG_EN);
        const struct class *class = &fixture->primary;
        const struct assignment_set *set = &fixture->full;
        struct sheet *sheet =
            press_fixture_sheet(fixture, class, set, PRESS_TODAY - 1, PRESS_TODAY + 5);
        for (int columns = 20; columns <= 200; columns++) {
            fixture->press.style.columns = columns;
            assert_lines(fixture, "board",
                         press_fixture_boards(fixture, PRESS_TEXT, sheet->boards[1]), columns);
            assert_lines(fixture, "week", press_fixture_weeks(fixture, PRESS_TEXT, sheet), columns);
            assert_lines(fixture, "sheet", press_fixture_sheets(fixture, PRESS_TEXT, sheet),
                         columns);
            assert_lines(fixture, "list", press_fixture_list(fixture, PRESS_TEXT, class, set),
                         columns);
            assert_lines(fixture, "due",
                         press_fixture_due(fixture, PRESS_TEXT, class, set, PRESS_TODAY + 1),
                         columns);
        }
        press_fixture_free(fixture);
    }
}

/* However many columns a table is given: none is lost, and each row has all its cells. */
static void a_table_has_any_number_of_columns(void **state)
{
    enum
    {
        COLUMNS = 40
    };
    struct press_fixture *fixture = press_fixture_new(LANG_EN);
    struct arena *arena = fixture->school->arena;
    struct press press = fixture->press;
    struct document document = {.arena = arena, .context = &press.context};
    struct table *table = document_table(&document);
    char *written = NULL;
    size_t bytes = 0;

    (void)state;
    press.style.columns = 1000;
    press.arena = arena;
    press.out = open_memstream(&written, &bytes);
    assert_non_null(press.out);
    for (int i = 0; i < COLUMNS; i++)
        assert_int_equal(table_column(table, arena_printf(arena, "h%d,", i)), i);
    for (int row = 0; row < 3; row++) {
        struct cell *cells = table_row(table);

        for (int i = 0; i < COLUMNS; i++)
            cells[i].text = arena_printf(arena, "%d.%d,", row, i);
    }
    format_text.document(&press, &document);
    fclose(press.out);
    for (int i = 0; i < COLUMNS; i++) {
        assert_non_null(strstr(written, arena_printf(arena, "h%d,", i)));
        for (int row = 0; row < 3; row++)
            assert_non_null(strstr(written, arena_printf(arena, "%d.%d,", row, i)));
    }
    free(written);
    press_fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_control_character_leaves),
        cmocka_unit_test(colour_only_repeats_the_words),
        cmocka_unit_test(lines_keep_their_width),
        cmocka_unit_test(a_table_has_any_number_of_columns),
    };
    return cmocka_run_group_tests_name("press safe", tests, NULL, NULL);
}
