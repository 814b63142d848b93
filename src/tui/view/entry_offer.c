/* What is offered for the line that the cursor is in: the next pages of the workbook, what was set before,
 * templates; the subjects of the class where none is named yet. It narrows as one types. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "tui/view/entry_state.h"

/* Where the words of the line begin, behind the subject that is named in it. */
static size_t words_start(const struct entry_state *state, size_t start, size_t end)
{
    const struct reader_result *reading = state->reading;
    const char *text = entry_editor((struct entry_state *)state)->text;
    size_t at = start, length;

    for (size_t i = 0; i < reading->span_count; i++)
        if (reading->spans[i].rule == READER_SUBJECT && reading->spans[i].start >= start &&
            reading->spans[i].end <= end)
            at = reading->spans[i].end;
    while (at < end) {
        uint32_t c = text_decode(text + at, &length);

        if (!text_is_white(c) && (at == start || (c != ':' && c != 0xFF1A && c != 0x3011)))
            break;
        at += length;
    }
    return at;
}

/* ---- the lists ---- */

/* Those that have not reported stand first. */
static bool list_subjects(struct app *app, struct entry_state *state, struct entry_class *class,
                          struct err *err)
{
    struct board *board;

    if (!desk_board(entry_desk(app, state, class), state->offer_arena, &board, err))
        return false;
    state->list = ARENA_ARRAY(state->offer_arena, board->subject_count + 1, struct entry_offer);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < board->subject_count; i++) {
            const struct board_subject *subject = &board->subjects[i];
            bool missing = subject->status == REPORT_MISSING;

            if (missing == (round == 0))
                state->list[state->list_count++] =
                    (struct entry_offer){.text = subject_name(subject->subject, app->lang),
                                         .note = missing ? _("not reported") : ""};
        }
    return true;
}

static const char *note_of(const struct app *app, const struct proposal *proposal,
                           struct arena *arena)
{
    const struct assignment *from = proposal->from;
    char iso[DATE_TEXT_BYTES];
    const char *day = arena_printf(arena, "%s %s", date_short(from->assigned, iso),
                                   date_weekday_name(date_weekday(from->assigned), app->lang));

    switch (proposal->kind) {
    case PROPOSAL_NEXT:
        return arena_printf(arena, _("%d min · last %s, %s"), from->minutes,
                            proposal_place(from->text, arena), day);
    case PROPOSAL_TEMPLATE:
        return arena_printf(arena, _("%d min · set %zu times"), from->minutes, proposal->uses);
    case PROPOSAL_RECENT:
        break;
    }
    return arena_printf(arena, _("%d min · %s"), from->minutes, day);
}

static bool list_proposals(struct app *app, struct entry_state *state, struct entry_class *class,
                           const struct subject *subject, struct err *err)
{
    struct proposal *proposals;

    if (!desk_proposals(entry_desk(app, state, class), subject, state->offer_arena, &proposals,
                        &state->list_count, err))
        return false;
    state->list = ARENA_ARRAY(state->offer_arena, state->list_count + 1, struct entry_offer);
    for (size_t i = 0; i < state->list_count; i++)
        state->list[i] = (struct entry_offer){
            .text = text_sanitise(state->offer_arena, proposals[i].text, false, NULL),
            .note = note_of(app, &proposals[i], state->offer_arena),
            .proposal = &proposals[i]};
    return true;
}

/* Once for a subject and class, until somebody changes something. */
static bool know_list(struct app *app, struct entry_state *state, struct entry_class *class,
                      const struct subject *subject)
{
    struct err err;

    if (state->offers_class == class->id && state->offers_of == subject)
        return true;
    err_clear(&err);
    arena_reset(state->offer_arena);
    state->offers_class = class->id;
    state->offers_of = subject;
    state->list_count = 0;
    if (!subject ? list_subjects(app, state, class, &err)
                 : list_proposals(app, state, class, subject, &err))
        return true;
    state->offers_class = 0;
    state->list_count = 0;
    return false;
}

/* Whether the words stand in another line of the text already: 练习册P44 does not in 练习册P441. */
static bool stands_elsewhere(const struct editor *editor, size_t start, size_t end,
                             const char *words, struct arena *arena)
{
    const char *sought = text_trim(arena, text_fold(arena, words));
    char *all = arena_printf(arena, "%.*s\n%s", (int)start, editor->text, editor->text + end);

    all = text_fold(arena, all);
    for (const char *at = strstr(all, sought); at; at = strstr(at + 1, sought)) {
        char behind = at[strlen(sought)];

        if (behind < '0' || behind > '9')
            return true;
    }
    return false;
}

/* What is offered for a line when others of the text have some of it: of a workbook the pages behind those. */
static bool offer_behind_others(struct entry_state *state, size_t start, size_t end,
                                struct entry_offer *offer)
{
    const struct editor *editor = entry_editor(state);

    if (!offer->proposal)
        return true;
    while (stands_elsewhere(editor, start, end, offer->text, state->answer)) {
        struct proposal *behind;

        if (offer->proposal->kind != PROPOSAL_NEXT)
            return false;
        behind = arena_memdup(state->offer_arena, offer->proposal, sizeof *behind);
        behind->text = proposal_next(offer->proposal->text, state->offer_arena);
        if (!behind->text)
            return false;
        offer->proposal = behind;
        offer->text = text_sanitise(state->offer_arena, behind->text, false, NULL);
    }
    return true;
}

void entry_offer(struct app *app, struct entry_state *state)
{
    struct entry_class *class = entry_first_chosen(state);
    const struct editor *editor = entry_editor(state);
    size_t start = editor_line_start(editor, editor->cursor);
    size_t end = editor_line_end(editor, editor->cursor), words;
    const char *typed;

    if (state->offer != NO_INDEX) /* it is being walked through: the list stays */
        return;
    state->offer_count = 0;
    if (!class || class->gone || app->stale ||
        !know_list(app, state, class, entry_subject_here(app, state)))
        return;
    words = words_start(state, start, end);
    typed = arena_strndup(state->answer, editor->text + words, end - words);
    for (size_t i = 0; i < state->list_count && state->offer_count < OFFERS_MAX; i++) {
        struct entry_offer offer = state->list[i];

        if (offer_behind_others(state, start, end, &offer) &&
            (offer.proposal ? proposal_fits(offer.proposal, typed, state->answer)
                            : text_same_start(offer.text, typed)))
            state->offers[state->offer_count++] = offer;
    }
}

/* ---- taking one ---- */

/* The words that set it again: its text, and its minutes where they were not an estimate. */
static char *words_of(const struct app *app, const struct proposal *proposal, struct arena *arena)
{
    const struct assignment *from = proposal->from;

    if (from->minutes <= 0)
        return arena_strdup(arena, proposal->text);
    return arena_printf(arena, tr(app->lang, "%s %dm"), proposal->text, from->minutes);
}

static void keep_typed(struct entry_state *state)
{
    const struct editor *editor = entry_editor(state);
    size_t end;

    free(state->typed);
    state->typed_at = editor_line_start(editor, editor->cursor);
    end = editor_line_end(editor, editor->cursor);
    state->typed = strndup(editor->text + state->typed_at, end - state->typed_at);
    if (!state->typed)
        die("out of memory");
}

/* Whether what follows would be glued to the subject's name. */
static bool is_word_behind(const char *text, size_t at)
{
    size_t length;
    uint32_t c = text_decode(text + text_prev_cluster(text, at), &length);

    return !text_is_white(c) && c != ':' && c != 0xFF1A && c != 0x3011;
}

void entry_take_offer(struct app *app, struct entry_state *state, size_t offer)
{
    struct editor *editor = entry_editor(state);
    struct arena *arena = arena_new();
    const struct entry_offer *taken = &state->offers[offer != NO_INDEX ? offer : 0];
    size_t kept;
    char *line;

    if (state->offer == NO_INDEX)
        keep_typed(state);
    editor_put(editor, state->typed_at, editor_line_end(editor, state->typed_at), state->typed,
               strlen(state->typed));
    state->offer = offer;
    if (offer != NO_INDEX) {
        entry_read(app, state); /* with what was typed, whose subject stays */
        kept = words_start(state, state->typed_at, editor_line_end(editor, state->typed_at)) -
               state->typed_at;
        if (!taken->proposal)
            line = arena_printf(arena, "%s ", taken->text);
        else
            line = arena_printf(arena, "%.*s%s%s", (int)kept, state->typed,
                                kept > 0 && is_word_behind(state->typed, kept) ? " " : "",
                                words_of(app, taken->proposal, arena));
        editor_put(editor, state->typed_at, editor_line_end(editor, state->typed_at), line,
                   strlen(line));
        entry_next_blank(state);
    }
    arena_free(arena);
}

bool entry_next_blank(struct entry_state *state)
{
    struct editor *editor = entry_editor(state);
    size_t start = editor_line_start(editor, editor->cursor);
    const char *blank = strstr(editor->text + start, PROPOSAL_BLANK);

    if (!blank)
        return false;
    start = (size_t)(blank - editor->text);
    editor_put(editor, start, start + strlen(PROPOSAL_BLANK), "", 0);
    return true;
}
