/* The one way in which these programs fail. */
#include "config.h"

#include "paper/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/err.h"

_Noreturn void fault(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    fflush(stderr);
    _exit(ERR_INTERNAL);
}
