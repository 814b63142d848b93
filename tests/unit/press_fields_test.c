/* Day, week, sheet, group message, JSON and CSV show the same fields of the same board; JSON and CSV
 * read back as what was written. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/csv.h"
#include "base/text.h"
#include "press/phrase.h"
#include "support/press_fixture.h"

#define VERY_WIDE 400 /* no text wraps */
#define NARROW 20     /* everything is stacked */

/* Blanks and lines are layout. */
static const char *squeeze(struct arena *arena, const char *text)
{
    struct text_buf buf = {.arena = arena};

    for (; *text != '\0'; text++)
        if (!strchr(" \n", *text))
            text_buf_add_bytes(&buf, text, 1);
    return text_buf_str(&buf);
}

static void assert_says(struct press_fixture *fixture, const char *form, const char *whole,
                        const char *words)
{
    const char *wanted = squeeze(fixture->school->arena, words);

    if (!strstr(whole, wanted))
        fail_msg("%s does not say \"%s\": %s", form, wanted, whole);
}

/* Each field of an item, as people read it. */
static void assert_item(struct press_fixture *fixture, const char *form, const char *whole,
                        const struct board_item *item, bool day)
{
    const struct assignment *a = item->assignment;
    struct arena *arena = fixture->school->arena;
    char date[DATE_TEXT_BYTES];

    /* line by line: the first stands before the other columns, the rest below */
    for (const char *line = a->text; line;) {
        size_t bytes = strcspn(line, "\n");
        assert_says(fixture, form, whole, arena_strndup(arena, line, bytes));
        line = line[bytes] == '\n' ? line + bytes + 1 : NULL;
    }
    assert_says(fixture, form, whole, subject_short(item->subject, LANG_ZH));
    if (a->state != STATE_WITHDRAWN && a->kind != KIND_NOTICE) {
        assert_says(fixture, form, whole,
                    arena_printf(arena, "%d", day ? item->today : a->minutes));
    }
    if (a->kind != KIND_WRITTEN)
        assert_says(fixture, form, whole, vocab_name(&vocab_kind, (int)a->kind, LANG_ZH));
    if (a->tier != TIER_NONE)
        assert_says(fixture, form, whole, vocab_name(&vocab_tier, (int)a->tier, LANG_ZH));
    if (a->optional)
        assert_says(fixture, form, whole, "选做");
    if (a->place == PLACE_SCHOOL)
        assert_says(fixture, form, whole, "校内");
    if (a->due != assignment_default_due(fixture->school->calendar, a->assigned, a->place))
        assert_says(fixture, form, whole, date_short(a->due, date));
    if (!a->confirmed)
        assert_says(fixture, form, whole, "待确认");
    if (a->state == STATE_WITHDRAWN)
        assert_says(fixture, form, whole, "已撤下");
    if (a->spread == SPREAD_EACH) {
        assert_says(fixture, form, whole, "每天");
    } else if (day && item->today != a->minutes) {
        assert_says(fixture, form, whole,
                    arena_printf(arena, "共%d分，今晚%d", a->minutes, item->today));
    }
    if (a->changed_at != 0)
        assert_says(fixture, form, whole, "更正 16:02 原15分、“口算题卡第24页”：页码写错");
}

static void the_forms_show_the_same_fields(void **state)
{
    static const int widths[] = {NARROW, VERY_WIDE};
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct arena *arena = fixture->school->arena;
    struct sheet *sheet = press_fixture_sheet(fixture, &fixture->primary, &fixture->full,
                                              PRESS_TODAY, PRESS_TODAY + 6);
    struct board *board = sheet->boards[0];

    assert_int_equal(board->item_count, 11);
    for (size_t w = 0; w < 2; w++) {
        fixture->press.style.columns = widths[w];
        const struct
        {
            const char *name;
            const char *text;
            bool day;
        } forms[] = {
            {"day", press_fixture_boards(fixture, PRESS_TEXT, board), true},
            {"chat", press_fixture_boards(fixture, PRESS_CHAT, board), true},
            {"week", press_fixture_weeks(fixture, PRESS_TEXT, sheet), false},
            {"week chat", press_fixture_weeks(fixture, PRESS_CHAT, sheet), false},
            {"sheet", press_fixture_sheets(fixture, PRESS_TEXT, sheet), false},
            {"sheet chat", press_fixture_sheets(fixture, PRESS_CHAT, sheet), false},
            {"page", press_fixture_boards(fixture, PRESS_HTML, board), true},
            {"week's page", press_fixture_weeks(fixture, PRESS_HTML, sheet), false},
            {"sheet's page", press_fixture_sheets(fixture, PRESS_HTML, sheet), false},
        };
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
            const char *whole = squeeze(arena, forms[f].text);
            for (size_t i = 0; i < board->item_count; i++)
                assert_item(fixture, forms[f].name, whole, &board->items[i], forms[f].day);
            assert_says(fixture, forms[f].name, whole, "82 / 60");
            assert_says(fixture, forms[f].name, whole, "红·超时长");
            assert_says(fixture, forms[f].name, whole, "待审 1 项 25 分");
            assert_says(fixture, forms[f].name, whole, "截至 16:05");
            assert_null(strstr(whole, "练习册P45")); /* pending: counted, its text is not shown */
        }
    }
    press_fixture_free(fixture);
}

/* A form is in the language it is given: one process writes the same board in both, one after the other,
 * whatever it speaks to the person who acts. */
static void one_board_in_both_languages(void **state)
{
    static const enum press_format formats[] = {PRESS_TEXT, PRESS_ANSI, PRESS_CHAT, PRESS_HTML};
    static const struct
    {
        const char *own, *other;
    } words[LANG_COUNT] = {
        [LANG_ZH] = {"待确认", "to be confirmed"}, [LANG_EN] = {"to be confirmed", "待确认"}};
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct board *board =
        press_fixture_board(fixture, &fixture->primary, &fixture->full, PRESS_TODAY);

    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
        const char *first[LANG_COUNT] = {NULL};
        for (int round = 0; round < 2 * LANG_COUNT; round++) {
            int lang = round % LANG_COUNT;
            i18n_speak(round < LANG_COUNT ? LANG_ZH : LANG_EN);
            fixture->press.context.lang = (enum lang)lang;
            const char *text = press_fixture_boards(fixture, formats[f], board);
            assert_non_null(strstr(text, words[lang].own));
            assert_null(strstr(text, words[lang].other));
            first[lang] = round < LANG_COUNT ? text : first[lang];
            assert_string_equal(text, first[lang]);
        }
    }
    press_fixture_free(fixture);
}

/* Estimated minutes of one item, wherever minutes are shown; of no other, and in no sum. */
static void estimated_minutes_say_so(void **state)
{
    static const enum press_format formats[] = {PRESS_TEXT, PRESS_ANSI, PRESS_CHAT, PRESS_HTML};
    static const char *const words[LANG_COUNT] = {[LANG_ZH] = "约20", [LANG_EN] = "about 20"};
    static const char *const cells[LANG_COUNT] = {[LANG_ZH] = "约20", [LANG_EN] = "~20"};
    static const char *const signs[LANG_COUNT] = {[LANG_ZH] = "约", [LANG_EN] = "~"};
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    const struct assignment **item = fixture->full.items;
    struct assignment about;
    const struct class *class = &fixture->primary;

    while ((*item)->minutes != 20 || (*item)->assigned != PRESS_TODAY)
        item++;
    about = **item;
    about.estimated = true;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        fixture->press.context.lang = (enum lang)lang;
        for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
            struct board *exact = press_fixture_board(fixture, class, &fixture->full, PRESS_TODAY);
            assert_null(strstr(press_fixture_boards(fixture, formats[f], exact), words[lang]));
            const struct assignment *kept = *item;
            *item = &about;
            struct board *board = press_fixture_board(fixture, class, &fixture->full, PRESS_TODAY);
            const char *text = press_fixture_boards(fixture, formats[f], board);
            const char *found = strstr(text, formats[f] == PRESS_CHAT ? words[lang] : cells[lang]);
            assert_non_null(found);
            if (formats[f] != PRESS_HTML) /* where it is spoken as well */
                assert_null(strstr(found + strlen(signs[lang]), words[lang]));
            if (formats[f] != PRESS_CHAT) {
                text = press_fixture_list(fixture, formats[f], class, &fixture->full);
                assert_non_null(strstr(text, cells[lang]));
            }
            *item = kept;
        }
    }
    press_fixture_free(fixture);
}

/* ---- JSON ---- */

static void assert_keys(const json_t *object, const char *const *keys)
{
    const char *key;
    json_t *value;
    size_t i = 0;

    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        assert_non_null(keys[i]);
        assert_string_equal(key, keys[i]);
        i++;
    }
    assert_null(keys[i]);
}

static void assert_string_or_null(const json_t *value, const char *text)
{
    if (*text == '\0')
        assert_true(json_is_null(value));
    else
        assert_string_equal(json_string_value(value), text);
}

static void assert_json_item(const json_t *json, const struct board_item *item)
{
    static const char *const keys[] = {
        "id",        "subject", "subject_name", "text",  "minutes", "estimated",
        "today",     "running", "kind",         "place", "tier",    "optional",
        "counted",   "spread",  "assigned",     "due",   "state",   "teacher",
        "confirmed", "changed", "was",          "why",   NULL,
    };
    const struct assignment *a = item->assignment;
    char date[DATE_TEXT_BYTES];

    assert_keys(json, keys);
    assert_int_equal(json_integer_value(json_object_get(json, "id")), a->id);
    assert_string_equal(json_string_value(json_object_get(json, "subject")), a->subject);
    assert_string_equal(json_string_value(json_object_get(json, "text")), a->text);
    assert_int_equal(json_integer_value(json_object_get(json, "minutes")), a->minutes);
    assert_int_equal(json_is_true(json_object_get(json, "estimated")), a->estimated);
    assert_int_equal(json_integer_value(json_object_get(json, "today")), item->today);
    assert_int_equal(json_integer_value(json_object_get(json, "running")), item->running);
    assert_string_equal(json_string_value(json_object_get(json, "kind")),
                        vocab_code(&vocab_kind, (int)a->kind));
    assert_string_equal(json_string_value(json_object_get(json, "place")),
                        vocab_code(&vocab_place, (int)a->place));
    assert_string_or_null(json_object_get(json, "tier"),
                          a->tier == TIER_NONE ? "" : vocab_code(&vocab_tier, (int)a->tier));
    assert_int_equal(json_is_true(json_object_get(json, "optional")), a->optional);
    assert_int_equal(json_is_true(json_object_get(json, "counted")), item->counted);
    assert_int_equal(json_is_true(json_object_get(json, "confirmed")), a->confirmed);
    assert_string_equal(json_string_value(json_object_get(json, "due")), date_iso(a->due, date));
    assert_string_equal(json_string_value(json_object_get(json, "state")),
                        vocab_code(&vocab_state, (int)a->state));
    assert_string_or_null(json_object_get(json, "teacher"), a->teacher);
    assert_string_or_null(json_object_get(json, "why"), a->why);
    assert_int_equal(json_is_null(json_object_get(json, "changed")), a->changed_at == 0);
    assert_int_equal(json_is_object(json_object_get(json, "was")), a->was[0] != '\0');
}

static json_t *load(const char *text)
{
    json_error_t fault;
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &fault);

    if (!json)
        fail_msg("%s at %d: %s", fault.text, fault.position, text);
    return json;
}

static void a_board_is_the_contracts_object(void **state)
{
    static const char *const keys[] = {
        "class",   "name",         "grade",      "date",      "day",
        "limit",   "load",         "level",      "uncounted", "optional_minutes",
        "evening", "week_average", "calibrated", "paths",     "subjects",
        "pending", "items",        "warnings",   NULL,
    };
    static const char *const warning_keys[] = {"code", "level", "item", "text", "source", NULL};
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_EN);
    struct board *board =
        press_fixture_board(fixture, &fixture->primary, &fixture->full, PRESS_TODAY);
    const char *text = press_fixture_boards(fixture, PRESS_JSON, board);
    json_t *json = load(text);
    const json_t *items = json_object_get(json, "items");

    assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1); /* one line */
    assert_keys(json, keys);
    assert_string_equal(json_string_value(json_object_get(json, "name")), "Grade 3 Class 2");
    assert_int_equal(json_integer_value(json_object_get(json, "load")), 82);
    assert_int_equal(json_array_size(json_object_get(json, "paths")), 3);
    assert_int_equal(json_array_size(items), board->item_count);
    for (size_t i = 0; i < board->item_count; i++)
        assert_json_item(json_array_get(items, i), &board->items[i]);
    const json_t *corrected = json_array_get(items, 2);
    assert_string_equal(json_string_value(json_object_get(corrected, "changed")),
                        "2026-11-17T16:02:00+08:00");
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(corrected, "was"), "minutes")), 15);
    assert_keys(json_array_get(json_object_get(json, "warnings"), 0), warning_keys);
    json_decref(json);
    press_fixture_free(fixture);
}

/* One class named: an object; else arrays, empty ones too. */
static void arrays_are_where_the_contract_has_them(void **state)
{
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct sheet *sheet = press_fixture_sheet(fixture, &fixture->primary, &fixture->full,
                                              PRESS_TODAY - 1, PRESS_TODAY + 5);
    struct assignment added = *fixture->full.items[0];
    struct assignment_set empty = {0};
    json_t *json = load(press_fixture_weeks(fixture, PRESS_JSON, sheet));

    assert_int_equal(json_array_size(json), 7);
    json_decref(json);
    json = load(press_fixture_sheets(fixture, PRESS_JSON, sheet));
    assert_int_equal(json_array_size(json_object_get(json, "items")), sheet->item_count);
    assert_int_equal(json_array_size(json_object_get(json, "days")), 7);
    json_decref(json);
    fixture->press.array = true;
    json = load(press_fixture_sheets(fixture, PRESS_JSON, sheet));
    assert_int_equal(json_array_size(json), 1);
    json_decref(json);
    fixture->press.array = false;
    json = load(press_fixture_list(fixture, PRESS_JSON, &fixture->primary, &empty));
    assert_true(json_is_array(json) && json_array_size(json) == 0);
    json_decref(json);
    json = load(press_fixture_list(fixture, PRESS_JSON, &fixture->primary, &fixture->full));
    assert_int_equal(json_array_size(json), fixture->full.count);
    assert_string_equal(json_string_value(json_object_get(json_array_get(json, 0), "class")),
                        "3-2");
    json_decref(json);
    json = load(press_fixture_forecast(fixture, PRESS_JSON, &fixture->primary, &fixture->full,
                                       &added, true));
    assert_true(json_is_true(json_object_get(json_array_get(json, 0), "held")));
    assert_true(json_is_object(json_object_get(json_array_get(json, 0), "after")));
    json_decref(json);
    press_fixture_free(fixture);
}

/* ---- CSV ---- */

/* The contract's, in its order. */
static const char *const csv_columns[] = {
    "date",     "class", "subject", "minutes", "text",   "kind",    "place",     "tier",
    "optional", "due",   "spread",  "unit",    "device", "teacher", "estimated", NULL,
};

static void boards_as_rows(void **state)
{
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    struct board *board =
        press_fixture_board(fixture, &fixture->primary, &fixture->full, PRESS_TODAY);
    const char *text = press_fixture_boards(fixture, PRESS_CSV, board);
    struct csv_reader reader;
    struct csv_row row;

    csv_open(&reader, fixture->school->arena, text, strlen(text));
    assert_true(csv_next(&reader, &row));
    assert_int_equal(row.count, 20);
    assert_string_equal(row.cells[0], "day");
    for (size_t i = 0; csv_columns[i]; i++)
        assert_string_equal(row.cells[i + 1], csv_columns[i]);
    assert_string_equal(row.cells[19], "state");
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        assert_true(csv_next(&reader, &row));
        assert_int_equal(row.count, 20);
        assert_string_equal(row.cells[5], item->assignment->text);
        assert_int_equal(atoi(row.cells[16]), item->today);
        assert_int_equal(atoi(row.cells[17]), item->running);
        assert_string_equal(row.cells[18], item->counted ? "1" : "");
    }
    assert_false(csv_next(&reader, &row));
    press_fixture_free(fixture);
}

static void random_text(unsigned *random, char *text, size_t most)
{
    static const char *const pieces[] = {"a", "\"", "\\", ",", "\n",  "=", "+", "-", "@",
                                         "'", " ",  "题", "🎒", "P12", "{", "}", "/"};
    size_t count = 1 + fixture_random(random, (unsigned)most);

    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        strcat(text, pieces[fixture_random(random, sizeof pieces / sizeof *pieces)]);
}

/* Whatever a text holds, JSON and the export read back as it was. */
static void what_is_written_reads_back(void **state)
{
    (void)state;
    struct press_fixture *fixture = press_fixture_new(LANG_ZH);
    unsigned random = TEST_SEED;
    char text[256];
    char teacher[256];

    print_message("seed %u\n", random);
    for (int round = 0; round < 500; round++) {
        struct assignment a =
            fixture_random_assignment(fixture->school, &random, round + 1, PRESS_TODAY, 5);
        struct csv_reader reader;
        struct csv_row row;
        random_text(&random, text, 12);
        random_text(&random, teacher, 3);
        a.text = text;
        a.teacher = teacher;
        a.estimated = round % 2 == 0;

        const char *written = press_fixture_export(fixture, PRESS_CSV, &a, "3-2");
        csv_open(&reader, fixture->school->arena, written, strlen(written));
        assert_true(csv_next(&reader, &row));
        assert_string_equal(row.cells[0], csv_columns[0]);
        assert_true(csv_next(&reader, &row));
        assert_false(row.damaged);
        assert_int_equal(row.count, 15);
        assert_string_equal(csv_unguard(row.cells[4]), text);
        assert_string_equal(csv_unguard(row.cells[13]), teacher);
        assert_string_equal(row.cells[14], a.estimated ? "1" : "");
        assert_false(csv_next(&reader, &row));

        json_t *list = load(press_fixture_export(fixture, PRESS_JSON, &a, "3-2"));
        json_t *json = json_array_get(list, 0);
        assert_string_equal(json_string_value(json_object_get(json, "text")), text);
        assert_string_equal(json_string_value(json_object_get(json, "teacher")), teacher);
        assert_int_equal(json_is_true(json_object_get(json, "estimated")), a.estimated);
        json_decref(list);
    }
    press_fixture_free(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_forms_show_the_same_fields),
        cmocka_unit_test(one_board_in_both_languages),
        cmocka_unit_test(estimated_minutes_say_so),
        cmocka_unit_test(a_board_is_the_contracts_object),
        cmocka_unit_test(arrays_are_where_the_contract_has_them),
        cmocka_unit_test(boards_as_rows),
        cmocka_unit_test(what_is_written_reads_back),
    };
    return cmocka_run_group_tests_name("press fields", tests, NULL, NULL);
}
