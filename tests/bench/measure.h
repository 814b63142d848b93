/* measure.h: wall time of whole programs, and one cost as a ratio to another: both take turns, A B A
 * B, and the median of the ratios of neighbours counts, so that what else the machine does falls on
 * both alike. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#define PAIRS_MAX 400

/* What takes turns: does it once and returns what it cost. */
typedef double (*cost_function)(void *context);

struct ratio
{
    double median, least, most; /* of a / b */
    double a, b;                /* the medians of each */
    double best;                /* the best of a / the best of b: the least disturbed */
};

double clock_seconds(void);
double median(double *values, size_t count); /* orders the values */
struct ratio measure_ratio(cost_function a, void *a_context, cost_function b, void *b_context,
                           size_t pairs);
/* A line: what, ratio with its range, that of the best, both costs in milliseconds, the goal (0: none). */
void print_ratio(const char *what, const struct ratio *ratio, double goal);

/* Runs a program to its end with standard output to `output` (NULL: /dev/null); a program that cannot
 * be run or fails ends the bench. Its context is its argv. */
double run_program(const char *const *argv, const char *output);
double cost_of_program(void *argv);

/* A path in the build tree, and a variable of the test environment; never NULL. */
const char *environment_path(const char *name);
char *bench_path(const char *name); /* under tests/bench/data; to be freed */
_Noreturn void bench_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
