/* Export of what was published, by day, class, subject, id and in bounded memory: a window of days at a
 * time. */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "service/internal.h"

#define EXPORT_WINDOW_DAYS 14

/* The days in which anything was assigned, narrowed to from..to. */
static bool find_bounds(const struct session *session, const struct class *const *classes,
                        size_t count, day_t *from, day_t *to, struct err *err)
{
    day_t low = DAY_NONE, high = DAY_NONE;

    for (size_t i = 0; i < count; i++) {
        day_t first, last;
        if (!store_assigned_bounds(session->service->store, classes[i]->id, &first, &last, err))
            return false;
        if (first == DAY_NONE)
            continue;
        if (low == DAY_NONE || first < low)
            low = first;
        if (high == DAY_NONE || last > high)
            high = last;
    }
    if (*from == DAY_NONE || (low != DAY_NONE && low > *from))
        *from = low;
    if (*to == DAY_NONE || *to > high)
        *to = high;
    return true;
}

static bool export_window(const struct session *session, const struct class *const *classes,
                          size_t count, day_t from, day_t to,
                          bool (*each)(void *, const struct assignment *, const char *),
                          void *context, struct arena *arena, struct err *err)
{
    const struct school *school = &session->service->data.school;
    struct item_list all = {.items = ARENA_ARRAY(arena, 0, struct assignment *)};
    size_t capacity = 0;

    for (size_t i = 0; i < count; i++) {
        struct item_list list;
        if (!service_list(session, classes[i], from, to, arena, &list, err))
            return false;
        all.items =
            arena_grow(arena, all.items, &capacity, all.count + list.count, sizeof *all.items);
        for (size_t j = 0; j < list.count; j++)
            if (state_is_public(list.items[j]->state))
                all.items[all.count++] = list.items[j];
    }
    sort_listed(session, &all);
    for (size_t i = 0; i < all.count; i++) {
        const struct assignment *item = all.items[i];
        const struct class *class = service_need_class(session, item->class_id, err);
        if (!class)
            return false;
        if (!each(context, item, class_code(school, class, item->assigned, arena)))
            return err_set(
                err, ERR_INTERNAL,
                _("the export could not be written (%s): free some space or choose another place"),
                err_reason(errno));
    }
    return true;
}

bool service_export(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to,
                    bool (*each)(void *context, const struct assignment *assignment,
                                 const char *class_code),
                    void *context, struct err *err)
{
    struct arena *arena = arena_new(), *window = arena_new();
    bool ok = false;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_begin_read(session->service->store, err))
        goto out;
    if (!classes)
        classes = service_classes(session, session->moment.date, true, arena, &class_count);
    ok = find_bounds(session, classes, class_count, &from, &to, err);
    for (day_t day = from; ok && from != DAY_NONE && day <= to; day += EXPORT_WINDOW_DAYS) {
        day_t last = day + EXPORT_WINDOW_DAYS - 1;
        ok = export_window(session, classes, class_count, day, last < to ? last : to, each, context,
                           window, err);
        arena_reset(window);
    }
    store_end_read(session->service->store);
out:
    arena_free(window);
    arena_free(arena);
    return ok;
}
