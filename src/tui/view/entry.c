/* Setting homework: a message for one or several classes. Opening and keys; the other files stand in
 * entry_state.h. */
#include "config.h"

#include "tui/view/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/view/entry_state.h"

#define CHOICE_NAME "classes"
#define MINUTES_STEP 5
#define MINUTES_TURN 60 /* behind it the least ones come again */

enum entry_request
{
    ENTRY_NEXT_DAY = REQUEST_OWN,
    ENTRY_OWN_TEXT,
    ENTRY_NEW_LINE,
    ENTRY_KIND,
    ENTRY_MINUTES,
    ENTRY_DUE,
    ENTRY_DUE_BEFORE,
};

static const struct key_scope scopes[] = {
    [ENTRY_TEXT] = {N_("Setting homework: the text"), COMMON_REDRAW | COMMON_HELP, true},
    [ENTRY_CLASSES] = {N_("Setting homework: the classes"), COMMON_REDRAW | COMMON_HELP, true},
    [ENTRY_ROWS] = {N_("Setting homework: what was understood"),
                    COMMON_PAGE | COMMON_ENDS | COMMON_REDRAW | COMMON_HELP, true},
};
static const struct key_row rows[] = {
    {REQUEST_SAVE, "save", 0, "Enter C-s", N_("save"), NULL, N_("save")},
    {REQUEST_NEXT_PART, "next-part", 0, "Tab", N_("parts"), NULL,
     N_("to the classes, then to the rows, then to the text; into the next blank of a template")},
    {REQUEST_PREVIOUS_PART, "previous-part", 0, "S-Tab", NULL, NULL, N_("to the part before")},
    {REQUEST_TOGGLE, "toggle", IN(ENTRY_CLASSES), "Space", N_("choose"), NULL,
     N_("choose or skip; the next value")},
    {REQUEST_LEFT, "left", IN(ENTRY_CLASSES), "Left h", N_("move"), "←→",
     N_("to the left; the value before")},
    {REQUEST_RIGHT, "right", IN(ENTRY_CLASSES), "Right l", NULL, NULL,
     N_("to the right; the next value")},
    {REQUEST_UP, "up", 0, "Up", NULL, NULL,
     N_("a line or row up; above what is offered stands what was typed")},
    {REQUEST_DOWN, "down", IN(ENTRY_TEXT) | IN(ENTRY_CLASSES), "Down", N_("take one"), NULL,
     N_("a line down; behind the last line, what is offered fills it")},
    {REQUEST_DOWN, "next-row", IN(ENTRY_ROWS), "Down", N_("rows"), "↑↓", N_("a row down")},
    {ENTRY_OWN_TEXT, "own-line", IN(ENTRY_TEXT) | IN(ENTRY_CLASSES), "F4", N_("per class"), NULL,
     N_("a separate text for one class; again: the next class")},
    {ENTRY_KIND, "next-kind", IN(ENTRY_ROWS), "Space F5", N_("kind"), NULL,
     N_("the selected row: another kind")},
    {ENTRY_DUE, "due-later", IN(ENTRY_ROWS), "Right F7", N_("due; digits: minutes"), "←→",
     N_("the selected row: due a school day later")},
    {REQUEST_BACK, "back", 0, "Esc", N_("leave"), NULL,
     N_("leave the form (asks if something would be lost)")},
    {ENTRY_NEW_LINE, "new-line", IN(ENTRY_TEXT), "C-j", N_("new line"), "Alt-Enter",
     N_("a new line (Alt-Enter too)")},
    {ENTRY_KIND, "kind", IN(ENTRY_TEXT) | IN(ENTRY_CLASSES), "F5", N_("change row"), "F5-F7",
     N_("the selected row: another kind")},
    {ENTRY_MINUTES, "minutes", 0, "F6", NULL, NULL,
     N_("the selected row: other minutes; among the rows digits are typed")},
    {ENTRY_DUE, "due", IN(ENTRY_TEXT) | IN(ENTRY_CLASSES), "F7", NULL, NULL,
     N_("the selected row: due a school day later")},
    {ENTRY_DUE_BEFORE, "due-earlier", IN(ENTRY_ROWS), "Left", NULL, NULL,
     N_("the selected row: due a school day earlier")},
    {ENTRY_OWN_TEXT, "own-line-of-rows", IN(ENTRY_ROWS), "F4", NULL, NULL,
     N_("a separate text for one class; again: the next class")},
    {ENTRY_NEXT_DAY, "next-day", 0, "F2", N_("day"), NULL,
     N_("set it on the next school day instead; once more: back")},
};

static unsigned entry_scope(const void *memory)
{
    return ((const struct entry_state *)memory)->scope;
}

struct editor *entry_editor(struct entry_state *state)
{
    return state->own != NO_INDEX ? &state->classes[state->own].own : &state->text;
}

bool entry_blank(const char *text)
{
    return text[strspn(text, " \n")] == '\0';
}

/* ---- opening ---- */

static void init_text(struct editor *editor)
{
    editor_init(editor, READER_MAX_CHARS);
    editor->lines = true;
}

static bool id_among(int64_t id, const char *ids)
{
    for (const char *at = ids; at && *at != '\0';) {
        char *end;
        long long other = strtoll(at, &end, 10);

        if (end == at)
            return false;
        if (other == id)
            return true;
        at = end;
    }
    return false;
}

/* What was ticked or written for a class keeps it, even where it may no longer be set: saving says whose it is. */
static bool draft_names(const char *draft, int64_t id, struct arena *arena)
{
    const char *own;

    if (!draft)
        return false;
    own = draft_get(draft, arena_printf(arena, "own-%lld", (long long)id), arena);
    return own || id_among(id, draft_get(draft, "classes", arena));
}

/* The classes in which who acts may set homework: those taught, then the grade that is looked at, then the
 * others. */
static void list_classes(struct app *app, struct entry_state *state, const char *draft)
{
    struct session session = app_session(app, state->day);
    bool chosen = false;
    const struct class *here = app_class(app);
    size_t count;
    const struct class **all = service_classes(&session, state->day, false, state->arena, &count);

    state->classes = ARENA_ARRAY(state->arena, count + 1, struct entry_class);
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < count; i++) {
            struct entry_class *class = &state->classes[state->class_count];
            bool own = actor_is(app->actor, ROLE_TEACHER, all[i]->id, NULL);
            bool near =
                here && all[i]->stage == here->stage && all[i]->entry_year == here->entry_year;

            const struct right_object object = {.class_id = all[i]->id};

            if (round != (own    ? 0
                          : near ? 1
                                 : 2) ||
                (!session_may(&session, RIGHT_SET, &object, NULL) &&
                 !draft_names(draft, all[i]->id, state->arena)))
                continue;
            class->id = all[i]->id;
            class->teaches = own;
            class->label =
                class_short(&app_data(app)->school, all[i], state->day, app->lang, state->arena);
            class->chosen = all[i]->id == app->class_id;
            init_text(&class->own);
            if (class->chosen)
                state->cursor = state->class_count;
            chosen = chosen || class->chosen;
            state->class_count++;
        }
    if (!chosen && state->class_count > 0)
        state->classes[0].chosen = true;
}

/* The classes of last time, where the class looked at is one of them; else they are of another use. */
static void recall(struct app *app, struct entry_state *state)
{
    const char *ids = draft_recall(&state->form.draft, CHOICE_NAME, state->arena);

    if (id_among(app->class_id, ids))
        state->recalled = arena_strdup(state->arena, ids);
}

static void entry_open(struct app *app, void *memory, const void *given)
{
    struct entry_state *state = memory;
    const struct entry_argument *argument = given;

    state->arena = arena_new();
    state->past_arena = arena_new();
    state->desk_arena = arena_new();
    state->answer = arena_new();
    state->answer_before = arena_new();
    state->offer_arena = arena_new();
    state->offer = state->own = NO_INDEX;
    state->typing_minutes = -1;
    state->day = app->date;
    init_text(&state->text);
    form_init(app, &state->form, ENTRY_FORM, argument->draft);
    if (argument->draft) {
        const char *class = draft_get(argument->text, "class", state->arena);
        const char *day = draft_get(argument->text, "day", state->arena);
        day_t date;

        if (class)
            app->class_id = strtoll(class, NULL, 10);
        if (day && date_parse_iso(day, &date, NULL)) {
            state->day = app->date = date;
            app->follows_today = date == app->today;
        }
    }
    list_classes(app, state, argument->draft ? argument->text : NULL);
    if (argument->draft)
        entry_restore(app, state, argument->text);
    else
        recall(app, state);
    if (!argument->draft && argument->text) {
        editor_set(&state->text, argument->text);
        form_typed(app, &state->form);
    }
}

static void entry_done(struct app *app, void *memory)
{
    struct entry_state *state = memory;

    (void)app;
    form_done(&state->form);
    for (size_t i = 0; i < state->class_count; i++) {
        editor_done(&state->classes[i].own);
        arena_free(state->classes[i].desk_arena);
    }
    editor_done(&state->text);
    entry_drop_changes(state);
    free(state->typed);
    arena_free(state->arena);
    arena_free(state->past_arena);
    arena_free(state->desk_arena);
    arena_free(state->answer);
    arena_free(state->answer_before);
    arena_free(state->offer_arena);
}

static void entry_load(struct app *app, void *memory)
{
    entry_forget_desks(app, memory, false);
    entry_read(app, memory);
}

/* What estimates go by is read before the first key asks for it. */
static void entry_idle(struct app *app, void *memory)
{
    entry_know_more(app, memory);
}

static unsigned changed(struct app *app, struct entry_state *state)
{
    form_typed(app, &state->form);
    entry_read(app, state);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

/* ---- keys ---- */

static unsigned entry_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct entry_state *state = memory;

    (void)question;
    return form_answer(app, &state->form, answer);
}

static unsigned take_offer(struct app *app, struct entry_state *state, size_t offer)
{
    entry_take_offer(app, state, offer);
    state->scope = ENTRY_TEXT;
    return changed(app, state);
}

/* The arrows go through the lines; behind the last one through what is offered. */
static unsigned walk_text(struct app *app, struct entry_state *state, int step)
{
    struct editor *editor = entry_editor(state);

    if (state->offer == NO_INDEX) {
        if (editor_key(editor, step < 0 ? KEY_ARROW_UP : KEY_ARROW_DOWN) == EDIT_MOVED) {
            entry_select_row(state);
            entry_offer(app, state);
            return EFFECT_HANDLED;
        }
        if (step > 0 && state->offer_count > 0)
            return take_offer(app, state, 0);
        if (step > 0)
            app_say(app, STYLE_PLAIN, "%s", _("nothing is offered for this line: go on writing"));
        return EFFECT_HANDLED;
    }
    if (step < 0)
        return take_offer(app, state, state->offer > 0 ? state->offer - 1 : NO_INDEX);
    if (state->offer + 1 < state->offer_count)
        return take_offer(app, state, state->offer + 1);
    return EFFECT_HANDLED;
}

static unsigned walk(struct app *app, struct entry_state *state, int step)
{
    state->typing_minutes = -1;
    if (state->scope != ENTRY_ROWS) {
        state->scope = ENTRY_TEXT;
        return walk_text(app, state, step);
    }
    if (step < 0)
        state->row -= state->row > 0;
    else
        state->row += state->row + 1 < state->row_count;
    return EFFECT_HANDLED;
}

static unsigned walk_far(struct entry_state *state, int request)
{
    size_t page = state->rows_height > 1 ? (size_t)state->rows_height : 1;
    size_t last = state->row_count > 0 ? state->row_count - 1 : 0;

    state->typing_minutes = -1;
    if (request == REQUEST_FIRST)
        state->row = 0;
    else if (request == REQUEST_LAST)
        state->row = last;
    else if (request == REQUEST_PAGE_UP)
        state->row -= state->row < page ? state->row : page;
    else
        state->row = state->row + page > last ? last : state->row + page;
    return EFFECT_HANDLED;
}

/* A proposal that is walked on is taken by it; a template's next blank comes before the other parts. */
static unsigned next_part(struct app *app, struct entry_state *state, int step)
{
    unsigned parts = state->row_count > 0 ? 3 : 2;

    state->typing_minutes = -1;
    if (state->scope == ENTRY_TEXT && step > 0) {
        bool taken = state->offer != NO_INDEX;

        state->offer = NO_INDEX;
        if (entry_next_blank(state) || taken)
            return changed(app, state);
    }
    state->scope = (state->scope + parts + (unsigned)step) % parts;
    return EFFECT_HANDLED;
}

/* The common text, then one of its own for each chosen class, then the common one again. */
static unsigned next_own_text(struct app *app, struct entry_state *state)
{
    size_t from = state->own != NO_INDEX ? state->own + 1 : 0;

    if (state->scope == ENTRY_CLASSES && state->own == NO_INDEX)
        from = state->cursor;
    /* a text that says what all say is not its own */
    if (state->own != NO_INDEX &&
        strcmp(state->classes[state->own].own.text, state->text.text) == 0)
        editor_set(&state->classes[state->own].own, "");
    state->own = NO_INDEX;
    for (size_t i = from; i < state->class_count && state->own == NO_INDEX; i++)
        if (state->classes[i].chosen)
            state->own = i;
    if (state->own != NO_INDEX && entry_blank(state->classes[state->own].own.text))
        editor_set(&state->classes[state->own].own, state->text.text);
    state->scope = ENTRY_TEXT;
    state->offer = NO_INDEX;
    state->were_count = 0;
    return changed(app, state);
}

static unsigned toggle(struct app *app, struct entry_state *state)
{
    struct entry_class *class = &state->classes[state->cursor];

    if (state->class_count == 0)
        return EFFECT_HANDLED;
    class->chosen = !class->chosen;
    state->ticked = true;
    if (!class->chosen && state->own == state->cursor)
        state->own = NO_INDEX;
    state->offer = NO_INDEX;
    return changed(app, state);
}

/* ---- the selected row ---- */

static day_t step_due(struct app *app, const struct entry_state *state, day_t due, int step)
{
    const struct calendar *calendar = app_calendar(app, app->class_id);
    day_t next = step > 0 ? calendar_next_school_day(calendar, due)
                          : calendar_prev_school_day(calendar, due);

    return next > state->assigned && next <= state->assigned + SPAN_MAX_DAYS ? next : due;
}

static unsigned change_row(struct app *app, struct entry_state *state, int request)
{
    const struct reader_item *item = entry_selected_item(state);
    struct entry_change *change = entry_change(state);

    if (!change)
        return EFFECT_HANDLED;
    if (request != ENTRY_MINUTES)
        state->typing_minutes = -1;
    switch (request) {
    case ENTRY_KIND:
        change->kind = (enum kind)(((int)item->kind + 1) % vocab_kind.count);
        change->changed |= CHANGED_KIND;
        break;
    case ENTRY_MINUTES:
        change->minutes = item->minutes < 0 || item->minutes >= MINUTES_TURN
                              ? MINUTES_STEP
                              : item->minutes - item->minutes % MINUTES_STEP + MINUTES_STEP;
        change->changed |= CHANGED_MINUTES;
        break;
    default:
        change->due = step_due(app, state, item->due, request == ENTRY_DUE ? 1 : -1);
        change->changed |= CHANGED_DUE;
        break;
    }
    return changed(app, state);
}

/* A digit among the rows is of the selected one's minutes. */
static unsigned type_minutes(struct app *app, struct entry_state *state, uint32_t key)
{
    struct entry_change *change = entry_change(state);
    int typed = state->typing_minutes;

    if (!change)
        return EFFECT_HANDLED;
    if (key == KEY_ERASE)
        typed = typed > 9 ? typed / 10 : -1;
    else if (typed * 10 + (int)(key - '0') <= PART_MAX_MINUTES)
        typed = (typed > 0 ? typed * 10 : 0) + (int)(key - '0');
    state->typing_minutes = typed;
    change->changed &= ~(unsigned)CHANGED_MINUTES;
    if (typed > 0) {
        change->changed |= CHANGED_MINUTES;
        change->minutes = typed;
    }
    return changed(app, state);
}

static unsigned entry_request(struct app *app, void *memory, int request)
{
    struct entry_state *state = memory;
    unsigned effects;

    switch (request) {
    case REQUEST_SAVE:
        effects = entry_save(app, state);
        if ((effects & EFFECT_CLOSE) != 0) {
            struct arena *arena = arena_new();

            draft_remember(&state->form.draft, CHOICE_NAME, entry_chosen_ids(state, arena), NULL);
            form_forget(&state->form);
            arena_free(arena);
        }
        return effects;
    case REQUEST_BACK:
        return form_leave(app, &state->form, entry_has_words(state),
                          _("This is not saved. Discard it?"));
    case REQUEST_NEXT_PART:
        return next_part(app, state, 1);
    case REQUEST_PREVIOUS_PART:
        return next_part(app, state, -1);
    case REQUEST_UP:
        return walk(app, state, -1);
    case REQUEST_DOWN:
        return walk(app, state, 1);
    case REQUEST_FIRST:
    case REQUEST_LAST:
    case REQUEST_PAGE_UP:
    case REQUEST_PAGE_DOWN:
        return walk_far(state, request);
    case ENTRY_NEXT_DAY:
        state->next_day = !state->next_day;
        entry_forget_desks(app, state, true);
        return changed(app, state);
    case ENTRY_OWN_TEXT:
        return next_own_text(app, state);
    case ENTRY_KIND:
    case ENTRY_MINUTES:
    case ENTRY_DUE:
    case ENTRY_DUE_BEFORE:
        return change_row(app, state, request);
    case ENTRY_NEW_LINE:
        return app->views[app->depth - 1].ops->key(app, memory, KEY_CTRL('j'));
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
    if (what == EDIT_MOVED) {
        state->offer = NO_INDEX;
        entry_select_row(state);
        entry_offer(app, state);
    }
    if (what != EDIT_CHANGED)
        return form_unchanged(app, what, READER_MAX_CHARS);
    state->offer = NO_INDEX;
    return changed(app, state);
}

/* A letter typed among boxes and rows belongs to the text: nothing typed is lost. */
static unsigned entry_key(struct app *app, void *memory, uint32_t key)
{
    struct entry_state *state = memory;
    uint32_t digit = key >= 0xFF10 && key <= 0xFF19 ? key - 0xFF10 + '0' : key;

    if (state->scope == ENTRY_ROWS &&
        ((digit >= '0' && digit <= '9') || (key == KEY_ERASE && state->typing_minutes >= 0)))
        return type_minutes(app, state, digit);
    if (state->scope != ENTRY_TEXT && (key < KEY_SPACEBAR || key >= KEY_SPECIAL))
        return EFFECT_NONE;
    state->scope = ENTRY_TEXT;
    return edited(app, state, editor_key(entry_editor(state), key));
}

static unsigned entry_paste(struct app *app, void *memory, const char *text)
{
    struct entry_state *state = memory;

    state->scope = ENTRY_TEXT;
    return edited(app, state, editor_paste(entry_editor(state), text));
}

static unsigned entry_click(struct app *app, void *memory, int row, int col)
{
    struct entry_state *state = memory;

    if (form_click_line(&state->form, entry_editor(state), row, col)) {
        state->scope = ENTRY_TEXT;
        return edited(app, state, EDIT_MOVED);
    }
    for (size_t i = 0; i < state->class_count; i++) {
        const struct entry_class *class = &state->classes[i];

        if (row == class->box_row && col >= class->box_col &&
            col < class->box_col + class->box_columns) {
            state->cursor = i;
            return toggle(app, state);
        }
    }
    if (row >= state->rows_row && row < state->rows_row + state->rows_height) {
        state->scope = ENTRY_ROWS;
        state->row = (size_t)(row - state->rows_row + state->rows_top);
        return EFFECT_HANDLED;
    }
    if (row >= state->offers_row && row < state->offers_row + state->offers_height)
        return take_offer(app, state, (size_t)(row - state->offers_row + state->offers_top));
    return EFFECT_NONE;
}

static bool entry_holds_day(const void *memory)
{
    (void)memory;
    return true;
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
    .idle = entry_idle,
    .pause = entry_pause,
    .holds_day = entry_holds_day,
    .done = entry_done,
};
