/* Looks at a database file's first hundred bytes. The places of the values are those of the SQLite
 * file format, which is fixed. */
#include "config.h"

#include "store/sqlite/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/i18n.h"

#define GROUP_MODE 0660
#define HEADER_BYTES 100
#define MAGIC "SQLite format 3" /* with its end, 16 bytes */
#define AT_PAGE_SIZE 16
#define AT_CHANGE_COUNTER 24
#define AT_PAGE_COUNT 28
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR 92 /* the change counter that the page count belongs to */
#define PAGE_MIN_BYTES 512
#define PAGE_MAX_BYTES 65536 /* written as 1 */

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           (uint32_t)bytes[3];
}

/* What SQLite puts behind the name of a database. */
static const char *const companions[] = {"", "-wal", "-shm", "-journal"};

/* Whether a log of writes lies beside the file, which may hold more than the file has yet. */
static bool has_log(const char *path)
{
    static const char *const endings[] = {"-wal", "-journal"};
    struct arena *arena = arena_new();
    struct stat status;
    bool found = false;

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const char *log = arena_printf(arena, "%s%s", path, endings[i]);

        found = found || (stat(log, &status) == 0 && status.st_size > 0);
    }
    arena_free(arena);
    return found;
}

static bool check_header(const char *path, const unsigned char *bytes, off_t size, int newest,
                         struct file_header *header, struct err *err)
{
    uint32_t page_size = (uint32_t)bytes[AT_PAGE_SIZE] << 8 | bytes[AT_PAGE_SIZE + 1];
    uint32_t version = big_endian(bytes + AT_USER_VERSION);

    if (size < HEADER_BYTES || memcmp(bytes, MAGIC, sizeof MAGIC) != 0)
        return err_set(err, ERR_STORE,
                       _("%s is not a database of hwboard: choose another file with --db"), path);
    if (big_endian(bytes + AT_APPLICATION_ID) != FILE_APPLICATION_ID)
        return err_set(err, ERR_STORE,
                       _("%s is a database of another program: choose another file with --db"),
                       path);
    if (version > (uint32_t)newest)
        return err_set(err, ERR_STORE,
                       _("%s was made by a newer hwboard (version %d of the data, this one knows "
                         "%d): install the newer one"),
                       path, (int)version, newest);
    if (page_size == 1)
        page_size = PAGE_MAX_BYTES;
    if (page_size < PAGE_MIN_BYTES || (page_size & (page_size - 1)) != 0)
        return err_set(err, ERR_STORE, _("%s is damaged: restore a backup"), path);
    if (big_endian(bytes + AT_CHANGE_COUNTER) == big_endian(bytes + AT_VALID_FOR) &&
        (uint64_t)size < (uint64_t)big_endian(bytes + AT_PAGE_COUNT) * page_size && !has_log(path))
        return err_set(err, ERR_STORE, _("%s is cut off (%lld bytes): restore a backup"), path,
                       (long long)size);
    header->state = FILE_OURS;
    header->version = (int)version;
    return true;
}

static bool set_open_error(const char *path, struct err *err)
{
    if (errno == EACCES || errno == EPERM)
        return err_set(err, ERR_STORE, _("you may not read %s: ask whoever looks after it"), path);
    return err_set(err, ERR_STORE, _("%s cannot be opened (%s): choose another file with --db"),
                   path, err_reason(errno));
}

static bool read_header(int fd, unsigned char *bytes)
{
    size_t got = 0;

    while (got < HEADER_BYTES) {
        ssize_t length = pread(fd, bytes + got, HEADER_BYTES - got, (off_t)got);

        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return false;
        if (length == 0)
            break;
        got += (size_t)length;
    }
    return true;
}

bool file_identify(const char *path, struct file_header *header)
{
    struct stat status;

    *header = (struct file_header){.state = FILE_MISSING};
    if (stat(path, &status) != 0)
        return false;
    header->device = status.st_dev;
    header->inode = status.st_ino;
    return true;
}

bool file_inspect(const char *path, int newest, struct file_header *header, struct err *err)
{
    unsigned char bytes[HEADER_BYTES] = {0};
    struct stat status;
    bool good = false;
    int fd;

    *header = (struct file_header){.state = FILE_MISSING};
    /* not waiting for the other end, should it be a pipe */
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT || set_open_error(path, err);
    if (fstat(fd, &status) != 0) {
        set_open_error(path, err);
        goto out;
    }
    header->device = status.st_dev;
    header->inode = status.st_ino;
    if (S_ISDIR(status.st_mode)) {
        err_set(err, ERR_STORE, _("%s is a directory: name a file in it with --db"), path);
    } else if (!S_ISREG(status.st_mode)) {
        err_set(err, ERR_STORE, _("%s is not an ordinary file: choose another with --db"), path);
    } else if (status.st_size == 0) {
        header->state = FILE_EMPTY;
        good = true;
    } else if (!read_header(fd, bytes)) {
        set_open_error(path, err);
    } else {
        good = check_header(path, bytes, status.st_size, newest, header, err);
    }
out:
    close(fd);
    return good;
}

/* Device and inode of the folder that a file is in. */
static bool identify_folder(const char *path, struct arena *arena, struct file_header *folder)
{
    const char *slash = strrchr(path, '/');

    return file_identify(!slash ? "." : arena_strndup(arena, path, (size_t)(slash - path) + 1),
                         folder);
}

static const char *name_in_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    return !slash ? path : slash + 1;
}

static bool is_same_inode(const struct file_header *a, const struct file_header *b)
{
    return a->device == b->device && a->inode == b->inode;
}

static bool is_same_file(const char *a, const char *b, struct arena *arena)
{
    struct file_header first, second;
    bool first_there = file_identify(a, &first);
    bool second_there = file_identify(b, &second);

    if (first_there || second_there)
        return first_there && second_there && is_same_inode(&first, &second);
    return strcmp(name_in_folder(a), name_in_folder(b)) == 0 && identify_folder(a, arena, &first) &&
           identify_folder(b, arena, &second) && is_same_inode(&first, &second);
}

bool file_belongs(const char *database, const char *path)
{
    struct arena *arena = arena_new();
    bool belongs = false;

    for (size_t i = 0; i < sizeof companions / sizeof companions[0] && !belongs; i++)
        belongs = is_same_file(arena_printf(arena, "%s%s", database, companions[i]), path, arena);
    arena_free(arena);
    return belongs;
}

/* In a folder that hands its group on, the file is the group's, whatever the umask: the files that the engine
 * puts beside it take its mode, and one of a member would lock the others out. */
static void share_with_group(int fd, const char *path)
{
    struct arena *arena = arena_new();
    char *folder = arena_strdup(arena, path), *slash = strrchr(folder, '/');
    struct stat status;

    if (slash)
        slash[slash == folder] = '\0';
    if (stat(slash ? folder : ".", &status) == 0 && (status.st_mode & S_ISGID))
        (void)!fchmod(fd, GROUP_MODE);
    arena_free(arena);
}

bool file_make(const char *path, struct err *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0 && errno != EEXIST)
        return err_set(err, ERR_STORE,
                       _("%s cannot be created (%s): create its directory first, or choose another "
                         "file with --db"),
                       path, err_reason(errno));
    if (fd >= 0) {
        share_with_group(fd, path);
        close(fd);
    }
    return true;
}

void file_share_beside(const char *path)
{
    struct arena *arena = arena_new();
    struct stat own, beside;

    if (stat(path, &own) == 0)
        for (size_t i = 1; i < sizeof companions / sizeof companions[0]; i++) {
            const char *name = arena_printf(arena, "%s%s", path, companions[i]);

            if (stat(name, &beside) == 0 && beside.st_uid == geteuid() &&
                beside.st_gid != own.st_gid)
                (void)!chown(name, (uid_t)-1, own.st_gid);
        }
    arena_free(arena);
}

void file_remove(const char *path)
{
    struct arena *arena = arena_new();

    for (size_t i = 0; i < sizeof companions / sizeof companions[0]; i++)
        unlink(arena_printf(arena, "%s%s", path, companions[i]));
    arena_free(arena);
}
