/* The entry form's memory, shared by its files: entry.c (opening, keys), entry_read.c (what the text means and
 * does to each class), entry_rows.c (what it was taken for, and what was changed of it by hand),
 * entry_offer.c (what will probably be set), entry_save.c (saving, drafts), entry_draw*.c. */
#ifndef TUI_ENTRY_STATE_H
#define TUI_ENTRY_STATE_H

#include <stdint.h>

#include "service/service.h"
#include "tui/app.h"
#include "tui/widget/editor.h"
#include "tui/view/entry.h"
#include "tui/widget/form.h"

#define NO_INDEX SIZE_MAX
#define OFFERS_MAX 24

struct entry_class
{
    int64_t id;
    const char *label; /* 三(2) */
    bool teaches;      /* who sets homework has lessons there */
    bool chosen;
    bool gone;         /* the school has it no more */
    struct editor own; /* a text of its own, where it differs; "" = the common one */

    struct arena *desk_arena;            /* of the desks, until somebody changes something here */
    struct reading_past *past;           /* what estimates go by; NULL: not needed yet */
    struct reading_desk *desk;           /* NULL likewise */
    struct reading_desk *other_desk;     /* of the day that F2 would give; NULL likewise */
    const struct reader_result *reading; /* with what was changed by hand; NULL: not read */
    struct judgement judgement;
    const char
        *own_text; /* what its own text sets, without marks; NULL where it follows the common one */

    int box_row, box_col, box_columns; /* where its box was drawn; row -1: not in sight */
};

/* An evening of a chosen class. */
struct entry_gauge
{
    const struct entry_class *class;
    day_t day;
    int before, after, limit;
    int calibrated; /* after, by actual time; -1 = none */
    enum level level;
};

enum entry_changed
{
    CHANGED_KIND = 1 << 0,
    CHANGED_MINUTES = 1 << 1,
    CHANGED_DUE = 1 << 2,
};
/* What was changed of an item by hand, kept as long as the item is there, and offered again when it comes
 * back. */
struct entry_change
{
    char *subject, *text; /* of the item; owned */
    unsigned changed;
    enum kind kind;
    int minutes;
    day_t due;
    size_t item; /* of the last reading; NO_INDEX: it is not there */
};

struct entry_item
{
    const char *subject, *text;
};

/* What a piece of the text was taken for, in the order of the text. */
enum entry_row_kind
{
    ROW_ITEM,
    ROW_NONE,
    ROW_ERROR,
    ROW_ASIDE,
    ROW_NOTE,
};
struct entry_row
{
    enum entry_row_kind kind;
    size_t index; /* in its list of the reading */
    int line;
    size_t start;
};

struct entry_offer
{
    const char *text;                /* as listed */
    const char *note;                /* 15 分 · 11-16 周一 */
    const struct proposal *proposal; /* NULL: a subject, where one is still to be named */
};

struct entry_warning
{
    enum style style;
    const char *text;
    const char *labels; /* the classes it holds for, "三(2) 三(3)" */
    size_t classes;
};

struct entry_state
{
    struct arena *arena; /* as long as the form */
    day_t day;           /* on which it was opened; midnight does not move it */
    struct entry_class *classes;
    size_t class_count;
    size_t cursor;        /* among the classes */
    bool ticked;          /* the classes were chosen by hand, or by a draft */
    const char *ticks_of; /* else the code of the subject that chose them; NULL: none yet */
    char *recalled;       /* the classes of last time, where the class looked at is one of them */
    unsigned scope;       /* enum entry_scope */
    struct editor text;
    size_t own;    /* the class whose own text is edited; NO_INDEX: the common one */
    bool next_day; /* F2 */

    struct entry_change *changes; /* owned */
    size_t change_count, change_capacity;
    const struct entry_item *were; /* the items of the reading before, for changes to follow */
    size_t were_count;
    int typing_minutes; /* of the selected row, digit by digit; -1: not */

    struct arena
        *past_arena;   /* of what estimates go by, until the school's own data are read anew */
    unsigned borrowed; /* the reading of the school data that it borrows of */
    struct arena *desk_arena; /* of the desk without a class */
    struct reading_desk *no_class;
    const struct subject *subject; /* of who sets homework; NULL: several, or none */
    day_t assigned;

    struct arena *answer, *answer_before; /* of one reading, and of the one before it */
    const struct reader_result *reading;  /* of the edited text, with what was changed by hand */
    struct entry_row *rows;
    size_t row_count;
    size_t row;      /* the selected one */
    uint8_t *styles; /* a byte's enum style, for the edited text */
    struct entry_gauge *gauges;
    size_t gauge_count;
    struct entry_warning *warnings;
    size_t warning_count;
    const char *other_day; /* what F2 would give, or "" */

    struct arena *offer_arena; /* of the list of a subject and class */
    const struct subject *offers_of;
    int64_t offers_class;
    struct entry_offer *list;
    size_t list_count;
    struct entry_offer offers[OFFERS_MAX]; /* what is left of it for the words typed */
    size_t offer_count;
    size_t offer;    /* that stands in the text; NO_INDEX */
    char *typed;     /* what stood there before; owned */
    size_t typed_at; /* where that line began */

    struct form form;
    int rows_row, rows_height, rows_top; /* where they were drawn */
    int offers_row, offers_height, offers_top;
};

enum entry_scope
{
    ENTRY_TEXT,
    ENTRY_CLASSES,
    ENTRY_ROWS,
};

struct editor *entry_editor(struct entry_state *state); /* the one that is edited */
/* What is set for a class: its own text, else the common one; void with the next key. */
const char *entry_text_of(const struct entry_state *state, const struct entry_class *class);
bool entry_blank(const char *text);

/* ---- entry_read.c ---- */

/* Forgets what was read of the store: all of it, or what is news. What estimates go by is kept as it was. */
void entry_forget_desks(struct app *app, struct entry_state *state, bool all);
/* Reads the text again: meaning, rows, loads, warnings, offers. */
void entry_read(struct app *app, struct entry_state *state);
/* The desk of a class, on the day it is set on. */
struct reading_desk *entry_desk(struct app *app, struct entry_state *state,
                                struct entry_class *class);
/* Reads a piece of what estimates of the chosen classes go by, and the text again where it lacked them; sets
 * app->busy while there is more. */
void entry_know_more(struct app *app, struct entry_state *state);
/* Whether the text lacks minutes that are still to be estimated. */
bool entry_lacks_estimates(const struct entry_state *state);
/* The subject that the cursor's line is of; NULL: none is named, and there is no own one. */
const struct subject *entry_subject_here(struct app *app, const struct entry_state *state);
/* The class that the edited text is read for: its own, else the first chosen without a text of its own, else
 * the first chosen; NULL: none is. */
struct entry_class *entry_first_chosen(struct entry_state *state);

/* ---- entry_rows.c ---- */

/* Finds the changes again in a new reading of the edited text. */
void entry_follow_changes(struct entry_state *state, const struct reader_result *raw);
/* The reading with what was changed of it by hand. */
const struct reader_result *entry_changed_reading(const struct entry_state *state,
                                                  const struct reader_result *raw);
void entry_list_rows(struct entry_state *state);
/* Selects the row of the cursor's line. */
void entry_select_row(struct entry_state *state);
/* What is written down of the item of the selected row; NULL: it is no item. */
const struct reader_item *entry_selected_item(const struct entry_state *state);
/* The changes of the selected item, for one to be made; NULL: it is no item. */
struct entry_change *entry_change(struct entry_state *state);
/* Adds a change, copied. */
void entry_put_change(struct entry_state *state, const struct entry_change *change);
/* Forgets and frees all of them. */
void entry_drop_changes(struct entry_state *state);

/* ---- entry_offer.c ---- */

/* What is offered for the cursor's line. */
void entry_offer(struct app *app, struct entry_state *state);
/* Puts one in the place of what was typed, or that back (NO_INDEX). */
void entry_take_offer(struct app *app, struct entry_state *state, size_t offer);
/* The cursor into the next blank of a template. False: there is none. */
bool entry_next_blank(struct entry_state *state);

/* ---- entry_save.c ---- */

/* "3 4 7": the ids of the chosen classes, and choosing them again; one that is gone is passed over. */
char *entry_chosen_ids(const struct entry_state *state, struct arena *arena);
void entry_choose(struct entry_state *state, const char *ids);
/* Classes and texts as a draft has them. */
void entry_restore(struct app *app, struct entry_state *state, const char *draft);
void entry_pause(struct app *app, void *memory);
/* Whether anything is typed, for all classes or for one. */
bool entry_has_words(const struct entry_state *state);
unsigned entry_save(struct app *app, struct entry_state *state);

/* ---- entry_draw.c, entry_draw_rows.c, entry_draw_bars.c ---- */

#define ENTRY_POINTER_COL 1
#define ENTRY_ROW_COL 3

/* What the text was taken for, from column `left` on; scrolled to the selected row. */
void entry_draw_rows(struct app *app, struct entry_state *state, struct canvas *canvas, int row,
                     int left, int rows);
/* What the signs mean, where there are some, and why the selected item takes as long as is guessed. */
void entry_draw_quiet(const struct entry_state *state, struct canvas *canvas, int row, int col);
/* Where the evenings do not fit, the worst ones and the count of the rest. */
void entry_draw_bars(struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, int rows);
void entry_draw(struct app *app, void *memory, struct canvas *canvas);

#endif
