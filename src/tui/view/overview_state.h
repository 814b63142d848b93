/* The overview's memory, shared by its files: overview.c (keys), overview_grid.c (classes × days or weeks),
 * overview_list.c (what waits), overview_act.c (answers, confirming, suggestions), overview_draw.c. */
#ifndef TUI_OVERVIEW_STATE_H
#define TUI_OVERVIEW_STATE_H

#include "tui/app.h"
#include "tui/widget/editor.h"
#include "tui/widget/table.h"

/* What a cell says, kept from picture to picture, and what it was written for. */
struct over_words
{
    const char *text; /* NULL: not yet */
    int width;
    day_t today;
};
/* A day, or a week of the term. */
struct over_cell
{
    bool known;
    bool any;             /* something is set */
    bool none;            /* every subject said that there is none */
    int load, limit;      /* of a week: the mean of its school days */
    enum level level;     /* of a week: its worst day's */
    int reds, yellows;    /* days of a week */
    const char **missing; /* codes of subjects that have not reported */
    size_t missing_count;
    struct over_words words;
};
struct over_row
{
    int64_t id;
    const char *name; /* short */
    int near;         /* session_nearness */
    int average;      /* of the week so far; -1 */
    struct over_cell *cells;
    size_t read; /* pieces of it that need not be read again */
};
struct over_grid
{
    struct arena *arena;
    struct over_row *rows;
    size_t row_count;
    bool weeks;   /* columns are weeks of a term */
    bool in_term; /* false: there is none on that day, they are just weeks */
    day_t first;  /* a Monday */
    size_t columns;
    size_t next; /* the row that is read next */
    size_t top;  /* first row shown */
};

enum over_prompt
{
    PROMPT_NONE,
    PROMPT_PASS,   /* a reason */
    PROMPT_TRIM,   /* minutes, a reason behind them or none */
    PROMPT_RETURN, /* a reason */
};
enum over_scope
{
    SCOPE_GRID,
    SCOPE_REVIEW,
    SCOPE_RETURNED,
    SCOPE_CONFIRM,
    SCOPE_OVER,
    SCOPE_HANDIN,
    SCOPE_PROMPT,
    /* the last evening of the selected one is over */
    SCOPE_REVIEW_PAST,
    SCOPE_RETURNED_PAST,
    SCOPE_TERM, /* the grid, of weeks */
};
enum over_question
{
    ASK_APPLY,
};

/* A row of what waits, as it is shown. */
struct over_wait
{
    enum waiting_kind kind;
    int64_t item, rev; /* 0: a day's */
    int64_t class_id;
    day_t day;
    const char *kind_word, *class, *when, *text, *tail, *who, *effect;
    enum style style;  /* of the effect */
    const char *whole; /* the lines above the hints */
    const char *name;  /* what a question calls it */
    int room;          /* REVIEW: minutes that the day has left without it; LIMIT_NONE */
    bool past;
    const struct suggest_result *suggestion; /* OVER; its homework lives with app->waits */
};

struct over_state
{
    struct over_grid grid;
    size_t row, column; /* the cell that is selected */
    bool in_list;       /* the keyboard is in what waits */
    bool moved;         /* a key was pressed: what is read later takes the keyboard nowhere */
    struct table table; /* rows of struct over_wait */
    size_t seen;        /* of app->waits */
    bool complete;
    enum over_prompt prompt;
    struct over_wait
        asked; /* what it is or was about; its texts are in asked_arena, those of a prompt */
    struct arena *asked_arena;
    struct editor editor;
    bool proposed; /* what stands in it was proposed: the first key takes its place */
    int grid_row, grid_height, cell_from, cell_width, cell_count, cell_first; /* as drawn */
};

/* ---- overview_grid.c ---- */

/* The classes, her own first, and the columns; what is known of the same columns stays until it is read. */
void grid_begin(struct app *app, struct over_grid *grid, bool weeks, day_t day);
/* Reads on for about so long. False: nothing was left, the picture stays as it is. */
bool grid_go_on(struct app *app, struct over_grid *grid, int milliseconds);
void grid_done(struct over_grid *grid);
/* First day of a column, and how many days it has. */
day_t grid_day(const struct over_grid *grid, size_t column);

/* ---- overview_list.c ---- */

extern const struct table_spec over_list_spec;
/* Shows app->waits; the selection stays on what it is on, else in its place. */
void list_fill(struct app *app, struct over_state *state);
/* NULL: none is there. */
const struct over_wait *list_selected(const struct over_state *state);

/* ---- overview_act.c ---- */

/* Each does something with the selected row and returns effects: types an answer to it, takes what was typed,
 * confirms it, sends in again what came back, asks about its suggestion, takes that. */
unsigned over_begin_prompt(struct app *app, struct over_state *state, enum over_prompt prompt);
unsigned over_take_prompt(struct app *app, struct over_state *state);
unsigned over_confirm(struct app *app, struct over_state *state);
unsigned over_send_again(struct app *app, struct over_state *state);
unsigned over_ask_apply(struct app *app, struct over_state *state);
unsigned over_apply(struct app *app, struct over_state *state);
/* Who has not reported on the selected day, with their teachers, to the clipboard. */
unsigned over_copy_missing(struct app *app, struct over_state *state);
/* What stands before what is typed. */
const char *over_prompt_words(const struct over_state *state, struct arena *arena);

/* ---- overview_draw.c ---- */

void overview_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
