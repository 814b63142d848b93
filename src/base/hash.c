/* SHA-256 of a list of parts, through libmd. */
#include "config.h"

#include "base/hash.h"

#include <stdint.h>
#include <sys/types.h>

#include <sha2.h>

void hash_parts(const struct hash_part *parts, size_t count, char hex[HASH_HEX_BYTES])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX context;

    SHA256Init(&context);
    for (size_t i = 0; i < count; i++) {
        uint64_t bytes = parts[i].bytes;
        uint8_t length[8];

        for (size_t k = 0; k < sizeof length; k++)
            length[k] = (uint8_t)(bytes >> (8 * (sizeof length - 1 - k)));
        SHA256Update(&context, length, sizeof length);
        if (parts[i].bytes > 0)
            SHA256Update(&context, parts[i].data, parts[i].bytes);
    }
    SHA256Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 0x0Fu];
    }
    hex[2 * sizeof digest] = '\0';
}
