/* Boards, sheets and lists written to a stream, in the formats of the contract. The stream is the
 * caller's; its write errors are found by the caller (ferror, fclose). Texts in boards were cleaned
 * when they came in; every writer here still sends what it prints through text_sanitise, so that no
 * control character reaches a terminal or a file from any source. */
#ifndef PRESS_PRESS_H
#define PRESS_PRESS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "domain/board.h"
#include "domain/habits.h"
#include "domain/sheet.h"
#include "domain/suggest.h"

enum press_format
{
    PRESS_TEXT,
    PRESS_ANSI,
    PRESS_CHAT,
    PRESS_JSON,
    PRESS_CSV,
    PRESS_FORMAT_COUNT,
};

/* How a reader wants it; valid for one operation. */
struct press_style
{
    enum lang lang;
    enum press_format format;
    bool json_array; /* sheets: JSON is an array even for one (section 4) */
    int columns;     /* of the text forms; 80 where it is not a terminal */
    bool ascii;      /* no bars, boxes or dots beyond ASCII besides the text itself */
    bool color;      /* ANSI: with colour (NO_COLOR and --color never make it false) */
    stamp_t now;     /* 截至 HH:MM */
    int utc_offset;  /* minutes */
    const char *school_name;
    const struct calendar *calendar;
    const struct term *terms; /* for 第12周; may be NULL */
    size_t term_count;
    const struct subject_list *subjects;
    const struct school *school;
    day_t today;
};

/* One or several day boards. json_array: JSON is an array even for one (section 4). */
void press_boards(FILE *out, const struct press_style *style, struct board *const *boards,
                  size_t count, bool json_array);
/* A week (Monday to Sunday) of one class, one sheet a class. JSON and CSV: the boards of the days. */
void press_weeks(FILE *out, const struct press_style *style, struct sheet *const *sheets,
                 size_t count);
/* A holiday or other range on one sheet, one a class. */
void press_sheets(FILE *out, const struct press_style *style, struct sheet *const *sheets,
                  size_t count);

/* One assignment with the class it is of, as `list`, `due` and `pending` show it. */
struct listed
{
    const struct assignment *assignment;
    const struct class *class;
    const struct subject *subject; /* may be NULL */
    bool counted;                  /* kind and place count for the grade on its assigned day */
    const char *exemplar;          /* why it is one; NULL: it is none */
};
/* text, csv (columns of the contract and id, state) or json (items as on the board, with class). */
void press_list(FILE *out, const struct press_style *style, const struct listed *items,
                size_t count);
/* The same for what was searched: with what is an exemplar, and why. */
void press_found(FILE *out, const struct press_style *style, const struct listed *items,
                 size_t count);
/* What is handed in or brought on a day, by class. */
void press_due(FILE *out, const struct press_style *style, day_t day, const struct listed *items,
               size_t count);

/* The forecast of add and quick: "[{class,date,before,after,held}]", or a line an evening. */
struct press_forecast
{
    const struct class *class;
    const struct forecast *forecast;
    bool held;
    int64_t id; /* 0 = not saved */
};
void press_forecasts(FILE *out, const struct press_style *style, const struct press_forecast *items,
                     size_t count);

/* The five dimensions of a class (section 7): its colours, and beside the share of pupils within the
 * limit what the board of that day promised. Text or JSON. */
void press_habits(FILE *out, const struct press_style *style, const struct habit_report *report,
                  const struct board *board);
/* By seat, for the homeroom teacher: text, CSV (as it is imported) or JSON. */
void press_habit_rows(FILE *out, const struct press_style *style, const struct class *class,
                      const struct habit *rows, size_t count);

/* What would bring a day to its limit, a line a change: "#ID SUBJECT TEXT: CHANGE (DATE a→b …)". `self`
 * is the name of who asks: items of others say whose they are. Text or JSON. */
void press_suggest(FILE *out, const struct press_style *style, const struct suggest_result *result,
                   const char *self);

/* The contract's CSV (export): header and rows; bom writes one first. */
/* NULL-terminated: date, class, subject, … device, teacher */
extern const char *const csv_columns[];
void press_export_header(FILE *out, bool bom);
void press_export_row(FILE *out, const struct assignment *assignment, const char *class_code);
/* The same as a JSON array element; `first` writes no comma before it. */
void press_export_json(FILE *out, const struct assignment *assignment, const char *class_code,
                       bool first);

#endif
