/* The school: what it is made of, section by section, with a few words on each. */
#include "config.h"

#include "tui/view/school.h"

#include <string.h>

#include "domain/fields.h"
#include "tui/list_page.h"
#include "tui/view/undo.h"

static const struct school_section *const sections[] = {
    &school_classes, &school_people, &school_teaching, &school_roles,    &school_timetables,
    &school_service, &school_shares, &school_subjects, &school_calendar, &school_terms,
    &school_events,  &school_policy, &school_itself,
};
#define SECTIONS (sizeof sections / sizeof *sections)

enum school_request
{
    SCHOOL_UNDO = REQUEST_OWN,
};

static const struct key_scope scopes[] = {
    {.title = N_("The school"), .common = COMMON_LIST | COMMON_BACK | COMMON_HELP}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "open", 0, "Enter Right l", N_("open"), NULL, N_("open the selected section")},
    {SCHOOL_UNDO, "undo", 0, "u", N_("undo"), NULL,
     N_("take back your last change (it shows which one)")},
};
static const struct key_needs needs[] = {{SCHOOL_UNDO, MAY_CHANGE, 0}};
static const struct key_row way_in = {.name = "school",
                                      .keys = "S",
                                      .hint = N_("school"),
                                      .help =
                                          N_("the school: classes, teachers, subjects, calendar")};

/* ---- shared by the sections ---- */

void school_cell(const void *list, size_t row, size_t column, struct table_cell *cell)
{
    const struct school_row *it = (const struct school_row *)list + row;

    cell->text = it->cells[column] ? it->cells[column] : "";
    cell->style = it->dim ? STYLE_DIM : STYLE_PLAIN;
}

struct session school_session(const struct app *app)
{
    return app_session(app, app->today);
}

bool school_may(const struct app *app, const struct school_section *section)
{
    struct session session = school_session(app);
    struct err err = {0};

    return session_may(&session, section->right, NULL, &err);
}

const struct teacher *school_person(const struct app *app, int64_t id)
{
    const struct teacher_list *people = &app_data(app)->teachers;

    for (size_t i = 0; i < people->count; i++)
        if (people->items[i].id == id)
            return &people->items[i];
    return NULL;
}

/* ---- the view ---- */

static const struct table_column columns[] = {
    {.title = N_("Section"), .least = 8},
    {.title = N_("What there is"), .grows = true, .gap = 3},
};
static const struct table_spec spec = {columns, 2, 1, 3, false, school_cell};

static bool school_read(struct app *app, void *memory, struct arena *arena, struct table_rows *out,
                        struct err *err)
{
    struct school_row *list = ARENA_ARRAY(arena, SECTIONS, struct school_row);

    (void)memory;
    (void)err;
    for (size_t i = 0; i < SECTIONS; i++) {
        struct school_rows read = {0};

        sections[i]->read(app, arena, &read);
        list[i].cells[0] = _(sections[i]->title);
        list[i].cells[1] =
            read.summary ? read.summary
            : read.count == 0
                ? _(sections[i]->empty)
                : arena_printf(arena, ngettext("%zu entry", "%zu entries", read.count), read.count);
    }
    out->items = list;
    out->count = SECTIONS;
    return true;
}

static void school_words(struct app *app, const void *memory, struct arena *arena,
                         struct list_words *words)
{
    (void)memory;
    words->title = arena_printf(arena, "%s · %s", words->title, app_data(app)->school.name);
}

static const struct list_page page = {.title = N_("The school"),
                                      .row_size = sizeof(struct school_row),
                                      .from_memory = true,
                                      .read = school_read,
                                      .words = school_words};

/* What has one row alone is changed at once. */
static unsigned open_section(struct app *app, const struct school_section *section)
{
    struct arena *arena = arena_new();
    struct school_rows read = {0};

    section->read(app, arena, &read);
    if (section != &school_itself || !school_may(app, section))
        app_open(app, &view_school_list, &(struct school_list_argument){section});
    else if (app_may_save(app))
        app_open(app, &view_school_form, &(struct school_form_argument){section, read.items});
    arena_free(arena);
    return EFFECT_HANDLED;
}

static unsigned school_request(struct app *app, void *table, int request)
{
    size_t row = table_selected(table);

    if (request == SCHOOL_UNDO)
        return undo_ask(app, 0);
    if (request != REQUEST_ACCEPT)
        return EFFECT_NONE;
    return row != SIZE_MAX ? open_section(app, sections[row]) : EFFECT_HANDLED;
}

const struct view_ops view_school = {
    .keys = KEYS_WITH_NEEDS("school", scopes, rows, needs),
    .way_in = &way_in,
    LIST_ALONE(&spec),
    .page = &page,
    .request = school_request,
};
