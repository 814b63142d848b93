/* A program on a pty, its screen kept by libvterm, and the waiting for what it shows. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <vterm.h>

#include "support/terminal.h"

/* Milliseconds; sanitizers and a loaded machine are slow, a test that passes never waits for it. */
#define DEADLINE_MS 20000
#define QUIET_MS 1500

struct terminal
{
    int fd; /* of the pty; -1 once the program closed it */
    pid_t child;
    int rows, cols;
    VTerm *vterm;
    VTermScreen *screen;
    char *text;
    char *written;
    size_t written_bytes;
};

static int64_t milliseconds(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void write_all(int fd, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t done = write(fd, bytes, count);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return; /* the program is gone; the test sees it on the screen */
        bytes += done;
        count -= (size_t)done;
    }
}

/* What the terminal answers to the program's questions. */
static void answer(const char *bytes, size_t count, void *user)
{
    struct terminal *terminal = user;

    if (terminal->fd >= 0)
        write_all(terminal->fd, bytes, count);
}

static void run_child(const char *const *environment, const char *const *argv)
{
    const char *srcdir = getenv("HWBOARD_SRCDIR"), *builddir = getenv("HWBOARD_BUILDDIR");
    const char *asan = getenv("ASAN_OPTIONS"), *ubsan = getenv("UBSAN_OPTIONS");
    const char *lsan = getenv("LSAN_OPTIONS");

    clearenv();
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("PATH", "/usr/bin:/bin", 1);
    setenv("HOME", "/nonexistent", 1);
    if (srcdir)
        setenv("HWBOARD_SRCDIR", srcdir, 1);
    if (builddir)
        setenv("HWBOARD_BUILDDIR", builddir, 1);
    if (asan)
        setenv("ASAN_OPTIONS", asan, 1);
    if (ubsan)
        setenv("UBSAN_OPTIONS", ubsan, 1);
    if (lsan)
        setenv("LSAN_OPTIONS", lsan, 1);
    for (size_t i = 0; environment[i]; i++)
        putenv(strdup(environment[i]));
    execv(argv[0], (char *const *)(uintptr_t)argv); /* execv changes nothing of them */
    _exit(127);
}

bool terminal_available(void)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    bool there = master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0;

    if (master >= 0)
        close(master);
    if (!there)
        printf("1..0 # SKIP no pseudo-terminals here (is /dev/pts mounted?)\n");
    return there;
}

struct terminal *terminal_start(int rows, int cols, const char *const *environment,
                                const char *const *argv)
{
    struct terminal *terminal = calloc(1, sizeof *terminal);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    assert_non_null(terminal);
    terminal->rows = rows;
    terminal->cols = cols;
    terminal->vterm = vterm_new(rows, cols);
    vterm_set_utf8(terminal->vterm, 1);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
    vterm_output_set_callback(terminal->vterm, answer, terminal);
    terminal->child = forkpty(&terminal->fd, NULL, NULL, &size);
    if (terminal->child < 0)
        fail_msg("forkpty: %s", strerror(errno));
    if (terminal->child == 0)
        run_child(environment, argv);
    fcntl(terminal->fd, F_SETFD, FD_CLOEXEC);
    return terminal;
}

static void leave(struct terminal *terminal)
{
    if (terminal->fd >= 0)
        close(terminal->fd);
    terminal->fd = -1;
}

void terminal_end(struct terminal *terminal)
{
    if (!terminal)
        return;
    if (terminal->child > 0) {
        kill(terminal->child, SIGKILL);
        waitpid(terminal->child, NULL, 0);
    }
    leave(terminal);
    vterm_free(terminal->vterm);
    free(terminal->text);
    free(terminal->written);
    free(terminal);
}

void terminal_keys(struct terminal *terminal, const char *bytes)
{
    write_all(terminal->fd, bytes, strlen(bytes));
}

void terminal_resize(struct terminal *terminal, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    terminal->rows = rows;
    terminal->cols = cols;
    vterm_set_size(terminal->vterm, rows, cols);
    ioctl(terminal->fd, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *terminal, int number)
{
    kill(terminal->child, number);
}

void terminal_click(struct terminal *terminal, int row, int col)
{
    char bytes[64];

    snprintf(bytes, sizeof bytes, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1, col + 1,
             row + 1);
    terminal_keys(terminal, bytes);
}

/* Reads what is there, waiting at most until the deadline for something; false at the end. */
static bool read_some(struct terminal *terminal, int64_t deadline)
{
    struct pollfd fd = {.fd = terminal->fd, .events = POLLIN};
    char bytes[8192];
    int64_t left = deadline - milliseconds();
    ssize_t count;

    if (terminal->fd < 0 || left <= 0 || poll(&fd, 1, (int)left) <= 0)
        return false;
    count = read(terminal->fd, bytes, sizeof bytes);
    if (count <= 0) { /* the program has gone: EIO */
        leave(terminal);
        return false;
    }
    vterm_input_write(terminal->vterm, bytes, (size_t)count);
    terminal->written = realloc(terminal->written, terminal->written_bytes + (size_t)count + 1);
    assert_non_null(terminal->written);
    memcpy(terminal->written + terminal->written_bytes, bytes, (size_t)count);
    terminal->written_bytes += (size_t)count;
    terminal->written[terminal->written_bytes] = '\0';
    return true;
}

static int other_end(struct terminal *terminal)
{
    int fd = open(ptsname(terminal->fd), O_RDWR | O_NOCTTY | O_CLOEXEC);

    if (fd < 0)
        fail_msg("%s: %s", ptsname(terminal->fd), strerror(errno));
    return fd;
}

int terminal_wait_still(struct terminal *terminal, struct termios *settings)
{
    int fd = other_end(terminal); /* the settings last as long as somebody has it open */
    int64_t deadline = milliseconds() + DEADLINE_MS;
    int status;

    while (waitpid(terminal->child, &status, WNOHANG | WUNTRACED) == 0) {
        if (milliseconds() >= deadline)
            fail_msg("still running after the deadline");
        usleep(5000);
    }
    assert_int_equal(tcgetattr(fd, settings), 0);
    close(fd);
    if (WIFSTOPPED(status))
        return -1;
    terminal->child = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void terminal_settings(struct terminal *terminal, struct termios *settings)
{
    int fd = other_end(terminal);

    assert_int_equal(tcgetattr(fd, settings), 0);
    close(fd);
}

void terminal_cook(struct terminal *terminal)
{
    int fd = other_end(terminal);
    struct termios settings;

    assert_int_equal(tcgetattr(fd, &settings), 0);
    settings.c_iflag |= IXON | ICRNL;
    settings.c_oflag |= OPOST;
    settings.c_lflag |= ICANON | ECHO;
    assert_int_equal(tcsetattr(fd, TCSANOW, &settings), 0);
    close(fd);
}

void terminal_stop_output(struct terminal *terminal)
{
    int fd = other_end(terminal);

    assert_int_equal(tcflow(fd, TCOOFF), 0);
    close(fd);
}

static VTermScreenCell cell_at(struct terminal *terminal, int row, int col)
{
    VTermScreenCell cell;
    VTermPos pos = {.row = row, .col = col};

    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(terminal->screen, pos, &cell);
    return cell;
}

static size_t encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

const char *terminal_text(struct terminal *terminal)
{
    size_t room =
        (size_t)terminal->rows * ((size_t)terminal->cols * VTERM_MAX_CHARS_PER_CELL * 4 + 1);
    size_t used = 0;

    free(terminal->text);
    terminal->text = malloc(room + 1);
    assert_non_null(terminal->text);
    for (int row = 0; row < terminal->rows; row++) {
        for (int col = 0; col < terminal->cols; col++) {
            VTermScreenCell cell = cell_at(terminal, row, col);

            if (cell.chars[0] == (uint32_t)-1)
                continue;
            if (cell.chars[0] == 0)
                terminal->text[used++] = ' ';
            for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
                used += encode(cell.chars[i], terminal->text + used);
        }
        terminal->text[used++] = '\n';
    }
    terminal->text[used] = '\0';
    return terminal->text;
}

/* cmocka cuts long messages: the screen goes out by itself. */
static void fail_showing(struct terminal *terminal, const char *why, const char *text)
{
    fprintf(stderr, "%s “%s”; the screen is:\n%s", why, text, terminal_text(terminal));
    fail_msg("%s “%s”", why, text);
}

static int wait_for(struct terminal *terminal, const char *text, bool there)
{
    int64_t start = milliseconds(), deadline = start + DEADLINE_MS;

    while ((strstr(terminal_text(terminal), text) != NULL) != there)
        if (!read_some(terminal, deadline))
            fail_showing(terminal, there ? "never shown:" : "never gone:", text);
    return (int)(milliseconds() - start);
}

int terminal_wait(struct terminal *terminal, const char *text)
{
    return wait_for(terminal, text, true);
}

int terminal_wait_gone(struct terminal *terminal, const char *text)
{
    return wait_for(terminal, text, false);
}

bool terminal_wait_until(struct terminal *terminal,
                         bool (*done)(struct terminal *terminal, const void *context),
                         const void *context)
{
    int64_t deadline = milliseconds() + DEADLINE_MS;

    while (!done(terminal, context))
        if (!read_some(terminal, deadline))
            return false;
    return true;
}

void terminal_wait_quiet(struct terminal *terminal)
{
    while (read_some(terminal, milliseconds() + QUIET_MS))
        continue;
}

int terminal_wait_exit(struct terminal *terminal)
{
    int64_t deadline = milliseconds() + DEADLINE_MS;
    int status;

    while (read_some(terminal, deadline))
        continue;
    if (milliseconds() >= deadline)
        fail_showing(terminal, "still running after", "the deadline");
    waitpid(terminal->child, &status, 0);
    terminal->child = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void terminal_quit(struct terminal *terminal)
{
    terminal_keys(terminal, "q");
    assert_int_equal(terminal_wait_exit(terminal), 0);
    terminal_end(terminal);
}

int terminal_find(struct terminal *terminal, const char *text, int *col)
{
    const char *all = terminal_text(terminal);
    const char *found = strstr(all, text);
    int row = 0;
    size_t wanted;

    if (!found)
        return -1;
    for (const char *at = all; at < found; at++)
        row += *at == '\n';
    while (found > all && found[-1] != '\n')
        found--; /* the row's start; now count cells up to text */
    wanted = (size_t)(strstr(found, text) - found);
    *col = 0;
    for (size_t used = 0; used < wanted && *col < terminal->cols; (*col)++) {
        VTermScreenCell cell = cell_at(terminal, row, *col);
        char bytes[4];

        if (cell.chars[0] == (uint32_t)-1)
            continue;
        if (cell.chars[0] == 0)
            used++;
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            used += encode(cell.chars[i], bytes);
    }
    while (cell_at(terminal, row, *col).chars[0] == (uint32_t)-1)
        (*col)++;
    return row;
}

const char *terminal_attributes(struct terminal *terminal)
{
    size_t used = 0;

    free(terminal->text);
    terminal->text = malloc((size_t)terminal->rows * ((size_t)terminal->cols + 1) + 1);
    assert_non_null(terminal->text);
    for (int row = 0; row < terminal->rows; row++) {
        for (int col = 0; col < terminal->cols; col++) {
            VTermScreenCell cell = cell_at(terminal, row, col);
            char letter = '.';

            /* libvterm leaves the second half of a wide character as it was before */
            if (cell.chars[0] == (uint32_t)-1) {
                terminal->text[used++] = letter;
                continue;
            }
            if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
                letter = cell.attrs.reverse ? 'C' : 'c';
            else if (cell.attrs.bold)
                letter = cell.attrs.reverse ? 'B' : 'b';
            else if (cell.attrs.underline)
                letter = cell.attrs.reverse ? 'U' : 'u';
            else if (cell.attrs.reverse)
                letter = 'r';
            terminal->text[used++] = letter;
        }
        terminal->text[used++] = '\n';
    }
    terminal->text[used] = '\0';
    return terminal->text;
}

/* Of the 256 colours, those of the cube as xterm has them: libvterm's own are others. */
static long rgb(struct terminal *terminal, VTermColor color, bool is_default)
{
    static const long steps[] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};
    const int cube = 16, grays = 232;

    if (is_default)
        return -1;
    if (VTERM_COLOR_IS_INDEXED(&color) && color.indexed.idx >= cube && color.indexed.idx < grays) {
        int place = color.indexed.idx - cube;

        return steps[place / 36] << 16 | steps[place / 6 % 6] << 8 | steps[place % 6];
    }
    vterm_screen_convert_color_to_rgb(terminal->screen, &color);
    return (long)color.rgb.red << 16 | (long)color.rgb.green << 8 | (long)color.rgb.blue;
}

void terminal_cell(struct terminal *terminal, int row, int col, struct terminal_cell *out)
{
    VTermScreenCell cell = cell_at(terminal, row, col);
    size_t used = 0;

    if (cell.chars[0] != (uint32_t)-1)
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            used += encode(cell.chars[i], out->text + used);
    out->text[used] = '\0';
    out->columns = cell.chars[0] == (uint32_t)-1 ? 0 : cell.width;
    out->front = rgb(terminal, cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
    out->back = rgb(terminal, cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
    out->bold = cell.attrs.bold;
    out->reverse = cell.attrs.reverse;
    out->underline = cell.attrs.underline != 0;
}

bool terminal_has_color(struct terminal *terminal)
{
    const char *attributes = terminal_attributes(terminal);

    return strchr(attributes, 'c') || strchr(attributes, 'C');
}

bool terminal_whole_characters(struct terminal *terminal)
{
    for (int row = 0; row < terminal->rows; row++)
        for (int col = 0; col < terminal->cols; col++) {
            VTermScreenCell cell = cell_at(terminal, row, col);

            if (cell.width == 2 && (col + 1 >= terminal->cols ||
                                    cell_at(terminal, row, col + 1).chars[0] != (uint32_t)-1))
                return false;
            if (cell.chars[0] == (uint32_t)-1 &&
                (col == 0 || cell_at(terminal, row, col - 1).width != 2))
                return false;
        }
    return true;
}

static bool cursor_stands(struct terminal *terminal, const void *context)
{
    const int *place = context;
    VTermPos pos;

    vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &pos);
    return pos.row == place[0] && pos.col == place[1];
}

void terminal_wait_cursor(struct terminal *terminal, int row, int col)
{
    const int place[] = {row, col};

    if (!terminal_wait_until(terminal, cursor_stands, place))
        fail_msg("the cursor never stood at %d,%d", row, col);
}

const char *terminal_written(struct terminal *terminal)
{
    return terminal->written ? terminal->written : "";
}
