/* measure.c: see measure.h. */
#include "config.h"

#include "bench/measure.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void bench_fail(const char *format, ...)
{
    va_list args;

    fflush(stdout);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

double clock_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int compare_doubles(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;

    return (first > second) - (first < second);
}

double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, compare_doubles);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

struct ratio measure_ratio(cost_function a, void *a_context, cost_function b, void *b_context,
                           size_t pairs)
{
    double as[PAIRS_MAX], bs[PAIRS_MAX], ratios[PAIRS_MAX];
    struct ratio ratio;

    a(a_context); /* the first of each fills the caches of files */
    b(b_context);
    for (size_t i = 0; i < pairs; i++) {
        as[i] = a(a_context);
        bs[i] = b(b_context);
        ratios[i] = as[i] / bs[i];
    }
    ratio.median = median(ratios, pairs);
    ratio.least = ratios[0];
    ratio.most = ratios[pairs - 1];
    ratio.a = median(as, pairs);
    ratio.b = median(bs, pairs);
    ratio.best = as[0] / bs[0]; /* in order now */
    return ratio;
}

void print_ratio(const char *what, const struct ratio *ratio, double goal)
{
    printf("%-40s %5.2f (%.2f..%.2f), best %.2f  %.2f ms : %.2f ms", what, ratio->median,
           ratio->least, ratio->most, ratio->best, ratio->a * 1e3, ratio->b * 1e3);
    if (goal > 0)
        printf("  goal %.1f: %s", goal, ratio->median <= goal ? "kept" : "missed");
    putchar('\n');
    fflush(stdout);
}

extern char **environ;

double run_program(const char *const *argv, const char *output)
{
    posix_spawn_file_actions_t actions;
    double begin;
    pid_t child;
    int status, code;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output ? output : "/dev/null",
                                     O_WRONLY | O_CREAT | O_TRUNC, 0666);
    begin = clock_seconds();
    code = posix_spawnp(&child, argv[0], &actions, NULL, (char *const *)argv, environ);
    if (code != 0)
        bench_fail("%s cannot be run: %s", argv[0], strerror(code));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            bench_fail("%s is lost: %s", argv[0], strerror(errno));
    begin = clock_seconds() - begin;
    posix_spawn_file_actions_destroy(&actions);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        bench_fail("%s %s failed", argv[0], argv[1] ? argv[1] : "");
    return begin;
}

double cost_of_program(void *argv)
{
    return run_program(argv, NULL);
}

const char *environment_path(const char *name)
{
    const char *value = getenv(name);

    if (!value)
        bench_fail("%s is not set: use make bench", name);
    return value;
}

char *bench_path(const char *name)
{
    const char *build = environment_path("HWBOARD_BUILDDIR");
    char *path;

    if (asprintf(&path, "%s/tests/bench/data", build) < 0)
        bench_fail("out of memory");
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        bench_fail("%s cannot be made: %s", path, strerror(errno));
    free(path);
    if (asprintf(&path, "%s/tests/bench/data/%s", build, name) < 0)
        bench_fail("out of memory");
    return path;
}
