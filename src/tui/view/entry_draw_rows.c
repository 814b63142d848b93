/* The entry form's picture: what the text was taken for, a row each, and what their signs mean. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/entry_state.h"

#define TEXT_COLUMNS 12 /* fewer say nothing of an item's text */
#define BETWEEN " · "
#define BETWEEN_COLUMNS 3

enum
{
    PART_SUBJECT,
    PART_KIND,
    PART_MINUTES,
    PART_DUE,
    PART_MORE,
    PARTS,
};
/* The words of an item, a style each. */
struct parts
{
    const char *words[PARTS];
    enum style styles[PARTS];
};

static void add_more(struct text_buf *buf, const char *word, bool guessed)
{
    text_buf_printf(buf, "%s%s%s", buf->length > 0 ? BETWEEN : "", word, guessed ? "?" : "");
}

/* Who sets it on a Friday is told that it is laid over the days off: "分3晚". */
static const char *spread_words(const struct app *app, const struct entry_state *state,
                                const struct reader_item *item, struct arena *arena)
{
    const struct assignment as_read = {.assigned = state->assigned,
                                       .due = item->due,
                                       .minutes = item->minutes,
                                       .place = item->place,
                                       .spread = item->spread};

    return item->minutes > 0 && item->due > state->assigned
               ? phrase_spread(&as_read, app_calendar(app, app->class_id), &app_data(app)->policy,
                               app->lang, arena)
               : "";
}

static const char *more_words(const struct app *app, const struct entry_state *state,
                              const struct reader_item *item, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    const char *spread = spread_words(app, state, item, arena);
    enum lang lang = app->lang;

    if (*spread != '\0')
        add_more(&buf, spread, false);
    if (item->optional)
        add_more(&buf, tr(lang, "optional"), item->guessed & GUESS_OPTIONAL);
    if (item->tier != TIER_NONE)
        add_more(&buf, vocab_name(&vocab_tier, (int)item->tier, lang), item->guessed & GUESS_TIER);
    if (item->place != PLACE_HOME)
        add_more(&buf, vocab_name(&vocab_place, (int)item->place, lang),
                 item->guessed & GUESS_PLACE);
    if (item->spread != SPREAD_EVEN)
        add_more(&buf, vocab_name(&vocab_spread, (int)item->spread, lang), false);
    if (item->device)
        add_more(&buf, tr(lang, "needs a device"), false);
    if (item->unit[0] != '\0')
        add_more(&buf, item->unit, false);
    return text_buf_str(&buf);
}

static void put_part(struct parts *parts, int part, const char *word, bool guessed,
                     struct arena *arena)
{
    parts->words[part] = guessed ? arena_printf(arena, "%s?", word) : word;
    parts->styles[part] = guessed ? STYLE_GUESS : STYLE_PLAIN;
}

/* The one subject that somebody teaches is hers, not guessed. */
static unsigned guesses_of(const struct entry_state *state, const struct reader_item *item)
{
    return item->guessed & ~(item->subject == state->subject ? (unsigned)GUESS_SUBJECT : 0U);
}

static struct parts item_parts(const struct app *app, const struct entry_state *state,
                               const struct reader_item *item, struct arena *arena)
{
    enum lang lang = app->lang;
    struct parts parts = {.words = {"", "", "", "", ""}};

    put_part(&parts, PART_SUBJECT, subject_name(item->subject, lang),
             guesses_of(state, item) & GUESS_SUBJECT, arena);
    put_part(&parts, PART_KIND, vocab_name(&vocab_kind, (int)item->kind, lang),
             item->guessed & GUESS_KIND, arena);
    if (item->minutes < 0) {
        parts.words[PART_MINUTES] = tr(lang, "how long?");
        parts.styles[PART_MINUTES] = STYLE_RED;
    } else if (item->estimated) {
        parts.words[PART_MINUTES] = phrase_time(item->minutes, true, lang, arena);
        parts.styles[PART_MINUTES] = STYLE_GUESS;
    } else if (item->kind != KIND_NOTICE) {
        put_part(&parts, PART_MINUTES,
                 arena_printf(arena,
                              tr_n(lang, "%d minute", "%d minutes", (unsigned long)item->minutes),
                              item->minutes),
                 item->guessed & GUESS_MINUTES, arena);
    }
    put_part(&parts, PART_DUE, phrase_due(item->due, state->assigned, lang, arena),
             item->guessed & GUESS_DUE, arena);
    parts.words[PART_MORE] = more_words(app, state, item, arena);
    return parts;
}

struct part_widths
{
    int width[PARTS];
};

static struct part_widths measure_parts(const struct app *app, const struct entry_state *state,
                                        const struct canvas *canvas, struct arena *arena)
{
    struct part_widths widths = {0};

    for (size_t i = 0; i < state->reading->item_count && canvas->cols >= 48; i++) {
        struct parts parts = item_parts(app, state, &state->reading->items[i], arena);

        for (int part = 0; part < PARTS; part++) {
            int width = canvas_width(canvas, parts.words[part]);

            if (width > widths.width[part])
                widths.width[part] = width;
        }
    }
    return widths;
}

static int parts_columns(const struct canvas *canvas, const struct parts *parts)
{
    int columns = 0;

    for (int part = 0; part < PARTS; part++)
        if (*parts->words[part] != '\0')
            columns += (part > 0 ? BETWEEN_COLUMNS : 0) + canvas_width(canvas, parts->words[part]);
    return columns;
}

/* 数学 · 书面? · 约15 分 · 明天(周三)交 · 选做   练习册P44—45 */
static void draw_item(const struct app *app, const struct entry_state *state, struct canvas *canvas,
                      int row, int col, const struct part_widths *widths,
                      const struct reader_item *item, struct arena *arena)
{
    struct parts parts = item_parts(app, state, item, arena);
    int end = canvas->cols - 1;
    bool narrow = col + parts_columns(canvas, &parts) > end;

    for (int part = 0; part < PARTS && col < end; part++) {
        int width = canvas_width(canvas, parts.words[part]);
        int room = widths->width[part] > width ? widths->width[part] - width : 0;

        if (width + room == 0 || (narrow && part == PART_KIND)) /* minutes and due day say more */
            continue;
        if (part > 0)
            col += canvas_text(canvas, row, col, end - col, STYLE_DIM, width > 0 ? BETWEEN : "   ");
        if (part == PART_MINUTES)
            col += room;
        col += canvas_fit(canvas, row, col, end - col, parts.styles[part], parts.words[part]);
        if (part != PART_MINUTES)
            col += room;
    }
    if (end - col - 3 >= TEXT_COLUMNS)
        canvas_fit(canvas, row, col + 3, end - col - 3, STYLE_DIM, item->text);
}

/* Whole, where it has the rows alone. */
static void draw_told(const struct entry_state *state, struct canvas *canvas, int row, int col,
                      int rows, const struct entry_row *told, struct arena *arena)
{
    const struct reader_result *reading = state->reading;
    const struct reader_line *line = told->kind == ROW_ERROR   ? &reading->errors[told->index]
                                     : told->kind == ROW_ASIDE ? &reading->aside[told->index]
                                                               : &reading->notes[told->index];
    const char *sentence = reader_sentence(line, arena);
    bool several = strchr(reading->message, '\n');

    if (told->kind == ROW_ASIDE)
        sentence = several ? arena_printf(arena, _("line %d, not saved: %s"), line->line, sentence)
                           : arena_printf(arena, _("not saved: %s"), sentence);
    else if (several && line->line > 0)
        sentence = arena_printf(arena, _("line %d: %s"), line->line, sentence);
    canvas_wrap(canvas, row, col, state->row_count == 1 ? rows : 1,
                told->kind == ROW_ERROR ? STYLE_RED : STYLE_DIM, sentence);
}

static void draw_row(const struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, int col, int rows, const struct part_widths *widths,
                     const struct entry_row *it, struct arena *arena)
{
    if (it->kind == ROW_ITEM)
        draw_item(app, state, canvas, row, col, widths, &state->reading->items[it->index], arena);
    else if (it->kind == ROW_NONE)
        canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_PLAIN,
                   arena_printf(arena, "%s" BETWEEN "%s",
                                subject_name(state->reading->none[it->index].subject, app->lang),
                                tr(app->lang, "no homework today")));
    else
        draw_told(state, canvas, row, col, rows, it, arena);
}

void entry_draw_rows(struct app *app, struct entry_state *state, struct canvas *canvas, int row,
                     int left, int rows)
{
    struct arena *arena = arena_new();
    struct part_widths widths = measure_parts(app, state, canvas, arena);
    int count = (int)state->row_count, at = (int)state->row, col = left + ENTRY_ROW_COL;
    int shown = count > rows && rows > 1 ? rows - 1 : rows;

    if (state->rows_top > count - shown)
        state->rows_top = count > shown ? count - shown : 0;
    if (at < state->rows_top)
        state->rows_top = at;
    if (at >= state->rows_top + shown)
        state->rows_top = at - shown + 1;
    state->rows_row = row;
    state->rows_height = 0;
    if (entry_blank(entry_editor(state)->text))
        canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_DIM,
                   state->subject ? _("for example: workbook p12-13 15m")
                                  : _("for example: maths workbook p12-13 15m @wed"));
    for (int i = state->rows_top; i < count && state->rows_height < shown; i++) {
        int line = row + state->rows_height++;

        draw_row(app, state, canvas, line, col, shown, &widths, &state->rows[i], arena);
        if (i == at && (count > 1 || state->scope == ENTRY_ROWS))
            canvas_text(canvas, line, left + ENTRY_POINTER_COL, 1, STYLE_DIM, "▸");
        if (i == at && state->scope == ENTRY_ROWS)
            canvas_style(canvas, line, left, canvas->cols - left, STYLE_SELECTED);
    }
    if (count > shown && rows > 1)
        canvas_fit(canvas, row + shown, col, canvas->cols - col - 1, STYLE_DIM,
                   arena_printf(arena, _("%zu more, %zu in all"), state->row_count - (size_t)shown,
                                state->row_count));
    arena_free(arena);
}

void entry_draw_quiet(const struct entry_state *state, struct canvas *canvas, int row, int col)
{
    const struct reader_item *item = entry_selected_item(state);
    struct arena *arena = arena_new();
    bool guessed = false;
    const char *text = "";

    for (size_t i = 0; i < state->reading->item_count; i++)
        guessed = guessed || guesses_of(state, &state->reading->items[i]) != 0;
    if (item && item->minutes < 0) {
        canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_RED, reader_no_minutes());
        goto out;
    }
    if (guessed)
        text = _("? and about: guessed; F5 kind, F6 minutes, F7 due");
    if (item && item->reason)
        text = arena_printf(arena, "%s" BETWEEN "%s", item->reason, text);
    canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_DIM, text);
out:
    arena_free(arena);
}
