/* Who acts: what the school knows of a login, and what it holds on a day. What may be done with it is
 * said in rights.c. */
#include "config.h"

#include <string.h>

#include "service/internal.h"

/* A row that says only that somebody teaches here: the lessons are in the table of who teaches what. */
static bool is_plain_teacher(const struct grant *grant)
{
    return grant->role == ROLE_TEACHER && grant->class_id == 0;
}

bool roles_are_open(const struct role_list *roles)
{
    bool office = roles->count == 0;

    for (size_t i = 0; i < roles->count; i++) {
        office |= roles->items[i].role == ROLE_OFFICE;
        if (roles->items[i].teacher_id != roles->items[0].teacher_id)
            return false;
    }
    return office;
}

const struct teacher *service_person(const struct service *service, const char *login)
{
    const struct teacher_list *teachers = &service->data.teachers;

    for (size_t i = 0; i < teachers->count; i++)
        if (login && *login && !teachers->items[i].removed &&
            strcmp(teachers->items[i].login, login) == 0)
            return &teachers->items[i];
    return NULL;
}

static bool is_plain(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80)
        text++;
    return *text == '\0';
}

const char *person_name(const struct teacher *person)
{
    /* who came in without a name was given the login for one */
    bool unnamed = strcmp(person->name, person->login) == 0 && is_plain(person->name);

    return unnamed ? "" : person->name;
}

const char *service_teacher_said(const struct session *session, const struct assignment *item)
{
    const char *name = item->teacher;

    if (*name == '\0' || !is_plain(name)) /* a name, and boards are full of them */
        return name;
    const struct teacher *person = service_person(session->service, name);
    if (person)
        return person_name(person);
    return item->created_by && strcmp(name, item->created_by) == 0 ? "" : name;
}

const struct assignment *item_named(const struct session *session, const struct assignment *item,
                                    struct arena *arena)
{
    const char *said = service_teacher_said(session, item);
    struct assignment *named;

    if (said == item->teacher)
        return item;
    named = arena_memdup(arena, item, sizeof *item);
    named->teacher = said;
    return named;
}

void name_teachers(const struct session *session, struct arena *arena, struct board_input *input)
{
    const struct assignment **items =
        ARENA_ARRAY(arena, input->assignment_count, const struct assignment *);

    for (size_t i = 0; i < input->assignment_count; i++)
        items[i] = item_named(session, input->assignments[i], arena);
    input->assignments = items;
}

const struct actor *service_actor(const struct service *service, const char *login, day_t today,
                                  struct arena *arena)
{
    const struct school_data *data = &service->data;
    const struct teacher *person = service_person(service, login);
    struct grant *grants =
        ARENA_ARRAY(arena, data->roles.count + data->teachings.count + 1, struct grant);
    struct actor *actor = ARENA_NEW(arena, struct actor);

    *actor = (struct actor){.login = arena_strdup(arena, login),
                            .teacher_id = person ? person->id : 0,
                            .name = arena_strdup(arena, person ? person->name : ""),
                            .open = roles_are_open(&data->roles),
                            .grants = grants};
    for (size_t i = 0; person && i < data->roles.count; i++) {
        const struct grant *row = &data->roles.items[i];
        if (row->teacher_id == person->id && row->first <= today && today <= row->last &&
            !is_plain_teacher(row))
            grants[actor->grant_count++] = *row;
    }
    for (size_t i = 0; person && i < data->teachings.count; i++) {
        const struct teaching *lesson = &data->teachings.items[i];
        if (lesson->teacher_id == person->id &&
            teaching_holds(data->teachings.items, data->teachings.count, i, today))
            grants[actor->grant_count++] = (struct grant){.teacher_id = person->id,
                                                          .role = ROLE_TEACHER,
                                                          .class_id = lesson->class_id,
                                                          .subject = lesson->subject,
                                                          .first = DAY_FIRST,
                                                          .last = DAY_LAST};
    }
    for (size_t i = 0; i < actor->grant_count; i++)
        grants[i].subject = arena_strdup(arena, grants[i].subject);
    return actor;
}
