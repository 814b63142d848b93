/* Databases of earlier versions: nothing is lost, a copy is made first, and nothing happens where it cannot
 * be made or somebody says no. */
#include "config.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/migrate.h"
#include "support/old_store.h"
#include "support/store_fixture.h"

static void version_1_is_still_read(void **state)
{
    struct site *site = *state;
    struct assignment_list items;
    struct history_list history;
    struct found_list found;
    struct store *store;
    struct err err = {0};

    old_store_make(site->url, 1);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    assert_ok(store_assigned(store, 0, DAY_FIRST, DAY_LAST, site->arena, &items, &err), err);
    assert_int_equal(items.count, 3);
    assert_int_equal(items.items[1]->minutes, 25);
    assert_ok(store_history(store, 0, 0, 100, site->arena, &history, &err), err);
    assert_int_equal(history.count, 8);
    /* the search was filled, the newest day first */
    assert_ok(store_search(store, "练习册", NULL, 50, site->arena, &found, &err), err);
    assert_int_equal(found.count, 3);
    assert_int_equal(found.items[0].assignment->id, 3);
    assert_int_equal(found.items[2].assignment->id, 1);
    assert_int_equal(store_holds(store), 0);
    store_close(store);
}

/* All of it comes through, the chain of its history holds, what was done by that version can be taken
 * back by this one, and it is brought up once and for all, with a copy of before beside it. */
static void older_versions_are_brought_up(void **state)
{
    struct site *site = *state;

    /* version 5 brought it */
    for (int version = 1; version < 5; version++) {
        char *url = arena_printf(site->arena, "%s/of%d.db", site->dir, version);
        char *copy =
            arena_printf(site->arena, "%s/of%d.v%d-backup.db", site->dir, version, version);
        bool older = version < migration_count;
        struct history_list history;
        struct change *change;
        struct store *store;
        struct err err = {0};
        char *before;

        old_store_make(url, version);
        chmod(url, 0600);
        assert_ok(store_open(&sqlite_driver, url, &store, &err), err);
        assert_ok(store_check(store, &err), err);
        before = fixture_state(store, site->arena);
        assert_ok(store_history(store, 0, 0, 1000, site->arena, &history, &err), err);
        change = fixture_begin(store, "undo", "wang", "undo");
        assert_ok(change_undo(change, history.items[0].change, NULL, NULL, site->arena, &err), err);
        assert_ok(store_commit(change, &err), err);
        assert_ok(store_check(store, &err), err);
        store_close(store);
        assert_int_equal(old_store_version(url), migration_count);

        assert_int_equal(access(copy, F_OK) == 0, older);
        if (older) {
            struct stat status;

            assert_int_equal(stat(copy, &status), 0);
            assert_int_equal(status.st_mode & 0777, 0600);
            assert_int_equal(old_store_version(copy), version);
            assert_ok(store_open(&sqlite_driver, copy, &store, &err), err);
            assert_string_equal(fixture_state(store, site->arena), before);
            store_close(store);
        }
        assert_ok(store_open(&sqlite_driver, url, &store, &err), err); /* no second copy */
        store_close(store);
        assert_int_not_equal(access(arena_printf(site->arena, "%s/of%d.v%d-backup-2.db", site->dir,
                                                 version, version),
                                    F_OK),
                             0);
    }
}

/* What version 4 held of a school without days holds from the beginning, and its changes of it can be taken
 * back: their keys have no day. */
static void undated_rows_hold_from_the_beginning(void **state)
{
    static const int64_t changes[] = {22, 21, 16, 9}; /* service, timetable, share, teaching */
    struct site *site = *state;
    struct lesson_list lessons;
    struct aftercare_list times;
    struct share_list shares;
    struct teaching_list teachings;
    struct store *store;
    struct err err = {0};

    old_store_make(site->url, 4);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    assert_ok(store_lessons(store, 2, site->arena, &lessons, &err), err);
    assert_int_equal(lessons.count, 3);
    assert_ok(store_aftercare(store, 2, site->arena, &times, &err), err);
    assert_int_equal(times.count, 2);
    assert_ok(store_shares(store, site->arena, &shares, &err), err);
    assert_int_equal(shares.count, 2);
    assert_ok(store_teachings(store, site->arena, &teachings, &err), err);
    assert_true(teachings.count > 0);
    for (size_t i = 0; i < lessons.count; i++)
        assert_int_equal(lessons.items[i].from, FROM_BEGINNING);
    for (size_t i = 0; i < times.count; i++)
        assert_int_equal(times.items[i].from, FROM_BEGINNING);
    for (size_t i = 0; i < shares.count; i++)
        assert_int_equal(shares.items[i].from, FROM_BEGINNING);
    for (size_t i = 0; i < teachings.count; i++)
        assert_int_equal(teachings.items[i].from, FROM_BEGINNING);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct change *change =
            fixture_begin(store, arena_printf(site->arena, "undo%zu", i), "wu", "undo");

        assert_ok(change_undo(change, changes[i], NULL, NULL, site->arena, &err), err);
        assert_ok(store_commit(change, &err), err);
    }
    assert_ok(store_aftercare(store, 2, site->arena, &times, &err), err);
    assert_int_equal(times.count, 0);
    assert_ok(store_lessons(store, 2, site->arena, &lessons, &err), err);
    assert_int_equal(lessons.count, 2);
    assert_ok(store_check(store, &err), err);
    store_close(store);
}

static void alter(const char *url, const char *sql)
{
    struct err err = {0};
    struct db *db;

    assert_ok(sqlite_driver.open(url, DB_OPEN, &db, &err), err);
    assert_ok(sqlite_driver.exec(db, sql, &err), err);
    sqlite_driver.close(db);
}

/* The day of the upgrade is kept, where there is homework from before it: parts stay as they were. */
static void the_day_of_the_upgrade_is_kept(void **state)
{
    struct site *site = *state;
    const struct upgrade upgrade = {.day = date_from_ymd(2027, 3, 1)};
    struct store *store;
    struct school school;
    struct err err = {0};
    char *empty;

    /* version 5 brought it */
    for (int version = 1; version < 5; version++) {
        char *url = arena_printf(site->arena, "%s/of%d.db", site->dir, version);

        old_store_make(url, version);
        assert_ok(store_open_upgrading(&sqlite_driver, url, &upgrade, &store, &err), err);
        assert_ok(store_school(store, site->arena, &school, &err), err);
        assert_int_equal(school.parts_since, upgrade.day);
        store_close(store);
    }
    /* no day is said: the one after the last homework */
    old_store_make(site->url, 1);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    assert_ok(store_school(store, site->arena, &school, &err), err);
    assert_int_equal(school.parts_since, date_from_ymd(2026, 11, 20));
    store_close(store);
    /* nothing was ever set: from the beginning */
    empty = arena_printf(site->arena, "%s/empty.db", site->dir);
    old_store_make(empty, 1);
    alter(empty, "DELETE FROM assignment");
    assert_ok(store_open_upgrading(&sqlite_driver, empty, &upgrade, &store, &err), err);
    assert_ok(store_school(store, site->arena, &school, &err), err);
    assert_int_equal(school.parts_since, 0);
    store_close(store);
}

/* A tier that an earlier version could not keep, in a column made anew. */
static void the_tiers_of_before_are_kept_and_new_ones_fit(void **state)
{
    struct site *site = *state;
    struct assignment_list items;
    struct assignment item;
    struct change *change;
    struct store *store;
    struct err err = {0};

    old_store_make(site->url, 1);
    alter(site->url, "UPDATE assignment SET tier = id - 1");
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    assert_ok(store_assigned(store, 0, DAY_FIRST, DAY_LAST, site->arena, &items, &err), err);
    assert_int_equal(items.count, 3);
    for (size_t i = 0; i < items.count; i++)
        assert_int_equal(items.items[i]->tier, items.items[i]->id - 1);
    item = *items.items[0];
    item.tier = TIER_C;
    change = fixture_begin(store, "edit", "wang", "tier");
    assert_ok(change_put_assignment(change, items.items[0], &item, &err), err);
    assert_ok(store_commit(change, &err), err);
    assert_ok(store_check(store, &err), err);
    assert_ok(store_assigned(store, 0, DAY_FIRST, DAY_LAST, site->arena, &items, &err), err);
    assert_int_equal(items.items[0]->tier, TIER_C);
    store_close(store);
}

static bool refuse(void *context, const struct older_database *older, struct err *err)
{
    ++*(int *)context;
    assert_int_equal(older->from, 1);
    assert_int_equal(older->to, migration_count);
    assert_non_null(strstr(older->backup, "school.v1-backup.db"));
    return err_set(err, ERR_STORE, "no");
}

static void who_says_no_keeps_it_as_it_is(void **state)
{
    struct site *site = *state;
    struct bytes before, after;
    struct store *store;
    struct err err = {0};
    int asked = 0, names;
    const struct upgrade refused = {refuse, &asked, DAY_NONE};

    old_store_make(site->url, 1);
    before = fixture_read_file(site->url, site->arena);
    names = fixture_names_in(site->dir);
    assert_refused(store_open_upgrading(&sqlite_driver, site->url, &refused, &store, &err), err,
                   ERR_STORE);
    assert_int_equal(asked, 1);
    after = fixture_read_file(site->url, site->arena);
    assert_int_equal(before.count, after.count);
    assert_memory_equal(before.data, after.data, before.count);
    assert_int_equal(fixture_names_in(site->dir), names);
    /* nobody is asked about what is of this version */
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    store_close(store);
    assert_ok(store_open_upgrading(&sqlite_driver, site->url, &refused, &store, &err), err);
    store_close(store);
    assert_int_equal(asked, 1);
}

/* Who only looks changes nothing, not even the version. */
static void who_looks_keeps_it_as_it_is(void **state)
{
    struct site *site = *state;
    struct bytes before, after;
    struct store *store;
    struct err err = {0};
    int names;

    old_store_make(site->url, 1);
    before = fixture_read_file(site->url, site->arena);
    names = fixture_names_in(site->dir);
    assert_refused(store_open_watching(&sqlite_driver, site->url, &store, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "earlier hwboard"));
    after = fixture_read_file(site->url, site->arena);
    assert_int_equal(before.count, after.count);
    assert_memory_equal(before.data, after.data, before.count);
    assert_int_equal(fixture_names_in(site->dir), names);
}

static void without_a_copy_nothing_is_brought_up(void **state)
{
    struct site *site = *state;
    char *in_the_way = arena_printf(site->arena, "%s/school.v1-backup.db.part", site->dir);
    char *inside = arena_printf(site->arena, "%s/x", in_the_way);
    struct bytes before, after;
    struct store *store;
    struct err err = {0};

    old_store_make(site->url, 1);
    before = fixture_read_file(site->url, site->arena);
    assert_int_equal(mkdir(in_the_way, 0700), 0);
    fixture_write_file(inside, "x", 1);
    assert_refused(store_open(&sqlite_driver, site->url, &store, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "no copy of"));
    after = fixture_read_file(site->url, site->arena);
    assert_int_equal(before.count, after.count);
    assert_memory_equal(before.data, after.data, before.count);
    unlink(inside);
    rmdir(in_the_way);
}

static void a_copy_overwrites_nothing(void **state)
{
    struct site *site = *state;
    char *there = arena_printf(site->arena, "%s/school.v1-backup.db", site->dir);
    struct bytes kept;
    struct store *store;
    struct err err = {0};

    old_store_make(site->url, 1);
    fixture_write_file(there, "mine", 4);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    store_close(store);
    kept = fixture_read_file(there, site->arena);
    assert_int_equal(kept.count, 4);
    assert_memory_equal(kept.data, "mine", 4);
    assert_int_equal(
        old_store_version(arena_printf(site->arena, "%s/school.v1-backup-2.db", site->dir)), 1);
}

int main(void)
{
#define SITE_TEST(test) cmocka_unit_test_setup_teardown(test, site_setup, site_teardown)
    const struct CMUnitTest tests[] = {
        SITE_TEST(version_1_is_still_read),
        SITE_TEST(older_versions_are_brought_up),
        SITE_TEST(who_says_no_keeps_it_as_it_is),
        SITE_TEST(who_looks_keeps_it_as_it_is),
        SITE_TEST(without_a_copy_nothing_is_brought_up),
        SITE_TEST(a_copy_overwrites_nothing),
        SITE_TEST(the_day_of_the_upgrade_is_kept),
        SITE_TEST(the_tiers_of_before_are_kept_and_new_ones_fit),
        SITE_TEST(undated_rows_hold_from_the_beginning),
    };

    return cmocka_run_group_tests_name("the store of an earlier version", tests, NULL, NULL);
}
