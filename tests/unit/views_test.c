#include "config.h"

/* All views on a school, without a terminal: events in, canvas out. The messages are the English ones
 * of the source; tests/screen reads the Chinese ones on the real program. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/school_fixture.h"
#include "tui/app.h"

#define CLOCK_16 (8 * 3600) /* 16:00 at +08:00, from the day's 00:00 UTC */

struct screen
{
    struct school_fixture school;
    struct tui_options options;
    struct app app;
    struct session other; /* another terminal */
};

static stamp_t clock_now;

static stamp_t now(void)
{
    return clock_now;
}

static int setup(void **state)
{
    static const char *const classes[] = {"3-1:40", "3-2:42", "3-3:41", "7-1:45", NULL};
    struct screen *screen = calloc(1, sizeof *screen);
    struct err err;

    assert_non_null(screen);
    err_clear(&err);
    school_fixture_open(&screen->school, classes);
    clock_now = (stamp_t)date_from_ymd(2026, 11, 17) * 86400 + CLOCK_16;
    screen->options = (struct tui_options){
        .service = screen->school.service,
        .login = "wang",
        .lang = LANG_EN,
        .database = screen->school.db,
        .state_dir = arena_printf(screen->school.arena, "%s/state", screen->school.dir),
        .class_text = "3-2",
        .date = DAY_NONE,
        .now = now,
    };
    screen->other = school_fixture_second(&screen->school, "li");
    if (!app_init(&screen->app, &screen->options, 24, 80, &err))
        fail_msg("%s", err.message);
    app_open(&screen->app, VIEW_BOARD, NULL);
    *state = screen;
    return 0;
}

static int teardown(void **state)
{
    struct screen *screen = *state;
    char *command = arena_printf(screen->school.arena, "rm -rf %s/state", screen->school.dir);

    app_done(&screen->app);
    if (system(command) != 0)
        return 1;
    service_close(screen->other.service);
    school_fixture_close(&screen->school);
    free(screen);
    return 0;
}

static unsigned press(struct screen *screen, uint32_t key)
{
    struct event event = {.type = EVENT_KEY, .key = key};

    app_tick(&screen->app);
    return app_event(&screen->app, &event);
}

static void type(struct screen *screen, const char *text)
{
    size_t length;

    for (; *text != '\0'; text += length)
        press(screen, text_decode(text, &length));
}

static const char *shown(struct screen *screen)
{
    app_draw(&screen->app);
    return canvas_dump(&screen->app.canvas, screen->school.arena);
}

static void assert_shown(struct screen *screen, const char *text)
{
    const char *all = shown(screen);

    if (strstr(all, text) == NULL)
        fail_msg("“%s” is not on the screen:\n%s", text, all);
}

static void assert_not_shown(struct screen *screen, const char *text)
{
    const char *all = shown(screen);

    if (strstr(all, text) != NULL)
        fail_msg("“%s” is on the screen:\n%s", text, all);
}

static int64_t add(struct screen *screen, const char *class, const char *subject, int minutes,
                   const char *text)
{
    struct assignment item = homework(&screen->other, class, subject, minutes, text);

    return add_homework(&screen->other, &item, NULL);
}

/* Another's change is seen as the loop would see it. */
static void see_changes(struct screen *screen)
{
    app_tick(&screen->app);
    assert_true(service_changed(screen->app.service));
    app_reload(&screen->app);
}

static void other_edits(struct screen *screen, int64_t id, int minutes, const char *text)
{
    struct arena *arena = screen->school.arena;
    struct assignment *item, wanted;
    struct outcome outcome;
    struct err err;
    struct edit edit = {.id = id, .wanted = &wanted};

    err_clear(&err);
    if (!service_item(&screen->other, id, arena, &item, &err))
        fail_msg("%s", err.message);
    wanted = *item;
    if (minutes > 0)
        wanted.minutes = minutes;
    if (text != NULL)
        wanted.text = text;
    edit.fields = (minutes > 0 ? FIELD_MINUTES : 0) | (text != NULL ? FIELD_TEXT : 0);
    if (!service_edit(fresh(&screen->other), &edit, arena, &outcome, NULL, &err))
        fail_msg("%s", err.message);
}

static struct assignment *stored(struct screen *screen, int64_t id)
{
    struct assignment *item;
    struct err err;

    err_clear(&err);
    if (!service_item(&screen->other, id, screen->school.arena, &item, &err))
        fail_msg("%s", err.message);
    return item;
}

/* ---- the board ---- */

static void first_paint_is_the_board(void **state)
{
    struct screen *screen = *state;

    assert_shown(screen, "Grade 3 Class 2");
    assert_shown(screen, "nothing has been reported yet");
    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    assert_shown(screen, "练习册P12");
    assert_shown(screen, "15 / 60");
    assert_not_shown(screen, "nothing has been reported yet");
}

static void none_and_not_reported_differ(void **state)
{
    struct screen *screen = *state;
    const char *before = shown(screen);
    int said = 0;

    while (strstr(shown(screen), "0 of") == NULL && said < 1)
        said++;
    /* every subject that is expected says: none */
    for (int i = 0; i < 20; i++) {
        press(screen, 'n');
        if (screen->app.depth == 1)
            break;
        press(screen, KEY_RETURN);
        assert_int_equal(screen->app.depth, 1);
    }
    assert_shown(screen, "no homework today: every subject has said so");
    assert_string_not_equal(before, shown(screen));
}

static void the_day_rolls_over(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    assert_shown(screen, "Today");
    clock_now += 8 * 3600 + 60; /* 00:01 of the next day */
    assert_true(app_tick(&screen->app));
    app_reload(&screen->app);
    assert_shown(screen, "Wed 18 Nov");
    assert_not_shown(screen, "练习册P12");
    /* a day that was chosen stays */
    press(screen, KEY_ARROW_LEFT);
    assert_shown(screen, "Tue 17 Nov");
    clock_now += 86400;
    assert_true(app_tick(&screen->app));
    app_reload(&screen->app);
    assert_shown(screen, "Tue 17 Nov");
    press(screen, 't');
    assert_shown(screen, "Thu 19 Nov");
}

static void filter_and_selection(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "chinese", 10, "小练笔");
    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    press(screen, 'j');
    type(screen, "/小练");
    assert_shown(screen, "小练笔");
    assert_not_shown(screen, "练习册P12");
    press(screen, KEY_RETURN); /* it stays; keys are keys again */
    type(screen, "jk");
    assert_not_shown(screen, "练习册P12");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "练习册P12");
    assert_int_equal(press(screen, 'q') & EFFECT_QUIT, EFFECT_QUIT);
}

static void withdraw_and_undo_ask(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'd');
    assert_shown(screen, "Withdraw “Mathematics 练习册P12”?");
    press(screen, 'n');
    assert_int_equal(stored(screen, id)->state, STATE_PUBLISHED);
    press(screen, 'd');
    press(screen, 'y');
    assert_int_equal(stored(screen, id)->state, STATE_WITHDRAWN);
    press(screen, 'u');
    assert_shown(screen, "Take back: 16:00 withdrew 3-2 Mathematics 练习册P12?");
    press(screen, KEY_RETURN);
    assert_int_equal(stored(screen, id)->state, STATE_PUBLISHED);
    press(screen, 'u');
    assert_shown(screen, "nothing of yours to take back"); /* the adding was another's */
}

static void classes(void **state)
{
    struct screen *screen = *state;

    press(screen, ']');
    assert_shown(screen, "Grade 3 Class 3");
    press(screen, '[');
    press(screen, '[');
    assert_shown(screen, "Grade 3 Class 1");
    press(screen, 'g');
    type(screen, "7-1");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Grade 7 Class 1");
}

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
    board = board_of(&screen->other, "3-3", screen->other.date, screen->school.arena);
    assert_int_equal(board->load, 15);
    /* next time the same classes stand there, and what was set before can be taken */
    press(screen, 'a');
    assert_shown(screen, "[x] 3-2  [x] 3-3");
    type(screen, "数学");
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "> Mathematics 练习册P12 15m");
    press(screen, KEY_ARROW_UP);
    assert_shown(screen, "> 数学 ");
    assert_not_shown(screen, "> Mathematics");
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
    board = board_of(&screen->other, "3-2", screen->other.date, screen->school.arena);
    assert_string_equal(board->items[0].assignment->text, "P44");
    board = board_of(&screen->other, "3-3", screen->other.date, screen->school.arena);
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
    board = board_of(&screen->other, "3-2", screen->other.date, screen->school.arena);
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
    assert_shown(screen, "not saved. Throw it away?");
    press(screen, KEY_RETURN); /* Enter alone throws nothing away */
    press(screen, 'n');
    assert_shown(screen, "> 数学 练习");
    press(screen, KEY_ESCAPE);
    press(screen, 'k');
    assert_int_equal(screen->app.depth, 1);
    press(screen, 'q');
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

/* ---- two people at once (LESSONS 1 to 4) ---- */

static void a_conflict_shows_both(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    assert_shown(screen, "练习册P12 15m");
    press(screen, KEY_ERASE);
    press(screen, KEY_ERASE);
    press(screen, KEY_ERASE);
    type(screen, "20m");
    other_edits(screen, id, 25, NULL);
    see_changes(screen);
    assert_shown(screen, "someone else changed it meanwhile");
    assert_shown(screen, "练习册P12 20m"); /* what is typed stays */
    press(screen, KEY_RETURN);
    assert_shown(screen, "Which value shall stand?");
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
    assert_shown(screen, "Which value shall stand?");
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
    press(screen, KEY_ERASE);
    press(screen, KEY_ERASE);
    press(screen, KEY_ERASE);
    type(screen, "20m");
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
    assert_shown(screen, "Which value shall stand?");
    assert_shown(screen, "33");
    assert_shown(screen, "抄写");
    assert_not_shown(screen, "25");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "口算 20m"); /* what was typed is still there */
    assert_int_equal(stored(screen, id)->minutes, 33);
}

static void the_rows_change_the_line(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    see_changes(screen);
    press(screen, 'e');
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_DOWN); /* due */
    press(screen, KEY_ARROW_DOWN); /* tier */
    press(screen, KEY_ARROW_RIGHT);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_int_equal(stored(screen, id)->tier, TIER_PLUS);
    assert_int_equal(stored(screen, id)->minutes, 15);
}

/* ---- drafts ---- */

static void restart(struct screen *screen)
{
    struct err err;

    err_clear(&err);
    app_pause(&screen->app);
    app_done(&screen->app);
    if (!app_init(&screen->app, &screen->options, 24, 80, &err))
        fail_msg("%s", err.message);
    app_open(&screen->app, VIEW_BOARD, NULL);
}

static void a_left_line_is_offered(void **state)
{
    struct screen *screen = *state;

    press(screen, 'a');
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    type(screen, "数学 练习册 15分");
    restart(screen);
    assert_shown(screen, "Go on with what was not saved last time: “数学 练习册 15分”?");
    press(screen, KEY_RETURN);
    assert_shown(screen, "> 数学 练习册 15分");
    assert_shown(screen, "[x] 3-2  [x] 3-3");
    press(screen, KEY_RETURN);
    assert_shown(screen, "set: 3-2 3-3");
    restart(screen);
    assert_not_shown(screen, "Go on with");
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
    assert_shown(screen, "Go on with");
    press(screen, 'y');
    assert_shown(screen, "> 数学 练习册P12 20m");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Which value shall stand?");
    assert_int_equal(stored(screen, id)->minutes, 25);
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

/* ---- when the store fails (LESSONS 7) ---- */

static void run(const char *command)
{
    if (system(command) != 0)
        fail_msg("%s", command);
}

/* Puts other bytes in place of the database, and lets every reader notice. */
static void replace_database(struct screen *screen, const char *from, const char *from_wal)
{
    struct arena *arena = screen->school.arena;
    const char *db = screen->school.db;

    run(arena_printf(arena, "cat %s > %s && cat %s > %s-wal", from, db, from_wal, db));
    run(arena,
        arena_printf(arena, "dd if=/dev/zero of=%s-shm bs=32768 count=1 conv=notrunc status=none",
                     db));
}

static void a_failed_reading_keeps_the_board(void **state)
{
    struct screen *screen = *state;
    struct arena *arena = screen->school.arena;
    char *good = arena_printf(arena, "%s/state/good.db", screen->school.dir);
    char *good_wal = arena_printf(arena, "%s/state/good.wal", screen->school.dir);

    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    press(screen, 'a');
    type(screen, "语文 小练笔 20分");
    app_pause(&screen->app); /* makes the folder of the drafts */
    run(arena_printf(arena, "cp %s %s && cp %s-wal %s", screen->school.db, good, screen->school.db,
                     good_wal));
    replace_database(screen, "/proc/version", "/dev/null");
    app_reload(&screen->app);
    assert_true(screen->app.stale);
    press(screen, KEY_RETURN);
    assert_shown(screen, "not saved");
    assert_shown(screen, "> 语文 小练笔 20分");
    press(screen, KEY_ESCAPE);
    press(screen, 'k');
    assert_shown(screen, "练习册P12");
    assert_shown(screen, "since 16:00 the data cannot be read");
    replace_database(screen, good, good_wal);
    app_reload(&screen->app);
    assert_not_shown(screen, "cannot be read");
    assert_shown(screen, "练习册P12");
}

/* ---- any size ---- */

static void assert_whole_characters(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++)
        for (int col = 0; col < canvas->cols; col++) {
            const struct cell *cell = canvas_cell(canvas, row, col);

            if (cell->width == 2 && (col + 1 >= canvas->cols || cell[1].width != 0))
                fail_msg("a wide character is cut at %d,%d of %d×%d", row, col, canvas->rows,
                         canvas->cols);
        }
}

static void every_size(struct screen *screen, const char *must_have)
{
    static const int heights[] = {5, 6, 7, 8, 9, 10, 15, 16, 24, 50};

    for (int cols = SCREEN_MIN_COLS; cols <= 130; cols += cols < 90 ? 1 : 13)
        for (size_t i = 0; i < sizeof heights / sizeof heights[0]; i++) {
            canvas_resize(&screen->app.canvas, heights[i], cols);
            app_draw(&screen->app);
            assert_whole_characters(&screen->app.canvas);
            if (strstr(canvas_dump(&screen->app.canvas, screen->school.arena), must_have) == NULL)
                fail_msg("“%s” is missing at %d×%d:\n%s", must_have, heights[i], cols,
                         shown(screen));
        }
    canvas_resize(&screen->app.canvas, 24, 80);
}

static void any_size(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "chinese", 20, "小练笔：《我发现的秋天》，150字左右");
    add(screen, "3-2", "math", 15, "练习册P12—13，订正昨天的错题，再做思维拓展一题");
    see_changes(screen);
    every_size(screen, "35 / 60");
    press(screen, 'd');
    every_size(screen, "y/Enter");
    press(screen, 'n');
    press(screen, '?');
    every_size(screen, "Help");
    press(screen, 'q');
    press(screen, 'g');
    every_size(screen, "3-2");
    press(screen, KEY_ESCAPE);
    press(screen, 'a');
    type(screen, "数学 口算 40分");
    every_size(screen, "> 数学");
    press(screen, KEY_CTRL('u'));
    press(screen, KEY_ESCAPE);
    press(screen, 'e');
    every_size(screen, "> ");
    canvas_resize(&screen->app.canvas, 4, 80);
    assert_shown(screen, "too small");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(first_paint_is_the_board),
        TEST(none_and_not_reported_differ),
        TEST(the_day_rolls_over),
        TEST(filter_and_selection),
        TEST(withdraw_and_undo_ask),
        TEST(classes),
        TEST(one_line_two_classes),
        TEST(each_class_its_own),
        TEST(what_will_be_held_is_said),
        TEST(esc_asks),
        TEST(anothers_change_never_moves_what_is_typed),
        TEST(a_wrong_line_is_not_saved),
        TEST(a_conflict_shows_both),
        TEST(theirs_may_stand_and_other_fields_too),
        TEST(only_touched_fields_are_saved),
        TEST(a_second_conflict_drops_the_first),
        TEST(the_rows_change_the_line),
        TEST(a_left_line_is_offered),
        TEST(a_draft_remembers_what_it_was_opened_on),
        TEST(a_draft_that_cannot_be_kept_is_said),
        TEST(a_failed_reading_keeps_the_board),
        TEST(any_size),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
