/* An RFC 4180 reader and writer of our own: the libraries keep the BOM, trim, or drop blank rows. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"

struct csv_row
{
    size_t line;       /* of its first byte, from 1 */
    size_t count;      /* cells */
    char **cells;      /* with quotes taken off; valid until the arena ends */
    bool damaged;      /* a quote left open at the end or after CSV_QUOTE_MAX_BYTES; or text after a
                      closing quote: `fault` says which; reading goes on at the next line */
    const char *fault; /* translated sentence; NULL when not damaged */
};

struct csv_reader
{
    struct arena *arena; /* borrowed */
    const char *data;    /* borrowed, whole file in UTF-8, a BOM skipped by csv_open */
    size_t bytes;
    size_t offset;
    size_t line;
};

/* Begins to read data (borrowed until the end of reading). */
void csv_open(struct csv_reader *reader, struct arena *arena, const char *data, size_t bytes);
/* The next row; blank lines are skipped. False at the end. LF, CRLF and CR end lines. */
bool csv_next(struct csv_reader *reader, struct csv_row *row);

/* Bytes of a CSV file as UTF-8: UTF-8 with or without BOM is taken as it is; else GB18030 is tried
 * whole (iconv). Neither: ERR_INPUT with the place of the first bad byte (line and byte of the
 * UTF-8 reading). *out lives in the arena and is terminated. */
bool csv_decode(struct arena *arena, const char *data, size_t bytes, char **out, size_t *out_bytes,
                struct err *err);

/* Writes a cell, quoted where it must be (comma, quote, CR, LF, leading or trailing space).
 * A cell that matches ^'*[=+@-] gains one ' (csv_unguard takes it away), so that a spreadsheet runs
 * nothing. */
void csv_write_cell(FILE *out, const char *cell, bool first);
const char *csv_unguard(const char *cell); /* a pointer into cell */

#endif
