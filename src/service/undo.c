/* Undo: takes whole commands back, whatever they touched; is itself one change, however many it takes
 * back, so that all of them go or none. */
#include "config.h"

#include "service/internal.h"

/* Whether a change touched what the school is, not homework alone. */
static bool touches_school(const struct session *session, int64_t change, struct arena *arena,
                           bool *touches, struct err *err)
{
    struct history_list rows;

    *touches = false;
    if (!store_change_rows(session->service->store, change, arena, &rows, err))
        return false;
    for (size_t i = 0; i < rows.count; i++)
        *touches |=
            rows.items[i].entity != ENTITY_ASSIGNMENT && rows.items[i].entity != ENTITY_NONE;
    return true;
}

/* Whether a row that a change added may go: what others added since may stand on it. A subject of the
 * installation's file stays a subject without its row. */
static bool may_go(const void *context, const struct history_row *added, struct arena *arena,
                   struct err *err)
{
    const struct service *service = context;
    struct history_row *later;

    if (added->entity == ENTITY_SUBJECT && subject_by_code(&service->file_subjects, added->key))
        return true;
    if (!store_first_reference(service->store, added->entity, added->key, added->change, arena,
                               &later, err))
        return false;
    return !later ||
           err_set(
               err, ERR_INPUT,
               _("change %lld (%s, %s) made use of what change %lld added: undo that one first"),
               (long long)later->change, later->actor, later->action, (long long)added->change);
}

struct undoing
{
    size_t steps;
    int64_t target;
    struct undone *undone;
};

/* Which changes are meant: the one named, else the actor's last ones. */
static bool find_targets(struct run *run, const struct undoing *undoing)
{
    const struct session *session = run->session;
    struct undone *undone = undoing->undone;

    if (undoing->target > 0) {
        undone->changes = arena_memdup(run->arena, &undoing->target, sizeof undoing->target);
        undone->count = 1;
        return true;
    }
    if (!store_undoable(session->service->store, session->login, undoing->steps, run->arena,
                        &undone->changes, &undone->count, run->err))
        return false;
    if (undone->count == 0)
        return err_set(run->err, ERR_INPUT, _("%s has nothing to undo"), session->login);
    return undone->count == undoing->steps ||
           err_set(run->err, ERR_INPUT, _("%s has only %zu changes to undo"), session->login,
                   undone->count);
}

static bool undo_all(struct run *run, void *context)
{
    const struct undoing *undoing = context;
    const struct undone *undone = undoing->undone;
    bool ok = find_targets(run, undoing);

    for (size_t i = 0; ok && i < undone->count; i++)
        ok = change_undo(run->change, undone->changes[i], may_go, run->session->service, run->arena,
                         run->err);
    return ok;
}

bool service_undo(const struct session *session, size_t steps, int64_t target, struct arena *arena,
                  struct undone *undone, struct err *err)
{
    const struct command command = {.action = ACTION_UNDO};
    struct undoing undoing = {steps, target, undone};
    struct outcome outcome;
    bool school;

    *undone = (struct undone){0};
    if (!run_command(session, &command, undo_all, &undoing, arena, &outcome, err))
        return false;
    undone->change = outcome.change;
    return outcome.repeated || (touches_school(session, undone->change, arena, &school, err) &&
                                (!school || service_refresh(session->service, err)));
}
