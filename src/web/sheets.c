/* See sheets.h. */
#include "config.h"

#include "web/sheets.h"

#include <stdlib.h>

#include "base/err.h"

#define BURST 20 /* that are made at once, and then so many a second */
#define A_SECOND 2

struct sheets
{
    struct site *site;
    struct clients *clients;
    int made; /* lately */
    time_t made_at;
    struct making *making; /* NULL: none is */
    struct MHD_Connection *connection;
    bool woken; /* its connection was told */
    time_t since;
    unsigned version; /* of the site, when it was begun */
    stamp_t minute;
};

struct sheets *sheets_new(struct site *site, struct clients *clients)
{
    struct sheets *sheets = calloc(1, sizeof *sheets);

    if (!sheets)
        die("memory");
    sheets->site = site;
    sheets->clients = clients;
    return sheets;
}

static struct page take(struct sheets *sheets)
{
    struct page page = making_end(sheets->making);

    sheets->making = NULL;
    sheets->connection = NULL;
    return page;
}

void sheets_stop(struct sheets *sheets)
{
    if (sheets->making)
        making_stop(sheets->making);
}

void sheets_completed(struct sheets *sheets, const struct MHD_Connection *connection)
{
    if (sheets->making && sheets->connection == connection) {
        sheets_stop(sheets);
        free(take(sheets).bytes);
    }
}

void sheets_free(struct sheets *sheets)
{
    sheets_completed(sheets, sheets->connection);
    free(sheets);
}

/* A program of its own is started for few of them at a time: nobody can keep the machine busy with that. */
static bool may_make(struct sheets *sheets)
{
    time_t now = clients_seconds();
    time_t idle = now - sheets->made_at;

    sheets->made -= (int)(idle > BURST ? BURST : idle) * A_SECOND;
    sheets->made_at = now;
    if (sheets->made < 0)
        sheets->made = 0;
    if (sheets->made >= BURST)
        return false;
    sheets->made++;
    return true;
}

static void begin(struct sheets *sheets, struct MHD_Connection *connection,
                  const struct address *address, const char *date)
{
    sheets->version = sheets->site->version;
    sheets->minute = sheets->site->minute;
    sheets->making = page_begin(sheets->site, address, date);
    sheets->connection = connection;
    sheets->since = clients_seconds();
    sheets->woken = false;
}

enum sheet_state sheets_ask(struct sheets *sheets, struct MHD_Connection *connection,
                            const struct address *address, const char *date, struct page *page)
{
    if (sheets->making && sheets->connection == connection) {
        *page = take(sheets);
        return sheets->version == sheets->site->version && sheets->minute == sheets->site->minute
                   ? SHEET_MADE
                   : SHEET_STALE;
    }
    if (!clients_has_turn(connection))
        return may_make(sheets) && clients_wait(sheets->clients, connection) ? SHEET_WAITS
                                                                             : SHEET_REFUSED;
    begin(sheets, connection, address, date);
    return clients_sleep(sheets->clients, connection) ? SHEET_WAITS : SHEET_REFUSED;
}

int sheets_descriptor(const struct sheets *sheets)
{
    return sheets->making && !sheets->woken ? making_descriptor(sheets->making) : -1;
}

bool sheets_go_on(struct sheets *sheets)
{
    if (!sheets->making)
        return clients_next_turn(sheets->clients);
    if (sheets->woken)
        return false;
    if (clients_seconds() - sheets->since > PRESS_MAKER_SECONDS)
        making_stop(sheets->making);
    sheets->woken = making_is_over(sheets->making);
    if (sheets->woken)
        clients_wake(sheets->connection);
    return sheets->woken;
}
