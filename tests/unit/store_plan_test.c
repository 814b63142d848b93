/* The plan of every statement on SQLite, and what a URL names. */
#include "config.h"

#include "store/store.h"

#include <string.h>

#include "support/store_fixture.h"

static char *directory;
static int made;

static char *fresh_file(struct arena *arena)
{
    return arena_printf(arena, "%s/%d.db", directory, ++made);
}

/* Tables that do not grow with the years. */
static bool is_small(const char *line)
{
    return strcmp(line, "SCAN school") == 0;
}

/* A search of a table that does, by its name or the letter that the statements give it. */
static bool is_large(const char *line)
{
    static const char *const tables[] = {"assignment", "a", "handin", "h", "habit", "habit_count"};
    const char *name = strncmp(line, "SEARCH ", 7) == 0 ? line + 7 : "";
    size_t length = strcspn(name, " ");

    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (strlen(tables[i]) == length && strncmp(name, tables[i], length) == 0)
            return true;
    return false;
}

static void every_plan_is_bounded(void **state)
{
    struct arena *arena = arena_new();
    struct school school = fixture_school();
    const struct store_statement *statements;
    struct store *store;
    struct err err = {0};
    size_t count;
    bool saw_long = false;

    (void)state;
    assert_ok(store_create(&sqlite_driver, fresh_file(arena), &school, &store, &err), err);
    statements = store_statements(arena, &count);
    assert_true(count > 40);
    for (size_t i = 0; i < count; i++) {
        char *plan;

        assert_ok(store_explain(store, statements[i].sql, arena, &plan, &err), err);
        for (char *line = strtok(plan, "\n"); line; line = strtok(NULL, "\n")) {
            if ((strncmp(line, "SCAN ", 5) == 0 && !is_small(line)) ||
                strstr(line, "TEMP B-TREE") || strstr(line, "AUTOMATIC"))
                fail_msg("%s: %s\n%s", statements[i].name, line, statements[i].sql);
            /* no table of many rows may be searched by its school alone */
            if (is_large(line) && !strstr(line, "assignment_pending") &&
                strstr(line, "(school_id=?)"))
                fail_msg("%s: %s", statements[i].name, line);
            saw_long = saw_long || strstr(line, "assignment_long");
        }
    }
    assert_true(saw_long);
    store_close(store);
    arena_free(arena);
}

/* A person who opens a file that was there long before gets the shipped statistics too. */
static void statistics_are_shipped(void **state)
{
    struct arena *arena = arena_new();
    struct school school = fixture_school();
    char *url = fresh_file(arena);
    struct store *store;
    char *plan;
    struct err err = {0};

    (void)state;
    assert_ok(store_create(&sqlite_driver, url, &school, &store, &err), err);
    store_close(store);
    assert_ok(store_open(&sqlite_driver, url, &store, &err), err);
    assert_ok(store_explain(store,
                            "SELECT id FROM assignment WHERE school_id = 1 AND class_id = 2 "
                            "AND assigned >= 3 AND assigned <= 4",
                            arena, &plan, &err),
              err);
    assert_non_null(strstr(plan, "assignment_day"));
    store_close(store);
    arena_free(arena);
}

static void a_url_names_a_driver(void **state)
{
    struct err err = {0};

    (void)state;
    assert_ptr_equal(store_driver_for("/srv/school.db", &err), &sqlite_driver);
    assert_null(store_driver_for("odd://", &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_null(store_driver_for("postgres://host/school", &err));
    assert_non_null(strstr(err.message, "PostgreSQL"));
    assert_null(store_driver_for("", &err));
    assert_ptr_equal(store_driver_for("a/b://c", &err), &sqlite_driver);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_plan_is_bounded),
        cmocka_unit_test(statistics_are_shipped),
        cmocka_unit_test(a_url_names_a_driver),
    };
    struct arena *arena = arena_new();
    int failed;

    directory = fixture_dir(arena, true);
    failed = cmocka_run_group_tests_name("plans of the store", tests, NULL, NULL);
    fixture_remove(directory);
    arena_free(arena);
    return failed;
}
