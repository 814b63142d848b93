/* The board: what one class is shown for one day, and the keys that act on it. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/app.h"
#include "tui/board_model.h"
#include "tui/describe.h"
#include "tui/edit.h"
#include "tui/editor.h"
#include "tui/entry.h"
#include "tui/hints.h"
#include "tui/left.h"
#include "tui/list.h"

#define FILTER_MAX_CHARS 60
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

enum board_question
{
    ASK_WITHDRAW,
    ASK_UNDO,
    ASK_DRAFT,
};
enum board_pick
{
    PICK_CLASS,
    PICK_NONE,
};

struct board_state
{
    struct arena *arena; /* of the model; replaced only when a reading worked */
    struct board_model *model;
    struct list list;
    struct editor filter;
    bool filtering;
    bool offered; /* a draft left by a crash was asked about */
    int64_t asked_item;
    int64_t asked_change;
    struct left_draft left;
    struct arena *pick_arena; /* what the pick list that is open offers */
    int64_t *pick_classes;
    char **pick_subjects;
};

static enum scope board_scope(const void *memory)
{
    const struct board_state *state = memory;

    return state->filtering ? SCOPE_FILTER : SCOPE_BOARD;
}

static void board_open(struct app *app, void *memory, const void *argument)
{
    struct board_state *state = memory;

    (void)app;
    (void)argument;
    list_init(&state->list);
    editor_init(&state->filter, FILTER_MAX_CHARS);
}

static void board_done(struct app *app, void *memory)
{
    struct board_state *state = memory;

    app_remember_class(app);
    arena_free(state->arena);
    arena_free(state->pick_arena);
    left_draft_put_back(&state->left);
    list_done(&state->list);
    editor_done(&state->filter);
}

/* ---- reading ---- */

static int64_t selected_id(const struct board_state *state)
{
    size_t row = list_selected(&state->list);

    return row != SIZE_MAX ? state->model->rows[row].id : 0;
}

/* Keeps the selection on its item when others add or take away rows. */
static void fill_list(struct board_state *state, int64_t id)
{
    size_t keep = SIZE_MAX;

    for (size_t i = 0; i < state->model->row_count; i++)
        if (state->model->rows[i].id == id)
            keep = i;
    list_fill(&state->list, state->model->row_count, state->model->search, state->filter.text,
              keep);
}

static void offer_draft(struct app *app, struct board_state *state)
{
    state->offered = true;
    if (!left_draft_find(app, &state->left))
        return;
    app_ask(app, ASK_DRAFT, true, false, _("Go on with what was not saved last time: “%s”?"),
            state->left.line);
}

static void board_load(struct app *app, void *memory)
{
    struct board_state *state = memory;
    const struct class *class = app_class(app);
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct board **boards;
    struct err err;
    size_t count;
    int64_t id = state->model != NULL ? selected_id(state) : 0;

    err_clear(&err);
    if (class == NULL) {
        arena_free(state->arena);
        state->model = NULL;
        state->arena = arena;
        app_read_worked(app);
        return;
    }
    if (!service_boards(&session, &class, 1, app->date, app->date, arena, &boards, &count, &err)) {
        app_read_failed(app, &err);
        arena_free(arena);
        return;
    }
    app_read_worked(app);
    state->model = board_model_build(app, boards[0], arena);
    arena_free(state->arena);
    state->arena = arena;
    fill_list(state, id);
    if (!state->offered)
        offer_draft(app, state);
}

/* ---- drawing ---- */

struct columns
{
    int subject, kind, tier, minutes, running; /* widths; 0 = no column */
    int teacher, place, due;
    int text;
    int end; /* behind the last column */
};

static void widen(const struct canvas *canvas, int *width, const char *text, int most)
{
    int needed = canvas_width(canvas, text);

    if (needed > *width)
        *width = needed < most ? needed : most;
}

static struct columns measure(const struct canvas *canvas, const struct board_model *model)
{
    struct columns columns = {0};
    bool wide = canvas->cols >= WIDE_COLS;
    int others, text = WIDE_TEXT_COLUMNS;

    widen(canvas, &columns.subject, _("Subject"), 12);
    widen(canvas, &columns.minutes, _("min"), 5);
    widen(canvas, &columns.running, _("sum"), 5);
    for (size_t i = 0; i < model->row_count; i++) {
        const struct model_row *row = &model->rows[i];

        widen(canvas, &columns.subject, row->subject, wide ? 16 : 12);
        widen(canvas, &columns.minutes, row->minutes, 5);
        widen(canvas, &columns.running, row->running, 5);
        widen(canvas, &text, row->text, canvas->cols);
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

/* One line of the table: the same columns for the header and every row. */
static void put_row(struct canvas *canvas, int at, const struct columns *columns, enum style style,
                    const struct model_row *row, const char *subject)
{
    int col = 2;

    col = put_left(canvas, at, col, columns->subject, style == STYLE_PLAIN ? STYLE_BOLD : style,
                   subject);
    col = put_left(canvas, at, col, columns->text, style, row->text);
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

static void draw_header(struct canvas *canvas, int at, const struct columns *columns)
{
    struct model_row titles = {
        .text = _("Homework"),
        .kind = _("Kind"),
        .tier = _("Tier"),
        .minutes = _("min"),
        .running = _("sum"),
        .teacher = _("Teacher"),
        .place = _("Place"),
        .due = _("Due"),
    };

    put_row(canvas, at, columns, STYLE_DIM, &titles, _("Subject"));
}

static void draw_items(struct board_state *state, struct canvas *canvas, int first, int height,
                       const struct columns *columns)
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
        put_row(canvas, first + i, columns,
                row->withdrawn || row->optional ? STYLE_DIM : STYLE_PLAIN, row,
                strcmp(before, row->subject) == 0 ? "" : row->subject);
        before = row->subject;
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

/* 基础 42  提升 52   另计 2   已报 4/5 科，未报：道法                本周日均 41 */
static void draw_second_line(const struct board_model *model, struct canvas *canvas, int row)
{
    const char *parts[] = {model->paths, model->uncounted, model->reported};
    int end = canvas->cols - 1 - canvas_width(canvas, model->average);
    int col = 1;

    canvas_right(canvas, row, canvas->cols - 1, canvas->cols - 2, STYLE_PLAIN, model->average);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (*parts[i] == '\0' || col >= end - 2)
            continue;
        col += canvas_fit(canvas, row, col, end - col - 2, STYLE_PLAIN, parts[i]) + 2;
    }
}

static void draw_title(const struct board_model *model, struct canvas *canvas)
{
    int width = canvas_width(canvas, model->day);
    int title = canvas->cols - 3 - width;

    if (title >= canvas_width(canvas, model->title) || title >= canvas->cols / 2) {
        canvas_right(canvas, 0, canvas->cols - 1, width, STYLE_PLAIN, model->day);
        canvas_fit(canvas, 0, 1, title, STYLE_TITLE, model->title);
        return;
    }
    /* Narrow: the title, and as much of the day as fits. */
    width = canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, model->title);
    canvas_fit(canvas, 0, width + 2, canvas->cols - width - 3, STYLE_PLAIN, model->day);
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
    } else {
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_YELLOW, state->model->pending);
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

static void draw_warnings(const struct board_model *model, struct canvas *canvas, int row, int rows)
{
    for (size_t i = 0; i < model->warning_count && (int)i < rows; i++) {
        canvas_text(canvas, row + (int)i, 1, 1, model->warning_styles[i], "!");
        canvas_fit(canvas, row + (int)i, 3, canvas->cols - 4, STYLE_PLAIN, model->warnings[i]);
    }
}

static void draw_nothing_read(struct app *app, struct canvas *canvas)
{
    const char *text =
        app->stale ? app->stale_why : _("no class yet: hwboard class add 3-2:42 makes one");

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("homework board"));
    canvas_fit(canvas, 2, 1, canvas->cols - 2, app->stale ? STYLE_RED : STYLE_PLAIN, text);
}

static void board_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct board_state *state = memory;
    struct columns columns;
    bool full = canvas->rows >= FULL_ROWS;
    bool header = canvas->rows >= HEADER_ROWS;
    bool hints = canvas->rows >= SMALL_ROWS;
    int row = 1, whole, bottom, warnings = 0, height;

    if (state->model == NULL) {
        draw_nothing_read(app, canvas);
        return;
    }
    draw_title(state->model, canvas);
    if (full)
        canvas_rule(canvas, row++);
    draw_day_line(app, state->model, canvas, row++);
    if (header)
        draw_second_line(state->model, canvas, row++);
    if (full)
        canvas_rule(canvas, row++);
    columns = measure(canvas, state->model);
    if (header)
        draw_header(canvas, row++, &columns);
    whole = canvas->rows >= 30 ? 3 : header ? 1 : 0;
    bottom = canvas->rows - hints - whole - (header ? 1 : 0);
    height = bottom - row;
    if (full && (int)state->model->row_count + 1 < height) {
        warnings = height - (int)state->model->row_count - 1;
        warnings = (int)state->model->warning_count < warnings ? (int)state->model->warning_count
                                                               : warnings;
        height -= warnings;
    }
    draw_items(state, canvas, row, height, &columns);
    draw_warnings(state->model, canvas, row + height, warnings);
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

/* ---- acting ---- */

static unsigned change_day(struct app *app, struct board_state *state, int steps)
{
    if (app->date + steps < DAY_FIRST || app->date + steps >= DAY_LAST)
        return EFFECT_HANDLED;
    app->date += steps;
    app->follows_today = app->date == app->today;
    list_first(&state->list);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned change_class(struct app *app, struct board_state *state, int steps)
{
    struct arena *arena = arena_new();
    struct session session = app_session(app, app->date);
    size_t count, at = 0;
    const struct class **classes = service_classes(&session, app->date, false, arena, &count);

    for (size_t i = 0; i < count; i++)
        if (classes[i]->id == app->class_id)
            at = i;
    if (count > 0) {
        at = (at + count + (size_t)(steps > 0 ? 1 : count - 1)) % count;
        app->class_id = classes[at]->id;
        list_first(&state->list);
    }
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static void new_pick(struct board_state *state)
{
    arena_free(state->pick_arena);
    state->pick_arena = arena_new();
}

static unsigned choose_class(struct app *app, struct board_state *state)
{
    struct session session = app_session(app, app->date);
    size_t count;
    const struct class **classes;
    const char **names, **search;
    struct pick_argument pick = {.title = _("Choose a class"), .purpose = PICK_CLASS};

    new_pick(state);
    classes = service_classes(&session, app->date, false, state->pick_arena, &count);
    names = ARENA_ARRAY(state->pick_arena, count, const char *);
    search = ARENA_ARRAY(state->pick_arena, count, const char *);
    state->pick_classes = ARENA_ARRAY(state->pick_arena, count, int64_t);
    for (size_t i = 0; i < count; i++) {
        const struct school *school = &app_data(app)->school;
        const char *code = class_code(school, classes[i], app->date, state->pick_arena);

        names[i] =
            arena_printf(state->pick_arena, "%-6s %s", code,
                         class_name(school, classes[i], app->date, app->lang, state->pick_arena));
        search[i] =
            arena_printf(state->pick_arena, "%s %s", names[i],
                         class_short(school, classes[i], app->date, app->lang, state->pick_arena));
        state->pick_classes[i] = classes[i]->id;
        if (classes[i]->id == app->class_id)
            pick.selected = i;
    }
    pick.search = search;
    pick.rows = names;
    pick.count = count;
    app_open(app, VIEW_PICK, &pick);
    return EFFECT_HANDLED;
}

static unsigned choose_none(struct app *app, struct board_state *state)
{
    const struct board_model *model = state->model;
    const char **names;
    struct pick_argument pick = {.title = _("Which subject has no homework on this day?"),
                                 .purpose = PICK_NONE};

    if (model->missing_count == 0) {
        app_say(app, STYLE_PLAIN, "%s", _("every subject has reported already"));
        return EFFECT_HANDLED;
    }
    new_pick(state);
    names = ARENA_ARRAY(state->pick_arena, model->missing_count, const char *);
    state->pick_subjects = ARENA_ARRAY(state->pick_arena, model->missing_count, char *);
    for (size_t i = 0; i < model->missing_count; i++) {
        names[i] = model->missing[i].name;
        state->pick_subjects[i] = arena_strdup(state->pick_arena, model->missing[i].code);
    }
    pick.rows = names;
    pick.count = model->missing_count;
    app_open(app, VIEW_PICK, &pick);
    return EFFECT_HANDLED;
}

static unsigned say_none(struct app *app, const char *subject)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct outcome outcome;
    struct err err;
    const struct class *class = app_class(app);

    err_clear(&err);
    if (class == NULL || !app_may_save(app))
        goto out;
    if (service_none(&session, class, subject, app->date, arena, &outcome, &err))
        app_say(app, STYLE_PLAIN, "%s",
                outcome.note_count > 0 ? outcome.notes[0] : _("said: no homework on this day"));
    else
        app_say_err(app, &err);
out:
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned board_picked(struct app *app, void *memory, int purpose, size_t index)
{
    struct board_state *state = memory;

    if (purpose == PICK_NONE)
        return say_none(app, state->pick_subjects[index]);
    app->class_id = state->pick_classes[index];
    list_first(&state->list);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned ask_withdraw(struct app *app, struct board_state *state)
{
    size_t selected = list_selected(&state->list);

    if (selected == SIZE_MAX)
        return EFFECT_HANDLED;
    if (state->model->rows[selected].withdrawn) {
        app_say(app, STYLE_PLAIN, "%s", _("it is withdrawn already; u brings it back"));
        return EFFECT_HANDLED;
    }
    state->asked_item = state->model->rows[selected].id;
    app_ask(app, ASK_WITHDRAW, true, false, _("Withdraw “%s %s”?"),
            state->model->rows[selected].subject, state->model->rows[selected].text);
    return EFFECT_HANDLED;
}

static unsigned withdraw(struct app *app, const struct board_state *state)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct outcome outcome;
    struct err err;

    err_clear(&err);
    if (app_may_save(app)) {
        if (service_act(&session, ACT_WITHDRAW, &state->asked_item, 1, NULL, arena, &outcome, &err))
            app_say(app, STYLE_PLAIN, "%s", _("withdrawn; u brings it back"));
        else
            app_say_err(app, &err);
    }
    arena_free(arena);
    return EFFECT_RELOAD;
}

static unsigned ask_undo(struct app *app, struct board_state *state)
{
    struct arena *arena = arena_new();
    struct err err;
    char *what;

    err_clear(&err);
    if (!describe_last_change(app, arena, &state->asked_change, &what, &err))
        app_say_err(app, &err);
    else if (state->asked_change == 0)
        app_say(app, STYLE_PLAIN, "%s", _("there is nothing of yours to take back"));
    else
        app_ask(app, ASK_UNDO, true, false, _("Take back: %s?"), what);
    arena_free(arena);
    return EFFECT_HANDLED;
}

static unsigned undo(struct app *app, const struct board_state *state)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct undone undone;
    struct err err;

    err_clear(&err);
    if (app_may_save(app)) {
        if (service_undo(&session, 0, state->asked_change, arena, &undone, &err))
            app_say(app, STYLE_PLAIN, "%s", _("taken back; u once more takes back the one before"));
        else
            app_say_err(app, &err);
    }
    arena_free(arena);
    return EFFECT_RELOAD;
}

static unsigned board_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct board_state *state = memory;

    switch (question) {
    case ASK_WITHDRAW:
        return answer == ANSWER_YES ? withdraw(app, state) : EFFECT_HANDLED;
    case ASK_UNDO:
        return answer == ANSWER_YES ? undo(app, state) : EFFECT_HANDLED;
    case ASK_DRAFT:
        if (answer == ANSWER_YES)
            left_draft_open(app, &state->left);
        else
            left_draft_drop(&state->left);
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

static unsigned open_entry(struct app *app)
{
    struct entry_argument argument = {0};

    if (app_class(app) != NULL)
        app_open(app, VIEW_ENTRY, &argument);
    return EFFECT_HANDLED;
}

static unsigned open_edit(struct app *app, const struct board_state *state)
{
    struct edit_argument argument = {.id = selected_id(state)};

    if (argument.id == 0)
        return EFFECT_HANDLED;
    if (app_may_save(app))
        app_open(app, VIEW_EDIT, &argument);
    return EFFECT_HANDLED;
}

static unsigned back(struct board_state *state)
{
    int64_t id = selected_id(state);

    state->filtering = false;
    editor_set(&state->filter, "");
    fill_list(state, id);
    return EFFECT_HANDLED;
}

static unsigned move_in_list(struct board_state *state, enum request request)
{
    int page = state->list.height > 1 ? state->list.height - 1 : 1;

    switch (request) {
    case REQUEST_UP:
        list_move(&state->list, -1);
        break;
    case REQUEST_DOWN:
        list_move(&state->list, 1);
        break;
    case REQUEST_PAGE_UP:
        list_move(&state->list, -page);
        break;
    case REQUEST_PAGE_DOWN:
        list_move(&state->list, page);
        break;
    case REQUEST_FIRST:
        list_first(&state->list);
        break;
    case REQUEST_LAST:
        list_last(&state->list);
        break;
    default:
        return EFFECT_NONE;
    }
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

static unsigned board_request(struct app *app, void *memory, enum request request)
{
    struct board_state *state = memory;

    if (request == REQUEST_QUIT)
        return EFFECT_QUIT;
    if (request == REQUEST_CHOOSE_CLASS)
        return choose_class(app, state);
    if (state->model == NULL)
        return EFFECT_HANDLED;
    switch (request) {
    case REQUEST_ADD:
        return open_entry(app);
    case REQUEST_EDIT:
        return open_edit(app, state);
    case REQUEST_WITHDRAW:
        return ask_withdraw(app, state);
    case REQUEST_UNDO:
        return ask_undo(app, state);
    case REQUEST_NO_HOMEWORK:
        return choose_none(app, state);
    case REQUEST_DAY_BEFORE:
        return change_day(app, state, -1);
    case REQUEST_DAY_AFTER:
        return change_day(app, state, 1);
    case REQUEST_TODAY:
        return change_day(app, state, (int)(app->today - app->date));
    case REQUEST_CLASS_BEFORE:
        return change_class(app, state, -1);
    case REQUEST_CLASS_AFTER:
        return change_class(app, state, 1);
    case REQUEST_FILTER:
        state->filtering = true;
        return EFFECT_HANDLED;
    case REQUEST_ACCEPT: /* typing the filter is over, it stays */
        state->filtering = false;
        return EFFECT_HANDLED;
    case REQUEST_BACK:
        return back(state);
    default:
        return move_in_list(state, request);
    }
}

static unsigned filter_changed(struct board_state *state, enum edited edited)
{
    if (edited == EDIT_IGNORED)
        return EFFECT_NONE;
    if (edited == EDIT_CHANGED && state->model != NULL)
        fill_list(state, selected_id(state));
    return EFFECT_HANDLED;
}

static unsigned board_key(struct app *app, void *memory, uint32_t key)
{
    struct board_state *state = memory;

    (void)app;
    return state->filtering ? filter_changed(state, editor_key(&state->filter, key)) : EFFECT_NONE;
}

static unsigned board_paste(struct app *app, void *memory, const char *text)
{
    struct board_state *state = memory;

    (void)app;
    return state->filtering ? filter_changed(state, editor_paste(&state->filter, text))
                            : EFFECT_NONE;
}

static unsigned board_click(struct app *app, void *memory, int row, int col)
{
    struct board_state *state = memory;

    (void)app;
    (void)col;
    return state->model != NULL && list_click(&state->list, row) ? EFFECT_HANDLED : EFFECT_NONE;
}

static unsigned board_wheel(struct app *app, void *memory, int steps)
{
    struct board_state *state = memory;

    (void)app;
    list_move(&state->list, steps);
    return EFFECT_HANDLED;
}

const struct view_ops view_board = {
    .name = "board",
    .state_size = sizeof(struct board_state),
    .scope = board_scope,
    .open = board_open,
    .load = board_load,
    .draw = board_draw,
    .request = board_request,
    .key = board_key,
    .paste = board_paste,
    .click = board_click,
    .wheel = board_wheel,
    .answer = board_answer,
    .picked = board_picked,
    .done = board_done,
};
