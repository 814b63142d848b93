/* Suggestions for every day of a fortnight of 80 assignments, on several fortnights: as classes have
 * them, with homework spread over days, and overfull. Goal: the day that takes longest is done before a
 * person would notice. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "domain/suggest.h"
#include "support/domain_fixture.h"

#define ITEMS 80
#define FORTNIGHTS 20
#define DAYS 14
#define LIMIT_MILLISECONDS 100.0

static double now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

struct shape
{
    const char *name;
    unsigned usual; /* of so many items one is due later than the next day */
    unsigned days;  /* and then by up to so many */
    int minutes;    /* in fives, up to so many fives */
};

static struct assignment item_of(struct fixture *fixture, unsigned *random, int64_t id,
                                 const struct shape *shape, day_t monday)
{
    unsigned school_day = fixture_random(random, 10);
    day_t assigned = monday + (day_t)(school_day / 5 * 7 + school_day % 5);
    day_t due = assignment_default_due(fixture->calendar, assigned, PLACE_HOME);
    size_t subject = fixture_random(random, 9);

    if (fixture_random(random, shape->usual) == 0)
        due += (day_t)fixture_random(random, shape->days);
    struct assignment a = fixture_assignment(
        fixture, id, fixture->subjects.items[subject].code,
        5 * (1 + (int)fixture_random(random, (unsigned)shape->minutes)), assigned, due);
    a.tier =
        fixture_random(random, 4) == 0 ? (enum tier)fixture_random(random, TIER_COUNT) : TIER_NONE;
    return a;
}

static double worst_of(const struct shape *shape)
{
    struct share shares[] = {{.grade = 8, .subject = "math", .minutes = 25},
                             {.grade = 8, .subject = "english", .minutes = 20}};
    struct class_profile profile = {.shares = shares, .share_count = 2};
    day_t monday = date_from_ymd(2026, 11, 16);
    unsigned random = TEST_SEED;
    double worst = 0, sum = 0;
    size_t changes = 0, red = 0;

    for (int fortnight = 0; fortnight < FORTNIGHTS; fortnight++) {
        struct fixture *fixture = fixture_new();
        struct class class = fixture_class(8, 2);
        struct assignment_set set = {0};
        for (int64_t id = 1; id <= ITEMS; id++) {
            struct assignment a = item_of(fixture, &random, id, shape, monday);
            fixture_add(fixture, &set, &a);
        }
        struct board_input input = fixture_input(fixture, &class, &set);
        input.profile = &profile;
        input.today = monday;
        for (day_t day = monday; day < monday + DAYS; day++) {
            double start = now();
            struct suggest_result *result = suggest_build(&input, day, fixture->arena);
            double took = now() - start;
            red += result->needed ? 1 : 0;
            sum += result->needed ? took : 0;
            if (took > worst) {
                worst = took;
                changes = result->count;
            }
        }
        fixture_free(fixture);
    }
    printf("suggest, %d assignments %s: %zu red days, %.2f ms each, the longest %.2f ms with %zu "
           "changes\n",
           ITEMS, shape->name, red, red > 0 ? sum / (double)red : 0.0, worst, changes);
    return worst;
}

int main(void)
{
    static const struct shape shapes[] = {
        {"due the next day mostly", 6, 4, 6},
        {"half of them over several days", 2, 6, 6},
        {"twice as long as allowed", 4, 4, 10},
    };
    bool good = true;

    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        good = worst_of(&shapes[i]) <= LIMIT_MILLISECONDS && good;
    if (!good)
        printf("more than %.0f ms\n", LIMIT_MILLISECONDS);
    return good ? 0 : 1;
}
