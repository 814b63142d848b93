/* What a view is: a table of operations and a piece of memory. A new view touches its own file, one
 * row of views.c, local.mk and its test. Views draw on a canvas and answer with effects; only the loop
 * touches the terminal and the stack of views. */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stddef.h>
#include <stdint.h>

#include "tui/widget/canvas.h"
#include "tui/request.h"

struct app;

enum effect
{
    EFFECT_NONE = 0,
    EFFECT_HANDLED = 1 << 0,
    EFFECT_REDRAW = 1 << 1,
    EFFECT_RELOAD = 1 << 2,
    EFFECT_CLOSE = 1 << 3, /* back to the view below, which reloads */
    EFFECT_QUIT = 1 << 4,
};

enum answer
{
    ANSWER_NO,
    ANSWER_YES,
    ANSWER_KEEP, /* leave, but offer it next time */
    ANSWER_DROP, /* throw it away for good */
};

/* Operations may be NULL where a view has nothing to say, but for scope, draw and request. */
struct view_ops
{
    const char *name;
    size_t state_size; /* zeroed memory, given to every call */
    enum scope (*scope)(const void *state);
    /* Begins; argument belongs to the caller and lives for the call. */
    void (*open)(struct app *app, void *state, const void *argument);
    /* Reads what it shows; again after any change, the school data it borrowed being void by then. */
    void (*load)(struct app *app, void *state);
    /* Sets app->status_row where messages shall stand elsewhere than in the last row. */
    void (*draw)(struct app *app, void *state, struct canvas *canvas);
    unsigned (*request)(struct app *app, void *state, enum request request);
    unsigned (*key)(struct app *app, void *state, uint32_t key); /* that asks for no request */
    unsigned (*paste)(struct app *app, void *state, const char *text);
    unsigned (*click)(struct app *app, void *state, int row, int col);
    unsigned (*wheel)(struct app *app, void *state, int steps);
    /* To a question it asked with app_ask. */
    unsigned (*answer)(struct app *app, void *state, int question, enum answer answer);
    /* A list it opened (pick.c) was left with row `index` taken. */
    unsigned (*picked)(struct app *app, void *state, int purpose, size_t index);
    /* Nothing is waiting to be drawn or read: what will probably be asked for next may be read. */
    void (*idle)(struct app *app, void *state);
    /* A moment without keys, or the end is near: what is being typed is put away safely. */
    void (*pause)(struct app *app, void *state);
    void (*done)(struct app *app, void *state);
};

enum view_id
{
    VIEW_BOARD,
    VIEW_ENTRY,
    VIEW_EDIT,
    VIEW_PICK,
    VIEW_HELP,
    VIEW_WARNINGS,
    VIEW_COUNT,
};
const struct view_ops *view_ops_of(enum view_id id);

extern const struct view_ops view_board, view_entry, view_edit, view_pick, view_help, view_warnings;

/* What opens a pick list. The texts are copied. */
struct pick_argument
{
    const char *title;
    const char *const *rows;
    const char *const *search; /* what typing is looked for in; NULL: the rows */
    size_t count;
    size_t selected;
    int purpose; /* comes back in picked() */
};

/* What opens the day's warnings. Enter on one that is of a homework gives its id to picked(). */
struct warnings_argument
{
    int64_t item; /* whose warning is selected first; 0: the first one */
    int purpose;
};

#endif
