/* Another program, run without a shell: its input a file, what it says collected, and nobody waiting for
 * it unless they want to. */
#ifndef PRESS_CHILD_H
#define PRESS_CHILD_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/err.h"

#define CHILD_SAID_BYTES 65536 /* of what it says, so much is kept */

struct child
{
    pid_t pid;
    int said_fd; /* -1: it is over */
    char said[CHILD_SAID_BYTES + 1];
    size_t count;
    int status; /* of waitpid, once it is over */
};

/* Starts argv[0] of the PATH, which speaks English. in: its standard input, read from the beginning; NULL:
 * nothing. False: errno says why. */
bool child_start(struct child *child, const char *const *argv, FILE *in);
/* Whether it is over; waits at most so long for a sign of it (-1: for ever). */
bool child_is_over(struct child *child, int wait_ms);
void child_kill(struct child *child);

#endif
