/* A PNG: drawn as ink in one byte a dot, which takes a third of the time of colours, and written grey; in
 * colour where that is asked for. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "paper/fault.h"
#include "paper/form.h"

#define PNG_WIDTH 1080
#define DOTS_MOST 30000
#define QUICK 1
#define SMALL 9
#define GROUP_BYTES 2000000 /* what a group takes: beyond it time is spent on making it smaller */
#define COLOR_TYPE_GREY 0
#define COLOR_TYPE_RGB 2
#define HEADER_BYTES 13

static void put_number(unsigned char *bytes, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        bytes[i] = (unsigned char)(number >> (24 - 8 * i));
}

static void write_chunk(const char *name, const unsigned char *data, size_t bytes)
{
    unsigned char number[4];
    uLong sum = crc32(crc32(0, NULL, 0), (const unsigned char *)name, 4);

    put_number(number, (uint32_t)bytes);
    fwrite(number, 1, sizeof number, stdout);
    fwrite(name, 1, 4, stdout);
    fwrite(data, 1, bytes, stdout);
    put_number(number, (uint32_t)(bytes > 0 ? crc32(sum, data, (uInt)bytes) : sum));
    fwrite(number, 1, sizeof number, stdout);
}

/* The rows as PNG has them: a byte for the filter (none), then the dots. */
static unsigned char *dots_of(cairo_surface_t *surface, bool color, size_t height, size_t *bytes,
                              struct arena *arena)
{
    const unsigned char *data = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    size_t row_bytes = 1 + PNG_WIDTH * (color ? 3 : 1);
    unsigned char *rows = arena_alloc(arena, row_bytes * height);

    for (size_t y = 0; y < height; y++) {
        const unsigned char *from = data + y * stride;
        unsigned char *to = rows + y * row_bytes + 1;
        for (size_t x = 0; x < PNG_WIDTH; x++) {
            uint32_t dot;
            if (!color) {
                to[x] = (unsigned char)(255 - from[x]);
                continue;
            }
            memcpy(&dot, from + 4 * x, sizeof dot);
            to[3 * x] = (unsigned char)(dot >> 16);
            to[3 * x + 1] = (unsigned char)(dot >> 8);
            to[3 * x + 2] = (unsigned char)dot;
        }
    }
    *bytes = row_bytes * height;
    return rows;
}

static void write_png(cairo_surface_t *surface, bool color, size_t height, struct arena *arena)
{
    static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    unsigned char header[HEADER_BYTES] = {0};
    size_t bytes;
    unsigned char *rows = dots_of(surface, color, height, &bytes, arena);
    uLongf packed_bytes = compressBound(bytes);
    unsigned char *packed = arena_alloc(arena, packed_bytes);

    int result = compress2(packed, &packed_bytes, rows, bytes, QUICK);
    if (result == Z_OK && packed_bytes > GROUP_BYTES) {
        packed_bytes = compressBound(bytes);
        result = compress2(packed, &packed_bytes, rows, bytes, SMALL);
    }
    if (result != Z_OK)
        fault("zlib %d", result);
    put_number(header, PNG_WIDTH);
    put_number(header + 4, (uint32_t)height);
    header[8] = 8; /* bits */
    header[9] = color ? COLOR_TYPE_RGB : COLOR_TYPE_GREY;
    fwrite(signature, 1, sizeof signature, stdout);
    write_chunk("IHDR", header, sizeof header);
    write_chunk("IDAT", packed, packed_bytes);
    write_chunk("IEND", header, 0);
}

void form_png(const struct book *book)
{
    bool color = book->request->color;
    double scale = PNG_WIDTH / book->request->width;
    double points;

    form_size(book, &points);
    if (points * scale > DOTS_MOST)
        fault("long %d", DOTS_MOST);
    int height = points > 0 ? (int)(points * scale + 0.999) : 1;
    cairo_surface_t *surface =
        cairo_image_surface_create(color ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_A8, PNG_WIDTH, height);
    struct brush brush = {.cairo = cairo_create(surface), .color = color, .ink = !color};
    if (color) {
        cairo_set_source_rgb(brush.cairo, 1, 1, 1);
        cairo_paint(brush.cairo);
    }
    cairo_scale(brush.cairo, scale, scale);
    form_below(book, &brush);
    if (cairo_status(brush.cairo) != CAIRO_STATUS_SUCCESS)
        fault("%s", cairo_status_to_string(cairo_status(brush.cairo)));
    cairo_destroy(brush.cairo);
    cairo_surface_flush(surface);
    write_png(surface, color, (size_t)height, book->arena);
    cairo_surface_destroy(surface);
}
