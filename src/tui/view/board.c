/* The board: what one class is shown for one day, and the keys that act on it. */
#include "config.h"

#include <stdint.h>

#include "tui/view/board_state.h"
#include "tui/view/edit.h"
#include "tui/view/entry.h"
#include "tui/view/school.h"
#include "tui/view/sheet.h"
#include "tui/view/turn.h"
#include "tui/view/undo.h"
#include "tui/view/who.h"

enum board_request
{
    BOARD_ADD = REQUEST_OWN,
    BOARD_EDIT,
    BOARD_WITHDRAW,
    BOARD_UNDO,
    BOARD_NO_HOMEWORK,
    BOARD_DAY_BEFORE,
    BOARD_DAY_AFTER,
    BOARD_TODAY,
    BOARD_CLASS_BEFORE,
    BOARD_CLASS_AFTER,
    BOARD_CHOOSE_CLASS,
    BOARD_WARNINGS,
    BOARD_WHO,
    BOARD_GO_TO,
    BOARD_WEEK,
    BOARD_DAYS_OFF,
    BOARD_DUE,
};

static const struct key_scope scopes[] = {
    {.title = N_("The board"), .common = COMMON_LIST | COMMON_QUIT | COMMON_HELP}};
static const struct key_row rows[] = {
    {BOARD_ADD, "add", 0, "a", N_("set"), NULL,
     N_("set homework: one line, several classes at once")},
    {BOARD_EDIT, "edit", 0, "e", N_("edit"), NULL, N_("change the selected homework")},
    {REQUEST_ACCEPT, "open", 0, "Enter", NULL, NULL,
     N_("open the selected homework, to change or to read it")},
    {BOARD_WITHDRAW, "withdraw", 0, "d", N_("withdraw"), NULL,
     N_("withdraw the selected homework (it asks first)")},
    {BOARD_UNDO, "undo", 0, "u", N_("undo"), NULL,
     N_("take back your last change (it shows which one)")},
    {BOARD_DAY_BEFORE, "day-before", 0, "Left h", N_("day"), "←→", N_("the day before")},
    {BOARD_DAY_AFTER, "day-after", 0, "Right l", NULL, NULL, N_("the day after")},
    {BOARD_CLASS_BEFORE, "class-before", 0, "[ S-Tab", N_("class"), "[ ]", N_("the class before")},
    {BOARD_CLASS_AFTER, "class-after", 0, "] Tab", NULL, NULL, N_("the class after")},
    {BOARD_NO_HOMEWORK, "no-homework", 0, "n", N_("none"), NULL,
     N_("say that a subject has no homework today")},
    {BOARD_CHOOSE_CLASS, "choose-class", 0, "g", N_("classes"), NULL,
     N_("choose a class from the list; typing narrows it")},
    {REQUEST_FILTER, "filter", 0, "/", N_("search"), NULL,
     N_("show only what contains the words you type")},
    {BOARD_WARNINGS, "warnings", 0, "w", N_("warnings"), NULL,
     N_("the day's warnings, with their sources")},
    {BOARD_TODAY, "today", 0, "t", N_("today"), NULL, N_("back to today")},
    {BOARD_GO_TO, "go-to-day", 0, "G", N_("to a day"), NULL, N_("to a day that you type")},
    {BOARD_WEEK, "week", 0, "W", N_("the week"), NULL, N_("the whole week on one sheet")},
    {BOARD_DAYS_OFF, "days-off", 0, "H", N_("days off"), NULL,
     N_("the next weekend or holiday on one sheet")},
    {BOARD_DUE, "due", 0, "D", N_("due"), NULL, N_("what is due on the next school day")},
    {BOARD_WHO, "who", 0, "I", N_("who you are"), NULL,
     N_("say who you are, on a shared computer")},
    {REQUEST_LAST, "last", 0, "End", NULL, NULL, N_("to the last line")},
    {REQUEST_BACK, "back", 0, "Esc", NULL, NULL, N_("drop the search")},
};

/* What a subject teacher does in a day goes before what the arrows do anyway. */
static const struct key_needs needs[] = {
    {BOARD_ADD, MAY_SOMEWHERE(RIGHT_SET), OF(ROLE_TEACHER)},
    {BOARD_EDIT, MAY(RIGHT_SET), OF(ROLE_TEACHER)},
    {BOARD_WITHDRAW, MAY(RIGHT_SET), 0},
    {BOARD_NO_HOMEWORK, MAY(RIGHT_SET), OF(ROLE_TEACHER)},
    {BOARD_UNDO, MAY_CHANGE, OF(ROLE_TEACHER)},
    {BOARD_CLASS_BEFORE, 0, OF(ROLE_TEACHER)},
    {BOARD_WHO, 0, OF(ROLE_ANYONE)},
};

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
    sides_done(&state->sides);
    left_draft_put_back(&state->left);
}

/* ---- reading ---- */

int64_t board_selected_id(const struct board_state *state)
{
    size_t row = table_selected(&state->table);

    return row != SIZE_MAX ? state->model->rows[row].id : 0;
}

static size_t row_of(const struct board_model *model, int64_t id)
{
    for (size_t i = 0; i < model->row_count; i++)
        if (model->rows[i].id == id)
            return i;
    return SIZE_MAX;
}

/* Keeps the selection on its item when others add or take away rows. */
static void show_model(struct board_state *state, int64_t selected)
{
    const struct board_model *model = state->model;

    state->table.alone = true;
    table_fill(&state->table, model->rows, model->row_count, model->search,
               row_of(model, selected));
}

/* What who acts has just entered: the first row of theirs that was not there before. */
static int64_t new_row(const struct board_model *before, const struct board_model *now)
{
    for (size_t i = 0; before && i < now->row_count; i++)
        if (now->rows[i].own && row_of(before, now->rows[i].id) == SIZE_MAX)
            return now->rows[i].id;
    return 0;
}

static void offer_draft(struct app *app, struct board_state *state)
{
    state->offered = true;
    if (!left_draft_find(app, &state->left)) {
        if (school_draft_left(app))
            app_say(app, STYLE_YELLOW, "%s",
                    _("in S, a form of the school was not saved last time: open it to go on"));
        return;
    }
    app_ask(app, ASK_DRAFT, true, THIRD_DROP,
            _("Continue with what was not saved last time: “%s”?"), state->left.line);
}

/* Once: who leaves it only reads. */
static void ask_who(struct app *app, struct board_state *state)
{
    if (state->asked_who || app->depth > 1 || app->question.asked)
        return;
    state->asked_who = true;
    board_choose_person(app);
}

static void board_load(struct app *app, void *memory)
{
    struct board_state *state = memory;
    const struct class *class = app_class(app);
    struct board_model *model = NULL;
    struct err err;
    int64_t id = state->model ? board_selected_id(state) : 0;

    err_clear(&err);
    if (class)
        model = state->model ? board_model_read(app, class, app->date, &err)
                             : board_model_glance(app, class, &err);
    if (class && !model) {
        app_read_failed(app, &err);
        return;
    }
    state->glanced = !state->model;
    app_read_worked(app);
    if (state->awaits_new && model && new_row(state->model, model) != 0) {
        id = new_row(state->model, model);
        state->awaits_new = false;
        table_drop_filter(&state->table); /* it may hide what was just set */
    }
    board_model_free(state->model);
    drop_beside(state);
    state->model = model;
    if (!model)
        return;
    sides_begin(app, &state->sides);
    show_model(state, id);
    if (!who_is_known(app))
        ask_who(app, state);
    else if (!state->offered)
        offer_draft(app, state);
}

/* Reads the first picture's board whole; then one of the days beside, so that it is there when it is asked
 * for; then what stands at the sides. */
static void board_idle(struct app *app, void *memory)
{
    struct board_state *state = memory;
    const struct class *class = app_class(app);
    struct err err;

    if (state->model && state->glanced) {
        board_load(app, state);
        app->busy = true; /* so that it is drawn */
        return;
    }
    for (int i = 0; state->model && class && i < 2; i++) {
        day_t day = app->date + (i == 0 ? -1 : 1);

        if (state->beside[i] || day < DAY_FIRST || day >= DAY_LAST)
            continue;
        err_clear(&err); /* if it fails, the next reading says so */
        state->beside[i] = board_model_read(app, class, day, &err);
    }
    if (state->model && sides_left(&app->canvas) > 0)
        app->busy = sides_read(app, &state->sides);
    app->ahead = state->sides.looked_at >= state->sides.class_count;
}

/* ---- acting ---- */

/* Shows the day before (0) or after (1) that was read ahead. What others changed since is looked for as
 * often as on a board that stays. */
static unsigned turn_page(struct app *app, struct board_state *state, size_t to)
{
    board_model_free(state->beside[!to]);
    state->beside[!to] = state->model;
    state->model = state->beside[to];
    state->beside[to] = NULL;
    sides_begin(app, &state->sides);
    show_model(state, 0);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

static unsigned change_day(struct app *app, struct board_state *state, int steps)
{
    if (!turn_day(app, steps))
        return EFFECT_HANDLED;
    table_first(&state->table);
    if (!app->stale && (steps == 1 || steps == -1) && state->beside[steps > 0])
        return turn_page(app, state, steps > 0);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned change_class(struct app *app, struct board_state *state, int step)
{
    if (turn_class(app, step))
        table_first(&state->table);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned board_result(struct app *app, void *memory, const struct view_result *result)
{
    struct board_state *state = memory;

    switch (result->kind) {
    case RESULT_SUBJECT:
        return board_say_none(app, result->subject);
    case RESULT_LOGIN:
        who_choose(app, result->login);
        app_go_to_own_class(app);
        return EFFECT_HANDLED | EFFECT_RELOAD;
    case RESULT_ITEM: /* it may be hidden by what is searched for */
        table_drop_filter(&state->table);
        if (state->model)
            table_select(&state->table, row_of(state->model, result->id));
        return EFFECT_HANDLED | EFFECT_REDRAW;
    case RESULT_CLASS:
        app->class_id = result->id;
        table_first(&state->table);
        return EFFECT_HANDLED | EFFECT_RELOAD;
    case RESULT_DAY:
        return change_day(app, state, (int)(result->id - app->date));
    case RESULT_REQUEST:
    case RESULT_PRINTER: /* of posting */
    case RESULT_NONE:
        break;
    }
    return EFFECT_NONE;
}

static unsigned board_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct board_state *state = memory;

    switch (question) {
    case ASK_WITHDRAW:
        return answer == ANSWER_YES ? board_withdraw(app, state) : EFFECT_HANDLED;
    case ASK_DRAFT:
        if (answer == ANSWER_YES)
            left_draft_open(app, &state->left);
        else if (answer == ANSWER_DROP)
            left_draft_drop(app, &state->left);
        else
            left_draft_put_back(&state->left);
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

static unsigned open_entry(struct app *app, struct board_state *state)
{
    struct entry_argument argument = {0};

    state->awaits_new = true;
    if (app_class(app) && !(app->kept && left_draft_resume(app, &view_entry, 0)))
        app_open(app, &view_entry, &argument);
    return EFFECT_HANDLED;
}

static unsigned open_edit(struct app *app, const struct board_state *state, bool or_read)
{
    struct edit_argument argument = {.id = board_selected_id(state)};

    if (argument.id == 0 || !board_may_change(app, argument.id, or_read))
        return EFFECT_HANDLED;
    if (app_may_save(app) && !(app->kept && left_draft_resume(app, &view_edit, argument.id)))
        app_open(app, &view_edit, &argument);
    return EFFECT_HANDLED;
}

static unsigned open_sheet(struct app *app, enum sheet_kind kind)
{
    struct sheet_argument argument = {.kind = kind};

    app_open(app, &view_sheet, &argument);
    return EFFECT_HANDLED;
}

static unsigned open_warnings(struct app *app, const struct board_state *state)
{
    struct warnings_argument argument = {.item = board_selected_id(state)};

    app_open(app, &view_warnings, &argument);
    return EFFECT_HANDLED;
}

static unsigned board_click(struct app *app, void *memory, int row, int col)
{
    struct board_state *state = memory;
    int64_t class_id = sides_class_at(&state->sides, &app->canvas, row, col);

    if (col >= app->canvas.cols - sides_right(&app->canvas) && sides_right(&app->canvas) > 0)
        return state->model ? open_warnings(app, state) | EFFECT_REDRAW : EFFECT_HANDLED;
    if (class_id == 0)
        return col < sides_left(&app->canvas) ? EFFECT_HANDLED : EFFECT_NONE;
    app->class_id = class_id;
    table_first(&state->table);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static bool begins_a_change(int request)
{
    return request == BOARD_ADD || request == BOARD_EDIT || request == BOARD_WITHDRAW ||
           request == BOARD_UNDO || request == BOARD_NO_HOMEWORK;
}

static unsigned board_request(struct app *app, void *memory, int request)
{
    struct board_state *state = memory;

    state->awaits_new = false;
    if (request == BOARD_CHOOSE_CLASS)
        return board_choose_class(app);
    if (request == BOARD_WHO || (begins_a_change(request) && !who_is_known(app)))
        return board_choose_person(app);
    if (!state->model)
        return EFFECT_HANDLED;
    switch (request) {
    case BOARD_ADD:
        return open_entry(app, state);
    case BOARD_EDIT:
    case REQUEST_ACCEPT:
        return open_edit(app, state, request == REQUEST_ACCEPT);
    case BOARD_WITHDRAW:
        return board_ask_withdraw(app, state);
    case BOARD_UNDO:
        return undo_ask(app, 0);
    case BOARD_NO_HOMEWORK:
        return board_choose_none(app, state);
    case BOARD_DAY_BEFORE:
        return change_day(app, state, -1);
    case BOARD_DAY_AFTER:
        return change_day(app, state, 1);
    case BOARD_TODAY:
        return change_day(app, state, (int)(app->today - app->date));
    case BOARD_CLASS_BEFORE:
        return change_class(app, state, -1);
    case BOARD_CLASS_AFTER:
        return change_class(app, state, 1);
    case BOARD_WARNINGS:
        return open_warnings(app, state);
    case BOARD_GO_TO:
        app_open(app, &view_goto, NULL);
        return EFFECT_HANDLED;
    case BOARD_WEEK:
        return open_sheet(app, SHEET_WEEK);
    case BOARD_DAYS_OFF:
        return open_sheet(app, SHEET_DAYS_OFF);
    case BOARD_DUE:
        return open_sheet(app, SHEET_DUE);
    default:
        return EFFECT_NONE;
    }
}

const struct view_ops view_board = {
    .keys = KEYS_WITH_NEEDS("board", scopes, rows, needs),
    .state_size = sizeof(struct board_state),
    LIST_AT(struct board_state, table, &board_spec),
    .load = board_load,
    .idle = board_idle,
    .draw = board_draw,
    .request = board_request,
    .click = board_click,
    .answer = board_answer,
    .result = board_result,
    .done = board_done,
};
