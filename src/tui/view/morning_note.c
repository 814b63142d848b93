/* What is noted in the morning: the line that is typed, with its draft, and what one key notes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/handin.h"
#include "tui/view/morning_state.h"

/* ---- the line ---- */

void morning_drop(struct morning_state *state)
{
    state->line = LINE_NONE;
    form_forget(&state->form);
}

static void begin_line(struct app *app, struct morning_state *state, enum morning_line line,
                       const struct morning_row *row, const char *before, const char *typed)
{
    struct arena *arena = arena_new();

    form_done(&state->form);
    form_init(app, &state->form, MORNING_FORM, NULL);
    state->line = line;
    state->item = row->of->assignment->id;
    free(state->before);
    state->before = strdup(before);
    if (!state->before)
        die("out of memory");
    editor_set(&state->editor,
               arena_printf(arena, "%s%s%s", before, *before != '\0' ? " " : "", typed));
    if (*typed != '\0')
        form_typed(app, &state->form);
    arena_free(arena);
}

/* What is noted stays in the line of seats: nothing is replaced unseen. Times are added to those noted. */
static const char *noted_before(enum morning_line line, const struct morning_row *row,
                                struct arena *arena)
{
    switch (line) {
    case LINE_MISSING:
        return morning_seats(&row->of->handin.missing, arena);
    case LINE_EXCUSED:
        return morning_seats(&row->of->handin.excused, arena);
    case LINE_CORRECT:
        return row->correct;
    case LINE_TIMES:
    case LINE_NONE:
        break;
    }
    return "";
}

unsigned morning_begin(struct app *app, struct morning_state *state, enum morning_line line,
                       const char *typed)
{
    const struct morning_row *row = morning_selected(state);
    struct arena *arena;

    if (!row || !row->hand_in)
        return EFFECT_NONE;
    arena = arena_new();
    begin_line(app, state, line, row, noted_before(line, row, arena), typed);
    arena_free(arena);
    return EFFECT_HANDLED;
}

unsigned morning_leave(struct app *app, struct morning_state *state)
{
    if (strcmp(state->editor.text, state->before) == 0)
        morning_drop(state);
    else
        app_ask(app, ASK_DROP, false, THIRD_NONE, _("Not noted yet: drop “%s”?"),
                state->editor.text);
    return EFFECT_HANDLED;
}

/* ---- noting ---- */

static struct mark_input input_of(int64_t item)
{
    return (struct mark_input){
        .id = item, .collected = -1, .marked = -1, .returned = -1, .corrected = -1};
}

/* Where it was noted, says what; else why not, and what is typed stays. */
static bool note(struct app *app, struct morning_state *state, const struct mark_input *input,
                 const char *said)
{
    struct session session = form_session(app, &state->form, app->date);
    struct arena *arena = arena_new();
    struct handin *handin;
    struct err err;
    bool good;

    err_clear(&err);
    good = app_may_save(app) && service_mark(&session, input, arena, &handin, &err);
    if (good) {
        app_say(app, STYLE_PLAIN, _("%s; u takes it back"), said);
        request_new(state->form.request);
    } else if (err.code != 0) {
        app_say_err(app, &err);
    }
    arena_free(arena);
    return good;
}

static const char *seats_noted(const struct morning_row *row, const char *what, const char *text,
                               struct arena *arena)
{
    struct seats seats = {0};

    if (!seats_parse(text, arena, &seats, NULL) || seats.count == 0)
        return arena_printf(arena, _("%s, %s: nobody"), row->subject, what);
    return arena_printf(arena, _("%s, %s: %s (%zu)"), row->subject, what,
                        morning_seats(&seats, arena), seats.count);
}

/* Notes the line that is typed. */
bool morning_note(struct app *app, struct morning_state *state)
{
    const struct morning_row *row = morning_row_of(state, state->item);
    struct mark_input input = input_of(state->item);
    const char *text = state->editor.text, *said;
    struct arena *arena = arena_new();
    bool good = true;

    if (!row) {
        app_say(app, STYLE_RED, "%s", _("it is not on the list any more: Esc leaves the line"));
        good = false;
    } else if (state->line == LINE_MISSING || state->line == LINE_EXCUSED) {
        *(state->line == LINE_MISSING ? &input.missing : &input.excused) = text;
        said = seats_noted(row, state->line == LINE_MISSING ? _("missing") : _("excused"), text,
                           arena);
        good = note(app, state, &input, said);
    } else if (*text_trim(arena, text) != '\0' || state->line == LINE_CORRECT) {
        *(state->line == LINE_TIMES ? &input.actual : &input.correct) = text;
        said = arena_printf(arena, _("%s, %s: %s"), row->subject,
                            state->line == LINE_TIMES ? _("real time") : _("correct"), text);
        good = note(app, state, &input, said);
    }
    if (good)
        morning_drop(state);
    arena_free(arena);
    return good;
}

unsigned morning_all(struct app *app, struct morning_state *state)
{
    const struct morning_row *row = morning_selected(state);
    struct mark_input input;
    struct arena *arena;

    if (!row)
        return EFFECT_HANDLED;
    arena = arena_new();
    input = input_of(row->of->assignment->id);
    input.missing = "";
    if (note(app, state, &input, arena_printf(arena, _("%s: all have handed in"), row->subject)))
        state->all_at = app->events;
    arena_free(arena);
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

/* Marked, then discussed, then corrected: of all books that are there. */
static unsigned step(struct app *app, struct morning_state *state, const struct morning_row *row)
{
    const struct handin *handin = &row->of->handin;
    struct mark_input input = input_of(row->of->assignment->id);
    struct arena *arena = arena_new();
    int books = handin_books(row->of->pupils, handin);
    const char *said = NULL;

    if (handin->marked > 0 && handin->returned > 0 && handin->corrected > 0) {
        app_say(app, STYLE_PLAIN, "%s", _("it is marked, discussed and corrected already"));
    } else if (handin->marked > 0 && handin->returned > 0) {
        input.corrected = handin->marked;
        said = arena_printf(arena, _("%s: corrected, %d books"), row->subject, input.corrected);
    } else if (handin->marked > 0) {
        input.returned = handin->marked;
        said = arena_printf(arena, _("%s: discussed, b once more: corrected"), row->subject);
    } else if (books > 0) {
        input.marked = books;
        said = arena_printf(arena, _("%s: %d books marked, b once more: discussed"), row->subject,
                            books);
    } else if (!handin_noted(handin)) {
        app_say(app, STYLE_PLAIN, "%s",
                _("not taken yet: first the seats that are missing, or 0 for none"));
    } else {
        app_say(app, STYLE_PLAIN, "%s",
                books == 0 ? _("nobody has handed it in")
                           : _("how many pupils the class has is not known: the office says it"));
    }
    if (said)
        note(app, state, &input, said);
    arena_free(arena);
    return EFFECT_HANDLED | (said ? EFFECT_RELOAD : 0);
}

unsigned morning_step(struct app *app, struct morning_state *state)
{
    const struct morning_row *row = morning_selected(state);

    return row ? step(app, state, row) : EFFECT_HANDLED;
}

/* ---- the draft ---- */

void morning_pause(struct app *app, void *memory)
{
    struct morning_state *state = memory;
    struct text_buf text = {.arena = NULL};
    struct arena *arena;

    (void)app;
    if (state->line == LINE_NONE || !state->form.dirty)
        return;
    arena = text.arena = arena_new();
    draft_put(&text, "item", arena_printf(arena, "%lld", (long long)state->item));
    draft_put(&text, "line", arena_printf(arena, "%d", (int)state->line));
    draft_put(&text, "typed", state->editor.text);
    form_write(&state->form, text_buf_str(&text));
    arena_free(arena);
}

/* A line of this list that a crash left. */
static bool take_up(struct app *app, void *memory, const char *text, struct arena *arena)
{
    struct morning_state *state = memory;
    const char *item = draft_get(text, "item", arena), *line = draft_get(text, "line", arena),
               *typed = draft_get(text, "typed", arena);
    const struct morning_row *row = item ? morning_row_of(state, strtoll(item, NULL, 10)) : NULL;
    long which = line ? strtol(line, NULL, 10) : LINE_NONE;

    if (!row || !row->hand_in || !typed || which <= LINE_NONE || which > LINE_CORRECT ||
        (which >= LINE_TIMES && !row->mark))
        return false;
    table_select(&state->table, (size_t)(row - (const struct morning_row *)state->table.rows));
    begin_line(app, state, (enum morning_line)which, row, "", typed);
    app_say(app, STYLE_PLAIN, "%s", _("what was typed last time and not noted is here again"));
    return true;
}

void morning_take_up(struct app *app, struct morning_state *state)
{
    form_take_up(app, MORNING_FORM, take_up, state);
}
