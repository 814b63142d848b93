/* floor_paint.c: what a screen and a key cost at least with curses: FILE holds screens (paint.h); the
 * first is painted, and each key paints the rows in which its screen differs. */
#include "config.h"

#include <curses.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "bench/paint.h"

#define COLORS_MAX 256

static struct paint_head head;
static struct paint_cell *screens[PAINT_SCREENS];

static bool read_screens(const char *path)
{
    FILE *file = fopen(path, "rb");
    bool good = file && fread(&head, sizeof head, 1, file) == 1;
    size_t cells = good ? (size_t)head.rows * (size_t)head.cols : 0;

    for (int i = 0; good && i < PAINT_SCREENS; i++) {
        screens[i] = calloc(cells, sizeof *screens[i]);
        good = screens[i] && fread(screens[i], sizeof *screens[i], cells, file) == cells;
    }
    if (file)
        fclose(file);
    return good;
}

/* The pair of a colour, made when it is first seen. */
static short pair_of(int color)
{
    static short pairs[COLORS_MAX], count;

    if (color < 0 || color >= COLORS_MAX)
        return 0;
    if (!pairs[color]) {
        pairs[color] = ++count;
        init_pair(count, (short)color, -1);
    }
    return pairs[color];
}

static void paint_row(const struct paint_cell *cells, int row)
{
    static cchar_t line[1024];
    int count = 0;

    for (int col = 0; col < head.cols; col++) {
        const struct paint_cell *cell = &cells[row * head.cols + col];
        wchar_t text[PAINT_CHARS + 1] = L"";
        attr_t attributes = A_NORMAL;

        if (cell->chars[0] == 0)
            continue;
        for (int i = 0; i < PAINT_CHARS; i++)
            text[i] = (wchar_t)cell->chars[i];
        if (cell->attributes & PAINT_BOLD)
            attributes |= A_BOLD;
        if (cell->attributes & PAINT_UNDERLINE)
            attributes |= A_UNDERLINE;
        if (cell->attributes & PAINT_REVERSE)
            attributes |= A_REVERSE;
        if (cell->attributes & PAINT_DIM)
            attributes |= A_DIM;
        setcchar(&line[count++], text, attributes, pair_of(cell->color), NULL);
    }
    mvadd_wchnstr(row, 0, line, count);
}

/* The rows in which it differs from the one that is shown. */
static void paint(const struct paint_cell *cells, const struct paint_cell *shown)
{
    size_t bytes = (size_t)head.cols * sizeof *cells;

    for (int row = 0; row < head.rows; row++)
        if (!shown || memcmp(&cells[row * head.cols], &shown[row * head.cols], bytes) != 0)
            paint_row(cells, row);
    refresh();
}

static int screen_of(int key)
{
    switch (key) {
    case 'j':
        return 1;
    case 'l':
        return 2;
    default:
        return 0;
    }
}

int main(int argc, char **argv)
{
    const struct paint_cell *shown;
    int key;

    if (argc != 2 || !setlocale(LC_CTYPE, "") || !read_screens(argv[1]) || !initscr())
        return EXIT_FAILURE;
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    curs_set(0);
    start_color();
    use_default_colors();
    shown = screens[0];
    paint(shown, NULL);
    while ((key = getch()) != ERR && key != 'q') {
        const struct paint_cell *next = screens[screen_of(key)];

        paint(next, shown);
        shown = next;
    }
    endwin();
    return EXIT_SUCCESS;
}
