/* A small school for the tests of the store: values with everything that a value can be. */
#ifndef SUPPORT_STORE_FIXTURE_H
#define SUPPORT_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "store/store.h"

/* Fails the test with the store's own words. */
#define assert_ok(call, err)                                                                       \
    do {                                                                                           \
        err_clear(&(err));                                                                         \
        if (!(call))                                                                               \
            fail_msg("%s: [%d] %s", #call, (int)(err).code, (err).message);                        \
    } while (0)
/* The call fails, with that code and some sentence. */
#define assert_refused(call, err, wanted)                                                          \
    do {                                                                                           \
        err_clear(&(err));                                                                         \
        if (call)                                                                                  \
            fail_msg("%s succeeded", #call);                                                       \
        if ((err).code != (wanted) || (err).message[0] == '\0')                                    \
            fail_msg("%s: [%d] %s", #call, (int)(err).code, (err).message);                        \
    } while (0)

#define FIXTURE_DAY ((day_t)20774) /* 2026-11-17, a Tuesday */

/* A new directory; under /dev/shm where `fast`, for tests that commit thousands of times. */
char *fixture_dir(struct arena *arena, bool fast);
void fixture_remove(const char *dir);
/* A file's bytes, whole; and the names in a directory, "." and ".." among them. */
struct bytes
{
    unsigned char *data;
    size_t count;
};
struct bytes fixture_read_file(const char *path, struct arena *arena);
void fixture_write_file(const char *path, const void *data, size_t count);
int fixture_names_in(const char *dir);

/* A directory for one test, with the place of a database in it; what is put into store is closed with it. */
struct site
{
    struct arena *arena;
    char *dir;
    char *url;
    struct store *store;
};
struct site *site_new(bool fast);
/* cmocka's setup, of one that is not fast, and teardown: *state is the site. */
int site_setup(void **state);
int site_teardown(void **state);

struct school fixture_school(void);
struct class fixture_class(int64_t id, int number);
/* Homework of a class, assigned on a day, due `span` days later. */
struct assignment fixture_assignment(int64_t id, int64_t class_id, day_t assigned, int span);

/* Begins a change with a request key; fails the test when it does not begin. */
struct change *fixture_begin(struct store *store, const char *request, const char *actor,
                             const char *action);
/* One change that adds `count` classes, ids 1..count (in a new school). */
void fixture_add_classes(struct store *store, int count);
/* One change that adds one assignment; gives its id. */
int64_t fixture_add(struct store *store, const char *request, const struct assignment *like);
/* The rev of the school. */
int64_t fixture_rev(struct store *store);
/* All that can be read, as one text: equal texts are equal databases. */
char *fixture_state(struct store *store, struct arena *arena);

#endif
