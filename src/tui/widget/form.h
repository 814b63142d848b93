/* What the forms that hold a text share: the draft of what is typed, the request that saving keeps
 * over a retry, leaving without losing anything, and the status row. */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include <stdbool.h>

#include "service/service.h"
#include "tui/app.h"
#include "tui/draft.h"
#include "tui/widget/editor.h"

struct form
{
    struct draft draft;
    bool dirty;       /* typed since the draft was written */
    bool draft_there; /* it was written */
    char draft_error[MESSAGE_BYTES];
    char request[REQUEST_BYTES]; /* kept over a retry of the same words */
    unsigned stayed_at; /* the event that answered the question about leaving with no; 0: none */
    int line_row, line_col, line_columns, line_rows; /* where it was drawn, for the mouse */
};

/* `left`: a draft that is taken over; NULL: a new one of the form's name. */
void form_init(struct app *app, struct form *form, const char *name, const struct draft *left);
/* Gives what a crash left of a form of that name to the view, which says whether it took it; what it did
 * not take stays. */
void form_take_up(struct app *app, const char *name,
                  bool (*take)(struct app *app, void *state, const char *text, struct arena *arena),
                  void *state);
/* What was written stays, and is offered next time. */
void form_done(struct form *form);
/* Saved, or nothing in it any more. */
void form_forget(struct form *form);
/* Writes the draft; where that fails typing goes on, and the next pause tries again. */
void form_write(struct form *form, const char *text);
/* The words changed: they are another command, and not put away yet. */
void form_typed(struct app *app, struct form *form);
/* The session of saving. */
struct session form_session(struct app *app, const struct form *form, day_t date);

/* Leaves at once, or asks where something would be lost; asked again as soon as it was refused, leaves what
 * is typed for later, so that Esc and Esc do not go round and round. Returns effects, as the next two do. */
unsigned form_leave(struct app *app, struct form *form, bool lost, const char *question);
unsigned form_answer(struct app *app, struct form *form, enum answer answer);
/* What an edit that changed nothing says; most: the characters that there may be. */
unsigned form_unchanged(struct app *app, enum edited what, int most);

/* Draws the prompt and behind it, to the column `end`, the text, and keeps its place. */
void form_draw_line(struct form *form, struct editor *editor, struct canvas *canvas, int row,
                    int col, int end, int rows, const uint8_t *styles, bool focus);
/* Whether a click was into it; it moved the cursor then. */
bool form_click_line(const struct form *form, struct editor *editor, int row, int col);
/* In the order of weight; `news` of the form's own, "" for none. */
void form_draw_status(struct app *app, const struct form *form, struct canvas *canvas, int row,
                      const char *news);

#endif
