/* A canvas onto the terminal: only the rows that differ from what is there are handed to curses
 * (measured faster than drawing in place, at the same bytes). */
#include "config.h"

#include "tui/term/screen.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/err.h"

/* Colours beyond the eight: amber and red that read on black and on white. */
#define AMBER_OF_256 172
#define RED_OF_256 160
#define GREEN_OF_256 71

enum pair
{
    PAIR_NONE,
    PAIR_GREEN,
    PAIR_AMBER,
    PAIR_RED,
    PAIR_CYAN,
    PAIR_MAGENTA,
};

struct look
{
    attr_t attrs;
    short pair;
};

/* Colour repeats what words and shapes say; without it, the strong ones are bold and reversed. */
static const struct look coloured[STYLE_COUNT] = {
    [STYLE_PLAIN] = {A_NORMAL, PAIR_NONE},   [STYLE_DIM] = {A_DIM, PAIR_NONE},
    [STYLE_BOLD] = {A_BOLD, PAIR_NONE},      [STYLE_TITLE] = {A_BOLD, PAIR_NONE},
    [STYLE_GREEN] = {A_NORMAL, PAIR_GREEN},  [STYLE_YELLOW] = {A_BOLD, PAIR_AMBER},
    [STYLE_RED] = {A_BOLD, PAIR_RED},        [STYLE_SELECTED] = {A_REVERSE, PAIR_NONE},
    [STYLE_KEY] = {A_BOLD, PAIR_NONE},       [STYLE_SUBJECT] = {A_BOLD, PAIR_NONE},
    [STYLE_MINUTES] = {A_NORMAL, PAIR_CYAN}, [STYLE_MARK] = {A_NORMAL, PAIR_MAGENTA},
    [STYLE_BAD] = {A_UNDERLINE, PAIR_RED},   [STYLE_GUESS] = {A_NORMAL, PAIR_MAGENTA},
};
static const struct look monochrome[STYLE_COUNT] = {
    [STYLE_DIM] = {A_DIM, PAIR_NONE},
    [STYLE_BOLD] = {A_BOLD, PAIR_NONE},
    [STYLE_TITLE] = {A_BOLD, PAIR_NONE},
    [STYLE_YELLOW] = {A_BOLD, PAIR_NONE},
    [STYLE_RED] = {A_BOLD | A_REVERSE, PAIR_NONE},
    [STYLE_SELECTED] = {A_REVERSE, PAIR_NONE},
    [STYLE_KEY] = {A_BOLD, PAIR_NONE},
    [STYLE_SUBJECT] = {A_BOLD, PAIR_NONE},
    [STYLE_MINUTES] = {A_UNDERLINE, PAIR_NONE},
    [STYLE_MARK] = {A_UNDERLINE, PAIR_NONE},
    [STYLE_BAD] = {A_REVERSE, PAIR_NONE},
    [STYLE_GUESS] = {A_UNDERLINE, PAIR_NONE},
};

static const struct look *looks = monochrome;
static struct canvas shown; /* what the terminal has */
static bool everything = true;

void flush_open(bool color)
{
    looks = monochrome;
    everything = true;
    if (!color || start_color() == ERR || !has_colors())
        return;
    use_default_colors();
    init_pair(PAIR_GREEN, COLORS >= 256 ? GREEN_OF_256 : COLOR_GREEN, -1);
    init_pair(PAIR_AMBER, COLORS >= 256 ? AMBER_OF_256 : COLOR_YELLOW, -1);
    init_pair(PAIR_RED, COLORS >= 256 ? RED_OF_256 : COLOR_RED, -1);
    init_pair(PAIR_CYAN, COLOR_CYAN, -1);
    init_pair(PAIR_MAGENTA, COLOR_MAGENTA, -1);
    looks = coloured;
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
        wchar_t text[CELL_CHARS + 1] = L"";
        const struct look *look = &looks[cell->style];

        if (cell->width == 0)
            continue; /* the wide character before covers it */
        for (int i = 0; i < CELL_CHARS; i++)
            text[i] = (wchar_t)cell->chars[i];
        setcchar(&line[count++], text, look->attrs, look->pair, NULL);
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
