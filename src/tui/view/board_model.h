/* A day's board as the strings and numbers that the screen shows, made once when it is read. It borrows
 * nothing from the service, so that an old board can stay on the screen when reading fails. */
#ifndef TUI_BOARD_MODEL_H
#define TUI_BOARD_MODEL_H

#include "base/arena.h"
#include "domain/board.h"
#include "tui/app.h"
#include "tui/view/wrapped.h"

struct model_row
{
    int64_t id, rev;
    const char *subject;
    const char *text;
    const char *lines; /* the same in the lines it was written in */
    /* behind it, in brackets: （11-24(周二)交 · 选做）; "" mostly. [true]: without the due day, where that has
     * a column. brief: without what a correction was about; NULL: there is none */
    const char *notes[2], *brief[2];
    const char *kind;
    const char *tier; /* "" for everybody */
    const char *minutes;
    bool has_minutes;    /* else they are – */
    const char *running; /* "–" where it does not count */
    const char *teacher, *place, *due;
    bool due_beside;            /* it has a column, as it was last drawn */
    const char *whole;          /* text · teacher time · due: the line above the hints */
    struct wrapped whole_lines; /* kept by the picture */
    bool withdrawn;
    bool waits; /* not posted: held for review, or given back to who acts */
    bool own;   /* entered by who acts */
    bool optional;
    enum level warned; /* of its heaviest warning; LEVEL_NONE: it has none */
};

struct model_warning
{
    int64_t item; /* 0: of the day */
    enum level level;
    const char *level_word;
    const char *about;                       /* the item's subject, or that it is of the day */
    const char *text;                        /* the whole sentence */
    const char *source;                      /* document and article */
    bool passable;                           /* a reviewer may let it pass */
    bool said;                               /* the day line says it already */
    struct wrapped text_lines, source_lines; /* kept by the picture */
};

/* A word or two in the colour that says the same. */
struct model_part
{
    const char *text;
    enum style style;
};

struct model_missing
{
    const char *code, *name;
};

/* How many rows its texts take on a board of so many columns (0: not measured yet). */
struct text_heights
{
    int columns;
    int whole;    /* the longest text of an item; 0: not measured yet */
    int list;     /* all items with whole texts; likewise */
    int warnings; /* all that the day line does not say; likewise */
    int first;    /* of those the first few: more than one row, or all; -1: not measured yet */
};

/* The rows above the items as they were last drawn, and what they were drawn for. */
struct kept_head
{
    struct canvas canvas;
    int screen_rows;
    int waits; /* columns */
    const char *who;
};

struct board_model
{
    struct kept_head head;       /* kept by the picture: a cursor key changes none of it */
    struct text_heights heights; /* kept by the picture: most pictures change none of it */
    struct wrapped event_lines, service_lines, share_lines, reported_lines,
        mine_lines;         /* likewise */
    struct arena *arena;    /* holds all of it */
    const char *brief;      /* class and day, as short as can be */
    const char *class_word; /* 三(2) */
    const char *title;
    const char *short_title;         /* where the head has no room for what waits */
    const char *day;                 /* 11月17日 周二 · 第12周 · 上学日 */
    const char *today_word;          /* 今日, or the weekday of a chosen day */
    const char *load;                /* 52 / 60 分钟 */
    const char *level, *level_short; /* 黄·接近上限; 黄, as red with how much over */
    const char *room;
    const char *events; /* 日程：秋游; "" mostly */
    const char *uncounted, *reported, *average, *calibrated, *pending;
    const char *mine;         /* what the actor entered that waits or came back, with why; "" */
    const char *mine_whole;   /* the same with the texts whole, where that has room */
    const char *mine_counts;  /* the same as numbers, where even the cut texts have none */
    struct model_part *paths; /* 基础 42 绿; none where all pupils do the same */
    size_t path_count;
    const char *service,
        *shares;               /* after-school service, agreed minutes; "" where there are none */
    struct model_part *habits; /* the five dimensions: 睡眠 红; only those that were reported */
    size_t habit_count;
    const char *empty;   /* what to say where there are no items */
    const char *nothing; /* the same, to who only reads */
    enum style style;    /* of the level */
    int minutes, limit;
    struct model_row *rows;
    size_t row_count;
    const char **search;            /* a text a row, for the filter */
    struct model_warning *warnings; /* all, the heaviest first */
    size_t warning_count;
    struct model_missing *missing; /* subjects that have not reported */
    size_t missing_count;
    stamp_t read_at;
};

/* NULL where it cannot be read. */
struct board_model *board_model_read(struct app *app, const struct class *class, day_t day,
                                     struct err *err);
/* The same of the day shown, without what was never marked and what is one's own: for a first picture. */
struct board_model *board_model_glance(struct app *app, const struct class *class, struct err *err);
/* What everybody may see alone, whoever it is that looks: for the wall. */
struct board_model *board_model_posted(struct app *app, const struct class *class, day_t day,
                                       struct err *err);
void board_model_free(struct board_model *model); /* NULL is allowed */

#endif
