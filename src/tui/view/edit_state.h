/* The edit form's memory, shared by its three files: edit.c (keys, saving, conflicts), edit_read.c
 * (what the line means, and the draft), edit_draw.c. */
#ifndef TUI_EDIT_STATE_H
#define TUI_EDIT_STATE_H

#include <stdint.h>

#include "service/service.h"
#include "tui/app.h"
#include "tui/view/edit.h"
#include "tui/widget/editor.h"
#include "tui/widget/fields.h"
#include "tui/widget/form.h"

#define EDIT_DETAILS 7

extern const enum assignment_field edit_details[EDIT_DETAILS];

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
    char *first_line;          /* what `opened` gives as a line */
    struct editor line;
    bool in_details; /* the rows below the line have the keyboard */
    struct fields_row rows[EDIT_DETAILS];
    struct fields details; /* of `wanted`, which the line gives */

    struct arena *answer; /* of one reading */
    struct quick *quick;
    uint8_t *styles;
    struct assignment wanted; /* opened with what the line changes */
    unsigned touched;
    bool changed_by_other; /* the store has a newer one */
    bool known;
    int before, after, limit;
    int calibrated; /* after, by actual time; -1 = none */
    enum level level;
    day_t day;
    bool held;
    const char *error;

    struct arena *conflict_arena;
    struct assignment *theirs;
    struct edit_conflict conflicts[ASSIGNMENT_FIELDS_MAX];
    size_t conflict_count; /* > 0: the comparison is shown */
    size_t conflict_at;

    struct form form;
};

struct assignment *edit_copy(const struct assignment *item, struct arena *arena);
void edit_read(struct app *app, struct edit_state *state);
char *edit_draft_text(const struct edit_state *state, struct arena *arena);
void edit_draft_read(struct app *app, struct edit_state *state, const char *text);
void edit_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
