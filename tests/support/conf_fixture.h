/* A folder of INI files for a test, and the shipped assets. */
#ifndef TESTS_CONF_FIXTURE_H
#define TESTS_CONF_FIXTURE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/conf.h"

struct fixture
{
    struct arena *arena;
    struct err err;
    struct settings settings;
    struct conf_paths paths; /* data_dir: the assets of the source tree */
};

extern char conf_folder[];      /* files of the tests */
extern const char *conf_assets; /* the shipped ones */

/* Makes the folder; the group teardown removes it with all that is in it. */
int conf_group_setup(void **state);
int conf_group_teardown(void **state);
/* A fixture a test. */
int conf_setup(void **state);
int conf_teardown(void **state);

/* Writes a file into the folder; returns its path, of the fixture's arena. */
char *conf_write(struct fixture *f, const char *name, const char *text);
char *conf_write_bytes(struct fixture *f, const char *name, const char *data, size_t bytes);
/* Fails unless the message holds `what`. */
void conf_assert_says(const struct fixture *f, const char *what);

#endif
