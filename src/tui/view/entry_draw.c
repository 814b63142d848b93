/* The entry form's picture: classes, the line and how it is read, a bar a class, warnings, what was
 * set before. Every part keeps its place while one types. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/entry_state.h"
#include "tui/widget/hints.h"
#include "tui/widget/table.h"
#include "tui/view/level_words.h"
#include "tui/view/line_style.h"

#define FULL_ROWS 18
#define GAUGE_MAX 40
#define OWN_COLUMNS 18      /* for what a class is set that the others are not */
#define SHORT_COLS 32       /* narrower, a class's load is told without columns */
#define CHOICES_COLUMNS 100 /* wider, text and note would lose each other */
#define BARS_SMALL 4        /* classes with a bar at 24 rows */
#define BARS_LARGE 12       /* at 40 and more */

static void draw_title(struct app *app, const struct entry_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    const char *day = date_long(arena, state->assigned, app->lang);
    int width = canvas_width(canvas, day);

    canvas_fit(canvas, 0, 1, canvas->cols - width - 4, STYLE_TITLE, _("Set homework"));
    canvas_right(canvas, 0, canvas->cols - 1, width,
                 state->assigned != app->today ? STYLE_YELLOW : STYLE_PLAIN, day);
    arena_free(arena);
}

/* The boxes flow over the rows there are; the one under the cursor is always in sight. */
static void draw_classes(struct entry_state *state, struct canvas *canvas, int row, int rows)
{
    int start = 1 + canvas_text(canvas, row, 1, canvas->cols - 2, STYLE_PLAIN, _("Classes")) + 2;
    int col = start, line = 0, cursor_line = 0;

    for (int round = 0; round < 2; round++) {
        int skip = round == 1 && cursor_line >= rows ? cursor_line - rows + 1 : 0;

        col = start;
        line = 0;
        for (size_t i = 0; i < state->class_count; i++) {
            struct entry_class *class = &state->classes[i];
            int width = 4 + canvas_width(canvas, class->label);
            bool here = state->in_classes && i == state->cursor;

            if (col + width > canvas->cols - 1 && col > start) {
                line++;
                col = start;
            }
            if (i == state->cursor)
                cursor_line = line;
            class->box_row = -1;
            if (round == 1 && line >= skip && line < skip + rows) {
                canvas_text(canvas, row + line - skip, col, 4, STYLE_PLAIN,
                            class->chosen ? "[x] " : "[ ] ");
                canvas_text(canvas, row + line - skip, col + 4, width - 4,
                            class->chosen ? STYLE_BOLD : STYLE_PLAIN, class->label);
                class->box_row = row + line - skip;
                class->box_col = col;
                class->box_columns = width;
                if (here)
                    canvas_style(canvas, row + line - skip, col, width, STYLE_SELECTED);
            }
            col += width + 2;
        }
    }
}

/* 数学 · 书面 · 15 分钟 · 明天(周三)交 · 必做; what is missing, where it cannot be saved yet */
static void draw_reading(struct app *app, struct entry_state *state, struct canvas *canvas, int row)
{
    struct arena *arena = arena_new();

    if (entry_editor(state)->text[0] == '\0')
        canvas_fit(canvas, row, 3, canvas->cols - 4, STYLE_DIM,
                   _("for example: maths workbook p12-13 15m @wed"));
    else
        form_draw_reading(canvas, row, state->quick,
                          line_reading(state->quick, app->date, app->lang, arena));
    arena_free(arena);
}

/* What stands behind a class's bar: 红·超 7 分钟, with the weekday where it is another evening's. */
static const char *bar_words(struct app *app, const struct entry_state *state,
                             const struct entry_class *class, struct arena *arena)
{
    const char *room = phrase_room(class->after, class->limit, app->lang, arena);
    const char *words;

    if (!class->known || class->level == LEVEL_NONE)
        return "";
    words = level_words(class->level, room, app->lang, arena);
    if (class->level != LEVEL_RED && *room != '\0')
        words = arena_printf(arena, app->lang == LANG_ZH ? "%s %s" : "%s · %s", words, room);
    if (class->calibrated >= 0)
        words = arena_printf(arena, "%s %s", words,
                             phrase_calibrated(class->calibrated, app->lang, arena));
    if (class->day != state->assigned)
        words = arena_printf(arena, "%s %s", date_weekday_name(date_weekday(class->day), app->lang),
                             words);
    return words;
}

struct bar_columns
{
    int label, load, gauge, words; /* widths; the bars of all classes stand under each other */
};

static struct bar_columns measure_bars(struct app *app, const struct entry_state *state,
                                       const struct canvas *canvas)
{
    struct arena *arena = arena_new();
    struct bar_columns columns = {.label = 4, .load = 14};

    for (size_t i = 0; i < state->class_count; i++) {
        const struct entry_class *class = &state->classes[i];
        int label = canvas_width(canvas, class->label);
        int words = canvas_width(canvas, bar_words(app, state, class, arena));

        columns.label = label > columns.label ? label : columns.label;
        if (class->chosen && class->own_text)
            words += OWN_COLUMNS;
        if (class->chosen && words > columns.words)
            columns.words = words;
    }
    columns.gauge = canvas->cols - columns.label - columns.load - columns.words - 8;
    columns.gauge = columns.gauge > GAUGE_MAX ? GAUGE_MAX : columns.gauge;
    arena_free(arena);
    return columns;
}

/* 三(2)   52 → 67 / 60  ████████████████▓▓▓▓▶ 红·超 7 分钟 */
static void draw_bar(struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, const struct bar_columns *columns, const struct entry_class *class)
{
    struct arena *arena = arena_new();
    const char *load;
    struct gauge gauge;
    int col = 1 + columns->label + 2;

    if (canvas->cols < SHORT_COLS && class->known) {
        load = arena_printf(arena, "%d→%d", class->before, class->after);
        if (class->limit != LIMIT_NONE)
            load = arena_printf(arena, "%s/%d", load, class->limit);
        canvas_fit(canvas, row, 1, canvas->cols - 2, style_of_level(class->level),
                   arena_printf(arena, "%s %s %s", class->label, load,
                                bar_words(app, state, class, arena)));
        goto out;
    }
    canvas_fit(canvas, row, 1, columns->label, STYLE_BOLD, class->label);
    if (!class->known)
        goto out;
    load = class->forecast && class->after != class->before
               ? arena_printf(arena, "%3d → %d", class->before, class->after)
               : arena_printf(arena, "%3d", class->before);
    if (class->limit != LIMIT_NONE)
        load = arena_printf(arena, "%s / %d", load, class->limit);
    canvas_fit(canvas, row, col, columns->load, STYLE_PLAIN, load);
    col += columns->load + 1;
    if (columns->gauge >= 8 && class->limit != LIMIT_NONE) {
        gauge = phrase_gauge(class->before, class->after, class->limit, columns->gauge);
        canvas_text(canvas, row, col, columns->gauge + 1, style_of_level(class->level),
                    phrase_gauge_text(&gauge, app->options->ascii, arena));
        col += columns->gauge + 2;
    }
    if (col < canvas->cols)
        col += canvas_fit(canvas, row, col, canvas->cols - col - 1, style_of_level(class->level),
                          bar_words(app, state, class, arena)) +
               3;
    if (class->own_text && col < canvas->cols - 8)
        canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_DIM,
                   arena_printf(arena, _("own: %s"), class->own_text));
out:
    arena_free(arena);
}

static int draw_bars(struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, int most)
{
    struct bar_columns columns = measure_bars(app, state, canvas);
    size_t chosen = 0, drawn = 0;
    struct arena *arena = arena_new();

    for (size_t i = 0; i < state->class_count; i++)
        chosen += state->classes[i].chosen;
    for (size_t i = 0; i < state->class_count; i++) {
        if (!state->classes[i].chosen)
            continue;
        if (chosen > (size_t)most && drawn + 1 == (size_t)most) {
            canvas_fit(canvas, row + (int)drawn, 1, canvas->cols - 2, STYLE_DIM,
                       arena_printf(arena, _("and %zu more classes"), chosen - drawn));
            drawn++;
            break;
        }
        draw_bar(app, state, canvas, row + (int)drawn++, &columns, &state->classes[i]);
    }
    if (chosen == 0)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_YELLOW,
                   _("no class chosen: Tab, then Space"));
    arena_free(arena);
    return drawn > 0 ? (int)drawn : 1;
}

static void draw_warnings(const struct entry_state *state, struct canvas *canvas, int row, int rows)
{
    struct arena *arena = arena_new();

    for (size_t i = 0; i < state->warning_count && (int)i < rows; i++) {
        bool last = (int)i == rows - 1 && i + 1 < state->warning_count;
        const char *more =
            last ? arena_printf(arena, _("%zu more"), state->warning_count - i - 1) : "";
        int columns = canvas_width(canvas, more);

        canvas_text(canvas, row + (int)i, 1, 1, state->warnings[i].style, "!");
        canvas_fit(canvas, row + (int)i, 3, canvas->cols - 4 - (last ? columns + 2 : 0),
                   STYLE_PLAIN, state->warnings[i].text);
        canvas_right(canvas, row + (int)i, canvas->cols - 1, columns, STYLE_DIM, more);
    }
    arena_free(arena);
}

static void draw_choices(struct entry_state *state, struct canvas *canvas, int row, int end)
{
    int columns = canvas->cols < CHOICES_COLUMNS ? canvas->cols : CHOICES_COLUMNS;

    state->choices_row = row + 1;
    if (end - row < 2 || state->choice_count == 0)
        return;
    canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_DIM,
               state->choices_are_subjects ? _("Subjects (↑↓ takes one)")
                                           : _("Set earlier (↑↓ takes one)"));
    for (size_t i = 0; i < state->choice_count && row + 1 + (int)i < end; i++) {
        const struct entry_choice *choice = &state->choices[i];
        int at = row + 1 + (int)i;
        int note = canvas_width(canvas, choice->note);

        canvas_fit(canvas, at, 3, columns - note - 7, STYLE_PLAIN, choice->text);
        canvas_right(canvas, at, columns - 1, note, STYLE_DIM, choice->note);
        if (i == state->choice)
            table_mark(canvas, at, 1, columns);
    }
}

static void draw_prompt(struct app *app, struct entry_state *state, struct canvas *canvas, int row,
                        int rows)
{
    const char *label = state->own != NO_INDEX ? state->classes[state->own].label : "";
    int col = 1 + canvas_text(canvas, row, 1, canvas->cols / 2, STYLE_BOLD, label);

    form_draw_line(&state->form, entry_editor(state), canvas, row, col, rows, state->styles,
                   !state->in_classes && !app->question.asked);
}

/* On few rows: the line, how it is read, and the bars. */
static void draw_small(struct app *app, struct entry_state *state, struct canvas *canvas)
{
    int hints = canvas->rows >= SMALL_ROWS;
    int row = 0;

    if (canvas->rows >= 8)
        draw_title(app, state, canvas);
    row += canvas->rows >= 8;
    draw_classes(state, canvas, row++, 1);
    draw_prompt(app, state, canvas, row++, 1);
    draw_reading(app, state, canvas, row++);
    row += draw_bars(app, state, canvas, row, canvas->rows - hints - row > 1 ? 2 : 1);
    if (row < canvas->rows - hints)
        draw_warnings(state, canvas, row, canvas->rows - hints - row);
    if (hints && canvas->rows > 9)
        form_draw_status(app, &state->form, canvas, canvas->rows - 2, "");
}

void entry_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct entry_state *state = memory;
    bool tall = canvas->rows >= 40;
    int row = 2, class_rows = tall ? 3 : 1, line_rows = tall ? 4 : 2, warnings = tall ? 5 : 2;

    if (canvas->rows < FULL_ROWS) {
        draw_small(app, state, canvas);
        return;
    }
    draw_title(app, state, canvas);
    canvas_rule(canvas, 1);
    draw_classes(state, canvas, row, class_rows);
    row += class_rows + 1;
    draw_prompt(app, state, canvas, row, line_rows);
    row += line_rows;
    draw_reading(app, state, canvas, row);
    row += 1;
    canvas_rule(canvas, row++);
    row += draw_bars(app, state, canvas, row, tall ? BARS_LARGE : BARS_SMALL);
    canvas_rule(canvas, row++);
    draw_warnings(state, canvas, row, warnings);
    row += warnings;
    canvas_fit(canvas, row++, 3, canvas->cols - 4, STYLE_PLAIN, state->other_day);
    draw_choices(state, canvas, row, canvas->rows - 2);
    form_draw_status(app, &state->form, canvas, canvas->rows - 2, "");
}
