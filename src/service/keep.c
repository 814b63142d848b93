/* How the rows that make a school are kept: classes, subjects, teachers, calendar rows, terms are put by
 * their records, one change each; what one may be is checked in the file of its subject. */
#include "config.h"

#include <string.h>

#include "domain/fields.h"
#include "service/internal.h"

struct keeping
{
    enum action add, edit, remove;
    check_row *check;
    may_put_row *may; /* NULL: the right to the whole school was asked already */
    size_t gone;      /* the flag of a row that stays for old homework; 0: it goes itself */
};
static const struct keeping keepings[ENTITY_COUNT] = {
    [ENTITY_CLASS] = {ACTION_CLASS_ADD, ACTION_CLASS_EDIT, ACTION_CLASS_REMOVE, check_class, NULL,
                      offsetof(struct class, removed)},
    [ENTITY_SUBJECT] = {ACTION_SUBJECT_ADD, ACTION_SUBJECT_EDIT, ACTION_SUBJECT_REMOVE,
                        check_subject, NULL, offsetof(struct subject, hidden)},
    [ENTITY_TEACHER] = {ACTION_TEACHER_ADD, ACTION_TEACHER_EDIT, ACTION_TEACHER_REMOVE,
                        check_teacher, NULL, offsetof(struct teacher, removed)},
    [ENTITY_CALENDAR] = {ACTION_CALENDAR_ADD, ACTION_CALENDAR_EDIT, ACTION_CALENDAR_REMOVE,
                         check_calendar, NULL, 0},
    [ENTITY_TERM] = {ACTION_TERM_ADD, ACTION_TERM_EDIT, ACTION_TERM_REMOVE, check_term, NULL, 0},
    [ENTITY_EVENT] = {ACTION_EVENT_ADD, ACTION_EVENT_EDIT, ACTION_EVENT_REMOVE, check_event,
                      may_put_event, 0},
};

struct putting
{
    enum entity entity;
    const void *before, *after;
    const struct person_change *what; /* of a teacher */
    int64_t id;                       /* out: of a row that was added */
};

/* A subject of the file has no row of its own until the school changes it. */
static const void *row_before(const struct session *session, const struct putting *putting)
{
    const struct subject *subject = putting->before;

    return subject && putting->entity == ENTITY_SUBJECT
               ? subject_by_code(&service_data(session->service)->own_subjects, subject->code)
               : subject;
}

static bool put_row(struct run *run, void *context)
{
    struct putting *putting = context;
    const struct keeping *keeping = &keepings[putting->entity];
    const struct record *record = &records[putting->entity];
    char *row = arena_alloc(run->arena, record->size);
    const struct teacher *teacher = (const void *)row; /* where it is one */

    if (keeping->may && ((putting->before && !keeping->may(run, putting->before)) ||
                         (putting->after && !keeping->may(run, putting->after))))
        return false;
    memcpy(row, putting->after ? putting->after : putting->before, record->size);
    if (!putting->after && keeping->gone)
        *(bool *)(row + keeping->gone) = true;
    if (putting->after && !keeping->check(run->session, putting->before, row, run->arena, run->err))
        return false;
    if (!run->change)
        return true;
    if (putting->entity == ENTITY_CLASS && putting->before && putting->after &&
        !put_class_size(run, putting->before, (void *)row))
        return false;
    if (!putting->before && record->fields[0].type == TYPE_INT64) {
        putting->id = change_new_id(run->change, putting->entity);
        field_put_number(row, &record->fields[0], putting->id);
    }
    return change_put(run->change, putting->entity, row_before(run->session, putting),
                      putting->after || keeping->gone ? row : NULL, run->err) &&
           (putting->entity != ENTITY_TEACHER ||
            (put_taught(run, teacher, putting->what) &&
             put_roles(run->session, run->change, teacher, putting->what, run->err)));
}

bool run_put(const struct session *session, enum entity entity, const void *before, void *after,
             const struct person_change *what, bool dry_run, struct err *err)
{
    static const struct person_change nothing;
    const struct keeping *keeping = &keepings[entity];
    const struct command command = {.action = !before ? keeping->add
                                              : after ? keeping->edit
                                                      : keeping->remove,
                                    .dry_run = dry_run};
    struct putting putting = {entity, before, after, what ? what : &nothing, 0};

    if (!run_change(session, &command, put_row, &putting, NULL, NULL, err))
        return false;
    if (putting.id)
        field_put_number(after, &records[entity].fields[0], putting.id);
    return true;
}

static bool put_classes(struct run *run, void *context)
{
    const struct class_list *classes = context;

    for (size_t i = 0; i < classes->count; i++) {
        struct putting putting = {.entity = ENTITY_CLASS, .after = &classes->items[i]};

        if (!put_row(run, &putting))
            return false;
    }
    return true;
}

bool service_add_classes(const struct session *session, const struct class_list *classes,
                         struct err *err)
{
    const struct command command = {.action = ACTION_CLASS_ADD};

    return run_change(session, &command, put_classes, (void *)(uintptr_t)classes, NULL, NULL, err);
}

bool service_put(const struct session *session, enum entity entity, const void *before, void *after,
                 struct err *err)
{
    return run_put(session, entity, before, after, NULL, false, err);
}

bool service_put_teacher(const struct session *session, const struct teacher *before,
                         struct teacher *after, const struct person_change *what, struct err *err)
{
    return run_put(session, ENTITY_TEACHER, before, after, what, false, err);
}
