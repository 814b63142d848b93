/* See written.h. */
#include "config.h"

#include "tui/view/written.h"

#include <stdio.h>
#include <stdlib.h>

#include "show/show.h"

char *written(struct app *app, enum press_kind kind, enum press_format format,
              const union press_value *value, int columns, struct arena *arena)
{
    const struct session session = app_session(app, app->date);
    char *text = NULL;
    char *copy;
    size_t bytes;
    struct press press = {
        .out = open_memstream(&text, &bytes),
        .kind = kind,
        .format = format,
        .context = show_context(&session),
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
