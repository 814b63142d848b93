/* The entry form's picture: a bar for every evening that changes, in each chosen class. */
#include "config.h"

#include <stdlib.h>

#include "press/phrase.h"
#include "tui/view/entry_state.h"
#include "tui/view/level_words.h"

#define GAUGE_MAX 40
#define OWN_COLUMNS 18 /* for what a class is set that the others are not */
#define SHORT_COLS 32  /* narrower, a class's load is told without columns */

/* What stands behind a bar: 红·超 7 分钟. */
static const char *bar_words(const struct app *app, const struct entry_gauge *gauge,
                             struct arena *arena)
{
    const char *room = phrase_room(gauge->after, gauge->limit, app->lang, arena);
    const char *words;

    if (gauge->level == LEVEL_NONE)
        return "";
    words = level_words(gauge->level, room, app->lang, arena);
    room = level_room(gauge->level, room, app->lang, arena);
    if (*room != '\0')
        words = arena_printf(arena, "%s %s", words, room);
    if (gauge->calibrated >= 0)
        words = arena_printf(arena, "%s %s", words,
                             phrase_calibrated(gauge->calibrated, app->lang, arena));
    return words;
}

/* 三(2), with the day where it is another one: 三(2) 周四, 三(2) 11-26. */
static const char *bar_label(const struct app *app, const struct entry_state *state,
                             const struct entry_gauge *gauge, struct arena *arena)
{
    char day[DATE_TEXT_BYTES];

    if (gauge->day == state->assigned)
        return gauge->class->label;
    return arena_printf(arena, "%s %s", gauge->class->label,
                        gauge->day < state->assigned + 7
                            ? date_weekday_name(date_weekday(gauge->day), app->lang)
                            : date_short(gauge->day, day));
}

struct bar_columns
{
    int label, load, gauge; /* widths; the bars stand under each other */
};

static struct bar_columns measure_bars(struct app *app, const struct entry_state *state,
                                       const struct canvas *canvas, struct arena *arena)
{
    struct bar_columns columns = {.label = 4, .load = 14};
    int most = 0;

    for (size_t i = 0; i < state->gauge_count; i++) {
        const struct entry_gauge *gauge = &state->gauges[i];
        /* the day has its place from the start: no bar jumps when another evening comes in */
        int label = canvas_width(canvas, gauge->class->label) + 1 +
                    canvas_width(canvas, date_weekday_name(WEDNESDAY, app->lang));
        int told = canvas_width(canvas, bar_label(app, state, gauge, arena));
        int words = canvas_width(canvas, bar_words(app, gauge, arena));

        label = told > label ? told : label;
        columns.label = label > columns.label ? label : columns.label;
        if (gauge->class->own_text)
            words += OWN_COLUMNS;
        most = words > most ? words : most;
    }
    columns.gauge = canvas->cols - columns.label - columns.load - most - 8;
    columns.gauge = columns.gauge > GAUGE_MAX ? GAUGE_MAX : columns.gauge;
    return columns;
}

/* 三(2)   52 → 67 / 60  ████████████████▓▓▓▓▶ 红·超 7 分钟 */
static void draw_bar(struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, const struct bar_columns *columns, const struct entry_gauge *gauge,
                     struct arena *arena)
{
    const char *label = bar_label(app, state, gauge, arena), *load;
    struct gauge shape;
    int col = 1 + columns->label + 2;

    if (canvas->cols < SHORT_COLS) {
        load = arena_printf(arena, "%d→%d", gauge->before, gauge->after);
        if (gauge->limit != LIMIT_NONE)
            load = arena_printf(arena, "%s/%d", load, gauge->limit);
        canvas_fit(canvas, row, 1, canvas->cols - 2, style_of_level(gauge->level),
                   arena_printf(arena, "%s %s %s", label, load, bar_words(app, gauge, arena)));
        return;
    }
    canvas_fit(canvas, row, 1, columns->label, STYLE_BOLD, label);
    load = gauge->after != gauge->before
               ? arena_printf(arena, "%3d → %d", gauge->before, gauge->after)
               : arena_printf(arena, "%3d", gauge->before);
    if (gauge->limit != LIMIT_NONE)
        load = arena_printf(arena, "%s / %d", load, gauge->limit);
    canvas_fit(canvas, row, col, columns->load, STYLE_PLAIN, load);
    col += columns->load + 1;
    if (columns->gauge >= 8 && gauge->limit != LIMIT_NONE) {
        shape = phrase_gauge(gauge->before, gauge->after, gauge->limit, columns->gauge);
        canvas_text(canvas, row, col, columns->gauge + 1, style_of_level(gauge->level),
                    phrase_gauge_text(&shape, app->options->ascii, arena));
        col += columns->gauge + 2;
    }
    if (col < canvas->cols)
        col += canvas_fit(canvas, row, col, canvas->cols - col - 1, style_of_level(gauge->level),
                          bar_words(app, gauge, arena)) +
               3;
    if (gauge->class->own_text && col < canvas->cols - 8)
        canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_DIM,
                   arena_printf(arena, _("own: %s"), gauge->class->own_text));
}

static int worse_first(const void *a, const void *b)
{
    const struct entry_gauge *x = a, *y = b;
    int over_x = x->after - x->limit, over_y = y->after - y->limit;

    if (x->level != y->level)
        return x->level < y->level ? 1 : -1;
    if (over_x != over_y)
        return over_x < over_y ? 1 : -1;
    return (x->day > y->day) - (x->day < y->day);
}

void entry_draw_bars(struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, int rows)
{
    struct arena *arena = arena_new();
    struct bar_columns columns = measure_bars(app, state, canvas, arena);
    size_t shown = state->gauge_count;
    struct entry_gauge *gauges =
        arena_memdup(arena, state->gauges, state->gauge_count * sizeof *gauges);

    if (shown > (size_t)rows) {
        shown = rows > 1 ? (size_t)rows - 1 : 1;
        qsort(gauges, state->gauge_count, sizeof *gauges, worse_first);
    }
    for (size_t i = 0; i < shown; i++)
        draw_bar(app, state, canvas, row + (int)i, &columns, &gauges[i], arena);
    if (shown < state->gauge_count && rows > 1)
        canvas_fit(canvas, row + (int)shown, 1, canvas->cols - 2, STYLE_DIM,
                   arena_printf(arena, _("and %zu more evenings, none worse"),
                                state->gauge_count - shown));
    if (!entry_first_chosen((struct entry_state *)state))
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_YELLOW,
                   _("no class chosen: Tab, then Space"));
    arena_free(arena);
}
