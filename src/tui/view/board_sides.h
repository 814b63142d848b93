/* What stands beside the board on a wide screen: the classes at its left; at its right what the day means
 * (its warnings, the week, what is due next). Read in small pieces while no key waits. */
#ifndef TUI_BOARD_SIDES_H
#define TUI_BOARD_SIDES_H

#include "tui/app.h"
#include "tui/view/board_model.h"

/* From this width on there are sides. */
#define SIDES_COLS 120
#define SIDES_ROWS 16

/* Read ahead, so that it is there when one turns to them: of the day before, the day and the day after. */
#define SIDE_DAYS 3

struct side_load
{
    bool known; /* its board was read */
    int load, limit;
    enum level level;
};

struct side_class
{
    int64_t id;
    const char *name;
    struct side_load loads[SIDE_DAYS];
    bool fresh; /* read of this day, and nothing of it changed since */
};

/* What is due on the school day behind one. */
struct side_due
{
    day_t day;
    struct model_part *items; /* 语文 周末习作 */
    size_t count;
};

struct side_day
{
    day_t day;
    int load, limit;
    enum level level;
    bool school; /* a school day */
};

/* As it was last drawn, until something of it is another. */
struct kept_side
{
    bool drawn;
    struct canvas canvas;
};

struct board_sides
{
    bool begun;          /* not while the screen is too narrow */
    struct arena *arena; /* of the classes */
    struct side_class *classes;
    size_t class_count;
    size_t
        looked_at; /* so many of them, beginning with the first one in sight; then once more, ahead */
    size_t begin_at; /* which that was */
    day_t day;       /* what the classes are read for */
    int first_class; /* the first one on the screen */

    struct arena *own; /* of the class that is looked at: its week and what is due */
    struct side_day days[WEEK_DAYS];
    bool week_known, own_wanted;
    struct side_due dues[SIDE_DAYS];
    int due_at; /* that of the day */

    struct kept_side left, right;
};

void sides_done(struct board_sides *sides);
/* The class, the day or the school's data is another: what may have changed is read again, what is known shown meanwhile. */
void sides_begin(struct app *app, struct board_sides *sides);
/* Reads the next piece, on a screen that is wide enough; false: all is read. */
bool sides_read(struct app *app, struct board_sides *sides);

/* The columns that the two take of a screen; 0 where it is too narrow. */
int sides_left(const struct canvas *canvas);
int sides_right(const struct canvas *canvas);
/* Both, with the rules between them and the board, on the rows before `end`. */
void sides_draw(struct app *app, struct board_sides *sides, struct board_model *model,
                struct canvas *canvas, int end);
/* The class drawn at a place of the screen, or 0. */
int64_t sides_class_at(const struct board_sides *sides, const struct canvas *canvas, int row,
                       int col);

#endif
