/* See clipboard.h. */
#include "config.h"

#include "tui/term/clipboard.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/child.h"
#include "base/text.h"
#include "tui/term/tty.h"

#define BYTE_ORDER_MARK 0xFEFFU

/* Programs that are there where the variable is. One that is not installed does nothing. */
static const struct helper
{
    const char *variable;
    bool utf16;
    const char *argv[5];
} helpers[] = {
    {"WAYLAND_DISPLAY", false, {"wl-copy"}},
    {"DISPLAY", false, {"xclip", "-selection", "clipboard", "-in"}},
    {"WSL_DISTRO_NAME", true, {"clip.exe"}},
    /* as it is shipped, it does not pass on what its windows ask of the terminal */
    {"TMUX", false, {"tmux", "load-buffer", "-w", "-"}},
};

char *clipboard_sequence(const char *text, struct arena *arena)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct text_buf out = {.arena = arena};
    size_t length = strlen(text);

    text_buf_add(&out, "\033]52;c;");
    for (size_t i = 0; i < length; i += 3) {
        uint32_t group = 0;
        char four[5] = "====";

        for (size_t j = 0; j < 3; j++)
            group = group << 8 | (i + j < length ? (unsigned char)text[i + j] : 0);
        for (size_t j = 0; j < 4 && i + j <= length; j++)
            four[j] = digits[group >> (18 - 6 * j) & 63];
        text_buf_add(&out, four);
    }
    text_buf_add(&out, "\a");
    return arena_strdup(arena, text_buf_str(&out));
}

char *clipboard_utf16(const char *text, struct arena *arena, size_t *bytes)
{
    /* a byte of UTF-8 becomes two at most */
    char *out = ARENA_ARRAY(arena, 2 * strlen(text) + 2, char);
    uint32_t c = BYTE_ORDER_MARK;
    size_t length = 0;

    *bytes = 0;
    do {
        uint32_t units[2] = {c, 0};

        if (c > 0xFFFF) {
            units[0] = 0xD800 + ((c - 0x10000) >> 10);
            units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        for (int i = 0; i < 1 + (c > 0xFFFF); i++) {
            out[(*bytes)++] = (char)(units[i] & 0xFF);
            out[(*bytes)++] = (char)(units[i] >> 8);
        }
        text += length;
        c = text_decode(text, &length);
    } while (*text != '\0');
    return out;
}

/* Some stay as long as the text is on the clipboard, and nobody waits for them. */
static void run(const struct helper *helper, const char *bytes, size_t count)
{
    int fd = memfd_create("clipboard", MFD_CLOEXEC);
    FILE *text = fd >= 0 ? fdopen(fd, "w+") : NULL;

    if (text && fwrite(bytes, 1, count, text) == count)
        child_leave(helper->argv, text);
    if (text)
        fclose(text);
    else if (fd >= 0)
        close(fd);
}

/* The console of Linux has no clipboard, and older ones print what they do not know. */
static bool terminal_may_know(void)
{
    const char *term = getenv("TERM");

    return term && strcmp(term, "linux") != 0;
}

void clipboard_send(const char *text)
{
    struct arena *arena = arena_new();

    if (terminal_may_know()) {
        const char *sequence = clipboard_sequence(text, arena);

        tty_write(sequence, strlen(sequence));
    }
    for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++) {
        const char *value = getenv(helpers[i].variable), *bytes = text;
        size_t count = strlen(text);

        if (!value || *value == '\0')
            continue;
        if (helpers[i].utf16)
            bytes = clipboard_utf16(text, arena, &count);
        run(&helpers[i], bytes, count);
    }
    arena_free(arena);
}
