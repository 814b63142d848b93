/* The morning's picture: the rows, under them the selected one whole, and the line that is typed. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/handin.h"
#include "tui/view/morning_state.h"
#include "tui/widget/hints.h"

/* From this many rows on there are rule and header, and from so many the selected item whole. */
#define HEADER_ROWS 10
#define WHOLE_ROWS 16
#define WHOLE_TEXT_ROWS 2 /* at least; more where rows are free */
#define FIGURE_ROWS 2

static const char *const prompts[] = {
    [LINE_MISSING] = N_("seats missing"),
    [LINE_EXCUSED] = N_("seats excused"),
    [LINE_TIMES] = N_("real time"),
    [LINE_CORRECT] = N_("correct"),
};
static const char *const examples[] = {
    [LINE_MISSING] = N_("seats with spaces between: 3 17 20-22"),
    [LINE_EXCUSED] = N_("seats with spaces between: 3 17 20-22"),
    [LINE_TIMES] = N_("minutes x hands: 10x3 20x15; or 12 15 20"),
    [LINE_CORRECT] = N_("such as 32/40, or in percent: 80"),
};

static void draw_title(struct app *app, const struct morning_state *state, struct canvas *canvas)
{
    const struct class *class = app_class(app);
    struct arena *arena = arena_new();
    const struct school *school = &app_data(app)->school;
    const char *title =
        class ? arena_printf(arena, _("%s · handing in"),
                             canvas->cols >= 48
                                 ? class_name(school, class, app->date, app->lang, arena)
                                 : class_short(school, class, app->date, app->lang, arena))
              : _("handing in");
    const char *day =
        arena_printf(arena, _("due %s"), date_long(arena, state->list.day, app->lang));
    int room = canvas->cols - 4 - canvas_width(canvas, day);

    if (canvas_width(canvas, title) > room) {
        day =
            arena_printf(arena, "%s", date_weekday_name(date_weekday(state->list.day), app->lang));
        room = canvas->cols - 4 - canvas_width(canvas, day);
    }
    canvas_right(canvas, 0, canvas->cols - 1, canvas->cols / 2, STYLE_PLAIN, day);
    canvas_fit(canvas, 0, 1, room, STYLE_TITLE, title);
    arena_free(arena);
}

/* 应交 42 · 未交 3 17 · 已批改 40 · 实际用时 15 分 (12) · 正确率 75%; 应交 42 · 交齐: what is not known yet is
 * not said. */
static void draw_figures(const struct morning_row *row, struct canvas *canvas, int at)
{
    struct arena *arena = arena_new();
    const struct
    {
        const char *name, *value;
    } figures[] = {
        {N_("expected"), row->expected},
        {row->of->handin.missing.count > 0 ? N_("missing") : NULL, row->missing},
        {N_("excused"), row->excused},
        {N_("marked"), row->marked},
        {N_("discussed"), row->discussed},
        {N_("corrected"), row->corrected},
        {N_("real time"), row->times},
        {N_("correct"), row->correct},
    };
    struct text_buf line = {.arena = arena};

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        if (*figures[i].value != '\0' && strcmp(figures[i].value, MORNING_UNKNOWN) != 0)
            text_buf_printf(&line, "%s%s%s%s", line.length > 0 ? " · " : "",
                            figures[i].name ? _(figures[i].name) : "", figures[i].name ? " " : "",
                            figures[i].value);
    canvas_wrap(canvas, at, 1, FIGURE_ROWS, STYLE_DIM, text_buf_str(&line));
    arena_free(arena);
}

/* "未查 1 · 未交 3 人次", or how a line is typed. */
static void draw_sum(const struct morning_state *state, struct canvas *canvas, int at)
{
    struct arena *arena = arena_new();
    size_t open = 0, missing = 0;

    for (size_t i = 0; i < state->list.count; i++) {
        open += !handin_noted(&state->list.rows[i].handin);
        missing += state->list.rows[i].handin.missing.count;
    }
    if (open > 0)
        canvas_fit(canvas, at, 1, canvas->cols - 2, STYLE_YELLOW,
                   arena_printf(arena, _("not taken yet: %zu"), open));
    else if (missing == 0 && state->list.count > 0)
        canvas_fit(canvas, at, 1, canvas->cols - 2, STYLE_PLAIN, _("everything was handed in"));
    else if (state->list.count > 0)
        canvas_fit(canvas, at, 1, canvas->cols - 2, STYLE_PLAIN,
                   arena_printf(arena, _("all taken; missing: %zu"), missing));
    arena_free(arena);
}

/* What the seats typed come to, where they can be read. */
static const char *come_to(const struct morning_state *state, const struct morning_row *row,
                           struct arena *arena)
{
    struct seats seats;

    if (*state->editor.text == '\0' || (state->line != LINE_MISSING && state->line != LINE_EXCUSED))
        return _(examples[state->line]);
    if (!seats_parse(state->editor.text, arena, &seats, NULL))
        return "";
    return row->of->pupils > 0 ? arena_printf(arena, _("%zu of %d"), seats.count, row->of->pupils)
                               : arena_printf(arena, "%zu", seats.count);
}

/* 数学 未交座号 3 17_                                              2 / 42 */
static void draw_line(struct morning_state *state, struct canvas *canvas, int at)
{
    const struct morning_row *row = morning_row_of(state, state->item);
    struct arena *arena = arena_new();
    const char *note;
    int col = 1, end = canvas->cols - 1;

    canvas_fill(canvas, at, 0, canvas->cols, STYLE_PLAIN, ' ');
    note = row ? come_to(state, row, arena) : "";
    if (row && canvas->cols >= 40)
        col += canvas_fit(canvas, at, col, 12, STYLE_BOLD, row->subject) + 1;
    col += canvas_fit(canvas, at, col, canvas->cols / 3, STYLE_PLAIN, _(prompts[state->line])) + 1;
    col += canvas_text(canvas, at, col, 2, STYLE_KEY, "> ");
    if (canvas_width(canvas, note) + 12 < end - col) {
        canvas_right(canvas, at, end, canvas_width(canvas, note), STYLE_DIM, note);
        end -= canvas_width(canvas, note) + 2;
    }
    editor_draw(&state->editor, canvas, at, col, end - col, 1, NULL, true);
    arena_free(arena);
}

/* The rows below the list for the whole text of the one selected: those that the longest needs, where the list
 * leaves so many. */
static int whole_rows(struct morning_state *state, const struct canvas *canvas, int room)
{
    const struct morning_row *all = state->table.rows;
    int most = room - (int)state->table.count;

    if (state->columns != canvas->cols) {
        state->columns = canvas->cols;
        state->whole_rows = WHOLE_TEXT_ROWS;
        for (size_t i = 0; i < state->table.count; i++) {
            int rows = (int)text_rows(all[i].whole, canvas->cols - 2);

            state->whole_rows = rows > state->whole_rows ? rows : state->whole_rows;
        }
    }
    most = most > WHOLE_TEXT_ROWS ? most : WHOLE_TEXT_ROWS;
    return state->whole_rows < most ? state->whole_rows : most;
}

void morning_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct morning_state *state = memory;
    const struct morning_row *selected = morning_selected(state);
    bool header = canvas->rows >= HEADER_ROWS, whole = canvas->rows >= WHOLE_ROWS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS), row = 1, status = end - 1, line,
        below = 0;

    draw_title(app, state, canvas);
    if (header) {
        canvas_rule(canvas, row++);
        table_draw_header(&state->table, canvas, row++);
    }
    line = header ? status - 1 : status;
    end = line;
    if (whole) {
        below = whole_rows(state, canvas, line - 1 - FIGURE_ROWS - row);
        end -= 1 + below + FIGURE_ROWS;
    }
    table_draw(&state->table, canvas, row, end - row, app->stale ? app->stale_why : state->empty);
    if (whole) {
        canvas_rule(canvas, end);
        if (selected) {
            canvas_wrap(canvas, end + 1, 1, below, STYLE_PLAIN, selected->whole);
            draw_figures(selected, canvas, line - FIGURE_ROWS);
        }
    }
    form_draw_status(app, &state->form, canvas, status, "");
    if (state->line != LINE_NONE)
        draw_line(state, canvas, line);
    else if (header)
        draw_sum(state, canvas, line);
    if (!header && state->line == LINE_NONE && !app->stale)
        draw_sum(state, canvas, line);
    if (header && (state->table.filtering || state->table.filter.length > 0))
        table_draw_filter(&state->table, canvas, status, "/");
}
