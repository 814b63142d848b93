/* Teachers: who they are and what they teach; their roles are people.c's. */
#include "config.h"

#include <string.h>

#include "service/internal.h"

static bool check_teacher(const struct session *session, const struct teacher *before,
                          struct teacher *after, struct arena *arena, struct err *err)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;
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
            return err_set(err, ERR_INPUT, _("the login %s is %s's already"), other->login,
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

struct teacher_edit
{
    const struct teacher *before;
    struct teacher row;
    bool removes;
    const struct person_change *what;
};

static bool put_taught(struct run *run, const struct teacher_edit *edit)
{
    for (size_t i = 0; i < edit->what->taught_count; i++) {
        struct teaching after = edit->what->taught[i];
        after.teacher_id = edit->row.id;
        if (!change_put_teaching(run->change,
                                 find_teaching(run->session, after.class_id, after.subject), &after,
                                 run->err))
            return false;
    }
    return true;
}

static bool put_teacher(struct run *run, void *context)
{
    struct teacher_edit *edit = context;
    struct teacher *row = &edit->row;

    row->removed |= edit->removes;
    if (!edit->removes && !check_teacher(run->session, edit->before, row, run->arena, run->err))
        return false;
    if (!edit->before)
        row->id = change_new_id(run->change, ENTITY_TEACHER);
    return change_put_teacher(run->change, edit->before, row, run->err) && put_taught(run, edit) &&
           put_roles(run->session, run->change, row, edit->what, run->err);
}

bool service_put_teacher(const struct session *session, const struct teacher *before,
                         struct teacher *after, const struct person_change *what, struct err *err)
{
    static const struct person_change nothing;
    const struct command command =
        command_of(before, after, ACTION_TEACHER_ADD, ACTION_TEACHER_EDIT, ACTION_TEACHER_REMOVE);
    struct teacher_edit edit = {before, after ? *after : *before, !after, what ? what : &nothing};

    if (!run_change(session, &command, put_teacher, &edit, NULL, NULL, err))
        return false;
    if (after)
        after->id = edit.row.id;
    return true;
}

static bool put_teaching(struct run *run, void *context)
{
    const struct teaching *after = context;
    const struct teaching *before = find_teaching(run->session, after->class_id, after->subject);

    if (!before && after->teacher_id == 0)
        return err_set(run->err, ERR_INPUT, _("nobody is named for %s there"), after->subject);
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
