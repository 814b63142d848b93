/* The edit form's picture, and the comparison when two people changed the same item. */
#include "config.h"

#include "base/text.h"
#include "domain/fields.h"
#include "press/phrase.h"
#include "tui/view/edit_state.h"
#include "tui/widget/hints.h"
#include "tui/widget/table.h"
#include "tui/view/level_words.h"

#define FULL_ROWS 16
#define GAUGE_COLUMNS 30
#define GAUGE_LEAST 8

static void draw_title(struct app *app, const struct edit_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    struct session session = app_session(app, app->date);
    const struct class *class = service_class_by_id(&session, state->opened->class_id);
    const char *day = date_long(arena, state->opened->assigned, app->lang);
    const char *name = class ? class_short(&app_data(app)->school, class, state->opened->assigned,
                                           app->lang, arena)
                             : "";
    int width = canvas_width(canvas, day);

    canvas_fit(
        canvas, 0, 1, canvas->cols - width - 4, STYLE_TITLE,
        arena_printf(arena, "%s · %s %s", _("Change homework"), name,
                     subject_word(&app_data(app)->subjects, state->opened->subject, app->lang)));
    canvas_right(canvas, 0, canvas->cols - 1, width, STYLE_PLAIN, day);
    arena_free(arena);
}

/* What belongs into the selected row, where its label may not say it; NULL. */
static const char *row_help(const struct edit_state *state)
{
    static const struct
    {
        unsigned field; /* 0: the reason of the change */
        const char *help;
    } helps[] = {
        {FIELD_DUE, N_("←→ moves it by school days")},
        {FIELD_TIER, N_("which pupils it is for")},
        {FIELD_SPREAD, N_("how its minutes lie on the evenings until it is due")},
        {FIELD_DEVICE, N_("whether it takes a phone or a computer")},
        {FIELD_UNIT, N_("the unit of the textbook; may stay empty")},
        {0, N_("why it is changed; may stay empty")},
    };
    const struct field *field = state->rows[state->fields.at].field;

    for (size_t i = 0; i < sizeof helps / sizeof *helps; i++)
        if (field == (helps[i].field ? assignment_field_of(helps[i].field)
                                     : record_field(ENTITY_ASSIGNMENT, "why")))
            return _(helps[i].help);
    return NULL;
}

/* What the words of the text were read as, while they still stand in it: 15 分钟 · 周五交; else what the
 * selected row is. */
static void draw_reading(struct app *app, const struct edit_state *state, struct canvas *canvas,
                         int row)
{
    struct arena *arena = arena_new();
    struct text_buf buf = {.arena = arena};

    for (unsigned bit = 1; bit < FIELD_ALL; bit <<= 1)
        if (state->read_words & bit)
            text_buf_printf(&buf, "%s%s %s", buf.length > 0 ? " · " : "",
                            field_label(assignment_field_of(bit), app->lang),
                            edit_words(app, &state->wanted, assignment_field_of(bit), arena));
    if (buf.length > 0)
        canvas_fit(canvas, row, 3, canvas->cols - 4, STYLE_DIM,
                   arena_printf(arena, _("read from the text: %s"), text_buf_str(&buf)));
    else if (state->wanted.estimated)
        canvas_fit(canvas, row, 3, canvas->cols - 4, STYLE_DIM,
                   _("the minutes are an estimate (about); write them and they are exact"));
    else if (row_help(state))
        canvas_fit(canvas, row, 3, canvas->cols - 4, STYLE_DIM, row_help(state));
    arena_free(arena);
}

static void draw_bar(struct app *app, const struct edit_state *state, struct canvas *canvas,
                     int row)
{
    struct arena *arena = arena_new();
    struct gauge gauge;
    const char *load, *room, *words;
    int col = 1, width;

    if (state->error) {
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_RED, state->error);
        goto out;
    }
    if (!state->known)
        goto out;
    load = arena_printf(arena, "%s %d", date_weekday_name(date_weekday(state->day), app->lang),
                        state->before_load);
    if (state->after_load != state->before_load)
        load = arena_printf(arena, "%s → %d", load, state->after_load);
    if (state->limit != LIMIT_NONE)
        load = arena_printf(arena, "%s / %d", load, state->limit);
    col += canvas_fit(canvas, row, col, canvas->cols - 2, STYLE_BOLD, load) + 2;
    room = phrase_room(state->after_load, state->limit, app->lang, arena);
    words = level_words(state->level, room, app->lang, arena);
    room = level_room(state->level, room, app->lang, arena);
    width = canvas->cols - col - canvas_width(canvas, words) - canvas_width(canvas, room) - 4;
    width = width > GAUGE_COLUMNS ? GAUGE_COLUMNS : width;
    if (state->limit != LIMIT_NONE && width >= GAUGE_LEAST) {
        gauge = phrase_gauge(state->before_load, state->after_load, state->limit, width);
        canvas_text(canvas, row, col, width + 1, style_of_level(state->level),
                    phrase_gauge_text(&gauge, app->options->ascii, arena));
        col += width + 2;
    }
    if (state->level != LEVEL_NONE && col < canvas->cols) {
        col += canvas_fit(canvas, row, col, canvas->cols - col - 1, style_of_level(state->level),
                          words) +
               1;
        if (*room != '\0' && col < canvas->cols)
            col += canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_PLAIN, room) + 1;
        if (col < canvas->cols)
            canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_PLAIN,
                       phrase_calibrated(state->calibrated, app->lang, arena));
    }
out:
    arena_free(arena);
}

static int draw_value(struct canvas *canvas, int row, bool chosen, const char *who,
                      const char *value, struct arena *arena)
{
    size_t count;
    char **lines = text_wrap(arena, value, canvas->cols > 24 ? canvas->cols - 20 : 4, &count);
    int col = 5 + canvas_text(canvas, row, 5, 4, chosen ? STYLE_KEY : STYLE_DIM,
                              chosen ? "(x) " : "( ) ");

    canvas_fit(canvas, row, col, 8, chosen ? STYLE_BOLD : STYLE_DIM, who);
    for (size_t i = 0; i < count && i < 2; i++)
        canvas_fit(canvas, row + (int)i, 18, canvas->cols - 19, chosen ? STYLE_BOLD : STYLE_PLAIN,
                   lines[i]);
    return count > 1 ? 2 : 1;
}

/* Every field that both changed, with both values; nothing was written yet. */
static void draw_conflict(struct app *app, struct edit_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    int row = 2;

    draw_title(app, state, canvas);
    canvas_rule(canvas, 1);
    canvas_fit(canvas, row++, 1, canvas->cols - 2, STYLE_YELLOW,
               _("Someone else has saved this homework in the meantime. Which value should stay?"));
    for (size_t i = 0; i < state->conflict_count && row < canvas->rows - 2; i++) {
        const struct edit_conflict *conflict = &state->conflicts[i];

        canvas_fit(canvas, row, 3, canvas->cols - 4, STYLE_BOLD, conflict->name);
        if (i == state->conflict_at)
            table_mark(canvas, row, 1, canvas->cols);
        row++;
        row += draw_value(canvas, row, conflict->take_mine, _("mine"), conflict->mine, arena);
        row += draw_value(canvas, row, !conflict->take_mine, _("theirs"), conflict->theirs, arena);
    }
    app->status_row = canvas->rows - 2;
    arena_free(arena);
}

/* What happened to it meanwhile, or what is to be mended. */
static void draw_status(struct app *app, const struct edit_state *state, struct canvas *canvas,
                        int row)
{
    struct arena *arena = arena_new();
    const char *news = "";

    if (state->withdrawn)
        news = _("someone else has withdrawn it");
    else if (state->changed_by_other)
        news = _("someone else has changed it; saving compares the two");
    else if (*edit_returned(state) != '\0')
        news = arena_printf(arena, _("returned: “%s”"), edit_returned(state));
    form_draw_status(app, &state->form, canvas, row, news);
    arena_free(arena);
}

void edit_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct edit_state *state = memory;
    bool full = canvas->rows >= FULL_ROWS;
    int below = full ? 6 : canvas->rows >= SMALL_ROWS ? 3 : 1;
    int row = full ? 2 : 1;

    if (!state->opened) {
        canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("Change homework"));
        return;
    }
    if (state->conflict_count > 0) {
        draw_conflict(app, state, canvas);
        return;
    }
    draw_title(app, state, canvas);
    if (full)
        canvas_rule(canvas, 1);
    fields_draw(&state->fields, canvas, row, canvas->rows - below, !app->question.asked);
    row = canvas->rows - below;
    if (full) {
        draw_reading(app, state, canvas, row++);
        canvas_rule(canvas, row++);
    }
    draw_bar(app, state, canvas, row++);
    if (full && !state->held)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_PLAIN, state->others);
    if (full && state->held)
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_RED,
                   state->opened->state == STATE_DRAFT
                       ? _("! sent in again, it will wait for review")
                       : _("! the change will wait for review; until then what is posted stays"));
    if (canvas->rows >= SMALL_ROWS)
        draw_status(app, state, canvas, canvas->rows - 2);
}
