/* The data files of an installation: where they are, and what is said when one is missing. */
#ifndef CONF_FILES_H
#define CONF_FILES_H

#include "base/arena.h"
#include "conf/conf.h"
#include "conf/faults.h"
#include "conf/keys.h"

#define NATIONAL_FILE "national.ini"

/* The path that a name of the settings means: as it is where it has a slash, else
 * DATA_DIR/FOLDER/NAME with the folder of the kind, with .ini where the name does not end so. */
char *files_path(struct arena *arena, const struct conf_paths *paths, enum key_file kind,
                 const char *name);
/* Puts the file on the stack. A missing one is a fault: the installation's where shipped, else the
 * settings'; the latter says which files the folder has. *file (may be NULL) is what was read. */
void files_add(struct stack *stack, const struct conf_paths *paths, const char *name, bool shipped,
               struct ini_file *file);
/* The policy's files: the national one and what the settings name. */
void files_add_policy(struct stack *stack, const struct conf_paths *paths,
                      const struct settings *settings);
/* The names of the .ini files of a kind's folder, sorted, as paths; none where there is no such
 * folder. */
char **files_in(struct arena *arena, const struct conf_paths *paths, enum key_file kind,
                size_t *count);

#endif
