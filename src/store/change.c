/* Writing: one command is one change. It begins by counting the school's rev up, which holds the
 * school's row until the end and so orders the writers; every row it puts goes with a row of the
 * history; the ends of the counters and of the chain are written once, at the commit. */
#include "config.h"

#include "store/store.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "store/entity.h"
#include "store/private.h"
#include "store/search.h"

struct change
{
    struct store *store;
    struct arena *arena;   /* as long as the change */
    struct arena *scratch; /* for one row */
    struct change_head head;
    int64_t number; /* the school's rev */
    int64_t rows;
    int64_t next_id;
    int64_t next_assignment;
    int64_t seq; /* of the last row of the history */
    int64_t holds;
    struct search_log search;
    char hash[HASH_HEX_BYTES];
    bool failed; /* a put failed: the commit is refused */
};

/* ---- begin and end ---- */

static void change_free(struct change *change)
{
    change->store->writing = false;
    search_log_free(&change->search);
    arena_free(change->scratch);
    arena_free(change->arena);
}

/* Counts the rev up and reads the counters as they stand. */
static bool count_up(struct change *change, struct err *err)
{
    struct query query;
    enum db_step step;

    query_begin(&query, change->store, STATEMENT_CHANGE_BEGIN, err);
    query_int(&query, change->store->school_id);
    step = query_step(&query);
    if (step == DB_ROW) {
        const char *hash = query_column_text(&query, 4);

        change->number = query_column_int(&query, 0);
        change->next_id = query_column_int(&query, 1);
        change->next_assignment = query_column_int(&query, 2);
        change->seq = query_column_int(&query, 3);
        snprintf(change->hash, sizeof change->hash, "%s", !hash ? "" : hash);
        change->holds = query_column_int(&query, 5);
        /* an engine may write only when the statement has run to its end */
        step = query_step(&query) == DB_DONE ? DB_ROW : DB_ERROR;
    } else if (step == DB_DONE) {
        err_set(err, ERR_STORE, _("the database %s no longer has a school: restore a backup"),
                change->store->url);
    }
    query_end(&query);
    return step == DB_ROW;
}

/* The change that a request made before; 0 = none. */
static bool find_request(struct store *store, const char *request, int64_t *number, struct err *err)
{
    struct query query;
    enum db_step step;

    query_begin(&query, store, STATEMENT_REQUEST, err);
    query_int(&query, store->school_id);
    query_text(&query, request);
    step = query_step(&query);
    *number = step == DB_ROW ? query_column_int(&query, 0) : 0;
    query_end(&query);
    return step != DB_ERROR;
}

bool store_begin_change(struct store *store, const struct change_head *head,
                        struct change **change_out, int64_t *repeated, struct err *err)
{
    struct arena *arena;
    struct change *change;

    *change_out = NULL;
    *repeated = 0;
    if (store->reading || store->writing)
        return err_set(err, ERR_INTERNAL, _("another transaction is still open: report this"));
    if (!head->request || head->request[0] == '\0')
        return err_set(err, ERR_INTERNAL, _("a change has no request key: report this"));
    if (!store_is_here(store, err) || !store->driver->begin(store->db, true, err))
        return false;

    arena = arena_new();
    change = ARENA_NEW(arena, struct change);
    *change = (struct change){
        .store = store,
        .arena = arena,
        .scratch = arena_new(),
        .head = {.request = arena_strdup(arena, head->request),
                 .at = head->at,
                 .actor = arena_strdup(arena, !head->actor ? "" : head->actor),
                 .action = arena_strdup(arena, !head->action ? "" : head->action),
                 .why = arena_strdup(arena, head->why),
                 .ref = head->ref},
    };
    search_log_begin(&change->search);
    store->writing = true;
    /* the request is looked up behind the lock: an earlier try of it has ended by then */
    if (!count_up(change, err) || !find_request(store, head->request, repeated, err)) {
        store_abort(change);
        return false;
    }
    if (*repeated != 0) {
        store_abort(change);
        return true;
    }
    *change_out = change;
    return true;
}

int64_t change_number(const struct change *change)
{
    return change->number;
}

bool change_is_empty(const struct change *change)
{
    return change->rows == 0;
}

bool change_note_policy(struct change *change, const char *fingerprint, day_t day, struct err *err)
{
    struct policy_seen last;
    struct query query;
    bool done;

    if (change->rows == 0 || change->failed)
        return true;
    done = store_policy_seen(change->store, change->scratch, &last, err);
    if (done && strcmp(last.fingerprint, fingerprint) != 0) {
        query_begin(&query, change->store, STATEMENT_POLICY_ADD, err);
        query_int(&query, change->store->school_id);
        query_int(&query, change->number);
        query_text(&query, fingerprint);
        query_int(&query, day);
        done = query_run(&query);
    }
    arena_reset(change->scratch);
    change->failed = change->failed || !done;
    return done;
}

int64_t change_new_id(struct change *change, enum entity entity)
{
    return entity == ENTITY_ASSIGNMENT ? change->next_assignment++ : change->next_id++;
}

static bool write_end(struct change *change, struct err *err)
{
    struct query query;

    query_begin(&query, change->store, STATEMENT_CHANGE_END, err);
    query_int(&query, change->next_id);
    query_int(&query, change->next_assignment);
    query_int(&query, change->seq);
    query_text(&query, change->hash);
    query_int(&query, change->holds);
    query_int(&query, change->store->school_id);
    return query_run(&query);
}

static bool write_search(struct change *change, struct err *err)
{
    return search_log_write(&change->search, change->store->driver, change->store->db,
                            change->store->school_id, err);
}

/* After the commit nobody can say which file has it. */
static bool stayed_here(struct store *store, struct err *err)
{
    return store_place(store) == DB_HERE ||
           err_set(err, ERR_STORE,
                   _("the database %s was removed or replaced while this was being written: see "
                     "whether `hwboard log` shows it before you do it again"),
                   store->url);
}

bool store_commit(struct change *change, struct err *err)
{
    struct store *store = change->store;
    bool done;

    if (change->failed)
        done = err_set(err, ERR_INTERNAL, _("a part of the change failed: nothing was written"));
    else if (change->rows == 0)
        done = true;
    else
        done = write_search(change, err) && write_end(change, err) && store_is_here(store, err) &&
               store->driver->commit(store->db, err) && stayed_here(store, err);
    if (!done || change->rows == 0)
        store->driver->rollback(store->db);
    else
        store->holds = change->holds;
    change_free(change);
    return done;
}

void store_abort(struct change *change)
{
    change->store->driver->rollback(change->store->db);
    change_free(change);
}

/* ---- rows ---- */

static bool add_history(struct change *change, struct history_row *row, struct err *err)
{
    char hash[HASH_HEX_BYTES];
    int64_t n = change->rows + 1;
    struct query query;

    row->seq = change->seq + 1;
    row->change = change->number;
    history_hash(row, n, change->hash, hash);

    query_begin(&query, change->store, STATEMENT_HISTORY_ADD, err);
    query_int(&query, change->store->school_id);
    query_int(&query, row->seq);
    query_int(&query, row->change);
    query_int(&query, n);
    query_text(&query, row->request);
    query_int(&query, row->at);
    query_text(&query, row->actor);
    query_text(&query, row->action);
    query_int(&query, row->ref);
    query_text(&query, records[row->entity].code);
    query_text(&query, row->key);
    query_int(&query, row->class_id);
    query_text(&query, row->before);
    query_text(&query, row->after);
    query_text(&query, row->why);
    query_text(&query, change->hash);
    query_text(&query, hash);
    if (!query_run(&query))
        return false;
    change->seq = row->seq;
    change->rows = n;
    memcpy(change->hash, hash, sizeof change->hash);
    return true;
}

/* That the row is still what the caller takes it for: a history that says otherwise would be a lie,
 * and the other's value would be lost. */
static bool is_current(struct change *change, enum entity entity, const void *before,
                       const char *before_json, struct err *err)
{
    void *row = arena_alloc(change->scratch, entity_size(entity));
    const char *json;
    bool found;

    if (!store_read_row(change->store, entity, before, change->scratch, row, &found, err))
        return false;
    if (found) {
        json = record_to_json(entity, row, change->scratch, err);
        if (!json)
            return false;
        if (strcmp(json, before_json) == 0)
            return true;
    }
    return err_set(err, ERR_INPUT, _("%s %s has changed since it was read: read it again"),
                   entity_name(entity), entity_key(entity, before, change->scratch));
}

static bool write_row(struct change *change, enum entity entity, enum row_operation operation,
                      const void *row, struct err *err)
{
    struct query query;

    query_begin(&query, change->store, STATEMENT_ROW(entity, operation), err);
    entity_bind(entity, operation, &query, change->store->school_id, row);
    if (query_run(&query))
        return true;
    /* the engine knows only that a rule is broken; say of what */
    if (err && err->code == ERR_INPUT)
        err_prefix(err, "%s %s: ", entity_name(entity), entity_key(entity, row, change->scratch));
    return false;
}

/* ---- what goes with a row ---- */

/* The class of a row that says only of which assignment it is. */
static bool class_of(struct change *change, enum entity entity, const void *row, int64_t *class_id,
                     struct err *err)
{
    int64_t assignment = entity_assignment(entity, row);
    struct query query;
    enum db_step step;

    *class_id = entity_class(entity, row);
    if (assignment == 0)
        return true;
    query_begin(&query, change->store, STATEMENT_ASSIGNMENT_CLASS, err);
    query_int(&query, change->store->school_id);
    query_int(&query, assignment);
    step = query_step(&query);
    *class_id = step == DB_ROW ? query_column_int(&query, 0) : 0;
    query_end(&query);
    return step != DB_ERROR;
}

static bool has_times(const struct handin *handin)
{
    return handin && handin->actual_count >= ACTUAL_MIN;
}

/* Keeps the flag by which assignments with enough times are found. */
static bool keep_timed(struct change *change, const struct handin *before,
                       const struct handin *after, struct err *err)
{
    struct query query;

    if (has_times(before) == has_times(after))
        return true;
    query_begin(&query, change->store, STATEMENT_TIMED, err);
    query_int(&query, has_times(after) ? 1 : 0);
    query_int(&query, change->store->school_id);
    query_int(&query, (after ? after : before)->assignment_id);
    if (has_times(after))
        change->holds |= HOLDS_TIMED;
    return query_run(&query);
}

/* Notes what the search has to learn. */
static bool keep_search(struct change *change, enum entity entity, const void *before,
                        const void *after, struct err *err)
{
    struct assignment *item;
    struct star *star = NULL;
    int64_t id;

    if (entity == ENTITY_ASSIGNMENT) {
        id = ((const struct assignment *)(after ? after : before))->id;
        if (before && (change->holds & HOLDS_STAR) != 0 &&
            !store_star(change->store, id, change->scratch, &star, err))
            return false;
        search_log_change(&change->search, before, star, after, star);
    } else {
        id = ((const struct star *)(after ? after : before))->assignment_id;
        if (!store_assignment(change->store, id, change->scratch, &item, err))
            return false;
        search_log_change(&change->search, item, before, item, after);
    }
    return !search_log_is_full(&change->search) || write_search(change, err);
}

static bool keep_others(struct change *change, enum entity entity, const void *before,
                        const void *after, struct err *err)
{
    if (after)
        change->holds |= entity_holds(entity);
    if (entity == ENTITY_HANDIN)
        return keep_timed(change, before, after, err);
    if (entity == ENTITY_ASSIGNMENT || entity == ENTITY_STAR)
        return keep_search(change, entity, before, after, err);
    return true;
}

/* ---- putting ---- */

static bool put_row(struct change *change, enum entity entity, const void *before,
                    const void *after, struct err *err)
{
    const void *any = after ? after : before;
    enum row_operation operation = ROW_UPDATE;
    struct history_row row = {
        .request = (char *)(uintptr_t)change->head.request,
        .at = change->head.at,
        .actor = (char *)(uintptr_t)change->head.actor,
        .action = (char *)(uintptr_t)change->head.action,
        .ref = change->head.ref,
        .entity = entity,
        .why = (char *)(uintptr_t)change->head.why,
    };

    if (before && !(row.before = record_to_json(entity, before, change->scratch, err)))
        return false;
    if (after && !(row.after = record_to_json(entity, after, change->scratch, err)))
        return false;
    if (before && after && strcmp(row.before, row.after) == 0)
        return true;
    row.key = entity_key(entity, any, change->scratch);
    if (!class_of(change, entity, any, &row.class_id, err))
        return false;

    if (entity == ENTITY_SCHOOL && !after)
        return err_set(err, ERR_INPUT, _("a school cannot be removed: create another database"));
    /* the school's row is there from the first transaction on; its first history row is an insert */
    if (!before && entity != ENTITY_SCHOOL)
        operation = ROW_INSERT;
    else if (!after)
        operation = ROW_DELETE;
    if (before && !is_current(change, entity, before, row.before, err))
        return false;
    return write_row(change, entity, operation, any, err) && add_history(change, &row, err) &&
           keep_others(change, entity, before, after, err);
}

/* An id that the caller brought stays taken. */
static void keep_id(struct change *change, enum entity entity, const void *row)
{
    int64_t id = 0;

    switch (entity) {
    case ENTITY_ASSIGNMENT:
        id = ((const struct assignment *)row)->id;
        if (id >= change->next_assignment)
            change->next_assignment = id + 1;
        return;
    case ENTITY_CLASS:
        id = ((const struct class *)row)->id;
        break;
    case ENTITY_TEACHER:
        id = ((const struct teacher *)row)->id;
        break;
    case ENTITY_CALENDAR:
        id = ((const struct calendar_row *)row)->id;
        break;
    case ENTITY_TERM:
        id = ((const struct term *)row)->id;
        break;
    case ENTITY_ACTIVITY:
        id = ((const struct activity *)row)->id;
        break;
    case ENTITY_EVENT:
        id = ((const struct school_event *)row)->id;
        break;
    case ENTITY_SCHOOL:
    case ENTITY_SUBJECT:
    case ENTITY_TEACHING:
    case ENTITY_NONE:
    case ENTITY_HANDIN:
    case ENTITY_STAR:
    case ENTITY_SHARE:
    case ENTITY_UNIT:
    case ENTITY_PROGRESS:
    case ENTITY_LESSON:
    case ENTITY_AFTERCARE:
    case ENTITY_HABIT:
    case ENTITY_HABIT_COUNT:
    case ENTITY_ROLE:
    case ENTITY_LEFT_SEAT:
    case ENTITY_CLASS_SIZE:
    case ENTITY_CLASS_LINK:
    case ENTITY_COUNT:
        break;
    }
    if (id >= change->next_id)
        change->next_id = id + 1;
}

bool change_put(struct change *change, enum entity entity, const void *before, const void *after,
                struct err *err)
{
    bool moved = before && after &&
                 strcmp(entity_key(entity, before, change->scratch),
                        entity_key(entity, after, change->scratch)) != 0;
    bool done;

    if (!before && !after)
        return true;
    if (after)
        keep_id(change, entity, after);
    if (moved) /* another key is another row */
        done =
            put_row(change, entity, before, NULL, err) && put_row(change, entity, NULL, after, err);
    else
        done = put_row(change, entity, before, after, err);
    change->failed = change->failed || !done;
    arena_reset(change->scratch);
    return done;
}

bool change_put_none(struct change *change, int64_t class_id, const struct no_homework *before,
                     const struct no_homework *after, struct err *err)
{
    struct none_row rows[2] = {{.class_id = class_id}, {.class_id = class_id}};

    if (before)
        rows[0].none = *before;
    if (after)
        rows[1].none = *after;
    return change_put(change, ENTITY_NONE, !before ? NULL : &rows[0], !after ? NULL : &rows[1],
                      err);
}

bool change_put_assignment(struct change *change, const struct assignment *before,
                           const struct assignment *after, struct err *err)
{
    struct assignment stamped;

    if (after) {
        stamped = *after;
        stamped.rev = change->number;
    }
    return change_put(change, ENTITY_ASSIGNMENT, before, !after ? NULL : &stamped, err);
}

/* The row of an array that has the same key, or NULL. */
static const void *row_like(struct change *change, enum entity entity, const void *rows,
                            size_t count, const void *like)
{
    const char *key = entity_key(entity, like, change->scratch);
    size_t size = entity_size(entity);
    const void *found = NULL;

    for (size_t i = 0; i < count && !found; i++) {
        const void *row = (const char *)rows + i * size;

        if (strcmp(entity_key(entity, row, change->scratch), key) == 0)
            found = row;
    }
    arena_reset(change->scratch);
    return found;
}

bool change_replace(struct change *change, enum entity entity, const void *known,
                    size_t known_count, const void *wanted, size_t wanted_count, struct err *err)
{
    size_t size = entity_size(entity);

    for (size_t i = 0; i < known_count; i++) {
        const void *row = (const char *)known + i * size;

        if (!row_like(change, entity, wanted, wanted_count, row) &&
            !change_put(change, entity, row, NULL, err))
            return false;
    }
    for (size_t i = 0; i < wanted_count; i++) {
        const void *row = (const char *)wanted + i * size;
        const void *before = row_like(change, entity, known, known_count, row);

        if (!change_put(change, entity, before, row, err))
            return false;
    }
    return true;
}

/* ---- undo ---- */

/* Who stands in the way of an undo. */
static bool refuse_undo(struct change *change, const struct history_row *target,
                        struct arena *arena, struct err *err)
{
    struct history_row *last;

    if (!store_last_row(change->store, target->entity, target->key, arena, &last, err))
        return false;
    if (!last || last->change == target->change)
        return err_set(err, ERR_STORE, _("%s %s is not as the history says: restore a backup"),
                       entity_name(target->entity), target->key);
    return err_set(err, ERR_INPUT,
                   _("%s %s has since been changed, by change %lld (%s, %s): undo that one first"),
                   entity_name(target->entity), target->key, (long long)last->change, last->actor,
                   last->action);
}

/* Takes back one row of the history. What a snapshot does not have, because it is older than the
 * column, counts as it is now. */
static bool undo_row(struct change *change, const struct history_row *target, struct arena *arena,
                     struct err *err)
{
    enum entity entity = target->entity;
    size_t size = entity_size(entity);
    void *like = arena_alloc(arena, size);
    void *current = arena_alloc(arena, size);
    void *left = arena_alloc(arena, size);
    void *wanted = arena_alloc(arena, size);
    const char *any = target->after ? target->after : target->before;
    bool found;

    if (!any)
        return err_set(err, ERR_STORE, _("row %lld of the history is empty: restore a backup"),
                       (long long)target->seq);
    if (!record_read_json(entity, any, arena, like, err) ||
        !store_read_row(change->store, entity, like, arena, current, &found, err))
        return false;
    if (found != (target->after != NULL))
        return refuse_undo(change, target, arena, err);
    if (found) {
        const char *now;
        const char *then;

        memcpy(left, current, size);
        if (!record_read_json(entity, target->after, arena, left, err))
            return false;
        now = record_to_json(entity, current, arena, err);
        then = record_to_json(entity, left, arena, err);
        if (!now || !then)
            return false;
        if (strcmp(now, then) != 0)
            return refuse_undo(change, target, arena, err);
        memcpy(wanted, current, size);
    }
    if (target->before && !record_read_json(entity, target->before, arena, wanted, err))
        return false;
    if (entity == ENTITY_ASSIGNMENT)
        ((struct assignment *)wanted)->rev = change->number;
    return change_put(change, entity, found ? current : NULL, target->before ? wanted : NULL, err);
}

bool change_undo(struct change *change, int64_t target, undo_guard *may_go, const void *context,
                 struct arena *arena, struct err *err)
{
    struct history_list rows;

    if (!store_change_rows(change->store, target, arena, &rows, err))
        return false;
    if (rows.count == 0)
        return err_set(err, ERR_INPUT, _("there is no change %lld: see hwboard log"),
                       (long long)target);
    change->head.ref = target; /* one change may take several back: each row names its own */
    for (size_t i = rows.count; i > 0; i--) {
        const struct history_row *row = &rows.items[i - 1];

        if ((!row->before && may_go && !may_go(context, row, arena, err)) ||
            !undo_row(change, row, arena, err)) {
            change->failed = true;
            return false;
        }
    }
    return true;
}
