/* The wall: what a class has to do, big, whole and by itself, for a screen that everybody walks past. One
 * class after the other, several side by side where there is room. Nothing can be changed here. */
#include "config.h"

#include "tui/view/wall_state.h"

#include <stdlib.h>
#include <string.h>

#include "tui/term/clock.h"

#define PAGE_SECONDS 10
/* What is read ahead between two looks at the keyboard. */
#define SLICE_MS 8
/* A change elsewhere is gone to at most so often. */
#define FOLLOW_MS 3000

enum wall_request
{
    WALL_LEAVE = REQUEST_OWN,
};

static const struct key_scope scopes[] = {
    {.title = N_("The big screen"), .common = COMMON_REDRAW | COMMON_HELP}};
static const struct key_row rows[] = {
    {WALL_LEAVE, "leave", 0, "q", NULL, NULL, N_("leave the big screen")},
    {REQUEST_BACK, "back", 0, "Esc", NULL, NULL, N_("back to the board")},
    {REQUEST_PAGE_DOWN, "page-down", 0, "Right Space PgDn l", NULL, NULL, N_("the next page")},
    {REQUEST_PAGE_UP, "page-up", 0, "Left PgUp h", NULL, NULL, N_("the page before")},
};
static const struct key_row way_in = {
    .name = "wall",
    .keys = "B",
    .hint = N_("big screen"),
    .help = N_("the big screen: the class's homework whole, page by page, to be left running")};

/* ---- which classes ---- */

static struct wall_class *slot_of(struct wall_state *state, int64_t id)
{
    for (size_t i = 0; i < state->count; i++)
        if (state->classes[i].id == id)
            return &state->classes[i];
    return NULL;
}

/* The ids to be shown today; those that the school has no more are left out. */
static int64_t *ids_of(struct app *app, const struct wall_state *state, struct arena *arena,
                       size_t *count)
{
    const struct tui_wall *wall = app->options->wall;
    struct session session = app_session(app, app->date);
    size_t given = state->single != 0 ? 1 : wall ? wall->count : 0;
    const int64_t *wanted = state->single != 0 ? &state->single : wall ? wall->classes : NULL;
    const struct class **all = NULL;
    int64_t *ids;
    size_t most = given;

    if (given == 0)
        all = service_classes(&session, app->date, false, arena, &most);
    ids = ARENA_ARRAY(arena, most, int64_t);
    *count = 0;
    for (size_t i = 0; i < most; i++) {
        int64_t id = all ? all[i]->id : wanted[i];

        if (service_class_by_id(&session, id))
            ids[(*count)++] = id;
    }
    return ids;
}

/* Those that stay keep their board. */
static void choose_classes(struct app *app, struct wall_state *state)
{
    struct arena *arena = arena_new();
    size_t count;
    const int64_t *ids = ids_of(app, state, arena, &count);
    struct wall_class *fresh = calloc(count > 0 ? count : 1, sizeof *fresh);
    int64_t first = state->first < state->count ? state->classes[state->first].id : 0;
    size_t at = 0;

    if (!fresh)
        die("out of memory");
    for (size_t i = 0; i < count; i++) {
        struct wall_class *before = slot_of(state, ids[i]);

        if (before) {
            fresh[i] = *before;
            memset(before, 0, sizeof *before);
        }
        fresh[i].id = ids[i];
        fresh[i].wanted = true;
        at = ids[i] == first ? i : at;
    }
    for (size_t i = 0; i < state->count; i++)
        wall_class_done(&state->classes[i]);
    free(state->classes);
    state->classes = fresh;
    state->count = count;
    state->first = state->panels > 1 ? at - at % state->panels : at;
    arena_free(arena);
}

/* ---- reading ---- */

/* From page one: of those on the screen, or of what changed elsewhere. */
static void show_first_page(struct app *app, struct wall_state *state, size_t class)
{
    size_t panels = state->panels > 0 ? state->panels : 1;

    state->first = class - class % panels;
    state->page = 0;
    state->since = app->now;
}

/* Many classes can change at once (an import): the first of them is gone to, the others come in turn. */
static void follow_change(struct app *app, struct wall_state *state, size_t index)
{
    bool shown = index >= state->first && index < state->first + wall_shown(state);

    if (!shown && state->followed_ms != 0 && clock_ms() < state->followed_ms + FOLLOW_MS)
        return;
    state->followed_ms = clock_ms();
    show_first_page(app, state, index);
}

static bool read_class(struct app *app, struct wall_state *state, size_t index)
{
    struct wall_class *wall = &state->classes[index];
    struct session session = app_session(app, app->date);
    const struct class *class = service_class_by_id(&session, wall->id);
    bool changed = false;
    struct err err;

    err_clear(&err);
    wall->wanted = false;
    if (class && !wall_class_read(app, class, wall, &changed, &err)) {
        wall->wanted = true;
        app_read_failed(app, &err);
        return false;
    }
    if (changed && state->knows_day)
        follow_change(app, state, index);
    return true;
}

static void wall_open(struct app *app, void *memory, const void *argument)
{
    struct wall_state *state = memory;
    const struct tui_wall *wall = app->options->wall;

    (void)argument;
    state->since = app->now;
    state->panels = 1;
    if (app->depth > 1) {
        state->single = app->class_id;
        app_say(app, STYLE_PLAIN, "%s", _("q goes back to the board"));
    } else if (wall && wall->warning) {
        app_say(app, STYLE_YELLOW, "%s", wall->warning);
    }
}

/* Those on the screen at once, the others between two looks at the keyboard. */
static void wall_load(struct app *app, void *memory)
{
    struct wall_state *state = memory;
    bool good = true;

    state->knows_day = state->day == app->date;
    state->day = app->date;
    choose_classes(app, state);
    for (size_t i = state->first; good && i < state->first + wall_shown(state); i++)
        good = read_class(app, state, i);
    if (!state->knows_day && state->count > 0)
        show_first_page(app, state, state->first);
    if (good)
        app_read_worked(app);
}

static void wall_idle(struct app *app, void *memory)
{
    struct wall_state *state = memory;
    int64_t end = clock_ms() + SLICE_MS;

    for (size_t i = 0; i < state->count && clock_ms() < end; i++)
        if (state->classes[i].wanted && !read_class(app, state, i))
            return;
}

static void wall_done(struct app *app, void *memory)
{
    struct wall_state *state = memory;

    (void)app;
    for (size_t i = 0; i < state->count; i++)
        wall_class_done(&state->classes[i]);
    free(state->classes);
}

/* ---- turning ---- */

size_t wall_shown(const struct wall_state *state)
{
    size_t left = state->count - state->first;

    return left < state->panels ? left : state->panels;
}

size_t wall_pages(const struct wall_state *state)
{
    size_t most = 1;

    for (size_t i = state->first; i < state->first + wall_shown(state); i++)
        if (state->classes[i].model && state->classes[i].page_count > most)
            most = state->classes[i].page_count;
    return most;
}

static bool is_read(const struct wall_state *state)
{
    for (size_t i = state->first; i < state->first + wall_shown(state); i++)
        if (state->classes[i].model)
            return true;
    return false;
}

/* Passes over what could not be read yet. */
static void turn_forward(struct wall_state *state)
{
    if (++state->page < wall_pages(state) || state->count == 0)
        return;
    state->page = 0;
    for (size_t turned = 0; turned < state->count; turned += state->panels) {
        state->first += state->panels;
        if (state->first >= state->count)
            state->first = 0;
        if (is_read(state))
            return;
    }
}

static void turn_back(struct wall_state *state)
{
    if (state->page > 0) {
        state->page--;
        return;
    }
    if (state->count == 0)
        return;
    if (state->first == 0)
        state->first = state->count - 1 - (state->count - 1) % state->panels;
    else
        state->first -= state->panels;
}

void wall_turn(struct app *app, struct wall_state *state)
{
    int seconds = app->options->wall ? app->options->wall->seconds : PAGE_SECONDS;

    if (app->now < state->since) /* the clock was set back */
        state->since = app->now;
    if (app->now < state->since + seconds)
        return;
    state->since = app->now;
    app->message[0] = '\0'; /* nobody presses a key here */
    turn_forward(state);
}

static unsigned wall_request(struct app *app, void *memory, int request)
{
    struct wall_state *state = memory;

    switch (request) {
    case WALL_LEAVE:
        return EFFECT_HANDLED | (app->depth > 1 ? EFFECT_CLOSE : EFFECT_QUIT);
    case REQUEST_PAGE_DOWN:
        turn_forward(state);
        break;
    case REQUEST_PAGE_UP:
        turn_back(state);
        break;
    default:
        return EFFECT_NONE;
    }
    state->since = app->now;
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

const struct view_ops view_wall = {
    .keys = KEYS("wall", scopes, rows),
    .way_in = &way_in,
    .state_size = sizeof(struct wall_state),
    .without_hints = true,
    .open = wall_open,
    .load = wall_load,
    .idle = wall_idle,
    .draw = wall_draw,
    .request = wall_request,
    .done = wall_done,
};
