/* The entry form's picture: classes, the text, what it was taken for, a bar an evening, warnings, what is
 * offered. Every part keeps its place while one types. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/entry_state.h"
#include "tui/widget/hints.h"
#include "tui/widget/table.h"
#include "tui/view/level_words.h"

#define FULL_ROWS 18
#define USUAL_ROWS 24
#define GAUGE_MAX 40
#define OWN_COLUMNS 18     /* for what a class is set that the others are not */
#define SHORT_COLS 32      /* narrower, a class's load is told without columns */
#define OFFERS_COLUMNS 100 /* wider, text and note would lose each other */
#define TEXT_COLUMNS 12    /* fewer say nothing of an item's text */
#define BESIDE_COLS 120    /* wider, the rows stand beside the text */
#define POINTER_COL 1
#define ROW_COL 3
#define BETWEEN " · "

/* How many rows each part has; fixed for a size of the screen, but that a text of many lines takes some of
 * what is offered. */
struct layout
{
    int classes, text, rows, gauges, warnings, offers;
};

static struct layout layout_full(const struct canvas *canvas, bool many_lines)
{
    int more = canvas->rows - USUAL_ROWS;
    struct layout layout = {1, 2, 3, 2, 1, 0};
    int others = 7; /* title, three rules, the quiet line, status, hints */

    if (more >= 0)
        layout = (struct layout){1 + (more >= 16), 3 + more / 5, 4 + more * 3 / 10,
                                 3 + more / 5,     2 + more / 8, 0};
    layout.offers = canvas->rows - others - layout.classes - layout.text - layout.rows -
                    layout.gauges - layout.warnings;
    if (canvas->cols >= BESIDE_COLS) { /* the text needs no rows of its own */
        layout.gauges += layout.text;
        layout.text = 0;
    } else if (many_lines && layout.offers >= 4) {
        layout.text += 2;
        layout.offers -= 2;
    }
    return layout;
}

static void draw_title(struct app *app, const struct entry_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    const char *day = date_long(arena, state->assigned, app->lang);
    int width = canvas_width(canvas, day);

    canvas_fit(canvas, 0, 1, canvas->cols - width - 4, STYLE_TITLE, _("Set homework"));
    canvas_right(canvas, 0, canvas->cols - 1, width,
                 state->assigned != app->today ? STYLE_YELLOW : STYLE_PLAIN, day);
    arena_free(arena);
}

/* The boxes flow over the rows there are; the one under the cursor is always in sight. */
static void draw_classes(struct entry_state *state, struct canvas *canvas, int row, int rows)
{
    int start = 1 + canvas_text(canvas, row, 1, canvas->cols - 2, STYLE_PLAIN, _("Classes")) + 2;
    int col = start, line = 0, cursor_line = 0;

    for (int round = 0; round < 2; round++) {
        int skip = round == 1 && cursor_line >= rows ? cursor_line - rows + 1 : 0;

        col = start;
        line = 0;
        for (size_t i = 0; i < state->class_count; i++) {
            struct entry_class *class = &state->classes[i];
            int width = 4 + canvas_width(canvas, class->label);
            bool here = state->scope == ENTRY_CLASSES && i == state->cursor;

            if (col + width > canvas->cols - 1 && col > start) {
                line++;
                col = start;
            }
            if (i == state->cursor)
                cursor_line = line;
            class->box_row = -1;
            if (round == 1 && line >= skip && line < skip + rows) {
                canvas_text(canvas, row + line - skip, col, 4, STYLE_PLAIN,
                            class->chosen ? "[x] " : "[ ] ");
                canvas_text(canvas, row + line - skip, col + 4, width - 4,
                            class->chosen ? STYLE_BOLD : STYLE_PLAIN, class->label);
                class->box_row = row + line - skip;
                class->box_col = col;
                class->box_columns = width;
                if (here)
                    canvas_style(canvas, row + line - skip, col, width, STYLE_SELECTED);
            }
            col += width + 2;
        }
    }
}

static void draw_text(struct app *app, struct entry_state *state, struct canvas *canvas, int row,
                      int end, int rows)
{
    const char *label = state->own != NO_INDEX ? state->classes[state->own].label : "";
    int col = 1 + canvas_text(canvas, row, 1, canvas->cols / 2, STYLE_BOLD, label);

    form_draw_line(&state->form, entry_editor(state), canvas, row, col, end, rows, state->styles,
                   state->scope == ENTRY_TEXT && !app->question.asked);
}

/* ---- what the text was taken for ---- */

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

static const char *more_words(const struct reader_item *item, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    char group[] = "+A";

    if (item->optional)
        add_more(&buf, tr(lang, "optional"), item->guessed & GUESS_OPTIONAL);
    if (item->group != 0) {
        group[1] = (char)(item->group - 'a' + 'A');
        add_more(&buf, group, item->guessed & GUESS_TIER);
    } else if (item->tier != TIER_NONE) {
        add_more(&buf, vocab_name(&vocab_tier, (int)item->tier, lang), item->guessed & GUESS_TIER);
    }
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

static struct parts item_parts(const struct app *app, const struct entry_state *state,
                               const struct reader_item *item, struct arena *arena)
{
    enum lang lang = app->lang;
    struct parts parts = {.words = {"", "", "", "", ""}};

    put_part(&parts, PART_SUBJECT, subject_name(item->subject, lang), item->guessed & GUESS_SUBJECT,
             arena);
    put_part(&parts, PART_KIND, vocab_name(&vocab_kind, (int)item->kind, lang),
             item->guessed & GUESS_KIND, arena);
    if (item->minutes < 0) {
        parts.words[PART_MINUTES] = tr(lang, "how long?");
        parts.styles[PART_MINUTES] = STYLE_RED;
    } else if (item->estimated) {
        parts.words[PART_MINUTES] = arena_printf(arena, tr(lang, "about %d min"), item->minutes);
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
    parts.words[PART_MORE] = more_words(item, lang, arena);
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

/* 数学 · 书面? · 约15 分 · 明天(周三)交 · 选做   练习册P44—45 */
static void draw_item(const struct app *app, const struct entry_state *state, struct canvas *canvas,
                      int row, int col, const struct part_widths *widths,
                      const struct reader_item *item, struct arena *arena)
{
    struct parts parts = item_parts(app, state, item, arena);
    int end = canvas->cols - 1;

    for (int part = 0; part < PARTS && col < end; part++) {
        int width = canvas_width(canvas, parts.words[part]);
        int room = widths->width[part] > width ? widths->width[part] - width : 0;

        if (width + room == 0)
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

static void draw_told(const struct entry_state *state, struct canvas *canvas, int row, int col,
                      const struct entry_row *told, struct arena *arena)
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
    canvas_fit(canvas, row, col, canvas->cols - col - 1,
               told->kind == ROW_ERROR ? STYLE_RED : STYLE_DIM, sentence);
}

static void draw_row(const struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, int col, const struct part_widths *widths, const struct entry_row *it,
                     struct arena *arena)
{
    if (it->kind == ROW_ITEM)
        draw_item(app, state, canvas, row, col, widths, &state->reading->items[it->index], arena);
    else if (it->kind == ROW_NONE)
        canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_PLAIN,
                   arena_printf(arena, "%s" BETWEEN "%s",
                                subject_name(state->reading->none[it->index].subject, app->lang),
                                tr(app->lang, "no homework today")));
    else
        draw_told(state, canvas, row, col, it, arena);
}

static void draw_rows(struct app *app, struct entry_state *state, struct canvas *canvas, int row,
                      int left, int rows)
{
    struct arena *arena = arena_new();
    struct part_widths widths = measure_parts(app, state, canvas, arena);
    int count = (int)state->row_count, at = (int)state->row, col = left + ROW_COL;
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

        draw_row(app, state, canvas, line, col, &widths, &state->rows[i], arena);
        if (i == at && (count > 1 || state->scope == ENTRY_ROWS))
            canvas_text(canvas, line, left + POINTER_COL, 1, STYLE_DIM, "▸");
        if (i == at && state->scope == ENTRY_ROWS)
            canvas_style(canvas, line, left, canvas->cols - left, STYLE_SELECTED);
    }
    if (count > shown && rows > 1)
        canvas_fit(canvas, row + shown, col, canvas->cols - col - 1, STYLE_DIM,
                   arena_printf(arena, _("%zu more, %zu in all"), state->row_count - (size_t)shown,
                                state->row_count));
    arena_free(arena);
}

/* What the signs mean, where there are some, and why the selected item takes as long as is guessed. */
static void draw_quiet(const struct entry_state *state, struct canvas *canvas, int row, int col)
{
    const struct reader_item *item = entry_selected_item(state);
    struct arena *arena = arena_new();
    bool guessed = false;
    const char *text = "";

    for (size_t i = 0; i < state->reading->item_count; i++)
        guessed = guessed || state->reading->items[i].guessed != 0;
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

/* ---- the evenings ---- */

/* What stands behind a bar: 红·超 7 分钟. */
static const char *bar_words(const struct app *app, const struct entry_gauge *gauge,
                             struct arena *arena)
{
    const char *room = phrase_room(gauge->after, gauge->limit, app->lang, arena);
    const char *words;

    if (gauge->level == LEVEL_NONE)
        return "";
    words = level_words(gauge->level, room, app->lang, arena);
    if (gauge->level != LEVEL_RED && *room != '\0')
        words = arena_printf(arena, app->lang == LANG_ZH ? "%s %s" : "%s · %s", words, room);
    if (gauge->calibrated >= 0)
        words = arena_printf(arena, "%s %s", words,
                             phrase_calibrated(gauge->calibrated, app->lang, arena));
    return words;
}

/* 三(2), with the day where it is another one: 三(2) 周四, 三(2) 11-26. */
static const char *bar_label(const struct app *app, const struct entry_state *state,
                             const struct entry_gauge *gauge, struct arena *arena)
{
    char day[DATE_TEXT_BYTES];

    if (gauge->day == state->assigned)
        return gauge->class->label;
    return arena_printf(arena, "%s %s", gauge->class->label,
                        gauge->day < state->assigned + 7
                            ? date_weekday_name(date_weekday(gauge->day), app->lang)
                            : date_short(gauge->day, day));
}

struct bar_columns
{
    int label, load, gauge; /* widths; the bars stand under each other */
};

static struct bar_columns measure_bars(struct app *app, const struct entry_state *state,
                                       const struct canvas *canvas, struct arena *arena)
{
    struct bar_columns columns = {.label = 4, .load = 14};
    int most = 0;

    for (size_t i = 0; i < state->gauge_count; i++) {
        const struct entry_gauge *gauge = &state->gauges[i];
        /* the day has its place from the start: no bar jumps when another evening comes in */
        int label = canvas_width(canvas, gauge->class->label) + 1 +
                    canvas_width(canvas, date_weekday_name(WEDNESDAY, app->lang));
        int told = canvas_width(canvas, bar_label(app, state, gauge, arena));
        int words = canvas_width(canvas, bar_words(app, gauge, arena));

        label = told > label ? told : label;
        columns.label = label > columns.label ? label : columns.label;
        if (gauge->class->own_text)
            words += OWN_COLUMNS;
        most = words > most ? words : most;
    }
    columns.gauge = canvas->cols - columns.label - columns.load - most - 8;
    columns.gauge = columns.gauge > GAUGE_MAX ? GAUGE_MAX : columns.gauge;
    return columns;
}

/* 三(2)   52 → 67 / 60  ████████████████▓▓▓▓▶ 红·超 7 分钟 */
static void draw_bar(struct app *app, const struct entry_state *state, struct canvas *canvas,
                     int row, const struct bar_columns *columns, const struct entry_gauge *gauge,
                     struct arena *arena)
{
    const char *label = bar_label(app, state, gauge, arena), *load;
    struct gauge shape;
    int col = 1 + columns->label + 2;

    if (canvas->cols < SHORT_COLS) {
        load = arena_printf(arena, "%d→%d", gauge->before, gauge->after);
        if (gauge->limit != LIMIT_NONE)
            load = arena_printf(arena, "%s/%d", load, gauge->limit);
        canvas_fit(canvas, row, 1, canvas->cols - 2, style_of_level(gauge->level),
                   arena_printf(arena, "%s %s %s", label, load, bar_words(app, gauge, arena)));
        return;
    }
    canvas_fit(canvas, row, 1, columns->label, STYLE_BOLD, label);
    load = gauge->after != gauge->before
               ? arena_printf(arena, "%3d → %d", gauge->before, gauge->after)
               : arena_printf(arena, "%3d", gauge->before);
    if (gauge->limit != LIMIT_NONE)
        load = arena_printf(arena, "%s / %d", load, gauge->limit);
    canvas_fit(canvas, row, col, columns->load, STYLE_PLAIN, load);
    col += columns->load + 1;
    if (columns->gauge >= 8 && gauge->limit != LIMIT_NONE) {
        shape = phrase_gauge(gauge->before, gauge->after, gauge->limit, columns->gauge);
        canvas_text(canvas, row, col, columns->gauge + 1, style_of_level(gauge->level),
                    phrase_gauge_text(&shape, app->options->ascii, arena));
        col += columns->gauge + 2;
    }
    if (col < canvas->cols)
        col += canvas_fit(canvas, row, col, canvas->cols - col - 1, style_of_level(gauge->level),
                          bar_words(app, gauge, arena)) +
               3;
    if (gauge->class->own_text && col < canvas->cols - 8)
        canvas_fit(canvas, row, col, canvas->cols - col - 1, STYLE_DIM,
                   arena_printf(arena, _("own: %s"), gauge->class->own_text));
}

static int worse_first(const void *a, const void *b)
{
    const struct entry_gauge *x = a, *y = b;
    int over_x = x->after - x->limit, over_y = y->after - y->limit;

    if (x->level != y->level)
        return x->level < y->level ? 1 : -1;
    if (over_x != over_y)
        return over_x < over_y ? 1 : -1;
    return (x->day > y->day) - (x->day < y->day);
}

/* Where they do not fit, the worst ones and the count of the rest. */
static void draw_bars(struct app *app, const struct entry_state *state, struct canvas *canvas,
                      int row, int rows)
{
    struct arena *arena = arena_new();
    struct bar_columns columns = measure_bars(app, state, canvas, arena);
    size_t shown = state->gauge_count;
    struct entry_gauge *gauges =
        arena_memdup(arena, state->gauges, state->gauge_count * sizeof *gauges);

    if (shown > (size_t)rows) {
        shown = rows > 1 ? (size_t)rows - 1 : 1;
        qsort(gauges, state->gauge_count, sizeof *gauges, worse_first);
    }
    for (size_t i = 0; i < shown; i++)
        draw_bar(app, state, canvas, row + (int)i, &columns, &gauges[i], arena);
    if (shown < state->gauge_count && rows > 1)
        canvas_fit(canvas, row + (int)shown, 1, canvas->cols - 2, STYLE_DIM,
                   arena_printf(arena, _("and %zu more evenings, none worse"),
                                state->gauge_count - shown));
    if (!entry_first_chosen((struct entry_state *)state))
        canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_YELLOW,
                   _("no class chosen: Tab, then Space"));
    arena_free(arena);
}

/* ---- warnings, and what is offered ---- */

static size_t chosen_count(const struct entry_state *state)
{
    size_t count = 0;

    for (size_t i = 0; i < state->class_count; i++)
        count += state->classes[i].chosen;
    return count;
}

/* One row each; the class is named where it does not hold for all. The other day is told in the last row. */
static void draw_warnings(const struct entry_state *state, struct canvas *canvas, int row, int rows)
{
    struct arena *arena = arena_new();
    size_t chosen = chosen_count(state);
    int room = rows - (*state->other_day != '\0' && rows > 1);

    for (size_t i = 0; i < state->warning_count && (int)i < room; i++) {
        const struct entry_warning *warning = &state->warnings[i];
        bool last = (int)i == room - 1 && i + 1 < state->warning_count;
        const char *more =
            last ? arena_printf(arena, _("%zu more"), state->warning_count - i - 1) : "";
        int columns = canvas_width(canvas, more);
        const char *text = warning->classes < chosen || warning->classes == 1
                               ? arena_printf(arena, "%s %s", warning->labels, warning->text)
                               : warning->text;

        canvas_text(canvas, row + (int)i, 1, 1, warning->style, "!");
        canvas_fit(canvas, row + (int)i, 3, canvas->cols - 4 - (last ? columns + 2 : 0),
                   STYLE_PLAIN, text);
        canvas_right(canvas, row + (int)i, canvas->cols - 1, columns, STYLE_DIM, more);
    }
    if (room < rows)
        canvas_fit(canvas, row + rows - 1, 3, canvas->cols - 4, STYLE_PLAIN, state->other_day);
    arena_free(arena);
}

static void draw_offers(struct entry_state *state, struct canvas *canvas, int row, int rows)
{
    int columns = canvas->cols < OFFERS_COLUMNS ? canvas->cols : OFFERS_COLUMNS;
    int count = (int)state->offer_count, shown = rows - 1;
    int at = state->offer != NO_INDEX ? (int)state->offer : 0;

    state->offers_row = row + 1;
    state->offers_height = 0;
    if (rows < 2 || count == 0)
        return;
    if (state->offers_top > count - shown || at < state->offers_top)
        state->offers_top = at;
    if (at >= state->offers_top + shown)
        state->offers_top = at - shown + 1;
    canvas_fit(canvas, row, 1, canvas->cols - 2, STYLE_DIM,
               !state->list[0].proposal ? _("Subjects (↓ takes one)")
                                        : _("Offered (↓ takes one, then Enter saves)"));
    for (int i = state->offers_top; i < count && state->offers_height < shown; i++) {
        const struct entry_offer *offer = &state->offers[i];
        int line = state->offers_row + state->offers_height++;
        int note = canvas_width(canvas, offer->note);

        if (note > columns / 2)
            note = columns / 2;
        canvas_fit(canvas, line, 3, columns - note - 7, STYLE_PLAIN, offer->text);
        canvas_right(canvas, line, columns - 1, note, STYLE_DIM, offer->note);
        if (i == at && state->offer != NO_INDEX)
            table_mark(canvas, line, POINTER_COL, columns);
    }
}

/* On few rows: the text, what it was taken for, and the bars. */
static void draw_small(struct app *app, struct entry_state *state, struct canvas *canvas)
{
    int hints = canvas->rows >= SMALL_ROWS, status = canvas->rows > 9;
    int row = 0, text = canvas->rows >= 10 ? 2 : 1;
    int left;

    if (canvas->rows >= 8)
        draw_title(app, state, canvas);
    row += canvas->rows >= 8;
    draw_classes(state, canvas, row++, 1);
    draw_text(app, state, canvas, row, canvas->cols - 1, text);
    row += text;
    left = canvas->rows - hints - status - row;
    draw_rows(app, state, canvas, row, 0, left > 4 ? left / 2 : 1);
    row += left > 4 ? left / 2 : 1;
    left = canvas->rows - hints - status - row;
    draw_bars(app, state, canvas, row, left > 1 ? left - left / 2 : 1);
    row += left > 1 ? left - left / 2 : 1;
    left = canvas->rows - hints - status - row;
    if (left > 0)
        draw_warnings(state, canvas, row, left);
    state->offers_height = 0;
    if (status)
        form_draw_status(app, &state->form, canvas, canvas->rows - 2, "");
}

/* The text, and below or beside it what it was taken for; returns the rows it took. */
static int draw_message(struct app *app, struct entry_state *state, struct canvas *canvas, int row,
                        const struct layout *layout)
{
    int rows = layout->text + layout->rows + 1, half = canvas->cols / 2;

    if (canvas->cols >= BESIDE_COLS) {
        draw_text(app, state, canvas, row, half - 1, rows);
        draw_rows(app, state, canvas, row, half, rows - 1);
        draw_quiet(state, canvas, row + rows - 1, half + ROW_COL);
        return rows;
    }
    draw_text(app, state, canvas, row, canvas->cols - 1, layout->text);
    draw_rows(app, state, canvas, row + layout->text, 0, layout->rows);
    draw_quiet(state, canvas, row + rows - 1, ROW_COL);
    return rows;
}

void entry_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct entry_state *state = memory;
    struct layout layout = layout_full(canvas, strchr(entry_editor(state)->text, '\n'));
    int row = 2;

    if (canvas->rows < FULL_ROWS) {
        draw_small(app, state, canvas);
        return;
    }
    draw_title(app, state, canvas);
    canvas_rule(canvas, 1);
    draw_classes(state, canvas, row, layout.classes);
    row += layout.classes;
    row += draw_message(app, state, canvas, row, &layout);
    canvas_rule(canvas, row++);
    draw_bars(app, state, canvas, row, layout.gauges);
    row += layout.gauges;
    canvas_rule(canvas, row++);
    draw_warnings(state, canvas, row, layout.warnings);
    row += layout.warnings;
    draw_offers(state, canvas, row, layout.offers);
    form_draw_status(app, &state->form, canvas, canvas->rows - 2, "");
}
