/* See written.h. */
#include "config.h"

#include "tui/view/written.h"

#include <stdio.h>
#include <stdlib.h>

struct press_context written_context(struct app *app)
{
    const struct school_data *data = app_data(app);

    return (struct press_context){.lang = app->lang,
                                  .now = app->now,
                                  .utc_offset = app_utc_offset(app),
                                  .today = app->today,
                                  .school_name = data->school.name,
                                  .calendar = data->calendar,
                                  .calendars = data->calendars,
                                  .classes = &data->classes,
                                  .policy = &data->policy,
                                  .terms = data->terms.items,
                                  .term_count = data->terms.count,
                                  .subjects = &data->subjects,
                                  .school = &data->school};
}

char *written(struct app *app, enum press_kind kind, enum press_format format,
              const union press_value *value, int columns, struct arena *arena)
{
    char *text = NULL;
    char *copy;
    size_t bytes;
    struct press press = {
        .out = open_memstream(&text, &bytes),
        .kind = kind,
        .format = format,
        .context = written_context(app),
        .style = {.columns = columns, .ascii = app->options->ascii},
    };

    if (!press.out)
        die("out of memory");
    press_begin(&press);
    press_put(&press, value);
    press_end(&press, NULL);
    if (fclose(press.out) != 0)
        die("out of memory");
    copy = arena_strdup(arena, text);
    free(text);
    return copy;
}
