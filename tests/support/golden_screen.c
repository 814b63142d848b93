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

const struct golden_size golden_sizes[GOLDEN_SIZES] = {
    {24, 80, true, "--lang=zh", "zh-80x24"},
    {24, 80, false, "--lang=en", "en-80x24"},
    {40, 120, false, "--lang=en", "en-120x40"},
    {50, 200, true, "--lang=zh", "zh-200x50"},
};

/* The length of a row without what is plain at its end. */
static int trimmed(const char *row, char plain)
{
    int length = (int)strcspn(row, "\n");

    while (length > 0 && row[length - 1] == plain)
        length--;
    return length;
}

/* The screen as its file has it; the caller frees it. */
static char *picture(struct terminal *terminal)
{
    char *text = strdup(terminal_text(terminal)), *out = NULL;
    const char *row = text, *letters = terminal_attributes(terminal);
    size_t size;
    FILE *file = open_memstream(&out, &size);
    int blank = 0;

    assert_non_null(text);
    assert_non_null(file);
    for (; *row; row = strchr(row, '\n') + 1, letters = strchr(letters, '\n') + 1) {
        int shown = trimmed(row, ' '), styled = trimmed(letters, '.');

        if (shown == 0 && styled == 0) {
            blank++;
            continue;
        }
        if (blank)
            fprintf(file, "%d blank\n", blank);
        blank = 0;
        fprintf(file, "|%.*s\n", shown, row);
        if (styled)
            fprintf(file, "~%.*s\n", styled, letters);
    }
    if (blank)
        fprintf(file, "%d blank\n", blank);
    assert_int_equal(fclose(file), 0);
    free(text);
    return out;
}

static bool is_picture(struct terminal *terminal, const void *expected)
{
    char *got = picture(terminal);
    bool same = strcmp(got, expected) == 0;

    free(got);
    return same;
}

/* What is there already is not waited for, nor written anew. */
static void accept_screen(struct terminal *terminal, const char *path, const char *expected)
{
    FILE *file;
    char *got;

    if (!is_picture(terminal, expected))
        terminal_wait_quiet(terminal);
    if (is_picture(terminal, expected))
        return;
    got = picture(terminal);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(got, file);
    assert_int_equal(fclose(file), 0);
    free(got);
}

void golden_screen(struct terminal *terminal, const char *name)
{
    char path[1024];
    char *expected;

    snprintf(path, sizeof path, "%s/tests/screen/golden/%s.txt", getenv("HWBOARD_SRCDIR"), name);
    expected = slurp(path);
    if (getenv("HWBOARD_ACCEPT")) {
        accept_screen(terminal, path, expected);
    } else if (!terminal_wait_until(terminal, is_picture, expected)) {
        char *got = picture(terminal);

        fprintf(stderr, "%s: the screen is\n%s", path, got);
        free(got);
        fail_msg("%s differs", path);
    }
    free(expected);
}
