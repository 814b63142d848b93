/* A database that is removed or replaced while it is open, by a restore or a program that keeps folders
 * alike: nothing is called written, the two never mix, and one goes on with what is there. */
#include "config.h"

#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/store_fixture.h"

static const char *in(struct site *site, const char *name)
{
    return arena_printf(site->arena, "%s/%s", site->dir, name);
}

static struct store *make_at(const char *url, const char *name)
{
    struct school school = fixture_school();
    struct store *store;
    struct err err = {0};
    char copy[32];

    snprintf(copy, sizeof copy, "%s", name);
    school.name = copy;
    assert_ok(store_create(&sqlite_driver, url, &school, &store, &err), err);
    fixture_add_classes(store, 2);
    return store;
}

static int open_site(void **state)
{
    struct site *site = site_new(true);

    site->store = make_at(site->url, "old");
    *state = site;
    return 0;
}

static void move(const char *from, const char *to)
{
    assert_int_equal(rename(from, to), 0);
}

/* Another school takes the place, as a restore does it: whole, by a rename. */
static void replace(struct site *site)
{
    store_close(make_at(in(site, "new.db"), "new"));
    move(in(site, "new.db"), site->url);
}

static const char *name_of(struct store *store, struct arena *arena)
{
    struct school school;
    struct err err = {0};

    assert_ok(store_school(store, arena, &school, &err), err);
    return school.name;
}

static struct change *begin_adding(struct site *site)
{
    struct change *change = fixture_begin(site->store, "lost", "wang", "add");
    struct assignment item =
        fixture_assignment(change_new_id(change, ENTITY_ASSIGNMENT), 1, FIXTURE_DAY, 1);
    struct err err = {0};

    item.rev = change_number(change);
    assert_ok(change_put_assignment(change, NULL, &item, &err), err);
    return change;
}

static void assert_away(struct site *site, enum db_place place)
{
    struct change_head head = {.request = "r", .at = 1, .actor = "x", .action = "add"};
    struct change *change;
    struct err err = {0};
    int64_t repeated;

    assert_int_equal(store_place(site->store), place);
    assert_true(store_changed(site->store));
    assert_true(store_changed(site->store));
    assert_refused(store_begin_read(site->store, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "removed or replaced"));
    assert_refused(store_begin_change(site->store, &head, &change, &repeated, &err), err,
                   ERR_STORE);
}

static void assert_goes_on(struct store *store, const char *name, struct arena *arena)
{
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct err err = {0};

    assert_int_equal(store_place(store), DB_HERE);
    assert_string_equal(name_of(store, arena), name);
    fixture_add(store, arena_printf(arena, "on %s %lld", name, (long long)fixture_rev(store)),
                &item);
    assert_ok(store_check(store, &err), err);
}

static void a_removed_database_takes_no_commit(void **state)
{
    struct site *site = *state;
    struct change *change = begin_adding(site);
    struct err err = {0};

    assert_int_equal(unlink(site->url), 0);
    assert_refused(store_commit(change, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "school.db"));
    assert_away(site, DB_REMOVED);
    assert_refused(store_reopen(site->store, &err), err, ERR_STORE);
    assert_away(site, DB_REMOVED);
}

static const char *moves_from, *moves_to;

/* The file goes while the commit is under way. */
static bool commit_and_move(struct db *db, struct err *err)
{
    bool done = sqlite_driver.commit(db, err);

    move(moves_from, moves_to);
    return done;
}

/* Then it may be written, in the file that is elsewhere now: nobody is told that it is not. */
static void a_move_during_the_commit_is_no_promise(void **state)
{
    struct site *site = *state;
    static struct db_driver driver; /* the store keeps it to the end */
    struct change *change;
    struct err err = {0};

    driver = sqlite_driver;
    driver.commit = commit_and_move;
    store_close(site->store);
    assert_ok(store_open(&driver, site->url, &site->store, &err), err);
    moves_from = site->url;
    moves_to = in(site, "aside.db");
    change = begin_adding(site);
    assert_refused(store_commit(change, &err), err, ERR_STORE);
    assert_null(strstr(err.message, "nothing was written"));
    assert_non_null(strstr(err.message, "hwboard log"));
    assert_away(site, DB_REMOVED);
}

static void a_database_comes_back(void **state)
{
    struct site *site = *state;
    struct change *change = begin_adding(site);
    struct err err = {0};

    move(site->url, in(site, "aside.db"));
    assert_refused(store_commit(change, &err), err, ERR_STORE);
    assert_away(site, DB_REMOVED);
    move(in(site, "aside.db"), site->url);
    assert_goes_on(site->store, "old", site->arena);
}

static void a_replaced_database_takes_no_commit(void **state)
{
    struct site *site = *state;
    struct change *change = begin_adding(site);
    struct assignment_list list;
    struct err err = {0};

    replace(site);
    assert_refused(store_commit(change, &err), err, ERR_STORE);
    assert_away(site, DB_REPLACED);
    assert_ok(store_reopen(site->store, &err), err);
    assert_string_equal(name_of(site->store, site->arena), "new");
    assert_ok(store_assigned(site->store, 0, FIXTURE_DAY, FIXTURE_DAY, site->arena, &list, &err),
              err);
    assert_int_equal(list.count, 0);
    assert_goes_on(site->store, "new", site->arena);
}

/* What was committed, but still in the log beside the path, belongs to the file that was moved. */
static void the_log_goes_with_its_database(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct assignment_list list;
    struct store *moved;
    struct err err = {0};

    fixture_add(site->store, "in the log", &item);
    move(site->url, in(site, "aside.db"));
    replace(site);
    assert_ok(store_reopen(site->store, &err), err);
    assert_goes_on(site->store, "new", site->arena);
    assert_ok(store_open(&sqlite_driver, in(site, "aside.db"), &moved, &err), err);
    assert_string_equal(name_of(moved, site->arena), "old");
    assert_ok(store_assigned(moved, 0, FIXTURE_DAY, FIXTURE_DAY, site->arena, &list, &err), err);
    assert_int_equal(list.count, 1);
    assert_ok(store_check(moved, &err), err);
    store_close(moved);
}

/* The same where the program only ends, and another begins after it. */
static void the_end_leaves_no_log_for_another(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct err err = {0};

    for (int i = 0; i < 20; i++)
        fixture_add(site->store, arena_printf(site->arena, "in the log %d", i), &item);
    replace(site);
    store_close(site->store);
    site->store = NULL;
    assert_ok(store_open(&sqlite_driver, site->url, &site->store, &err), err);
    assert_goes_on(site->store, "new", site->arena);
}

static void two_terminals_go_on_together(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct store *second;
    struct err err = {0};

    assert_ok(store_open(&sqlite_driver, site->url, &second, &err), err);
    for (int i = 0; i < 20; i++)
        fixture_add(site->store, arena_printf(site->arena, "in the log %d", i), &item);
    assert_string_equal(name_of(second, site->arena), "old");
    replace(site);
    assert_ok(store_reopen(site->store, &err), err);
    assert_goes_on(site->store, "new", site->arena);
    assert_int_equal(store_place(second), DB_REPLACED);
    assert_ok(store_reopen(second, &err), err);
    assert_goes_on(second, "new", site->arena);
    assert_goes_on(site->store, "new", site->arena);
    store_close(second);
    assert_goes_on(site->store, "new", site->arena);
}

static void what_cannot_be_opened_is_tried_again(void **state)
{
    struct site *site = *state;
    FILE *file;
    struct err err = {0};

    assert_int_equal(unlink(site->url), 0);
    file = fopen(site->url, "w");
    assert_non_null(file);
    fputs("a letter to my aunt", file);
    fclose(file);
    for (int i = 0; i < 2; i++) {
        struct assignment *item;

        assert_refused(store_reopen(site->store, &err), err, ERR_STORE);
        assert_refused(store_begin_read(site->store, &err), err, ERR_STORE);
        assert_refused(store_assignment(site->store, 1, site->arena, &item, &err), err, ERR_STORE);
        assert_refused(store_check(site->store, &err), err, ERR_STORE);
        assert_true(store_changed(site->store));
    }
    replace(site);
    assert_ok(store_reopen(site->store, &err), err);
    assert_goes_on(site->store, "new", site->arena);
}

/* Commits go into the log first: where it is gone, they are. */
static void a_log_that_was_taken_away_is_seen(void **state)
{
    struct site *site = *state;
    struct change *change = begin_adding(site);
    struct err err = {0};

    assert_int_equal(unlink(in(site, "school.db-wal")), 0);
    assert_refused(store_commit(change, &err), err, ERR_STORE);
    assert_away(site, DB_REPLACED);
    assert_ok(store_reopen(site->store, &err), err);
    assert_goes_on(site->store, "old", site->arena);
}

static void copy_over(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char piece[4096];
    size_t got;

    assert_non_null(in);
    assert_non_null(out);
    while ((got = fread(piece, 1, sizeof piece, in)) > 0)
        assert_int_equal(fwrite(piece, 1, got, out), got);
    assert_int_equal(fclose(out), 0);
    fclose(in);
}

static void grow_since_a_copy(struct site *site, int count)
{
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct err err = {0};

    store_close(site->store);
    copy_over(site->url, in(site, "aside.db"));
    assert_ok(store_open(&sqlite_driver, site->url, &site->store, &err), err);
    for (int i = 0; i < count; i++)
        fixture_add(site->store, arena_printf(site->arena, "since then %d", i), &item);
    store_close(site->store);
    assert_ok(store_open(&sqlite_driver, site->url, &site->store, &err), err);
}

static void assert_items(struct store *store, struct arena *arena, size_t count)
{
    struct assignment_list list;
    struct err err = {0};

    assert_ok(store_assigned(store, 0, FIXTURE_DAY, FIXTURE_DAY, arena, &list, &err), err);
    assert_int_equal(list.count, count);
}

/* Nothing is called written, and one goes on with the restored database, now and after the end. */
static void assert_goes_on_restored(struct site *site, struct change *change, size_t count)
{
    struct err err = {0};

    assert_refused(store_commit(change, &err), err, ERR_STORE);
    assert_away(site, DB_REPLACED);
    assert_ok(store_reopen(site->store, &err), err);
    assert_items(site->store, site->arena, count);
    assert_goes_on(site->store, "old", site->arena);
    store_close(site->store);
    assert_ok(store_open(&sqlite_driver, site->url, &site->store, &err), err);
    assert_items(site->store, site->arena, count + 1);
    assert_goes_on(site->store, "old", site->arena);
}

/* A restore by cp: the file stays the same by name and number, and the log beside it is of what was there
 * before. */
static void restore_after(struct site *site, int commits, bool without_log)
{
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct change *change;

    grow_since_a_copy(site, commits);
    fixture_add(site->store, "in the log", &item);
    change = begin_adding(site);
    if (without_log) {
        assert_int_equal(unlink(in(site, "school.db-wal")), 0);
        assert_int_equal(unlink(in(site, "school.db-shm")), 0);
    }
    copy_over(in(site, "aside.db"), site->url);
    assert_goes_on_restored(site, change, 0);
}

static void an_overwritten_database_is_seen(void **state)
{
    restore_after(*state, 200, false);
}

/* The file is as long as it was, and the counter in its header need not differ. */
static void one_commit_makes_another_database(void **state)
{
    restore_after(*state, 1, false);
}

static void an_overwritten_database_without_its_log_is_seen(void **state)
{
    restore_after(*state, 200, true);
}

/* A backup of what is still in the log is newer than the file that it is written over. */
static void a_restored_backup_is_seen(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct change *change;
    struct err err = {0};

    fixture_add(site->store, "before the backup", &item);
    assert_ok(store_backup(site->store, in(site, "backup.db"), &err), err);
    fixture_add(site->store, "after the backup", &item);
    change = begin_adding(site);
    copy_over(in(site, "backup.db"), site->url);
    assert_goes_on_restored(site, change, 1);
}

/* Database and log, copied together and put back together: the log is read. */
static void a_database_restored_with_its_log_is_read(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct change *change;

    fixture_add(site->store, "in the copied log", &item);
    copy_over(site->url, in(site, "aside.db"));
    copy_over(in(site, "school.db-wal"), in(site, "aside.db-wal"));
    fixture_add(site->store, "since then", &item);
    change = begin_adding(site);
    copy_over(in(site, "aside.db"), site->url);
    copy_over(in(site, "aside.db-wal"), in(site, "school.db-wal"));
    assert_goes_on_restored(site, change, 1);
}

/* Checkpoints write into the file, and the log begins anew after them: nobody takes that for a restore. */
static void checkpoints_are_no_restore(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct store *second, *third;
    struct err err = {0};

    assert_ok(store_open(&sqlite_driver, site->url, &second, &err), err);
    for (int i = 0; i < 400; i++) {
        fixture_add(site->store, arena_printf(site->arena, "one %d", i), &item);
        fixture_add(second, arena_printf(site->arena, "two %d", i), &item);
        if (i % 50 == 0) {
            assert_ok(store_open(&sqlite_driver, site->url, &third, &err), err);
            fixture_add(third, arena_printf(site->arena, "three %d", i), &item);
            store_close(third);
        }
        assert_int_equal(store_place(second), DB_HERE);
    }
    /* and whoever did not look all the while */
    for (int i = 0; i < 1000; i++)
        fixture_add(second, arena_printf(site->arena, "four %d", i), &item);
    assert_goes_on(site->store, "old", site->arena);
    store_close(second);
    assert_goes_on(site->store, "old", site->arena);
}

/* The same where the program only ends: its log is not written into what was restored. */
static void the_end_spares_an_overwritten_database(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct err err = {0};

    grow_since_a_copy(site, 200);
    fixture_add(site->store, "in the log", &item);
    copy_over(in(site, "aside.db"), site->url);
    store_close(site->store);
    assert_ok(store_open(&sqlite_driver, site->url, &site->store, &err), err);
    assert_items(site->store, site->arena, 0);
    assert_goes_on(site->store, "old", site->arena);
}

static void a_backup_is_never_the_database(void **state)
{
    static const char *const names[] = {"school.db", "school.db-wal", "school.db-shm",
                                        "school.db-journal", "link"};
    struct site *site = *state;
    struct store *part;
    struct err err = {0};

    assert_int_equal(symlink(site->url, in(site, "link")), 0);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_refused(store_backup(site->store, in(site, names[i]), &err), err, ERR_INPUT);
    assert_int_equal(access(in(site, "school.db-journal"), F_OK), -1);
    assert_goes_on(site->store, "old", site->arena);
    /* a copy is made under another name first: that may be the database's, too */
    part = make_at(in(site, "odd.part"), "odd");
    assert_refused(store_backup(part, in(site, "odd"), &err), err, ERR_INPUT);
    assert_goes_on(part, "odd", site->arena);
    store_close(part);
}

#define SITE_TEST(test) cmocka_unit_test_setup_teardown(test, open_site, site_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_removed_database_takes_no_commit),
        SITE_TEST(a_move_during_the_commit_is_no_promise),
        SITE_TEST(a_database_comes_back),
        SITE_TEST(a_replaced_database_takes_no_commit),
        SITE_TEST(the_log_goes_with_its_database),
        SITE_TEST(the_end_leaves_no_log_for_another),
        SITE_TEST(two_terminals_go_on_together),
        SITE_TEST(what_cannot_be_opened_is_tried_again),
        SITE_TEST(a_log_that_was_taken_away_is_seen),
        SITE_TEST(an_overwritten_database_is_seen),
        SITE_TEST(one_commit_makes_another_database),
        SITE_TEST(an_overwritten_database_without_its_log_is_seen),
        SITE_TEST(a_restored_backup_is_seen),
        SITE_TEST(a_database_restored_with_its_log_is_read),
        SITE_TEST(checkpoints_are_no_restore),
        SITE_TEST(the_end_spares_an_overwritten_database),
        SITE_TEST(a_backup_is_never_the_database),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
