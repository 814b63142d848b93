/* The board and what lies around it, without a terminal. The messages are the English ones of the
 * source; tests/screen reads the Chinese ones on the real program. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/store.h"
#include "support/tui_fixture.h"

/* ---- the stack ---- */

/* However many are opened: each is there, and each leads back to the one below. */
static void views_stack_as_deep_as_wanted(void **state)
{
    struct screen *screen = *state;
    const struct key_place place = {&view_board.keys, 0};

    for (int depth = 2; depth <= 40; depth++) {
        help_open(&screen->app, place);
        assert_int_equal(screen->app.depth, depth);
        assert_ptr_equal(app_top(&screen->app)->ops, &view_text);
    }
    for (int depth = 39; depth >= 1; depth--) {
        press(screen, KEY_ESCAPE);
        assert_int_equal(screen->app.depth, depth);
    }
    assert_shown(screen, "Grade 3 Class 2");
}

/* Whether a sentence is on the screen whole, over however many rows. */
static bool is_whole(struct screen *screen, const char *sentence)
{
    const char *all = shown(screen);

    for (const char *word = sentence; *word != '\0';) {
        size_t length = strcspn(word, " ");
        char *one = arena_strndup(screen->school.arena, word, length);
        const char *at = strstr(all, one);

        if (!at)
            return false;
        all = at + length;
        word += length + strspn(word + length, " ");
    }
    return true;
}

/* A refusal that is longer than a row takes the rows that it needs, over every view, until the next key. */
static void long_sentences_are_whole(void **state)
{
    static const char sentence[] =
        "“三班六个” is not a class: write the grade and number, as 3-2 or 三年级2班, and its "
        "pupils after "
        "a colon, as 3-2:42, then the next one behind a comma, and so on until the last of them";
    static const uint32_t views[] = {0, 'a', 'o', 'p', 'm', 'S', 'l', '/'};
    static const int sizes[][2] = {{24, 80}, {12, 40}, {50, 200}, {24, 60}};
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    for (size_t view = 0; view < sizeof views / sizeof views[0]; view++) {
        if (views[view] != 0)
            press(screen, views[view]);
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            canvas_resize(&screen->app.canvas, sizes[i][0], sizes[i][1]);
            app_say(&screen->app, STYLE_RED, "%s", sentence);
            if (!is_whole(screen, sentence))
                fail_msg("cut in view %c at %d×%d:\n%s", (char)views[view], sizes[i][0],
                         sizes[i][1], shown(screen));
            assert_whole_characters(&screen->app.canvas);
        }
        canvas_resize(&screen->app.canvas, 24, 80);
        press(screen, KEY_ESCAPE);
        assert_not_shown(screen, "behind a comma");
        while (screen->app.depth > 1)
            press(screen, KEY_ESCAPE);
    }
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

static void estimated_minutes_say_so(void **state)
{
    struct screen *screen = *state;
    struct assignment item = homework(&screen->other, "3-2", "math", 15, "练习册P12");

    item.estimated = true;
    add_homework(&screen->other, &item, NULL);
    see_changes(screen);
    assert_shown(screen, " ~15 ");
    assert_shown(screen, "15 / 60");
}

static void none_and_not_reported_differ(void **state)
{
    struct screen *screen = *state;
    const char *before = shown(screen);
    int said = 0;

    while (!strstr(shown(screen), "0 of") && said < 1)
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

/* The first click selects, the next on the same row opens it, as Enter does. */
static void a_second_click_takes(void **state)
{
    struct screen *screen = *state;
    struct event click = {.type = EVENT_CLICK, .col = 10};

    add(screen, "3-2", "chinese", 10, "小练笔");
    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    shown(screen);
    click.row = 7; /* behind title, day and header: the second row */
    app_event(&screen->app, &click);
    assert_int_equal(screen->app.depth, 1);
    app_event(&screen->app, &click);
    assert_int_equal(screen->app.depth, 2);
    assert_shown(screen, "▸ text      练习册P12");
    press(screen, KEY_ESCAPE);
    assert_int_equal(press(screen, KEY_CTRL('l')) & EFFECT_ANEW, EFFECT_ANEW);
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

/* What waits of one's own stands under the board, and what came back, with why. */
static void ones_own_waits_and_comes_back(void **state)
{
    struct screen *screen = *state;
    struct session *mine = &screen->school.session;
    struct assignment item = homework(mine, "3-2", "math", 30, "卷子");
    struct outcome outcome;
    struct err err = {0};
    int64_t id;
    bool held;

    add(screen, "3-2", "chinese", 50, "作文");
    id = add_homework(mine, &item, &held);
    assert_true(held);
    app_reload(&screen->app);
    assert_shown(screen, "awaiting approval: 1 item, 30 minutes  yours: Mathematics 卷子 pending");
    assert_true(service_return(fresh(&screen->other), id, -1, "时间过长", screen->school.arena,
                               &outcome, &err));
    see_changes(screen);
    assert_shown(screen, "yours: Mathematics 卷子 given back: 时间过长");
    assert_not_shown(screen, "awaiting approval");
}

/* Whole where rows are free; else how many, and the key that shows them: never cut within a sentence. */
static void ones_own_is_never_half(void **state)
{
    struct screen *screen = *state;
    struct session *mine = &screen->school.session;
    struct assignment first =
        homework(mine, "3-2", "math", 30, "练习册P51第1、2、3题，做在作业本上，订正昨天的错题");
    struct assignment second =
        homework(mine, "3-2", "math", 31, "练习册P52第1、2、3题，做在作业本上，订正昨天的错题");
    struct outcome outcome;
    struct err err = {0};
    bool held;
    int64_t id;

    add(screen, "3-2", "chinese", 50, "作文");
    id = add_homework(mine, &first, &held);
    assert_true(held);
    fresh(mine);
    add_homework(mine, &second, &held);
    see_changes(screen);
    assert_shown(screen, "yours: Mathematics 练习册P51第1、2、3题");
    assert_shown(screen, "订正昨天的错题 pending");
    assert_true(service_return(fresh(&screen->other), id, -1, "请减到20分钟以内",
                               screen->school.arena, &outcome, &err));
    see_changes(screen);
    assert_shown(screen, "back: 请减到20分钟以内; Mathematics");
    canvas_resize(&screen->app.canvas, 14, 80);
    app_draw(&screen->app);
    assert_shown(screen, "yours: 1 given back, o says why; 1 pending");
    press(screen, 'o');
    assert_shown(screen, "请减到20分钟以内");
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
    run(arena_printf(arena, "dd if=/dev/zero of=%s-shm bs=32768 count=1 conv=notrunc status=none",
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
    assert_shown(screen, "data unreadable since 16:00");
    replace_database(screen, good, good_wal);
    app_reload(&screen->app);
    assert_not_shown(screen, "cannot be read");
    assert_shown(screen, "练习册P12");
}

/* ---- a damaged database ---- */

/* Bytes that are no UTF-8 in every text that a board and its forms show: read, drawn and changed. */
static void broken_bytes_are_shown_as_such(void **state)
{
    static const char *const columns[] = {
        "assignment SET text", "assignment SET unit", "assignment SET teacher",
        "class SET name",      "school SET name",     "history SET actor",
        "history SET after",   "history SET before",
    };
    static const char bytes[] = "CAST(X'FFFEFDFCFBFAF9F8C0C1E4BDF0909080EDA0807E' AS TEXT)";
    struct screen *screen = *state;
    struct arena *arena = screen->school.arena;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");
    struct err err = {0};
    struct db *db;

    assert_true(sqlite_driver.open(screen->school.db, DB_OPEN, &db, &err));
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const char *sql = arena_printf(arena, "UPDATE %s = %s", columns[i], bytes);

        if (!sqlite_driver.exec(db, sql, &err))
            fail_msg("%s: %s", sql, err.message);
    }
    assert_true(sqlite_driver.exec(
        db,
        arena_printf(arena,
                     "INSERT INTO subject (school_id, code, zh, en, also, kind, daily, position, "
                     "short_zh, hidden) VALUES (1, 'broken', %s, %s, '[]', 0, 0, 1, %s, 0)",
                     bytes, bytes, bytes),
        &err));
    assert_true(
        sqlite_driver.exec(db,
                           arena_printf(arena,
                                        "INSERT INTO teacher (school_id, id, login, name, removed) "
                                        "VALUES (1, 900, 'broken', %s, 0)",
                                        bytes),
                           &err));
    sqlite_driver.close(db);
    app_reload(&screen->app);
    assert_false(screen->app.stale);
    assert_shown(screen, "\uFFFD\uFFFD");
    press(screen, 'u');
    press(screen, KEY_ESCAPE);
    press(screen, 'e');
    assert_shown(screen, "\uFFFD\uFFFD");
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册P13 20分");
    press(screen, KEY_RETURN);
    assert_string_equal(stored(screen, id)->text, "练习册P13");
    press(screen, 'a');
    type(screen, "数学 练习册");
    assert_shown(screen, "> 数学 练习册");
}

/* ---- the database is replaced ---- */

static void another_school_is_read_anew(void **state)
{
    struct screen *screen = *state;
    struct arena *arena = screen->school.arena;
    char name[] = "另一个学校";
    struct school school = {
        .name = name, .stage_years = {6, 3, 0}, .year_start_month = 9, .year_start_day = 1};
    const char *other = arena_printf(arena, "%s.other", screen->school.db);
    struct store *store;
    struct err err = {0};

    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    press(screen, 'e');
    press(screen, KEY_CTRL('u'));
    type(screen, "数学 练习册P13 20分");
    assert_true(store_create(&sqlite_driver, other, &school, &store, &err));
    store_close(store);
    run(arena_printf(arena, "mv %s %s", other, screen->school.db));
    press(screen, KEY_RETURN); /* nothing is written into either */
    assert_shown(screen, "练习册P13");
    app_reload(&screen->app);
    assert_shown(screen, "练习册P13");
    assert_shown(screen, "replaced by another");
    press(screen, KEY_RETURN); /* its homework is not there */
    assert_shown(screen, "练习册P13");
    press(screen, KEY_ESCAPE);
    press(screen, 'k');
    assert_shown(screen, "no class yet");
    assert_int_equal(screen->app.class_id, 0);
}

/* ---- the history ---- */

static void the_history_tells_and_takes_back(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    other_edits(screen, id, 20, "练习册P12");
    add(screen, "3-2", "chinese", 10, "小练笔");
    add(screen, "3-3", "chinese", 10, "别班的");
    see_changes(screen);
    press(screen, 'L');
    assert_shown(screen,
                 "11-17 16:00  li    edited           Mathematics 练习册P12  minutes: 15 → 20");
    assert_shown(screen, "li    set              Chinese 10 min 小练笔 (published)");
    assert_not_shown(screen, "别班的"); /* of another class */
    assert_not_shown(screen, "#");      /* no number of the database */
    /* typing narrows it, Enter shows all of a row, Esc leads back step by step */
    type(screen, "/→ 20");
    assert_not_shown(screen, "小练笔");
    press(screen, KEY_RETURN);
    press(screen, KEY_RETURN);
    assert_shown(screen, "What, before → a");
    press(screen, KEY_ESCAPE);
    assert_not_shown(screen, "小练笔");
    /* one change alone, though others came after it */
    press(screen, 'u');
    assert_shown(screen, "Take back: 16:00 edited 3-2 Mathematics 练习册P12?");
    press(screen, 'n');
    assert_int_equal(stored(screen, id)->minutes, 20);
    press(screen, 'u');
    press(screen, 'y');
    assert_shown(screen, "taken back");
    assert_int_equal(stored(screen, id)->minutes, 15);
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "took back");
    assert_shown(screen, "小练笔");
    press(screen, 'q');
    assert_int_equal(screen->app.depth, 1);
}

/* More than is read at once: read on as one goes down, and again in pieces after a change, the selected one
 * staying. */
static void a_long_history_is_read_on(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "最早的");

    for (int i = 0; i < 150; i++)
        other_edits(screen, id, 16 + i % 2, NULL);
    see_changes(screen);
    press(screen, 'L');
    assert_not_shown(screen, "15 min");
    for (int i = 0; i < 4; i++) {
        press(screen, KEY_LINE_END);
        look_through(screen);
    }
    press(screen, 'k'); /* the last one is of the class itself */
    assert_shown(screen, "Mathematics 15 min 最早的");
    add(screen, "3-2", "chinese", 10, "小练笔");
    see_changes(screen);
    assert_shown(screen, "Mathematics 15 min 最早的");
    look_through(screen);
    assert_shown(screen, "Mathematics 15 min 最早的");
    press(screen, 'u');
    assert_shown(screen, "Take back: 16:00 set 3-2 Mathematics 最早的?");
    press(screen, 'n');
    press(screen, KEY_LINE_HOME);
    assert_shown(screen, "小练笔");
}

/* What stands on it is taken back first: the service's words. */
static void the_history_says_why_not(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 15, "练习册P12");

    other_edits(screen, id, 20, "练习册P12");
    see_changes(screen);
    press(screen, 'L');
    press(screen, 'j');
    press(screen, 'u');
    press(screen, KEY_RETURN); /* Enter is no yes here */
    assert_shown(screen, "Take back: ");
    press(screen, 'y');
    assert_not_shown(screen, "taken back");
    assert_non_null(strstr(screen->app.message, ": "));
    assert_int_equal(stored(screen, id)->minutes, 20);
}

/* ---- any size ---- */

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
    every_size(screen, "text");
    press(screen, KEY_ESCAPE);
    press(screen, 'L');
    every_size(screen, "set");
    press(screen, KEY_ESCAPE);
    press(screen, 'o');
    every_size(screen, "Overview");
    press(screen, 'y');
    every_size(screen, "The term");
    canvas_resize(&screen->app.canvas, 4, 80);
    assert_shown(screen, "too small");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(views_stack_as_deep_as_wanted),
        SCREEN_TEST(long_sentences_are_whole),
        SCREEN_TEST(first_paint_is_the_board),
        SCREEN_TEST(none_and_not_reported_differ),
        SCREEN_TEST(a_second_click_takes),
        SCREEN_TEST(the_day_rolls_over),
        SCREEN_TEST(estimated_minutes_say_so),
        SCREEN_TEST(filter_and_selection),
        SCREEN_TEST(withdraw_and_undo_ask),
        SCREEN_TEST(ones_own_waits_and_comes_back),
        SCREEN_TEST(ones_own_is_never_half),
        SCREEN_TEST(classes),
        SCREEN_TEST(a_failed_reading_keeps_the_board),
        SCREEN_TEST(broken_bytes_are_shown_as_such),
        SCREEN_TEST(another_school_is_read_anew),
        SCREEN_TEST(the_history_tells_and_takes_back),
        SCREEN_TEST(a_long_history_is_read_on),
        SCREEN_TEST(the_history_says_why_not),
        SCREEN_TEST(any_size),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
