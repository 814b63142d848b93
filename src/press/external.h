/* hwboard-press, the program that makes a form from JSON. */
#ifndef PRESS_EXTERNAL_H
#define PRESS_EXTERNAL_H

#include "press/press.h"

/* Runs it (NULL: it is not there) with `in` as its standard input, `made` as its standard output; NULL as
 * either is a temporary file that could not be made. False, with one sentence, where it fails: it says
 * a word and what the word is about (src/paper/fault.h), the sentence is made here. */
bool external_run(const char *program, enum lang lang, FILE *in, FILE *made, struct err *err);

#endif
