/* What views are made of, without a terminal: the table, the pager, the rows of a form. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/widget/fields.h"
#include "tui/widget/pager.h"
#include "tui/widget/table.h"

static char *dump(const struct canvas *canvas, struct arena *arena)
{
    return canvas_dump(canvas, arena);
}

static void assert_line(const struct canvas *canvas, int row, const char *text)
{
    struct arena *arena = arena_new();
    char *at = dump(canvas, arena);

    for (int i = 0; i < row; i++)
        at = strchr(at, '\n') + 1;
    *strchr(at, '\n') = '\0';
    for (size_t end = strlen(at); end > 0 && at[end - 1] == ' '; end--)
        at[end - 1] = '\0';
    assert_string_equal(at, text);
    arena_free(arena);
}

/* ---- the table ---- */

struct line
{
    const char *subject, *text, *tail, *minutes, *teacher;
};
static const struct line lines[] = {
    {"数学", "练习册P12", "", "15", "李"}, {"语文", "小练笔", "（选做）", "20", ""},
    {"数学", "口算", "", "5", ""},         {"数学", "口算，订正昨天的错题", "（周五交）", "5", ""},
    {"英语", "Unit 5", "", "100", ""},
};

static void cell(const void *rows, size_t row, size_t column, struct table_cell *cell)
{
    const struct line *line = &((const struct line *)rows)[row];
    const char *const texts[] = {line->subject, line->text, line->minutes, line->teacher};

    cell->text = texts[column];
    if (column == 1)
        cell->tail = line->tail;
}

static const struct table_column columns[] = {
    {.title = N_("Subject"), .most = {4, 8, 8, 8}, .always = true, .once = true},
    {.title = N_("Homework"), .most = {0, 0, 0, 30}, .gap = 2, .least = 8, .grows = true},
    {.title = N_("min"), .gap = 1, .right = true, .always = true},
    {.title = N_("Teacher"), .from = TABLE_NARROW, .gap = 2, .priority = 1},
};
static const struct table_spec spec = {columns, 4, 0, 2, false, cell};
static const struct table_spec typed = {columns, 4, 0, 2, true, cell};

static void a_table_selects_and_filters(void **state)
{
    struct table table;

    (void)state;
    table_init(&table, &spec);
    table_fill(&table, lines, 0, NULL, SIZE_MAX);
    assert_int_equal(table_selected(&table), SIZE_MAX);
    assert_false(table_move(&table, 1));
    table_fill(&table, lines, 5, NULL, 2);
    assert_int_equal(table_selected(&table), 2);
    assert_true(table_move(&table, 100));
    assert_int_equal(table_selected(&table), 4);
    assert_false(table_move(&table, 1));
    assert_true(table_request(&table, REQUEST_FIRST));
    assert_int_equal(table_selected(&table), 0);
    /* every word, in any order and cell, case and width folded; the row stays where it is left */
    table_select(&table, 4);
    assert_false(table_key(&table, 'u'));
    assert_true(table_request(&table, REQUEST_FILTER));
    assert_true(table_paste(&table, "ｕｎｉｔ 英"));
    assert_int_equal(table.left_count, 1);
    assert_int_equal(table_selected(&table), 4);
    assert_true(table_request(&table, REQUEST_ACCEPT)); /* it stays, letters are keys again */
    assert_false(table.filtering);
    assert_int_equal(table.left_count, 1);
    assert_false(table_request(&table, REQUEST_ACCEPT));
    assert_true(table_request(&table, REQUEST_BACK));
    assert_int_equal(table.left_count, 5);
    assert_int_equal(table_selected(&table), 4);
    assert_false(table_request(&table, REQUEST_BACK));
    table_done(&table);
    table_init(&table, &typed);
    table_fill(&table, lines, 5, NULL, 0);
    assert_true(table_paste(&table, "体育"));
    assert_int_equal(table_selected(&table), SIZE_MAX);
    assert_false(table_request(&table, REQUEST_BACK));
    table_done(&table);
}

static bool same(const void *before, const void *now)
{
    return strcmp(((const struct line *)before)->text, ((const struct line *)now)->text) == 0;
}

/* The rows of now, in memory that the table takes. */
static void renew(struct table *table, size_t from, size_t count,
                  bool (*is_same)(const void *before, const void *now))
{
    struct arena *arena = arena_new();
    struct line *rows = ARENA_ARRAY(arena, count, struct line);

    memcpy(rows, lines + from, count * sizeof *rows);
    table_renew(table, arena,
                &(struct table_rows){.items = rows,
                                     .count = count,
                                     .size = sizeof *rows,
                                     .select = SIZE_MAX,
                                     .same = is_same});
}

static void a_table_keeps_to_its_row(void **state)
{
    struct table table;

    (void)state;
    table_init(&table, &spec);
    renew(&table, 0, 0, same);
    assert_null(table_chosen(&table));
    renew(&table, 0, 5, same);
    table_select(&table, 3);
    renew(&table, 2, 3, same); /* the two before it went */
    assert_string_equal(((const struct line *)table_chosen(&table))->text, lines[3].text);
    renew(&table, 4, 1, same); /* it went itself */
    assert_ptr_equal(table_chosen(&table), table.rows);
    renew(&table, 0, 5, NULL); /* by the place */
    table_select(&table, 2);
    renew(&table, 1, 4, NULL);
    assert_int_equal(table_selected(&table), 2);
    /* of what the filter leaves */
    assert_true(table_request(&table, REQUEST_FILTER));
    assert_true(table_paste(&table, "unit"));
    renew(&table, 1, 4, same);
    assert_string_equal(((const struct line *)table_chosen(&table))->text, "Unit 5");
    table_done(&table);
}

/* No text is cut beside columns that say nothing in its row. */
static void a_text_runs_on(void **state)
{
    static const struct line rows[] = {{"数学", "口算，订正昨天的错题", "", "", ""},
                                       {"语文", "口算，订正昨天的错题", "", "", "李"},
                                       {"英语", "口算，订正昨天的错题", "", "5", ""}};
    struct canvas canvas;
    struct table table;

    (void)state;
    table_init(&table, &spec);
    table_fill(&table, rows, 3, NULL, 1);
    canvas_init(&canvas, 3, 38, false);
    table_draw(&table, &canvas, 0, 3, "nothing"); /* no row is free for a second line */
    assert_line(&canvas, 0, "  数学     口算，订正昨天的错题");
    assert_line(&canvas, 1, "▸ 语文     口算，订正昨天的…  李");
    assert_line(&canvas, 2, "  英语     口算，订正昨…   5");
    canvas_done(&canvas);
    table_done(&table);
}

/* What grows and is short leaves its room to what has a bound. */
static void a_bound_gives_way_to_room(void **state)
{
    static const struct line rows[] = {{"体育与健康", "口算", "", "5", ""}},
                             longer[] = {{"体育与健康", "口算，订正昨天的错题", "", "5", ""}};
    struct canvas canvas;
    struct table table;

    (void)state;
    table_init(&table, &spec);
    table_fill(&table, rows, 1, NULL, 0);
    canvas_init(&canvas, 2, 38, false);
    table_draw(&table, &canvas, 0, 2, "nothing");
    assert_line(&canvas, 0, "▸ 体育与健康  口算                  5");
    table_fill(&table, longer, 1, NULL, 0);
    canvas_resize(&canvas, 2, 37);
    table_draw(&table, &canvas, 0, 2, "nothing");
    assert_line(&canvas, 0, "▸ 体育与…   口算，订正昨天的错题   5");
    canvas_done(&canvas);
    table_done(&table);
}

static void a_table_gives_way(void **state)
{
    struct canvas canvas;
    struct table table;

    (void)state;
    table_init(&table, &spec);
    table_fill(&table, lines, 5, NULL, 1);
    canvas_init(&canvas, 6, 50, false);
    table_draw_header(&table, &canvas, 0);
    table_draw(&table, &canvas, 1, 5, "nothing");
    assert_line(&canvas, 0, "  Subject  Homework                  min  Teacher");
    assert_line(&canvas, 1, "  数学     练习册P12                  15  李");
    assert_line(&canvas, 2, "▸ 语文     小练笔（选做）             20");
    assert_line(&canvas, 4, "           口算，订正昨天…（周五交）   5");
    /* narrower: a column goes before the text has no room, and what is behind it stays */
    canvas_resize(&canvas, 6, 32);
    table_draw(&table, &canvas, 1, 5, "nothing");
    assert_line(&canvas, 4, "           口算，…（周五交…   5");
    canvas_resize(&canvas, 6, 26);
    table_draw(&table, &canvas, 1, 5, "nothing");
    assert_line(&canvas, 1, "  数学  练习册P12      15");
    /* wide: the numbers stay near */
    canvas_resize(&canvas, 6, 130);
    table_draw(&table, &canvas, 1, 5, "nothing");
    assert_line(&canvas, 1, "  数学     练习册P12                       15  李");
    table_fill(&table, lines, 0, NULL, SIZE_MAX);
    canvas_resize(&canvas, 6, 50);
    table_draw_header(&table, &canvas, 0);
    table_draw(&table, &canvas, 1, 5, "nothing");
    assert_line(&canvas, 0, "  Subject  Homework                           min");
    assert_line(&canvas, 1, "  nothing");
    canvas_done(&canvas);
    table_done(&table);
}

static void a_table_scrolls_and_takes_the_mouse(void **state)
{
    struct canvas canvas;
    struct table table;

    (void)state;
    table_init(&table, &spec);
    table_fill(&table, lines, 5, NULL, 4);
    canvas_init(&canvas, 8, 40, false);
    table_draw(&table, &canvas, 3, 2, "");
    assert_line(&canvas, 4, "▸ 英语     Unit 5          100");
    assert_int_equal(table_click(&table, 2), TABLE_ELSEWHERE);
    assert_int_equal(table_click(&table, 5), TABLE_ELSEWHERE);
    assert_int_equal(table_click(&table, 3), TABLE_SELECTED);
    assert_int_equal(table_selected(&table), 3);
    assert_int_equal(table_click(&table, 3), TABLE_TAKEN);
    table_request(&table, REQUEST_PAGE_UP);
    assert_int_equal(table_selected(&table), 2);
    table_draw(&table, &canvas, 3, 0, ""); /* no room at all */
    assert_int_equal(table_click(&table, 3), TABLE_ELSEWHERE);
    canvas_done(&canvas);
    table_done(&table);
}

/* ---- the pager ---- */

static void a_pager_wraps_and_scrolls(void **state)
{
    struct canvas canvas;
    struct pager pager;

    (void)state;
    pager_init(&pager);
    pager_add(&pager, NULL, STYLE_BOLD, "The board");
    pager_add(&pager, "a", STYLE_PLAIN, "set homework: one line, several classes at once");
    pager_add(&pager, "d", STYLE_PLAIN, "withdraw the selected homework");
    canvas_init(&canvas, 3, 40, false);
    pager_draw(&pager, &canvas, 0, 3);
    assert_line(&canvas, 0, " The board");
    assert_line(&canvas, 1, "  a          set homework: one line,");
    assert_line(&canvas, 2, "             several classes at once   ▾");
    assert_true(pager_request(&pager, REQUEST_LAST));
    canvas_clear(&canvas);
    pager_draw(&pager, &canvas, 0, 3);
    assert_line(&canvas, 1, "  d          withdraw the selected");
    pager_wheel(&pager, -1);
    assert_int_equal(pager.top, 0);
    canvas_resize(&canvas, 24, 80);
    pager_draw(&pager, &canvas, 0, 24);
    assert_line(&canvas, 1, "  a                  set homework: one line, several classes at once");
    assert_false(pager_request(&pager, REQUEST_ACCEPT));
    canvas_done(&canvas);
    pager_done(&pager);
}

/* ---- the rows of a form ---- */

static day_t to_monday(void *context, const void *record, day_t day, int step)
{
    (void)context;
    (void)record;
    do
        day += step;
    while (date_weekday(day) != MONDAY);
    return day;
}

static void type(struct fields *fields, const char *text)
{
    for (; *text != '\0'; text++)
        assert_int_equal(fields_key(fields, (uint32_t)*text), FIELDS_CHANGED);
}

static void rows_of_every_kind(void **state)
{
    const struct fields_row rows[] = {
        {.field = record_field(ENTITY_ASSIGNMENT, "text")},
        {.field = record_field(ENTITY_ASSIGNMENT, "minutes")},
        {.field = record_field(ENTITY_ASSIGNMENT, "kind")},
        {.field = record_field(ENTITY_ASSIGNMENT, "optional")},
        {.field = record_field(ENTITY_ASSIGNMENT, "due")},
        {.field = record_field(ENTITY_ASSIGNMENT, "subject"), .kind = FIELDS_PICKER},
        {.kind = FIELDS_SECRET, .label = N_("Passphrase")},
    };
    struct assignment before = {.text = (char *)"P12",
                                .minutes = 15,
                                .kind = KIND_WRITTEN,
                                .due = date_from_ymd(2026, 11, 18),
                                .subject = (char *)"math"};
    struct assignment now = before;
    struct fields fields;
    struct canvas canvas;

    (void)state;
    fields_init(&fields, rows, sizeof rows / sizeof rows[0], LANG_EN);
    fields.step_day = to_monday;
    fields_open(&fields, &now, &before);
    assert_int_equal(fields_request(&fields, REQUEST_UP), FIELDS_LEFT);
    type(&fields, "-13");
    assert_string_equal(now.text, "P12-13");
    fields_request(&fields, REQUEST_DOWN);
    assert_int_equal(fields_request(&fields, REQUEST_RIGHT), FIELDS_IGNORED);
    type(&fields, "m");
    assert_int_equal(now.minutes, 15); /* letters are no number */
    assert_int_equal(fields_wrong(&fields), 1);
    fields_key(&fields, KEY_ERASE);
    fields_key(&fields, KEY_ERASE);
    assert_int_equal(fields_wrong(&fields), SIZE_MAX);
    assert_int_equal(now.minutes, 1);
    fields_request(&fields, REQUEST_DOWN);
    assert_int_equal(fields_request(&fields, REQUEST_LEFT), FIELDS_CHANGED);
    assert_int_equal(now.kind, KIND_COUNT - 1);
    assert_int_equal(fields_request(&fields, REQUEST_RIGHT), FIELDS_CHANGED);
    assert_int_equal(now.kind, KIND_WRITTEN);
    assert_int_equal(fields_key(&fields, 'x'), FIELDS_IGNORED);
    fields_request(&fields, REQUEST_DOWN);
    fields_request(&fields, REQUEST_TOGGLE);
    assert_true(now.optional);
    fields_request(&fields, REQUEST_DOWN);
    fields_request(&fields, REQUEST_RIGHT);
    assert_int_equal(now.due, date_from_ymd(2026, 11, 23));
    fields_request(&fields, REQUEST_DOWN);
    assert_int_equal(fields_request(&fields, REQUEST_ACCEPT), FIELDS_PICK);
    fields_request(&fields, REQUEST_DOWN);
    assert_int_equal(fields_request(&fields, REQUEST_ACCEPT), FIELDS_IGNORED);
    type(&fields, "geheim");
    assert_string_equal(fields_typed(&fields, 6), "geheim");
    assert_int_equal(fields_request(&fields, REQUEST_DOWN), FIELDS_MOVED);

    canvas_init(&canvas, 24, 80, false);
    fields_draw(&fields, &canvas, 0, 24, true);
    assert_line(&canvas, 0, "   text        P12-13  was P12");
    assert_line(&canvas, 1, "   minutes     1  was 15");
    assert_line(&canvas, 2, "   kind        written");
    assert_line(&canvas, 3, "   optional    yes  was no");
    assert_line(&canvas, 4, "   due         2026-11-23  was 2026-11-18");
    assert_line(&canvas, 6, " ▸ Passphrase  ******"); /* how much, not what */
    assert_true(canvas.cursor_shown);
    assert_int_equal(canvas.cursor_row, 6);
    assert_true(fields_click(&fields, 2));
    assert_int_equal(fields.at, 2);
    assert_false(fields_click(&fields, 7));
    canvas_resize(&canvas, 5, 20);
    fields_draw(&fields, &canvas, 1, 4, false);
    assert_false(fields_click(&fields, 4)); /* it was not drawn */
    canvas_done(&canvas);
    fields_done(&fields);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_selects_and_filters),
        cmocka_unit_test(a_table_keeps_to_its_row),
        cmocka_unit_test(a_text_runs_on),
        cmocka_unit_test(a_bound_gives_way_to_room),
        cmocka_unit_test(a_table_gives_way),
        cmocka_unit_test(a_table_scrolls_and_takes_the_mouse),
        cmocka_unit_test(a_pager_wraps_and_scrolls),
        cmocka_unit_test(rows_of_every_kind),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("widgets", tests, NULL, NULL);
}
