/* output.c: files by temporary file, fsync and rename; standard output with its errors seen. */
#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
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

static bool open_beside(struct output *output, struct arena *arena, struct err *err)
{
    char *temporary = arena_printf(arena, "%s.XXXXXX", output->target);
    int descriptor = mkostemp(temporary, O_CLOEXEC);

    if (descriptor < 0)
        return cannot_write(output->path, errno, err);
    output->temporary = temporary;
    if (fchmod(descriptor, mode_for(output->target)) == 0)
        output->stream = fdopen(descriptor, "w");
    if (!output->stream) {
        int number = errno;
        close(descriptor);
        unlink(temporary);
        return cannot_write(output->path, number, err);
    }
    return true;
}

bool output_open(struct output *output, struct arena *arena, const char *path, struct err *err)
{
    char resolved[PATH_MAX];
    struct stat status;

    *output = (struct output){.stream = stdout};
    if (!path || strcmp(path, "-") == 0)
        return true;
    output->path = path;
    output->stream = NULL;
    if (!*path)
        return err_set(err, ERR_INPUT, _("the name of the file is empty: give one, or -"));
    output->target = realpath(path, resolved) ? arena_strdup(arena, resolved) : path;
    if (stat(path, &status) != 0 || S_ISREG(status.st_mode))
        return open_beside(output, arena, err);
    if (S_ISDIR(status.st_mode))
        return cannot_write(path, EISDIR, err);
    output->stream = fopen(path, "we");
    return output->stream || cannot_write(path, errno, err);
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

bool output_flush_standard(struct err *err)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    return err_set(err, ERR_INTERNAL,
                   _("standard output cannot be written (%s): redirect it elsewhere"),
                   err_reason(errno ? errno : EIO));
}

bool output_reader_left(void)
{
    struct pollfd standard = {.fd = STDOUT_FILENO};
    struct stat status;

    return fstat(STDOUT_FILENO, &status) == 0 &&
           (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode)) && poll(&standard, 1, 0) == 1 &&
           (standard.revents & (POLLERR | POLLHUP)) != 0;
}

bool output_close(struct output *output, bool keep, struct err *err)
{
    bool good;
    int number;

    if (!output->stream)
        return true;
    if (!output->path)
        return true; /* the end of the run looks at it */
    errno = 0;
    good = fflush(output->stream) == 0 && !ferror(output->stream);
    if (good && keep && output->temporary)
        good = fsync(fileno(output->stream)) == 0;
    number = errno;
    if (fclose(output->stream) != 0 && good) {
        good = false;
        number = errno;
    }
    output->stream = NULL;
    if (good && keep && output->temporary) {
        good = rename(output->temporary, output->target) == 0;
        if (good) {
            output->temporary = NULL;
            good = sync_folder(output->target);
        }
        number = errno;
    }
    if (output->temporary)
        unlink(output->temporary);
    if (good || !keep)
        return true;
    return cannot_write(output->path, number ? number : EIO, err);
}
