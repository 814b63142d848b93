/* The driver for SQLite: with intact.c the only file that knows sqlite3.h. A database is one file in WAL mode that
 * carries our application id; every commit is on the disk when it returns.
 * reason: one driver, whole: its functions alone know its struct db. */
#include "config.h"

#include "store/driver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/i18n.h"
#include "base/text.h"
#include "store/migrate.h"
#include "store/sqlite/file.h"
#include "store/sqlite/intact.h"

#define BUSY_MILLISECONDS 5000
#define SWITCH_MILLISECONDS 20
#define PAUSE_MOST_MILLISECONDS 20
#define WORK_STEPS 10000 /* of SQLite's machine, far less than a frame takes */
#define CHECK_PROBLEMS_MAX "20"

/* The search is one FTS5 table without texts; a file holds one school. */
enum search_statement
{
    SEARCH_PUT,
    SEARCH_REMOVE,
    SEARCH_FIND,
    SEARCH_COUNT,
};

struct db
{
    sqlite3 *handle;
    char *path;
    dev_t device;
    ino_t inode;
    struct file_header log;   /* the write-ahead log beside it; inode 0: none */
    struct file_header index; /* that log's */
    struct intact intact;
    bool new_version; /* set in this transaction */
    bool duplicate;   /* the last failure was a broken unique key */
    bool looks_only;  /* DB_WATCH */
    bool writes;      /* a change is open */
    db_patience *patience;
    void *patience_context;
    int waited;   /* milliseconds, for the lock that is asked for */
    int64_t seen; /* the last data_version */
    sqlite3_stmt *data_version;
    sqlite3_stmt *search[SEARCH_COUNT]; /* prepared at their first use */
    struct db *next;
};

struct stmt
{
    struct db *db;
    sqlite3_stmt *handle;
    int count;
    int *places; /* places[k]: SQLite's index of the parameter $k */
};

/* The connections of this process. A file that one of them has open is never opened beside SQLite:
 * closing that descriptor would give up the connection's locks. */
static struct db *connections;

static void *checked_calloc(size_t count, size_t size)
{
    void *memory = calloc(count, size);

    if (!memory)
        die("out of memory (%zu bytes)", count * size);
    return memory;
}

/* ---- errors ---- */

/* Why the operating system refused; 0 = unknown. SQLite keeps the number only on some of its ways to
 * an error, so every call that may fail sets errno to 0 before. */
static int system_reason(struct db *db)
{
    int reason = sqlite3_system_errno(db->handle);

    return reason != 0 ? reason : errno;
}

static bool disk_is_full(int code, int reason)
{
    return (code & 0xff) == SQLITE_FULL ||
           ((code & 0xff) == SQLITE_IOERR &&
            (reason == ENOSPC || reason == EFBIG || reason == EDQUOT));
}

static bool set_constraint(struct db *db, int code, struct err *err)
{
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        db->duplicate = true;
        return err_set(err, ERR_INPUT, _("it already exists: change the existing one"));
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return err_set(err, ERR_INPUT,
                       _("something else belongs to it, or it belongs to something that does not "
                         "exist: change that first"));
    default:
        /* which rule it is, the engine says in its own words: for no person */
        return err_set(err, ERR_INPUT,
                       _("a day, number or text in it is out of its bounds: correct it"));
    }
}

/* Says what SQLite's last failure means to a person. */
static bool set_error(struct db *db, int code, struct err *err)
{
    int reason = system_reason(db);

    db->duplicate = false;
    if (disk_is_full(code, reason))
        return err_set(
            err, ERR_STORE,
            _("the disk of %s is full, nothing was written: free some space and try again"),
            db->path);
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        die("out of memory (SQLite)");
    case SQLITE_CONSTRAINT:
        return set_constraint(db, code, err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, ERR_STORE, _("%s is locked by another program: try again"), db->path);
    case SQLITE_INTERRUPT:
        return err_set(err, ERR_STORE, _("stopped: nothing was changed, try again when you like"));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return err_set(err, ERR_STORE, _("%s is damaged: restore a backup"), db->path);
    case SQLITE_READONLY:
        return err_set(
            err, ERR_STORE,
            _("%s cannot be written, it or its directory is read-only: ask whoever looks after it "
              "to give you both, and the -wal and -shm beside it, for writing (chmod 660, the "
              "folder 2770)"),
            db->path);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return err_set(err, ERR_STORE,
                       _("%s cannot be opened: make sure that you may write to it, to the -wal and "
                         "-shm beside it "
                         "and to its directory"),
                       db->path);
    case SQLITE_IOERR:
        return err_set(err, ERR_STORE,
                       _("%s cannot be read or written (%s), nothing was written: check the disk"),
                       db->path, reason != 0 ? err_reason(reason) : sqlite3_errmsg(db->handle));
    default:
        return err_set(err, ERR_STORE, _("%s cannot be used (%s): run hwboard doctor"), db->path,
                       sqlite3_errmsg(db->handle));
    }
}

/* ---- statements ---- */

static bool driver_exec(struct db *db, const char *sql, struct err *err)
{
    int code;

    errno = 0;
    code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || set_error(db, code, err);
}

static void driver_finalize(struct stmt *stmt)
{
    if (!stmt)
        return;
    sqlite3_finalize(stmt->handle);
    free(stmt->places);
    free(stmt);
}

static struct stmt *driver_prepare(struct db *db, const char *sql, struct err *err)
{
    struct stmt *stmt = checked_calloc(1, sizeof *stmt);
    int code =
        sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->handle, NULL);

    stmt->db = db;
    if (code != SQLITE_OK) {
        set_error(db, code, err);
        driver_finalize(stmt);
        return NULL;
    }
    /* SQLite takes $1 for a name and numbers names by first appearance */
    stmt->count = sqlite3_bind_parameter_count(stmt->handle);
    stmt->places = checked_calloc((size_t)stmt->count + 1, sizeof stmt->places[0]);
    for (int k = 1; k <= stmt->count; k++) {
        char name[16];

        snprintf(name, sizeof name, "$%d", k);
        stmt->places[k] = sqlite3_bind_parameter_index(stmt->handle, name);
    }
    return stmt;
}

static int place_of(const struct stmt *stmt, int index)
{
    return index >= 1 && index <= stmt->count ? stmt->places[index] : 0;
}

static bool driver_bind_int(struct stmt *stmt, int index, int64_t value)
{
    return sqlite3_bind_int64(stmt->handle, place_of(stmt, index), value) == SQLITE_OK;
}

static bool driver_bind_text(struct stmt *stmt, int index, const char *value)
{
    return sqlite3_bind_text(stmt->handle, place_of(stmt, index), value, -1, SQLITE_TRANSIENT) ==
           SQLITE_OK;
}

static enum db_step driver_step(struct stmt *stmt, struct err *err)
{
    int code;

    errno = 0;
    code = sqlite3_step(stmt->handle);
    if (code == SQLITE_ROW)
        return DB_ROW;
    if (code == SQLITE_DONE)
        return DB_DONE;
    set_error(stmt->db, sqlite3_extended_errcode(stmt->db->handle), err);
    return DB_ERROR;
}

static int64_t driver_column_int(struct stmt *stmt, int column)
{
    return sqlite3_column_int64(stmt->handle, column);
}

static const char *driver_column_text(struct stmt *stmt, int column)
{
    return (const char *)sqlite3_column_text(stmt->handle, column);
}

static bool driver_column_is_null(struct stmt *stmt, int column)
{
    return sqlite3_column_type(stmt->handle, column) == SQLITE_NULL;
}

static void driver_reset(struct stmt *stmt)
{
    sqlite3_reset(stmt->handle);
    sqlite3_clear_bindings(stmt->handle);
}

/* The number that a statement of one row and column gives. */
static bool ask_number(struct db *db, const char *sql, int64_t *number, struct err *err)
{
    struct stmt *stmt = driver_prepare(db, sql, err);
    enum db_step step;

    if (!stmt)
        return false;
    step = driver_step(stmt, err);
    *number = step == DB_ROW ? driver_column_int(stmt, 0) : 0;
    driver_finalize(stmt);
    return step != DB_ERROR;
}

/* ---- the place ---- */

/* The path without links, as SQLite names the files beside it. */
static const char *real_path(struct db *db)
{
    return sqlite3_db_filename(db->handle, "main");
}

static bool identify_beside(struct db *db, const char *ending, struct file_header *header)
{
    struct arena *arena = arena_new();
    bool there = file_identify(arena_printf(arena, "%s%s", real_path(db), ending), header);

    arena_free(arena);
    return there;
}

static bool has_moved(struct db *db)
{
    int moved = 0;

    return sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           moved != 0;
}

/* What is beside the path under that ending is still what was there when it was opened. */
static bool is_still_beside(struct db *db, const char *ending, const struct file_header *opened)
{
    struct file_header now;

    return opened->inode != 0 && identify_beside(db, ending, &now) && now.inode == opened->inode &&
           now.device == opened->device;
}

/* Whether other bytes were written into the database or its log, as a restore by cp does it. */
static bool was_overwritten(struct db *db)
{
    return db->log.inode != 0 &&
           !(intact_file(&db->intact, db->handle) && intact_commits(db->handle));
}

static enum db_place driver_place(struct db *db)
{
    struct file_header now;

    if (has_moved(db))
        return identify_beside(db, "", &now) ? DB_REPLACED : DB_REMOVED;
    /* what is committed goes into the log first: without it nobody finds that either */
    if (db->log.inode != 0 && !is_still_beside(db, "-wal", &db->log))
        return DB_REPLACED;
    return was_overwritten(db) ? DB_REPLACED : DB_HERE;
}

/* Whether what a log beside the path holds is in the file that it belongs to, wherever that is now. */
static bool empty_log(struct db *db)
{
    return sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
           SQLITE_OK;
}

/* The names that are still our own; a log that came with the restored database stays. */
static void remove_log(struct db *db)
{
    struct arena *arena = arena_new();

    if (is_still_beside(db, "-wal", &db->log) && intact_log(db->handle))
        unlink(arena_printf(arena, "%s-wal", real_path(db)));
    if (is_still_beside(db, "-shm", &db->index))
        unlink(arena_printf(arena, "%s-shm", real_path(db)));
    arena_free(arena);
}

/* The log of a database that was taken away would be read into the one that is there now: SQLite looks
 * at names alone. So it is emptied, and the files that are still our own lose their names, which others
 * that have them open will see. Where the database itself was written over, its log goes unread. */
static bool driver_let_go(struct db *db, struct err *err)
{
    struct file_header now;
    bool done = true;

    if (has_moved(db)) {
        done = empty_log(db);
        if (done)
            remove_log(db);
    } else if (was_overwritten(db)) {
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
        remove_log(db);
    } else if (db->log.inode != 0 && identify_beside(db, "-wal", &now) &&
               !is_still_beside(db, "-wal", &db->log)) {
        /* others have begun anew without ours */
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
    }
    return done || err_set(err, ERR_STORE,
                           _("the database %s was removed or replaced while others use it: close "
                             "every hwboard, then start again"),
                           db->path);
}

static bool driver_owns(struct db *db, const char *path)
{
    return file_belongs(real_path(db), path);
}

/* ---- opening ---- */

static void driver_close(struct db *db)
{
    struct db **link = &connections;

    if (!db)
        return;
    while (*link && *link != db)
        link = &(*link)->next;
    if (*link == db)
        *link = db->next;
    if (db->handle)
        driver_let_go(db, NULL);
    sqlite3_finalize(db->data_version);
    for (int i = 0; i < SEARCH_COUNT; i++)
        sqlite3_finalize(db->search[i]);
    sqlite3_close_v2(db->handle);
    intact_forget(&db->intact);
    free(db->path);
    free(db);
}

static bool is_open_here(const struct file_header *header)
{
    for (const struct db *db = connections; db; db = db->next)
        if (db->device == header->device && db->inode == header->inode)
            return true;
    return false;
}

/* What is at the path, and whether the mode allows it. */
static bool look_first(const char *path, enum db_mode mode, struct file_header *header,
                       struct err *err)
{
    if (file_identify(path, header) && is_open_here(header))
        header->state = FILE_OURS; /* looked at when that connection was made */
    else if (!file_inspect(path, migration_count, header, err))
        return false;

    if (mode == DB_CREATE) {
        if (header->state == FILE_OURS && header->version > 0)
            return err_set(err, ERR_INPUT,
                           _("there is already a school in %s: choose another --db"), path);
        return true;
    }
    if (header->state == FILE_MISSING)
        return err_set(err, ERR_STORE, _("there is no database %s: create one with hwboard init"),
                       path);
    if (header->state == FILE_EMPTY)
        return err_set(err, ERR_STORE, _("%s is empty: create a school in it with hwboard init"),
                       path);
    return true;
}

/* ---- patience ---- */

static bool goes_on(const struct db *db, bool locked)
{
    bool may_stop = locked || db->writes;

    return !db->patience || db->patience(db->patience_context, locked, may_stop) || !may_stop;
}

/* Every pause is a little longer than the one before. */
static int wait_for_lock(void *context, int times)
{
    struct db *db = context;

    if (times == 0)
        db->waited = 0;
    if (db->waited >= BUSY_MILLISECONDS || !goes_on(db, true))
        return 0;
    db->waited +=
        sqlite3_sleep(times < PAUSE_MOST_MILLISECONDS ? times + 1 : PAUSE_MOST_MILLISECONDS);
    return 1;
}

static int is_given_up(void *context)
{
    return !goes_on(context, false);
}

static void driver_have_patience(struct db *db, db_patience *patience, void *context)
{
    db->patience = patience;
    db->patience_context = context;
    sqlite3_progress_handler(db->handle, WORK_STEPS, patience ? is_given_up : NULL, db);
}

static bool configure(struct db *db, struct err *err)
{
    static const struct
    {
        int option;
        int value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},   {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},     {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };

    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_busy_handler(db->handle, wait_for_lock, db);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        int code = sqlite3_db_config(db->handle, options[i].option, options[i].value, (int *)NULL);

        if (code != SQLITE_OK)
            return set_error(db, code, err);
    }
    sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
    /* The cache is a bound, taken only by what writes much at once. */
    return driver_exec(db,
                       "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
                       "PRAGMA journal_size_limit = 16777216; PRAGMA temp_store = MEMORY;",
                       err);
}

/* Our mark goes into the file itself while it is not yet in WAL mode: what looks at the bytes must
 * find it whenever this process ends. */
static bool make_ours(struct db *db, struct err *err)
{
    struct arena *arena = arena_new();
    int64_t mark;
    bool done = ask_number(db, "PRAGMA application_id", &mark, err);

    if (done && mark != FILE_APPLICATION_ID)
        done = driver_exec(
            db, arena_printf(arena, "PRAGMA application_id = %d", FILE_APPLICATION_ID), err);
    arena_free(arena);
    return done;
}

/* Reads data_version, which counts the commits of others that this connection has met. */
static bool look_at_version(struct db *db)
{
    bool read = false;

    if (db->data_version ||
        sqlite3_prepare_v3(db->handle, "PRAGMA data_version", -1, SQLITE_PREPARE_PERSISTENT,
                           &db->data_version, NULL) == SQLITE_OK) {
        read = sqlite3_step(db->data_version) == SQLITE_ROW;
        if (read)
            db->seen = sqlite3_column_int64(db->data_version, 0);
        sqlite3_reset(db->data_version);
    }
    return read;
}

/* Remembers what lies at the path and beside it, to see when others put something else there. Every
 * change of ours is counted in the one row of school. */
static bool remember_place(struct db *db, struct err *err)
{
    int64_t root = 0;

    if (!ask_number(db,
                    "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'school'",
                    &root, err))
        return false;
    if (!identify_beside(db, "-wal", &db->log))
        db->log.inode = 0;
    if (!identify_beside(db, "-shm", &db->index))
        db->index.inode = 0;
    intact_remember(&db->intact, db->handle, root);
    return true;
}

/* The switch needs the file alone and is refused at once where somebody writes: it is tried for as long as any
 * other lock is waited for. */
static bool make_wal(struct db *db, struct err *err)
{
    int code, waited = 0;

    do {
        errno = 0;
        code = sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if ((code & 0xff) != SQLITE_BUSY)
            break;
        waited += SWITCH_MILLISECONDS;
    } while (waited < BUSY_MILLISECONDS && sqlite3_sleep(SWITCH_MILLISECONDS) > 0);
    return code == SQLITE_OK || set_error(db, code, err);
}

/* The programs have one thread, and none asks how much memory SQLite takes: it need neither lock nor count.
 * It listens before its first use only. */
static void use_lightly(void)
{
    static bool said;

    if (!said) {
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }
    said = true;
}

/* `older`: the schema is not the newest. Nothing of such a file is changed before somebody agreed. */
static bool open_file(struct db *db, const char *path, enum db_mode mode, bool older,
                      struct err *err)
{
    /* "./" keeps SQLite from seeing more than a path in names like :memory: or file:x */
    struct arena *arena = arena_new();
    const char *plain = path[0] == '/' ? path : arena_printf(arena, "./%s", path);
    int flags = mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    struct file_header header;
    bool done = false;
    int code;

    use_lightly();
    code = sqlite3_open_v2(plain, &db->handle, flags, NULL);
    if (code != SQLITE_OK) {
        set_error(db, code, err);
        goto out;
    }
    if (!file_identify(path, &header)) {
        err_set(err, ERR_STORE, _("there is no database %s: create one with hwboard init"), path);
        goto out;
    }
    db->device = header.device;
    db->inode = header.inode;
    db->next = connections;
    connections = db;
    if (!configure(db, err))
        goto out;
    if (mode == DB_CREATE && !make_ours(db, err))
        goto out;
    /* also a backup, which travels as one file without a log, goes back to WAL here */
    if (mode != DB_READ && mode != DB_WATCH && !older && !sqlite3_db_readonly(db->handle, "main") &&
        !make_wal(db, err))
        goto out;
    if (mode == DB_WATCH && !driver_exec(db, "PRAGMA query_only = ON", err))
        goto out;
    db->looks_only = mode == DB_WATCH;
    /* the first real reading: now damage, missing rights and locks show themselves */
    done = remember_place(db, err);
    file_share_beside(path);
    if (done)
        look_at_version(db); /* what is read from here on is compared with this */
out:
    arena_free(arena);
    return done;
}

static bool driver_open(const char *url, enum db_mode mode, struct db **db_out, struct err *err)
{
    struct file_header header;
    struct db *db;

    *db_out = NULL;
    if (!look_first(url, mode, &header, err))
        return false;
    if (mode == DB_CREATE && header.state == FILE_MISSING && !file_make(url, err))
        return false;
    db = checked_calloc(1, sizeof *db);
    db->path = strdup(url);
    if (!db->path)
        die("out of memory");
    if (!open_file(db, url, mode, header.version > 0 && header.version < migration_count, err)) {
        driver_close(db);
        return false;
    }
    *db_out = db;
    return true;
}

/* ---- versions and transactions ---- */

static bool driver_version(struct db *db, int *version, struct err *err)
{
    int64_t number;

    *version = 0;
    if (!ask_number(db, "PRAGMA user_version", &number, err))
        return false;
    *version = (int)number;
    return true;
}

static bool driver_set_version(struct db *db, int version, struct err *err)
{
    char sql[64];

    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", version);
    db->new_version = true;
    return driver_exec(db, sql, err);
}

static bool driver_begin(struct db *db, bool write, struct err *err)
{
    db->new_version = false;
    /* SQLite would begin a reading one, and refuse the first statement that writes */
    if (write && (db->looks_only || sqlite3_db_readonly(db->handle, "main") == 1))
        return set_error(db, SQLITE_READONLY, err);
    if (!driver_exec(db, write ? "BEGIN IMMEDIATE" : "BEGIN", err))
        return false;
    db->writes = write;
    return true;
}

static void driver_rollback(struct db *db)
{
    db->new_version = db->writes = false;
    /* SQLite may have rolled back by itself after a failure */
    if (sqlite3_get_autocommit(db->handle) == 0)
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

static bool driver_commit(struct db *db, struct err *err)
{
    bool new_version = db->new_version;

    db->writes = false; /* what is whole is not given up */
    if (!driver_exec(db, "COMMIT", err)) {
        driver_rollback(db);
        return false;
    }
    db->new_version = false;
    /* A new version goes into the file's own header at once, where an older program looks. That it
     * waits for a reader of the old state is no failure: the commit itself is durable. */
    if (new_version) {
        sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
        remember_place(db, NULL); /* the tables are others */
    }
    return true;
}

static bool driver_changed(struct db *db)
{
    int64_t before = db->seen;

    /* of a failure, and of a database that was taken away, the next reading says what is wrong */
    return driver_place(db) != DB_HERE || !look_at_version(db) || db->seen != before;
}

static int driver_watch(struct db *db)
{
    (void)db;
    return -1;
}

static bool driver_was_duplicate(struct db *db)
{
    return db->duplicate;
}

/* ---- search ---- */

static sqlite3_stmt *search_statement(struct db *db, enum search_statement which, struct err *err)
{
    static const char *const texts[SEARCH_COUNT] = {
        [SEARCH_PUT] = "INSERT INTO search (rowid, words) VALUES (?1, ?2)",
        [SEARCH_REMOVE] = "INSERT INTO search (search, rowid, words) VALUES ('delete', ?1, ?2)",
        [SEARCH_FIND] = ("SELECT rowid FROM search WHERE search MATCH ?2 AND rowid < ?1 "
                         "ORDER BY rowid DESC LIMIT ?3"),
    };
    int code = SQLITE_OK;

    errno = 0;
    if (!db->search[which])
        code = sqlite3_prepare_v3(db->handle, texts[which], -1, SQLITE_PREPARE_PERSISTENT,
                                  &db->search[which], NULL);
    if (code != SQLITE_OK)
        set_error(db, code, err);
    return db->search[which];
}

/* Runs a prepared statement that gives no rows, or collects the numbers that it gives. */
static bool run_search(struct db *db, sqlite3_stmt *stmt, int64_t id, const char *text,
                       int64_t *ids, size_t most, size_t *found, struct err *err)
{
    int code;
    size_t count = 0;

    errno = 0;
    sqlite3_bind_int64(stmt, 1, id);
    code = sqlite3_bind_text(stmt, 2, text, -1, SQLITE_STATIC);
    if (code == SQLITE_OK && ids)
        code = sqlite3_bind_int64(stmt, 3, (int64_t)most);
    if (code == SQLITE_OK)
        while ((code = sqlite3_step(stmt)) == SQLITE_ROW && ids && count < most)
            ids[count++] = sqlite3_column_int64(stmt, 0);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        set_error(db, sqlite3_extended_errcode(db->handle), err);
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt);
    if (found)
        *found = count;
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool driver_search_put(struct db *db, int64_t school_id, int64_t id, const char *tokens,
                              struct err *err)
{
    sqlite3_stmt *stmt = search_statement(db, SEARCH_PUT, err);

    (void)school_id;
    return stmt && run_search(db, stmt, id, tokens, NULL, 0, NULL, err);
}

static bool driver_search_remove(struct db *db, int64_t school_id, int64_t id, const char *tokens,
                                 struct err *err)
{
    sqlite3_stmt *stmt = search_statement(db, SEARCH_REMOVE, err);

    (void)school_id;
    return stmt && run_search(db, stmt, id, tokens, NULL, 0, NULL, err);
}

static bool driver_search_find(struct db *db, int64_t school_id, const char *const *tokens,
                               size_t count, int64_t below, size_t most, int64_t *ids,
                               size_t *found, struct err *err)
{
    struct arena *arena = arena_new();
    struct text_buf query = {.arena = arena};
    sqlite3_stmt *stmt = search_statement(db, SEARCH_FIND, err);
    bool done;

    (void)school_id;
    /* in quotes a word is nothing but itself; words side by side must all occur */
    for (size_t i = 0; i < count; i++)
        text_buf_printf(&query, "%s\"%s\"", i == 0 ? "" : " ", tokens[i]);
    done = stmt && run_search(db, stmt, below, text_buf_str(&query), ids, most, found, err);
    arena_free(arena);
    return done;
}

/* ---- care ---- */

static bool driver_explain(struct db *db, const char *sql, struct arena *arena, char **plan,
                           struct err *err)
{
    struct text_buf lines = {.arena = arena};
    struct stmt *stmt = driver_prepare(db, arena_printf(arena, "EXPLAIN QUERY PLAN %s", sql), err);
    enum db_step step;

    if (!stmt)
        return false;
    while ((step = driver_step(stmt, err)) == DB_ROW) {
        text_buf_add(&lines, driver_column_text(stmt, 3));
        text_buf_add(&lines, "\n");
    }
    driver_finalize(stmt);
    *plan = arena_strdup(arena, text_buf_str(&lines));
    return step == DB_DONE;
}

/* Adds what a checking pragma finds; each row's text is in a column. */
static bool add_problems(struct db *db, const char *sql, const char *good, bool *sound,
                         struct err *err)
{
    struct stmt *stmt = driver_prepare(db, sql, err);
    enum db_step step;

    if (!stmt)
        return false;
    while ((step = driver_step(stmt, err)) == DB_ROW) {
        const char *text = driver_column_text(stmt, 0);

        if (!text || (good && strcmp(text, good) == 0))
            continue;
        if (*sound)
            err_set(err, ERR_STORE, _("%s is damaged: restore a backup"), db->path);
        *sound = false;
        err_add(err, ERR_STORE, "%s", text);
    }
    driver_finalize(stmt);
    return step == DB_DONE;
}

static bool driver_check(struct db *db, struct err *err)
{
    bool sound = true;

    return add_problems(db, "PRAGMA integrity_check(" CHECK_PROBLEMS_MAX ")", "ok", &sound, err) &&
           add_problems(db, "PRAGMA foreign_key_check", NULL, &sound, err) && sound;
}

/* Copies into an empty file and makes it one that stands alone. */
static bool copy_into(struct db *db, struct db *copy, struct err *err)
{
    sqlite3_backup *backup;
    int code = sqlite3_open_v2(copy->path, &copy->handle, SQLITE_OPEN_READWRITE, NULL);

    if (code != SQLITE_OK)
        return set_error(copy, code, err);
    sqlite3_extended_result_codes(copy->handle, 1);
    backup = sqlite3_backup_init(copy->handle, "main", db->handle, "main");
    if (!backup)
        return set_error(copy, sqlite3_extended_errcode(copy->handle), err);
    sqlite3_busy_timeout(copy->handle, BUSY_MILLISECONDS);
    /* in one step, which is one snapshot; writers of a WAL database need not wait for it */
    errno = 0;
    code = sqlite3_backup_step(backup, -1);
    if (code != SQLITE_DONE)
        set_error(copy, code, err);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        return false;
    return driver_exec(copy, "PRAGMA journal_mode = DELETE", err);
}

static bool driver_backup(struct db *db, const char *path, struct err *err)
{
    struct arena *arena = arena_new();
    struct db *copy = checked_calloc(1, sizeof *copy);
    const char *part = arena_printf(arena, "%s%s.part", path[0] == '/' ? "" : "./", path);
    struct stat status;
    bool done = false;

    copy->path = strdup(part);
    if (!copy->path)
        die("out of memory");
    if (driver_owns(db, path) || driver_owns(db, part)) {
        err_set(err, ERR_INPUT, _("%s belongs to the database itself: choose another name"),
                driver_owns(db, path) ? path : part);
        goto out;
    }
    if (lstat(path, &status) == 0) {
        err_set(err, ERR_INPUT, _("%s already exists: choose another name"), path);
        goto out;
    }
    file_remove(part); /* of a backup that was broken off */
    if (!file_make(part, err))
        goto out;
    done = copy_into(db, copy, err);
    sqlite3_close_v2(copy->handle);
    copy->handle = NULL;
    if (done && rename(part, path) != 0)
        done = err_set(err, ERR_STORE, _("%s cannot be created (%s): choose another name"), path,
                       err_reason(errno));
    if (!done)
        file_remove(part);
out:
    driver_close(copy);
    arena_free(arena);
    return done;
}

static const char *driver_library(void)
{
    static char name[32];

    snprintf(name, sizeof name, "SQLite %s", sqlite3_libversion());
    return name;
}

const struct db_driver sqlite_driver = {
    .name = "sqlite",
    .words = {.int64 = "INTEGER", .bytes = "BLOB", .strict = "STRICT"},
    .library = driver_library,
    .open = driver_open,
    .close = driver_close,
    .have_patience = driver_have_patience,
    .version = driver_version,
    .set_version = driver_set_version,
    .exec = driver_exec,
    .prepare = driver_prepare,
    .bind_int = driver_bind_int,
    .bind_text = driver_bind_text,
    .step = driver_step,
    .column_int = driver_column_int,
    .column_text = driver_column_text,
    .column_is_null = driver_column_is_null,
    .reset = driver_reset,
    .finalize = driver_finalize,
    .begin = driver_begin,
    .commit = driver_commit,
    .rollback = driver_rollback,
    .place = driver_place,
    .let_go = driver_let_go,
    .owns = driver_owns,
    .changed = driver_changed,
    .watch = driver_watch,
    .search_put = driver_search_put,
    .search_remove = driver_search_remove,
    .search_find = driver_search_find,
    .explain = driver_explain,
    .was_duplicate = driver_was_duplicate,
    .check = driver_check,
    .backup = driver_backup,
};
