/* The table of homework that board, week, sheet and list share: the same fields, whatever the page. */
#ifndef PRESS_ITEMS_H
#define PRESS_ITEMS_H

#include "press/page.h"

struct item_row
{
    const struct assignment *assignment;
    const struct subject *subject; /* may be NULL */
    int minutes;                   /* shown as its minutes */
    int today;                     /* its part of the day, -1 where the whole is shown */
    int running;                   /* -1: it adds nothing */
    bool first;                    /* begins a group: says its subject again */
    day_t day;                     /* of the board, or the day it stands under */
};
struct item_table
{
    struct table table;
    bool has_running, has_kind, has_tier, has_teacher, has_due, has_place;
};
/* Builds the table of the rows. running: with the column 累计; due: with the column 截止 always. */
void items_build(struct item_table *items, struct page *page, const struct item_row *rows,
                 size_t count, bool running, bool due);

/* The rows of a board. */
struct item_row *items_of_board(const struct board *board, struct arena *arena);
/* The rows of a sheet that were assigned on first..last. */
struct item_row *items_of_sheet(const struct sheet *sheet, day_t first, day_t last,
                                struct arena *arena, size_t *count);
const char *item_subject(const struct subject *subject, const struct assignment *assignment,
                         enum lang lang);
/* phrase_due as seen from the day on which the page is read. */
char *item_due(const struct item_row *row, const struct press_style *style, struct arena *arena);
/* The same where the due day is not simply the next school day, else NULL. */
const char *item_due_note(const struct item_row *row, const struct press_style *style,
                          struct arena *arena);
/* The notes as text behind the homework: "（选做 · 11-24(周二)交）", or "". due: item_due_note, another
 * word of days, or NULL; kind, place: say them, for they have no column. */
char *item_notes(const struct item_row *row, const struct press_style *style, const char *due,
                 bool kind, bool place, struct arena *arena);

#endif
