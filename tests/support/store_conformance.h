/* What every driver's store must do. A driver's test gives an empty place each time it is asked, and
 * runs the whole list. */
#ifndef SUPPORT_STORE_CONFORMANCE_H
#define SUPPORT_STORE_CONFORMANCE_H

#include "base/arena.h"
#include "store/driver.h"

struct store_place
{
    const struct db_driver *driver;
    /* The URL of a place where no database is; lives in the arena. */
    char *(*fresh)(struct arena *arena);
};

/* Runs the suite; the number of tests that failed. */
int store_conformance(const char *name, const struct store_place *place);

#endif
