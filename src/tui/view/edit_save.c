/* Saving a change, and what to do when another changed the same homework at the same time. */
#include "config.h"

#include "domain/fields.h"
#include "tui/view/edit_state.h"

void edit_close_conflict(struct edit_state *state)
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

    edit_close_conflict(state);
    state->conflict_arena = arena_new();
    state->theirs = edit_copy(theirs, state->conflict_arena);
    both = assignment_diff(state->opened, theirs) & state->touched;
    for (unsigned bit = 1; bit < FIELD_ALL; bit <<= 1) {
        struct edit_conflict *conflict = &state->conflicts[state->conflict_count];
        const struct field *field = assignment_field_of(bit);

        if ((both & bit) == 0)
            continue;
        *conflict = (struct edit_conflict){
            .field = (enum assignment_field)bit,
            .name = field_label(field, app->lang),
            .mine = edit_words(app, &state->wanted, field, state->conflict_arena),
            .theirs = edit_words(app, state->theirs, field, state->conflict_arena),
            .take_mine = true,
        };
        state->conflict_count++;
    }
    state->conflict_at = 0;
}

/* What keeps it from being saved, said. */
static bool say_wrong(struct app *app, struct edit_state *state)
{
    size_t wrong = fields_wrong(&state->fields);

    if (wrong != SIZE_MAX) {
        state->fields.at = wrong;
        app_say(app, STYLE_RED, _("%s: a whole number belongs here"),
                field_label(state->rows[wrong].field, app->lang));
        return true;
    }
    if (state->withdrawn && !state->told) {
        state->told = true;
        app_say(app, STYLE_RED, "%s",
                _("someone else has withdrawn it: Enter once more changes it all the same"));
        return true;
    }
    return false;
}

const char *edit_returned(const struct edit_state *state)
{
    return state->opened->state == STATE_DRAFT && state->opened->reason ? state->opened->reason
                                                                        : "";
}

unsigned edit_save(struct app *app, struct edit_state *state)
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
    edit_settle(app, state);
    if (say_wrong(app, state))
        goto out;
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
        .why = *state->typed.why != '\0' ? state->typed.why : NULL,
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
            outcome.any_held ? _("the change waits for review; until then what is posted stays")
            : *edit_returned(state) != '\0'
                ? _("changed, but not sent in again yet: press b in what waits (o)")
                : _("changed; u takes it back"));
    effects |= EFFECT_CLOSE;
out:
    arena_free(arena);
    return effects;
}

/* The choices become the form: based on what the store has now, mine where mine was chosen. */
unsigned edit_settle_conflict(struct app *app, struct edit_state *state)
{
    unsigned keep = state->touched;
    struct assignment mine = *edit_copy(&state->wanted, state->arena);

    for (size_t i = 0; i < state->conflict_count; i++)
        if (!state->conflicts[i].take_mine)
            keep &= ~(unsigned)state->conflicts[i].field;
    edit_base_on(state, state->theirs, &mine, keep);
    edit_close_conflict(state);
    edit_changed(app, state);
    return edit_save(app, state);
}
