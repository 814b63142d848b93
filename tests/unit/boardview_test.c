/* The board beyond its one day: its sides on a wide screen, what waits and what was withdrawn, every
 * command by name, a day by typing it, sheets, and keys that do nothing. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/initials.h"
#include "base/text.h"
#include "support/tui_fixture.h"
#include "tui/view/board_state.h"

static void wide(struct screen *screen, int rows, int cols)
{
    canvas_resize(&screen->app.canvas, rows, cols);
    app_reload(&screen->app);
    do
        app_idle(&screen->app);
    while (screen->app.busy);
}

/* ---- the sides ---- */

static void the_sides_say_classes_and_meaning(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 50, "练习册P12");
    add(screen, "3-3", "math", 15, "口算");
    see_changes(screen);
    wide(screen, 40, 120);
    assert_shown(screen, "3-2  yellow  50/60");
    assert_shown(screen, "3-3   green  15/60");
    assert_shown(screen, "This week");
    assert_shown(screen, "Tue    50/60");
    assert_shown(screen, "due tomorrow (Wed): 1 item");
    assert_shown(screen, "warnings");
    /* another's change is at the side as well */
    add(screen, "3-3", "english", 20, "抄写");
    see_changes(screen);
    while (app_idle(&screen->app), screen->app.busy)
        ;
    assert_shown(screen, "3-3   green  35/60");
    canvas_resize(&screen->app.canvas, 24, 80);
    assert_not_shown(screen, "This week");
}

/* Texts that are handed in tomorrow, and all five dimensions, however long their names are. */
static void what_the_sides_say_is_whole(void **state)
{
    struct screen *screen = *state;

    press(screen, '5');
    type(screen, "45 30 45 600 120");
    press(screen, KEY_CTRL('s'));
    press(screen, KEY_ESCAPE);
    add(screen, "3-2", "math", 10, "口算题卡第二十八页并把昨天的错题订正");
    add(screen, "3-2", "english", 10, "抄写");
    see_changes(screen);
    wide(screen, 40, 120);
    assert_shown(screen, "homework G");
    assert_shown(screen, "exercise G");
    assert_shown(screen, "due tomorrow (Wed): 2 items");
    assert_shown(screen, "│   页并把昨天的错题订正");
}

/* Read ahead: it is there with the day one turns to, and read anew behind it. */
static void the_sides_of_the_next_day_are_there(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-3", "math", 15, "口算");
    screen->other.moment.date++;
    add(screen, "3-2", "math", 10, "练习册P13");
    add(screen, "3-3", "english", 40, "小报");
    screen->other.moment.date--;
    see_changes(screen);
    wide(screen, 40, 120);
    assert_shown(screen, "3-3   green  15/60");
    press(screen, 'l');
    assert_shown(screen, "3-3   green  40/60");
    assert_shown(screen, "due tomorrow (Thu): 1 item");
    press(screen, 'h');
    assert_shown(screen, "3-3   green  15/60");
    press(screen, 'l');
    press(screen, 'l'); /* two days on nothing is known yet */
    assert_not_shown(screen, "3-3   green");
    look_through(screen);
    assert_shown(screen, "3-3   green   0/60");
    press(screen, 'h');
    add(screen, "3-3", "english", 5, "小报二");
    see_changes(screen);
    look_through(screen);
    assert_shown(screen, "3-3   green  40/60");
}

/* Reading another class draws the classes anew, and nothing of what the day means. */
static void a_class_that_is_read_leaves_the_meaning_drawn(void **state)
{
    struct screen *screen = *state;
    struct board_sides *sides;
    int left = 0;

    add(screen, "3-3", "math", 15, "口算");
    see_changes(screen);
    canvas_resize(&screen->app.canvas, 40, 120);
    app_reload(&screen->app);
    sides = &((struct board_state *)app_top(&screen->app)->state)->sides;
    do {
        app_draw(&screen->app);
        app_idle(&screen->app);
        if (sides->looked_at > 0) {
            assert_true(sides->right.drawn);
            left += !sides->left.drawn;
        }
    } while (screen->app.busy);
    assert_true(left > 0);
    assert_shown(screen, "3-3   green  15/60");
}

static void a_click_at_the_side_takes_the_class(void **state)
{
    struct screen *screen = *state;
    struct event click = {.type = EVENT_CLICK, .row = 4, .col = 5};

    wide(screen, 40, 120);
    shown(screen);
    app_event(&screen->app, &click);
    assert_shown(screen, "Grade 3 Class 3");
}

static void the_arrows_are_two_targets(void **state)
{
    struct screen *screen = *state;
    struct event click = {.type = EVENT_CLICK, .row = 23};
    const char *hints, *arrows;

    hints = strstr(shown(screen), "\n a set");
    arrows = hints ? strstr(hints, "←→") : NULL;
    assert_non_null(arrows);
    click.col = (int)(arrows - hints) - 1; /* all before it is ASCII */
    app_event(&screen->app, &click);
    assert_shown(screen, "Mon 16 Nov");
    shown(screen);
    click.col++;
    app_event(&screen->app, &click);
    assert_shown(screen, "Tue 17 Nov");
}

/* ---- rows ---- */

static void free_rows_show_the_whole_text(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "chinese", 10,
        "把第十八课的生字每个写三遍并各组两个词，再把课后第二题写在作业本上，最后读一读并注意停顿");
    see_changes(screen);
    assert_shown(screen, "注意停顿 · "); /* in the list nothing is behind it */
}

/* The day it is due stands behind the text as soon as its column is gone. */
static void what_lost_its_column_is_said_at_once(void **state)
{
    struct screen *screen = *state;
    struct assignment item = homework(&screen->other, "3-2", "math", 10, "口算");

    item.due = item.assigned + 3;
    add_homework(&screen->other, &item, NULL);
    see_changes(screen);
    wide(screen, 50, 200);
    assert_not_shown(screen, "(due");
    canvas_resize(&screen->app.canvas, 8, 60);
    assert_shown(screen, "(due");
}

/* What has a column is not measured with the text beside it: the columns stand where they stand later, too. */
static void columns_stand_from_the_first_picture_on(void **state)
{
    struct screen *screen = *state;
    struct arena *arena = arena_new();
    struct assignment item = homework(&screen->other, "3-2", "math", 10,
                                      "把第十八课的生字每个写三遍并各组两个词再把课后第二题写完");
    char *first;

    item.due = item.assigned + 3;
    add_homework(&screen->other, &item, NULL);
    see_changes(screen);
    wide(screen, 50, 260);
    app_draw(&screen->app);
    first = canvas_dump(&screen->app.canvas, arena);
    canvas_resize(&screen->app.canvas, 50, 240);
    app_draw(&screen->app);
    canvas_resize(&screen->app.canvas, 50, 260);
    app_draw(&screen->app);
    assert_string_equal(canvas_dump(&screen->app.canvas, arena), first);
    arena_free(arena);
}

/* In the list as well: no text is cut while there are rows, and all the rows of an item are its own. */
static void free_rows_go_to_the_list(void **state)
{
    struct screen *screen = *state;
    struct event click = {.type = EVENT_CLICK, .row = 7, .col = 20};

    add(screen, "3-2", "chinese", 10,
        "把第十八课的生字每个写三遍并各组两个词，再把课后第二题写在本上");
    add(screen, "3-2", "math", 10, "口算");
    see_changes(screen);
    assert_not_shown(screen, "…");
    press(screen, 'j');
    assert_shown(screen, "▸ Mathematics");
    app_event(&screen->app, &click); /* its second row */
    assert_shown(screen, "▸ Chinese");
    for (int i = 0; i < 11; i++)
        add(screen, "3-2", "math", 1, "别的");
    see_changes(screen);
    assert_shown(screen, "▸ Chinese      把第十八课");
    assert_shown(screen, "…");
    app_event(&screen->app, &click);
    assert_shown(screen, "▸ Mathematics");
}

static void what_waits_stands_on_the_board(void **state)
{
    struct screen *screen = *state;
    struct session *mine = &screen->school.session;
    struct assignment item = homework(mine, "3-2", "math", 30, "卷子");
    bool held;

    add(screen, "3-2", "chinese", 50, "作文");
    add_homework(mine, &item, &held);
    assert_true(held);
    app_reload(&screen->app);
    assert_shown(screen, "卷子 (pending)");
    press(screen, 'j');
    press(screen, KEY_RETURN);
    assert_shown(screen, "Change homework");
    assert_shown(screen, "卷子");
}

/* What was read while a filter hid the list takes no rows from it afterwards. */
static void a_filter_does_not_move_what_is_below(void **state)
{
    struct screen *screen = *state;
    struct session *mine = &screen->school.session;
    struct assignment item = homework(
        mine, "3-2", "math", 45, "把练习册第四十五页的应用题全部写在作业本上并且列出每一步的算式");
    struct arena *arena = arena_new();
    bool held;

    add(screen, "3-2", "chinese", 40, "作文");
    add_homework(mine, &item, &held);
    assert_true(held);
    for (int count = 0; count < 9; count++) {
        char *whole;

        add(screen, "3-2", "art", 1,
            "用彩纸折一只小动物并且涂上颜色，明天带到学校来和同学们一起展示");
        app_reload(&screen->app);
        app_draw(&screen->app);
        whole = canvas_dump(&screen->app.canvas, arena);
        press(screen, '/');
        type(screen, "作文");
        app_reload(&screen->app);
        app_draw(&screen->app);
        press(screen, KEY_ESCAPE);
        app_draw(&screen->app);
        assert_string_equal(canvas_dump(&screen->app.canvas, arena), whole);
    }
    arena_free(arena);
}

static void withdrawn_says_u_only_while_true(void **state)
{
    struct screen *screen = *state;
    struct session *mine = &screen->school.session;
    struct assignment item = homework(mine, "3-2", "math", 15, "练习册P12"),
                      later = homework(mine, "3-3", "math", 15, "别的");

    add_homework(mine, &item, NULL);
    app_reload(&screen->app);
    press(screen, 'd');
    press(screen, 'y');
    press(screen, 'd');
    assert_shown(screen, "already withdrawn; u brings it back");
    add_homework(mine, &later, NULL);
    app_reload(&screen->app);
    press(screen, 'd');
    assert_shown(screen, "already withdrawn");
    assert_not_shown(screen, "brings it back");
}

/* What was just set is what one stands on; another's new row moves nothing. */
static void a_new_row_is_selected(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "chinese", 10, "小练笔");
    see_changes(screen);
    press(screen, 'a');
    type(screen, "数学 练习册P12 15分");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_shown(screen, "▸ Mathematics");
    add(screen, "3-2", "english", 10, "抄写");
    see_changes(screen);
    assert_shown(screen, "▸ Mathematics");
}

/* What a text was before its correction has no room beside it, and is said whole below. */
static void a_correction_gives_way_to_the_text(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册第12页第1到5题，步骤写清楚");

    other_edits(screen, id, 20, "练习册第13页第1到4题");
    see_changes(screen);
    assert_shown(screen, "练习册第13页第1到4题 (corrected 16:00 was ");
    assert_shown(screen, "步骤写清楚"); /* in the rows below */
    for (int i = 0; i < 13; i++)        /* none is free */
        add(screen, "3-2", "english", 1, "听一遍");
    see_changes(screen);
    assert_shown(screen, "练习册第13页第1到4题 (corrected 16:00) ");
    id = add(screen, "3-2", "chinese", 10, "抄写");
    other_edits(screen, id, 5, NULL);
    see_changes(screen);
    assert_shown(screen, "抄写 (corrected 16:00 was 10 min)");
}

/* A warning about the whole day leads to no homework, and the key bar does not say so. */
static void a_warning_of_the_day_leads_nowhere(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "chinese", 50, "作文");
    see_changes(screen);
    press(screen, 'w');
    assert_shown(screen, "the day");
    assert_not_shown(screen, "go to it");
    press(screen, KEY_RETURN);
    assert_shown(screen, "this one is about the whole day");
}

/* ---- by name ---- */

static void commands_by_name(void **state)
{
    struct screen *screen = *state;

    press(screen, ':');
    assert_shown(screen, "All commands by name");
    type(screen, "whole week");
    assert_not_shown(screen, "withdraw");
    press(screen, KEY_RETURN);
    assert_ptr_equal(app_top(&screen->app)->ops, &view_sheet);
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 1);
    /* from another view the board's are there as well, and lead back to it */
    press(screen, 'L');
    press(screen, 0xFF1A);
    type(screen, "choose-class");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Choose a class");
    assert_int_equal(screen->app.depth, 2);
    press(screen, KEY_ESCAPE);
    press(screen, ':');
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 1);
}

/* Each Chinese character of a name has its initial. */
static void check_initials(const char *text, struct arena *arena)
{
    size_t characters = 0, length;
    uint32_t c;

    for (const char *at = text; *at; at += length) {
        c = text_decode(at, &length);
        characters += text_is_ideograph(c) && c < 0xFF00 && c >= 0x4E00;
        characters += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    if (strlen(text_initials(arena, text, false)) != characters)
        fail_msg("“%s”: %s", text, text_initials(arena, text, false));
}

static void every_name_has_initials(void **state)
{
    struct screen *screen = *state;
    struct arena *arena = screen->school.arena;
    const struct key_set *set;
    size_t chinese = 0;

    i18n_open(arena_printf(arena, "%s/share/locale", getenv("HWBOARD_BUILDDIR")));
    for (int i = 0; (set = key_set_registered(i)); i++) {
        const struct key_place board = {set, 0};

        for (const struct binding *it = keymap_next(&screen->app.keys, board, NULL); it;
             it = keymap_next(&screen->app.keys, board, it)) {
            const char *hint = it->row->hint ? tr(LANG_ZH, it->row->hint) : "";

            check_initials(hint, arena);
            check_initials(tr(LANG_ZH, it->row->help), arena);
            chinese += *hint != '\0' && (unsigned char)*hint >= 0x80;
        }
    }
    assert_true(chinese > 20);
    assert_string_equal(text_initials(arena, "布置作业", false), "bzzy");
    assert_string_equal(text_initials(arena, "三年级(2)班", false), "snj2b");
    assert_string_equal(text_initials(arena, "年级组长", true), "njzz");
    press(screen, ':');
    type(screen, "bz");
    press(screen, KEY_RETURN);
    assert_ptr_equal(app_top(&screen->app)->ops, &view_entry);
    i18n_open(NULL);
}

/* Rows that are free are used before a sentence of the head is cut. */
static void the_head_is_said_whole(void **state)
{
    struct screen *screen = *state;

    assert_shown(screen, "not yet: Chinese");
    canvas_resize(&screen->app.canvas, 24, 66);
    assert_shown(screen, "0 of 3 subjects reported, not yet: Chinese,           week avg 0");
    assert_shown(screen, " Mathematics, English ");
    canvas_resize(&screen->app.canvas, 10, 66); /* none is free */
    assert_shown(screen, "…");
}

/* What does not count has no room behind what each group does: it goes to who has reported. */
static void no_number_of_the_head_is_cut(void **state)
{
    struct screen *screen = *state;
    struct assignment item = homework(&screen->other, "3-2", "math", 12, "口算");

    add(screen, "3-2", "chinese", 42, "作文");
    item.tier = TIER_PLUS;
    add_homework(&screen->other, &item, NULL);
    item = homework(&screen->other, "3-2", "english", 20, "朗读");
    item.kind = KIND_ORAL;
    add_homework(&screen->other, &item, NULL);
    see_changes(screen);
    canvas_resize(&screen->app.canvas, 24, 64);
    assert_shown(screen, " Base 42 green  Plus 54  Stretch 54                 week avg 27");
    assert_shown(screen, " 3 of 3 subjects reported  not counted 20");
}

/* A day off, of which nobody reports, and no column too many: no sentence stands on another. */
static void the_head_of_a_narrow_day_off(void **state)
{
    struct screen *screen = *state;
    struct assignment item = homework(&screen->other, "3-2", "math", 20, "口算");

    item.kind = KIND_ORAL;
    item.assigned += 4; /* a Saturday */
    add_homework(&screen->other, &item, NULL);
    see_changes(screen);
    screen->app.date += 4;
    canvas_resize(&screen->app.canvas, 24, 20);
    app_reload(&screen->app);
    assert_shown(screen, " 0 / 60 minutes gre…");
    assert_shown(screen, " not c…  week avg 0 ");
}

static void keys_that_do_nothing_say_so_once(void **state)
{
    struct screen *screen = *state;

    press(screen, 'x');
    assert_shown(screen, "x does nothing here");
    press(screen, 'x');
    assert_not_shown(screen, "does nothing here");
    press(screen, 0xFF4A); /* ｊ */
    press(screen, 'x');
    assert_shown(screen, "x does nothing here");
}

/* ---- days ---- */

static void a_day_is_typed(void **state)
{
    static const struct
    {
        const char *typed, *shown;
    } cases[] = {{"11-23", "Mon 23 Nov"},     {"周五", "Fri 20 Nov"},  {"+2d", "Thu 19 Nov"},
                 {"2026-12-01", "Tue 1 Dec"}, {"today", "Tue 17 Nov"}, {"11月25日", "Wed 25 Nov"}};
    struct screen *screen = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        press(screen, 'G');
        type(screen, cases[i].typed);
        assert_shown(screen, cases[i].shown);
        press(screen, KEY_RETURN);
        assert_int_equal(screen->app.depth, 1);
        assert_shown(screen, cases[i].shown);
    }
    press(screen, 'G');
    type(screen, "11-99");
    press(screen, KEY_RETURN);
    assert_shown(screen, "this is no day");
    assert_shown(screen, "> 11-99");
}

static void sheets_turn(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    press(screen, 'D');
    assert_shown(screen, "练习册P12");
    assert_shown(screen, "18 Nov");
    assert_shown(screen, "←→ day");
    press(screen, KEY_ARROW_RIGHT);
    assert_not_shown(screen, "练习册P12");
    press(screen, KEY_ESCAPE);
    press(screen, 'W');
    assert_shown(screen, "16 Nov");
    assert_shown(screen, "←→ week");
    assert_shown(screen, "练习册P12");
    /* another's change is there */
    add(screen, "3-2", "english", 15, "抄写Unit 5");
    see_changes(screen);
    assert_shown(screen, "抄写Unit 5");
    press(screen, KEY_ARROW_LEFT);
    assert_shown(screen, "9 Nov");
    press(screen, KEY_ESCAPE);
    press(screen, 'H');
    assert_shown(screen, "20 Nov"); /* Friday, the school day before the weekend */
    assert_shown(screen, "22 Nov");
    assert_shown(screen, "←→ weekend, holiday");
    press(screen, KEY_ARROW_RIGHT);
    assert_shown(screen, "27 Nov");
    press(screen, KEY_ARROW_LEFT);
    assert_shown(screen, "20 Nov");
}

/* ---- classes ---- */

static void a_class_by_every_spelling(void **state)
{
    static const char *const spellings[] = {"3-3",       "三3",       "三(3)",        "三（3）",
                                            "三年级3班", "三年级(3)", "303",          "303班",
                                            "snj3",      "s3",        "2024级小学3班"};
    struct screen *screen = *state;

    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        press(screen, 'g');
        type(screen, spellings[i]);
        press(screen, KEY_RETURN);
        if (!strstr(shown(screen), "Grade 3 Class 3"))
            fail_msg("%s: %s", spellings[i], shown(screen));
        press(screen, '[');
    }
    press(screen, 'g');
    type(screen, "初一1");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Grade 7 Class 1");
}

/* Of a person's own classes the first; without any the one that was looked at last on this computer. */
static void the_first_screen_is_ones_own(void **state)
{
    struct screen *screen = *state;
    const char *all;

    screen->options.class_text = NULL;
    press(screen, ']');
    restart(screen);
    assert_shown(screen, "Grade 3 Class 3");
    screen->options.login = "zhao"; /* another person, the same computer */
    restart(screen);
    assert_shown(screen, "Grade 3 Class 3");
    school_fixture_role(&screen->school, "qian", ROLE_HOMEROOM, "7-1", 0, NULL);
    screen->options.login = "qian";
    restart(screen);
    assert_shown(screen, "Grade 7 Class 1");
    press(screen, 'g'); /* likewise where a class is chosen */
    all = shown(screen);
    assert_true(strstr(all, "7-1 ") < strstr(all, "3-1 "));
}

/* What takes a reading of weeks follows the first picture. */
static void the_first_picture_becomes_whole(void **state)
{
    struct screen *screen = *state;

    screen->other.moment.date -= 10;
    add(screen, "3-2", "math", 20, "练习册P12");
    screen->other.moment.date += 10;
    add(screen, "3-2", "english", 10, "练习册P20");
    restart(screen);
    assert_shown(screen, "练习册P20");
    assert_not_shown(screen, "not marked");
    app_idle(&screen->app);
    assert_true(screen->app.busy); /* it is drawn without waiting */
    assert_shown(screen, "not marked");
    assert_shown(screen, "练习册P20");
}

/* ---- the database ---- */

static void a_database_taken_away_is_noticed(void **state)
{
    struct screen *screen = *state;
    struct arena *arena = screen->school.arena;
    const char *away = arena_printf(arena, "%s.away", screen->school.db);
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'd');
    assert_int_equal(rename(screen->school.db, away), 0);
    press(screen, 'y');
    assert_shown(screen, "not saved");
    assert_int_equal(rename(away, screen->school.db), 0);
    app_reload(&screen->app);
    assert_int_equal(stored(screen, id)->state, STATE_PUBLISHED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(the_sides_say_classes_and_meaning),
        SCREEN_TEST(what_the_sides_say_is_whole),
        SCREEN_TEST(the_sides_of_the_next_day_are_there),
        SCREEN_TEST(a_class_that_is_read_leaves_the_meaning_drawn),
        SCREEN_TEST(a_click_at_the_side_takes_the_class),
        SCREEN_TEST(the_arrows_are_two_targets),
        SCREEN_TEST(free_rows_show_the_whole_text),
        SCREEN_TEST(what_lost_its_column_is_said_at_once),
        SCREEN_TEST(columns_stand_from_the_first_picture_on),
        SCREEN_TEST(free_rows_go_to_the_list),
        SCREEN_TEST(a_filter_does_not_move_what_is_below),
        SCREEN_TEST(what_waits_stands_on_the_board),
        SCREEN_TEST(withdrawn_says_u_only_while_true),
        SCREEN_TEST(a_new_row_is_selected),
        SCREEN_TEST(a_correction_gives_way_to_the_text),
        SCREEN_TEST(commands_by_name),
        SCREEN_TEST(the_head_is_said_whole),
        SCREEN_TEST(no_number_of_the_head_is_cut),
        SCREEN_TEST(the_head_of_a_narrow_day_off),
        SCREEN_TEST(keys_that_do_nothing_say_so_once),
        SCREEN_TEST(a_day_is_typed),
        SCREEN_TEST(sheets_turn),
        SCREEN_TEST(a_warning_of_the_day_leads_nowhere),
        SCREEN_TEST(a_class_by_every_spelling),
        SCREEN_TEST(the_first_screen_is_ones_own),
        SCREEN_TEST(the_first_picture_becomes_whole),
        SCREEN_TEST(a_database_taken_away_is_noticed),
        SCREEN_TEST(every_name_has_initials),
    };

    return cmocka_run_group_tests_name("boardview", tests, NULL, NULL);
}
