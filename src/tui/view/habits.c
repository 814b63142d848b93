/* The five dimensions of a class: typed by seat or as raised hands, pasted from a table, and what they come
 * to. Seats are the homeroom teacher's; others see the class's colours alone. */
#include "config.h"

#include "domain/habits.h"
#include "tui/view/habits_state.h"
#include "tui/view/turn.h"
#include "tui/view/undo.h"

enum habits_request
{
    HABITS_HANDS = REQUEST_OWN,
    HABITS_EMPTY,
    HABITS_UNDO,
    HABITS_DAY_BEFORE,
    HABITS_DAY_AFTER,
    HABITS_CLASS_BEFORE,
    HABITS_CLASS_AFTER,
};
enum habits_question
{
    ASK_LEAVE, /* the form's */
};
enum habits_scope
{
    SCOPE_READ,
    SCOPE_HANDS,
    SCOPE_HANDS_OR_SEATS, /* hands, of who may see the seats as well */
    SCOPE_SEATS,
};
#define MAY_TYPE (IN(SCOPE_HANDS) | IN(SCOPE_HANDS_OR_SEATS) | IN(SCOPE_SEATS))

static const struct key_scope scopes[] = {
    [SCOPE_READ] = {N_("The five dimensions: the class's colours"),
                    COMMON_REDRAW | COMMON_BACK | COMMON_HELP, false},
    [SCOPE_HANDS] = {N_("The five dimensions: raised hands"),
                     COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [SCOPE_HANDS_OR_SEATS] = {N_("The five dimensions: raised hands, or by seat"),
                              COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [SCOPE_SEATS] = {N_("The five dimensions: by seat"), COMMON_LIST | COMMON_BACK | COMMON_HELP,
                     false},
};
static const struct key_row rows[] = {
    {REQUEST_SAVE, "save", MAY_TYPE, "C-s", N_("save"), NULL,
     N_("save everything that was typed, as one change")},
    {REQUEST_ACCEPT, "next", MAY_TYPE, "Enter", N_("next row"), NULL,
     N_("a row down; digits are the minutes, or the hands")},
    {REQUEST_LEFT, "left", MAY_TYPE, "Left S-Tab h", NULL, NULL, N_("a column to the left")},
    {REQUEST_RIGHT, "right", MAY_TYPE, "Right Tab Space l", N_("column"), "←→",
     N_("a column to the right")},
    {HABITS_EMPTY, "empty", MAY_TYPE, "x Delete", N_("clear"), NULL, N_("leave this cell empty")},
    {HABITS_HANDS, "hands", IN(SCOPE_SEATS), "c", N_("raised hands"), NULL,
     N_("count raised hands instead of seats")},
    {HABITS_HANDS, "seats", IN(SCOPE_HANDS_OR_SEATS), "c", N_("by seat"), NULL,
     N_("type by seat instead of raised hands, for the homeroom teacher")},
    {HABITS_UNDO, "undo", MAY_TYPE, "u", N_("undo"), NULL,
     N_("take back your last change (it shows which one)")},
    {HABITS_DAY_BEFORE, "day-before", 0, "<", N_("day"), "< >", N_("the school day before")},
    {HABITS_DAY_AFTER, "day-after", 0, ">", NULL, NULL, N_("the next school day")},
    {HABITS_CLASS_BEFORE, "class-before", 0, "[", N_("class"), "[ ]", N_("the class before")},
    {HABITS_CLASS_AFTER, "class-after", 0, "]", NULL, NULL, N_("the class after")},
};
static const struct key_row way_in = {
    .name = "habits",
    .keys = "5",
    .hint = N_("five dimensions"),
    .help = N_("homework time, phone, reading, sleep and exercise of the pupils")};

static unsigned scope(const void *memory)
{
    const struct habits_state *state = memory;

    if (!state->may_hands)
        return SCOPE_READ;
    return !state->by_hands ? SCOPE_SEATS : state->may_seats ? SCOPE_HANDS_OR_SEATS : SCOPE_HANDS;
}

/* ---- moving ---- */

static unsigned move(struct habits_state *state, int rows_down, int columns_right)
{
    int row = state->row + rows_down, col = state->col + columns_right;

    row = row < 0 ? 0 : row >= habits_rows(state) ? habits_rows(state) - 1 : row;
    /* behind the last column the next row begins, as in a table of a spreadsheet */
    if (col >= habits_columns(state) && row + 1 < habits_rows(state)) {
        row++;
        col = 0;
    } else if (col < 0 && row > 0) {
        row--;
        col = habits_columns(state) - 1;
    }
    col = col < 0 ? 0 : col >= habits_columns(state) ? habits_columns(state) - 1 : col;
    state->row = row;
    state->col = col;
    state->begun = false;
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

/* What is typed must be saved or given up first: it belongs to its class and day. */
static unsigned turn(struct app *app, const struct habits_state *state,
                     bool (*turn_to)(struct app *app, int step), int step)
{
    if (habits_changed(state)) {
        app_say(app, STYLE_YELLOW, "%s",
                _("not saved yet: Ctrl-S saves, Esc leaves and asks about it"));
        return EFFECT_HANDLED;
    }
    turn_to(app, step);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned switch_to(struct habits_state *state)
{
    if (state->may_seats) {
        state->by_hands = !state->by_hands;
        state->row = state->col = state->top = state->first_col = 0;
        state->begun = false;
    }
    return EFFECT_HANDLED;
}

/* ---- typing ---- */

static unsigned digit(struct app *app, struct habits_state *state, int value)
{
    int *cell = habits_cell(state, state->row, state->col);
    int most = state->by_hands ? state->seat_count : HABIT_MAX_MINUTES;
    int sum = state->begun && *cell != HABIT_NONE ? *cell * 10 + value : value;

    if (sum > most) {
        app_say(app, STYLE_RED,
                state->by_hands ? _("the class has %d pupils") : _("a day has %d minutes"), most);
        return EFFECT_HANDLED;
    }
    *cell = sum;
    state->begun = true;
    habits_typed(app, state);
    return EFFECT_HANDLED;
}

static unsigned erase(struct app *app, struct habits_state *state, bool whole)
{
    int *cell = habits_cell(state, state->row, state->col);

    if (*cell == HABIT_NONE)
        return EFFECT_HANDLED;
    *cell = !whole && *cell >= 10 ? *cell / 10 : HABIT_NONE;
    state->begun = *cell != HABIT_NONE;
    habits_typed(app, state);
    return EFFECT_HANDLED;
}

static unsigned habits_key(struct app *app, void *memory, uint32_t key)
{
    struct habits_state *state = memory;

    if (!state->read || !habits_may_type(state))
        return EFFECT_NONE;
    if (key >= 0xFF10 && key <= 0xFF19)
        key = key - 0xFF10 + '0';
    if (key >= '0' && key <= '9')
        return digit(app, state, (int)(key - '0'));
    return key == KEY_ERASE ? erase(app, state, false) : EFFECT_NONE;
}

static unsigned habits_paste_in(struct app *app, void *memory, const char *text)
{
    struct habits_state *state = memory;

    if (!state->read || !habits_may_type(state))
        return EFFECT_NONE;
    habits_paste(app, state, text);
    return EFFECT_HANDLED;
}

static unsigned habits_click(struct app *app, void *memory, int row, int col)
{
    struct habits_state *state = memory;
    int at = state->top + row - state->first_row, i;

    (void)app;
    if (!state->read || !state->may_hands || row < state->first_row ||
        row >= state->first_row + state->height || at >= habits_rows(state))
        return EFFECT_NONE;
    state->row = at;
    i = (col - state->first_cell) / state->cell_columns;
    if (col >= state->first_cell && i < state->cells)
        state->col = state->first_col + i;
    state->begun = false;
    return EFFECT_HANDLED;
}

/* ---- requests ---- */

static unsigned move_request(struct habits_state *state, int request)
{
    int page = state->height > 1 ? state->height - 1 : 1;

    switch (request) {
    case REQUEST_UP:
        return move(state, -1, 0);
    case REQUEST_DOWN:
    case REQUEST_ACCEPT:
        return move(state, 1, 0);
    case REQUEST_LEFT:
        return move(state, 0, -1);
    case REQUEST_RIGHT:
        return move(state, 0, 1);
    case REQUEST_PAGE_UP:
        return move(state, -page, 0);
    case REQUEST_PAGE_DOWN:
        return move(state, page, 0);
    case REQUEST_FIRST:
        return move(state, -state->row, 0);
    case REQUEST_LAST:
        return move(state, habits_rows(state), 0);
    default:
        return EFFECT_NONE;
    }
}

static unsigned habits_request(struct app *app, void *memory, int request)
{
    struct habits_state *state = memory;

    if (!state->read)
        return EFFECT_NONE;
    switch (request) {
    case REQUEST_SAVE:
        if (!habits_changed(state)) {
            app_say(app, STYLE_PLAIN, "%s", _("nothing was typed"));
            return EFFECT_HANDLED;
        }
        return habits_save(app, state) ? EFFECT_HANDLED | EFFECT_RELOAD : EFFECT_HANDLED;
    case REQUEST_BACK:
        return form_leave(app, &state->form, habits_changed(state),
                          _("Leave without saving the numbers?"));
    case HABITS_EMPTY:
        return erase(app, state, true);
    case HABITS_HANDS:
        return switch_to(state);
    case HABITS_UNDO:
        return undo_ask(app, 0);
    case HABITS_DAY_BEFORE:
        return turn(app, state, turn_school_day, -1);
    case HABITS_DAY_AFTER:
        return turn(app, state, turn_school_day, 1);
    case HABITS_CLASS_BEFORE:
        return turn(app, state, turn_class, -1);
    case HABITS_CLASS_AFTER:
        return turn(app, state, turn_class, 1);
    default:
        return move_request(state, request);
    }
}

static unsigned habits_answer(struct app *app, void *memory, int question, enum answer answer)
{
    (void)question;
    return form_answer(app, &((struct habits_state *)memory)->form, answer);
}

static void habits_open(struct app *app, void *memory, const void *argument)
{
    struct habits_state *state = memory;

    (void)argument;
    form_init(app, &state->form, HABITS_FORM, NULL);
}

static void load(struct app *app, void *memory)
{
    struct habits_state *state = memory;
    bool first = !state->read;

    habits_load(app, state);
    if (first && state->read)
        habits_take_up(app, state);
}

static void habits_done(struct app *app, void *memory)
{
    struct habits_state *state = memory;

    (void)app;
    form_done(&state->form);
    arena_free(state->arena);
    arena_free(state->typed_arena);
}

static bool habits_holds_day(const void *memory)
{
    const struct habits_state *state = memory;

    return state->read && habits_changed(state);
}

const struct view_ops view_habits = {
    .keys = KEYS("habits", scopes, rows),
    .way_in = &way_in,
    .state_size = sizeof(struct habits_state),
    .scope = scope,
    .open = habits_open,
    .load = load,
    .draw = habits_draw,
    .request = habits_request,
    .key = habits_key,
    .paste = habits_paste_in,
    .click = habits_click,
    .answer = habits_answer,
    .pause = habits_pause,
    .holds_day = habits_holds_day,
    .done = habits_done,
};
