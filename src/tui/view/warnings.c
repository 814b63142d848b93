/* The warnings of the board's day: what each says, where it is from, and whether a reviewer may let it
 * pass. */
#include "config.h"

#include <stdint.h>

#include "base/text.h"
#include "tui/view/board_model.h"
#include "tui/widget/hints.h"
#include "tui/widget/table.h"

/* From this many rows on there are rules. */
#define FULL_ROWS 16

struct warnings_state
{
    struct board_model *model; /* NULL: it was never read */
    struct table table;
    int64_t item; /* to be selected when it is first read */
};

static const struct key_scope scopes[] = {
    {.title = N_("The day's warnings"), .common = COMMON_LIST | COMMON_HELP}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("go to it"), NULL,
     N_("to the homework that the warning is about")},
    {REQUEST_BACK, "back", 0, "Esc q w", N_("back"), NULL, N_("back")},
};

static const struct table_column columns[] = {
    {.title = NULL},
    {.most = {8, 12, 20, 50}, .gap = 2},
    {.grows = true, .gap = 2},
};

/* 黄  语文  与 11-17 布置的内容相同… */
static void cell(const void *model, size_t row, size_t column, struct table_cell *cell)
{
    const struct model_warning *warning = &((const struct board_model *)model)->warnings[row];
    const char *const texts[] = {warning->level_word, warning->about, warning->text};
    const enum style styles[] = {style_of_level(warning->level), STYLE_BOLD, STYLE_PLAIN};

    cell->text = texts[column];
    cell->style = styles[column];
}

static const struct table_spec spec = {columns, 3, 0, 2, false, cell};

static void warnings_open(struct app *app, void *memory, const void *given)
{
    struct warnings_state *state = memory;
    const struct warnings_argument *argument = given;

    (void)app;
    state->item = argument->item;
}

static void warnings_done(struct app *app, void *memory)
{
    struct warnings_state *state = memory;

    (void)app;
    board_model_free(state->model);
}

static const struct model_warning *selected(const struct warnings_state *state)
{
    size_t index = table_selected(&state->table);

    return index != SIZE_MAX ? &state->model->warnings[index] : NULL;
}

static void warnings_load(struct app *app, void *memory)
{
    struct warnings_state *state = memory;
    const struct class *class = app_class(app);
    struct board_model *model;
    struct err err;
    size_t keep = table_selected(&state->table);

    err_clear(&err);
    model = class ? board_model_read(app, class, app->date, &err) : NULL;
    if (class && !model) {
        app_read_failed(app, &err);
        return;
    }
    app_read_worked(app);
    board_model_free(state->model);
    state->model = model;
    for (size_t i = model ? model->warning_count : 0; state->item != 0 && i > 0; i--)
        if (model->warnings[i - 1].item == state->item)
            keep = i - 1;
    state->item = 0;
    table_fill(&state->table, model, model ? model->warning_count : 0, NULL, keep);
}

/* ---- the picture ---- */

static void draw_title(struct app *app, const struct warnings_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    size_t count = state->model ? state->model->warning_count : 0;
    const struct class *class = app_class(app);
    const char *name =
        class ? class_short(&app_data(app)->school, class, app->date, app->lang, arena) : "";
    const char *title = arena_printf(arena, _("%s · warnings: %zu"), name, count);
    int width = canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, title);

    canvas_right(canvas, 0, canvas->cols - 1, canvas->cols - width - 4, STYLE_PLAIN,
                 date_long(arena, app->date, app->lang));
    arena_free(arena);
}

/* The selected one whole, its source, and who may let it pass. */
static void draw_detail(const struct warnings_state *state, struct canvas *canvas, int row, int end)
{
    const struct model_warning *warning = selected(state);
    struct arena *arena = arena_new();

    if (!warning)
        goto out;
    row += canvas_wrap(canvas, row, 1, (end - row + 1) / 2, STYLE_PLAIN, warning->text);
    row += canvas_wrap(canvas, row, 1, end - row > 1 ? end - row - 1 : end - row, STYLE_PLAIN,
                       arena_printf(arena, _("source: %s"), warning->source));
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
    table_draw(&state->table, canvas, first, end - detail - full - first,
               app->stale ? app->stale_why : _("no warnings on this day"));
    draw_detail(state, canvas, end - detail, end);
}

static unsigned warnings_request(struct app *app, void *memory, int request)
{
    const struct model_warning *warning = selected(memory);

    if (request != REQUEST_ACCEPT)
        return EFFECT_NONE;
    if (warning && warning->item != 0)
        return app_give(app, (struct view_result){.kind = RESULT_ITEM, .id = warning->item});
    if (warning)
        app_say(app, STYLE_PLAIN, "%s", _("this one is about the whole day"));
    return EFFECT_HANDLED;
}

const struct view_ops view_warnings = {
    .keys = KEYS("warnings", scopes, rows),
    .state_size = sizeof(struct warnings_state),
    LIST_AT(struct warnings_state, table, &spec),
    .open = warnings_open,
    .load = warnings_load,
    .draw = warnings_draw,
    .request = warnings_request,
    .done = warnings_done,
};
