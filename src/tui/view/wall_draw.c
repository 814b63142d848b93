/* The wall's picture. Every panel: class, day and clock, the sum with its bar, who has reported, the page,
 * and a band with what is due next; under all of them how old it is. */
#include "config.h"

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/wall_state.h"

/* From this many rows on there are rules and the line of who has reported. */
#define FULL_ROWS 14
#define BAND_ROWS 10
#define HIGH_ROWS 30
#define REPORTED_MAX 3
/* A class alone is not spread over more than it needs: from here on two are side by side. */
#define PANEL_COLS 80
#define GAUGE_MIN 10
#define GAUGE_MAX 60
#define CLOCK_GAP 2
#define GAP 2

/* Where a panel is. */
struct panel
{
    struct canvas *canvas;
    int left, columns; /* without its margin */
    int rows;          /* without the last row of the screen */
};

static void rule(const struct panel *panel, int row)
{
    canvas_fill(panel->canvas, row, panel->left, panel->columns, STYLE_DIM, 0x2500);
}

static int end_of(const struct panel *panel)
{
    return panel->left + panel->columns;
}

/* 三年级(2)班 作业公示栏              11月17日 周二 · 上学日  16:05 */
static void draw_title(struct app *app, const struct panel *panel, const struct board_model *model)
{
    struct canvas *canvas = panel->canvas;
    char clock[DATE_TEXT_BYTES];
    int end = end_of(panel), day = canvas_width(canvas, model->day);
    int title = canvas_width(canvas, model->title);

    stamp_clock(app->now, app_utc_offset(app), clock);
    canvas_right(canvas, 0, end, panel->columns, STYLE_TITLE, clock);
    end -= canvas_width(canvas, clock) + CLOCK_GAP;
    if (panel->left + title + GAP + day <= end) {
        canvas_right(canvas, 0, end, day, STYLE_PLAIN, model->day);
        canvas_fit(canvas, 0, panel->left, title, STYLE_TITLE, model->title);
    } else {
        canvas_fit(canvas, 0, panel->left, end - panel->left, STYLE_TITLE, model->brief);
    }
}

/* 今日 52 / 60 分钟  ██████████████████████░░░░  黄·接近上限 */
static void draw_sum(struct app *app, const struct panel *panel, const struct board_model *model,
                     int row)
{
    struct canvas *canvas = panel->canvas;
    struct arena *arena = arena_new();
    int col = panel->left, end = end_of(panel);
    int level = canvas_width(canvas, model->level), width;

    if (panel->columns > 30)
        col += canvas_fit(canvas, row, col, end - col, STYLE_PLAIN, model->today_word) + 1;
    col += canvas_fit(canvas, row, col, end - col, STYLE_BOLD, model->load) + GAP;
    width = end - col - level - GAP;
    width = width > GAUGE_MAX ? GAUGE_MAX : width;
    if (width >= GAUGE_MIN && model->limit > 0) {
        struct gauge gauge = phrase_gauge(model->minutes, model->minutes, model->limit, width);

        col += canvas_text(canvas, row, col, width, model->style,
                           phrase_gauge_text(&gauge, app->options->ascii, arena)) +
               GAP;
    }
    if (col < end)
        canvas_fit(canvas, row, col, end - col, model->style, model->level);
    arena_free(arena);
}

/* 已报 4/5 科，未报：道法  待审 1 项 25 分, and before it what happens beside the lessons: as many rows as it
 * takes, one at least. */
static char **reported_lines(const struct panel *panel, const struct board_model *model,
                             struct arena *arena, int *rows)
{
    bool both = *model->reported != '\0' && *model->pending != '\0';
    bool fit = text_width(model->reported) + GAP + text_width(model->pending) <= panel->columns;
    const char *between = !both ? "" : fit ? "  " : "\n";
    bool event = *model->events != '\0';
    size_t count;
    char **lines = text_wrap(arena,
                             arena_printf(arena, "%s%s%s%s%s", model->events, event ? "\n" : "",
                                          model->reported, between, model->pending),
                             panel->columns, &count);
    int most = REPORTED_MAX + event;

    *rows = (int)count < most ? (int)count : most;
    return lines;
}

static int draw_reported(const struct panel *panel, const struct board_model *model, int row)
{
    struct arena *arena = arena_new();
    int rows;
    char **lines = reported_lines(panel, model, arena, &rows);

    for (int i = 0; i < rows; i++)
        canvas_text(panel->canvas, row + i, panel->left, panel->columns, STYLE_PLAIN, lines[i]);
    arena_free(arena);
    return rows;
}

static void draw_page(const struct panel *panel, struct wall_class *wall, size_t page, int row)
{
    struct canvas *canvas = panel->canvas;
    int subject = wall_class_subjects(wall, canvas);
    int text = panel->left + subject + GAP, end = end_of(panel) - wall->beside;
    size_t from, to = wall_class_page(wall, page, &from);

    for (size_t i = from; i < to; i++, row++) {
        const struct wall_row *line = &wall->rows[i];
        bool again = i == from && *line->subject == '\0';

        if (line->is_blank)
            continue;
        canvas_fit(canvas, row, panel->left, subject, again ? STYLE_DIM : STYLE_BOLD,
                   again ? line->again : line->subject);
        canvas_text(canvas, row, text, end - text, line->style, line->text);
        canvas_right(canvas, row, end, 8, STYLE_BOLD, line->minutes);
    }
}

/* The code of its page, in the rows that end before `bottom`: beside the homework, else below it where the
 * page leaves them free. */
static void draw_code(const struct panel *panel, const struct wall_class *wall, size_t page,
                      int top, int bottom)
{
    struct arena *arena = arena_new();
    size_t from, to = wall_class_page(wall, page, &from);
    int lines = wall->code ? qr_lines(wall->code) : 0;
    int columns = wall->code ? qr_columns(wall->code) : 0;
    bool room =
        wall->beside > 0 || (top + (int)(to - from) <= bottom - lines && columns <= panel->columns);

    for (int i = 0; room && i < lines; i++)
        canvas_text(panel->canvas, bottom - lines + i, end_of(panel) - columns, columns, STYLE_CODE,
                    qr_line(wall->code, i, arena));
    arena_free(arena);
}

static int band_rows(const struct panel *panel)
{
    return panel->rows < BAND_ROWS ? 0 : panel->rows < HIGH_ROWS ? 2 : 3;
}

static void draw_band(const struct panel *panel, const struct wall_class *wall, int row, int rows,
                      enum lang lang)
{
    struct arena *arena = arena_new();
    size_t count;
    char **lines = wall_class_band(wall, panel->columns, (size_t)rows, lang, arena, &count);

    for (size_t i = 0; i < count; i++)
        canvas_text(panel->canvas, row + (int)i, panel->left, panel->columns, STYLE_BOLD, lines[i]);
    arena_free(arena);
}

/* The rows [*top, returned) of its homework. */
static int body_of(const struct panel *panel, const struct board_model *model, int *top)
{
    bool full = panel->rows >= FULL_ROWS;

    *top = 2;
    if (full) {
        struct arena *arena = arena_new();
        int rows;

        reported_lines(panel, model, arena, &rows);
        *top = 4 + rows;
        arena_free(arena);
    }
    return panel->rows - band_rows(panel) - full;
}

static void draw_panel(struct app *app, const struct panel *panel, struct wall_class *wall,
                       size_t page)
{
    bool full = panel->rows >= FULL_ROWS;
    int top, bottom = body_of(panel, wall->model, &top), row = 1;

    draw_title(app, panel, wall->model);
    if (full)
        rule(panel, row++);
    draw_sum(app, panel, wall->model, row++);
    if (full) {
        row += draw_reported(panel, wall->model, row);
        rule(panel, row);
    }
    draw_page(panel, wall, page, top);
    draw_code(panel, wall, page, top, bottom);
    if (full)
        rule(panel, bottom);
    draw_band(panel, wall, bottom + full, band_rows(panel), app->lang);
}

/* 截至 16:05                                                                   1/3 */
static void draw_foot(struct app *app, const struct wall_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    int row = canvas->rows - 1, end = canvas->cols - 1;
    int offset = app_utc_offset(app);
    char since[DATE_TEXT_BYTES];

    if (wall_pages(state) > 1) {
        const char *pages = arena_printf(arena, "%zu/%zu", state->page + 1, wall_pages(state));

        canvas_right(canvas, row, end, end, STYLE_BOLD, pages);
        end -= canvas_width(canvas, pages) + GAP;
    }
    if (app->stale)
        canvas_fit(canvas, row, 1, end - 1, STYLE_RED,
                   arena_printf(arena,
                                _("data unreadable since %s: this is what was posted until then"),
                                stamp_day(app->stale_since, offset) == app->today
                                    ? stamp_clock(app->stale_since, offset, since)
                                    : stamp_local(arena, app->stale_since, offset)));
    else
        canvas_fit(canvas, row, 1, end - 1, STYLE_PLAIN,
                   phrase_until(app->now, offset, app->today, app->lang, arena));
    arena_free(arena);
}

static size_t panels_of(const struct wall_state *state, const struct canvas *canvas)
{
    size_t most = canvas->cols >= 2 * PANEL_COLS ? (size_t)(canvas->cols / PANEL_COLS) : 1;

    return state->count > 0 && most > state->count ? state->count : most;
}

static struct panel panel_of(const struct wall_state *state, struct canvas *canvas, size_t index)
{
    int width = canvas->cols / (int)state->panels;

    return (struct panel){canvas, (int)index * width + 1, width - 2, canvas->rows - 1};
}

static void lay_out(struct wall_state *state, struct canvas *canvas, enum lang lang)
{
    for (size_t i = 0; i < wall_shown(state); i++) {
        struct wall_class *wall = &state->classes[state->first + i];
        struct panel panel = panel_of(state, canvas, i);
        int top, bottom;

        if (!wall->model)
            continue;
        bottom = body_of(&panel, wall->model, &top);
        wall_class_lay(wall, canvas, panel.columns, bottom - top, lang);
    }
    if (state->page >= wall_pages(state))
        state->page = 0;
}

void wall_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct wall_state *state = memory;
    size_t panels = panels_of(state, canvas);

    if (panels != state->panels) {
        state->first -= state->first % panels;
        state->panels = panels;
        state->page = 0;
    }
    lay_out(state, canvas, app->lang);
    wall_turn(app, state);
    lay_out(state, canvas, app->lang);
    if (state->count == 0)
        canvas_fit(canvas, 2, 1, canvas->cols - 2, STYLE_PLAIN,
                   app->stale ? app->stale_why : _("no class yet"));
    for (size_t i = 0; i < wall_shown(state); i++) {
        struct panel panel = panel_of(state, canvas, i);

        if (state->classes[state->first + i].model)
            draw_panel(app, &panel, &state->classes[state->first + i], state->page);
    }
    draw_foot(app, state, canvas);
}
