/* See child.h. */
#include "config.h"

#include "press/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

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

/* The signals that a face catches are the program's again; it is a group of its own, so that Ctrl-C is not
 * meant for it. */
static int spawn(pid_t *pid, const char *const *argv, int in, int said)
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
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    if (in >= 0)
        posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, said, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, said, STDERR_FILENO);
    number = posix_spawnp(pid, argv[0], &actions, &attributes, (char *const *)(uintptr_t)argv,
                          english(arena));
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    arena_free(arena);
    return number;
}

bool child_start(struct child *child, const char *const *argv, FILE *in)
{
    int ends[2], number;

    *child = (struct child){.said_fd = -1};
    if (in && (fflush(in) != 0 || lseek(fileno(in), 0, SEEK_SET) != 0))
        return false;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    number = spawn(&child->pid, argv, in ? fileno(in) : -1, ends[1]);
    close(ends[1]);
    if (number != 0) {
        close(ends[0]);
        child->pid = 0;
        errno = number;
        return false;
    }
    child->said_fd = ends[0];
    return true;
}

static void end(struct child *child)
{
    close(child->said_fd);
    child->said_fd = -1;
    while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
        continue;
    child->said[child->count] = '\0';
}

bool child_is_over(struct child *child, int wait_ms)
{
    struct pollfd fd = {.fd = child->said_fd, .events = POLLIN};
    char more[4096];

    while (child->said_fd >= 0 && poll(&fd, 1, wait_ms) > 0) {
        ssize_t got = read(child->said_fd, more, sizeof more);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            end(child);
            break;
        }
        if ((size_t)got > CHILD_SAID_BYTES - child->count)
            got = (ssize_t)(CHILD_SAID_BYTES - child->count);
        memcpy(child->said + child->count, more, (size_t)got);
        child->count += (size_t)got;
    }
    return child->said_fd < 0;
}

void child_kill(struct child *child)
{
    if (child->said_fd < 0)
        return;
    kill(-child->pid, SIGKILL);
    end(child);
}
