/* See board_sides.h. */
#include "config.h"

#include "tui/view/board_sides.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"

#define FIRST_ROW 2 /* of the classes: below a title and a rule */
#define VERTICAL 0x2502
#define LEFT_COLUMNS 22
#define LOAD_COLUMNS 7 /* " 50/60" */
#define ROOMY_COLS 160
#define RIGHT_COLUMNS 33
#define RIGHT_ROOMY_COLUMNS 44
#define DUE_TEXT_COLUMNS 120
#define DUE_ROWS 12   /* of what is handed in next, where there is room for it */
#define SOURCE_ROWS 2 /* of a source, where not all are shown whole */
#define TODAY 1       /* among SIDE_DAYS the day that is looked at */

void sides_done(struct board_sides *sides)
{
    arena_free(sides->arena);
    arena_free(sides->own);
    canvas_done(&sides->left.canvas);
    canvas_done(&sides->right.canvas);
    memset(sides, 0, sizeof *sides);
}

/* ---- reading ---- */

static const struct side_class *known_class(const struct board_sides *sides, int64_t id)
{
    for (size_t i = 0; i < sides->class_count; i++)
        if (sides->classes[i].id == id)
            return &sides->classes[i];
    return NULL;
}

/* What is known of a class, days later (or earlier). */
static void turn_loads(struct side_class *now, const struct side_class *before, int days)
{
    for (int i = 0; i < SIDE_DAYS; i++)
        if (i + days >= 0 && i + days < SIDE_DAYS)
            now->loads[i] = before->loads[i + days];
    now->fresh = before->fresh && days == 0;
}

void sides_begin(struct app *app, struct board_sides *sides)
{
    struct session session = app_session(app, app->date);
    struct arena *arena;
    int days = app->date - sides->day;
    size_t count;
    const struct class **classes;
    struct side_class *now;

    if (sides_left(&app->canvas) == 0) { /* a wider screen begins them */
        sides_done(sides);
        return;
    }
    sides->begun = true;
    sides->left.drawn = sides->right.drawn = false;
    arena = arena_new();
    classes = service_classes(&session, app->date, false, arena, &count);
    now = ARENA_ARRAY(arena, count, struct side_class);

    for (size_t i = 0; i < count; i++) {
        const struct side_class *before = known_class(sides, classes[i]->id);

        if (before)
            turn_loads(&now[i], before, days);
        now[i].fresh &= !app_class_is_news(app, classes[i]->id);
        now[i].id = classes[i]->id;
        now[i].name = class_short(&app_data(app)->school, classes[i], app->date, app->lang, arena);
    }
    arena_free(sides->arena);
    sides->arena = arena;
    sides->classes = now;
    sides->class_count = count;
    sides->looked_at = 0;
    sides->day = app->date;
    if (sides->due_at + days >= 0 && sides->due_at + days < SIDE_DAYS)
        sides->due_at += days;
    sides->own_wanted = true;
}

static bool is_same(const struct side_load *a, const struct side_load *b)
{
    return a->known == b->known && a->load == b->load && a->limit == b->limit &&
           a->level == b->level;
}

/* The day, with so many days before and after it. */
static void read_class(struct app *app, struct side_class *side, int around)
{
    struct session session = app_session(app, app->date);
    const struct class *class = service_class_by_id(&session, side->id);
    struct arena *arena = arena_new();
    struct board **boards;
    day_t from = app->date > DAY_FIRST ? app->date - around : app->date;
    day_t to = app->date < DAY_LAST ? app->date + around : app->date;
    struct err ignored;

    err_clear(&ignored); /* the board itself says what cannot be read */
    if (class && service_loads(&session, class, from, to, arena, &boards, &ignored)) {
        for (day_t day = from; day <= to; day++) {
            const struct board *board = boards[day - from];

            side->loads[TODAY + day - app->date] =
                (struct side_load){true, board->load, board->limit, board->level};
        }
        side->fresh = around > 0;
    }
    arena_free(arena);
}

static void read_week(struct app *app, struct board_sides *sides, const struct class *class)
{
    struct session session = app_session(app, app->date);
    day_t monday = date_monday(app->date);
    struct arena *arena = arena_new();
    struct board **boards;
    struct err ignored;
    size_t count;

    err_clear(&ignored);
    sides->week_known = service_boards(&session, &class, 1, monday, monday + WEEK_DAYS - 1, arena,
                                       &boards, &count, NULL);
    for (size_t i = 0; sides->week_known && i < count && i < WEEK_DAYS; i++)
        sides->days[i] = (struct side_day){
            .day = boards[i]->day,
            .load = boards[i]->load,
            .limit = boards[i]->limit,
            .level = boards[i]->level,
            .school = calendar_is_school_day(app_calendar(app, app->class_id), boards[i]->day)};
    arena_free(arena);
}

static void read_due(struct app *app, struct arena *arena, const struct class *class, day_t date,
                     struct side_due *due)
{
    struct session session = app_session(app, date);
    const struct school_data *data = app_data(app);
    struct item_list list;
    struct err ignored;

    err_clear(&ignored);
    *due =
        (struct side_due){.day = calendar_next_school_day(app_calendar(app, app->class_id), date)};
    if (!service_due(&session, class, due->day, arena, &list, &ignored))
        return;
    due->items = ARENA_ARRAY(arena, list.count, struct model_part);
    for (size_t i = 0; i < list.count; i++) {
        const struct assignment *a = list.items[i];
        const struct subject *subject = subject_by_code(&data->subjects, a->subject);

        if (state_is_public(a->state))
            due->items[due->count++] = (struct model_part){
                arena_printf(
                    arena, "%s %s", subject ? subject_short(subject, app->lang) : a->subject,
                    text_fit(arena, text_sanitise(arena, a->text, false, NULL), DUE_TEXT_COLUMNS)),
                STYLE_PLAIN};
    }
}

static void read_own(struct app *app, struct board_sides *sides, const struct class *class)
{
    arena_free(sides->own);
    sides->own = arena_new();
    read_week(app, sides, class);
    for (int i = 0; i < SIDE_DAYS; i++)
        read_due(app, sides->own, class, app->date + i - TODAY, &sides->dues[i]);
    sides->due_at = TODAY;
}

bool sides_read(struct app *app, struct board_sides *sides)
{
    const struct class *class = app_class(app);

    if (!sides->begun)
        sides_begin(app, sides);
    if (sides->own_wanted && class) {
        sides->own_wanted = sides->right.drawn = false;
        read_own(app, sides, class);
        return true;
    }
    if (sides->looked_at == 0)
        sides->begin_at = (size_t)sides->first_class;
    while (sides->looked_at < 2 * sides->class_count) {
        bool ahead = sides->looked_at >= sides->class_count;
        struct side_class *side =
            &sides->classes[(sides->begin_at + sides->looked_at++) % sides->class_count];
        struct side_load before = side->loads[TODAY];

        if (ahead ? side->fresh : side->loads[TODAY].known)
            continue;
        read_class(app, side, ahead ? 1 : 0);
        sides->left.drawn &= is_same(&before, &side->loads[TODAY]);
        break;
    }
    return sides->looked_at < 2 * sides->class_count;
}

/* ---- drawing ---- */

int sides_left(const struct canvas *canvas)
{
    return canvas->cols >= SIDES_COLS && canvas->rows >= SIDES_ROWS ? LEFT_COLUMNS : 0;
}

int sides_right(const struct canvas *canvas)
{
    if (sides_left(canvas) == 0)
        return 0;
    return canvas->cols >= ROOMY_COLS ? RIGHT_ROOMY_COLUMNS : RIGHT_COLUMNS;
}

/* Green is calm: only what asks for attention has a colour. */
static enum style quiet_style(enum level level)
{
    return level == LEVEL_GREEN ? STYLE_PLAIN : style_of_level(level);
}

/* Where nothing may be set and nothing is, no number says more than that. */
static char *load_text(int load, int limit, struct arena *arena)
{
    if (limit == 0 && load == 0)
        return arena_strdup(arena, "–");
    return limit == LIMIT_NONE ? arena_printf(arena, "%d", load)
                               : arena_printf(arena, "%d/%d", load, limit);
}

static void draw_class(struct app *app, const struct side_class *class, struct canvas *canvas,
                       int row, int width)
{
    struct arena *arena = arena_new();
    const struct side_load *of = &class->loads[TODAY];
    const char *load = load_text(of->load, of->limit, arena);
    const char *level = of->known && of->level != LEVEL_NONE
                            ? vocab_name(&vocab_level, (int)of->level, app->lang)
                            : "";
    int end = width - 1, word = end - LOAD_COLUMNS - canvas_width(canvas, level);

    canvas_fit(canvas, row, 3, word - 4, STYLE_PLAIN, class->name);
    canvas_text(canvas, row, word, width, quiet_style(of->level), level);
    if (of->known)
        canvas_right(canvas, row, end, LOAD_COLUMNS - 1, STYLE_PLAIN, load);
    if (class->id == app->class_id)
        canvas_text(canvas, row, 1, 1, STYLE_BOLD, "▸");
    arena_free(arena);
}

/* The one that is looked at stays in sight. */
static void draw_classes(struct app *app, struct board_sides *sides, struct canvas *canvas)
{
    int rows = canvas->rows - FIRST_ROW, width = canvas->cols;
    int at = 0, count = (int)sides->class_count;

    for (int i = 0; i < count; i++)
        if (sides->classes[i].id == app->class_id)
            at = i;
    if (sides->first_class + rows > count)
        sides->first_class = count > rows ? count - rows : 0;
    if (at < sides->first_class)
        sides->first_class = at;
    if (at >= sides->first_class + rows)
        sides->first_class = at - rows + 1;
    canvas_fit(canvas, 0, 1, width - 2, STYLE_TITLE, _("Classes"));
    canvas_fill(canvas, 1, 0, width, STYLE_DIM, 0x2500);
    for (int i = 0; i < rows && sides->first_class + i < count; i++)
        draw_class(app, &sides->classes[sides->first_class + i], canvas, FIRST_ROW + i, width);
}

int64_t sides_class_at(const struct board_sides *sides, const struct canvas *canvas, int row,
                       int col)
{
    size_t at = (size_t)(sides->first_class + row - FIRST_ROW);

    return col < sides_left(canvas) && row >= FIRST_ROW && at < sides->class_count
               ? sides->classes[at].id
               : 0;
}

/* 周三  65/60 ██████████▶ 红 */
static void draw_day(struct app *app, const struct side_day *day, struct canvas *canvas, int row,
                     int gauge_columns)
{
    struct arena *arena = arena_new();
    enum style style = quiet_style(day->level);
    int col = 1;

    canvas_fit(canvas, row, col, 5, day->day == app->date ? STYLE_BOLD : STYLE_PLAIN,
               date_weekday_name(date_weekday(day->day), app->lang));
    col += 5;
    canvas_right(canvas, row, col + 7, 7, STYLE_PLAIN, load_text(day->load, day->limit, arena));
    col += 8;
    if (day->limit > 0 && gauge_columns > 3) {
        struct gauge gauge = phrase_gauge(day->load, day->load, day->limit, gauge_columns);

        canvas_text(canvas, row, col, gauge_columns, style,
                    phrase_gauge_text(&gauge, app->options->ascii, arena));
        col += gauge_columns + 1;
    }
    if (day->level > LEVEL_GREEN)
        canvas_fit(canvas, row, col, canvas->cols - col, style,
                   vocab_name(&vocab_level, (int)day->level, app->lang));
    arena_free(arena);
}

static int week_rows(const struct board_sides *sides)
{
    return sides->days[5].load > 0 || sides->days[6].load > 0 || sides->days[5].school ||
                   sides->days[6].school
               ? WEEK_DAYS
               : WEEK_DAYS - 2;
}

static int draw_week(struct app *app, const struct board_sides *sides,
                     const struct board_model *model, struct canvas *canvas, int row)
{
    int rows = week_rows(sides);

    canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_BOLD, _("This week"));
    canvas_right(canvas, row, canvas->cols - 1, canvas->cols / 2, STYLE_PLAIN, model->average);
    for (int i = 0; sides->week_known && i < rows; i++)
        draw_day(app, &sides->days[i], canvas, row + 1 + i, canvas->cols - 14 - 8);
    return row + 1 + WEEK_DAYS;
}

/* What has no room on a row goes on below; returns the rows it takes. `drawn` false: only those. */
static int draw_habits(const struct board_model *model, struct canvas *canvas, int row, bool drawn)
{
    int first = 1 + canvas_width(canvas, _("habits:")) + 1, col = first, rows = 1;

    if (drawn)
        canvas_text(canvas, row, 1, canvas->cols - 1, STYLE_BOLD, _("habits:"));
    for (size_t i = 0; i < model->habit_count; i++) {
        const struct model_part *part = &model->habits[i];
        int width = canvas_width(canvas, part->text);

        if (col + width >= canvas->cols && col > first) {
            rows++;
            col = first;
        }
        if (drawn)
            canvas_fit(canvas, row + rows - 1, col, canvas->cols - col, part->style, part->text);
        col += width + 2;
    }
    return model->habit_count > 0 ? rows : 0;
}

/* Over at most so many rows; returns how many it took. */
static int draw_due_item(struct canvas *canvas, int row, int rows, const char *text)
{
    struct arena *arena = arena_new();
    int columns = canvas->cols - 2, used = 1;
    size_t count = 1;
    char **lines;

    if (rows == 1 || canvas_width(canvas, text) <= columns) {
        canvas_fit(canvas, row, 1, columns, STYLE_PLAIN, text);
    } else {
        lines = text_wrap(arena, text, columns - 2, &count);
        used = (int)count < rows ? (int)count : rows;
        for (int i = 0; i < used; i++)
            canvas_fit(canvas, row + i, i == 0 ? 1 : 3, columns - 2, STYLE_PLAIN,
                       i == used - 1 && (int)count > used ? arena_printf(arena, "%s…", lines[i])
                                                          : lines[i]);
    }
    arena_free(arena);
    return used;
}

static void draw_due(struct app *app, const struct board_sides *sides, struct canvas *canvas,
                     int row, int end)
{
    struct arena *arena = arena_new();
    const struct side_due *due = &sides->dues[sides->due_at];
    int spare = end - row - 1 - (int)due->count; /* for texts that would be cut */

    if (sides->week_known)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_BOLD,
                   arena_printf(
                       arena,
                       tr_n(app->lang, "%s: %zu item", "%s: %zu items", (unsigned long)due->count),
                       phrase_due(due->day, app->date, app->lang, arena), due->count));
    row++;
    for (size_t i = 0; i < due->count && row < end; i++) {
        bool more = row == end - 1 && i + 1 < due->count;
        int used =
            draw_due_item(canvas, row, spare > 0 ? 1 + spare : 1, more ? "…" : due->items[i].text);

        spare -= used - 1;
        row += used;
    }
    arena_free(arena);
}

/* The rows that the warnings take with their sources whole. */
static int meaning_rows(struct board_model *model, const struct canvas *canvas)
{
    int columns = canvas->cols - 4, rows = 0;

    for (size_t i = 0; i < model->warning_count; i++) {
        struct model_warning *warning = &model->warnings[i];
        rows += wrapped_rows(&warning->text_lines, model->arena, warning->text, columns);
        rows += wrapped_rows(&warning->source_lines, model->arena, warning->source, columns);
    }
    return rows;
}

/* Each with its source: the beginning of it where there is no room for all of them whole. */
static void draw_meaning(struct board_model *model, struct canvas *canvas, int end)
{
    struct arena *arena = arena_new();
    int row = FIRST_ROW, most;
    bool whole = meaning_rows(model, canvas) <= end - FIRST_ROW;

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE,
               model->warning_count > 0
                   ? arena_printf(arena, _("warnings %zu"), model->warning_count)
                   : _("no warnings"));
    canvas_rule(canvas, 1);
    for (size_t i = 0; i < model->warning_count && row < end; i++) {
        struct model_warning *warning = &model->warnings[i];

        canvas_text(canvas, row, 1, 1, style_of_level(warning->level), "!");
        row += wrapped_draw(&warning->text_lines, model->arena, warning->text, canvas, row, 3,
                            end - row, STYLE_PLAIN);
        most = whole || end - row < SOURCE_ROWS ? end - row : SOURCE_ROWS;
        row += wrapped_draw(&warning->source_lines, model->arena, warning->source, canvas, row, 3,
                            most, STYLE_DIM);
    }
    arena_free(arena);
}

static void draw_right(struct app *app, const struct board_sides *sides, struct board_model *model,
                       struct canvas *canvas)
{
    int due = canvas->rows >= 40 ? DUE_ROWS : canvas->rows >= 30 ? 7 : 4;
    int habits = draw_habits(model, canvas, 0, false);
    int week = canvas->rows - due - 1 - WEEK_DAYS - habits - 1;

    if (week < FIRST_ROW + 2) { /* too low: the warnings alone */
        draw_meaning(model, canvas, canvas->rows);
        return;
    }
    if (due < DUE_ROWS && FIRST_ROW + meaning_rows(model, canvas) < week - (DUE_ROWS - due)) {
        week -= DUE_ROWS - due;
        due = DUE_ROWS;
    }
    draw_meaning(model, canvas, week - 1);
    canvas_rule(canvas, week - 1);
    draw_week(app, sides, model, canvas, week);
    if (habits > 0)
        draw_habits(model, canvas, week + 1 + WEEK_DAYS, true);
    draw_due(app, sides, canvas, canvas->rows - due, canvas->rows);
}

/* Whether it stands as it was drawn at that size; else it is made ready to be drawn. */
static bool is_kept(struct kept_side *side, const struct canvas *screen, int rows, int cols)
{
    if (side->drawn && side->canvas.rows == rows && side->canvas.cols == cols)
        return true;
    canvas_ready(&side->canvas, screen, rows, cols);
    side->drawn = true;
    return false;
}

void sides_draw(struct app *app, struct board_sides *sides, struct board_model *model,
                struct canvas *canvas, int end)
{
    int left = sides_left(canvas), right = sides_right(canvas);

    if (!is_kept(&sides->left, canvas, end, left))
        draw_classes(app, sides, &sides->left.canvas);
    if (!is_kept(&sides->right, canvas, end, right - 1))
        draw_right(app, sides, model, &sides->right.canvas);
    canvas_put(canvas, 0, 0, &sides->left.canvas, end);
    canvas_put(canvas, 0, canvas->cols - right + 1, &sides->right.canvas, end);
    for (int row = 0; row < end; row++) {
        canvas_fill(canvas, row, left, 1, STYLE_DIM, VERTICAL);
        canvas_fill(canvas, row, canvas->cols - right, 1, STYLE_DIM, VERTICAL);
    }
}
