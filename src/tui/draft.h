/* What is being typed, on the disk: a file for each form that is open, by database, actor and form.
 * A lock says that its terminal lives; a draft without one was left by a crash or for later, and is
 * offered until it is taken up or thrown away. Two terminals of one person have drafts of their own. */
#ifndef TUI_DRAFT_H
#define TUI_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

#define DRAFT_KEY_BYTES 17
#define DRAFT_PATH_BYTES 4096
#define DRAFT_FORM_BYTES 16

struct draft
{
    char dir[DRAFT_PATH_BYTES];  /* "": none are kept */
    char key[DRAFT_KEY_BYTES];   /* of database and actor */
    char form[DRAFT_FORM_BYTES]; /* "add", "edit" */
    char slot[DRAFT_KEY_BYTES];  /* random; "" until something was written */
    int lock;                    /* descriptor; -1 */
};

/* No file is made yet. state_dir NULL: nothing is ever kept. */
void draft_init(struct draft *draft, const char *state_dir, const char *database, const char *login,
                const char *form);
/* Puts text away: temporary file, fsync, rename. ERR_STORE says why not; the older one stays then. */
bool draft_write(struct draft *draft, const char *text, struct err *err);
/* Saved or thrown away: nothing is left. */
void draft_drop(struct draft *draft);
/* Thrown away by a person: the last one can be had again. */
void draft_put_aside(struct draft *draft);
/* Makes the one that was put aside, which was of this form, one that was left. False: there is none. */
bool draft_put_back(struct draft *draft);
/* It is not had again any more. */
void draft_drop_aside(const struct draft *draft);
/* Leaves what was put away; the next one who asks is offered it. */
void draft_leave(struct draft *draft);
/* Takes over a draft whose terminal is gone: it is this one's from now on, and *text is what it says
 * (in the arena). False: there is none. */
bool draft_take(struct draft *draft, struct arena *arena, char **text);
/* Whether one was left of any form whose name begins with `draft`'s and is so long; it stays for who opens
 * that form. */
bool draft_is_left(const struct draft *draft, size_t name_length);

/* A small thing to remember between runs (the classes chosen last), by database, actor and name. */
bool draft_remember(const struct draft *draft, const char *name, const char *text, struct err *err);
char *draft_recall(const struct draft *draft, const char *name, struct arena *arena); /* or NULL */

/* A draft's text: lines "name value", LF and \ in a value escaped. */
void draft_put(struct text_buf *buf, const char *name, const char *value);
/* The first value of a name, or NULL. */
char *draft_get(const char *text, const char *name, struct arena *arena);

#endif
