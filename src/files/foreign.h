/* Homework as other programs keep it: a text, perhaps a subject and days, seldom minutes. */
#ifndef FILES_FOREIGN_H
#define FILES_FOREIGN_H

#include "files/reading.h"

struct foreign
{
    const char *class;   /* as written; NULL: --class, or the school's only class */
    const char *subject; /* as written; NULL: what the text begins with */
    const char *title;   /* of a card that is no subject: before the text of a notice; NULL */
    const char *text;
    day_t assigned; /* DAY_NONE: by the due day */
    day_t due;      /* DAY_NONE: the next school day */
    int minutes;    /* said in a field of its own; -1: not */
    const char **tags;
    size_t tag_count;
};

/* Takes one, its place in reading->faults.place. false ends the reading. */
bool foreign_take(struct reading *reading, const struct foreign *item);

/* Whether a text names a class in the school's manner (三年级2班), though perhaps one that is not there. */
bool foreign_is_class(const struct reading *reading, const char *text);
/* The subject that a text names, nothing else; NULL where the school teaches none such. */
const struct subject *foreign_subject(const struct reading *reading, const char *text);

#endif
