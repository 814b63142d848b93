/* pictures.c: `make pictures` draws the pictures of the README and of the pages in doc/: it opens the real
 * program on the demonstration school in a terminal, presses the keys that a person would press, and writes
 * the cells it then shows as SVG, in Chinese and in English. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/terminal.h"

/* 2026-11-24 16:10 at +08:00: a Tuesday on which the demonstration school's class is near its limit. */
#define DAY "2026-11-24"
#define NOW "SOURCE_DATE_EPOCH=1795507800"
#define CELL_WIDTH 9
#define CELL_HEIGHT 19
#define BASELINE 14
#define MARGIN 10
#define FRONT 0xd7dae0
#define BACK 0x16181d

struct picture
{
    const char *name;
    int rows, cols;
    const char *arguments[3];
    const char *keys[2]; /* Chinese, English */
};

static const struct picture pictures[] = {
    {"board", 24, 80, {NULL}, {"", ""}},
    {"entry",
     24,
     80,
     {NULL},
     {"a数学 练习册P44—45 15分，周五交", "amath Workbook P44-45 15min @fri"}},
    {"overview", 24, 80, {NULL}, {"o", "o"}},
    {"morning", 24, 80, {NULL}, {"m", "m"}},
    {"post", 24, 80, {NULL}, {"p", "p"}},
    {"wide", 36, 132, {NULL}, {"", ""}},
    {"wall", 30, 100, {"display", "3-2"}, {"", ""}},
};

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
    if (strcmp(text, "─") != 0)
        return false;
    fprintf(file, "<path d=\"M%d %dh%d\" stroke=\"#%06lx\"/>\n", MARGIN + col * CELL_WIDTH,
            MARGIN + row * CELL_HEIGHT + CELL_HEIGHT / 2, CELL_WIDTH, (unsigned long)color);
    return true;
}

/* A cell as it is drawn: reverse and the terminal's own colours are resolved. */
static void see(struct terminal *terminal, int row, int col, struct terminal_cell *cell)
{
    terminal_cell(terminal, row, col, cell);
    cell->front = cell->front < 0 ? FRONT : cell->front;
    cell->back = cell->back < 0 ? BACK : cell->back;
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
static int put_run(FILE *file, struct terminal *terminal, int row, int col, int cols)
{
    struct terminal_cell first, cell;
    char text[512];
    int end = col + 1, count = 1;

    see(terminal, row, col, &first);
    if (first.columns == 0)
        return end;
    end = col + first.columns;
    snprintf(text, sizeof text, "%s", first.text);
    for (; end < cols && is_letter(&first) && count < 200; end++, count++) {
        see(terminal, row, end, &cell);
        if (!is_letter(&cell) || cell.front != first.front || cell.back != first.back ||
            cell.bold != first.bold || cell.underline != first.underline)
            break;
        text[count] = cell.text[0];
        text[count + 1] = '\0';
    }
    if (first.back != BACK)
        put_box(file, row, col, end - col, first.back, 1);
    if (text[0] == '\0' || strcmp(text, " ") == 0 || put_block(file, row, col, text, first.front))
        return end;
    fprintf(file, "<text x=\"%d\" y=\"%d\"", MARGIN + col * CELL_WIDTH,
            MARGIN + row * CELL_HEIGHT + BASELINE);
    if (count > 1)
        fprintf(file, " textLength=\"%d\"", count * CELL_WIDTH);
    if (first.front != FRONT)
        fprintf(file, " fill=\"#%06lx\"", (unsigned long)first.front);
    fprintf(file, "%s%s>", first.bold ? " font-weight=\"bold\"" : "",
            first.underline ? " text-decoration=\"underline\"" : "");
    put_text(file, text);
    fputs("</text>\n", file);
    return end;
}

static void draw(struct terminal *terminal, const struct picture *picture, const char *title,
                 const char *path)
{
    FILE *file = fopen(path, "w");
    int width = picture->cols * CELL_WIDTH + 2 * MARGIN;
    int height = picture->rows * CELL_HEIGHT + 2 * MARGIN;

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
            "</title>\n<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#%06x\"/>\n<g "
            "fill=\"#%06x\">\n",
            width, height, BACK, FRONT);
    for (int row = 0; row < picture->rows; row++)
        for (int col = 0; col < picture->cols;)
            col = put_run(file, terminal, row, col, picture->cols);
    fputs("</g>\n</svg>\n", file);
    assert_int_equal(fclose(file), 0);
}

static char folder[512]; /* where the pictures go */
static char school[128]; /* the folder of the school and of what is typed */

static void take(const struct picture *picture, const char *lang)
{
    char db[256], state[256];
    const char *program = getenv("HWBOARD");
    const char *argv[16] = {program, "--db", db, "--date", DAY, "--lang", lang, "--as", "demo"};
    const char *const environment[] = {NOW, state, NULL};
    bool english = strcmp(lang, "en") == 0;
    struct terminal *terminal;
    char path[1024];
    size_t count = 9;

    snprintf(db, sizeof db, "%s/school.db", school);
    /* what one picture leaves as typed is offered in no other */
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s/%s.%s", school, picture->name, lang);
    for (size_t i = 0; i < 3 && picture->arguments[i]; i++)
        argv[count++] = picture->arguments[i];
    terminal = terminal_start(picture->rows, picture->cols, environment, argv);
    terminal_wait(terminal, english ? "Class" : "班");
    terminal_wait_quiet(terminal);
    terminal_keys(terminal, picture->keys[english]);
    terminal_wait_quiet(terminal);
    snprintf(path, sizeof path, "%s/%s.%s.svg", folder, picture->name, lang);
    draw(terminal, picture, terminal_text(terminal), path);
    terminal_end(terminal);
}

static void every_picture(void **state)
{
    char command[1024];

    (void)state;
    snprintf(school, sizeof school, "/tmp/hwboard-pictures.XXXXXX");
    assert_non_null(mkdtemp(school));
    snprintf(command, sizeof command,
             NOW " %s --db %s/school.db --as demo --date " DAY " --lang zh -q init --demo",
             getenv("HWBOARD"), school);
    assert_int_equal(system(command), 0);
    for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
        take(&pictures[i], "zh");
        take(&pictures[i], "en");
    }
    snprintf(command, sizeof command, "rm -rf %s", school);
    assert_int_equal(system(command), 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_picture)};

    if (argc != 2) {
        fprintf(stderr, "usage: make pictures\n");
        return 2;
    }
    snprintf(folder, sizeof folder, "%s", argv[1]);
    return terminal_available() ? cmocka_run_group_tests_name("pictures", tests, NULL, NULL) : 77;
}
