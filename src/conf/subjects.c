/* The subject file: one section a subject, in the order of the board. */
#include "config.h"

#include "conf/files.h"
#include "conf/keys.h"

#include <string.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define SUBJECT_FILE "subjects.ini"

/* The subject of the row at hand: the last one, or a new one when its section begins. */
KEY_RECORD(subject_at)
{
    struct subject_list *list = parser->target;
    for (size_t i = list->count; i > 0; i--)
        if (strcmp(list->items[i - 1].code, match->word) == 0)
            return &list->items[i - 1];
    struct subject *subject = &list->items[list->count];
    *subject = (struct subject){.code = arena_strdup(parser->arena, match->word),
                                .kind = KIND_WRITTEN,
                                .order = (int)list->count};
    list->count++;
    return subject;
}

static size_t name_count(const struct subject *subject)
{
    return 3 + subject->also_count;
}

static const char *name_at(const struct subject *subject, size_t i)
{
    switch (i) {
    case 0:
        return subject->code;
    case 1:
        return subject->zh;
    case 2:
        return subject->en;
    default:
        return subject->also[i - 3];
    }
}

/* The names of a subject, folded as they are compared. */
static char **folded_names(struct arena *arena, const struct subject *subject)
{
    char **names = ARENA_ARRAY(arena, name_count(subject), char *);
    for (size_t i = 0; i < name_count(subject); i++)
        names[i] = text_fold(arena, name_at(subject, i));
    return names;
}

/* The index of the name of a that b bears too, or name_count(a): it could never be resolved. Names of
 * one subject may repeat (pe and PE). */
static size_t shared_name(const struct subject *a, char *const *a_names, const struct subject *b,
                          char *const *b_names)
{
    size_t i = 0;
    for (; i < name_count(a); i++) {
        for (size_t j = 0; j < name_count(b); j++)
            if (strcmp(a_names[i], b_names[j]) == 0)
                return i;
    }
    return i;
}

static void check_subjects(const struct stack *stack, const struct subject_list *list,
                           const struct ini_file *files, size_t file_count)
{
    char ***names = ARENA_ARRAY(stack->arena, list->count, char **);
    for (size_t i = 0; i < list->count; i++) {
        struct subject *subject = &list->items[i];
        const struct ini_file *file = &files[0];
        size_t line = 0;
        for (size_t j = 0; j < file_count; j++) {
            for (size_t k = 0; k < files[j].section_count; k++) {
                if (strcmp(files[j].sections[k]->name, subject->code) == 0) {
                    file = &files[j];
                    line = files[j].sections[k]->line;
                }
            }
        }
        if (!subject->zh || !subject->en) {
            faults_add(stack->faults, file->path, line,
                       _("[%s] lacks %s: give the subject both names"), subject->code,
                       !subject->zh ? "zh" : "en");
            subject->zh = subject->zh ? subject->zh : subject->code;
            subject->en = subject->en ? subject->en : subject->code;
        }
        if (!subject->short_zh)
            subject->short_zh = subject->zh;
        names[i] = folded_names(stack->arena, subject);
        for (size_t j = 0; j < i; j++) {
            size_t name = shared_name(subject, names[i], &list->items[j], names[j]);
            if (name < name_count(subject)) {
                faults_add(stack->faults, file->path, line,
                           _("[%s]: [%s] is called “%s” too: give one of them another name"),
                           subject->code, list->items[j].code,
                           faults_quote(stack->faults, name_at(subject, name)));
            }
        }
    }
}

/* Each section needs keys, and all files together no more subjects than there may be. */
static void check_sections(struct faults *faults, const struct ini_file *file, size_t before)
{
    for (size_t i = 0; i < file->section_count; i++) {
        const struct ini_section *section = file->sections[i];
        bool empty = true;
        for (size_t j = 0; j < file->count && empty; j++)
            empty = file->entries[j].section != section;
        if (empty) {
            faults_add(faults, file->path, section->line,
                       _("[%s] lacks %s: give the subject both names"),
                       faults_quote(faults, section->written), "zh");
        }
    }
    if (before + file->section_count > SUBJECTS_MAX) {
        size_t first = before > SUBJECTS_MAX ? 0 : SUBJECTS_MAX - before;
        faults_add(faults, file->path, file->sections[first]->line,
                   _("more than %d subjects: remove some"), SUBJECTS_MAX);
    }
}

bool conf_load_subjects(struct arena *arena, const struct conf_paths *paths,
                        const struct settings *settings, struct subject_list *subjects,
                        struct err *err)
{
    struct faults faults = {.arena = arena};
    struct stack stack = {.arena = arena, .kind = KEYS_SUBJECTS, .faults = &faults};
    bool shipped = !settings->subjects_file;
    size_t file_count = 1 + settings->subjects_added_count, sections = 0;
    struct ini_file *files = ARENA_ARRAY(arena, file_count, struct ini_file);

    for (size_t i = 0; i < file_count; i++) {
        const char *name = i > 0     ? settings->subjects_added[i - 1]
                           : shipped ? SUBJECT_FILE
                                     : settings->subjects_file;
        files_add(&stack, paths, name, i == 0 && shipped, &files[i]);
        check_sections(&faults, &files[i], sections);
        sections += files[i].section_count;
    }
    if (faults.count > 0)
        return faults_end(&faults, err);
    if (files[0].section_count == 0) {
        faults_add(&faults, files[0].path, 0,
                   _("the file has no subject: give each a section [code]"));
        return faults_end(&faults, err);
    }
    *subjects = (struct subject_list){.items = ARENA_ARRAY(arena, sections, struct subject)};
    stack_take(&stack, subjects);
    check_subjects(&stack, subjects, files, file_count);
    return faults_end(&faults, err);
}
