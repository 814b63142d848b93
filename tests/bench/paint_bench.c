/* paint_bench.c: what the screen costs, against floor_paint.c, which paints the same cells with bare
 * curses: from the start of the program to its first picture (of a view with the key that
 * opens it typed ahead), and from a key to the changed screen. */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/measure.h"
#include "bench/pty.h"
#include "bench/school.h"

#define ROWS 1000000L
#define PAIRS 41
#define KEY_PAIRS 121 /* short, so that any other work on the machine shows */
#define GOAL_FIRST 2.0
#define GOAL_KEY 1.3
#define GOAL_BYTES 1.1
#define QUIET_MS 400  /* after which a screen is taken for finished */
#define START_MS 9000 /* with all that is read in idle moments */
#define ESCAPE_MS 100 /* a lone Esc is one after some silence */
#define DRAIN_MS 10
#define FIRST_BYTES 1000 /* more than what a terminal is asked before */
#define FIRST_MS 4 /* of silence behind a first picture: what follows it is drawn 8 ms later */

struct measured;

/* One of the two programs, at one size. */
struct side
{
    const char *argv[12];
    const struct measured *view;
    bool is_program;
    int rows, cols;
    struct paint_cell *const *screens;
    const struct paint_cell
        *first; /* the picture that stands first: the board's grows in idle moments */
    struct pty *pty;
    int screen; /* the one a key leads to */
    size_t bytes;
};

/* A view: the keys that open it on the board and lead back, those that lead to its second and third screen
 * and back, and the rows by which its first picture is known: not the head, where the number of what waits
 * comes later, nor the list of what waits. */
struct measured
{
    const char *name, *open, *close;
    const char *keys[PAINT_SCREENS], *back[PAINT_SCREENS], *what[PAINT_SCREENS];
    int from, rows; /* rows 0: to the end */
};
static const struct measured views[] = {
    {"board", "", "", {NULL, "j", "l"}, {NULL, "k", "h"}, {NULL, "cursor down", "next day"}, 1, 0},
    {"overview",
     "o",
     "\033",
     {NULL, "j", "\t"},
     {NULL, "k", "\t"},
     {NULL, "next row", "other part"},
     1,
     6},
    {"morning",
     "m",
     "\033",
     {NULL, "j", "l"},
     {NULL, "k", "h"},
     {NULL, "next row", "next day"},
     1,
     0},
};

/* Leaves the view, then the program. */
static void quit(const struct side *side, struct pty *pty)
{
    if (*side->view->close && side->is_program) {
        pty_key(pty, side->view->close);
        pty_settle(pty, 2 * DRAIN_MS + ESCAPE_MS);
    }
    pty_quit(pty);
}

static double first_paint(void *context)
{
    struct side *side = context;
    const struct measured *view = side->view;
    struct pty *pty = pty_start(side->rows, side->cols, side->argv);
    double seconds;

    if (*view->open && side->is_program)
        pty_type_ahead(pty, view->open);
    seconds = pty_wait_rows(pty, side->first, side->screens[0], view->from,
                            view->rows ? view->from + view->rows : side->rows);
    quit(side, pty);
    return seconds;
}

/* The floor has its own, those of the board. */
static const char *there(const struct side *side)
{
    return (side->is_program ? side->view : views)->keys[side->screen];
}

static const char *back(const struct side *side)
{
    return (side->is_program ? side->view : views)->back[side->screen];
}

/* There, which is measured, and back. */
static double one_key(void *context)
{
    struct side *side = context;
    double seconds;

    pty_key(side->pty, there(side));
    seconds = pty_wait(side->pty, side->screens[side->screen]);
    pty_settle(side->pty, DRAIN_MS);
    side->bytes = pty_bytes(side->pty);
    pty_key(side->pty, back(side));
    pty_wait(side->pty, side->screens[0]);
    pty_settle(side->pty, DRAIN_MS);
    return seconds;
}

/* On its first screen, with all that is read in idle moments there. */
static struct pty *start(const struct side *side)
{
    struct pty *pty = pty_start(side->rows, side->cols, side->argv);

    pty_settle(pty, START_MS);
    if (*side->view->open && side->is_program) {
        pty_key(pty, side->view->open);
        pty_settle(pty, START_MS);
    }
    return pty;
}

/* The real program's screens; the floor's first one must be reached by its own key. */
static void capture(struct side *side, struct paint_cell **screens)
{
    struct pty *pty = start(side);

    screens[0] = pty_cells(pty);
    for (int i = 1; i < PAINT_SCREENS; i++) {
        pty_key(pty, side->view->keys[i]);
        pty_settle(pty, QUIET_MS);
        screens[i] = pty_cells(pty);
        pty_key(pty, side->view->back[i]);
        pty_wait(pty, screens[0]);
    }
    quit(side, pty);
}

/* The board's first picture; of the other views, whose key is typed ahead of it, what is measured of the
 * settled one. */
static struct paint_cell *first_picture(const struct side *side)
{
    struct pty *pty =
        *side->view->open ? start(side) : pty_start(side->rows, side->cols, side->argv);
    struct paint_cell *cells;

    if (!*side->view->open) {
        pty_wait_bytes(pty, FIRST_BYTES);
        pty_settle(pty, FIRST_MS);
    }
    cells = pty_cells(pty);
    quit(side, pty);
    return cells;
}

static void write_screens(const char *path, const struct side *side, struct paint_cell **screens)
{
    struct paint_head head = {side->rows, side->cols};
    size_t cells = (size_t)(side->rows * side->cols);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(&head, sizeof head, 1, file) == 1;

    for (int i = 0; good && i < PAINT_SCREENS; i++)
        good = fwrite(screens[i], sizeof *screens[i], cells, file) == cells;
    if (!file || fclose(file) != 0 || !good)
        bench_fail("%s cannot be written", path);
}

static void measure_key(const char *size, const char *what, int screen, struct side *program,
                        struct side *floor)
{
    char line[80];
    struct ratio ratio;

    program->screen = floor->screen = screen;
    ratio = measure_ratio(one_key, program, one_key, floor, KEY_PAIRS);
    snprintf(line, sizeof line, "%s, %s : bare curses", size, what);
    print_ratio(line, &ratio, GOAL_KEY);
    printf("%-40s %5.2f  %zu : %zu bytes  goal %.1f: %s\n", "  its bytes",
           (double)program->bytes / (double)floor->bytes, program->bytes, floor->bytes, GOAL_BYTES,
           (double)program->bytes <= GOAL_BYTES * (double)floor->bytes ? "kept" : "missed");
}

static void measure_view(const struct measured *view, int rows, int cols, const char *db,
                         const char *floor_path)
{
    struct paint_cell *screens[PAINT_SCREENS], *settled, *first;
    char size[32], name[64], line[80];
    char *file;
    struct side program = {
        .argv = {environment_path("HWBOARD"), "--db", db, "--date", BENCH_DATE, "--lang", "zh"},
        .view = view,
        .is_program = true,
        .rows = rows,
        .cols = cols,
        .screens = screens,
    };
    struct side floor = {.view = view, .rows = rows, .cols = cols, .screens = screens};
    struct ratio ratio;

    snprintf(size, sizeof size, "%s %dx%d", view->name, cols, rows);
    snprintf(name, sizeof name, "screens-%s-%dx%d", view->name, cols, rows);
    file = bench_path(name);
    floor.argv[0] = floor_path;
    floor.argv[1] = file;
    capture(&program, screens);
    program.first = floor.first = first = first_picture(&program);
    settled = screens[0];
    screens[0] = first;
    write_screens(file, &program, screens);
    screens[0] = settled;
    ratio = measure_ratio(first_paint, &program, first_paint, &floor, PAIRS);
    snprintf(line, sizeof line, "%s, first paint : bare curses", size);
    print_ratio(line, &ratio, GOAL_FIRST);
    write_screens(file, &program, screens);
    program.pty = start(&program);
    floor.pty = start(&floor);
    pty_wait(program.pty, screens[0]);
    pty_wait(floor.pty, screens[0]);
    for (int i = 1; i < PAINT_SCREENS; i++)
        measure_key(size, view->what[i], i, &program, &floor);
    quit(&program, program.pty);
    quit(&floor, floor.pty);
    for (int i = 0; i < PAINT_SCREENS; i++)
        free(screens[i]);
    free(first);
    free(file);
}

int main(int argc, char **argv)
{
    char *db = bench_school(ROWS), *floor_path;

    setlocale(LC_CTYPE, "");
    if (asprintf(&floor_path, "%s/tests/bench/floor_paint", environment_path("HWBOARD_BUILDDIR")) <
        0)
        bench_fail("out of memory");
    pty_make_term();
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        if (argc > 1 && strcmp(argv[1], views[i].name) != 0)
            continue;
        measure_view(&views[i], 24, 80, db, floor_path);
        measure_view(&views[i], 50, 200, db, floor_path);
    }
    free(floor_path);
    free(db);
    return 0;
}
