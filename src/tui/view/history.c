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

#define FIRST_ROWS 256 /* read at once; twice as many when their end comes near */
#define NEAR_ROWS 64

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
struct history_state
{
    struct table table;
    size_t most;
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

static bool history_read(struct app *app, void *memory, struct arena *arena, struct table_rows *out,
                         struct err *err)
{
    struct history_state *state = memory;
    struct session session = app_session(app, app->date);
    struct history_line *lines;
    struct history_list list;

    state->most = state->most > 0 ? state->most : FIRST_ROWS;
    if (!service_log(&session, app_class(app), 0, state->most, arena, &list, err))
        return false;
    out->items = lines = ARENA_ARRAY(arena, list.count, struct history_line);
    out->count = list.count;
    for (size_t i = 0; i < list.count; i++)
        lines[i] = line_of(app, &list.items[i], arena);
    return true;
}

static const struct list_page page = {.title = N_("The history"),
                                      .empty = N_("nothing has been changed yet"),
                                      .row_size = sizeof(struct history_line),
                                      .same = same,
                                      .of_class = true,
                                      .read = history_read};

static void history_idle(struct app *app, void *memory)
{
    struct history_state *state = memory;

    if (state->table.count < state->most || state->table.selected + NEAR_ROWS < state->most)
        return;
    state->most *= 2;
    list_page_load(app, &page, state, &state->table);
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
    .idle = history_idle,
    .request = history_request,
};
