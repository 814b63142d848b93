/* The programs that make a form from JSON. */
#ifndef PRESS_EXTERNAL_H
#define PRESS_EXTERNAL_H

#include "base/child.h"
#include "press/json_write.h"

struct maker_call
{
    const char *folder; /* where the programs are */
    enum press_maker maker;
    enum lang lang;
    struct arena *arena;
    FILE *in;       /* its standard input; NULL: no temporary file could be made */
    bool *too_high; /* set where a picture would be; NULL: that is not asked */
};
/* Starts it, `made` being its standard output (NULL as above). False, with one sentence, where it is missing
 * or cannot start. */
bool external_start(const struct maker_call *call, struct child *child, FILE *made,
                    struct err *err);
/* Waits for its end. False, with one sentence, where it failed: it says a word and what the word is about
 * (src/paper/fault.h), the sentence is made here. */
bool external_end(const struct maker_call *call, struct child *child, struct err *err);

/* Ready for a value of its own (not a document): in the list of them, behind those before. title: of the
 * whole file, where this is the first. False: there is nowhere to write, which is said at the end. */
bool external_value(struct press *press, const char *title, struct json_out *json);

#endif
