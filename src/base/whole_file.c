/* See whole_file.h: a temporary file beside it, fsync and rename. */
#include "config.h"

#include "base/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

/* Everybody may read what is written for others to read, as the umask allows. */
#define NEW_FILE_MODE 0666

static bool cannot_write(const char *path, int number, struct err *err)
{
    bool wrong_place =
        number == ENOENT || number == ENOTDIR || number == EISDIR || number == ENAMETOOLONG;

    return err_set(err, wrong_place ? ERR_INPUT : ERR_INTERNAL,
                   _("%s cannot be written (%s): fix that, or choose another file"), path,
                   err_reason(number));
}

/* The mode of a new file: that of the file it replaces, else by the umask. */
static mode_t mode_for(const char *target)
{
    struct stat status;
    mode_t mask;

    if (stat(target, &status) == 0)
        return status.st_mode & 0777;
    mask = umask(0);
    umask(mask);
    return NEW_FILE_MODE & ~mask;
}

static bool open_beside(struct whole_file *file, struct arena *arena, struct err *err)
{
    char *temporary = arena_printf(arena, "%s.XXXXXX", file->target);
    int descriptor = mkostemp(temporary, O_CLOEXEC);

    if (descriptor < 0)
        return cannot_write(file->path, errno, err);
    file->temporary = temporary;
    if (fchmod(descriptor, mode_for(file->target)) == 0)
        file->stream = fdopen(descriptor, "w");
    if (!file->stream) {
        int number = errno;
        close(descriptor);
        unlink(temporary);
        return cannot_write(file->path, number, err);
    }
    return true;
}

bool whole_file_open(struct whole_file *file, struct arena *arena, const char *path,
                     struct err *err)
{
    char resolved[PATH_MAX];
    struct stat status;

    *file = (struct whole_file){.path = path};
    if (!*path)
        return err_set(err, ERR_INPUT, _("the name of the file is empty: give one, or -"));
    file->target = realpath(path, resolved) ? arena_strdup(arena, resolved) : path;
    if (stat(path, &status) != 0 || S_ISREG(status.st_mode))
        return open_beside(file, arena, err);
    if (S_ISDIR(status.st_mode))
        return cannot_write(path, EISDIR, err);
    file->stream = fopen(path, "we");
    return file->stream || cannot_write(path, errno, err);
}

/* A file has its name for good only once its folder is on the disk. */
static bool sync_folder(const char *target)
{
    const char *slash = strrchr(target, '/');
    char folder[PATH_MAX] = ".";
    int descriptor;
    bool good;

    if (slash && (size_t)(slash - target) < sizeof folder - 1) {
        size_t length = slash == target ? 1 : (size_t)(slash - target);
        memcpy(folder, target, length);
        folder[length] = '\0';
    }
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return true; /* a folder that may be written but not read */
    good = fsync(descriptor) == 0 || errno == EINVAL;
    close(descriptor);
    return good;
}

bool whole_file_close(struct whole_file *file, bool keep, struct err *err)
{
    bool good;
    int number;

    if (!file->stream)
        return true;
    errno = 0;
    good = fflush(file->stream) == 0 && !ferror(file->stream);
    if (good && keep && file->temporary)
        good = fsync(fileno(file->stream)) == 0;
    number = errno;
    if (fclose(file->stream) != 0 && good) {
        good = false;
        number = errno;
    }
    file->stream = NULL;
    if (good && keep && file->temporary) {
        good = rename(file->temporary, file->target) == 0;
        if (good) {
            file->temporary = NULL;
            good = sync_folder(file->target);
        }
        number = errno;
    }
    if (file->temporary)
        unlink(file->temporary);
    if (good || !keep)
        return true;
    return cannot_write(file->path, number ? number : EIO, err);
}
