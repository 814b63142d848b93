/* One class as the wall shows it: its board and what is due next, laid out whole in rows, cut into pages.
 * Borrows nothing from the service: an old one stays on the screen when reading fails. */
#ifndef TUI_WALL_CLASS_H
#define TUI_WALL_CLASS_H

#include "press/qr.h"
#include "tui/app.h"
#include "tui/view/board_model.h"

struct wall_due
{
    int64_t id;
    const char *subject, *text;
    bool notice;    /* something to bring or return: its words matter, not its subject */
    bool elsewhere; /* not on the board above */
};

/* A row of the screen. */
struct wall_row
{
    const char
        *subject; /* "" where the row above says it; of the first row of a page see wall_page */
    const char *again; /* the subject, on every row of an item */
    const char *text;
    const char *minutes;
    enum style style;
    bool is_blank; /* between two items */
};

struct wall_class
{
    int64_t id;
    bool wanted;               /* to be read anew */
    struct board_model *model; /* NULL: not read yet */
    const char *due_day;       /* 明天(周三)交 */
    struct wall_due *due;      /* in the model's arena, as all texts here */
    size_t due_count;
    const struct qr *code; /* of its page; NULL: there is none */
    const char *print;     /* all that is shown of it: what changes this changes the screen */

    struct arena *laid; /* of the rows */
    struct wall_row *rows;
    size_t row_count;
    size_t *pages; /* the first row of each */
    size_t page_count;
    int columns, height; /* what it is laid out for; 0: nothing */
    int beside;          /* columns that its text leaves for the code; 0: it has them all */
};

/* Reads it; false (and what there was stays) where that fails. *changed: something else is shown now. */
bool wall_class_read(struct app *app, const struct class *class, struct wall_class *wall,
                     bool *changed, struct err *err);
void wall_class_done(struct wall_class *wall);

/* Its homework in `columns`, pages of `height` rows; the last text of a page is the first of the next. */
void wall_class_lay(struct wall_class *wall, const struct canvas *canvas, int columns, int height,
                    enum lang lang);
/* The rows [*from, returned) of a page. */
size_t wall_class_page(const struct wall_class *wall, size_t page, size_t *from);
/* Columns of the subjects, as laid out. */
int wall_class_subjects(const struct wall_class *wall, const struct canvas *canvas);
/* What is due next in at most `rows` rows of `columns`: whole, or else only the subjects. */
char **wall_class_band(const struct wall_class *wall, int columns, size_t rows, enum lang lang,
                       struct arena *arena, size_t *count);

#endif
