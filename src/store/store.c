/* The handle: making, opening and closing a school's database, snapshots, and what goes straight
 * through to the driver. */
#include "config.h"

#include "store/store.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "store/entity.h"
#include "store/migrate.h"
#include "store/private.h"
#include "store/upgrade.h"

#define FIRST_SCHOOL_ID 1

const struct db_driver *store_driver_for(const char *url, struct err *err)
{
    struct arena *arena = arena_new();
    const char *shown = text_hide_secret(arena, url); /* an error may be shown to others */
    const char *scheme_end = strstr(url, "://");
    bool good = false;

    if (url[0] == '\0')
        err_set(err, ERR_STORE, _("the database has no name: give --db a path"));
    else if (text_starts_with(url, "postgres://") || text_starts_with(url, "postgresql://"))
        err_set(err, ERR_STORE,
                _("this hwboard cannot use PostgreSQL (%s): give --db the path of a file"), shown);
    else if (scheme_end && strcspn(url, "/") > (size_t)(scheme_end - url))
        err_set(err, ERR_STORE, _("unknown kind of database %s: give --db the path of a file"),
                shown);
    else
        good = true;
    arena_free(arena);
    return good ? &sqlite_driver : NULL;
}

static struct store *store_new(const struct db_driver *driver, struct db *db, const char *url)
{
    struct arena *arena = arena_new();
    struct store *store = ARENA_NEW(arena, struct store);

    store->driver = driver;
    store->mode = DB_OPEN;
    store->db = db;
    store->arena = arena;
    store->url = arena_strdup(arena, url);
    return store;
}

static void finalize_all(struct store *store)
{
    for (int id = 0; id < STATEMENT_COUNT; id++) {
        if (store->prepared[id])
            store->driver->finalize(store->prepared[id]);
        store->prepared[id] = NULL;
    }
}

void store_close(struct store *store)
{
    if (!store)
        return;
    finalize_all(store);
    store->driver->close(store->db);
    arena_free(store->arena);
}

bool store_is_here(struct store *store, struct err *err)
{
    return store_place(store) == DB_HERE ||
           err_set(err, ERR_STORE,
                   _("the database %s was removed or replaced while it was open, nothing was "
                     "written: put it back, or start again with what is there now"),
                   store->url);
}

/* The school of the database; 0 = there is none yet. */
static bool find_school(struct store *store, int64_t *id, struct err *err)
{
    struct query query;
    enum db_step step;

    query_begin(&query, store, STATEMENT_SCHOOL_ID, err);
    step = query_step(&query);
    *id = step == DB_ROW ? query_column_int(&query, 0) : 0;
    query_end(&query);
    return step != DB_ERROR;
}

/* ---- making ---- */

static bool insert_school(struct store *store, const struct school *school, struct err *err)
{
    struct school row = *school;
    struct query query;

    if (row.id == 0)
        row.id = FIRST_SCHOOL_ID;
    query_begin(&query, store, STATEMENT_ROW(ENTITY_SCHOOL, ROW_INSERT), err);
    entity_bind(ENTITY_SCHOOL, ROW_INSERT, &query, row.id, &row);
    if (!query_run(&query))
        return false;
    store->school_id = row.id;
    return true;
}

/* Schema and school in one transaction: there is never one without the other. */
static bool fill_new(struct store *store, const struct school *school, struct err *err)
{
    int version;
    int64_t id = 0;

    if (!store->driver->version(store->db, &version, err))
        return false;
    if (version > migration_count)
        return err_set(err, ERR_STORE,
                       _("%s was made by a newer hwboard (version %d of the data, this one knows "
                         "%d): install the newer one"),
                       store->url, version, migration_count);
    while (version < migration_count)
        if (!migrate_step(store->driver, store->db, ++version, DAY_NONE, err))
            return false;
    if (!find_school(store, &id, err))
        return false;
    if (id != 0)
        return err_set(err, ERR_INPUT, _("there is already a school in %s: choose another --db"),
                       store->url);
    return insert_school(store, school, err);
}

bool store_create(const struct db_driver *driver, const char *url, const struct school *school,
                  struct store **store_out, struct err *err)
{
    struct db *db;
    struct store *store;

    *store_out = NULL;
    if (!driver->open(url, DB_CREATE, &db, err))
        return false;
    store = store_new(driver, db, url);
    if (!driver->begin(db, true, err))
        goto fail;
    if (!fill_new(store, school, err) || !driver->commit(db, err)) {
        driver->rollback(db);
        goto fail;
    }
    *store_out = store;
    return true;
fail:
    store_close(store);
    return false;
}

/* ---- opening ---- */

/* Opens it anew afterwards: what an older file is spared (its journal's mode stays) is due then. */
static bool bring_up(struct store *store, int version, const struct upgrade *upgrade,
                     struct err *err)
{
    const struct db_driver *driver = store->driver;

    if (version == migration_count)
        return true;
    if (store->mode == DB_WATCH)
        return err_set(err, ERR_STORE,
                       _("%s was made by an earlier hwboard: start hwboard on it once, that brings "
                         "it up to date"),
                       store->url);
    if (!store_upgrade(driver, store->db, store->url, version, upgrade, err))
        return false;
    driver->close(store->db);
    return driver->open(store->url, DB_OPEN, &store->db, err);
}

static bool open_store(const struct db_driver *driver, const char *url, enum db_mode mode,
                       const struct upgrade *upgrade, struct store **store_out, struct err *err)
{
    struct db *db;
    struct store *store;
    int version;

    *store_out = NULL;
    if (!driver->open(url, mode, &db, err))
        return false;
    store = store_new(driver, db, url);
    store->mode = mode;
    if (!driver->version(db, &version, err))
        goto fail;
    if (version == 0) {
        err_set(err, ERR_STORE, _("%s has no school yet: create one with hwboard init"), url);
        goto fail;
    }
    if (version > migration_count) {
        err_set(err, ERR_STORE,
                _("%s was made by a newer hwboard (version %d of the data, this one knows %d): "
                  "install the newer one"),
                url, version, migration_count);
        goto fail;
    }
    if (!bring_up(store, version, upgrade, err) || !find_school(store, &store->school_id, err))
        goto fail;
    if (store->school_id == 0) {
        err_set(err, ERR_STORE, _("%s has no school yet: create one with hwboard init"), url);
        goto fail;
    }
    *store_out = store;
    return true;
fail:
    store_close(store);
    return false;
}

static const struct upgrade silent = {.day = DAY_NONE};

bool store_open_upgrading(const struct db_driver *driver, const char *url,
                          const struct upgrade *upgrade, struct store **store_out, struct err *err)
{
    return open_store(driver, url, DB_OPEN, upgrade, store_out, err);
}

bool store_open(const struct db_driver *driver, const char *url, struct store **store_out,
                struct err *err)
{
    return open_store(driver, url, DB_OPEN, &silent, store_out, err);
}

bool store_open_watching(const struct db_driver *driver, const char *url, struct store **store_out,
                         struct err *err)
{
    return open_store(driver, url, DB_WATCH, &silent, store_out, err);
}

void store_have_patience(struct store *store, db_patience *patience, void *context)
{
    store->patience = patience;
    store->patience_context = context;
    if (store->db)
        store->driver->have_patience(store->db, patience, context);
}

const char *store_url(const struct store *store)
{
    return store->url;
}

const char *store_library(const struct store *store)
{
    return store->driver->library();
}

int store_schema_version(void)
{
    return migration_count;
}

/* ---- snapshots and changes of others ---- */

bool store_begin_read(struct store *store, struct err *err)
{
    if (store->reading || store->writing)
        return err_set(err, ERR_INTERNAL, _("another transaction is still open: report this"));
    if (!store_is_here(store, err) || !store->driver->begin(store->db, false, err))
        return false;
    store->reading = true;
    return true;
}

void store_end_read(struct store *store)
{
    if (store->reading)
        store->driver->rollback(store->db); /* nothing was written: both ends are alike */
    store->reading = false;
}

bool store_changed(struct store *store)
{
    return !store->db || store->driver->changed(store->db);
}

int store_watch(struct store *store)
{
    return !store->db ? -1 : store->driver->watch(store->db);
}

enum db_place store_place(struct store *store)
{
    return !store->db ? DB_REMOVED : store->driver->place(store->db);
}

bool store_owns(const struct store *store, const char *path)
{
    return store->db && store->driver->owns(store->db, path);
}

bool store_reopen(struct store *store, struct err *err)
{
    struct store *fresh;

    /* while nothing is there the old one stays open: the same file may come back */
    if (store->db && store_place(store) == DB_REMOVED)
        return store_is_here(store, err);
    finalize_all(store);
    if (store->db && !store->driver->let_go(store->db, err))
        return false;
    /* closed before the other is opened: the two would share locks and the files beside the path */
    store->driver->close(store->db);
    store->db = NULL;
    if (!open_store(store->driver, store->url, store->mode, &silent, &fresh, err))
        return false;
    finalize_all(fresh); /* their texts go with it */
    store->db = fresh->db;
    store->school_id = fresh->school_id;
    fresh->db = NULL;
    store_close(fresh);
    store_have_patience(store, store->patience, store->patience_context);
    return true;
}

/* ---- care ---- */

bool store_explain(struct store *store, const char *sql, struct arena *arena, char **plan,
                   struct err *err)
{
    return store_is_here(store, err) && store->driver->explain(store->db, sql, arena, plan, err);
}

bool store_check(struct store *store, struct err *err)
{
    return store_is_here(store, err) && store->driver->check(store->db, err) &&
           store_verify_history(store, err);
}

bool store_backup(struct store *store, const char *path, struct err *err)
{
    return store_is_here(store, err) && store->driver->backup(store->db, path, err);
}
