/* Setting homework: one line for one or several classes. Keys, drafts and saving; what the line means
 * is entry_read.c's, the picture entry_draw.c's. */
#include "config.h"

#include "tui/view/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/view/entry_state.h"

#define CHOICE_NAME "classes"

enum entry_request
{
    ENTRY_NEXT_DAY = REQUEST_OWN,
    ENTRY_OWN_LINE,
};
enum entry_scope
{
    ENTRY_LINE,    /* the quick line */
    ENTRY_CLASSES, /* the class boxes */
};

static const struct key_scope scopes[] = {
    [ENTRY_LINE] = {N_("Setting homework: the line"), COMMON_REDRAW | COMMON_HELP, true},
    [ENTRY_CLASSES] = {N_("Setting homework: the classes"), COMMON_REDRAW | COMMON_HELP, true},
};
static const struct key_row rows[] = {
    {REQUEST_SAVE, "save", 0, "Enter C-s", N_("save"), NULL, N_("save")},
    {REQUEST_NEXT_PART, "next-part", 0, "Tab", N_("classes"), NULL,
     N_("to the next part of the form")},
    {REQUEST_PREVIOUS_PART, "previous-part", 0, "S-Tab", NULL, NULL, N_("to the part before")},
    {REQUEST_TOGGLE, "toggle", IN(ENTRY_CLASSES), "Space", N_("choose"), NULL,
     N_("choose or skip; the next value")},
    {REQUEST_LEFT, "left", IN(ENTRY_CLASSES), "Left h", N_("move"), "←→",
     N_("to the left; the value before")},
    {REQUEST_RIGHT, "right", IN(ENTRY_CLASSES), "Right l", NULL, NULL,
     N_("to the right; the next value")},
    {REQUEST_UP, "up", 0, "Up", N_("list"), "↑↓",
     N_("up in the list; what was set before fills the line")},
    {REQUEST_DOWN, "down", 0, "Down", NULL, NULL,
     N_("down in the list; what was set before fills the line")},
    {ENTRY_NEXT_DAY, "next-day", 0, "F2", N_("day"), NULL,
     N_("set it on the next school day instead; once more: back")},
    {ENTRY_OWN_LINE, "own-line", 0, "F4", N_("each class"), NULL,
     N_("a separate line for one class; again: the next class")},
    {REQUEST_BACK, "back", 0, "Esc", N_("leave"), NULL,
     N_("leave the form (asks if something would be lost)")},
};

static unsigned entry_scope(const void *memory)
{
    return ((const struct entry_state *)memory)->in_classes ? ENTRY_CLASSES : ENTRY_LINE;
}

/* ---- opening ---- */

/* The parallel classes: all of the grade of the class that is looked at. */
static void list_classes(struct app *app, struct entry_state *state)
{
    struct session session = app_session(app, app->date);
    const struct class *here = app_class(app);
    size_t count;
    const struct class **all = service_classes(&session, app->date, false, state->arena, &count);

    state->classes = ARENA_ARRAY(state->arena, count + 1, struct entry_class);
    for (size_t i = 0; i < count; i++) {
        struct entry_class *class = &state->classes[state->class_count];

        if (!here || all[i]->stage != here->stage || all[i]->entry_year != here->entry_year)
            continue;
        class->id = all[i]->id;
        class->label =
            class_short(&app_data(app)->school, all[i], app->date, app->lang, state->arena);
        class->chosen = all[i]->id == app->class_id;
        editor_init(&class->own, QUICK_LINE_MAX_CHARS);
        if (class->chosen)
            state->cursor = state->class_count;
        state->class_count++;
    }
}

/* "3 4 7": ids. Where the class looked at is not among those of last time, they are of another use. */
static void choose(struct app *app, struct entry_state *state, const char *ids, bool must_have_here)
{
    const char *at = ids;
    bool here = false;

    if (!ids)
        return;
    for (int round = 0; round < 2; round++) {
        if (round == 1)
            for (size_t i = 0; i < state->class_count; i++)
                state->classes[i].chosen = false;
        at = ids;
        while (*at != '\0') {
            char *end;
            long long id = strtoll(at, &end, 10);

            if (end == at)
                break;
            here = here || id == app->class_id;
            for (size_t i = 0; round == 1 && i < state->class_count; i++)
                if (state->classes[i].id == id)
                    state->classes[i].chosen = true;
            at = end;
        }
        if (must_have_here && !here)
            return;
    }
}

static char *chosen_ids(const struct entry_state *state, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < state->class_count; i++)
        if (state->classes[i].chosen)
            text_buf_printf(&buf, "%s%lld", buf.length > 0 ? " " : "",
                            (long long)state->classes[i].id);
    return arena_strdup(arena, text_buf_str(&buf));
}

static void restore(struct app *app, struct entry_state *state, const char *text)
{
    struct arena *arena = arena_new();
    const char *line = draft_get(text, "common", arena);
    const char *day = draft_get(text, "day", arena);
    day_t date;

    if (day && date_parse_iso(day, &date, NULL)) {
        app->date = date;
        app->follows_today = date == app->today;
    }
    choose(app, state, draft_get(text, "classes", arena), false);
    if (line)
        editor_set(&state->line, line);
    for (size_t i = 0; i < state->class_count; i++) {
        char *name = arena_printf(arena, "own-%lld", (long long)state->classes[i].id);
        const char *own = draft_get(text, name, arena);

        if (own)
            editor_set(&state->classes[i].own, own);
    }
    state->next_day = draft_get(text, "next", arena) != NULL;
    arena_free(arena);
}

static void entry_open(struct app *app, void *memory, const void *given)
{
    struct entry_state *state = memory;
    const struct entry_argument *argument = given;

    state->arena = arena_new();
    state->answer = arena_new();
    state->choice_arena = arena_new();
    state->choice = NO_INDEX;
    state->own = NO_INDEX;
    editor_init(&state->line, QUICK_LINE_MAX_CHARS);
    form_init(app, &state->form, ENTRY_FORM, argument->draft);
    if (argument->draft) {
        struct arena *arena = arena_new();
        const char *class = draft_get(argument->text, "class", arena);

        if (class)
            app->class_id = strtoll(class, NULL, 10);
        list_classes(app, state);
        restore(app, state, argument->text);
        arena_free(arena);
        return;
    }
    list_classes(app, state);
    choose(app, state, draft_recall(&state->form.draft, CHOICE_NAME, state->arena), true);
}

static void entry_done(struct app *app, void *memory)
{
    struct entry_state *state = memory;

    (void)app;
    form_done(&state->form);
    for (size_t i = 0; i < state->class_count; i++)
        editor_done(&state->classes[i].own);
    editor_done(&state->line);
    arena_free(state->arena);
    arena_free(state->answer);
    arena_free(state->choice_arena);
}

static void entry_load(struct app *app, void *memory)
{
    struct entry_state *state = memory;

    /* the list that is walked through keeps its words, but its borrowed day may be old */
    entry_read(app, state);
}

/* ---- the draft ---- */

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

static bool has_words(const struct entry_state *state)
{
    for (size_t i = 0; i < state->class_count; i++)
        if (!is_blank(state->classes[i].own.text))
            return true;
    return !is_blank(state->line.text);
}

static char *draft_text(struct app *app, struct entry_state *state, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    char iso[DATE_TEXT_BYTES];

    draft_put(&buf, "line",
              is_blank(state->line.text) ? entry_editor(state)->text : state->line.text);
    draft_put(&buf, "common", state->line.text);
    draft_put(&buf, "class", arena_printf(arena, "%lld", (long long)app->class_id));
    draft_put(&buf, "classes", chosen_ids(state, arena));
    for (size_t i = 0; i < state->class_count; i++)
        if (!is_blank(state->classes[i].own.text))
            draft_put(&buf, arena_printf(arena, "own-%lld", (long long)state->classes[i].id),
                      state->classes[i].own.text);
    if (!app->follows_today)
        draft_put(&buf, "day", date_iso(app->date, iso));
    if (state->next_day)
        draft_put(&buf, "next", "1");
    return arena_strdup(arena, text_buf_str(&buf));
}

static void entry_pause(struct app *app, void *memory)
{
    struct entry_state *state = memory;
    struct arena *arena;

    if (!state->form.dirty)
        return;
    arena = arena_new();
    if (has_words(state))
        form_write(&state->form, draft_text(app, state, arena));
    else
        form_forget(&state->form);
    arena_free(arena);
}

static unsigned changed(struct app *app, struct entry_state *state)
{
    form_typed(app, &state->form);
    entry_read(app, state);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

/* ---- saving ---- */

static void say_saved(struct app *app, const struct outcome *outcome)
{
    struct arena *arena = arena_new();
    struct text_buf set = {.arena = arena}, held = {.arena = arena};
    const char *day = "";

    for (size_t i = 0; i < outcome->count; i++) {
        const struct saved_item *item = &outcome->items[i];

        text_buf_printf(item->held ? &held : &set, " %s",
                        class_short(&app_data(app)->school, item->class, item->after->assigned,
                                    app->lang, arena));
    }
    /* The board below shows another day: what was set would be looked for there. */
    if (outcome->count > 0 && outcome->items[0].after->assigned != app->date)
        day = arena_printf(arena, " (%s)",
                           date_long(arena, outcome->items[0].after->assigned, app->lang));
    if (held.length == 0)
        app_say(app, STYLE_BOLD, _("set:%s%s"), text_buf_str(&set), day);
    else if (set.length == 0)
        app_say(app, STYLE_YELLOW, _("waits for review:%s%s"), text_buf_str(&held), day);
    else
        app_say(app, STYLE_YELLOW, _("set:%s; waits for review:%s%s"), text_buf_str(&set),
                text_buf_str(&held), day);
    arena_free(arena);
}

/* The assignments of the chosen classes; 0 where one of the lines is not complete (said). */
static size_t collect(struct app *app, struct entry_state *state, struct arena *arena,
                      struct assignment *wanted)
{
    size_t count = 0;

    for (size_t i = 0; i < state->class_count; i++) {
        const struct entry_class *class = &state->classes[i];
        const char *problem;

        if (!class->chosen)
            continue;
        if (!entry_wanted(app, state, class, state->assigned, arena, &wanted[count], &problem)) {
            app_say(app, STYLE_RED, "%s: %s", class->label, problem);
            return 0;
        }
        count++;
    }
    if (count == 0)
        app_say(app, STYLE_RED, "%s", _("no class chosen: Tab, then Space"));
    return count;
}

static unsigned save(struct app *app, struct entry_state *state)
{
    struct arena *arena = arena_new();
    struct assignment *wanted = ARENA_ARRAY(arena, state->class_count + 1, struct assignment);
    struct session session;
    struct outcome outcome;
    struct err err;
    unsigned effects = EFFECT_HANDLED;
    size_t count;

    err_clear(&err);
    if (!app_may_save(app)) /* it reads anew, so the lines are read after it */
        goto out;
    count = collect(app, state, arena, wanted);
    if (count == 0)
        goto out;
    session = form_session(app, &state->form, state->assigned);
    if (!service_add(&session, wanted, count, ADD_PUBLISH, arena, &outcome, &err)) {
        app_say_err(app, &err);
        goto out;
    }
    draft_remember(&state->form.draft, CHOICE_NAME, chosen_ids(state, arena), NULL);
    form_forget(&state->form);
    say_saved(app, &outcome);
    effects |= EFFECT_CLOSE;
out:
    arena_free(arena);
    return effects;
}

/* ---- keys ---- */

static unsigned entry_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct entry_state *state = memory;

    (void)question;
    return form_answer(app, &state->form, answer);
}

/* Fills the line with the choice, or with what was typed before. */
static unsigned take_choice(struct app *app, struct entry_state *state, size_t choice)
{
    struct editor *editor = entry_editor(state);
    const char *typed;

    if (state->choice == NO_INDEX)
        state->typed = arena_strdup(state->choice_arena, editor->text);
    typed = state->typed ? state->typed : "";
    state->choice = choice;
    if (choice == NO_INDEX)
        editor_set(editor, typed);
    else if (state->choices_are_subjects)
        editor_set(editor,
                   arena_printf(state->choice_arena, "%s%s", state->choices[choice].line, typed));
    else
        editor_set(editor, state->choices[choice].line);
    return changed(app, state);
}

/* The arrows walk through what was set before; above the first stands what was typed. */
static unsigned walk_choices(struct app *app, struct entry_state *state, int step)
{
    if (state->choice == NO_INDEX)
        return step > 0 && state->choice_count > 0 ? take_choice(app, state, 0) : EFFECT_HANDLED;
    if (step < 0)
        return take_choice(app, state, state->choice > 0 ? state->choice - 1 : NO_INDEX);
    if (state->choice + 1 < state->choice_count)
        return take_choice(app, state, state->choice + 1);
    return EFFECT_HANDLED;
}

/* The common line, then a line of its own for each chosen class, then the common line again. */
static unsigned next_own_line(struct app *app, struct entry_state *state)
{
    size_t from = state->own != NO_INDEX ? state->own + 1 : 0;

    if (state->in_classes && state->own == NO_INDEX)
        from = state->cursor;
    /* a line that says what all say is not its own */
    if (state->own != NO_INDEX &&
        strcmp(state->classes[state->own].own.text, state->line.text) == 0)
        editor_set(&state->classes[state->own].own, "");
    state->own = NO_INDEX;
    for (size_t i = from; i < state->class_count && state->own == NO_INDEX; i++)
        if (state->classes[i].chosen)
            state->own = i;
    if (state->own != NO_INDEX && is_blank(state->classes[state->own].own.text))
        editor_set(&state->classes[state->own].own, state->line.text);
    state->in_classes = false;
    state->choice = NO_INDEX;
    return changed(app, state);
}

static unsigned toggle(struct app *app, struct entry_state *state)
{
    if (state->class_count == 0)
        return EFFECT_HANDLED;
    state->classes[state->cursor].chosen = !state->classes[state->cursor].chosen;
    if (!state->classes[state->cursor].chosen && state->own == state->cursor)
        state->own = NO_INDEX;
    state->choice = NO_INDEX;
    return changed(app, state);
}

static unsigned entry_request(struct app *app, void *memory, int request)
{
    struct entry_state *state = memory;

    switch (request) {
    case REQUEST_SAVE:
        return save(app, state);
    case REQUEST_BACK:
        return form_leave(app, &state->form, has_words(state),
                          _("This line is not saved. Discard it?"));
    case REQUEST_NEXT_PART:
    case REQUEST_PREVIOUS_PART:
        state->in_classes = !state->in_classes;
        return EFFECT_HANDLED;
    case REQUEST_UP:
        return walk_choices(app, state, -1);
    case REQUEST_DOWN:
        return walk_choices(app, state, 1);
    case ENTRY_NEXT_DAY:
        state->next_day = !state->next_day;
        return changed(app, state);
    case ENTRY_OWN_LINE:
        return next_own_line(app, state);
    case REQUEST_TOGGLE:
        return toggle(app, state);
    case REQUEST_LEFT:
        state->cursor -= state->cursor > 0;
        return EFFECT_HANDLED;
    case REQUEST_RIGHT:
        state->cursor += state->cursor + 1 < state->class_count;
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

static unsigned edited(struct app *app, struct entry_state *state, enum edited what)
{
    if (what != EDIT_CHANGED)
        return form_unchanged(app, what);
    state->choice = NO_INDEX;
    return changed(app, state);
}

/* A letter typed among the boxes belongs to the line: nothing typed is lost. */
static unsigned entry_key(struct app *app, void *memory, uint32_t key)
{
    struct entry_state *state = memory;

    if (state->in_classes) {
        if (key < KEY_SPACEBAR || key >= KEY_SPECIAL)
            return EFFECT_NONE;
        state->in_classes = false;
    }
    return edited(app, state, editor_key(entry_editor(state), key));
}

static unsigned entry_paste(struct app *app, void *memory, const char *text)
{
    struct entry_state *state = memory;

    state->in_classes = false;
    return edited(app, state, editor_paste(entry_editor(state), text));
}

static unsigned entry_click(struct app *app, void *memory, int row, int col)
{
    struct entry_state *state = memory;

    if (form_click_line(&state->form, entry_editor(state), row, col)) {
        state->in_classes = false;
        return EFFECT_HANDLED;
    }
    for (size_t i = 0; i < state->class_count; i++) {
        const struct entry_class *class = &state->classes[i];

        if (row == class->box_row && col >= class->box_col &&
            col < class->box_col + class->box_columns) {
            state->cursor = i;
            return toggle(app, state);
        }
    }
    if (state->choices_row > 0 && row >= state->choices_row &&
        (size_t)(row - state->choices_row) < state->choice_count)
        return take_choice(app, state, (size_t)(row - state->choices_row));
    return EFFECT_NONE;
}

const struct view_ops view_entry = {
    .keys = KEYS("entry", scopes, rows),
    .state_size = sizeof(struct entry_state),
    .scope = entry_scope,
    .open = entry_open,
    .load = entry_load,
    .draw = entry_draw,
    .request = entry_request,
    .key = entry_key,
    .paste = entry_paste,
    .click = entry_click,
    .answer = entry_answer,
    .pause = entry_pause,
    .done = entry_done,
};
