/* The morning: who has not handed in what was due, and what became of it. The seats are typed on the
 * selected row, nothing else; a key each for the rest. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/handin.h"
#include "tui/view/morning_state.h"
#include "tui/view/turn.h"
#include "tui/view/undo.h"
#include "tui/view/written.h"
#include "tui/widget/pager.h"

#define LINE_MAX_CHARS 400
#define COPY_COLUMNS 200 /* no line of the list is broken */

enum morning_request
{
    MORNING_EXCUSED = REQUEST_OWN,
    MORNING_ALL,
    MORNING_STEP,
    MORNING_TIMES,
    MORNING_CORRECT,
    MORNING_COPY,
    MORNING_BIG,
    MORNING_UNDO,
    MORNING_DAY_BEFORE,
    MORNING_DAY_AFTER,
    MORNING_CLASS_BEFORE,
    MORNING_CLASS_AFTER,
    MORNING_NOTE_UP,
    MORNING_NOTE_DOWN,
};
/* What the actor may do with the selected row. */
enum morning_scope
{
    SCOPE_READ,
    SCOPE_HAND_IN,
    SCOPE_MARK,
    SCOPE_TYPING,
};
#define MAY_HAND_IN (IN(SCOPE_HAND_IN) | IN(SCOPE_MARK))
#define NOT_TYPING (IN(SCOPE_READ) | MAY_HAND_IN)

static const struct key_scope scopes[] = {
    [SCOPE_READ] = {N_("The morning: who has handed in"),
                    COMMON_LIST | COMMON_BACK | COMMON_FILTER | COMMON_HELP, false},
    [SCOPE_HAND_IN] = {N_("The morning: noting who has handed in"),
                       COMMON_LIST | COMMON_BACK | COMMON_FILTER | COMMON_HELP, false},
    [SCOPE_MARK] = {N_("The morning: handing in and marking"),
                    COMMON_LIST | COMMON_BACK | COMMON_FILTER | COMMON_HELP, false},
    [SCOPE_TYPING] = {N_("The morning: typing seats or numbers"),
                      COMMON_BACK | COMMON_REDRAW | COMMON_HELP, true},
};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "note", IN(SCOPE_TYPING), "Enter C-s", N_("note"), NULL,
     N_("note what is typed")},
    {MORNING_NOTE_UP, "note-up", IN(SCOPE_TYPING), "Up", N_("note and move"), "↑↓",
     N_("note what is typed, and go a line up")},
    {MORNING_NOTE_DOWN, "note-down", IN(SCOPE_TYPING), "Down Tab", NULL, NULL,
     N_("note what is typed, and go a line down")},
    {REQUEST_ACCEPT, "missing", MAY_HAND_IN, "Enter", N_("seats missing"), "1-9",
     N_("type the seats that have not handed in; a digit begins, too")},
    {MORNING_ALL, "all", MAY_HAND_IN, "0", N_("all handed in"), NULL, N_("all have handed in")},
    {MORNING_EXCUSED, "excused", MAY_HAND_IN, "x", N_("excused"), NULL,
     N_("type the seats that are excused (ill, away)")},
    {MORNING_STEP, "mark", IN(SCOPE_MARK), "b", N_("marked"), NULL,
     N_("it is marked; once more: discussed; once more: corrected")},
    {MORNING_TIMES, "times", IN(SCOPE_MARK), "t", N_("real time"), NULL,
     N_("add what time it really took: 10x3 20x15, or one by one")},
    {MORNING_UNDO, "undo", MAY_HAND_IN, "u", N_("undo"), NULL,
     N_("take back your last change (it shows which one)")},
    {MORNING_COPY, "copy", NOT_TYPING, "y", N_("copy"), NULL,
     N_("copy the class's list of missing seats, for the group")},
    {MORNING_CORRECT, "correct", IN(SCOPE_MARK), "c", N_("correct"), NULL,
     N_("what share was right: 32/40, or in percent")},
    {MORNING_BIG, "big", NOT_TYPING, "v", N_("big"), NULL, N_("show the list big")},
    {MORNING_DAY_BEFORE, "day-before", NOT_TYPING, "Left h", N_("day"), "←→",
     N_("the school day before")},
    {MORNING_DAY_AFTER, "day-after", NOT_TYPING, "Right l", NULL, NULL, N_("the next school day")},
    {MORNING_CLASS_BEFORE, "class-before", NOT_TYPING, "[ S-Tab", N_("class"), "[ ]",
     N_("the class before")},
    {MORNING_CLASS_AFTER, "class-after", NOT_TYPING, "] Tab", NULL, NULL, N_("the class after")},
};
static const struct key_row way_in = {
    .name = "morning",
    .keys = "m",
    .hint = N_("handing in"),
    .help = N_("the morning: who has not handed in, what was marked, how long it took")};

static unsigned scope(const void *memory)
{
    const struct morning_state *state = memory;
    const struct morning_row *row = morning_selected(state);

    if (state->line != LINE_NONE)
        return SCOPE_TYPING;
    return !row || !row->hand_in ? SCOPE_READ : row->mark ? SCOPE_MARK : SCOPE_HAND_IN;
}

/* ---- what is typed ---- */

static unsigned typed(struct app *app, struct morning_state *state, enum edited what)
{
    if (what == EDIT_CHANGED)
        form_typed(app, &state->form);
    return what == EDIT_IGNORED ? EFFECT_NONE : EFFECT_HANDLED;
}

static bool is_digit(uint32_t key)
{
    return (key >= '1' && key <= '9') || (key >= 0xFF11 && key <= 0xFF19);
}

static unsigned morning_key(struct app *app, void *memory, uint32_t key)
{
    struct morning_state *state = memory;
    char text[5] = "";

    if (state->line != LINE_NONE)
        return typed(app, state, editor_key(&state->editor, key));
    if (!is_digit(key))
        return EFFECT_NONE;
    text[0] = (char)(key > 0xFF10 ? key - 0xFF10 + '0' : key);
    return morning_begin(app, state, LINE_MISSING, text);
}

static unsigned morning_paste(struct app *app, void *memory, const char *text)
{
    struct morning_state *state = memory;

    if (state->line == LINE_NONE && morning_begin(app, state, LINE_MISSING, "") == EFFECT_NONE)
        return EFFECT_NONE;
    return typed(app, state, editor_paste(&state->editor, text));
}

static unsigned note_and_move(struct app *app, struct morning_state *state, int steps)
{
    size_t row = table_selected(&state->table);

    if (!morning_note(app, state))
        return EFFECT_HANDLED;
    table_select(&state->table, row);
    table_move(&state->table, steps);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

/* ---- the list as a text ---- */

static unsigned copy(struct app *app, const struct morning_state *state)
{
    struct arena *arena = arena_new();

    if (state->list.count > 0) {
        app_copy(app, written(app, PRESS_MISSING, PRESS_TEXT,
                              &(union press_value){.missing = &state->list}, COPY_COLUMNS, arena));
        app_say(app, STYLE_PLAIN, "%s", _("the list is copied: paste it into the group"));
    } else {
        app_say(app, STYLE_PLAIN, "%s", state->empty);
    }
    arena_free(arena);
    return EFFECT_HANDLED;
}

/* Digits of two columns, two spaces between seats: read from the back of the room. */
static const char *wide_digits(const char *text, struct arena *arena)
{
    struct text_buf wide = {.arena = arena};

    for (; *text != '\0'; text++) {
        char bytes[4];

        if (*text >= '0' && *text <= '9')
            text_buf_add_bytes(&wide, bytes, text_encode(0xFF10 + (uint32_t)(*text - '0'), bytes));
        else
            text_buf_add(&wide, *text == ' ' ? "   " : "－");
    }
    return text_buf_str(&wide);
}

static unsigned show_big(struct app *app, const struct morning_state *state)
{
    const struct morning_row *all = state->table.rows;
    struct arena *arena = arena_new();
    struct pager_line *lines = ARENA_ARRAY(arena, 2 * state->table.count + 1, struct pager_line);
    struct text_argument argument = {.title = _("Not handed in"), .lines = lines};
    const struct class *class = app_class(app);

    if (class)
        argument.title =
            arena_printf(arena, _("%s not handed in"),
                         class_name(&app_data(app)->school, class, app->date, app->lang, arena));
    for (size_t i = 0; i < state->table.count; i++) {
        const struct handin *handin = &all[i].of->handin;
        const char *seats = morning_seats(&handin->missing, arena);

        if (*all[i].due != '\0' && *seats == '\0')
            continue; /* of the day before only what is still open */
        lines[argument.count++] =
            (struct pager_line){arena_printf(arena, "%s%s", all[i].subject, all[i].due),
                                *seats != '\0'         ? wide_digits(seats, arena)
                                : handin_noted(handin) ? _("all handed in")
                                                       : all[i].missing,
                                *seats != '\0' ? STYLE_BOLD : STYLE_DIM};
        lines[argument.count++] = (struct pager_line){"", "", STYLE_PLAIN};
    }
    if (argument.count == 0)
        lines[argument.count++] = (struct pager_line){NULL, state->empty, STYLE_PLAIN};
    app_open(app, &view_text, &argument);
    arena_free(arena);
    return EFFECT_HANDLED;
}

/* ---- requests ---- */

static unsigned turn(struct app *app, struct morning_state *state, bool turned)
{
    (void)app;
    if (turned)
        table_first(&state->table);
    state->turned |= turned;
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

/* What others changed since is looked for as often as on a day that stays. */
static unsigned turn_page(struct app *app, struct morning_state *state, int step)
{
    unsigned effects = turn(app, state, turn_school_day(app, step));

    return state->turned && !app->stale && morning_show_beside(app, state)
               ? EFFECT_HANDLED | EFFECT_REDRAW
               : effects;
}

static unsigned morning_request(struct app *app, void *memory, int request)
{
    struct morning_state *state = memory;

    switch (request) {
    case REQUEST_ACCEPT:
        if (state->line != LINE_NONE)
            return morning_note(app, state) ? EFFECT_HANDLED | EFFECT_RELOAD : EFFECT_HANDLED;
        if (state->all_at != 0 && app->events == state->all_at + 1)
            table_move(&state->table, 1); /* 0 has noted it already: the Enter behind it goes on */
        else
            morning_begin(app, state, LINE_MISSING, "");
        return EFFECT_HANDLED;
    case REQUEST_BACK:
        return state->line != LINE_NONE ? morning_leave(app, state) : EFFECT_NONE;
    case MORNING_NOTE_UP:
    case MORNING_NOTE_DOWN:
        return note_and_move(app, state, request == MORNING_NOTE_UP ? -1 : 1);
    case MORNING_EXCUSED:
        return morning_begin(app, state, LINE_EXCUSED, "") | EFFECT_HANDLED;
    case MORNING_COPY:
        return copy(app, state);
    case MORNING_BIG:
        return show_big(app, state);
    case MORNING_UNDO:
        return undo_ask(app, 0);
    case MORNING_DAY_BEFORE:
        return turn_page(app, state, -1);
    case MORNING_DAY_AFTER:
        return turn_page(app, state, 1);
    case MORNING_CLASS_BEFORE:
        return turn(app, state, turn_class(app, -1));
    case MORNING_CLASS_AFTER:
        return turn(app, state, turn_class(app, 1));
    case MORNING_ALL:
        return morning_all(app, state);
    case MORNING_STEP:
        return morning_step(app, state);
    case MORNING_TIMES:
        return morning_begin(app, state, LINE_TIMES, "");
    case MORNING_CORRECT:
        return morning_begin(app, state, LINE_CORRECT, "");
    default:
        return EFFECT_NONE;
    }
}

static unsigned morning_answer(struct app *app, void *memory, int question, enum answer answer)
{
    (void)question;
    if (answer == ANSWER_YES)
        morning_drop(memory);
    else
        app_say(app, STYLE_PLAIN, "%s",
                _("still here, nothing is lost: Enter notes it, Esc and then y drops it"));
    return EFFECT_HANDLED;
}

static void morning_open(struct app *app, void *memory, const void *argument)
{
    struct morning_state *state = memory;

    (void)argument;
    state->table.alone = true;
    editor_init(&state->editor, LINE_MAX_CHARS);
    form_init(app, &state->form, MORNING_FORM, NULL);
}

static void load(struct app *app, void *memory)
{
    struct morning_state *state = memory;
    bool first = !state->read;

    morning_load(app, state);
    if (first && state->read)
        morning_take_up(app, state);
}

static void morning_done(struct app *app, void *memory)
{
    struct morning_state *state = memory;

    (void)app;
    form_done(&state->form);
    editor_done(&state->editor);
    morning_drop_beside(state);
    free(state->before);
}

static bool morning_holds_day(const void *memory)
{
    return ((const struct morning_state *)memory)->line != LINE_NONE;
}

const struct view_ops view_morning = {
    .keys = KEYS("morning", scopes, rows),
    .way_in = &way_in,
    .way_in_needs = {.rights = MAY_SOMEWHERE(RIGHT_HAND_IN) | MAY_SOMEWHERE(RIGHT_REVIEW),
                     .first_for = OF(ROLE_TEACHER) | OF(ROLE_MONITOR) | OF(ROLE_REPRESENTATIVE)},
    .state_size = sizeof(struct morning_state),
    .scope = scope,
    LIST_AT(struct morning_state, table, &morning_spec),
    .open = morning_open,
    .load = load,
    .idle = morning_idle,
    .draw = morning_draw,
    .request = morning_request,
    .key = morning_key,
    .paste = morning_paste,
    .answer = morning_answer,
    .pause = morning_pause,
    .holds_day = morning_holds_day,
    .done = morning_done,
};
