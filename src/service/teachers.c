/* Teachers: who they are and what they teach; their roles are people.c's. */
#include "config.h"

#include <string.h>

#include "service/internal.h"

bool check_teacher(const struct session *session, const void *known, void *row, struct arena *arena,
                   struct err *err)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;
    const struct teacher *before = known;
    struct teacher *after = row;
    /* a login that a computer has is taken as it is: only what is typed is judged */
    bool same = before && after->login && strcmp(before->login, after->login) == 0;

    if (!accept_name(&after->name, true, _("the teacher's name"), arena, err) ||
        (after->login && *after->login && !same && !accept_login(&after->login, arena, err)))
        return false;
    if (!after->login)
        after->login = arena_strdup(arena, "");
    for (size_t i = 0; i < teachers->count; i++) {
        const struct teacher *other = &teachers->items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (*after->login && strcmp(other->login, after->login) == 0)
            return err_set(err, ERR_INPUT, _("the login %s already belongs to %s"), other->login,
                           other->name);
    }
    return true;
}

static const struct teaching *find_teaching(const struct session *session, int64_t class_id,
                                            const char *subject)
{
    const struct teaching_list *known = &service_data(session->service)->teachings;

    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].class_id == class_id && strcmp(known->items[i].subject, subject) == 0)
            return &known->items[i];
    return NULL;
}

const struct teacher *service_teaches(const struct session *session, int64_t class_id,
                                      const char *subject)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;
    const struct teaching *lesson = find_teaching(session, class_id, subject);

    for (size_t i = 0; lesson && i < teachers->count; i++)
        if (teachers->items[i].id == lesson->teacher_id)
            return &teachers->items[i];
    return NULL;
}

bool put_taught(struct run *run, const struct teacher *teacher, const struct person_change *what)
{
    for (size_t i = 0; i < what->taught_count; i++) {
        struct teaching after = what->taught[i];
        after.teacher_id = teacher->id;
        if (!change_put_teaching(run->change,
                                 find_teaching(run->session, after.class_id, after.subject), &after,
                                 run->err))
            return false;
    }
    return true;
}

static bool put_teaching(struct run *run, void *context)
{
    const struct teaching *after = context;
    const struct teaching *before = find_teaching(run->session, after->class_id, after->subject);

    if (!before && after->teacher_id == 0)
        return err_set(run->err, ERR_INPUT, _("nobody teaches %s there"), after->subject);
    return change_put_teaching(run->change, before, after->teacher_id ? after : NULL, run->err);
}

bool service_put_teaching(const struct session *session, const struct class *class,
                          const char *subject, int64_t teacher_id, struct err *err)
{
    const struct command command = {.action = ACTION_TEACHER_ASSIGN};
    struct teaching after = {
        .class_id = class->id, .subject = (char *)subject, .teacher_id = teacher_id};

    return run_change(session, &command, put_teaching, &after, NULL, NULL, err);
}
