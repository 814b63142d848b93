/* A line being typed, or a text of several lines: moves by what is drawn as one character, never by bytes. In
 * a line there may be line feeds (of a text that had them); they show as ↵. */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/widget/canvas.h"

struct editor
{
    char *text; /* valid UTF-8, terminated; owned */
    size_t length;
    size_t capacity;
    size_t cursor;    /* byte offset, at the border of a cluster */
    size_t max_chars; /* more is refused */
    bool lines;       /* a text of several lines: a line feed ends one, and Ctrl-J types it */
    int scroll;       /* first column (one row) or first row (several) that is shown */
};

enum edited
{
    EDIT_IGNORED, /* not a key of the editor */
    EDIT_MOVED,   /* the text is the same */
    EDIT_CHANGED,
    EDIT_FULL, /* refused: max_chars */
};

void editor_init(struct editor *editor, size_t max_chars);
void editor_done(struct editor *editor);
/* Replaces the text; the cursor goes to its end. */
void editor_set(struct editor *editor, const char *text);
enum edited editor_key(struct editor *editor, uint32_t key);
/* Pasted text: tabs become spaces, and line feeds where there is one line; forbidden characters are
 * dropped. */
enum edited editor_paste(struct editor *editor, const char *text);
/* Puts a text in the place of bytes from..to, and the cursor `cursor` bytes into it. */
enum edited editor_put(struct editor *editor, size_t from, size_t to, const char *text,
                       size_t cursor);
/* The bytes of the line that byte `at` is in, without its line feed. */
size_t editor_line_start(const struct editor *editor, size_t at);
size_t editor_line_end(const struct editor *editor, size_t at);
/* The cursor to the cluster drawn at a place of the last editor_draw. */
void editor_click(struct editor *editor, int row, int col, int columns, int rows);

/* Draws within rows × columns from (row, col), with the cursor in sight; wraps when rows > 1, else
 * scrolls the cursor's line sideways. styles: one a byte of the text, or NULL. Returns the rows used. */
int editor_draw(struct editor *editor, struct canvas *canvas, int row, int col, int columns,
                int rows, const uint8_t *styles, bool with_cursor);
/* How many rows its text takes when wrapped at `columns`. */
int editor_rows(const struct editor *editor, int columns);

#endif
