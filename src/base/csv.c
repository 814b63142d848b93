/* CSV as RFC 4180 has it. A damaged row never swallows the rows after it: reading goes on at the
 * line after the one where the faulty quote began. */
#include "config.h"

#include "base/csv.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define BOM "\xEF\xBB\xBF"
#define BOM_BYTES 3

void csv_open(struct csv_reader *reader, struct arena *arena, const char *data, size_t bytes)
{
    bool has_bom = bytes >= BOM_BYTES && memcmp(data, BOM, BOM_BYTES) == 0;

    *reader = (struct csv_reader){
        .arena = arena,
        .data = data,
        .bytes = bytes,
        .offset = has_bom ? BOM_BYTES : 0,
        .line = 1,
    };
}

static bool at_line_end(const struct csv_reader *reader)
{
    return reader->offset >= reader->bytes || reader->data[reader->offset] == '\n' ||
           reader->data[reader->offset] == '\r';
}

/* Steps over one LF, CRLF or CR, if one is here. */
static void skip_line_end(struct csv_reader *reader)
{
    if (reader->offset >= reader->bytes)
        return;
    if (reader->data[reader->offset] == '\r' && reader->offset + 1 < reader->bytes &&
        reader->data[reader->offset + 1] == '\n')
        reader->offset++;
    reader->offset++;
    reader->line++;
}

static void skip_line(struct csv_reader *reader)
{
    while (!at_line_end(reader))
        reader->offset++;
    skip_line_end(reader);
}

/* Steps over lines with nothing but spaces and tabs. */
static void skip_blank_lines(struct csv_reader *reader)
{
    for (;;) {
        size_t begin = reader->offset;

        while (reader->offset < reader->bytes && strchr(" \t", reader->data[reader->offset]))
            reader->offset++;
        if (!at_line_end(reader)) {
            reader->offset = begin;
            return;
        }
        if (reader->offset >= reader->bytes)
            return;
        skip_line_end(reader);
    }
}

/* Reads a quoted cell; the reader stands on the quote. NULL and *fault when it is damaged. */
static char *read_quoted(struct csv_reader *reader, const char **fault)
{
    struct text_buf cell = {.arena = reader->arena};
    size_t begin = ++reader->offset;

    text_buf_add(&cell, "");
    for (;;) {
        const char *rest = reader->data + reader->offset;
        size_t left = reader->bytes - reader->offset;
        size_t allowed = CSV_QUOTE_MAX_BYTES - (reader->offset - begin);
        const char *quote = memchr(rest, '"', left < allowed ? left : allowed);
        size_t span = !quote ? 0 : (size_t)(quote - rest);

        if (!quote)
            goto open;
        for (size_t i = 0; i < span; i++)
            if (rest[i] == '\n' || (rest[i] == '\r' && rest[i + 1] != '\n'))
                reader->line++;
        text_buf_add_bytes(&cell, rest, span);
        reader->offset += span + 1;
        if (reader->offset >= reader->bytes || reader->data[reader->offset] != '"')
            break;
        text_buf_add(&cell, "\"");
        reader->offset++;
        if (reader->offset - begin > CSV_QUOTE_MAX_BYTES)
            goto open;
    }
    if (!at_line_end(reader) && reader->data[reader->offset] != ',') {
        *fault = _("text follows a closing quote: double the quotes inside a cell");
        return NULL;
    }
    return cell.text;
open:
    *fault = _("a quote is never closed: close it or remove it");
    return NULL;
}

static char *read_plain(struct csv_reader *reader)
{
    size_t begin = reader->offset;

    while (!at_line_end(reader) && reader->data[reader->offset] != ',')
        reader->offset++;
    return arena_strndup(reader->arena, reader->data + begin, reader->offset - begin);
}

/* Makes the row a damaged one; reading goes on after the line where the faulty cell began. */
static void damage(struct csv_reader *reader, struct csv_row *row, size_t offset, size_t line,
                   const char *fault)
{
    row->damaged = true;
    row->fault = fault;
    row->line = line;
    reader->offset = offset;
    reader->line = line;
    skip_line(reader);
}

bool csv_next(struct csv_reader *reader, struct csv_row *row)
{
    size_t capacity = 0;

    skip_blank_lines(reader);
    *row = (struct csv_row){.line = reader->line};
    if (reader->offset >= reader->bytes)
        return false;
    for (;;) {
        size_t offset = reader->offset, line = reader->line;
        bool quoted = offset < reader->bytes && reader->data[offset] == '"';
        const char *fault = NULL;
        char *cell = quoted ? read_quoted(reader, &fault) : read_plain(reader);

        if (cell && row->count >= CSV_COLUMNS_MAX)
            fault = _("the row has too many columns: remove the commas that do not belong there");
        if (fault) {
            damage(reader, row, offset, line, fault);
            return true;
        }
        row->cells =
            arena_grow(reader->arena, row->cells, &capacity, row->count + 1, sizeof *row->cells);
        row->cells[row->count++] = cell;
        if (at_line_end(reader))
            break;
        reader->offset++; /* the comma */
    }
    skip_line_end(reader);
    return true;
}

/* ---- encodings ---- */

/* True where data, though not valid UTF-8, was surely meant as UTF-8: it has more three-byte
 * characters than bad bytes. GB18030 read as UTF-8 is mostly bad bytes. Without this a file with
 * one damaged byte could be read as GB18030, and rubbish imported. */
static bool is_damaged_utf8(const char *data, size_t bytes)
{
    size_t good = 0, bad = 0, offset = 0;

    if (bytes >= BOM_BYTES && memcmp(data, BOM, BOM_BYTES) == 0)
        return true;
    while (offset < bytes) {
        size_t valid = text_valid_prefix(data + offset, bytes - offset);

        for (size_t i = offset; i < offset + valid; i++)
            if (((unsigned char)data[i] & 0xF0u) == 0xE0u)
                good++;
        offset += valid + 1;
        if (offset <= bytes)
            bad++;
    }
    return good > bad;
}

/* The whole of data from GB18030; false where a byte does not belong to it. */
static bool decode_gb18030(struct arena *arena, const char *data, size_t bytes, char **out,
                           size_t *out_bytes)
{
    /* A byte of GB18030 gives at most three of UTF-8 (0x80..0xFF alone are none of it). */
    size_t room = bytes * 3 + 1, left = room - 1, input_left = bytes;
    char *decoded = arena_alloc(arena, room);
    char *output = decoded;
    /* iconv does not write to its input; its type is older than const. */
    char *input = arena_memdup(arena, data, bytes);
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    size_t result;

    if (converter == (iconv_t)-1)
        return false;
    result = iconv(converter, &input, &input_left, &output, &left);
    iconv_close(converter);
    if (result == (size_t)-1 || input_left > 0)
        return false;
    *out = decoded;
    *out_bytes = (size_t)(output - decoded);
    return true;
}

static bool set_place(struct err *err, const char *data, size_t offset, const char *format)
{
    size_t line = 1, begin = 0;

    for (size_t i = 0; i < offset; i++) {
        if (data[i] == '\n') {
            line++;
            begin = i + 1;
        }
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return err_set(err, ERR_INPUT, format, line, offset - begin + 1,
                   (unsigned)(unsigned char)data[offset]);
#pragma GCC diagnostic pop
}

bool csv_decode(struct arena *arena, const char *data, size_t bytes, char **out, size_t *out_bytes,
                struct err *err)
{
    const char *nul = bytes == 0 ? NULL : memchr(data, '\0', bytes);
    size_t valid = text_valid_prefix(data, bytes);
    char *copy;

    if (nul)
        return set_place(
            err, data, (size_t)(nul - data),
            _("line %zu, byte %zu is 0x%02X: this is not a text file, save it as CSV in UTF-8"));
    if (valid < bytes) {
        if (!is_damaged_utf8(data, bytes) && decode_gb18030(arena, data, bytes, out, out_bytes))
            return true;
        return set_place(err, data, valid,
                         _("line %zu, byte %zu (0x%02X) is neither UTF-8 nor GB18030: save the "
                           "file as CSV in UTF-8"));
    }
    copy = arena_alloc(arena, bytes + 1);
    if (bytes > 0)
        memcpy(copy, data, bytes);
    *out = copy;
    *out_bytes = bytes;
    return true;
}

/* ---- writing ---- */

/* Whether a cell, quotes ' at its front aside, begins as a formula. */
static bool is_formula(const char *cell)
{
    cell += strspn(cell, "'");
    return *cell != '\0' && strchr("=+@-", *cell);
}

void csv_write_cell(FILE *out, const char *cell, bool first)
{
    size_t bytes = strlen(cell);
    bool guard = is_formula(cell);
    bool quote = strpbrk(cell, ",\"\r\n") ||
                 (bytes > 0 && (strchr(" \t", cell[0]) || strchr(" \t", cell[bytes - 1])));

    if (!first)
        fputc(',', out);
    if (quote)
        fputc('"', out);
    if (guard)
        fputc('\'', out);
    for (const char *c = cell; *c != '\0'; c++) {
        if (*c == '"')
            fputc('"', out);
        fputc(*c, out);
    }
    if (quote)
        fputc('"', out);
}

const char *csv_unguard(const char *cell)
{
    return *cell == '\'' && is_formula(cell) ? cell + 1 : cell;
}
