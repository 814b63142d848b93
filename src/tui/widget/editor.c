/* The line editor. Widths are those that canvas_text draws, so that the cursor stands where the
 * character is; a cluster that would straddle the edge goes to the next row whole. */
#include "config.h"

#include "tui/widget/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"
#include "tui/term/key.h"

#define EDITOR_FIRST_BYTES 64
#define CLUSTER_BYTES 256

static void reserve(struct editor *editor, size_t bytes)
{
    if (bytes <= editor->capacity)
        return;
    if (editor->capacity == 0)
        editor->capacity = EDITOR_FIRST_BYTES;
    while (editor->capacity < bytes)
        editor->capacity *= 2;
    editor->text = realloc(editor->text, editor->capacity);
    if (!editor->text)
        die("out of memory");
}

void editor_init(struct editor *editor, size_t max_chars)
{
    memset(editor, 0, sizeof *editor);
    editor->max_chars = max_chars;
    reserve(editor, 1);
    editor->text[0] = '\0';
}

void editor_done(struct editor *editor)
{
    free(editor->text);
    memset(editor, 0, sizeof *editor);
}

void editor_set(struct editor *editor, const char *text)
{
    size_t length = strlen(text);

    reserve(editor, length + 1);
    memmove(editor->text, text, length + 1);
    editor->length = length;
    editor->cursor = length;
    editor->scroll = 0;
}

/* What was typed or cut may have joined its neighbours into one cluster: the cursor goes behind it. */
static void settle(struct editor *editor)
{
    size_t at = 0;

    while (at < editor->cursor)
        at = text_next_cluster(editor->text, at);
    editor->cursor = at;
}

static enum edited insert(struct editor *editor, const char *text, size_t bytes)
{
    if (bytes == 0)
        return EDIT_MOVED;
    if (text_chars(editor->text) + text_chars(text) > editor->max_chars)
        return EDIT_FULL;
    reserve(editor, editor->length + bytes + 1);
    memmove(editor->text + editor->cursor + bytes, editor->text + editor->cursor,
            editor->length - editor->cursor + 1);
    memcpy(editor->text + editor->cursor, text, bytes);
    editor->length += bytes;
    editor->cursor += bytes;
    settle(editor);
    return EDIT_CHANGED;
}

static enum edited cut(struct editor *editor, size_t from, size_t to)
{
    if (from >= to)
        return EDIT_MOVED;
    memmove(editor->text + from, editor->text + to, editor->length - to + 1);
    editor->length -= to - from;
    editor->cursor = from;
    settle(editor);
    return EDIT_CHANGED;
}

enum edited editor_paste(struct editor *editor, const char *text)
{
    struct arena *arena = arena_new();
    char *clean = text_sanitise(arena, text, false, NULL);
    enum edited edited = insert(editor, clean, strlen(clean));

    arena_free(arena);
    return edited;
}

static bool is_gap(const struct editor *editor, size_t at)
{
    size_t length;
    uint32_t c = text_decode(editor->text + at, &length);

    return c == ' ' || c == 0x3000 || c == '\n';
}

/* Words end at spaces; in Chinese text, which has none, a whole run between spaces is one word. */
static size_t word_left(const struct editor *editor)
{
    size_t at = editor->cursor;

    while (at > 0 && is_gap(editor, text_prev_cluster(editor->text, at)))
        at = text_prev_cluster(editor->text, at);
    while (at > 0 && !is_gap(editor, text_prev_cluster(editor->text, at)))
        at = text_prev_cluster(editor->text, at);
    return at;
}

static size_t word_right(const struct editor *editor)
{
    size_t at = editor->cursor;

    while (at < editor->length && is_gap(editor, at))
        at = text_next_cluster(editor->text, at);
    while (at < editor->length && !is_gap(editor, at))
        at = text_next_cluster(editor->text, at);
    return at;
}

static enum edited move_to(struct editor *editor, size_t at)
{
    editor->cursor = at;
    return EDIT_MOVED;
}

static size_t left_of(const struct editor *editor)
{
    return editor->cursor > 0 ? text_prev_cluster(editor->text, editor->cursor) : 0;
}

static size_t right_of(const struct editor *editor)
{
    return editor->cursor < editor->length ? text_next_cluster(editor->text, editor->cursor)
                                           : editor->length;
}

enum edited editor_key(struct editor *editor, uint32_t key)
{
    char bytes[5] = "";

    switch (key) {
    case KEY_ARROW_LEFT:
    case KEY_CTRL('b'):
        return move_to(editor, left_of(editor));
    case KEY_ARROW_RIGHT:
    case KEY_CTRL('f'):
        return move_to(editor, right_of(editor));
    case KEY_LINE_HOME:
    case KEY_CTRL('a'):
        return move_to(editor, 0);
    case KEY_LINE_END:
    case KEY_CTRL('e'):
        return move_to(editor, editor->length);
    case KEY_WORD_LEFT:
        return move_to(editor, word_left(editor));
    case KEY_WORD_RIGHT:
        return move_to(editor, word_right(editor));
    case KEY_ERASE:
    case KEY_CTRL('h'):
        return cut(editor, left_of(editor), editor->cursor);
    case KEY_DELETE_NEXT:
    case KEY_CTRL('d'):
        return cut(editor, editor->cursor, right_of(editor));
    case KEY_CTRL('w'):
        return cut(editor, word_left(editor), editor->cursor);
    case KEY_CTRL('u'):
        return cut(editor, 0, editor->cursor);
    case KEY_CTRL('k'):
        return cut(editor, editor->cursor, editor->length);
    default:
        break;
    }
    if (key < KEY_SPACEBAR || key >= KEY_SPECIAL || text_is_forbidden(key))
        return EDIT_IGNORED;
    return insert(editor, bytes, text_encode(key, bytes));
}

/* The shown form of the cluster from..to, terminated, and its columns. */
static int cluster(const struct canvas *canvas, const struct editor *editor, size_t from, size_t to,
                   char out[CLUSTER_BYTES])
{
    size_t bytes = to - from < CLUSTER_BYTES ? to - from : CLUSTER_BYTES - 1;

    if (editor->text[from] == '\n') {
        memcpy(out, "↵", sizeof "↵");
        return 1;
    }
    memcpy(out, editor->text + from, bytes);
    out[bytes] = '\0';
    return canvas ? canvas_width(canvas, out) : text_width(out);
}

struct spot
{
    int row, col;
};

/* Where byte offset `at` stands in the text wrapped at `columns`; a cluster goes to the next row whole. */
static struct spot spot_of(const struct editor *editor, size_t at, int columns)
{
    struct spot place = {0, 0};
    char shown[CLUSTER_BYTES];

    for (size_t from = 0; from < editor->length; from = text_next_cluster(editor->text, from)) {
        size_t to = text_next_cluster(editor->text, from);
        int width = cluster(NULL, editor, from, to, shown);

        if (place.col + width > columns) {
            place.row++;
            place.col = 0;
        }
        if (from >= at)
            return place;
        place.col += width;
    }
    if (place.col >= columns) { /* the cursor behind a full row */
        place.row++;
        place.col = 0;
    }
    return place;
}

int editor_rows(const struct editor *editor, int columns)
{
    return spot_of(editor, editor->length, columns > 1 ? columns : 2).row + 1;
}

/* Several rows: the whole text is laid out, and the rows from editor->scroll on are shown. */
static int draw_wrapped(struct editor *editor, struct canvas *canvas, int row, int col, int columns,
                        int rows, const uint8_t *styles)
{
    struct spot at = spot_of(editor, editor->cursor, columns);
    int whole = editor_rows(editor, columns);
    int line = 0, used = 0;
    char shown[CLUSTER_BYTES];

    if (editor->scroll > whole - rows)
        editor->scroll = whole > rows ? whole - rows : 0;
    if (at.row < editor->scroll)
        editor->scroll = at.row;
    if (at.row >= editor->scroll + rows)
        editor->scroll = at.row - rows + 1;
    for (size_t from = 0, to; from < editor->length; from = to) {
        int width;

        to = text_next_cluster(editor->text, from);
        width = cluster(canvas, editor, from, to, shown);
        if (used + width > columns) {
            line++;
            used = 0;
        }
        if (line >= editor->scroll && line < editor->scroll + rows)
            canvas_text(canvas, row + line - editor->scroll, col + used, width,
                        styles ? (enum style)styles[from] : STYLE_PLAIN, shown);
        used += width;
    }
    canvas->cursor_row = row + at.row - editor->scroll;
    canvas->cursor_col = col + at.col;
    return whole < rows ? whole : rows;
}

/* One row: shown from column editor->scroll on; the cursor keeps a column of room at the right. */
static void draw_scrolled(struct editor *editor, struct canvas *canvas, int row, int col,
                          int columns, const uint8_t *styles)
{
    char shown[CLUSTER_BYTES];
    int at = 0, cursor = 0;

    for (size_t from = 0, to; from < editor->cursor; from = to) {
        to = text_next_cluster(editor->text, from);
        cursor += cluster(canvas, editor, from, to, shown);
    }
    if (cursor < editor->scroll)
        editor->scroll = cursor;
    if (cursor > editor->scroll + columns - 1)
        editor->scroll = cursor - columns + 1;
    for (size_t from = 0, to; from < editor->length; from = to) {
        int width;

        to = text_next_cluster(editor->text, from);
        width = cluster(canvas, editor, from, to, shown);
        if (at >= editor->scroll && at + width <= editor->scroll + columns)
            canvas_text(canvas, row, col + at - editor->scroll, width,
                        styles ? (enum style)styles[from] : STYLE_PLAIN, shown);
        at += width;
    }
    canvas->cursor_row = row;
    canvas->cursor_col = col + cursor - editor->scroll;
}

int editor_draw(struct editor *editor, struct canvas *canvas, int row, int col, int columns,
                int rows, const uint8_t *styles, bool with_cursor)
{
    int used = 1;
    bool before = canvas->cursor_shown;
    int before_row = canvas->cursor_row, before_col = canvas->cursor_col;

    if (columns < 2 || rows < 1)
        return 0;
    if (rows > 1)
        used = draw_wrapped(editor, canvas, row, col, columns, rows, styles);
    else
        draw_scrolled(editor, canvas, row, col, columns, styles);
    if (!with_cursor) {
        canvas->cursor_row = before_row;
        canvas->cursor_col = before_col;
    }
    canvas->cursor_shown = before || with_cursor;
    return used;
}

void editor_click(struct editor *editor, int row, int col, int columns, int rows)
{
    char shown[CLUSTER_BYTES];
    int at = 0, line = 0;
    int wanted_row = rows > 1 ? row + editor->scroll : 0;
    int wanted_col = rows > 1 ? col : col + editor->scroll;

    editor->cursor = editor->length;
    for (size_t from = 0, to; from < editor->length; from = to) {
        int width;

        to = text_next_cluster(editor->text, from);
        width = cluster(NULL, editor, from, to, shown);
        if (rows > 1 && at + width > columns) {
            line++;
            at = 0;
        }
        if (line > wanted_row || (line == wanted_row && wanted_col < at + width)) {
            editor->cursor = from;
            return;
        }
        at += width;
    }
}
