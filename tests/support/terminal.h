/* A terminal for tests: a program on a pty, and what it would show, kept by libvterm. Nothing here
 * sleeps: a test waits for a text, or for quiet screens to differ, until a deadline. */
#ifndef SUPPORT_TERMINAL_H
#define SUPPORT_TERMINAL_H

#include <stdbool.h>
#include <termios.h>
#include <stddef.h>
#include <sys/types.h>

struct terminal;

/* Whether this machine gives pseudo-terminals at all; where not (a root without /dev/pts), says so as a
 * skipped TAP plan: the test program then ends with success. */
bool terminal_available(void);

/* Starts argv in a terminal; environment: "NAME=value" strings on top of a clean one
 * (TERM=xterm-256color, LC_ALL=C.UTF-8), NULL at the end. Fails the test where it cannot. */
struct terminal *terminal_start(int rows, int cols, const char *const *environment,
                                const char *const *argv);
/* For the environment: 16:00 of 2026-11-17 at +08:00. */
#define TERMINAL_NOW "SOURCE_DATE_EPOCH=1794902400"
/* q, which must end it well; then terminal_end. */
void terminal_quit(struct terminal *terminal);
/* Ends the program (SIGKILL where it is still there) and frees the terminal. */
void terminal_end(struct terminal *terminal);

/* Bytes as from the keyboard. */
void terminal_keys(struct terminal *terminal, const char *bytes);
void terminal_resize(struct terminal *terminal, int rows, int cols);
void terminal_signal(struct terminal *terminal, int number);
/* A press of the first button, counted from 0. */
void terminal_click(struct terminal *terminal, int row, int col);

/* Reads until text is on the screen (or no longer, terminal_wait_gone); fails the test, showing the
 * screen, at the deadline. Returns milliseconds waited. */
int terminal_wait(struct terminal *terminal, const char *text);
int terminal_wait_gone(struct terminal *terminal, const char *text);
/* Reads until done says so; false at the deadline: the test says what is wrong. */
bool terminal_wait_until(struct terminal *terminal,
                         bool (*done)(struct terminal *terminal, const void *context),
                         const void *context);
/* Reads until the cursor stands there; a screen is drawn before its cursor is placed. */
void terminal_wait_cursor(struct terminal *terminal, int row, int col);
/* Reads until nothing more comes for a while: for accepting a picture, never for judging one. */
void terminal_wait_quiet(struct terminal *terminal);
/* Reads until the program ended; returns its exit code, or 128 + signal. */
int terminal_wait_exit(struct terminal *terminal);

/* Waits, without reading a byte, until the program stopped or ended; returns its exit code, 128 + signal
 * where one ended it, or -1 where it was stopped. The settings of the terminal then. */
int terminal_wait_still(struct terminal *terminal, struct termios *settings);
/* The settings of the terminal now. */
void terminal_settings(struct terminal *terminal, struct termios *settings);
/* Gives it the settings that a shell has. */
void terminal_cook(struct terminal *terminal);
/* The terminal takes no more bytes, as if its other end hung. */
void terminal_stop_output(struct terminal *terminal);

/* The screen as text, a line a row; valid until the next call. */
const char *terminal_text(struct terminal *terminal);
/* The row that contains text, or -1; *col is where it begins. */
int terminal_find(struct terminal *terminal, const char *text, int *col);
/* A letter a cell: '.' plain, 'b' bold, 'r' reverse, 'u' underlined, 'c' coloured (wins over bold);
 * upper case where reversed too. */
const char *terminal_attributes(struct terminal *terminal);
bool terminal_has_color(struct terminal *terminal);
/* What one cell shows; for pictures of a screen. */
struct terminal_cell
{
    char text[32];    /* UTF-8; "" where nothing stands */
    int columns;      /* 1 or 2; 0: the second half of a wide character */
    long front, back; /* 0xRRGGBB; -1: the terminal's own */
    bool bold, reverse, underline;
};
void terminal_cell(struct terminal *terminal, int row, int col, struct terminal_cell *cell);
/* Whether every wide character has its second half, and none stands in the last column. */
bool terminal_whole_characters(struct terminal *terminal);
/* All the program wrote since the start, for what a screen does not show. */
const char *terminal_written(struct terminal *terminal);

#endif
