/* paint.h: a file of screens, from the bench to floor_paint.c: struct paint_head, then for each screen
 * its cells, row by row. The first is painted at the start and with
 * `k` and `h`, the second with `j`, the third with `l`. */
#ifndef BENCH_PAINT_H
#define BENCH_PAINT_H

#include <stdint.h>

#define PAINT_SCREENS 3
#define PAINT_CHARS 3

enum paint_attribute
{
    PAINT_BOLD = 1,
    PAINT_UNDERLINE = 2,
    PAINT_REVERSE = 4,
    PAINT_DIM = 8,
};

struct paint_cell
{
    uint32_t chars[PAINT_CHARS]; /* chars[0] 0: the second half of the wide character before */
    uint8_t attributes;
    uint8_t unused; /* always 0: cells are compared as bytes */
    int16_t color;  /* of the terminal's palette; -1: its default */
};

struct paint_head
{
    int32_t rows, cols;
};

#endif
