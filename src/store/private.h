/* What the files of the store share: the handle, and how history rows are written. */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/hash.h"
#include "store/driver.h"
#include "store/query.h"
#include "store/statements.h"
#include "store/store.h"

struct store
{
    const struct db_driver *driver;
    struct db *db;
    struct arena *arena; /* as long as the store */
    char *url;
    enum db_mode mode; /* of opening it again */
    int64_t school_id;
    int64_t holds; /* the school's bits as last seen */
    struct stmt *prepared[STATEMENT_COUNT];
    db_patience *patience;
    void *patience_context;
    bool reading; /* between store_begin_read and store_end_read */
    bool writing; /* a change is open */
};

/* Whether the database is at its place, and open: what is written elsewhere nobody finds again. Asked
 * before anything begins, and before and after a commit. */
bool store_is_here(struct store *store, struct err *err);

/* Any row of the history, with what only the chain needs. */
struct chain_row
{
    struct history_row row;
    int64_t n;
    char *previous;
};

/* The hash that the row must have behind one with the hash `previous`. */
void history_hash(const struct history_row *row, int64_t n, const char *previous,
                  char hex[HASH_HEX_BYTES]);
/* The current row of an entity with the same key as `like`; *found says whether there is one. */
bool store_read_row(struct store *store, enum entity entity, const void *like, struct arena *arena,
                    void *row, bool *found, struct err *err);

#endif
