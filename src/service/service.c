/* Opening a school: settings' files, policy and store come together here, and what the school is
 * (classes, subjects, calendar) is read anew when it changed. */
#include "config.h"

#include <string.h>
#include <sys/random.h>

#include "service/internal.h"

void request_new(char key[REQUEST_BYTES])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[(REQUEST_BYTES - 1) / 2];
    size_t got = 0;

    while (got < sizeof bytes) {
        ssize_t n = getrandom(bytes + got, sizeof bytes - got, 0);
        if (n > 0)
            got += (size_t)n;
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        key[2 * i] = digits[bytes[i] >> 4];
        key[2 * i + 1] = digits[bytes[i] & 15];
    }
    key[REQUEST_BYTES - 1] = '\0';
}

/* The file's subjects with the school's own rows over them, by code; in board order. */
static struct subject_list overlay_subjects(const struct subject_list *file,
                                            const struct subject_list *own, struct arena *arena)
{
    struct subject_list list = {ARENA_ARRAY(arena, file->count + own->count, struct subject), 0};

    for (size_t i = 0; i < file->count; i++) {
        const struct subject *mine = subject_by_code(own, file->items[i].code);
        list.items[list.count++] = mine ? *mine : file->items[i];
    }
    for (size_t i = 0; i < own->count; i++)
        if (!subject_by_code(file, own->items[i].code))
            list.items[list.count++] = own->items[i];
    for (size_t i = 1; i < list.count; i++) {
        struct subject moved = list.items[i];
        size_t j = i;
        for (; j > 0 && list.items[j - 1].order > moved.order; j--)
            list.items[j] = list.items[j - 1];
        list.items[j] = moved;
    }
    return list;
}

bool build_calendar(const struct service *service, const struct calendar_list *own,
                    struct arena *arena, struct calendar **calendar, struct err *err)
{
    enum year_known known;
    int year;

    *calendar = calendar_new(arena, service->policy.weekly_no_homework);
    if (!conf_load_calendar(arena, &service->paths, &service->settings, *calendar, err))
        return false;
    for (size_t i = 0; i < own->count; i++) {
        calendar_add(*calendar, LAYER_SCHOOL, &own->items[i]);
        /* who enters or imports a year's holidays need not be told that they are missing */
        year = date_ymd(own->items[i].first).year;
        known = calendar_knows_year(*calendar, year);
        if ((own->items[i].mark == MARK_HOLIDAY && known == YEAR_UNKNOWN) ||
            (own->items[i].mark == MARK_SCHOOL &&
             known == YEAR_BY_LAW)) /* only a notice has these */
            calendar_know_year(*calendar, year, YEAR_KNOWN);
    }
    return true;
}

const struct calendar *calendar_for(const struct session *session, int64_t class_id)
{
    const struct school_data *data = &session->service->data;

    for (size_t i = 0; i < data->classes.count; i++)
        if (data->classes.items[i].id == class_id)
            return data->calendars[i];
    return data->calendar;
}

static void make_calendars(struct school_data *data, struct arena *arena)
{
    data->calendars = ARENA_ARRAY(arena, data->classes.count, const struct calendar *);
    for (size_t i = 0; i < data->classes.count; i++)
        data->calendars[i] =
            calendar_of_class(data->calendar, &data->school, &data->classes.items[i], arena);
}

/* Nothing is set for a removed class, but what was set stays, and is called by its name. */
static void set_removed_apart(struct arena *arena, struct school_data *data)
{
    struct class_list *classes = &data->classes;
    size_t count = classes->count;

    data->removed_classes.items = ARENA_ARRAY(arena, count, struct class);
    classes->count = 0;
    for (size_t i = 0; i < count; i++)
        if (classes->items[i].removed)
            data->removed_classes.items[data->removed_classes.count++] = classes->items[i];
        else
            classes->items[classes->count++] = classes->items[i];
}

/* Gives the classes what was said of their sizes after the first. */
static bool read_class_sizes(struct store *store, struct arena *arena, struct school_data *data,
                             struct err *err)
{
    struct class_size_list sizes;

    if (!(data->school.holds & HOLDS_CLASS_SIZE))
        return true;
    if (!store_class_sizes(store, arena, &sizes, err))
        return false;
    for (size_t i = 0; i < data->classes.count; i++) {
        struct class *class = &data->classes.items[i];

        for (size_t j = 0; j < sizes.count; j++) {
            if (sizes.items[j].class_id != class->id)
                continue;
            class->sizes = class->size_count == 0 ? &sizes.items[j] : class->sizes;
            class->size_count++;
        }
    }
    return true;
}

static bool read_school_data(struct service *service, struct arena *arena, struct school_data *data,
                             struct err *err)
{
    struct store *store = service->store;
    bool ok = false;

    if (!store_begin_read(store, err))
        return false;
    if (!store_school(store, arena, &data->school, err) ||
        !store_classes(store, arena, &data->classes, err) ||
        !read_class_sizes(store, arena, data, err) ||
        !store_subjects(store, arena, &data->own_subjects, err) ||
        !store_teachers(store, arena, &data->teachers, err) ||
        !store_teachings(store, arena, &data->teachings, err) ||
        (data->school.holds & HOLDS_ROLE && !store_roles(store, arena, &data->roles, err)) ||
        !store_calendar(store, arena, &data->own_calendar, err) ||
        !store_class_links(store, arena, &data->links, err) ||
        !store_terms(store, arena, &data->terms, err))
        goto out;
    set_removed_apart(arena, data);
    data->policy = service->policy;
    data->policy.parts_since = data->school.parts_since;
    data->settings = service->settings;
    data->subjects = overlay_subjects(&service->file_subjects, &data->own_subjects, arena);
    ok = build_calendar(service, &data->own_calendar, arena, &data->calendar, err);
out:
    store_end_read(store);
    return ok;
}

bool service_refresh(struct service *service, struct err *err)
{
    struct arena *arena = arena_new();
    struct school_data data = {0};

    if (!read_school_data(service, arena, &data, err)) {
        arena_free(arena);
        return false;
    }
    data.reading = service->data.reading + 1;
    arena_free(service->data_arena);
    service->data_arena = arena;
    service->data = data;
    make_calendars(&service->data, arena);
    service->lexicon = NULL;
    return true;
}

static struct conf_paths copy_paths(struct arena *arena, const struct conf_paths *paths)
{
    return (struct conf_paths){
        .data_dir = arena_strdup(arena, paths->data_dir),
        .system_file = arena_strdup(arena, paths->system_file),
        .user_file = arena_strdup(arena, paths->user_file),
        .named_file = arena_strdup(arena, paths->named_file),
    };
}

/* Policy and files; the store is the caller's to open. NULL where a file is wrong. */
static struct service *service_new(const struct conf_paths *paths, const struct settings *settings,
                                   struct err *err)
{
    struct arena *settled = arena_new();
    struct service *service = ARENA_NEW(settled, struct service);

    service->settled = settled;
    service->paths = copy_paths(settled, paths);
    service->settings = *settings; /* borrowed: settings outlive the service */
    if (!conf_load_policy(settled, paths, settings, &service->policy, NULL, err) ||
        !conf_load_subjects(settled, paths, settings, &service->file_subjects, err)) {
        service_close(service);
        return NULL;
    }
    service->linter = linter_new(&service->policy);
    return service;
}

bool service_open(const struct conf_paths *paths, const struct settings *settings, const char *url,
                  struct service **out, struct err *err)
{
    static const struct upgrade silent = {.day = DAY_NONE};

    return service_open_upgrading(paths, settings, url, &silent, out, err);
}

/* *out where the store is open and can be read, else nothing is left. */
static bool give_read(struct service *service, bool open, struct service **out, struct err *err)
{
    bool good = open && service_refresh(service, err);

    if (!good)
        service_close(service);
    *out = good ? service : NULL;
    return good;
}

bool service_open_upgrading(const struct conf_paths *paths, const struct settings *settings,
                            const char *url, const struct upgrade *upgrade, struct service **out,
                            struct err *err)
{
    struct service *service = service_new(paths, settings, err);
    const struct db_driver *driver = service ? store_driver_for(url, err) : NULL;

    return give_read(service,
                     driver && store_open_upgrading(driver, url, upgrade, &service->store, err),
                     out, err);
}

bool service_open_watching(const struct conf_paths *paths, const struct settings *settings,
                           const char *url, struct service **out, struct err *err)
{
    struct service *service = service_new(paths, settings, err);
    const struct db_driver *driver = service ? store_driver_for(url, err) : NULL;

    return give_read(service, driver && store_open_watching(driver, url, &service->store, err), out,
                     err);
}

void service_close(struct service *service)
{
    if (!service)
        return;
    store_close(service->store);
    linter_free(service->linter);
    arena_free(service->data_arena);
    arena_free(service->settled); /* holds the service itself: last */
}

void service_have_patience(struct service *service, service_patience *patience, void *context)
{
    store_have_patience(service->store, patience, context);
}

const struct school_data *service_data(const struct service *service)
{
    return &service->data;
}

bool service_reopen(struct service *service, bool *reopened, struct err *err)
{
    *reopened = false;
    if (store_place(service->store) == DB_HERE)
        return true;
    *reopened = store_reopen(service->store, err);
    return *reopened;
}

bool service_owns(const struct service *service, const char *path)
{
    return store_owns(service->store, path);
}

bool service_changed(struct service *service)
{
    return store_changed(service->store);
}

int service_watch(struct service *service)
{
    return store_watch(service->store);
}
