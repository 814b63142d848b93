/* The five dimensions as their files share them: a grid of seats or of raised hands, what it was when it
 * was read, and what it comes to. */
#ifndef TUI_HABITS_STATE_H
#define TUI_HABITS_STATE_H

#include "base/limits.h"
#include "tui/app.h"
#include "tui/widget/form.h"

#define HABITS_FORM "habits"
#define HABITS_WEEKS 4

/* Minutes by seat, hands by dimension and band (green, yellow, red); HABIT_NONE: nothing is said. */
struct habits_grid
{
    int seats[CLASS_SIZE_MAX + 1][DIMENSION_COUNT]; /* from 1 on */
    int hands[DIMENSION_COUNT][HABIT_BANDS];
};

struct habits_state
{
    struct arena *arena; /* of the reports */
    bool read;           /* something was */
    int64_t class_id;    /* what the grid is of, as the next ones */
    day_t day;
    int seat_count, limit;
    bool may_seats, may_hands;
    struct habits_grid grid, known; /* as typed; as the store has it */
    /* Of the week at hand and the three before; NULL where they could not be read. */
    struct habit_report *weeks[HABITS_WEEKS];
    struct arena *typed_arena;
    struct habit_report *typed; /* what the grid comes to; in the arena before */

    bool by_hands; /* what is shown: hands, not seats */
    int row, col;  /* the cursor: seat - 1 or dimension; dimension or band */
    bool begun;    /* the next digit goes behind those typed in this cell */
    int top;       /* first row shown */
    int first_col; /* first column shown */
    int first_row, height, first_cell, cell_columns, cells; /* where the grid was drawn */
    struct form form;
};

void habits_load(struct app *app, void *memory);
/* Rows and columns of the grid that is shown, and its cells. */
int habits_rows(const struct habits_state *state);
int habits_columns(const struct habits_state *state);
int *habits_cell(struct habits_state *state, int row, int col);
bool habits_may_type(const struct habits_state *state);
/* Whether anything differs from what the store has. */
bool habits_changed(const struct habits_state *state);
/* The grid changed: what it comes to is reckoned anew, the draft is due. */
void habits_typed(struct app *app, struct habits_state *state);
/* From the cursor on, rows by lines, columns by tab, comma or space; with a head, where that says. All
 * or nothing: false says what is wrong. */
bool habits_paste(struct app *app, struct habits_state *state, const char *text);
/* One change; false says why not. */
bool habits_save(struct app *app, struct habits_state *state);
void habits_pause(struct app *app, void *memory);
void habits_take_up(struct app *app, struct habits_state *state);
/* The colour of a cell of seats. */
enum level habits_level(struct app *app, const struct habits_state *state, int dimension,
                        int minutes);
void habits_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
