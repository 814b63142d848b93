/* The data files of an installation. */
#include "config.h"

#include "conf/files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

static const char *const folders[] = {
    [KEYS_POLICY] = "policy",
    [KEYS_SUBJECTS] = "subjects",
    [KEYS_CALENDAR] = "calendar",
};

void files_add_policy(struct stack *stack, const struct conf_paths *paths,
                      const struct settings *settings)
{
    files_add(stack, paths, NATIONAL_FILE, true, NULL);
    for (size_t i = 0; i < settings->policy_count; i++)
        files_add(stack, paths, settings->policy_files[i], false, NULL);
}

char *files_path(struct arena *arena, const struct conf_paths *paths, enum key_file kind,
                 const char *name)
{
    if (strchr(name, '/'))
        return arena_strdup(arena, name);
    return arena_printf(arena, "%s/%s/%s%s", paths->data_dir ? paths->data_dir : "", folders[kind],
                        name, text_ends_with(name, ".ini") ? "" : ".ini");
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **files_in(struct arena *arena, const struct conf_paths *paths, enum key_file kind,
                size_t *count)
{
    char **found = NULL;
    size_t capacity = 0;
    *count = 0;
    char *path =
        arena_printf(arena, "%s/%s", paths->data_dir ? paths->data_dir : "", folders[kind]);
    DIR *dir = opendir(path);
    if (!dir)
        return NULL;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (entry->d_name[0] != '.' && text_ends_with(entry->d_name, ".ini")) {
            found = arena_grow(arena, found, &capacity, *count + 1, sizeof(char *));
            found[(*count)++] = arena_printf(arena, "%s/%s", path, entry->d_name);
        }
    }
    closedir(dir);
    if (*count > 0)
        qsort(found, *count, sizeof(char *), compare_names);
    return found;
}

/* "anyang, changsha": what the folder has, but for the one that is always read. */
static char *names_in(struct arena *arena, const struct conf_paths *paths, enum key_file kind)
{
    struct text_buf buf = {.arena = arena};
    size_t count = 0;
    char **found = files_in(arena, paths, kind, &count);
    for (size_t i = 0; i < count; i++) {
        const char *name = strrchr(found[i], '/') + 1;
        if (strcmp(name, NATIONAL_FILE) != 0) {
            text_buf_printf(&buf, "%s%.*s", text_buf_str(&buf)[0] != '\0' ? ", " : "",
                            (int)(strlen(name) - 4), name);
        }
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

void files_add(struct stack *stack, const struct conf_paths *paths, const char *name, bool shipped,
               struct ini_file *file)
{
    struct ini_file own;
    file = file ? file : &own;
    const char *path = files_path(stack->arena, paths, stack->kind, name);
    bool trusted = shipped && !stack->wants_lines;
    size_t faults_before = stack->faults->count;
    stack->proven = shipped;
    enum ini_outcome outcome = ini_read(stack->arena, path, trusted, file, stack->faults);
    if (outcome != INI_ABSENT)
        stack_add(stack, file);
    if (trusted && outcome == INI_READ && stack->faults->count > faults_before) {
        /* A hand was at it: once more, so that the faults have lines. */
        stack->faults->count = faults_before;
        outcome = ini_read(stack->arena, path, false, file, stack->faults);
        stack_add(stack, file);
    }
    if (outcome != INI_ABSENT)
        return;
    if (shipped) {
        faults_add(stack->faults, path, 0, _("this file of hwboard is missing: reinstall hwboard"));
    } else if (strchr(name, '/')) {
        faults_add(stack->faults, path, 0,
                   _("there is no such file: correct its name under [files] in the settings"));
    } else {
        faults_add(stack->faults, path, 0,
                   _("there is no such file: name one of %s under [files] in the settings, or a "
                     "path with a / in it"),
                   names_in(stack->arena, paths, stack->kind));
    }
}
