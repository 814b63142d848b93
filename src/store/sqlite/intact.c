/* Sees that a database was written over in place, as cp restores one: same name, same inode. In WAL mode
 * the file changes by checkpoints alone, which copy pages out of the log; every commit of ours changes
 * one known page. So that page is as it was at the last look, or as the log has it later on. The log
 * itself is told by the index that the connections share. The places are those of SQLite's file format
 * and its WAL index (sqlite.org/walformat.html). */
#include "config.h"

#include "store/sqlite/intact.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* in the file's header */
#define HEADER_BYTES 100
#define AT_PAGE_SIZE 16
#define AT_FORMATS 18 /* to write and to read: both 2 in WAL mode */
#define AT_CHANGES 24
#define FORMAT_WAL 2
#define PAGE_MAX_BYTES 65536 /* written as 1 */

/* in the log: a header, then frames, each with a header and a page */
#define LOG_HEADER_BYTES 32
#define LOG_AT_NUMBER 12 /* and the salt behind it */
#define LOG_AT_SALT 16
#define SALT_BYTES 8
#define FRAME_HEADER_BYTES 24
#define FRAME_AT_SALT 8
#define FRAME_AT_CHECKSUM 16

/* in the index: the header lies there twice, to be read without a lock */
#define INDEX_REGION_BYTES 32768
#define INDEX_HEADER_BYTES 48
#define INDEX_TRIES 100

struct index_header
{
    uint32_t version, unused, changes;
    uint8_t is_set, is_big_endian;
    uint16_t page_size;
    uint32_t last_frame; /* the last that is committed; 0: the log begins anew */
    uint32_t pages;
    uint32_t frame_checksum[2];
    unsigned char salt[SALT_BYTES];
    uint32_t checksum[2];
};
_Static_assert(sizeof(struct index_header) == INDEX_HEADER_BYTES, "as SQLite has it");

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           (uint32_t)bytes[3];
}

static sqlite3_file *file_of(sqlite3 *handle, int which)
{
    sqlite3_file *file = NULL;

    if (sqlite3_file_control(handle, "main", which, &file) != SQLITE_OK || !file || !file->pMethods)
        return NULL;
    return file;
}

static size_t page_size(const unsigned char *header)
{
    size_t bytes = (size_t)header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];

    return bytes == 1 ? PAGE_MAX_BYTES : bytes;
}

static void read_log_header(sqlite3 *handle, unsigned char header[INTACT_LOG_BYTES])
{
    sqlite3_file *log = file_of(handle, SQLITE_FCNTL_JOURNAL_POINTER);

    if (!log || log->pMethods->xRead(log, header, INTACT_LOG_BYTES, LOG_AT_NUMBER) != SQLITE_OK)
        memset(header, 0, INTACT_LOG_BYTES);
}

/* ---- the log ---- */

/* False: there is no index, or it is being written again and again. */
static bool read_index(sqlite3 *handle, struct index_header *header)
{
    sqlite3_file *file = file_of(handle, SQLITE_FCNTL_FILE_POINTER);
    void volatile *region = NULL;
    struct index_header twin;

    if (!file || file->pMethods->iVersion < 2 ||
        file->pMethods->xShmMap(file, 0, INDEX_REGION_BYTES, 0, &region) != SQLITE_OK || !region)
        return false;
    for (int i = 0; i < INDEX_TRIES; i++) {
        memcpy(header, (const void *)region, sizeof *header);
        file->pMethods->xShmBarrier(file);
        memcpy(&twin, (const unsigned char *)region + sizeof *header, sizeof twin);
        if (memcmp(header, &twin, sizeof twin) == 0)
            return true;
    }
    return false;
}

static bool has_last_frame(sqlite3_file *log, const struct index_header *index)
{
    sqlite3_int64 page_bytes = index->page_size == 1 ? PAGE_MAX_BYTES : index->page_size;
    sqlite3_int64 at =
        LOG_HEADER_BYTES + (index->last_frame - 1) * (FRAME_HEADER_BYTES + page_bytes);
    unsigned char frame[FRAME_HEADER_BYTES];

    return log->pMethods->xRead(log, frame, sizeof frame, at) == SQLITE_OK &&
           memcmp(frame + FRAME_AT_SALT, index->salt, SALT_BYTES) == 0 &&
           big_endian(frame + FRAME_AT_CHECKSUM) == index->frame_checksum[0] &&
           big_endian(frame + FRAME_AT_CHECKSUM + 4) == index->frame_checksum[1];
}

/* A log that begins anew keeps the old frames until the first new one; its first salt is one more. */
static bool begins_anew(sqlite3_file *log, const struct index_header *index)
{
    unsigned char salt[SALT_BYTES];

    return log->pMethods->xRead(log, salt, sizeof salt, LOG_AT_SALT) != SQLITE_OK ||
           memcmp(salt, index->salt, sizeof salt) == 0 ||
           big_endian(salt) + 1 == big_endian(index->salt);
}

/* `strict`: also that nothing foreign is where nothing is committed yet. */
static bool is_ours(sqlite3 *handle, bool strict)
{
    sqlite3_file *log = file_of(handle, SQLITE_FCNTL_JOURNAL_POINTER);
    struct index_header before, after;

    if (!log)
        return true;
    for (int i = 0; i < INDEX_TRIES; i++) {
        if (!read_index(handle, &before))
            return true;
        if (!before.is_set)
            return !strict;
        if (before.last_frame > 0 ? has_last_frame(log, &before)
                                  : !strict || begins_anew(log, &before))
            return true;
        /* it may have been begun anew in between */
        if (!read_index(handle, &after) || memcmp(&before, &after, sizeof after) == 0)
            return false;
    }
    return true;
}

bool intact_log(sqlite3 *handle)
{
    return is_ours(handle, true);
}

bool intact_commits(sqlite3 *handle)
{
    return is_ours(handle, false);
}

/* ---- the file ---- */

/* Whether that log has the page as it is in the file now, after what it was before. */
static bool is_in_log(const struct intact *intact, sqlite3 *handle,
                      const unsigned char header[INTACT_LOG_BYTES])
{
    sqlite3_file *log = file_of(handle, SQLITE_FCNTL_JOURNAL_POINTER);
    sqlite3_int64 page = intact->page_at / (sqlite3_int64)intact->page_bytes + 1;
    sqlite3_int64 step = FRAME_HEADER_BYTES + (sqlite3_int64)intact->page_bytes;
    unsigned char frame[FRAME_HEADER_BYTES];
    unsigned char *bytes;
    bool found = false;

    if (!log)
        return false;
    bytes = malloc(intact->page_bytes);
    if (!bytes)
        die("out of memory (%zu bytes)", intact->page_bytes);
    for (sqlite3_int64 at = LOG_HEADER_BYTES;
         log->pMethods->xRead(log, frame, sizeof frame, at) == SQLITE_OK &&
         memcmp(frame + FRAME_AT_SALT, header + LOG_AT_SALT - LOG_AT_NUMBER, SALT_BYTES) == 0;
         at += step) {
        if (big_endian(frame) != page || log->pMethods->xRead(log, bytes, (int)intact->page_bytes,
                                                              at + FRAME_HEADER_BYTES) != SQLITE_OK)
            continue;
        if (memcmp(bytes, intact->page, intact->page_bytes) == 0)
            found = false;
        else if (memcmp(bytes, intact->now, intact->page_bytes) == 0)
            found = true;
    }
    free(bytes);
    return found;
}

/* Where the file ends before it, the page is all zero: it is in the log as yet. */
static bool read_page(const struct intact *intact, sqlite3_file *file, unsigned char *page)
{
    int code = file->pMethods->xRead(file, page, (int)intact->page_bytes, intact->page_at);

    return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ;
}

/* Of a log that began anew since the last look the earlier part is gone: then it must be ours, at least. */
static bool came_from_log(const struct intact *intact, sqlite3 *handle)
{
    static const unsigned char none[INTACT_LOG_BYTES];
    const unsigned char *last = intact->log;
    unsigned char log[INTACT_LOG_BYTES];

    read_log_header(handle, log);
    /* the first after none */
    if (memcmp(last, none, sizeof none) == 0 && memcmp(log, none, LOG_AT_SALT - LOG_AT_NUMBER) == 0)
        last = log;
    return is_in_log(intact, handle, last) ||
           (memcmp(log, last, sizeof log) != 0 && intact_log(handle));
}

/* One look; false also where a checkpoint was just writing. */
static bool look(struct intact *intact, sqlite3 *handle)
{
    sqlite3_file *file = file_of(handle, SQLITE_FCNTL_FILE_POINTER);
    unsigned char header[HEADER_BYTES], log[INTACT_LOG_BYTES];
    unsigned char *page;

    if (!file)
        return true;
    read_log_header(handle, log); /* before the page: so it is never newer than that */
    if (file->pMethods->xRead(file, header, sizeof header, 0) != SQLITE_OK ||
        header[AT_FORMATS] != FORMAT_WAL || header[AT_FORMATS + 1] != FORMAT_WAL ||
        big_endian(header + AT_CHANGES) < intact->changes)
        return false;
    if (intact->page_at > 0) {
        if (page_size(header) != intact->page_bytes || !read_page(intact, file, intact->now))
            return false;
        if (memcmp(intact->page, intact->now, intact->page_bytes) != 0 &&
            !came_from_log(intact, handle))
            return false;
        page = intact->page;
        intact->page = intact->now;
        intact->now = page;
    }
    intact->changes = big_endian(header + AT_CHANGES);
    memcpy(intact->log, log, sizeof log);
    return true;
}

bool intact_file(struct intact *intact, sqlite3 *handle)
{
    return look(intact, handle) || look(intact, handle);
}

void intact_remember(struct intact *intact, sqlite3 *handle, int64_t root_page)
{
    sqlite3_file *file = file_of(handle, SQLITE_FCNTL_FILE_POINTER);
    unsigned char header[HEADER_BYTES];

    intact_forget(intact);
    if (!file)
        return;
    read_log_header(handle, intact->log);
    if (file->pMethods->xRead(file, header, sizeof header, 0) != SQLITE_OK)
        return;
    intact->changes = big_endian(header + AT_CHANGES);
    if (root_page == 0)
        return;
    intact->page_bytes = page_size(header);
    intact->page = malloc(intact->page_bytes);
    intact->now = malloc(intact->page_bytes);
    if (!intact->page || !intact->now)
        die("out of memory (%zu bytes)", intact->page_bytes);
    intact->page_at = (root_page - 1) * (int64_t)intact->page_bytes;
    if (!read_page(intact, file, intact->page))
        intact->page_at = 0;
}

void intact_forget(struct intact *intact)
{
    free(intact->page);
    free(intact->now);
    *intact = (struct intact){0};
}
