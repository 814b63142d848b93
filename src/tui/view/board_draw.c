/* The board's picture: how full the day is, what is on it, what can be done next; on any size. */
#include "config.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/board_state.h"
#include "tui/waits.h"
#include "tui/widget/hints.h"
#include "tui/view/who.h"

/* From this many rows on there are rules, a header and the second line of the day. */
#define FULL_ROWS 16
#define HEADER_ROWS 10
/* Narrower, the day line begins with the numbers. */
#define SHORT_COLS 32
#define GAUGE_MIN_COLS 56
#define GAUGE_MAX 40
#define SENTENCE_ROWS 2 /* at most */
#define NO_WAITS (-1)   /* what waits has its own room beside the board */
#define BELOW_HEAD 6    /* rows: rule, header, a warning, the state, the whole text, the keys */

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
        {.title = N_("Homework"), .most = {0, 0, 0, 60}, .least = 26, .gap = 2, .grows = true},
    [COLUMN_KIND] =
        {.title = N_("Kind"), .from = TABLE_NORMAL, .most = {8, 8, 8, 16}, .gap = 2, .priority = 2},
    [COLUMN_TIER] =
        {.title = N_("Tier"), .from = TABLE_NORMAL, .most = {8, 8, 8, 8}, .gap = 2, .priority = 1},
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
    [COLUMN_DUE] = {.title = N_("Due"),
                    .from = TABLE_WIDE,
                    .most = {18, 18, 18, 18},
                    .least = 16,
                    .gap = 2,
                    .priority = 3},
    [COLUMN_MINUTES] =
        {.title = N_("Min"), .most = {5, 5, 5, 5}, .gap = 1, .right = true, .always = true},
    [COLUMN_RUNNING] = {.title = N_("Sum"),
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
    if (column == COLUMN_TEXT) {
        cell->tail = row->notes[row->due_beside];
        cell->brief = row->brief[row->due_beside];
    }
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
    const char *level = model->level;
    int col = 1, right;

    if (canvas->cols >= SHORT_COLS)
        col += canvas_fit(canvas, row, col, canvas->cols - col, STYLE_PLAIN, model->today_word) + 1;
    col += canvas_fit(canvas, row, col, canvas->cols - col, STYLE_BOLD, model->load) +
           (canvas->cols >= SHORT_COLS ? 2 : 1);
    right = canvas_width(canvas, level) + 1 + canvas_width(canvas, model->room) + 1;
    if (col + right > canvas->cols) { /* the colour alone, before how much is left is cut */
        right -= canvas_width(canvas, level) - canvas_width(canvas, model->level_short);
        level = model->level_short;
    }
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
        col += canvas_fit(canvas, row, col, canvas->cols - col, model->style, level) + 1;
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

static int parts_width(const struct canvas *canvas, const struct model_part *parts, size_t count)
{
    int width = 0;

    for (size_t i = 0; i < count; i++)
        if (*parts[i].text != '\0')
            width += canvas_width(canvas, parts[i].text) + 2;
    return width;
}

/* The rows that the items of the day leave, where `row` is the first below the head's sentences. */
static int rows_to_spare(const struct board_model *model, const struct canvas *canvas, int row)
{
    return canvas->rows - row - BELOW_HEAD - (int)model->row_count;
}

/* Who has reported, where it is the line's only part, beside the mean and below it. */
static int draw_reported(struct board_model *model, struct canvas *canvas, int row, int end)
{
    const struct model_part uncounted = {model->uncounted, STYLE_PLAIN};
    struct wrapped *kept = &model->reported_lines;
    int rows = wrapped_rows(kept, model->arena, model->reported, end - 3), col = 1;

    rows = rows > SENTENCE_ROWS ? SENTENCE_ROWS : rows;
    for (int i = 0; i < rows; i++)
        col = 1 + canvas_text(canvas, row + i, 1, end - 3, STYLE_PLAIN, kept->lines[i]);
    draw_parts(canvas, row + rows - 1, col + 2, canvas->cols - 1, &uncounted, 1);
    return row + rows;
}

/* 基础 42 绿  提升 52 黄  已报 4/5 科，未报：道法  另计 2              本周日均 41
 * Where that is too long, who has reported gets a row of its own if there may be one; returns the row behind. */
static int draw_second_line(struct board_model *model, struct canvas *canvas, int row,
                            bool two_rows)
{
    struct model_part others[] = {{model->reported, STYLE_PLAIN}, {model->uncounted, STYLE_PLAIN}};
    int end = canvas->cols - 1 - canvas_width(canvas, model->average);
    int paths = parts_width(canvas, model->paths, model->path_count), col;

    canvas_right(canvas, row, canvas->cols - 1, canvas->cols - 2, STYLE_PLAIN, model->average);
    two_rows = two_rows && 1 + paths + parts_width(canvas, others, 2) > end;
    if (two_rows && paths == 0)
        return *model->reported != '\0' && rows_to_spare(model, canvas, row + 1) > 0
                   ? draw_reported(model, canvas, row, end)
                   : row + (draw_parts(canvas, row, 1, end - 2, others, 2) > 0);
    col = draw_parts(canvas, row, 1, end - 2, model->paths, model->path_count);
    if (two_rows && col + parts_width(canvas, &others[1], 1) > end) {
        draw_parts(canvas, ++row, 1, canvas->cols - 1, others, 2);
    } else if (two_rows) {
        draw_parts(canvas, row, col, end - 2, &others[1], 1);
        canvas_fit(canvas, ++row, 1, canvas->cols - 2, STYLE_PLAIN, model->reported);
    } else {
        draw_parts(canvas, row, col, end - 2, others, 2);
    }
    return row + 1;
}

/* 课后服务 40 分：可做 30，带回家 22; returns the row behind, as the next one does */
static int draw_plan_line(struct board_model *model, struct canvas *canvas, int row)
{
    struct model_part plan[] = {{model->service, STYLE_PLAIN}, {model->shares, STYLE_PLAIN}};
    int width = parts_width(canvas, plan, 2);

    if (width > canvas->cols && rows_to_spare(model, canvas, row + 1) >= SENTENCE_ROWS) {
        row += wrapped_draw(&model->service_lines, model->arena, model->service, canvas, row, 1,
                            SENTENCE_ROWS, STYLE_PLAIN);
        return row + wrapped_draw(&model->share_lines, model->arena, model->shares, canvas, row, 1,
                                  SENTENCE_ROWS, STYLE_PLAIN);
    }
    draw_parts(canvas, row, 1, canvas->cols - 1, plan, 2);
    return row + (width > 0 ? 1 : 0);
}

/* 五项  作业 绿  手机 黄  睡眠 红, behind the plan or on a row of its own */
static int draw_habit_line(const struct board_model *model, struct canvas *canvas, int first,
                           int row)
{
    struct model_part title = {_("habits:"), STYLE_DIM};
    const struct model_part plan[] = {{model->service, STYLE_PLAIN}, {model->shares, STYLE_PLAIN}};
    int width =
        parts_width(canvas, &title, 1) + parts_width(canvas, model->habits, model->habit_count);
    int col = 1;

    if (model->habit_count == 0)
        return row;
    if (width > canvas->cols) /* the last colour says more than what they are called */
        title.text = "";
    if (row > first && 1 + parts_width(canvas, plan, 2) + width <= canvas->cols + 1) {
        row = first;
        col = canvas->cols + 1 - width;
    }
    draw_parts(canvas, row, draw_parts(canvas, row, col, canvas->cols, &title, 1), canvas->cols,
               model->habits, model->habit_count);
    return row + 1;
}

/* 三年级(2)班 作业公示栏                                王老师  11月17日 周二 */
static void draw_title(const struct app *app, const struct board_model *model,
                       struct canvas *canvas, bool sides)
{
    const char *who = who_in_words(app);
    int width = canvas_width(canvas, model->day);
    int title = canvas->cols - 3 - width;
    int waits = sides ? 0 : waits_width(app, canvas); /* beside the board it has its own room */
    int beside = canvas_width(canvas, who) + waits;
    const char *name = canvas_width(canvas, model->title) + 2 + beside <= title ? model->title
                       : canvas_width(canvas, model->short_title) + waits <= title
                           ? model->short_title
                           : model->class_word;
    int room = title - canvas_width(canvas, name) - 2;

    if (title >= canvas_width(canvas, name) + waits || (waits == 0 && title >= canvas->cols / 2)) {
        canvas_right(canvas, 0, canvas->cols - 1, width, STYLE_PLAIN, model->day);
        canvas_fit(canvas, 0, 1, title, STYLE_TITLE, name);
        if (beside <= room) /* a name gives way to what waits */
            canvas_right(canvas, 0, canvas->cols - 3 - width, room, STYLE_BOLD, who);
        return;
    }
    /* Narrow: which class and which day, whatever else has no room. */
    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, model->brief);
}

/* ! 提醒 3  语文与 11-17 布置的内容相同；请换成学生还需要练的            w 全看 */
static void draw_warning_line(const struct board_model *model, struct canvas *canvas, int row)
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

/* What is left beside the hint that leads to their sources. */
static int warning_columns(const struct canvas *canvas)
{
    return canvas->cols - 5 - canvas_width(canvas, _("w sources"));
}

/* The rows that all the warnings take which the day line does not say; those behind what is more than
 * `most` are not looked at. */
static int measure_warnings(const struct board_model *model, const struct canvas *canvas, int most)
{
    int rows = 0;

    for (size_t i = 0; i < model->warning_count && rows <= most; i++)
        if (!model->warnings[i].said)
            rows += (int)text_rows(model->warnings[i].text, warning_columns(canvas));
    return rows;
}

static int draw_warning(const struct model_warning *warning, struct canvas *canvas, int row)
{
    struct arena *arena = arena_new();
    size_t count;
    char **lines = text_wrap(arena, warning->text, warning_columns(canvas), &count);

    canvas_text(canvas, row, 1, 1, style_of_level(warning->level), "!");
    for (size_t i = 0; i < count; i++)
        canvas_text(canvas, row + (int)i, 3, canvas->cols, STYLE_PLAIN, lines[i]);
    arena_free(arena);
    return row + (int)count;
}

/* ! 语文 8 项没有批改                                                     w 依据
 * All of them where they have room, else the heaviest and how many there are. */
static void draw_warnings(const struct board_model *model, struct canvas *canvas, int row, int rows,
                          int needed)
{
    if (needed > rows) {
        draw_warning_line(model, canvas, row + rows - 1);
        return;
    }
    row += rows - needed;
    if (needed > 0)
        canvas_right(canvas, row, canvas->cols - 1, canvas->cols, STYLE_DIM, _("w sources"));
    for (size_t i = 0; i < model->warning_count; i++)
        if (!model->warnings[i].said)
            row = draw_warning(&model->warnings[i], canvas, row);
}

/* Whether what waits for review and what of it is one's own have room beside one another. */
static bool fits_beside(const struct board_model *model, const struct canvas *canvas,
                        const char *mine)
{
    const struct model_part parts[] = {{model->pending, STYLE_YELLOW}, {mine, STYLE_PLAIN}};

    return parts_width(canvas, parts, 2) <= canvas->cols;
}

/* As much of one's own as has room beside what waits; mine_rows: it has rows of its own. */
static void draw_pending(struct board_model *model, struct canvas *canvas, int row, int mine_rows)
{
    const char *const mine[] = {model->mine_whole, model->mine, model->mine_counts};
    struct model_part parts[] = {{model->pending, STYLE_YELLOW}, {"", STYLE_PLAIN}};
    size_t i = 0;

    while (i < 2 && !fits_beside(model, canvas, mine[i]))
        i++;
    if (mine_rows == 0)
        parts[1].text = mine[i];
    if (mine_rows == 0 && !fits_beside(model, canvas, mine[i])) /* one's own goes before the sum */
        parts[0].text = "";
    draw_parts(canvas, row, 1, canvas->cols - 1, parts, 2);
    if (mine_rows > 0)
        wrapped_draw(&model->mine_lines, model->arena, model->mine_whole, canvas, row + 1, 1,
                     mine_rows, STYLE_PLAIN);
}

/* Since when what is shown is old, or how much waits for review, and what of it is one's own. */
static void draw_status(struct app *app, const struct board_state *state, struct canvas *canvas,
                        int row, int mine_rows)
{
    char since[DATE_TEXT_BYTES], read[DATE_TEXT_BYTES];
    struct arena *arena = arena_new();

    if (app->stale)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_RED,
                   arena_printf(arena,
                                _("data unreadable since %s: this is the board of "
                                  "%s, nothing can be saved"),
                                stamp_clock(app->stale_since, app_utc_offset(app), since),
                                stamp_clock(state->model->read_at, app_utc_offset(app), read)));
    else if (*state->model->pending != '\0' || *state->model->mine != '\0' ||
             canvas->rows >= FULL_ROWS)
        draw_pending(state->model, canvas, row, mine_rows);
    else
        draw_warning_line(state->model, canvas, row);
    arena_free(arena);
}

/* The most rows that the whole text of an item takes: what is below does not move with the selection. */
static int measure_whole(const struct board_model *model, const struct canvas *canvas)
{
    int most = 1;

    for (size_t i = 0; i < model->row_count; i++) {
        int rows = (int)text_rows(model->rows[i].whole, canvas->cols - 2);
        most = rows > most ? rows : most;
    }
    return most;
}

/* What was measured for this width. */
static struct text_heights *heights_of(struct board_model *model, const struct canvas *canvas)
{
    if (model->heights.columns != canvas->cols)
        model->heights = (struct text_heights){.columns = canvas->cols, .first = -1};
    return &model->heights;
}

/* The selected item's text, whole, in as many rows as there are. */
static void draw_whole(const struct board_state *state, struct canvas *canvas, int row, int rows)
{
    size_t selected = table_selected(&state->table);
    struct model_row *item = selected != SIZE_MAX ? &state->model->rows[selected] : NULL;

    if (item && rows == 1)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_PLAIN, item->whole);
    else if (item)
        wrapped_draw(&item->whole_lines, state->model->arena, item->whole, canvas, row, 1, rows,
                     STYLE_PLAIN);
}

static void draw_nothing_read(struct app *app, struct canvas *canvas)
{
    const char *text = app->stale ? app->stale_why : _("no class yet: S, the school, adds one");

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("homework board"));
    canvas_fit(canvas, 2, 1, canvas->cols - 2, app->stale ? STYLE_RED : STYLE_PLAIN, text);
}

/* What is left below the items goes to the whole text of the one selected, then to what is one's own and
 * waits, then to the warnings. */
struct foot
{
    int whole, mine, warnings; /* rows; mine: beside the state's, 0 where it stands in that */
    int wanted; /* by all warnings; where there is but one row, 2 is as good as more */
};

/* The rows that what is one's own takes below the state's: none where it has room in that, nor where they would
 * be taken from the list, which has it too. */
static int rows_for_mine(const struct board_state *state, const struct canvas *canvas, int spare)
{
    struct board_model *model = state->model;
    struct text_heights *heights = heights_of(model, canvas);
    int rows;

    if (fits_beside(model, canvas, model->mine_whole))
        return 0;
    if (heights->list == 0)
        heights->list = table_rows_wanted(&state->table, canvas);
    rows = wrapped_rows(&model->mine_lines, model->arena, model->mine_whole, canvas->cols - 2);
    return rows <= spare - (heights->list - (int)model->row_count) ? rows : 0;
}

static struct foot share_rows(const struct board_state *state, const struct canvas *canvas,
                              int free_rows, bool sides)
{
    struct board_model *model = state->model;
    struct foot foot = {.whole = 1, .warnings = sides ? 0 : 1};
    struct text_heights *heights = heights_of(model, canvas);
    int items = model->row_count > 0 ? (int)model->row_count : 1;
    int spare = free_rows - items - foot.whole - foot.warnings, more;

    if (spare <= 0) { /* a long list: nothing to share, and little to measure for it */
        if (heights->first < 0)
            heights->first = measure_warnings(model, canvas, 1);
        foot.wanted = heights->first;
        return foot;
    }
    if (heights->whole == 0) {
        heights->whole = measure_whole(model, canvas);
        heights->warnings = measure_warnings(model, canvas, INT_MAX);
    }
    foot.wanted = heights->warnings;
    more = heights->whole - foot.whole;
    more = more < spare ? more : spare;
    foot.whole += more;
    spare -= more;
    foot.mine = rows_for_mine(state, canvas, spare);
    spare -= foot.mine;
    more = sides ? 0 : foot.wanted - foot.warnings;
    if (more > 0 && more <= spare)
        foot.warnings += more;
    return foot;
}

/* What has a column is not said in brackets as well, nor measured with them. */
static void place_due(struct board_model *model, struct table *table, const struct canvas *canvas)
{
    bool beside = table_shows(table, canvas, COLUMN_DUE);

    if (model->row_count == 0 || model->rows[0].due_beside == beside)
        return;
    for (size_t i = 0; i < model->row_count; i++)
        model->rows[i].due_beside = beside;
    table_measure_anew(table);
}

/* Title, day, who has reported, plan; returns the row behind. */
static int draw_head(struct app *app, struct board_model *model, struct canvas *canvas, bool sides)
{
    bool full = canvas->rows >= FULL_ROWS;
    int row = 1, plan;

    draw_title(app, model, canvas, sides);
    if (full)
        canvas_rule(canvas, row++);
    draw_day_line(app, model, canvas, row++);
    if (canvas->rows >= HEADER_ROWS)
        row = draw_second_line(model, canvas, row, full);
    if (!full)
        return row;
    row += wrapped_draw(&model->event_lines, model->arena, model->events, canvas, row, 1,
                        SENTENCE_ROWS, STYLE_PLAIN);
    plan = row;
    row = draw_plan_line(model, canvas, row);
    if (!sides)
        row = draw_habit_line(model, canvas, plan, row);
    canvas_rule(canvas, row++);
    return row;
}

/* The same from what is kept, where that was drawn for the same. */
static int put_head(struct app *app, struct board_model *model, struct canvas *canvas, bool sides)
{
    struct kept_head *kept = &model->head;
    const char *who = who_in_words(app);
    int waits = sides ? NO_WAITS : waits_width(app, canvas), rows;

    if (kept->screen_rows == canvas->rows && kept->canvas.cols == canvas->cols &&
        kept->waits == waits && strcmp(kept->who, who) == 0) {
        canvas_put(canvas, 0, 0, &kept->canvas, kept->canvas.rows);
        return kept->canvas.rows;
    }
    rows = draw_head(app, model, canvas, sides);
    canvas_take(&kept->canvas, canvas, 0, rows);
    kept->screen_rows = canvas->rows;
    kept->waits = waits;
    kept->who = arena_strdup(model->arena, who);
    return rows;
}

/* The board itself; sides: its warnings stand beside it. */
static void draw_board(struct app *app, struct board_state *state, struct canvas *canvas,
                       bool sides)
{
    struct board_model *model = state->model;
    bool full = canvas->rows >= FULL_ROWS;
    bool header = canvas->rows >= HEADER_ROWS;
    bool hints = canvas->rows >= SMALL_ROWS;
    struct foot foot = {.whole = header ? 1 : 0};
    int row = put_head(app, model, canvas, sides), bottom;

    place_due(model, &state->table, canvas);
    if (header)
        table_draw_header(&state->table, canvas, row++);
    if (full)
        foot = share_rows(state, canvas, canvas->rows - hints - 1 - row, sides);
    bottom = canvas->rows - hints - foot.whole - foot.mine - (header ? 1 : 0);
    table_draw(&state->table, canvas, row, bottom - foot.warnings - row, model->empty);
    if (foot.warnings > 0) /* its place is kept on a day without any */
        draw_warnings(model, canvas, bottom - foot.warnings, foot.warnings, foot.wanted);
    if (header) {
        app->status_row = bottom;
        draw_status(app, state, canvas, bottom, foot.mine);
        draw_whole(state, canvas, bottom + 1 + foot.mine, foot.whole);
    } else if (app->stale) {
        draw_status(app, state, canvas, canvas->rows - 1, 0);
    }
    if ((state->table.filtering || state->table.filter.length > 0) && !app->stale)
        table_draw_filter(&state->table, canvas, header ? bottom : canvas->rows - 1, "/");
}

void board_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct board_state *state = memory;
    int left = sides_left(canvas), right = sides_right(canvas);
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS ? 1 : 0);
    struct canvas middle;

    if (!state->model) {
        draw_nothing_read(app, canvas);
        return;
    }
    if (left == 0) {
        draw_board(app, state, canvas, false);
        return;
    }
    middle = canvas_part(canvas, 0, left + 1, canvas->rows, canvas->cols - left - right - 1);
    draw_board(app, state, &middle, true);
    canvas_take_cursor(canvas, 0, left + 1, &middle);
    sides_draw(app, &state->sides, state->model, canvas, end);
}
