/* The grid of the five dimensions: read, reckoned, saved as one change, and kept as a draft. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/habits.h"
#include "tui/view/habits_state.h"

/* ---- the grid ---- */

int habits_rows(const struct habits_state *state)
{
    return state->by_hands ? DIMENSION_COUNT : state->seat_count;
}

int habits_columns(const struct habits_state *state)
{
    return state->by_hands ? HABIT_BANDS : DIMENSION_COUNT;
}

int *habits_cell(struct habits_state *state, int row, int col)
{
    return state->by_hands ? &state->grid.hands[row][col] : &state->grid.seats[row + 1][col];
}

bool habits_may_type(const struct habits_state *state)
{
    return state->by_hands ? state->may_hands : state->may_seats;
}

bool habits_changed(const struct habits_state *state)
{
    return memcmp(&state->grid, &state->known, sizeof state->grid) != 0;
}

enum level habits_level(struct app *app, const struct habits_state *state, int dimension,
                        int minutes)
{
    const struct class *class = app_class(app);

    return class ? habit_level(&app_data(app)->policy, class->stage, (enum dimension)dimension,
                               minutes, state->limit)
                 : LEVEL_NONE;
}

static void nothing_said(struct habits_grid *grid)
{
    memset(grid, 0, sizeof *grid);
    for (int seat = 0; seat <= CLASS_SIZE_MAX; seat++)
        for (int d = 0; d < DIMENSION_COUNT; d++)
            grid->seats[seat][d] = HABIT_NONE;
    for (int d = 0; d < DIMENSION_COUNT; d++)
        for (int band = 0; band < HABIT_BANDS; band++)
            grid->hands[d][band] = HABIT_NONE;
}

static bool seat_differs(const struct habits_state *state, int seat)
{
    return memcmp(state->grid.seats[seat], state->known.seats[seat],
                  sizeof state->grid.seats[seat]) != 0;
}

static bool hands_differ(const struct habits_state *state, int dimension)
{
    return memcmp(state->grid.hands[dimension], state->known.hands[dimension],
                  sizeof state->grid.hands[dimension]) != 0;
}

static struct habit habit_of(const struct habits_state *state, int seat)
{
    struct habit habit = {.class_id = state->class_id, .day = state->day, .seat = seat};

    memcpy(habit.minutes, state->grid.seats[seat], sizeof habit.minutes);
    return habit;
}

static struct habit_count hands_of(const struct habits_state *state, int dimension)
{
    struct habit_count hands = {
        .class_id = state->class_id, .day = state->day, .dimension = (enum dimension)dimension};

    for (int band = 0; band < HABIT_BANDS; band++)
        hands.count[band] = state->grid.hands[dimension][band] != HABIT_NONE
                                ? state->grid.hands[dimension][band]
                                : 0;
    return hands;
}

/* ---- reading ---- */

/* What the grid comes to, by the same rules as what is stored. */
static void reckon(struct app *app, struct habits_state *state)
{
    const struct class *class = app_class(app);
    struct habit habits[CLASS_SIZE_MAX];
    struct habit_count hands[DIMENSION_COUNT];

    if (!class)
        return;
    if (state->typed_arena)
        arena_reset(state->typed_arena);
    else
        state->typed_arena = arena_new();
    for (int seat = 1; seat <= state->seat_count; seat++)
        habits[seat - 1] = habit_of(state, seat);
    for (int d = 0; d < DIMENSION_COUNT; d++)
        hands[d] = hands_of(state, d);
    state->typed =
        habits_build(&app_data(app)->policy, class->stage, state->limit, state->day, habits,
                     (size_t)state->seat_count, hands, DIMENSION_COUNT, state->typed_arena);
}

static bool read_known(const struct session *session, const struct habits_state *state,
                       const struct class *class, struct arena *arena, struct habits_grid *known,
                       struct err *err)
{
    day_t day = session->moment.date;
    struct habit_count_list hands = {0};
    struct habit_list habits = {0};

    nothing_said(known);
    if ((state->may_seats && !service_habit_rows(session, class, day, day, arena, &habits, err)) ||
        (state->may_hands && !service_habit_hands(session, class, day, day, arena, &hands, err)))
        return false;
    for (size_t i = 0; i < habits.count; i++)
        memcpy(known->seats[habits.items[i].seat], habits.items[i].minutes, sizeof known->seats[0]);
    for (size_t i = 0; i < hands.count; i++)
        memcpy(known->hands[hands.items[i].dimension], hands.items[i].count,
               sizeof known->hands[0]);
    return true;
}

static bool read_weeks(const struct session *session, const struct class *class,
                       struct arena *arena, struct habit_report **weeks, struct err *err)
{
    day_t sunday = date_monday(session->moment.date) - 1;

    if (!service_habits(session, class, session->moment.date, arena, &weeks[0], err))
        return false;
    for (int i = 1; i < HABITS_WEEKS; i++)
        if (!service_habits(session, class, sunday - (i - 1) * WEEK_DAYS, arena, &weeks[i], err))
            return false;
    return true;
}

/* What is typed stays, and what others said meanwhile is taken where it is not. */
static void take_known(struct habits_state *state, const struct habits_grid *known)
{
    for (int seat = 1; seat <= CLASS_SIZE_MAX; seat++)
        for (int d = 0; d < DIMENSION_COUNT; d++)
            if (state->grid.seats[seat][d] == state->known.seats[seat][d])
                state->grid.seats[seat][d] = known->seats[seat][d];
    for (int d = 0; d < DIMENSION_COUNT; d++)
        for (int band = 0; band < HABIT_BANDS; band++)
            if (state->grid.hands[d][band] == state->known.hands[d][band])
                state->grid.hands[d][band] = known->hands[d][band];
    state->known = *known;
}

static void learn_rights(const struct session *session, struct habits_state *state,
                         const struct class *class)
{
    const struct right_object object = {.class_id = class->id};

    state->may_hands = session_may(session, RIGHT_SURVEY, &object, NULL);
    state->may_seats = state->may_hands && session_may(session, RIGHT_SEATS, &object, NULL);
    if (!state->may_seats)
        state->by_hands = true;
}

static void learn_class(struct app *app, struct habits_state *state, const struct class *class,
                        const struct habits_grid *known)
{
    const struct school_data *data = app_data(app);
    struct grade grade = class_grade(&data->school, class, app->date);

    if (state->class_id != class->id || state->day != app->date) {
        state->class_id = class->id;
        state->day = app->date;
        state->known = state->grid = *known;
        state->row = state->col = state->top = 0;
    } else {
        take_known(state, known);
    }
    state->seat_count = class_seats(class, app->date);
    state->limit = policy_limit(&data->policy, &grade,
                                calendar_kind(app_calendar(app, app->class_id), app->date));
}

void habits_load(struct app *app, void *memory)
{
    struct habits_state *state = memory;
    struct session session = app_session(app, app->date);
    const struct class *class = app_class(app);
    struct arena *arena = arena_new();
    struct habit_report *weeks[HABITS_WEEKS];
    struct habits_grid known;
    struct err err;

    err_clear(&err);
    if (class)
        learn_rights(&session, state, class);
    if (class && (!read_known(&session, state, class, arena, &known, &err) ||
                  !read_weeks(&session, class, arena, weeks, &err))) {
        app_read_failed(app, &err);
        arena_free(arena);
        return;
    }
    arena_free(state->arena);
    state->arena = arena;
    state->read = class;
    if (class) {
        memcpy(state->weeks, weeks, sizeof weeks);
        learn_class(app, state, class, &known);
        reckon(app, state);
    }
    app_read_worked(app);
}

void habits_typed(struct app *app, struct habits_state *state)
{
    reckon(app, state);
    form_typed(app, &state->form);
}

/* ---- saving ---- */

bool habits_save(struct app *app, struct habits_state *state)
{
    struct session session = form_session(app, &state->form, state->day);
    struct habit habits[CLASS_SIZE_MAX];
    struct habit_count hands[DIMENSION_COUNT];
    struct habit_survey survey = {.habits = habits, .hands = hands};
    struct err err;

    err_clear(&err);
    if (!app_may_save(app))
        return false;
    for (int seat = 1; seat <= state->seat_count; seat++)
        if (seat_differs(state, seat))
            habits[survey.habit_count++] = habit_of(state, seat);
    for (int d = 0; d < DIMENSION_COUNT; d++)
        if (hands_differ(state, d))
            hands[survey.hands_count++] = hands_of(state, d);
    if (!service_put_survey(&session, &survey, &err)) {
        app_say_err(app, &err);
        return false;
    }
    state->known = state->grid;
    request_new(state->form.request);
    form_forget(&state->form);
    if (survey.hands_count == 0)
        app_say(app, STYLE_PLAIN, _("saved: %zu seats; u takes it back"), survey.habit_count);
    else
        app_say(app, STYLE_PLAIN, "%s", _("saved; u takes it back"));
    return true;
}

/* ---- the draft ---- */

void habits_pause(struct app *app, void *memory)
{
    struct habits_state *state = memory;
    struct text_buf text = {.arena = NULL}, cells = {.arena = NULL};
    struct arena *arena;

    (void)app;
    if (!state->form.dirty)
        return;
    if (!habits_changed(state)) { /* all was taken back: an older draft is none any more */
        form_forget(&state->form);
        return;
    }
    arena = text.arena = cells.arena = arena_new();
    draft_put(&text, "class", arena_printf(arena, "%lld", (long long)state->class_id));
    draft_put(&text, "day", arena_printf(arena, "%d", (int)state->day));
    for (int seat = 1; seat <= state->seat_count; seat++)
        for (int d = 0; d < DIMENSION_COUNT; d++)
            if (state->grid.seats[seat][d] != state->known.seats[seat][d])
                text_buf_printf(&cells, "s %d %d %d;", seat, d, state->grid.seats[seat][d]);
    for (int d = 0; d < DIMENSION_COUNT; d++)
        for (int band = 0; band < HABIT_BANDS; band++)
            if (state->grid.hands[d][band] != state->known.hands[d][band])
                text_buf_printf(&cells, "h %d %d %d;", d, band, state->grid.hands[d][band]);
    draft_put(&text, "cells", text_buf_str(&cells));
    form_write(&state->form, text_buf_str(&text));
    arena_free(arena);
}

static void take_cell(struct habits_state *state, const char *cell)
{
    char kind;
    int row, col, value;

    if (sscanf(cell, "%c %d %d %d", &kind, &row, &col, &value) != 4 || value < HABIT_NONE ||
        value > HABIT_MAX_MINUTES || row < 0 || col < 0)
        return;
    if (kind == 's' && row >= 1 && row <= state->seat_count && col < DIMENSION_COUNT)
        state->grid.seats[row][col] = value;
    if (kind == 'h' && row < DIMENSION_COUNT && col < HABIT_BANDS)
        state->grid.hands[row][col] = value;
}

static bool take_up(struct app *app, void *memory, const char *text, struct arena *arena)
{
    struct habits_state *state = memory;
    const char *class = draft_get(text, "class", arena), *day = draft_get(text, "day", arena);
    char *cells = draft_get(text, "cells", arena), *rest = NULL;

    if (!state->read || !state->may_hands || !class || !day || !cells ||
        strtoll(class, NULL, 10) != state->class_id || strtol(day, NULL, 10) != state->day)
        return false;
    for (char *cell = strtok_r(cells, ";", &rest); cell; cell = strtok_r(NULL, ";", &rest))
        take_cell(state, cell);
    habits_typed(app, state);
    app_say(app, STYLE_PLAIN, "%s", _("what was typed last time and not saved is here again"));
    return true;
}

void habits_take_up(struct app *app, struct habits_state *state)
{
    form_take_up(app, HABITS_FORM, take_up, state);
}
