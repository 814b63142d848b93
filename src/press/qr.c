/* QR codes by libqrencode, which is loaded when the first one is made: few runs make one, and it brings a
 * second library, so that every start would open and bind two files more. */
#include "config.h"

#include "press/qr.h"

#include <dlfcn.h>
#include <qrencode.h>
#include <stddef.h>
#include <string.h>

#define DARK 1 /* the bit of a module that says so */

static struct
{
    QRcode *(*encode)(const char *text, int version, QRecLevel level);
    void (*free)(QRcode *code);
} library;

/* A pointer to a function out of dlsym's, as POSIX has it. */
static void find(void *loaded, const char *name, void *function)
{
    void *symbol = dlsym(loaded, name);

    memcpy(function, &symbol, sizeof symbol);
}

static bool load(void)
{
    void *loaded = library.free ? NULL : dlopen(QRENCODE_FILE, RTLD_NOW);

    if (loaded) {
        find(loaded, "QRcode_encodeString8bit", &library.encode);
        find(loaded, "QRcode_free", &library.free);
    }
    return library.encode && library.free;
}

const struct qr *qr_make(const char *text, struct arena *arena)
{
    QRcode *code = load() ? library.encode(text, 0, QR_ECLEVEL_M) : NULL;
    struct qr *qr = NULL;

    if (code) {
        size_t count = (size_t)code->width * (size_t)code->width;
        qr = ARENA_NEW(arena, struct qr);
        qr->size = code->width;
        qr->dark = ARENA_ARRAY(arena, count, bool);
        for (size_t i = 0; i < count; i++)
            qr->dark[i] = (code->data[i] & DARK) != 0;
        library.free(code);
    }
    return qr;
}
