/* Events: what the school does beside its lessons. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

bool check_event(const struct session *session, const void *known, void *row, struct arena *arena,
                 struct err *err)
{
    struct school_event *after = row;
    char *text;

    (void)known;
    if (!check_days(after->first, after->last, err))
        return false;
    if (after->last - after->first >= EVENT_MAX_DAYS)
        return err_set(err, ERR_INPUT, _("an event takes at most %d days"), EVENT_MAX_DAYS);
    if (!after->text || !*after->text)
        return err_set(err, ERR_INPUT, _("%s is empty: give one"), _("the text"));
    if (!text_accept(arena, after->text, strlen(after->text), EVENT_TEXT_MAX_CHARS, _("the text"),
                     &text, NULL, err))
        return false;
    after->text = text;
    if (after->class_id != 0)
        return class_is_there(session, after->class_id, false, err);
    return after->grade == 0 || check_grade(after->grade, err);
}

bool may_put_event(const struct run *run, const void *row)
{
    const struct school_event *event = row;
    const struct right_object object = {.class_id = event->class_id, .grade = event->grade};

    return session_may(run->session, run->right, &object, run->err);
}

/* ---- adding ---- */

struct adding
{
    struct event_list *events;
    size_t *added;
};

static bool is_known(const struct school_event *event, const struct event_list *known)
{
    for (size_t i = 0; i < known->count; i++)
        if (event_same(event, &known->items[i]))
            return true;
    return false;
}

static bool add_events(struct run *run, void *context)
{
    const struct adding *adding = context;

    *adding->added = 0;
    for (size_t i = 0; i < adding->events->count; i++) {
        struct school_event *event = &adding->events->items[i];
        struct event_list known;

        if (!may_put_event(run, event) ||
            !check_event(run->session, NULL, event, run->arena, run->err) ||
            !store_events(run->session->service->store, event->first, event->last, run->arena,
                          &known, run->err))
            return false;
        if (is_known(event, &known))
            continue;
        event->id = change_new_id(run->change, ENTITY_EVENT);
        if (!change_put_event(run->change, NULL, event, run->err))
            return false;
        ++*adding->added;
    }
    return true;
}

bool service_add_events(const struct session *session, struct event_list *events, size_t *added,
                        struct err *err)
{
    const struct command command = {.action = ACTION_EVENT_ADD};
    struct adding adding = {events, added};
    struct arena *arena = arena_new();
    struct outcome outcome;
    struct event_list copy = {ARENA_ARRAY(arena, events->count, struct school_event),
                              events->count};
    bool ok;

    /* their texts, as they were accepted, live no longer than the run */
    memcpy(copy.items, events->items, events->count * sizeof *copy.items);
    adding.events = &copy;
    ok = run_change(session, &command, add_events, &adding, arena, &outcome, err);
    for (size_t i = 0; ok && i < events->count; i++)
        events->items[i].id = copy.items[i].id;
    arena_free(arena);
    return ok;
}

bool service_import_events(const struct session *session, const struct file *file,
                           struct arena *arena, struct event_list *list, size_t *added,
                           struct err *err)
{
    const struct file_school school = file_school_of(session);

    return file_read_events(&school, file, arena, list, err) &&
           service_add_events(session, list, added, err);
}

/* ---- reading ---- */

/* Whether a class has it on one of its days in from..to; of a grade it may be there for some of them. */
static bool has_event(const struct session *session, const struct class *class,
                      const struct school_event *event, day_t from, day_t to)
{
    const struct school *school = &service_data(session->service)->school;
    day_t first = event->first > from ? event->first : from;
    day_t last = event->last < to ? event->last : to;

    for (day_t day = first; day <= last; day++)
        if (event_concerns(event, class->id, class_grade(school, class, day).grade))
            return true;
    return false;
}

bool service_events(const struct session *session, const struct class *class, day_t from, day_t to,
                    struct arena *arena, struct event_list *list, struct err *err)
{
    size_t count = 0;

    *list = (struct event_list){0};
    if (!session_may(session, RIGHT_READ, NULL, err))
        return false;
    if (!(store_holds(session->service->store) & HOLDS_EVENT))
        return true;
    if (!store_events(session->service->store, from, to, arena, list, err))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (!class || has_event(session, class, &list->items[i], from, to))
            list->items[count++] = list->items[i];
    list->count = count;
    return true;
}

bool service_event(const struct session *session, int64_t id, struct arena *arena,
                   struct school_event **event, struct err *err)
{
    const struct school_event like = {.id = id};
    const void *row;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_find(session->service->store, ENTITY_EVENT, &like, arena, &row, err))
        return false;
    *event = (struct school_event *)(uintptr_t)row;
    return row || err_set(err, ERR_INPUT, _("there is no event %lld: see hwboard event list"),
                          (long long)id);
}

const char *service_event_whose(const struct session *session, const struct school_event *event,
                                struct arena *arena)
{
    const struct class *class =
        event->class_id != 0 ? service_class_by_id(session, event->class_id) : NULL;
    enum lang lang = session->moment.lang;

    if (class)
        return class_name(&service_data(session->service)->school, class, event->first, lang,
                          arena);
    return event->grade > 0
               ? grade_words(&service_data(session->service)->school, event->grade, lang, arena)
               : tr(lang, "the whole school");
}
