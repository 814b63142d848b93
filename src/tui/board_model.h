/* A day's board as the strings and numbers that the screen shows, made once when it is read. It borrows
 * nothing from the service, so that an old board can stay on the screen when reading fails. */
#ifndef TUI_BOARD_MODEL_H
#define TUI_BOARD_MODEL_H

#include "base/arena.h"
#include "domain/board.h"
#include "tui/app.h"

struct model_row
{
    int64_t id;
    const char *subject;
    const char *text;
    const char *notes; /* behind it, in brackets: （11-24(周二)交 · 选做）; "" mostly */
    int text_columns, notes_columns; /* when drawn */
    const char *kind;
    const char *tier; /* "" for everybody */
    const char *minutes;
    const char *running; /* "–" where it does not count */
    const char *teacher, *place, *due;
    const char *whole; /* text · teacher time · due: the line above the hints */
    bool withdrawn;
    bool optional;
};

struct model_missing
{
    const char *code, *name;
};

struct board_model
{
    struct arena *arena; /* holds all of it */
    const char *title;
    const char *day;        /* 11月17日 周二 · 第12周 · 上学日 */
    const char *today_word; /* 今日, or the weekday of a chosen day */
    const char *load;       /* 52 / 60 分钟 */
    const char *level;
    const char *room;
    const char *paths, *uncounted, *reported, *average, *calibrated, *pending;
    const char *empty; /* what to say where there are no items */
    enum style style;  /* of the level */
    int minutes, limit;
    bool path_over;
    struct model_row *rows;
    size_t row_count;
    const char **search;   /* a text a row, for the filter */
    const char **warnings; /* what the day line does not say yet */
    enum style *warning_styles;
    size_t warning_count;
    struct model_missing *missing; /* subjects that have not reported */
    size_t missing_count;
    stamp_t read_at;
};

/* Takes the arena, in which the board may be. */
struct board_model *board_model_build(struct app *app, const struct board *board,
                                      struct arena *arena);
void board_model_free(struct board_model *model); /* NULL is allowed */

#endif
