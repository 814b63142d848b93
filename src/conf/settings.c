/* The settings: three files on top of each other, and how names in them become paths. */
#include "config.h"

#include "conf/files.h"
#include "conf/keys.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

/* A role of earlier settings gives no right; doctor says where it stands. */
KEY_STORE(settings_role)
{
    (void)match;
    (void)value;
    struct settings *settings = parser->target;
    settings->role_file = arena_strdup(parser->arena, parser->file);
    settings->role_line = parser->line;
}

/* A relative path of a settings file means the same wherever the program is started. */
static char *beside(const struct parser *parser, const char *name)
{
    const char *slash = parser->file ? strrchr(parser->file, '/') : NULL;
    if (name[0] == '/' || !slash)
        return arena_strdup(parser->arena, name);
    return arena_printf(parser->arena, "%.*s/%s", (int)(slash - parser->file), parser->file, name);
}

/* A name without a slash is one in the data folder and stays as it is. */
static char *named(const struct parser *parser, const char *name)
{
    return strchr(name, '/') ? beside(parser, name) : arena_strdup(parser->arena, name);
}

static char **named_all(const struct parser *parser, const struct value *value)
{
    char **files = ARENA_ARRAY(parser->arena, value->count, char *);
    for (size_t i = 0; i < value->count; i++)
        files[i] = named(parser, value->items[i]);
    return files;
}

KEY_STORE(settings_db)
{
    (void)match;
    bool url = strstr(value->text, "://") != NULL;
    ((struct settings *)parser->target)->db =
        url ? arena_strdup(parser->arena, value->text) : beside(parser, value->text);
}

KEY_STORE(settings_hooks)
{
    (void)match;
    ((struct settings *)parser->target)->hooks_folder = beside(parser, value->text);
}

KEY_STORE(settings_policy)
{
    (void)match;
    struct settings *settings = parser->target;
    settings->policy_files = named_all(parser, value);
    settings->policy_count = value->count;
}

KEY_STORE(settings_subjects)
{
    (void)match;
    struct settings *settings = parser->target;
    char **files = named_all(parser, value);

    settings->subjects_file = value->count > 0 ? files[0] : NULL;
    settings->subjects_added = files + (value->count > 0);
    settings->subjects_added_count = value->count > 0 ? value->count - 1 : 0;
}

KEY_STORE(settings_calendar)
{
    (void)match;
    struct settings *settings = parser->target;
    settings->calendar_files = named_all(parser, value);
    settings->calendar_count = value->count;
}

KEY_STORE(settings_keys)
{
    struct settings *settings = parser->target;
    size_t room = settings->binding_count;
    settings->bindings = arena_grow(parser->arena, settings->bindings, &room,
                                    settings->binding_count + 1, sizeof *settings->bindings);
    settings->bindings[settings->binding_count++] = (struct conf_binding){
        .name = arena_strdup(parser->arena, match->word),
        .keys = arena_strdup(parser->arena, value->text),
        .file = arena_strdup(parser->arena, parser->file),
        .line = parser->line,
    };
}

/* The settings files on top of each other. */
static bool read_files(struct stack *stack, const struct conf_paths *paths, struct err *err)
{
    const char *files[] = {paths->system_file, paths->user_file, paths->named_file};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (!files[i])
            continue;
        struct ini_file file;
        enum ini_outcome outcome = ini_read(stack->arena, files[i], false, &file, stack->faults);
        if (outcome == INI_ABSENT && files[i] == paths->named_file) {
            faults_add(stack->faults, files[i], 0,
                       _("there is no such file: name a settings file"));
        }
        if (outcome != INI_ABSENT)
            stack_add(stack, &file);
    }
    return faults_end(stack->faults, err);
}

bool conf_load_settings(struct arena *arena, const struct conf_paths *paths,
                        struct settings *settings, struct err *err)
{
    struct faults faults = {.arena = arena};
    struct stack stack = {.arena = arena, .kind = KEYS_SETTINGS, .faults = &faults};
    if (!read_files(&stack, paths, err))
        return false;
    *settings = (struct settings){0};
    stack_take(&stack, settings);
    settings->has_lang = stack_find(&stack, "general", "lang") != NULL;
    return true;
}

bool conf_settings_origins(struct arena *arena, const struct conf_paths *paths,
                           struct conf_origins *origins, struct err *err)
{
    struct faults faults = {.arena = arena};
    struct stack stack = {.arena = arena, .kind = KEYS_SETTINGS, .faults = &faults};
    if (!read_files(&stack, paths, err))
        return false;
    stack_origins(&stack, origins);
    return true;
}
