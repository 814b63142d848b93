/* What the edited line means against the item as it was opened, what that does to the day, and the
 * form as a draft. */
#include "config.h"

#include <stdlib.h>

#include "base/text.h"
#include "domain/record_json.h"
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
    if (!class)
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
    if (outcome.count == 0 || !outcome.items[0].forecast)
        return;
    state->held = outcome.items[0].held;
    for (size_t i = 0; i < outcome.items[0].forecast->count; i++) {
        const struct forecast_day *day = &outcome.items[0].forecast->days[i];
        if (!worst || day->after->level > worst->after->level)
            worst = day;
    }
    if (worst)
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

char *edit_draft_text(const struct edit_state *state, struct arena *arena)
{
    const struct assignment *a = state->opened;
    const char *item = record_to_json(ENTITY_ASSIGNMENT, a, arena, NULL);
    struct text_buf buf = {.arena = arena};

    draft_put(&buf, "line", state->line.text);
    draft_put(&buf, "id", arena_printf(arena, "%lld", (long long)a->id));
    draft_put(&buf, "rev", arena_printf(arena, "%lld", (long long)a->rev));
    draft_put(&buf, "item", item ? item : "");
    return arena_strdup(arena, text_buf_str(&buf));
}

static int64_t get_number(const char *text, const char *name, struct arena *arena)
{
    const char *value = draft_get(text, name, arena);

    return value ? strtoll(value, NULL, 10) : 0;
}

/* The item as it was opened; as it is now, where the draft does not say it, for it was damaged or is
 * of an earlier version of the program. */
static struct assignment *drafted(const struct session *session, const char *text,
                                  struct arena *arena, struct err *err)
{
    const char *json = draft_get(text, "item", arena);
    struct assignment *item = json ? record_from_json(ENTITY_ASSIGNMENT, json, arena, NULL) : NULL;

    if (item)
        item->rev = get_number(text, "rev", arena);
    else if (!service_item(session, get_number(text, "id", arena), arena, &item, err))
        return NULL;
    return item;
}

void edit_draft_read(struct app *app, struct edit_state *state, const char *text)
{
    struct session session = app_session(app, app->date);
    const char *line = draft_get(text, "line", state->arena);
    struct quick_context context;
    struct err err;

    err_clear(&err);
    state->opened = drafted(&session, text, state->arena, &err);
    if (!state->opened) {
        app_say_err(app, &err);
        return;
    }
    context = service_quick_context(&session, state->opened->assigned);
    state->first_line = quick_format(state->opened, &context, state->arena);
    editor_set(&state->line, line ? line : "");
}
