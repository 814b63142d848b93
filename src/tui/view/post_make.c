/* What others get of it: a file, or a page for the printer. Another program may have to make it (PDF, a
 * picture): nobody waits for that, it is looked after in idle moments, and ended where it hangs or the view is
 * left. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "tui/term/clock.h"
#include "tui/view/post_state.h"

/* ---- what becomes of it ---- */

static void say_file(struct app *app, struct post_state *state, bool good, struct err *err)
{
    struct whole_file *file = &state->making.file;
    char *real;

    if (!whole_file_close(file, good, err) || !good) {
        app_say_err(app, err);
        return;
    }
    real = realpath(file->path, NULL);
    app_say(app, STYLE_PLAIN, _("saved: %s"), real ? real : file->path);
    free(real);
    if (!state->naming) /* the next name is typed already */
        editor_set(&state->name, "");
}

static void send_page(struct app *app, struct post_state *state, bool good, const struct err *err)
{
    const struct print_job *job = &state->making.job;

    if (good) {
        sending_begin(app, job);
    } else {
        fclose(job->page);
        app_say_err(app, err);
    }
}

static void end(struct app *app, struct post_state *state, bool good, struct err *err)
{
    if (state->making.job.page)
        send_page(app, state, good, err);
    else
        say_file(app, state, good, err);
    arena_free(state->making.arena);
    state->making = (struct post_making){0};
}

/* False: that was the end of it, which is said. */
static bool begin(struct app *app, struct post_state *state, enum press_format format,
                  struct press_style style, FILE *out)
{
    struct post_making *making = &state->making;
    struct err err;
    bool good;

    err_clear(&err);
    making->since = clock_ms();
    style.columns = POST_COLUMNS;
    good = post_write(app, state, &making->press, out, format, style, &err);
    if (!good || !making->press.maker)
        end(app, state, good, &err);
    return good;
}

/* ---- beginning ---- */

bool post_is_making(struct app *app, const struct post_state *state)
{
    if (state->making.arena)
        app_say(app, STYLE_PLAIN, "%s", _("one is being made: wait for it, or leave with Esc"));
    return state->making.arena;
}

bool post_save(struct app *app, struct post_state *state, enum press_format format)
{
    struct post_making *making = &state->making;
    struct err err;

    if (post_is_making(app, state))
        return false;
    err_clear(&err);
    making->arena = arena_new();
    if (!whole_file_open(&making->file, making->arena,
                         arena_strdup(making->arena, state->name.text), &err)) {
        end(app, state, false, &err);
        return false;
    }
    app_say(app, STYLE_PLAIN, _("making %s…"), making->file.path);
    return begin(app, state, format, (struct press_style){0}, making->file.stream);
}

void post_print_page(struct app *app, struct post_state *state, const struct print_job *job)
{
    struct post_making *making = &state->making;

    if (post_is_making(app, state))
        return;
    making->arena = arena_new();
    making->job = *job;
    making->job.printer = job->printer ? arena_strdup(making->arena, job->printer) : NULL;
    making->job.command = job->command ? arena_strdup(making->arena, job->command) : NULL;
    making->job.title = arena_strdup(making->arena, job->title);
    making->job.page = tmpfile();
    if (!making->job.page) {
        app_say(app, STYLE_RED, "%s",
                _("no temporary file can be written: make room on the disk, then print again"));
        arena_free(making->arena);
        *making = (struct post_making){0};
        return;
    }
    app_say(app, STYLE_PLAIN, "%s", _("on its way to the printer…"));
    begin(app, state, job->is_text ? PRESS_TEXT : PRESS_PDF, (struct press_style){.feeds = true},
          making->job.page);
}

/* ---- while it is made ---- */

void post_make_on(struct app *app, struct post_state *state)
{
    struct post_making *making = &state->making;
    struct err err;

    if (!making->arena)
        return;
    if (clock_ms() - making->since >= PRESS_MAKER_SECONDS * 1000)
        child_kill(making->press.maker);
    if (!child_is_over(making->press.maker, 0))
        return;
    err_clear(&err);
    end(app, state, press_finish(&making->press, &err), &err);
    app->busy = true; /* so that it is drawn */
}

void post_make_end(struct app *app, struct post_state *state)
{
    struct post_making *making = &state->making;
    struct err err;

    if (!making->arena)
        return;
    err_clear(&err);
    child_kill(making->press.maker);
    press_finish(&making->press, &err);
    err_set(&err, ERR_INPUT, "%s",
            making->job.page ? _("left before the page was made: nothing was printed")
                             : _("left before it was made: no file was written"));
    end(app, state, false, &err);
}
