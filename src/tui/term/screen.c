/* The terminal: taken, given back, read and drawn on. ncurses says what to send; it neither reads nor
 * writes, for it would wait for a terminal that takes nothing and knows half of ECMA-48. */
#include "config.h"

#include "tui/term/screen.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/i18n.h"
#include "tui/term/clock.h"
#include "tui/term/input.h"
#include "tui/term/tty.h"

#include <term.h> /* last: it makes macros of plain words */

/* Milliseconds that a terminal which takes nothing can hold up the end. */
#define LAST_WORDS_MS 300

/* Bracketed paste, and clicks in the form that has no largest column. */
#define MODES_ON "\033[?2004h"
#define MODES_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

static bool is_open;
static bool mouse_known;
/* Where curses writes, for it would wait for the terminal: a file in memory, emptied after each turn. */
static FILE *drawn;
static struct input input;

/* What curses has written goes on its way. */
static void send_drawn(void)
{
    int fd = fileno(drawn);
    off_t count = lseek(fd, 0, SEEK_CUR), at = 0;
    char bytes[8192];

    while (at < count) {
        size_t left = (size_t)(count - at);
        ssize_t got = pread(fd, bytes, left < sizeof bytes ? left : sizeof bytes, at);

        if (got <= 0)
            break;
        tty_write(bytes, (size_t)got);
        at += got;
    }
    lseek(fd, 0, SEEK_SET);
}

static void tell_terminal(const char *sequence)
{
    tty_write(sequence, strlen(sequence));
}

static void take_terminal(void)
{
    tty_take();
    tell_terminal(MODES_ON);
    if (mouse_known)
        tell_terminal(MOUSE_ON);
}

static void give_terminal_back(void)
{
    if (mouse_known)
        tell_terminal(MOUSE_OFF);
    tell_terminal(MODES_OFF);
    endwin();
    send_drawn();
    tty_drain(LAST_WORDS_MS);
    tty_give_back();
}

static bool open_drawn(struct err *err)
{
    int fd = memfd_create("screen", MFD_CLOEXEC);

    drawn = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!drawn)
        return err_set(err, ERR_INTERNAL, _("not enough memory for the screen: %s"),
                       strerror(errno));
    return true;
}

static bool real_size(struct winsize *size)
{
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, size) == 0 && size->ws_row > 0 && size->ws_col > 0;
}

/* curses draw into a file, which has no size: what they take for the terminal's rows they make its scrolling
 * region, and that would stay behind us. */
static bool begin_drawing(void)
{
    struct winsize size;
    char number[16];
    bool begun;

    if (real_size(&size)) {
        snprintf(number, sizeof number, "%d", size.ws_row);
        setenv("LINES", number, 1);
        snprintf(number, sizeof number, "%d", size.ws_col);
        setenv("COLUMNS", number, 1);
    }
    begun = newterm(NULL, drawn, stdin) != NULL;
    unsetenv("LINES");
    unsetenv("COLUMNS");
    return begun;
}

bool screen_open(enum conf_theme theme, struct err *err)
{
    const char *mouse;

    if (!open_drawn(err))
        return false;
    if (!begin_drawing()) {
        const char *term = getenv("TERM");

        fclose(drawn);
        return err_set(err, ERR_INTERNAL,
                       _("the terminal “%s” is not known: set TERM, for example to xterm"),
                       term ? term : "");
    }
    is_open = true;
    mouse = tigetstr("kmous");
    mouse_known = mouse && mouse != (char *)-1;
    take_terminal();
    typeahead(-1); /* keys are read to the last before drawing: curses need not look for more */
    flush_open(theme);
    return true;
}

void screen_close(void)
{
    if (!is_open)
        return;
    is_open = false;
    give_terminal_back();
    fclose(drawn);
    tty_close();
    flush_close();
}

void screen_measure(int *rows, int *cols)
{
    struct winsize size;

    if (real_size(&size) && (size.ws_row != LINES || size.ws_col != COLS))
        resizeterm(size.ws_row, size.ws_col);
    *rows = LINES;
    *cols = COLS;
    screen_forget();
}

void screen_suspend(void)
{
    give_terminal_back();
    raise(SIGSTOP);
    take_terminal();
    refresh();
    send_drawn();
    screen_forget();
}

void screen_resume(void)
{
    take_terminal();
    screen_forget();
}

void screen_flush(const struct canvas *canvas)
{
    flush_canvas(canvas);
    send_drawn();
}

int screen_waits(void)
{
    return tty_waits();
}

void screen_push(void)
{
    tty_push();
}

static bool can_hear(void)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};

    return poll(&fd, 1, 0) > 0 && fd.revents != 0;
}

/* Takes what has come and has room; false where the terminal is gone. */
static bool hear_more(bool *heard)
{
    char bytes[INPUT_BYTES];
    ssize_t count;

    *heard = false;
    if (input_room(&input) == 0 || !can_hear())
        return true;
    count = read(STDIN_FILENO, bytes, input_room(&input));
    *heard = count > 0;
    if (*heard)
        input_feed(&input, clock_ms(), bytes, (size_t)count);
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

bool screen_escaped(void)
{
    bool heard;

    return !hear_more(&heard) || input_escaped(&input, clock_ms());
}

bool screen_read(struct event *event)
{
    bool more;

    do {
        more = input.at < input.count;
        if (!more && !hear_more(&more)) {
            *event = (struct event){.type = EVENT_LOST};
            return true;
        }
        if (input_next(&input, clock_ms(), event))
            return true;
    } while (more);
    return false;
}

int screen_wait_ms(void)
{
    return input_wait(&input, clock_ms());
}

const char *screen_library(void)
{
    return curses_version();
}
