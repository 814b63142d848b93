/* The one list of the program: columns that give way where it is narrow, a header, which row is selected
 * and which are left by the filter, scrolling, the mouse, and what is said where nothing is left. What
 * a row says is its owner's, asked cell by cell. */
#ifndef TUI_TABLE_H
#define TUI_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/keymap.h"
#include "tui/widget/canvas.h"
#include "tui/widget/editor.h"

#define TABLE_COLUMNS_MAX 12

/* How wide the screen is, in words: what is read at a glance changes with it. */
enum table_size
{
    TABLE_TINY, /* narrower than 32 */
    TABLE_NARROW,
    TABLE_NORMAL, /* from 48 */
    TABLE_WIDE,   /* from 120 */
    TABLE_SIZES,
};

struct table_column
{
    const char *title;    /* N_(); NULL: none */
    enum table_size from; /* the smallest screen it is on */
    int most
        [TABLE_SIZES]; /* columns at most; 0: as many as its widest cell. Of one that grows: more
                              only where a cell needs it; 0: all there are */
    int least;         /* columns at least; of one that grows: below it others are dropped */
    int priority;      /* the highest is dropped first; 0: never */
    int gap;           /* columns before it */
    bool grows;        /* takes what the others leave; one a table */
    bool right;        /* ends at its right edge */
    bool always;       /* even where none of its cells says anything */
    bool once;         /* not again where the row above says the same */
};

struct table_cell
{
    const char *text; /* "" to begin with */
    const char
        *tail; /* behind the text; where both have no room in any line, the text is cut before it */
    const char *brief; /* in place of the tail then, so that less is cut; NULL: the tail itself */
    enum style style;
};

struct table_spec
{
    const struct table_column *columns;
    size_t column_count;
    int pointer;         /* screen column of ▸ */
    int left;            /* of the first column */
    bool always_filters; /* every letter narrows it */
    /* Fills a cell of the owner's row; texts live until the table is filled anew. */
    void (*cell)(const void *rows, size_t row, size_t column, struct table_cell *cell);
};

/* What it is filled with: an array. */
struct table_rows
{
    const void *items;
    size_t count, size;       /* how many, and how large one is */
    const char *const *texts; /* what the filter looks for words in; NULL: the cells */
    size_t select;            /* to be selected; SIZE_MAX: the one that was */
    /* Whether two of them, of before and of now, are of one thing; NULL: the place in the list counts. */
    bool (*same)(const void *before, const void *now);
};

struct table
{
    const struct table_spec *spec;
    const void *rows; /* as given to table_fill, with the next two; borrowed */
    size_t count;
    const char *const *texts;
    size_t row_size;     /* where table_renew said it */
    struct arena *arena; /* of the rows, where table_renew said it */
    struct editor filter;
    const char
        *nothing;   /* said where the filter leaves nothing; NULL: that nothing has the words */
    bool filtering; /* what is typed narrows it */

    size_t *left; /* the owner's rows that the filter leaves, in order; owned */
    size_t left_count;
    size_t capacity;
    size_t selected;       /* position in left */
    size_t top;            /* first position shown */
    int first_row, height; /* where it was last drawn; height 0 = not drawn */

    bool aside; /* the keyboard is elsewhere, and so is the mark */

    bool
        alone; /* nothing else stands on its rows: once drawn they are kept until it is filled anew */
    struct canvas kept; /* the rows as drawn, without the mark; 0 columns: none are */
    size_t kept_top;

    int widths[TABLE_COLUMNS_MAX]; /* 0: not on the screen */
    int measured;                  /* the screen's width they are for; 0: none */

    /* By position in left, where the list leaves rows free: no text is cut then. NULL: each has one line. */
    struct table_lines *lines;
    struct arena *lines_arena;
    int spread; /* the height they are for; 0: none */
};

/* Of typing the filter. */
extern const struct key_set table_filter_keys;

/* Empty; the spec is borrowed. */
void table_init(struct table *table, const struct table_spec *spec);
void table_done(struct table *table);
/* Fills it anew: those of `count` rows whose text contains every word of the filter (case and width
 * folded). texts NULL: the text of a row is that of its cells. `keep` is the owner's row to stay on,
 * or SIZE_MAX. */
void table_fill(struct table *table, const void *rows, size_t count, const char *const *texts,
                size_t keep);
/* The same, with the arena they live in, which is the table's from now on; what is selected stays so, wherever
 * it is now. */
void table_renew(struct table *table, struct arena *arena, const struct table_rows *rows);
/* The owner's row that is selected, or SIZE_MAX where nothing is left. */
size_t table_selected(const struct table *table);
/* That row, of what table_renew was given; NULL where nothing is left. */
const void *table_chosen(const struct table *table);
void table_select(struct table *table, size_t row); /* where the filter leaves it */
bool table_move(struct table *table, int steps);    /* false: it is at the end already */
void table_first(struct table *table);
/* All rows are there again; the selected one stays so. */
void table_drop_filter(struct table *table);
/* What moves in every table, and its filter's beginning and end. False: it is another request. */
bool table_request(struct table *table, int request);
/* While it filters: a key, a paste. False: it is none of the line's. */
bool table_key(struct table *table, uint32_t key);
bool table_paste(struct table *table, const char *text);

enum table_click
{
    TABLE_ELSEWHERE,
    TABLE_SELECTED,
    TABLE_TAKEN, /* the selected one once more */
};
enum table_click table_click(struct table *table, int row);

/* Whether a screen of that width has the column. */
bool table_shows(struct table *table, const struct canvas *canvas, size_t column);
/* The words of its cells are others than when they were measured. */
void table_measure_anew(struct table *table);
bool table_has_header(const struct table *table); /* a column has a title */
void table_draw_header(struct table *table, struct canvas *canvas, int row);
/* Lines that its rows, also those that the filter hides, need where no text is cut, on a screen of that width,
 * for which table_shows was asked. */
int table_rows_wanted(const struct table *table, const struct canvas *canvas);
/* Its rows on row .. +height-1, scrolled so that the selected one is in sight; texts that would be cut go on
 * below where that leaves lines free. `empty` where there are none at all. */
void table_draw(struct table *table, struct canvas *canvas, int row, int height, const char *empty);
/* What is typed, behind a prompt. */
void table_draw_filter(struct table *table, struct canvas *canvas, int row, const char *prompt);
/* ▸ and the colour of the row that is selected, here and in forms: from column 0 to `end`. */
void table_mark(struct canvas *canvas, int row, int pointer, int end);

#endif
