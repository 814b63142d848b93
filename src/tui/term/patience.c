/* See patience.h. The picture is the last one that was drawn: nothing of a view is asked in the middle of what
 * it does. */
#include "config.h"

#include "tui/term/patience.h"

#include <stdio.h>

#include "tui/app.h"
#include "tui/term/clock.h"
#include "tui/term/screen.h"

#define FRAME_MS 16
#define UNASKED_MS 250

static int64_t begun_at;
static bool asked;
static bool told, told_locked, told_may_stop; /* since it was begun */
static struct service *of;                    /* NULL: none asks */

static void tell(struct app *app, bool locked, bool may_stop)
{
    struct canvas *canvas = &app->canvas;
    int row = canvas->rows - 1;
    const char *words = locked ? _("another program is writing: this waits for it…")
                        : asked && app->message[0] != '\0' ? app->message
                                                           : _("at work…");

    told = true;
    told_locked = locked;
    told_may_stop = may_stop;
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
    if (clock_ms() - begun_at < (asked ? FRAME_MS : UNASKED_MS))
        return true;
    screen_push();
    if ((!told || told_locked != locked || told_may_stop != may_stop) && screen_waits() < 0)
        tell(app, locked, may_stop);
    return !may_stop || !screen_escaped();
}

void patience_begin(struct app *app, bool is_asked)
{
    begun_at = clock_ms();
    asked = is_asked;
    told = false;
    if (of != app->service)
        service_have_patience(app->service, ask, app);
    of = app->service;
}

void patience_end(struct app *app)
{
    if (of)
        service_have_patience(app->service, NULL, NULL);
    of = NULL;
}
