/* The terminal itself: taking it and giving it back, its keys, its size, and putting a canvas on it.
 * Only screen.c and flush.c know curses. */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>

#include "base/err.h"
#include "conf/theme.h"
#include "tui/widget/canvas.h"
#include "tui/term/key.h"

/* Takes the terminal: single keys, mouse, bracketed paste. ERR_INTERNAL where TERM is unknown. */
bool screen_open(enum conf_theme theme, struct err *err);
/* Gives the terminal back; may be called at any time and twice (it is the hook of die()). */
void screen_close(void);
/* Asks the terminal for its size and makes the library agree. */
void screen_measure(int *rows, int *cols);
/* The next thing that happened; false when all was read. */
bool screen_read(struct event *event);
/* Whether Esc was pressed last, in the middle of what is acted on (or the terminal is gone): then it is taken
 * with all that was typed before it. */
bool screen_escaped(void);
/* Milliseconds after which screen_read may say more though nothing came (was that Esc the key?), or -1. */
int screen_wait_ms(void);
/* Gives the terminal to the shell, stops this process, and takes it back when it goes on. */
void screen_suspend(void);
/* Takes it again after the process went on: somebody may have stopped it without asking. */
void screen_resume(void);

/* Puts the rows that changed since the last call on the terminal, without waiting for it. */
void screen_flush(const struct canvas *canvas);
/* While the terminal has not taken all of that yet: the descriptor to wait on (POLLOUT), then push. Drawing
 * more would only lengthen the queue. -1: it has. */
int screen_waits(void);
void screen_push(void);
/* The next flush draws everything. */
void screen_forget(void);
/* For screen.c: the colours, once the library is ready; the rows that changed, handed to it. */
void flush_open(enum conf_theme theme);
void flush_close(void);
void flush_canvas(const struct canvas *canvas);
/* Name and version of curses. */
const char *screen_library(void);

#endif
