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

bool service_undo(const struct session *session, size_t steps, int64_t target, struct arena *arena,
                  struct undone *undone, struct err *err)
{
    struct change *change = NULL;
    struct outcome outcome;
    bool school, ok = true;

    *undone = (struct undone){.changes = &target, .count = 1};
    if (!begin_command(session, RIGHT_SET, "undo", NULL, &change, &outcome, err))
        return false;
    if (!change) { /* a retry: it is done */
        *undone = (struct undone){.change = outcome.change};
        return true;
    }
    if (target <= 0)
        ok = store_undoable(session->service->store, session->login, steps, arena, &undone->changes,
                            &undone->count, err);
    else
        undone->changes = arena_memdup(arena, &target, sizeof target);
    if (ok && undone->count == 0)
        ok = err_set(err, ERR_INPUT, _("%s has nothing to undo"), session->login);
    else if (ok && target <= 0 && undone->count < steps)
        ok = err_set(err, ERR_INPUT, _("%s has only %zu changes to undo"), session->login,
                     undone->count);
    for (size_t i = 0; i < undone->count && ok; i++)
        ok = change_undo(change, undone->changes[i], may_go, session->service, arena, err);
    if (!end_command(change, ok, &outcome, err))
        return false;
    undone->change = outcome.change;
    return touches_school(session, undone->change, arena, &school, err) &&
           (!school || service_refresh(session->service, err));
}
