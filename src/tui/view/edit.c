/* Changing one homework: a row a field. In the text marks and times may be typed as when it is set; they go to
 * their fields. The form keeps the item as it was opened; only touched fields are saved. */
#include "config.h"

#include "tui/view/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/fields.h"
#include "tui/view/edit_state.h"

#define TEXT_ROWS 3

enum edit_request
{
    EDIT_MINE = REQUEST_OWN,
    EDIT_THEIRS,
};
enum edit_scope
{
    EDIT_FIELDS,
    EDIT_CONFLICT, /* two people's values side by side */
    EDIT_TYPED,    /* a row that is typed */
};

#define ROWS (IN(EDIT_FIELDS) | IN(EDIT_TYPED))

static const struct key_scope scopes[] = {
    [EDIT_FIELDS] = {N_("Changing homework"), COMMON_REDRAW | COMMON_HELP, true},
    [EDIT_CONFLICT] = {N_("Two people changed the same homework"),
                       COMMON_MOVE | COMMON_REDRAW | COMMON_HELP, false},
    [EDIT_TYPED] = {N_("Changing homework: a row that is typed"), COMMON_REDRAW | COMMON_HELP,
                    true},
};
static const struct key_row rows[] = {
    {REQUEST_SAVE, "save", ROWS, "Enter C-s", N_("save"), NULL, N_("save")},
    {REQUEST_UP, "up", ROWS, "Up S-Tab", N_("rows"), "↑↓", N_("a line up")},
    {REQUEST_DOWN, "down", ROWS, "Down Tab", NULL, NULL, N_("a line down")},
    {REQUEST_LEFT, "left", IN(EDIT_FIELDS), "Left", N_("change"), "←→",
     N_("to the left; the value before")},
    {REQUEST_RIGHT, "right", IN(EDIT_FIELDS), "Right", NULL, NULL,
     N_("to the right; the next value")},
    {REQUEST_LEFT, "left", IN(EDIT_TYPED), "Left", NULL, NULL, N_("to the left")},
    {REQUEST_RIGHT, "right", IN(EDIT_TYPED), "Right", NULL, NULL, N_("to the right")},
    {EDIT_MINE, "mine", IN(EDIT_CONFLICT), "m Left", N_("mine"), NULL,
     N_("this field: keep what I typed")},
    {EDIT_THEIRS, "theirs", IN(EDIT_CONFLICT), "t Right", N_("theirs"), NULL,
     N_("this field: take what the other saved")},
    {REQUEST_SAVE, "save", IN(EDIT_CONFLICT), "Enter C-s", N_("save"), NULL,
     N_("save with these choices")},
    {REQUEST_BACK, "back", 0, "Esc", N_("leave"), NULL,
     N_("leave the form (asks if something would be lost)")},
};

static unsigned edit_scope(const void *memory)
{
    const struct edit_state *state = memory;

    if (state->conflict_count > 0)
        return EDIT_CONFLICT;
    return fields_typing(&state->fields) ? EDIT_TYPED : EDIT_FIELDS;
}

/* ---- opening ---- */

static void init_rows(struct edit_state *state, enum lang lang)
{
    static const unsigned fields[] = {
        FIELD_TEXT, FIELD_SUBJECT,  FIELD_KIND,   FIELD_MINUTES, FIELD_DUE,  FIELD_PLACE,
        FIELD_TIER, FIELD_OPTIONAL, FIELD_SPREAD, FIELD_DEVICE,  FIELD_UNIT, FIELD_TEACHER,
    };
    size_t count = sizeof fields / sizeof fields[0];

    for (size_t i = 0; i < count; i++) {
        state->rows[i].field = assignment_field_of(fields[i]);
        if (fields[i] == FIELD_TEXT)
            state->rows[i].height = TEXT_ROWS;
        if (fields[i] == FIELD_SUBJECT)
            state->rows[i].kind = FIELDS_PICKER;
    }
    state->rows[count++] = (struct fields_row){
        .field = record_field(ENTITY_ASSIGNMENT, "why"), .kind = FIELDS_TEXT, .label = N_("why")};
    fields_init(&state->fields, state->rows, count, lang);
}

/* Homework is due on a school day behind the one it was set on. */
static day_t step_due(void *context, const void *record, day_t due, int step)
{
    const struct calendar *calendar =
        app_calendar(context, ((const struct assignment *)record)->class_id);
    day_t next = step > 0 ? calendar_next_school_day(calendar, due)
                          : calendar_prev_school_day(calendar, due);

    return next > ((const struct assignment *)record)->assigned ? next : due;
}

static void edit_open(struct app *app, void *memory, const void *given)
{
    struct edit_state *state = memory;
    const struct edit_argument *argument = given;
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct assignment *item;
    struct err err;

    err_clear(&err);
    state->arena = arena_new();
    state->answer = arena_new();
    form_init(app, &state->form, EDIT_FORM, argument->draft);
    init_rows(state, app->lang);
    state->fields.step_day = step_due;
    state->fields.words = edit_words;
    state->fields.context = app;
    if (argument->draft)
        edit_draft_read(app, state, argument->text);
    else if (service_item(&session, argument->id, arena, &item, &err))
        edit_base_on(state, item, NULL, 0);
    else
        app_say_err(app, &err);
    arena_free(arena);
}

static void edit_done(struct app *app, void *memory)
{
    struct edit_state *state = memory;

    (void)app;
    form_done(&state->form);
    fields_done(&state->fields);
    arena_free(state->arena);
    arena_free(state->answer);
    arena_free(state->conflict_arena);
}

static void edit_load(struct app *app, void *memory)
{
    struct edit_state *state = memory;

    if (state->opened)
        edit_read(app, state);
}

static void edit_pause(struct app *app, void *memory)
{
    struct edit_state *state = memory;
    struct arena *arena;

    (void)app;
    if (!state->form.dirty || !state->opened)
        return;
    arena = arena_new();
    if (edit_is_touched(state))
        form_write(&state->form, edit_draft_text(state, arena));
    else
        form_forget(&state->form);
    arena_free(arena);
}

unsigned edit_changed(struct app *app, struct edit_state *state)
{
    form_typed(app, &state->form);
    edit_read(app, state);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

/* ---- keys ---- */

static unsigned edit_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct edit_state *state = memory;

    (void)question;
    return form_answer(app, &state->form, answer);
}

static unsigned conflict_request(struct app *app, struct edit_state *state, int request)
{
    struct edit_conflict *here = &state->conflicts[state->conflict_at];

    switch (request) {
    case EDIT_MINE:
        here->take_mine = true;
        return EFFECT_HANDLED;
    case EDIT_THEIRS:
        here->take_mine = false;
        return EFFECT_HANDLED;
    case REQUEST_UP:
        state->conflict_at -= state->conflict_at > 0;
        return EFFECT_HANDLED;
    case REQUEST_DOWN:
        state->conflict_at += state->conflict_at + 1 < state->conflict_count;
        return EFFECT_HANDLED;
    case REQUEST_SAVE:
        return edit_settle_conflict(app, state);
    case REQUEST_BACK: /* back to the form; what was typed stays, and so does the other's save */
        edit_close_conflict(state);
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

static void pick_subject(struct app *app, const struct edit_state *state)
{
    const struct subject_list *subjects = &app_data(app)->subjects;
    struct arena *arena = arena_new();
    struct pick_row *picks = ARENA_ARRAY(arena, subjects->count + 1, struct pick_row);
    struct pick_argument pick = {.title = _("Which subject?"), .rows = picks};

    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *subject = &subjects->items[i];

        if (subject->hidden)
            continue;
        if (strcmp(subject->code, state->typed.subject) == 0)
            pick.selected = pick.count;
        picks[pick.count++] =
            (struct pick_row){.text = subject_name(subject, app->lang),
                              .result = {.kind = RESULT_SUBJECT, .subject = subject->code}};
    }
    app_open(app, &view_pick, &pick);
    arena_free(arena);
}

static unsigned edit_result(struct app *app, void *memory, const struct view_result *result)
{
    struct edit_state *state = memory;

    if (result->kind != RESULT_SUBJECT)
        return EFFECT_NONE;
    state->typed.subject = arena_strdup(state->arena, result->subject);
    return edit_changed(app, state);
}

static unsigned did(struct app *app, struct edit_state *state, enum fields_did what)
{
    switch (what) {
    case FIELDS_CHANGED:
        /* who writes a time makes it exact, the same one too */
        if (state->rows[state->fields.at].field == assignment_field_of(FIELD_MINUTES))
            state->typed.estimated = false;
        return edit_changed(app, state);
    case FIELDS_PICK:
        pick_subject(app, state);
        return EFFECT_HANDLED | EFFECT_REDRAW;
    case FIELDS_FULL:
        return form_unchanged(app, EDIT_FULL, TEXT_MAX_CHARS);
    case FIELDS_IGNORED:
        return EFFECT_NONE;
    case FIELDS_LEFT:
    case FIELDS_MOVED:
        break;
    }
    return EFFECT_HANDLED;
}

/* What moves in a form and is a character or the cursor's key in a row that is typed. */
static unsigned ask_fields(struct app *app, struct edit_state *state, int request)
{
    uint32_t key = request == REQUEST_LEFT    ? KEY_ARROW_LEFT
                   : request == REQUEST_RIGHT ? KEY_ARROW_RIGHT
                                              : KEY_NONE_PRESSED;
    enum fields_did what = fields_request(&state->fields, request);

    if (what == FIELDS_IGNORED && key != KEY_NONE_PRESSED)
        what = fields_key(&state->fields, key);
    return did(app, state, what) | EFFECT_HANDLED;
}

static unsigned edit_request(struct app *app, void *memory, int request)
{
    struct edit_state *state = memory;

    if (!state->opened)
        return request == REQUEST_BACK ? EFFECT_CLOSE : EFFECT_HANDLED;
    if (state->conflict_count > 0)
        return conflict_request(app, state, request);
    switch (request) {
    case REQUEST_SAVE:
        return edit_save(app, state);
    case REQUEST_BACK:
        return form_leave(app, &state->form, edit_is_touched(state),
                          _("The change is not saved. Discard it?"));
    case REQUEST_UP:
    case REQUEST_DOWN:
        edit_settle(app, state);
        return ask_fields(app, state, request);
    case REQUEST_LEFT:
    case REQUEST_RIGHT:
        return ask_fields(app, state, request);
    default:
        return EFFECT_NONE;
    }
}

/* A space turns what is not typed. */
static unsigned edit_key(struct app *app, void *memory, uint32_t key)
{
    struct edit_state *state = memory;
    enum fields_did what;

    if (!state->opened || state->conflict_count > 0)
        return EFFECT_NONE;
    what = fields_key(&state->fields, key);
    if (what == FIELDS_IGNORED && (key == KEY_SPACEBAR || key == 0x3000))
        what = fields_request(&state->fields, REQUEST_TOGGLE);
    return did(app, state, what);
}

static unsigned edit_paste(struct app *app, void *memory, const char *text)
{
    struct edit_state *state = memory;

    if (!state->opened || state->conflict_count > 0)
        return EFFECT_NONE;
    return did(app, state, fields_paste(&state->fields, text));
}

static unsigned edit_click(struct app *app, void *memory, int row, int col)
{
    struct edit_state *state = memory;

    (void)col;
    if (!state->opened || state->conflict_count > 0)
        return EFFECT_NONE;
    edit_settle(app, state);
    return fields_click(&state->fields, row) ? EFFECT_HANDLED : EFFECT_NONE;
}

static bool edit_holds_day(const void *memory)
{
    (void)memory;
    return true;
}

const struct view_ops view_edit = {
    .keys = KEYS("edit", scopes, rows),
    .state_size = sizeof(struct edit_state),
    .scope = edit_scope,
    .open = edit_open,
    .load = edit_load,
    .draw = edit_draw,
    .request = edit_request,
    .key = edit_key,
    .paste = edit_paste,
    .click = edit_click,
    .answer = edit_answer,
    .result = edit_result,
    .pause = edit_pause,
    .holds_day = edit_holds_day,
    .done = edit_done,
};
