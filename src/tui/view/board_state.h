/* The board's memory, shared by its three files: board.c (reading, keys), board_draw.c, board_act.c
 * (what asks, changes or chooses). */
#ifndef TUI_BOARD_STATE_H
#define TUI_BOARD_STATE_H

#include <stdint.h>

#include "tui/app.h"
#include "tui/view/board_model.h"
#include "tui/view/board_sides.h"
#include "tui/view/left.h"
#include "tui/widget/table.h"

enum board_question
{
    ASK_WITHDRAW,
    ASK_DRAFT,
};
struct board_state
{
    struct board_model *model; /* replaced only when a reading worked */
    bool glanced;              /* it is the first one, whole in the first idle moment */
    struct board_model
        *beside[2]; /* of the day before and the day after, once they were read ahead;
                                      dropped whenever something is read anew */
    struct table table;
    struct board_sides sides;
    bool awaits_new; /* a form was opened: the row that comes of it is selected */
    bool asked_who;  /* the school does not know who acts: that was asked */
    bool offered;    /* a draft left by a crash was asked about */
    int64_t asked_item;
    struct left_draft left;
};

extern const struct table_spec board_spec;

int64_t board_selected_id(const struct board_state *state); /* 0: no row is selected */
void board_draw(struct app *app, void *memory, struct canvas *canvas);

/* Each asks, or does what was asked, and says what came of it; returns effects. */
/* Whether who acts may change the item; else it says who may, or shows the item to be read. */
bool board_may_change(struct app *app, int64_t id, bool or_read);
unsigned board_choose_class(struct app *app);
unsigned board_choose_person(struct app *app);
unsigned board_choose_none(struct app *app, const struct board_state *state);
unsigned board_say_none(struct app *app, const char *subject);
unsigned board_ask_withdraw(struct app *app, struct board_state *state);
unsigned board_withdraw(struct app *app, const struct board_state *state);

#endif
