/* See waits.h. */
#include "config.h"

#include "tui/waits.h"

#include "tui/app.h"
#include "tui/term/clock.h"

#define GAP 2 /* columns free on both sides of it */

void waits_renew(struct app *app)
{
    struct waits *waits = &app->waits;

    waits->begun = false;
    if (app->news.all)
        waiting_forget(&waits->list, WAITING_OF_ALL);
    for (size_t i = 0; i < app->news.count; i++)
        waiting_forget(&waits->list, app->news.classes[i]);
}

/* What cannot be read is not counted: the view itself says that reading fails. */
static bool give_up(struct app *app)
{
    waiting_forget(&app->waits.list, WAITING_OF_ALL);
    app->waits.begun = true;
    app->waits.list.complete = true;
    return false;
}

bool waits_go_on(struct app *app, int milliseconds)
{
    struct session session = app_session(app, app->today);
    struct waits *waits = &app->waits;
    int64_t end = clock_ms() + milliseconds;
    struct err err;

    if (waits->begun && waits->list.complete)
        return false;
    err_clear(&err);
    if (!waits->begun) {
        waits->begun = true;
        if (!service_waiting(&session, &waits->list, &err))
            return give_up(app);
    }
    while (!waits->list.complete && clock_ms() < end)
        if (!service_waiting_more(&session, &waits->list, &err))
            return give_up(app);
    if (waits->list.complete) {
        waits->count = waits->list.count;
        waits->known = true;
    }
    return true;
}

void waits_done(struct app *app)
{
    waiting_done(&app->waits.list);
    app->waits = (struct waits){.begun = false};
}

static bool is_free(const struct canvas *canvas, int col)
{
    const struct cell *cell = canvas_cell(canvas, 0, col);

    return cell->width == 1 && cell->base == ' ';
}

static char *head_text(const struct app *app, struct arena *arena)
{
    return arena_printf(arena, _("to do %zu"), app->waits.count);
}

int waits_width(const struct app *app, const struct canvas *canvas)
{
    struct arena *arena;
    int width;

    if (!app->waits.known || app->waits.count == 0)
        return 0;
    arena = arena_new();
    width = canvas_width(canvas, head_text(app, arena)) + 2 * GAP;
    arena_free(arena);
    return width;
}

void waits_draw(const struct app *app, struct canvas *canvas)
{
    struct arena *arena;
    const char *text;
    int width, free = 0;

    if (!app->waits.known || app->waits.count == 0)
        return;
    arena = arena_new();
    text = head_text(app, arena);
    width = canvas_width(canvas, text);
    /* the last gap that is wide enough, at its end */
    for (int col = canvas->cols - 1; col >= 0 && free < width + 2 * GAP; col--) {
        free = is_free(canvas, col) ? free + 1 : 0;
        if (free == width + 2 * GAP)
            canvas_text(canvas, 0, col + GAP, width, STYLE_BOLD, text);
    }
    arena_free(arena);
}
