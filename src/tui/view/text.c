/* A text to be read: the help, and whatever is longer than its row. */
#include "config.h"

#include "tui/app.h"
#include "tui/widget/pager.h"

struct text_state
{
    struct pager pager;
    const char *title; /* in the pager's memory */
};

static const struct key_scope scopes[] = {{.title = N_("Help"), .common = COMMON_LIST}};
static const struct key_row rows[] = {
    {REQUEST_BACK, "back", 0, "q Esc ? F1 Enter", N_("back"), NULL, N_("back")},
};

static void text_open(struct app *app, void *memory, const void *given)
{
    struct text_state *state = memory;
    const struct text_argument *argument = given;

    (void)app;
    state->title = arena_strdup(state->pager.arena, argument->title);
    for (size_t i = 0; i < argument->count; i++)
        pager_add(&state->pager, argument->lines[i].label, argument->lines[i].style,
                  argument->lines[i].text);
}

static void text_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct text_state *state = memory;

    (void)app;
    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, state->title);
    canvas_rule(canvas, 1);
    pager_draw(&state->pager, canvas, 2, canvas->rows - 3);
}

const struct view_ops view_text = {
    .keys = KEYS("text", scopes, rows),
    .state_size = sizeof(struct text_state),
    PAGER_AT(struct text_state, pager),
    .open = text_open,
    .draw = text_draw,
};
