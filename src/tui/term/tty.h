/* The line to the terminal: its settings, and bytes that go out without ever waiting for it. A terminal
 * that takes nothing (its output was stopped, its other end hangs) holds up no signal. */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include <stdbool.h>
#include <stddef.h>

/* Notes the settings that the shell left and sets ours: keys one by one, no echo, output untouched, no
 * XON/XOFF (Ctrl-S is a key); Ctrl-C and Ctrl-Z stay signals. Again after a suspension,
 * and whenever somebody else may have changed them. */
void tty_take(void);
/* Puts the noted settings back, at once. May be called twice. */
void tty_give_back(void);

/* Sends, or keeps what the terminal does not take now. */
void tty_write(const char *bytes, size_t count);
/* Sends of what was kept what the terminal takes now. */
void tty_push(void);
/* The descriptor to wait on (POLLOUT) while something is kept; -1 where nothing is. */
int tty_waits(void);
/* Sends what was kept, waiting at most so long in all; what is left then is thrown away. */
void tty_drain(int milliseconds);
/* Gives back what sending needed. */
void tty_close(void);

#endif
