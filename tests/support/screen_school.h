/* A school in a database of its own, made through the command line, and the program on it: in a
 * terminal, or as a command of somebody else at the same time. */
#ifndef SUPPORT_SCREEN_SCHOOL_H
#define SUPPORT_SCREEN_SCHOOL_H

#include "support/terminal.h"

struct screen_school
{
    char dir[64];
    char db[128];
    char program[512];
};

/* cmocka's: *state is a school with classes 3-1, 3-2 and 3-3 and four items on 3-2's board of 2026-11-17. */
int screen_school_setup(void **state);
int screen_school_teardown(void **state);
#define SCREEN_SCHOOL_TEST(name)                                                                   \
    cmocka_unit_test_setup_teardown(name, screen_school_setup, screen_school_teardown)
/* Runs `hwboard --db … --as LOGIN --date 2026-11-17 ARGUMENTS` through the shell; fails the test
 * where it fails. */
void screen_school_run(struct screen_school *school, const char *login, const char *arguments);
/* What the command prints; valid until the next call. */
const char *screen_school_ask(struct screen_school *school, const char *arguments);
/* Fails the test where the doctor does not find the data sound and the history unbroken. */
void screen_school_is_sound(struct screen_school *school);
/* The program in a terminal: as "wang", at 16:00 of 2026-11-17.
 * more: further arguments (one, may be NULL); variable: "NAME=value" (may be NULL). */
struct terminal *screen_school_start(struct screen_school *school, int rows, int cols,
                                     const char *more, const char *variable);
/* The same, and turned to the board of 3-2: the first start shows 3-1, later ones begin there. */
struct terminal *screen_school_board(struct screen_school *school, int rows, int cols,
                                     const char *more, const char *variable);

#endif
