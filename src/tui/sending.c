/* See sending.h. */
#include "config.h"

#include "tui/sending.h"

#include "tui/app.h"
#include "tui/term/clock.h"

/* How long the end of the program waits for it. */
#define LEAVE_MS 3000

void sending_begin(struct app *app, const struct print_job *job)
{
    struct sending *sending = &app->sending;
    struct err err;

    err_clear(&err);
    *sending = (struct sending){.run = print_begin(job, app->lang, &err),
                                .page = job->page,
                                .is_text = job->is_text,
                                .since = clock_ms()};
    if (sending->run) {
        app_say(app, STYLE_PLAIN, "%s", _("on its way to the printer…"));
    } else {
        fclose(sending->page);
        app_say_err(app, &err);
    }
}

static void say_outcome(struct app *app)
{
    struct arena *arena = arena_new();
    struct err err;
    char *job;

    err_clear(&err);
    if (!print_outcome(app->sending.run, arena, &job, &err))
        app_say_err(app, &err);
    else if (*job != '\0' && !app->sending.is_text)
        app_say(app, STYLE_PLAIN, _("the printer has it: job %s"), job);
    else if (*job != '\0')
        app_say(app, STYLE_PLAIN,
                _("the printer has it: job %s (if it comes out wrong, save it as "
                  ".html and print that)"),
                job);
    else
        app_say(app, STYLE_PLAIN, "%s", _("the printer has it"));
    arena_free(arena);
}

bool sending_look(struct app *app)
{
    struct sending *sending = &app->sending;

    if (!sending->run)
        return false;
    if (!print_is_over(sending->run, 0)) {
        if (clock_ms() - sending->since < PRINT_SILENCE_MS)
            return false;
        print_give_up(sending->run);
    }
    say_outcome(app);
    fclose(sending->page);
    *sending = (struct sending){0};
    return true;
}

void sending_done(struct app *app)
{
    struct sending *sending = &app->sending;

    if (!sending->run)
        return;
    print_is_over(sending->run, LEAVE_MS);
    print_drop(sending->run);
    fclose(sending->page);
    *sending = (struct sending){0};
}
