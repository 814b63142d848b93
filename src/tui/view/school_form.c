/* A form of the school: a new row of a section, or a change of one. What was typed stays after a fault,
 * which goes to the row it is of. */
#include "config.h"

#include <string.h>

#include "domain/fields.h"
#include "tui/view/school.h"
#include "tui/view/who.h"
#include "tui/widget/form.h"

#define FULL_ROWS 10

struct form_state
{
    struct arena *arena;
    const struct school_section *section;
    struct form form;
    bool is_new, changed;
    const char *title;
    char *key;                       /* of the row that is changed */
    struct school_edit edit, opened; /* opened: as it was then */
    struct fields_row rows[SCHOOL_FIELDS_MAX];
    const struct school_field *fields_of;
    const char *helps[SCHOOL_FIELDS_MAX];
    struct fields fields;
    struct arena *actor; /* of the last save */
};

enum form_scope
{
    FORM_TYPED,
    FORM_CHOSEN,
    FORM_PICKED,
    FORM_TYPED_ON, /* of a new record, with rows below it: Enter goes on to them */
    FORM_CHOSEN_ON,
};
static const struct key_scope scopes[] = {
    [FORM_TYPED] = {N_("A form of the school: a row that is typed"), COMMON_REDRAW | COMMON_HELP,
                    true},
    [FORM_CHOSEN] = {N_("A form of the school: a row that is chosen"), COMMON_REDRAW | COMMON_HELP,
                     false},
    [FORM_PICKED] = {N_("A form of the school: a row with a list"), COMMON_REDRAW | COMMON_HELP,
                     false},
    [FORM_TYPED_ON] = {N_("A form of the school: a row that is typed"), COMMON_REDRAW | COMMON_HELP,
                       true},
    [FORM_CHOSEN_ON] = {N_("A form of the school: a row that is chosen"),
                        COMMON_REDRAW | COMMON_HELP, false},
};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "pick", IN(FORM_PICKED), "Enter Space", N_("the list"), NULL,
     N_("open the list to choose from")},
    {REQUEST_ACCEPT, "accept", IN(FORM_CHOSEN), "Enter", N_("save"), NULL, N_("save")},
    {REQUEST_SAVE, "save", IN(FORM_TYPED), "Enter C-s", N_("save"), NULL, N_("save")},
    {REQUEST_SAVE, "save-chosen", IN(FORM_CHOSEN), "C-s", NULL, NULL, N_("save")},
    {REQUEST_ACCEPT, "next", IN(FORM_TYPED_ON) | IN(FORM_CHOSEN_ON), "Enter", N_("next"), NULL,
     N_("to the next line; on the last one, save")},
    {REQUEST_SAVE, "save-picked", IN(FORM_PICKED) | IN(FORM_TYPED_ON) | IN(FORM_CHOSEN_ON), "C-s",
     N_("save"), NULL, N_("save")},
    {REQUEST_DOWN, "down", 0, "Down Tab", N_("rows"), "↑↓", N_("a line down")},
    {REQUEST_UP, "up", 0, "Up S-Tab", NULL, NULL, N_("a line up")},
    {REQUEST_LEFT, "left", IN(FORM_CHOSEN) | IN(FORM_CHOSEN_ON), "Left h", N_("change"), "←→",
     N_("the value before")},
    {REQUEST_RIGHT, "right", IN(FORM_CHOSEN) | IN(FORM_CHOSEN_ON), "Right l Space", NULL, NULL,
     N_("the next value")},
    {REQUEST_BACK, "back", 0, "Esc", N_("leave"), NULL,
     N_("leave the form (asks if something would be lost)")},
};

static unsigned school_form_scope(const void *memory)
{
    const struct form_state *state = memory;
    bool on = state->is_new && state->fields.at + 1 < state->fields.count;

    if (fields_typing(&state->fields))
        return on ? FORM_TYPED_ON : FORM_TYPED;
    if (state->fields_of[state->fields.at].pick != PICK_NOTHING)
        return FORM_PICKED;
    return on ? FORM_CHOSEN_ON : FORM_CHOSEN;
}

/* ---- what every form's rows do ---- */

void school_draw_rows(struct fields *fields, struct canvas *canvas, const char *const *helps,
                      int row, int end)
{
    bool helped = canvas->rows >= FULL_ROWS;

    row = fields_draw(fields, canvas, row, helped ? end - 3 : end, true) + 1;
    if (helped && helps[fields->at])
        canvas_wrap(canvas, row, 3, end - row, STYLE_DIM, _(helps[fields->at]));
}

unsigned school_row_request(struct fields *fields, int request)
{
    switch (request) {
    case REQUEST_UP:
    case REQUEST_DOWN:
    case REQUEST_LEFT:
    case REQUEST_RIGHT:
        return fields_request(fields, request) == FIELDS_CHANGED ? EFFECT_HANDLED | EFFECT_REDRAW
                                                                 : EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

/* ---- opening ---- */

/* The fields of the texts beside the record. */
#define TEXT_FIELD(n)                                                                              \
    {                                                                                              \
        .name = "text" #n, .zh = "", .en = "", .type = TYPE_TEXT, .held = HELD_TEXT,               \
        .offset = offsetof(struct school_edit, text) + (n) * sizeof(char *)                        \
    }
static const struct field texts[SCHOOL_TEXTS] = {TEXT_FIELD(0), TEXT_FIELD(1), TEXT_FIELD(2),
                                                 TEXT_FIELD(3), TEXT_FIELD(4), TEXT_FIELD(5),
                                                 TEXT_FIELD(6)};

/* A field's label as a line begins with it. */
static const char *first_label(const struct field *field, enum lang lang, struct arena *arena)
{
    char *label = arena_strdup(arena, field_label(field, lang));

    if (*label >= 'a' && *label <= 'z')
        *label = (char)(*label - 'a' + 'A');
    return label;
}

static void make_rows(struct form_state *state, enum lang lang)
{
    const struct school_section *section = state->section;
    size_t count = 0;

    state->fields_of = state->is_new ? section->add : section->edit;
    for (const struct school_field *it = state->fields_of; it->field || it->label; it++) {
        state->helps[count] = it->help;
        state->rows[count++] = (struct fields_row){
            .field = it->field ? record_field(section->entity, it->field) : &texts[it->text],
            .kind = it->pick != PICK_NOTHING ? FIELDS_PICKER : FIELDS_BY_TYPE,
            .label = it->label ? it->label
                               : first_label(record_field(section->entity, it->field), lang,
                                             state->arena),
        };
    }
    state->fields.count = count;
}

static void copy_edit(enum entity entity, struct school_edit *to, const struct school_edit *from,
                      struct arena *arena)
{
    *to = *from;
    record_copy(entity, to, from, arena);
    for (size_t i = 0; i < SCHOOL_TEXTS; i++)
        to->text[i] = from->text[i] ? arena_strdup(arena, from->text[i]) : NULL;
}

static void changed(struct app *app, struct form_state *state)
{
    state->changed = true;
    form_typed(app, &state->form);
}

static bool take_up(struct app *app, void *memory, const char *text, struct arena *arena)
{
    struct form_state *state = memory;
    enum school_draft found = school_draft_read(text, &state->fields, &state->edit, state->arena);

    if (found != DRAFT_NOTHING)
        fields_open(&state->fields, &state->edit, state->is_new ? NULL : &state->opened);
    if (!school_draft_retype(text, &state->fields, arena) && found == DRAFT_NOTHING)
        return false;
    changed(app, state);
    if (found == DRAFT_OLDER)
        app_say(app, STYLE_YELLOW, "%s",
                _("what was typed last time is here again; somebody changed it since: look at it "
                  "before you save"));
    else
        app_say(app, STYLE_PLAIN, "%s", _("what was typed last time and not saved is here again"));
    return true;
}

static void school_form_pause(struct app *app, void *memory)
{
    struct form_state *state = memory;
    struct arena *arena;
    const char *text;

    (void)app;
    if (!state->form.dirty)
        return;
    arena = arena_new();
    text = school_draft_write(&state->fields, &state->edit, &state->opened, arena);
    if (*text)
        form_write(&state->form, text);
    else
        form_forget(&state->form);
    arena_free(arena);
}

static void school_form_open(struct app *app, void *memory, const void *given)
{
    struct form_state *state = memory;
    const struct school_form_argument *argument = given;
    const struct school_section *section = argument->section;
    char name[SCHOOL_DRAFT_NAME];

    state->arena = arena_new();
    state->section = section;
    state->is_new = !argument->row;
    if (argument->row) {
        state->key = arena_strdup(state->arena, argument->row->key);
        if (section->entity != ENTITY_COUNT)
            record_copy(section->entity, &state->edit, argument->row->record, state->arena);
    }
    if (section->fill)
        section->fill(app, argument->row, &state->edit, state->arena);
    state->title = _(state->is_new ? section->adding : section->changing);
    if (argument->row)
        state->title = arena_printf(state->arena, "%s · %s", state->title, argument->row->name);
    copy_edit(section->entity, &state->opened, &state->edit, state->arena);
    make_rows(state, app->lang);
    fields_init(&state->fields, state->rows, state->fields.count, app->lang);
    fields_open(&state->fields, &state->edit, state->is_new ? NULL : &state->opened);
    school_draft_name(section, state->key, name);
    form_init(app, &state->form, name, NULL);
    form_take_up(app, name, take_up, state);
}

static void school_form_done(struct app *app, void *memory)
{
    struct form_state *state = memory;

    (void)app;
    form_done(&state->form);
    fields_done(&state->fields);
    arena_free(state->arena);
}

static void school_form_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct form_state *state = memory;
    bool full = canvas->rows >= FULL_ROWS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS ? 2 : 1);

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, state->title);
    if (full)
        canvas_rule(canvas, 1);
    school_draw_rows(&state->fields, canvas, state->helps, full ? 3 : 1, end);
    form_draw_status(app, &state->form, canvas, end, "");
}

/* ---- saving ---- */

/* The row that is changed, as it is now; NULL: it is gone. */
static const struct school_row *row_now(struct app *app, const struct form_state *state,
                                        struct arena *arena)
{
    struct school_rows read = {0};

    state->section->read(app, arena, &read);
    for (size_t i = 0; i < read.count; i++)
        if (strcmp(read.items[i].key, state->key) == 0)
            return &read.items[i];
    return NULL;
}

static bool same_record(const struct form_state *state, const void *now)
{
    const struct record *record = &records[state->section->entity];

    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i].use == USE_VALUE &&
            !field_same(&state->opened, now, &record->fields[i]))
            return false;
    return true;
}

/* Whether what the form's texts were filled with is still so. */
static bool same_texts(struct app *app, const struct form_state *state,
                       const struct school_row *row, struct arena *arena)
{
    struct school_edit now = {0};

    if (!state->section->fill)
        return true;
    if (state->section->entity != ENTITY_COUNT)
        record_copy(state->section->entity, &now, row->record, arena);
    state->section->fill(app, row, &now, arena);
    for (size_t i = 0; i < SCHOOL_TEXTS; i++)
        if (strcmp(now.text[i] ? now.text[i] : "",
                   state->opened.text[i] ? state->opened.text[i] : "") != 0)
            return false;
    return true;
}

/* What somebody else did to the row meanwhile is not written over. */
static bool still_as_opened(struct app *app, const struct form_state *state, struct arena *arena,
                            const struct school_row **row, struct err *err)
{
    *row = NULL;
    if (state->is_new)
        return true;
    *row = row_now(app, state, arena);
    if (!*row)
        return err_set(err, ERR_INPUT, _("somebody else removed it meanwhile"));
    return ((state->section->entity == ENTITY_COUNT || same_record(state, (*row)->record)) &&
            same_texts(app, state, *row, arena)) ||
           err_set(err, ERR_INPUT,
                   _("somebody else changed it meanwhile, nothing was saved: leave the form and "
                     "open it again"));
}

static unsigned save(struct app *app, struct form_state *state)
{
    struct arena *arena = arena_new();
    const struct school_row *row;
    size_t wrong = fields_wrong(&state->fields);
    unsigned effects = EFFECT_HANDLED;
    struct err err;

    err_clear(&err);
    if (wrong != SIZE_MAX) {
        state->fields.at = wrong;
        app_say(app, STYLE_RED, "%s", _("a number belongs here"));
    } else if (!state->is_new && !state->changed) {
        form_forget(&state->form);
        effects |= EFFECT_CLOSE;
    } else if (app_may_save(app)) {
        struct school_edit edit;

        copy_edit(state->section->entity, &edit, &state->edit, arena);
        if (still_as_opened(app, state, arena, &row, &err) &&
            state->section->save(app, row, &edit, arena, &wrong, &err)) {
            form_forget(&state->form);
            app_reload(app);
            if (app->message[0] == '\0') /* the section had nothing of its own to say */
                app_say(app, STYLE_BOLD, "%s", _("saved; u takes it back"));
            effects |= EFFECT_CLOSE;
        } else {
            if (wrong < state->fields.count)
                state->fields.at = wrong;
            app_say_err(app, &err);
        }
    }
    arena_free(arena);
    return effects;
}

/* ---- keys ---- */

static unsigned open_people(struct app *app, uint32_t typed)
{
    const struct teacher_list *people = &app_data(app)->teachers;
    struct arena *arena = arena_new();
    struct pick_row *list = ARENA_ARRAY(arena, people->count, struct pick_row);
    struct pick_argument pick = {.title = _("Who?"),
                                 .nothing =
                                     _("nobody of that name: add the person under “People” first"),
                                 .rows = list,
                                 .typed = typed};

    for (size_t i = 0; i < people->count; i++)
        if (!people->items[i].removed) {
            list[pick.count] = who_row(&people->items[i], arena);
            list[pick.count++].result =
                (struct view_result){.kind = RESULT_ITEM, .id = people->items[i].id};
        }
    if (pick.count > 0)
        app_open(app, &view_pick, &pick);
    else
        app_say(app, STYLE_PLAIN, "%s", _("nobody is there yet: add people first"));
    arena_free(arena);
    return EFFECT_HANDLED;
}

static unsigned open_roles(struct app *app, uint32_t typed, bool or_none)
{
    struct pick_row list[ROLE_COUNT];
    struct pick_argument pick = {.title = _("Which role?"), .rows = list, .typed = typed};

    if (or_none)
        list[pick.count++] = (struct pick_row){.text = _("none: teaches only"),
                                               .result = {.kind = RESULT_ITEM, .id = ROLE_ANYONE}};
    for (int role = ROLE_COUNT - 1; role > ROLE_ANYONE; role--)
        if (role != ROLE_TEACHER) /* who teaches what is a section of its own */
            list[pick.count++] = (struct pick_row){.text = vocab_name(&vocab_role, role, app->lang),
                                                   .result = {.kind = RESULT_ITEM, .id = role}};
    app_open(app, &view_pick, &pick);
    return EFFECT_HANDLED;
}

static unsigned pick(struct app *app, const struct form_state *state, uint32_t typed)
{
    enum school_pick what = state->fields_of[state->fields.at].pick;

    return what == PICK_PERSON ? open_people(app, typed)
                               : open_roles(app, typed, what == PICK_ANY_ROLE);
}

static const char *picked_words(struct app *app, enum school_pick pick, int64_t id)
{
    const struct teacher *person;

    if (pick != PICK_PERSON)
        return id == ROLE_ANYONE ? "" : vocab_name(&vocab_role, (int)id, app->lang);
    person = school_person(app, id);
    return person ? person->name : "";
}

static unsigned school_form_result(struct app *app, void *memory, const struct view_result *result)
{
    struct form_state *state = memory;
    const struct school_field *field = &state->fields_of[state->fields.at];

    if (result->kind != RESULT_ITEM || field->pick == PICK_NOTHING)
        return EFFECT_HANDLED;
    state->edit.picked[field->text] = result->id;
    state->edit.text[field->text] =
        arena_strdup(state->arena, picked_words(app, field->pick, result->id));
    changed(app, state);
    fields_request(&state->fields, REQUEST_DOWN);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

/* Whether anything would be lost: what was typed and taken away again is not. */
static bool is_filled(const struct form_state *state)
{
    struct arena *arena = arena_new();
    bool filled = *school_draft_write(&state->fields, &state->edit, &state->opened, arena) != '\0';

    arena_free(arena);
    return filled;
}

static unsigned school_form_request(struct app *app, void *memory, int request)
{
    struct form_state *state = memory;

    if (request == REQUEST_SAVE)
        return save(app, state);
    if (request == REQUEST_ACCEPT)
        switch (school_form_scope(state)) {
        case FORM_PICKED:
            return pick(app, state, 0);
        case FORM_TYPED_ON:
        case FORM_CHOSEN_ON:
            return school_row_request(&state->fields, REQUEST_DOWN);
        default:
            return save(app, state);
        }
    if (request == REQUEST_BACK)
        return form_leave(app, &state->form, state->changed && is_filled(state),
                          _("What you typed is not saved. Discard it?"));
    if ((request == REQUEST_LEFT || request == REQUEST_RIGHT) &&
        (school_form_scope(state) == FORM_CHOSEN || school_form_scope(state) == FORM_CHOSEN_ON))
        changed(app, state);
    return school_row_request(&state->fields, request);
}

static unsigned school_form_answer(struct app *app, void *memory, int question, enum answer answer)
{
    (void)question;
    return form_answer(app, &((struct form_state *)memory)->form, answer);
}

static unsigned typed(struct app *app, struct form_state *state, enum fields_did did)
{
    if (did == FIELDS_CHANGED)
        changed(app, state);
    return did == FIELDS_IGNORED ? EFFECT_NONE : EFFECT_HANDLED;
}

/* A letter in a row with a list is the list's: it opens, narrowed by it. */
static unsigned pick_by_letter(struct app *app, const struct form_state *state, uint32_t key)
{
    if (key <= KEY_SPACEBAR || key >= KEY_SPECIAL)
        return EFFECT_NONE;
    return pick(app, state, key);
}

static unsigned school_form_key(struct app *app, void *memory, uint32_t key)
{
    struct form_state *state = memory;

    if (school_form_scope(state) == FORM_PICKED)
        return pick_by_letter(app, state, key);

    return typed(app, state, fields_key(&state->fields, key));
}

static unsigned school_form_paste(struct app *app, void *memory, const char *text)
{
    struct form_state *state = memory;

    return typed(app, state, fields_paste(&state->fields, text));
}

static unsigned school_form_click(struct app *app, void *memory, int row, int col)
{
    (void)app;
    (void)col;
    return fields_click(&((struct form_state *)memory)->fields, row) ? EFFECT_HANDLED : EFFECT_NONE;
}

const struct view_ops view_school_form = {
    .keys = KEYS("school-form", scopes, rows),
    .state_size = sizeof(struct form_state),
    .scope = school_form_scope,
    .open = school_form_open,
    .draw = school_form_draw,
    .request = school_form_request,
    .key = school_form_key,
    .paste = school_form_paste,
    .click = school_form_click,
    .answer = school_form_answer,
    .result = school_form_result,
    .pause = school_form_pause,
    .done = school_form_done,
};
