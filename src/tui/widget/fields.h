/* Rows of a form, one a field of a record (domain/fields.h): its label, its value as people read it, and
 * what it was. Words and numbers are typed, choices and days turned, what a list offers is picked by
 * the form's owner, a secret is typed unseen. The record is the form's only truth. */
#ifndef TUI_FIELDS_H
#define TUI_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/fields.h"
#include "tui/keymap.h"
#include "tui/widget/canvas.h"
#include "tui/widget/editor.h"

enum fields_kind
{
    FIELDS_BY_TYPE, /* what the field's type says: words, numbers, choices, days */
    FIELDS_TEXT,
    FIELDS_NUMBER,
    FIELDS_CHOICE, /* of its vocabulary; yes and no */
    FIELDS_DAY,
    FIELDS_PICKER, /* Enter asks the owner for a list */
    FIELDS_SECRET, /* of no field: fields_typed has it */
};

struct fields_row
{
    const struct field *field; /* NULL: a secret's */
    enum fields_kind kind;
    const char *label; /* N_(); NULL: the field's */
    int height;        /* screen rows of one that is typed, where there is room; 0: one */
};

struct fields
{
    const struct fields_row *rows;
    size_t count, at;
    enum lang lang;
    void *record;       /* what is edited; borrowed, as the next two */
    const void *before; /* as it was opened; NULL: it is new */
    /* A value as people read it; NULL: field_words. */
    const char *(*words)(void *context, const void *record, const struct field *field,
                         struct arena *arena);
    /* The day before or after another: another step than one day; it may stay. NULL: every day. */
    day_t (*step_day)(void *context, const void *record, day_t day, int step);
    void *context;
    struct arena *arena;    /* of typed words */
    struct editor *editors; /* [count]; of rows that are typed */
    int *drawn;             /* [count]; screen rows of the last drawing, -1: not in sight */
    int *grown;             /* [count]; rows beyond their height that they had then */
    size_t top;             /* the first row that is shown */
};

enum fields_did
{
    FIELDS_IGNORED,
    FIELDS_MOVED,
    FIELDS_CHANGED,
    FIELDS_FULL, /* the row takes no more characters */
    FIELDS_LEFT, /* upwards, out of the first row */
    FIELDS_PICK, /* the owner opens the list of the row `at` */
};

void fields_init(struct fields *fields, const struct fields_row *rows, size_t count,
                 enum lang lang);
void fields_done(struct fields *fields);
/* Begins with a record, or with its next version. Secrets stay as typed. */
void fields_open(struct fields *fields, void *record, const void *before);
enum fields_did fields_request(struct fields *fields, int request);
enum fields_did fields_key(struct fields *fields, uint32_t key);
enum fields_did fields_paste(struct fields *fields, const char *text);
bool fields_click(struct fields *fields, int row); /* selects what is drawn there */
/* Whether letters are typed in the row `at`. */
bool fields_typing(const struct fields *fields);
/* What stands in a row that is typed. */
const char *fields_typed(const struct fields *fields, size_t index);
/* The first row that holds no value of its field (letters where a number belongs), or SIZE_MAX. */
size_t fields_wrong(const struct fields *fields);
/* As many rows as there are before `end`, the selected one among them; focus: it has the keyboard.
 * Returns the screen row behind them. */
int fields_draw(struct fields *fields, struct canvas *canvas, int row, int end, bool focus);

#endif
