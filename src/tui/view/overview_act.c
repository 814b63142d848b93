/* What the overview's keys change: the reviewer's answers with their words, confirming, sending in again,
 * suggestions; and the list that is copied. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/overview_state.h"

/* ---- the line that is typed ---- */

/* 请减到 20 分钟以内: what the day has left, or that it has nothing left */
static const char *proposed_reason(const struct app *app, const struct over_wait *wait,
                                   struct arena *arena)
{
    if (wait->past)
        return tr(app->lang, "too late for that day, please set it anew");
    if (wait->room == LIMIT_NONE)
        return tr(app->lang, "please set less");
    if (wait->room < MINUTES_MIN)
        return tr(app->lang, "that day is full: another day, please");
    return arena_printf(arena, tr(app->lang, "please keep it within %d minutes"), wait->room);
}

static const char *proposal(const struct app *app, const struct over_wait *wait,
                            enum over_prompt prompt, struct arena *arena)
{
    if (prompt == PROMPT_PASS)
        return tr(app->lang, "agreed");
    if (prompt == PROMPT_RETURN)
        return proposed_reason(app, wait, arena);
    return wait->room >= MINUTES_MIN ? arena_printf(arena, "%d", wait->room) : "";
}

unsigned over_begin_prompt(struct app *app, struct over_state *state, enum over_prompt prompt)
{
    const struct over_wait *wait = list_selected(state);
    struct arena *arena = arena_new();

    if (!wait || wait->kind != WAITS_REVIEW || !app_may_save(app)) {
        arena_free(arena);
        return EFFECT_HANDLED;
    }
    wait = list_selected(state); /* asking may have read anew */
    if (wait && wait->past && prompt != PROMPT_RETURN) {
        app_say(app, STYLE_PLAIN, "%s", _("its last evening is over: r returns it to its teacher"));
    } else if (wait) {
        state->asked = *wait;
        state->asked.name = arena_strdup(arena, wait->name);
        arena_free(state->asked_arena);
        state->asked_arena = arena;
        state->prompt = prompt;
        editor_set(&state->editor, proposal(app, wait, prompt, arena));
        state->proposed = state->editor.length > 0;
        return EFFECT_HANDLED;
    }
    arena_free(arena);
    return EFFECT_HANDLED;
}

const char *over_prompt_words(const struct over_state *state, struct arena *arena)
{
    static const char *const words[] = {
        [PROMPT_PASS] = N_("Pass %s, because:"),
        [PROMPT_TRIM] = N_("Trim %s and pass, minutes:"),
        [PROMPT_RETURN] = N_("Return %s, because:"),
    };

    return arena_printf(arena, _(words[state->prompt]), state->asked.name);
}

/* "20" or "20 reason"; full-width digits are digits. False: it says what is wrong. */
static bool read_trim(struct app *app, const char *text, int *minutes, const char **why,
                      struct arena *arena)
{
    const char *folded = text_fold(arena, text);
    char *end;
    long number = strtol(folded, &end, 10);
    size_t length;

    if (end == folded || number < MINUTES_MIN || number > MINUTES_MAX) {
        app_say(app, STYLE_RED, "%s", _("how many minutes? Type a number, for example 20"));
        return false;
    }
    *minutes = (int)number;
    for (; folded < end; folded++, text += length)
        text_decode(text, &length);
    text += strspn(text, " ");
    *why = *text != '\0' ? text : arena_printf(arena, tr(app->lang, "trimmed to %d min"), *minutes);
    return true;
}

static bool answer(struct app *app, struct over_state *state, const char *text, struct arena *arena,
                   struct err *err)
{
    struct session session = app_session(app, app->today);
    const struct over_wait *asked = &state->asked;
    struct outcome outcome;
    const char *why = text;
    int minutes = -1;

    if (state->prompt == PROMPT_RETURN)
        return service_return(&session, asked->item, asked->rev, text, arena, &outcome, err);
    if (state->prompt == PROMPT_TRIM && !read_trim(app, text, &minutes, &why, arena))
        return false;
    return service_approve(&session, asked->item, asked->rev, why, minutes, DAY_NONE, arena,
                           &outcome, err);
}

/* Where it fails what was typed stays. */
unsigned over_take_prompt(struct app *app, struct over_state *state)
{
    static const char *const done[] = {
        [PROMPT_PASS] = N_("passed: it is on the board now; u takes it back"),
        [PROMPT_TRIM] = N_("trimmed and passed; u takes it back"),
        [PROMPT_RETURN] = N_("returned with your words; u takes it back"),
    };
    struct arena *arena = arena_new();
    struct err err;

    err_clear(&err);
    if (!app_may_save(app)) {
        arena_free(arena);
        return EFFECT_HANDLED;
    }
    if (!answer(app, state, state->editor.text, arena, &err)) {
        if (err.code != 0)
            app_say_err(app, &err);
        arena_free(arena);
        return EFFECT_HANDLED;
    }
    app_say(app, STYLE_PLAIN, "%s", _(done[state->prompt]));
    state->prompt = PROMPT_NONE;
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

/* ---- one key ---- */

static unsigned act(struct app *app, struct over_state *state, const struct over_wait *wait,
                    enum act what, const char *done, const char *held)
{
    struct session session = app_session(app, app->today);
    struct arena *arena = arena_new();
    struct outcome outcome;
    struct err err;

    err_clear(&err);
    state->asked = *wait;
    if (service_act(&session, what, &wait->item, 1, NULL, arena, &outcome, &err))
        app_say(app, STYLE_PLAIN, "%s", outcome.any_held ? held : done);
    else
        app_say_err(app, &err);
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

unsigned over_confirm(struct app *app, struct over_state *state)
{
    const struct over_wait *wait = app_may_save(app) ? list_selected(state) : NULL;

    if (!wait || wait->kind != WAITS_CONFIRM)
        return EFFECT_HANDLED;
    return act(app, state, wait, ACT_CONFIRM, _("confirmed; u takes it back"),
               _("confirmed; u takes it back"));
}

unsigned over_send_again(struct app *app, struct over_state *state)
{
    const struct over_wait *wait = app_may_save(app) ? list_selected(state) : NULL;

    if (!wait || wait->kind != WAITS_RETURNED)
        return EFFECT_HANDLED;
    if (wait->past) {
        app_say(app, STYLE_PLAIN, "%s",
                _("its last evening is over: Enter gives it a later due day"));
        return EFFECT_HANDLED;
    }
    return act(app, state, wait, ACT_PUBLISH, _("it is on the board now; u takes it back"),
               _("sent in again: it waits for review; u takes it back"));
}

/* ---- suggestions ---- */

unsigned over_ask_apply(struct app *app, struct over_state *state)
{
    const struct over_wait *wait = app_may_save(app) ? list_selected(state) : NULL;

    if (!wait || wait->kind != WAITS_OVER)
        return EFFECT_HANDLED;
    if (!wait->suggestion) {
        app_say(app, STYLE_PLAIN, "%s", wait->text);
        return EFFECT_HANDLED;
    }
    state->asked = *wait;
    app_ask(app, ASK_APPLY, true, THIRD_NONE, _("%s: %s?"), wait->name, wait->text);
    return EFFECT_HANDLED;
}

unsigned over_apply(struct app *app, struct over_state *state)
{
    struct session session = app_session(app, state->asked.day);
    struct arena *arena = arena_new();
    const struct over_wait *wait = NULL;
    struct outcome outcome;
    struct err err;

    err_clear(&err);
    /* it may have been read anew while the question stood */
    for (size_t i = 0; app_may_save(app) && i < state->table.count; i++) {
        const struct over_wait *row = (const struct over_wait *)state->table.rows + i;

        if (row->kind == WAITS_OVER && row->class_id == state->asked.class_id &&
            row->day == state->asked.day)
            wait = row;
    }
    if (!wait || !wait->suggestion)
        app_say(app, STYLE_PLAIN, "%s", _("that day has changed meanwhile: look again"));
    else if (service_apply(&session, wait->suggestion, arena, &outcome, &err))
        app_say(app, STYLE_PLAIN, "%s", _("done as suggested; u takes it back"));
    else
        app_say_err(app, &err);
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

/* ---- who has not reported ---- */

/* 三(2)：道法（王老师）、科学 */
static void add_class(struct app *app, const struct over_row *row, const struct over_cell *cell,
                      day_t day, struct text_buf *buf)
{
    struct session session = app_session(app, app->today);

    text_buf_printf(buf, "%s%s", row->name, tr_c(app->lang, "reason", ": "));
    for (size_t i = 0; i < cell->missing_count; i++) {
        const char *code = cell->missing[i];
        const struct subject *subject = subject_by_code(&app_data(app)->subjects, code);
        const struct teacher *teacher = service_teaches(&session, row->id, code, day);

        text_buf_printf(buf, "%s%s", i > 0 ? tr_c(app->lang, "list", ", ") : "",
                        subject ? subject_name(subject, app->lang) : code);
        if (teacher)
            text_buf_printf(buf, tr(app->lang, " (%s)"), teacher->name);
    }
    text_buf_add(buf, "\n");
}

unsigned over_copy_missing(struct app *app, struct over_state *state)
{
    const struct over_grid *grid = &state->grid;
    day_t day = grid->weeks ? app->today : grid_day(grid, state->column);
    struct arena *arena = arena_new();
    struct text_buf buf = {.arena = arena};
    size_t classes = 0;

    if (grid->weeks || day > app->today) {
        app_say(app, STYLE_PLAIN, "%s", _("choose today or a day before it first"));
        goto out;
    }
    text_buf_printf(&buf, tr(app->lang, "Not reported, %s\n"), date_long(arena, day, app->lang));
    for (size_t i = 0; i < grid->row_count; i++) {
        const struct over_cell *cell = &grid->rows[i].cells[state->column];

        if (!cell->known) {
            app_say(app, STYLE_PLAIN, "%s", _("still reading: once more in a moment"));
            goto out;
        }
        if (cell->missing_count > 0) {
            add_class(app, &grid->rows[i], cell, day, &buf);
            classes++;
        }
    }
    text_buf_printf(&buf, "%s\n",
                    phrase_until(app->now, app_utc_offset(app), app->today, app->lang, arena));
    if (classes == 0) {
        app_say(app, STYLE_PLAIN, "%s", _("every subject has reported"));
        goto out;
    }
    app_copy(app, text_buf_str(&buf));
    app_say(app, STYLE_PLAIN,
            ngettext("copied: who has not reported, of %zu class",
                     "copied: who has not reported, of %zu classes", classes),
            classes);
out:
    arena_free(arena);
    return EFFECT_HANDLED;
}
