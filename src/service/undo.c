/* Undo: takes whole commands back, whatever they touched; is itself a change. */
#include "config.h"

#include "service/internal.h"

static bool undo_one(const struct session *session, const char *request, int64_t target,
                     struct arena *arena, int64_t *number, struct err *err)
{
    struct change_head head = {
        .request = request,
        .at = session->now,
        .actor = session->login,
        .action = "undo",
        .ref = target,
    };
    struct change *change;
    int64_t repeated = 0;

    if (!store_begin_change(session->service->store, &head, &change, &repeated, err))
        return false;
    if (!change) {
        *number = repeated;
        return true;
    }
    *number = change_number(change);
    if (!change_undo(change, target, arena, err)) {
        store_abort(change);
        return false;
    }
    return store_commit(change, err);
}

bool service_undo(const struct session *session, size_t steps, int64_t target, struct arena *arena,
                  struct undone *undone, struct err *err)
{
    int64_t *changes = &target;
    size_t count = 1;

    *undone = (struct undone){0};
    if (!session_may(session, RIGHT_SET, err))
        return false;
    if (target <= 0 && !store_undoable(session->service->store, session->login, steps, arena,
                                       &changes, &count, err))
        return false;
    if (count == 0)
        return err_set(err, ERR_INPUT, _("%s has nothing to undo"), session->login);
    if (target <= 0 && count < steps)
        return err_set(err, ERR_INPUT, _("%s has only %zu changes to undo"), session->login, count);
    undone->changes = ARENA_ARRAY(arena, count, int64_t);
    for (size_t i = 0; i < count; i++) {
        /* each step has a key of its own, derived from the command's, so that a retry goes on */
        const char *request = arena_printf(arena, "%s.%zu", session->request, i);
        if (!undo_one(session, request, changes[i], arena, &undone->change, err))
            return false;
        undone->changes[undone->count++] = changes[i];
    }
    return true;
}
