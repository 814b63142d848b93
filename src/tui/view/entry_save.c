/* Saving what the entry form holds as one change, and its draft. */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/view/entry_state.h"

/* ---- the chosen classes ---- */

void entry_choose(struct entry_state *state, const char *ids)
{
    const char *at = ids;

    for (size_t i = 0; i < state->class_count; i++)
        state->classes[i].chosen = false;
    while (*at != '\0') {
        char *end;
        long long id = strtoll(at, &end, 10);

        if (end == at)
            return;
        for (size_t i = 0; i < state->class_count; i++)
            if (state->classes[i].id == id)
                state->classes[i].chosen = true;
        at = end;
    }
}

char *entry_chosen_ids(const struct entry_state *state, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < state->class_count; i++)
        if (state->classes[i].chosen)
            text_buf_printf(&buf, "%s%lld", buf.length > 0 ? " " : "",
                            (long long)state->classes[i].id);
    return arena_strdup(arena, text_buf_str(&buf));
}

/* ---- the draft ---- */

bool entry_has_words(const struct entry_state *state)
{
    for (size_t i = 0; i < state->class_count; i++)
        if (!entry_blank(state->classes[i].own.text))
            return true;
    return !entry_blank(state->text.text);
}

/* "CHANGED KIND MINUTES DUE SUBJECT TEXT", the kind and the day as files have them. */
static void put_changes(struct text_buf *buf, const struct entry_state *state, struct arena *arena)
{
    for (size_t i = 0; i < state->change_count; i++) {
        const struct entry_change *change = &state->changes[i];
        char day[DATE_TEXT_BYTES];

        if (change->changed != 0)
            draft_put(buf, arena_printf(arena, "changed-%zu", i),
                      arena_printf(arena, "%u %s %d %s %s %s", change->changed,
                                   vocab_code(&vocab_kind, (int)change->kind), change->minutes,
                                   date_iso(change->due, day), change->subject, change->text));
    }
}

static void read_changes(struct entry_state *state, const char *draft, struct arena *arena)
{
    const char *value;

    for (size_t i = 0; (value = draft_get(draft, arena_printf(arena, "changed-%zu", i), arena));
         i++) {
        struct entry_change change = {.item = NO_INDEX};
        char kind[32], day[32], subject[128];
        int text = 0;

        if (sscanf(value, "%u %31s %d %31s %127s %n", &change.changed, kind, &change.minutes, day,
                   subject, &text) < 5 ||
            text == 0)
            continue;
        change.kind =
            (enum kind)(vocab_find(&vocab_kind, kind) > 0 ? vocab_find(&vocab_kind, kind) : 0);
        if (!date_parse_iso(day, &change.due, NULL))
            change.changed &= ~(unsigned)CHANGED_DUE;
        change.subject = subject;
        change.text = (char *)value + text;
        entry_put_change(state, &change);
    }
}

static char *draft_text(struct app *app, struct entry_state *state, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    char iso[DATE_TEXT_BYTES];

    draft_put(&buf, "line",
              entry_blank(state->text.text) ? entry_editor(state)->text : state->text.text);
    draft_put(&buf, "common", state->text.text);
    draft_put(&buf, "class", arena_printf(arena, "%lld", (long long)app->class_id));
    if (state->ticked)
        draft_put(&buf, "classes", entry_chosen_ids(state, arena));
    for (size_t i = 0; i < state->class_count; i++)
        if (!entry_blank(state->classes[i].own.text))
            draft_put(&buf, arena_printf(arena, "own-%lld", (long long)state->classes[i].id),
                      state->classes[i].own.text);
    put_changes(&buf, state, arena);
    if (state->day != app->today)
        draft_put(&buf, "day", date_iso(state->day, iso));
    if (state->next_day)
        draft_put(&buf, "next", "1");
    return arena_strdup(arena, text_buf_str(&buf));
}

void entry_restore(struct app *app, struct entry_state *state, const char *draft)
{
    struct arena *arena = arena_new();
    const char *line = draft_get(draft, "common", arena);
    const char *ids = draft_get(draft, "classes", arena);

    (void)app;
    if (ids) {
        entry_choose(state, ids);
        state->ticked = true;
    }
    if (line)
        editor_set(&state->text, line);
    for (size_t i = 0; i < state->class_count; i++) {
        char *name = arena_printf(arena, "own-%lld", (long long)state->classes[i].id);
        const char *own = draft_get(draft, name, arena);

        if (own)
            editor_set(&state->classes[i].own, own);
    }
    read_changes(state, draft, arena);
    state->next_day = draft_get(draft, "next", arena);
    arena_free(arena);
}

void entry_pause(struct app *app, void *memory)
{
    struct entry_state *state = memory;
    struct arena *arena;

    if (!state->form.dirty)
        return;
    arena = arena_new();
    if (entry_has_words(state))
        form_write(&state->form, draft_text(app, state, arena));
    else
        form_forget(&state->form);
    arena_free(arena);
}

/* ---- saving ---- */

static void add_label(struct text_buf *buf, const char *label)
{
    if (buf->length == 0 || strcmp(buf->text + buf->length - strlen(label), label) != 0)
        text_buf_printf(buf, " %s", label);
}

/* Whether some of one class's items are held and others are not. */
static bool is_parted(const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->count; i++)
        for (size_t j = 0; j < i; j++)
            if (outcome->items[i].class == outcome->items[j].class &&
                outcome->items[i].held != outcome->items[j].held)
                return true;
    return false;
}

static void say_saved(struct app *app, const struct entry_state *state,
                      const struct outcome *outcome)
{
    struct arena *arena = arena_new();
    struct text_buf all = {.arena = arena}, set = {.arena = arena}, held = {.arena = arena};
    const char *day = "", *said;
    bool confirmed = true;
    size_t waiting = 0;

    for (size_t i = 0; i < outcome->count; i++) {
        const struct saved_item *item = &outcome->items[i];
        const char *label = class_short(&app_data(app)->school, item->class, item->after->assigned,
                                        app->lang, arena);

        confirmed = confirmed && item->after->confirmed;
        waiting += item->held;
        add_label(item->held ? &held : &set, label);
        add_label(&all, label);
    }
    /* The board below shows another day: what was set would be looked for there. */
    if (state->assigned != app->date)
        day = arena_printf(arena, " (%s)", date_long(arena, state->assigned, app->lang));
    for (size_t i = 0; outcome->count == 0 && i < state->class_count; i++)
        if (state->classes[i].chosen)
            add_label(&all, state->classes[i].label);
    if (outcome->count == 0)
        said =
            arena_printf(arena, _("said, no homework on this day:%s%s"), text_buf_str(&all), day);
    else if (held.length == 0)
        said = arena_printf(arena,
                            confirmed ? _("set:%s%s") : _("entered, a teacher confirms it:%s%s"),
                            text_buf_str(&set), day);
    else if (set.length == 0)
        said = arena_printf(arena, _("waits for review:%s%s"), text_buf_str(&held), day);
    else if (is_parted(outcome))
        said = arena_printf(arena,
                            ngettext("set:%s; %zu item of it waits for review%s",
                                     "set:%s; %zu items of it wait for review%s", waiting),
                            text_buf_str(&all), waiting, day);
    else
        said = arena_printf(arena, _("set:%s; waits for review:%s%s"), text_buf_str(&set),
                            text_buf_str(&held), day);
    app_say(app, held.length == 0 ? STYLE_BOLD : STYLE_YELLOW, _("%s; u takes it back"), said);
    arena_free(arena);
}

/* The first error that is more than minutes left out; NULL. */
static const struct reader_line *real_error(const struct reader_result *reading)
{
    for (size_t i = 0; i < reading->error_count; i++)
        if (strcmp(reading->errors[i].why, reader_no_minutes()) != 0)
            return &reading->errors[i];
    return NULL;
}

/* Among the rows the next one that lacks its minutes: digits are of it, and Enter comes for the next. */
static void ask_minutes(struct entry_state *state, const struct reader_result *reading)
{
    for (size_t i = 0; i < state->row_count; i++)
        if (state->rows[i].kind == ROW_ITEM && state->rows[i].index < reading->item_count &&
            reading->items[state->rows[i].index].minutes < 0) {
            state->scope = ENTRY_ROWS;
            state->row = i;
            state->typing_minutes = -1;
            return;
        }
}

/* Points at the first thing that keeps a reading from being saved. */
static bool say_error(struct app *app, struct entry_state *state, const struct entry_class *class)
{
    const struct reader_result *reading = class->reading;
    struct arena *arena = arena_new();
    size_t index = (size_t)(class - state->classes);
    bool own = !entry_blank(class->own.text);
    const struct reader_line *error = reading ? real_error(reading) : NULL;
    const char *sentence = NULL;
    size_t edited = state->own;
    bool minutes = false;
    int line = 0;

    if (strstr(entry_text_of(state, class), PROPOSAL_BLANK)) {
        sentence = _("a blank of the template is empty: Tab goes into it");
    } else if (class->gone) {
        sentence = _("this class no longer exists");
        own = true; /* it is named */
    } else if (!reading) {
        sentence = _("the data cannot be read just now: typing goes on, saving waits");
    } else if (error) {
        sentence = reader_sentence(error, arena);
        line = error->line;
        state->own = own ? index : NO_INDEX;
        entry_editor(state)->cursor = error->end;
        state->scope = ENTRY_TEXT;
    } else if (reading->error_count > 0) {
        minutes = true;
        sentence = _("how many minutes? Type them; Enter goes on to the next");
        state->own = own ? index : NO_INDEX;
    } else if (reading->item_count + reading->none_count == 0) {
        sentence = state->subject ? _("there is no homework in it: say what is to be done")
                                  : _("there is no homework in it: begin with the subject, "
                                      "as in “数学 练习册P12 20分钟”");
    }
    if (sentence && own)
        app_say(app, STYLE_RED, "%s%s%s", class->label, C_("reason", ": "), sentence);
    else if (sentence && line > 0 && strchr(reading->message, '\n'))
        app_say(app, STYLE_RED, _("line %d: %s"), line, sentence);
    else if (sentence)
        app_say(app, STYLE_RED, "%s", sentence);
    arena_free(arena);
    if (state->own != edited) { /* what was read is of the other text */
        state->offer = NO_INDEX;
        state->were_count = 0;
        entry_read(app, state);
    }
    if (minutes)
        ask_minutes(state, class->reading);
    return sentence;
}

/* The readings of the chosen classes; 0 where one of them is not complete (said). */
static size_t collect(struct app *app, struct entry_state *state, struct class_reading *readings)
{
    struct session session = app_session(app, state->assigned);
    size_t count = 0;

    for (size_t i = 0; i < state->class_count; i++) {
        const struct entry_class *class = &state->classes[i];

        if (!class->chosen)
            continue;
        if (say_error(app, state, class))
            return 0;
        readings[count++] = (struct class_reading){
            .class = service_class_by_id(&session, class->id), .reading = class->reading};
    }
    if (count == 0)
        app_say(app, STYLE_RED, "%s", _("no class chosen: Tab, then Space"));
    return count;
}

/* Where nothing was set in the class looked at, the first in which something was. */
static void go_to_what_was_set(struct app *app, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->count; i++)
        if (outcome->items[i].class->id == app->class_id)
            return;
    if (outcome->count > 0)
        app->class_id = outcome->items[0].class->id;
}

unsigned entry_save(struct app *app, struct entry_state *state)
{
    struct arena *arena = arena_new();
    struct class_reading *readings =
        ARENA_ARRAY(arena, state->class_count + 1, struct class_reading);
    struct session session;
    struct outcome outcome;
    struct err err;
    unsigned effects = EFFECT_HANDLED;
    size_t count;

    err_clear(&err);
    if (!app_may_save(app)) /* it reads anew, so the text is read after it */
        goto out;
    if (entry_lacks_estimates(state)) {
        effects |= EFFECT_LATER;
        goto out;
    }
    count = collect(app, state, readings);
    if (count == 0)
        goto out;
    session = form_session(app, &state->form, state->assigned);
    if (!service_set_readings(&session, readings, count, ADD_PUBLISH, arena, &outcome, &err)) {
        app_say_err(app, &err);
        goto out;
    }
    say_saved(app, state, &outcome);
    go_to_what_was_set(app, &outcome);
    effects |= EFFECT_CLOSE;
out:
    arena_free(arena);
    return effects;
}
