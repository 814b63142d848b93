/* hwboard-press, the program that makes a form from JSON. */
#ifndef PRESS_EXTERNAL_H
#define PRESS_EXTERNAL_H

#include "press/json_write.h"

/* Runs it (NULL: it is not there) with `in` as its standard input, `made` as its standard output; NULL as
 * either is a temporary file that could not be made. False, with one sentence, where it fails: it says
 * a word and what the word is about (src/paper/fault.h), the sentence is made here. */
bool external_run(const char *program, enum lang lang, FILE *in, FILE *made, struct err *err);
/* Ready for a value of its own (not a document): in the list of them, behind those before. title: of the
 * whole file, where this is the first. False: there is nowhere to write, which is said at the end. */
bool external_value(struct press *press, const char *title, struct json_out *json);

#endif
