/* Every call that can fail is counted. What ends things (close, rollback, reset, finalize) always
 * works: nobody can answer its failure. */
#include "config.h"

#include "support/failing_driver.h"

#include <stdlib.h>

static const struct db_driver *inner;
static struct db_driver wrapper;
static long left;
static enum failing_mode mode;
static bool fired;

/* Whether the call happens, and whether its answer arrives. */
struct fate
{
    bool happens;
    bool answers;
};

static struct fate next_call(void)
{
    if (left > 0 && --left == 0) {
        fired = true;
        return (struct fate){.happens = mode == FAIL_ANSWERS, .answers = false};
    }
    if (fired && mode != FAIL_ONCE)
        return (struct fate){false, false};
    return (struct fate){true, true};
}

static bool lost(struct err *err)
{
    return err_set(err, ERR_STORE, "the engine failed on purpose");
}

static bool failing_open(const char *url, enum db_mode how, struct db **db, struct err *err)
{
    struct fate fate = next_call();

    *db = NULL;
    if (fate.happens && !inner->open(url, how, db, err))
        return false;
    if (!fate.answers) {
        inner->close(*db);
        *db = NULL;
        return lost(err);
    }
    return true;
}

static bool failing_version(struct db *db, int *version, struct err *err)
{
    struct fate fate = next_call();

    return (!fate.happens || inner->version(db, version, err)) && (fate.answers || lost(err));
}

static bool failing_set_version(struct db *db, int version, struct err *err)
{
    struct fate fate = next_call();

    return (!fate.happens || inner->set_version(db, version, err)) && (fate.answers || lost(err));
}

static bool failing_exec(struct db *db, const char *sql, struct err *err)
{
    struct fate fate = next_call();

    return (!fate.happens || inner->exec(db, sql, err)) && (fate.answers || lost(err));
}

static struct stmt *failing_prepare(struct db *db, const char *sql, struct err *err)
{
    if (!next_call().answers) {
        lost(err);
        return NULL;
    }
    return inner->prepare(db, sql, err);
}

static bool failing_bind_int(struct stmt *stmt, int index, int64_t value)
{
    return next_call().answers && inner->bind_int(stmt, index, value);
}

static bool failing_bind_text(struct stmt *stmt, int index, const char *value)
{
    return next_call().answers && inner->bind_text(stmt, index, value);
}

static enum db_step failing_step(struct stmt *stmt, struct err *err)
{
    struct fate fate = next_call();
    enum db_step step = fate.happens ? inner->step(stmt, err) : DB_ERROR;

    if (!fate.answers) {
        lost(err);
        return DB_ERROR;
    }
    return step;
}

static bool failing_begin(struct db *db, bool write, struct err *err)
{
    struct fate fate = next_call();

    return (!fate.happens || inner->begin(db, write, err)) && (fate.answers || lost(err));
}

static bool failing_commit(struct db *db, struct err *err)
{
    struct fate fate = next_call();

    return (!fate.happens || inner->commit(db, err)) && (fate.answers || lost(err));
}

static bool failing_search_put(struct db *db, int64_t school_id, int64_t id, const char *tokens,
                               struct err *err)
{
    struct fate fate = next_call();

    return (!fate.happens || inner->search_put(db, school_id, id, tokens, err)) &&
           (fate.answers || lost(err));
}

static bool failing_search_remove(struct db *db, int64_t school_id, int64_t id, const char *tokens,
                                  struct err *err)
{
    struct fate fate = next_call();

    return (!fate.happens || inner->search_remove(db, school_id, id, tokens, err)) &&
           (fate.answers || lost(err));
}

static bool failing_search_find(struct db *db, int64_t school_id, const char *const *tokens,
                                size_t count, int64_t below, size_t most, int64_t *ids,
                                size_t *found, struct err *err)
{
    struct fate fate = next_call();

    *found = 0;
    return (!fate.happens ||
            inner->search_find(db, school_id, tokens, count, below, most, ids, found, err)) &&
           (fate.answers || lost(err));
}

const struct db_driver *failing_driver(const struct db_driver *driver)
{
    inner = driver;
    wrapper = *driver;
    wrapper.open = failing_open;
    wrapper.version = failing_version;
    wrapper.set_version = failing_set_version;
    wrapper.exec = failing_exec;
    wrapper.prepare = failing_prepare;
    wrapper.bind_int = failing_bind_int;
    wrapper.bind_text = failing_bind_text;
    wrapper.step = failing_step;
    wrapper.begin = failing_begin;
    wrapper.commit = failing_commit;
    wrapper.search_put = failing_search_put;
    wrapper.search_remove = failing_search_remove;
    wrapper.search_find = failing_search_find;
    failing_arm(0, FAIL_ONCE);
    return &wrapper;
}

void failing_arm(long nth, enum failing_mode how)
{
    left = nth;
    mode = how;
    fired = false;
}

bool failing_fired(void)
{
    return fired;
}
