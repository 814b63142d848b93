/* See marks.h. */
#include "config.h"

#include "tui/widget/marks.h"

#include <string.h>

#define KNOWN_MAX 4096

static uint32_t known[KNOWN_MAX][MARKS_MAX]; /* the first is none */
static uint16_t known_count = 1;

uint16_t marks_with(uint16_t marks, uint32_t mark)
{
    uint32_t wanted[MARKS_MAX];
    int at = 0;

    memcpy(wanted, known[marks], sizeof wanted);
    while (at < MARKS_MAX && wanted[at] != 0)
        at++;
    if (at == MARKS_MAX)
        return marks;
    wanted[at] = mark;
    for (uint16_t i = 1; i < known_count; i++)
        if (memcmp(known[i], wanted, sizeof wanted) == 0)
            return i;
    if (known_count == KNOWN_MAX)
        return marks;
    memcpy(known[known_count], wanted, sizeof wanted);
    return known_count++;
}

const uint32_t *marks_of(uint16_t marks)
{
    return known[marks];
}
