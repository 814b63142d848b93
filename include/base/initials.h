/* The initials of Chinese words in pinyin, as people type them to find a name: 布置作业 bzzy. */
#ifndef BASE_INITIALS_H
#define BASE_INITIALS_H

#include <stdbool.h>

#include "base/arena.h"

/* A letter a common character, ASCII letters and digits as they are (三年级2班: snj2b), all else left out.
 * other: as characters with two readings are read the other way (时长 sz, 组长 zz). In the arena. */
char *text_initials(struct arena *arena, const char *text, bool other);

#endif
