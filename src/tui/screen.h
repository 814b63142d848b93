/* The terminal itself: taking it and giving it back, its keys, its size, and putting a canvas on it.
 * Only screen.c and flush.c know curses. */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>

#include "base/err.h"
#include "tui/canvas.h"
#include "tui/key.h"

/* Takes the terminal: raw keys, mouse, bracketed paste. ERR_INTERNAL where TERM is unknown. */
bool screen_open(bool color, struct err *err);
/* Gives the terminal back; may be called at any time and twice (it is the hook of die()). */
void screen_close(void);
/* Asks the terminal for its size and makes the library agree. */
void screen_measure(int *rows, int *cols);
/* The next thing that happened; EVENT_NOTHING when all was read. */
bool screen_read(struct event *event);
/* Gives the terminal to the shell, stops this process, and takes it back when it goes on. */
void screen_suspend(void);

/* Puts the rows that changed since the last call on the terminal. */
void screen_flush(const struct canvas *canvas);
/* The next flush draws everything. */
void screen_forget(void);
/* For screen.c: the colours, once the library is ready. */
void flush_open(bool color);
void flush_close(void);
/* Name and version of curses. */
const char *screen_library(void);

#endif
