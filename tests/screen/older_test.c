/* The first start with a database of an earlier version: a question on a terminal, a line elsewhere. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/migrate.h"
#include "support/old_store.h"
#include "support/store_fixture.h"
#include "support/terminal.h"

struct older_site
{
    struct arena *arena;
    char *dir, *db, *copy;
};

static int setup(void **state)
{
    struct arena *arena = arena_new();
    struct older_site *place = ARENA_NEW(arena, struct older_site);

    place->arena = arena;
    place->dir = fixture_dir(arena, false);
    place->db = arena_printf(arena, "%s/school.db", place->dir);
    place->copy = arena_printf(arena, "%s/school.v1-backup.db", place->dir);
    old_store_make(place->db, 1);
    *state = place;
    return 0;
}

static int teardown(void **state)
{
    struct older_site *place = *state;

    fixture_remove(place->dir);
    arena_free(place->arena);
    return 0;
}

static struct terminal *start(const struct older_site *place, const char *lang, const char *command)
{
    const char *environment[] = {TERMINAL_NOW, NULL};
    const char *argv[] = {getenv("HWBOARD"), "--db", place->db, "--lang", lang, command, NULL};

    return terminal_start(24, 100, environment, argv);
}

static void is_untouched(const struct older_site *place)
{
    assert_int_equal(old_store_version(place->db), 1);
    assert_int_not_equal(access(place->copy, F_OK), 0);
}

static void is_brought_up(const struct older_site *place)
{
    assert_int_equal(old_store_version(place->db), migration_count);
    assert_int_equal(old_store_version(place->copy), 1);
}

/* Anything but y: exit 4, and nothing is changed. */
static void a_terminal_asks(void **state)
{
    static const char *const no[] = {"n\n", "\n", "no y\n", "\x04"};
    struct older_site *place = *state;
    struct terminal *terminal;

    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        terminal = start(place, i % 2 == 0 ? "zh" : "en", i < 2 ? "list" : NULL);
        terminal_wait(terminal, i % 2 == 0 ? "继续吗" : "Continue?");
        terminal_wait(terminal, "school.v1-backup.db");
        terminal_keys(terminal, no[i]);
        assert_int_equal(terminal_wait_exit(terminal), ERR_STORE);
        terminal_end(terminal);
        is_untouched(place);
    }
    terminal = start(place, "zh", NULL);
    terminal_wait(terminal, "继续吗");
    terminal_keys(terminal, "ｙ\n"); /* an input method is on */
    terminal_wait(terminal, "? 帮助");
    terminal_quit(terminal);
    is_brought_up(place);

    terminal = start(place, "zh", NULL); /* once */
    terminal_wait(terminal, "? 帮助");
    terminal_quit(terminal);
}

static void elsewhere_it_is_said(void **state)
{
    struct older_site *place = *state;
    char *command = arena_printf(
        place->arena,
        "env -i " TERMINAL_NOW " PATH=/usr/bin:/bin HOME=/nonexistent HWBOARD_SRCDIR='%s' "
        "HWBOARD_BUILDDIR='%s' '%s' --db '%s' --lang zh list </dev/null 2>&1 >/dev/null",
        getenv("HWBOARD_SRCDIR"), getenv("HWBOARD_BUILDDIR"), getenv("HWBOARD"), place->db);

    for (int run = 0; run < 2; run++) {
        FILE *said = popen(command, "r");
        char line[1024] = "";

        assert_non_null(said);
        line[fread(line, 1, sizeof line - 1, said)] = '\0';
        assert_int_equal(pclose(said), 0);
        if (run == 0)
            assert_non_null(strstr(line, "旧版 hwboard 的数据：先备份到"));
        else
            assert_string_equal(line, "");
    }
    is_brought_up(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_terminal_asks, setup, teardown),
        cmocka_unit_test_setup_teardown(elsewhere_it_is_said, setup, teardown),
    };

    if (!terminal_available())
        return 0;
    return cmocka_run_group_tests_name("an older database", tests, NULL, NULL);
}
