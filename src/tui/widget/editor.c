/* The line editor. Widths are those that canvas_text draws, so that the cursor stands where the
 * character is; a cluster that would straddle the edge goes to the next row whole. */
#include "config.h"

#include "tui/widget/editor.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"
#include "tui/term/key.h"

#define EDITOR_FIRST_BYTES 64
#define CLUSTER_BYTES 256
#define MARKED_COLUMNS 8 /* from here on a cut line says so */

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
    char *clean = text_sanitise(arena, text, editor->lines, NULL);
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

/* ---- lines ---- */

size_t editor_line_start(const struct editor *editor, size_t at)
{
    while (editor->lines && at > 0 && editor->text[at - 1] != '\n')
        at--;
    return editor->lines ? at : 0;
}

size_t editor_line_end(const struct editor *editor, size_t at)
{
    return editor->lines ? at + strcspn(editor->text + at, "\n") : editor->length;
}

/* To the same place of the line above or below. */
static enum edited change_line(struct editor *editor, int step)
{
    size_t start = editor_line_start(editor, editor->cursor), end;
    size_t chars = 0, at;

    for (at = start; at < editor->cursor; at = text_next_cluster(editor->text, at))
        chars++;
    if (step < 0 ? start == 0 : editor_line_end(editor, start) >= editor->length)
        return EDIT_IGNORED;
    at = step < 0 ? editor_line_start(editor, start - 1) : editor_line_end(editor, start) + 1;
    end = editor_line_end(editor, at);
    for (; chars > 0 && at < end; chars--)
        at = text_next_cluster(editor->text, at);
    return move_to(editor, at);
}

/* Back to the start of the line; there, the line feed before it. */
static enum edited cut_line(struct editor *editor)
{
    size_t start = editor_line_start(editor, editor->cursor);

    return cut(editor, start < editor->cursor || start == 0 ? start : start - 1, editor->cursor);
}

static enum edited cut_rest(struct editor *editor)
{
    size_t end = editor_line_end(editor, editor->cursor);

    return cut(editor, editor->cursor,
               end > editor->cursor || end == editor->length ? end : end + 1);
}

enum edited editor_put(struct editor *editor, size_t from, size_t to, const char *text,
                       size_t cursor)
{
    struct arena *arena = arena_new();
    char *rest = arena_strdup(arena, editor->text + to);
    char *all = arena_printf(arena, "%.*s%s", (int)from, editor->text, text);
    size_t at = from + cursor;
    enum edited edited = EDIT_FULL;

    all = arena_printf(arena, "%s%s", all, rest);
    if (text_chars(all) <= editor->max_chars) {
        int scroll = editor->scroll;

        editor_set(editor, all);
        editor->scroll = scroll;
        editor->cursor = at < editor->length ? at : editor->length;
        settle(editor);
        edited = EDIT_CHANGED;
    }
    arena_free(arena);
    return edited;
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
        return move_to(editor, editor_line_start(editor, editor->cursor));
    case KEY_LINE_END:
    case KEY_CTRL('e'):
        return move_to(editor, editor_line_end(editor, editor->cursor));
    case KEY_ARROW_UP:
        return editor->lines ? change_line(editor, -1) : EDIT_IGNORED;
    case KEY_ARROW_DOWN:
        return editor->lines ? change_line(editor, 1) : EDIT_IGNORED;
    case KEY_CTRL('j'):
        return editor->lines ? insert(editor, "\n", 1) : EDIT_IGNORED;
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
        return cut_line(editor);
    case KEY_CTRL('k'):
        return cut_rest(editor);
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
        memcpy(out, editor->lines ? "" : "↵", editor->lines ? 1 : sizeof "↵");
        return !editor->lines;
    }
    memcpy(out, editor->text + from, bytes);
    out[bytes] = '\0';
    return canvas ? canvas_width(canvas, out) : text_width(out);
}

static int width_between(const struct canvas *canvas, const struct editor *editor, size_t from,
                         size_t end)
{
    char shown[CLUSTER_BYTES];
    int width = 0;

    for (size_t to; from < end; from = to) {
        to = text_next_cluster(editor->text, from);
        width += cluster(canvas, editor, from, to, shown);
    }
    return width;
}

/* A walk through the text as it is wrapped at `columns`; a cluster, and a word behind a space, goes to the next
 * row whole. */
struct walk
{
    const struct editor *editor;
    const struct canvas *canvas;
    int columns;
    size_t from, to; /* the cluster */
    int row, col, width;
    int next_row, next_col; /* where the one behind it begins */
    char shown[CLUSTER_BYTES];
};

/* The columns that have to be free where the walk is: those of a word that begins there, if a row holds it. */
static int columns_needed(const struct walk *walk)
{
    const struct editor *editor = walk->editor;
    char shown[CLUSTER_BYTES];
    int needed = walk->width;

    if (walk->from == 0 || editor->text[walk->from - 1] != ' ')
        return needed;
    for (size_t from = walk->to, to; from < editor->length && needed <= walk->columns; from = to) {
        int width;

        to = text_next_cluster(editor->text, from);
        width = cluster(walk->canvas, editor, from, to, shown);
        if (width != 1 || editor->text[from] == ' ' || editor->text[from] == '\n')
            break;
        needed += width;
    }
    return needed <= walk->columns ? needed : walk->width;
}

/* The next cluster; false at the end, whose place row and col are then. */
static bool walk_on(struct walk *walk)
{
    const struct editor *editor = walk->editor;

    walk->from = walk->to;
    walk->row = walk->next_row;
    walk->col = walk->next_col;
    if (walk->from >= editor->length) {
        if (walk->col >= walk->columns) { /* the cursor behind a full row */
            walk->row++;
            walk->col = 0;
        }
        return false;
    }
    walk->to = text_next_cluster(editor->text, walk->from);
    walk->width = cluster(walk->canvas, editor, walk->from, walk->to, walk->shown);
    if (walk->col >= walk->columns && editor->text[walk->from] == ' ') {
        walk->width = 0; /* it hangs over the end of the row */
    } else if (walk->col + columns_needed(walk) > walk->columns) {
        walk->row++;
        walk->col = 0;
    }
    walk->next_row = walk->row;
    walk->next_col = walk->col + walk->width;
    if (editor->lines && editor->text[walk->from] == '\n') {
        walk->next_row++;
        walk->next_col = 0;
    }
    return true;
}

static struct walk walk_begin(const struct editor *editor, const struct canvas *canvas, int columns)
{
    return (struct walk){.editor = editor, .canvas = canvas, .columns = columns};
}

int editor_rows(const struct editor *editor, int columns)
{
    struct walk walk = walk_begin(editor, NULL, columns > 1 ? columns : 2);

    while (walk_on(&walk))
        ;
    return walk.row + 1;
}

/* Several rows: the whole text is laid out, and the rows from editor->scroll on are shown. */
static int draw_wrapped(struct editor *editor, struct canvas *canvas, int row, int col, int columns,
                        int rows, const uint8_t *styles)
{
    struct walk walk = walk_begin(editor, NULL, columns);
    int whole, at_row = -1, at_col = 0;

    while (walk_on(&walk))
        if (walk.from >= editor->cursor && at_row < 0) {
            at_row = walk.row;
            at_col = walk.col;
        }
    whole = walk.row + 1;
    if (at_row < 0) {
        at_row = walk.row;
        at_col = walk.col;
    }
    if (editor->scroll > whole - rows)
        editor->scroll = whole > rows ? whole - rows : 0;
    if (at_row < editor->scroll)
        editor->scroll = at_row;
    if (at_row >= editor->scroll + rows)
        editor->scroll = at_row - rows + 1;
    walk = walk_begin(editor, canvas, columns);
    while (walk_on(&walk) && walk.row < editor->scroll + rows)
        if (walk.row >= editor->scroll)
            canvas_text(canvas, row + walk.row - editor->scroll, col + walk.col, walk.width,
                        styles ? (enum style)styles[walk.from] : STYLE_PLAIN, walk.shown);
    canvas->cursor_row = row + at_row - editor->scroll;
    canvas->cursor_col = col + (at_col < columns ? at_col : columns - 1);
    return whole < rows ? whole : rows;
}

/* One row, of the line that the cursor is in, or where that is not shown from its beginning: from column
 * editor->scroll on, with … where it goes on. The cursor keeps a column of room at the right. */
static void draw_scrolled(struct editor *editor, struct canvas *canvas, int row, int col,
                          int columns, const uint8_t *styles, bool with_cursor)
{
    char shown[CLUSTER_BYTES];
    size_t start = editor_line_start(editor, editor->cursor);
    size_t end = editor_line_end(editor, editor->cursor);
    int cursor = width_between(canvas, editor, start, editor->cursor);
    int mark = columns >= MARKED_COLUMNS, at = 0, last;
    int behind_it = editor->cursor < end ? 2 * mark : 0; /* the rest of the widest cluster, and … */
    int room = columns - 1 - behind_it;
    bool before, behind;

    if (cursor < editor->scroll + mark)
        editor->scroll = cursor > mark ? cursor - mark : 0;
    if (cursor > editor->scroll + room)
        editor->scroll = cursor - room;
    if (!with_cursor)
        editor->scroll = 0;
    last = editor->scroll + columns;
    before = mark && editor->scroll > 0;
    behind = mark && width_between(canvas, editor, start, end) > last;
    for (size_t from = start, to; from < end; from = to) {
        int width;

        to = text_next_cluster(editor->text, from);
        width = cluster(canvas, editor, from, to, shown);
        if (at >= editor->scroll + before && at + width <= last - behind)
            canvas_text(canvas, row, col + at - editor->scroll, width,
                        styles ? (enum style)styles[from] : STYLE_PLAIN, shown);
        at += width;
    }
    if (before)
        canvas_text(canvas, row, col, 1, STYLE_DIM, "…");
    if (behind)
        canvas_text(canvas, row, col + columns - 1, 1, STYLE_DIM, "…");
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
        draw_scrolled(editor, canvas, row, col, columns, styles, with_cursor);
    if (!with_cursor) {
        canvas->cursor_row = before_row;
        canvas->cursor_col = before_col;
    }
    canvas->cursor_shown = before || with_cursor;
    return used;
}

void editor_click(struct editor *editor, int row, int col, int columns, int rows)
{
    int wanted_row = rows > 1 ? row + editor->scroll : 0;
    int wanted_col = rows > 1 ? col : col + editor->scroll;
    size_t end = rows > 1 ? editor->length : editor_line_end(editor, editor->cursor);
    struct walk walk = walk_begin(editor, NULL, rows > 1 ? columns : INT_MAX);

    walk.to = rows > 1 ? 0 : editor_line_start(editor, editor->cursor);
    editor->cursor = end;
    while (walk_on(&walk) && walk.from < end)
        if (walk.row > wanted_row ||
            (walk.row == wanted_row &&
             (wanted_col < walk.col + walk.width || walk.next_row > walk.row))) {
            editor->cursor = walk.from;
            return;
        }
}
