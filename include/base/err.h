/* What went wrong, for the person who must mend it. The caller owns the struct; the floor where it
 * failed writes the sentence, with the offending value in it; a face prints it once. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#include "base/limits.h"

/* The values are the exit codes of the program. */
enum err_code
{
    ERR_NONE = 0,
    ERR_RED = 1,      /* a check found red, a change is held, lines were left out */
    ERR_INPUT = 2,    /* wrong usage or bad input, nothing changed */
    ERR_DENIED = 3,   /* the rights table says no */
    ERR_STORE = 4,    /* the store cannot be used; nothing half-done */
    ERR_INTERNAL = 5, /* anything else */
};

struct err
{
    enum err_code code;
    /* "WHAT IS WRONG: HOW TO MEND IT", UTF-8, maybe several lines */
    char message[ERR_MESSAGE_BYTES];
};

/* Empties err. */
void err_clear(struct err *err);
/* Writes code and message (cut at a character border where it is too long); returns false, so that
 * `return err_set(...)` fails the caller. err may be NULL. Values printed into it are sanitised. */
bool err_set(struct err *err, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Puts "prefix" before the message that is there, e.g. "file:line: ". */
void err_prefix(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends a line: where all faults are shown at once. Keeps the first code. */
bool err_add(struct err *err, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* What an errno value says, in the language of the running operation, for "(…)" in a sentence; until
 * the next call. */
const char *err_reason(int number);

/* Ends the process with one line on standard error and exit code 5, after the hook (the face's:
 * gives the terminal back). Only for out of memory and broken invariants. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
void die_set_hook(void (*hook)(void));

#endif
