/* Homework as other programs keep it: a text, perhaps a subject and days, seldom minutes. */
#ifndef SERVICE_IMPORT_FOREIGN_H
#define SERVICE_IMPORT_FOREIGN_H

#include <jansson.h>

#include "service/import.h"

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

/* Takes one, its place in import->faults.place. false ends the import. */
bool import_foreign(struct import *import, const struct foreign *item);

/* Whether a text names a class in the school's manner (三年级2班), though perhaps one that is not there. */
bool foreign_is_class(const struct import *import, const char *text);
const struct subject *foreign_subject(const struct import *import, const char *text);
/* The whole file as JSON; NULL with import->err. The caller frees it. */
json_t *foreign_json(struct import *import, const struct import_file *file);
/* Leaves a wrong item out with its fault; false for `return`. */
bool foreign_left_out(struct import *import, const char *fault);

#endif
