/* INI files as this program takes them: each line is checked before iniparser sees the file, and
 * what iniparser then read must be what the check saw. Sections and keys keep their lines. A file of
 * the installation is proven beforehand (conf_check_shipped): iniparser does not read it at each
 * start, which would be a fifth of the time to the first screen. */
#ifndef CONF_INI_H
#define CONF_INI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "conf/faults.h"

struct ini_section
{
    char *name;    /* ASCII letters in lower case, as iniparser keeps it */
    char *written; /* as in the file */
    size_t line;
};

struct ini_entry
{
    const struct ini_section *section;
    char *key; /* in lower case, as above */
    char *written_key;
    char *value;   /* without its quotes */
    uint32_t hash; /* of section and key: for finding it again */
    size_t line;
};

struct ini_file
{
    const char *path;
    struct ini_section **sections; /* in the order of the file */
    size_t section_count, section_capacity;
    struct ini_entry *entries; /* in the order of the file */
    size_t count, capacity;
};

enum ini_outcome
{
    INI_READ,
    INI_ABSENT, /* no such file */
    INI_FAULTY, /* faults were added; what could be read is there, so that its values are checked */
};

/* Reads a file. An absent one is the caller's affair, everything else that is wrong is a fault. */
enum ini_outcome ini_read(struct arena *arena, const char *path, bool proven, struct ini_file *file,
                          struct faults *faults);

/* The pre-pass: takes the bytes apart and adds a fault for every line that iniparser would refuse
 * or bend. file->path is set. */
void ini_prepass(struct arena *arena, const char *data, size_t bytes, struct ini_file *file,
                 struct faults *faults);

uint32_t ini_hash(const char *section, const char *key);

#endif
