/* Changing one homework: its line, the rows below it, and what to do when another changed it at the
 * same time. The form keeps the item as it was opened; only touched fields are saved. */
#include "config.h"

#include "tui/view/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/fields.h"
#include "tui/view/edit_state.h"

enum edit_request
{
    EDIT_MINE = REQUEST_OWN,
    EDIT_THEIRS,
};
enum edit_scope
{
    EDIT_LINE,     /* the quick line */
    EDIT_ROWS,     /* the rows below it */
    EDIT_CONFLICT, /* two people's values side by side */
};
#define EDIT_FORM_SCOPES (IN(EDIT_LINE) | IN(EDIT_ROWS))

static const struct key_scope scopes[] = {
    [EDIT_LINE] = {N_("Changing homework: the line"), COMMON_MOVE | COMMON_REDRAW | COMMON_HELP,
                   true},
    [EDIT_ROWS] = {N_("Changing homework: the rows"), COMMON_REDRAW | COMMON_HELP, true},
    [EDIT_CONFLICT] = {N_("Two people changed the same homework"),
                       COMMON_MOVE | COMMON_REDRAW | COMMON_HELP, false},
};
static const struct key_row rows[] = {
    {REQUEST_SAVE, "save", EDIT_FORM_SCOPES, "Enter C-s", N_("save"), NULL, N_("save")},
    {REQUEST_NEXT_PART, "next-part", EDIT_FORM_SCOPES, "Tab", N_("rows"), NULL,
     N_("to the next part of the form")},
    {REQUEST_PREVIOUS_PART, "previous-part", EDIT_FORM_SCOPES, "S-Tab", NULL, NULL,
     N_("to the part before")},
    {REQUEST_TOGGLE, "toggle", IN(EDIT_ROWS), "Space", N_("choose"), NULL,
     N_("choose or skip; the next value")},
    {REQUEST_LEFT, "left", IN(EDIT_ROWS), "Left h", N_("move"), "←→",
     N_("to the left; the value before")},
    {REQUEST_RIGHT, "right", IN(EDIT_ROWS), "Right l", NULL, NULL,
     N_("to the right; the next value")},
    {EDIT_MINE, "mine", IN(EDIT_CONFLICT), "m Left", N_("mine"), NULL,
     N_("this field: keep what I typed")},
    {EDIT_THEIRS, "theirs", IN(EDIT_CONFLICT), "t Right", N_("theirs"), NULL,
     N_("this field: take what the other saved")},
    {REQUEST_SAVE, "save", IN(EDIT_CONFLICT), "Enter C-s", N_("save"), NULL,
     N_("save with these choices")},
    {REQUEST_UP, "up", IN(EDIT_ROWS), "Up k", NULL, NULL, N_("a line up")},
    {REQUEST_DOWN, "down", IN(EDIT_ROWS), "Down j", NULL, NULL, N_("a line down")},
    {REQUEST_BACK, "back", 0, "Esc", N_("leave"), NULL,
     N_("leave the form (asks if something would be lost)")},
};

static unsigned edit_scope(const void *memory)
{
    const struct edit_state *state = memory;

    if (state->conflict_count > 0)
        return EDIT_CONFLICT;
    return state->in_details ? EDIT_ROWS : EDIT_LINE;
}

/* ---- the item as it was opened ---- */

struct assignment *edit_copy(const struct assignment *item, struct arena *arena)
{
    const struct record *record = &records[ENTITY_ASSIGNMENT];
    struct assignment *copy = arena_memdup(arena, item, sizeof *item);

    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i].type == TYPE_TEXT)
            field_put_text(copy, &record->fields[i], field_text(item, &record->fields[i]), arena);
    return copy;
}

/* `item` is what the store has; the fields named stay as this person typed them. */
static void base_on(struct app *app, struct edit_state *state, const struct assignment *item,
                    const struct assignment *mine, unsigned keep)
{
    struct session session = app_session(app, app->date);
    struct quick_context context = service_quick_context(&session, item->assigned);
    struct assignment shown;

    state->opened = edit_copy(item, state->arena);
    state->first_line = quick_format(state->opened, &context, state->arena);
    shown = *state->opened;
    if (mine)
        assignment_take(&shown, mine, keep);
    editor_set(&state->line, quick_format(&shown, &context, state->arena));
}

/* Homework is due on a school day behind the one it was set on. */
static day_t step_due(void *context, const void *record, day_t due, int step)
{
    const struct calendar *calendar = app_data(context)->calendar;
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
    editor_init(&state->line, QUICK_LINE_MAX_CHARS);
    form_init(app, &state->form, EDIT_FORM, argument->draft);
    for (size_t i = 0; i < EDIT_DETAILS; i++)
        state->rows[i].field = assignment_field_of(edit_details[i]);
    fields_init(&state->details, state->rows, EDIT_DETAILS, app->lang);
    state->details.step_day = step_due;
    state->details.context = app;
    if (argument->draft)
        edit_draft_read(app, state, argument->text);
    else if (service_item(&session, argument->id, arena, &item, &err))
        base_on(app, state, item, NULL, 0);
    else
        app_say_err(app, &err);
    arena_free(arena);
}

static void edit_done(struct app *app, void *memory)
{
    struct edit_state *state = memory;

    (void)app;
    form_done(&state->form);
    fields_done(&state->details);
    editor_done(&state->line);
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

/* ---- the draft ---- */

static bool is_touched(const struct edit_state *state)
{
    return state->opened && strcmp(state->line.text, state->first_line) != 0;
}

static void edit_pause(struct app *app, void *memory)
{
    struct edit_state *state = memory;
    struct arena *arena;

    (void)app;
    if (!state->form.dirty || !state->opened)
        return;
    arena = arena_new();
    if (is_touched(state))
        form_write(&state->form, edit_draft_text(state, arena));
    else
        form_forget(&state->form);
    arena_free(arena);
}

static unsigned changed(struct app *app, struct edit_state *state)
{
    form_typed(app, &state->form);
    edit_read(app, state);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

/* ---- saving, and two people at once ---- */

static void close_conflict(struct edit_state *state)
{
    arena_free(state->conflict_arena);
    state->conflict_arena = NULL;
    state->theirs = NULL;
    state->conflict_count = 0;
}

/* A new comparison takes the place of an older one. */
static void open_conflict(struct app *app, struct edit_state *state,
                          const struct assignment *theirs)
{
    unsigned both;

    close_conflict(state);
    state->conflict_arena = arena_new();
    state->theirs = edit_copy(theirs, state->conflict_arena);
    both = assignment_diff(state->opened, theirs) & state->touched;
    for (unsigned bit = 1; bit < FIELD_ALL; bit <<= 1) {
        struct edit_conflict *conflict = &state->conflicts[state->conflict_count];

        if ((both & bit) == 0)
            continue;
        *conflict = (struct edit_conflict){
            .field = (enum assignment_field)bit,
            .name = field_label(assignment_field_of(bit), app->lang),
            .mine = field_words(&state->wanted, assignment_field_of(bit), app->lang,
                                state->conflict_arena),
            .theirs = field_words(state->theirs, assignment_field_of(bit), app->lang,
                                  state->conflict_arena),
            .take_mine = true,
        };
        state->conflict_count++;
    }
    state->conflict_at = 0;
}

static unsigned save(struct app *app, struct edit_state *state)
{
    struct arena *arena = arena_new();
    struct session session;
    struct outcome outcome;
    struct assignment *theirs = NULL;
    struct edit edit;
    struct err err;
    unsigned effects = EFFECT_HANDLED;

    err_clear(&err);
    if (!app_may_save(app))
        goto out;
    if (state->quick->problem_count > 0) {
        app_say(app, STYLE_RED, "%s", state->quick->problems[0].message);
        goto out;
    }
    if (state->touched == 0) {
        app_say(app, STYLE_PLAIN, "%s", _("nothing was changed"));
        form_forget(&state->form);
        effects |= EFFECT_CLOSE;
        goto out;
    }
    session = form_session(app, &state->form, app->date);
    edit = (struct edit){
        .id = state->opened->id,
        .wanted = &state->wanted,
        .opened = state->opened,
        .fields = state->touched,
    };
    if (!service_edit(&session, &edit, arena, &outcome, &theirs, &err)) {
        if (theirs)
            open_conflict(app, state, theirs);
        else
            app_say_err(app, &err);
        goto out;
    }
    form_forget(&state->form);
    app_say(app, outcome.any_held ? STYLE_YELLOW : STYLE_BOLD, "%s",
            outcome.any_held ? _("changed: it waits for review, and is not shown before")
                             : _("changed; u takes it back"));
    effects |= EFFECT_CLOSE;
out:
    arena_free(arena);
    return effects;
}

/* The choices become the form: based on what the store has now, mine where mine was chosen. */
static unsigned settle_conflict(struct app *app, struct edit_state *state)
{
    unsigned keep = state->touched;
    struct assignment mine = *edit_copy(&state->wanted, state->arena);

    for (size_t i = 0; i < state->conflict_count; i++)
        if (!state->conflicts[i].take_mine)
            keep &= ~(unsigned)state->conflicts[i].field;
    base_on(app, state, state->theirs, &mine, keep);
    close_conflict(state);
    changed(app, state);
    return save(app, state);
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
        return settle_conflict(app, state);
    case REQUEST_BACK: /* back to the form; what was typed stays, and so does the other's save */
        close_conflict(state);
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

/* ---- keys ---- */

static unsigned edit_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct edit_state *state = memory;

    (void)question;
    return form_answer(app, &state->form, answer);
}

/* A row's next value goes into the line, which stays the only truth of the form. */
static unsigned ask_rows(struct app *app, struct edit_state *state, int request)
{
    struct session session = app_session(app, app->date);
    struct quick_context context;

    if (state->quick->problem_count > 0 && request != REQUEST_UP && request != REQUEST_DOWN) {
        app_say(app, STYLE_RED, "%s", state->quick->problems[0].message);
        return EFFECT_HANDLED;
    }
    switch (fields_request(&state->details, request)) {
    case FIELDS_CHANGED:
        context = service_quick_context(&session, state->opened->assigned);
        editor_set(&state->line, quick_format(&state->wanted, &context, state->arena));
        return changed(app, state);
    case FIELDS_LEFT:
        state->in_details = false;
        return EFFECT_HANDLED;
    default:
        return EFFECT_HANDLED;
    }
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
        return save(app, state);
    case REQUEST_BACK:
        return form_leave(app, &state->form, is_touched(state),
                          _("The change is not saved. Discard it?"));
    case REQUEST_NEXT_PART:
    case REQUEST_PREVIOUS_PART:
        state->in_details = !state->in_details;
        return EFFECT_HANDLED;
    case REQUEST_UP:
    case REQUEST_DOWN:
    case REQUEST_LEFT:
    case REQUEST_RIGHT:
    case REQUEST_TOGGLE:
        if (state->in_details)
            return ask_rows(app, state, request);
        state->in_details = request == REQUEST_DOWN;
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

static unsigned edited(struct app *app, struct edit_state *state, enum edited what)
{
    return what == EDIT_CHANGED ? changed(app, state) : form_unchanged(app, what);
}

static unsigned edit_key(struct app *app, void *memory, uint32_t key)
{
    struct edit_state *state = memory;

    if (!state->opened || state->conflict_count > 0)
        return EFFECT_NONE;
    if (state->in_details) {
        if (key < KEY_SPACEBAR || key >= KEY_SPECIAL)
            return EFFECT_NONE;
        state->in_details = false;
    }
    return edited(app, state, editor_key(&state->line, key));
}

static unsigned edit_paste(struct app *app, void *memory, const char *text)
{
    struct edit_state *state = memory;

    if (!state->opened || state->conflict_count > 0)
        return EFFECT_NONE;
    state->in_details = false;
    return edited(app, state, editor_paste(&state->line, text));
}

static unsigned edit_click(struct app *app, void *memory, int row, int col)
{
    struct edit_state *state = memory;

    (void)app;
    if (!state->opened || state->conflict_count > 0)
        return EFFECT_NONE;
    if (form_click_line(&state->form, &state->line, row, col)) {
        state->in_details = false;
        return EFFECT_HANDLED;
    }
    if (fields_click(&state->details, row)) {
        state->in_details = true;
        return EFFECT_HANDLED;
    }
    return EFFECT_NONE;
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
    .pause = edit_pause,
    .done = edit_done,
};
