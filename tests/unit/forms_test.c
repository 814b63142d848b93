/* Setting and changing homework, two people at once, and drafts, without a terminal. The messages
 * are the English ones of the source; tests/screen reads the Chinese ones on the real program. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/tui_fixture.h"

/* ---- setting homework ---- */

static void one_line_two_classes(void **state)
{
    struct screen *screen = *state;
    struct board *board;

    press(screen, 'a');
    type(screen, "数学 练习册P12 15分");
    assert_shown(screen, "Mathematics · written · 15 minutes");
    assert_shown(screen, "0 → 15 / 60");
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_shown(screen, "set: 3-2 3-3");
    board = board_of(&screen->other, "3-3", screen->other.moment.date, screen->school.arena);
    assert_int_equal(board->load, 15);
    press(screen, 'u');
    assert_shown(screen, "set 3-2 Mathematics 练习册P12 (2 rows in all)?");
    press(screen, 'n');
    /* next time the same classes stand there, and what was set before can be taken */
    press(screen, 'a');
    assert_shown(screen, "[x] 3-2  [x] 3-3");
    type(screen, "数学");
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "> 数学 练习册P13 15m"); /* the next page */
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "> 数学 练习册P12 15m");
    press(screen, KEY_ARROW_UP);
    press(screen, KEY_ARROW_UP);
    assert_shown(screen, "> 数学 ");
    assert_not_shown(screen, "> 数学 练习册");
}

static void each_class_its_own(void **state)
{
    struct screen *screen = *state;
    struct board *board;

    press(screen, 'a');
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    press(screen, KEY_TABULATOR);
    type(screen, "数学 P44 15分");
    press(screen, KEY_FUNCTION + 4); /* 3-2 */
    press(screen, KEY_FUNCTION + 4); /* 3-3 */
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 P42 20分");
    assert_shown(screen, "3-3> 数学 P42 20分");
    assert_shown(screen, "own: P42");
    press(screen, KEY_RETURN);
    board = board_of(&screen->other, "3-2", screen->other.moment.date, screen->school.arena);
    assert_string_equal(board->items[0].assignment->text, "P44");
    board = board_of(&screen->other, "3-3", screen->other.moment.date, screen->school.arena);
    assert_string_equal(board->items[0].assignment->text, "P42");
    assert_int_equal(board->load, 20);
}

static void what_will_be_held_is_said(void **state)
{
    struct screen *screen = *state;
    struct board *board;

    add(screen, "3-2", "chinese", 50, "习作");
    see_changes(screen);
    press(screen, 'a');
    type(screen, "数学 练习册 20分");
    assert_shown(screen, "50 → 70 / 60");
    assert_shown(screen, "it will wait for review");
    assert_shown(screen, "set on Wed: 3-2 20 (green)");
    press(screen, KEY_FUNCTION + 2);
    assert_shown(screen, "Wed 18 Nov");
    assert_shown(screen, "set on Today: 3-2 70 (red");
    press(screen, KEY_FUNCTION + 2);
    press(screen, KEY_RETURN);
    assert_shown(screen, "waits for review: 3-2");
    board = board_of(&screen->other, "3-2", screen->other.moment.date, screen->school.arena);
    assert_int_equal(board->load, 50);
    assert_int_equal(board->pending_count, 1);
}

static void esc_asks(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    press(screen, KEY_ESCAPE); /* nothing typed: nothing asked */
    assert_int_equal(screen->app.depth, 1);
    press(screen, 'a');
    type(screen, "数学 练习");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "not saved. Discard it?");
    press(screen, KEY_RETURN); /* Enter alone throws nothing away */
    press(screen, 'n');
    assert_shown(screen, "> 数学 练习");
    type(screen, "册");
    press(screen, KEY_ESCAPE);
    press(screen, 'k');
    assert_int_equal(screen->app.depth, 1);
    press(screen, 'q');
}

/* Esc and Esc and Esc do not go round and round, and nothing typed is lost. */
static void esc_goes_on_leads_out(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 练习册");
    press(screen, KEY_ESCAPE);
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "> 数学 练习册");
    assert_shown(screen, "nothing is lost: Ctrl-S saves, Esc again leaves it for later");
    type(screen, " 20分");
    press(screen, KEY_ESCAPE); /* something was typed since: it is asked again */
    assert_shown(screen, "not saved. Discard it?");
    press(screen, KEY_ESCAPE);
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 1);
    assert_shown(screen, "left for later");
    press(screen, 'a');
    assert_shown(screen, "> 数学 练习册 20分");
    press(screen, KEY_RETURN);
    /* where no draft has a place, nothing can be left for later */
    screen->options.state_dir = NULL;
    press(screen, 'a');
    type(screen, "英语 抄写");
    for (int i = 0; i < 3; i++)
        press(screen, KEY_ESCAPE);
    assert_shown(screen, "not saved. Discard it?");
    press(screen, 'k');
    assert_shown(screen, "> 英语 抄写");
}

static void anothers_change_never_moves_what_is_typed(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 练习册 20分");
    assert_shown(screen, "0 → 20 / 60");
    add(screen, "3-2", "chinese", 30, "习作");
    see_changes(screen);
    assert_shown(screen, "> 数学 练习册 20分");
    assert_shown(screen, "30 → 50 / 60");
}

static void a_wrong_line_is_not_saved(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    type(screen, "数学 练习册");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    assert_int_equal(screen->app.message_style, STYLE_RED);
    type(screen, " 15分");
    press(screen, KEY_TABULATOR);
    press(screen, ' '); /* no class left */
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 2);
    assert_shown(screen, "no class chosen");
}

/* A row whose label may not say it says what belongs there. */
static void a_row_says_what_belongs_there(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    press(screen, 'e');
    assert_not_shown(screen, "may stay empty");
    for (int i = 0; i < 8; i++)
        press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "how its minutes lie on the evenings");
    for (int i = 0; i < 8; i++)
        press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "why it is changed; may stay empty");
}

/* ---- two people at once (LESSONS 1 to 4) ---- */

static void a_conflict_shows_both(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    assert_shown(screen, "text      练习册P12");
    type(screen, " 20m");
    assert_shown(screen, "read from the text: minutes 20");
    other_edits(screen, id, 25, NULL);
    see_changes(screen);
    assert_shown(screen, "someone else has changed it");
    assert_shown(screen, "练习册P12 20m"); /* what is typed stays */
    press(screen, KEY_RETURN);
    assert_shown(screen, "Which value should stay?");
    assert_int_equal(stored(screen, id)->minutes, 25);
    press(screen, KEY_RETURN); /* mine stands */
    assert_int_equal(screen->app.depth, 1);
    assert_int_equal(stored(screen, id)->minutes, 20);
}

static void theirs_may_stand_and_other_fields_too(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 口算 20m");
    other_edits(screen, id, 25, NULL);
    press(screen, KEY_RETURN);
    assert_shown(screen, "Which value should stay?");
    press(screen, 't');
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_int_equal(stored(screen, id)->minutes, 25);     /* theirs */
    assert_string_equal(stored(screen, id)->text, "口算"); /* touched by me alone */
}

static void only_touched_fields_are_saved(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    press(screen, KEY_ARROW_UP);
    for (int row = 0; row < 3; row++) /* subject, kind, minutes */
        press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_CTRL('u'));
    type(screen, "20");
    other_edits(screen, id, 0, "练习册P13"); /* another field: no conflict */
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_int_equal(stored(screen, id)->minutes, 20);
    assert_string_equal(stored(screen, id)->text, "练习册P13");
}

static void a_second_conflict_drops_the_first(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 口算 20m");
    other_edits(screen, id, 25, NULL);
    press(screen, KEY_RETURN);
    assert_shown(screen, "25");
    other_edits(screen, id, 33, "抄写"); /* while the two are compared */
    press(screen, KEY_RETURN);
    assert_shown(screen, "Which value should stay?");
    assert_shown(screen, "33");
    assert_shown(screen, "抄写");
    assert_not_shown(screen, "25");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "口算"); /* what was typed is still there */
    assert_shown(screen, "minutes   20  was 25");
    assert_int_equal(stored(screen, id)->minutes, 33);
}

static void the_rows_change_the_item(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    for (int row = 0; row < 6; row++) /* subject, kind, minutes, due, place, tier */
        press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    assert_shown(screen, "▸ tier      plus  was everybody");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_int_equal(stored(screen, id)->tier, TIER_PLUS);
    assert_int_equal(stored(screen, id)->minutes, 15);
}

/* ---- drafts ---- */

static void a_left_line_is_offered(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    type(screen, "数学 练习册 15分");
    restart(screen);
    assert_shown(screen, "Continue with what was not saved last time: “数学 练习册 15分”?");
    press(screen, KEY_RETURN);
    assert_shown(screen, "> 数学 练习册 15分");
    assert_shown(screen, "[x] 3-2  [x] 3-3");
    press(screen, KEY_RETURN);
    assert_shown(screen, "set: 3-2 3-3");
    restart(screen);
    assert_not_shown(screen, "Continue with");
}

/* Kept for later, a line is there when it is asked for again; and a question put off loses nothing. */
static void a_kept_line_comes_back(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'a');
    type(screen, "数学 练习册 15分");
    press(screen, KEY_ESCAPE);
    press(screen, 'k');
    assert_not_shown(screen, "> 数学");
    press(screen, 'a');
    assert_shown(screen, "> 数学 练习册 15分");
    press(screen, KEY_ESCAPE);
    press(screen, 'k');
    /* another item's edit form is not what was kept */
    press(screen, 'e');
    assert_not_shown(screen, "> 数学 练习册 15分");
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册P12 20m");
    press(screen, KEY_ESCAPE);
    press(screen, 'k');
    press(screen, 'e');
    assert_shown(screen, "▸ text      数学 练习册P12 20m");
    press(screen, KEY_RETURN);
    assert_int_equal(stored(screen, id)->minutes, 20);
    restart(screen);
    assert_shown(screen, "Continue with what was not saved last time: “数学 练习册 15分”?");
    press(screen, 'n');
    press(screen, 'a'); /* put off: an empty line */
    assert_not_shown(screen, "> 数学");
    press(screen, KEY_ESCAPE);
    restart(screen);
    assert_shown(screen, "Continue with what was not saved last time: “数学 练习册 15分”?");
    press(screen, 'd');
    restart(screen);
    assert_not_shown(screen, "Continue with");
}

/* Thrown away by mistake, it is had again by undo, until something was saved. */
static void what_was_thrown_away_comes_back(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'a');
    type(screen, "语文 抄写第3课 10分");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    assert_shown(screen, "thrown away; u has it again");
    press(screen, 'u');
    assert_shown(screen, "> 语文 抄写第3课 10分");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    restart(screen);
    assert_not_shown(screen, "Continue with"); /* it is thrown away all the same */
    press(screen, 'e');
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册P12 20m");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    press(screen, 'u');
    assert_shown(screen, "▸ text      数学 练习册P12 20m");
    press(screen, KEY_RETURN);
    assert_int_equal(stored(screen, id)->minutes, 20);
    press(screen, 'a');
    type(screen, "语文 抄写第4课 10分");
    restart(screen);
    press(screen, 'd');
    assert_shown(screen, "thrown away; u has it again");
    press(screen, 'd');
    press(screen, 'y'); /* withdrawn: undo is about that from here on */
    press(screen, 'u');
    assert_shown(screen, "Take back:");
}

/* LESSONS 1: open, another saves, close, reopen the draft, save: a conflict, the other's save intact. */
static void a_draft_remembers_what_it_was_opened_on(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册P12 20m");
    other_edits(screen, id, 25, NULL);
    restart(screen);
    assert_shown(screen, "Continue with");
    press(screen, 'y');
    assert_shown(screen, "▸ text      数学 练习册P12 20m");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Which value should stay?");
    assert_int_equal(stored(screen, id)->minutes, 25);
}

/* One of an earlier version, or damaged: the line stands on the item as it is now. */
static void a_draft_without_its_item_keeps_the_line(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册P12 20m");
    app_pause(&screen->app);
    if (system(arena_printf(screen->school.arena,
                            "find %s -name '*.draft' -exec sed -i '/^item /s/{/x/' {} +",
                            screen->options.state_dir)) != 0)
        fail_msg("no draft");
    restart(screen);
    press(screen, 'y');
    assert_shown(screen, "▸ text      数学 练习册P12 20m");
    press(screen, KEY_RETURN);
    assert_int_equal(stored(screen, id)->minutes, 20);
}

/* A file of a draft that something else wrote into. */
static void a_broken_draft_harms_nothing(void **state)
{
    struct screen *screen = *state;
    const char *dir = screen->options.state_dir;

    press(screen, 'a');
    type(screen, "数学 练习册 15分");
    app_pause(&screen->app);
    if (system(arena_printf(screen->school.arena,
                            "for f in $(find %s -name '*.draft'); do "
                            "sed -i 's/练习册/\\xff\\xfe\\xfd\\xf0\\x90/' $f; done",
                            dir)) != 0)
        fail_msg("no draft in %s", dir);
    screen->app.typed = false;
    restart(screen);
    assert_shown(screen, "Continue with what was not saved last time");
    press(screen, KEY_RETURN);
    assert_shown(screen, "> 数学 \uFFFD\uFFFD");
    type(screen, " ");
    press(screen, KEY_RETURN);
}

static void a_draft_that_cannot_be_kept_is_said(void **state)
{
    struct screen *screen = *state;

    screen->options.state_dir = "/dev/full/hwboard";
    restart(screen);
    press(screen, 'a');
    type(screen, "数学 练习");
    app_pause(&screen->app);
    assert_shown(screen, "the draft cannot be written");
    type(screen, "册");
    assert_shown(screen, "> 数学 练习册");
    press(screen, KEY_ESCAPE);
    press(screen, 'k'); /* it cannot be kept, so the form stays */
    assert_shown(screen, "> 数学 练习册");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(one_line_two_classes),
        SCREEN_TEST(each_class_its_own),
        SCREEN_TEST(what_will_be_held_is_said),
        SCREEN_TEST(a_row_says_what_belongs_there),
        SCREEN_TEST(esc_asks),
        SCREEN_TEST(esc_goes_on_leads_out),
        SCREEN_TEST(anothers_change_never_moves_what_is_typed),
        SCREEN_TEST(a_wrong_line_is_not_saved),
        SCREEN_TEST(a_conflict_shows_both),
        SCREEN_TEST(theirs_may_stand_and_other_fields_too),
        SCREEN_TEST(only_touched_fields_are_saved),
        SCREEN_TEST(a_second_conflict_drops_the_first),
        SCREEN_TEST(the_rows_change_the_item),
        SCREEN_TEST(a_left_line_is_offered),
        SCREEN_TEST(a_kept_line_comes_back),
        SCREEN_TEST(what_was_thrown_away_comes_back),
        SCREEN_TEST(a_draft_remembers_what_it_was_opened_on),
        SCREEN_TEST(a_draft_without_its_item_keeps_the_line),
        SCREEN_TEST(a_broken_draft_harms_nothing),
        SCREEN_TEST(a_draft_that_cannot_be_kept_is_said),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
