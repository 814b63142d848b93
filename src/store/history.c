/* Reading the history, and its chain: the hash of each row covers the hash of the one before and
 * everything in the row, so that none can be altered, taken out or put in unseen. */
#include "config.h"

#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "domain/action.h"
#include "store/entity.h"
#include "store/private.h"

#define UNDO_PAGE 64
#define CHAIN_PAGE 1000 /* rows read at once while the chain is followed */

enum history_column
{
    HISTORY_SEQ,
    HISTORY_CHANGE,
    HISTORY_N,
    HISTORY_REQUEST,
    HISTORY_AT,
    HISTORY_ACTOR,
    HISTORY_ACTION,
    HISTORY_REF,
    HISTORY_ENTITY,
    HISTORY_KEY,
    HISTORY_CLASS_ID,
    HISTORY_BEFORE,
    HISTORY_AFTER,
    HISTORY_WHY,
    HISTORY_PREVIOUS,
    HISTORY_HASH,
};

/* What is no UTF-8 was not written by us: the hash tells, and nobody else need meet it. */
static char *column_copy(struct query *query, int column, struct arena *arena)
{
    const char *text = query_column_text(query, column);

    return !text ? NULL : text_valid_copy(arena, text);
}

/* Columns that are never null; a damaged file may say otherwise. */
static char *column_copy_whole(struct query *query, int column, struct arena *arena)
{
    char *text = column_copy(query, column, arena);

    return !text ? arena_strdup(arena, "") : text;
}

static bool history_read(struct query *query, struct arena *arena, struct chain_row *chain,
                         struct err *err)
{
    struct history_row *row = &chain->row;
    const char *entity = query_column_text(query, HISTORY_ENTITY);

    row->seq = query_column_int(query, HISTORY_SEQ);
    row->entity = entity_by_code(!entity ? "" : entity);
    if (row->entity == ENTITY_COUNT)
        return err_set(err, ERR_STORE,
                       _("row %lld of the history is of an unknown kind: restore a backup"),
                       (long long)row->seq);
    row->change = query_column_int(query, HISTORY_CHANGE);
    chain->n = query_column_int(query, HISTORY_N);
    row->request = column_copy_whole(query, HISTORY_REQUEST, arena);
    row->at = query_column_int(query, HISTORY_AT);
    row->actor = column_copy_whole(query, HISTORY_ACTOR, arena);
    row->action = column_copy_whole(query, HISTORY_ACTION, arena);
    row->ref = query_column_int(query, HISTORY_REF);
    row->key = column_copy_whole(query, HISTORY_KEY, arena);
    row->class_id = query_column_int(query, HISTORY_CLASS_ID);
    row->before = column_copy(query, HISTORY_BEFORE, arena);
    row->after = column_copy(query, HISTORY_AFTER, arena);
    row->why = column_copy(query, HISTORY_WHY, arena);
    chain->previous = column_copy_whole(query, HISTORY_PREVIOUS, arena);
    row->hash = column_copy_whole(query, HISTORY_HASH, arena);
    return true;
}

void history_hash(const struct history_row *row, int64_t n, const char *previous,
                  char hex[HASH_HEX_BYTES])
{
    char numbers[160];
    int length = snprintf(numbers, sizeof numbers,
                          "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64,
                          row->seq, row->change, n, row->at, row->ref, row->class_id);
    /* null and "" differ: which of the three are null is a part of its own */
    const char nulls[] = {!row->before ? '0' : '1', !row->after ? '0' : '1', !row->why ? '0' : '1'};
    const char *texts[] = {
        previous, row->request, row->actor, row->action, records[row->entity].code,
        row->key, row->before,  row->after, row->why,
    };
    enum
    {
        TEXTS = sizeof texts / sizeof texts[0]
    };
    struct hash_part parts[TEXTS + 2];

    for (size_t i = 0; i < TEXTS; i++) {
        const char *text = !texts[i] ? "" : texts[i];

        parts[i] = (struct hash_part){text, strlen(text)};
    }
    parts[TEXTS] = (struct hash_part){numbers, (size_t)length};
    parts[TEXTS + 1] = (struct hash_part){nulls, sizeof nulls};
    hash_parts(parts, TEXTS + 2, hex);
}

/* Steps a bound history query to its end and ends it. */
static bool fetch_history(struct query *query, struct arena *arena, struct history_list *list)
{
    size_t capacity = 0;
    enum db_step step;

    *list = (struct history_list){0};
    while ((step = query_step(query)) == DB_ROW) {
        struct chain_row chain;

        if (!history_read(query, arena, &chain, query->err)) {
            step = DB_ERROR;
            break;
        }
        list->items =
            arena_grow(arena, list->items, &capacity, list->count + 1, sizeof list->items[0]);
        list->items[list->count++] = chain.row;
    }
    query_end(query);
    return step == DB_DONE;
}

bool store_history(struct store *store, int64_t class_id, int64_t below, size_t most,
                   struct arena *arena, struct history_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, class_id != 0 ? STATEMENT_HISTORY_CLASS : STATEMENT_HISTORY_ALL,
                err);
    query_int(&query, store->school_id);
    if (class_id != 0)
        query_int(&query, class_id);
    query_int(&query, below > 0 ? below : INT64_MAX);
    query_int(&query, (int64_t)most);
    return fetch_history(&query, arena, list);
}

static bool fetch_change(struct store *store, int64_t change, int64_t most, struct arena *arena,
                         struct history_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, STATEMENT_HISTORY_CHANGE, err);
    query_int(&query, store->school_id);
    query_int(&query, change);
    query_int(&query, most);
    return fetch_history(&query, arena, list);
}

bool store_change_rows(struct store *store, int64_t change, struct arena *arena,
                       struct history_list *list, struct err *err)
{
    return fetch_change(store, change, INT64_MAX, arena, list, err);
}

bool store_change_head(struct store *store, int64_t change, size_t most, struct arena *arena,
                       struct history_list *list, size_t *count, struct err *err)
{
    struct query query;
    enum db_step step;

    *count = 0;
    if (!fetch_change(store, change, (int64_t)most, arena, list, err))
        return false;
    query_begin(&query, store, STATEMENT_HISTORY_CHANGE_SIZE, err);
    query_int(&query, store->school_id);
    query_int(&query, change);
    step = query_step(&query);
    if (step == DB_ROW)
        *count = (size_t)query_column_int(&query, 0);
    query_end(&query);
    return step != DB_ERROR;
}

bool store_last_row(struct store *store, enum entity entity, const char *key, struct arena *arena,
                    struct history_row **row, struct err *err)
{
    struct query query;
    struct history_list list;

    *row = NULL;
    query_begin(&query, store, STATEMENT_HISTORY_KEY, err);
    query_int(&query, store->school_id);
    query_text(&query, records[entity].code);
    query_text(&query, key);
    if (!fetch_history(&query, arena, &list))
        return false;
    if (list.count > 0)
        *row = &list.items[0];
    return true;
}

bool store_touched_since(struct store *store, int64_t change, size_t most, struct arena *arena,
                         struct history_touch **rows, size_t *count, struct err *err)
{
    struct query query;
    size_t capacity = 0;
    enum db_step step;

    *rows = NULL;
    *count = 0;
    query_begin(&query, store, STATEMENT_HISTORY_TOUCHED, err);
    query_int(&query, store->school_id);
    query_int(&query, change);
    query_int(&query, (int64_t)most);
    while ((step = query_step(&query)) == DB_ROW) {
        const char *entity = query_column_text(&query, 0);

        *rows = arena_grow(arena, *rows, &capacity, *count + 1, sizeof **rows);
        (*rows)[(*count)++] = (struct history_touch){
            .entity = entity_by_code(entity ? entity : ""),
            .class_id = query_column_int(&query, 1),
        };
    }
    query_end(&query);
    return step == DB_DONE;
}

bool store_entity_history(struct store *store, enum entity entity, struct arena *arena,
                          struct history_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, STATEMENT_HISTORY_ENTITY, err);
    query_int(&query, store->school_id);
    query_text(&query, records[entity].code);
    return fetch_history(&query, arena, list);
}

/* ---- what can be undone ---- */

/* The newest change that took back `change`; 0 = none did. */
static bool undo_of(struct store *store, int64_t change, int64_t *undo, struct err *err)
{
    struct query query;
    enum db_step step;

    query_begin(&query, store, STATEMENT_UNDO_OF, err);
    query_int(&query, store->school_id);
    query_int(&query, change);
    step = query_step(&query);
    *undo = step == DB_ROW ? query_column_int(&query, 0) : 0;
    query_end(&query);
    return step != DB_ERROR;
}

/* A change holds unless its newest undo holds: the undo of an undo brings the change back, and only
 * a change that holds could be taken back again. */
static bool change_holds(struct store *store, int64_t change, bool *holds, struct err *err)
{
    *holds = true;
    for (;;) {
        int64_t undo;

        if (!undo_of(store, change, &undo, err))
            return false;
        if (undo == 0)
            return true;
        *holds = !*holds;
        change = undo;
    }
}

/* A page of what the actor changed, newest first. It ends where the school was made: what stands before was
 * no change of a person's (its timetable, its events, its first homework), whoever made it. */
static bool undo_candidates(struct store *store, const char *actor, int64_t below,
                            int64_t candidates[UNDO_PAGE], size_t *found, struct err *err)
{
    struct query query;
    enum db_step step;

    *found = 0;
    query_begin(&query, store, STATEMENT_UNDO_CANDIDATES, err);
    query_int(&query, store->school_id);
    query_text(&query, actor);
    query_int(&query, below);
    query_int(&query, UNDO_PAGE);
    while ((step = query_step(&query)) == DB_ROW && *found < UNDO_PAGE &&
           action_by_code(query_column_text(&query, 1)) != ACTION_INIT)
        candidates[(*found)++] = query_column_int(&query, 0);
    query_end(&query);
    return step != DB_ERROR;
}

bool store_undoable(struct store *store, const char *actor, size_t most, struct arena *arena,
                    int64_t **changes, size_t *count, struct err *err)
{
    int64_t below = INT64_MAX;
    size_t capacity = 0;

    *changes = NULL;
    *count = 0;
    while (*count < most) {
        int64_t candidates[UNDO_PAGE];
        size_t found;

        if (!undo_candidates(store, actor, below, candidates, &found, err))
            return false;
        for (size_t i = 0; i < found && *count < most; i++) {
            bool holds;

            if (!change_holds(store, candidates[i], &holds, err))
                return false;
            if (!holds)
                continue;
            *changes = arena_grow(arena, *changes, &capacity, *count + 1, sizeof(*changes)[0]);
            (*changes)[(*count)++] = candidates[i];
        }
        if (found < UNDO_PAGE)
            break;
        below = candidates[found - 1];
    }
    return true;
}

/* ---- the chain ---- */

struct chain
{
    int64_t seq;
    char hash[HASH_HEX_BYTES];
};

static bool follow_row(struct chain *chain, const struct chain_row *row, struct err *err)
{
    char hash[HASH_HEX_BYTES];

    history_hash(&row->row, row->n, chain->hash, hash);
    if (row->row.seq != chain->seq + 1)
        return err_set(err, ERR_STORE, _("row %lld of the history is missing: restore a backup"),
                       (long long)(chain->seq + 1));
    if (strcmp(row->previous, chain->hash) != 0 || strcmp(row->row.hash, hash) != 0)
        return err_set(err, ERR_STORE,
                       _("row %lld of the history (change %lld) was altered: restore a backup"),
                       (long long)row->row.seq, (long long)row->row.change);
    chain->seq = row->row.seq;
    memcpy(chain->hash, hash, sizeof chain->hash);
    return true;
}

/* Follows up to CHAIN_PAGE rows; *more says whether there may be further ones. */
static bool follow_page(struct store *store, struct chain *chain, struct arena *arena, bool *more,
                        struct err *err)
{
    struct query query;
    enum db_step step;
    int rows = 0;

    query_begin(&query, store, STATEMENT_HISTORY_CHAIN, err);
    query_int(&query, store->school_id);
    query_int(&query, chain->seq);
    query_int(&query, CHAIN_PAGE);
    while ((step = query_step(&query)) == DB_ROW) {
        struct chain_row row;

        rows++;
        if (!history_read(&query, arena, &row, err) || !follow_row(chain, &row, err)) {
            step = DB_ERROR;
            break;
        }
        arena_reset(arena);
    }
    query_end(&query);
    *more = rows == CHAIN_PAGE;
    return step == DB_DONE;
}

static bool chain_ends(struct store *store, const struct chain *chain, struct err *err)
{
    struct query query;
    enum db_step step;
    bool fits = false;

    query_begin(&query, store, STATEMENT_SCHOOL_CHAIN, err);
    query_int(&query, store->school_id);
    step = query_step(&query);
    if (step == DB_ROW) {
        const char *hash = query_column_text(&query, 1);

        fits = query_column_int(&query, 0) == chain->seq && hash && strcmp(hash, chain->hash) == 0;
    }
    query_end(&query);
    if (step != DB_ERROR && !fits)
        err_set(err, ERR_STORE, _("row %lld of the history is missing: restore a backup"),
                (long long)(chain->seq + 1));
    return fits;
}

bool store_verify_history(struct store *store, struct err *err)
{
    struct arena *arena = arena_new();
    struct chain chain = {.seq = 0, .hash = ""};
    bool own_snapshot = !store->reading && !store->writing;
    bool done = true;
    bool more = true;

    if (own_snapshot)
        done = store_begin_read(store, err);
    while (done && more)
        done = follow_page(store, &chain, arena, &more, err);
    done = done && chain_ends(store, &chain, err);
    if (own_snapshot)
        store_end_read(store);
    arena_free(arena);
    return done;
}
