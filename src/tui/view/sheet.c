/* One sheet of the class: its week, the days off that are near, or what is due on a day; the document
 * that the other faces print, to be read. Left and right turn to the sheet before and after. */
#include "config.h"

#include <string.h>

#include "show/show.h"
#include "tui/app.h"
#include "tui/view/sheet.h"
#include "tui/view/turn.h"
#include "tui/view/written.h"
#include "tui/widget/hints.h"
#include "tui/widget/pager.h"

enum sheet_request
{
    SHEET_BEFORE = REQUEST_OWN,
    SHEET_AFTER,
};

struct sheet_state
{
    struct pager pager;
    enum sheet_kind kind;
    day_t day;   /* one of the week or of the days off; the day that things are due on */
    int columns; /* what it was written for; 0: nothing yet */
    bool wanted; /* to be read when it is drawn: only then the width is known */
};

/* A part for each: what the arrows turn is said in its word. */
static const struct key_scope scopes[] = {
    [SHEET_WEEK] = {.title = N_("A week on one sheet"), .common = COMMON_LIST | COMMON_HELP},
    [SHEET_DAYS_OFF] = {.title = N_("Days off on one sheet"), .common = COMMON_LIST | COMMON_HELP},
    [SHEET_DUE] = {.title = N_("What is due on a day"), .common = COMMON_LIST | COMMON_HELP},
};
static const struct key_row rows[] = {
    {SHEET_BEFORE, "before", IN(SHEET_WEEK), "Left h", N_("week"), "←→", N_("the week before")},
    {SHEET_AFTER, "after", IN(SHEET_WEEK), "Right l", NULL, NULL, N_("the week after")},
    {SHEET_BEFORE, "before", IN(SHEET_DAYS_OFF), "Left h", N_("weekend, holiday"), "←→",
     N_("the weekend or holiday before")},
    {SHEET_AFTER, "after", IN(SHEET_DAYS_OFF), "Right l", NULL, NULL,
     N_("the weekend or holiday after")},
    {SHEET_BEFORE, "before", IN(SHEET_DUE), "Left h", N_("day"), "←→", N_("the school day before")},
    {SHEET_AFTER, "after", IN(SHEET_DUE), "Right l", NULL, NULL, N_("the school day after")},
    {REQUEST_BACK, "back", 0, "Esc q Enter", N_("back"), NULL, N_("back")},
};

static unsigned sheet_scope(const void *memory)
{
    const struct sheet_state *state = memory;

    return state->kind;
}

/* ---- which days ---- */

static void days_of(struct app *app, const struct sheet_state *state, day_t *first, day_t *last)
{
    if (state->kind == SHEET_WEEK) {
        *first = date_monday(state->day);
        *last = *first + WEEK_DAYS - 1;
    } else if (state->kind == SHEET_DAYS_OFF) {
        calendar_days_off(app_calendar(app, app->class_id), state->day, first, last);
    } else {
        *first = *last = state->day;
    }
}

/* A day of the sheet before (-1) or after (1). */
static day_t day_beside(struct app *app, const struct sheet_state *state, int step)
{
    const struct calendar *calendar = app_calendar(app, app->class_id);
    day_t first, last, earlier_first, earlier_last;

    if (state->kind == SHEET_DUE)
        return turn_school_day_of(app, state->day, step);
    days_of(app, state, &first, &last);
    if (step > 0 || state->kind == SHEET_WEEK)
        return step > 0 ? last + 1 : first - 1;
    /* back to the days off that end before these begin */
    for (day_t day = first; day > DAY_FIRST; day--) {
        if (calendar_is_school_day(calendar, day))
            continue;
        calendar_days_off(calendar, day, &earlier_first, &earlier_last);
        if (earlier_last < last)
            return day;
    }
    return state->day;
}

/* ---- reading ---- */

static bool read_due(struct app *app, const struct class *class, day_t day, struct arena *arena,
                     union press_value *value, struct err *err)
{
    struct session session = app_session(app, app->date);
    struct item_list list;

    if (!service_due(&session, class, day, arena, &list, err))
        return false;
    value->list.items = show_items(&session, &list, arena);
    value->list.count = list.count;
    value->list.day = day;
    return true;
}

static bool read_value(struct app *app, const struct sheet_state *state, const struct class *class,
                       struct arena *arena, union press_value *value, struct err *err)
{
    struct session session = app_session(app, app->date);
    struct sheet *sheet;
    day_t first, last;

    days_of(app, state, &first, &last);
    if (state->kind == SHEET_DUE)
        return read_due(app, class, first, arena, value, err);
    if (!service_sheet(&session, class, first, last, arena, &sheet, err))
        return false;
    value->sheet = sheet;
    return true;
}

static void show_lines(struct sheet_state *state, char *text)
{
    int top = state->pager.top;

    pager_done(&state->pager);
    pager_init(&state->pager);
    for (char *line = text, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        pager_add(&state->pager, NULL, STYLE_PLAIN, line);
    }
    state->pager.top = top;
}

static void write_sheet(struct app *app, struct sheet_state *state, const struct canvas *canvas)
{
    static const enum press_kind kinds[] = {
        [SHEET_WEEK] = PRESS_WEEK, [SHEET_DAYS_OFF] = PRESS_SHEET, [SHEET_DUE] = PRESS_DUE};
    struct arena *arena = arena_new();
    const struct class *class = app_class(app);
    union press_value value;
    struct err err;

    state->columns = canvas->cols;
    state->wanted = false;
    err_clear(&err);
    if (class && !read_value(app, state, class, arena, &value, &err)) {
        app_read_failed(app, &err);
    } else if (class) {
        app_read_worked(app);
        show_lines(state,
                   written(app, kinds[state->kind], PRESS_TEXT, &value, canvas->cols - 3, arena));
    }
    arena_free(arena);
}

/* ---- the view ---- */

static void sheet_open(struct app *app, void *memory, const void *given)
{
    struct sheet_state *state = memory;
    const struct sheet_argument *argument = given;

    state->kind = argument->kind;
    state->day = app->date;
    if (state->kind == SHEET_DUE)
        state->day = turn_school_day_of(app, app->date, 1);
}

static void sheet_load(struct app *app, void *memory)
{
    struct sheet_state *state = memory;

    (void)app;
    state->wanted = true;
}

static void sheet_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct sheet_state *state = memory;
    bool hints = canvas->rows >= SMALL_ROWS;

    if (state->wanted || state->columns != canvas->cols)
        write_sheet(app, state, canvas);
    pager_draw(&state->pager, canvas, 0, canvas->rows - (hints ? 2 : 1));
    app->status_row = canvas->rows - (hints ? 2 : 1);
    if (app->stale)
        canvas_fit(canvas, app->status_row, 1, canvas->cols - 2, STYLE_RED, app->stale_why);
}

static unsigned sheet_request(struct app *app, void *memory, int request)
{
    struct sheet_state *state = memory;
    day_t day;

    if (request != SHEET_BEFORE && request != SHEET_AFTER)
        return EFFECT_NONE;
    day = day_beside(app, state, request == SHEET_BEFORE ? -1 : 1);
    if (day >= DAY_FIRST && day < DAY_LAST)
        state->day = day;
    state->pager.top = 0;
    state->wanted = true;
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

const struct view_ops view_sheet = {
    .keys = KEYS("sheet", scopes, rows),
    .state_size = sizeof(struct sheet_state),
    .scope = sheet_scope,
    PAGER_AT(struct sheet_state, pager),
    .open = sheet_open,
    .load = sheet_load,
    .draw = sheet_draw,
    .request = sheet_request,
};
