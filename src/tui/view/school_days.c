/* Sections of the school: its own days in the calendar, and its terms. */
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
    return read_days(app, edit, &edit->calendar.first, &edit->calendar.last, wrong, err) &&
           service_put(&session, ENTITY_CALENDAR, row ? row->record : NULL, &edit->calendar, err);
}

static const struct table_column calendar_columns[] = {
    {.title = N_("First day"), .always = true},
    {.title = N_("Last day"), .always = true, .gap = 3, .priority = 1},
    {.title = N_("Mark"), .always = true, .gap = 3},
    {.title = N_("Name"), .always = true, .grows = true, .gap = 3, .priority = 2},
};
static const struct table_spec calendar_spec = {calendar_columns, 4, 1, 3, false, school_cell};
static const struct school_field calendar_rows[] = {
    DAY_ROWS, {.field = "mark"}, {.field = "name"}, {0}};
const struct school_section school_calendar = {
    .title = N_("Calendar"),
    .adding = N_("Mark days"),
    .changing = N_("Change marked days"),
    .entity = ENTITY_CALENDAR,
    .right = RIGHT_MANAGE,
    .spec = &calendar_spec,
    .empty = N_("no days of its own: the public holidays hold"),
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
