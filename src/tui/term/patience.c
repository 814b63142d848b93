/* See patience.h. The picture is the last one that was drawn: nothing of a view is asked in the middle of what
 * it does. */
#include "config.h"

#include "tui/term/patience.h"

#include <stdio.h>

#include "tui/app.h"
#include "tui/term/clock.h"
#include "tui/term/screen.h"

#define FRAME_MS 16

static int64_t begun_at;
static bool told, told_locked;   /* since it was begun */
static struct service *asked_by; /* NULL: nobody is asked */

static void tell(struct app *app, bool locked, bool may_stop)
{
    struct canvas *canvas = &app->canvas;
    int row = canvas->rows - 1;
    const char *words = locked ? _("another program is writing: this waits for it…")
                        : app->message[0] != '\0' ? app->message
                                                  : _("at work…");

    told = true;
    told_locked = locked;
    canvas->cursor_shown = false;
    canvas_fill(canvas, row, 0, canvas->cols, STYLE_PLAIN, ' ');
    int width = canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_BOLD, words);
    if (may_stop)
        canvas_fit(canvas, row, width + 3, canvas->cols - width - 4, STYLE_PLAIN,
                   _("Esc stops it: then nothing is changed"));
    screen_flush(canvas);
}

/* A service_patience. */
static bool ask(void *app, bool locked, bool may_stop)
{
    if (clock_ms() - begun_at < FRAME_MS)
        return true;
    screen_push();
    if ((!told || told_locked != locked) && screen_waits() < 0)
        tell(app, locked, may_stop);
    return !may_stop || !screen_escaped();
}

void patience_begin(struct app *app)
{
    begun_at = clock_ms();
    told = false;
    if (asked_by != app->service)
        service_have_patience(app->service, ask, app);
    asked_by = app->service;
}

void patience_end(struct app *app)
{
    if (asked_by)
        service_have_patience(app->service, NULL, NULL);
    asked_by = NULL;
}
