/* file.c: a whole file into memory. */
#include "config.h"

#include "cli/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"

#define FILE_MAX_BYTES ((size_t)1 << 30)
#define FIRST_BYTES ((size_t)64 * 1024)

static bool cannot_read(const char *path, int number, struct err *err)
{
    return err_set(err, ERR_INPUT, _("%s cannot be read (%s): name a file that can"), path,
                   err_reason(number));
}

static bool read_stream(struct arena *arena, FILE *stream, struct file *file, struct err *err)
{
    size_t capacity = 0, got, bytes = 0;
    char *data = NULL;

    do {
        data = arena_grow(arena, data, &capacity, bytes + FIRST_BYTES, 1);
        got = fread(data + bytes, 1, capacity - bytes - 1, stream);
        bytes += got;
        if (bytes > FILE_MAX_BYTES)
            return err_set(err, ERR_INPUT, _("%s is larger than %zu MB: split it"), file->name,
                           FILE_MAX_BYTES >> 20);
    } while (got > 0);
    data[bytes] = '\0';
    file->data = data;
    file->bytes = bytes;
    return !ferror(stream) || cannot_read(file->name, errno, err);
}

bool file_read(struct arena *arena, const char *path, struct file *file, struct err *err)
{
    struct stat status;
    FILE *stream;
    bool good;

    *file = (struct file){.name = path};
    if (strcmp(path, "-") == 0)
        return read_stream(arena, stdin, file, err);
    stream = fopen(path, "re");
    if (!stream)
        return cannot_read(path, errno, err);
    if (fstat(fileno(stream), &status) == 0 && S_ISDIR(status.st_mode))
        good = cannot_read(path, EISDIR, err);
    else
        good = read_stream(arena, stream, file, err);
    fclose(stream);
    return good;
}
