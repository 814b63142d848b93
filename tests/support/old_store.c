/* Older databases, made from the dumps of their versions. */
#include "config.h"

#include "support/old_store.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "store/driver.h"
#include "support/store_fixture.h"

static char *read_fixture(int version, struct arena *arena)
{
    const char *source = getenv("HWBOARD_SRCDIR");
    char *path =
        arena_printf(arena, "%s/tests/fixtures/store_v%d.sql", !source ? "." : source, version);
    FILE *file = fopen(path, "rb");
    struct stat status;
    char *text;

    if (!file || fstat(fileno(file), &status) != 0)
        fail_msg("%s cannot be read", path);
    text = arena_alloc(arena, (size_t)status.st_size + 1);
    assert_int_equal(fread(text, 1, (size_t)status.st_size, file), status.st_size);
    text[status.st_size] = '\0';
    fclose(file);
    return text;
}

void old_store_make(const char *url, int version)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    struct db *db;

    assert_ok(sqlite_driver.open(url, DB_CREATE, &db, &err), err);
    assert_ok(sqlite_driver.exec(db, read_fixture(version, arena), &err), err);
    assert_ok(sqlite_driver.set_version(db, version, &err), err);
    sqlite_driver.close(db);
    arena_free(arena);
}

int old_store_version(const char *url)
{
    struct err err = {0};
    struct db *db;
    int version;

    assert_ok(sqlite_driver.open(url, DB_READ, &db, &err), err);
    assert_ok(sqlite_driver.version(db, &version, &err), err);
    sqlite_driver.close(db);
    return version;
}
