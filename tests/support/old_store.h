/* Databases as earlier versions of the schema kept them, from tests/fixtures/store_vN.sql. */
#ifndef SUPPORT_OLD_STORE_H
#define SUPPORT_OLD_STORE_H

/* There is one of each version from 1 to this. */
#define OLD_STORE_VERSIONS 5

/* Makes the file, of that version; fails the test where it cannot. */
void old_store_make(const char *url, int version);
/* The version of the data in a file, without changing it. */
int old_store_version(const char *url);

#endif
