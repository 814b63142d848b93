/* A list to choose from: typing narrows it, Enter takes the selected row. */
#include "config.h"

#include "tui/app.h"
#include "tui/widget/table.h"

#define FULL_ROWS 10

struct pick_state
{
    struct arena *arena;
    const char *title;
    struct pick_row *rows;
    struct table table;
};

static const struct key_scope scopes[] = {
    {.title = N_("Choosing from a list"),
     .common = COMMON_MOVE | COMMON_PAGE | COMMON_REDRAW | COMMON_HELP,
     .typing = true}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("take"), NULL, N_("take the selected one")},
    {REQUEST_BACK, "back", 0, "Esc", N_("back"), NULL, N_("back, nothing taken")},
};

static void cell(const void *picks, size_t row, size_t column, struct table_cell *cell)
{
    (void)column;
    cell->text = ((const struct pick_row *)picks)[row].text;
}

static const struct table_column columns[] = {{.grows = true}};
static const struct table_spec spec = {columns, 1, 1, 3, true, cell};

/* An answer outlives what the caller made it of. */
static struct view_result copy_of(const struct view_result *result, struct arena *arena)
{
    struct view_result copy = *result;

    if (copy.kind == RESULT_SUBJECT)
        copy.subject = arena_strdup(arena, copy.subject);
    if (copy.kind == RESULT_LOGIN)
        copy.login = arena_strdup(arena, copy.login);
    if (copy.kind == RESULT_PRINTER)
        copy.printer = arena_strdup(arena, copy.printer);
    return copy;
}

static void pick_open(struct app *app, void *memory, const void *given)
{
    struct pick_state *state = memory;
    const struct pick_argument *argument = given;
    const char **search;

    (void)app;
    state->arena = arena_new();
    state->title = arena_strdup(state->arena, argument->title);
    state->rows = ARENA_ARRAY(state->arena, argument->count, struct pick_row);
    search = ARENA_ARRAY(state->arena, argument->count, const char *);
    for (size_t i = 0; i < argument->count; i++) {
        const struct pick_row *from = &argument->rows[i];
        const char *text = arena_strdup(state->arena, from->text);

        search[i] = from->search ? arena_strdup(state->arena, from->search) : text;
        state->rows[i] = (struct pick_row){text, search[i], copy_of(&from->result, state->arena)};
    }
    table_fill(&state->table, state->rows, argument->count, search, argument->selected);
}

static void pick_done(struct app *app, void *memory)
{
    struct pick_state *state = memory;

    (void)app;
    arena_free(state->arena);
}

static void pick_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct pick_state *state = memory;
    bool full = canvas->rows >= FULL_ROWS;
    int first = full ? 4 : 2;

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, state->title);
    if (full)
        canvas_rule(canvas, 1);
    table_draw_filter(&state->table, canvas, full ? 2 : 1, ">");
    table_draw(&state->table, canvas, first, canvas->rows - first - (full ? 2 : 0), "");
    app->status_row = canvas->rows - (full ? 2 : 1);
}

static unsigned pick_request(struct app *app, void *memory, int request)
{
    struct pick_state *state = memory;
    size_t row = table_selected(&state->table);

    if (request != REQUEST_ACCEPT)
        return EFFECT_NONE;
    return row != SIZE_MAX ? app_give(app, state->rows[row].result) : EFFECT_HANDLED;
}

const struct view_ops view_pick = {
    .keys = KEYS("pick", scopes, rows),
    .state_size = sizeof(struct pick_state),
    LIST_AT(struct pick_state, table, &spec),
    .open = pick_open,
    .draw = pick_draw,
    .request = pick_request,
    .done = pick_done,
};
