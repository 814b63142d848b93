/* A school to test the domain with, without conf: a policy like the national one, the calendar of
 * 2026, subjects, and two classes with the homework of one real-looking week. */
#ifndef TESTS_SUPPORT_DOMAIN_FIXTURE_H
#define TESTS_SUPPORT_DOMAIN_FIXTURE_H

#include "domain/board.h"
#include "domain/reader.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define TEST_SEED 20261116U /* of every property test */

struct fixture
{
    struct arena *arena;
    struct school school;
    struct policy policy;
    struct calendar *calendar;
    struct subject_list subjects;
};

struct fixture *fixture_new(void);
void fixture_free(struct fixture *fixture);
/* The same as cmocka's setup and teardown: *state is the fixture. */
int fixture_setup(void **state);
int fixture_teardown(void **state);
day_t november(int day); /* of 2026 */

/* One more path; set policy.path_count to 0 first to have others than base, plus, stretch. */
void fixture_add_path(struct fixture *fixture, const char *id, unsigned tiers);

/* The class that is NUMBER of GRADE (1..12, 6-3-3) in the school year 2026. */
struct class fixture_class(int grade, int number);

/* A published, required, written assignment done at home; id, minutes and days as given. */
struct assignment fixture_assignment(const struct fixture *fixture, int64_t id, const char *subject,
                                     int minutes, day_t assigned, day_t due);

/* A list to make boards from: pointers to assignments, in the fixture's arena. */
struct assignment_set
{
    const struct assignment **items;
    size_t count, capacity;
};
void fixture_add(struct fixture *fixture, struct assignment_set *set,
                 const struct assignment *assignment);
/* Adds a one-evening item and gives the copy in the set, for the test to change. */
struct assignment *fixture_put(struct fixture *fixture, struct assignment_set *set, int64_t id,
                               const char *subject, int minutes, day_t assigned);
struct board_input fixture_input(const struct fixture *fixture, const struct class *class,
                                 const struct assignment_set *set);

struct board *fixture_board(const struct fixture *fixture, const struct class *class,
                            const struct assignment_set *set, day_t day);

/* The week from 2026-11-16 of class 3-2 and of class 7-3; ids from 1 in the order of the files. */
void fixture_week_primary(struct fixture *fixture, struct assignment_set *set);
void fixture_week_junior(struct fixture *fixture, struct assignment_set *set);

/* A small random number in 0..below-1; the same sequence for the same start everywhere. */
unsigned fixture_random(unsigned *state, unsigned below);
/* A random assignment that assignment_check accepts, assigned within `days` after `first`. */
struct assignment fixture_random_assignment(struct fixture *fixture, unsigned *state, int64_t id,
                                            day_t first, unsigned days);

#endif
