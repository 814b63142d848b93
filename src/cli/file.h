/* Reading a file that was named on the command line, whole. */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include "files/files.h"

/* Named as on the command line; "-" is standard input. ERR_INPUT where it cannot be read or is too
 * large. */
bool file_read(struct arena *arena, const char *path, struct file *file, struct err *err);

#endif
