/* A QR code, as modules and as text for a terminal. */
#ifndef PRESS_QR_H
#define PRESS_QR_H

#include <stdbool.h>

#include "base/arena.h"

struct qr
{
    int size;   /* modules in each direction */
    bool *dark; /* row by row */
};
/* NULL where libqrencode is missing, or the text is too long for one. */
const struct qr *qr_make(const char *text, struct arena *arena);

/* On a terminal, with what must be light around it: its columns, its lines, and one of them. Light modules
 * are drawn (half blocks), dark ones are the ground. */
int qr_columns(const struct qr *qr);
int qr_lines(const struct qr *qr);
const char *qr_line(const struct qr *qr, int line, struct arena *arena);

#endif
