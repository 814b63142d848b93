/* What the program shows, written to a stream: a kind of value (a board, a list, the ledger …) in one of
 * the formats. A format writes values of its own kinds, or the document that every kind can be built
 * as (src/press/document.h); which kinds a format has is read from its row. The stream is the caller's;
 * its write errors are found by the caller (ferror, fclose). Whatever is written passes press_clean, so
 * that no control character reaches a terminal or a file from any source. */
#ifndef PRESS_PRESS_H
#define PRESS_PRESS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "domain/board.h"
#include "domain/habits.h"
#include "domain/handin.h"
#include "domain/reader.h"
#include "domain/records.h"
#include "domain/report.h"
#include "domain/sheet.h"
#include "domain/suggest.h"

/* Every format: a line here, and its row in a file of its own (src/press/format.h). The first that has
 * a kind is what that kind is written in unless another is asked for. */
#define PRESS_FORMATS(FORMAT)                                                                      \
    FORMAT(TEXT, text)                                                                             \
    FORMAT(ANSI, ansi)                                                                             \
    FORMAT(CHAT, chat)                                                                             \
    FORMAT(CSV, csv)                                                                               \
    FORMAT(JSON, json)                                                                             \
    FORMAT(HTML, html)                                                                             \
    FORMAT(PDF, pdf)                                                                               \
    FORMAT(PNG, png)                                                                               \
    FORMAT(SVG, svg)                                                                               \
    FORMAT(XLSX, xlsx)                                                                             \
    FORMAT(ICS, ics)

enum press_format
{
#define PRESS_FORMAT(upper, lower) PRESS_##upper,
    PRESS_FORMATS(PRESS_FORMAT)
#undef PRESS_FORMAT
    PRESS_FORMAT_COUNT,
};

enum press_kind
{
    PRESS_NOTHING,
    PRESS_BOARD,
    PRESS_WEEK,  /* Monday to Sunday of one class; JSON and CSV: the boards of its days */
    PRESS_SHEET, /* a holiday or other range of one class */
    PRESS_POST,  /* what is hung up or sent: a board or a sheet, with what belongs there */
    PRESS_LIST,
    PRESS_FOUND, /* a list of what was searched: with what is an exemplar, and why */
    PRESS_DUE,   /* a list of what is handed in or brought on a day, by class */
    PRESS_OUTCOME,
    PRESS_READING, /* what the reader understood of a message */
    PRESS_SUGGEST,
    PRESS_HABITS,
    PRESS_HABIT_ROWS,
    PRESS_REPORT,
    PRESS_EVENTS, /* what the school does beside its lessons */
    PRESS_MARK,
    PRESS_MISSING, /* the morning's list of a class */
    PRESS_CHECK,
    PRESS_LOG,
    PRESS_ROW,
    PRESS_CLASSES, /* how full the day of each of these classes is, a line each */
    PRESS_WORDS,   /* a page with nothing but a title and a sentence */
    PRESS_EXPORT,  /* one assignment after the other, to be imported again */
    PRESS_KIND_COUNT,
};

/* One assignment with the class it is of. */
struct listed
{
    const struct assignment *assignment;
    const struct class *class;
    const struct subject *subject; /* may be NULL */
    bool counted;                  /* kind and place count for the grade on its assigned day */
    bool inside;                   /* for who may see what is not public of it */
    const char *exemplar;          /* why it is one; NULL: it is none */
    int correct; /* percent that was right; -1: not said, or not for this reader */
};

/* An event with whose it is. */
struct listed_event
{
    const struct school_event *event;
    const char *class_code; /* "" where it is of no one class */
    const char *whose;      /* the class's name, the grade's, or the whole school */
};

/* What is hung up or sent to the group: one of the first two, and what else belongs there. */
struct press_post
{
    const struct board *board;
    const struct sheet *sheet;
    const struct assignment *const *due; /* handed in or brought on due_day, whenever it was set */
    size_t due_count;
    day_t due_day; /* DAY_NONE: it does not tell what is due */
    bool warnings;
    bool signatures; /* lines to sign on; the group has none */
};

/* What a change does, or did, to one assignment. */
struct press_change
{
    const struct class *class;
    const struct forecast *forecast;     /* NULL: none is shown */
    const struct assignment *assignment; /* as it is, or was; NULL: only its forecast is shown */
    bool gone;                           /* it is not there any more */
    bool held;
    bool of_pupil; /* a pupil's entry, perhaps confirmed with this: says who typed it */
};

/* One item of a change in the history, in words. */
struct press_log_row
{
    int64_t change;
    stamp_t at;
    const char *actor, *action, *class_code, *item, *text;
    const char *entity, *key; /* "assignment", "17" */
    int64_t assignment;       /* its number; 0: of something else */
};

/* A value of the kind that is written; borrowed. */
union press_value
{
    const struct board *board;
    const struct sheet *sheet; /* PRESS_WEEK, PRESS_SHEET */
    const struct press_post *post;
    struct
    {
        const struct listed *items;
        size_t count;
        day_t day; /* PRESS_DUE */
    } list;        /* PRESS_LIST, PRESS_FOUND, PRESS_DUE */
    struct
    {
        const struct listed_event *items;
        size_t count;
    } events;
    struct
    {
        const struct press_change *items;
        size_t count;
        bool trial; /* nothing was saved */
    } outcome;
    struct
    {
        const struct reader_result *reading;
        const char *class_code; /* NULL: for no class */
        bool explain;           /* which rule took which piece */
    } reading;
    struct
    {
        const struct suggest_result *result;
        const char *self; /* the name of who asks: items of others say whose they are */
    } suggest;
    struct
    {
        const struct habit_report *report;
        const struct board
            *board; /* beside the share of pupils within the limit, what it promised */
    } habits;
    struct
    {
        const struct class *class;
        const struct habit *items;
        size_t count;
    } habit_rows; /* by seat, for the homeroom teacher */
    const struct report *report;
    struct
    {
        const struct assignment *assignment;
        const struct class *class;
        int pupils; /* on its due day; 0 = not known */
        const struct handin *handin;
    } mark;
    const struct missing_list *missing;
    struct
    {
        const struct check_line *lines;
        size_t count;
    } check;
    struct
    {
        const struct press_log_row *rows;
        size_t count;
    } log;
    struct
    {
        const struct board *const *boards; /* of one day */
        const char *const *addresses; /* of each class's page on a site; NULL: there are none */
        size_t count;
        day_t day;
    } classes;
    struct
    {
        const char *title, *text;
    } words;
    const char *const *row; /* cells of a small table, ends with NULL */
    struct
    {
        const struct assignment *assignment;
        const char *class_code;
    } export;
};

/* What a writer must know of the school and the moment. */
struct press_context
{
    enum lang lang;
    stamp_t now;    /* 截至 HH:MM */
    int utc_offset; /* minutes */
    day_t today;
    const char *school_name;
    const struct calendar *calendar;  /* the school's; NULL: not known */
    const struct class_list *classes; /* with a calendar each; NULL: all have the school's */
    const struct calendar *const *calendars;
    const struct policy *policy; /* NULL: even parts have no least length */
    const struct term *terms;    /* for 第12周; may be NULL */
    size_t term_count;
    const struct subject_list *subjects;
    const struct school *school;
};

/* How the text forms look. */
struct press_style
{
    int columns; /* 80 where it is not a terminal */
    bool ascii;  /* no bars, boxes or dots beyond ASCII besides the text itself */
    bool color;  /* ANSI: with colour (NO_COLOR and --color never make it false) */
    bool feeds;  /* text: each page begins on a new sheet of the printer */
};

enum paper_size
{
    PAPER_NONE, /* A4 where there must be pages, else a strip as long as it needs (PNG, SVG) */
    PAPER_A4,
    PAPER_A3,
};
#define PRESS_MAKER_SECONDS 60 /* of a program that makes forms; then it hangs, and is stopped */
/* The programs of their own that make forms. */
enum press_maker
{
    PRESS_MAKER_PAGES,    /* hwboard-press: PDF, PNG, SVG */
    PRESS_MAKER_WORKBOOK, /* hwboard-workbook: Excel */
    PRESS_MAKER_COUNT,
};
/* How the forms look that hwboard-press lays out: a program of its own, so that this one loads neither
 * Pango nor Cairo. */
struct press_paper
{
    const char *programs; /* the folder they are in */
    enum paper_size size;
    bool landscape;
    bool color; /* else black on white */
    /* the address of a class's page, {class} for its code, {key} for that of its link; NULL: none */
    const char *link;
    const struct class_link_list *keys; /* NULL: none are known */
};

/* A page of a site is HTML that is not alone: what stands around what is written. */
struct press_link
{
    const char *text, *address;
    enum lang lang; /* of what is there */
    bool here;      /* it is this page */
};
struct press_site
{
    const char *const *styles; /* addresses, ends with NULL */
    const char *script;        /* address; NULL: none */
    const char *icon;          /* address */
    const char *events; /* where the script hears of changes; NULL: it is no board and has none */
    const char *sort;   /* a word for the style: "page", "screen" */
    bool unattended;    /* nobody sits before it: the browser is to offer nothing, no translation */
    const struct press_link *places, *forms; /* other pages; the same page in other forms */
    size_t place_count, form_count;
};
/* How HTML looks, as a style sheet; a page that is alone carries it in itself. */
const char *press_html_style(void);

/* One writing: set the first group, then begin, put each value, end. */
struct press
{
    FILE *out;
    enum press_kind kind;
    enum press_format format;
    struct press_context context;
    struct press_style style;
    struct press_paper paper;
    const struct press_site *site; /* HTML: it is a page of one; NULL: a file by itself */
    bool array;                    /* several values may come: JSON is an array even for one */
    /* Where another program makes the form, press_end() only starts it (maker); press_finish() is owed then.
     * Of what was given nothing but `out` must live until then. */
    bool later;
    /* press.c's own */
    struct arena
        *arena; /* forgotten after each value: a whole school takes the memory of one class */
    size_t written;
    bool too_high; /* it failed, because all of it is too much for one picture */
    FILE *goal; /* what `out` is to become, where another program makes it from what is written */
    FILE *made;
    struct child
        *maker; /* that program, from press_end() on; who waits for it may ask whether it is over */
};
/* Begin, put each value of `kind`, end: out gets what the format has around them. The fields above
 * `arena` are the caller's; what out could not take is asked of out (ferror). A value is borrowed for
 * the call. The kind must have the format. False, with an error, only where the format is made by
 * another program (press_is_binary) and that failed: out got nothing then. */
void press_begin(struct press *press);
void press_put(struct press *press, const union press_value *value);
bool press_end(struct press *press, struct err *err);
/* Waits for what press_end() started, PRESS_MAKER_SECONDS at most, and is its answer. */
bool press_finish(struct press *press, struct err *err);

/* The address of a class's page: {class} and {key} of it replaced; a key that is not known is "". */
const char *press_link_of(const char *address, const char *code, const char *key,
                          struct arena *arena);
/* The same by what is known of links; NULL where there is no address, or it wants a key that the class has
 * not. */
const char *press_class_link(const char *address, const struct class_link_list *keys,
                             int64_t class_id, const char *code, struct arena *arena);
/* Whether it is for a file, not for a terminal: made by hwboard-press. */
bool press_is_binary(enum press_format format);
/* Whether it is drawn: a PDF or a picture. */
bool press_is_drawn(enum press_format format);
/* Whether it is for paper: written on and signed, other than a picture as long as it needs. */
bool press_has_pages(const struct press *press);
/* Whether the kind can be written in the format: some formats are for some kinds alone. */
bool press_has_format(enum press_kind kind, enum press_format format);
/* "text|ansi|csv": the formats that a kind has. */
char *press_format_names(enum press_kind kind, struct arena *arena);
/* The format that a word names, where the kind has it. */
bool press_format_find(enum press_kind kind, const char *name, enum press_format *format);
/* The format that the end of a file's name says, where the kind has it. */
bool press_format_of_file(enum press_kind kind, const char *path, enum press_format *format);
/* ".txt, .csv, .html": the ends of names for what can be written of the kind; programs: where the makers
 * are. */
char *press_format_endings(enum press_kind kind, const char *programs, enum lang lang,
                           struct arena *arena);
/* What the kind is written in unless another is asked for. */
enum press_format press_format_usual(enum press_kind kind);
/* Whether what makes the format is there: a program in the folder, or none is needed. */
bool press_can_make(enum press_format format, const char *folder);
enum press_maker press_maker_of(enum press_format format);
/* One line: the versions of a maker in the folder and of its libraries, and the font it has for Chinese. NULL,
 * with an error, where it is missing or cannot work. */
char *press_maker_version(enum press_maker maker, const char *folder, enum lang lang,
                          struct arena *arena, struct err *err);

#endif
