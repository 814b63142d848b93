/* See golden_screen.h. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/golden_screen.h"

static char *slurp(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 1 << 17);
    size_t count;

    assert_non_null(text);
    if (!file)
        return text;
    count = fread(text, 1, (1 << 17) - 1, file);
    text[count] = '\0';
    fclose(file);
    return text;
}

/* Text and attributes of the screen; the caller frees it. */
static char *picture(struct terminal *terminal)
{
    char *both = calloc(1, 1 << 17);

    assert_non_null(both);
    snprintf(both, 1 << 17, "%s", terminal_text(terminal));
    strncat(both, terminal_attributes(terminal), (1 << 17) - strlen(both) - 1);
    return both;
}

static bool is_picture(struct terminal *terminal, const void *expected)
{
    char *got = picture(terminal);
    bool same = strcmp(got, expected) == 0;

    free(got);
    return same;
}

void golden_screen(struct terminal *terminal, const char *name)
{
    char path[1024];
    char *expected;

    snprintf(path, sizeof path, "%s/tests/screen/golden/%s.txt", getenv("HWBOARD_SRCDIR"), name);
    if (getenv("HWBOARD_ACCEPT")) {
        FILE *file;
        char *got;

        terminal_wait_quiet(terminal);
        got = picture(terminal);
        file = fopen(path, "w");
        assert_non_null(file);
        fputs(got, file);
        assert_int_equal(fclose(file), 0);
        free(got);
    }
    expected = slurp(path);
    if (!terminal_wait_until(terminal, is_picture, expected)) {
        char *got = picture(terminal);

        fprintf(stderr, "%s: the screen is\n%s", path, got);
        free(got);
        fail_msg("%s differs", path);
    }
    free(expected);
}
