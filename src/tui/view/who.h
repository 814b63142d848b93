/* 你是谁: who sits at a computer whose login the school does not know, as it was chosen there: one line
 * in a file of the state directory for each database. */
#ifndef TUI_WHO_H
#define TUI_WHO_H

#include "tui/app.h"

/* Whether the school knows who acts, or does not ask. */
bool who_is_known(const struct app *app);
/* A row of a list of people: name and login; found by pinyin initials too. Its result is the caller's. */
struct pick_row who_row(const struct teacher *person, struct arena *arena);
/* The people with a login as a pick list; false where there is nobody. The list lives in the
 * arena. */
bool who_list(struct app *app, struct arena *arena, struct pick_argument *pick);
/* Acts under a login from now on, and remembers it where the computer's own is unknown. */
void who_choose(struct app *app, const char *login);
/* "王老师", where that is not the computer's own login, or that one can only read; "". */
const char *who_in_words(const struct app *app);

#endif
