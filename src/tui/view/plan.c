/* The plan of a class: the lessons of a week as they are held, its events, the unit that each subject is at,
 * and the minutes that are agreed for it. Read only: all of it is set in the school view or by import. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/allowed.h"
#include "tui/app.h"
#include "tui/widget/pager.h"

#define DAY_LEAST 9
#define DAY_MOST 22

struct plan_state
{
    struct pager pager;
    day_t monday;
    int laid_for; /* columns of the screen */
};

/* What is read for it. */
struct plan
{
    const struct class *class;
    const struct calendar *calendar;
    day_t monday;
    struct lesson_list lessons[WEEK_DAYS]; /* as each day has them */
    int days, periods;                     /* days: those up to Friday, or to the last lesson */
    struct event_list events;
    struct share_list shares;
    struct progress_list progress;
    struct unit_list units;
    int grade;
    int columns; /* of a day */
};

enum plan_request
{
    PLAN_WEEK_BEFORE = REQUEST_OWN,
    PLAN_WEEK_AFTER,
};

static const struct key_scope scopes[] = {
    {.title = N_("The plan"), .common = COMMON_LIST | COMMON_BACK | COMMON_HELP}};
static const struct key_row rows[] = {
    {PLAN_WEEK_BEFORE, "week-before", 0, "Left h", N_("week"), "←→", N_("the week before")},
    {PLAN_WEEK_AFTER, "week-after", 0, "Right l", NULL, NULL, N_("the week after")},
};
static const struct key_row way_in = {
    .name = "plan",
    .keys = "P",
    .hint = N_("lessons"),
    .help = N_("the plan: lessons and events of the week, units, agreed minutes")};

/* ---- reading ---- */

/* The lessons of a day by the timetable that holds on it; a make-up day has those of another weekday. */
static bool read_day(struct app *app, struct plan *plan, int day, struct arena *arena,
                     struct err *err)
{
    day_t date = plan->monday + day;
    struct session session = app_session(app, date);
    struct lesson_list *lessons = &plan->lessons[day], all;
    enum weekday weekday = calendar_weekday(plan->calendar, date);

    if (!calendar_is_school_day(plan->calendar, date))
        return true;
    if (!service_lessons(&session, plan->class, arena, &all, err))
        return false;
    lessons->items = ARENA_ARRAY(arena, all.count, struct lesson_slot);
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].weekday != weekday || all.items[i].period < 1)
            continue;
        lessons->items[lessons->count++] = all.items[i];
        if (all.items[i].period > plan->periods)
            plan->periods = all.items[i].period;
    }
    if (lessons->count > 0 && day >= plan->days)
        plan->days = day + 1;
    return true;
}

static bool read_plan(struct app *app, struct plan *plan, struct arena *arena, struct err *err)
{
    const struct school_data *data = app_data(app);
    struct session session = app_session(app, plan->monday);

    plan->calendar = calendar_of_class(data->calendar, &data->school, plan->class, arena);
    plan->days = SATURDAY;
    plan->grade = class_grade(&data->school, plan->class, plan->monday).grade;
    for (int day = 0; day < WEEK_DAYS; day++)
        if (!read_day(app, plan, day, arena, err))
            return false;
    return service_events(&session, plan->class, plan->monday, plan->monday + WEEK_DAYS - 1, arena,
                          &plan->events, err) &&
           service_shares(&session, arena, &plan->shares, err) &&
           service_progress(&session, plan->class, arena, &plan->progress, err) &&
           service_units(&session, plan->grade, NULL, arena, &plan->units, err);
}

/* ---- its lines ---- */

static const char *lesson_at(struct app *app, const struct plan *plan, int day, int period)
{
    const struct lesson_list *lessons = &plan->lessons[day];

    for (size_t i = 0; i < lessons->count; i++) {
        const struct subject *subject =
            subject_by_code(&app_data(app)->subjects, lessons->items[i].subject);

        if (lessons->items[i].period == period)
            return subject ? subject_short(subject, app->lang) : lessons->items[i].subject;
    }
    return "";
}

/* What stands before a line; a long one goes on over its column. */
static char *line_head(const struct plan *plan, const char *head, struct arena *arena)
{
    int width = text_width(head) + 1;

    return text_pad(arena, head, width > plan->columns ? width : plan->columns);
}

/* A line of the table: what stands before it, then a cell a day, each over as many rows as its words need; cut
 * where not even the days have room beside one another. */
static void add_cells(struct plan_state *state, const struct plan *plan, enum style style,
                      const char *const *cells, struct arena *arena)
{
    bool fits = plan->columns * (1 + plan->days) <= state->laid_for - 2;
    size_t counts[1 + WEEK_DAYS], most = 1;
    char **lines[1 + WEEK_DAYS];

    for (int i = 0; i <= plan->days; i++) {
        const char *cell = fits ? cells[i] : text_fit(arena, cells[i], plan->columns - 1);

        lines[i] = text_wrap(arena, cell, plan->columns - 1, &counts[i]);
        most = counts[i] > most ? counts[i] : most;
    }
    for (size_t row = 0; row < most; row++) {
        struct text_buf line = {.arena = arena};

        for (int i = 0; i <= plan->days; i++)
            text_buf_add(&line,
                         text_pad(arena, row < counts[i] ? lines[i][row] : "", plan->columns));
        pager_add(&state->pager, NULL, style, text_buf_str(&line));
    }
}

/* As wide as the longest name of a subject, as far as the days have room. */
static void measure_days(struct app *app, struct plan *plan)
{
    int most = (app->canvas.cols - 2) / (plan->days + 1);

    plan->columns = DAY_LEAST;
    for (int day = 0; day < plan->days; day++)
        for (int period = 1; period <= plan->periods; period++) {
            int width = text_width(lesson_at(app, plan, day, period)) + 2;

            plan->columns = width > plan->columns ? width : plan->columns;
        }
    most = most > DAY_MOST ? DAY_MOST : most < DAY_LEAST ? DAY_LEAST : most;
    plan->columns = plan->columns > most ? most : plan->columns;
}

static void add_days(struct app *app, struct plan_state *state, const struct plan *plan,
                     struct arena *arena)
{
    const char *names[1 + WEEK_DAYS] = {""}, *dates[1 + WEEK_DAYS] = {""};
    bool special = false;

    for (int day = 0; day < plan->days; day++) {
        day_t date = plan->monday + day;
        char text[DATE_TEXT_BYTES];
        const char *holiday =
            calendar_name_said(calendar_day_name(plan->calendar, date), app->lang);

        names[1 + day] = arena_printf(arena, "%s%s", date == app->today ? "▸" : "",
                                      date_weekday_name((enum weekday)day, app->lang));
        special |= *holiday != '\0';
        dates[1 + day] = *holiday ? holiday : arena_strdup(arena, date_short(date, text));
    }
    add_cells(state, plan, STYLE_BOLD, names, arena);
    add_cells(state, plan, special ? STYLE_YELLOW : STYLE_DIM, dates, arena);
}

static void add_lessons(struct app *app, struct plan_state *state, const struct plan *plan,
                        struct arena *arena)
{
    add_days(app, state, plan, arena);
    allowed_know(app);
    if (plan->periods == 0)
        pager_add(&state->pager, NULL, STYLE_DIM,
                  app->keys.held & MAY(RIGHT_CLASS) ? _("no timetable for this week: S sets one")
                                                    : _("no timetable for this week"));
    for (int period = 1; period <= plan->periods; period++) {
        const char *cells[1 + WEEK_DAYS] = {arena_printf(arena, _("lesson %d"), period)};

        for (int day = 0; day < plan->days; day++)
            cells[1 + day] = lesson_at(app, plan, day, period);
        add_cells(state, plan, STYLE_PLAIN, cells, arena);
    }
}

/* 日程  11-18 周三 秋游 */
static void add_events(struct app *app, struct plan_state *state, const struct plan *plan,
                       struct arena *arena)
{
    if (plan->events.count > 0)
        pager_add(&state->pager, NULL, STYLE_PLAIN, "");
    for (size_t i = 0; i < plan->events.count; i++)
        pager_add(&state->pager, NULL, STYLE_PLAIN,
                  arena_printf(arena, "%s%s", line_head(plan, i == 0 ? _("Events") : "", arena),
                               phrase_event(&plan->events.items[i], true, app->lang, arena)));
}

/* The unit that the class is at, and the one after it. */
static void unit_words(const struct plan *plan, const char *subject, struct arena *arena,
                       struct text_buf *line)
{
    const char *now = NULL, *next = NULL;
    int position = 0;

    for (size_t i = 0; i < plan->progress.count; i++)
        if (strcmp(plan->progress.items[i].subject, subject) == 0)
            position = plan->progress.items[i].position;
    for (size_t i = 0; i < plan->units.count && position > 0; i++) {
        const struct unit *unit = &plan->units.items[i];

        if (strcmp(unit->subject, subject) != 0)
            continue;
        now = unit->position == position ? unit->name : now;
        next = unit->position > position && !next ? unit->name : next;
    }
    if (now)
        text_buf_add(line, arena_printf(arena, _("at %s"), now));
    if (now && next)
        text_buf_add(line, arena_printf(arena, _(", then %s"), next));
}

static void add_subjects(struct app *app, struct plan_state *state, const struct plan *plan,
                         struct arena *arena)
{
    const struct subject_list *subjects = &app_data(app)->subjects;
    bool headed = false;

    for (size_t i = 0; i < subjects->count; i++) {
        struct text_buf line = {.arena = arena};

        unit_words(plan, subjects->items[i].code, arena, &line);
        for (size_t j = 0; j < plan->shares.count; j++) {
            const struct share *share = &plan->shares.items[j];

            if (share->grade == plan->grade && share->minutes >= 0 &&
                strcmp(share->subject, subjects->items[i].code) == 0)
                text_buf_add(&line, arena_printf(arena, _("%sat most %d minutes an evening"),
                                                 line.length > 0 ? " · " : "", share->minutes));
        }
        if (line.length == 0)
            continue;
        if (!headed)
            pager_add(&state->pager, NULL, STYLE_PLAIN, "");
        headed = true;
        pager_add(
            &state->pager, NULL, STYLE_PLAIN,
            arena_printf(arena, "%s%s",
                         line_head(plan, subject_short(&subjects->items[i], app->lang), arena),
                         text_buf_str(&line)));
    }
}

static void plan_load(struct app *app, void *memory)
{
    struct plan_state *state = memory;
    struct arena *arena = arena_new();
    struct plan plan = {.class = app_class(app), .monday = state->monday};
    struct err err;

    state->laid_for = app->canvas.cols;
    err_clear(&err);
    if (plan.class && !read_plan(app, &plan, arena, &err)) {
        app_read_failed(app, &err);
        arena_free(arena);
        return;
    }
    app_read_worked(app);
    measure_days(app, &plan);
    pager_done(&state->pager);
    pager_init(&state->pager);
    if (plan.class) {
        add_lessons(app, state, &plan, arena);
        add_events(app, state, &plan, arena);
        add_subjects(app, state, &plan, arena);
    }
    arena_free(arena);
}

static void plan_open(struct app *app, void *memory, const void *given)
{
    (void)given;
    ((struct plan_state *)memory)->monday = date_monday(app->date);
}

static void plan_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct plan_state *state = memory;
    const struct school_data *data = app_data(app);
    const struct class *class = app_class(app);
    struct arena *arena = arena_new();
    int week = term_week(data->terms.items, data->terms.count, state->monday);
    char from[DATE_TEXT_BYTES], to[DATE_TEXT_BYTES];
    const char *right = arena_printf(arena, "%s — %s", date_short(state->monday, from),
                                     date_short(state->monday + WEEK_DAYS - 1, to));
    int width, top = canvas->rows >= SMALL_ROWS ? 2 : 1;

    if (state->laid_for != canvas->cols)
        plan_load(app, state);
    if (week > 0)
        right = arena_printf(arena, "%s · %s", right, arena_printf(arena, _("week %d"), week));
    width = canvas_width(canvas, right);
    if (width > canvas->cols / 2) /* narrow: whose plan it is goes first */
        width = 0;
    canvas_right(canvas, 0, canvas->cols - 1, width, STYLE_PLAIN, right);
    canvas_fit(canvas, 0, 1, canvas->cols - width - 4, STYLE_TITLE,
               arena_printf(
                   arena, "%s · %s", _("The plan"),
                   class ? class_name(&data->school, class, state->monday, app->lang, arena) : ""));
    if (top == 2)
        canvas_rule(canvas, 1);
    pager_draw(&state->pager, canvas, top, canvas->rows - top - 1);
    arena_free(arena);
}

static unsigned plan_request(struct app *app, void *memory, int request)
{
    struct plan_state *state = memory;
    int days = request == PLAN_WEEK_BEFORE ? -WEEK_DAYS : WEEK_DAYS;

    if (request != PLAN_WEEK_BEFORE && request != PLAN_WEEK_AFTER)
        return EFFECT_NONE;
    if (state->monday + days >= DAY_FIRST && state->monday + days + WEEK_DAYS < DAY_LAST)
        state->monday += days;
    plan_load(app, state);
    return EFFECT_HANDLED;
}

const struct view_ops view_plan = {
    .keys = KEYS("plan", scopes, rows),
    .way_in = &way_in,
    .state_size = sizeof(struct plan_state),
    PAGER_AT(struct plan_state, pager),
    .open = plan_open,
    .load = plan_load,
    .draw = plan_draw,
    .request = plan_request,
};
