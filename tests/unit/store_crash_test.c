/* Writers that are killed, and writers that are many: what was acknowledged is there, once, whole. */
#include "config.h"

#include "store/store.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/store_fixture.h"
#include "support/random.h"

enum
{
    KILLS = 12,
    ACKNOWLEDGED_MAX = 30,
    WRITERS = 8,
    WRITES = 20,
};

static char *make_school(struct arena *arena, const char *dir)
{
    char *url = arena_printf(arena, "%s/school.db", dir);
    struct school school = fixture_school();
    struct store *store;
    struct err err = {0};

    assert_ok(store_create(&sqlite_driver, url, &school, &store, &err), err);
    fixture_add_classes(store, 2);
    store_close(store);
    return url;
}

/* Adds homework for ever, in changes of one to five rows, and tells each change that is saved. */
static void write_for_ever(const char *url, int round, int out)
{
    struct arena *arena = arena_new();
    struct store *store;
    struct err err = {0};

    setenv("CMOCKA_TEST_ABORT", "1", 1);
    assert_ok(store_open(&sqlite_driver, url, &store, &err), err);
    for (int i = 0;; i++) {
        struct change *change =
            fixture_begin(store, arena_printf(arena, "%d-%d", round, i), "wang", "add");
        int64_t number = change_number(change);

        for (int row = 0; row <= i % 5; row++) {
            struct assignment item =
                fixture_assignment(change_new_id(change, ENTITY_ASSIGNMENT), 1, FIXTURE_DAY, 1);

            assert_ok(change_put_assignment(change, NULL, &item, &err), err);
        }
        assert_ok(store_commit(change, &err), err);
        if (write(out, &number, sizeof number) != sizeof number)
            _exit(0);
    }
}

/* Kills a writer somewhere behind its nth word; gives the changes it told in all. */
static size_t kill_writer(const char *url, int round, uint32_t words, int64_t *told)
{
    size_t count = 0;
    int64_t number;
    int ends[2];
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        write_for_ever(url, round, ends[1]);
    }
    close(ends[1]);
    while (count < words && read(ends[0], &number, sizeof number) == sizeof number)
        told[count++] = number;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    /* what it still said before it died counts as well */
    while (read(ends[0], &number, sizeof number) == sizeof number) {
        assert_true(count < ACKNOWLEDGED_MAX * 100);
        told[count++] = number;
    }
    close(ends[0]);
    assert_true(count >= words);
    return count;
}

static void what_was_acknowledged_survives_a_kill(void **state)
{
    struct arena *arena = arena_new();
    char *dir = fixture_dir(arena, false);
    char *url = make_school(arena, dir);
    struct random random = {.state = 977};
    int64_t *told = ARENA_ARRAY(arena, ACKNOWLEDGED_MAX * 100, int64_t);

    (void)state;
    for (int round = 0; round < KILLS; round++) {
        size_t count = kill_writer(url, round, 1 + random_below(&random, ACKNOWLEDGED_MAX), told);
        struct assignment_list items;
        struct history_list rows;
        struct store *store;
        struct err err = {0};
        int64_t last;

        assert_ok(store_open(&sqlite_driver, url, &store, &err), err);
        assert_ok(store_check(store, &err), err);
        for (size_t i = 0; i < count; i++) {
            assert_ok(store_change_rows(store, told[i], arena, &rows, &err), err);
            assert_int_equal(rows.count, 1 + i % 5);
        }
        /* at most the one change that was under way is there beyond them, and that one whole */
        last = fixture_rev(store);
        assert_true(last == told[count - 1] || last == told[count - 1] + 1);
        assert_ok(store_change_rows(store, last, arena, &rows, &err), err);
        assert_ok(store_assigned(store, 0, FIXTURE_DAY, FIXTURE_DAY, arena, &items, &err), err);
        for (size_t i = 0; i < rows.count; i++) {
            struct assignment *item;

            assert_ok(store_assignment(store, atoll(rows.items[i].key), arena, &item, &err), err);
            assert_non_null(item);
        }
        for (size_t i = 0; i < items.count; i++)
            assert_int_equal(items.items[i]->id, i + 1);
        store_close(store);
    }
    fixture_remove(dir);
    arena_free(arena);
}

/* One of several writers. Each write is sent twice, as after a lost reply. */
static void write_many(const char *url, int writer)
{
    struct arena *arena = arena_new();
    struct store *store;
    struct err err = {0};

    setenv("CMOCKA_TEST_ABORT", "1", 1);
    assert_ok(store_open(&sqlite_driver, url, &store, &err), err);
    for (int i = 0; i < WRITES; i++) {
        struct change_head head = {.request = arena_printf(arena, "w%d-%d", writer, i),
                                   .at = 1,
                                   .actor = arena_printf(arena, "writer%d", writer),
                                   .action = "add"};
        struct assignment item = fixture_assignment(0, 1 + i % 2, FIXTURE_DAY + i, 1);
        struct change *change;
        int64_t repeated;

        item.unit = head.request;
        assert_ok(store_begin_change(store, &head, &change, &repeated, &err), err);
        assert_non_null(change);
        item.id = change_new_id(change, ENTITY_ASSIGNMENT);
        assert_ok(change_put_assignment(change, NULL, &item, &err), err);
        assert_ok(store_commit(change, &err), err);
        assert_ok(store_begin_change(store, &head, &change, &repeated, &err), err);
        assert_null(change);
        assert_true(repeated > 0);
    }
    store_close(store);
    arena_free(arena);
}

static void eight_writers_lose_nothing(void **state)
{
    struct arena *arena = arena_new();
    char *dir = fixture_dir(arena, false);
    char *url = make_school(arena, dir);
    bool seen[WRITERS][WRITES] = {{false}};
    pid_t children[WRITERS];
    struct assignment_list items;
    struct history_list rows;
    struct store *store;
    struct err err = {0};

    (void)state;
    for (int writer = 0; writer < WRITERS; writer++) {
        children[writer] = fork();
        assert_true(children[writer] >= 0);
        if (children[writer] == 0) {
            write_many(url, writer);
            _exit(0);
        }
    }
    for (int writer = 0; writer < WRITERS; writer++) {
        int status;

        assert_int_equal(waitpid(children[writer], &status, 0), children[writer]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    assert_ok(store_open(&sqlite_driver, url, &store, &err), err);
    assert_ok(store_check(store, &err), err);
    assert_int_equal(fixture_rev(store), 1 + WRITERS * WRITES);
    assert_ok(store_assigned(store, 0, DAY_FIRST, DAY_LAST, arena, &items, &err), err);
    assert_int_equal(items.count, WRITERS * WRITES);
    for (size_t i = 0; i < items.count; i++) {
        int writer;
        int write;

        assert_int_equal(sscanf(items.items[i]->unit, "w%d-%d", &writer, &write), 2);
        assert_false(seen[writer][write]);
        seen[writer][write] = true;
        assert_true(items.items[i]->id >= 1 && items.items[i]->id <= WRITERS * WRITES);
    }
    assert_ok(store_history(store, 0, 0, 1000, arena, &rows, &err), err);
    assert_int_equal(rows.count, 2 + WRITERS * WRITES);
    for (size_t i = 0; i < rows.count; i++)
        assert_int_equal(rows.items[i].seq, rows.count - i);
    store_close(store);
    fixture_remove(dir);
    arena_free(arena);
}

/* Everybody runs init on the same name: one makes the school, the others are told that it is there. */
static void one_of_eight_makes_the_school(void **state)
{
    struct arena *arena = arena_new();
    char *dir = fixture_dir(arena, false);
    char *url = arena_printf(arena, "%s/school.db", dir);
    pid_t children[WRITERS];
    int made = 0;
    struct store *store;
    struct err err = {0};

    (void)state;
    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            struct school school = fixture_school();
            bool good = store_create(&sqlite_driver, url, &school, &store, &err);

            if (good)
                store_close(store);
            if (!good && err.code != ERR_INPUT)
                fprintf(stderr, "%s\n", err.message);
            _exit(good ? 0 : (int)err.code);
        }
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;

        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        if (WEXITSTATUS(status) == 0)
            made++;
        else
            assert_int_equal(WEXITSTATUS(status), ERR_INPUT);
    }
    assert_int_equal(made, 1);
    assert_ok(store_open(&sqlite_driver, url, &store, &err), err);
    assert_ok(store_check(store, &err), err);
    store_close(store);
    fixture_remove(dir);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_acknowledged_survives_a_kill),
        cmocka_unit_test(eight_writers_lose_nothing),
        cmocka_unit_test(one_of_eight_makes_the_school),
    };

    return cmocka_run_group_tests_name("writers of the store", tests, NULL, NULL);
}
