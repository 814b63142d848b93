/* See form.h. */
#include "config.h"

#include "tui/widget/form.h"

#include <stdio.h>

enum form_question
{
    ASK_LEAVE, /* the only one that a form asks */
};

void form_init(struct app *app, struct form *form, const char *name, const struct draft *left)
{
    const struct tui_options *options = app->options;

    *form = (struct form){0};
    request_new(form->request);
    if (left)
        form->draft = *left;
    else
        draft_init(&form->draft, options->state_dir, options->database, app->login, name);
    form->draft_there = left;
}

void form_take_up(struct app *app, const char *name,
                  bool (*take)(struct app *app, void *state, const char *text, struct arena *arena),
                  void *state)
{
    const struct tui_options *options = app->options;
    struct arena *arena = arena_new();
    struct draft left;
    char *text;

    draft_init(&left, options->state_dir, options->database, app->login, name);
    if (draft_take(&left, arena, &text)) {
        if (take(app, state, text, arena))
            draft_drop(&left);
        else
            draft_leave(&left);
    }
    arena_free(arena);
}

void form_done(struct form *form)
{
    draft_leave(&form->draft);
}

void form_forget(struct form *form)
{
    draft_drop(&form->draft);
    form->dirty = form->draft_there = false;
    form->draft_error[0] = '\0';
}

/* Thrown away, and said how it can be had again. */
static void form_drop(struct app *app, struct form *form)
{
    if (form->dirty)
        app_pause(app);
    if (form->draft_there)
        app_put_aside(app, &form->draft);
    form_forget(form);
}

void form_write(struct form *form, const char *text)
{
    struct err err;

    err_clear(&err);
    if (!draft_write(&form->draft, text, &err)) {
        snprintf(form->draft_error, sizeof form->draft_error, "%s", err.message);
        return;
    }
    form->dirty = false;
    form->draft_there = form->draft.dir[0] != '\0';
    form->draft_error[0] = '\0';
}

void form_typed(struct app *app, struct form *form)
{
    form->dirty = true;
    request_new(form->request);
    app_typed(app);
}

struct session form_session(struct app *app, const struct form *form, day_t date)
{
    struct session session = app_session(app, date);

    session.request = form->request;
    return session;
}

/* ---- leaving ---- */

unsigned form_leave(struct app *app, struct form *form, bool lost, const char *question)
{
    if (!lost) {
        form_forget(form);
        return EFFECT_HANDLED | EFFECT_CLOSE;
    }
    if (form->stayed_at != 0 && app->events == form->stayed_at + 1)
        return form_answer(app, form, ANSWER_KEEP);
    app_ask(app, ASK_LEAVE, false, THIRD_KEEP, "%s", question);
    return EFFECT_HANDLED;
}

unsigned form_answer(struct app *app, struct form *form, enum answer answer)
{
    switch (answer) {
    case ANSWER_NO:
    case ANSWER_DROP:
        if (form->draft.dir[0] == '\0')
            return EFFECT_HANDLED; /* for later there is no place */
        form->stayed_at = app->events;
        app_say(app, STYLE_PLAIN, "%s",
                _("still here, nothing is lost: Ctrl-S saves, Esc again leaves it for later"));
        return EFFECT_HANDLED;
    case ANSWER_YES:
        form_drop(app, form);
        break;
    case ANSWER_KEEP:
        form->dirty = true;
        app_pause(app);
        if (!form->draft_there || form->draft_error[0] != '\0')
            return EFFECT_HANDLED; /* it cannot be kept: stay */
        app->kept = true;
        if (!app->stale)
            app_say(app, STYLE_PLAIN, "%s",
                    _("left for later: opened again, the form goes on with it"));
        break;
    }
    return EFFECT_HANDLED | EFFECT_CLOSE;
}

unsigned form_unchanged(struct app *app, enum edited what, int most)
{
    if (what == EDIT_FULL)
        app_say(app, STYLE_RED, _("the text is full (%d characters)"), most);
    return what == EDIT_IGNORED ? EFFECT_NONE : EFFECT_HANDLED;
}

/* ---- the line and the status row ---- */

void form_draw_line(struct form *form, struct editor *editor, struct canvas *canvas, int row,
                    int col, int end, int rows, const uint8_t *styles, bool focus)
{
    col += canvas_text(canvas, row, col, 2, STYLE_KEY, "> ");
    form->line_row = row;
    form->line_col = col;
    form->line_columns = end - col;
    form->line_rows = rows;
    editor_draw(editor, canvas, row, col, form->line_columns, rows, styles, focus);
}

bool form_click_line(const struct form *form, struct editor *editor, int row, int col)
{
    if (row < form->line_row || row >= form->line_row + form->line_rows)
        return false;
    editor_click(editor, row - form->line_row, col - form->line_col, form->line_columns,
                 form->line_rows);
    return true;
}

void form_draw_status(struct app *app, const struct form *form, struct canvas *canvas, int row,
                      const char *news)
{
    enum style style = STYLE_DIM;
    const char *text = form->draft_there ? _("draft kept") : "";

    if (app->stale) {
        style = STYLE_RED;
        text = _("the data cannot be read just now: typing goes on, saving waits");
    } else if (form->draft_error[0] != '\0') {
        style = STYLE_RED;
        text = form->draft_error;
    } else if (*news != '\0') {
        style = STYLE_YELLOW;
        text = news;
    }
    app->status_row = row;
    canvas_fit(canvas, row, 1, canvas->cols - 2, style, text);
}
