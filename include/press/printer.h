/* Printing: which printers there are, and a page given to one of them (CUPS), or to a command where there
 * is no CUPS. Programs are run without a shell. Nobody has to wait: a run is begun, looked at now and then,
 * and asked for its outcome once it is over. */
#ifndef PRESS_PRINTER_H
#define PRESS_PRINTER_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/i18n.h"

enum printer_state
{
    PRINTER_READY,
    PRINTER_BUSY,
    PRINTER_STOPPED, /* it keeps what it is given until it is started */
    PRINTER_REFUSES, /* takes nothing */
};
struct printer
{
    const char *name;
    enum printer_state state;
    const char *why; /* of the last two, as the system says it; "" */
    bool usual;      /* the system's default */
};
struct printer_list
{
    struct printer *items;
    size_t count;
};
/* "ready", "stopped: out of paper" */
char *printer_state_words(const struct printer *printer, enum lang lang, struct arena *arena);
/* The one that is meant: by name; without a name the default, or the only one. NULL, with an error that
 * names what there is. */
const struct printer *printer_choose(const struct printer_list *list, const char *name,
                                     enum lang lang, struct err *err);

#define PRINT_COPIES_MAX 99
struct print_job
{
    const char *printer; /* a queue; NULL with a command */
    const char *command; /* run instead: words with blanks between, the file is added; NULL: CUPS */
    int copies;          /* CUPS alone heeds it and the next two */
    const char *paper;   /* "A4", "A3" */
    bool two_sided;
    bool is_text; /* the page is plain text of 80 columns */
    const char *title;
    FILE *page; /* written; read from its beginning. Borrowed until the run is over. */
};

/* A program that runs. */
struct print_run;
/* Begins to ask for the printers, or to print. NULL, with an error, where it cannot be started. */
struct print_run *printers_ask(enum lang lang, struct err *err);
struct print_run *print_begin(const struct print_job *job, enum lang lang, struct err *err);
/* Whether it is over; waits at most so long for news of it (-1: until it is over, or was silent for
 * PRINT_SILENCE_MS and is ended). */
#define PRINT_SILENCE_MS 30000
bool print_is_over(struct print_run *run, int wait_ms);
/* Ends one that does not answer: it is over then, and its outcome says so. */
void print_give_up(struct print_run *run);
/* Of a run that is over: what was asked for, in the arena. Both end it. */
bool printers_answer(struct print_run *run, struct arena *arena, struct printer_list *list,
                     struct err *err);
/* *job: the number that the queue gave it, "12"; "" where none is known. */
bool print_outcome(struct print_run *run, struct arena *arena, char **job, struct err *err);
/* Ends it whatever it does. NULL is allowed. */
void print_drop(struct print_run *run);

#endif
