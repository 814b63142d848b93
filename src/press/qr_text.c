/* A QR code in half blocks: two rows of modules a line. */
#include "config.h"

#include "base/text.h"
#include "press/qr.h"

#define QUIET_MODULES 2 /* light around a code */

static bool is_dark(const struct qr *qr, int row, int column)
{
    return row >= 0 && row < qr->size && column >= 0 && column < qr->size &&
           qr->dark[row * qr->size + column];
}

int qr_columns(const struct qr *qr)
{
    return qr->size + 2 * QUIET_MODULES;
}

int qr_lines(const struct qr *qr)
{
    return (qr_columns(qr) + 1) / 2;
}

const char *qr_line(const struct qr *qr, int line, struct arena *arena)
{
    static const char *const blocks[] = {"█", "▀", "▄", " "};
    struct text_buf buf = {.arena = arena};
    int row = 2 * line - QUIET_MODULES;

    for (int column = -QUIET_MODULES; column < qr->size + QUIET_MODULES; column++)
        text_buf_add(&buf, blocks[2 * is_dark(qr, row, column) + is_dark(qr, row + 1, column)]);
    return text_buf_str(&buf);
}
