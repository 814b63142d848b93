/* A canvas onto the terminal: only the rows that differ from what is there are handed to curses
 * (measured faster than drawing in place, at the same bytes). */
#include "config.h"

#include "tui/term/screen.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/err.h"
#include "tui/term/theme.h"
#include "tui/widget/marks.h"

struct drawn
{
    attr_t attributes;
    short pair;
};

static struct drawn drawn[STYLE_COUNT][2]; /* letters, and blocks of bars */
static struct canvas shown;                /* what the terminal has */
static bool everything = true;

static attr_t attributes_of(const struct look *look)
{
    return ((look->attributes & LOOK_BOLD) != 0 ? A_BOLD : 0) |
           ((look->attributes & LOOK_DIM) != 0 ? A_DIM : 0) |
           ((look->attributes & LOOK_REVERSE) != 0 ? A_REVERSE : 0) |
           ((look->attributes & LOOK_UNDERLINE) != 0 ? A_UNDERLINE : 0);
}

void flush_open(enum conf_theme theme)
{
    bool colored = theme != CONF_THEME_MONO && start_color() != ERR && has_colors();
    int colors = colored ? COLORS : 0;
    short pairs = 0;

    everything = true;
    if (colored)
        use_default_colors();
    for (int style = 0; style < STYLE_COUNT; style++)
        for (int bar = 0; bar < 2; bar++) {
            struct look look = theme_look(theme, (enum style)style, bar != 0, colors);
            bool own = look.text == COLOR_OWN && look.ground == COLOR_OWN;

            if (!own)
                init_pair(++pairs, (short)look.text, (short)look.ground);
            drawn[style][bar] = (struct drawn){attributes_of(&look), own ? 0 : pairs};
        }
}

void flush_close(void)
{
    canvas_done(&shown);
    everything = true;
}

void screen_forget(void)
{
    everything = true;
}

static void flush_cells(const struct canvas *canvas, int row, int from, int end, cchar_t *line)
{
    int count = 0;

    for (int col = from; col < end; col++) {
        const struct cell *cell = canvas_cell(canvas, row, col);
        wchar_t text[1 + MARKS_MAX + 1] = {(wchar_t)cell->base};
        const struct drawn *look = &drawn[cell->style][theme_is_bar(cell->base)];

        if (cell->width == 0)
            continue; /* the wide character before covers it */
        for (int i = 0; cell->marks != 0 && i < MARKS_MAX; i++)
            text[1 + i] = (wchar_t)marks_of(cell->marks)[i];
        setcchar(&line[count++], text, look->attributes, look->pair, NULL);
    }
    mvadd_wchnstr(row, from, line, count);
}

/* To the cells that differ, and whole characters. */
static void narrow(const struct cell *old, const struct cell *new, int *from, int *end)
{
    while (memcmp(&old[*from], &new[*from], sizeof *old) == 0)
        ++*from;
    if (new[*from].width == 0)
        --*from;
    while (memcmp(&old[*end - 1], &new[*end - 1], sizeof *old) == 0)
        --*end;
}

void flush_canvas(const struct canvas *canvas)
{
    size_t row_bytes = (size_t)canvas->cols * sizeof *canvas->cells;
    cchar_t *line = calloc((size_t)canvas->cols + 1, sizeof *line);

    if (!line)
        die("out of memory");
    if (everything || shown.rows != canvas->rows || shown.cols != canvas->cols) {
        canvas_resize(&shown, canvas->rows, canvas->cols);
        erase();
        clearok(curscr, TRUE);
        everything = true;
    }
    for (int row = 0; row < canvas->rows; row++) {
        struct cell *old = canvas_cell(&shown, row, 0);
        const struct cell *new = canvas_cell(canvas, row, 0);
        int from = 0, end = canvas->cols;

        if (!everything && memcmp(old, new, row_bytes) == 0)
            continue;
        if (!everything)
            narrow(old, new, &from, &end);
        flush_cells(canvas, row, from, end, line);
        memcpy(old, new, row_bytes);
    }
    everything = false;
    curs_set(canvas->cursor_shown ? 1 : 0);
    move(canvas->cursor_shown ? canvas->cursor_row : 0,
         canvas->cursor_shown ? canvas->cursor_col : 0);
    refresh();
    free(line);
}
