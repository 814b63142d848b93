/* A workbook for Excel, of cells. */
#ifndef PAPER_WORKBOOK_H
#define PAPER_WORKBOOK_H

#include <jansson.h>

#include "base/arena.h"

/* Writes it to standard output; ends the process where that cannot be. */
void workbook_write(const json_t *root, struct arena *arena);

#endif
