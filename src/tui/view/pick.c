/* A list to choose from: typing narrows it, Enter takes the selected row. */
#include "config.h"

#include "tui/list_page.h"

struct pick_state
{
    const char *title; /* in the table's memory, as the rows */
    struct table table;
};

static const struct key_scope scopes[] = {
    {.title = N_("Choosing from a list"),
     .common = COMMON_MOVE | COMMON_PAGE | COMMON_REDRAW | COMMON_HELP,
     .typing = true}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("select"), NULL, N_("take the selected one")},
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
    struct arena *arena = arena_new();
    struct pick_row *picks = ARENA_ARRAY(arena, argument->count, struct pick_row);
    const char **search = ARENA_ARRAY(arena, argument->count, const char *);

    (void)app;
    state->title = arena_strdup(arena, argument->title);
    state->table.nothing = argument->nothing ? arena_strdup(arena, argument->nothing) : NULL;
    for (size_t i = 0; i < argument->count; i++) {
        const struct pick_row *from = &argument->rows[i];
        const char *text = arena_strdup(arena, from->text);

        search[i] = from->search ? arena_strdup(arena, from->search) : text;
        picks[i] = (struct pick_row){text, search[i], copy_of(&from->result, arena)};
    }
    table_renew(&state->table, arena,
                &(struct table_rows){.items = picks,
                                     .count = argument->count,
                                     .size = sizeof *picks,
                                     .texts = search,
                                     .select = argument->selected});
    if (argument->typed != 0)
        table_key(&state->table, argument->typed);
}

static void pick_words(struct app *app, const void *memory, struct arena *arena,
                       struct list_words *words)
{
    (void)app;
    (void)arena;
    words->title = ((const struct pick_state *)memory)->title;
}
static const struct list_page page = {.prompt = ">", .words = pick_words};

static unsigned pick_request(struct app *app, void *memory, int request)
{
    const struct pick_row *row = table_chosen(&((struct pick_state *)memory)->table);

    if (request != REQUEST_ACCEPT)
        return EFFECT_NONE;
    return row ? app_give(app, row->result) : EFFECT_HANDLED;
}

const struct view_ops view_pick = {
    .keys = KEYS("pick", scopes, rows),
    .state_size = sizeof(struct pick_state),
    LIST_AT(struct pick_state, table, &spec),
    .open = pick_open,
    .page = &page,
    .request = pick_request,
};
