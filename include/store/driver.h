/* What differs between database engines, and nothing else. The statements are written once (in
 * src/store/), with $1, $2 … numbered without gaps in order of first appearance, in the subset of SQL
 * that SQLite 3.40 and PostgreSQL 15 read alike. A driver never sees a domain type. */
#ifndef STORE_DRIVER_H
#define STORE_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Asked again and again while others' lock is waited for (`locked`), or a statement is at work. False: it is
 * given up, where it may be: while it is locked, and inside a change, of which nothing is written then. */
typedef bool db_patience(void *context, bool locked, bool may_stop);

struct db;   /* a driver's connection */
struct stmt; /* a driver's prepared statement */

enum db_mode
{
    DB_CREATE, /* must not exist (SQLite: or be an empty file); makes it */
    DB_OPEN,   /* must exist and be ours */
    DB_READ,   /* as DB_OPEN, never writes */
    DB_WATCH, /* as DB_OPEN, for who only looks, however long: every change is refused, and what the
                  engine keeps beside the database is kept in order all the same */
};

enum db_step
{
    DB_ROW,
    DB_DONE,
    DB_ERROR,
};

/* Whether what is at the path is still what was opened. */
enum db_place
{
    DB_HERE,
    DB_REMOVED,  /* nothing is there */
    DB_REPLACED, /* something else is there */
};

/* Words of the migrations that each engine spells its own way. */
struct db_words
{
    const char *int64;  /* {int64}: INTEGER, BIGINT */
    const char *bytes;  /* {bytes}: BLOB, BYTEA */
    const char *strict; /* {strict}: STRICT, nothing */
};

struct db_driver
{
    const char *name; /* "sqlite", "postgres": also the sections of the migrations */
    struct db_words words;

    const char *(*library)(void); /* name and version of what it uses: "SQLite 3.40.1" */

    /* Opens url (for SQLite a path). On failure *db is NULL and everything is closed. Messages are
     * ERR_STORE: missing (names init), locked, damaged, foreign, unreachable. A foreign or damaged
     * file stays byte-identical. */
    bool (*open)(const char *url, enum db_mode mode, struct db **db, struct err *err);
    void (*close)(struct db *db); /* NULL is allowed */

    /* Who is asked so; NULL: nobody, all is waited for. */
    void (*have_patience)(struct db *db, db_patience *patience, void *context);

    /* The schema version stored in the database; 0 = empty. */
    bool (*version)(struct db *db, int *version, struct err *err);
    bool (*set_version)(struct db *db, int version, struct err *err); /* inside the transaction */

    /* Runs statements without parameters or rows. */
    bool (*exec)(struct db *db, const char *sql, struct err *err);
    /* NULL on failure. Ends with finalize. The text must outlive the statement. */
    struct stmt *(*prepare)(struct db *db, const char *sql, struct err *err);
    bool (*bind_int)(struct stmt *stmt, int index, int64_t value); /* index from 1 */
    bool (*bind_text)(struct stmt *stmt, int index,
                      const char *value); /* NULL binds null; copied */
    enum db_step (*step)(struct stmt *stmt, struct err *err);
    int64_t (*column_int)(struct stmt *stmt, int column); /* from 0; null is 0 */
    /* Valid until the next step or reset; NULL where null. */
    const char *(*column_text)(struct stmt *stmt, int column);
    bool (*column_is_null)(struct stmt *stmt, int column);
    void (*reset)(struct stmt *stmt); /* and forgets the bindings */
    void (*finalize)(struct stmt *stmt);

    bool (*begin)(struct db *db, bool write, struct err *err); /* one snapshot until the end */
    bool (*commit)(struct db *db, struct err *err);            /* durable when it returns true */
    void (*rollback)(struct db *db);                           /* also where nothing was begun */

    /* Where the database is now. The store asks before it begins, and before and after it commits. */
    enum db_place (*place)(struct db *db);
    /* Before another database at the same path is opened in its stead: what the engine keeps beside the
     * path must not be taken for that one's. False (ERR_STORE): others still use it. */
    bool (*let_go)(struct db *db, struct err *err);
    /* Whether a file, there or to be made, is the database's own: it, or one that the engine keeps or
     * may make beside it; by any name. */
    bool (*owns)(struct db *db, const char *path);

    /* Whether another connection committed since the last call, or the opening before the first one;
     * also where the database is not at its place any more. */
    bool (*changed)(struct db *db);
    /* A descriptor that becomes readable when another changed something, or -1: ask `changed`. */
    int (*watch)(struct db *db);

    /* Full text, kept by the store in the same transaction as the rows: the tokens of a text (cut by
     * the store: adjacent Han pairs, single Han characters, lower-case words; letters and digits
     * only), separated by spaces, under an id that is the rank of the document. put replaces nothing:
     * the old tokens are taken away by remove first. find gives the ids of what has all tokens,
     * highest id first, below `below`, at most `most` into ids. */
    bool (*search_put)(struct db *db, int64_t school_id, int64_t id, const char *tokens,
                       struct err *err);
    bool (*search_remove)(struct db *db, int64_t school_id, int64_t id, const char *tokens,
                          struct err *err);
    bool (*search_find)(struct db *db, int64_t school_id, const char *const *tokens, size_t count,
                        int64_t below, size_t most, int64_t *ids, size_t *found, struct err *err);

    /* The plan of a statement as text, for the test of every plan. */
    bool (*explain)(struct db *db, const char *sql, struct arena *arena, char **plan,
                    struct err *err);
    /* True where the last failure was a broken unique key: of a retried request, for one. */
    bool (*was_duplicate)(struct db *db);
    /* Checks the whole file; problems as lines into err (ERR_STORE). */
    bool (*check)(struct db *db, struct err *err);
    /* Copies the whole database to a new file while others work; a file of its own is ERR_INPUT. */
    bool (*backup)(struct db *db, const char *path, struct err *err);
};

extern const struct db_driver sqlite_driver;

#endif
