/* The clock that never goes back. */
#ifndef TUI_CLOCK_H
#define TUI_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment before the start. */
int64_t clock_ms(void);

#endif
