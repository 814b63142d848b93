/* A page that is on its way to a printer: the views may be left meanwhile, and whichever is looked at then says
 * what became of it. */
#ifndef TUI_SENDING_H
#define TUI_SENDING_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "press/printer.h"

struct app;

struct sending
{
    struct print_run *run; /* NULL: none is on its way */
    FILE *page;
    bool is_text;
    int64_t since; /* milliseconds of clock_ms */
};

/* Takes the job's page over, whatever comes of it, and says so. None may be on its way. */
void sending_begin(struct app *app, const struct print_job *job);
/* Looks after it without waiting; true: it is over, and what became of it is said. */
bool sending_look(struct app *app);
/* The program ends: a page has a moment to go. */
void sending_done(struct app *app);

#endif
