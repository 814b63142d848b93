/* What a person can ask for, in ONE table: key lookup, the hint line, the help screen, the mouse on
 * the hint line and the manual's key list all read it. Ids know nothing of the terminal. */
#ifndef TUI_REQUEST_H
#define TUI_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum request
{
    REQUEST_NONE,
    REQUEST_ADD,
    REQUEST_EDIT,
    REQUEST_WITHDRAW,
    REQUEST_UNDO,
    REQUEST_NO_HOMEWORK,
    REQUEST_DAY_BEFORE,
    REQUEST_DAY_AFTER,
    REQUEST_TODAY,
    REQUEST_CLASS_BEFORE,
    REQUEST_CLASS_AFTER,
    REQUEST_CHOOSE_CLASS,
    REQUEST_FILTER,
    REQUEST_WARNINGS,
    REQUEST_WHO,
    REQUEST_UP,
    REQUEST_DOWN,
    REQUEST_PAGE_UP,
    REQUEST_PAGE_DOWN,
    REQUEST_FIRST,
    REQUEST_LAST,
    REQUEST_SAVE,
    REQUEST_ACCEPT,
    REQUEST_BACK,
    REQUEST_NEXT_PART,
    REQUEST_PREVIOUS_PART,
    REQUEST_TOGGLE,
    REQUEST_LEFT,
    REQUEST_RIGHT,
    REQUEST_NEXT_DAY,
    REQUEST_OWN_LINE,
    REQUEST_MINE,
    REQUEST_THEIRS,
    REQUEST_YES,
    REQUEST_NO,
    REQUEST_KEEP,
    REQUEST_DROP,
    REQUEST_HELP,
    REQUEST_REDRAW,
    REQUEST_QUIT,
    REQUEST_COUNT,
};

/* Where keys mean something: what has the keyboard. */
enum scope
{
    SCOPE_BOARD,
    SCOPE_FILTER,   /* typing what a list is narrowed to */
    SCOPE_LINE,     /* the quick line of the entry form */
    SCOPE_CLASSES,  /* the class boxes of the entry form */
    SCOPE_CHANGE,   /* the quick line of the edit form */
    SCOPE_DETAILS,  /* the rows below the line of the edit form */
    SCOPE_CONFLICT, /* two people's values side by side */
    SCOPE_WARNINGS,
    SCOPE_PICK,
    SCOPE_HELP,
    SCOPE_QUESTION,
    SCOPE_COUNT,
};
#define IN(scope) (1u << (unsigned)(scope))

struct request_row
{
    enum request id;
    const char *name;      /* for rebinding and the manual */
    unsigned scopes;       /* IN(...) | IN(...) */
    const char *keys;      /* names as key_parse reads them, a space between */
    const char *hint;      /* N_(): the word in the hint line; NULL: not there */
    const char *hint_keys; /* what stands before it; NULL: the first key */
    const char *help;      /* N_(): a sentence for the help screen */
};

const struct request_row *request_table(size_t *count);
/* The request that a key asks for in a scope, or REQUEST_NONE. */
enum request request_lookup(enum scope scope, uint32_t key);
/* What stands before the hint of one of the table's rows. */
const char *request_hint_keys(const struct request_row *row);
/* N_(): the heading of a scope in the help. */
const char *scope_title(enum scope scope);

#endif
