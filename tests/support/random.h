/* Chance with a fixed seed, for property tests: a failure is the same every time, and the text that
 * failed is printed by the assertion. */
#ifndef TESTS_RANDOM_H
#define TESTS_RANDOM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct random
{
    uint64_t state; /* any value but 0 */
};

/* xorshift64*: the next value below `bound` (above 0). */
static inline uint32_t random_below(struct random *random, uint32_t bound)
{
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return (uint32_t)((random->state * 0x2545F4914F6CDD1DULL) >> 33) % bound;
}

/* Fills out with up to `pieces` pieces chosen from choices[0..count-1], ended; room in bytes. */
static inline void random_text(struct random *random, const char *const *choices, size_t count,
                               uint32_t pieces, char *out, size_t room)
{
    uint32_t chosen = random_below(random, pieces + 1);
    size_t used = 0;

    out[0] = '\0';
    for (uint32_t i = 0; i < chosen; i++) {
        const char *piece = choices[random_below(random, (uint32_t)count)];
        size_t bytes = strlen(piece);

        if (used + bytes + 1 > room)
            return;
        memcpy(out + used, piece, bytes + 1);
        used += bytes;
    }
}

#endif
