/* What combines with the character of a cell, as a number: nearly all cells have nothing, and pictures are
 * emptied, copied and compared cell by cell, so that cells are small. */
#ifndef TUI_MARKS_H
#define TUI_MARKS_H

#include <stdint.h>

#define MARKS_MAX 4 /* on a character; the terminal library takes no more */

/* The number of `marks` with one more behind. 0 is none. They stay as they are where there are MARKS_MAX
 * already, and once the screen has shown 4096 different ones. */
uint16_t marks_with(uint16_t marks, uint32_t mark);
/* MARKS_MAX characters, 0 behind the last. */
const uint32_t *marks_of(uint16_t marks);

#endif
