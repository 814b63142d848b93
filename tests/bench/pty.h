/* pty.h: a program on a terminal of the bench's, with the moment at which its screen became what was
 * expected. */
#ifndef BENCH_PTY_H
#define BENCH_PTY_H

#include <stdbool.h>
#include <stddef.h>

#include "bench/paint.h"

struct pty;

/* TERM of the programs: xterm-256color whose dim is italic, for libvterm knows no dim. Its description
 * is made under tests/bench/data. */
void pty_make_term(void);
struct pty *pty_start(int rows, int cols, const char *const *argv);
/* `q`, and waits for the end; how long, in seconds. */
double pty_quit(struct pty *pty);
void pty_key(struct pty *pty, const char *key);
/* Reads until the screen is `cells`; seconds from the start or the last key to the bytes that made it so.
 * A deadline that passes ends the bench. */
double pty_wait(struct pty *pty, const struct paint_cell *cells);
/* Likewise for the rows [from, to) alone, each cell as in one of the two: of a picture that grows, the cells
 * that came first. */
double pty_wait_rows(struct pty *pty, const struct paint_cell *cells,
                     const struct paint_cell *later, int from, int to);
/* Keys before the program asks for any: the time goes on from its start. */
void pty_type_ahead(struct pty *pty, const char *keys);
/* Reads until so many bytes have come. */
void pty_wait_bytes(struct pty *pty, size_t bytes);
/* Reads until nothing comes any more for so long. */
void pty_settle(struct pty *pty, int milliseconds);
/* The screen as it is; rows * cols cells, to be freed. */
struct paint_cell *pty_cells(const struct pty *pty);
size_t pty_bytes(const struct pty *pty); /* written since the start or the last key */
void pty_print(const struct pty *pty);   /* to standard error */

#endif
