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
    int columns; /* of a day, and of what stands before a line */
    bool below;  /* the days stand below one another */
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

static const char *lesson_word(int period, struct arena *arena)
{
    return arena_printf(arena, _("lesson %d"), period);
}

/* A line of cells side by side, the first as wide as `columns`, each over as many rows as its words need. */
static void add_cells(struct plan_state *state, const struct plan *plan, enum style style,
                      const char *const *cells, int count, int columns, struct arena *arena)
{
    size_t counts[1 + WEEK_DAYS], most = 1;
    char **lines[1 + WEEK_DAYS];

    for (int i = 0; i < count; i++) {
        lines[i] = text_wrap(arena, cells[i], (i == 0 ? plan->columns : columns) - 1, &counts[i]);
        most = counts[i] > most ? counts[i] : most;
    }
    for (size_t row = 0; row < most; row++) {
        struct text_buf line = {.arena = arena};

        for (int i = 0; i < count; i++)
            text_buf_add(&line, text_pad(arena, row < counts[i] ? lines[i][row] : "",
                                         i == 0 ? plan->columns : columns));
        pager_add(&state->pager, NULL, style, text_buf_str(&line));
    }
}

/* What stands before a line, and the line, which goes on below itself. */
static void add_line(struct plan_state *state, const struct plan *plan, enum style style,
                     const char *head, const char *text, struct arena *arena)
{
    const char *const cells[] = {head, text};

    add_cells(state, plan, style, cells, 2, state->laid_for - 2 - plan->columns, arena);
}

static int longest_word(const char *text, struct arena *arena)
{
    int most = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        int width = text_width(arena_strndup(arena, text, length));

        most = width > most ? width : most;
        text += length + strspn(text + length, " ");
    }
    return most;
}

/* As wide as the longest name of a subject, as far as the days have room. Where not even its longest word has
 * any, the days stand below one another. */
static void measure_days(struct app *app, struct plan *plan, struct arena *arena)
{
    int most = (app->canvas.cols - 2) / (plan->days + 1);
    int word = text_width(lesson_word(plan->periods, arena));

    plan->columns = DAY_LEAST;
    for (int day = 0; day < plan->days; day++)
        for (int period = 1; period <= plan->periods; period++) {
            const char *name = lesson_at(app, plan, day, period);
            int width = text_width(name) + 2, needed = longest_word(name, arena);

            plan->columns = width > plan->columns ? width : plan->columns;
            word = needed > word ? needed : word;
        }
    plan->below = most <= word;
    most = plan->below ? (app->canvas.cols - 2) / 3 : most > DAY_MOST ? DAY_MOST : most;
    plan->columns = plan->below ? word + 1 : plan->columns;
    plan->columns = plan->columns > most ? most : plan->columns;
}

static const char *day_word(struct app *app, const struct plan *plan, int day, struct arena *arena)
{
    return arena_printf(arena, "%s%s", plan->monday + day == app->today ? "▸" : "",
                        date_weekday_name((enum weekday)day, app->lang));
}

static const char *holiday_of(struct app *app, const struct plan *plan, int day)
{
    return calendar_name_said(calendar_day_name(plan->calendar, plan->monday + day), app->lang);
}

/* Days side by side, a row a lesson. */
static void add_table(struct app *app, struct plan_state *state, const struct plan *plan,
                      struct arena *arena)
{
    const char *cells[1 + WEEK_DAYS] = {""}, *dates[1 + WEEK_DAYS] = {""};
    bool special = false;
    char text[DATE_TEXT_BYTES];

    for (int day = 0; day < plan->days; day++) {
        const char *holiday = holiday_of(app, plan, day);

        cells[1 + day] = day_word(app, plan, day, arena);
        special |= *holiday != '\0';
        dates[1 + day] =
            *holiday ? holiday : arena_strdup(arena, date_short(plan->monday + day, text));
    }
    add_cells(state, plan, STYLE_BOLD, cells, 1 + plan->days, plan->columns, arena);
    add_cells(state, plan, special ? STYLE_YELLOW : STYLE_DIM, dates, 1 + plan->days, plan->columns,
              arena);
    for (int period = 1; period <= plan->periods; period++) {
        cells[0] = lesson_word(period, arena);
        for (int day = 0; day < plan->days; day++)
            cells[1 + day] = lesson_at(app, plan, day, period);
        add_cells(state, plan, STYLE_PLAIN, cells, 1 + plan->days, plan->columns, arena);
    }
}

/* 周三 11-25  1 语文、2 数学: a line a day */
static void add_list(struct app *app, struct plan_state *state, const struct plan *plan,
                     struct arena *arena)
{
    char date[DATE_TEXT_BYTES];

    for (int day = 0; day < plan->days; day++) {
        const char *holiday = holiday_of(app, plan, day);
        struct text_buf line = {.arena = arena};

        text_buf_add(&line, holiday);
        for (int period = 1; period <= plan->periods; period++) {
            const char *name = lesson_at(app, plan, day, period);

            if (*name != '\0')
                text_buf_printf(&line, "%s%s", line.length > 0 ? tr_c(app->lang, "list", ", ") : "",
                                text_unbroken(arena, arena_printf(arena, "%d %s", period, name)));
        }
        add_line(state, plan, *holiday ? STYLE_YELLOW : STYLE_PLAIN,
                 arena_printf(arena, "%s %s", day_word(app, plan, day, arena),
                              date_short(plan->monday + day, date)),
                 line.length > 0 ? line.text : "–", arena);
    }
}

static void add_lessons(struct app *app, struct plan_state *state, const struct plan *plan,
                        struct arena *arena)
{
    (plan->below ? add_list : add_table)(app, state, plan, arena);
    allowed_know(app);
    if (plan->periods == 0)
        pager_add(&state->pager, NULL, STYLE_DIM,
                  app->keys.held & MAY(RIGHT_CLASS) ? _("no timetable for this week: S sets one")
                                                    : _("no timetable for this week"));
}

/* 日程  11-18 周三 秋游 */
static void add_events(struct app *app, struct plan_state *state, const struct plan *plan,
                       struct arena *arena)
{
    if (plan->events.count > 0)
        pager_add(&state->pager, NULL, STYLE_PLAIN, "");
    for (size_t i = 0; i < plan->events.count; i++)
        add_line(state, plan, STYLE_PLAIN, i == 0 ? _("Events") : "",
                 phrase_event(&plan->events.items[i], true, app->lang, arena), arena);
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
        add_line(state, plan, STYLE_PLAIN, subject_short(&subjects->items[i], app->lang), line.text,
                 arena);
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
    measure_days(app, &plan, arena);
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
