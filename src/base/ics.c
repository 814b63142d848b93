/* The content lines of an iCalendar file: unfolding, names, parameters, escapes, days. */
#include "config.h"

#include "base/ics.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

#define DATE_DIGITS 8
#define TIME_DIGITS 6

void ics_open(struct ics_reader *reader, struct arena *arena, const char *text)
{
    *reader = (struct ics_reader){.arena = arena, .at = text};
}

/* The next line of the file without its end; LF, CRLF and CR end lines. */
static const char *next_line(struct ics_reader *reader, size_t *bytes)
{
    const char *line = reader->at;

    *bytes = strcspn(line, "\r\n");
    reader->at += *bytes;
    if (reader->at[0] == '\r' && reader->at[1] == '\n')
        reader->at++;
    if (*reader->at)
        reader->at++;
    reader->number++;
    return line;
}

/* A line that begins with a blank goes on with the one before; a character may be cut between. */
static char *unfolded(struct ics_reader *reader)
{
    struct text_buf text = {.arena = reader->arena};
    size_t bytes;
    const char *part = next_line(reader, &bytes);

    text_buf_add_bytes(&text, part, bytes);
    while (*reader->at == ' ' || *reader->at == '\t') {
        part = next_line(reader, &bytes);
        text_buf_add_bytes(&text, part + 1, bytes - 1);
    }
    return arena_strdup(reader->arena, text_buf_str(&text));
}

/* The colon before the value: parameters may hold others in quotes. */
static char *value_colon(char *line)
{
    bool quoted = false;

    for (char *c = line; *c; c++)
        if (*c == '"')
            quoted = !quoted;
        else if (*c == ':' && !quoted)
            return c;
    return NULL;
}

bool ics_next(struct ics_reader *reader, struct ics_line *line)
{
    while (*reader->at) {
        size_t number = reader->number + 1;
        char *text = unfolded(reader);
        char *colon = value_colon(text);
        size_t name;

        if (!colon || colon == text)
            continue;

        *colon = '\0';
        name = strcspn(text, ";");
        *line = (struct ics_line){.number = number, .name = text, .value = colon + 1};
        line->parameters = text[name] ? text + name + 1 : "";
        text[name] = '\0';
        for (char *c = text; *c; c++)
            *c = (char)toupper((unsigned char)*c);
        return true;
    }
    return false;
}

char *ics_text(struct arena *arena, const char *value)
{
    char *text = arena_strdup(arena, value), *to = text;

    for (const char *from = value; *from; from++) {
        if (*from == '\\' && from[1]) {
            from++;
            *to++ = *from == 'n' || *from == 'N' ? '\n' : *from;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    return text;
}

static int number_of(const char *digits, size_t count)
{
    int number = 0;

    while (count-- > 0)
        number = number * 10 + (*digits++ - '0');
    return number;
}

bool ics_day(const char *value, day_t *day, bool *midnight)
{
    static const char digits[] = "0123456789";
    const char *time = value + DATE_DIGITS + 1;
    bool first_moment = true;

    if (strspn(value, digits) != DATE_DIGITS)
        return false;
    *day = date_from_ymd(number_of(value, 4), number_of(value + 4, 2), number_of(value + 6, 2));
    if (value[DATE_DIGITS] == 'T') {
        size_t end =
            TIME_DIGITS + (size_t)(strspn(time, digits) == TIME_DIGITS && time[TIME_DIGITS] == 'Z');

        /* 60: a leap second */
        if (strspn(time, digits) != TIME_DIGITS || time[end] || number_of(time, 2) > 23 ||
            number_of(time + 2, 2) > 59 || number_of(time + 4, 2) > 60)
            return false;
        first_moment = number_of(time, TIME_DIGITS) == 0;
    } else if (value[DATE_DIGITS]) {
        return false;
    }
    if (midnight)
        *midnight = first_moment;
    return *day != DAY_NONE;
}
