/* What the board's keys change, with a question first where something would be taken away, and the
 * lists it opens to choose from. */
#include "config.h"

#include <stdint.h>

#include "base/text.h"
#include "domain/fields.h"
#include "tui/view/board_state.h"
#include "tui/view/edit_state.h"
#include "tui/view/who.h"
#include "tui/widget/pager.h"

unsigned board_choose_class(struct app *app)
{
    struct session session = app_session(app, app->date);
    const struct school *school = &app_data(app)->school;
    struct arena *arena = arena_new();
    size_t count;
    const struct class **classes = service_classes(&session, app->date, false, arena, &count);
    struct pick_row *rows = ARENA_ARRAY(arena, count, struct pick_row);
    struct pick_argument pick = {.title = _("Choose a class"), .rows = rows};

    for (int near = NEARNESS_MAX; near >= 0; near--) /* one's own first */
        for (size_t i = 0; i < count; i++) {
            const struct class *class = classes[i];

            if (session_nearness(&session, class) != near)
                continue;
            if (class->id == app->class_id)
                pick.selected = pick.count;
            rows[pick.count++] = (struct pick_row){
                .text = arena_printf(arena, "%-6s %s", class_code(school, class, app->date, arena),
                                     class_name(school, class, app->date, app->lang, arena)),
                .search = class_spellings(school, class, app->date, arena),
                .result = {.kind = RESULT_CLASS, .id = class->id}};
        }
    app_open(app, &view_pick, &pick);
    arena_free(arena);
    return EFFECT_HANDLED;
}

unsigned board_choose_person(struct app *app)
{
    struct arena *arena = arena_new();
    struct pick_argument pick = {.title = _("Who are you?")};

    if (who_list(app, arena, &pick))
        app_open(app, &view_pick, &pick);
    else
        app_say(app, STYLE_PLAIN, "%s",
                _("the school knows nobody yet: S, the school, adds people"));
    arena_free(arena);
    return EFFECT_HANDLED;
}

/* Those that have not reported, where who acts may say it; those taught there first. */
unsigned board_choose_none(struct app *app, const struct board_state *state)
{
    const struct board_model *model = state->model;
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct pick_row *rows = ARENA_ARRAY(arena, model->missing_count, struct pick_row);
    struct pick_argument pick = {.title = _("Which subject has no homework on this day?"),
                                 .rows = rows};

    for (size_t i = 0; i < 2 * model->missing_count; i++) {
        const struct model_missing *missing = &model->missing[i % model->missing_count];
        const struct right_object object = {.class_id = app->class_id, .subject = missing->code};
        bool own = actor_is(app->actor, ROLE_TEACHER, app->class_id, missing->code);

        if (own == (i < model->missing_count) && session_may(&session, RIGHT_SET, &object, NULL))
            rows[pick.count++] =
                (struct pick_row){.text = missing->name,
                                  .result = {.kind = RESULT_SUBJECT, .subject = missing->code}};
    }
    if (pick.count > 0)
        app_open(app, &view_pick, &pick);
    else
        app_say(app, STYLE_PLAIN, "%s",
                model->missing_count > 0 ? _("your subjects have already reported")
                                         : _("every subject has already reported"));
    arena_free(arena);
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
    if (!class || !app_may_save(app))
        goto out;
    if (!service_none(&session, class, subject, app->date, arena, &outcome, &err))
        app_say_err(app, &err);
    else if (outcome.note_count > 0)
        app_say(app, STYLE_PLAIN, "%s", outcome.notes[0]);
    else
        app_say(app, STYLE_PLAIN, _("%s %s: no homework on this day; u takes it back"),
                class_short(&app_data(app)->school, class, app->date, app->lang, arena),
                subject_word(&app_data(app)->subjects, subject, app->lang));
out:
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

/* What there is to say of a homework, to be read. */
static void read_item(struct app *app, const struct assignment *item, struct arena *arena)
{
    static const unsigned fields[] = {FIELD_TEXT,  FIELD_KIND, FIELD_MINUTES, FIELD_DUE,
                                      FIELD_PLACE, FIELD_TIER, FIELD_UNIT,    FIELD_TEACHER};
    const struct school_data *data = app_data(app);
    const struct class *class = app_class(app);
    struct pager_line lines[sizeof fields / sizeof *fields];
    struct text_argument argument = {.lines = lines};

    argument.title = arena_printf(
        arena, "%s %s",
        class ? class_short(&data->school, class, item->assigned, app->lang, arena) : "",
        subject_word(&data->subjects, item->subject, app->lang));

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct field *field = assignment_field_of(fields[i]);
        const char *words = text_sanitise(arena, edit_words(app, item, field, arena), false, NULL);

        if (*words != '\0')
            lines[argument.count++] =
                (struct pager_line){field_label(field, app->lang), words, STYLE_PLAIN};
    }
    app_open(app, &view_text, &argument);
}

bool board_may_change(struct app *app, int64_t id, bool or_read)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct right_object object;
    struct assignment *item;
    struct err err;
    bool may = false;

    err_clear(&err);
    if (service_item(&session, id, arena, &item, &err)) {
        object = (struct right_object){
            .class_id = item->class_id, .subject = item->subject, .item = item};
        may = session_may(&session, RIGHT_SET, &object, &err);
        if (!may && or_read)
            read_item(app, item, arena);
    }
    if (!may && app_top(app)->ops != &view_text)
        app_say(app, STYLE_PLAIN, "%s", err.message);
    arena_free(arena);
    return may;
}

/* Whether u would take back just this change. */
static bool is_last_change(struct app *app, int64_t change)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct err ignored;
    int64_t last = 0;
    char *what;

    err_clear(&ignored);
    if (!service_last_change(&session, arena, &last, &what, &ignored))
        last = 0;
    arena_free(arena);
    return last != 0 && last == change;
}

unsigned board_ask_withdraw(struct app *app, struct board_state *state)
{
    size_t selected = table_selected(&state->table);

    if (selected == SIZE_MAX)
        return EFFECT_HANDLED;
    if (state->model->rows[selected].withdrawn) {
        app_say(app, STYLE_PLAIN, "%s",
                is_last_change(app, state->model->rows[selected].rev)
                    ? _("it is already withdrawn; u brings it back")
                    : _("it is already withdrawn"));
        return EFFECT_HANDLED;
    }
    if (!board_may_change(app, state->model->rows[selected].id, false))
        return EFFECT_HANDLED;
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
