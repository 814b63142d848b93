/* A view that is one list: what its page says, and how its rows are read. Such a view names a list_page
 * in place of load and draw; moving, the filter and the mouse are the table's. */
#ifndef TUI_LIST_PAGE_H
#define TUI_LIST_PAGE_H

#include "tui/app.h"
#include "tui/widget/table.h"

/* What stands around the rows, in words. */
struct list_words
{
    const char *title;
    const char *beside; /* at the right of the title */
    const char *empty;  /* in place of rows where there are none */
};

struct list_page
{
    const char *title, *empty; /* N_(); NULL: words() says it */
    size_t row_size;
    bool (*same)(const void *before, const void *now); /* as of struct table_rows */
    const char *prompt; /* where every letter narrows it: what stands before them */
    bool of_class;      /* the name of the class stands beside the title */
    bool
        from_memory; /* its rows are of the school's data in hand: reading them says nothing of the store */
    /* Reads the rows into the arena, which the list keeps; on entry none, and the selected one stays. False
     * with err: those of before stay, and are known to be old. NULL: open filled the table. */
    bool (*read)(struct app *app, void *state, struct arena *arena, struct table_rows *rows,
                 struct err *err);
    /* Changes what the members above say; texts live as long as the arena. */
    void (*words)(struct app *app, const void *state, struct arena *arena,
                  struct list_words *words);
    /* The selected row whole, below the list: on the rows `row` .. end-1. */
    void (*detail)(const void *state, struct canvas *canvas, int row, int end);
};

void list_page_load(struct app *app, const struct list_page *page, void *state,
                    struct table *table);
/* Sets app->status_row. */
void list_page_draw(struct app *app, const struct list_page *page, const void *state,
                    struct table *table);

#endif
