/* See news.h. */
#include "config.h"

#include "tui/news.h"

/* Another day changes everything too: what is red, what waits. */
bool news_read(struct app *app, bool all, struct err *err)
{
    struct arena *arena = arena_new();
    struct news news;

    if (!service_news(app->service, app->news.rev, arena, &news, err)) {
        arena_free(arena);
        return false;
    }
    news.all |= all || app->today != app->news_day || app->reading != app_data(app)->reading;
    arena_free(app->news_arena);
    app->news_arena = arena;
    app->news = news;
    app->news_day = app->today;
    return true;
}

void news_of_act(struct app *app)
{
    struct err err;

    err_clear(&err);
    if (!app->service || !news_read(app, false, &err))
        news_forget(app);
}

void news_forget(struct app *app)
{
    app->news = (struct news){.all = true};
}

bool app_class_is_news(const struct app *app, int64_t class_id)
{
    return news_of_class(&app->news, class_id);
}
