/* The board: what one class is shown for one day, and the keys that act on it. */
#include "config.h"

#include <stdint.h>

#include "tui/board_state.h"
#include "tui/edit.h"
#include "tui/entry.h"
#include "tui/who.h"

#define FILTER_MAX_CHARS 60

static enum scope board_scope(const void *memory)
{
    const struct board_state *state = memory;

    return state->filtering ? SCOPE_FILTER : SCOPE_BOARD;
}

static void board_open(struct app *app, void *memory, const void *argument)
{
    struct board_state *state = memory;

    (void)app;
    (void)argument;
    list_init(&state->list);
    editor_init(&state->filter, FILTER_MAX_CHARS);
}

static void drop_beside(struct board_state *state)
{
    for (size_t i = 0; i < sizeof state->beside / sizeof state->beside[0]; i++) {
        board_model_free(state->beside[i]);
        state->beside[i] = NULL;
    }
}

static void board_done(struct app *app, void *memory)
{
    struct board_state *state = memory;

    app_remember_class(app);
    board_model_free(state->model);
    drop_beside(state);
    arena_free(state->pick_arena);
    left_draft_put_back(&state->left);
    list_done(&state->list);
    editor_done(&state->filter);
}

/* ---- reading ---- */

int64_t board_selected_id(const struct board_state *state)
{
    size_t row = list_selected(&state->list);

    return row != SIZE_MAX ? state->model->rows[row].id : 0;
}

/* Keeps the selection on its item when others add or take away rows. */
static void fill_list(struct board_state *state, int64_t id)
{
    size_t keep = SIZE_MAX;

    for (size_t i = 0; i < state->model->row_count; i++)
        if (state->model->rows[i].id == id)
            keep = i;
    list_fill(&state->list, state->model->row_count, state->model->search, state->filter.text,
              keep);
}

static void show_model(struct board_state *state, int64_t selected)
{
    state->measured = 0;
    fill_list(state, selected);
}

static void offer_draft(struct app *app, struct board_state *state)
{
    state->offered = true;
    if (!left_draft_find(app, &state->left))
        return;
    app_ask(app, ASK_DRAFT, true, THIRD_DROP, _("Go on with what was not saved last time: “%s”?"),
            state->left.line);
}

/* Once: who leaves it only reads. */
static void ask_who(struct app *app, struct board_state *state)
{
    if (state->asked_who || app->depth > 1 || app->question.asked)
        return;
    state->asked_who = true;
    board_choose_person(app, state);
}

static void board_load(struct app *app, void *memory)
{
    struct board_state *state = memory;
    const struct class *class = app_class(app);
    struct board_model *model = NULL;
    struct err err;
    int64_t id = state->model != NULL ? board_selected_id(state) : 0;

    err_clear(&err);
    if (class != NULL && (model = board_model_read(app, class, app->date, &err)) == NULL) {
        app_read_failed(app, &err);
        return;
    }
    app_read_worked(app);
    board_model_free(state->model);
    drop_beside(state);
    state->model = model;
    if (model == NULL)
        return;
    show_model(state, id);
    if (!who_is_known(app))
        ask_who(app, state);
    else if (!state->offered)
        offer_draft(app, state);
}

/* Reads one of the days beside, so that it is there when it is asked for. */
static void board_idle(struct app *app, void *memory)
{
    struct board_state *state = memory;
    const struct class *class = app_class(app);
    struct err err;

    for (int i = 0; state->model != NULL && class != NULL && i < 2; i++) {
        day_t day = app->date + (i == 0 ? -1 : 1);

        if (state->beside[i] != NULL || day < DAY_FIRST || day >= DAY_LAST)
            continue;
        err_clear(&err); /* if it fails, the next reading says so */
        state->beside[i] = board_model_read(app, class, day, &err);
    }
}

/* ---- acting ---- */

/* Shows the day before (0) or after (1) that was read ahead. What others changed since is looked for as
 * often as on a board that stays. */
static unsigned turn_page(struct board_state *state, size_t to)
{
    board_model_free(state->beside[!to]);
    state->beside[!to] = state->model;
    state->model = state->beside[to];
    state->beside[to] = NULL;
    show_model(state, 0);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

static unsigned change_day(struct app *app, struct board_state *state, int steps)
{
    if (app->date + steps < DAY_FIRST || app->date + steps >= DAY_LAST)
        return EFFECT_HANDLED;
    app->date += steps;
    app->follows_today = app->date == app->today;
    list_first(&state->list);
    if (!app->stale && (steps == 1 || steps == -1) && state->beside[steps > 0] != NULL)
        return turn_page(state, steps > 0);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned change_class(struct app *app, struct board_state *state, int steps)
{
    struct arena *arena = arena_new();
    struct session session = app_session(app, app->date);
    size_t count, at = 0;
    const struct class **classes = service_classes(&session, app->date, false, arena, &count);

    for (size_t i = 0; i < count; i++)
        if (classes[i]->id == app->class_id)
            at = i;
    if (count > 0) {
        at = (at + count + (size_t)(steps > 0 ? 1 : count - 1)) % count;
        app->class_id = classes[at]->id;
        list_first(&state->list);
    }
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

/* It may be hidden by what is searched for. */
static unsigned go_to_item(struct board_state *state, int64_t id)
{
    state->filtering = false;
    editor_set(&state->filter, "");
    if (state->model != NULL)
        fill_list(state, id);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

static unsigned board_picked(struct app *app, void *memory, int purpose, size_t index)
{
    struct board_state *state = memory;

    if (purpose == PICK_NONE)
        return board_say_none(app, state->pick_subjects[index]);
    if (purpose == PICK_PERSON) {
        who_choose(app, state->pick_logins[index]);
        return EFFECT_HANDLED | EFFECT_RELOAD;
    }
    if (purpose == PICK_WARNED)
        return go_to_item(state, (int64_t)index);
    app->class_id = state->pick_classes[index];
    list_first(&state->list);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned board_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct board_state *state = memory;

    switch (question) {
    case ASK_WITHDRAW:
        return answer == ANSWER_YES ? board_withdraw(app, state) : EFFECT_HANDLED;
    case ASK_UNDO:
        return answer == ANSWER_YES ? board_undo(app, state) : EFFECT_HANDLED;
    case ASK_DRAFT:
        if (answer == ANSWER_YES)
            left_draft_open(app, &state->left);
        else if (answer == ANSWER_DROP)
            left_draft_drop(&state->left);
        else
            left_draft_put_back(&state->left);
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

static unsigned open_entry(struct app *app)
{
    struct entry_argument argument = {0};

    if (app_class(app) != NULL && !(app->kept && left_draft_resume(app, VIEW_ENTRY, 0)))
        app_open(app, VIEW_ENTRY, &argument);
    return EFFECT_HANDLED;
}

static unsigned open_edit(struct app *app, const struct board_state *state)
{
    struct edit_argument argument = {.id = board_selected_id(state)};

    if (argument.id == 0)
        return EFFECT_HANDLED;
    if (app_may_save(app) && !(app->kept && left_draft_resume(app, VIEW_EDIT, argument.id)))
        app_open(app, VIEW_EDIT, &argument);
    return EFFECT_HANDLED;
}

static unsigned open_warnings(struct app *app, const struct board_state *state)
{
    struct warnings_argument argument = {.item = board_selected_id(state), .purpose = PICK_WARNED};

    app_open(app, VIEW_WARNINGS, &argument);
    return EFFECT_HANDLED;
}

static unsigned board_request(struct app *app, void *memory, enum request request)
{
    struct board_state *state = memory;

    if (request == REQUEST_QUIT)
        return EFFECT_QUIT;
    if (request == REQUEST_CHOOSE_CLASS)
        return board_choose_class(app, state);
    if (request == REQUEST_WHO)
        return board_choose_person(app, state);
    if (state->model == NULL)
        return EFFECT_HANDLED;
    switch (request) {
    case REQUEST_ADD:
        return open_entry(app);
    case REQUEST_EDIT:
        return open_edit(app, state);
    case REQUEST_WITHDRAW:
        return board_ask_withdraw(app, state);
    case REQUEST_UNDO:
        return board_ask_undo(app, state);
    case REQUEST_NO_HOMEWORK:
        return board_choose_none(app, state);
    case REQUEST_DAY_BEFORE:
        return change_day(app, state, -1);
    case REQUEST_DAY_AFTER:
        return change_day(app, state, 1);
    case REQUEST_TODAY:
        return change_day(app, state, (int)(app->today - app->date));
    case REQUEST_CLASS_BEFORE:
        return change_class(app, state, -1);
    case REQUEST_CLASS_AFTER:
        return change_class(app, state, 1);
    case REQUEST_FILTER:
        state->filtering = true;
        return EFFECT_HANDLED;
    case REQUEST_ACCEPT: /* typing the filter is over, it stays */
        state->filtering = false;
        return EFFECT_HANDLED;
    case REQUEST_BACK:
        return go_to_item(state, board_selected_id(state));
    case REQUEST_WARNINGS:
        return open_warnings(app, state);
    default:
        return list_request(&state->list, request);
    }
}

static unsigned filter_changed(struct board_state *state, enum edited edited)
{
    if (edited == EDIT_IGNORED)
        return EFFECT_NONE;
    if (edited == EDIT_CHANGED && state->model != NULL)
        fill_list(state, board_selected_id(state));
    return EFFECT_HANDLED;
}

static unsigned board_key(struct app *app, void *memory, uint32_t key)
{
    struct board_state *state = memory;

    (void)app;
    return state->filtering ? filter_changed(state, editor_key(&state->filter, key)) : EFFECT_NONE;
}

static unsigned board_paste(struct app *app, void *memory, const char *text)
{
    struct board_state *state = memory;

    (void)app;
    return state->filtering ? filter_changed(state, editor_paste(&state->filter, text))
                            : EFFECT_NONE;
}

static unsigned board_click(struct app *app, void *memory, int row, int col)
{
    struct board_state *state = memory;

    (void)app;
    (void)col;
    return state->model != NULL && list_click(&state->list, row) ? EFFECT_HANDLED : EFFECT_NONE;
}

static unsigned board_wheel(struct app *app, void *memory, int steps)
{
    struct board_state *state = memory;

    (void)app;
    list_move(&state->list, steps);
    return EFFECT_HANDLED;
}

const struct view_ops view_board = {
    .name = "board",
    .state_size = sizeof(struct board_state),
    .scope = board_scope,
    .open = board_open,
    .load = board_load,
    .idle = board_idle,
    .draw = board_draw,
    .request = board_request,
    .key = board_key,
    .paste = board_paste,
    .click = board_click,
    .wheel = board_wheel,
    .answer = board_answer,
    .picked = board_picked,
    .done = board_done,
};
