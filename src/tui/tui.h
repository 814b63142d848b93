/* The terminal face: one call opens the screen on a school, and comes back when the person leaves.
 * The caller has set locale and message language, and knows that standard input and output are a
 * terminal. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/i18n.h"
#include "service/service.h"

/* The wall, in place of the board. */
struct tui_wall
{
    const int64_t *classes; /* their ids */
    size_t count;           /* 0: all that are current, anew each day */
    int seconds;            /* of a page */
    const char *warning;    /* said on its first page; NULL: nothing */
};

/* Where there is no school yet: what is known without one, and how it is made and opened. make() fills
 * in what a face knows beside what was typed; nothing is left behind where it fails. */
struct tui_begin
{
    const struct settings *settings;
    bool (*make)(void *context, struct init_options *init, struct service **service,
                 struct err *err);
    void *context;
};

struct tui_options
{
    struct service *service; /* open; borrowed. NULL: begin makes it */
    const struct tui_begin *begin;
    const char *login;    /* the actor in the history, to begin with */
    const char *computer; /* the login of this computer: another one that acts is named */
    bool ask_who;         /* nobody said the login: who is chosen is remembered here */
    enum lang lang;
    bool color; /* false: --color never, NO_COLOR or the settings; bold and reverse stay */
    enum conf_theme theme;
    bool ascii;            /* no bars, lines or arrows beyond ASCII */
    const char *database;  /* path or URL, as opened: a draft belongs to it */
    const char *state_dir; /* $XDG_STATE_HOME/hwboard: lines being typed; NULL = none are kept */
    const char *programs;  /* the folder of those that make PDF and pictures; NULL: there is none */
    const char *class_text;      /* CLASS to begin with; NULL = the last one seen, else the first */
    day_t date;                  /* DAY_NONE: today, and on to the next at midnight */
    const struct tui_wall *wall; /* NULL: it begins with the board */
    stamp_t (*now)(void);        /* the clock (SOURCE_DATE_EPOCH is the caller's affair) */
};

/* The login that was chosen last on this computer for the database (你是谁), or NULL. */
char *tui_person(const char *state_dir, const char *database, struct arena *arena);

/* Whether the keys of the settings can be had: ERR_INPUT with every fault, by file and line. */
bool tui_check_keys(const struct settings *settings, struct err *err);
/* One line a key that can be changed: "[keys] board.withdraw", its keys, what it does, with tabs between;
 * for `doctor --keys` and the manual. */
char *tui_describe_keys(const struct settings *settings, struct arena *arena, enum lang lang);

/* Runs until the person quits or the terminal goes; the terminal is given back on every way out.
 * Returns an exit code of the program (base/err.h); a failure is said on standard error by then. */
int tui_run(const struct tui_options *options);
/* Name and version of the library that draws: "ncurses 6.4.20221231". */
const char *tui_library(void);

#endif
