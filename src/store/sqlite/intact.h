/* Whether an open database and its write-ahead log are still what SQLite wrote. The files are read through
 * SQLite's own descriptors: to close another would give up the connection's locks. */
#ifndef STORE_SQLITE_INTACT_H
#define STORE_SQLITE_INTACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

/* The number of times that the log began anew, and its salt. */
#define INTACT_LOG_BYTES 12

struct intact
{
    uint32_t changes;                    /* the counter in the file's header */
    unsigned char log[INTACT_LOG_BYTES]; /* which one it was; zero: an empty one */
    size_t page_bytes;
    sqlite3_int64 page_at;     /* where the page is that every commit changes; 0: none is known */
    unsigned char *page, *now; /* owned: as it was at the last look, and room for the next */
};

/* Remembers how the file is. A root page of 0 leaves the header alone to be looked at. */
void intact_remember(struct intact *intact, sqlite3 *handle, int64_t root_page);
/* Whether nobody but SQLite wrote into the file since the last look: what is there now came out of the
 * log. */
bool intact_file(struct intact *intact, sqlite3 *handle);
/* Whether the log is the one that the connections share; false: another was written over it. */
bool intact_log(sqlite3 *handle);
/* Whether what was committed is in that log; what is not committed yet may be there or not. */
bool intact_commits(sqlite3 *handle);
void intact_forget(struct intact *intact);

#endif
