/* Arenas: chunks that are filled from the front and freed together. Under AddressSanitizer every
 * piece is a chunk of its own, so that an overrun of one piece is still an overrun. */
#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_PIECE_PER_CHUNK true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_PIECE_PER_CHUNK true
#endif
#endif
#ifndef ARENA_PIECE_PER_CHUNK
#define ARENA_PIECE_PER_CHUNK false
#endif

/* What fits one chunk beside malloc's own few bytes; a board takes one to four of them. */
#define ARENA_CHUNK_BYTES ((size_t)16 * 1024 - 64)
/* A larger piece gets its own chunk, so that it does not waste the rest of the current one. */
#define ARENA_LARGE_BYTES (ARENA_CHUNK_BYTES / 4)

#define SHORT_TEXT_BYTES 256

struct chunk
{
    struct chunk *next;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char data[];
};

struct arena
{
    struct chunk *current; /* the one being filled, first of the list */
};

static void *checked_malloc(size_t size)
{
    void *memory = malloc(size);

    if (!memory)
        die("out of memory (%zu bytes)", size);
    return memory;
}

static struct chunk *chunk_new(size_t size)
{
    struct chunk *chunk;

    if (size > SIZE_MAX / 2)
        die("out of memory (%zu bytes)", size);
    chunk = checked_malloc(sizeof *chunk + size);
    chunk->next = NULL;
    chunk->used = 0;
    chunk->size = size;
    return chunk;
}

static void chunks_free(struct chunk *chunk)
{
    while (chunk) {
        struct chunk *next = chunk->next;

        free(chunk);
        chunk = next;
    }
}

struct arena *arena_new(void)
{
    struct arena *arena = checked_malloc(sizeof *arena);

    arena->current = NULL;
    return arena;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    chunks_free(arena->current);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    struct chunk *kept = arena->current;

    /* One ordinary chunk is kept: an arena that is reset for every frame then never allocates. */
    if (!ARENA_PIECE_PER_CHUNK && kept && kept->size == ARENA_CHUNK_BYTES) {
        chunks_free(kept->next);
        kept->next = NULL;
        kept->used = 0;
        return;
    }
    chunks_free(kept);
    arena->current = NULL;
}

/* A chunk for one piece alone, put behind the current one, which goes on being filled. */
static void *alloc_alone(struct arena *arena, size_t size)
{
    struct chunk *chunk = chunk_new(size);

    chunk->used = size;
    if (!arena->current) {
        arena->current = chunk;
    } else {
        chunk->next = arena->current->next;
        arena->current->next = chunk;
    }
    return chunk->data;
}

/* What a piece takes of a chunk. */
static size_t aligned(size_t size)
{
    return size == 0 ? alignof(max_align_t)
                     : (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

void *arena_bytes(struct arena *arena, size_t size)
{
    void *piece;

    if (ARENA_PIECE_PER_CHUNK || size > ARENA_LARGE_BYTES)
        return alloc_alone(arena, size);
    if (!arena->current || arena->current->size - arena->current->used < aligned(size)) {
        struct chunk *chunk = chunk_new(ARENA_CHUNK_BYTES);

        chunk->next = arena->current;
        arena->current = chunk;
    }
    piece = arena->current->data + arena->current->used;
    arena->current->used += aligned(size);
    return piece;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *piece = arena_bytes(arena, size);

    memset(piece, 0, size);
    return piece;
}

static size_t bytes_of(size_t count, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, size, &bytes))
        die("out of memory (%zu items of %zu bytes)", count, size);
    return bytes;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, bytes_of(count, size));
}

/* Makes the last piece of the chunk that is being filled longer, where it is and has the room. */
static bool stretch(struct arena *arena, const void *piece, size_t bytes, size_t wanted)
{
    struct chunk *chunk = arena->current;
    size_t start;

    if (ARENA_PIECE_PER_CHUNK || !chunk || chunk->size != ARENA_CHUNK_BYTES ||
        (uintptr_t)piece < (uintptr_t)chunk->data ||
        (uintptr_t)piece >= (uintptr_t)chunk->data + chunk->used)
        return false;
    start = (size_t)((const unsigned char *)piece - chunk->data);
    if (start + aligned(bytes) != chunk->used || wanted > ARENA_LARGE_BYTES ||
        aligned(wanted) > chunk->size - start)
        return false;
    chunk->used = start + aligned(wanted);
    return true;
}

/* A piece that has a chunk of its own grows with it: the old bytes are given back at once, and where it is
 * the last of the heap nothing is copied. NULL: it has none. */
static void *regrow(struct arena *arena, const void *piece, size_t bytes)
{
    for (struct chunk **at = &arena->current; *at; at = &(*at)->next) {
        struct chunk *grown;

        if ((*at)->data != piece || (*at)->size == ARENA_CHUNK_BYTES)
            continue;
        if (bytes > SIZE_MAX / 2 || !(grown = realloc(*at, sizeof *grown + bytes)))
            die("out of memory (%zu bytes)", bytes);
        grown->used = grown->size = bytes;
        *at = grown;
        return grown->data;
    }
    return NULL;
}

void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t need, size_t size)
{
    size_t old = items ? *capacity * size : 0, grown, bytes;
    unsigned char *copy = items;

    if (items && need <= *capacity)
        return items;
    grown = *capacity > SIZE_MAX / 2 ? need : *capacity * 2;
    if (grown < need)
        grown = need;
    if (grown < 8)
        grown = 8;
    bytes = bytes_of(grown, size);
    if (!items || !stretch(arena, items, old, bytes)) {
        copy = items && (ARENA_PIECE_PER_CHUNK || old > ARENA_LARGE_BYTES)
                   ? regrow(arena, items, bytes)
                   : NULL;
        if (!copy) {
            copy = arena_bytes(arena, bytes);
            if (old > 0)
                memcpy(copy, items, old);
        }
    }
    memset(copy + old, 0, bytes - old);
    *capacity = grown;
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return !text ? NULL : arena_memdup(arena, text, strlen(text) + 1);
}

char *arena_strndup(struct arena *arena, const char *text, size_t bytes)
{
    size_t length = strnlen(text, bytes);
    char *copy = arena_bytes(arena, length + 1);

    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void *arena_memdup(struct arena *arena, const void *data, size_t bytes)
{
    void *copy = arena_bytes(arena, bytes);

    if (bytes > 0)
        memcpy(copy, data, bytes);
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
    char short_text[SHORT_TEXT_BYTES]; /* most are: one formatting instead of two */
    va_list again;
    int length;
    char *text;

    va_copy(again, args);
    length = vsnprintf(short_text, sizeof short_text, format, again);
    va_end(again);
    if (length < 0)
        die("a message cannot be formatted: %s", format);
    if ((size_t)length < sizeof short_text)
        return arena_memdup(arena, short_text, (size_t)length + 1);
    text = arena_bytes(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, args);
    return text;
}
