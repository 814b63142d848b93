/* Everything that can be asked for where one is, by name: the words of the keymap, typed in Chinese, by the
 * initials of their pinyin or in English. What is taken is done as its key would do it. */
#include "config.h"

#include "base/initials.h"
#include "base/text.h"
#include "tui/app.h"
#include "tui/widget/table.h"

struct palette_row
{
    const char *keys, *word, *what;
    struct view_result result;
};

struct palette_state
{
    struct table table;
    struct arena *arena;
    struct palette_row *rows;
    const char **search;
    size_t count, capacity, search_capacity;
};

static const struct key_scope scopes[] = {{.title = N_("All commands by name"),
                                           .common = COMMON_MOVE | COMMON_PAGE | COMMON_REDRAW,
                                           .typing = true}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("do it"), NULL, N_("do the selected one")},
    {REQUEST_BACK, "back", 0, "Esc", N_("back"), NULL, N_("back, nothing done")},
};

enum palette_column
{
    COLUMN_KEYS,
    COLUMN_WORD,
    COLUMN_WHAT,
};
static const struct table_column columns[] = {
    [COLUMN_KEYS] = {.most = {6, 10, 10, 16}, .always = true},
    [COLUMN_WORD] = {.most = {8, 10, 12, 16}, .gap = 2, .always = true},
    [COLUMN_WHAT] = {.gap = 2, .least = 6, .grows = true},
};

static void cell(const void *items, size_t row, size_t column, struct table_cell *cell)
{
    const struct palette_row *it = &((const struct palette_row *)items)[row];

    cell->text = column == COLUMN_KEYS ? it->keys : column == COLUMN_WORD ? it->word : it->what;
    if (column == COLUMN_KEYS)
        cell->style = STYLE_KEY;
}

static const struct table_spec spec = {columns, sizeof columns / sizeof *columns, 1, 3, true, cell};

/* What moves within a screen is under the fingers: it has no name to be looked for. */
static bool has_name(int request)
{
    return request >= REQUEST_FILTER && request != REQUEST_BACK && request != REQUEST_PALETTE;
}

static char *said(const struct binding *binding, enum lang lang, struct arena *arena)
{
    return arena_printf(arena, "%s %s", binding->row->hint ? tr(lang, binding->row->hint) : "",
                        tr(lang, binding->row->help));
}

/* What is typed may be the sentence in either language, the name that the settings use, or initials. */
static char *search_text(const struct binding *binding, struct arena *arena)
{
    char *chinese = said(binding, LANG_ZH, arena);

    return arena_printf(arena, "%s %s %s %s %s", chinese, said(binding, LANG_EN, arena),
                        binding->row->name, text_initials(arena, chinese, false),
                        text_initials(arena, chinese, true));
}

static void add_place(struct app *app, struct palette_state *state, struct key_place place,
                      bool of_board)
{
    struct arena *arena = state->arena;

    for (const struct binding *it = keymap_next(&app->keys, place, NULL); it;
         it = keymap_next(&app->keys, place, it)) {
        if (!has_name(it->request))
            continue;
        state->rows =
            arena_grow(arena, state->rows, &state->capacity, state->count + 1, sizeof *state->rows);
        state->search = arena_grow(arena, state->search, &state->search_capacity, state->count + 1,
                                   sizeof *state->search);
        state->search[state->count] = search_text(it, arena);
        state->rows[state->count++] = (struct palette_row){
            .keys = arena_strdup(arena, it->label),
            .word = it->row->hint ? _(it->row->hint) : "",
            .what = _(it->row->help),
            .result = {.kind = RESULT_REQUEST, .request = it->request, .of_board = of_board}};
    }
}

static void palette_open_view(struct app *app, void *memory, const void *given)
{
    struct palette_state *state = memory;
    const struct key_place *place = given;
    const struct key_place board = {&view_board.keys, 0};

    state->arena = arena_new();
    add_place(app, state, *place, place->set == board.set);
    if (place->set != board.set)
        add_place(app, state, board, true);
    table_fill(&state->table, state->rows, state->count, state->search, 0);
}

static void palette_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct palette_state *state = memory;
    bool full = canvas->rows >= 10;
    int first = full ? 4 : 2;

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("All commands by name"));
    if (full)
        canvas_rule(canvas, 1);
    table_draw_filter(&state->table, canvas, full ? 2 : 1, ":");
    table_draw(&state->table, canvas, first, canvas->rows - first - (full ? 2 : 0), "");
    app->status_row = canvas->rows - (full ? 2 : 1);
}

static unsigned palette_request(struct app *app, void *memory, int request)
{
    struct palette_state *state = memory;
    size_t row = table_selected(&state->table);

    if (request != REQUEST_ACCEPT)
        return EFFECT_NONE;
    return row != SIZE_MAX ? app_give(app, state->rows[row].result) : EFFECT_HANDLED;
}

static void palette_done(struct app *app, void *memory)
{
    struct palette_state *state = memory;

    (void)app;
    arena_free(state->arena);
}

const struct view_ops view_palette = {
    .keys = KEYS("palette", scopes, rows),
    .state_size = sizeof(struct palette_state),
    LIST_AT(struct palette_state, table, &spec),
    .open = palette_open_view,
    .draw = palette_draw,
    .request = palette_request,
    .done = palette_done,
};
