/* What others changed, by class, read off the end of the history. */
#include "config.h"

#include "service/internal.h"

/* Rows of the history that are looked at; after more than these everything is news. */
#define ROWS_MAX 2000

/* Of what is asked class by class, and stands in no school data. */
static bool is_of_a_class(enum entity entity)
{
    switch (entity) {
    case ENTITY_NONE:
    case ENTITY_ASSIGNMENT:
    case ENTITY_HANDIN:
    case ENTITY_STAR:
    case ENTITY_PROGRESS:
    case ENTITY_LESSON:
    case ENTITY_HABIT:
    case ENTITY_HABIT_COUNT:
    case ENTITY_LEFT_SEAT:
        return true;
    default:
        return false;
    }
}

bool news_of_class(const struct news *news, int64_t class_id)
{
    for (size_t i = 0; i < news->count; i++)
        if (news->classes[i] == class_id)
            return true;
    return news->all;
}

static bool read_touched(struct store *store, int64_t since, struct arena *arena,
                         struct history_touch **rows, size_t *count, int64_t *rev, struct err *err)
{
    struct school school;
    bool ok;

    if (!store_begin_read(store, err))
        return false;
    ok = store_school(store, arena, &school, err) &&
         store_touched_since(store, since, ROWS_MAX, arena, rows, count, err);
    store_end_read(store);
    *rev = school.rev;
    return ok;
}

bool service_news(struct service *service, int64_t since, struct arena *arena, struct news *news,
                  struct err *err)
{
    struct history_touch *rows;
    size_t count;

    *news = (struct news){.all = false};
    if (!read_touched(service->store, since, arena, &rows, &count, &news->rev, err))
        return false;
    news->all = since <= 0 || since > news->rev || count == ROWS_MAX;
    news->classes = ARENA_ARRAY(arena, count, int64_t);
    for (size_t i = 0; i < count && !news->all; i++)
        if (!is_of_a_class(rows[i].entity) || rows[i].class_id == 0)
            news->all = true;
        else if (!news_of_class(news, rows[i].class_id))
            news->classes[news->count++] = rows[i].class_id;
    return true;
}
