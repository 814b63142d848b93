/* Milliseconds for pauses, deadlines and silence; the time of day comes from the caller of tui_run. */
#include "config.h"

#include "tui/term/clock.h"

#include <time.h>

int64_t clock_ms(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}
