/* QR codes by libqrencode. */
#include "config.h"

#include "press/qr.h"

#include <qrencode.h>
#include <stddef.h>

#define DARK 1 /* the bit of a module that says so */

const struct qr *qr_make(const char *text, struct arena *arena)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    struct qr *qr = NULL;

    if (code) {
        size_t count = (size_t)code->width * (size_t)code->width;
        qr = ARENA_NEW(arena, struct qr);
        qr->size = code->width;
        qr->dark = ARENA_ARRAY(arena, count, bool);
        for (size_t i = 0; i < count; i++)
            qr->dark[i] = (code->data[i] & DARK) != 0;
        QRcode_free(code);
    }
    return qr;
}
