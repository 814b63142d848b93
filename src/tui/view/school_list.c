/* One section of the school as a list: its rows are added, changed, removed and brought back. */
#include "config.h"

#include <string.h>

#include "tui/list_page.h"
#include "tui/view/school.h"
#include "tui/view/undo.h"

enum list_request
{
    LIST_ADD = REQUEST_OWN,
    LIST_REMOVE,
    LIST_UNDO,
};

struct list_state
{
    struct table table;
    const struct school_section *section;
    bool may;        /* the actor may change it */
    char *asked_key; /* the row that a question is about; owned by asked */
    struct arena *asked;
    bool adding; /* a form is open: what is new then is selected */
};

enum list_scope
{
    LIST_CHANGED, /* by whoever may */
    LIST_GIVEN,   /* likewise, but a row is only given and taken */
    LIST_SET,     /* likewise, but no row is added */
    LIST_UNSET,   /* likewise, on a row that says nothing yet */
    LIST_ADDED,   /* on a row that is others' to change */
    LIST_EMPTY,   /* by whoever may, and there is no row */
    LIST_READ,
};
static const struct key_scope scopes[] = {
    [LIST_CHANGED] = {N_("A list of the school"), COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [LIST_GIVEN] = {N_("A list of the school, given and taken"),
                    COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [LIST_SET] = {N_("A list of the school, set"), COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [LIST_UNSET] = {N_("A list of the school, not set yet"),
                    COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [LIST_ADDED] = {N_("A list of the school, on a row of others"),
                    COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [LIST_EMPTY] = {N_("A list of the school, empty"), COMMON_REDRAW | COMMON_BACK | COMMON_HELP,
                    false},
    [LIST_READ] = {N_("A list of the school, to read"), COMMON_LIST | COMMON_BACK | COMMON_HELP,
                   false},
};
#define MAY_EDIT (IN(LIST_CHANGED) | IN(LIST_SET) | IN(LIST_UNSET))
#define MAY_REMOVE (IN(LIST_CHANGED) | IN(LIST_GIVEN) | IN(LIST_SET))
#define MAY_ADD (IN(LIST_CHANGED) | IN(LIST_GIVEN) | IN(LIST_ADDED) | IN(LIST_EMPTY))
#define HAS_ROWS ((MAY_EDIT | MAY_ADD | IN(LIST_READ)) & ~IN(LIST_EMPTY))
static const struct key_row rows[] = {
    {LIST_ADD, "add", MAY_ADD, "a", N_("add"), NULL, N_("add to this list")},
    {REQUEST_ACCEPT, "edit", MAY_EDIT, "Enter e", N_("edit"), NULL, N_("change the selected row")},
    {LIST_REMOVE, "remove", MAY_REMOVE, "d Delete", N_("remove"), NULL,
     N_("remove the selected row (it asks first)")},
    {LIST_UNDO, "undo", MAY_EDIT | MAY_ADD, "u", N_("undo"), NULL,
     N_("take back your last change (it shows which one)")},
    {REQUEST_FILTER, "filter", HAS_ROWS, "/", N_("search"), NULL,
     N_("show only what contains the words you type")},
};

static unsigned list_scope(const void *memory)
{
    const struct list_state *state = memory;
    const struct school_row *row = table_chosen(&state->table);

    if (!state->may)
        return LIST_READ;
    if (state->table.count == 0)
        return state->section->add ? LIST_EMPTY : LIST_READ;
    if (row && row->fixed)
        return state->section->add ? LIST_ADDED : LIST_READ;
    if (!state->section->edit)
        return LIST_GIVEN;
    return state->section->add ? LIST_CHANGED : row && row->dim ? LIST_UNSET : LIST_SET;
}

static void list_open(struct app *app, void *memory, const void *given)
{
    struct list_state *state = memory;
    const struct school_list_argument *argument = given;

    (void)app;
    state->section = argument->section;
    state->table.spec = state->section->spec;
    state->asked = arena_new();
}

static void list_done(struct app *app, void *memory)
{
    (void)app;
    arena_free(((struct list_state *)memory)->asked);
}

static bool is_new(const struct list_state *state, const char *key)
{
    const struct school_row *all = state->table.rows;

    for (size_t i = 0; i < state->table.count; i++)
        if (strcmp(all[i].key, key) == 0)
            return false;
    return true;
}

/* What the filter looks for words in. */
static const char *const *texts_of(const struct school_section *section,
                                   const struct school_rows *read, struct arena *arena)
{
    const char **texts = ARENA_ARRAY(arena, read->count, const char *);

    for (size_t i = 0; i < read->count; i++) {
        const struct school_row *row = &read->items[i];
        struct text_buf text = {.arena = arena};

        for (size_t cell = 0; cell < section->spec->column_count; cell++)
            text_buf_printf(&text, "%s ", row->cells[cell] ? row->cells[cell] : "");
        text_buf_printf(&text, "\n%s", row->search ? row->search : "");
        texts[i] = arena_strdup(arena, text_buf_str(&text));
    }
    return texts;
}

static bool list_read(struct app *app, void *memory, struct arena *arena, struct table_rows *out,
                      struct err *err)
{
    struct list_state *state = memory;
    struct school_rows read = {0};

    (void)err;
    state->may = school_may(app, state->section);
    state->section->read(app, arena, &read);
    out->items = read.items;
    out->count = read.count;
    out->texts = texts_of(state->section, &read, arena);
    for (size_t i = 0; state->adding && i < read.count; i++) {
        if (!is_new(state, read.items[i].key))
            continue;
        out->select = i;
        state->adding = false;
    }
    state->adding = state->adding && app_top(app)->state != memory;
    return true;
}

static bool same(const void *before, const void *now)
{
    const struct school_row *a = before, *b = now;

    return strcmp(a->key, b->key) == 0;
}

static void list_words(struct app *app, const void *memory, struct arena *arena,
                       struct list_words *words)
{
    const struct school_section *section = ((const struct list_state *)memory)->section;

    words->title = _(section->title);
    words->beside = section->note_of ? section->note_of(app, arena)
                    : section->note  ? _(section->note)
                                     : "";
    words->empty = _(section->empty);
}

static const struct list_page page = {.row_size = sizeof(struct school_row),
                                      .same = same,
                                      .from_memory = true,
                                      .read = list_read,
                                      .words = list_words};

static unsigned open_form(struct app *app, const struct school_section *section,
                          const struct school_row *row)
{
    if ((row ? section->edit : section->add) && app_may_save(app))
        app_open(app, &view_school_form, &(struct school_form_argument){section, row});
    return EFFECT_HANDLED;
}

static unsigned list_request(struct app *app, void *memory, int request)
{
    struct list_state *state = memory;
    const struct school_row *row = table_chosen(&state->table);

    switch (request) {
    case LIST_ADD:
        state->adding = true;
        return open_form(app, state->section, NULL);
    case REQUEST_ACCEPT:
        return row && state->may && !row->fixed ? open_form(app, state->section, row)
                                                : EFFECT_HANDLED;
    case LIST_REMOVE:
        if (!row || !(state->section->remove || state->section->add))
            return EFFECT_HANDLED;
        arena_reset(state->asked);
        state->asked_key = arena_strdup(state->asked, row->key);
        app_ask(app, LIST_REMOVE, false, THIRD_NONE, _("%s: remove %s?"), _(state->section->title),
                row->name);
        return EFFECT_HANDLED;
    case LIST_UNDO:
        return undo_ask(app, 0);
    default:
        return EFFECT_NONE;
    }
}

static bool remove_row(struct app *app, const struct school_section *section,
                       const struct school_row *row, struct err *err)
{
    struct session session = school_session(app);

    return section->remove ? section->remove(app, row, err)
                           : service_put(&session, section->entity, row->record, NULL, err);
}

static unsigned remove_asked(struct app *app, struct list_state *state)
{
    const struct school_row *all = state->table.rows;
    struct err err;

    err_clear(&err);
    if (!app_may_save(app))
        return EFFECT_HANDLED;
    for (size_t i = 0; i < state->table.count; i++) {
        if (strcmp(all[i].key, state->asked_key) != 0)
            continue;
        if (!remove_row(app, state->section, &all[i], &err)) {
            app_say_err(app, &err);
            return EFFECT_HANDLED;
        }
        app_reload(app);
        app_say(app, STYLE_BOLD, "%s", _("removed; u brings it back"));
        return EFFECT_HANDLED;
    }
    app_say(app, STYLE_RED, "%s", _("somebody else removed it meanwhile"));
    return EFFECT_HANDLED;
}

static unsigned list_answer(struct app *app, void *memory, int question, enum answer answer)
{
    (void)question;
    return answer == ANSWER_YES ? remove_asked(app, memory) : EFFECT_HANDLED;
}

const struct view_ops view_school_list = {
    .keys = KEYS("school-list", scopes, rows),
    .state_size = sizeof(struct list_state),
    .scope = list_scope,
    LIST_AT(struct list_state, table, &(const struct table_spec){.columns = NULL}),
    .open = list_open,
    .page = &page,
    .request = list_request,
    .answer = list_answer,
    .done = list_done,
};
