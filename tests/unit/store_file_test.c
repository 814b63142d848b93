/* The file of a SQLite store: what is refused and stays as it is to the byte, what a full disk, a
 * lock, a missing right or damage leads to, and copies. */
#include "config.h"

#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "store/migrate.h"
#include "support/store_fixture.h"

/* Places in SQLite's file header, and our mark. */
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68

static void make_school(const struct site *site)
{
    struct school school = fixture_school();
    struct store *store;
    struct err err = {0};

    assert_ok(store_create(&sqlite_driver, site->url, &school, &store, &err), err);
    fixture_add_classes(store, 2);
    store_close(store);
}

/* Opening and making are refused, and neither the file nor its directory changes. */
static void assert_untouched(const struct site *site, const char *word)
{
    struct arena *arena = arena_new();
    struct bytes before = fixture_read_file(site->url, arena);
    struct bytes after;
    int names = fixture_names_in(site->dir);
    struct school school = fixture_school();
    struct store *store;
    struct err err = {0};

    assert_refused(store_open(&sqlite_driver, site->url, &store, &err), err, ERR_STORE);
    if (!strstr(err.message, word))
        fail_msg("\"%s\" does not say \"%s\"", err.message, word);
    assert_non_null(strstr(err.message, site->url));
    assert_refused(store_create(&sqlite_driver, site->url, &school, &store, &err), err, ERR_STORE);
    after = fixture_read_file(site->url, arena);
    assert_int_equal(before.count, after.count);
    assert_memory_equal(before.data, after.data, before.count);
    assert_int_equal(fixture_names_in(site->dir), names);
    arena_free(arena);
}

static void foreign_files_stay_as_they_are(void **state)
{
    struct site *site = *state;
    static const char *const texts[] = {"dear diary", "SQLite format 3", "x"};
    unsigned char zeros[8192] = {0};
    struct bytes ours;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        fixture_write_file(site->url, texts[i], strlen(texts[i]));
        assert_untouched(site, "not a database of hwboard");
    }
    fixture_write_file(site->url, zeros, sizeof zeros);
    assert_untouched(site, "not a database of hwboard");
    unlink(site->url);

    make_school(site);
    ours = fixture_read_file(site->url, site->arena);
    memset(ours.data + AT_APPLICATION_ID, 0, 4);
    fixture_write_file(site->url, ours.data, ours.count);
    assert_untouched(site, "another program");
    fixture_write_file(site->url, ours.data, 4096);
    assert_untouched(site, "another program");
    fixture_write_file(site->url, ours.data, 99);
    assert_untouched(site, "not a database of hwboard");
}

static void newer_and_cut_off_files_stay_as_they_are(void **state)
{
    struct site *site = *state;
    struct bytes ours;

    make_school(site);
    ours = fixture_read_file(site->url, site->arena);
    ours.data[AT_USER_VERSION + 3] = 99;
    fixture_write_file(site->url, ours.data, ours.count);
    assert_untouched(site, "newer");
    ours.data[AT_USER_VERSION + 3] = 1;
    fixture_write_file(site->url, ours.data, ours.count / 2);
    assert_untouched(site, "cut off");
    fixture_write_file(site->url, ours.data, ours.count - 1);
    assert_untouched(site, "cut off");
    fixture_write_file(site->url, ours.data, 100);
    assert_untouched(site, "cut off");
}

static void what_is_no_file_is_refused(void **state)
{
    struct site *site = *state;
    struct school school = fixture_school();
    struct store *store;
    struct err err = {0};

    assert_refused(store_open(&sqlite_driver, site->url, &store, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "hwboard init"));
    assert_int_equal(fixture_names_in(site->dir), 2); /* itself and its parent: nothing was made */
    assert_refused(store_open(&sqlite_driver, site->dir, &store, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "directory"));
    assert_refused(store_create(&sqlite_driver, site->dir, &school, &store, &err), err, ERR_STORE);
    assert_int_equal(mkfifo(site->url, 0600), 0);
    assert_refused(store_open(&sqlite_driver, site->url, &store, &err), err, ERR_STORE);
    assert_refused(store_create(&sqlite_driver,
                                arena_printf(site->arena, "%s/no/such.db", site->dir), &school,
                                &store, &err),
                   err, ERR_STORE);
}

static void an_empty_file_becomes_a_school(void **state)
{
    struct site *site = *state;
    struct store *store;
    struct err err = {0};

    fixture_write_file(site->url, "", 0);
    assert_refused(store_open(&sqlite_driver, site->url, &store, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "hwboard init"));
    make_school(site);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    store_close(store);
}

/* Names that SQLite would take for something else are plain names. */
static void odd_names_are_plain_names(void **state)
{
    struct site *site = *state;
    static const char *const names[] = {":memory:", "file:x?mode=memory", "a b'c\"%20.db"};
    char *old = getcwd(NULL, 0);
    struct err err = {0};

    assert_int_equal(chdir(site->dir), 0);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct school school = fixture_school();
        struct store *store;

        assert_ok(store_create(&sqlite_driver, names[i], &school, &store, &err), err);
        store_close(store);
        assert_int_equal(access(names[i], F_OK), 0);
        assert_ok(store_open(&sqlite_driver, names[i], &store, &err), err);
        store_close(store);
    }
    assert_int_equal(chdir(old), 0);
    free(old);
}

static void the_umask_decides(void **state)
{
    struct site *site = *state;
    mode_t old = umask(0007);
    struct stat status;

    make_school(site);
    umask(old);
    assert_int_equal(stat(site->url, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0660);
}

/* Every page but the first filled with noise: a sentence each time, and never a crash. */
static void damage_is_told(void **state)
{
    struct site *site = *state;
    struct bytes ours;
    struct bytes hurt;
    size_t told = 0;
    size_t pages;

    make_school(site);
    ours = fixture_read_file(site->url, site->arena);
    pages = ours.count / 4096;
    assert_true(pages > 10);
    for (size_t page = 0; page < pages; page++) {
        struct store *store;
        struct err err = {0};
        size_t start = page * 4096 + (page == 0 ? 100 : 0);

        hurt.data = arena_memdup(site->arena, ours.data, ours.count);
        for (size_t i = start; i < (page + 1) * 4096; i++)
            hurt.data[i] = (unsigned char)(0xa5 ^ (i * 31));
        fixture_write_file(site->url, hurt.data, ours.count);
        if (!store_open(&sqlite_driver, site->url, &store, &err)) {
            assert_int_equal(err.code, ERR_STORE);
            assert_non_null(strstr(err.message, "restore a backup"));
            told++;
            continue;
        }
        if (!store_check(store, &err)) {
            assert_int_equal(err.code, ERR_STORE);
            told++;
        }
        store_close(store);
    }
    assert_int_equal(told, pages);
}

/* Writes until the limit on the size of files stops it. Runs in a process of its own. */
static void write_on_a_full_disk(const struct site *site, rlim_t more)
{
    struct rlimit limit;
    struct store *store;
    struct school school;
    struct err err = {0};
    struct stat status;
    int64_t rev;
    int written = 0;

    signal(SIGXFSZ, SIG_IGN);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    rev = fixture_rev(store);
    assert_int_equal(stat(site->url, &status), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = (rlim_t)status.st_size + more;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    for (;;) {
        struct change_head head = {
            .request = arena_printf(site->arena, "full%llu-%d", (unsigned long long)more, written),
            .at = 1,
            .actor = "wang",
            .action = "add"};
        struct change *change;
        int64_t repeated;
        bool good;

        err_clear(&err);
        good = store_begin_change(store, &head, &change, &repeated, &err);
        for (int i = 0; good && i < 20; i++) {
            struct assignment item =
                fixture_assignment(change_new_id(change, ENTITY_ASSIGNMENT), 1, FIXTURE_DAY, 1);

            good = change_put_assignment(change, NULL, &item, &err);
            if (!good)
                store_abort(change);
        }
        good = good && store_commit(change, &err);
        if (!good)
            break;
        assert_true(++written < 10000);
    }
    assert_int_equal(err.code, ERR_STORE);
    if (!strstr(err.message, "full"))
        fail_msg("no full disk: %s", err.message);
    /* what is there can be read, and is what was said to be saved */
    assert_ok(store_school(store, site->arena, &school, &err), err);
    assert_int_equal(school.rev, rev + written);
    /* with room again it goes on */
    limit.rlim_cur = limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    {
        struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);

        (void)fixture_add(store, arena_printf(site->arena, "again%llu", (unsigned long long)more),
                          &item);
    }
    assert_ok(store_check(store, &err), err);
    store_close(store);
}

static void wait_for_success(pid_t child)
{
    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("the other process failed: status %d", status);
}

/* Runs a check in a process of its own; a failed assertion there ends it by a signal. */
#define IN_ANOTHER_PROCESS(statement)                                                              \
    do {                                                                                           \
        pid_t child_ = fork();                                                                     \
        assert_true(child_ >= 0);                                                                  \
        if (child_ == 0) {                                                                         \
            setenv("CMOCKA_TEST_ABORT", "1", 1);                                                   \
            statement;                                                                             \
            _exit(0);                                                                              \
        }                                                                                          \
        wait_for_success(child_);                                                                  \
    } while (0)

static void a_full_disk_refuses(void **state)
{
    struct site *site = *state;

    make_school(site);
    for (rlim_t more = 4096; more < 3000000; more = more * 3 + 1234)
        IN_ANOTHER_PROCESS(write_on_a_full_disk(site, more));
}

static void become_nobody(void)
{
    if (geteuid() == 0) {
        assert_int_equal(setgid(65534), 0);
        assert_int_equal(setuid(65534), 0);
    }
}

#define MEMBER_GROUP 54321
#define FILE_GROUP 54322

/* One of the file's group opens it; what lies beside is that group's, whatever the own one is. */
static void open_as_a_member(const struct site *site)
{
    const gid_t groups[] = {FILE_GROUP};
    struct store *store;
    struct err err = {0};
    struct stat status;

    assert_int_equal(setgroups(1, groups), 0);
    assert_int_equal(setgid(MEMBER_GROUP), 0);
    assert_int_equal(setuid(65534), 0);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(
            stat(arena_printf(site->arena, "%s%s", site->url, i == 0 ? "-wal" : "-shm"), &status),
            0);
        assert_int_equal(status.st_gid, FILE_GROUP);
        assert_int_equal(status.st_mode & 0777, 0660);
    }
    store_close(store);
}

static void one_of_a_group_locks_nobody_out(void **state)
{
    struct site *site = *state;

    if (geteuid() != 0) /* nobody else can be more than one */
        skip();
    make_school(site);
    assert_int_equal(chown(site->url, 65534, FILE_GROUP), 0);
    assert_int_equal(chmod(site->url, 0660), 0);
    assert_int_equal(chmod(site->dir, 0777), 0); /* without setgid */
    IN_ANOTHER_PROCESS(open_as_a_member(site));
}

static void refuse_without_rights(const struct site *site, const char *word)
{
    struct store *store;
    struct err err = {0};

    become_nobody();
    assert_refused(store_open(&sqlite_driver, site->url, &store, &err), err, ERR_STORE);
    if (!strstr(err.message, word))
        fail_msg("\"%s\" does not say \"%s\"", err.message, word);
}

static void write_without_rights(const struct site *site)
{
    struct change_head head = {.request = "r", .at = 1, .actor = "x", .action = "add"};
    struct change *change;
    struct store *store;
    struct err err = {0};
    int64_t repeated;

    become_nobody();
    if (!store_open(&sqlite_driver, site->url, &store, &err)) {
        assert_int_equal(err.code, ERR_STORE);
        return;
    }
    assert_refused(store_begin_change(store, &head, &change, &repeated, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "read-only"));
    store_close(store);
}

static void missing_rights_are_told(void **state)
{
    struct site *site = *state;

    make_school(site);
    chmod(site->dir, 0755);
    chmod(site->url, 0000);
    IN_ANOTHER_PROCESS(refuse_without_rights(site, "may not read"));
    chmod(site->url, 0444);
    chmod(site->dir, 0555);
    IN_ANOTHER_PROCESS(write_without_rights(site));
    assert_int_equal(fixture_names_in(site->dir), 3);
}

/* The second holds the lock for longer than the first waits. */
static void a_lock_is_told(void **state)
{
    struct site *site = *state;
    struct change_head head = {.request = "r", .at = 1, .actor = "x", .action = "add"};
    struct store *first;
    struct store *second;
    struct change *held;
    struct change *change;
    struct err err = {0};
    int64_t repeated;

    make_school(site);
    assert_ok(store_open(&sqlite_driver, site->url, &first, &err), err);
    assert_ok(store_open(&sqlite_driver, site->url, &second, &err), err);
    held = fixture_begin(second, "held", "li", "edit");
    assert_refused(store_begin_change(first, &head, &change, &repeated, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "locked"));
    assert_int_equal(fixture_rev(first), 1); /* reading goes on */
    store_abort(held);
    assert_ok(store_begin_change(first, &head, &change, &repeated, &err), err);
    store_abort(change);
    store_close(first);
    store_close(second);
}

/* Two terminals of one process: closing one leaves the other its locks, so that a third program,
 * when it ends, does not take the log away from under it. */
static void closing_one_keeps_the_others_locks(void **state)
{
    struct site *site = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    char *log = arena_printf(site->arena, "%s-wal", site->url);
    struct stat before;
    struct stat after;
    struct store *first;
    struct store *second;
    struct err err = {0};
    int go[2];
    pid_t child;
    char byte = 0;

    make_school(site);
    assert_int_equal(pipe(go), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct store *third;

        setenv("CMOCKA_TEST_ABORT", "1", 1);
        close(go[1]);
        assert_int_equal(read(go[0], &byte, 1), 1);
        assert_ok(store_open(&sqlite_driver, site->url, &third, &err), err);
        (void)fixture_add(third, "third", &item);
        store_close(third);
        _exit(0);
    }
    close(go[0]);
    assert_ok(store_open(&sqlite_driver, site->url, &first, &err), err);
    (void)fixture_add(first, "first", &item);
    assert_ok(store_open(&sqlite_driver, site->url, &second, &err), err);
    (void)fixture_add(second, "second", &item);
    store_close(second);
    assert_int_equal(stat(log, &before), 0);
    assert_int_equal(write(go[1], "x", 1), 1);
    close(go[1]);
    wait_for_success(child);
    assert_int_equal(stat(log, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    (void)fixture_add(first, "fourth", &item);
    assert_int_equal(fixture_rev(first), 5);
    assert_ok(store_check(first, &err), err);
    store_close(first);
}

/* ---- copies ---- */

static void a_backup_is_whole(void **state)
{
    struct site *site = *state;
    char *copy = arena_printf(site->arena, "%s/copy.db", site->dir);
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct store *store;
    struct store *restored;
    struct change *change;
    struct err err = {0};
    char *before;

    make_school(site);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    (void)fixture_add(store, "r1", &item);
    before = fixture_state(store, site->arena);
    change = NULL;
    {
        struct store *writer; /* somebody is writing meanwhile */

        assert_ok(store_open(&sqlite_driver, site->url, &writer, &err), err);
        change = fixture_begin(writer, "r2", "li", "add");
        item.id = change_new_id(change, ENTITY_ASSIGNMENT);
        assert_ok(change_put_assignment(change, NULL, &item, &err), err);
        assert_ok(store_backup(store, copy, &err), err);
        assert_ok(store_commit(change, &err), err);
        store_close(writer);
    }
    /* one file, without a log beside it */
    assert_int_not_equal(access(arena_printf(site->arena, "%s-wal", copy), F_OK), 0);
    assert_int_not_equal(access(arena_printf(site->arena, "%s.part", copy), F_OK), 0);
    assert_refused(store_backup(store, copy, &err), err, ERR_INPUT);
    store_close(store);
    assert_ok(store_open(&sqlite_driver, copy, &restored, &err), err);
    assert_ok(store_check(restored, &err), err);
    assert_string_equal(fixture_state(restored, site->arena), before);
    item.id = fixture_add(restored, "r3", &item);
    store_close(restored);
}

/* What SQLite makes beside a copy goes with it when the copy fails (here: no index of its log can be
 * made), and what an earlier one left there is not read into the next. */
static void a_failed_backup_leaves_nothing(void **state)
{
    static const char *const endings[] = {"", "-wal", "-journal"};
    struct site *site = *state;
    char *copy = arena_printf(site->arena, "%s/copy.db", site->dir);
    char *in_the_way = arena_printf(site->arena, "%s.part-shm", copy);
    struct store *store;
    struct err err = {0};

    make_school(site);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    assert_int_equal(mkdir(in_the_way, 0700), 0);
    assert_refused(store_backup(store, copy, &err), err, ERR_STORE);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        assert_int_not_equal(access(arena_printf(site->arena, "%s.part%s", copy, endings[i]), F_OK),
                             0);
    assert_int_equal(rmdir(in_the_way), 0);
    assert_int_equal(symlink("nowhere", arena_printf(site->arena, "%s.part-wal", copy)), 0);
    assert_ok(store_backup(store, copy, &err), err);
    store_close(store);
}

static void a_file_for_reading_takes_no_change(void **state)
{
    struct site *site = *state;
    struct db *db;
    struct err err = {0};

    make_school(site);
    assert_ok(sqlite_driver.open(site->url, DB_READ, &db, &err), err);
    assert_refused(sqlite_driver.begin(db, true, &err), err, ERR_STORE);
    assert_non_null(strstr(err.message, "read-only"));
    assert_ok(sqlite_driver.begin(db, false, &err), err);
    sqlite_driver.rollback(db);
    sqlite_driver.close(db);
}

/* Writes into the file, which is not in WAL mode, for a while; says when it has begun. */
static void hold_a_writer(const char *url, int begun)
{
    struct err err = {0};
    struct db *db;

    /* a connection that only looks leaves the mode as it is */
    if (!sqlite_driver.open(url, DB_WATCH, &db, &err) ||
        !sqlite_driver.exec(db, "PRAGMA query_only = OFF; BEGIN IMMEDIATE", &err) ||
        write(begun, "!", 1) != 1)
        _exit(1);
    usleep(700000);
    sqlite_driver.rollback(db);
    sqlite_driver.close(db);
    _exit(0);
}

/* The switch to the log is refused at once while somebody writes: that is waited for as any other lock. */
static void a_writer_of_a_backup_is_waited_for(void **state)
{
    const struct site *site = *state;
    const char *copy = arena_printf(site->arena, "%s/backup.db", site->dir);
    struct err err = {0};
    struct store *store;
    int begun[2], status;
    pid_t writer;
    char mark;

    make_school(site);
    assert_ok(store_open(&sqlite_driver, site->url, &store, &err), err);
    assert_ok(store_backup(store, copy, &err), err);
    store_close(store);
    assert_int_equal(pipe(begun), 0);
    writer = fork();
    assert_true(writer >= 0);
    if (writer == 0)
        hold_a_writer(copy, begun[1]);
    assert_int_equal(read(begun[0], &mark, 1), 1);
    assert_ok(store_open(&sqlite_driver, copy, &store, &err), err);
    store_close(store);
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
    close(begun[0]);
    close(begun[1]);
}

int main(void)
{
#define SITE_TEST(test) cmocka_unit_test_setup_teardown(test, site_setup, site_teardown)
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_writer_of_a_backup_is_waited_for),
        SITE_TEST(foreign_files_stay_as_they_are),
        SITE_TEST(newer_and_cut_off_files_stay_as_they_are),
        SITE_TEST(what_is_no_file_is_refused),
        SITE_TEST(an_empty_file_becomes_a_school),
        SITE_TEST(odd_names_are_plain_names),
        SITE_TEST(the_umask_decides),
        SITE_TEST(damage_is_told),
        SITE_TEST(a_full_disk_refuses),
        SITE_TEST(missing_rights_are_told),
        SITE_TEST(one_of_a_group_locks_nobody_out),
        SITE_TEST(a_lock_is_told),
        SITE_TEST(closing_one_keeps_the_others_locks),
        SITE_TEST(a_backup_is_whole),
        SITE_TEST(a_failed_backup_leaves_nothing),
        SITE_TEST(a_file_for_reading_takes_no_change),
    };

    return cmocka_run_group_tests_name("the file of the store", tests, NULL, NULL);
}
