/* How the overview is drawn: classes × days above, what waits below, what is selected in words. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/level_words.h"
#include "tui/view/overview_state.h"
#include "tui/widget/hints.h"

#define FULL_ROWS 16 /* from so many rows on there are rules and the words of what is selected */
#define NAME_COLS 8
#define DAY_COLS 8
#define DAY_COLS_WIDE 16
#define DAY_COLS_LEFT 12 /* from here on a day to come says what it has left */
#define WEEK_COLS 4
#define AVERAGE_COLS 5
#define WIDE_COLS 120
#define MISSING_LEAST 16 /* columns in which names are worth their cut */
#define WORD_ROWS 3      /* of what is selected */

/* Where everything stands on a screen of this height. */
struct places
{
    bool full;
    int header, grid, grid_rows, list_title, list, list_rows, words, word_rows, prompt, status;
};

static struct places places_of(const struct over_state *state, const struct canvas *canvas)
{
    int bottom = canvas->rows - (canvas->rows >= SMALL_ROWS), room, half;
    struct places at = {.full = canvas->rows >= FULL_ROWS, .header = 1};
    int classes = (int)state->grid.row_count, waits = (int)state->table.count;

    if (at.full)
        at.header = 2;
    at.status = bottom - 1;
    at.prompt = at.full ? bottom - 2 : at.status;
    at.word_rows = at.full ? canvas->rows >= 30 ? 2 * WORD_ROWS : WORD_ROWS : 0;
    at.words = at.status - at.word_rows;
    at.grid = at.header + (canvas->rows >= SMALL_ROWS);
    /* the rules around the list, its title; below that size the last row is of messages */
    room = at.words - at.full - at.grid - at.full;
    if (room < 2 || (!at.full && waits == 0))
        waits = 0;
    half = room / 2;
    at.grid_rows = classes <= half || waits == 0 ? classes
                   : room - waits > half         ? room - waits
                                                 : half;
    at.grid_rows =
        at.grid_rows > room - (at.full || waits > 0) ? room - (at.full || waits > 0) : at.grid_rows;
    at.list_title = at.grid + at.grid_rows;
    at.list = at.list_title + at.full;
    at.list_rows = at.words - at.full - at.list;
    return at;
}

/* ---- the grid ---- */

static int cell_width(const struct over_state *state, const struct canvas *canvas)
{
    int room = (canvas->cols - 2 - NAME_COLS - AVERAGE_COLS - DAY_COLS_WIDE) / WEEK_DAYS;

    if (state->grid.weeks)
        return WEEK_COLS;
    if (canvas->cols < WIDE_COLS)
        return DAY_COLS;
    return room < DAY_COLS_WIDE ? room : DAY_COLS_WIDE;
}

/* How many columns there are room for, and the first of them, so that the selected one is shown. */
static void place_columns(struct over_state *state, const struct canvas *canvas)
{
    int count = (int)state->grid.columns;

    state->cell_width = cell_width(state, canvas);
    state->cell_from = 2 + NAME_COLS;
    state->cell_count = (canvas->cols - state->cell_from) / state->cell_width;
    if (state->cell_count > count)
        state->cell_count = count;
    if (state->cell_count < 1)
        state->cell_count = 1;
    if (state->cell_first + state->cell_count > count)
        state->cell_first = count - state->cell_count;
    if ((int)state->column < state->cell_first)
        state->cell_first = (int)state->column;
    if ((int)state->column >= state->cell_first + state->cell_count)
        state->cell_first = (int)state->column - state->cell_count + 1;
}

/* The number of the week in its term, which may begin or end within it; 0: it is of none. */
static int week_number(struct app *app, day_t monday)
{
    const struct school_data *data = app_data(app);
    int week = term_week(data->terms.items, data->terms.count, monday + WEEK_DAYS - 1);

    return week > 0 ? week : term_week(data->terms.items, data->terms.count, monday);
}

static const char *column_title(struct app *app, const struct over_grid *grid, size_t column,
                                struct arena *arena)
{
    day_t day = grid_day(grid, column);
    char date[DATE_TEXT_BYTES];
    int week;

    if (!grid->weeks)
        return arena_printf(arena, "%s %d", date_weekday_name(date_weekday(day), app->lang),
                            date_ymd(day).day);
    week = week_number(app, day);
    return week > 0 ? arena_printf(arena, "%d", week)
                    : arena_strdup(arena, date_short(day, date) + 3);
}

static bool is_now(const struct app *app, const struct over_grid *grid, size_t column)
{
    day_t day = grid_day(grid, column);

    return app->today >= day && app->today < day + (grid->weeks ? WEEK_DAYS : 1);
}

static const char *day_words(struct app *app, const struct over_grid *grid, size_t column,
                             const struct over_cell *cell, int width, const struct canvas *canvas,
                             struct arena *arena)
{
    bool to_come = grid_day(grid, column) >= app->today;
    const char *words, *longer;

    if (!cell->any && cell->load == 0) {
        if (cell->missing_count > 0)
            return tr_c(app->lang, "report", "missing");
        words = cell->none ? tr(app->lang, "said none") : "–";
    } else if (cell->level == LEVEL_NONE) {
        words = arena_printf(arena, "%d", cell->load);
    } else {
        words =
            arena_printf(arena, "%s %d", level_letter(cell->level, app->lang, arena), cell->load);
    }
    if (!to_come || width < DAY_COLS_LEFT || cell->limit == LIMIT_NONE || cell->limit <= cell->load)
        return words;
    longer = app->lang == LANG_ZH
                 ? arena_printf(arena, "%s 余%d", words, cell->limit - cell->load)
                 : arena_printf(arena, "%s/%d", cell->any ? words : "0", cell->limit);
    return canvas_width(canvas, longer) < width ? longer : words;
}

/* The mean; ! a day over the limit in it, ~ one near it */
static const char *week_words(const struct over_cell *cell, struct arena *arena)
{
    if (!cell->any && cell->load <= 0)
        return "–";
    return arena_printf(arena, "%d%s", cell->load > 0 ? cell->load : 0,
                        cell->reds > 0      ? "!"
                        : cell->yellows > 0 ? "~"
                                            : "");
}

static const char *cell_words(struct app *app, const struct over_grid *grid, size_t column,
                              struct over_cell *cell, int width, const struct canvas *canvas)
{
    struct over_words *words = &cell->words;

    if (!cell->known)
        return "…";
    if (!words->text || words->width != width || words->today != app->today)
        *words = (struct over_words){
            grid->weeks ? week_words(cell, grid->arena)
                        : day_words(app, grid, column, cell, width, canvas, grid->arena),
            width, app->today};
    return words->text;
}

static void draw_cell(struct app *app, const struct over_state *state, struct canvas *canvas,
                      int at, size_t row, size_t column)
{
    const struct over_grid *grid = &state->grid;
    struct over_cell *cell = &grid->rows[row].cells[column];
    int col = state->cell_from + ((int)column - state->cell_first) * state->cell_width;

    canvas_fit(canvas, at, col, state->cell_width - 1,
               cell->known && cell->any ? style_of_level(cell->level) : STYLE_DIM,
               cell_words(app, grid, column, cell, state->cell_width, canvas));
    if (row == state->row && column == state->column && !state->in_list)
        canvas_style(canvas, at, col, state->cell_width - 1, STYLE_SELECTED);
}

/* 语文、数学 */
static const char *missing_words(struct app *app, const struct over_cell *cell, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < cell->missing_count; i++) {
        const struct subject *subject = subject_by_code(&app_data(app)->subjects, cell->missing[i]);

        text_buf_printf(&buf, "%s%s", i > 0 ? tr_c(app->lang, "list", ", ") : "",
                        subject ? subject_short(subject, app->lang) : cell->missing[i]);
    }
    return text_buf_str(&buf);
}

/* Where the names have no room, how many they are; the words below name them. */
static const char *missing_fit(struct app *app, const struct over_cell *cell, int columns,
                               const struct canvas *canvas, struct arena *arena)
{
    const char *words = missing_words(app, cell, arena);

    if (columns >= MISSING_LEAST || canvas_width(canvas, words) <= columns)
        return words;
    return arena_printf(arena, tr(app->lang, "%zu subj."), cell->missing_count);
}

/* Behind the days: the week's mean, and who has not reported on the selected one. */
static int behind_cells(const struct over_state *state)
{
    return state->cell_from + state->cell_count * state->cell_width;
}

static void draw_behind(struct app *app, const struct over_state *state, struct canvas *canvas,
                        int at, const struct over_row *row, struct arena *arena)
{
    const struct over_cell *cell = row ? &row->cells[state->column] : NULL;
    int col = behind_cells(state), end = col + AVERAGE_COLS;
    const char *average = _("avg");

    if (state->grid.weeks || end > canvas->cols)
        return;
    if (row)
        average = row->average >= 0 ? arena_printf(arena, "%d", row->average) : "";
    canvas_right(canvas, at, end - 1, AVERAGE_COLS - 1, row ? STYLE_PLAIN : STYLE_DIM, average);
    if (end + 4 > canvas->cols)
        return;
    canvas_fit(canvas, at, end + 1, canvas->cols - end - 2, row ? STYLE_PLAIN : STYLE_DIM,
               !row          ? tr_c(app->lang, "report", "missing")
               : cell->known ? missing_fit(app, cell, canvas->cols - end - 2, canvas, arena)
                             : "");
}

static void draw_grid(struct app *app, struct over_state *state, struct canvas *canvas,
                      const struct places *at, struct arena *arena)
{
    struct over_grid *grid = &state->grid;

    place_columns(state, canvas);
    state->grid_row = at->grid;
    state->grid_height = at->grid_rows > 0 ? at->grid_rows : 0;
    if (state->row < grid->top)
        grid->top = state->row;
    if (state->grid_height > 0 && state->row >= grid->top + (size_t)state->grid_height)
        grid->top = state->row - (size_t)state->grid_height + 1;
    if (grid->top + (size_t)state->grid_height > grid->row_count)
        grid->top = grid->row_count > (size_t)state->grid_height
                        ? grid->row_count - (size_t)state->grid_height
                        : 0;
    if (at->grid > at->header) {
        canvas_fit(canvas, at->header, 2, NAME_COLS - 1, STYLE_DIM, _("Class"));
        for (int i = 0; i < state->cell_count; i++) {
            size_t column = (size_t)(state->cell_first + i);

            canvas_fit(canvas, at->header, state->cell_from + i * state->cell_width,
                       state->cell_width - 1, is_now(app, grid, column) ? STYLE_BOLD : STYLE_DIM,
                       column_title(app, grid, column, arena));
        }
        draw_behind(app, state, canvas, at->header, NULL, arena);
    }
    for (int i = 0; i < state->grid_height && grid->top + (size_t)i < grid->row_count; i++) {
        size_t row = grid->top + (size_t)i;

        canvas_fit(canvas, at->grid + i, 2, NAME_COLS - 1,
                   grid->rows[row].near > 0 ? STYLE_BOLD : STYLE_PLAIN, grid->rows[row].name);
        if (row == state->row)
            canvas_text(canvas, at->grid + i, 0, 1, STYLE_BOLD, state->in_list ? " " : "▸");
        for (int j = 0; j < state->cell_count; j++)
            draw_cell(app, state, canvas, at->grid + i, row, (size_t)(state->cell_first + j));
        draw_behind(app, state, canvas, at->grid + i, &grid->rows[row], arena);
    }
}

/* ---- words ---- */

/* 三(2) 周三 11月18日 · 绿 40 / 60 分钟 还可布置 20 分钟 · 未报：道法 */
static const char *day_line(struct app *app, const struct over_state *state,
                            const struct over_row *row, struct arena *arena)
{
    const struct over_cell *cell = &row->cells[state->column];
    struct text_buf buf = {.arena = arena};
    const char *room = phrase_room(cell->load, cell->limit, app->lang, arena);

    text_buf_printf(&buf, "%s %s · %s", row->name,
                    date_long(arena, grid_day(&state->grid, state->column), app->lang),
                    phrase_load(cell->load, cell->limit, app->lang, arena));
    if (cell->level != LEVEL_NONE)
        text_buf_printf(&buf, " · %s", phrase_level(cell->level, app->lang));
    if (*room != '\0')
        text_buf_printf(&buf, " · %s", room);
    if (cell->missing_count > 0)
        text_buf_printf(&buf, tr(app->lang, " · not reported: %s"),
                        missing_words(app, cell, arena));
    return text_buf_str(&buf);
}

static const char *week_line(struct app *app, const struct over_state *state,
                             const struct over_row *row, struct arena *arena)
{
    const struct over_cell *cell = &row->cells[state->column];
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
    day_t day = grid_day(&state->grid, state->column);

    return arena_printf(arena,
                        tr(app->lang, "%s %s—%s · %d minutes a school day · days over the limit: "
                                      "%d (!), near it: %d (~)"),
                        row->name, date_short(day, first), date_short(day + WEEK_DAYS - 1, last),
                        cell->load > 0 ? cell->load : 0, cell->reds, cell->yellows);
}

static void draw_words(struct app *app, const struct over_state *state, struct canvas *canvas,
                       const struct places *at, struct arena *arena)
{
    const struct over_wait *wait = list_selected(state);
    const struct over_row *row =
        state->row < state->grid.row_count ? &state->grid.rows[state->row] : NULL;
    const char *words = "";

    if (state->in_list && wait)
        words = wait->whole;
    else if (row && row->cells[state->column].known)
        words = state->grid.weeks ? week_line(app, state, row, arena)
                                  : day_line(app, state, row, arena);
    canvas_wrap(canvas, at->words, 1, at->word_rows, STYLE_PLAIN, words);
}

static void draw_title(struct app *app, const struct over_state *state, struct canvas *canvas,
                       struct arena *arena)
{
    const struct over_grid *grid = &state->grid;
    day_t last = grid_day(grid, grid->columns) - 1;
    char from[DATE_TEXT_BYTES], to[DATE_TEXT_BYTES];
    int week = week_number(app, grid->first);
    const char *range =
        arena_printf(arena, "%s — %s", date_short(grid->first, from), date_short(last, to));
    const char *title = !grid->weeks    ? _("Overview")
                        : grid->in_term ? _("The term")
                                        : arena_printf(arena,
                                                       _("The term: none on this day, %zu weeks by "
                                                         "Monday's date"),
                                                       grid->columns);
    int width;

    if (!grid->weeks && week > 0)
        range = arena_printf(arena, tr(app->lang, "week %d · %s"), week, range);
    width = canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, title);
    canvas_right(canvas, 0, canvas->cols - 1, canvas->cols - width - 4, STYLE_PLAIN, range);
}

static void draw_prompt(struct over_state *state, struct canvas *canvas, int row,
                        struct arena *arena)
{
    int width;

    canvas_fill(canvas, row, 0, canvas->cols, STYLE_PLAIN, ' ');
    width = canvas_fit(canvas, row, 1, canvas->cols < 60 ? canvas->cols / 2 : canvas->cols - 30,
                       STYLE_BOLD, over_prompt_words(state, arena));
    editor_draw(&state->editor, canvas, row, width + 2, canvas->cols - width - 3, 1, NULL, true);
}

void overview_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct over_state *state = memory;
    struct places at = places_of(state, canvas);
    struct arena *arena = arena_new();

    draw_title(app, state, canvas, arena);
    if (at.full) {
        canvas_rule(canvas, 1);
        canvas_rule(canvas, at.list_title);
        canvas_rule(canvas, at.words - 1);
    }
    draw_grid(app, state, canvas, &at, arena);
    state->table.aside = !state->in_list;
    table_draw(&state->table, canvas, at.list, at.list_rows > 0 ? at.list_rows : 0,
               app->stale         ? app->stale_why
               : !state->complete ? _("reading …")
                                  : _("nothing waits for you"));
    if (at.full)
        draw_words(app, state, canvas, &at, arena);
    if (state->prompt != PROMPT_NONE)
        draw_prompt(state, canvas, at.prompt, arena);
    app->status_row = at.status;
    arena_free(arena);
}
