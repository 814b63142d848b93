/* See picture.h. */
#include "config.h"

#include "support/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CELL_WIDTH 9
#define CELL_HEIGHT 19
#define BASELINE 14
#define MARGIN 10

struct picture
{
    FILE *file;
    struct terminal *terminal;
    const struct picture_theme *theme;
};

const struct picture_theme picture_dark = {.front = 0xd7dae0, .back = 0x16181d},
                           picture_light = {.front = 0x1d2025, .back = 0xfbfbf8};

static void put_text(FILE *file, const char *text)
{
    for (; *text; text++)
        if (*text == '&')
            fputs("&amp;", file);
        else if (*text == '<')
            fputs("&lt;", file);
        else
            putc(*text, file);
}

static void put_box(FILE *file, int row, double col, double columns, long color, double opacity)
{
    fprintf(file, "<rect x=\"%g\" y=\"%d\" width=\"%g\" height=\"%d\" fill=\"#%06lx\"",
            MARGIN + col * CELL_WIDTH, MARGIN + row * CELL_HEIGHT, columns * CELL_WIDTH,
            CELL_HEIGHT, (unsigned long)color);
    if (opacity < 1)
        fprintf(file, " fill-opacity=\"%g\"", opacity);
    fputs("/>\n", file);
}

/* Signs that fill their cell: as boxes, for fonts leave gaps between them. */
static bool put_block(FILE *file, int row, int col, const char *text, long color)
{
    static const struct
    {
        const char *text;
        double opacity;
    } blocks[] = {{"█", 1}, {"▓", 0.7}, {"▒", 0.45}, {"░", 0.2}};

    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        if (strcmp(text, blocks[i].text) == 0) {
            put_box(file, row, col, 1, color, blocks[i].opacity);
            return true;
        }
    if (strcmp(text, "▀") == 0 || strcmp(text, "▄") == 0) {
        fprintf(file, "<rect x=\"%d\" y=\"%g\" width=\"%d\" height=\"%g\" fill=\"#%06lx\"/>\n",
                MARGIN + col * CELL_WIDTH,
                MARGIN + (row + (strcmp(text, "▄") == 0 ? 0.5 : 0)) * CELL_HEIGHT, CELL_WIDTH,
                CELL_HEIGHT / 2.0, (unsigned long)color);
        return true;
    }
    if (strcmp(text, "─") != 0)
        return false;
    fprintf(file, "<path d=\"M%d %dh%d\" stroke=\"#%06lx\"/>\n", MARGIN + col * CELL_WIDTH,
            MARGIN + row * CELL_HEIGHT + CELL_HEIGHT / 2, CELL_WIDTH, (unsigned long)color);
    return true;
}

/* A cell as it is drawn: reverse and the terminal's own colours are resolved. */
static void see(const struct picture *picture, int row, int col, struct terminal_cell *cell)
{
    terminal_cell(picture->terminal, row, col, cell);
    cell->front = cell->front < 0 ? picture->theme->front : cell->front;
    cell->back = cell->back < 0 ? picture->theme->back : cell->back;
    if (cell->reverse) {
        long swap = cell->front;

        cell->front = cell->back;
        cell->back = swap;
    }
}

static bool is_letter(const struct terminal_cell *cell)
{
    return cell->columns == 1 && cell->text[0] > ' ' && cell->text[0] < 0x7f &&
           cell->text[1] == '\0';
}

/* The cells from col on that are one rectangle and, if they are ASCII, one word; gives the column after. */
static int put_run(const struct picture *picture, int row, int col, int cols)
{
    FILE *file = picture->file;
    struct terminal_cell first, cell;
    char text[512];
    int end = col + 1, count = 1;

    see(picture, row, col, &first);
    if (first.columns == 0)
        return end;
    end = col + first.columns;
    snprintf(text, sizeof text, "%s", first.text);
    for (; end < cols && is_letter(&first) && count < 200; end++, count++) {
        see(picture, row, end, &cell);
        if (!is_letter(&cell) || cell.front != first.front || cell.back != first.back ||
            cell.bold != first.bold || cell.underline != first.underline)
            break;
        text[count] = cell.text[0];
        text[count + 1] = '\0';
    }
    if (first.back != picture->theme->back)
        put_box(file, row, col, end - col, first.back, 1);
    if (text[0] == '\0' || strcmp(text, " ") == 0 || put_block(file, row, col, text, first.front))
        return end;
    fprintf(file, "<text x=\"%d\" y=\"%d\"", MARGIN + col * CELL_WIDTH,
            MARGIN + row * CELL_HEIGHT + BASELINE);
    if (count > 1)
        fprintf(file, " textLength=\"%d\"", count * CELL_WIDTH);
    if (first.front != picture->theme->front)
        fprintf(file, " fill=\"#%06lx\"", (unsigned long)first.front);
    fprintf(file, "%s%s>", first.bold ? " font-weight=\"bold\"" : "",
            first.underline ? " text-decoration=\"underline\"" : "");
    put_text(file, text);
    fputs("</text>\n", file);
    return end;
}

void picture_draw(struct terminal *terminal, int rows, int cols, const char *title,
                  const struct picture_theme *theme, const char *path)
{
    const struct picture picture = {.file = fopen(path, "w"), .terminal = terminal, .theme = theme};
    int width = cols * CELL_WIDTH + 2 * MARGIN, height = rows * CELL_HEIGHT + 2 * MARGIN;
    FILE *file = picture.file;

    if (!file)
        fail_msg("%s cannot be written", path);
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
            "shape-rendering=\"crispEdges\" "
            "font-family=\"'DejaVu Sans Mono','Noto Sans Mono CJK SC','Sarasa Mono SC',"
            "'WenQuanYi Micro Hei Mono','Microsoft YaHei',monospace\" font-size=\"15\">\n<title>",
            width, height);
    put_text(file, title);
    fprintf(file,
            "</title>\n<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#%06lx\"/>\n<g "
            "fill=\"#%06lx\">\n",
            width, height, (unsigned long)theme->back, (unsigned long)theme->front);
    for (int row = 0; row < rows; row++)
        for (int col = 0; col < cols;)
            col = put_run(&picture, row, col, cols);
    fputs("</g>\n</svg>\n", file);
    assert_int_equal(fclose(file), 0);
}
