/* What a database file says of itself before SQLite touches it: SQLite would write into a foreign
 * file (journal mode) or put files beside it. */
#ifndef STORE_SQLITE_FILE_H
#define STORE_SQLITE_FILE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

#define FILE_APPLICATION_ID 0x48574244 /* "HWBD" */

enum file_state
{
    FILE_MISSING,
    FILE_EMPTY,
    FILE_OURS,
};

struct file_header
{
    enum file_state state;
    int version; /* of the schema, as the file itself says (a write-ahead log may know better) */
    dev_t device;
    ino_t inode;
};

/* Reads the header. False (ERR_STORE): a directory, no permission, not SQLite, not ours, newer than
 * `newest`, cut off. The file is only read. */
bool file_inspect(const char *path, int newest, struct file_header *header, struct err *err);
/* Only device and inode, without opening the file; false where there is none. */
bool file_identify(const char *path, struct file_header *header);
/* Whether `path` is the database (its real path) or one of the files that SQLite keeps or may make
 * beside it: the same file by whatever name, or the same name where there is none yet. */
bool file_belongs(const char *database, const char *path);
/* Makes an empty file, or leaves the one that is there. The umask decides who may use it, but in a
 * folder with setgid, where it is the group's. */
bool file_make(const char *path, struct err *err);
/* What the engine has laid beside the file in the group of who opened it, goes to the file's own group: else
 * the others of that group would be locked out until the last one leaves. */
void file_share_beside(const char *path);
/* Removes a database that nobody has open, with the files beside it: the log of one that was broken off
 * would be read into the next of that name. */
void file_remove(const char *path);

#endif
