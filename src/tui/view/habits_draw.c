/* The picture of the five dimensions: the grid at the left, coloured as one types; at the right how the class
 * is distributed, and the four weeks of the dimension at the cursor. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/habits.h"
#include "tui/view/habits_state.h"
#include "tui/view/level_words.h"
#include "tui/widget/hints.h"

#define HEADER_ROWS 10
#define SEAT_COLUMNS 7
#define NAME_COLUMNS 11 /* a dimension */
#define CELL_COLUMNS 8
#define CELL_COLUMNS_NARROW 6
#define PANEL_COLUMNS 26 /* at least */
#define BAR_MAX 40
#define NUMBERS_COLUMNS 10 /* " 30  8  4" */

static enum style style_of(enum level level)
{
    return level == LEVEL_NONE ? STYLE_DIM : style_of_level(level);
}

static const char *dimension_name(struct app *app, int dimension)
{
    return vocab_name(&vocab_dimension, dimension, app->lang);
}

/* ---- the grid ---- */

/* How much room the grid takes, and where the panel begins; -1: there is none. */
static int lay_out(struct habits_state *state, const struct canvas *canvas)
{
    int columns = habits_columns(state), label = state->by_hands ? NAME_COLUMNS : SEAT_COLUMNS;
    int wide = label + columns * CELL_COLUMNS;

    state->cell_columns = canvas->cols > wide ? CELL_COLUMNS : CELL_COLUMNS_NARROW;
    state->first_cell = label;
    state->cells = (canvas->cols - label) / state->cell_columns;
    state->cells = state->cells > columns ? columns : state->cells < 1 ? 1 : state->cells;
    if (state->col < state->first_col)
        state->first_col = state->col;
    if (state->col >= state->first_col + state->cells)
        state->first_col = state->col - state->cells + 1;
    if (state->first_col + state->cells > columns)
        state->first_col = columns - state->cells;
    wide = SEAT_COLUMNS + DIMENSION_COUNT * CELL_COLUMNS + 3; /* the same for seats and hands */
    return canvas->cols >= wide + PANEL_COLUMNS ? wide : -1;
}

static void draw_heads(struct app *app, const struct habits_state *state, struct canvas *canvas,
                       int row)
{
    canvas_text(canvas, row, 2, SEAT_COLUMNS - 2, STYLE_DIM,
                state->by_hands ? "" : C_("of a pupil", "seat"));
    for (int i = 0; i < state->cells; i++) {
        int col = state->first_col + i, end = state->first_cell + (i + 1) * state->cell_columns,
            gap;
        const char *name = state->by_hands ? vocab_name(&vocab_level, LEVEL_GREEN + col, app->lang)
                                           : dimension_name(app, col);

        /* a name as wide as its column needs the gap before it */
        gap = canvas_width(canvas, name) != state->cell_columns;
        canvas_right(canvas, row, end - gap, state->cell_columns - gap, STYLE_DIM, name);
    }
}

/* 30 绿 */
static void draw_cell(struct app *app, struct habits_state *state, struct canvas *canvas, int at,
                      int row, int i)
{
    int col = state->first_col + i, value = *habits_cell(state, row, col);
    int end = state->first_cell + (i + 1) * state->cell_columns;
    bool here = row == state->row && col == state->col && habits_may_type(state);
    struct arena *arena = arena_new();
    enum level level =
        state->by_hands ? (enum level)(LEVEL_GREEN + col) : habits_level(app, state, col, value);
    const char *text = value != HABIT_NONE ? arena_printf(arena, "%d", value) : "–";

    if (state->by_hands) {
        canvas_right(canvas, at, end - 1, state->cell_columns - 1,
                     value > 0 ? style_of(level) : STYLE_DIM, text);
    } else {
        canvas_right(canvas, at, end - 3, state->cell_columns - 3,
                     value != HABIT_NONE ? style_of(level) : STYLE_DIM, text);
        if (value != HABIT_NONE)
            canvas_text(canvas, at, end - 2, 2, style_of(level),
                        level_letter(level, app->lang, arena));
    }
    if (here) {
        canvas_style(canvas, at, end - state->cell_columns + 1, state->cell_columns - 1,
                     STYLE_SELECTED);
        canvas->cursor_shown = true;
        canvas->cursor_row = at;
        canvas->cursor_col = state->by_hands ? end - 2 : end - 4;
    }
    arena_free(arena);
}

/* 绿 ≤20 黄 ≤60 红 >60: what is asked before hands are raised. */
static const char *asked(struct app *app, const struct habits_state *state, int dimension,
                         struct arena *arena)
{
    const struct class *class = app_class(app);
    const struct policy *policy = &app_data(app)->policy;
    struct habit_threshold at;

    if (!class || (dimension == DIMENSION_HOMEWORK && state->limit == LIMIT_NONE))
        return "";
    at = policy->habit[class->stage][dimension];
    if (dimension == DIMENSION_HOMEWORK)
        at = (struct habit_threshold){state->limit * policy->yellow_at / 1000, state->limit};
    if (dimension == DIMENSION_HOMEWORK || dimension == DIMENSION_PHONE)
        return arena_printf(arena, _("green ≤%d, yellow ≤%d, red more"), at.green, at.yellow);
    return arena_printf(arena, _("green ≥%d, yellow ≥%d, red less"), at.green, at.yellow);
}

static void draw_row(struct app *app, struct habits_state *state, struct canvas *canvas, int at,
                     int row)
{
    struct arena *arena = arena_new();

    if (row == state->row)
        canvas_text(canvas, at, 0, 1, STYLE_BOLD, "▸");
    if (state->by_hands)
        canvas_fit(canvas, at, 2, NAME_COLUMNS - 3, STYLE_BOLD, dimension_name(app, row));
    else
        canvas_right(canvas, at, SEAT_COLUMNS - 2, SEAT_COLUMNS - 3, STYLE_BOLD,
                     arena_printf(arena, "%d", row + 1));
    for (int i = 0; i < state->cells; i++)
        draw_cell(app, state, canvas, at, row, i);
    arena_free(arena);
}

/* 手机 绿≤20 黄≤60 红更多 */
static void draw_asked(struct app *app, const struct habits_state *state, struct canvas *canvas,
                       int row, int end)
{
    struct arena *arena = arena_new();

    canvas_fit(canvas, row, 2, end - 3, STYLE_DIM,
               arena_printf(arena, "%s  %s", dimension_name(app, state->row),
                            asked(app, state, state->row, arena)));
    arena_free(arena);
}

static void draw_grid(struct app *app, struct habits_state *state, struct canvas *canvas, int row,
                      int end, int right)
{
    int rows = habits_rows(state);

    state->first_row = row;
    state->height = end > row ? end - row : 0;
    if (state->row < state->top)
        state->top = state->row;
    if (state->height > 0 && state->row >= state->top + state->height)
        state->top = state->row - state->height + 1;
    if (state->top + state->height > rows)
        state->top = rows > state->height ? rows - state->height : 0;
    for (int i = 0; i < state->height && state->top + i < rows; i++)
        draw_row(app, state, canvas, row + i, state->top + i);
    if (state->by_hands && state->height > rows + 1)
        draw_asked(app, state, canvas, row + rows + 1, right);
}

/* ---- what it comes to ---- */

/* What the grid says of a dimension; where it says nothing, what was said this week. */
static const struct habit_dimension *of_dimension(const struct habits_state *state, int dimension)
{
    const struct habit_dimension *typed =
        state->typed ? &state->typed->dimensions[dimension] : NULL;

    return state->may_hands && typed && typed->level != LEVEL_NONE
               ? typed
               : &state->weeks[0]->dimensions[dimension];
}

/* Of the dimensions' names and of a day, so that what follows stands in one column. */
static int name_columns(struct app *app, const struct canvas *canvas)
{
    int most = 5;

    for (int d = 0; d < DIMENSION_COUNT; d++) {
        int width = canvas_width(canvas, dimension_name(app, d));
        most = width > most ? width : most;
    }
    return most;
}

/* ██████████▓▓▓▓░░ in the three colours. */
static void draw_bar(struct canvas *canvas, int row, int col, int columns,
                     const struct habit_dimension *of)
{
    const struct
    {
        int pupils;
        enum style style;
        uint32_t mark;
    } parts[] = {{of->green, STYLE_GREEN, 0x2588},
                 {of->yellow, STYLE_YELLOW, 0x2593},
                 {of->red, STYLE_RED, 0x2591}};
    int all = of->green + of->yellow + of->red, sum = 0, from = 0;

    for (size_t i = 0; i < 3 && all > 0; i++) {
        int to;

        sum += parts[i].pupils;
        to = (sum * columns + all / 2) / all;
        if (parts[i].pupils > 0 && to == from && from < columns)
            to++; /* nobody is too few to be seen */
        canvas_fill(canvas, row, col + from, to - from, parts[i].style, parts[i].mark);
        from = to;
    }
}

/* 作业 黄 ██████████▓▓▓▓░░ 30  8  4 */
static void draw_share(struct app *app, struct canvas *canvas, int row, int col, const char *label,
                       const struct habit_dimension *of)
{
    struct arena *arena = arena_new();
    int bar;

    canvas_fit(canvas, row, col, canvas->cols - col, STYLE_PLAIN, label);
    col += name_columns(app, canvas) + 1;
    col += canvas_text(canvas, row, col, 2, style_of(of->level),
                       level_letter(of->level, app->lang, arena)) +
           1;
    bar = canvas->cols - 2 - col - NUMBERS_COLUMNS;
    bar = bar > BAR_MAX ? BAR_MAX : bar;
    if (of->level != LEVEL_NONE && bar > 3) {
        draw_bar(canvas, row, col, bar, of);
        canvas_text(canvas, row, col + 1 + bar, NUMBERS_COLUMNS, STYLE_DIM,
                    arena_printf(arena, "%2d %2d %2d", of->green, of->yellow, of->red));
    }
    arena_free(arena);
}

static void draw_weeks(struct app *app, const struct habits_state *state, struct canvas *canvas,
                       int row, int end, int col)
{
    int dimension = state->by_hands ? state->row : state->col;
    struct arena *arena = arena_new();
    char day[DATE_TEXT_BYTES];

    canvas_fit(canvas, row++, col, canvas->cols - col - 1, STYLE_BOLD,
               arena_printf(arena, _("%s, four weeks"), dimension_name(app, dimension)));
    for (int i = HABITS_WEEKS - 1; i >= 0 && row < end; i--, row++)
        draw_share(app, canvas, row, col, date_short(date_monday(state->day) - i * WEEK_DAYS, day),
                   i == 0 ? of_dimension(state, dimension)
                          : &state->weeks[i]->dimensions[dimension]);
    arena_free(arena);
}

static void draw_panel(struct app *app, const struct habits_state *state, struct canvas *canvas,
                       int row, int end, int col)
{
    const struct habit_report *report =
        state->typed && state->typed->pupils > 0 ? state->typed : state->weeks[0];
    struct arena *arena = arena_new();
    char day[DATE_TEXT_BYTES];
    /* what was said on another day of the week says so: the rows beside it are not its own */
    const char *whose = report->pupils > 0 && report->day != app->date
                            ? date_short(report->day, day)
                            : _("the class");

    canvas_fit(
        canvas, row++, col, canvas->cols - col - 1, STYLE_BOLD,
        arena_printf(arena, _("%s: %d of %d pupils"), whose, report->pupils, state->seat_count));
    for (int d = 0; d < DIMENSION_COUNT && row < end; d++, row++)
        draw_share(app, canvas, row, col, dimension_name(app, d), of_dimension(state, d));
    if (report->within >= 0 && row < end)
        canvas_fit(canvas, row++, col, canvas->cols - col - 1, STYLE_DIM,
                   arena_printf(arena, _("homework within limit: %d%%"), report->within));
    if (row + 2 < end)
        draw_weeks(app, state, canvas, row + 1, end, col);
    arena_free(arena);
}

/* For who sees the class's colours alone: this week, and the three before. */
static void draw_colours(struct app *app, const struct habits_state *state, struct canvas *canvas,
                         int row, int end)
{
    struct arena *arena = arena_new();

    for (int d = -1; d < DIMENSION_COUNT && row < end; d++, row++) {
        if (d >= 0)
            canvas_fit(canvas, row, 2, 9, STYLE_BOLD, dimension_name(app, d));
        for (int i = HABITS_WEEKS - 1; i >= 0; i--) {
            char day[DATE_TEXT_BYTES];
            int col = 12 + (HABITS_WEEKS - 1 - i) * 8;

            if (d < 0)
                canvas_text(canvas, row, col, 6, STYLE_DIM,
                            date_short(date_monday(state->day) - i * WEEK_DAYS, day));
            else
                canvas_text(canvas, row, col + 2, 2, style_of(state->weeks[i]->dimensions[d].level),
                            level_letter(state->weeks[i]->dimensions[d].level, app->lang, arena));
        }
    }
    arena_free(arena);
}

static void draw_title(struct app *app, const struct habits_state *state, struct canvas *canvas)
{
    const struct class *class = app_class(app);
    const struct school *school = &app_data(app)->school;
    struct arena *arena = arena_new();
    const char *day = date_long(arena, app->date, app->lang);
    const char *title = _("The five dimensions");
    int room;

    if (class)
        title = arena_printf(arena, _("%s · the five dimensions"),
                             (canvas->cols >= 48 ? class_name : class_short)(
                                 school, class, app->date, app->lang, arena));
    if (canvas->cols >= 60 && state->may_hands)
        day =
            arena_printf(arena, "%s · %s", state->by_hands ? _("raised hands") : _("by seat"), day);
    room = canvas->cols - 4 - canvas_width(canvas, day);
    if (room >= canvas_width(canvas, title))
        canvas_right(canvas, 0, canvas->cols - 1, canvas->cols / 2, STYLE_PLAIN, day);
    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, title);
    arena_free(arena);
}

void habits_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct habits_state *state = memory;
    bool header = canvas->rows >= HEADER_ROWS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS) - 1, row = 1, panel, right;

    draw_title(app, state, canvas);
    if (header)
        canvas_rule(canvas, row++);
    form_draw_status(app, &state->form, canvas, end,
                     habits_changed(state) && !state->form.draft_there ? _("not saved yet") : "");
    if (!state->read) {
        canvas_fit(canvas, row, 2, canvas->cols - 3, STYLE_DIM,
                   app->stale ? app->stale_why : _("there is no class yet"));
    } else if (!state->may_hands) {
        draw_colours(app, state, canvas, row, end);
    } else {
        panel = lay_out(state, canvas);
        right = panel >= 0 ? panel : canvas->cols;
        if (panel >= 0)
            draw_panel(app, state, canvas, row, end, panel);
        if (canvas->rows > SMALL_ROWS)
            draw_heads(app, state, canvas, row++);
        draw_grid(app, state, canvas, row, end, right);
    }
}
