/* The views of the terminal face on a school: keys in, cells out, and what the cells must show. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/tui_fixture.h"

#define CLOCK_16 (8 * 3600) /* 16:00 at +08:00, from the day's 00:00 UTC */

stamp_t clock_now;

static stamp_t now(void)
{
    return clock_now;
}

int screen_setup(void **state)
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
    app_open(&screen->app, &view_board, NULL);
    *state = screen;
    return 0;
}

int screen_teardown(void **state)
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

unsigned press_only(struct screen *screen, uint32_t key)
{
    struct event event = {.type = EVENT_KEY, .key = key};

    app_tick(&screen->app);
    return app_event(&screen->app, &event);
}

unsigned press(struct screen *screen, uint32_t key)
{
    unsigned effects = press_only(screen, key);

    while (screen->app.later != REQUEST_NONE)
        app_idle(&screen->app);
    return effects;
}

void look_through(struct screen *screen)
{
    do
        app_idle(&screen->app);
    while (screen->app.busy);
}

void type(struct screen *screen, const char *text)
{
    size_t length;

    for (; *text != '\0'; text += length)
        press(screen, text_decode(text, &length));
}

const char *shown(struct screen *screen)
{
    app_draw(&screen->app);
    return canvas_dump(&screen->app.canvas, screen->school.arena);
}

void assert_shown(struct screen *screen, const char *text)
{
    const char *all = shown(screen);

    if (!strstr(all, text))
        fail_msg("“%s” is not on the screen:\n%s", text, all);
}

void assert_not_shown(struct screen *screen, const char *text)
{
    const char *all = shown(screen);

    if (strstr(all, text))
        fail_msg("“%s” is on the screen:\n%s", text, all);
}

void assert_whole_characters(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++)
        for (int col = 0; col < canvas->cols; col++) {
            const struct cell *cell = canvas_cell(canvas, row, col);

            if (cell->width == 2 && (col + 1 >= canvas->cols || cell[1].width != 0))
                fail_msg("a wide character is cut at %d,%d of %d×%d", row, col, canvas->rows,
                         canvas->cols);
        }
}

void every_size(struct screen *screen, const char *must_have)
{
    static const int heights[] = {5, 6, 7, 8, 9, 10, 15, 16, 24, 50};

    for (int cols = SCREEN_MIN_COLS; cols <= 130; cols += cols < 90 ? 1 : 13)
        for (size_t i = 0; i < sizeof heights / sizeof heights[0]; i++) {
            canvas_resize(&screen->app.canvas, heights[i], cols);
            app_draw(&screen->app);
            assert_whole_characters(&screen->app.canvas);
            if (!strstr(canvas_dump(&screen->app.canvas, screen->school.arena), must_have))
                fail_msg("“%s” is missing at %d×%d:\n%s", must_have, heights[i], cols,
                         shown(screen));
        }
    canvas_resize(&screen->app.canvas, 24, 80);
}

int64_t add(struct screen *screen, const char *class, const char *subject, int minutes,
            const char *text)
{
    struct assignment item = homework(&screen->other, class, subject, minutes, text);

    return add_homework(&screen->other, &item, NULL);
}

void see_changes(struct screen *screen)
{
    app_tick(&screen->app);
    assert_true(service_changed(screen->app.service));
    app_reload(&screen->app);
}

void other_edits(struct screen *screen, int64_t id, int minutes, const char *text)
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
    if (text)
        wanted.text = text;
    edit.fields = (minutes > 0 ? FIELD_MINUTES : 0) | (text ? FIELD_TEXT : 0);
    if (!service_edit(fresh(&screen->other), &edit, arena, &outcome, NULL, &err))
        fail_msg("%s", err.message);
}

struct assignment *stored(struct screen *screen, int64_t id)
{
    struct assignment *item;
    struct err err;

    err_clear(&err);
    if (!service_item(&screen->other, id, screen->school.arena, &item, &err))
        fail_msg("%s", err.message);
    return item;
}

void restart(struct screen *screen)
{
    struct err err;

    err_clear(&err);
    app_pause(&screen->app);
    app_done(&screen->app);
    if (!app_init(&screen->app, &screen->options, 24, 80, &err))
        fail_msg("%s", err.message);
    app_open(&screen->app, &view_board, NULL);
}
