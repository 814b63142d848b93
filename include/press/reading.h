/* What the reader understood of a message (contract, section 5), as text or JSON. */
#ifndef PRESS_READING_H
#define PRESS_READING_H

#include <stdio.h>

#include "domain/reader.h"
#include "press/press.h"

struct reading_page
{
    const struct reading *reading;
    const char *message;    /* that was read; for explain */
    const char *class_code; /* NULL: for no class */
    bool explain;           /* which rule took which piece */
};
void press_reading(FILE *out, const struct press_style *style, const struct reading_page *page);

#endif
