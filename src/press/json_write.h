/* A writer of compact JSON: commas and escapes, nothing else. */
#ifndef PRESS_JSON_WRITE_H
#define PRESS_JSON_WRITE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"

/* Zero it but for out and arena. The bracket that is open is the caller's affair. */
struct json_out
{
    FILE *out;
    struct arena *arena;
    bool inside; /* a value stands before the next one: a comma is owed */
    bool keyed;  /* a key was written: its value needs no comma */
};

void out_separate(struct json_out *json); /* the comma before a value that others write */
void out_begin(struct json_out *json, char bracket);
void out_end(struct json_out *json, char bracket);
void out_key(struct json_out *json, const char *key);
void out_text(struct json_out *json, const char *text); /* cleaned, lines kept as \n; NULL is "" */
void out_number(struct json_out *json, int64_t number);
void out_bool(struct json_out *json, bool value);
void out_null(struct json_out *json);
/* "2026-11-17T16:05:00+08:00" */
void out_time(struct json_out *json, stamp_t stamp, int utc_offset);

#endif
