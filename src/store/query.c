/* Running statements: the cache of prepared ones, and one way to bind, step and end. */
#include "config.h"

#include "store/query.h"

#include "base/i18n.h"
#include "store/private.h"

void query_begin(struct query *query, struct store *store, int statement, struct err *err)
{
    struct stmt **cached = &store->prepared[statement];

    *query = (struct query){.driver = store->driver, .err = err};
    if (!store->db) { /* of a store_reopen that failed */
        query->failed = !store_is_here(store, err);
        return;
    }
    /* Its text is made here, for most commands need few of them. */
    if (!*cached)
        *cached = store->driver->prepare(
            store->db, statement_build((enum statement)statement, store->arena).sql, err);
    query->stmt = *cached;
    query->failed = !*cached;
}

static void bound(struct query *query, bool done)
{
    if (!done)
        query->failed = !err_set(query->err, ERR_STORE,
                                 _("a value cannot be given to the database: try again"));
}

void query_int(struct query *query, int64_t value)
{
    query->bound++;
    if (!query->failed)
        bound(query, query->driver->bind_int(query->stmt, query->bound, value));
}

void query_text(struct query *query, const char *value)
{
    query->bound++;
    if (!query->failed)
        bound(query, query->driver->bind_text(query->stmt, query->bound, value));
}

enum db_step query_step(struct query *query)
{
    enum db_step step;

    if (query->failed)
        return DB_ERROR;
    step = query->driver->step(query->stmt, query->err);
    query->failed = step == DB_ERROR;
    return step;
}

bool query_run(struct query *query)
{
    enum db_step step;

    while ((step = query_step(query)) == DB_ROW)
        continue;
    query_end(query);
    return step == DB_DONE;
}

void query_end(struct query *query)
{
    if (query->stmt)
        query->driver->reset(query->stmt);
    query->stmt = NULL;
}
