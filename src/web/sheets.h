/* The forms that another program makes, for whom they are made: one at a time, and nobody else waits for it. */
#ifndef WEB_SHEETS_H
#define WEB_SHEETS_H

#include "web/clients.h"
#include "web/page.h"

struct sheets;

struct sheets *sheets_new(struct site *site, struct clients *clients);
void sheets_free(struct sheets *sheets);

enum sheet_state
{
    SHEET_REFUSED, /* too many were asked for */
    SHEET_WAITS,   /* the connection sleeps, and its request comes again */
    SHEET_MADE,    /* the page is its own, and lasts */
    SHEET_STALE,   /* the same, but the school or the minute is another meanwhile */
};
/* What is answered to the request of a connection. */
enum sheet_state sheets_ask(struct sheets *sheets, struct MHD_Connection *connection,
                            const struct address *address, const char *date, struct page *page);
/* Can be read when something was made; -1: nothing is being made. */
int sheets_descriptor(const struct sheets *sheets);
/* Wakes whose sheet is made, else whose turn it is; true: somebody is to be answered. */
bool sheets_go_on(struct sheets *sheets);
/* The request is over, answered or not. */
void sheets_completed(struct sheets *sheets, const struct MHD_Connection *connection);
/* Ends what is being made. */
void sheets_stop(struct sheets *sheets);

#endif
