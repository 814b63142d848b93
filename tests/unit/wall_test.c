/* The wall without a terminal: pages turned by the clock, whole texts, what others change, midnight. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "press/press.h"
#include "press/qr.h"
#include "service/link.h"
#include "support/tui_fixture.h"

#define PAGE 10 /* seconds */

static struct tui_wall wall;
static int64_t ids[4];

/* In place of the board: `display CLASS…`. */
static void start(struct screen *screen, const char *const *classes)
{
    const struct class *class;
    struct err err;

    err_clear(&err);
    wall = (struct tui_wall){.classes = ids, .seconds = PAGE};
    for (; classes[wall.count]; wall.count++) {
        assert_true(service_class(&screen->school.session, classes[wall.count], screen->app.today,
                                  &class, &err));
        ids[wall.count] = class->id;
    }
    screen->options.wall = &wall;
    app_done(&screen->app);
    assert_true(app_init(&screen->app, &screen->options, 24, 80, &err));
    app_open(&screen->app, &view_wall, NULL);
}

static const char *const only_3_2[] = {"3-2", NULL};

/* The rows of the page between the rules. */
static char **page_rows(struct screen *screen, size_t *count)
{
    struct arena *arena = screen->school.arena;
    char *all = arena_strdup(arena, shown(screen));
    char **rows = ARENA_ARRAY(arena, 60, char *);
    int rules = 0;

    *count = 0;
    for (char *line = strtok(all, "\n"); line; line = strtok(NULL, "\n"))
        if (strstr(line, "──"))
            rules++;
        else if (rules == 2 && strspn(line, " ") < strlen(line))
            rows[(*count)++] = line;
    return rows;
}

static void wait_for_page(struct screen *screen)
{
    clock_now += PAGE;
    app_tick(&screen->app);
    app_draw(&screen->app);
}

static void add_many(struct screen *screen, int count)
{
    for (int i = 1; i <= count; i++)
        add(screen, "3-2", "math", 1, arena_printf(screen->school.arena, "第%02d题", i));
}

/* Without the subject, which a page says again for its first row. */
static const char *words(const char *row)
{
    const char *at = strstr(row, "第");

    return at ? at : row;
}

static void what_happens_that_day_is_told(void **state)
{
    struct screen *screen = *state;
    struct school_event event = {
        .first = screen->app.today, .last = screen->app.today, .text = "秋游"};
    struct err err = {0};

    add(screen, "3-2", "math", 1, "口算");
    start(screen, only_3_2);
    assert_not_shown(screen, "events:");
    assert_true(service_put(fresh(&screen->other), ENTITY_EVENT, NULL, &event, &err));
    see_changes(screen);
    assert_shown(screen, "events: 秋游");
    assert_shown(screen, "口算");
}

/* What waits for somebody is nobody's in a corridor. */
static void what_waits_is_not_for_the_wall(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 1, "口算");
    screen->app.waits.known = true;
    screen->app.waits.count = 6;
    assert_shown(screen, "to do 6");
    start(screen, only_3_2);
    screen->app.waits.known = true;
    screen->app.waits.count = 6;
    assert_shown(screen, "口算");
    assert_not_shown(screen, "to do");
}

static void pages_turn_by_themselves(void **state)
{
    struct screen *screen = *state;
    char **first, **second;
    size_t count, second_count;

    add_many(screen, 20);
    start(screen, only_3_2);
    first = page_rows(screen, &count);
    assert_shown(screen, "1/2");
    assert_shown(screen, "第01题");
    clock_now += PAGE - 1;
    app_tick(&screen->app);
    assert_shown(screen, "1/2");
    clock_now += 1;
    app_tick(&screen->app);
    assert_shown(screen, "2/2");
    second = page_rows(screen, &second_count);
    assert_string_equal(words(second[0]), words(first[count - 1]));
    assert_non_null(strstr(second[0], "Mathematics"));
    assert_shown(screen, "第20题");
    assert_int_equal(count + second_count - 1, 20);
    wait_for_page(screen);
    assert_shown(screen, "1/2");
    clock_now -= 3600; /* a clock that was set right */
    app_tick(&screen->app);
    assert_shown(screen, "1/2");
    wait_for_page(screen);
    assert_shown(screen, "2/2");
}

static void one_page_stays(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    start(screen, only_3_2);
    assert_shown(screen, "练习册P12");
    assert_not_shown(screen, "/1");
    wait_for_page(screen);
    assert_shown(screen, "练习册P12");
}

/* 2,000 different characters: each is on some page, at every size. */
static void every_text_is_whole(void **state)
{
    static const struct
    {
        int rows, cols;
    } sizes[] = {{24, 80}, {10, 40}, {5, 20}, {50, 200}};
    struct screen *screen = *state;
    struct text_buf text = {.arena = screen->school.arena};
    char bytes[5];

    for (uint32_t c = 0; c < TEXT_MAX_CHARS; c++)
        text_buf_add_bytes(&text, bytes, text_encode(0x4E00 + c, bytes));
    add(screen, "3-2", "math", 15, text_buf_str(&text));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        static bool seen[TEXT_MAX_CHARS];
        size_t missing = 0;

        memset(seen, 0, sizeof seen);
        start(screen, only_3_2);
        canvas_resize(&screen->app.canvas, sizes[i].rows, sizes[i].cols);
        for (int page = 0; page < 600; page++) {
            app_draw(&screen->app);
            for (int at = 0; at < sizes[i].rows * sizes[i].cols; at++) {
                uint32_t c = screen->app.canvas.cells[at].base;

                if (c >= 0x4E00 && c < 0x4E00 + TEXT_MAX_CHARS)
                    seen[c - 0x4E00] = true;
            }
            clock_now += PAGE;
            app_tick(&screen->app);
        }
        for (size_t c = 0; c < TEXT_MAX_CHARS; c++)
            missing += !seen[c];
        if (missing > 0)
            fail_msg("%zu characters are on no page of %d×%d", missing, sizes[i].rows,
                     sizes[i].cols);
    }
}

static void lines_stay_lines(void **state)
{
    struct screen *screen = *state;
    char **rows;
    size_t count;

    add(screen, "3-2", "math", 15, "1. 练习册P12\n2. 订正");
    start(screen, only_3_2);
    rows = page_rows(screen, &count);
    assert_int_equal(count, 2);
    assert_non_null(strstr(rows[0], "Mathematics  1. 练习册P12"));
    assert_non_null(strstr(rows[1], "             2. 订正"));
}

static void a_change_returns_to_page_one(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "chinese", 5, "小练笔");

    add_many(screen, 20);
    start(screen, only_3_2);
    wait_for_page(screen);
    assert_shown(screen, "2/2");
    other_edits(screen, id, 7, "背诵古诗");
    see_changes(screen);
    assert_shown(screen, "1/2");
    assert_shown(screen, "背诵古诗");
    /* what concerns another class turns no page */
    wait_for_page(screen);
    add(screen, "7-1", "math", 15, "第一章复习");
    see_changes(screen);
    assert_shown(screen, "2/2");
}

static void classes_come_one_after_another(void **state)
{
    static const char *const two[] = {"3-2", "3-3", NULL};
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    add(screen, "3-3", "math", 10, "练习册P14");
    start(screen, two);
    assert_shown(screen, "Grade 3 Class 2");
    assert_shown(screen, "练习册P12");
    assert_not_shown(screen, "练习册P14");
    app_idle(&screen->app);
    wait_for_page(screen);
    assert_shown(screen, "Grade 3 Class 3");
    assert_shown(screen, "练习册P14");
    wait_for_page(screen);
    assert_shown(screen, "练习册P12");
    /* what changes in the other is shown at once */
    add(screen, "3-3", "chinese", 10, "背诵古诗");
    see_changes(screen);
    app_idle(&screen->app);
    assert_shown(screen, "背诵古诗");
    /* side by side */
    canvas_resize(&screen->app.canvas, 24, 200);
    assert_shown(screen, "练习册P12");
    assert_shown(screen, "背诵古诗");
    wait_for_page(screen);
    assert_shown(screen, "练习册P12");
    assert_shown(screen, "背诵古诗");
}

static void all_classes_without_a_name(void **state)
{
    static const char *const none[] = {NULL};
    struct class class = {.stage = STAGE_PRIMARY, .entry_year = 2024, .number = 4, .size = 40};
    struct screen *screen = *state;
    struct err err;

    err_clear(&err);

    add(screen, "7-1", "math", 15, "第一章复习");
    start(screen, none);
    app_idle(&screen->app);
    for (int i = 0; i < 3; i++)
        wait_for_page(screen);
    assert_shown(screen, "第一章复习");
    wait_for_page(screen);
    assert_shown(screen, "Grade 3 Class 1");
    /* one that is new is among them */
    assert_true(service_put(fresh(&screen->other), ENTITY_CLASS, NULL, &class, &err));
    see_changes(screen);
    app_idle(&screen->app);
    for (int i = 0; i < 3; i++)
        wait_for_page(screen);
    assert_shown(screen, "Grade 3 Class 4");
}

static void midnight_brings_the_next_day(void **state)
{
    struct screen *screen = *state;
    struct assignment item;

    add(screen, "3-2", "math", 15, "练习册P12");
    item = homework(&screen->other, "3-2", "chinese", 30, "手抄报");
    item.due = item.assigned + 3;
    add_homework(&screen->other, &item, NULL);
    start(screen, only_3_2);
    assert_shown(screen, "Tue 17 Nov");
    assert_shown(screen, "due tomorrow (Wed): Mathematics 练习册P12");
    clock_now += 8 * 3600; /* 00:00 */
    assert_true(app_tick(&screen->app));
    app_reload(&screen->app);
    assert_shown(screen, "Wed 18 Nov");
    assert_shown(screen, "00:00");
    assert_shown(screen, "手抄报");
    assert_not_shown(screen, "练习册P12");
    assert_shown(screen, "due tomorrow (Thu): nothing");
}

/* An import: the first class is gone to, the others come in turn. */
static void many_changes_are_no_flicker(void **state)
{
    static const char *const all[] = {"3-1", "3-2", "3-3", "7-1", NULL};
    struct screen *screen = *state;

    start(screen, all);
    app_idle(&screen->app);
    add(screen, "3-2", "math", 15, "练习册P12");
    add(screen, "3-3", "math", 15, "练习册P14");
    add(screen, "7-1", "math", 15, "第一章复习");
    see_changes(screen);
    app_idle(&screen->app);
    assert_shown(screen, "练习册P12");
    wait_for_page(screen);
    assert_shown(screen, "练习册P14");
    wait_for_page(screen);
    assert_shown(screen, "第一章复习");
}

/* Whoever sits at its computer: what waits for review is a number. */
static void only_what_is_public(void **state)
{
    struct screen *screen = *state;
    bool held;
    struct assignment item = homework(&screen->other, "3-2", "math", 70, "全册复习卷");

    add_homework(&screen->other, &item, &held);
    assert_true(held);
    screen->options.login = "li"; /* whose it is */
    start(screen, only_3_2);
    assert_shown(screen, "awaiting approval: 1 item");
    assert_not_shown(screen, "全册复习卷");
}

static void the_band_says_what_to_bring(void **state)
{
    struct screen *screen = *state;
    struct assignment item = homework(&screen->other, "3-2", "art", 0, "带水彩颜料");
    struct assignment before = homework(&screen->other, "3-2", "math", 2, "练习册第10页，写完整");

    item.kind = KIND_NOTICE;
    item.assigned = --before.assigned; /* both a day before the others */
    item.due = before.due = before.assigned + 2;
    add_homework(&screen->other, &before, NULL);
    add_homework(&screen->other, &item, NULL);
    for (int i = 0; i < 4; i++)
        add(screen, "3-2", "math", 2,
            arena_printf(screen->school.arena,
                         "练习册第%d页到第%d页，错题要订正，把过程写完整，书写要端正", 10 + i,
                         11 + i));
    start(screen, only_3_2);
    assert_shown(screen, "due tomorrow (Wed): Mathematics · Arts 带水彩颜料");
    assert_not_shown(screen, "带水彩颜料 · Mathematics");
    canvas_resize(&screen->app.canvas, 50, 200);
    assert_shown(screen, "due tomorrow (Wed): Mathematics 练习册第10页");
}

/* What is due tomorrow and not on today's board is written out all the same. */
static void what_no_board_says_is_written_out(void **state)
{
    char name[] = "无作业日";
    struct screen *screen = *state;
    struct calendar_row row = {.mark = MARK_NO_HOMEWORK, .name = name};
    struct assignment item = homework(&screen->other, "3-2", "math", 20, "单元卷第一面");
    struct err err;

    err_clear(&err);
    row.first = row.last = item.assigned + 1;
    if (!service_put(fresh(&screen->other), ENTITY_CALENDAR, NULL, &row, &err))
        fail_msg("%s", err.message);
    item.due = item.assigned + 2;
    add_homework(&screen->other, &item, NULL);
    clock_now += 86400;
    app_tick(&screen->app);
    app_reload(&screen->app);
    start(screen, only_3_2);
    assert_shown(screen, "Mathematics  单元卷第一面");
}

static void it_takes_no_edits(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    start(screen, only_3_2);
    for (const char *key = "aedunopmIgt/?:w5sLyGWHDSx"; *key != '\0'; key++) {
        press(screen, (uint32_t)*key);
        assert_int_equal(screen->app.depth, 1);
        assert_false(screen->app.question.asked);
    }
    press(screen, KEY_ESCAPE);
    assert_int_equal(screen->app.depth, 1);
    press(screen, ':');
    assert_shown(screen, "q leaves the big screen, ← and → turn its pages");
    wait_for_page(screen);
    press(screen, 'x');
    assert_shown(screen, "q leaves the big screen");
    assert_int_equal(press(screen, 'q') & EFFECT_QUIT, EFFECT_QUIT);
}

static void it_opens_from_the_board(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    press(screen, 'B');
    assert_ptr_equal(app_top(&screen->app)->ops, &view_wall);
    assert_shown(screen, "15 min");
    assert_shown(screen, "q goes back");
    wait_for_page(screen);
    assert_not_shown(screen, "q goes back");
    press(screen, '?');
    assert_shown(screen, "leave the big screen");
    press(screen, 'q');
    press(screen, 'q');
    assert_ptr_equal(app_top(&screen->app)->ops, &view_board);
    assert_int_equal(screen->app.depth, 1);
}

static void keys_turn_pages_too(void **state)
{
    struct screen *screen = *state;

    add_many(screen, 20);
    start(screen, only_3_2);
    assert_shown(screen, "1/2");
    press(screen, KEY_ARROW_RIGHT);
    assert_shown(screen, "2/2");
    press(screen, KEY_SPACEBAR);
    assert_shown(screen, "1/2");
    press(screen, KEY_ARROW_LEFT);
    assert_shown(screen, "1/2");
    press(screen, KEY_PAGE_DOWN);
    assert_shown(screen, "2/2");
    press(screen, KEY_PAGE_UP);
    assert_shown(screen, "1/2");
}

static void any_size(void **state)
{
    static const int heights[] = {5, 6, 7, 9, 10, 13, 14, 15, 24, 30, 50};
    struct screen *screen = *state;

    add_many(screen, 12);
    add(screen, "3-2", "chinese", 3, "小练笔：《我发现的秋天》，150字左右");
    start(screen, only_3_2);
    for (int cols = SCREEN_MIN_COLS; cols <= 240; cols += cols < 90 ? 1 : 13)
        for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
            canvas_resize(&screen->app.canvas, heights[i], cols);
            assert_shown(screen, "15 / 60");
            assert_shown(screen, "小练笔");
        }
}

static void link_to(struct screen *screen, const char *address)
{
    ((struct school_data *)(uintptr_t)app_data(&screen->app))->settings.link =
        address ? arena_strdup(screen->school.arena, address) : NULL;
}

/* Every module of it, read off the screen. */
static bool is_code_shown(struct screen *screen, const char *address)
{
    const struct qr *qr = qr_make(address, screen->school.arena);
    const char *screen_text = shown(screen);

    for (int line = 0; line < qr_lines(qr); line++)
        if (!strstr(screen_text, qr_line(qr, line, screen->school.arena)))
            return false;
    return true;
}

static bool is_some_code_shown(struct screen *screen)
{
    return strchr(canvas_dump_styles(&screen->app.canvas, screen->school.arena), 'Q');
}

#define PAGE_ADDRESS "https://hw.example/class/3-2"

static void a_code_leads_to_its_page(void **state)
{
    struct screen *screen = *state;

    if (!qr_make("x", screen->school.arena))
        skip();
    add(screen, "3-2", "math", 15, "练习册P12");
    add(screen, "3-2", "chinese", 3, "小练笔：《我发现的秋天》，150字左右");
    link_to(screen, "https://hw.example/class/{class}");
    start(screen, only_3_2);
    assert_false(is_some_code_shown(screen)); /* 24 rows: no room */
    canvas_resize(&screen->app.canvas, 50, 200);
    assert_shown(screen, "练习册P12");
    assert_true(is_code_shown(screen, PAGE_ADDRESS));
    every_size(screen, "18 / 60");
    screen->options.ascii = true;
    start(screen, only_3_2);
    canvas_resize(&screen->app.canvas, 50, 200);
    assert_shown(screen, "练习册P12");
    assert_false(is_some_code_shown(screen));
}

/* The items of a page, and how many characters of the long one. */
static size_t shown_homework(const char *page)
{
    size_t count = 0;

    for (; (page = strpbrk(page, "\xe9\xe7")); page++)
        count += strncmp(page, "长", strlen("长")) == 0 || strncmp(page, "第", strlen("第")) == 0;
    return count;
}

/* What is shown of the homework, and on how many pages, is as if there were none. */
static void a_code_takes_no_room(void **state)
{
    struct screen *screen = *state;
    struct text_buf text = {.arena = screen->school.arena};
    const char *without;
    int with_code = 0;

    if (!qr_make("x", screen->school.arena))
        skip();
    for (int i = 0; i < 80; i++)
        text_buf_add(&text, "长");
    add_many(screen, 16);
    add(screen, "3-2", "chinese", 3, text_buf_str(&text));
    start(screen, only_3_2);
    for (int cols = 60; cols <= 240; cols += 12) {
        link_to(screen, NULL);
        start(screen, only_3_2);
        canvas_resize(&screen->app.canvas, 45, cols);
        app_draw(&screen->app);
        without = shown(screen);
        link_to(screen, "https://hw.example/class/{class}");
        start(screen, only_3_2);
        canvas_resize(&screen->app.canvas, 45, cols);
        app_draw(&screen->app);
        if (is_some_code_shown(screen))
            with_code++;
        else
            assert_string_equal(shown(screen), without);
        assert_int_equal(shown_homework(shown(screen)), shown_homework(without));
    }
    assert_in_range(with_code, 1, 12);
}

#define KEY_ADDRESS "https://hw.example/link/{key}"

/* What was read anew has the settings as they were. */
static void begin_again(struct screen *screen, const char *address)
{
    see_changes(screen);
    link_to(screen, address);
    start(screen, only_3_2);
    canvas_resize(&screen->app.canvas, 50, 200);
}

static void a_code_needs_the_key_of_its_class(void **state)
{
    struct screen *screen = *state;
    const struct class *class;
    const char *key;
    struct err err = {0};

    if (!qr_make("x", screen->school.arena))
        skip();
    add(screen, "3-2", "math", 15, "练习册P12");
    begin_again(screen, KEY_ADDRESS);
    assert_shown(screen, "练习册P12");
    assert_false(is_some_code_shown(screen));
    assert_true(service_class(&screen->other, "3-2", screen->app.today, &class, &err));
    assert_true(service_make_class_link(fresh(&screen->other), class, &err));
    /* the school data is read anew, and again when it is revoked */
    assert_true(service_class(&screen->other, "3-2", screen->app.today, &class, &err));
    assert_true(service_class_link(&screen->other, class, &key, &err));
    assert_non_null(key);
    key = arena_strdup(screen->school.arena, key);
    begin_again(screen, KEY_ADDRESS);
    assert_shown(screen, "练习册P12");
    assert_true(is_code_shown(
        screen, arena_printf(screen->school.arena, "https://hw.example/link/%s", key)));
    assert_true(service_class(&screen->other, "3-2", screen->app.today, &class, &err));
    assert_true(service_revoke_class_link(fresh(&screen->other), class, &err));
    begin_again(screen, KEY_ADDRESS);
    assert_shown(screen, "练习册P12");
    assert_false(is_some_code_shown(screen));
}

/* Opened for who only looks: no change, by whatever way. */
static void who_looks_changes_nothing(void **state)
{
    struct screen *screen = *state;
    struct school_fixture *school = &screen->school;
    struct session looking = school->session;
    struct assignment item = homework(&screen->other, "3-2", "math", 15, "练习册P12");
    struct outcome outcome;
    struct err err;

    err_clear(&err);
    assert_true(service_open_watching(&school->paths, &school->settings, school->db,
                                      &looking.service, &err));
    looking.actor = service_actor(looking.service, "wang", looking.moment.today, school->arena);
    assert_false(service_changed(looking.service));
    assert_false(
        service_add(fresh(&looking), &item, 1, ADD_PUBLISH, school->arena, &outcome, &err));
    assert_int_equal(err.code, ERR_STORE);
    add(screen, "3-2", "math", 15, "练习册P12");
    assert_true(service_changed(looking.service));
    assert_int_equal(board_of(&looking, "3-2", looking.moment.today, school->arena)->load, 15);
    service_close(looking.service);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(what_happens_that_day_is_told),
        SCREEN_TEST(what_waits_is_not_for_the_wall),
        SCREEN_TEST(pages_turn_by_themselves),
        SCREEN_TEST(one_page_stays),
        SCREEN_TEST(every_text_is_whole),
        SCREEN_TEST(lines_stay_lines),
        SCREEN_TEST(a_change_returns_to_page_one),
        SCREEN_TEST(classes_come_one_after_another),
        SCREEN_TEST(all_classes_without_a_name),
        SCREEN_TEST(midnight_brings_the_next_day),
        SCREEN_TEST(many_changes_are_no_flicker),
        SCREEN_TEST(only_what_is_public),
        SCREEN_TEST(the_band_says_what_to_bring),
        SCREEN_TEST(what_no_board_says_is_written_out),
        SCREEN_TEST(it_takes_no_edits),
        SCREEN_TEST(it_opens_from_the_board),
        SCREEN_TEST(keys_turn_pages_too),
        SCREEN_TEST(any_size),
        SCREEN_TEST(a_code_leads_to_its_page),
        SCREEN_TEST(a_code_takes_no_room),
        SCREEN_TEST(a_code_needs_the_key_of_its_class),
        SCREEN_TEST(who_looks_changes_nothing),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("wall", tests, NULL, NULL);
}
