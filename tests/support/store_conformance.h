/* What every driver's store must do. A driver's test gives an empty place each time it is asked, and
 * runs the whole list. */
#ifndef SUPPORT_STORE_CONFORMANCE_H
#define SUPPORT_STORE_CONFORMANCE_H

#include "base/arena.h"
#include "store/driver.h"
#include "store/store.h"

struct store_place
{
    const struct db_driver *driver;
    /* The URL of a place where no database is; lives in the arena. */
    char *(*fresh)(struct arena *arena);
};

/* What each test is given: a new school of three classes. */
struct open_school
{
    struct arena *arena;
    char *url;
    struct store *store;
};

/* The tests in store_conformance_chain.c. */
void chain_entities_round_trip(void **state);
void chain_bounds_are_kept(void **state);
void chain_timed_are_found(void **state);
void chain_lists_keep_their_ranges(void **state);
void search_finds_words(void **state);
void search_ranks(void **state);
void search_is_what_a_look_finds(void **state);

/* Runs the suite; the number of tests that failed. */
int store_conformance(const char *name, const struct store_place *place);

#endif
