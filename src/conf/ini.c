#include "config.h"

/* One INI file from the disk: its bytes through the pre-pass, then the file through iniparser. Only
 * this file knows iniparser, and of it only load, getstring and freedict: its number and flag
 * readers crash on a key that is a section (CVE-2023-33461) and read "12abc" as 12. */
#include "conf/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef HAVE_INIPARSER_INIPARSER_H
#include <iniparser/iniparser.h>
#else
#include <iniparser.h>
#endif

#include "base/i18n.h"
#include "base/limits.h"

/* iniparser prints its complaints; ours come from the pre-pass. */
static int ignore_complaint(const char *format, ...)
{
    (void)format;
    return 0;
}

/* Reads the whole file into the arena; NULL where a fault was added or, with *absent, where there is
 * no such file. */
static char *read_bytes(struct arena *arena, const char *path, size_t *bytes, bool *absent,
                        struct faults *faults)
{
    char *data = NULL;
    *absent = false;
    /* O_NONBLOCK: a pipe in the file's place is refused, not waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        *absent = errno == ENOENT || errno == ENOTDIR;
        if (!*absent) {
            faults_add(faults, path, 0, _("cannot be read: %s"), err_reason(errno));
        }
        return NULL;
    }
    struct stat status;
    if (fstat(fd, &status) != 0) {
        faults_add(faults, path, 0, _("cannot be read: %s"), err_reason(errno));
        goto out;
    }
    if (!S_ISREG(status.st_mode)) {
        faults_add(faults, path, 0, _("is not a regular file: name an INI file"));
        goto out;
    }
    if (status.st_size > CONF_FILE_MAX_BYTES) {
        faults_add(faults, path, 0, _("has more than %d bytes: name an INI file"),
                   CONF_FILE_MAX_BYTES);
        goto out;
    }
    size_t size = (size_t)status.st_size;
    size_t done = 0;
    char *buffer = arena_alloc(arena, size + 1);
    while (done < size) {
        ssize_t got = read(fd, buffer + done, size - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            faults_add(faults, path, 0, _("cannot be read: %s"), err_reason(errno));
            goto out;
        }
        if (got == 0) {
            break; /* it became shorter meanwhile; iniparser's reading will tell */
        }
        done += (size_t)got;
    }
    *bytes = done;
    data = buffer;
out:
    close(fd);
    return data;
}

/* True when iniparser read exactly what the pre-pass saw: nothing was bent, and the file did not
 * change between the two readings. */
static bool agrees(const struct ini_file *file)
{
    iniparser_set_error_callback(ignore_complaint);
    dictionary *values = iniparser_load(file->path);
    iniparser_set_error_callback(NULL);
    if (values == NULL) {
        return false;
    }
    bool same = true;
    for (size_t i = 0; i < file->count && same; i++) {
        const struct ini_entry *entry = &file->entries[i];
        char key[2 * CONF_LINE_MAX_BYTES + 2]; /* each of them stands in one line */
        stpcpy(stpcpy(stpcpy(key, entry->section->name), ":"), entry->key);
        const char *value = iniparser_getstring(values, key, NULL);
        same = value != NULL && strcmp(value, entry->value) == 0;
    }
    same = same && (size_t)values->n == file->count + file->section_count;
    iniparser_freedict(values);
    return same;
}

enum ini_outcome ini_read(struct arena *arena, const char *path, bool proven, struct ini_file *file,
                          struct faults *faults)
{
    *file = (struct ini_file){.path = arena_strdup(arena, path)};
    size_t faults_before = faults->count;
    size_t bytes = 0;
    bool absent = false;
    char *data = read_bytes(arena, path, &bytes, &absent, faults);
    if (absent) {
        return INI_ABSENT;
    }
    if (data != NULL) {
        ini_prepass(arena, data, bytes, file, faults);
    }
    if (faults->count > faults_before) {
        return INI_FAULTY;
    }
    if (!proven && !agrees(file)) {
        faults_add(faults, path, 0, _("changed while it was read: try again"));
        return INI_FAULTY;
    }
    return INI_READ;
}
