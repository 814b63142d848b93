/* One run of one statement: bind in order, step, read, end. Statements are prepared at their first
 * use and kept until the store closes. A failure is remembered and told by the next step, so that
 * callers check in one place. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "store/driver.h"
#include "store/store.h"

struct query
{
    const struct db_driver *driver;
    struct stmt *stmt; /* NULL: could not be prepared, err says why */
    int bound;
    bool failed;
    struct err *err;
};

/* Every query ends with query_end (or query_run, which calls it). A statement is not run a second
 * time before its first run ended. */
void query_begin(struct query *query, struct store *store, int statement, struct err *err);
void query_int(struct query *query, int64_t value);
void query_text(struct query *query, const char *value); /* NULL binds null */
enum db_step query_step(struct query *query);
/* Steps to the end, rows ignored, and ends. */
bool query_run(struct query *query);
void query_end(struct query *query);

static inline int64_t query_column_int(struct query *query, int column)
{
    return query->driver->column_int(query->stmt, column);
}

/* Until the next step; NULL where null. */
static inline const char *query_column_text(struct query *query, int column)
{
    return query->driver->column_text(query->stmt, column);
}

#endif
