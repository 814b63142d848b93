/* Bringing a database that an earlier version made up to the newest one. */
#ifndef STORE_UPGRADE_H
#define STORE_UPGRADE_H

#include "store/driver.h"
#include "store/store.h"

/* Asks (where the upgrade says whom), copies the database beside itself and applies all that is missing in
 * one transaction. False: nothing of it is changed. */
bool store_upgrade(const struct db_driver *driver, struct db *db, const char *url, int version,
                   const struct upgrade *upgrade, struct err *err);

#endif
