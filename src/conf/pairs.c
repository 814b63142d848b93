/* INI texts that come from people's own files, or from a pipe. */
#include "config.h"

#include "conf/conf.h"

#include "conf/escapes.h"
#include "conf/ini.h"

bool conf_read_pairs(struct arena *arena, const char *name, const char *data, size_t bytes,
                     struct conf_pair **pairs, size_t *count, struct err *err)
{
    struct ini_file file = {.path = name};
    struct faults faults = {.arena = arena};

    ini_read_bytes(arena, data, bytes, &file, &faults);
    *pairs = ARENA_ARRAY(arena, file.count, struct conf_pair);
    *count = file.count;
    for (size_t i = 0; i < file.count; i++) {
        const struct ini_entry *entry = &file.entries[i];
        if (entry->has_backslash)
            escapes_refuse(&faults, name, entry, false);
        (*pairs)[i] = (struct conf_pair){.section = entry->section->written,
                                         .key = entry->written_key,
                                         .value = entry->value,
                                         .line = entry->line};
    }
    return faults_end(&faults, err);
}
