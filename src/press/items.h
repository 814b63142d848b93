/* The table of homework that board, week, sheet and list share: the same fields, whatever the page. */
#ifndef PRESS_ITEMS_H
#define PRESS_ITEMS_H

#include "press/document.h"

struct item_row
{
    const struct assignment *assignment;
    const struct subject *subject; /* may be NULL */
    int minutes;                   /* shown as its minutes */
    int today;                     /* its part of the day, -1 where the whole is shown */
    int running;                   /* -1: it adds nothing */
    bool brief;                    /* of a correction is said when it was, no more */
    bool first;                    /* begins a group: says its subject again */
    day_t day;                     /* of the board, or the day it stands under */
};
/* The main table of a document. running: with the column 累计; due: with the column 截止 always. */
struct table *items_table(struct document *document, const struct item_row *rows, size_t count,
                          bool running, bool due);
/* The rows of a board. */
struct item_row *items_of_board(const struct board *board, struct arena *arena);
/* The rows of a sheet that were assigned on first..last. */
struct item_row *items_of_sheet(const struct sheet *sheet, day_t first, day_t last,
                                struct arena *arena, size_t *count);
/* The items of a list; what is due, class by class, notices first, then by subject. */
const struct listed *due_order(const struct press *press, const union press_value *value);
/* The short name of its subject; its code where the school has no such subject. */
const char *item_subject(const struct subject *subject, const struct assignment *assignment,
                         enum lang lang);
/* phrase_due as seen from the day on which the page is read; NULL where the due day is simply the next
 * school day. */
const char *item_due_note(const struct item_row *row, const struct press_context *context,
                          struct arena *arena);
/* What is said behind the homework, in that order (notes.c). due: item_due_note, another word of days, or
 * NULL; kind: say it, for it has no column; the columns that say the due day and the place where they
 * stand, -1: there is none. All in the arena. */
struct note *item_notes(const struct item_row *row, const struct press_context *context,
                        const char *due, bool kind, int due_column, int place_column,
                        struct arena *arena, size_t *count);

#endif
