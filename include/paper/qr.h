/* A QR code. */
#ifndef PAPER_QR_H
#define PAPER_QR_H

#include <stdbool.h>

#include "base/arena.h"

struct qr
{
    int size;   /* modules in each direction */
    bool *dark; /* row by row */
};
/* NULL where the program was built without libqrencode, or the text is too long for one. */
const struct qr *qr_make(const char *text, struct arena *arena);

#endif
