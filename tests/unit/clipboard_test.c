/* What goes to the clipboard, and that the desktop's own program gets it without being waited for. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tui/term/clipboard.h"
#include "tui/term/clock.h"

#define SOON_MS 5000

static void the_terminal_is_asked(void **state)
{
    static const struct
    {
        const char *text, *said;
    } cases[] = {
        {"", "\033]52;c;\a"},
        {"a", "\033]52;c;YQ==\a"},
        {"ab", "\033]52;c;YWI=\a"},
        {"abc", "\033]52;c;YWJj\a"},
        {"未报\n三(2) 道法", "\033]52;c;5pyq5oqlCuS4iSgyKSDpgZPms5U=\a"},
    };
    struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(clipboard_sequence(cases[i].text, arena), cases[i].said);
    arena_free(arena);
}

static void windows_reads_utf16(void **state)
{
    static const char wanted[] = "\xFF\xFE"
                                 "a\0"
                                 "\x0A\0"
                                 "\x2A\x67"
                                 "\x40\xD8\x0B\xDC";
    struct arena *arena = arena_new();
    size_t bytes;
    const char *got = clipboard_utf16("a\n未𠀋", arena, &bytes);

    (void)state;
    assert_int_equal(bytes, sizeof wanted - 1);
    assert_memory_equal(got, wanted, bytes);
    clipboard_utf16("", arena, &bytes);
    assert_int_equal(bytes, 2);
    arena_free(arena);
}

static void write_program(const char *path, const char *script)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(script, file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0755), 0);
}

static size_t read_file(const char *path, char *text, size_t room)
{
    FILE *file = fopen(path, "r");
    size_t count = file ? fread(text, 1, room - 1, file) : 0;

    text[count] = '\0';
    if (file)
        fclose(file);
    return count;
}

/* More than a pipe holds, to a program that reads late and stays. */
static void the_desktop_gets_it_all(void **state)
{
    char dir[] = "/tmp/hwboard-clipboard.XXXXXX", path[64], script[256];
    struct arena *arena = arena_new();
    size_t length = 300000, got = 0;
    char *text = ARENA_ARRAY(arena, length + 1, char), *read = ARENA_ARRAY(arena, length + 2, char);
    int64_t begin;

    (void)state;
    memset(text, 'x', length);
    text[length] = '\0';
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/wl-copy", dir);
    snprintf(script, sizeof script, "#!/bin/sh\nsleep 1\ncat >%s/part && mv %s/part %s/got\n", dir,
             dir, dir);
    write_program(path, script);
    setenv("PATH", arena_printf(arena, "%s:/usr/bin:/bin", dir), 1);
    setenv("WAYLAND_DISPLAY", "wayland-0", 1);
    unsetenv("DISPLAY");
    unsetenv("WSL_DISTRO_NAME");
    unsetenv("TMUX");
    begin = clock_ms();
    clipboard_send(text);
    assert_true(clock_ms() - begin < 900);
    snprintf(path, sizeof path, "%s/got", dir);
    while (got == 0 && clock_ms() - begin < SOON_MS) {
        usleep(20000);
        got = read_file(path, read, length + 2);
    }
    assert_int_equal(got, length);
    assert_string_equal(read, text);
    assert_int_equal(system(arena_printf(arena, "rm -r %s", dir)), 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_terminal_is_asked),
        cmocka_unit_test(windows_reads_utf16),
        cmocka_unit_test(the_desktop_gets_it_all),
    };

    return cmocka_run_group_tests_name("clipboard", tests, NULL, NULL);
}
