/* Memory that ends together: everything made for one request, one board or one form is taken from
 * one arena and goes when the arena does. Nothing taken from an arena is freed alone.
 * Under AddressSanitizer every piece is an allocation of its own, so overruns are still found. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new, empty arena; the caller ends it with arena_free. Never NULL: out of memory goes to die(). */
struct arena *arena_new(void);
/* Frees the arena and all that was taken from it. NULL is allowed. */
void arena_free(struct arena *arena);
/* Forgets all that was taken, keeps the arena. */
void arena_reset(struct arena *arena);

/* size zeroed bytes, aligned for any object; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
/* The same, not zeroed: for what is written whole at once. */
void *arena_bytes(struct arena *arena, size_t size);
/* count zeroed objects of size bytes each; an overflow of the product goes to die(). */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* Grows an array taken from the arena so that at least `need` items fit: returns items when
 * *capacity suffices, else the array with at least doubled capacity, moved or not: the old place is gone. */
void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t need, size_t size);
char *arena_strdup(struct arena *arena, const char *text); /* NULL gives NULL */
char *arena_strndup(struct arena *arena, const char *text, size_t bytes);
void *arena_memdup(struct arena *arena, const void *data, size_t bytes);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
