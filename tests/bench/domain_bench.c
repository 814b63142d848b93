/* How long the board, the forecast and the reader take: all three run at every key. */
#include "config.h"

#include <stdio.h>
#include <time.h>

#include "domain/reader.h"
#include "support/domain_fixture.h"

#define ITEMS 60
#define ROUNDS 20000
#define MESSAGE_LINES 6
#define MESSAGE                                                                                                              \
    "三年级2班 11月24日作业\n语文：1、抄写第20课词语两遍 10分钟 2、背诵第3自然段 5分钟\n"     \
    "数学：练习册P46-47，约20分钟，周五交\n英语：听读Unit 5（10分钟）\n道法、科学：无作业\n" \
    "明天带水彩颜料，收到请回复"

static double now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void report(const char *what, double start)
{
    printf("%s: %.2f us\n", what, (now() - start) / ROUNDS);
}

int main(void)
{
    struct fixture *fixture = fixture_new();
    struct class class = fixture_class(7, 3);
    struct assignment_set set = {0};
    struct arena *arena = arena_new();
    unsigned random = TEST_SEED;
    day_t first = date_from_ymd(2026, 11, 9);

    for (int64_t id = 1; id <= ITEMS; id++) {
        struct assignment a = fixture_random_assignment(fixture, &random, id, first, 12);
        fixture_add(fixture, &set, &a);
    }
    struct board_input input = fixture_input(fixture, &class, &set);
    struct assignment candidate = fixture_assignment(fixture, 0, "math", 15, first + 8, first + 9);
    const struct assignment *before = NULL;
    const struct assignment *after = &candidate;

    double start = now();
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(arena);
        board_build(&input, first + 8, arena);
    }
    report("board of 60 assignments", start);
    start = now();
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(arena);
        forecast_build(&input, &before, &after, 1, arena);
    }
    report("forecast of one evening", start);
    struct reader_lexicon *lexicon =
        reader_lexicon_new(fixture->arena, &fixture->subjects, &fixture->policy);
    struct reader_context reader = {.lexicon = lexicon,
                                    .subjects = &fixture->subjects,
                                    .calendar = fixture->calendar,
                                    .assigned = first + 8,
                                    .grade = 3,
                                    .limit = 60};
    start = now();
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(arena);
        reader_read(&reader, MESSAGE, arena);
    }
    printf("reader, a line of a message: %.2f us\n", (now() - start) / ROUNDS / MESSAGE_LINES);
    arena_free(arena);
    fixture_free(fixture);
    return 0;
}
