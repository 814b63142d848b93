/* The morning as its files share it: the rows, and what is typed of one of them. */
#ifndef TUI_MORNING_STATE_H
#define TUI_MORNING_STATE_H

#include "tui/app.h"
#include "tui/widget/editor.h"
#include "tui/widget/form.h"
#include "tui/widget/table.h"

#define MORNING_UNKNOWN "–" /* stands in a cell that nothing is known of */

#define MORNING_FORM "morning"

enum morning_question
{
    ASK_DROP,
};

/* What a line is typed for. */
enum morning_line
{
    LINE_NONE,
    LINE_MISSING,
    LINE_EXCUSED,
    LINE_TIMES,
    LINE_CORRECT,
};

struct morning_row
{
    const struct missing_row *of; /* in the table's memory */
    bool hand_in, mark;           /* what the actor may note */
    const char *whole;            /* the text, and since when it is open */
    const char *subject, *text, *due, *expected, *missing, *excused, *marked, *discussed,
        *corrected, *times, *correct;
};

/* A day of the class as it was read. */
struct morning_page
{
    struct arena *arena; /* NULL: it was not */
    day_t day;
    struct missing_list list;
    const struct morning_row *rows;
    const char *empty;
};

struct morning_state
{
    struct morning_page
        beside[2]; /* the school days before and after, read ahead; dropped as the day is read */
    struct table table;       /* rows of struct morning_row */
    struct missing_list list; /* in the table's memory, as the next one */
    const char *empty;
    int columns,
        whole_rows; /* of a screen so wide the longest text takes so many; columns 0: not measured */
    bool read;      /* something was */
    unsigned all_at; /* the event that noted that all have handed in; 0: none */
    bool turned;     /* to another day or class: one begins there anew */

    enum morning_line line;
    int64_t item; /* that is typed about */
    struct editor editor;
    char *before; /* what stood in the line when it began; owned */
    struct form form;
};

extern const struct table_spec morning_spec;

/* Reads the list of the class that is looked at; what is selected stays so. */
void morning_load(struct app *app, void *memory);
/* Reads one of the days beside ahead. */
void morning_idle(struct app *app, void *memory);
void morning_drop_beside(struct morning_state *state);
/* Shows the day looked at where it was read ahead; false: it was not. */
bool morning_show_beside(struct app *app, struct morning_state *state);
/* The row of an item, or NULL. */
const struct morning_row *morning_row_of(const struct morning_state *state, int64_t item);
/* The row that is selected, or NULL. */
const struct morning_row *morning_selected(const struct morning_state *state);
/* "3 17", as it is typed and shown; "" where there are none. */
char *morning_seats(const struct seats *seats, struct arena *arena);
/* Begins to type for the selected row, behind what is noted of it. Returns effects, as the next ones;
 * EFFECT_NONE where the actor may not. */
unsigned morning_begin(struct app *app, struct morning_state *state, enum morning_line line,
                       const char *typed);
/* Notes the line. False: it says why not, and the line stays. */
bool morning_note(struct app *app, struct morning_state *state);
/* The line goes, or asks first where it would be lost. */
void morning_drop(struct morning_state *state);
unsigned morning_leave(struct app *app, struct morning_state *state);
/* Of the selected row: all handed in; marked, then discussed, then corrected. */
unsigned morning_all(struct app *app, struct morning_state *state);
unsigned morning_step(struct app *app, struct morning_state *state);
void morning_pause(struct app *app, void *memory);
/* Goes on with a line of this list that was left. */
void morning_take_up(struct app *app, struct morning_state *state);
void morning_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
