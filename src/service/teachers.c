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
            return err_set(err, ERR_INPUT,
                           _("the login %s already belongs to %s: write another one"), other->login,
                           other->name);
    }
    return true;
}

static bool is_of(const struct teaching *one, const struct teaching *lesson)
{
    return one->class_id == lesson->class_id && strcmp(one->subject, lesson->subject) == 0;
}

/* Who teaches a subject of a class from a day on; what is said of later days stays. *nobody: nobody did. */
static bool put_lesson(struct run *run, struct teaching after, bool *nobody)
{
    const struct teaching_list *known = &service_data(run->session->service)->teachings;
    const struct teaching *before = NULL; /* what was said of that very day */
    bool first = true, same = false;
    size_t holding = 0;

    for (size_t i = 0; i < known->count; i++)
        first = first && !is_of(&known->items[i], &after);
    after.from = said_from(run->session, first);
    for (size_t i = 0; i < known->count; i++) {
        const struct teaching *one = &known->items[i];

        if (!is_of(one, &after))
            continue;
        before = one->from == after.from ? one : before;
        if (teaching_holds(known->items, known->count, i, after.from)) {
            holding++;
            same = one->teacher_id == after.teacher_id;
        }
    }
    *nobody = holding == 0;
    if (after.teacher_id == 0 ? holding == 0 : same && holding == 1)
        return true;
    /* an import may have named two for one lesson: whoever is named now is alone */
    for (size_t i = 0; i < known->count; i++)
        if (is_of(&known->items[i], &after) && known->items[i].from == after.from &&
            &known->items[i] != before &&
            !change_put_teaching(run->change, &known->items[i], NULL, run->err))
            return false;
    return change_put_teaching(run->change, before, &after, run->err);
}

const struct teacher *service_teaches(const struct session *session, int64_t class_id,
                                      const char *subject, day_t day)
{
    const struct school_data *data = service_data(session->service);
    const struct teaching_list *known = &data->teachings;

    for (size_t i = 0; i < known->count; i++) {
        const struct teaching *lesson = &known->items[i];
        if (lesson->class_id != class_id || strcmp(lesson->subject, subject) != 0 ||
            !teaching_holds(known->items, known->count, i, day))
            continue;
        for (size_t j = 0; j < data->teachers.count; j++)
            if (data->teachers.items[j].id == lesson->teacher_id)
                return &data->teachers.items[j];
    }
    return NULL;
}

bool put_taught(struct run *run, const struct teacher *teacher, const struct person_change *what)
{
    for (size_t i = 0; i < what->taught_count; i++) {
        struct teaching after = what->taught[i];
        bool nobody;

        after.teacher_id = teacher->id;
        if (!put_lesson(run, after, &nobody))
            return false;
    }
    return true;
}

static bool put_teaching(struct run *run, void *context)
{
    const struct teaching *after = context;
    bool nobody;

    return put_lesson(run, *after, &nobody) &&
           (after->teacher_id != 0 || !nobody ||
            err_set(run->err, ERR_INPUT, _("nobody teaches %s there"), after->subject));
}

bool service_put_teaching(const struct session *session, const struct class *class,
                          const char *subject, int64_t teacher_id, struct err *err)
{
    const struct command command = {.action = ACTION_TEACHER_ASSIGN};
    struct teaching after = {
        .class_id = class->id, .subject = (char *)subject, .teacher_id = teacher_id};

    return run_change(session, &command, put_teaching, &after, NULL, NULL, err);
}
