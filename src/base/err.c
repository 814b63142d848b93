/* Error values: one code and one sentence, made harmless to terminals as they are written. */
#include "config.h"

#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/text.h"

static void (*die_hook)(void);

void err_clear(struct err *err)
{
    err->code = ERR_NONE;
    err->message[0] = '\0';
}

/* Copies text into a message of `room` bytes, cut at a character border. */
static void copy_cut(char *message, size_t room, const char *text)
{
    size_t bytes = strlen(text);

    if (bytes >= room) {
        bytes = room - 1;
        while (bytes > 0 && ((unsigned char)text[bytes] & 0xC0u) == 0x80u)
            bytes--;
    }
    memcpy(message, text, bytes);
    message[bytes] = '\0';
}

static void write_message(struct err *err, enum err_code code, const char *before,
                          const char *format, va_list args, const char *after)
{
    struct arena *arena = arena_new();
    char *text = text_sanitise(arena, arena_vprintf(arena, format, args), true, NULL);

    /* before or after may be err->message itself: the whole is built apart first. */
    copy_cut(err->message, sizeof err->message, arena_printf(arena, "%s%s%s", before, text, after));
    err->code = code;
    arena_free(arena);
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
    va_list args;

    if (!err)
        return false;
    va_start(args, format);
    write_message(err, code, "", format, args, "");
    va_end(args);
    return false;
}

void err_prefix(struct err *err, const char *format, ...)
{
    va_list args;

    if (!err)
        return;
    va_start(args, format);
    write_message(err, err->code, "", format, args, err->message);
    va_end(args);
}

bool err_add(struct err *err, enum err_code code, const char *format, ...)
{
    va_list args;
    struct arena *arena;

    if (!err)
        return false;
    va_start(args, format);
    if (err->code == ERR_NONE) {
        write_message(err, code, "", format, args, "");
    } else {
        arena = arena_new();
        write_message(err, err->code, arena_printf(arena, "%s\n", err->message), format, args, "");
        arena_free(arena);
    }
    va_end(args);
    return false;
}

/* What files, disks and terminals answer with; the C library says the rest in English. */
const char *err_reason(int number)
{
    static const struct
    {
        int number;
        const char *words; /* the C library's own */
    } reasons[] = {
        {EACCES, N_("Permission denied")},
        {EBUSY, N_("Device or resource busy")},
        {EDQUOT, N_("Disk quota exceeded")},
        {EEXIST, N_("File exists")},
        {EFBIG, N_("File too large")},
        {EINVAL, N_("Invalid argument")},
        {EIO, N_("Input/output error")},
        {EISDIR, N_("Is a directory")},
        {ELOOP, N_("Too many levels of symbolic links")},
        {EMFILE, N_("Too many open files")},
        {ENAMETOOLONG, N_("File name too long")},
        {ENFILE, N_("Too many open files in system")},
        {ENOENT, N_("No such file or directory")},
        {ENOSPC, N_("No space left on device")},
        {ENOTDIR, N_("Not a directory")},
        {ENOTEMPTY, N_("Directory not empty")},
        {ENXIO, N_("No such device or address")},
        {EPERM, N_("Operation not permitted")},
        {EPIPE, N_("Broken pipe")},
        {EROFS, N_("Read-only file system")},
        {ETXTBSY, N_("Text file busy")},
        {EXDEV, N_("Invalid cross-device link")},
    };

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].number == number)
            return _(reasons[i].words);
    return strerror(number);
}

void die_set_hook(void (*hook)(void))
{
    die_hook = hook;
}

void die(const char *format, ...)
{
    void (*hook)(void) = die_hook;
    va_list args;

    /* The hook may come here again; it is called once. */
    die_hook = NULL;
    if (hook)
        hook();
    va_start(args, format);
    fputs("hwboard: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    fflush(stderr);
    /* Not exit(): what runs there may need the memory that is missing. */
    _exit(ERR_INTERNAL);
}
