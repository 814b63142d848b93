/* See show.h. */
#include "config.h"

#include "show/show.h"

#include "service/service.h"

struct press_context show_context(const struct session *session)
{
    const struct school_data *data = service_data(session->service);

    return (struct press_context){.lang = session->moment.lang,
                                  .now = session->moment.now,
                                  .utc_offset = data->settings.utc_offset,
                                  .today = session->moment.today,
                                  .school_name = data->school.name,
                                  .calendar = data->calendar,
                                  .calendars = data->calendars,
                                  .classes = &data->classes,
                                  .policy = &data->policy,
                                  .terms = data->terms.items,
                                  .term_count = data->terms.count,
                                  .subjects = &data->subjects,
                                  .school = &data->school};
}

struct press_post show_post(const struct posting *posting)
{
    return (struct press_post){.board = posting->board,
                               .sheet = posting->sheet,
                               .due = (const struct assignment *const *)posting->due.items,
                               .due_count = posting->due.count,
                               .due_day = posting->due_day,
                               .signatures = true};
}

struct listed *show_items(const struct session *session, const struct item_list *list,
                          struct arena *arena)
{
    const struct school_data *data = service_data(session->service);
    struct listed *items = ARENA_ARRAY(arena, list->count + 1, struct listed);

    for (size_t i = 0; i < list->count; i++) {
        const struct assignment *item = list->items[i];
        const struct class *class = service_class_by_id(session, item->class_id);
        struct grade grade = {0};

        if (class)
            grade = class_grade(&data->school, class, item->assigned);
        items[i] = (struct listed){
            .assignment = item,
            .class = class,
            .subject = subject_by_code(&data->subjects, item->subject),
            .counted = class && assignment_counts(item, &data->policy, &grade),
            .correct = -1,
            .inside = session_sees_inside(session, item),
        };
    }
    return items;
}
