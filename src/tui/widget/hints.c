/* See hints.h. */
#include "config.h"

#include "tui/widget/hints.h"

#include <string.h>

#include "base/i18n.h"

#define PAIR_COLUMNS 3
#define LEAST_COLUMNS 4 /* “a 加”: in less room no hint is looked for */

int hints_width(const struct canvas *canvas, const char *keys, const char *word)
{
    return canvas_width(canvas, keys) + 1 + canvas_width(canvas, word);
}

int hints_put(struct hints *hints, struct canvas *canvas, int col, int request, const char *keys,
              const char *word)
{
    int row = canvas->rows - 1;
    int from = col;

    col += canvas_text(canvas, row, col, canvas->cols - col, STYLE_KEY, keys) + 1;
    col += canvas_text(canvas, row, col, canvas->cols - col, STYLE_PLAIN, word);
    if (hints->count < HINTS_MAX)
        hints->items[hints->count++] = (struct hint){from, col, request};
    return col + HINT_GAP;
}

int hints_at(const struct hints *hints, int col)
{
    for (int i = 0; i < hints->count; i++)
        if (col >= hints->items[i].from && col < hints->items[i].to)
            return hints->items[i].request;
    return REQUEST_NONE;
}

/* Two keys before one word, “←→ day”: a click on the second asks for what the row behind asks for. */
static void split_pair(struct hints *hints, const struct canvas *canvas, const struct binding *it,
                       const struct binding *second)
{
    struct hint *hint = &hints->items[hints->count - 1];
    int keys = canvas_width(canvas, binding_hint(it));

    if (!it->row->hint_keys || it->changed || !second || second->row->hint || keys > PAIR_COLUMNS ||
        hints->count + 2 > HINTS_MAX)
        return;
    hints->items[hints->count++] =
        (struct hint){hint->from + keys - 1, hint->from + keys, second->request};
    hints->items[hints->count++] = (struct hint){hint->from + keys, hint->to, hint->request};
    hint->to = hint->from + keys - 1;
}

static int width_of(const struct canvas *canvas, const struct binding *binding)
{
    return hints_width(canvas, binding_hint(binding), _(binding->row->hint)) + HINT_GAP;
}

/* The rows with a hint, in order, but the help's. */
static size_t list_hints(const struct keymap *map, struct key_place place,
                         const struct binding **help, const struct binding *rows[])
{
    const struct binding *it = NULL;
    size_t count = 0;

    while ((it = keymap_next(map, place, it)))
        if (it->request == REQUEST_HELP)
            *help = it;
        else if (it->row->hint && count < HINTS_MAX)
            rows[count++] = it;
    return count;
}

/* As many as fit, in the rows' order, first those that who acts needs most; help keeps its place at the end. */
static void make_row(struct hints *hints, struct canvas *canvas, const struct keymap *map,
                     struct key_place place)
{
    const struct binding *help = NULL, *rows[HINTS_MAX];
    bool chosen[HINTS_MAX] = {false};
    int col = 1, room = canvas->cols - col;
    size_t count;

    canvas_fill(canvas, canvas->rows - 1, 0, canvas->cols, STYLE_PLAIN, ' ');
    count = list_hints(map, place, &help, rows);
    if (help)
        room -= width_of(canvas, help);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count && room >= LEAST_COLUMNS; i++) {
            bool first = (rows[i]->needs.first_for & map->roles) != 0;
            int width = first == (pass == 0) ? width_of(canvas, rows[i]) : 0;

            if (width == 0 || width - HINT_GAP > room) /* behind the last one no gap is needed */
                continue;
            chosen[i] = true;
            room -= width;
        }
    for (size_t i = 0; i < count; i++) {
        if (!chosen[i])
            continue;
        col = hints_put(hints, canvas, col, rows[i]->request, binding_hint(rows[i]),
                        _(rows[i]->row->hint));
        split_pair(hints, canvas, rows[i], keymap_next(map, place, rows[i]));
    }
    if (help && col < canvas->cols)
        hints_put(hints, canvas, col, help->request, binding_hint(help), _(help->row->hint));
}

void hints_done(struct hints *hints)
{
    canvas_done(&hints->kept);
}

static bool is_kept(const struct hints *hints, const struct canvas *canvas,
                    const struct keymap *map, struct key_place place)
{
    return hints->kept.cols == canvas->cols && hints->kept.ascii == canvas->ascii &&
           hints->place.set == place.set && hints->place.scope == place.scope &&
           hints->held == map->held && hints->roles == map->roles;
}

/* The same keys nearly every time: made once, then put there. */
void hints_draw(struct hints *hints, struct canvas *canvas, const struct keymap *map,
                struct key_place place)
{
    int row = canvas->rows - 1;

    if (is_kept(hints, canvas, map, place)) {
        canvas_put(canvas, row, 0, &hints->kept, 1);
        memcpy(hints->items, hints->kept_items, sizeof hints->items);
        hints->count = hints->kept_count;
        return;
    }
    make_row(hints, canvas, map, place);
    canvas_take(&hints->kept, canvas, row, 1);
    memcpy(hints->kept_items, hints->items, sizeof hints->items);
    hints->kept_count = hints->count;
    hints->place = place;
    hints->held = map->held;
    hints->roles = map->roles;
}
