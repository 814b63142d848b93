/* The numbered migrations, embedded at build, and bringing a database up to the newest one. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "store/driver.h"

/* Made from migrations/NNN.sql: per version its lines, ended by NULL; version 1 is texts[0]. */
extern const char *const *const migration_texts[];
extern const int migration_count; /* also the newest version */

/* Applies the next missing version inside the caller's write transaction. */
bool migrate_step(const struct db_driver *driver, struct db *db, int version, day_t day,
                  struct err *err);

#endif
