/* press_bench.c: what a sheet on paper costs: hwboard-press from its start to its exit against floor_press.c,
 * which draws the same text; one class and sixty. */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench/measure.h"

#define PAIRS 41
#define CLASSES 60
#define GOAL_ONE 1.2
#define GOAL_ALL 1.5
#define DAY "2026-11-17"

/* A program that reads a file as its standard input. */
struct reader
{
    const char *argv[2];
    char *input;
};

static double cost_of_reader(void *context)
{
    const struct reader *reader = context;
    int input = open(reader->input, O_RDONLY | O_CLOEXEC);

    if (input < 0 || dup2(input, STDIN_FILENO) < 0)
        bench_fail("%s cannot be read", reader->input);
    close(input);
    return run_program(reader->argv, NULL);
}

/* A folder that looks like an installed program, its hwboard-press a cat: what is told to it is kept. */
static char *listening_program(void)
{
    char *root = bench_path("press"), command[4096];
    const char *build = environment_path("HWBOARD_BUILDDIR");

    snprintf(command, sizeof command,
             "rm -rf '%s' && mkdir -p '%s/bin' '%s/libexec/hwboard' && cp '%s/src/hwboard' "
             "'%s/bin/hwboard' && ln -s '%s/share' '%s/share' && printf '#!/bin/sh\\ncat\\n' "
             ">'%s/libexec/hwboard/hwboard-press' && chmod +x '%s/libexec/hwboard/hwboard-press'",
             root, root, root, build, root, build, root, root, root);
    if (system(command) != 0)
        bench_fail("%s cannot be made", root);
    return root;
}

static char *school_of(int classes)
{
    char name[32], *db;
    char add[CLASSES][16];
    const char *init[CLASSES * 2 + 8] = {
        environment_path("HWBOARD"), "--db", NULL, "-q", "init", "--school", "示范小学"};
    size_t at = 7;

    snprintf(name, sizeof name, "paper-%d.db", classes);
    db = bench_path(name);
    unlink(db);
    init[2] = db;
    for (int i = 0; i < classes; i++) {
        snprintf(add[i], sizeof add[i], "%d-%d:40", 3 + i / 20, 1 + i % 20);
        init[at++] = "--class";
        init[at++] = add[i];
    }
    run_program(init, NULL);
    for (int i = 0; i < classes; i++) {
        static const char *const texts[][2] = {{"语文", "抄写第18课生字词，每词两遍"},
                                               {"数学", "练习册P47：两位数乘一位数（笔算）"},
                                               {"英语", "听读Unit 6对话三遍，会说会演"}};
        *strchr(add[i], ':') = '\0';
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
            run_program((const char *const[]){environment_path("HWBOARD"), "--db", db, "-q",
                                              "--date", DAY, "add", add[i], texts[t][0], "10",
                                              texts[t][1], NULL},
                        NULL);
    }
    return db;
}

static void measure_classes(const char *listening, int classes, double goal)
{
    char *db = school_of(classes), name[64], pdf[4096], bare[4096], program[4096], press[4096];
    struct reader real = {.argv = {press}}, floor_of = {.argv = {bare}};

    snprintf(program, sizeof program, "%s/bin/hwboard", listening);
    snprintf(press, sizeof press, "%s/libexec/hwboard/hwboard-press",
             environment_path("HWBOARD_BUILDDIR"));
    snprintf(bare, sizeof bare, "%s/tests/bench/floor_press", environment_path("HWBOARD_BUILDDIR"));
    snprintf(name, sizeof name, "paper-%d.json", classes);
    real.input = bench_path(name);
    snprintf(name, sizeof name, "paper-%d.txt", classes);
    floor_of.input = bench_path(name);
    snprintf(pdf, sizeof pdf, "%s.pdf", real.input);
    run_program(
        (const char *const[]){program, "--db", db, "--date", DAY, "board", "--format", "pdf", NULL},
        real.input);
    run_program((const char *const[]){environment_path("HWBOARD"), "--db", db, "--date", DAY,
                                      "board", "--format", "pdf", "-o", pdf, NULL},
                NULL);
    run_program((const char *const[]){"/usr/bin/pdftotext", "-raw", pdf, floor_of.input, NULL},
                NULL);
    snprintf(name, sizeof name, "hwboard-press, %d page%s : bare Pango and Cairo", classes,
             classes == 1 ? "" : "s");
    struct ratio ratio = measure_ratio(cost_of_reader, &real, cost_of_reader, &floor_of, PAIRS);
    print_ratio(name, &ratio, goal);
    free(db);
    free(real.input);
    free(floor_of.input);
}

int main(void)
{
    char *listening;

    if (access("/usr/bin/pdftotext", X_OK) != 0) {
        puts("hwboard-press: not measured, for pdftotext is not installed");
        return EXIT_SUCCESS;
    }
    listening = listening_program();
    measure_classes(listening, 1, GOAL_ONE);
    measure_classes(listening, CLASSES, GOAL_ALL);
    free(listening);
    return EXIT_SUCCESS;
}
