/* Going to a day by typing it: 11-23, 周五, +2d. What it is read as stands below the line. */
#include "config.h"

#include <string.h>

#include "tui/app.h"
#include "tui/widget/editor.h"

#define DATE_MAX_CHARS 24

struct goto_state
{
    struct editor line;
    day_t day; /* DAY_NONE: it is none */
};

static const struct key_scope scopes[] = {
    {.title = N_("Going to a day"), .common = COMMON_REDRAW | COMMON_HELP, .typing = true}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("go there"), NULL, N_("to the day that is typed")},
    {REQUEST_BACK, "back", 0, "Esc", N_("back"), NULL, N_("back, to the same day")},
};

static void read_line(struct app *app, struct goto_state *state)
{
    struct arena *arena = arena_new();
    const char *text = state->line.text, *date = arena_printf(arena, "%s号", text); /* 24 */
    struct err ignored;

    state->day = DAY_NONE;
    err_clear(&ignored);
    if (state->line.length > 0 && !date_parse(text, app->today, false, &state->day, &ignored) &&
        !date_parse_written(text, app->today, false, &state->day, &ignored) &&
        !date_parse(date, app->today, false, &state->day, &ignored))
        state->day = DAY_NONE;
    arena_free(arena);
}

static void goto_open(struct app *app, void *memory, const void *given)
{
    struct goto_state *state = memory;

    (void)app;
    (void)given;
    editor_init(&state->line, DATE_MAX_CHARS);
    state->day = DAY_NONE;
}

static void goto_done(struct app *app, void *memory)
{
    struct goto_state *state = memory;

    (void)app;
    editor_done(&state->line);
}

static void goto_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct goto_state *state = memory;
    struct arena *arena = arena_new();
    bool full = canvas->rows >= 10;
    int row = full ? 3 : 1;

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("Which day?"));
    if (full)
        canvas_rule(canvas, 1);
    canvas_text(canvas, row, 1, 1, STYLE_KEY, ">");
    editor_draw(&state->line, canvas, row, 3, canvas->cols - 4, 1, NULL, true);
    if (state->day != DAY_NONE)
        canvas_fit(canvas, row + 1, 3, canvas->cols - 4, STYLE_BOLD,
                   arena_printf(arena, "%s · %s", date_long(arena, state->day, app->lang),
                                calendar_is_school_day(app_calendar(app, app->class_id), state->day)
                                    ? _("school day")
                                    : _("no school")));
    else
        canvas_wrap(canvas, row + 1, 3, canvas->rows > row + 3 ? 2 : 1, STYLE_DIM,
                    _("for example 11-23, Fri, +2d, today, tomorrow"));
    app->status_row = canvas->rows - (full ? 2 : 1);
    arena_free(arena);
}

static unsigned goto_edited(struct app *app, struct goto_state *state, enum edited what)
{
    if (what == EDIT_IGNORED)
        return EFFECT_NONE;
    read_line(app, state);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

static unsigned goto_key(struct app *app, void *memory, uint32_t key)
{
    struct goto_state *state = memory;

    return goto_edited(app, state, editor_key(&state->line, key));
}

static unsigned goto_paste(struct app *app, void *memory, const char *text)
{
    struct goto_state *state = memory;

    return goto_edited(app, state, editor_paste(&state->line, text));
}

static unsigned goto_request(struct app *app, void *memory, int request)
{
    struct goto_state *state = memory;

    if (request != REQUEST_ACCEPT)
        return EFFECT_NONE;
    if (state->line.length == 0)
        return EFFECT_HANDLED | EFFECT_CLOSE;
    if (state->day != DAY_NONE)
        return app_give(app, (struct view_result){.kind = RESULT_DAY, .id = state->day});
    app_say(app, STYLE_RED, "%s", _("this is no day: type 11-23, Fri or +2d"));
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

const struct view_ops view_goto = {
    .keys = KEYS("goto", scopes, rows),
    .state_size = sizeof(struct goto_state),
    .open = goto_open,
    .draw = goto_draw,
    .key = goto_key,
    .paste = goto_paste,
    .request = goto_request,
    .done = goto_done,
};
