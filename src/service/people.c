/* What people hold in a school: roles given and taken away in the change of the person, and that the
 * school has an office wherever anybody else has a role. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

bool accept_login(char **login, struct arena *arena, struct err *err)
{
    const char *given = *login;
    size_t length, dropped = 0;

    if (!text_accept(arena, given, strlen(given), NAME_MAX_CHARS, _("the login"), login, &dropped,
                     err))
        return false;
    for (const char *c = *login; *c; c += length)
        dropped += text_is_white(text_decode(c, &length));
    return dropped == 0 ||
           err_set(err, ERR_INPUT, _("the login “%s” has a space in it: write it without"), *login);
}

/* ---- the rows, before and after ---- */

static bool same_place(const struct grant *a, const struct grant *b)
{
    return a->teacher_id == b->teacher_id && a->role == b->role && a->class_id == b->class_id &&
           a->grade == b->grade && strcmp(a->subject, b->subject) == 0;
}

static const struct grant *find_place(const struct role_list *rows, const struct grant *place)
{
    for (size_t i = 0; i < rows->count; i++)
        if (same_place(&rows->items[i], place))
            return &rows->items[i];
    return NULL;
}

/* All rows of the school once the person has lost what is taken away and holds what is given. */
static struct role_list rows_after(const struct role_list *now, const struct teacher *person,
                                   const struct person_change *what, struct arena *arena)
{
    struct role_list then = {ARENA_ARRAY(arena, now->count + what->given_count + 1, struct grant),
                             0}; /* one more: the caller as the office */

    for (size_t i = 0; i < now->count; i++) {
        const struct grant *row = &now->items[i];
        if (row->teacher_id != person->id ||
            (!person->removed && !(what->ended & 1U << (unsigned)row->role)))
            then.items[then.count++] = *row;
    }
    for (size_t i = 0; i < what->given_count; i++) {
        struct grant given = what->given[i];
        struct grant *same;
        given.teacher_id = person->id;
        given.subject = given.subject ? given.subject : "";
        same = (struct grant *)find_place(&then, &given);
        *(same ? same : &then.items[then.count++]) = given;
    }
    return then;
}

static bool write_rows(struct change *change, const struct role_list *now,
                       const struct role_list *then, struct err *err)
{
    for (size_t i = 0; i < now->count; i++)
        if (!change_put_role(change, &now->items[i], find_place(then, &now->items[i]), err))
            return false;
    for (size_t i = 0; i < then->count; i++)
        if (!find_place(now, &then->items[i]) &&
            !change_put_role(change, NULL, &then->items[i], err))
            return false;
    return true;
}

/* ---- the office ---- */

static bool has_login(const struct teacher_list *teachers, const struct teacher *person, int64_t id)
{
    if (person && person->id == id)
        return !person->removed && *person->login;
    for (size_t i = 0; i < teachers->count; i++)
        if (teachers->items[i].id == id)
            return !teachers->items[i].removed && *teachers->items[i].login;
    return false;
}

/* The row of an office that can be reached today and for good, with the person as it will be (may be
 * NULL); NULL: there is none. */
static const struct grant *standing_office(const struct session *session,
                                           const struct role_list *rows,
                                           const struct teacher_list *teachers,
                                           const struct teacher *person)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct grant *row = &rows->items[i];
        if (row->role == ROLE_OFFICE && row->first <= session->moment.today &&
            row->last == DAY_LAST && has_login(teachers, person, row->teacher_id))
            return row;
    }
    return NULL;
}

const struct teacher *service_office(const struct session *session)
{
    const struct school_data *data = service_data(session->service);
    const struct grant *row = standing_office(session, &data->roles, &data->teachers, NULL);

    for (size_t i = 0; row && i < data->teachers.count; i++)
        if (data->teachers.items[i].id == row->teacher_id)
            return &data->teachers.items[i];
    return NULL;
}

/* The person who acts; one whom the school does not know yet is added, called by the login. */
static bool know_caller(const struct session *session, struct change *change, const char *login,
                        int64_t *id, struct err *err)
{
    const struct teacher *known = service_person(session->service, login);
    struct teacher caller = {.login = (char *)login, .name = (char *)login};

    if (known) {
        *id = known->id;
        return true;
    }
    *id = caller.id = change_new_id(change, ENTITY_TEACHER);
    return change_put_teacher(change, NULL, &caller, err);
}

static struct grant office_of(int64_t id)
{
    return (struct grant){
        .teacher_id = id, .role = ROLE_OFFICE, .subject = "", .first = DAY_FIRST, .last = DAY_LAST};
}

bool put_office(const struct session *session, struct change *change, const char *login,
                struct err *err)
{
    struct grant office = office_of(0);

    return know_caller(session, change, login, &office.teacher_id, err) &&
           change_put_role(change, find_place(&service_data(session->service)->roles, &office),
                           &office, err);
}

static bool refuse_last_office(const struct session *session, struct err *err)
{
    if (session->on_screen)
        return err_set(
            err, ERR_INPUT,
            _("the last office cannot be removed while others have roles: give the office to "
              "another first, under “Roles”"));
    return err_set(err, ERR_INPUT,
                   _("the last office cannot be removed while others have roles: name another "
                     "first, hwboard teacher edit LOGIN --role office"));
}

/* Where others have roles somebody must be able to give them: whoever names the first one becomes
 * the office, and the last office stays. */
static bool keep_an_office(const struct session *session, struct change *change,
                           const struct teacher *person, const struct role_list *now,
                           struct role_list *then, struct err *err)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;
    struct grant office = office_of(person->id);
    const struct grant *there;

    if (roles_are_open(then) || standing_office(session, then, teachers, person))
        return true;
    if (standing_office(session, now, teachers, NULL))
        return refuse_last_office(session, err);
    if (strcmp(person->login, session->actor->login) != 0 &&
        !know_caller(session, change, session->actor->login, &office.teacher_id, err))
        return false;
    there = find_place(then, &office);
    *(there ? (struct grant *)there : &then->items[then->count++]) = office;
    return true;
}

bool put_roles(const struct session *session, struct change *change, const struct teacher *person,
               const struct person_change *what, struct err *err)
{
    struct arena *arena = arena_new();
    struct role_list now, then;
    /* read anew: behind the lock nobody else can take the last office away at the same time */
    bool ok = store_roles(session->service->store, arena, &now, err);

    if (ok) {
        then = rows_after(&now, person, what, arena);
        ok = keep_an_office(session, change, person, &now, &then, err) &&
             write_rows(change, &now, &then, err);
    }
    arena_free(arena);
    return ok;
}

bool office_stands(struct run *run)
{
    struct store *store = run->session->service->store;
    struct role_list roles;
    struct teacher_list teachers;

    if (!service_office(run->session)) /* there was none before, either */
        return true;
    if (!store_roles(store, run->arena, &roles, run->err) ||
        !store_teachers(store, run->arena, &teachers, run->err))
        return false;
    if (roles_are_open(&roles) || standing_office(run->session, &roles, &teachers, NULL))
        return true;
    return refuse_last_office(run->session, run->err);
}

static bool name_office(struct run *run, void *context)
{
    const struct teacher *office = service_office(run->session);
    char *login = arena_strdup(run->arena, context);

    if (!accept_login(&login, run->arena, run->err))
        return false;
    if (office)
        return err_set(run->err, ERR_INPUT,
                       _("%s (login %s) is the office, which gives roles with hwboard teacher"),
                       office->name, office->login);
    return put_office(run->session, run->change, login, run->err);
}

bool service_name_office(const struct session *session, const char *login, struct err *err)
{
    const struct command command = {.action = ACTION_OFFICE};

    return run_change(session, &command, name_office, (void *)(uintptr_t)login, NULL, NULL, err) &&
           service_refresh(session->service, err);
}
