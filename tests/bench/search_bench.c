/* search_bench.c: what a search costs in a school of 1,000,000 assignments, against the same answer from
 * SQLite alone: one prepared FTS5 query, newest first, at most 50, and the rows that it names. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "bench/measure.h"
#include "bench/school.h"
#include "store/store.h"

#define ROWS 1000000L
#define MOST 50
#define PAIRS 101
#define REPEATS 20 /* searches in one measurement: one alone is below the clock's noise */
#define GOAL_SEARCH 1.5

struct question
{
    const char *words;
    const char *match; /* the same as the engine is asked it */
};

struct bench
{
    struct store *store;
    sqlite3 *db;
    sqlite3_stmt *stmt;
    const struct question *question;
    size_t found;
};

static double cost_of_search(void *context)
{
    struct bench *bench = context;
    double begin = clock_seconds();

    for (int i = 0; i < REPEATS; i++) {
        struct arena *arena = arena_new();
        struct found_list list;
        struct err err = {0};

        /* in one snapshot, as the service does */
        if (!store_begin_read(bench->store, &err) ||
            !store_search(bench->store, bench->question->words, NULL, MOST, arena, &list, &err))
            bench_fail("%s", err.message);
        store_end_read(bench->store);
        bench->found = list.count;
        arena_free(arena);
    }
    return (clock_seconds() - begin) / REPEATS;
}

static double cost_of_bare(void *context)
{
    struct bench *bench = context;
    double begin = clock_seconds();
    size_t found = 0;

    for (int i = 0; i < REPEATS; i++) {
        int code;

        sqlite3_bind_text(bench->stmt, 1, bench->question->match, -1, SQLITE_STATIC);
        for (found = 0; (code = sqlite3_step(bench->stmt)) == SQLITE_ROW; found++) {
            int columns = sqlite3_column_count(bench->stmt);

            for (int k = 0; k < columns; k++)
                if (sqlite3_column_type(bench->stmt, k) == SQLITE_INTEGER)
                    (void)sqlite3_column_int64(bench->stmt, k);
                else
                    (void)sqlite3_column_text(bench->stmt, k);
        }
        sqlite3_reset(bench->stmt);
        if (code != SQLITE_DONE)
            bench_fail("%s", sqlite3_errmsg(bench->db));
    }
    if (found != bench->found)
        bench_fail("%s: %zu found, by the engine %zu", bench->question->words, bench->found, found);
    return (clock_seconds() - begin) / REPEATS;
}

int main(void)
{
    static const struct question questions[] = {
        {"练习", "\"练习\""},            /* in every fifth */
        {"练习册", "\"练习\" \"习册\""}, /* more than two characters: looked at once more */
        {"口算 87", "\"口算\" \"87\""},  /* two words, one of them rarer */
        {"函数", "\"函数\""},            /* in none */
    };
    static const char sql[] =
        "SELECT a.* FROM search s CROSS JOIN assignment a ON a.school_id = 1 "
        "AND a.id = (s.rowid & 4294967295) WHERE s.search MATCH ?1 ORDER BY s.rowid DESC LIMIT 50";
    char *path = bench_school(ROWS);
    struct bench bench = {0};
    struct err err = {0};

    if (!store_open(&sqlite_driver, path, &bench.store, &err))
        bench_fail("%s", err.message);
    if (sqlite3_open_v2(path, &bench.db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) !=
            SQLITE_OK ||
        sqlite3_prepare_v2(bench.db, sql, -1, &bench.stmt, NULL) != SQLITE_OK)
        bench_fail("%s", sqlite3_errmsg(bench.db));
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        struct ratio ratio;
        char what[80];

        bench.question = &questions[i];
        ratio = measure_ratio(cost_of_search, &bench, cost_of_bare, &bench, PAIRS);
        snprintf(what, sizeof what, "search “%s” (%zu) : bare FTS5", questions[i].words,
                 bench.found);
        print_ratio(what, &ratio, GOAL_SEARCH);
    }
    sqlite3_finalize(bench.stmt);
    sqlite3_close(bench.db);
    store_close(bench.store);
    free(path);
    return 0;
}
