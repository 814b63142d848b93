/* What the edited line means against the item as it was opened, what that does to the day, and the
 * form as a draft. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/view/edit_state.h"
#include "tui/view/line_style.h"

const enum assignment_field edit_details[EDIT_DETAILS] = {
    FIELD_KIND, FIELD_DUE, FIELD_TIER, FIELD_OPTIONAL, FIELD_PLACE, FIELD_SPREAD, FIELD_DEVICE,
};

/* A field is touched when the line gives another value than the line of the opened item did: what a
 * line cannot say as it was stored is not touched by reading it back. */
static void read_touched(struct edit_state *state, const struct quick_context *context)
{
    struct assignment before = *state->opened, after = *state->opened;
    struct quick *first = quick_parse(context, state->first_line, state->answer);

    state->wanted = *state->opened;
    state->touched = 0;
    if (state->quick->problem_count > 0)
        return;
    if (first->problem_count == 0)
        quick_fill(first, context, &before);
    quick_fill(state->quick, context, &after);
    after.assigned = before.assigned = state->opened->assigned;
    state->touched = assignment_diff(&before, &after);
    assignment_take(&state->wanted, &after, state->touched);
}

static void take_day(struct edit_state *state, const struct board *before,
                     const struct board *after)
{
    state->known = true;
    state->day = after->day;
    state->before = before->load;
    state->after = after->load;
    state->limit = after->limit;
    state->level = after->level;
    state->calibrated = after->calibrated;
}

/* The day as it is, while nothing is touched. */
static void read_day(struct app *app, struct edit_state *state)
{
    struct session session = app_session(app, app->date);
    const struct class *class = service_class_by_id(&session, state->opened->class_id);
    struct board **boards;
    struct err err;
    size_t count;

    err_clear(&err);
    if (class == NULL)
        return;
    if (service_boards(&session, &class, 1, app->date, app->date, state->answer, &boards, &count,
                       &err))
        take_day(state, boards[0], boards[0]);
    else
        app_read_failed(app, &err);
}

static void read_load(struct app *app, struct edit_state *state)
{
    struct session session = app_session(app, app->date);
    struct edit edit = {
        .id = state->opened->id,
        .wanted = &state->wanted,
        .fields = state->touched,
        .dry_run = true,
    };
    const struct forecast_day *worst = NULL;
    struct outcome outcome;
    struct err err;

    state->known = state->held = false;
    state->error = NULL;
    if (state->touched == 0) {
        read_day(app, state);
        return;
    }
    err_clear(&err);
    if (!service_edit(&session, &edit, state->answer, &outcome, NULL, &err)) {
        if (err.code == ERR_STORE)
            app_read_failed(app, &err);
        else
            state->error = arena_strdup(state->answer, err.message);
        return;
    }
    if (outcome.count == 0 || outcome.items[0].forecast == NULL)
        return;
    state->held = outcome.items[0].held;
    for (size_t i = 0; i < outcome.items[0].forecast->count; i++) {
        const struct forecast_day *day = &outcome.items[0].forecast->days[i];
        if (worst == NULL || day->after->level > worst->after->level)
            worst = day;
    }
    if (worst != NULL)
        take_day(state, worst->before, worst->after);
}

void edit_read(struct app *app, struct edit_state *state)
{
    struct session session = app_session(app, app->date);
    struct quick_context context = service_quick_context(&session, state->opened->assigned);
    struct assignment *stored;
    struct err err;

    err_clear(&err);
    arena_reset(state->answer);
    state->quick = quick_parse(&context, state->line.text, state->answer);
    state->styles = line_styles(state->quick, state->line.length, state->answer);
    read_touched(state, &context);
    fields_open(&state->details, &state->wanted, state->opened);
    read_load(app, state);
    if (service_item(&session, state->opened->id, state->answer, &stored, &err))
        state->changed_by_other = stored->rev != state->opened->rev;
    else if (err.code == ERR_STORE)
        app_read_failed(app, &err);
    else
        state->error = arena_strdup(state->answer, err.message);
}

/* ---- the draft: the line, and the item as it was opened, so that a conflict is still seen ---- */

static void put_number(struct text_buf *buf, const char *name, int64_t value)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%lld", (long long)value);
    draft_put(buf, name, digits);
}

char *edit_draft_text(const struct edit_state *state, struct arena *arena)
{
    const struct assignment *a = state->opened;
    struct text_buf buf = {.arena = arena};

    draft_put(&buf, "line", state->line.text);
    put_number(&buf, "id", a->id);
    put_number(&buf, "class", a->class_id);
    put_number(&buf, "rev", a->rev);
    put_number(&buf, "assigned", a->assigned);
    put_number(&buf, "due", a->due);
    put_number(&buf, "minutes", a->minutes);
    draft_put(&buf, "subject", a->subject);
    draft_put(&buf, "text", a->text);
    draft_put(&buf, "unit", a->unit);
    draft_put(&buf, "teacher", a->teacher);
    draft_put(&buf, "kind", vocab_code(&vocab_kind, (int)a->kind));
    draft_put(&buf, "place", vocab_code(&vocab_place, (int)a->place));
    draft_put(&buf, "tier", vocab_code(&vocab_tier, (int)a->tier));
    draft_put(&buf, "spread", vocab_code(&vocab_spread, (int)a->spread));
    put_number(&buf, "optional", a->optional);
    put_number(&buf, "device", a->device);
    put_number(&buf, "state", (int)a->state);
    return arena_strdup(arena, text_buf_str(&buf));
}

static int64_t get_number(const char *text, const char *name, struct arena *arena)
{
    const char *value = draft_get(text, name, arena);

    return value != NULL ? strtoll(value, NULL, 10) : 0;
}

static int get_word(const char *text, const char *name, const struct vocab *vocab,
                    struct arena *arena)
{
    const char *value = draft_get(text, name, arena);
    int found = value != NULL ? vocab_find(vocab, value) : -1;

    return found >= 0 ? found : 0;
}

static const char *get_text(const char *text, const char *name, struct arena *arena)
{
    const char *value = draft_get(text, name, arena);

    return value != NULL ? value : "";
}

void edit_draft_read(struct app *app, struct edit_state *state, const char *text)
{
    struct session session = app_session(app, app->date);
    struct assignment *a = ARENA_NEW(state->arena, struct assignment);
    struct quick_context context;

    a->id = get_number(text, "id", state->arena);
    a->class_id = get_number(text, "class", state->arena);
    a->rev = get_number(text, "rev", state->arena);
    a->assigned = (day_t)get_number(text, "assigned", state->arena);
    a->due = (day_t)get_number(text, "due", state->arena);
    a->minutes = (int)get_number(text, "minutes", state->arena);
    a->subject = get_text(text, "subject", state->arena);
    a->text = get_text(text, "text", state->arena);
    a->unit = get_text(text, "unit", state->arena);
    a->teacher = get_text(text, "teacher", state->arena);
    a->kind = (enum kind)get_word(text, "kind", &vocab_kind, state->arena);
    a->place = (enum place)get_word(text, "place", &vocab_place, state->arena);
    a->tier = (enum tier)get_word(text, "tier", &vocab_tier, state->arena);
    a->spread = (enum spread)get_word(text, "spread", &vocab_spread, state->arena);
    a->optional = get_number(text, "optional", state->arena) != 0;
    a->device = get_number(text, "device", state->arena) != 0;
    a->state = (enum state)get_number(text, "state", state->arena);
    a->created_by = a->was = a->why = "";
    state->opened = a;
    context = service_quick_context(&session, a->assigned);
    state->first_line = quick_format(a, &context, state->arena);
    editor_set(&state->line, get_text(text, "line", state->arena));
}
