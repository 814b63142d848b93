/* Sections of the school: its own days in the calendar, its terms, and its events. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/view/school.h"

/* The days of a form, typed as people write them, in the texts 0 and 1; the last may stay empty. */
static bool read_days(const struct app *app, const struct school_edit *edit, day_t *first,
                      day_t *last, size_t *wrong, struct err *err)
{
    const char *from = edit->text[0] ? edit->text[0] : "", *to = edit->text[1];

    if (!date_parse(from, app->today, false, first, err))
        return false;
    *last = *first;
    ++*wrong;
    return !to || *to == '\0' || date_parse(to, *first, false, last, err);
}

static void fill_days(struct school_edit *edit, day_t first, day_t last, struct arena *arena)
{
    char text[DATE_TEXT_BYTES];

    edit->text[0] = arena_strdup(arena, date_iso(first, text));
    edit->text[1] = arena_strdup(arena, date_iso(last, text));
}

#define DAY_ROWS                                                                                   \
    {.label = N_("First day"), .text = 0, .help = N_("As 2026-12-31, 12-31 or mon.")},             \
    {                                                                                              \
        .label = N_("Last day"), .text = 1, .help = N_("Left empty it is that one day.")           \
    }

/* ---- the calendar ---- */

static void read_calendar(struct app *app, struct arena *arena, struct school_rows *rows)
{
    const struct calendar_list *list = &app_data(app)->own_calendar;
    char day[DATE_TEXT_BYTES];

    rows->items = ARENA_ARRAY(arena, list->count, struct school_row);
    for (size_t i = 0; i < list->count; i++) {
        const struct calendar_row *it = &list->items[list->count - 1 - i];
        struct school_row *row = &rows->items[rows->count++];

        row->record = it;
        row->key = arena_printf(arena, "%lld", (long long)it->id);
        row->cells[0] = arena_strdup(arena, date_iso(it->first, day));
        row->cells[1] = it->last > it->first ? arena_strdup(arena, date_iso(it->last, day)) : "";
        row->cells[2] = vocab_name(&vocab_mark, (int)it->mark, app->lang);
        if (it->like != LIKE_NONE)
            row->cells[2] = arena_printf(arena, _("%s, lessons of %s"), row->cells[2],
                                         vocab_name(&vocab_like, (int)it->like, app->lang));
        row->cells[3] = arena_strdup(arena, it->name);
        row->name =
            arena_printf(arena, "%s %s", row->cells[0], *it->name ? row->cells[3] : row->cells[2]);
        row->dim = it->last < app->today;
    }
}

static void fill_calendar(struct app *app, const struct school_row *row, struct school_edit *edit,
                          struct arena *arena)
{
    (void)app;
    if (row)
        fill_days(edit, edit->calendar.first, edit->calendar.last, arena);
}

static bool save_calendar(struct app *app, const struct school_row *row, struct school_edit *edit,
                          struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);

    (void)arena;
    *wrong = 0;
    if (!read_days(app, edit, &edit->calendar.first, &edit->calendar.last, wrong, err))
        return false;
    *wrong = edit->calendar.like != LIKE_NONE ? 2 : 0; /* the mark */
    return service_put(&session, ENTITY_CALENDAR, row ? row->record : NULL, &edit->calendar, err);
}

static const struct table_column calendar_columns[] = {
    {.title = N_("First day"), .always = true},
    {.title = N_("Last day"), .always = true, .gap = 3, .priority = 1},
    {.title = N_("Mark"), .always = true, .gap = 3},
    {.title = N_("Name"), .always = true, .grows = true, .gap = 3, .priority = 2},
};
static const struct table_spec calendar_spec = {calendar_columns, 4, 1, 3, false, school_cell};
static const struct school_field calendar_rows[] = {
    DAY_ROWS,
    {.field = "mark"},
    {.field = "like_weekday",
     .help = N_("Of a day that is made up (班): the weekday whose timetable it has.")},
    {.field = "name"},
    {0}};
const struct school_section school_calendar = {
    .title = N_("Calendar"),
    .adding = N_("Mark days"),
    .changing = N_("Change marked days"),
    .entity = ENTITY_CALENDAR,
    .right = RIGHT_MANAGE,
    .spec = &calendar_spec,
    .empty = N_("no days of its own: public holidays apply"),
    .note = N_("the public holidays are known by themselves"),
    .read = read_calendar,
    .add = calendar_rows,
    .edit = calendar_rows,
    .fill = fill_calendar,
    .save = save_calendar,
};

/* ---- terms ---- */

static void read_terms(struct app *app, struct arena *arena, struct school_rows *rows)
{
    const struct term_list *list = &app_data(app)->terms;
    char day[DATE_TEXT_BYTES];

    rows->items = ARENA_ARRAY(arena, list->count, struct school_row);
    for (size_t i = 0; i < list->count; i++) {
        const struct term *it = &list->items[i];
        struct school_row *row = &rows->items[rows->count++];
        int week = term_week(it, 1, app->today);

        row->record = it;
        row->key = arena_printf(arena, "%lld", (long long)it->id);
        row->name = row->cells[0] = arena_strdup(arena, it->name);
        row->cells[1] = arena_strdup(arena, date_iso(it->first, day));
        row->cells[2] = arena_strdup(arena, date_iso(it->last, day));
        row->cells[3] = week > 0 ? arena_printf(arena, _("now week %d"), week) : "";
        row->dim = it->last < app->today;
        if (week > 0)
            rows->summary = arena_printf(arena, "%s  %s", row->cells[0], row->cells[3]);
    }
}

static void fill_term(struct app *app, const struct school_row *row, struct school_edit *edit,
                      struct arena *arena)
{
    (void)app;
    if (row)
        fill_days(edit, edit->term.first, edit->term.last, arena);
}

static bool save_term(struct app *app, const struct school_row *row, struct school_edit *edit,
                      struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);

    (void)arena;
    *wrong = 1;
    if (!read_days(app, edit, &edit->term.first, &edit->term.last, wrong, err))
        return false;
    *wrong = 0;
    return service_put(&session, ENTITY_TERM, row ? row->record : NULL, &edit->term, err);
}

static const struct table_column term_columns[] = {
    {.title = N_("Name"), .always = true, .least = 8},
    {.title = N_("First day"), .always = true, .gap = 3},
    {.title = N_("Last day"), .always = true, .gap = 3},
    {.grows = true, .gap = 3, .priority = 1},
};
static const struct table_spec term_spec = {term_columns, 4, 1, 3, false, school_cell};
static const struct school_field term_rows[] = {{.field = "name"}, DAY_ROWS, {0}};
const struct school_section school_terms = {
    .title = N_("Terms"),
    .adding = N_("Add a term"),
    .changing = N_("Change a term"),
    .entity = ENTITY_TERM,
    .right = RIGHT_MANAGE,
    .spec = &term_spec,
    .empty = N_("no term: weeks have no number"),
    .read = read_terms,
    .add = term_rows,
    .edit = term_rows,
    .fill = fill_term,
    .save = save_term,
};

/* ---- events ---- */

#define EVENT_DAYS_BACK 100

static bool may_change(const struct session *session, const struct school_event *event)
{
    struct err none = {0};

    return session_may(session, RIGHT_CLASS,
                       &(struct right_object){.class_id = event->class_id, .grade = event->grade},
                       &none);
}

static void add_event_row(struct app *app, const struct session *session,
                          const struct school_event *event, struct arena *arena,
                          struct school_rows *rows)
{
    struct school_row *row = &rows->items[rows->count++];
    char day[DATE_TEXT_BYTES];

    row->record = event;
    row->key = arena_printf(arena, "%lld", (long long)event->id);
    row->cells[0] = arena_printf(arena, "%s %s", date_iso(event->first, day),
                                 date_weekday_name(date_weekday(event->first), app->lang));
    row->cells[1] = event->last > event->first
                        ? arena_printf(arena, "%s %s", date_short(event->last, day),
                                       date_weekday_name(date_weekday(event->last), app->lang))
                        : "";
    row->cells[2] = text_sanitise(arena, event->text, false, NULL);
    row->cells[3] = service_event_whose(session, event, arena);
    row->name = arena_printf(arena, "%s %s", date_short(event->first, day), row->cells[2]);
    row->dim = event->last < app->today;
    row->fixed = !may_change(session, event);
}

/* What is to come in its order, then what has been, the last of it first. */
static void read_events(struct app *app, struct arena *arena, struct school_rows *rows)
{
    struct session session = school_session(app);
    struct event_list list;
    size_t coming = 0;
    struct err err;

    err_clear(&err);
    if (!service_events(&session, NULL, app->today - EVENT_DAYS_BACK, DAY_LAST - 1, arena, &list,
                        &err)) {
        app_read_failed(app, &err);
        return;
    }
    rows->items = ARENA_ARRAY(arena, list.count, struct school_row);
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].last >= app->today)
            add_event_row(app, &session, &list.items[i], arena, rows);
    coming = rows->count;
    for (size_t i = list.count; i > 0; i--)
        if (list.items[i - 1].last < app->today)
            add_event_row(app, &session, &list.items[i - 1], arena, rows);
    if (coming > 0)
        rows->summary =
            arena_printf(arena, _("to come: %zu, next: %s"), coming, rows->items[0].name);
}

/* As it is typed: 三(2), 3年级; "" is the whole school. */
static char *whose_typed(struct app *app, const struct school_event *event, struct arena *arena)
{
    struct session session = school_session(app);
    const struct class *class =
        event->class_id != 0 ? service_class_by_id(&session, event->class_id) : NULL;

    if (class)
        return arena_strdup(
            arena, class_short(&app_data(app)->school, class, event->first, app->lang, arena));
    return event->grade > 0 ? grade_words(&app_data(app)->school, event->grade, app->lang, arena)
                            : arena_strdup(arena, "");
}

/* A new one of who may not speak for the school begins with the class that is looked at. */
static void fill_event(struct app *app, const struct school_row *row, struct school_edit *edit,
                       struct arena *arena)
{
    const struct school_event whole = {0}, own = {.class_id = app->class_id, .first = app->today};
    struct session session = school_session(app);

    if (row) {
        const struct school_event *event = row->record;

        fill_days(edit, event->first, event->last, arena);
        edit->text[2] = whose_typed(app, event, arena);
    } else if (!may_change(&session, &whole) && may_change(&session, &own)) {
        edit->text[2] = whose_typed(app, &own, arena);
    }
}

/* A row for each class that is named; a grade and the whole school are one. */
static bool read_whose(struct app *app, const char *text, const struct school_event *said,
                       struct arena *arena, struct event_list *list, struct err *err)
{
    const struct session session = school_session(app);
    const struct class **classes;
    size_t count = 1;
    int grade = grade_parse(&app_data(app)->school, text);
    bool whole = text_same_word(text, "") || text_same_word(text, "all") ||
                 text_same_word(text, _("the whole school"));

    if (!whole && grade == 0 &&
        !service_classes_named(&session, text, app->today, arena, &classes, &count, err))
        return false;
    list->items = ARENA_ARRAY(arena, count, struct school_event);
    list->count = count;
    for (size_t i = 0; i < count; i++) {
        list->items[i] = *said;
        list->items[i].class_id = whole || grade > 0 ? 0 : classes[i]->id;
        list->items[i].grade = whole ? 0 : grade;
    }
    return true;
}

static bool save_event(struct app *app, const struct school_row *row, struct school_edit *edit,
                       struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    struct event_list list;
    size_t added;

    *wrong = 1;
    if (!read_days(app, edit, &edit->event.first, &edit->event.last, wrong, err))
        return false;
    *wrong = 3;
    if (!read_whose(app, edit->text[2] ? edit->text[2] : "", &edit->event, arena, &list, err))
        return false;
    if (row && list.count > 1)
        return err_set(err, ERR_INPUT, _("it is of one class: name one, or a grade"));
    *wrong = edit->event.text && *edit->event.text ? 3 : 0;
    if (row)
        return service_put(&session, ENTITY_EVENT, row->record, &list.items[0], err);
    return service_add_events(&session, &list, &added, err) &&
           (added > 0 || err_set(err, ERR_INPUT, _("this event is there already")));
}

static bool remove_event(struct app *app, const struct school_row *row, struct err *err)
{
    struct session session = school_session(app);

    return service_put(&session, ENTITY_EVENT, row->record, NULL, err);
}

static const struct table_column event_columns[] = {
    {.title = N_("First day"), .always = true},
    {.title = N_("Last day"), .gap = 3, .priority = 2},
    {.title = N_("Event"),
     .most = {0, 0, 0, 60},
     .always = true,
     .grows = true,
     .gap = 3,
     .least = 18},
    {.title = N_("Whose"), .gap = 3, .priority = 1},
};
static const struct table_spec event_spec = {event_columns, 4, 1, 3, false, school_cell};
static const struct school_field event_rows[] = {
    {.field = "text",
     .label = N_("Event"),
     .help = N_("As it shall stand on the boards: 秋游, 期中测验, 运动会.")},
    DAY_ROWS,
    {.label = N_("Whose"),
     .text = 2,
     .help = N_("A class, several or a grade: 三2, 3-1..3-4, 三年级. Left empty it is the whole "
                "school's.")},
    {0}};
const struct school_section school_events = {
    .title = N_("Events"),
    .adding = N_("Add an event"),
    .changing = N_("Change an event"),
    .entity = ENTITY_EVENT,
    .right = RIGHT_CLASS,
    .spec = &event_spec,
    .empty = N_("no tests, trips or sports days yet"),
    .note = N_("they stand on the boards, in the week and on the plan"),
    .read = read_events,
    .add = event_rows,
    .edit = event_rows,
    .fill = fill_event,
    .save = save_event,
    .remove = remove_event,
};
