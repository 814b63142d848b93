/* command_bench.c: what the command line costs, against floor_board.c: a board in schools of 1,000,
 * 100,000 and 1,000,000 assignments, import, export, and the judging of a line. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "bench/measure.h"
#include "bench/school.h"

#define PAIRS 41
#define GOAL_BOARD 2.5
#define IMPORT_ROWS 100000L

static const char *program, *floor_program;

static size_t count_in_file(const char *path, const char *what)
{
    char line[1 << 16];
    size_t count = 0;
    FILE *file = fopen(path, "r");

    if (!file)
        bench_fail("%s cannot be read", path);
    while (fgets(line, sizeof line, file))
        for (const char *at = line; (at = strstr(at, what)); at += strlen(what))
            count++;
    fclose(file);
    return count;
}

/* Both must tell the same rows, or the ratio means nothing. */
static void check_same(const char *const *json, const char *const *bare)
{
    char *output = bench_path("output");
    size_t items, lines;

    run_program(json, output);
    items = count_in_file(output, "\"today\":");
    run_program(bare, output);
    lines = count_in_file(output, "\n");
    if (items == 0 || items != lines)
        bench_fail("the board has %zu items, the floor %zu rows", items, lines);
    printf("the board of %s on %s: %zu items\n", BENCH_CLASS, BENCH_DATE, items);
    free(output);
}

static void measure_boards(void)
{
    static const long sizes[] = {1000, 100000, 1000000};
    char *dbs[3], day[32], what[80];
    const char *text[3][8], *json[3][10];
    day_t number;
    struct ratio ratio;

    date_parse_iso(BENCH_DATE, &number, NULL);
    snprintf(day, sizeof day, "%d", number);
    for (int i = 0; i < 3; i++) {
        dbs[i] = bench_school(sizes[i]);
        memcpy(text[i],
               ((const char *[]){program, "--db", dbs[i], "board", BENCH_CLASS, "--date",
                                 BENCH_DATE, NULL}),
               sizeof text[i]);
        memcpy(json[i],
               ((const char *[]){program, "--db", dbs[i], "board", BENCH_CLASS, "--date",
                                 BENCH_DATE, "--format", "json", NULL}),
               sizeof json[i]);
    }
    for (int i = 0; i < 3; i++) {
        const char *bare[] = {floor_program, dbs[i], "1", day, NULL};

        check_same(json[i], bare);
        snprintf(what, sizeof what, "board, %ld rows : bare SQLite", sizes[i]);
        ratio = measure_ratio(cost_of_program, text[i], cost_of_program, bare, PAIRS);
        print_ratio(what, &ratio, GOAL_BOARD);
        snprintf(what, sizeof what, "board --format json, %ld rows : bare", sizes[i]);
        ratio = measure_ratio(cost_of_program, json[i], cost_of_program, bare, PAIRS);
        print_ratio(what, &ratio, GOAL_BOARD);
    }
    ratio = measure_ratio(cost_of_program, text[2], cost_of_program, text[0], PAIRS);
    print_ratio("board, 1000000 rows : 1000 rows", &ratio, 1.1);
    for (int i = 0; i < 3; i++)
        free(dbs[i]);
}

static void measure_bulk(void)
{
    char *db = bench_path("import.db"), *all = bench_school(IMPORT_ROWS);
    const char *export[] = {program, "--db", all, "export", NULL};
    double seconds;

    unlink(db);
    seconds = bench_fill(db, IMPORT_ROWS);
    printf("import of %ld rows: %.1f s, %.0f rows/s\n", IMPORT_ROWS, seconds,
           (double)IMPORT_ROWS / seconds);
    unlink(db);
    seconds = run_program(export, NULL);
    printf("export of %ld rows: %.1f s, %.0f rows/s\n", IMPORT_ROWS, seconds,
           (double)IMPORT_ROWS / seconds);
    free(db);
    free(all);
}

int main(void)
{
    char *floor_path;

    program = environment_path("HWBOARD");
    if (asprintf(&floor_path, "%s/tests/bench/floor_board", environment_path("HWBOARD_BUILDDIR")) <
        0)
        bench_fail("out of memory");
    floor_program = floor_path;
    measure_boards();
    measure_bulk();
    free(floor_path);
    return 0;
}
