/* pty.c: see pty.h. */
#include "config.h"

#include "bench/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include <vterm.h>

#include "bench/measure.h"

#define TERM_NAME "hwboard-bench"
#define DEADLINE_MS 20000
#define NOW "1782288000" /* 2026-06-24 16:00 at +08:00 */

struct pty
{
    int fd;
    pid_t child;
    int rows, cols;
    VTerm *vterm;
    VTermScreen *screen;
    double begin, last; /* of the start or key; of the last bytes */
    size_t bytes;
};

static char *data_folder(void)
{
    char *path = bench_path(".");

    path[strlen(path) - 2] = '\0';
    return path;
}

void pty_make_term(void)
{
    char *folder = data_folder(), *command;

    if (asprintf(
            &command,
            "infocmp -x xterm-256color | sed -e 's/^xterm-256color|[^,]*/" TERM_NAME "|of the "
            "bench/' -e 's/dim=\\\\E\\[2m/dim=\\\\E[3m/' -e 's/%%?%%p5%%t;2%%;/%%?%%p5%%t;3%%;/' "
            "| tic -x -o '%s' -",
            folder) < 0 ||
        system(command) != 0)
        bench_fail("the description of the terminal cannot be made: install ncurses-bin");
    free(command);
    free(folder);
}

static _Noreturn void run_child(const char *folder, const char *const *argv)
{
    clearenv();
    setenv("TERM", TERM_NAME, 1);
    setenv("TERMINFO", folder, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("HOME", folder, 1);
    setenv("SOURCE_DATE_EPOCH", NOW, 1);
    execv(argv[0], (char *const *)(uintptr_t)argv); /* execv changes nothing of them */
    _exit(127);
}

/* What the terminal answers to the program's questions. */
static void answer(const char *bytes, size_t count, void *user)
{
    struct pty *pty = user;

    if (write(pty->fd, bytes, count) < 0)
        bench_fail("the terminal cannot answer: %s", strerror(errno));
}

struct pty *pty_start(int rows, int cols, const char *const *argv)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    struct pty *pty = calloc(1, sizeof *pty);
    char *folder = data_folder();

    if (!pty)
        bench_fail("out of memory");
    pty->rows = rows;
    pty->cols = cols;
    pty->vterm = vterm_new(rows, cols);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
    vterm_output_set_callback(pty->vterm, answer, pty);
    pty->begin = clock_seconds();
    pty->child = forkpty(&pty->fd, NULL, NULL, &size);
    if (pty->child < 0)
        bench_fail("there is no terminal: %s", strerror(errno));
    if (pty->child == 0)
        run_child(folder, argv);
    fcntl(pty->fd, F_SETFD, FD_CLOEXEC);
    free(folder);
    return pty;
}

/* False where nothing came in time, or the program ended. */
static bool read_some(struct pty *pty, int milliseconds)
{
    struct pollfd fd = {.fd = pty->fd, .events = POLLIN};
    char bytes[16384];
    ssize_t count;

    if (poll(&fd, 1, milliseconds) <= 0)
        return false;
    count = read(pty->fd, bytes, sizeof bytes);
    if (count <= 0)
        return false;
    pty->last = clock_seconds();
    pty->bytes += (size_t)count;
    vterm_input_write(pty->vterm, bytes, (size_t)count);
    return true;
}

static struct paint_cell cell_at(const struct pty *pty, int row, int col)
{
    struct paint_cell cell = {.color = -1};
    VTermScreenCell seen;

    vterm_screen_get_cell(pty->screen, (VTermPos){.row = row, .col = col}, &seen);
    if (seen.chars[0] == (uint32_t)-1)
        return cell;
    for (int i = 0; i < PAINT_CHARS && seen.chars[i]; i++)
        cell.chars[i] = seen.chars[i];
    if (!cell.chars[0])
        cell.chars[0] = ' ';
    cell.attributes =
        (uint8_t)((seen.attrs.bold ? PAINT_BOLD : 0) |
                  (seen.attrs.underline ? PAINT_UNDERLINE : 0) |
                  (seen.attrs.reverse ? PAINT_REVERSE : 0) | (seen.attrs.italic ? PAINT_DIM : 0));
    if (!VTERM_COLOR_IS_DEFAULT_FG(&seen.fg) && VTERM_COLOR_IS_INDEXED(&seen.fg))
        cell.color = seen.fg.indexed.idx;
    return cell;
}

struct paint_cell *pty_cells(const struct pty *pty)
{
    struct paint_cell *cells = calloc((size_t)(pty->rows * pty->cols), sizeof *cells);

    if (!cells)
        bench_fail("out of memory");
    for (int row = 0; row < pty->rows; row++)
        for (int col = 0; col < pty->cols; col++)
            cells[row * pty->cols + col] = cell_at(pty, row, col);
    return cells;
}

static bool rows_are(const struct pty *pty, const struct paint_cell *cells,
                     const struct paint_cell *later, int from, int to)
{
    for (int row = from; row < to; row++)
        for (int col = 0; col < pty->cols; col++) {
            struct paint_cell cell = cell_at(pty, row, col);
            int at = row * pty->cols + col;

            if (memcmp(&cell, &cells[at], sizeof cell) != 0 &&
                memcmp(&cell, &later[at], sizeof cell) != 0)
                return false;
        }
    return true;
}

/* The rows that differ, as they should be. */
static void print_differences(const struct pty *pty, const struct paint_cell *cells, int from,
                              int to)
{
    for (int row = from; row < to; row++) {
        if (rows_are(pty, cells, cells, row, row + 1))
            continue;
        fprintf(stderr, "row %d should be: ", row);
        for (int col = 0; col < pty->cols; col++)
            if (cells[row * pty->cols + col].chars[0])
                fprintf(stderr, "%lc", (wint_t)cells[row * pty->cols + col].chars[0]);
        fputc('\n', stderr);
    }
}

double pty_wait(struct pty *pty, const struct paint_cell *cells)
{
    return pty_wait_rows(pty, cells, cells, 0, pty->rows);
}

double pty_wait_rows(struct pty *pty, const struct paint_cell *cells,
                     const struct paint_cell *later, int from, int to)
{
    while (!rows_are(pty, cells, later, from, to))
        if (!read_some(pty, DEADLINE_MS)) {
            pty_print(pty);
            print_differences(pty, cells, from, to);
            bench_fail("the screen is not the one that was expected");
        }
    return pty->last - pty->begin;
}

void pty_wait_bytes(struct pty *pty, size_t bytes)
{
    while (pty->bytes < bytes)
        if (!read_some(pty, DEADLINE_MS))
            bench_fail("the program shows nothing");
}

void pty_settle(struct pty *pty, int milliseconds)
{
    while (read_some(pty, milliseconds))
        continue;
}

void pty_type_ahead(struct pty *pty, const char *keys)
{
    if (write(pty->fd, keys, strlen(keys)) < 0)
        bench_fail("the terminal takes no key: %s", strerror(errno));
}

void pty_key(struct pty *pty, const char *key)
{
    pty->bytes = 0;
    pty->begin = clock_seconds();
    pty_type_ahead(pty, key);
}

double pty_quit(struct pty *pty)
{
    double seconds;
    int status;

    pty_key(pty, "q");
    while (read_some(pty, DEADLINE_MS))
        continue;
    if (waitpid(pty->child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        pty_print(pty);
        bench_fail("the program on the terminal failed");
    }
    seconds = clock_seconds() - pty->begin;
    close(pty->fd);
    vterm_free(pty->vterm);
    free(pty);
    return seconds;
}

size_t pty_bytes(const struct pty *pty)
{
    return pty->bytes;
}

void pty_print(const struct pty *pty)
{
    for (int row = 0; row < pty->rows; row++) {
        for (int col = 0; col < pty->cols; col++) {
            struct paint_cell cell = cell_at(pty, row, col);

            if (cell.chars[0])
                fprintf(stderr, "%lc", (wint_t)cell.chars[0]);
        }
        fputc('\n', stderr);
    }
}
