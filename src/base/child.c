/* See child.h. */
#include "config.h"

#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

#define LOOK_MS 20
#define MORE_BYTES 4096
#define HEARD_AT_ONCE (CHILD_SAID_BYTES / MORE_BYTES)
#define LEFT_MOST 8 /* of those left running, so many are remembered */

extern char **environ;

/* Ours, but for the language: what it says is read by this program. */
static char **english(struct arena *arena)
{
    static const char *const dropped[] = {"LC_", "LANG=", "LANGUAGE="};
    size_t count = 0, kept = 0;

    while (environ[count])
        count++;
    char **all = ARENA_ARRAY(arena, count + 2, char *);
    for (size_t i = 0; i < count; i++) {
        bool drop = false;
        for (size_t j = 0; j < sizeof dropped / sizeof *dropped; j++)
            drop = drop || strncmp(environ[i], dropped[j], strlen(dropped[j])) == 0;
        if (!drop)
            all[kept++] = environ[i];
    }
    all[kept] = arena_strdup(arena, "LC_ALL=C.UTF-8");
    return all;
}

/* Where its three streams lead. */
static int direct(posix_spawn_file_actions_t *actions, const struct child_call *call, int said)
{
    int number =
        call->in
            ? posix_spawn_file_actions_adddup2(actions, fileno(call->in), STDIN_FILENO)
            : posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    int out = call->out ? fileno(call->out) : said;

    if (number == 0 && out >= 0)
        number = posix_spawn_file_actions_adddup2(actions, out, STDOUT_FILENO);
    if (number == 0 && said >= 0)
        number = posix_spawn_file_actions_adddup2(actions, said, STDERR_FILENO);
    if (number == 0 && call->folder)
        number = posix_spawn_file_actions_addchdir_np(actions, call->folder);
    return number;
}

/* The signals that a face catches are the program's again. */
static int spawn(pid_t *pid, const struct child_call *call, int said, short apart)
{
    struct arena *arena = arena_new();
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    int number;

    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | apart);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    number = direct(&actions, call, said);
    if (number == 0)
        number = posix_spawnp(pid, call->argv[0], &actions, &attributes,
                              (char *const *)(uintptr_t)call->argv,
                              call->ours ? environ : english(arena));
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    arena_free(arena);
    return number;
}

static bool begin_again(FILE *in)
{
    return !in || (fflush(in) == 0 && lseek(fileno(in), 0, SEEK_SET) == 0);
}

bool child_start(struct child *child, const struct child_call *call)
{
    int ends[2] = {-1, -1}, number;

    *child = (struct child){.said_fd = -1};
    if (!begin_again(call->in))
        return false;
    if (!call->ours && pipe2(ends, O_CLOEXEC) != 0)
        return false;
    number = spawn(&child->pid, call, ends[1], POSIX_SPAWN_SETPGROUP);
    if (!call->ours)
        close(ends[1]);
    child->said_fd = ends[0];
    if (number == 0)
        return true;
    if (!call->ours)
        close(ends[0]);
    *child = (struct child){.said_fd = -1};
    errno = number;
    return false;
}

static void close_said(struct child *child)
{
    if (child->said_fd >= 0)
        close(child->said_fd);
    child->said_fd = -1;
}

/* Who says nothing to us is looked at now and then. */
static void look(struct child *child, int wait_ms)
{
    int pause = 1;

    for (int waited = 0;; waited += pause) {
        pid_t ended = waitpid(child->pid, &child->status, WNOHANG);

        if (ended > 0 || (ended < 0 && errno != EINTR))
            child->pid = 0;
        if (child->pid == 0 || (wait_ms >= 0 && waited >= wait_ms))
            return;
        poll(NULL, 0, pause);
        pause = pause < LOOK_MS ? pause + 1 : LOOK_MS;
    }
}

/* What it says, or that it has no more to say, which mostly is that it ends. */
static void hear_once(struct child *child)
{
    char more[MORE_BYTES];
    ssize_t got = read(child->said_fd, more, sizeof more);

    if (got < 0 && errno == EINTR)
        return;
    if (got <= 0) {
        close_said(child);
        look(child, LOOK_MS);
        return;
    }
    if ((size_t)got > CHILD_SAID_BYTES - child->count)
        got = (ssize_t)(CHILD_SAID_BYTES - child->count);
    memcpy(child->said + child->count, more, (size_t)got);
    child->count += (size_t)got;
}

static void hear(struct child *child, int wait_ms)
{
    struct pollfd fd = {.fd = child->said_fd, .events = POLLIN};
    int times = 0;

    while (child->said_fd >= 0 && (wait_ms != 0 || times++ < HEARD_AT_ONCE) &&
           poll(&fd, 1, wait_ms) > 0)
        hear_once(child);
}

bool child_is_over(struct child *child, int wait_ms)
{
    if (child->pid > 0 && child->said_fd >= 0)
        hear(child, wait_ms);
    if (child->pid > 0 && child->said_fd < 0)
        look(child, wait_ms);
    return child->pid == 0;
}

/* Who speaks all the time is not waited for longer than who is silent. */
static void hear_within(struct child *child, int timer, int limit_ms)
{
    const struct itimerspec limit = {
        .it_value = {.tv_sec = limit_ms / 1000, .tv_nsec = limit_ms % 1000 * 1000000L}};
    struct pollfd fds[] = {{.fd = child->said_fd, .events = POLLIN},
                           {.fd = timer, .events = POLLIN}};

    timerfd_settime(timer, 0, &limit, NULL);
    while (child->said_fd >= 0 && fds[1].revents == 0) {
        int ready = poll(fds, sizeof fds / sizeof *fds, limit_ms);

        if (ready == 0)
            return;
        if (ready > 0 && fds[0].revents != 0)
            hear_once(child);
    }
}

bool child_ends_within(struct child *child, int limit_ms)
{
    int timer = child->said_fd >= 0 ? timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC) : -1;

    if (timer >= 0) {
        hear_within(child, timer, limit_ms);
        close(timer);
    }
    if (child_is_over(child, child->said_fd >= 0 ? 0 : limit_ms))
        return true;
    child_kill(child);
    return false;
}

void child_kill(struct child *child)
{
    if (child->pid <= 0)
        return;
    kill(-child->pid, SIGKILL);
    close_said(child);
    while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
        continue;
    child->pid = 0;
    child->ended = true;
}

bool child_leave(const char *const *argv, FILE *in)
{
    static pid_t left[LEFT_MOST];
    static size_t next;
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC), number;
    pid_t pid;

    for (size_t i = 0; i < LEFT_MOST; i++)
        if (left[i] > 0 && waitpid(left[i], NULL, WNOHANG) != 0)
            left[i] = 0; /* it is over, and nothing of it stays */
    if (nowhere < 0 || !begin_again(in))
        number = errno;
    else
        number = spawn(&pid, &(struct child_call){.argv = argv, .in = in, .ours = true}, nowhere,
                       POSIX_SPAWN_SETSID);
    if (nowhere >= 0)
        close(nowhere);
    if (number == 0)
        left[next++ % LEFT_MOST] = pid;
    errno = number;
    return number == 0;
}
