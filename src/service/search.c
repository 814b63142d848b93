/* Finding what was set, all terms: what is hidden from the actor takes no place in the list. */
#include "config.h"

#include "service/internal.h"

/* Keeps what the actor may see; at most `most`. */
static size_t keep_seen(const struct session *session, struct found_list *list, size_t most)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count && kept < most; i++) {
        if (!session_sees(session, list->items[i].assignment))
            continue;
        list->items[kept] = list->items[i];
        list->items[kept].assignment->teacher =
            service_teacher_said(session, list->items[i].assignment);
        kept++;
    }
    return kept;
}

/* The class of each is known, removed ones included. */
static bool need_classes(const struct session *session, const struct found_item *items,
                         size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!service_need_class(session, items[i].assignment->class_id, err))
            return false;
    return true;
}

bool service_find(const struct session *session, const char *words,
                  const struct search_filter *filter, size_t most, struct arena *arena,
                  struct found_item **items, size_t *count, struct err *err)
{
    struct search_filter all = {.from = DAY_FIRST, .to = DAY_LAST};
    struct found_list list = {0};
    size_t asked = most;
    bool ok, more = true;

    *items = NULL;
    *count = 0;
    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    /* what is hidden takes no place in the list: asked again for more until it is full */
    for (ok = true; ok && more; asked *= 4) {
        ok = store_search(session->service->store, words, filter ? filter : &all, asked, arena,
                          &list, err);
        more = ok && list.count == asked;
        *count = ok ? keep_seen(session, &list, most) : 0;
        more = more && *count < most;
    }
    store_end_read(session->service->store);
    *items = list.items;
    return ok && need_classes(session, list.items, *count, err);
}

void service_find_begin(const char *words, const struct search_filter *filter, size_t most,
                        struct arena *arena, struct finding *finding)
{
    *finding = (struct finding){.run = store_search_begin(words, filter, SEARCH_PIECE, arena),
                                .arena = arena,
                                .most = most,
                                .list = {.items = ARENA_ARRAY(arena, most, struct found_item)},
                                .more = true};
}

bool service_find_more(const struct session *session, struct finding *finding, struct err *err)
{
    size_t known = finding->list.count;
    struct found_list fresh;
    bool ok;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    ok = store_search_more(session->service->store, finding->run, finding->most, finding->arena,
                           &finding->list, &finding->more, err);
    store_end_read(session->service->store);
    fresh = (struct found_list){finding->list.items + known, finding->list.count - known};
    finding->list.count = known + keep_seen(session, &fresh, fresh.count);
    return ok && need_classes(session, fresh.items, finding->list.count - known, err);
}
