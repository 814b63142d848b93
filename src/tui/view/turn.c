/* See turn.h. */
#include "config.h"

#include "tui/view/turn.h"

bool turn_day(struct app *app, int steps)
{
    if (app->date + steps < DAY_FIRST || app->date + steps >= DAY_LAST)
        return false;
    app->date += steps;
    app->follows_today = app->date == app->today;
    return true;
}

day_t turn_school_day_of(const struct app *app, day_t day, int step)
{
    const struct calendar *calendar = app_calendar(app, app->class_id);

    return step > 0 ? calendar_next_school_day(calendar, day)
                    : calendar_prev_school_day(calendar, day);
}

bool turn_school_day(struct app *app, int step)
{
    return turn_day(app, turn_school_day_of(app, app->date, step) - app->date);
}

bool turn_class(struct app *app, int step)
{
    struct arena *arena = arena_new();
    struct session session = app_session(app, app->date);
    size_t count, at = 0;
    const struct class **classes = service_classes(&session, app->date, false, arena, &count);

    for (size_t i = 0; i < count; i++)
        if (classes[i]->id == app->class_id)
            at = i;
    if (count > 0) {
        at = (at + count + (size_t)(step > 0 ? 1 : count - 1)) % count;
        app->class_id = classes[at]->id;
    }
    arena_free(arena);
    return count > 0;
}
