/* See hints.h. */
#include "config.h"

#include "tui/widget/hints.h"

#include "base/i18n.h"

#define PAIR_COLUMNS 3

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

/* As many as fit, in the rows' order; help keeps its place at the end. */
void hints_draw(struct hints *hints, struct canvas *canvas, const struct keymap *map,
                struct key_place place)
{
    const struct binding *help = NULL, *it = NULL;
    int col = 1, end = canvas->cols;

    canvas_fill(canvas, canvas->rows - 1, 0, canvas->cols, STYLE_PLAIN, ' ');
    while ((it = keymap_next(map, place, it)))
        if (it->request == REQUEST_HELP)
            help = it;
    if (help)
        end -= hints_width(canvas, binding_hint(help), _(help->row->hint)) + HINT_GAP;
    while ((it = keymap_next(map, place, it))) {
        const char *word = it->row->hint ? _(it->row->hint) : "";

        if (!it->row->hint || it == help)
            continue;
        if (col + hints_width(canvas, binding_hint(it), word) <= end) {
            col = hints_put(hints, canvas, col, it->request, binding_hint(it), word);
            split_pair(hints, canvas, it, keymap_next(map, place, it));
        }
    }
    if (help && col < canvas->cols)
        hints_put(hints, canvas, col, help->request, binding_hint(help), _(help->row->hint));
}
