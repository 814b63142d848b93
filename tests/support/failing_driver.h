/* A driver around another one whose Nth call fails, to test what a failure at any point leaves. */
#ifndef SUPPORT_FAILING_DRIVER_H
#define SUPPORT_FAILING_DRIVER_H

#include <stdbool.h>

#include "store/driver.h"

enum failing_mode
{
    FAIL_ONCE,    /* the call does not happen; later ones do */
    FAIL_ON,      /* neither it nor any later one: the engine is gone */
    FAIL_ANSWERS, /* it happens, but the answer is lost, and the engine is gone */
};

/* The wrapper of a driver; there is one at a time. */
const struct db_driver *failing_driver(const struct db_driver *inner);
/* From now on the nth call fails (1 = the next); 0: none does. */
void failing_arm(long nth, enum failing_mode mode);
/* Whether a call failed since it was armed. */
bool failing_fired(void);

#endif
