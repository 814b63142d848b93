/* Making a school: everything is checked before the database is made, and what was made goes again
 * when a later step fails. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "service/demo.h"
#include "service/internal.h"
#include "service/manage.h"

static bool plan_classes(const struct init_options *options, const struct school *school,
                         struct arena *arena, struct class **classes, struct err *err)
{
    *classes = ARENA_ARRAY(arena, options->class_count, struct class);
    for (size_t i = 0; i < options->class_count; i++) {
        struct class *class = &(*classes)[i];
        if (!class_parse_new(school, options->classes[i], options->date, class, err))
            return false;
        if (!class->name)
            class->name = arena_strdup(arena, "");
        for (size_t j = 0; j < i; j++)
            if ((*classes)[j].stage == class->stage && (*classes)[j].number == class->number &&
                (*classes)[j].entry_year == class->entry_year)
                return err_set(err, ERR_INPUT, _("the class %s stands twice"), options->classes[i]);
    }
    return true;
}

/* The classes, and whoever makes the school as its office. */
static bool put_classes(struct run *run, void *context)
{
    const struct class_list *classes = context;

    for (size_t i = 0; i < classes->count; i++) {
        classes->items[i].id = change_new_id(run->change, ENTITY_CLASS);
        if (!change_put_class(run->change, NULL, &classes->items[i], run->err))
            return false;
    }
    return put_office(run->session, run->change, run->session->actor->login, run->err);
}

/* Fills the new database; it is open and empty but for the school. */
static bool fill(const struct conf_paths *paths, const struct settings *settings, const char *url,
                 const struct init_options *options, struct class *classes, struct err *err)
{
    const struct command command = {.action = ACTION_INIT};
    struct class_list list = {classes, options->class_count};
    struct arena *arena = arena_new();
    struct service *service = NULL;
    struct session session;
    bool ok;

    if (!service_open(paths, settings, url, &service, err)) {
        arena_free(arena);
        return false;
    }
    session = (struct session){
        .service = service,
        .moment = {.lang = options->lang,
                   .now = options->now,
                   .today = stamp_day(options->now, settings->utc_offset),
                   .date = options->date},
    };
    session.actor = service_actor(service, options->login, session.moment.today, arena);
    ok = run_change(&session, &command, put_classes, &list, NULL, NULL, err) &&
         (!options->demo || demo_fill(&session, err));
    service_close(service);
    arena_free(arena);
    return ok;
}

static void remove_files(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    struct arena *arena = arena_new();

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        unlink(arena_printf(arena, "%s%s", path, endings[i]));
    arena_free(arena);
}

bool service_init(const struct conf_paths *paths, const struct settings *settings, const char *url,
                  const struct init_options *options, struct err *err)
{
    struct arena *arena = arena_new();
    struct school school = {.id = 1, .year_start_month = 9, .year_start_day = 1};
    const char *name = options->school_name ? options->school_name
                       : options->demo      ? _("Demonstration School")
                                            : _("My School");
    const struct db_driver *driver = store_driver_for(url, err);
    struct class *classes;
    struct store *store = NULL;
    bool was_there = access(url, F_OK) == 0;
    bool ok =
        driver &&
        text_accept(arena, name, strlen(name), NAME_MAX_CHARS, _("the school's name"), &school.name,
                    NULL, err) &&
        school_parse_stages(options->stages ? options->stages : "6-3-3", school.stage_years, err) &&
        plan_classes(options, &school, arena, &classes, err) &&
        store_create(driver, url, &school, &store, err);

    store_close(store);
    if (ok && !fill(paths, settings, url, options, classes, err)) {
        if (!was_there)
            remove_files(url);
        ok = false;
    }
    arena_free(arena);
    return ok;
}
