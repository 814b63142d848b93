/* Setting homework as a message: several lines and subjects, what was guessed, rows changed by hand, what is
 * offered, the evenings, and that nothing typed is lost. Without a terminal.
 * reason: the parts of one form, on one school. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/tui_fixture.h"
#include "tui/view/entry_state.h"

#define F(number) (KEY_FUNCTION + (number))

static void paste(struct screen *screen, const char *text)
{
    const struct event event = {.type = EVENT_PASTE, .text = text};

    app_tick(&screen->app);
    app_event(&screen->app, &event);
}

static struct board *board(struct screen *screen, const char *class)
{
    return board_of(&screen->other, class, screen->other.moment.date, screen->school.arena);
}

/* wang teaches mathematics in some classes; who may do what is told apart from then on. */
static void teach(struct screen *screen, const char *const *classes, const char *subject)
{
    for (; *classes; classes++)
        school_fixture_role(&screen->school, "wang", ROLE_TEACHER, *classes, 0, subject);
    school_fixture_role(&screen->school, "li", ROLE_OFFICE, NULL, 0, NULL);
    app_reload(&screen->app);
}

/* ---- a message ---- */

static void a_message_is_one_change(void **state)
{
    struct screen *screen = *state;
    struct undone undone;
    struct board *after;

    canvas_resize(&screen->app.canvas, 50, 100);
    press(screen, 'a');
    paste(screen, "各位家长好\n数学：练习册P12 15分\n英语：抄写单词10分钟，朗读课文5分钟\n"
                  "道法：无作业\n明天带水彩颜料，收到请回复");
    assert_shown(screen, "written · 15 minutes");
    assert_shown(screen, "line 1, not saved: “各位家长好”");
    assert_shown(screen, "0 → ");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    after = board(screen, "3-2");
    assert_int_equal(after->item_count, 4);
    assert_int_equal(after->load, 25);
    /* one change: undo takes all of it back */
    assert_true(
        service_undo(fresh(&screen->school.session), 1, 0, screen->school.arena, &undone, NULL));
    assert_int_equal(board(screen, "3-2")->load, 0);
}

static void what_is_guessed_has_a_sign(void **state)
{
    struct screen *screen = *state;
    const char *styles;

    for (int i = 0; i < 3; i++)
        add(screen, "3-2", "math", 5, i == 0 ? "练习册P10" : i == 1 ? "练习册P11" : "练习册P12");
    see_changes(screen);
    press(screen, 'a');
    type(screen, "数学 练习册P13-14");
    look_through(screen);
    assert_shown(screen, "about 10 min");
    assert_shown(screen, "lately 5 min a page");
    assert_shown(screen, "guessed");
    app_draw(&screen->app);
    styles = canvas_dump_styles(&screen->app.canvas, screen->school.arena);
    assert_non_null(strchr(styles, '?')); /* a look of its own */
    type(screen, " 20分");
    assert_not_shown(screen, "about 10");
    assert_not_shown(screen, "guessed");
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册P13-14");
    press(screen, KEY_RETURN);
    assert_true(board(screen, "3-2")->items[3].assignment->estimated);
}

/* What estimates go by is read between keys: saving waits for it, and nothing of it is read again when others
 * change something or the day does. */
static void estimates_come_between_keys(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 5, "练习册P10");
    add(screen, "3-1", "math", 5, "练习册P11");
    see_changes(screen);
    press(screen, 'a');
    type(screen, "数学 练习册P13-14");
    assert_not_shown(screen, "about 10 min");
    look_through(screen);
    assert_shown(screen, "about 10 min");
    add(screen, "3-2", "chinese", 10, "小练笔");
    add(screen, "3-1", "chinese", 10, "小练笔");
    see_changes(screen);
    assert_shown(screen, "about 10 min");
    assert_shown(screen, "25 / 60"); /* what they set counts */
    press(screen, KEY_FUNCTION + 2);
    assert_shown(screen, "about 10 min");
    press(screen, KEY_FUNCTION + 2);
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    /* saved before it is known, and a key behind it is the board's */
    press(screen, 'a');
    type(screen, "数学 练习册P15-16");
    press_only(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    press_only(screen, '?');
    assert_shown(screen, "Help");
    assert_true(board(screen, "3-2")->items[2].assignment->estimated);
    assert_int_equal(board(screen, "3-2")->items[2].assignment->minutes, 10);
}

/* A long message, its rows, several evenings and warnings at every size, from text and rows. */
static void a_message_at_any_size(void **state)
{
    static const int heights[] = {5, 6, 7, 8, 9, 10, 12, 17, 18, 23, 24, 40, 50};
    struct screen *screen = *state;

    press(screen, 'a');
    paste(screen,
          "各位家长好\n数学：练习册P12 #笔试\n英语：抄写单词10分钟，朗读课文5分钟，家长签字\n"
          "语文：小练笔《我发现的秋天》，150字左右 50分钟 @11-27\n道法：无作业\n带水彩颜料");
    for (int part = 0; part < 3; part++) {
        for (int cols = SCREEN_MIN_COLS; cols <= 200; cols += cols < 90 ? 1 : 11)
            for (size_t i = 0; i < sizeof heights / sizeof heights[0]; i++) {
                canvas_resize(&screen->app.canvas, heights[i], cols);
                assert_shown(screen, "> ");
                assert_shown(screen, "3-2");
            }
        press(screen, KEY_TABULATOR);
    }
    canvas_resize(&screen->app.canvas, 24, 80);
}

static void an_error_is_pointed_at(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    paste(screen, "数学：练习册P12 15分\n英语：抄写 #笔试 10分\n语文：读书 20分");
    assert_shown(screen, "line 2: ");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    assert_shown(screen, "“#笔试”: there is no such mark: use one of written, reading");
    assert_int_equal(board(screen, "3-2")->item_count, 0);
    assert_string_equal(screen->app.message_style == STYLE_RED ? "red" : "", "red");
}

/* Beside the text at a wide window, where it has half the columns. */
static void an_error_alone_is_said_whole(void **state)
{
    struct screen *screen = *state;

    canvas_resize(&screen->app.canvas, 40, 120);
    press(screen, 'a');
    type(screen, "读书笔记写满一页，摘抄好词好句 10分");
    assert_shown(screen, "missing: begin with it");
    assert_shown(screen, "练习册P12");
    canvas_resize(&screen->app.canvas, 24, 80);
}

/* The text that it is in is the one that is edited then, and what is shown of it is its own. */
static void an_error_of_another_text_is_read(void **state)
{
    struct screen *screen = *state;
    struct entry_state *entry;

    press(screen, 'a');
    type(screen, "数学 练习册P12 15分");
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    press(screen, F(4));
    type(screen, " #笔试，各题都写出每一步的理由");
    press(screen, F(4));
    entry = app_top(&screen->app)->state;
    assert_int_equal(entry->own, NO_INDEX);
    press(screen, KEY_RETURN);
    assert_int_not_equal(entry->own, NO_INDEX);
    assert_string_equal(entry->reading->message, entry_editor(entry)->text);
    assert_int_equal(screen->app.message_style, STYLE_RED);
    assert_shown(screen, "#笔试");
}

/* Said in a text, it may be of several classes: which. */
static void none_is_said_of_the_chosen_classes(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 无");
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    press(screen, KEY_RETURN);
    assert_shown(screen, "said, no homework on this day: 3-2 3-3; u takes it back");
}

/* What is chosen is seen: boxes take more rows where there are some, else it is said how many are chosen. */
static void chosen_classes_are_in_sight(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    canvas_resize(&screen->app.canvas, 24, 40);
    assert_shown(screen, "[x] 3-2");
    assert_shown(screen, "[ ] 7-1"); /* the last */
    assert_not_shown(screen, "chosen");
    canvas_resize(&screen->app.canvas, 12, 40);
    assert_shown(screen, "[x] 3-2");
    assert_shown(screen, "1 chosen");
    assert_not_shown(screen, "[ ] 7-1");
    canvas_resize(&screen->app.canvas, 24, 80);
    assert_not_shown(screen, "chosen");
}

/* Of one class some is on the board and some waits: how many, not its name twice. */
static void how_much_of_a_message_waits(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    paste(screen, "语文：小练笔 50分\n数学：口算第1页 20分\n英语：朗读课文 5分");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_shown(screen, "set: 3-2; 1 item of it waits for review; u takes it back");
}

/* What was understood of many lines takes the rows that evenings and offers leave, and is paged through. */
static void a_long_message_has_room(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    paste(screen,
          "数学：口算第1页 5分\n数学：口算第2页 5分\n数学：口算第3页 5分\n数学：口算第4页 5分\n"
          "数学：口算第5页 5分\n数学：口算第6页 5分\n数学：口算第7页 5分\n"
          "数学：口算第8页 5分\n数学：口算第9页 5分\n数学：口算第10页 5分");
    press(screen, KEY_TABULATOR);
    press(screen, KEY_TABULATOR);
    press(screen, KEY_LINE_HOME);
    assert_shown(screen, "minutes · due tomorrow (Wed)   口算第1页");
    assert_shown(screen, "minutes · due tomorrow (Wed)   口算第6页");
    press(screen, KEY_PAGE_DOWN);
    assert_shown(screen, "minutes · due tomorrow (Wed)   口算第7页");
    press(screen, KEY_LINE_END);
    assert_shown(screen, "▸ Mathematics · written · 5 minutes · due tomorrow (Wed)   口算第10页");
    press(screen, KEY_PAGE_UP);
    assert_shown(screen, "minutes · due tomorrow (Wed)   口算第4页");
}

/* Nothing that is told is left out beside empty rows. */
static void what_is_told_uses_the_rows_there_are(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "chinese", 55, "小练笔");
    add(screen, "3-3", "chinese", 55, "小练笔");
    see_changes(screen);
    press(screen, 'a');
    type(screen, "数学 练习册P12 15分");
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    press(screen, F(4));
    assert_shown(screen, "will wait for review");
    assert_shown(screen, "as for all");
    assert_not_shown(screen, "1 more");
}

/* The key that takes what is offered is hinted: where nothing is, it says so. */
static void nothing_offered_is_said(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 练习册P12 15分");
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "nothing is offered for this line");
    assert_shown(screen, "> 数学 练习册P12 15分");
}

/* Where letters are typed, a key that does nothing names the help that is a key there. */
static void a_key_that_does_nothing_in_a_text(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    press(screen, F(3));
    assert_shown(screen, "F3 does nothing here: F1 lists the keys");
    assert_not_shown(screen, "? lists");
    press(screen, F(1));
    assert_shown(screen, "Help");
}

/* ---- rows changed by hand ---- */

static void a_changed_row_stays_changed(void **state)
{
    struct screen *screen = *state;
    const struct assignment *item;

    press(screen, 'a');
    type(screen, "数学 练习册P12 15分\n");
    type(screen, "英语：抄写单词 10分");
    press(screen, F(5)); /* of the cursor's line */
    press(screen, F(6));
    press(screen, F(7));
    assert_shown(screen, "English     · reading · 15 minutes · due");
    /* the text around it is edited on, and its own too */
    type(screen, "，各两遍");
    press(screen, KEY_ARROW_UP);
    press(screen, KEY_LINE_HOME);
    type(screen, "语文 读书 20分\n");
    assert_shown(screen, "reading · 15 minutes");
    assert_shown(screen, "Chinese ");
    press(screen, KEY_ERASE); /* two lines are one for a moment */
    press(screen, KEY_CTRL('j'));
    assert_shown(screen, "reading · 15 minutes");
    /* the draft has it, too */
    app_pause(&screen->app);
    restart(screen);
    press(screen, KEY_RETURN);
    assert_shown(screen, "reading · 15 minutes");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    item = board(screen, "3-2")->items[2].assignment;
    assert_string_equal(item->text, "抄写单词，各两遍");
    assert_int_equal(item->kind, KIND_READING);
    assert_int_equal(item->minutes, 15);
    assert_int_equal(item->due, screen->other.moment.date + 2);
}

static void missing_minutes_are_asked_for_in_turn(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    paste(screen, "数学 练习册P12\n语文 读书 20分\n英语 抄写单词");
    press(screen, KEY_RETURN); /* no time, nothing to go by */
    assert_int_equal(screen->app.depth, 2);
    assert_shown(screen, "how long?");
    assert_shown(screen, "how many minutes? Type them");
    press(screen, 0xFF11); /* an input method's digits */
    press(screen, 0xFF15);
    assert_shown(screen, "15 minutes");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    press(screen, '1');
    press(screen, '2');
    assert_not_shown(screen, "how long?");
    press(screen, KEY_ARROW_UP);
    press(screen, KEY_ARROW_UP);
    press(screen, '8');
    assert_shown(screen, "8 minutes");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_int_equal(board(screen, "3-2")->load, 20);
    assert_int_equal(board(screen, "3-2")->uncounted, 20);
    assert_false(board(screen, "3-2")->items[0].assignment->estimated);
}

/* ---- who sits there ---- */

static void her_lessons_are_ticked(void **state)
{
    struct screen *screen = *state;
    static const char *const classes[] = {"3-2", "7-1", NULL};

    teach(screen, classes, "math");
    press(screen, 'a');
    assert_shown(screen, "[x] 3-2  [x] 7-1  [ ] 3-1"); /* of any grade, her own first */
    type(screen, "练习册P12 15分");
    assert_shown(screen, "Mathematics · written · 15 minutes"); /* hers: not guessed */
    press(screen, KEY_RETURN);
    assert_shown(screen, "set: 3-2 7-1");
    assert_int_equal(board(screen, "7-1")->load, 15);
}

/* Two keys: the pages of the workbook behind those set last. */
static void take_next_page(struct screen *screen)
{
    static const char *const classes[] = {"3-2", NULL};

    teach(screen, classes, "math");
    add(screen, "3-2", "math", 15, "练习册P42—43");
    see_changes(screen);
    press(screen, 'a');
    press(screen, KEY_ARROW_DOWN);
}

static void three_keys_for_the_next_page(void **state)
{
    struct screen *screen = *state;

    take_next_page(screen);
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_int_equal(board(screen, "3-2")->item_count, 2);
    assert_string_equal(board(screen, "3-2")->items[1].assignment->text, "练习册P44—45");
    assert_int_equal(board(screen, "3-2")->items[1].assignment->minutes, 15);
}

/* A second line goes on behind the page that the first one has. */
static void the_next_page_goes_on_behind_the_line_above(void **state)
{
    struct screen *screen = *state;

    take_next_page(screen);
    assert_shown(screen, "> 练习册P44—45 15m");
    press(screen, KEY_CTRL('j'));
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "> 练习册P44—45 15m");
    assert_shown(screen, "   练习册P46—47 15m");
    press(screen, KEY_CTRL('j'));
    press(screen, KEY_ARROW_DOWN);
    assert_string_equal(entry_editor(app_top(&screen->app)->state)->text,
                        "练习册P44—45 15m\n练习册P46—47 15m\n练习册P48—49 15m");
}

/* Tonight in two classes, one of them with another text: at most twelve keys beside the text. */
static void twelve_keys_for_two_classes(void **state)
{
    struct screen *screen = *state;
    static const char *const classes[] = {"3-2", "3-3", NULL};
    const uint32_t keys[] = {F(4), F(4), KEY_CTRL('u')};
    int count = 1;

    teach(screen, classes, "math");
    press(screen, 'a');
    type(screen, "练习册P44 15分");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++, count++)
        press(screen, keys[i]);
    type(screen, "练习册P42 20分");
    press(screen, KEY_RETURN);
    count++;
    assert_true(count <= 12);
    assert_int_equal(screen->app.depth, 1);
    assert_string_equal(board(screen, "3-2")->items[0].assignment->text, "练习册P44");
    assert_string_equal(board(screen, "3-3")->items[0].assignment->text, "练习册P42");
    assert_int_equal(board(screen, "3-3")->load, 20);
}

/* What another class is set instead is told in words, without the sign of a fault; the key for it stands among
 * the hints of the narrowest usual screen. */
static void another_text_is_told_in_words(void **state)
{
    struct screen *screen = *state;
    static const char *const classes[] = {"3-1", "3-2", "3-3", NULL};

    teach(screen, classes, "math");
    press(screen, 'a');
    assert_shown(screen, "F4 per class");
    type(screen, "口算一页 5分");
    press(screen, F(4));
    press(screen, KEY_CTRL('u'));
    type(screen, "抄错题三道 10分");
    assert_shown(screen, "\n   3-2, 3-3 as for all: Mathematics 口算一页 · 5 min");
    press(screen, F(4));
    press(screen, F(4));
    press(screen, F(4));
    assert_shown(screen, "\n   3-1 on its own: Mathematics 抄错题三道 · 10 min");
}

/* A representative of one subject names none, and is offered no other. */
static void a_representative_has_her_subject(void **state)
{
    struct screen *screen = *state;

    school_fixture_role(&screen->school, "wang", ROLE_REPRESENTATIVE, "3-2", 0, "math");
    school_fixture_role(&screen->school, "li", ROLE_OFFICE, NULL, 0, NULL);
    app_reload(&screen->app);
    press(screen, 'a');
    assert_not_shown(screen, "not reported");
    paste(screen, "抄错题三道，１０分钟");
    assert_shown(screen, "Mathematics");
    assert_shown(screen, "10 minutes");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
}

/* A line that names one of the ticked classes is for it alone: nothing is saved for the others. */
static void a_class_at_the_head_is_not_for_all(void **state)
{
    struct screen *screen = *state;
    static const char *const classes[] = {"3-2", "3-3", NULL};

    teach(screen, classes, "math");
    press(screen, 'a');
    paste(screen, "练习册P44 15分\n3班：练习册P42 20分");
    assert_shown(screen, "line 2: “3班”: the line is for 3班 alone");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    assert_shown(screen, "the line is for 3班 alone");
    press(screen, KEY_LINE_END); /* the cursor stands behind the name */
    press(screen, KEY_CTRL('u'));
    press(screen, KEY_ERASE);
    press(screen, F(4));
    press(screen, F(4)); /* of its own, its name is dropped */
    press(screen, KEY_CTRL('u'));
    paste(screen, "3班：练习册P42 20分");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_string_equal(board(screen, "3-2")->items[0].assignment->text, "练习册P44");
    assert_string_equal(board(screen, "3-3")->items[0].assignment->text, "练习册P42");
}

/* ---- what is offered ---- */

static void a_template_has_blanks(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 口算题卡第3页 5分");
    press(screen, KEY_RETURN);
    press(screen, 'a');
    type(screen, "数学 口算题卡第7页 5分");
    press(screen, KEY_RETURN);
    press(screen, 'a');
    type(screen, "数学 口算");
    assert_shown(screen, "口算题卡第8页");
    type(screen, "题卡第7");
    assert_not_shown(screen, "口算题卡第8页");
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 口算");
    do
        press(screen, KEY_ARROW_DOWN);
    while (!strstr(shown(screen), "▸ 口算题卡第〔〕页"));
    press(screen, KEY_TABULATOR); /* it is taken; the cursor stands in the blank */
    type(screen, "12");
    assert_shown(screen, "> 数学 口算题卡第12页 5m");
    press(screen, KEY_RETURN);
    assert_string_equal(board(screen, "3-2")->items[2].assignment->text, "口算题卡第12页");
}

static void an_empty_blank_is_not_saved(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 练习册第〔〕页 5分");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    assert_shown(screen, "a blank of the template is empty");
}

/* ---- the evenings ---- */

static void every_evening_is_told(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 练习册 40分 @11-20");
    assert_shown(screen, "3-2        0 → 14 / 60");
    assert_shown(screen, "3-2 Wed    0 → 13 / 60");
    assert_shown(screen, "3-2 Thu    0 → 13 / 60");
    type(screen, " ~last");
    assert_shown(screen, "3-2 Thu    0 → 40 / 60");
    assert_not_shown(screen, "3-2 Wed");
    press(screen, KEY_CTRL('u')); /* rows that nothing else needs are theirs */
    type(screen, "数学 练习册 70分 @11-24");
    assert_not_shown(screen, "more evenings");
    assert_shown(screen, "3-2 Mon    0 → 10 / 60");
    /* more than there is room for: the worst first, and how many others */
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册 280分钟 @12-01\n英语 抄写 30分");
    assert_shown(screen, "0 → 50 / 60");
    assert_shown(screen, "more evenings, none worse");
}

static void held_in_one_class_stops_no_other(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-3", "chinese", 50, "习作");
    see_changes(screen);
    press(screen, 'a');
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    type(screen, "数学 练习册 20分");
    assert_shown(screen, "50 → 70 / 60");
    assert_shown(screen, "! 3-3 10 minutes over: it will wait for review");
    press(screen, KEY_RETURN);
    assert_shown(screen, "set: 3-2; waits for review: 3-3");
    assert_int_equal(board(screen, "3-2")->load, 20);
    assert_int_equal(board(screen, "3-3")->pending_count, 1);
}

static void midnight_does_not_move_it(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 练习册 20分");
    clock_now += (stamp_t)9 * 3600;
    press(screen, ' ');
    assert_shown(screen, "Tue 17 Nov");
    press(screen, KEY_RETURN);
    assert_int_equal(board(screen, "3-2")->load, 20); /* of the 17th */
}

static void withdrawn_while_it_is_edited(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");
    struct outcome outcome;

    see_changes(screen);
    press(screen, 'e');
    assert_not_shown(screen, "#"); /* no number of the database */
    type(screen, "，订正");
    assert_true(service_act(fresh(&screen->other), ACT_WITHDRAW, &id, 1, NULL, screen->school.arena,
                            &outcome, NULL));
    see_changes(screen);
    assert_shown(screen, "someone else has withdrawn it");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    assert_shown(screen, "Enter once more");
}

/* ---- nothing typed is lost ---- */

/* Any keys, then the program ends as it may: the draft has every character that the text had. */
static void nothing_typed_is_lost(void **state)
{
    static const char *const pieces[] = {
        "数学 ", "练习册P12", " 15分",  "，", "\n",        "：", "e\xcc\x81", "👨‍👩‍👧",
        "〔〕",  "#口头 ",    "@周五 ", "\\", "英语：听读"};
    static const uint32_t keys[] = {KEY_ERASE,
                                    KEY_ARROW_UP,
                                    KEY_ARROW_DOWN,
                                    KEY_TABULATOR,
                                    KEY_BACK_TAB,
                                    F(4),
                                    F(5),
                                    F(6),
                                    F(7),
                                    KEY_LINE_HOME,
                                    KEY_ARROW_LEFT,
                                    KEY_CTRL('j'),
                                    KEY_CTRL('w'),
                                    KEY_DELETE_NEXT,
                                    F(2)};
    struct screen *screen = *state;
    unsigned seed = 20261117;

    print_message("seed %u\n", seed);
    add(screen, "3-2", "math", 15, "练习册P42—43");
    see_changes(screen);
    for (int round = 0; round < 40; round++) {
        struct entry_state *form;
        char *common, *own = NULL;

        press(screen, 'a');
        for (int step = 0; step < 25; step++)
            if (rand_r(&seed) % 3 != 0)
                type(screen, pieces[(size_t)rand_r(&seed) % (sizeof pieces / sizeof pieces[0])]);
            else
                press(screen, keys[(size_t)rand_r(&seed) % (sizeof keys / sizeof keys[0])]);
        app_draw(&screen->app);
        if (screen->app.depth != 2)
            fail_msg("the form is gone");
        form = screen->app.views[1].state;
        common = arena_strdup(screen->school.arena, form->text.text);
        for (size_t i = 0; i < form->class_count; i++)
            if (form->classes[i].id == screen->app.class_id)
                own = arena_strdup(screen->school.arena, form->classes[i].own.text);
        if (!entry_has_words(form)) {
            press(screen, KEY_ESCAPE);
            continue;
        }
        restart(screen);
        press(screen, KEY_RETURN);
        if (screen->app.depth != 2)
            fail_msg("nothing is offered of “%s”", common);
        form = screen->app.views[1].state;
        assert_string_equal(form->text.text, common);
        for (size_t i = 0; i < form->class_count; i++)
            if (form->classes[i].id == screen->app.class_id)
                assert_string_equal(form->classes[i].own.text, own);
        press(screen, KEY_ESCAPE);
        press(screen, 'y');
        assert_int_equal(screen->app.depth, 1);
    }
}

/* What the rule lays over several evenings is said where it is set. */
static void spreading_is_told(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 单元卷 30分");
    assert_not_shown(screen, "over 3 evenings");
    type(screen, " @周五");
    assert_shown(screen, "over 3 evenings");
    type(screen, " ~最后一晚");
    assert_shown(screen, "30 minutes");
    assert_not_shown(screen, "over 3 evenings");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(a_message_is_one_change),
        SCREEN_TEST(what_is_guessed_has_a_sign),
        SCREEN_TEST(estimates_come_between_keys),
        SCREEN_TEST(a_message_at_any_size),
        SCREEN_TEST(nothing_offered_is_said),
        SCREEN_TEST(a_key_that_does_nothing_in_a_text),
        SCREEN_TEST(none_is_said_of_the_chosen_classes),
        SCREEN_TEST(chosen_classes_are_in_sight),
        SCREEN_TEST(how_much_of_a_message_waits),
        SCREEN_TEST(a_long_message_has_room),
        SCREEN_TEST(what_is_told_uses_the_rows_there_are),
        SCREEN_TEST(an_error_is_pointed_at),
        SCREEN_TEST(an_error_alone_is_said_whole),
        SCREEN_TEST(an_error_of_another_text_is_read),
        SCREEN_TEST(a_changed_row_stays_changed),
        SCREEN_TEST(missing_minutes_are_asked_for_in_turn),
        SCREEN_TEST(her_lessons_are_ticked),
        SCREEN_TEST(three_keys_for_the_next_page),
        SCREEN_TEST(the_next_page_goes_on_behind_the_line_above),
        SCREEN_TEST(twelve_keys_for_two_classes),
        SCREEN_TEST(another_text_is_told_in_words),
        SCREEN_TEST(a_representative_has_her_subject),
        SCREEN_TEST(a_class_at_the_head_is_not_for_all),
        SCREEN_TEST(a_template_has_blanks),
        SCREEN_TEST(an_empty_blank_is_not_saved),
        SCREEN_TEST(every_evening_is_told),
        SCREEN_TEST(held_in_one_class_stops_no_other),
        SCREEN_TEST(midnight_does_not_move_it),
        SCREEN_TEST(withdrawn_while_it_is_edited),
        SCREEN_TEST(nothing_typed_is_lost),
        SCREEN_TEST(spreading_is_told),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("entry", tests, NULL, NULL);
}
