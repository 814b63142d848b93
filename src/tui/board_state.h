/* The board's memory, shared by its three files: board.c (reading, keys), board_draw.c, board_act.c
 * (what asks, changes or chooses). */
#ifndef TUI_BOARD_STATE_H
#define TUI_BOARD_STATE_H

#include <stdint.h>

#include "tui/app.h"
#include "tui/board_model.h"
#include "tui/editor.h"
#include "tui/left.h"
#include "tui/list.h"

enum board_question
{
    ASK_WITHDRAW,
    ASK_UNDO,
    ASK_DRAFT,
};
enum board_pick
{
    PICK_CLASS,
    PICK_NONE,
    PICK_PERSON,
    PICK_WARNED, /* the homework that a warning is of, by its id */
};

/* Of the table of items; 0 = no such column. */
struct board_columns
{
    int subject, kind, tier, minutes, running;
    int teacher, place, due;
    int text;
    int end; /* behind the last column */
};

struct board_state
{
    struct board_model *model; /* replaced only when a reading worked */
    struct board_model
        *beside[2]; /* of the day before and the day after, once they were read ahead;
                                      dropped whenever something is read anew */
    struct board_columns columns;
    int measured; /* the width of the screen they are for; 0: not measured since it was read */
    struct list list;
    struct editor filter;
    bool filtering;
    bool asked_who; /* the school does not know who acts: that was asked */
    bool offered;   /* a draft left by a crash was asked about */
    int64_t asked_item;
    int64_t asked_change;
    struct left_draft left;
    struct arena *pick_arena; /* what the pick list that is open offers */
    int64_t *pick_classes;
    char **pick_subjects;
    char **pick_logins;
};

int64_t board_selected_id(const struct board_state *state); /* 0: no row is selected */
void board_draw(struct app *app, void *memory, struct canvas *canvas);

/* Each asks, or does what was asked, and says what came of it; returns effects. */
unsigned board_choose_class(struct app *app, struct board_state *state);
unsigned board_choose_person(struct app *app, struct board_state *state);
unsigned board_choose_none(struct app *app, struct board_state *state);
unsigned board_say_none(struct app *app, const char *subject);
unsigned board_ask_withdraw(struct app *app, struct board_state *state);
unsigned board_withdraw(struct app *app, const struct board_state *state);
unsigned board_ask_undo(struct app *app, struct board_state *state);
unsigned board_undo(struct app *app, const struct board_state *state);

#endif
