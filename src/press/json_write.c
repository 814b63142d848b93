/* Compact JSON: commas and escapes. */
#include "config.h"

#include "press/json_write.h"

#include <inttypes.h>
#include <string.h>

#include "press/clean.h"

struct json_out json_open(const struct press *press)
{
    return (struct json_out){.out = press->out, .arena = press->arena};
}

/* The comma before a value. */
static void out_separate(struct json_out *json)
{
    if (json->keyed)
        json->keyed = false;
    else if (json->inside)
        putc(',', json->out);
    json->inside = true;
}

void out_begin(struct json_out *json, char bracket)
{
    out_separate(json);
    putc(bracket, json->out);
    json->inside = false;
}

void out_end(struct json_out *json, char bracket)
{
    putc(bracket, json->out);
    json->inside = true;
}

static void write_string(struct json_out *json, const char *text)
{
    const char *rest = press_clean(json->arena, text, true);

    putc('"', json->out);
    while (*rest != '\0') {
        size_t plain = strcspn(rest, "\"\\\n");
        fwrite(rest, 1, plain, json->out);
        rest += plain;
        if (*rest != '\0') {
            putc('\\', json->out);
            putc(*rest == '\n' ? 'n' : *rest, json->out);
            rest++;
        }
    }
    putc('"', json->out);
}

void out_key(struct json_out *json, const char *key)
{
    out_separate(json);
    write_string(json, key);
    putc(':', json->out);
    json->keyed = true;
}

void out_text(struct json_out *json, const char *text)
{
    out_separate(json);
    write_string(json, text);
}

void out_number(struct json_out *json, int64_t number)
{
    out_separate(json);
    fprintf(json->out, "%" PRId64, number);
}

void out_bool(struct json_out *json, bool value)
{
    out_separate(json);
    fputs(value ? "true" : "false", json->out);
}

void out_null(struct json_out *json)
{
    out_separate(json);
    fputs("null", json->out);
}

void out_time(struct json_out *json, stamp_t stamp, int utc_offset)
{
    char date[DATE_TEXT_BYTES];
    char clock[DATE_TEXT_BYTES];
    int east = utc_offset < 0 ? -utc_offset : utc_offset;

    out_separate(json);
    fprintf(json->out, "\"%sT%s:%02d%c%02d:%02d\"", date_iso(stamp_day(stamp, utc_offset), date),
            stamp_clock(stamp, utc_offset, clock), (int)(((stamp % 60) + 60) % 60),
            utc_offset < 0 ? '-' : '+', east / 60, east % 60);
}

void put_begin(struct json_out *json, const char *key, char bracket)
{
    out_key(json, key);
    out_begin(json, bracket);
}

void put_text(struct json_out *json, const char *key, const char *text)
{
    out_key(json, key);
    out_text(json, text);
}

void put_number(struct json_out *json, const char *key, int64_t number)
{
    out_key(json, key);
    out_number(json, number);
}

void put_bool(struct json_out *json, const char *key, bool value)
{
    out_key(json, key);
    out_bool(json, value);
}

void put_day(struct json_out *json, const char *key, day_t day)
{
    char iso[DATE_TEXT_BYTES];

    put_text(json, key, date_iso(day, iso));
}

void put_optional(struct json_out *json, const char *key, int value)
{
    out_key(json, key);
    if (value < 0)
        out_null(json);
    else
        out_number(json, value);
}

void put_text_or_null(struct json_out *json, const char *key, const char *text)
{
    out_key(json, key);
    if (!text || *text == '\0')
        out_null(json);
    else
        out_text(json, text);
}

void put_numbers(struct json_out *json, const char *key, const int *numbers, size_t count)
{
    out_key(json, key);
    out_begin(json, '[');
    for (size_t i = 0; i < count; i++)
        out_number(json, numbers[i]);
    out_end(json, ']');
}

void put_level(struct json_out *json, const char *key, enum level level)
{
    put_text(json, key, vocab_code(&vocab_level, (int)level));
}

void put_id(struct json_out *json, const char *key, int64_t id)
{
    out_key(json, key);
    if (id == 0)
        out_null(json);
    else
        out_number(json, id);
}
