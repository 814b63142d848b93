/* Which unit of a syllabus a text names: 第3单元, 3, Unit 3, U3, 三, its name, or the beginning of that. */
#ifndef DOMAIN_UNIT_H
#define DOMAIN_UNIT_H

#include "base/arena.h"
#include "domain/class_profile.h"

/* Of units of one grade and subject: by the name; by the number that names bear (Unit 3 …, 第三单元 …), else by
 * the place among them; by an unambiguous beginning of the name. NULL where it is none or more than one. */
const struct unit *unit_find(const struct unit *units, size_t count, const char *text,
                             struct arena *arena);
/* "3 第三单元, 4 第四单元": those that are near to what was meant, all where none is; for a message. */
char *unit_near(const struct unit *units, size_t count, const char *text, struct arena *arena);

#endif
