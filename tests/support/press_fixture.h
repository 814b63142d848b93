/* Boards for the tests of press: the two sample weeks, and one day that has everything at once. */
#ifndef TESTS_SUPPORT_PRESS_FIXTURE_H
#define TESTS_SUPPORT_PRESS_FIXTURE_H

#include "press/press.h"
#include "support/domain_fixture.h"

#define PRESS_TODAY date_from_ymd(2026, 11, 17)

struct press_fixture
{
    struct fixture *school;
    struct class primary, junior; /* 3-2, 7-3 */
    struct assignment_set primary_week, junior_week;
    struct assignment_set full; /* of 3-2: corrected, withdrawn, pending, spread, optional, … */
    struct term term;
    struct press press; /* 80 columns, 2026-11-17 16:05 */
};

struct press_fixture *press_fixture_new(enum lang lang);
void press_fixture_free(struct press_fixture *fixture);

struct board *press_fixture_board(struct press_fixture *fixture, const struct class *class,
                                  const struct assignment_set *set, day_t day);
struct sheet *press_fixture_sheet(struct press_fixture *fixture, const struct class *class,
                                  const struct assignment_set *set, day_t first, day_t last);

/* What a writer writes, "" where the kind has no such format; the text lives in the fixture's arena. */
const char *press_fixture_boards(struct press_fixture *fixture, enum press_format format,
                                 struct board *board);
const char *press_fixture_weeks(struct press_fixture *fixture, enum press_format format,
                                struct sheet *sheet);
const char *press_fixture_sheets(struct press_fixture *fixture, enum press_format format,
                                 struct sheet *sheet);
/* The set as a list, with its class. */
const char *press_fixture_list(struct press_fixture *fixture, enum press_format format,
                               const struct class *class, const struct assignment_set *set);
const char *press_fixture_due(struct press_fixture *fixture, enum press_format format,
                              const struct class *class, const struct assignment_set *set,
                              day_t day);
/* A board, or where that is NULL a sheet, as it is hung up; what of the set is due on a day stands on it
 * where that is not DAY_NONE. */
const char *press_fixture_post(struct press_fixture *fixture, enum press_format format,
                               const struct board *board, const struct sheet *sheet,
                               const struct assignment_set *set, day_t due, bool warnings);
/* Adding the assignment to the set. */
const char *press_fixture_forecast(struct press_fixture *fixture, enum press_format format,
                                   const struct class *class, const struct assignment_set *set,
                                   const struct assignment *added, bool held);
/* One assignment to be imported again. */
const char *press_fixture_export(struct press_fixture *fixture, enum press_format format,
                                 const struct assignment *assignment, const char *class_code);

#endif
