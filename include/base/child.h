/* Another program, run without a shell, and nobody waiting for it unless they want to. It is a group of its
 * own, so that what it starts ends with it where it is ended, and Ctrl-C is not meant for it. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#define CHILD_SAID_BYTES 65536 /* of what it says, so much is kept */

struct child_call
{
    const char *const *argv; /* argv[0] of the PATH, or with its folder; ends with NULL */
    FILE *in;                /* its standard input, read from the beginning; NULL: nothing */
    FILE *out;               /* what it makes; NULL: that is said too */
    const char *folder;      /* where it runs; NULL: here */
    bool
        ours; /* it says what it says where this program does, in the person's language; else it speaks
                * English and is heard: `said` */
};
struct child
{
    pid_t pid;   /* 0: none was started, or it is over */
    int said_fd; /* -1: nothing is heard (any more) */
    char said[CHILD_SAID_BYTES + 1];
    size_t count;
    int status; /* of waitpid, once it is over */
    bool ended; /* by child_kill */
};

/* False: errno says why. */
bool child_start(struct child *child, const struct child_call *call);
/* Whether it is over; waits at most so long for a sign of it (0: never, however much it says; -1: for ever). */
bool child_is_over(struct child *child, int wait_ms);
/* Waits for its end, at most so long whatever it says, and ends it then. False: it had to be ended. */
bool child_ends_within(struct child *child, int limit_ms);
/* Ends it and what it started. */
void child_kill(struct child *child);
/* Starts one that nobody hears or waits for, in a session of its own: it may outlive this program. in: its
 * standard input, read from the beginning. False: errno says why. */
bool child_leave(const char *const *argv, FILE *in);

#endif
