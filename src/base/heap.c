/* heap.c: mapping malloc's heap beforehand. */
#include "config.h"

#include "base/heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void heap_warm(size_t bytes)
{
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *from, *to;
    void *volatile first; /* a pair of malloc and free alone would be compiled away */

    /* malloc then asks for as much as this whenever its heap is full, and gives back no less. */
    if (!mallopt(M_TOP_PAD, (int)bytes) || !mallopt(M_TRIM_THRESHOLD, (int)(2 * bytes)))
        return;
    from = sbrk(0);
    first = malloc(1); /* the heap grows, by its pad too */
    to = sbrk(0);
    free(first);
    from += (page - (uintptr_t)from % page) % page;
    if (to > from)
        madvise(from, (size_t)(to - from), MADV_POPULATE_WRITE);
#else
    (void)bytes;
#endif
}
