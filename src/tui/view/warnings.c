/* The warnings of the board's day: what each says, where it is from, and whether a reviewer may let it
 * pass. */
#include "config.h"

#include <stdint.h>

#include "base/text.h"
#include "tui/list_page.h"
#include "tui/view/board_model.h"

struct warnings_state
{
    struct board_model *model; /* NULL: it was never read */
    struct table table;
    int64_t item; /* to be selected when it is first read */
};

enum warnings_scope
{
    OF_HOMEWORK,
    OF_DAY, /* or there is none */
};
static const struct key_scope scopes[] = {
    [OF_HOMEWORK] = {.title = N_("The day's warnings"), .common = COMMON_LIST | COMMON_HELP},
    [OF_DAY] = {.title = N_("The day's warnings, about the whole day"),
                .common = COMMON_LIST | COMMON_HELP},
};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", IN(OF_HOMEWORK), "Enter", N_("go to it"), NULL,
     N_("to the homework that the warning is about")},
    {REQUEST_ACCEPT, "accept", IN(OF_DAY), "Enter", NULL, NULL,
     N_("says that the warning is about no homework alone")},
    {REQUEST_BACK, "back", 0, "Esc q w", N_("back"), NULL, N_("back")},
};

static unsigned warnings_scope(const void *memory)
{
    const struct warnings_state *state = memory;
    const struct model_warning *warning = table_chosen(&state->table);

    return warning && warning->item != 0 ? OF_HOMEWORK : OF_DAY;
}

static const struct table_column columns[] = {
    {.title = NULL},
    {.most = {8, 12, 20, 50}, .gap = 2},
    {.grows = true, .gap = 2},
};

/* 黄  语文  与 11-17 布置的内容相同… */
static void cell(const void *list, size_t row, size_t column, struct table_cell *cell)
{
    const struct model_warning *warning = (const struct model_warning *)list + row;
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

static bool warnings_read(struct app *app, void *memory, struct arena *arena,
                          struct table_rows *out, struct err *err)
{
    struct warnings_state *state = memory;
    const struct class *class = app_class(app);
    struct board_model *model = class ? board_model_read(app, class, app->date, err) : NULL;

    (void)arena;
    if (class && !model)
        return false;
    board_model_free(state->model);
    state->model = model;
    out->items = model ? model->warnings : NULL;
    out->count = model ? model->warning_count : 0;
    for (size_t i = out->count; state->item != 0 && i > 0; i--)
        if (model->warnings[i - 1].item == state->item)
            out->select = i - 1;
    state->item = 0;
    return true;
}

static void warnings_words(struct app *app, const void *memory, struct arena *arena,
                           struct list_words *words)
{
    const struct warnings_state *state = memory;

    words->title = arena_printf(arena, _("%s · warnings: %zu"), words->beside, state->table.count);
    words->beside = date_long(arena, app->date, app->lang);
}

/* The selected one whole, its source, and who may let it pass. */
static void draw_detail(const void *memory, struct canvas *canvas, int row, int end)
{
    const struct model_warning *warning =
        table_chosen(&((const struct warnings_state *)memory)->table);
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

static const struct list_page page = {.empty = N_("no warnings on this day"),
                                      .row_size = sizeof(struct model_warning),
                                      .of_class = true,
                                      .read = warnings_read,
                                      .words = warnings_words,
                                      .detail = draw_detail};

static unsigned warnings_request(struct app *app, void *memory, int request)
{
    const struct model_warning *warning = table_chosen(&((struct warnings_state *)memory)->table);

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
    .scope = warnings_scope,
    LIST_AT(struct warnings_state, table, &spec),
    .open = warnings_open,
    .page = &page,
    .request = warnings_request,
    .done = warnings_done,
};
