/* A failure at every point: of each step the Nth call of the driver fails, N raised until none fails any more.
 * After each, the database opens, is sound and holds the state before the step or after it, never
 * anything between; the failure has a sentence; and the step, tried again with the same request key,
 * leads to the state after it, once. */
#include "config.h"

#include "store/store.h"

#include <string.h>

#include "support/failing_driver.h"
#include "support/store_fixture.h"

struct scene
{
    struct arena *arena;
    const struct db_driver *driver;
    const char *url;
    struct store *store; /* NULL until a step opens it */
};

typedef bool (*step_function)(struct scene *scene, struct err *err);

static bool begin(struct scene *scene, const char *request, const char *action,
                  struct change **change, struct err *err)
{
    struct change_head head = {
        .request = request, .at = 1795000000, .actor = "wang", .action = action, .why = "改正"};
    int64_t repeated;

    return store_begin_change(scene->store, &head, change, &repeated, err);
}

static bool end(struct change *change, bool good, struct err *err)
{
    if (good)
        return store_commit(change, err);
    store_abort(change);
    return false;
}

static bool step_create(struct scene *scene, struct err *err)
{
    struct school school = fixture_school();

    return store_create(scene->driver, scene->url, &school, &scene->store, err);
}

static bool step_open(struct scene *scene, struct err *err)
{
    struct class_list classes;

    store_close(scene->store);
    scene->store = NULL;
    if (!store_open(scene->driver, scene->url, &scene->store, err) ||
        !store_begin_read(scene->store, err))
        return false;
    if (!store_classes(scene->store, scene->arena, &classes, err)) {
        store_end_read(scene->store);
        return false;
    }
    store_end_read(scene->store);
    return true;
}

static bool step_classes(struct scene *scene, struct err *err)
{
    struct change *change;
    bool good = true;

    if (!begin(scene, "classes", "init", &change, err))
        return false;
    for (int i = 1; change && good && i <= 2; i++) {
        struct class class = fixture_class(change_new_id(change, ENTITY_CLASS), i);

        good = change_put_class(change, NULL, &class, err);
    }
    return !change || end(change, good, err);
}

/* An import: many rows in one change. */
static bool step_import(struct scene *scene, struct err *err)
{
    struct change *change;
    bool good = true;

    if (!begin(scene, "import", "import", &change, err))
        return false;
    for (int i = 0; change && good && i < 2; i++) {
        struct assignment item = fixture_assignment(change_new_id(change, ENTITY_ASSIGNMENT),
                                                    1 + i % 2, FIXTURE_DAY + i, 1 + 10 * i);

        good = change_put_assignment(change, NULL, &item, err);
    }
    return !change || end(change, good, err);
}

static bool step_edit(struct scene *scene, struct err *err)
{
    struct no_homework none = {.day = FIXTURE_DAY, .subject = "english"};
    struct change *change;
    struct assignment *before;
    bool good;

    if (!begin(scene, "edit", "edit", &change, err))
        return false;
    if (!change)
        return true;
    good = store_assignment(scene->store, 2, scene->arena, &before, err);
    if (good) {
        struct assignment after = *before;

        after.minutes = 45;
        good = change_put_assignment(change, before, &after, err) &&
               change_put_none(change, 1, NULL, &none, err);
    }
    return end(change, good, err);
}

/* Marked and starred, and found. */
static bool step_mark(struct scene *scene, struct err *err)
{
    static const int minutes[] = {10, 12, 15};
    struct handin handin = {.assignment_id = 2,
                            .collected = 40,
                            .marked = -1,
                            .returned = -1,
                            .corrected = -1,
                            .actual = minutes,
                            .actual_count = 3,
                            .feedback = "好"};
    struct star star = {.assignment_id = 2, .why = "清楚", .by = "wang", .at = 1795000000};
    struct activity activity = {.class_id = 1, .day = DAY_NONE, .name = "社团"};
    struct found_list found;
    struct change *change;
    bool good;

    if (!store_search(scene->store, "练习册", NULL, 5, scene->arena, &found, err) ||
        !begin(scene, "mark", "mark", &change, err))
        return false;
    if (!change)
        return true;
    activity.id = change_new_id(change, ENTITY_ACTIVITY);
    good = change_put_handin(change, NULL, &handin, err) &&
           change_put_star(change, NULL, &star, err) &&
           change_put_activity(change, NULL, &activity, err);
    return end(change, good, err);
}

static bool undo_last(struct scene *scene, const char *request, struct err *err)
{
    struct change *change;
    int64_t *changes;
    size_t count;
    bool good;

    if (!begin(scene, request, "undo", &change, err))
        return false;
    if (!change)
        return true;
    good = store_undoable(scene->store, "wang", 1, scene->arena, &changes, &count, err) &&
           change_undo(change, changes[0], NULL, NULL, scene->arena, err);
    return end(change, good, err);
}

static bool step_undo(struct scene *scene, struct err *err)
{
    return undo_last(scene, "undo", err);
}

static bool step_undo_mark(struct scene *scene, struct err *err)
{
    return undo_last(scene, "undo mark", err);
}

static const step_function steps[] = {step_create, step_open, step_classes, step_import,
                                      step_edit,   step_undo, step_mark,    step_undo_mark};
enum
{
    STEPS = sizeof steps / sizeof steps[0]
};

/* The state that a fresh look at the database gives; NULL where there is no school yet. */
static char *look(const char *url, struct arena *arena)
{
    struct store *store;
    struct err err = {0};
    char *state;

    if (!store_open(&sqlite_driver, url, &store, &err)) {
        assert_int_equal(err.code, ERR_STORE);
        assert_non_null(strstr(err.message, "hwboard init"));
        return NULL;
    }
    assert_ok(store_check(store, &err), err);
    state = fixture_state(store, arena);
    store_close(store);
    return state;
}

static bool same(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

/* The step that failed, tried again by the real driver as a person would. */
static void try_again(struct scene *scene, int step, const char *after, long nth)
{
    struct err err = {0};

    store_close(scene->store);
    scene->store = NULL;
    scene->driver = &sqlite_driver;
    if (step == 0 && look(scene->url, scene->arena))
        return; /* made, though the answer was lost: a second init says that it is there */
    if (step > 0)
        assert_ok(store_open(scene->driver, scene->url, &scene->store, &err), err);
    if (!steps[step](scene, &err))
        fail_msg("call %ld, step %d, again: %s", nth, step, err.message);
    store_close(scene->store);
    scene->store = NULL;
    if (!same(look(scene->url, scene->arena), after))
        fail_msg("call %ld, step %d: the second try led elsewhere", nth, step);
}

/* What a step finds: the file as the steps before it left it; nothing before the first. */
static void put_before(const char *dir, int step, const char *url, struct arena *arena)
{
    struct bytes bytes;

    if (step == 0)
        return;
    bytes = fixture_read_file(arena_printf(arena, "%s/before-%d.db", dir, step), arena);
    fixture_write_file(url, bytes.data, bytes.count);
}

/* Runs one step with its nth call failing. False when no call failed. */
static bool run_once(const char *dir, int step, long nth, enum failing_mode mode,
                     char *const *states)
{
    struct arena *arena = arena_new();
    char *here = fixture_dir(arena, true);
    struct scene scene = {.arena = arena,
                          .driver = failing_driver(&sqlite_driver),
                          .url = arena_printf(arena, "%s/school.db", here)};
    struct err err = {0};
    bool fired, good;

    put_before(dir, step, scene.url, arena);
    if (step > 0)
        assert_ok(store_open(scene.driver, scene.url, &scene.store, &err), err);
    failing_arm(nth, mode);
    good = steps[step](&scene, &err);
    fired = failing_fired();
    failing_arm(0, FAIL_ONCE);
    if (fired && !good) {
        char *now = look(scene.url, arena);

        if (err.code == ERR_NONE || err.message[0] == '\0')
            fail_msg("call %ld, step %d: no sentence", nth, step);
        if (!same(now, states[step]) && !same(now, states[step + 1]))
            fail_msg("call %ld, step %d: neither the old state nor the new one:\n%s", nth, step,
                     now);
        try_again(&scene, step, states[step + 1], nth);
    } else if (fired) {
        fail_msg("call %ld of step %d failed, and nobody was told", nth, step);
    } else {
        store_close(scene.store);
        assert_true(good);
    }
    fixture_remove(here);
    arena_free(arena);
    return fired;
}

/* The scenario without failures: the state before and after each step, and the file that it begins with. */
static void run_well(const char *dir, char **states, struct arena *arena)
{
    struct scene scene = {
        .arena = arena, .driver = &sqlite_driver, .url = arena_printf(arena, "%s/good.db", dir)};
    struct err err = {0};

    for (int step = 0; step < STEPS; step++) {
        struct bytes bytes;

        assert_ok(steps[step](&scene, &err), err);
        states[step + 1] = look(scene.url, arena);
        store_close(scene.store);
        bytes = fixture_read_file(scene.url, arena);
        fixture_write_file(arena_printf(arena, "%s/before-%d.db", dir, step + 1), bytes.data,
                           bytes.count);
        assert_ok(store_open(scene.driver, scene.url, &scene.store, &err), err);
    }
    store_close(scene.store);
}

static void run_all(enum failing_mode mode)
{
    struct arena *arena = arena_new();
    char *dir = fixture_dir(arena, true);
    char *states[STEPS + 1] = {NULL};
    long calls = 0;

    run_well(dir, states, arena);
    for (int step = 0; step < STEPS; step++) {
        long nth = 1;

        while (run_once(dir, step, nth, mode, states))
            nth++;
        assert_true(nth > 1);
        calls += nth - 1;
    }
    print_message("# %ld calls failed in turn\n", calls);
    assert_true(calls > 200);
    fixture_remove(dir);
    arena_free(arena);
}

static void one_call_fails(void **state)
{
    (void)state;
    run_all(FAIL_ONCE);
}

static void the_engine_goes_away(void **state)
{
    (void)state;
    run_all(FAIL_ON);
}

static void an_answer_is_lost(void **state)
{
    (void)state;
    run_all(FAIL_ANSWERS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_call_fails),
        cmocka_unit_test(the_engine_goes_away),
        cmocka_unit_test(an_answer_is_lost),
    };

    return cmocka_run_group_tests_name("faults of the store", tests, NULL, NULL);
}
