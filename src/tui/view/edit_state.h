/* The edit form's memory, shared by its files: edit.c (opening, keys), edit_read.c (what the fields mean, and
 * the draft), edit_save.c (saving, two people at once), edit_draw.c. */
#ifndef TUI_EDIT_STATE_H
#define TUI_EDIT_STATE_H

#include <stdint.h>

#include "service/service.h"
#include "tui/app.h"
#include "tui/view/edit.h"
#include "tui/widget/editor.h"
#include "tui/widget/fields.h"
#include "tui/widget/form.h"

#define EDIT_ROWS_MAX 16

struct edit_conflict
{
    enum assignment_field field;
    const char *name;
    const char *mine, *theirs; /* as people read them */
    bool take_mine;
};

struct edit_state
{
    struct arena *arena;
    struct assignment *opened; /* NULL: the item could not be read */
    struct assignment before;  /* opened, without the reason of an earlier change */
    struct assignment typed; /* what stands in the fields; its `why` is the reason of this change */
    const char *settled;     /* the text whose words were read into the fields, or need not be */
    bool details;            /* a row below the text has the keyboard */
    struct fields_row rows[EDIT_ROWS_MAX];
    struct fields fields; /* of `typed` */

    struct arena *answer;     /* of one reading */
    struct assignment wanted; /* typed, with the marks and times that its text holds */
    unsigned read_words;      /* the fields that these said */
    unsigned touched;
    bool changed_by_other; /* the store has a newer one */
    bool withdrawn;        /* meanwhile */
    bool told;             /* that it was */
    bool known;
    int before_load, after_load, limit;
    int calibrated; /* after, by actual time; -1 = none */
    enum level level;
    day_t day;
    const char *others; /* the further evenings that change: 周三 0→7 · 周四 0→6; "" */
    bool held;
    const char *error;

    struct arena *conflict_arena;
    struct assignment *theirs;
    struct edit_conflict conflicts[ASSIGNMENT_FIELDS_MAX];
    size_t conflict_count; /* > 0: the comparison is shown */
    size_t conflict_at;

    struct form form;
};

/* A copy whose texts are the arena's. */
struct assignment *edit_copy(const struct assignment *item, struct arena *arena);
/* `item` is what the store has; the fields named stay as this person typed them. */
void edit_base_on(struct edit_state *state, const struct assignment *item,
                  const struct assignment *mine, unsigned keep);
/* A value as people read it. */
const char *edit_words(void *context, const void *record, const struct field *field,
                       struct arena *arena);
/* Reads the fields anew: what the text holds, the evenings, whether it is held. */
void edit_read(struct app *app, struct edit_state *state);
/* Marks and times leave the text for their fields. */
void edit_settle(struct app *app, struct edit_state *state);
char *edit_draft_text(const struct edit_state *state, struct arena *arena);
void edit_draft_read(struct app *app, struct edit_state *state, const char *text);
/* Whether anything differs from what was opened, or a reason is typed. */
bool edit_is_touched(const struct edit_state *state);

/* Each returns effects. Something was typed: */
unsigned edit_changed(struct app *app, struct edit_state *state);
unsigned edit_save(struct app *app, struct edit_state *state);
/* The comparison with what somebody else saved meanwhile: away, or taken as chosen and saved. */
void edit_close_conflict(struct edit_state *state);
unsigned edit_settle_conflict(struct app *app, struct edit_state *state);

/* What a reviewer returned it with, while it is its author's to mend; "" else. */
const char *edit_returned(const struct edit_state *state);

void edit_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
