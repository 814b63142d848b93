/* The search in texts: what of an assignment is found by which words, and in which order. The driver
 * only keeps numbered lists of words. Private to the store. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "domain/assignment.h"
#include "store/store.h"

/* What a change does to the search. It is written at once at its end, in the order of the numbers: an
 * engine that is given them up and down (an import by classes) writes a piece of its index for each. */
struct search_op
{
    int64_t id;
    size_t turn;
    bool put; /* else taken away */
    char *words;
};
struct search_log
{
    struct arena *arena;
    struct search_op *ops;
    size_t count, capacity;
    size_t bytes;
};

void search_log_begin(struct search_log *log);
void search_log_free(struct search_log *log);
/* An assignment came (before NULL), changed or went (after NULL), and has that star or none (NULL);
 * or its star did. */
void search_log_change(struct search_log *log, const struct assignment *before,
                       const struct star *star_before, const struct assignment *after,
                       const struct star *star_after);
/* Whether so much is waiting that it should be written before the end. */
bool search_log_is_full(const struct search_log *log);
/* Writes it, and empties it. */
bool search_log_write(struct search_log *log, const struct db_driver *driver, struct db *db,
                      int64_t school_id, struct err *err);

/* Fills the empty search of a database that the migration just made, from its assignments. */
bool search_fill(const struct db_driver *driver, struct db *db, struct err *err);

#endif
