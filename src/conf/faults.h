/* The faults of all files of one loading, collected line by line in one struct err. */
#ifndef CONF_FAULTS_H
#define CONF_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct faults
{
    struct arena *arena; /* borrowed: for what is printed */
    struct err *err;     /* borrowed; NULL: only counted */
    size_t count;
    size_t left_out; /* faults that the message had no room for */
};

/* Adds a line; line 0: the fault is of the file as a whole. */
void faults_add(struct faults *faults, const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Closes the list: says how many were left out. True when there was no fault. */
bool faults_end(struct faults *faults);
/* A value as a message shows it: cleaned, on one line, cut where it is long. */
char *faults_quote(const struct faults *faults, const char *value);

#endif
