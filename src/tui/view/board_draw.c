/* The board's picture: how full the day is, what is on it, what can be done next; on any size. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/board_state.h"
#include "tui/widget/hints.h"
#include "tui/view/who.h"

/* From this many rows on there are rules, a header and the second line of the day. */
#define FULL_ROWS 16
#define HEADER_ROWS 10
#define WIDE_COLS 120
/* Narrower, the day line begins with the numbers. */
#define SHORT_COLS 32
#define GAUGE_MIN_COLS 56
#define GAUGE_MAX 40

enum board_column
{
    COLUMN_MARK, /* ! of its heaviest warning */
    COLUMN_SUBJECT,
    COLUMN_TEXT,
    COLUMN_KIND,
    COLUMN_TIER,
    COLUMN_TEACHER,
    COLUMN_PLACE,
    COLUMN_DUE,
    COLUMN_MINUTES,
    COLUMN_RUNNING,
    COLUMN_COUNT,
};

/* On wide screens the numbers stay near the words they belong to. */
static const struct table_column columns[COLUMN_COUNT] = {
    [COLUMN_MARK] = {.least = 1, .always = true},
    [COLUMN_SUBJECT] = {.title = N_("Subject"),
                        .most = {6, 12, 12, 16},
                        .always = true,
                        .once = true},
    [COLUMN_TEXT] =
        {.title = N_("Homework"), .most = {0, 0, 0, 60}, .least = 12, .gap = 2, .grows = true},
    [COLUMN_KIND] =
        {.title = N_("Kind"), .from = TABLE_NORMAL, .most = {8, 8, 8, 16}, .gap = 2, .priority = 1},
    [COLUMN_TIER] =
        {.title = N_("Tier"), .from = TABLE_NORMAL, .most = {8, 8, 8, 8}, .gap = 2, .priority = 2},
    [COLUMN_TEACHER] = {.title = N_("Teacher"),
                        .from = TABLE_WIDE,
                        .most = {16, 16, 16, 16},
                        .gap = 2,
                        .priority = 4},
    [COLUMN_PLACE] = {.title = N_("Place"),
                      .from = TABLE_WIDE,
                      .most = {10, 10, 10, 10},
                      .gap = 2,
                      .priority = 5},
    [COLUMN_DUE] =
        {.title = N_("Due"), .from = TABLE_WIDE, .most = {18, 18, 18, 18}, .gap = 2, .priority = 3},
    [COLUMN_MINUTES] =
        {.title = N_("min"), .most = {5, 5, 5, 5}, .gap = 1, .right = true, .always = true},
    [COLUMN_RUNNING] = {.title = N_("sum"),
                        .from = TABLE_NARROW,
                        .most = {5, 5, 5, 5},
                        .gap = 1,
                        .right = true,
                        .always = true},
};

static void cell(const void *items, size_t index, size_t column, struct table_cell *cell)
{
    const struct model_row *row = &((const struct model_row *)items)[index];
    const char *const texts[COLUMN_COUNT] = {
        [COLUMN_MARK] = row->warned != LEVEL_NONE ? "!" : "",
        [COLUMN_SUBJECT] = row->subject,
        [COLUMN_TEXT] = row->text,
        [COLUMN_KIND] = row->kind,
        [COLUMN_TIER] = row->tier,
        [COLUMN_TEACHER] = row->teacher,
        [COLUMN_PLACE] = row->place,
        [COLUMN_DUE] = row->due,
        [COLUMN_MINUTES] = row->minutes,
        [COLUMN_RUNNING] = row->running,
    };

    cell->text = texts[column];
    if (column == COLUMN_TEXT)
        cell->tail = row->notes;
    if (column == COLUMN_MARK)
        cell->style = style_of_level(row->warned);
    else if (row->withdrawn || row->optional)
        cell->style = STYLE_DIM;
    else if (column == COLUMN_SUBJECT)
        cell->style = STYLE_BOLD;
}

const struct table_spec board_spec = {columns, COLUMN_COUNT, 0, 1, false, cell};

/* 今日 52 / 60 分钟  ████░░  黄·接近上限 还可布置 8 分钟 */
static void draw_day_line(struct app *app, const struct board_model *model, struct canvas *canvas,
                          int row)
{
    struct arena *arena = arena_new();
    int col = 1, right;

    if (canvas->cols >= SHORT_COLS)
        col += canvas_fit(canvas, row, col, canvas->cols - col, STYLE_PLAIN, model->today_word) + 1;
    col += canvas_fit(canvas, row, col, canvas->cols - col, STYLE_BOLD, model->load) +
           (canvas->cols >= SHORT_COLS ? 2 : 1);
    right = canvas_width(canvas, model->level) + 1 + canvas_width(canvas, model->room) + 1;
    if (*model->calibrated != '\0')
        right += canvas_width(canvas, model->calibrated) + 2;
    if (canvas->cols >= GAUGE_MIN_COLS && model->limit != LIMIT_NONE) {
        int width = canvas->cols - col - right - 2;
        struct gauge gauge;

        width = width > GAUGE_MAX ? GAUGE_MAX : width;
        gauge = phrase_gauge(model->minutes, model->minutes, model->limit, width > 4 ? width : 4);
        if (width > 4)
            col += canvas_text(canvas, row, col, width, model->style,
                               phrase_gauge_text(&gauge, app->options->ascii, arena)) +
                   2;
    }
    if (col < canvas->cols)
        col += canvas_fit(canvas, row, col, canvas->cols - col, model->style, model->level) + 1;
    if (col < canvas->cols)
        col += canvas_fit(canvas, row, col, canvas->cols - col, STYLE_PLAIN, model->room) + 2;
    if (col < canvas->cols)
        canvas_fit(canvas, row, col, canvas->cols - col, STYLE_DIM, model->calibrated);
    arena_free(arena);
}

/* Parts side by side as far as they fit; returns the column behind them. */
static int draw_parts(struct canvas *canvas, int row, int col, int end,
                      const struct model_part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (*parts[i].text != '\0' && col < end)
            col += canvas_fit(canvas, row, col, end - col, parts[i].style, parts[i].text) + 2;
    return col;
}

/* 基础 42 绿  提升 52 黄  已报 4/5 科，未报：道法  另计 2              本周日均 41 */
static void draw_second_line(const struct board_model *model, struct canvas *canvas, int row)
{
    struct model_part others[] = {{model->reported, STYLE_PLAIN}, {model->uncounted, STYLE_PLAIN}};
    int end = canvas->cols - 3 - canvas_width(canvas, model->average);
    int col;

    canvas_right(canvas, row, canvas->cols - 1, canvas->cols - 2, STYLE_PLAIN, model->average);
    col = draw_parts(canvas, row, 1, end, model->paths, model->path_count);
    draw_parts(canvas, row, col, end, others, sizeof others / sizeof others[0]);
}

static bool has_third_line(const struct board_model *model, const struct canvas *canvas)
{
    return *model->service != '\0' || *model->shares != '\0' ||
           (canvas->cols >= WIDE_COLS && model->habit_count > 0);
}

/* 课后服务 40 分：可做 30，带回家 22              五项  作业 绿  手机 黄  睡眠 红 */
static void draw_third_line(const struct board_model *model, struct canvas *canvas, int row)
{
    struct model_part plan[] = {{model->service, STYLE_PLAIN}, {model->shares, STYLE_PLAIN}};
    const struct model_part title = {_("the five:"), STYLE_DIM};
    int end = canvas->cols - 1;

    if (canvas->cols >= WIDE_COLS && model->habit_count > 0) {
        int col = end - canvas_width(canvas, title.text);

        for (size_t i = 0; i < model->habit_count; i++)
            col -= canvas_width(canvas, model->habits[i].text) + 2;
        draw_parts(canvas, row, draw_parts(canvas, row, col, end, &title, 1), end, model->habits,
                   model->habit_count);
        end = col - 2;
    }
    draw_parts(canvas, row, 1, end, plan, sizeof plan / sizeof plan[0]);
}

/* 三年级(2)班 作业公示栏                                王老师  11月17日 周二 */
static void draw_title(const struct app *app, const struct board_model *model,
                       struct canvas *canvas)
{
    const char *who = who_in_words(app);
    int width = canvas_width(canvas, model->day);
    int title = canvas->cols - 3 - width;
    int room = title - canvas_width(canvas, model->title) - 2;

    if (title >= canvas_width(canvas, model->title) || title >= canvas->cols / 2) {
        canvas_right(canvas, 0, canvas->cols - 1, width, STYLE_PLAIN, model->day);
        canvas_fit(canvas, 0, 1, title, STYLE_TITLE, model->title);
        if (canvas_width(canvas, who) <= room)
            canvas_right(canvas, 0, canvas->cols - 3 - width, room, STYLE_BOLD, who);
        return;
    }
    /* Narrow: which class and which day, whatever else has no room. */
    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, model->brief);
}

/* ! 提醒 3  语文与 11-17 布置的内容相同；请换成学生还需要练的            w 全看 */
static void draw_warnings(const struct board_model *model, struct canvas *canvas, int row)
{
    struct arena *arena = arena_new();
    const struct model_warning *first = NULL;
    const char *more = _("w all");
    int end = canvas->cols - 1 - canvas_width(canvas, more), col;

    for (size_t i = 0; i < model->warning_count && !first; i++)
        if (!model->warnings[i].said)
            first = &model->warnings[i];
    if (first) {
        col = 1 + canvas_text(canvas, row, 1, 2, style_of_level(first->level), "! ");
        col += 2 + canvas_fit(canvas, row, col, end - col - 2, style_of_level(first->level),
                              arena_printf(arena, _("warnings %zu"), model->warning_count));
        canvas_fit(canvas, row, col, end - col - 2, STYLE_PLAIN, first->text);
        canvas_text(canvas, row, end, canvas->cols - end, STYLE_DIM, more);
    }
    arena_free(arena);
}

/* Since when what is shown is old, or how much waits for review, and what of it is one's own. */
static void draw_status(struct app *app, const struct board_state *state, struct canvas *canvas,
                        int row)
{
    char since[DATE_TEXT_BYTES], read[DATE_TEXT_BYTES];
    struct arena *arena = arena_new();

    if (app->stale) {
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_RED,
                   arena_printf(arena,
                                _("data unreadable since %s: this is the board of "
                                  "%s, nothing can be saved"),
                                stamp_clock(app->stale_since, app_utc_offset(app), since),
                                stamp_clock(state->model->read_at, app_utc_offset(app), read)));
    } else if (*state->model->pending != '\0' || *state->model->mine != '\0' ||
               canvas->rows >= FULL_ROWS) {
        const struct model_part parts[] = {{state->model->pending, STYLE_YELLOW},
                                           {state->model->mine, STYLE_PLAIN}};

        draw_parts(canvas, row, 1, canvas->cols - 1, parts, sizeof parts / sizeof parts[0]);
    } else {
        draw_warnings(state->model, canvas, row);
    }
    arena_free(arena);
}

/* The selected item's text, whole, in as many rows as there are. */
static void draw_whole(const struct board_state *state, struct canvas *canvas, int row, int rows)
{
    size_t selected = table_selected(&state->table);

    if (selected != SIZE_MAX && rows == 1)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_PLAIN,
                   state->model->rows[selected].whole);
    else if (selected != SIZE_MAX)
        canvas_wrap(canvas, row, 1, rows, STYLE_PLAIN, state->model->rows[selected].whole);
}

static void draw_nothing_read(struct app *app, struct canvas *canvas)
{
    const char *text =
        app->stale ? app->stale_why : _("no class yet: hwboard class add 3-2:42 adds one");

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("homework board"));
    canvas_fit(canvas, 2, 1, canvas->cols - 2, app->stale ? STYLE_RED : STYLE_PLAIN, text);
}

void board_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct board_state *state = memory;
    bool full = canvas->rows >= FULL_ROWS;
    bool header = canvas->rows >= HEADER_ROWS;
    bool hints = canvas->rows >= SMALL_ROWS;
    int row = 1, whole, bottom;

    if (!state->model) {
        draw_nothing_read(app, canvas);
        return;
    }
    draw_title(app, state->model, canvas);
    if (full)
        canvas_rule(canvas, row++);
    draw_day_line(app, state->model, canvas, row++);
    if (header)
        draw_second_line(state->model, canvas, row++);
    if (full && has_third_line(state->model, canvas))
        draw_third_line(state->model, canvas, row++);
    if (full)
        canvas_rule(canvas, row++);
    if (header)
        table_draw_header(&state->table, canvas, row++);
    whole = canvas->rows >= 30 ? 3 : header ? 1 : 0;
    bottom = canvas->rows - hints - whole - (header ? 1 : 0);
    table_draw(&state->table, canvas, row, bottom - full - row, state->model->empty);
    if (full) /* its place is kept on a day without any */
        draw_warnings(state->model, canvas, bottom - 1);
    if (header) {
        app->status_row = bottom;
        draw_status(app, state, canvas, bottom);
        draw_whole(state, canvas, bottom + 1, whole);
    } else if (app->stale) {
        draw_status(app, state, canvas, canvas->rows - 1);
    }
    if ((state->table.filtering || state->table.filter.length > 0) && !app->stale)
        table_draw_filter(&state->table, canvas, header ? bottom : canvas->rows - 1, "/");
}
