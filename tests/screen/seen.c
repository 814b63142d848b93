/* seen.c: seen ROWS COLUMNS dark|light FILE TEXT PROGRAM [ARG]…: runs a program in a terminal until it shows the
 * text and is quiet, and writes what is seen then as SVG. For tests that look at a screen as a camera does. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/picture.h"

enum
{
    ROWS = 1,
    COLUMNS,
    THEME,
    PATH,
    TEXT,
    PROGRAM,
};

static char **words;

static void see(void **state)
{
    static char now[64];
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    const char *const environment[] = {now, NULL};
    int rows = atoi(words[ROWS]), cols = atoi(words[COLUMNS]);
    struct terminal *terminal;

    (void)state;
    snprintf(now, sizeof now, "SOURCE_DATE_EPOCH=%s", fixed ? fixed : "");
    terminal = terminal_start(rows, cols, fixed ? environment : environment + 1,
                              (const char *const *)(uintptr_t)&words[PROGRAM]);
    terminal_wait(terminal, words[TEXT]);
    terminal_wait_quiet(terminal);
    picture_draw(terminal, rows, cols, words[PROGRAM],
                 strcmp(words[THEME], "light") == 0 ? &picture_light : &picture_dark, words[PATH]);
    terminal_end(terminal);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(see)};

    if (argc <= PROGRAM) {
        fprintf(stderr, "usage: seen ROWS COLUMNS dark|light FILE TEXT PROGRAM [ARG]...\n");
        return 2;
    }
    words = argv;
    return terminal_available() ? cmocka_run_group_tests_name("seen", tests, NULL, NULL) : 77;
}
