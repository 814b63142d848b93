/* A database that an earlier version made: whether it may be brought up is asked by the caller's own
 * means, a copy is put beside it, and all that is missing happens in one transaction. */
#include "config.h"

#include "store/upgrade.h"

#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/text.h"
#include "store/migrate.h"

#define ENDING ".db"

/* "school.v2-backup.db" beside "school.db"; with a number where there is one already. */
static char *free_name(const char *url, int version, struct arena *arena)
{
    size_t bytes = strlen(url);
    bool ends = bytes > strlen(ENDING) && strcmp(url + bytes - strlen(ENDING), ENDING) == 0;
    int stem = (int)(ends ? bytes - strlen(ENDING) : bytes);
    const char *ending = ends ? ENDING : "";
    char *name = arena_printf(arena, "%.*s.v%d-backup%s", stem, url, version, ending);
    struct stat status;

    for (int number = 2; lstat(name, &status) == 0; number++)
        name = arena_printf(arena, "%.*s.v%d-backup-%d%s", stem, url, version, number, ending);
    return name;
}

/* A connection of its own copies: the one that holds the lock cannot be read from meanwhile. */
static bool copy_beside(const struct db_driver *driver, const char *url, int version,
                        struct arena *arena, struct err *err)
{
    const char *name = free_name(url, version, arena);
    struct db *reader;
    struct stat status;
    bool done;

    if (!driver->open(url, DB_READ, &reader, err))
        return false;
    done = driver->backup(reader, name, err);
    driver->close(reader);
    if (done && stat(url, &status) == 0 && chmod(name, status.st_mode & 0777) != 0)
        done = err_set(err, ERR_STORE, _("the rights of %s cannot be set as those of %s"), name,
                       url); /* what few may read must not lie beside it for all */
    if (!done) {
        err->code = ERR_STORE;
        err_prefix(err, _("no copy of %s could be made, so it stays as it is: "), url);
    }
    return done;
}

/* Inside the write transaction: the version counts that is there now, for another process may have been
 * quicker. */
static bool bring_up(const struct db_driver *driver, struct db *db, const char *url, day_t day,
                     struct arena *arena, struct err *err)
{
    int version;

    if (!driver->version(db, &version, err))
        return false;
    if (version >= migration_count)
        return true;
    if (!copy_beside(driver, url, version, arena, err))
        return false;
    while (version < migration_count) {
        if (!migrate_step(driver, db, ++version, day, err)) {
            err_prefix(err, _("the database cannot be brought up to this version: "));
            return false;
        }
    }
    return true;
}

/* Nobody is asked about what cannot be written anyway. */
static bool can_write(const struct db_driver *driver, struct db *db, struct err *err)
{
    if (!driver->begin(db, true, err)) {
        err_prefix(err, _("the database cannot be brought up to this version: "));
        return false;
    }
    driver->rollback(db);
    return true;
}

bool store_upgrade(const struct db_driver *driver, struct db *db, const char *url, int version,
                   const struct upgrade *upgrade, struct err *err)
{
    struct arena *arena = arena_new();
    struct older_database older = {.url = url, .from = version, .to = migration_count};
    bool done = false;

    older.backup = free_name(url, version, arena);
    if (!can_write(driver, db, err) ||
        (upgrade->agree && !upgrade->agree(upgrade->context, &older, err)) ||
        !driver->begin(db, true, err))
        goto out;
    done = bring_up(driver, db, url, upgrade->day, arena, err) && driver->commit(db, err);
    if (!done)
        driver->rollback(db);
out:
    arena_free(arena);
    return done;
}
