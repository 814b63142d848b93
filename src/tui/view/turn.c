/* See turn.h. */
#include "config.h"

#include "tui/view/turn.h"

#define HOLIDAYS_MAX_DAYS 70 /* the longest that no school day is looked for in */

bool turn_day(struct app *app, int steps)
{
    if (app->date + steps < DAY_FIRST || app->date + steps >= DAY_LAST)
        return false;
    app->date += steps;
    app->follows_today = app->date == app->today;
    return true;
}

bool turn_school_day(struct app *app, int step)
{
    int steps = step;

    while (steps * step < HOLIDAYS_MAX_DAYS &&
           !calendar_is_school_day(app_calendar(app, app->class_id), app->date + steps))
        steps += step;
    return turn_day(app, steps * step < HOLIDAYS_MAX_DAYS ? steps : step);
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
