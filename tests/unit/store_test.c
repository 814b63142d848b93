/* The conformance suite on SQLite. */
#include "config.h"

#include "support/store_conformance.h"
#include "support/store_fixture.h"

static char *directory;
static int made;

static char *fresh_file(struct arena *arena)
{
    return arena_printf(arena, "%s/%d.db", directory, ++made);
}

int main(void)
{
    const struct store_place place = {.driver = &sqlite_driver, .fresh = fresh_file};
    struct arena *arena = arena_new();
    int failed;

    directory = fixture_dir(arena, true);
    failed = store_conformance("the store on SQLite", &place);
    fixture_remove(directory);
    arena_free(arena);
    return failed;
}
