/* SHA-256 as lower-case hex, for the history's chain (libmd). */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

#define HASH_HEX_BYTES 65 /* 64 digits and the end */

struct hash_part
{
    const void *data;
    size_t bytes;
};

/* The hash over the parts, each preceded by its length (8 bytes, big-endian), so that no two lists
 * of parts run together. */
void hash_parts(const struct hash_part *parts, size_t count, char hex[HASH_HEX_BYTES]);

#endif
