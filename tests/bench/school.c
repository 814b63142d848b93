/* school.c: schools of so many assignments, made through the program itself and kept in the build tree
 * for the next time. */
#include "config.h"

#include "bench/school.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench/measure.h"

static char *path_of_rows(long rows, const char *ending)
{
    char name[64];

    snprintf(name, sizeof name, "%ld%s", rows, ending);
    return bench_path(name);
}

static void make_school(const char *db)
{
    static char classes[BENCH_CLASSES][64];
    const char *argv[2 * BENCH_CLASSES + 8] = {environment_path("HWBOARD"), "--db", db, "-q",
                                               "init"};
    int count = 5;

    for (int i = 0; i < BENCH_CLASSES; i++) {
        /* The one that is measured first, so that its number is known. */
        int year = BENCH_ENTRY + i / BENCH_CLASSES_A_YEAR;

        if (year > BENCH_LAST_ENTRY)
            year -= BENCH_LAST_ENTRY - BENCH_FIRST_ENTRY + 1;
        snprintf(classes[i], sizeof classes[i], "%d级小学%d班:42", year,
                 i % BENCH_CLASSES_A_YEAR + 1);
        argv[count++] = "--class";
        argv[count++] = classes[i];
    }
    run_program(argv, NULL);
}

double bench_fill(const char *db, long rows)
{
    char number[32], *csv = path_of_rows(rows, ".csv"), *rows_program;
    const char *make_rows[] = {NULL, number, NULL};
    const char *import[] = {environment_path("HWBOARD"), "--db", db, "-q", "import", csv, NULL};
    double seconds;

    if (asprintf(&rows_program, "%s/tests/bench/rows", environment_path("HWBOARD_BUILDDIR")) < 0)
        bench_fail("out of memory");
    make_rows[0] = rows_program;
    snprintf(number, sizeof number, "%ld", rows);
    run_program(make_rows, csv);
    make_school(db);
    seconds = run_program(import, NULL);
    unlink(csv);
    free(csv);
    free(rows_program);
    return seconds;
}

char *bench_school(long rows)
{
    char *db = path_of_rows(rows, ".db"), *part = path_of_rows(rows, ".part");
    double seconds;

    if (access(db, R_OK) == 0) {
        free(part);
        return db;
    }
    unlink(part);
    printf("making a school of %ld assignments ...\n", rows);
    fflush(stdout);
    seconds = bench_fill(part, rows);
    if (rename(part, db) != 0)
        bench_fail("%s cannot be renamed", part);
    printf("import of %ld rows: %.1f s, %.0f rows/s\n", rows, seconds, (double)rows / seconds);
    free(part);
    return db;
}

char *bench_school_copy(long rows)
{
    char *db = bench_school(rows), *copy = path_of_rows(rows, "-copy.db");
    const char *argv[] = {"cp", db, copy, NULL};
    static const char *const beside[] = {"-copy.db-wal", "-copy.db-shm"};

    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
        char *path = path_of_rows(rows, beside[i]);

        unlink(path);
        free(path);
    }
    run_program(argv, NULL);
    free(db);
    return copy;
}
