/* The board's picture: how full the day is, what is on it, what can be done next; on any size. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/board_state.h"
#include "tui/hints.h"
#include "tui/who.h"

/* From this many rows on there are rules, a header and the second line of the day. */
#define FULL_ROWS 16
#define HEADER_ROWS 10
#define WIDE_COLS 120
#define WIDE_TEXT_COLUMNS 60 /* at least, on wide screens */
/* Narrower, the day line begins with the numbers. */
#define SHORT_COLS 32
#define GAUGE_MIN_COLS 56
#define GAUGE_MAX 40
#define COLUMN_GAP 2

static void widen(const struct canvas *canvas, int *width, const char *text, int most)
{
    int needed = canvas_width(canvas, text);

    if (needed > *width)
        *width = needed < most ? needed : most;
}

static struct board_columns measure(const struct canvas *canvas, const struct board_model *model)
{
    struct board_columns columns = {0};
    bool wide = canvas->cols >= WIDE_COLS;
    int others, words, text = WIDE_TEXT_COLUMNS;

    widen(canvas, &columns.subject, _("Subject"), 12);
    widen(canvas, &columns.minutes, _("min"), 5);
    widen(canvas, &columns.running, _("sum"), 5);
    for (size_t i = 0; i < model->row_count; i++) {
        const struct model_row *row = &model->rows[i];

        widen(canvas, &columns.subject, row->subject, wide ? 16 : 12);
        widen(canvas, &columns.minutes, row->minutes, 5);
        widen(canvas, &columns.running, row->running, 5);
        words = row->text_columns + row->notes_columns;
        text = words > text ? words : text;
        if (canvas->cols < 48)
            continue;
        widen(canvas, &columns.kind, row->kind, wide ? 16 : 8);
        widen(canvas, &columns.tier, row->tier, 8);
        if (!wide)
            continue;
        widen(canvas, &columns.teacher, row->teacher, 16);
        widen(canvas, &columns.place, row->place, 10);
        widen(canvas, &columns.due, row->due, 18);
    }
    if (columns.kind > 0)
        widen(canvas, &columns.kind, _("Kind"), 8);
    if (columns.tier > 0)
        widen(canvas, &columns.tier, _("Tier"), 8);
    if (columns.teacher > 0)
        widen(canvas, &columns.teacher, _("Teacher"), 16);
    if (columns.place > 0)
        widen(canvas, &columns.place, _("Place"), 10);
    if (columns.due > 0)
        widen(canvas, &columns.due, _("Due"), 18);
    if (canvas->cols < 32)
        columns.running = 0;
    if (canvas->cols < 32 && columns.subject > 6)
        columns.subject = 6;
    others = 2 + columns.subject + COLUMN_GAP + columns.minutes + 1;
    if (columns.running > 0)
        others += columns.running + COLUMN_GAP - 1;
    if (columns.kind > 0)
        others += columns.kind + COLUMN_GAP;
    if (columns.tier > 0)
        others += columns.tier + COLUMN_GAP;
    if (columns.teacher > 0)
        others += columns.teacher + COLUMN_GAP;
    if (columns.place > 0)
        others += columns.place + COLUMN_GAP;
    if (columns.due > 0)
        others += columns.due + COLUMN_GAP;
    columns.text = canvas->cols - others - 1;
    if (wide && columns.text > text) /* the numbers stay near the words they belong to */
        columns.text = text;
    columns.end = others + columns.text + 1;
    return columns;
}

static int put_left(struct canvas *canvas, int row, int col, int width, enum style style,
                    const char *text)
{
    if (width == 0)
        return col;
    canvas_fit(canvas, row, col, width, style, text);
    return col + width + COLUMN_GAP;
}

/* What is worth knowing behind a long text is not cut off with it. */
static void put_text(struct canvas *canvas, int at, int col, int width, enum style style,
                     const struct model_row *row)
{
    int text = row->text_columns, notes = row->notes_columns;

    if (text + notes > width && notes > width / 2)
        notes = text < width / 2 ? width - text : width / 2;
    if (text + notes > width)
        text = width - notes;
    text = canvas_fit(canvas, at, col, text, style, row->text);
    canvas_fit(canvas, at, col + text, width - text, style, row->notes);
}

/* One line of the table: the same columns for the header and every row. */
static void put_row(struct canvas *canvas, int at, const struct board_columns *columns,
                    enum style style, const struct model_row *row, const char *subject)
{
    int col = 2;

    col = put_left(canvas, at, col, columns->subject, style == STYLE_PLAIN ? STYLE_BOLD : style,
                   subject);
    put_text(canvas, at, col, columns->text, style, row);
    col += columns->text + COLUMN_GAP;
    col = put_left(canvas, at, col, columns->kind, style, row->kind);
    col = put_left(canvas, at, col, columns->tier, style, row->tier);
    col = put_left(canvas, at, col, columns->teacher, style, row->teacher);
    col = put_left(canvas, at, col, columns->place, style, row->place);
    col = put_left(canvas, at, col, columns->due, style, row->due);
    col = columns->end - 1 - (columns->running > 0 ? columns->running + 1 : 0);
    canvas_right(canvas, at, col, columns->minutes, style, row->minutes);
    if (columns->running > 0)
        canvas_right(canvas, at, columns->end - 1, columns->running, style, row->running);
}

static void draw_header(struct canvas *canvas, int at, const struct board_columns *columns)
{
    struct model_row titles = {
        .text = _("Homework"),
        .notes = "",
        .kind = _("Kind"),
        .tier = _("Tier"),
        .minutes = _("min"),
        .running = _("sum"),
        .teacher = _("Teacher"),
        .place = _("Place"),
        .due = _("Due"),
    };

    titles.text_columns = canvas_width(canvas, titles.text);
    put_row(canvas, at, columns, STYLE_DIM, &titles, _("Subject"));
}

static void draw_items(struct board_state *state, struct canvas *canvas, int first, int height)
{
    const struct board_model *model = state->model;
    const char *before = "";

    list_place(&state->list, first, height);
    if (state->list.left_count == 0)
        canvas_fit(canvas, first, 2, canvas->cols - 3, STYLE_DIM,
                   model->row_count == 0 ? model->empty : _("nothing contains these words"));
    for (int i = 0; i < height; i++) {
        size_t index = list_at(&state->list, first + i);
        const struct model_row *row;
        bool selected;

        if (index == SIZE_MAX)
            break;
        row = &model->rows[index];
        selected = index == list_selected(&state->list);
        put_row(canvas, first + i, &state->columns,
                row->withdrawn || row->optional ? STYLE_DIM : STYLE_PLAIN, row,
                strcmp(before, row->subject) == 0 ? "" : row->subject);
        before = row->subject;
        if (row->warned != LEVEL_NONE)
            canvas_text(canvas, first + i, 1, 1, style_of_level(row->warned), "!");
        if (selected) {
            canvas_text(canvas, first + i, 0, 1, STYLE_BOLD, "▸");
            canvas_style(canvas, first + i, 0, canvas->cols, STYLE_SELECTED);
        }
    }
}

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

    for (size_t i = 0; i < model->warning_count && first == NULL; i++)
        if (!model->warnings[i].said)
            first = &model->warnings[i];
    if (first != NULL) {
        col = 1 + canvas_text(canvas, row, 1, 2, style_of_level(first->level), "! ");
        col += 2 + canvas_fit(canvas, row, col, end - col - 2, style_of_level(first->level),
                              arena_printf(arena, _("warnings %zu"), model->warning_count));
        canvas_fit(canvas, row, col, end - col - 2, STYLE_PLAIN, first->text);
        canvas_text(canvas, row, end, canvas->cols - end, STYLE_DIM, more);
    }
    arena_free(arena);
}

/* Since when what is shown is old, or how much waits for review. */
static void draw_status(struct app *app, const struct board_state *state, struct canvas *canvas,
                        int row)
{
    char since[DATE_TEXT_BYTES], read[DATE_TEXT_BYTES];
    struct arena *arena = arena_new();

    if (app->stale) {
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_RED,
                   arena_printf(arena,
                                _("since %s the data cannot be read: this is the board of %s, "
                                  "nothing can be saved"),
                                stamp_clock(app->stale_since, app_utc_offset(app), since),
                                stamp_clock(state->model->read_at, app_utc_offset(app), read)));
    } else if (state->filtering || state->filter.length > 0) {
        canvas_text(canvas, row, 1, 2, STYLE_KEY, "/");
        /* drawn by the caller, who may move the cursor */
    } else if (*state->model->pending != '\0' || canvas->rows >= FULL_ROWS) {
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_YELLOW, state->model->pending);
    } else {
        draw_warnings(state->model, canvas, row);
    }
    arena_free(arena);
}

/* The selected item's text, whole, in as many rows as there are. */
static void draw_whole(const struct board_state *state, struct canvas *canvas, int row, int rows)
{
    size_t selected = list_selected(&state->list), count;
    struct arena *arena = arena_new();
    char **lines;

    if (selected != SIZE_MAX && rows == 1) {
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_PLAIN,
                   state->model->rows[selected].whole);
    } else if (selected != SIZE_MAX) {
        lines = text_wrap(arena, state->model->rows[selected].whole, canvas->cols - 2, &count);
        for (size_t i = 0; i < count && (int)i < rows; i++)
            canvas_fit(canvas, row + (int)i, 1, canvas->cols - 2, STYLE_PLAIN,
                       (int)i == rows - 1 && i + 1 < count
                           ? arena_printf(arena, "%s%s", lines[i], "…")
                           : lines[i]);
    }
    arena_free(arena);
}

static void draw_nothing_read(struct app *app, struct canvas *canvas)
{
    const char *text =
        app->stale ? app->stale_why : _("no class yet: hwboard class add 3-2:42 makes one");

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

    if (state->model == NULL) {
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
    if (state->measured != canvas->cols)
        state->columns = measure(canvas, state->model);
    state->measured = canvas->cols;
    if (header)
        draw_header(canvas, row++, &state->columns);
    whole = canvas->rows >= 30 ? 3 : header ? 1 : 0;
    bottom = canvas->rows - hints - whole - (header ? 1 : 0);
    draw_items(state, canvas, row, bottom - full - row);
    if (full) /* its place is kept on a day without any */
        draw_warnings(state->model, canvas, bottom - 1);
    if (header) {
        app->status_row = bottom;
        draw_status(app, state, canvas, bottom);
        draw_whole(state, canvas, bottom + 1, whole);
    } else if (app->stale) {
        draw_status(app, state, canvas, canvas->rows - 1);
    }
    if ((state->filtering || state->filter.length > 0) && !app->stale) {
        int at = header ? bottom : canvas->rows - 1;
        canvas_fill(canvas, at, 0, canvas->cols, STYLE_PLAIN, ' ');
        canvas_text(canvas, at, 1, 1, STYLE_KEY, "/");
        editor_draw(&state->filter, canvas, at, 3, canvas->cols - 4, 1, NULL, state->filtering);
    }
}
