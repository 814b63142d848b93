/* The entry form's memory, shared by its three files: entry.c (keys, saving), entry_read.c (what the
 * line means and does to each class), entry_draw.c. */
#ifndef TUI_ENTRY_STATE_H
#define TUI_ENTRY_STATE_H

#include <stdint.h>

#include "service/service.h"
#include "tui/app.h"
#include "tui/widget/editor.h"
#include "tui/view/entry.h"
#include "tui/widget/form.h"

#define NO_INDEX SIZE_MAX
#define RECENT_MAX 8

struct entry_class
{
    int64_t id;
    const char *label; /* 三(2) */
    bool chosen;
    struct editor own; /* a line of its own, where it differs; "" = the common line */

    /* what the line would do to it; filled by entry_read */
    bool known;    /* before and limit are known */
    bool forecast; /* after too */
    int before, after, limit;
    int calibrated; /* after, by actual time; -1 = none */
    enum level level;
    day_t day; /* the evening that is told: the worst one */
    bool held;
    const char *own_text; /* in the answer arena; NULL where it follows the common line */
    const char *error;    /* why it cannot be, or NULL */

    int box_row, box_col, box_columns; /* where its box was drawn; row -1: not in sight */
};

struct entry_choice
{
    const char *line; /* what the editor is filled with */
    const char *text; /* as listed */
    const char *note; /* 11-16 周一 */
};

struct entry_warning
{
    enum style style;
    const char *text;
};

struct entry_state
{
    struct arena *arena; /* as long as the form */
    struct entry_class *classes;
    size_t class_count;
    size_t cursor;   /* among the classes */
    bool in_classes; /* it has the keyboard; else the line */
    struct editor line;
    size_t own;    /* the class whose own line is edited; NO_INDEX: the common one */
    bool next_day; /* F2 */

    struct arena *answer; /* of one reading */
    struct quick *quick;  /* of the edited line */
    uint8_t *styles;      /* a byte's enum style, for the edited line */
    day_t assigned;
    struct entry_warning *warnings;
    size_t warning_count;
    const char *other_day; /* what F2 would give, or "" */

    struct arena *choice_arena;
    struct entry_choice choices[RECENT_MAX];
    size_t choice_count;
    bool choices_are_subjects;
    const char *choices_of; /* subject code they belong to, "" for subjects */
    int64_t choices_class;
    size_t choice; /* that fills the line; NO_INDEX */
    char *typed;   /* what stood there before; in choice_arena */

    struct form form;

    int choices_row; /* where they were drawn */
};

struct editor *entry_editor(struct entry_state *state); /* the one that is edited */
const char *entry_line_of(const struct entry_state *state, const struct entry_class *class);
/* Reads the lines again: meaning, loads, warnings, choices. */
void entry_read(struct app *app, struct entry_state *state);
/* The assignment that a class's line gives. False: not yet; *problem says why. */
bool entry_wanted(struct app *app, struct entry_state *state, const struct entry_class *class,
                  day_t assigned, struct arena *arena, struct assignment *wanted,
                  const char **problem);
void entry_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
