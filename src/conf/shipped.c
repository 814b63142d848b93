/* The installation's own files, checked as closely as a school's. */
#include "config.h"

#include "conf/files.h"
#include "conf/lexicon.h"

bool conf_check_shipped(struct arena *arena, const struct conf_paths *paths, struct err *err)
{
    static const enum key_file kinds[] = {KEYS_POLICY, KEYS_SUBJECTS, KEYS_CALENDAR};
    struct faults faults = {.arena = arena};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct stack stack = {.arena = arena, .kind = kinds[i], .faults = &faults};
        size_t count = 0;
        char **files = files_in(arena, paths, kinds[i], &count);
        for (size_t j = 0; j < count; j++)
            files_add(&stack, paths, files[j], false, NULL);
        struct lexicon lexicon;
        lexicon_gather(&stack, &lexicon);
        lexicon_check(&stack, &lexicon);
    }
    return faults_end(&faults, err);
}
