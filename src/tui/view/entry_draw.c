/* The entry form's picture: classes, the text, what it was taken for, a bar an evening, warnings, what is
 * offered. Every part keeps its place while one types. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/view/entry_state.h"
#include "tui/widget/hints.h"
#include "tui/widget/table.h"

#define FULL_ROWS 18
#define USUAL_ROWS 24
#define OFFERS_COLUMNS 100 /* wider, text and note would lose each other */
#define BESIDE_COLS 120    /* wider, the rows stand beside the text */
#define TOLD_COLS 32       /* narrower, boxes stand alone */
#define LEAST_OFFERS 2     /* stay where many classes take rows */

/* How many rows each part has; fixed for a size of the screen, but that a text of many lines takes some of
 * what is offered. */
struct layout
{
    int classes, text, rows, gauges, warnings, offers;
};

/* Of the rows of one part those beyond `kept`, as many as another lacks; returns what it still lacks. */
static int move_rows(int *from, int kept, int *to, int lacking)
{
    int rows = *from - kept < lacking ? *from - kept : lacking;

    if (rows <= 0)
        return lacking;
    *from -= rows;
    *to += rows;
    return lacking - rows;
}

static struct layout layout_full(const struct canvas *canvas, bool many_lines, int class_lines)
{
    int more = canvas->rows - USUAL_ROWS;
    struct layout layout = {1, 2, 3, 2, 1, 0};
    int others = 7; /* title, three rules, the quiet line, status, hints */

    if (more >= 0)
        layout = (struct layout){1 + (more >= 16), 3 + more / 5, 4 + more * 3 / 10,
                                 3 + more / 5,     2 + more / 8, 0};
    layout.offers = canvas->rows - others - layout.classes - layout.text - layout.rows -
                    layout.gauges - layout.warnings;
    move_rows(&layout.offers, LEAST_OFFERS, &layout.classes, class_lines - layout.classes);
    if (canvas->cols >= BESIDE_COLS) { /* the text needs no rows of its own */
        layout.gauges += layout.text / 2;
        layout.offers += layout.text - layout.text / 2;
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

static size_t chosen_count(const struct entry_state *state)
{
    size_t count = 0;

    for (size_t i = 0; i < state->class_count; i++)
        count += state->classes[i].chosen;
    return count;
}

/* The boxes in lines up to `end`, a box's line in its box_row; returns how many lines they take. */
static int place_classes(struct entry_state *state, const struct canvas *canvas, int end,
                         int *cursor_line)
{
    int start = 1 + canvas_width(canvas, _("Classes")) + 2, col = start, line = 0;

    for (size_t i = 0; i < state->class_count; i++) {
        struct entry_class *class = &state->classes[i];

        class->box_columns = 4 + canvas_width(canvas, class->label);
        if (col + class->box_columns > end && col > start) {
            line++;
            col = start;
        }
        if (i == state->cursor)
            *cursor_line = line;
        class->box_row = line;
        class->box_col = col;
        col += class->box_columns + 2;
    }
    return line + 1;
}

/* The boxes flow over the rows there are; the one under the cursor is always in sight. Where some are not,
 * how many are chosen is. */
static void draw_classes(struct entry_state *state, struct canvas *canvas, int row, int rows)
{
    int end = canvas->cols - 1, cursor_line = 0, skip;
    struct arena *arena = arena_new();

    canvas_text(canvas, row, 1, canvas->cols - 2, STYLE_PLAIN, _("Classes"));
    if (place_classes(state, canvas, end, &cursor_line) > rows) {
        const char *chosen = arena_printf(arena, _("%zu chosen"), chosen_count(state));
        int columns = canvas_width(canvas, chosen);

        if (canvas->cols >= TOLD_COLS) { /* else the boxes need it all */
            end -= columns + 2;
            place_classes(state, canvas, end, &cursor_line);
            canvas_right(canvas, row + rows - 1, canvas->cols - 1, columns, STYLE_DIM, chosen);
        }
    }
    skip = cursor_line >= rows ? cursor_line - rows + 1 : 0;
    for (size_t i = 0; i < state->class_count; i++) {
        struct entry_class *class = &state->classes[i];
        int line = row + class->box_row - skip, room = end - class->box_col;

        if (class->box_row < skip || class->box_row >= skip + rows) {
            class->box_row = -1;
            continue;
        }
        canvas_text(canvas, line, class->box_col, 4 < room ? 4 : room, STYLE_PLAIN,
                    class->chosen ? "[x] " : "[ ] ");
        if (room > 4)
            canvas_text(canvas, line, class->box_col + 4, room - 4,
                        class->chosen ? STYLE_BOLD : STYLE_PLAIN, class->label);
        class->box_row = line;
        if (state->scope == ENTRY_CLASSES && i == state->cursor)
            canvas_style(canvas, line, class->box_col, class->box_columns, STYLE_SELECTED);
    }
    arena_free(arena);
}

static void draw_text(struct app *app, struct entry_state *state, struct canvas *canvas, int row,
                      int end, int rows)
{
    const char *label = state->own != NO_INDEX ? state->classes[state->own].label : "";
    int col = 1 + canvas_text(canvas, row, 1, canvas->cols / 2, STYLE_BOLD, label);

    form_draw_line(&state->form, entry_editor(state), canvas, row, col, end, rows, state->styles,
                   state->scope == ENTRY_TEXT && !app->question.asked);
}

/* ---- warnings, and what is offered ---- */

/* The class is named where a warning does not hold for all. */
static const char *warning_words(const struct entry_state *state,
                                 const struct entry_warning *warning, struct arena *arena)
{
    return warning->classes < chosen_count(state) || warning->classes == 1
               ? arena_printf(arena, "%s %s", warning->labels, warning->text)
               : warning->text;
}

static void mark_warning(const struct entry_warning *warning, struct canvas *canvas, int row)
{
    if (warning->style != STYLE_DIM) /* else it says what is so: nothing is wrong */
        canvas_text(canvas, row, 1, 1, warning->style, "!");
}

/* How many rows they take, whole and with the other day. */
static int warning_rows(const struct entry_state *state, const struct canvas *canvas)
{
    struct arena *arena = arena_new();
    int rows = *state->other_day != '\0';

    for (size_t i = 0; i < state->warning_count; i++)
        rows += (int)text_rows(warning_words(state, &state->warnings[i], arena), canvas->cols - 4);
    arena_free(arena);
    return rows;
}

/* Where there is no room for all: a row each, as many as there are rows. */
static void draw_first_warnings(const struct entry_state *state, struct canvas *canvas, int row,
                                int rows)
{
    struct arena *arena = arena_new();

    for (size_t i = 0; i < state->warning_count && (int)i < rows; i++) {
        bool last = (int)i == rows - 1 && i + 1 < state->warning_count;
        const char *more =
            last ? arena_printf(arena, _("%zu more"), state->warning_count - i - 1) : "";
        int columns = canvas_width(canvas, more);

        mark_warning(&state->warnings[i], canvas, row + (int)i);
        canvas_fit(canvas, row + (int)i, 3, canvas->cols - 4 - (last ? columns + 2 : 0),
                   STYLE_PLAIN, warning_words(state, &state->warnings[i], arena));
        canvas_right(canvas, row + (int)i, canvas->cols - 1, columns, STYLE_DIM, more);
    }
    arena_free(arena);
}

/* Whole where the rows are enough for all. The other day is told in the last row. */
static void draw_warnings(const struct entry_state *state, struct canvas *canvas, int row, int rows)
{
    bool other = *state->other_day != '\0' && rows > 1;
    struct arena *arena = arena_new();
    int at = row;

    if (warning_rows(state, canvas) > rows)
        draw_first_warnings(state, canvas, row, rows - other);
    else
        for (size_t i = 0; i < state->warning_count; i++) {
            mark_warning(&state->warnings[i], canvas, at);
            at += canvas_wrap(canvas, at, 3, row + rows - at, STYLE_PLAIN,
                              warning_words(state, &state->warnings[i], arena));
        }
    if (other)
        canvas_fit(canvas, row + rows - 1, 3, canvas->cols - 4, STYLE_PLAIN, state->other_day);
    arena_free(arena);
}

/* Rows that evenings and offers leave free go to what was understood of many lines, to warnings (those are
 * said whole) and to further evenings. Where nothing lacks room, nothing moves. */
static void give_room(const struct entry_state *state, const struct canvas *canvas,
                      struct layout *layout, bool many_lines)
{
    int evenings = state->gauge_count > 0 ? (int)state->gauge_count : 1;
    int lacking = (int)state->row_count - layout->rows;
    int offers = state->scope == ENTRY_ROWS ? 0 : (int)state->offer_count;
    int kept = offers == 0 ? 0 : offers < 2 ? 1 + offers : 3;

    if (many_lines) {
        lacking = move_rows(&layout->gauges, evenings, &layout->rows, lacking);
        move_rows(&layout->offers, kept, &layout->rows, lacking);
    }
    move_rows(&layout->offers, kept, &layout->warnings,
              warning_rows(state, canvas) - layout->warnings);
    move_rows(&layout->offers, kept, &layout->gauges, evenings - layout->gauges);
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
            table_mark(canvas, line, ENTRY_POINTER_COL, columns);
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
    entry_draw_rows(app, state, canvas, row, 0, left > 4 ? left / 2 : 1);
    row += left > 4 ? left / 2 : 1;
    left = canvas->rows - hints - status - row;
    entry_draw_bars(app, state, canvas, row, left > 1 ? left - left / 2 : 1);
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
        entry_draw_rows(app, state, canvas, row, half, rows - 1);
        entry_draw_quiet(state, canvas, row + rows - 1, half + ENTRY_ROW_COL);
        return rows;
    }
    draw_text(app, state, canvas, row, canvas->cols - 1, layout->text);
    entry_draw_rows(app, state, canvas, row + layout->text, 0, layout->rows);
    entry_draw_quiet(state, canvas, row + rows - 1, ENTRY_ROW_COL);
    return rows;
}

void entry_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct entry_state *state = memory;
    bool many_lines = strchr(entry_editor(state)->text, '\n');
    int cursor_line = 0;
    struct layout layout = layout_full(
        canvas, many_lines, place_classes(state, canvas, canvas->cols - 1, &cursor_line));
    int row = 2;

    if (canvas->rows < FULL_ROWS) {
        draw_small(app, state, canvas);
        return;
    }
    give_room(state, canvas, &layout, many_lines);
    draw_title(app, state, canvas);
    canvas_rule(canvas, 1);
    draw_classes(state, canvas, row, layout.classes);
    row += layout.classes;
    row += draw_message(app, state, canvas, row, &layout);
    canvas_rule(canvas, row++);
    entry_draw_bars(app, state, canvas, row, layout.gauges);
    row += layout.gauges;
    canvas_rule(canvas, row++);
    draw_warnings(state, canvas, row, layout.warnings);
    row += layout.warnings;
    draw_offers(state, canvas, row, layout.offers);
    form_draw_status(app, &state->form, canvas, canvas->rows - 2, "");
}
