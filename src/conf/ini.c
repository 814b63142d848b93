/* One INI file from the disk: its bytes through the pre-pass, its values through iniparser. Only this
 * file knows iniparser, and of it only load, getstring, freedict and the list that it loads into: its
 * number and flag readers crash on a key that is a section (CVE-2023-33461) and read "12abc" as 12. */
#include "config.h"

#include "conf/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
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
#include "conf/conf.h"

/* It has no version to ask for: 4.2 brought this function. */
extern dictionary *iniparser_load_file(FILE *in, const char *name) __attribute__((weak));

const char *conf_library(void)
{
    return iniparser_load_file ? "iniparser 4.2+" : "iniparser 4.1";
}

/* iniparser prints its complaints; ours come from the pre-pass. */
static int ignore_complaint(const char *format, ...)
{
    (void)format;
    return 0;
}

uint32_t ini_hash(const char *section, const char *key)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (const char *c = section; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    hash = (hash ^ ':') * 16777619u;
    for (const char *c = key; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    return hash;
}

struct ini_section *ini_add_section(struct arena *arena, struct ini_file *file)
{
    file->sections = arena_grow(arena, file->sections, &file->section_capacity,
                                file->section_count + 1, sizeof(struct ini_section *));
    struct ini_section *section = ARENA_NEW(arena, struct ini_section);
    file->sections[file->section_count++] = section;
    return section;
}

struct ini_entry *ini_add_entry(struct arena *arena, struct ini_file *file)
{
    file->entries = arena_grow(arena, file->entries, &file->capacity, file->count + 1,
                               sizeof(struct ini_entry));
    return &file->entries[file->count++];
}

char *ini_file_bytes(struct arena *arena, const char *path, size_t *bytes, bool *absent,
                     struct faults *faults)
{
    char *data = NULL;
    *absent = false;
    /* O_NONBLOCK: a pipe in the file's place is refused, not waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        *absent = errno == ENOENT || errno == ENOTDIR;
        if (!*absent)
            faults_add(faults, path, 0, _("cannot be read: %s"), err_reason(errno));
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
        faults_add(faults, path, 0, _("is larger than %d bytes: name an INI file"),
                   CONF_FILE_MAX_BYTES);
        goto out;
    }
    size_t size = (size_t)status.st_size;
    size_t done = 0;
    char *buffer = arena_bytes(arena, size + 1);
    while (done < size) {
        ssize_t got = read(fd, buffer + done, size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            faults_add(faults, path, 0, _("cannot be read: %s"), err_reason(errno));
            goto out;
        }
        if (got == 0)
            break; /* it became shorter meanwhile; iniparser's reading will tell */
        done += (size_t)got;
    }
    *bytes = done;
    data = buffer;
out:
    close(fd);
    return data;
}

static dictionary *load(const char *path)
{
    iniparser_set_error_callback(ignore_complaint);
    dictionary *values = iniparser_load(path);
    iniparser_set_error_callback(NULL);
    return values;
}

/* Gives every key that the pre-pass found what iniparser read for it. False where they do not say the
 * same: the file changed between the two readings, or a version bends what no version should. */
static bool take_values(struct arena *arena, const char *path, struct ini_file *file)
{
    dictionary *values = load(path);
    if (!values)
        return false;
    bool same = (size_t)values->n == file->count + file->section_count;
    for (size_t i = 0; i < file->count && same; i++) {
        struct ini_entry *entry = &file->entries[i];
        char key[2 * CONF_LINE_MAX_BYTES + 2]; /* each of them stands in one line */
        stpcpy(stpcpy(stpcpy(key, entry->section->name), ":"), entry->key);
        const char *value = iniparser_getstring(values, key, NULL);
        same =
            value && (entry->has_backslash || (strlen(value) == entry->raw_length &&
                                               memcmp(value, entry->raw, entry->raw_length) == 0));
        entry->value = arena_strdup(arena, value);
    }
    iniparser_freedict(values);
    return same;
}

/* The pre-pass, then iniparser on `path`, which holds the same bytes. */
static enum ini_outcome read_checked(struct arena *arena, const char *path, const char *data,
                                     size_t bytes, struct ini_file *file, struct faults *faults)
{
    size_t faults_before = faults->count;
    ini_prepass(arena, data, bytes, file, faults);
    if (faults->count > faults_before) {
        /* iniparser may refuse the file as a whole: what is said of its values goes by what stands
         * there. */
        for (size_t i = 0; i < file->count; i++) {
            struct ini_entry *entry = &file->entries[i];
            entry->value = arena_strndup(arena, entry->raw, entry->raw_length);
        }
        return INI_FAULTY;
    }
    if (!take_values(arena, path, file)) {
        file->count = file->section_count = 0;
        faults_add(faults, file->path, 0, _("changed while it was read: try again"));
        return INI_FAULTY;
    }
    return INI_READ;
}

enum ini_outcome ini_read(struct arena *arena, const char *path, bool trusted,
                          struct ini_file *file, struct faults *faults)
{
    *file = (struct ini_file){.path = arena_strdup(arena, path)};
    size_t bytes = 0;
    bool absent = false;
    char *data = ini_file_bytes(arena, path, &bytes, &absent, faults);
    if (!data)
        return absent ? INI_ABSENT : INI_FAULTY;
    if (trusted) {
        if (ini_read_plain(arena, data, bytes, file))
            return INI_READ;
        /* Damaged: what is wrong, and in which line. It was parted in place and is read anew. */
        *file = (struct ini_file){.path = file->path};
        data = ini_file_bytes(arena, path, &bytes, &absent, faults);
        if (!data)
            return absent ? INI_ABSENT : INI_FAULTY;
    }
    return read_checked(arena, path, data, bytes, file, faults);
}

/* iniparser 4.1 reads files alone: the bytes get one for that moment. */
enum ini_outcome ini_read_bytes(struct arena *arena, const char *data, size_t bytes,
                                struct ini_file *file, struct faults *faults)
{
    char copy[] = P_tmpdir "/hwboard-XXXXXX";
    enum ini_outcome outcome = INI_FAULTY;
    int fd = mkstemp(copy);
    size_t done = 0;
    ssize_t put = 0;
    while (fd >= 0 && done < bytes && (put = write(fd, data + done, bytes - done)) >= 0)
        done += (size_t)put;
    if (fd < 0 || done < bytes)
        faults_add(faults, file->path, 0, _("cannot be read: %s"), strerror(errno));
    else
        outcome = read_checked(arena, copy, data, bytes, file, faults);
    if (fd >= 0) {
        close(fd);
        unlink(copy);
    }
    return outcome;
}
