/* What a view is: a table of operations, its keys, and a piece of memory. A new view is its own file
 * and its name in VIEWS. Views draw on a canvas and answer with effects; only the loop touches the
 * terminal and the stack of views. */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/keymap.h"
#include "tui/widget/canvas.h"
#include "tui/widget/question.h"

struct app;
struct list_page;
struct pager_line;
struct table_spec;

enum effect
{
    EFFECT_NONE = 0,
    EFFECT_HANDLED = 1 << 0,
    EFFECT_REDRAW = 1 << 1,
    EFFECT_RELOAD = 1 << 2,
    EFFECT_CLOSE = 1 << 3, /* back to the view below, which reloads */
    EFFECT_QUIT = 1 << 4,
    EFFECT_ANEW = 1 << 5, /* another program wrote on the screen: all of it is drawn */
    /* Of a request: what it needs is still read in idle moments. It is asked for again after each of them,
     * and what is typed behind it waits. */
    EFFECT_LATER = 1 << 6,
};

/* What a view that closes gives to the one below. */
enum result_kind
{
    RESULT_NONE,
    RESULT_CLASS, /* id */
    RESULT_ITEM,  /* id */
    RESULT_SUBJECT,
    RESULT_LOGIN,
    RESULT_DAY,     /* id, a day_t */
    RESULT_REQUEST, /* what the palette asks for in place of a key; no view sees it */
    RESULT_PRINTER,
};
struct view_result
{
    enum result_kind kind;
    union
    {
        int64_t id;
        const char *subject; /* code */
        const char *login;
        int request;
        const char *printer;
    };
    bool of_board; /* the request is the board's: the views above it are left */
};

/* Operations may be NULL where a view has nothing to say, but for draw where it has no page. */
struct view_ops
{
    struct key_set keys;           /* with the view's name; the first scope is where it begins */
    const struct key_row *way_in;  /* the key that opens it on the board; NULL: another view does */
    struct key_needs way_in_needs; /* of that key; the request says itself */
    size_t state_size;             /* zeroed memory, given to every call */
    bool without_hints;            /* the last row is its own */
    unsigned (*scope)(const void *state); /* which part has the keyboard; NULL: it has one */
    /* Begins; argument belongs to the caller and lives for the call. */
    void (*open)(struct app *app, void *state, const void *argument);
    /* Reads what it shows; again after any change, the school data it borrowed being void by then. */
    void (*load)(struct app *app, void *state);
    /* Sets app->status_row where messages shall stand elsewhere than in the last row. */
    void (*draw)(struct app *app, void *state, struct canvas *canvas);
    /* LIST_AT or PAGER_AT where the view shows one: it is there before open, and moving, scrolling,
     * filtering and the mouse are its own. A second click on a row asks for REQUEST_ACCEPT. */
    const struct table_spec *list;
    const struct list_page *page; /* it is that list and nothing else: this reads and draws it */
    size_t list_at, pager_at;
    bool has_pager;
    /* Esc and its like close a view that does not handle REQUEST_BACK. */
    unsigned (*request)(struct app *app, void *state, int request);
    unsigned (*key)(struct app *app, void *state, uint32_t key); /* that asks for no request */
    unsigned (*paste)(struct app *app, void *state, const char *text);
    unsigned (*click)(struct app *app, void *state, int row, int col);
    /* To a question it asked with app_ask. */
    unsigned (*answer)(struct app *app, void *state, int question, enum answer answer);
    /* A view it opened was left with an answer, whose text lives for the call. */
    unsigned (*result)(struct app *app, void *state, const struct view_result *result);
    /* Nothing is waiting to be drawn or read: what will probably be asked for next may be read, in pieces
     * shorter than a frame; app->busy asks for the next call without waiting, and to be drawn before that: it
     * is set by a piece that changed the picture, too. */
    void (*idle)(struct app *app, void *state);
    /* A moment without keys, or the end is near: what is being typed is put away safely. */
    void (*pause)(struct app *app, void *state);
    /* Whether something is typed that is of the day looked at: midnight does not take it to another. */
    bool (*holds_day)(const void *state);
    void (*done)(struct app *app, void *state);
};

#define LIST_AT(type, member, spec) .list = (spec), .list_at = offsetof(type, member)
/* A view that has no state but its list. */
#define LIST_ALONE(spec) .list = (spec), .list_at = 0, .state_size = sizeof(struct table)
#define PAGER_AT(type, member) .has_pager = true, .pager_at = offsetof(type, member)

/* The register, in the order of the help: view_NAME of each. */
/* One a line, so that adding one touches no other. */
/* clang-format off */
#define VIEWS(VIEW) \
    VIEW(board) \
    VIEW(entry) \
    VIEW(edit) \
    VIEW(overview) \
    VIEW(morning) \
    VIEW(habits) \
    VIEW(warnings) \
    VIEW(history) \
    VIEW(post) \
    VIEW(search) \
    VIEW(plan) \
    VIEW(school) \
    VIEW(school_list) \
    VIEW(school_form) \
    VIEW(begin) \
    VIEW(pick) \
    VIEW(goto) \
    VIEW(sheet) \
    VIEW(palette) \
    VIEW(text) \
    VIEW(wall)
/* clang-format on */

#define VIEW_EXTERN(name) extern const struct view_ops view_##name;
VIEWS(VIEW_EXTERN)
#undef VIEW_EXTERN

/* The views in order, then NULL; likewise the key sets of views and widgets. */
const struct view_ops *view_registered(int index);
const struct key_set *key_set_registered(int index);

/* What opens view_pick. Texts are copied, those of the results too. */
struct pick_row
{
    const char *text;
    const char *search;        /* what typing is looked for in; NULL: the text */
    struct view_result result; /* what taking it gives */
};
struct pick_argument
{
    const char *title;
    const char *nothing; /* as of struct table; may be NULL */
    const struct pick_row *rows;
    size_t count;
    size_t selected;
    uint32_t typed; /* the letter that opened it and narrows it; 0: none */
};

/* view_palette is opened with the struct key_place whose commands come first. */

/* What opens view_warnings; Enter on one that is of a homework gives that. */
struct warnings_argument
{
    int64_t item; /* whose warning is selected first; 0: the first one */
};

/* What opens view_text, to be read; copied. */
struct text_argument
{
    const char *title;
    const struct pager_line *lines;
    size_t count;
};

/* Opens the help on a place: its keys first. */
void help_open(struct app *app, struct key_place place);

#endif
