/* The history of the class: who did what and when, from what to what. Enter shows the whole of a row, u
 * takes its change back. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/action.h"
#include "service/history.h"
#include "tui/list_page.h"
#include "tui/view/undo.h"
#include "tui/widget/pager.h"

#define PIECE_ROWS 64 /* read at once */
#define NEAR_ROWS 64  /* so near to the end of what is read, more is */

#define HISTORY_UNDO REQUEST_OWN

static const struct key_scope scopes[] = {
    {N_("The history"), COMMON_LIST | COMMON_FILTER | COMMON_BACK | COMMON_HELP, false}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("whole"), NULL, N_("the whole row")},
    {HISTORY_UNDO, "undo", 0, "u", N_("undo"), NULL,
     N_("take back the selected change (it asks first)")},
};
static const struct key_needs needs[] = {{HISTORY_UNDO, MAY_CHANGE, 0}};
static const struct key_row way_in = {
    .name = "history",
    .keys = "L",
    .hint = N_("history"),
    .help = N_("who changed what and when; one change can be taken back")};

static const struct table_column columns[] = {
    {.title = N_("When"), .priority = 2},
    {.title = N_("Who"), .most = {6, 8, 10, 16}, .gap = 2, .priority = 1},
    {.title = N_("Action"), .most = {6, 10, 18, 28}, .gap = 2},
    {.title = N_("What, before → after"), .gap = 2, .least = 16, .grows = true},
    {.title = N_("Reason"), .from = TABLE_WIDE, .most = {0, 0, 0, 40}, .gap = 2, .priority = 3},
};
#define COLUMNS (sizeof columns / sizeof *columns)
#define COLUMN_WORDS 3

struct history_line
{
    const char *texts[COLUMNS];
    const char *change_words; /* behind the homework's own */
    int64_t seq, change;
};
/* The newest rows of the class, read piece by piece into an arena. */
struct history_lines
{
    struct arena *arena; /* NULL: there are none */
    int64_t class_id;
    struct history_line *items;
    size_t count, capacity;
    bool more;
};
struct history_state
{
    struct table table;
    struct history_lines shown; /* the arena is the table's */
    struct history_lines
        coming; /* after a change: as many, and then they are shown; the arena is its own */
};

static void cell(const void *lines, size_t row, size_t column, struct table_cell *cell)
{
    const struct history_line *line = &((const struct history_line *)lines)[row];

    cell->text = line->texts[column];
    if (column == COLUMN_WORDS)
        cell->tail = line->change_words;
}

static bool same(const void *before, const void *now)
{
    const struct history_line *a = before, *b = now;

    return a->seq == b->seq;
}

static const struct table_spec spec = {columns, COLUMNS, 0, 2, false, cell};

static struct history_line line_of(struct app *app, const struct history_row *row,
                                   struct arena *arena)
{
    struct session session = app_session(app, app->date);
    const struct teacher *person = service_person(app->service, row->actor);
    const char *when = stamp_local(arena, row->at, app_utc_offset(app));
    const char *year = arena_printf(arena, "%d-", date_ymd(app->today).year);
    const char *item = service_row_item(&session, row, arena);
    const char *words = service_row_words(&session, row, arena);
    struct history_line line = {
        .texts = {when + (strncmp(when, year, strlen(year)) == 0 ? strlen(year) : 0),
                  person ? person->name : row->actor, action_word(row->action, app->lang),
                  *item != '\0' ? item : words, row->why ? row->why : ""},
        .change_words = *item != '\0' ? arena_printf(arena, "  %s", words) : "",
        .seq = row->seq,
        .change = row->change,
    };

    for (size_t i = 0; i < COLUMNS; i++)
        line.texts[i] = text_sanitise(arena, line.texts[i], false, NULL);
    line.change_words = text_sanitise(arena, line.change_words, false, NULL);
    return line;
}

static bool read_piece(struct app *app, struct history_lines *lines)
{
    struct session session = app_session(app, app->date);
    const struct class *class =
        lines->class_id != 0 ? service_class_by_id(&session, lines->class_id) : NULL;
    struct history_list list;
    struct err err;

    err_clear(&err);
    if (!service_log(&session, class, lines->count > 0 ? lines->items[lines->count - 1].seq : 0,
                     PIECE_ROWS, lines->arena, &list, &err)) {
        app_read_failed(app, &err);
        return false;
    }
    lines->items = arena_grow(lines->arena, lines->items, &lines->capacity,
                              lines->count + list.count, sizeof *lines->items);
    for (size_t i = 0; i < list.count; i++)
        lines->items[lines->count++] = line_of(app, &list.items[i], lines->arena);
    lines->more = list.count == PIECE_ROWS;
    app_read_worked(app);
    return true;
}

static void drop_coming(struct history_state *state)
{
    arena_free(state->coming.arena);
    state->coming = (struct history_lines){.arena = NULL};
}

static void show_coming(struct history_state *state)
{
    state->shown = state->coming;
    state->coming = (struct history_lines){.arena = NULL};
    table_renew(&state->table, state->shown.arena,
                &(struct table_rows){.items = state->shown.items,
                                     .count = state->shown.count,
                                     .size = sizeof *state->shown.items,
                                     .select = SIZE_MAX,
                                     .same = same});
}

/* As many as were read before, and the selected one among them. */
static bool are_enough(const struct history_state *state)
{
    const struct history_lines *coming = &state->coming;
    const struct history_line *chosen = table_chosen(&state->table);

    return !coming->more || (coming->count >= state->shown.count &&
                             (!chosen || coming->items[coming->count - 1].seq <= chosen->seq));
}

/* What was read before stays until as much is read again. */
static bool go_on(struct app *app, struct history_state *state)
{
    if (!read_piece(app, &state->coming)) {
        drop_coming(state);
        return false;
    }
    if (are_enough(state))
        show_coming(state);
    return true;
}

static void history_load(struct app *app, void *memory)
{
    struct history_state *state = memory;

    drop_coming(state);
    state->table.alone = true;
    state->coming =
        (struct history_lines){.arena = arena_new(), .class_id = app->class_id, .more = true};
    go_on(app, state);
}

static void history_done(struct app *app, void *memory)
{
    (void)app;
    drop_coming(memory);
}

static const struct list_page page = {.title = N_("The history"),
                                      .empty = N_("nothing has been changed yet"),
                                      .row_size = sizeof(struct history_line),
                                      .of_class = true};

static bool comes_near_end(const struct history_state *state)
{
    size_t selected = table_selected(&state->table);

    return state->shown.more && selected != SIZE_MAX && selected + NEAR_ROWS >= state->shown.count;
}

static void history_idle(struct app *app, void *memory)
{
    struct history_state *state = memory;
    struct history_lines *shown = &state->shown;

    if (state->coming.arena) {
        app->busy = go_on(app, state);
    } else if (comes_near_end(state) && read_piece(app, shown)) {
        table_fill(&state->table, shown->items, shown->count, NULL, table_selected(&state->table));
        app->busy = true;
    }
}

static unsigned show(struct app *app, const struct history_line *line)
{
    struct pager_line lines[COLUMNS];
    struct arena *arena = arena_new();
    size_t count = 0;

    for (size_t i = 0; i < COLUMNS; i++)
        if (*line->texts[i] != '\0')
            lines[count++] =
                (struct pager_line){_(columns[i].title),
                                    arena_printf(arena, "%s%s", line->texts[i],
                                                 i == COLUMN_WORDS ? line->change_words : ""),
                                    STYLE_PLAIN};
    app_open(app, &view_text, &(struct text_argument){_("The history"), lines, count});
    arena_free(arena);
    return EFFECT_HANDLED;
}

static unsigned history_request(struct app *app, void *memory, int request)
{
    struct history_state *state = memory;
    const struct history_line *line = table_chosen(&state->table);

    if (request == REQUEST_ACCEPT)
        return line ? show(app, line) : EFFECT_HANDLED;
    if (request != HISTORY_UNDO || !line)
        return EFFECT_NONE;
    return undo_ask(app, line->change);
}

const struct view_ops view_history = {
    .keys = KEYS_WITH_NEEDS("history", scopes, rows, needs),
    .way_in = &way_in,
    .state_size = sizeof(struct history_state),
    LIST_AT(struct history_state, table, &spec),
    .page = &page,
    .load = history_load,
    .idle = history_idle,
    .request = history_request,
    .done = history_done,
};
