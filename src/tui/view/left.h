/* A draft that a crash or a person left, between finding it and the person's answer. */
#ifndef TUI_LEFT_H
#define TUI_LEFT_H

#include "tui/app.h"
#include "tui/draft.h"

struct left_draft
{
    bool found;
    struct draft draft;          /* ours since it was found */
    const struct view_ops *view; /* the form it belongs to */
    struct arena *arena;
    char *text;
    const char *line; /* what was typed, for the question */
};

bool left_draft_find(struct app *app, struct left_draft *left);
/* Opens the form again, with what was typed; the draft becomes the form's. */
void left_draft_open(struct app *app, struct left_draft *left);
/* Goes on with what was kept of a form without asking: of the edit form, where it is of that item. False:
 * there is nothing, and nothing was opened. */
bool left_draft_resume(struct app *app, const struct view_ops *view, int64_t item);
void left_draft_drop(struct app *app, struct left_draft *left);
/* What was thrown away since one's last change: opens entry and edit form with it, of other forms it is taken
 * up when they are opened. False: something was changed since, or it is gone. */
bool left_draft_again(struct app *app);
/* Not answered: the next one is asked. */
void left_draft_put_back(struct left_draft *left);

#endif
