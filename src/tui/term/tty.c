/* The settings of the terminal and the queue of bytes to it. */
#include "config.h"

#include "tui/term/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/err.h"
#include "tui/term/clock.h"

/* Where the terminal cannot be opened a second time, so much is sent at once when it says that there is
 * room. */
#define SMALL_PIECE 128

static struct termios settings; /* of the shell */
static struct termios ours;
static bool is_taken;
/* A descriptor of our own that does not block: the shell shares the flags of standard output. */
static int line = -1;
static bool may_block;
static char *queue;
static size_t queue_room, queue_count, queue_sent;

static int open_line(void)
{
    const char *name = ttyname(STDOUT_FILENO);
    int own = name ? open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC) : -1;

    may_block = own < 0;
    return may_block ? STDOUT_FILENO : own;
}

/* Whether nobody changed them since tty_take: then they are not the shell's. */
static bool are_ours(const struct termios *now)
{
    return is_taken && now->c_iflag == ours.c_iflag && now->c_oflag == ours.c_oflag &&
           now->c_lflag == ours.c_lflag;
}

void tty_take(void)
{
    struct termios now;

    if (line < 0)
        line = open_line();
    if (tcgetattr(STDIN_FILENO, &now) != 0 || are_ours(&now))
        return;
    ours = settings = now;
    ours.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP);
    ours.c_oflag &= ~(tcflag_t)OPOST;
    ours.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
    ours.c_cc[VMIN] = 1;
    ours.c_cc[VTIME] = 0;
    is_taken = tcsetattr(STDIN_FILENO, TCSANOW, &ours) == 0;
}

void tty_give_back(void)
{
    if (is_taken)
        tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    is_taken = false;
}

void tty_write(const char *bytes, size_t count)
{
    if (queue_count + count > queue_room) {
        queue_room = (queue_count + count) * 2;
        queue = realloc(queue, queue_room);
        if (!queue)
            die("out of memory");
    }
    memcpy(queue + queue_count, bytes, count);
    queue_count += count;
    tty_push();
}

static bool has_room(int wait_ms)
{
    struct pollfd fd = {.fd = line, .events = POLLOUT};

    return poll(&fd, 1, wait_ms) > 0 && fd.revents != 0;
}

void tty_push(void)
{
    while (queue_sent < queue_count && (!may_block || has_room(0))) {
        size_t left = queue_count - queue_sent;
        ssize_t done =
            write(line, queue + queue_sent, may_block && left > SMALL_PIECE ? SMALL_PIECE : left);

        if (done > 0)
            queue_sent += (size_t)done;
        else if (done < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        else if (done < 0 && errno != EINTR)
            queue_sent = queue_count; /* the terminal is gone: reading says so */
    }
    if (queue_sent == queue_count)
        queue_sent = queue_count = 0;
}

int tty_waits(void)
{
    return queue_count > 0 ? line : -1;
}

void tty_drain(int wait_ms)
{
    int64_t end = clock_ms() + wait_ms;

    tty_push();
    while (queue_count > 0 && clock_ms() < end) {
        has_room((int)(end - clock_ms()));
        tty_push();
    }
    queue_count = queue_sent = 0;
}

void tty_close(void)
{
    if (line >= 0 && !may_block)
        close(line);
    line = -1;
    free(queue);
    queue = NULL;
    queue_room = queue_count = queue_sent = 0;
}
