/* Printers: asked for when the view opens, and a page given to one (sending.h); nobody waits for either. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tui/view/post_state.h"

static const char *command_of(struct app *app)
{
    return app_data(app)->settings.print_command;
}

void post_printing_begin(struct app *app, struct post_state *state)
{
    struct post_printing *printing = &state->printing;
    struct err err;

    err_clear(&err);
    printing->copies = 1;
    printing->arena = arena_new();
    if (command_of(app))
        return;
    printing->asks = printers_ask(app->lang, &err);
    if (!printing->asks)
        snprintf(printing->fault, sizeof printing->fault, "%s", err.message);
}

void post_idle(struct app *app, void *memory)
{
    struct post_state *state = memory;
    struct post_printing *printing = &state->printing;
    struct err err;

    err_clear(&err);
    app->busy = post_read_on(app, state, IDLE_MS);
    post_make_on(app, state);
    if (printing->asks && print_is_over(printing->asks, 0)) {
        if (!printers_answer(printing->asks, printing->arena, &printing->printers, &err))
            snprintf(printing->fault, sizeof printing->fault, "%s", err.message);
        printing->asks = NULL;
    }
    app->awaits |= printing->asks || state->making.arena;
}

void post_printing_end(struct app *app, struct post_state *state)
{
    struct post_printing *printing = &state->printing;

    app->awaits = app->sending.run != NULL;
    print_drop(printing->asks);
    arena_free(printing->arena);
}

/* ---- in words ---- */

static const struct printer *printer_now(struct app *app, const struct post_state *state,
                                         struct err *err)
{
    return printer_choose(&state->printing.printers, state->printing.chosen, app->lang, err);
}

/* "office · A4 · 1 copy" */
static const char *job_words(const struct post_state *state, const char *name, struct arena *arena)
{
    const struct post_printing *printing = &state->printing;

    return arena_printf(
        arena,
        ngettext("%s · %s · %d copy%s", "%s · %s · %d copies%s", (unsigned long)printing->copies),
        name, printing->a3 ? "A3" : "A4", printing->copies,
        printing->two_sided ? _(" · both sides") : "");
}

const char *post_printing_words(struct app *app, const struct post_state *state,
                                struct arena *arena)
{
    const struct post_printing *printing = &state->printing;
    const struct printer *printer;

    if (command_of(app))
        return command_of(app);
    if (printing->asks)
        return _("looking for printers…");
    if (printing->fault[0] != '\0')
        return _("no printer");
    printer = printer_now(app, state, NULL);
    if (!printer)
        return _("choose a printer");
    const char *words = job_words(state, printer->name, arena);
    if (printer->state <= PRINTER_BUSY)
        return words;
    return arena_printf(arena, "%s · %s", words, printer_state_words(printer, app->lang, arena));
}

/* ---- printing ---- */

/* Whether there are printers to speak of; else says why not. */
static bool know_printers(struct app *app, struct post_state *state)
{
    const struct post_printing *printing = &state->printing;

    if (printing->asks)
        app_say(app, STYLE_PLAIN, "%s", _("still looking for printers: try again in a moment"));
    else if (printing->fault[0] != '\0')
        app_say(app, STYLE_RED, "%s", printing->fault);
    return !printing->asks && printing->fault[0] == '\0';
}

unsigned post_choose_printer(struct app *app, struct post_state *state)
{
    const struct printer_list *printers = &state->printing.printers;
    struct pick_argument pick = {.title = _("Which printer?"), .count = printers->count};
    const struct printer *now;
    struct arena *arena;

    if (command_of(app)) {
        app_say(app, STYLE_PLAIN, "%s", _("the settings say how to print here"));
        return EFFECT_HANDLED;
    }
    if (!know_printers(app, state))
        return EFFECT_HANDLED;
    arena = arena_new();
    now = printer_now(app, state, NULL);
    struct pick_row *rows = ARENA_ARRAY(arena, printers->count, struct pick_row);
    for (size_t i = 0; i < printers->count; i++) {
        const struct printer *printer = &printers->items[i];

        rows[i].text = arena_printf(arena, "%s  %s", printer->name,
                                    printer_state_words(printer, app->lang, arena));
        rows[i].result = (struct view_result){.kind = RESULT_PRINTER, .printer = printer->name};
        if (printer == now)
            pick.selected = i;
    }
    pick.rows = rows;
    app_open(app, &view_pick, &pick);
    arena_free(arena);
    return EFFECT_HANDLED;
}

unsigned post_ask_print(struct app *app, struct post_state *state)
{
    const struct printer *printer = NULL;
    struct arena *arena;
    struct err err;

    err_clear(&err);
    if (post_is_making(app, state))
        return EFFECT_HANDLED;
    if (app->sending.run) {
        app_say(app, STYLE_PLAIN, "%s", _("a page is on its way to the printer"));
        return EFFECT_HANDLED;
    }
    if (!command_of(app)) {
        if (!know_printers(app, state))
            return EFFECT_HANDLED;
        printer = printer_now(app, state, &err);
        if (!printer)
            return post_choose_printer(app, state);
        if (printer->state == PRINTER_REFUSES) {
            app_say(app, STYLE_RED, _("%s takes nothing just now: choose another printer with P"),
                    printer->name);
            return EFFECT_HANDLED;
        }
    }
    arena = arena_new();
    app_ask(app, ASK_PRINT, true, THIRD_NONE, _("Print it (%s)?"),
            printer ? job_words(state, printer->name, arena) : command_of(app));
    arena_free(arena);
    return EFFECT_HANDLED;
}

unsigned post_print(struct app *app, struct post_state *state)
{
    const struct post_printing *printing = &state->printing;
    const struct printer *printer = command_of(app) ? NULL : printer_now(app, state, NULL);
    struct arena *arena = arena_new();
    const struct print_job job = {
        .printer = printer ? printer->name : NULL,
        .command = command_of(app),
        .copies = printing->copies,
        .paper = printing->a3 ? "A3" : "A4",
        .two_sided = printing->two_sided,
        .is_text = !post_can_write(app, PRESS_PDF),
        .title = post_name(app, state, arena),
    };

    if (job.printer || job.command)
        post_print_page(app, state, &job);
    arena_free(arena);
    return EFFECT_HANDLED;
}
