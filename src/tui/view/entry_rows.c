/* What the text was taken for, row by row, and what was changed of it by hand: the change stays with its item
 * while the text around it is edited, and while its own words are. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "tui/view/entry_state.h"

/* ---- changes follow their items ---- */

static bool same_item(const struct entry_item *were, const struct reader_item *item)
{
    return strcmp(were->subject, item->subject->code) == 0 && strcmp(were->text, item->text) == 0;
}

static bool is_of(const struct entry_change *change, const struct reader_item *item)
{
    return strcmp(change->subject, item->subject->code) == 0 &&
           strcmp(change->text, item->text) == 0;
}

/* Which new item each old one became. What stands before and behind the edit is the same; what was edited
 * itself is the same where as many items are left of it. */
static size_t *map_items(const struct entry_state *state, const struct reader_result *raw)
{
    size_t old_count = state->were_count, new_count = raw->item_count, same = 0, behind = 0;
    size_t least = old_count < new_count ? old_count : new_count;
    size_t *map = ARENA_ARRAY(state->answer, old_count + 1, size_t);

    while (same < least && same_item(&state->were[same], &raw->items[same]))
        same++;
    while (behind < least - same &&
           same_item(&state->were[old_count - 1 - behind], &raw->items[new_count - 1 - behind]))
        behind++;
    for (size_t i = 0, next = same; i < old_count; i++) {
        map[i] = NO_INDEX;
        if (i < same || old_count == new_count)
            map[i] = i;
        else if (i >= old_count - behind)
            map[i] = i + new_count - old_count;
        else
            for (size_t k = next; k < new_count - behind && map[i] == NO_INDEX; k++)
                if (same_item(&state->were[i], &raw->items[k])) {
                    map[i] = k;
                    next = k + 1;
                }
    }
    return map;
}

static char *copy(const char *text)
{
    char *copied = strdup(text);

    if (!copied)
        die("out of memory");
    return copied;
}

static void name_change(struct entry_change *change, const struct reader_item *item)
{
    free(change->subject);
    free(change->text);
    change->subject = copy(item->subject->code);
    change->text = copy(item->text);
}

static bool is_claimed(const struct entry_state *state, size_t item)
{
    for (size_t i = 0; i < state->change_count; i++)
        if (state->changes[i].item == item)
            return true;
    return false;
}

static void remember_items(struct entry_state *state, const struct reader_result *raw)
{
    struct entry_item *items = ARENA_ARRAY(state->answer, raw->item_count + 1, struct entry_item);

    for (size_t i = 0; i < raw->item_count; i++)
        items[i] =
            (struct entry_item){.subject = arena_strdup(state->answer, raw->items[i].subject->code),
                                .text = raw->items[i].text};
    state->were = items;
    state->were_count = raw->item_count;
}

void entry_follow_changes(struct entry_state *state, const struct reader_result *raw)
{
    const size_t *map = map_items(state, raw);

    for (size_t i = 0; i < state->change_count; i++) {
        struct entry_change *change = &state->changes[i];

        change->item = change->item < state->were_count ? map[change->item] : NO_INDEX;
        if (change->item != NO_INDEX)
            name_change(change, &raw->items[change->item]);
    }
    for (size_t i = 0; i < state->change_count; i++)
        for (size_t k = 0; k < raw->item_count && state->changes[i].item == NO_INDEX; k++)
            if (is_of(&state->changes[i], &raw->items[k]) && !is_claimed(state, k))
                state->changes[i].item = k;
    remember_items(state, raw);
}

void entry_put_change(struct entry_state *state, const struct entry_change *change)
{
    struct entry_change *put;

    if (state->change_count == state->change_capacity) {
        state->change_capacity = state->change_capacity * 2 + 8;
        state->changes = realloc(state->changes, state->change_capacity * sizeof *state->changes);
        if (!state->changes)
            die("out of memory");
    }
    put = &state->changes[state->change_count++];
    *put = *change;
    put->subject = copy(change->subject);
    put->text = copy(change->text);
}

void entry_drop_changes(struct entry_state *state)
{
    for (size_t i = 0; i < state->change_count; i++) {
        free(state->changes[i].subject);
        free(state->changes[i].text);
    }
    free(state->changes);
    state->changes = NULL;
    state->change_count = state->change_capacity = 0;
}

const struct reader_item *entry_selected_item(const struct entry_state *state)
{
    if (state->row >= state->row_count || state->rows[state->row].kind != ROW_ITEM)
        return NULL;
    return &state->reading->items[state->rows[state->row].index];
}

struct entry_change *entry_change(struct entry_state *state)
{
    const struct reader_item *item = entry_selected_item(state);
    struct entry_change change = {0};

    if (!item)
        return NULL;
    change.item = state->rows[state->row].index;
    for (size_t i = 0; i < state->change_count; i++)
        if (state->changes[i].item == change.item)
            return &state->changes[i];
    change.subject = (char *)item->subject->code;
    change.text = item->text;
    entry_put_change(state, &change);
    return &state->changes[state->change_count - 1];
}

/* ---- the reading with its changes ---- */

static size_t item_start(const struct reader_result *reading, size_t index)
{
    while (index > 0 && reading->items[index].shared)
        index--;
    for (size_t i = 0; i < reading->span_count; i++)
        if (reading->spans[i].item == (int)index)
            return reading->spans[i].start;
    return 0;
}

static void change_item(struct reader_item *item, const struct entry_change *change)
{
    if (change->changed & CHANGED_KIND) {
        bool was_notice = item->kind == KIND_NOTICE;

        item->kind = change->kind;
        item->guessed &= ~(unsigned)GUESS_KIND;
        if (item->kind == KIND_NOTICE)
            item->minutes = 0;
        else if (was_notice && item->minutes == 0)
            item->minutes = -1;
    }
    if (change->changed & CHANGED_MINUTES && item->kind != KIND_NOTICE) {
        item->minutes = change->minutes;
        item->estimated = false;
        item->reason = NULL;
        item->guessed &= ~(unsigned)GUESS_MINUTES;
    }
    if (change->changed & CHANGED_DUE) {
        item->due = change->due;
        item->guessed &= ~(unsigned)GUESS_DUE;
    }
}

/* What is said of minutes that are missing goes with them, and comes with them. */
static void renew_errors(struct arena *arena, struct reader_result *reading)
{
    struct reader_line *errors =
        ARENA_ARRAY(arena, reading->error_count + reading->item_count + 1, struct reader_line);
    size_t count = 0;

    for (size_t i = 0; i < reading->error_count; i++)
        if (strcmp(reading->errors[i].why, reader_no_minutes()) != 0)
            errors[count++] = reading->errors[i];
    for (size_t i = 0; i < reading->item_count; i++)
        if (reading->items[i].minutes < 0)
            errors[count++] = (struct reader_line){.line = reading->items[i].line,
                                                   .start = item_start(reading, i),
                                                   .end = item_start(reading, i),
                                                   .text = reading->items[i].text,
                                                   .why = (char *)reader_no_minutes()};
    reading->errors = errors;
    reading->error_count = count;
}

const struct reader_result *entry_changed_reading(const struct entry_state *state,
                                                  const struct reader_result *raw)
{
    struct reader_result *reading;

    if (state->change_count == 0)
        return raw;
    reading = arena_memdup(state->answer, raw, sizeof *raw);
    reading->items = arena_memdup(state->answer, raw->items, raw->item_count * sizeof *raw->items);
    for (size_t i = 0; i < reading->item_count; i++)
        for (size_t k = 0; k < state->change_count; k++) {
            const struct entry_change *change = &state->changes[k];

            if (is_of(change, &raw->items[i]) &&
                (change->item == i || change->item >= raw->item_count ||
                 !is_of(change, &raw->items[change->item])))
                change_item(&reading->items[i], change);
        }
    renew_errors(state->answer, reading);
    return reading;
}

/* ---- the rows ---- */

static int in_text_order(const void *a, const void *b)
{
    const struct entry_row *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

static void add_row(struct entry_state *state, enum entry_row_kind kind, size_t index, int line,
                    size_t start)
{
    state->rows[state->row_count++] = (struct entry_row){kind, index, line, start};
}

/* Of a line, as none knows no byte. */
static size_t line_start(const char *text, int line)
{
    const char *at = text;

    for (; line > 1 && (at = strchr(at, '\n')); line--)
        at++;
    return at ? (size_t)(at - text) : strlen(text);
}

void entry_list_rows(struct entry_state *state)
{
    const struct reader_result *reading = state->reading;
    size_t most = reading->item_count + reading->none_count + reading->error_count +
                  reading->aside_count + reading->note_count;

    state->rows = ARENA_ARRAY(state->answer, most + 1, struct entry_row);
    state->row_count = 0;
    for (size_t i = 0; i < reading->item_count; i++)
        add_row(state, ROW_ITEM, i, reading->items[i].line, item_start(reading, i));
    for (size_t i = 0; i < reading->none_count; i++)
        add_row(state, ROW_NONE, i, reading->none[i].line,
                line_start(reading->message, reading->none[i].line));
    for (size_t i = 0; i < reading->error_count; i++)
        if (strcmp(reading->errors[i].why, reader_no_minutes()) != 0)
            add_row(state, ROW_ERROR, i, reading->errors[i].line, reading->errors[i].start);
    for (size_t i = 0; i < reading->aside_count; i++)
        add_row(state, ROW_ASIDE, i, reading->aside[i].line, reading->aside[i].start);
    for (size_t i = 0; i < reading->note_count; i++)
        add_row(state, ROW_NOTE, i, reading->notes[i].line, reading->notes[i].start);
    if (state->row_count > 1)
        qsort(state->rows, state->row_count, sizeof *state->rows, in_text_order);
}

void entry_select_row(struct entry_state *state)
{
    const struct editor *editor = entry_editor(state);

    if (state->scope == ENTRY_ROWS) {
        if (state->row >= state->row_count)
            state->row = state->row_count > 0 ? state->row_count - 1 : 0;
        return;
    }
    state->row = 0;
    for (size_t i = 0; i < state->row_count; i++)
        if (state->rows[i].start < editor->cursor || i == 0)
            if (state->rows[i].kind == ROW_ITEM || state->rows[state->row].kind != ROW_ITEM)
                state->row = i;
}
