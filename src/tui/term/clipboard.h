/* The clipboard of the computer that somebody sits at, also through ssh: the terminal is asked for it
 * (OSC 52), and the desktop's own program where there is one. Views call app_copy; the loop sends. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include "base/arena.h"

/* UTF-8. Does not wait for anybody, and nobody says whether it arrived. */
void clipboard_send(const char *text);

/* What the terminal is sent. */
char *clipboard_sequence(const char *text, struct arena *arena);
/* The text as the clipboard of Windows reads it: UTF-16, its mark first; *bytes of it. */
char *clipboard_utf16(const char *text, struct arena *arena, size_t *bytes);

#endif
