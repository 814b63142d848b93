/* 待办 and the overview: classes × days of the week (or weeks of the term), and under it what waits for who
 * acts, each answered with one key. */
#include "config.h"

#include <stdint.h>

#include "tui/view/edit.h"
#include "tui/view/left.h"
#include "tui/view/overview_state.h"
#include "tui/view/undo.h"

enum over_request
{
    OVER_PASS = REQUEST_OWN,
    OVER_TRIM,
    OVER_RETURN,
    OVER_CONFIRM,
    OVER_SEND,
    OVER_APPLY,
    OVER_UNDO,
    OVER_PART,
    OVER_TERM,
    OVER_COPY,
    OVER_WEEK_BEFORE,
    OVER_WEEK_AFTER,
    OVER_TODAY,
};

#define COMMON_HERE                                                                                \
    (COMMON_MOVE | COMMON_PAGE | COMMON_ENDS | COMMON_REDRAW | COMMON_BACK | COMMON_HELP)
#define RETURNED (IN(SCOPE_RETURNED) | IN(SCOPE_RETURNED_PAST))
#define LIST_SCOPES                                                                                \
    (IN(SCOPE_REVIEW) | RETURNED | IN(SCOPE_CONFIRM) | IN(SCOPE_OVER) | IN(SCOPE_HANDIN) |         \
     IN(SCOPE_REVIEW_PAST))
#define ALL_BUT_PROMPT (IN(SCOPE_GRID) | IN(SCOPE_TERM) | LIST_SCOPES)
#define OF_DAYS (ALL_BUT_PROMPT & ~IN(SCOPE_TERM))

static const struct key_scope scopes[] = {
    [SCOPE_GRID] = {N_("The overview: classes and days"), COMMON_HERE, false},
    [SCOPE_TERM] = {N_("The overview: the weeks of the term"), COMMON_HERE, false},
    [SCOPE_REVIEW] = {N_("The overview: to review"), COMMON_HERE, false},
    [SCOPE_RETURNED] = {N_("The overview: given back"), COMMON_HERE, false},
    [SCOPE_CONFIRM] = {N_("The overview: to confirm"), COMMON_HERE, false},
    [SCOPE_OVER] = {N_("The overview: over the limit"), COMMON_HERE, false},
    [SCOPE_HANDIN] = {N_("The overview: handing in"), COMMON_HERE, false},
    [SCOPE_PROMPT] = {N_("The overview: your answer"), COMMON_HELP, true},
    [SCOPE_REVIEW_PAST] = {N_("The overview: too late to pass"), COMMON_HERE, false},
    [SCOPE_RETURNED_PAST] = {N_("The overview: given back, its day is over"), COMMON_HERE, false},
};
static const struct key_row rows[] = {
    {OVER_PASS, "pass", IN(SCOPE_REVIEW), "a", N_("pass"), NULL,
     N_("let it pass, with a reason (one is proposed)")},
    {OVER_TRIM, "trim", IN(SCOPE_REVIEW), "m", N_("fewer minutes"), NULL,
     N_("trim it to fewer minutes and let it pass")},
    {OVER_PASS, "pass", IN(SCOPE_REVIEW_PAST), "a", NULL, NULL, N_("says why it cannot pass")},
    {OVER_TRIM, "trim", IN(SCOPE_REVIEW_PAST), "m", NULL, NULL, N_("says why it cannot pass")},
    {OVER_RETURN, "return", IN(SCOPE_REVIEW) | IN(SCOPE_REVIEW_PAST), "r", N_("return"), NULL,
     N_("return it to its teacher, with a reason (one is proposed)")},
    {OVER_CONFIRM, "confirm", IN(SCOPE_CONFIRM), "c", N_("confirm"), NULL,
     N_("confirm what a pupil entered")},
    {OVER_SEND, "send", IN(SCOPE_RETURNED), "b", N_("send again"), NULL,
     N_("send it in again as it is; Enter changes it first")},
    {OVER_SEND, "send", IN(SCOPE_RETURNED_PAST), "b", NULL, NULL,
     N_("says what it needs before it can be sent in again")},
    {OVER_APPLY, "apply", IN(SCOPE_OVER), "s", N_("do as suggested"), NULL,
     N_("do what is suggested (it asks first)")},
    {REQUEST_ACCEPT, "accept", RETURNED, "Enter", N_("change"), NULL,
     N_("take it up again and change it")},
    {REQUEST_ACCEPT, "take-in", IN(SCOPE_HANDIN), "Enter", N_("take it in"), NULL,
     N_("note who has handed it in")},
    {REQUEST_ACCEPT, "accept", OF_DAYS & ~(RETURNED | IN(SCOPE_HANDIN)), "Enter", N_("open"), NULL,
     N_("go to that class and day")},
    {REQUEST_ACCEPT, "accept", IN(SCOPE_TERM), "Enter", N_("its days"), NULL,
     N_("the days of that week")},
    {REQUEST_LEFT, "day-before", IN(SCOPE_GRID), "Left h", N_("day"), "←→", N_("the day before")},
    {REQUEST_RIGHT, "day-after", IN(SCOPE_GRID), "Right l", NULL, NULL, N_("the day after")},
    {OVER_WEEK_BEFORE, "week-before", OF_DAYS, "[", N_("week"), "[ ]", N_("the week before")},
    {OVER_WEEK_AFTER, "week-after", OF_DAYS, "]", NULL, NULL, N_("the week after")},
    {REQUEST_LEFT, "week-before", IN(SCOPE_TERM), "Left h [", N_("week"), "←→",
     N_("the week before")},
    {REQUEST_RIGHT, "week-after", IN(SCOPE_TERM), "Right l ]", NULL, NULL, N_("the week after")},
    {OVER_TODAY, "today", ALL_BUT_PROMPT, "t", NULL, NULL, N_("back to this week")},
    {OVER_TERM, "term", OF_DAYS, "y", N_("term"), NULL, N_("the weeks of the term, and back")},
    {OVER_TERM, "term", IN(SCOPE_TERM), "y", N_("week view"), NULL,
     N_("back to the days of a week")},
    {OVER_COPY, "copy", OF_DAYS, "C", N_("copy who is missing"), NULL,
     N_("copy who has not reported on the selected day, with their teachers")},
    {OVER_UNDO, "undo", ALL_BUT_PROMPT, "u", N_("undo"), NULL,
     N_("take back your last change (it shows which one)")},
    {OVER_PART, "part", ALL_BUT_PROMPT, "Tab S-Tab", N_("other part"), NULL,
     N_("to what waits, and back to the classes")},
    {REQUEST_ACCEPT, "take", IN(SCOPE_PROMPT), "Enter", N_("answer"), NULL, N_("answer so")},
    {REQUEST_BACK, "cancel", IN(SCOPE_PROMPT), "Esc", N_("back"), NULL,
     N_("back, nothing is done")},
};
static const struct key_needs needs[] = {{OVER_UNDO, MAY_CHANGE, 0}};
static const struct key_row way_in = {.name = "overview",
                                      .keys = "o",
                                      .hint = N_("to do"),
                                      .help =
                                          N_("what waits for you, and the week of all classes")};

static unsigned overview_scope(const void *memory)
{
    const struct over_state *state = memory;
    const struct over_wait *wait = list_selected(state);

    if (state->prompt != PROMPT_NONE)
        return SCOPE_PROMPT;
    if (!state->in_list || !wait)
        return state->grid.weeks ? SCOPE_TERM : SCOPE_GRID;
    if (wait->past && wait->kind == WAITS_REVIEW)
        return SCOPE_REVIEW_PAST;
    return wait->past && wait->kind == WAITS_RETURNED ? SCOPE_RETURNED_PAST
                                                      : SCOPE_REVIEW + (unsigned)wait->kind;
}

/* ---- reading ---- */

static void overview_open(struct app *app, void *memory, const void *argument)
{
    struct over_state *state = memory;

    (void)app;
    (void)argument;
    table_init(&state->table, &over_list_spec);
    editor_init(&state->editor, WHY_MAX_CHARS);
    state->row = SIZE_MAX; /* the class that is looked at */
}

static void overview_done(struct app *app, void *memory)
{
    struct over_state *state = memory;

    (void)app;
    table_done(&state->table);
    editor_done(&state->editor);
    grid_done(&state->grid);
    arena_free(state->asked_arena);
}

/* That of the board, where none is nearer to her. */
static size_t first_row(const struct app *app, const struct over_grid *grid)
{
    for (size_t i = 0; i < grid->row_count; i++)
        if (grid->rows[i].id == app->class_id && grid->rows[i].near == grid->rows[0].near)
            return i;
    return 0;
}

static void overview_load(struct app *app, void *memory)
{
    struct over_state *state = memory;
    struct over_grid *grid = &state->grid;
    bool first = state->row == SIZE_MAX;
    int64_t id = !first && state->row < grid->row_count ? grid->rows[state->row].id : 0;
    day_t day = first ? app->date : grid_day(grid, state->column);

    grid_begin(app, grid, !first && grid->weeks, day);
    if (first) {
        state->row = first_row(app, grid);
        state->column = (size_t)date_weekday(app->date);
    }
    for (size_t i = 0; i < grid->row_count; i++)
        if (id != 0 && grid->rows[i].id == id)
            state->row = i;
    if (state->row >= grid->row_count)
        state->row = 0;
    if (state->column >= grid->columns)
        state->column = grid->columns - 1;
    waits_go_on(app, IDLE_MS);
    list_fill(app, state);
    grid_go_on(app, grid, IDLE_MS / 2);
}

static void overview_idle(struct app *app, void *memory)
{
    struct over_state *state = memory;

    if (!state->complete || app->waits.list.complete != state->complete) {
        app->busy |= waits_go_on(app, IDLE_MS);
        list_fill(app, state);
    }
    app->busy |= grid_go_on(app, &state->grid, IDLE_MS);
}

/* ---- moving ---- */

static void show_columns(struct app *app, struct over_state *state, bool weeks, day_t day)
{
    if (day < DAY_FIRST + RANGE_MAX_DAYS || day > DAY_LAST - RANGE_MAX_DAYS)
        return;
    grid_begin(app, &state->grid, weeks, day);
    state->column = (size_t)(day - state->grid.first) / (weeks ? WEEK_DAYS : 1);
    if (state->column >= state->grid.columns)
        state->column = state->grid.columns - 1;
    if (state->row >= state->grid.row_count)
        state->row = 0;
    grid_go_on(app, &state->grid, IDLE_MS);
}

/* Over the edge to the week before or after; of a term there is no other. */
static void move_column(struct app *app, struct over_state *state, int steps)
{
    const struct over_grid *grid = &state->grid;
    bool over = steps < 0 ? state->column == 0 : state->column + 1 >= grid->columns;

    if (over && !grid->weeks)
        show_columns(app, state, false, grid_day(grid, state->column) + steps);
    else if (!over)
        state->column = steps < 0 ? state->column - 1 : state->column + 1;
}

/* The classes and what waits are one column: its end leads from one to the other. */
static void move_row(struct over_state *state, int steps)
{
    if (state->in_list) {
        if (!table_move(&state->table, steps) && steps < 0)
            state->in_list = false;
    } else if (steps < 0) {
        state->row -= state->row > 0;
    } else if (state->row + 1 < state->grid.row_count) {
        state->row++;
    } else if (state->table.count > 0) {
        state->in_list = true;
        table_first(&state->table);
    }
}

static void move_week(struct app *app, struct over_state *state, int steps)
{
    const struct over_grid *grid = &state->grid;

    if (grid->weeks)
        move_column(app, state, steps);
    else
        show_columns(app, state, false, grid_day(grid, state->column) + steps * WEEK_DAYS);
}

/* True where the request moved, or could have. */
static bool move(struct app *app, struct over_state *state, int request)
{
    switch (request) {
    case REQUEST_UP:
    case REQUEST_DOWN:
        move_row(state, request == REQUEST_UP ? -1 : 1);
        return true;
    case REQUEST_LEFT:
    case REQUEST_RIGHT:
        move_column(app, state, request == REQUEST_LEFT ? -1 : 1);
        return true;
    case REQUEST_PAGE_UP:
    case REQUEST_PAGE_DOWN:
        if (state->in_list)
            table_request(&state->table, request);
        else
            move_week(app, state, request == REQUEST_PAGE_UP ? -1 : 1);
        return true;
    case REQUEST_FIRST:
    case REQUEST_LAST:
        if (state->in_list)
            table_request(&state->table, request);
        else
            state->row = request == REQUEST_FIRST || state->grid.row_count == 0
                             ? 0
                             : state->grid.row_count - 1;
        return true;
    case OVER_WEEK_BEFORE:
    case OVER_WEEK_AFTER:
        move_week(app, state, request == OVER_WEEK_BEFORE ? -1 : 1);
        return true;
    case OVER_TODAY:
        show_columns(app, state, state->grid.weeks, app->today);
        return true;
    case OVER_TERM:
        state->in_list = false; /* the weeks were asked for: the arrows are theirs */
        show_columns(app, state, !state->grid.weeks, grid_day(&state->grid, state->column));
        return true;
    case OVER_PART:
        state->in_list = !state->in_list && state->table.count > 0;
        return true;
    default:
        return false;
    }
}

/* ---- going there ---- */

static void look_at(struct app *app, int64_t class_id, day_t day)
{
    app->class_id = class_id;
    app->date = day;
    app->follows_today = day == app->today;
}

/* The board below shows that class and day. */
static unsigned go(struct app *app, int64_t class_id, day_t day, int64_t item)
{
    look_at(app, class_id, day);
    return app_give(
        app, (struct view_result){.kind = item != 0 ? RESULT_ITEM : RESULT_NONE, .id = item});
}

static unsigned open_selected(struct app *app, struct over_state *state)
{
    const struct over_wait *wait = list_selected(state);
    const struct over_grid *grid = &state->grid;

    if (state->in_list && wait && wait->kind == WAITS_RETURNED) {
        const struct edit_argument argument = {.id = wait->item};

        if (app_may_save(app) && !(app->kept && left_draft_resume(app, &view_edit, argument.id)))
            app_open(app, &view_edit, &argument);
        return EFFECT_HANDLED;
    }
    if (state->in_list && wait && wait->kind == WAITS_HANDIN) {
        look_at(app, wait->class_id, wait->day);
        app_open(app, &view_morning, NULL);
        return EFFECT_HANDLED;
    }
    if (state->in_list && wait)
        return go(app, wait->class_id, wait->day, wait->item);
    if (state->row >= grid->row_count)
        return EFFECT_HANDLED;
    if (!grid->weeks)
        return go(app, grid->rows[state->row].id, grid_day(grid, state->column), 0);
    show_columns(app, state, false, grid_day(grid, state->column));
    return EFFECT_HANDLED;
}

static unsigned prompt_request(struct app *app, struct over_state *state, int request)
{
    if (request == REQUEST_ACCEPT)
        return over_take_prompt(app, state);
    if (request == REQUEST_BACK)
        state->prompt = PROMPT_NONE;
    return EFFECT_HANDLED;
}

static unsigned overview_request(struct app *app, void *memory, int request)
{
    struct over_state *state = memory;

    if (state->prompt != PROMPT_NONE)
        return prompt_request(app, state, request);
    if (request != REQUEST_BACK)
        state->moved = true;
    if (move(app, state, request))
        return EFFECT_HANDLED;
    switch (request) {
    case OVER_PASS:
        return over_begin_prompt(app, state, PROMPT_PASS);
    case OVER_TRIM:
        return over_begin_prompt(app, state, PROMPT_TRIM);
    case OVER_RETURN:
        return over_begin_prompt(app, state, PROMPT_RETURN);
    case OVER_CONFIRM:
        return over_confirm(app, state);
    case OVER_SEND:
        return over_send_again(app, state);
    case OVER_APPLY:
        return over_ask_apply(app, state);
    case OVER_COPY:
        return over_copy_missing(app, state);
    case OVER_UNDO:
        return undo_ask(app, 0);
    case REQUEST_ACCEPT:
        return open_selected(app, state);
    default:
        return EFFECT_NONE;
    }
}

static unsigned overview_answer(struct app *app, void *memory, int question, enum answer answer)
{
    (void)question;
    return answer == ANSWER_YES ? over_apply(app, memory) : EFFECT_HANDLED;
}

/* ---- the line, the mouse ---- */

/* What was proposed goes with the first character; moving in it keeps it. */
static void begin_typing(struct over_state *state, bool takes_its_place)
{
    if (state->proposed && takes_its_place)
        editor_set(&state->editor, "");
    state->proposed = false;
}

static unsigned overview_key(struct app *app, void *memory, uint32_t key)
{
    struct over_state *state = memory;

    (void)app;
    if (state->prompt == PROMPT_NONE)
        return EFFECT_NONE;
    begin_typing(state, key >= KEY_SPACEBAR && key < KEY_SPECIAL);
    return editor_key(&state->editor, key) != EDIT_IGNORED ? EFFECT_HANDLED : EFFECT_NONE;
}

static unsigned overview_paste(struct app *app, void *memory, const char *text)
{
    struct over_state *state = memory;

    (void)app;
    if (state->prompt == PROMPT_NONE)
        return EFFECT_NONE;
    begin_typing(state, true);
    editor_paste(&state->editor, text);
    return EFFECT_HANDLED;
}

static unsigned overview_click(struct app *app, void *memory, int row, int col)
{
    struct over_state *state = memory;
    enum table_click click;
    size_t at, column;

    if (state->prompt != PROMPT_NONE)
        return EFFECT_HANDLED;
    state->moved = true;
    if ((click = table_click(&state->table, row)) != TABLE_ELSEWHERE) {
        bool was = state->in_list;

        state->in_list = true;
        return click == TABLE_TAKEN && was ? open_selected(app, state) : EFFECT_HANDLED;
    }
    at = state->grid.top + (size_t)(row - state->grid_row);
    if (row < state->grid_row || row >= state->grid_row + state->grid_height ||
        at >= state->grid.row_count || col < state->cell_from ||
        col >= state->cell_from + state->cell_count * state->cell_width)
        return EFFECT_NONE;
    column = (size_t)(state->cell_first + (col - state->cell_from) / state->cell_width);
    if (!state->in_list && at == state->row && column == state->column)
        return open_selected(app, state);
    state->in_list = false;
    state->row = at;
    state->column = column;
    return EFFECT_HANDLED;
}

const struct view_ops view_overview = {
    .keys = KEYS_WITH_NEEDS("overview", scopes, rows, needs),
    .way_in = &way_in,
    .way_in_needs = {.first_for = OF(ROLE_TEACHER) | OF(ROLE_HOMEROOM) | OF(ROLE_MONITOR) |
                                  OF(ROLE_LEADER) | OF(ROLE_OFFICE)},
    .state_size = sizeof(struct over_state),
    .scope = overview_scope,
    .open = overview_open,
    .load = overview_load,
    .idle = overview_idle,
    .draw = overview_draw,
    .request = overview_request,
    .key = overview_key,
    .paste = overview_paste,
    .click = overview_click,
    .answer = overview_answer,
    .done = overview_done,
};
