/* What a person can ask for and with which keys. Each view and each widget that has the keyboard says its
 * own in a set of rows; what all have in common is said once, in keymap.c. The keymap is all of them
 * with the changes of the settings: key lookup, the hint line, the help, the mouse on the hints and the
 * manual's list of keys read it. Ids know nothing of the terminal. */
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "conf/conf.h"
#include "domain/vocab.h"
#include "service/session.h"
#include "tui/term/key.h"

/* What many views are asked for. */
enum request
{
    REQUEST_NONE,
    REQUEST_UP,
    REQUEST_DOWN,
    REQUEST_LEFT,
    REQUEST_RIGHT,
    REQUEST_PAGE_UP,
    REQUEST_PAGE_DOWN,
    REQUEST_FIRST,
    REQUEST_LAST,
    REQUEST_TOGGLE,
    REQUEST_ACCEPT,
    REQUEST_SAVE,
    REQUEST_NEXT_PART,
    REQUEST_PREVIOUS_PART,
    REQUEST_FILTER,
    REQUEST_BACK,
    REQUEST_REDRAW,
    REQUEST_QUIT,
    REQUEST_HELP,
    REQUEST_PALETTE,
    REQUEST_OWN,         /* a view's own begin here: enum NAME_request */
    REQUEST_OPEN = 1000, /* and here those that open a view: + its place in the register */
};

/* Which of the common rows a scope has; the help, redrawing and quitting are asked for by name, too. */
enum common
{
    COMMON_MOVE = 1 << 0, /* up, down */
    COMMON_PAGE = 1 << 1,
    COMMON_ENDS = 1 << 2, /* first, last */
    COMMON_FILTER = 1 << 3,
    COMMON_BACK = 1 << 4,
    COMMON_REDRAW = 1 << 5,
    COMMON_QUIT = 1 << 6,
    COMMON_HELP = 1 << 7,
    COMMON_LIST = COMMON_MOVE | COMMON_PAGE | COMMON_ENDS | COMMON_REDRAW,
};

/* A part of a view with keys of its own; the view numbers them from 0. */
struct key_scope
{
    const char *title; /* N_(): its heading in the help */
    unsigned common;   /* COMMON_… */
    bool typing;       /* letters are typed there: the common rows have none of theirs */
};
#define IN(scope) (1u << (unsigned)(scope))

struct key_row
{
    int request;
    const char *name;      /* for the settings and the manual */
    unsigned scopes;       /* IN(…) | IN(…); 0: all of the view */
    const char *keys;      /* names as key_parse reads them, a space between */
    const char *hint;      /* N_(): the word in the hint line; NULL: not there */
    const char *hint_keys; /* what stands before it; NULL: the first key */
    const char *help;      /* N_(): a sentence for the help */
};

/* What a request needs and whom it serves, where it is not everybody's. */
#define MAY(right) (1u << (right)) /* in the class that is looked at */
#define MAY_SOMEWHERE(right) (MAY(right) << RIGHTS_SOMEWHERE)
#define RIGHTS_SOMEWHERE 16
/* Whoever may change something may take it back. */
#define MAY_CHANGE ~(MAY_SOMEWHERE(RIGHT_READ) | (MAY_SOMEWHERE(RIGHT_READ) - 1))
#define OF(role) (1u << (role)) /* OF(ROLE_ANYONE): who is not known yet */
struct key_needs
{
    int request;
    unsigned rights;    /* MAY(…) | …: one of them is enough; 0: none is needed */
    unsigned first_for; /* OF(…) | …: whose hint line has it before what others need more */
};

struct key_set
{
    const char *name;
    const struct key_scope *scopes;
    size_t scope_count;
    const struct key_row *rows; /* in the order of the hint line */
    size_t row_count;
    const struct key_needs *needs;
    size_t need_count;
};
#define KEYS(set_name, set_scopes, set_rows)                                                       \
    {                                                                                              \
        KEYS_OF(set_name, set_scopes, set_rows)                                                    \
    }
#define KEYS_WITH_NEEDS(set_name, set_scopes, set_rows, set_needs)                                 \
    {                                                                                              \
        KEYS_OF(set_name, set_scopes, set_rows),                                                   \
            .needs = (set_needs), .need_count = sizeof(set_needs) / sizeof *(set_needs)            \
    }
#define KEYS_OF(set_name, set_scopes, set_rows)                                                    \
    .name = (set_name), .scopes = (set_scopes),                                                    \
    .scope_count = sizeof(set_scopes) / sizeof *(set_scopes), .rows = (set_rows),                  \
    .row_count = sizeof(set_rows) / sizeof *(set_rows)

/* What has the keyboard. */
struct key_place
{
    const struct key_set *set;
    unsigned scope;
};

/* A row as it holds: with the settings' keys in place of its own, in these scopes. */
#define BINDING_KEYS_MAX 8
struct binding
{
    const struct key_set *set;
    const struct key_row *row;
    int request;
    unsigned scopes;
    struct key_needs needs;
    uint32_t keys[BINDING_KEYS_MAX];
    size_t key_count;
    char label[KEY_NAME_BYTES]; /* of the first key */
    bool changed;               /* by the settings */
};

/* The bindings of one set: made when they are first asked for, for a start needs few of them; where the
 * settings change some, all at once. */
struct set_bindings
{
    const struct key_set *set;
    struct binding *items;
    size_t count, capacity;
    bool made;
};

struct keymap
{
    struct arena *arena;
    struct set_bindings *sets;
    size_t set_count;
    unsigned held;  /* MAY(…) | …: what who acts may do; at first everything */
    unsigned roles; /* OF(…) | …: what who acts is */
};

/* ERR_INPUT names file and line where the settings ask for what there is not: a view, a request or a key
 * that is unknown, a letter where letters are typed, one key for two requests. */
bool keymap_init(struct keymap *map, const struct settings *settings, struct err *err);
void keymap_done(struct keymap *map);
/* The bindings of the set registered at an index (key_set_registered). */
const struct set_bindings *keymap_set(const struct keymap *map, size_t index);
/* The binding of a key, allowed or not; NULL: none. */
const struct binding *keymap_find(const struct keymap *map, struct key_place place, uint32_t key);
/* The request of a key that is allowed, or REQUEST_NONE. */
int keymap_lookup(const struct keymap *map, struct key_place place, uint32_t key);
/* Whether who acts may ask for it. */
bool keymap_allows(const struct keymap *map, const struct binding *binding);
/* The bindings of a place that are allowed, in order: after NULL the first, at the end NULL. */
const struct binding *keymap_next(const struct keymap *map, struct key_place place,
                                  const struct binding *after);
/* Its word: that of its hint, or of the binding before it where the hint stands for both; "": none. In the
 * source's language. */
const char *binding_word(const struct keymap *map, const struct binding *binding);
/* What stands before a binding's hint. */
const char *binding_hint(const struct binding *binding);

#endif
