/* The warnings of the board's day: what each says, where it is from, and whether a reviewer may let it
 * pass. */
#include "config.h"

#include <stdint.h>

#include "base/text.h"
#include "tui/view/board_model.h"
#include "tui/widget/hints.h"
#include "tui/widget/list.h"

/* From this many rows on there are rules. */
#define FULL_ROWS 16
#define MARK_COL 2
#define GAP 2

struct warnings_state
{
    struct board_model *model; /* NULL: it was never read */
    struct list list;
    int64_t item; /* to be selected when it is first read */
    int purpose;
};

static enum scope warnings_scope(const void *memory)
{
    (void)memory;
    return SCOPE_WARNINGS;
}

static void warnings_open(struct app *app, void *memory, const void *given)
{
    struct warnings_state *state = memory;
    const struct warnings_argument *argument = given;

    (void)app;
    state->item = argument->item;
    state->purpose = argument->purpose;
    list_init(&state->list);
}

static void warnings_done(struct app *app, void *memory)
{
    struct warnings_state *state = memory;

    (void)app;
    board_model_free(state->model);
    list_done(&state->list);
}

static const struct model_warning *selected(const struct warnings_state *state)
{
    size_t index = list_selected(&state->list);

    return index != SIZE_MAX ? &state->model->warnings[index] : NULL;
}

static void warnings_load(struct app *app, void *memory)
{
    struct warnings_state *state = memory;
    const struct class *class = app_class(app);
    struct board_model *model;
    struct err err;
    size_t keep = list_selected(&state->list);

    err_clear(&err);
    model = class != NULL ? board_model_read(app, class, app->date, &err) : NULL;
    if (class != NULL && model == NULL) {
        app_read_failed(app, &err);
        return;
    }
    app_read_worked(app);
    board_model_free(state->model);
    state->model = model;
    for (size_t i = model != NULL ? model->warning_count : 0; state->item != 0 && i > 0; i--)
        if (model->warnings[i - 1].item == state->item)
            keep = i - 1;
    state->item = 0;
    list_fill(&state->list, model != NULL ? model->warning_count : 0, NULL, "", keep);
}

/* ---- the picture ---- */

static void draw_title(struct app *app, const struct warnings_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    size_t count = state->model != NULL ? state->model->warning_count : 0;
    const struct class *class = app_class(app);
    const char *name = class != NULL
                           ? class_short(&app_data(app)->school, class, app->date, app->lang, arena)
                           : "";
    const char *title = arena_printf(arena, _("%s · warnings: %zu"), name, count);
    int width = canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, title);

    canvas_right(canvas, 0, canvas->cols - 1, canvas->cols - width - 4, STYLE_PLAIN,
                 date_long(arena, app->date, app->lang));
    arena_free(arena);
}

/* ▸ 黄  语文  与 11-17 布置的内容相同… */
static void draw_row(const struct warnings_state *state, struct canvas *canvas, int row,
                     const struct model_warning *warning, int level, int about, enum lang lang)
{
    int col = MARK_COL;

    canvas_fit(canvas, row, col, level, style_of_level(warning->level),
               vocab_name(&vocab_level, (int)warning->level, lang));
    col += level + GAP;
    canvas_fit(canvas, row, col, about, STYLE_BOLD, warning->about);
    col += about + GAP;
    canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_PLAIN, warning->text);
    if (warning == selected(state)) {
        canvas_text(canvas, row, 0, 1, STYLE_BOLD, "▸");
        canvas_style(canvas, row, 0, canvas->cols, STYLE_SELECTED);
    }
}

static void draw_list(struct app *app, struct warnings_state *state, struct canvas *canvas,
                      int first, int height)
{
    const struct board_model *model = state->model;
    int level = 0, about = 0;

    list_place(&state->list, first, height);
    if (state->list.left_count == 0)
        canvas_fit(canvas, first, MARK_COL, canvas->cols - 3, STYLE_DIM,
                   app->stale ? app->stale_why : _("nothing to warn of on this day"));
    for (size_t i = 0; model != NULL && i < model->warning_count; i++) {
        const struct model_warning *warning = &model->warnings[i];
        int word = canvas_width(canvas, vocab_name(&vocab_level, (int)warning->level, app->lang));
        int subject = canvas_width(canvas, warning->about);

        level = word > level ? word : level;
        about = subject > about ? subject : about;
    }
    about = about > canvas->cols / 4 ? canvas->cols / 4 : about;
    for (int i = 0; i < height && list_at(&state->list, first + i) != SIZE_MAX; i++)
        draw_row(state, canvas, first + i, &model->warnings[list_at(&state->list, first + i)],
                 level, about, app->lang);
}

/* Wrapped over at most `rows`; returns the rows it took. */
static int draw_wrapped(struct canvas *canvas, int row, int rows, enum style style,
                        const char *text, struct arena *arena)
{
    size_t count;
    char **lines = text_wrap(arena, text, canvas->cols - 2, &count);
    int used = 0;

    for (; used < rows && (size_t)used < count; used++)
        canvas_fit(canvas, row + used, 1, canvas->cols - 2, style,
                   used == rows - 1 && (size_t)used + 1 < count
                       ? arena_printf(arena, "%s…", lines[used])
                       : lines[used]);
    return used;
}

/* The selected one whole, its source, and who may let it pass. */
static void draw_detail(const struct warnings_state *state, struct canvas *canvas, int row, int end)
{
    const struct model_warning *warning = selected(state);
    struct arena *arena = arena_new();

    if (warning == NULL)
        goto out;
    row += draw_wrapped(canvas, row, (end - row + 1) / 2, STYLE_PLAIN, warning->text, arena);
    row += draw_wrapped(canvas, row, end - row > 1 ? end - row - 1 : end - row, STYLE_PLAIN,
                        arena_printf(arena, _("source: %s"), warning->source), arena);
    /* only what is red is held */
    if (row < end && warning->level == LEVEL_RED)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_DIM,
                   warning->passable ? _("a reviewer may let it pass, with a reason")
                                     : _("no reviewer can let it pass"));
out:
    arena_free(arena);
}

static void warnings_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct warnings_state *state = memory;
    bool full = canvas->rows >= FULL_ROWS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS); /* above the hints */
    int first = full ? 2 : 1;
    int detail = full ? 6 : (end - first) / 2;

    draw_title(app, state, canvas);
    if (full) {
        canvas_rule(canvas, 1);
        canvas_rule(canvas, end - 1 - detail - 1);
        end--; /* the row of messages */
        app->status_row = end;
    }
    draw_list(app, state, canvas, first, end - detail - full - first);
    draw_detail(state, canvas, end - detail, end);
}

/* ---- keys ---- */

static unsigned take(struct app *app, const struct warnings_state *state)
{
    const struct model_warning *warning = selected(state);

    if (warning == NULL)
        return EFFECT_HANDLED;
    if (warning->item == 0) {
        app_say(app, STYLE_PLAIN, "%s", _("this one is of the whole day"));
        return EFFECT_HANDLED;
    }
    app->taken = true;
    app->taken_purpose = state->purpose;
    app->taken_index = (size_t)warning->item;
    return EFFECT_CLOSE;
}

static unsigned warnings_request(struct app *app, void *memory, enum request request)
{
    struct warnings_state *state = memory;

    switch (request) {
    case REQUEST_ACCEPT:
        return take(app, state);
    case REQUEST_BACK:
        return EFFECT_CLOSE;
    default:
        return list_request(&state->list, request);
    }
}

static unsigned warnings_click(struct app *app, void *memory, int row, int col)
{
    struct warnings_state *state = memory;
    size_t before = list_selected(&state->list);

    (void)col;
    if (!list_click(&state->list, row))
        return EFFECT_NONE;
    return list_selected(&state->list) == before ? take(app, state) : EFFECT_HANDLED;
}

static unsigned warnings_wheel(struct app *app, void *memory, int steps)
{
    struct warnings_state *state = memory;

    (void)app;
    list_move(&state->list, steps);
    return EFFECT_HANDLED;
}

const struct view_ops view_warnings = {
    .name = "warnings",
    .state_size = sizeof(struct warnings_state),
    .scope = warnings_scope,
    .open = warnings_open,
    .load = warnings_load,
    .draw = warnings_draw,
    .request = warnings_request,
    .click = warnings_click,
    .wheel = warnings_wheel,
    .done = warnings_done,
};
