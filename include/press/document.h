/* A document: what is written, as a value, before it is known where. Each kind of value is built as one
 * (kinds in press.c); a writer walks its blocks. Words are translated, dates and minutes are words;
 * people's texts are as they were typed, so that a writer cleans and escapes all that it writes. */
#ifndef PRESS_DOCUMENT_H
#define PRESS_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "press/press.h"

#define DOCUMENT_INDENT 2
#define DOCUMENT_WIDE_COLUMNS 110 /* from here on teacher, due day and place are columns */

/* Colour only repeats what the words say. */
enum paint
{
    PAINT_PLAIN,
    PAINT_BOLD,
    PAINT_GREEN,
    PAINT_YELLOW,
    PAINT_RED,
};

struct words
{
    const char *text; /* NULL is "" */
    enum paint paint;
    bool
        ours; /* its marks (· – …) become ASCII where the reader asked for it; those of people do not */
    bool
        bar; /* not words: a bar of value against limit (LIMIT_NONE: none), which repeats the others */
    int value, limit;
    bool line; /* on paper: a line to sign on stands behind it */
};

struct column
{
    const char *head;
    bool right;     /* right-aligned */
    bool long_text; /* the one column that takes what is left and wraps (or is cut) */
    int least;      /* its columns at least, where the table stands as lines */
    int from;       /* priority: it stands on pages of at least so many columns; 0: always */
};
/* Said behind the text of a cell, all in one pair of brackets. */
struct note
{
    const char *text;
    int column; /* not said where this column stands; -1: always said */
};
struct cell
{
    const char *text;   /* NULL is "" */
    const char *spoken; /* without a head above it: "20分"; NULL: the same as text */
    const char *sign;   /* before the text: "★" */
    const struct note *notes;
    size_t note_count;
    enum paint paint;
    bool ours;
    bool same;        /* as in the row above: columns need not say it again */
    const char *link; /* where a site goes from it; NULL: nowhere */
    int room;         /* on paper: so many empty lines below it, to write on by hand */
};
/* Rows under a heading of their own; they end where the next group begins. */
struct row_group
{
    const char *heading;
    const char *nothing; /* said instead of rows */
    size_t first;
};
struct table
{
    struct arena *arena;
    const char *caption; /* NULL: the heading before it says what it is */
    struct column *columns;
    size_t column_count, column_capacity;
    struct cell *cells; /* row by row */
    size_t row_count, row_capacity;
    struct row_group *groups; /* none: the rows are one group without a heading */
    size_t group_count, group_capacity;
    bool main;         /* the page is as wide as this one needs */
    bool cut;          /* cut the long column at its width with … instead of wrapping */
    bool bare;         /* a plain page shows no heads, for all goes without saying */
    const char *lines; /* a plain page writes each row as one line, with this between the cells */
    const char *empty; /* what stands for an empty cell of such a line; NULL: it is left out */
    int indent;
};
size_t table_column(struct table *table, const char *head);
size_t table_right_column(struct table *table, const char *head);
size_t table_long_column(struct table *table, const char *head);
/* A new row of empty cells; columns are all added before the first row. */
struct cell *table_row(struct table *table);
/* The rows from `first` on stand under a heading, or under nothing but a word of why there are none. */
void table_group(struct table *table, const char *heading, size_t first, const char *nothing);
/* " (选做 · 11-24(周二)交)", or "": the notes that are said where some columns do not stand (absent, by
 * their index; NULL: all columns stand). */
char *notes_text(const struct note *notes, size_t count, const bool *absent, enum lang lang,
                 struct arena *arena);

enum block_kind
{
    BLOCK_TITLE,     /* words, and `more` (the day, the range) at the other end */
    BLOCK_HEADING,   /* of a section */
    BLOCK_FACTS,     /* short ones, side by side */
    BLOCK_PARAGRAPH, /* `more`: what stands before it, set off */
    BLOCK_TABLE,
    BLOCK_PAUSE,
};
struct block
{
    enum block_kind kind;
    struct words words, more;
    const struct words *facts;
    size_t fact_count;
    struct table *table;
    int indent, hang; /* of the first line, of the others */
    bool close;       /* a heading without a pause before it */
    bool whole;       /* a paragraph that is one line however long: what programs read */
};
struct document
{
    struct arena *arena;
    const struct press_context *context;
    const char *name; /* what it is, where no title says it */
    struct block *blocks;
    size_t count, capacity;
    bool framed; /* what spans the page spans what its main table needs, at least the usual width */
    const struct press_post *post;   /* it is hung up so; NULL: it is only shown */
    int most_columns;                /* 0: as wide as there is room */
    bool paper;                      /* it will be signed and written on */
    const struct press_paper *where; /* which says where the pages of classes are; NULL: nowhere */
    const char *link;                /* where its own is, on paper; NULL */
};

/* The calendar of the class that the homework is of. */
const struct calendar *calendar_of_item(const struct press_context *context,
                                        const struct assignment *item);

/* The blocks, in order; the returned one may be refined until the next is added. */
struct block *document_title(struct document *document, const char *title, const char *more);
struct block *document_heading(struct document *document, const char *text);
void document_facts(struct document *document, const struct words *facts, size_t count, int indent);
struct block *document_paragraph(struct document *document, enum paint paint, const char *text);
/* A paragraph that is one line. */
void document_line(struct document *document, const char *text);
struct table *document_table(struct document *document);
/* Rows of so many cells that are a line each: between and empty as in struct table. */
struct table *document_lines(struct document *document, size_t columns, const char *between,
                             const char *empty);
void document_pause(struct document *document);

/* The documents, a function a kind. */
typedef void build_document(struct document *document, const union press_value *value);
build_document document_board, document_week, document_sheet, document_post, document_list,
    document_found, document_due, document_outcome, document_reading, document_suggest,
    document_habits, document_habit_rows, document_report, document_mark, document_missing,
    document_check, document_log, document_row, document_events, document_classes, document_words;

#endif
