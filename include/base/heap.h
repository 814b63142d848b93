/* The heap of a short-lived program, made ready in one step. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

/* Takes so many bytes (rounded up to whole pages) for malloc's heap and has the kernel map them at
 * once. Without it each page is mapped when it is first touched, one fault a page: under a virtual
 * machine a fault can cost ten microseconds, and a start touches some two hundred pages. To be called
 * once, before the first malloc of any size. Where the C library or the kernel cannot do it (Linux
 * before 5.14, say), nothing happens and the pages come one by one, as ever. */
void heap_warm(size_t bytes);

#endif
