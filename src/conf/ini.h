/* INI files as this program takes them: iniparser reads them, and before it a pre-pass refuses each
 * line that one of its versions would bend without a word, and keeps the lines of sections and keys.
 * A file of the installation is trusted at a start: it is read without either, and its lines are not
 * known (conf_check_shipped looks at it closely). */
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
    size_t line;   /* 0: not known, as in a trusted file */
};

struct ini_entry
{
    const struct ini_section *section;
    char *key; /* in lower case, as above */
    char *written_key;
    char *value;       /* without its quotes */
    const char *raw;   /* what stands in the file as the value, without its quotes: borrowed from */
    size_t raw_length; /* the bytes that the pre-pass saw; NULL in a trusted file */
    bool
        has_backslash; /* raw has one, which the versions read unlike: refused where its key is known */
    uint32_t hash;     /* of section and key: for finding it again */
    size_t line;       /* 0: not known */
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
enum ini_outcome ini_read(struct arena *arena, const char *path, bool trusted,
                          struct ini_file *file, struct faults *faults);
/* Reads the bytes of an INI text that may be no file; file->path is what faults name. */
enum ini_outcome ini_read_bytes(struct arena *arena, const char *data, size_t bytes,
                                struct ini_file *file, struct faults *faults);
/* Sections and keys of a file of the installation, borrowed from `data`, which is written into and has
 * room for one byte more; false where a line is not as the shipped ones are, with whatever was read. */
bool ini_read_plain(struct arena *arena, char *data, size_t bytes, struct ini_file *file);
/* All bytes of a file, in the arena; NULL where a fault was added or, with *absent, where there is no
 * such file. */
char *ini_file_bytes(struct arena *arena, const char *path, size_t *bytes, bool *absent,
                     struct faults *faults);

/* The pre-pass: finds sections and keys, without their values (raw alone), and adds a fault for every
 * line that iniparser would refuse or bend. file->path is set; the data outlives the file. */
void ini_prepass(struct arena *arena, const char *data, size_t bytes, struct ini_file *file,
                 struct faults *faults);
/* One more, for the caller to fill; an entry moves when the next is added. */
struct ini_section *ini_add_section(struct arena *arena, struct ini_file *file);
struct ini_entry *ini_add_entry(struct arena *arena, struct ini_file *file);

/* Of names in lower case. */
uint32_t ini_hash(const char *section, const char *key);

#endif
