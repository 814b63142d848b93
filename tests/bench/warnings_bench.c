/* A line with all warnings, read and judged: the entry screen does it at every key, so it
 * must stay within a millisecond. The first line also pays for compiling its patterns. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "conf/conf.h"
#include "domain/lint.h"
#include "support/domain_fixture.h"

#define ITEMS 60
#define ROUNDS 2000
#define LIMIT_MICROSECONDS 1000.0
#define LINE                                                                                                                           \
    "数学 练习册P12-13，单词抄写10遍，家长签字，22:30前拍照上传班级群，做完奥数班讲义 15分 @周三 " \
    "#预习 +提升"

static double now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

/* The line as the entry screen takes it: parsed, then the boards before and after. */
static size_t judge(const struct reader_context *context, const struct board_input *input,
                    day_t day, struct arena *arena)
{
    const struct reader_item *item = &reader_read(context, LINE, arena)->items[0];
    struct assignment candidate = {.subject = item->subject->code,
                                   .assigned = day,
                                   .due = item->due,
                                   .minutes = item->minutes,
                                   .text = item->text,
                                   .kind = item->kind,
                                   .tier = item->tier,
                                   .teacher = "",
                                   .unit = ""};
    const struct assignment *before = NULL;
    const struct assignment *after = &candidate;
    size_t warnings = 0;

    struct forecast *forecast = forecast_build(input, &before, &after, 1, arena);
    for (size_t i = 0; i < forecast->count; i++)
        warnings += forecast->days[i].after->warning_count;
    return warnings;
}

int main(void)
{
    const char *source = getenv("HWBOARD_SRCDIR");
    struct fixture *fixture = fixture_new();
    struct arena *arena = arena_new();
    struct conf_paths paths = {
        .data_dir = arena_printf(fixture->arena, "%s/assets", source ? source : ".")};
    struct settings settings = {0};
    struct err err = {0};
    struct class class = fixture_class(7, 3);
    struct assignment_set set = {0};
    unsigned random = TEST_SEED;
    day_t day = date_from_ymd(2026, 11, 17);

    double start = now();
    if (!conf_load_policy(fixture->arena, &paths, &settings, &fixture->policy, NULL, &err)) {
        printf("%s\n", err.message);
        return 1;
    }
    printf("policy with its patterns checked: %.0f us\n", now() - start);
    for (int code = 0; code < WARNING_CODE_COUNT; code++)
        fixture->policy.warnings[code].level = LEVEL_YELLOW; /* those off as shipped too */
    for (int64_t id = 1; id <= ITEMS; id++) {
        struct assignment a =
            fixture_random_assignment(fixture, &random, id, date_from_ymd(2026, 11, 9), 12);
        fixture_add(fixture, &set, &a);
    }
    struct board_input input = fixture_input(fixture, &class, &set);
    struct reader_context context = {
        .lexicon = reader_lexicon_new(fixture->arena, &fixture->subjects, &fixture->policy),
        .subjects = &fixture->subjects,
        .calendar = fixture->calendar,
        .assigned = day,
        .grade = 3,
        .limit = 60};
    input.linter = linter_new(&fixture->policy);
    start = now();
    size_t warnings = judge(&context, &input, day, arena);
    double first = now() - start;
    start = now();
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(arena);
        judge(&context, &input, day, arena);
    }
    double each = (now() - start) / ROUNDS;
    printf("a line judged, %zu warnings: %.0f us, the first one %.0f us\n", warnings, each, first);
    linter_free(input.linter);
    arena_free(arena);
    fixture_free(fixture);
    if (each > LIMIT_MICROSECONDS) {
        printf("more than %.0f us\n", LIMIT_MICROSECONDS);
        return 1;
    }
    return 0;
}
