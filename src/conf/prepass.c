/* The pre-pass over an INI file. iniparser cuts, joins or drops a good many lines without a word;
 * each of them is refused here with its line, and all of them at once. What passes means the same
 * to every iniparser as to a reader: comments on their own lines, [section], key = value, with an
 * optional pair of quotes around the value. Of a value it says only where it stands. */
#include "config.h"

#include "conf/ini.h"

#include <string.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define KEYS_MAX 4096 /* of a file; iniparser's own table is searched from end to end */

struct prepass
{
    struct arena *arena;
    struct ini_file *file;
    struct faults *faults;
    const struct ini_section *section; /* NULL before the first, and in one that was refused */
    bool section_refused; /* its keys are not also reported as standing before any section */
    size_t line;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void trim(const char **from, const char **end)
{
    while (*from < *end && is_blank(**from))
        (*from)++;
    while (*end > *from && is_blank((*end)[-1]))
        (*end)--;
}

static char *trimmed(struct arena *arena, const char *from, const char *end)
{
    trim(&from, &end);
    return arena_strndup(arena, from, (size_t)(end - from));
}

static char *lower(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text);
    for (char *c = copy; *c != '\0'; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return copy;
}

/* The first forbidden character of a line, as a number; 0 where there is none. */
static uint32_t forbidden_character(const char *line, size_t bytes)
{
    size_t at = 0;
    while (at < bytes) {
        unsigned char first = (unsigned char)line[at];
        if (first >= 0x20 && first < 0x7f) {
            at++; /* most of a file: no decoding */
            continue;
        }
        size_t length = 0;
        uint32_t c = text_decode(line + at, &length);
        if (length == 0)
            break;
        if (c != '\t' && text_is_forbidden(c))
            return c;
        at += length;
    }
    return 0;
}

/* What makes a line unfit whatever it says. */
static bool line_is_fit(struct prepass *pass, const char *line, size_t bytes)
{
    const char *path = pass->file->path;
    size_t valid = text_valid_prefix(line, bytes);
    if (valid < bytes) {
        faults_add(pass->faults, path, pass->line,
                   _("byte %zu of the line is not UTF-8: save the file as UTF-8"), valid + 1);
        return false;
    }
    if (memchr(line, '\0', bytes)) {
        faults_add(pass->faults, path, pass->line, _("the line contains a NUL byte: remove it"));
        return false;
    }
    uint32_t c = forbidden_character(line, bytes);
    if (c != 0) {
        faults_add(pass->faults, path, pass->line,
                   _("the line contains the invisible character U+%04X: remove it"), (unsigned)c);
        return false;
    }
    if (bytes > CONF_LINE_MAX_BYTES) {
        faults_add(pass->faults, path, pass->line,
                   _("the line has %zu bytes: at most %d are read, make it shorter"), bytes,
                   CONF_LINE_MAX_BYTES);
        return false;
    }
    size_t end = bytes;
    while (end > 0 && is_blank(line[end - 1]))
        end--;
    if (end > 0 && line[end - 1] == '\\') {
        faults_add(pass->faults, path, pass->line,
                   _("the line ends with \\, which would swallow the next one: remove it"));
        return false;
    }
    return true;
}

static void take_section(struct prepass *pass, const char *from, const char *end)
{
    const char *path = pass->file->path;
    pass->section = NULL;
    pass->section_refused = true;
    if (end[-1] != ']') {
        faults_add(pass->faults, path, pass->line,
                   _("a section stands alone on its line: write [name]"));
        return;
    }
    char *written = trimmed(pass->arena, from + 1, end - 1);
    if (written[0] == '\0') {
        faults_add(pass->faults, path, pass->line, _("the section has no name: write [name]"));
        return;
    }
    size_t stop = strcspn(written, ":[];#=\"");
    if (written[stop] != '\0') {
        faults_add(pass->faults, path, pass->line,
                   _("[%s]: a section's name cannot contain %c: remove it"),
                   faults_quote(pass->faults, written), written[stop]);
        return;
    }
    char *name = lower(pass->arena, written);
    for (size_t i = 0; i < pass->file->section_count; i++) {
        if (strcmp(pass->file->sections[i]->name, name) == 0) {
            faults_add(pass->faults, path, pass->line,
                       _("[%s] appears twice, first in line %zu: write its keys in one place"),
                       faults_quote(pass->faults, written), pass->file->sections[i]->line);
            break; /* its keys are still looked at, as those of the first */
        }
    }
    struct ini_section *section = ini_add_section(pass->arena, pass->file);
    *section = (struct ini_section){.name = name, .written = written, .line = pass->line};
    pass->section = section;
}

/* Finds the value of a line between from and end, without blanks and quotes; false where it was
 * refused. */
static bool find_value(struct prepass *pass, const char *written, const char **from,
                       const char **end)
{
    const char *path = pass->file->path;
    const char *shown = faults_quote(pass->faults, written);
    trim(from, end);
    if (*from < *end && (**from == '"' || **from == '\'')) {
        const char quote = *(*from)++;
        const char *close = memchr(*from, quote, (size_t)(*end - *from));
        if (!close) {
            faults_add(pass->faults, path, pass->line,
                       _("%s: the quote that opens the value is not closed: close it"), shown);
            return false;
        }
        if (close + 1 != *end) {
            faults_add(
                pass->faults, path, pass->line,
                _("%s: text follows the closing quote: put the whole value into one pair of quotes "
                  "({quote} for a quote in a pattern), and a comment on its own line"),
                shown);
            return false;
        }
        *end = close;
        return true;
    }
    for (const char *c = *from; c < *end; c++) {
        if (*c == ';' || *c == '#') {
            faults_add(pass->faults, path, pass->line,
                       _("%s: the value would be cut off at %c: put it into double quotes, or the "
                         "comment on its own line"),
                       shown, *c);
            return false;
        }
    }
    return true;
}

/* The key between there and the =; NULL where it is none, which is then said. */
static char *key_before(struct prepass *pass, const char *from, const char *equals)
{
    char *written = trimmed(pass->arena, from, equals);

    if (written[0] == '\0')
        faults_add(pass->faults, pass->file->path, pass->line,
                   _("there is no key before the =: write key = value"));
    else if (strchr(written, ':'))
        faults_add(pass->faults, pass->file->path, pass->line,
                   _("%s: a key cannot contain a colon: remove it"),
                   faults_quote(pass->faults, written));
    else
        return written;
    return NULL;
}

/* Where the section has it already, that is said. */
static bool is_there(struct prepass *pass, const char *written, const char *key, uint32_t hash)
{
    for (size_t i = 0; i < pass->file->count; i++) {
        const struct ini_entry *other = &pass->file->entries[i];

        if (other->hash != hash || strcmp(other->key, key) != 0 ||
            strcmp(other->section->name, pass->section->name) != 0)
            continue;
        faults_add(pass->faults, pass->file->path, pass->line,
                   _("[%s] %s appears twice, first in line %zu: keep one of them"),
                   pass->section->written, faults_quote(pass->faults, written), other->line);
        return true;
    }
    return false;
}

static void take_entry(struct prepass *pass, const char *from, const char *end)
{
    const char *equals = memchr(from, '=', (size_t)(end - from)), *raw;
    char *written, *key;
    uint32_t hash;
    bool fit;

    if (!equals) {
        char *line = arena_strndup(pass->arena, from, (size_t)(end - from));
        faults_add(
            pass->faults, pass->file->path, pass->line,
            _("“%s” is not a setting: write key = value with a plain =, or ; before a comment"),
            faults_quote(pass->faults, line));
        return;
    }
    written = key_before(pass, from, equals);
    if (!written)
        return;
    raw = equals + 1;
    fit = find_value(pass, written, &raw, &end);
    if (!pass->section && !pass->section_refused)
        faults_add(pass->faults, pass->file->path, pass->line,
                   _("%s comes before the first [section]: put it under its section"),
                   faults_quote(pass->faults, written));
    if (!pass->section || !fit)
        return;
    key = lower(pass->arena, written);
    hash = ini_hash(pass->section->name, key);
    if (is_there(pass, written, key, hash))
        return;
    if (pass->file->count >= KEYS_MAX) {
        faults_add(pass->faults, pass->file->path, pass->line,
                   _("the file has more than %d keys: make it shorter"), KEYS_MAX);
        return;
    }
    *ini_add_entry(pass->arena, pass->file) = (struct ini_entry){
        .section = pass->section,
        .key = key,
        .written_key = written,
        .raw = raw,
        .raw_length = (size_t)(end - raw),
        .has_backslash = memchr(raw, '\\', (size_t)(end - raw)) != NULL,
        .hash = hash,
        .line = pass->line,
    };
}

void ini_prepass(struct arena *arena, const char *data, size_t bytes, struct ini_file *file,
                 struct faults *faults)
{
    struct prepass pass = {.arena = arena, .file = file, .faults = faults};
    if (bytes >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        faults_add(faults, file->path, 1,
                   _("the file begins with a byte order mark: save it as UTF-8 without BOM"));
        data += 3;
        bytes -= 3;
    }
    const char *end = data + bytes;
    while (data < end) {
        const char *newline = memchr(data, '\n', (size_t)(end - data));
        const char *next = newline ? newline + 1 : end;
        const char *stop = newline ? newline : end;
        if (stop > data && newline && stop[-1] == '\r')
            stop--;
        pass.line++;
        if (line_is_fit(&pass, data, (size_t)(stop - data))) {
            const char *from = data;
            trim(&from, &stop);
            if (from < stop && *from == '[')
                take_section(&pass, from, stop);
            else if (from < stop && *from != ';' && *from != '#')
                take_entry(&pass, from, stop);
        } else if (data < stop && *data == '[') {
            pass.section = NULL; /* what follows belongs to no section that is known */
            pass.section_refused = true;
        }
        data = next;
    }
}
