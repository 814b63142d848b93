/* A writer of compact JSON: commas and escapes, nothing else. */
#ifndef PRESS_JSON_WRITE_H
#define PRESS_JSON_WRITE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"
#include "press/press.h"

/* json_open begins it; values follow, or keys with a value each. Which bracket is open is the caller's
 * affair. */
struct json_out
{
    FILE *out;
    struct arena *arena;
    bool inside; /* a value stands before the next one: a comma is owed */
    bool keyed;  /* a key was written: its value needs no comma */
};

struct json_out json_open(const struct press *press);
void out_begin(struct json_out *json, char bracket);
void out_end(struct json_out *json, char bracket);
void out_key(struct json_out *json, const char *key);
void out_text(struct json_out *json, const char *text); /* cleaned, lines kept as \n; NULL is "" */
void out_number(struct json_out *json, int64_t number);
void out_bool(struct json_out *json, bool value);
void out_null(struct json_out *json);
/* "2026-11-17T16:05:00+08:00" */
void out_time(struct json_out *json, stamp_t stamp, int utc_offset);

struct check_line;
/* {"date","class","level","code","item","text"} */
void json_check_line(struct json_out *json, const struct press_context *context,
                     const struct check_line *line);

/* A key with its value, or with the bracket that begins it. */
void put_begin(struct json_out *json, const char *key, char bracket);
void put_text(struct json_out *json, const char *key, const char *text);
void put_number(struct json_out *json, const char *key, int64_t number);
void put_bool(struct json_out *json, const char *key, bool value);
void put_day(struct json_out *json, const char *key, day_t day);
void put_optional(struct json_out *json, const char *key, int value); /* below 0 is null */
void put_numbers(struct json_out *json, const char *key, const int *numbers, size_t count);
void put_level(struct json_out *json, const char *key, enum level level);
void put_id(struct json_out *json, const char *key, int64_t id);                 /* 0 is null */
void put_text_or_null(struct json_out *json, const char *key, const char *text); /* "" is null */

#endif
