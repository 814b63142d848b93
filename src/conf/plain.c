/* A file of the installation as every start reads it: where each line is as the shipped ones are
 * written, its values need no iniparser, which takes most of a start for a file of this length.
 * conf_check_shipped reads the same files with the pre-pass and iniparser, and a test compares. */
#include "config.h"

#include "conf/ini.h"

#include <string.h>

#include "base/limits.h"

#define LINE_BYTES 192 /* of a line that has a value, with the comments before it */
#define KEY_CHARS "abcdefghijklmnopqrstuvwxyz0123456789._-"

/* “[name]”, the name in small letters; NULL: something else. */
static char *section_name(char *line, size_t bytes)
{
    size_t length = bytes >= 3 ? strspn(line + 1, KEY_CHARS " ") : 0;

    if (length == 0 || length + 2 != bytes || line[bytes - 1] != ']')
        return NULL;
    line[bytes - 1] = '\0';
    return line + 1;
}

/* The bytes of the name at the begin of a line: as above, or Chinese (U+4000..U+9FFF), as holidays have it. */
static size_t key_bytes(const char *line)
{
    size_t bytes = 0;

    for (;;) {
        unsigned char lead = (unsigned char)line[bytes];
        if (lead >= 0xE4 && lead <= 0xE9 && line[bytes + 1] != '\0' && line[bytes + 2] != '\0')
            bytes += 3;
        else if (lead != '\0' && strchr(KEY_CHARS, lead))
            bytes++;
        else
            return bytes;
    }
}

/* “key = value”, “key = "value"” or “key =”: the value, with both ended; NULL: something else. */
static char *key_value(char *line, size_t bytes)
{
    size_t key = key_bytes(line);
    char *value = line + key + 2;
    char *end = line + bytes;

    if (key == 0 || bytes < key + 2 || line[key] != ' ' || line[key + 1] != '=')
        return NULL;
    value += value < end && *value == ' ' ? 1 : 0;
    if (end - value >= 2 && value[0] == '"' && end[-1] == '"') {
        value++;
        end--;
        if (memchr(value, '"', (size_t)(end - value)))
            return NULL;
    } else if (value[strcspn(value, "\"';#\t")] != '\0' || (value < end && value[0] == ' ') ||
               (value < end && end[-1] == ' ')) {
        return NULL;
    }
    line[key] = '\0';
    *end = '\0';
    return value;
}

bool ini_read_plain(struct arena *arena, char *data, size_t bytes, struct ini_file *file)
{
    const struct ini_section *section = NULL;
    char *end = data + bytes, *next;

    file->entries = arena_grow(arena, file->entries, &file->capacity, bytes / LINE_BYTES,
                               sizeof(struct ini_entry));
    for (char *line = data; line < end; line = next) {
        char *newline = memchr(line, '\n', (size_t)(end - line));
        size_t length = (size_t)((newline ? newline : end) - line);
        next = line + length + 1;
        if (memchr(line, '\0', length) || memchr(line, '\\', length) || memchr(line, '\r', length))
            return false;
        line[length] = '\0';
        if (length == 0 || line[0] == ';' || line[0] == '#')
            continue;
        if (length > CONF_LINE_MAX_BYTES)
            return false;
        if (line[0] == '[') {
            char *name = section_name(line, length);
            if (!name)
                return false;
            struct ini_section *begun = ini_add_section(arena, file);
            begun->name = begun->written = name;
            section = begun;
            continue;
        }
        char *value = section ? key_value(line, length) : NULL;
        if (!value)
            return false;
        *ini_add_entry(arena, file) = (struct ini_entry){.section = section,
                                                         .key = line,
                                                         .written_key = line,
                                                         .value = value,
                                                         .hash = ini_hash(section->name, line)};
    }
    return true;
}
