/* What stands on a class, subject or teacher: looked for among the rows that came after it. */
#include "config.h"

#include "store/store.h"

#include <stdio.h>
#include <string.h>

#include "domain/fields.h"
#include "store/entity.h"
#include "store/private.h"

#define REFERENCE_PAGE 256 /* rows of the history at a time */

/* The column by which other rows name a row of the entity; NULL: none is looked for. */
static const char *reference_column(enum entity entity)
{
    return entity == ENTITY_CLASS     ? "class_id"
           : entity == ENTITY_SUBJECT ? "subject"
           : entity == ENTITY_TEACHER ? "teacher_id"
                                      : NULL;
}

static bool names(enum entity entity, const void *row, const char *column, const char *key)
{
    const struct field *at = record_field(entity, column);
    char number[24];

    if (!at)
        return false;
    if (at->type == TYPE_TEXT)
        return strcmp(field_text(row, at), key) == 0;
    snprintf(number, sizeof number, "%lld", (long long)field_number(row, at));
    return strcmp(number, key) == 0;
}

/* Whether what the history row left behind is there now and names the key. */
static bool still_names(struct store *store, const struct history_row *row, const char *column,
                        const char *key, struct arena *arena, bool *does, struct err *err)
{
    void *like, *now;
    bool found;

    *does = false;
    if (!row->after || row->entity == ENTITY_NONE)
        return true;
    like = arena_alloc(arena, entity_size(row->entity));
    now = arena_alloc(arena, entity_size(row->entity));
    if (!record_read_json(row->entity, row->after, arena, like, err))
        return false;
    if (!names(row->entity, like, column, key))
        return true;
    if (!store_read_row(store, row->entity, like, arena, now, &found, err))
        return false;
    *does = found && names(row->entity, now, column, key) &&
            (row->entity != ENTITY_ASSIGNMENT ||
             ((const struct assignment *)now)->state != STATE_REMOVED);
    return true;
}

bool store_first_reference(struct store *store, enum entity entity, const char *key, int64_t change,
                           struct arena *arena, struct history_row **row, struct err *err)
{
    const char *column = reference_column(entity);
    struct arena *page;
    struct history_list list;
    int64_t below = 0;
    bool ok = true, more = true;

    *row = NULL;
    if (!column)
        return true;
    page = arena_new();
    while (ok && more) {
        arena_reset(page);
        ok = store_history(store, 0, below, REFERENCE_PAGE, page, &list, err);
        more = ok && list.count == REFERENCE_PAGE;
        for (size_t i = 0; ok && i < list.count; i++) {
            const struct history_row *at = &list.items[i];
            bool does;

            below = at->seq;
            if (at->change <= change) {
                more = false;
                break;
            }
            ok = still_names(store, at, column, key, page, &does, err);
            if (ok && does) {
                *row = ARENA_NEW(arena, struct history_row);
                **row = (struct history_row){.change = at->change,
                                             .actor = arena_strdup(arena, at->actor),
                                             .action = arena_strdup(arena, at->action)};
            }
        }
    }
    arena_free(page);
    return ok;
}
