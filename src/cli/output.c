/* output.c: where a command writes; standard output with its errors seen. */
#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

bool output_open(struct output *output, struct arena *arena, const char *path, struct err *err)
{
    *output = (struct output){.stream = stdout};
    if (!path || strcmp(path, "-") == 0)
        return true;
    output->stream = NULL;
    if (!whole_file_open(&output->file, arena, path, err))
        return false;
    output->stream = output->file.stream;
    return true;
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
    output->stream = NULL; /* of standard output the end of the run hears */
    return whole_file_close(&output->file, keep, err);
}
