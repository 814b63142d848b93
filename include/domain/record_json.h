/* Records as JSON objects: the snapshots of the history, and what an assignment was when it was first
 * published. Days are ISO dates, codes their words, the same values always the same text. */
#ifndef DOMAIN_RECORD_JSON_H
#define DOMAIN_RECORD_JSON_H

#include "base/err.h"
#include "domain/fields.h"

/* The record without its rev. NULL with an error where a text is not UTF-8. */
char *record_to_json(enum entity entity, const void *row, struct arena *arena, struct err *err);
/* Puts the values of an object into row; what the object does not have (it is older than the field)
 * stays as it is. ERR_STORE names the field that is bad. */
bool record_read_json(enum entity entity, const char *json, struct arena *arena, void *row,
                      struct err *err);
/* A new row, in the arena, with those values; NULL with an error. */
void *record_from_json(enum entity entity, const char *json, struct arena *arena, struct err *err);

/* TYPE_NAMES as JSON text, and back; false: it is no array of texts. */
void names_write(const void *row, const struct field *field, struct text_buf *out);
bool names_read(void *row, const struct field *field, const char *json, struct arena *arena);

/* An assignment as it was first published: itself with what its `was` holds. */
struct assignment assignment_first_published(const struct assignment *item, struct arena *arena);
/* The public fields of `first` in which `now` differs, as an object for `was`; "" where none does. */
char *assignment_was(const struct assignment *first, const struct assignment *now,
                     struct arena *arena);

#endif
