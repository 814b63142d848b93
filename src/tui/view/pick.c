/* A list to choose from: typing narrows it, Enter takes the selected row. */
#include "config.h"

#include <stdint.h>

#include "tui/app.h"
#include "tui/widget/editor.h"
#include "tui/widget/list.h"

#define PICK_FILTER_CHARS 60

struct pick_state
{
    struct arena *arena;
    char *title;
    const char **rows;
    const char **search;
    size_t count;
    int purpose;
    struct list list;
    struct editor filter;
};

static enum scope pick_scope(const void *memory)
{
    (void)memory;
    return SCOPE_PICK;
}

static void pick_open(struct app *app, void *memory, const void *given)
{
    struct pick_state *state = memory;
    const struct pick_argument *argument = given;

    (void)app;
    state->arena = arena_new();
    state->title = arena_strdup(state->arena, argument->title);
    state->count = argument->count;
    state->purpose = argument->purpose;
    state->rows = ARENA_ARRAY(state->arena, state->count, const char *);
    state->search = ARENA_ARRAY(state->arena, state->count, const char *);
    for (size_t i = 0; i < state->count; i++) {
        state->rows[i] = arena_strdup(state->arena, argument->rows[i]);
        state->search[i] = argument->search != NULL
                               ? arena_strdup(state->arena, argument->search[i])
                               : state->rows[i];
    }
    list_init(&state->list);
    editor_init(&state->filter, PICK_FILTER_CHARS);
    list_fill(&state->list, state->count, state->search, "", argument->selected);
}

static void pick_done(struct app *app, void *memory)
{
    struct pick_state *state = memory;

    (void)app;
    list_done(&state->list);
    editor_done(&state->filter);
    arena_free(state->arena);
}

static void pick_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct pick_state *state = memory;
    bool full = canvas->rows >= 10;
    int first = full ? 4 : 2;
    int height = canvas->rows - first - (full ? 2 : 0);
    int col;

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, state->title);
    if (full)
        canvas_rule(canvas, 1);
    col = 1 + canvas_text(canvas, full ? 2 : 1, 1, canvas->cols - 2, STYLE_KEY, "> ");
    editor_draw(&state->filter, canvas, full ? 2 : 1, col, canvas->cols - col - 1, 1, NULL, true);
    list_place(&state->list, first, height);
    if (state->list.left_count == 0)
        canvas_fit(canvas, first, 3, canvas->cols - 4, STYLE_DIM,
                   _("nothing contains these words"));
    for (int i = 0; i < height; i++) {
        size_t index = list_at(&state->list, first + i);

        if (index == SIZE_MAX)
            break;
        canvas_fit(canvas, first + i, 3, canvas->cols - 4, STYLE_PLAIN, state->rows[index]);
        if (index == list_selected(&state->list)) {
            canvas_text(canvas, first + i, 1, 1, STYLE_BOLD, "▸");
            canvas_style(canvas, first + i, 0, canvas->cols, STYLE_SELECTED);
        }
    }
    app->status_row = canvas->rows - (full ? 2 : 1);
}

static unsigned pick_take(struct app *app, const struct pick_state *state)
{
    size_t index = list_selected(&state->list);

    if (index == SIZE_MAX)
        return EFFECT_HANDLED;
    app->taken = true;
    app->taken_purpose = state->purpose;
    app->taken_index = index;
    return EFFECT_CLOSE;
}

static unsigned pick_request(struct app *app, void *memory, enum request request)
{
    struct pick_state *state = memory;

    switch (request) {
    case REQUEST_ACCEPT:
        return pick_take(app, state);
    case REQUEST_BACK:
        return EFFECT_CLOSE;
    default:
        return list_request(&state->list, request);
    }
}

static unsigned narrowed(struct pick_state *state, enum edited edited)
{
    if (edited == EDIT_CHANGED)
        list_fill(&state->list, state->count, state->search, state->filter.text,
                  list_selected(&state->list));
    return edited == EDIT_IGNORED ? EFFECT_NONE : EFFECT_HANDLED;
}

static unsigned pick_key(struct app *app, void *memory, uint32_t key)
{
    struct pick_state *state = memory;

    (void)app;
    return narrowed(state, editor_key(&state->filter, key));
}

static unsigned pick_paste(struct app *app, void *memory, const char *text)
{
    struct pick_state *state = memory;

    (void)app;
    return narrowed(state, editor_paste(&state->filter, text));
}

static unsigned pick_click(struct app *app, void *memory, int row, int col)
{
    struct pick_state *state = memory;
    size_t before = list_selected(&state->list);

    (void)col;
    if (!list_click(&state->list, row))
        return EFFECT_NONE;
    return list_selected(&state->list) == before ? pick_take(app, state) : EFFECT_HANDLED;
}

static unsigned pick_wheel(struct app *app, void *memory, int steps)
{
    struct pick_state *state = memory;

    (void)app;
    list_move(&state->list, steps);
    return EFFECT_HANDLED;
}

const struct view_ops view_pick = {
    .name = "pick",
    .state_size = sizeof(struct pick_state),
    .scope = pick_scope,
    .open = pick_open,
    .draw = pick_draw,
    .request = pick_request,
    .key = pick_key,
    .paste = pick_paste,
    .click = pick_click,
    .wheel = pick_wheel,
    .done = pick_done,
};
