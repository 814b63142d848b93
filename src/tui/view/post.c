/* Posting it: what goes up is seen first, exactly as it will be; then it is copied for the group, written to
 * a file or printed, with one key each. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "tui/view/post_state.h"

#define NAME_CHARS 200

static const struct key_scope scopes[] = {
    [POST_LOOKING] = {N_("Posting"), COMMON_LIST | COMMON_BACK | COMMON_HELP, false},
    [POST_NAMING] = {N_("Posting: the name of the file"), COMMON_BACK | COMMON_HELP, true},
};
#define LOOKING IN(POST_LOOKING)
static const struct key_row rows[] = {
    {POST_COPY, "copy", LOOKING, "t", N_("copy for the group"), NULL,
     N_("put the message for the group on the clipboard")},
    {POST_FILE, "file", LOOKING, "f", N_("file"), NULL,
     N_("write it to a file: the end of the name says how (.txt, .html, .pdf, .png)")},
    {POST_PRINT, "print", LOOKING, "p Enter", N_("print"), NULL, N_("print it (it asks first)")},
    {POST_PRINTER, "printer", LOOKING, "P", N_("printer"), NULL, N_("choose the printer")},
    {POST_MORE, "more-copies", LOOKING, "+ =", NULL, NULL, N_("print one more copy")},
    {POST_FEWER, "fewer-copies", LOOKING, "-", NULL, NULL, N_("print one copy less")},
    {POST_PAPER, "paper", LOOKING, "a", NULL, NULL, N_("paper: A4 or A3")},
    {POST_SIDES, "sides", LOOKING, "b", NULL, NULL, N_("print on both sides, or on one")},
    {POST_PREVIEW, "preview", LOOKING, "v", N_("preview"), NULL,
     N_("look at the group's message, or at the sheet again")},
    {POST_DUE, "due", LOOKING, "d", NULL, NULL, N_("with or without what is due next")},
    {POST_WARNINGS, "warnings", LOOKING, "w", NULL, NULL, N_("with or without the warnings")},
    {POST_SIGNATURES, "signatures", LOOKING, "s", NULL, NULL,
     N_("with or without lines to sign on")},
    {POST_DAYS, "days", LOOKING, "o", NULL, NULL,
     N_("before days off: all days on one sheet, or this day only")},
    {POST_GRADE, "grade", LOOKING, "g", NULL, NULL, N_("this class, or all classes of the grade")},
    {REQUEST_ACCEPT, "accept", IN(POST_NAMING), "Enter", N_("save"), NULL, N_("write the file")},
    {REQUEST_BACK, "back", IN(POST_NAMING), "Esc", N_("back"), NULL, N_("back to the preview")},
};
static const struct key_row way_in = {
    .name = "post",
    .keys = "p",
    .hint = N_("post"),
    .help = N_("post it: see what goes up, then copy, save or print")};

static void post_open(struct app *app, void *memory, const void *argument)
{
    struct post_state *state = memory;

    (void)argument;
    editor_init(&state->name, NAME_CHARS);
    post_printing_begin(app, state);
}

static void post_done(struct app *app, void *memory)
{
    struct post_state *state = memory;

    post_make_end(app, state);
    post_printing_end(app, state);
    editor_done(&state->name);
    arena_free(state->arena);
}

static unsigned post_scope(const void *memory)
{
    return ((const struct post_state *)memory)->naming ? POST_NAMING : POST_LOOKING;
}

/* ---- the group ---- */

static unsigned copy(struct app *app, const struct post_state *state)
{
    struct arena *arena;

    if (!app_data(app)->policy.chat_allowed) {
        app_say(app, STYLE_RED, "%s", _("the school does not allow messages to groups"));
        return EFFECT_HANDLED;
    }
    arena = arena_new();
    app_copy(app, post_text(app, state, PRESS_CHAT, (struct press_style){.columns = POST_COLUMNS},
                            arena));
    app_say(app, STYLE_PLAIN, "%s", _("copied: paste it into the group"));
    arena_free(arena);
    return EFFECT_HANDLED;
}

/* ---- a file ---- */

/* The format that the end of a name says. */
static bool format_of(struct app *app, const char *name, enum press_format *format)
{
    return press_format_of_file(PRESS_POST, name, format) && post_can_write(app, *format);
}

static void say_endings(struct app *app, const char *name)
{
    struct arena *arena = arena_new();

    app_say(app, STYLE_RED, _("end the name in one of %s: “%s” does not say what it is"),
            press_format_endings(PRESS_POST, app->options->programs, app->lang, arena), name);
    arena_free(arena);
}

static unsigned begin_name(struct app *app, struct post_state *state)
{
    struct arena *arena = arena_new();

    if (state->name.length == 0)
        editor_set(&state->name, arena_printf(arena, "%s.txt", post_name(app, state, arena)));
    state->naming = true;
    arena_free(arena);
    return EFFECT_HANDLED;
}

static unsigned save(struct app *app, struct post_state *state)
{
    enum press_format format;

    state->naming = !format_of(app, state->name.text, &format) || !post_save(app, state, format);
    return EFFECT_HANDLED;
}

static unsigned accept_name(struct app *app, struct post_state *state)
{
    const char *name = state->name.text;
    enum press_format format;

    if (!format_of(app, name, &format))
        say_endings(app, name);
    else if (service_owns(app->service, name))
        app_say(app, STYLE_RED, _("%s belongs to the open database: choose another file"), name);
    else if (access(name, F_OK) == 0)
        app_ask(app, ASK_OVERWRITE, false, THIRD_NONE, _("“%s” is there already. Replace it?"),
                name);
    else
        return save(app, state);
    return EFFECT_HANDLED;
}

static unsigned post_key(struct app *app, void *memory, uint32_t key)
{
    struct post_state *state = memory;

    (void)app;
    if (!state->naming || editor_key(&state->name, key) == EDIT_IGNORED)
        return EFFECT_NONE;
    return EFFECT_HANDLED;
}

static unsigned post_paste(struct app *app, void *memory, const char *text)
{
    struct post_state *state = memory;

    (void)app;
    if (state->naming)
        editor_paste(&state->name, text);
    return state->naming ? EFFECT_HANDLED : EFFECT_NONE;
}

/* ---- choices ---- */

/* How it is written. */
static unsigned turn(struct post_state *state, bool *choice)
{
    *choice = !*choice;
    state->columns = 0;
    return EFFECT_HANDLED;
}

/* What is to be read for it. */
static unsigned turn_what(struct app *app, struct post_state *state, bool *choice)
{
    *choice = !*choice;
    post_load(app, state);
    return EFFECT_HANDLED;
}

static unsigned look(struct post_state *state)
{
    state->message = !state->message;
    state->columns = 0;
    state->pager.top = 0;
    return EFFECT_HANDLED;
}

static unsigned change_copies(struct post_state *state, int by)
{
    int copies = state->printing.copies + by;

    if (copies >= 1 && copies <= PRINT_COPIES_MAX)
        state->printing.copies = copies;
    return EFFECT_HANDLED;
}

static unsigned name_request(struct app *app, struct post_state *state, int request)
{
    if (request == REQUEST_ACCEPT)
        return accept_name(app, state);
    if (request != REQUEST_BACK)
        return EFFECT_NONE;
    state->naming = false;
    return EFFECT_HANDLED;
}

static unsigned do_request(struct app *app, struct post_state *state, int request)
{
    switch (request) {
    case POST_COPY:
        return copy(app, state);
    case POST_FILE:
        return begin_name(app, state);
    case POST_PRINT:
        return post_ask_print(app, state);
    case POST_PRINTER:
        return post_choose_printer(app, state);
    case POST_DUE:
        return turn(state, &state->no_due);
    case POST_WARNINGS:
        return turn(state, &state->warnings);
    case POST_SIGNATURES:
        return turn(state, &state->no_signatures);
    case POST_DAYS:
        return turn_what(app, state, &state->only_day);
    case POST_GRADE:
        return turn_what(app, state, &state->grade);
    case POST_PREVIEW:
        return look(state);
    case POST_PAPER:
        state->printing.a3 = !state->printing.a3;
        return EFFECT_HANDLED;
    case POST_SIDES:
        state->printing.two_sided = !state->printing.two_sided;
        return EFFECT_HANDLED;
    case POST_MORE:
        return change_copies(state, 1);
    case POST_FEWER:
        return change_copies(state, -1);
    default:
        return EFFECT_NONE;
    }
}

/* What gives it away wants all of it. */
static bool gives_away(int request)
{
    return request == POST_COPY || request == POST_FILE || request == POST_PRINT;
}

static unsigned post_request(struct app *app, void *memory, int request)
{
    struct post_state *state = memory;

    if (gives_away(request) && !post_is_read(state)) {
        if (app->stale)
            app_say(app, STYLE_RED, "%s", app->stale_why);
        return state->arena ? EFFECT_HANDLED | EFFECT_LATER : EFFECT_HANDLED;
    }
    return state->naming ? name_request(app, state, request) : do_request(app, state, request);
}

static unsigned post_click(struct app *app, void *memory, int row, int col)
{
    struct post_state *state = memory;

    for (size_t i = 0; i < state->choice_count && !state->naming; i++)
        if (state->choices[i].row == row && col >= state->choices[i].from &&
            col < state->choices[i].to)
            return do_request(app, state, state->choices[i].request);
    return EFFECT_NONE;
}

static unsigned post_answer(struct app *app, void *memory, int question, enum answer answer)
{
    struct post_state *state = memory;

    if (answer != ANSWER_YES)
        return EFFECT_HANDLED;
    return question == ASK_PRINT ? post_print(app, state) : save(app, state);
}

static unsigned post_result(struct app *app, void *memory, const struct view_result *result)
{
    struct post_state *state = memory;

    (void)app;
    if (result->kind == RESULT_PRINTER)
        state->printing.chosen = arena_strdup(state->printing.arena, result->printer);
    return EFFECT_HANDLED;
}

const struct view_ops view_post = {
    .keys = KEYS("post", scopes, rows),
    .way_in = &way_in,
    .way_in_needs = {.first_for = OF(ROLE_TEACHER) | OF(ROLE_HOMEROOM) | OF(ROLE_MONITOR) |
                                  OF(ROLE_LEADER) | OF(ROLE_OFFICE)},
    .state_size = sizeof(struct post_state),
    PAGER_AT(struct post_state, pager),
    .scope = post_scope,
    .open = post_open,
    .load = post_load,
    .draw = post_draw,
    .request = post_request,
    .key = post_key,
    .paste = post_paste,
    .click = post_click,
    .answer = post_answer,
    .result = post_result,
    .idle = post_idle,
    .done = post_done,
};
