/* What the board's keys change, with a question first where something would be taken away, and the
 * lists it opens to choose from. */
#include "config.h"

#include <stdint.h>

#include "tui/board_state.h"
#include "tui/describe.h"
#include "tui/who.h"

static void new_pick(struct board_state *state)
{
    arena_free(state->pick_arena);
    state->pick_arena = arena_new();
}

unsigned board_choose_class(struct app *app, struct board_state *state)
{
    struct session session = app_session(app, app->date);
    size_t count;
    const struct class **classes;
    const char **names, **search;
    struct pick_argument pick = {.title = _("Choose a class"), .purpose = PICK_CLASS};

    new_pick(state);
    classes = service_classes(&session, app->date, false, state->pick_arena, &count);
    names = ARENA_ARRAY(state->pick_arena, count, const char *);
    search = ARENA_ARRAY(state->pick_arena, count, const char *);
    state->pick_classes = ARENA_ARRAY(state->pick_arena, count, int64_t);
    for (size_t i = 0; i < count; i++) {
        const struct school *school = &app_data(app)->school;
        const char *code = class_code(school, classes[i], app->date, state->pick_arena);

        names[i] =
            arena_printf(state->pick_arena, "%-6s %s", code,
                         class_name(school, classes[i], app->date, app->lang, state->pick_arena));
        search[i] =
            arena_printf(state->pick_arena, "%s %s", names[i],
                         class_short(school, classes[i], app->date, app->lang, state->pick_arena));
        state->pick_classes[i] = classes[i]->id;
        if (classes[i]->id == app->class_id)
            pick.selected = i;
    }
    pick.search = search;
    pick.rows = names;
    pick.count = count;
    app_open(app, VIEW_PICK, &pick);
    return EFFECT_HANDLED;
}

unsigned board_choose_person(struct app *app, struct board_state *state)
{
    struct pick_argument pick = {.title = _("Who are you?"), .purpose = PICK_PERSON};

    new_pick(state);
    if (who_list(app, state->pick_arena, &pick, &state->pick_logins))
        app_open(app, VIEW_PICK, &pick);
    else
        app_say(app, STYLE_PLAIN, "%s",
                _("the school has named nobody yet: hwboard teacher add LOGIN NAME"));
    return EFFECT_HANDLED;
}

unsigned board_choose_none(struct app *app, struct board_state *state)
{
    const struct board_model *model = state->model;
    const char **names;
    struct pick_argument pick = {.title = _("Which subject has no homework on this day?"),
                                 .purpose = PICK_NONE};

    if (model->missing_count == 0) {
        app_say(app, STYLE_PLAIN, "%s", _("every subject has reported already"));
        return EFFECT_HANDLED;
    }
    new_pick(state);
    names = ARENA_ARRAY(state->pick_arena, model->missing_count, const char *);
    state->pick_subjects = ARENA_ARRAY(state->pick_arena, model->missing_count, char *);
    for (size_t i = 0; i < model->missing_count; i++) {
        names[i] = model->missing[i].name;
        state->pick_subjects[i] = arena_strdup(state->pick_arena, model->missing[i].code);
    }
    pick.rows = names;
    pick.count = model->missing_count;
    app_open(app, VIEW_PICK, &pick);
    return EFFECT_HANDLED;
}

unsigned board_say_none(struct app *app, const char *subject)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct outcome outcome;
    struct err err;
    const struct class *class = app_class(app);

    err_clear(&err);
    if (class == NULL || !app_may_save(app))
        goto out;
    if (service_none(&session, class, subject, app->date, arena, &outcome, &err))
        app_say(app, STYLE_PLAIN, "%s",
                outcome.note_count > 0 ? outcome.notes[0] : _("said: no homework on this day"));
    else
        app_say_err(app, &err);
out:
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

unsigned board_ask_withdraw(struct app *app, struct board_state *state)
{
    size_t selected = list_selected(&state->list);

    if (selected == SIZE_MAX)
        return EFFECT_HANDLED;
    if (state->model->rows[selected].withdrawn) {
        app_say(app, STYLE_PLAIN, "%s", _("it is withdrawn already; u brings it back"));
        return EFFECT_HANDLED;
    }
    state->asked_item = state->model->rows[selected].id;
    app_ask(app, ASK_WITHDRAW, true, THIRD_NONE, _("Withdraw “%s %s”?"),
            state->model->rows[selected].subject, state->model->rows[selected].text);
    return EFFECT_HANDLED;
}

unsigned board_withdraw(struct app *app, const struct board_state *state)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct outcome outcome;
    struct err err;

    err_clear(&err);
    if (app_may_save(app)) {
        if (service_act(&session, ACT_WITHDRAW, &state->asked_item, 1, NULL, arena, &outcome, &err))
            app_say(app, STYLE_PLAIN, "%s", _("withdrawn; u brings it back"));
        else
            app_say_err(app, &err);
    }
    arena_free(arena);
    return EFFECT_RELOAD;
}

unsigned board_ask_undo(struct app *app, struct board_state *state)
{
    struct arena *arena = arena_new();
    struct err err;
    char *what;

    err_clear(&err);
    if (!describe_last_change(app, arena, &state->asked_change, &what, &err))
        app_say_err(app, &err);
    else if (state->asked_change == 0)
        app_say(app, STYLE_PLAIN, "%s", _("there is nothing of yours to take back"));
    else
        app_ask(app, ASK_UNDO, true, THIRD_NONE, _("Take back: %s?"), what);
    arena_free(arena);
    return EFFECT_HANDLED;
}

unsigned board_undo(struct app *app, const struct board_state *state)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct undone undone;
    struct err err;

    err_clear(&err);
    if (app_may_save(app)) {
        if (service_undo(&session, 0, state->asked_change, arena, &undone, &err))
            app_say(app, STYLE_PLAIN, "%s", _("taken back; u once more takes back the one before"));
        else
            app_say_err(app, &err);
    }
    arena_free(arena);
    return EFFECT_RELOAD;
}
