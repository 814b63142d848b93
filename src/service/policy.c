/* Where the policy in force has its values from: read from the files once, when somebody first asks. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

/* Where policy/ of the installation is, and the file in it that is always read. */
static const char shipped_folder[] = "/policy/", national_file[] = "/national.ini";

static enum policy_rank rank_of(const struct service *service, const char *file)
{
    const char *folder = service->paths.data_dir ? service->paths.data_dir : "";
    bool shipped =
        text_starts_with(file, folder) && text_starts_with(file + strlen(folder), shipped_folder);

    return !shipped                              ? POLICY_OWN
           : text_ends_with(file, national_file) ? POLICY_NATIONAL
                                                 : POLICY_LOCAL;
}

/* The settings file that names the overlays; where none does, the one that would. */
static const char *settings_file(struct service *service, const struct conf_origins *settings)
{
    const struct conf_paths *paths = &service->paths;

    for (size_t i = 0; i < settings->count; i++)
        if (strcmp(settings->items[i].section, "files") == 0 &&
            strcmp(settings->items[i].key, "policy") == 0)
            return settings->items[i].file;
    return paths->named_file  ? paths->named_file
           : paths->user_file ? paths->user_file
                              : paths->system_file;
}

static bool read_sources(struct service *service, struct policy_sources *sources, struct err *err)
{
    struct arena *arena = service->settled;
    struct conf_origins origins, settings;
    struct policy policy;

    if (!conf_load_policy(arena, &service->paths, &service->settings, &policy, &origins, err) ||
        !conf_settings_origins(arena, &service->paths, &settings, err))
        return false;
    sources->items = ARENA_ARRAY(arena, origins.count, struct policy_source);
    for (size_t i = 0; i < origins.count; i++)
        sources->items[sources->count++] = (struct policy_source){
            .section = origins.items[i].section,
            .key = origins.items[i].key,
            .file = origins.items[i].file,
            .rank = rank_of(service, origins.items[i].file),
        };
    sources->settings_file = settings_file(service, &settings);
    return true;
}

bool service_policy_sources(const struct session *session, const struct policy_sources **sources,
                            struct err *err)
{
    struct service *service = session->service;
    struct policy_sources *read;

    *sources = service->policy_sources;
    if (*sources || !session_may(session, RIGHT_READ, NULL, err))
        return *sources != NULL;
    read = ARENA_NEW(service->settled, struct policy_sources);
    if (!read_sources(service, read, err))
        return false;
    *sources = service->policy_sources = read;
    return true;
}

const struct policy_source *policy_source_of(const struct policy_sources *sources,
                                             const char *section, const char *key)
{
    for (size_t i = 0; i < sources->count; i++)
        if (strcmp(sources->items[i].section, section) == 0 &&
            strcmp(sources->items[i].key, key) == 0)
            return &sources->items[i];
    return NULL;
}
